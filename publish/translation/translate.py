"""Turn a Publication and its catalogs into the Publication in another language."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from publish.content.files import FORBIDDEN, code_point
from publish.content.inlines import parse_phrase, to_markdown
from publish.diagnostics import Diagnostic, Report, Span
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
from publish.language import LANGUAGES
from publish.language.protocol import Language
from publish.language.pseudo import Pseudo
from publish.language.scripts.derived import ScriptOf
from publish.translation.catalogs import catalog_path, is_there, read_catalog
from publish.translation.fallback import Missing, without_untranslated
from publish.translation.messages import Message, UnitT, domain_of, run
from publish.translation.pseudo import pseudo_translated
from publish.translation.respelling import respell
from publish.translation.states import PUBLISHABLE, State, state_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A translation, how far it has come, and the line of the .po file that it stands in."""

    msgstr: str
    span: Span
    state: State = "translated"


@dataclass(frozen=True, slots=True)
class Catalog:
    """The messages of the catalog of one unit."""

    lang: str
    entries: dict[tuple[str, str], Entry]
    """By msgid and msgctxt."""

    def entry(self, message: Message) -> Entry | None:
        """What the catalog has for a message; under another context, too, until it is updated."""
        found = [entry for each in message.contexts if (entry := self.entries.get((message.msgid, each)))]
        return max(found, key=lambda entry: entry.state in PUBLISHABLE, default=None)

    def find(self, message: Message) -> Entry | None:
        """The translation of a message, if it may be published: a fuzzy one may not."""
        entry = self.entry(message)
        return entry if entry and entry.state in PUBLISHABLE else None


@dataclass(frozen=True, slots=True)
class Translated:
    """A publication in `lang`. `omitted` is the number of passages that were left out for want of a translation."""

    lang: str
    publication: Publication
    omitted: int = 0


def load_catalog(locales: Path, lang: str, domain: str) -> Catalog:
    """The messages of one unit; none where there is no file. Raises PublishError for a broken file."""
    path = catalog_path(locales, lang, domain)
    if not is_there(path):
        return Catalog(lang, {})
    place = f"{locales.name}/{path.relative_to(locales)}"
    return Catalog(
        lang,
        {
            (str(message.id), message.context or ""): Entry(
                str(message.string), Span(place, message.lineno or 0), state_of(message)
            )
            for message in read_catalog(path, locales)
            if message.id
        },
    )


def translate(publication: Publication, locales: Path, language: Language) -> Translated:
    """The publication in `language`. What has no translation stays as it is, tagged with its own language, or goes by
    the policy of the edition.

    Kazakh in another script is that of the catalogs in Cyrillic, converted; a pseudo-language needs none. Raises
    PublishError with every translation that is not of the same kind of tree as its source, and where the policy wants
    it with those that are missing.
    """
    if isinstance(language, Pseudo):
        return Translated(language.tag, pseudo_translated(publication, language))
    translated = _translated(publication, locales, language)
    if isinstance(language, ScriptOf):
        return replace(translated, lang=language.tag, publication=respell(translated.publication, language))
    return translated


def _translated(publication: Publication, locales: Path, language: Language) -> Translated:
    lang = language.catalog
    if lang == publication.lang:
        return Translated(lang, publication)
    report, missing = Report(), Missing(lang)

    def translated(unit: UnitT) -> UnitT:
        return run(unit, _Translator(load_catalog(locales, lang, domain_of(unit)), report, missing))

    imprint = translated(publication.imprint)
    documents = tuple(map(translated, publication.documents))
    found = replace(publication, imprint=imprint, documents=documents)
    fallback = publication.policy(language.tag, lang).fallback
    if fallback == "refuse":
        report.extend(missing.diagnostics())
    report.raise_errors()
    if fallback != "omit":
        return Translated(lang, found)
    return Translated(lang, *without_untranslated(found, LANGUAGES[lang]))


class _Translator:
    """Gives each message its translation."""

    def __init__(self, catalog: Catalog, report: Report, missing: Missing) -> None:
        self.catalog = catalog
        self.report = report
        self.missing = missing

    def __call__(self, message: Message) -> Phrase | None:
        entry = self.catalog.find(message)
        if entry is None:
            held = self.catalog.entry(message)
            self.missing.note(message, held.span if held else None, held is not None and held.state == "fuzzy")
            return None
        phrase, faults = read_translation(message.msgid, entry, self.catalog.lang)
        self.report.extend(faults)
        return phrase


def read_translation(msgid: str, entry: Entry, lang: str) -> tuple[Phrase, list[Diagnostic]]:
    """What an entry says in `lang`, and why it cannot be published: it is no phrase, or not of its source's kind."""
    found = Report()
    if bad := FORBIDDEN.search(entry.msgstr):
        found.error("control-character", f"{code_point(bad[0])} cannot be shown", entry.span, "delete it")
    phrase = parse_phrase(entry.msgstr, lang, entry.span, found)
    if not found.diagnostics:
        _compare(parse_phrase(msgid, "", entry.span, Report()), phrase, found)
    return phrase, found.diagnostics


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
