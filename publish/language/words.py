"""Turn the program's own English words ("Contents", "Table {number}") into those of another language.

They are the gettext domain `publish`, with a catalog for each language beside this module. The catalogs of a
publication are another matter: `publish.translation` reads those.
"""

from functools import cache
from importlib.resources import files

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

DOMAIN = "publish"


def translated(message: str, tag: str) -> str:
    """The words for `message` in the catalog of the language `tag`; the English where there are none, or fuzzy ones."""
    found = catalog(tag).get(message)
    if found is None or found.fuzzy or not isinstance(found.string, str):
        return message
    return found.string or message


@cache
def catalog(tag: str) -> Catalog:
    """The program's catalog for the language `tag`; an empty one for English, which is the msgids themselves."""
    file = files("publish.language") / "locales" / tag / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not file.is_file():
        return Catalog(domain=DOMAIN)
    with file.open("rb") as stream:
        return read_po(stream, domain=DOMAIN)
