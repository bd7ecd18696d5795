"""Turn what is not translated into what the edition's policy wants: an error, or a publication without it.

What is left out, and what is not (docs/translating.md): headings stay, so that sections have the same numbers in every
language and references lead somewhere; a section of which nothing is left says so in the edition's language. A table, a
figure or a chart goes as a whole, as half a table says something else than its source; it stays as a whole where a
text that stays refers to it. A call of a note that is gone goes with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, TypeVar

from publish.diagnostics import Diagnostic, Span, error
from publish.document.nodes import (
    Admonition,
    Block,
    Chart,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Imprint,
    Inline,
    Item,
    Link,
    List,
    Note,
    NoteReference,
    Paragraph,
    Phrase,
    Publication,
    Quote,
    Reference,
    Strong,
    Table,
    Text,
    ThematicBreak,
)
from publish.document.walk import has_words, map_phrases, walk
from publish.language.protocol import Language
from publish.translation.messages import Message

NAMED = 10
"""How many missing translations an error names, language by language."""
EXCERPT = 50
SAID_SO = "This section has not been translated yet."
Holder = TypeVar("Holder", Item, Quote, Admonition, Note)


# -------------------------------------------------------------------------------------------------------------- refuse


@dataclass(slots=True)
class Missing:
    """The messages without a translation, as they are met."""

    lang: str
    found: list[Diagnostic] = field(default_factory=list)

    def note(self, message: Message, place: Span | None, fuzzy: bool) -> None:
        """Take down a message; `place` is its line in the .po file, or nothing where no catalog has it yet."""
        text = message.msgid if len(message.msgid) <= EXCERPT else f"{message.msgid[:EXCERPT].rstrip()}…"
        why = "is fuzzy" if fuzzy else "is not translated"
        hint = "read the translation and take the mark away" if fuzzy else "translate it"
        if place is None:
            hint = f"run 'publish update --lang {self.lang}', and translate it"
        self.found.append(error("untranslated", f"'{text}' {why}", place or message.span, hint))

    def diagnostics(self) -> list[Diagnostic]:
        """The first few, and how many more there are."""
        more = len(self.found) - NAMED
        if more <= 0:
            return self.found
        hint = "see 'publish status', or set fallback = \"mark\""
        rest = error("untranslated", f"{self.lang}: {more} more messages are not translated", None, hint)
        return [*self.found[:NAMED], rest]


# ---------------------------------------------------------------------------------------------------------------- omit


def without_untranslated(publication: Publication, language: Language) -> tuple[Publication, int]:
    """The publication without what is not translated, and how many passages are not there.

    `publication` is translated, as far as the catalogs go; `language` is that of the catalogs. Title, issuer,
    description and rights always stay: files and libraries need them.
    """
    kept: frozenset[str] = frozenset()
    while True:  # what refers to something may itself stay only because something refers to it
        found = _Omission(publication, language, kept).publication()
        needed = {node.target for node in walk(found.documents) if isinstance(node, Reference)} | kept
        if needed == kept:
            return found, _passages(publication, language) - _passages(found, language)
        kept = frozenset(needed)


def _passages(publication: Publication, language: Language) -> int:
    """How many phrases have words, but for those that this module puts in."""
    own = (Text(language.words(SAID_SO)),)
    return sum(isinstance(node, Phrase) and has_words(node) and node.inlines != own for node in walk(publication))


@dataclass(frozen=True, slots=True)
class _Omission:
    """One pass. `kept` are the ids of tables, figures and run-in headings that stay."""

    source: Publication
    language: Language
    kept: frozenset[str]

    def publication(self) -> Publication:
        documents = tuple(map(self._document, self.source.documents))
        return replace(self.source, imprint=self._imprint(self.source.imprint), documents=documents)

    def _lacks(self, node: Any) -> bool:
        """Whether anything in `node` is not translated."""
        return any(
            isinstance(each, Phrase) and each.lang == self.source.lang and has_words(each) for each in walk(node)
        )

    def _says(self, blocks: Sequence[Block]) -> bool:
        """Whether any words are left in blocks: code and pauses alone are none."""
        return any(isinstance(each, Phrase) and has_words(each) for each in walk(tuple(blocks)))

    def _imprint(self, imprint: Imprint) -> Imprint:
        subtitle = None if self._lacks(imprint.subtitle) else imprint.subtitle
        subjects = tuple(each for each in imprint.subjects if not self._lacks(each))
        notices = tuple(each for each in imprint.notices if not self._lacks(each))
        return replace(imprint, subtitle=subtitle, subjects=subjects, notices=notices)

    def _document(self, document: Document) -> Document:
        """A document: first its notes, as what calls one that is gone calls it no more."""
        notes = tuple(left for note in document.notes if (left := self._holder(note)))
        gone = {note.name for note in document.notes} - {note.name for note in notes}
        blocks = _without_calls(self._sections(document.blocks), gone)
        return replace(document, blocks=blocks, notes=_called(blocks, _without_calls(notes, gone)))

    def _sections(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Blocks under headings that stay."""
        parts: list[tuple[Heading | None, list[Block]]] = [(None, [])]
        for block in blocks:
            if isinstance(block, Heading) and not block.run_in:
                parts.append((block, []))
            else:
                parts[-1][1].append(block)
        following = [heading for heading, _ in parts[1:]] + [None]
        found: list[Block] = []
        for (heading, own), after in zip(parts, following, strict=True):
            found += [heading] if heading else []
            found += self._section(heading, own, deeper=bool(heading and after and after.level > heading.level))
        return tuple(found)

    def _section(self, heading: Heading | None, own: Sequence[Block], *, deeper: bool) -> Sequence[Block]:
        left = self._blocks(own)
        if left == tuple(own) or self._says(left):
            return left
        if deeper or heading is None:
            return ()
        text = Phrase(self.language.tag, (Text(self.language.words(SAID_SO)),), heading.span)
        return (Paragraph(text, own[0].span),)

    def _blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks that are left. A run-in heading needs its paragraph, and a pause two thoughts."""
        whole = {
            id(each)
            for block, after in pairwise((*blocks, None))
            if isinstance(block, Heading) and block.id in self.kept and isinstance(after, Paragraph)
            for each in (block, after)
        }
        left = [found for block in blocks if (found := block if id(block) in whole else self._block(block))]
        if len(left) == len(blocks):
            return tuple(left)
        for place in range(len(left) - 1, -1, -1):
            block, after = left[place], left[place + 1] if place + 1 < len(left) else None
            if isinstance(block, Heading):
                idle = not isinstance(after, Paragraph)
            else:
                idle = isinstance(block, ThematicBreak) and (not place or isinstance(after, ThematicBreak | None))
            if idle:
                del left[place]
        return tuple(left)

    def _block(self, block: Block) -> Block | None:
        match block:
            case Heading() | Paragraph():
                return None if self._lacks(block) else block
            case List(items=items):
                kept = tuple(left for item in items if (left := self._holder(item)))
                return replace(block, items=kept) if kept else None
            case DefinitionList(definitions=definitions):
                entries = tuple(entry for each in definitions if (entry := self._definition(each)))
                return replace(block, definitions=entries) if entries else None
            case Quote():
                return self._holder(block)
            case Admonition(title=title):
                box = self._holder(block)
                return replace(box, title=None) if box and title and self._lacks(title) else box
            case Table() | Figure() | Chart():
                return None if self._lacks(block) and block.id not in self.kept else block
        return block

    def _holder(self, holder: Holder) -> Holder | None:
        """What holds blocks, with those that are left; nothing if they say nothing any more."""
        left = self._blocks(holder.blocks)
        if left == holder.blocks:
            return holder
        return replace(holder, blocks=left) if self._says(left) else None

    def _definition(self, entry: Definition) -> Definition | None:
        """A term and its explanation go together, unless they hold what must stay."""
        left = self._blocks(entry.blocks)
        stays = any(getattr(node, "id", "") in self.kept for node in walk(left))
        if not stays and (self._lacks(entry.term) or (left != entry.blocks and not self._says(left))):
            return None
        return replace(entry, blocks=left)


# --------------------------------------------------------------------------------------------------------------- notes


Node = TypeVar("Node")


def _without_calls(node: Node, gone: set[str]) -> Node:
    """The same without the calls of notes that are `gone`."""
    if not gone:
        return node
    return map_phrases(node, lambda phrase: replace(phrase, inlines=_uncalled(phrase.inlines, gone)))


def _uncalled(inlines: Sequence[Inline], gone: set[str]) -> tuple[Inline, ...]:
    left = (each for each in inlines if not (isinstance(each, NoteReference) and each.name in gone))
    return tuple(_inside(each, gone) for each in left)


def _inside(node: Inline, gone: set[str]) -> Inline:
    if isinstance(node, Emphasis | Strong | Foreign | Link | Reference):
        return replace(node, children=_uncalled(node.children, gone))
    return node


def _called(blocks: Sequence[Block], notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes that something calls: the text, or a note that is called itself."""
    by_name = {note.name: note for note in notes}
    reached: set[str] = set()
    waiting: list[Any] = [tuple(blocks)]
    while waiting:
        calls = {node.name for node in walk(waiting.pop()) if isinstance(node, NoteReference)} - reached
        reached |= calls
        waiting += [by_name[name] for name in calls if name in by_name]
    return tuple(note for name, note in by_name.items() if name in reached)
