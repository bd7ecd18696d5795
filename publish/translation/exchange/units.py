"""Turn a publication and its catalogs of one language into units: a source with its translation, both with codes."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message as PoMessage

from publish.content.files import FORBIDDEN
from publish.content.inlines import parse_phrase
from publish.diagnostics import Diagnostic, PublishError, Report, Span, error
from publish.document.nodes import Document, Inline, Publication
from publish.language import LANGUAGES
from publish.translation.catalogs import catalog_path, is_there, read_catalog
from publish.translation.exchange.codes import Coded, coded
from publish.translation.messages import Unit as Content
from publish.translation.messages import domain_of, translatable, units
from publish.translation.po import Po
from publish.translation.states import State, digest, state_of
from publish.translation.translate import Entry, read_translation


@dataclass(frozen=True, slots=True)
class Unit:
    """A message of a catalog. `id` depends on its source alone, so that it stays from one export to the next."""

    id: str
    message: PoMessage
    source: Coded
    translation: tuple[Inline, ...] | None
    """None where there is none, or one that is no phrase."""
    sound: bool
    """Whether the translation has all parts of its source; a draft may lack some."""

    @property
    def target(self) -> Coded | None:
        """The translation as text with codes, which have the ids of the source's."""
        return None if self.translation is None else coded(self.translation, self.source.codes)

    @property
    def state(self) -> State:
        """How far the translation has come."""
        return "untranslated" if self.translation is None else state_of(self.message)

    @property
    def version(self) -> str:
        """Changes with the translation, and when it becomes fuzzy or no longer is."""
        return digest(self.message) + "-fuzzy" * self.message.fuzzy


@dataclass(frozen=True, slots=True)
class Section:
    """The units of one catalog, in reading order. `original` names their source: `report.md`, `publication.toml`."""

    original: str
    path: Path
    catalog: Po
    units: tuple[Unit, ...]


def sections(publication: Publication, locales: Path, lang: str) -> list[Section]:
    """All units of a language. Raises PublishError where there are no catalogs, or they do not match the content."""
    check_language(publication, lang)
    stale: list[Diagnostic] = []
    found = []
    for content in units(publication):
        path = catalog_path(locales, lang, domain_of(content))
        catalog = read_catalog(path, locales) if is_there(path) else Po()
        living = [message for message in catalog if message.id and isinstance(message.id, str)]
        if {message.id for message in living} != {message.msgid for message in translatable(content)}:  # type: ignore[type-var]
            hint = f"run 'publish update --lang {lang}' first"
            stale.append(
                error(
                    "stale-catalog",
                    "it does not match the content",
                    Span(f"{locales.name}/{path.relative_to(locales)}"),
                    hint,
                )
            )
        found.append(Section(original(content), path, catalog, tuple(unit_of(each, lang) for each in living)))
    if stale:
        raise PublishError(*stale)
    return found


def check_language(publication: Publication, lang: str) -> None:
    """Raise PublishError unless translators work in this language."""
    if lang not in LANGUAGES or LANGUAGES[lang].catalog != lang or lang == publication.lang:
        hint = "name one that publication.toml translates into; Kazakh in other scripts is made from kk"
        raise PublishError(error("unknown-language", f"there are no catalogs in '{lang}'", None, hint))


def original(content: Content) -> str:
    """The file that a catalog's messages come from, relative to `content/`."""
    return content.path if isinstance(content, Document) else "publication.toml"


def unit_of(message: PoMessage, lang: str) -> Unit:
    """The unit of a message of a catalog in `lang`."""
    msgid = str(message.id)
    report = Report()
    source = parse_phrase(msgid, "", Span(""), Report()).inlines
    translation = parse_phrase(str(message.string), lang, Span(""), report).inlines
    faults = read_translation(msgid, Entry(str(message.string), Span("")), lang)[1]
    readable = message.string and not report.diagnostics and not FORBIDDEN.search(str(message.string))
    return Unit(unit_id(message), message, coded(source), translation if readable else None, not faults)


def unit_id(message: PoMessage) -> str:
    """The id of a message in exchanged files: `m-` and twelve hexadecimal figures that depend on source and context."""
    text = f"{message.context or ''}\0{message.id}"
    return f"m-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
