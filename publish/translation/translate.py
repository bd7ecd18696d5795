"""Turn a Publication and its catalogs into the Publication in another language."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from publish.content.files import FORBIDDEN, code_point
from publish.content.inlines import parse_phrase, to_markdown
from publish.diagnostics import Report, Span
from publish.document.nodes import (
    Abbreviation,
    Code,
    IndexMark,
    Inline,
    Link,
    NoteReference,
    Phrase,
    Placeholder,
    Publication,
    Reference,
    Term,
    Value,
)
from publish.document.walk import walk
from publish.language.protocol import Language
from publish.language.scripts.derived import ScriptOf
from publish.translation.catalogs import catalog_path, read_catalog
from publish.translation.messages import Message, UnitT, domain_of, run
from publish.translation.respelling import respell


@dataclass(frozen=True, slots=True)
class Entry:
    """A translation that may be published, and the line of the .po file that it stands in."""

    msgstr: str
    span: Span


@dataclass(frozen=True, slots=True)
class Catalog:
    """The publishable translations of one unit by msgid; fuzzy and empty ones are not among them."""

    lang: str
    entries: dict[str, Entry]


@dataclass(frozen=True, slots=True)
class Translated:
    """A publication in `lang`, and the words of its source: how many there are, and how many are translated."""

    lang: str
    publication: Publication
    words: int
    translated_words: int

    @property
    def share(self) -> float:
        """How much of the source is translated, from 0 to 1; the source itself is whole."""
        return self.translated_words / self.words if self.words else 1.0


def load_catalog(locales: Path, lang: str, domain: str) -> Catalog:
    """The translations of one unit; none where there is no file. Raises PublishError for a broken file."""
    path = catalog_path(locales, lang, domain)
    if not path.exists():
        return Catalog(lang, {})
    place = f"{locales.name}/{path.relative_to(locales)}"
    return Catalog(
        lang,
        {
            str(message.id): Entry(str(message.string), Span(place, message.lineno or 0))
            for message in read_catalog(path, locales)
            if message.id and message.string and not message.fuzzy
        },
    )


def translate(publication: Publication, locales: Path, language: Language) -> Translated:
    """The publication in `language`. What has no translation stays as it is, tagged with its own language.

    Kazakh in another script is that of the catalogs in Cyrillic, converted. Raises PublishError with every translation
    that is not of the same kind of tree as its source.
    """
    translated = _translated(publication, locales, language.catalog)
    if isinstance(language, ScriptOf):
        return replace(translated, lang=language.tag, publication=respell(translated.publication, language))
    return translated


def _translated(publication: Publication, locales: Path, lang: str) -> Translated:
    if lang == publication.lang:
        return Translated(lang, publication, 0, 0)
    report = Report()
    count: Counter[str] = Counter()

    def translated(unit: UnitT) -> UnitT:
        return run(unit, _Translator(load_catalog(locales, lang, domain_of(unit)), report, count))

    imprint = translated(publication.imprint)
    documents = tuple(map(translated, publication.documents))
    report.raise_errors()
    return Translated(
        lang, replace(publication, imprint=imprint, documents=documents), count["words"], count["translated"]
    )


class _Translator:
    """Gives each message its translation, and counts words."""

    def __init__(self, catalog: Catalog, report: Report, count: Counter[str]) -> None:
        self.catalog = catalog
        self.report = report
        self.count = count

    def __call__(self, message: Message) -> Phrase | None:
        words = len(message.msgid.split())
        self.count["words"] += words
        entry = self.catalog.entries.get(message.msgid)
        if entry is None:
            return None
        self.count["translated"] += words
        found = Report()
        if bad := FORBIDDEN.search(entry.msgstr):
            found.error("control-character", f"{code_point(bad[0])} cannot be shown", entry.span, "delete it")
        phrase = parse_phrase(entry.msgstr, self.catalog.lang, entry.span, found)
        source = parse_phrase(message.msgid, "", entry.span, Report())
        if not found.diagnostics:
            _compare(source, phrase, found)
        self.report.extend(found.diagnostics)
        return phrase


def _compare(source: Phrase, translation: Phrase, report: Report) -> None:
    """A translation has the links, notes, values and roles of its source, in any order."""
    wanted, found = Counter(_fixed_parts(source)), Counter(_fixed_parts(translation))
    for part, _ in wanted - found:
        hint = "copy it from the msgid; it may stand elsewhere in the sentence"
        report.error("lost-part", f"the translation lacks {part}", translation.span, hint)
    for part, _ in found - wanted:
        report.error("added-part", f"the translation has {part}, its source has not", translation.span, "remove it")


def _fixed_parts(phrase: Phrase) -> list[tuple[str, str]]:
    """What a translation may move but neither change, drop nor add, as a translator would name it.

    With each stands the target of the reference around it: a `{number}` stays in its own.
    """
    targets = {
        id(held): node.target
        for node in walk(phrase.inlines)
        if isinstance(node, Reference)
        for held in walk(node.children)
    }
    return [
        (name, targets.get(id(node), "") if isinstance(node, Placeholder) else "")
        for node in walk(phrase.inlines)
        if (name := _fixed_part(node))
    ]


def _fixed_part(node: Inline) -> str:
    match node:
        case Link(url, _):
            return f"the link to {url}"
        case Reference(target, _):
            return f"the reference to #{target}"
        case Placeholder() | NoteReference() | Code():
            return to_markdown((node,))
        case Value(kind, text, _):
            return f"{{{kind}}}`{text}`"  # the form is the translator's: `|loc` for `in June`
        case Abbreviation():
            return "an {abbr}"
        case Term(_, key):
            return f"the {{term}} |{key}"
        case IndexMark():
            return "an {index}"
    return ""
