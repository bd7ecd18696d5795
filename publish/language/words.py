"""Turn the program's own English words ("Contents", "Table {number}") into those of another language.

They are the gettext domain `publish`, with a catalog for each language beside this module. What a catalog has no words
for, or fuzzy or empty ones, the next broader language has (`kk-KZ`, `kk`), and at last the English message itself. The
catalogs of a publication are another matter: `publish.translation` reads those.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

DOMAIN = "publish"


def translated(message: str, tag: str) -> str:
    """The words for `message` in the language `tag` (BCP 47)."""
    return translations(tag).gettext(message)


def counted(one: str, many: str, count: int, tag: str) -> str:
    """The words for `count` things, in the plural form that the language wants; `one` and `many` are the English."""
    return translations(tag).ngettext(one, many, count)


@cache
def translations(tag: str) -> NullTranslations:
    """What gettext reads of the catalogs of `tag` and of the broader languages."""
    compiled = BytesIO()
    write_mo(compiled, _complete(catalog(tag)))  # without what is fuzzy
    compiled.seek(0)
    found = GNUTranslations(compiled)
    broader = tag.rpartition("-")[0]
    if broader:
        found.add_fallback(translations(broader))
    return found


def _complete(found: Catalog) -> Catalog:
    """Without the messages that lack one of their plural forms: gettext would mix them with English ones."""
    for message in list(found):
        if message.pluralizable and not all(message.string or ()):
            found.delete(message.id)
    return found


def catalog(tag: str) -> Catalog:
    """The program's catalog for the language `tag`; an empty one for English, which is the msgids themselves."""
    file = files("publish.language") / "locales" / tag / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not file.is_file():
        return Catalog(domain=DOMAIN)
    with file.open("rb") as stream:
        return read_po(stream, domain=DOMAIN)
