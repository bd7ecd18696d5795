"""Turn a publication and its working catalogs, drafts and faults included, into one whose messages have numbers."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from publish.content.inlines import parse_phrase
from publish.diagnostics import Report, Span
from publish.document.nodes import (
    MessageMark,
    NoteReference,
    Phrase,
    Placeholder,
    Publication,
    Reference,
    Term,
)
from publish.document.walk import walk
from publish.language.protocol import Language
from publish.language.scripts.derived import ScriptOf
from publish.translation.catalogs import catalog_path
from publish.translation.messages import Message, UnitT, domain_of, run
from publish.translation.respelling import respell
from publish.translation.states import State
from publish.translation.translate import Entry, load_catalog, read_translation

SIGNS: dict[str, str] = {
    "untranslated": "–",
    "fuzzy": "?",
    "translated": "+",
    "reviewed": "++",
    "approved": "+++",
    "fault": "!",
}
"""What stands after a number: colour alone tells nobody anything on black and white paper."""

Refused = Mapping[Span, str]
"""Translations that no page can be made of, by their line, and why."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A message of a preview. `place` is its line in the catalog; line 0: the catalog has not got it yet."""

    number: int
    domain: str
    state: State
    place: Span
    fault: str

    @property
    def shown(self) -> str:
        """What its mark tells of it: a fault before everything else."""
        return "fault" if self.fault else self.state

    @property
    def label(self) -> str:
        """Its number with a sign: `12?`"""
        return f"{self.number}{SIGNS[self.shown]}"

    @property
    def anchor(self) -> str:
        """Where the list of messages has it; an underscore: no id of the source has one."""
        return f"message_{self.number}"


def numbered(
    publication: Publication, locales: Path, language: Language, refused: Refused
) -> tuple[Publication, list[Numbered]]:
    """The publication in `language`, each phrase with its mark, and all messages in reading order, each once.

    Drafts are shown; what is not translated, or not as a phrase, stands in the language of the content. Raises
    PublishError for a catalog that cannot be read.
    """
    found: list[Numbered] = []

    def marked(unit: UnitT) -> UnitT:
        reader = _Reader(publication.lang, locales, language.catalog, domain_of(unit), refused, found)
        return run(unit, reader)

    imprint = marked(publication.imprint)
    documents = tuple(map(marked, publication.documents))
    shown = replace(publication, imprint=imprint, documents=documents)
    return respell(shown, language) if isinstance(language, ScriptOf) else shown, found


class _Reader:
    """Gives each message of a unit the phrase that a preview shows."""

    def __init__(
        self, source: str, locales: Path, lang: str, domain: str, refused: Refused, found: list[Numbered]
    ) -> None:
        path = catalog_path(locales, lang, domain)
        self.source, self.lang, self.domain = source, lang, domain
        self.file = Span(f"{locales.name}/{path.relative_to(locales)}")
        self.catalog = load_catalog(locales, lang, domain)
        self.refused, self.found = refused, found
        self.known: dict[tuple[str, str], tuple[Numbered, Phrase]] = {}
        self.places: Counter[tuple[str, str]] = Counter()

    def __call__(self, message: Message) -> Phrase:
        key = message.msgid, message.context
        if key not in self.known:
            self.known[key] = self._read(message)
            self.found.append(self.known[key][0])
        numbered, phrase = self.known[key]
        self.places[key] += 1
        place = f"{numbered.anchor}_{self.places[key]}"
        return replace(phrase, mark=MessageMark(numbered.label, numbered.shown, place, numbered.anchor))

    def _read(self, message: Message) -> tuple[Numbered, Phrase]:
        entry = self.catalog.entry(message)
        phrase, fault = parse_phrase(message.msgid, self.source, message.span, Report()), ""
        if entry and entry.state != "untranslated":
            phrase, fault = self._translation(phrase, message.msgid, entry)
        state, place = (entry.state, entry.span) if entry else ("untranslated", self.file)
        return Numbered(len(self.found) + 1, self.domain, state, place, fault), phrase

    def _translation(self, source: Phrase, msgid: str, entry: Entry) -> tuple[Phrase, str]:
        """What stands for the message, and what is wrong with its translation."""
        if entry.span in self.refused:
            return source, self.refused[entry.span]
        phrase, faults = read_translation(msgid, entry, self.lang)
        fault = "; ".join(f"{each.code}: {each.message}" for each in faults)
        differs = {each.code for each in faults} <= {"lost-part", "added-part"}
        leads_nowhere = Counter(_leads(phrase)) - Counter(_leads(source))
        return (phrase if differs and not leads_nowhere else source), fault


def _leads(phrase: Phrase) -> Iterator[object]:
    """What a page is made with: one more of it than the source has leads nowhere."""
    for node in walk(phrase.inlines):
        if isinstance(node, Reference):
            yield node.target
        elif isinstance(node, NoteReference | Placeholder):
            yield node
        elif isinstance(node, Term):
            yield node.key, "term"
