"""Turn a unit of the publication into the messages that translators see, and translated messages into the unit.

One generator does both: what is extracted and what is translated cannot differ.
"""

from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any, TypeVar

from publish.content.inlines import to_markdown
from publish.diagnostics import Span
from publish.document.nodes import (
    Admonition,
    Chart,
    Definition,
    Document,
    Figure,
    Heading,
    Imprint,
    Inline,
    Item,
    Note,
    NoteReference,
    Paragraph,
    Phrase,
    Placeholder,
    Publication,
    Quote,
    Reference,
    Row,
    Series,
    Table,
    Text,
    Value,
)
from publish.document.walk import Place, has_words, plain_text, rewrite_phrases, walk
from publish.language import LANGUAGES

Unit = Document | Imprint
UnitT = TypeVar("UnitT", Document, Imprint)

IMPRINT_DOMAIN = "publication"


EXCERPT = 60
"""Characters of another text that a comment quotes."""
LABEL = "label"
"""The `msgctxt` of words in a table or a chart, or of a term, that are running text or a heading elsewhere."""
Titles = Mapping[str, str]
"""What references lead to: headings and captions by their ids."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a translator sees of one phrase: `msgid` is its canonical inline Markdown.

    `comments` are the lines that begin with `#.`: its role and headings first, then the author's note, the texts around
    it, and what its values and references are.
    """

    msgid: str
    span: Span
    comments: tuple[str, ...]
    context: str = ""
    """The `msgctxt`: empty, or `label` where the same words stand elsewhere in another kind of role."""
    label: bool = False
    """Whether the words stand by themselves in a table, a chart or a list of terms."""

    @property
    def contexts(self) -> tuple[str, str]:
        """Where to look for a translation, the likelier context first: a catalog may not know yet of a collision."""
        return (LABEL, "") if self.label else ("", LABEL)


def domain_of(unit: Unit) -> str:
    """The name of the catalog of a unit: each content file has its own."""
    return unit.path.removesuffix(".md") if isinstance(unit, Document) else IMPRINT_DOMAIN


def units(publication: Publication) -> tuple[Unit, ...]:
    """What catalogs are made for."""
    return (publication.imprint, *publication.documents)


def titles_of(publication: Publication) -> Titles:
    """What each id of a publication belongs to, in words."""
    titles = {}
    for node in walk(publication.documents):
        text = node.text if isinstance(node, Heading) else getattr(node, "caption", None)
        if getattr(node, "id", "") and isinstance(text, Phrase):
            titles[node.id] = shown(text.inlines, text.lang)
    return titles


def translatable(unit: UnitT, titles: Titles = MappingProxyType({})) -> Generator[Message, Phrase | None, UnitT]:
    """Yield every message of `unit`, in reading order; a Phrase that is sent back replaces the message's phrase.

    Iterate to extract; send to translate. Returns the unit, equal to the one given when nothing was sent.
    """
    phrases = rewrite_phrases(unit)
    around = _Surroundings(unit, titles)
    headings: list[Heading] = []
    reply: Phrase | None = None
    while True:
        try:
            phrase, place = phrases.send(reply)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]
        holder = place.parents[-1] if place.parents else None
        if isinstance(holder, Heading):
            headings = [heading for heading in headings if heading.level < holder.level]
        # Notes stand after all sections, and in none of them.
        path = [] if _note(place) else headings
        reply = (yield around.message(phrase, place, path)) if has_words(phrase) else None
        if isinstance(holder, Heading):
            headings.append(holder)


class _Surroundings:
    """What stands around the phrases of a unit, and which words have more than one role in it."""

    def __init__(self, unit: Unit, titles: Titles) -> None:
        self.titles = titles
        self.notes = {note.name: note for note in unit.notes} if isinstance(unit, Document) else {}
        found = [(phrase, place) for phrase, place in rewrite_phrases(unit) if has_words(phrase)]
        kinds = defaultdict(set)
        for phrase, place in found:
            kinds[to_markdown(phrase.inlines)].add(is_label(place))
        self.colliding = {msgid for msgid, roles in kinds.items() if len(roles) > 1}
        self.before: dict[int, Phrase] = {}
        self.after: dict[int, Phrase] = {}
        running = [(phrase, _note(place)) for phrase, place in found if not is_label(place)]
        for (one, note), (other, next_note) in pairwise(running if isinstance(unit, Document) else []):
            if note is next_note:
                self.before[id(other)], self.after[id(one)] = one, other

    def message(self, phrase: Phrase, place: Place, headings: list[Heading]) -> Message:
        """What a translator is told of a phrase."""
        msgid, label = to_markdown(phrase.inlines), is_label(place)
        comments = tuple(self._comments(phrase, place, headings))
        return Message(msgid, phrase.span, comments, LABEL if label and msgid in self.colliding else "", label)

    def _comments(self, phrase: Phrase, place: Place, headings: list[Heading]) -> Iterator[str]:
        path = " > ".join(plain_text(heading.text.inlines) for heading in headings)
        yield f"{role(place)}; in: {path}" if path else role(place)
        if phrase.comment:
            yield f"Note: {phrase.comment}"
        if id(phrase) in self.before:
            yield f"After: {_end(_shown(self.before[id(phrase)]))}"
        if id(phrase) in self.after:
            yield f"Before: {_start(_shown(self.after[id(phrase)]))}"
        yield from _cell(phrase, place)
        nodes = list(walk(phrase.inlines))
        values = [_written(node, phrase.lang) for node in nodes if isinstance(node, Value)]
        if values:
            yield f"Values: {'; '.join(dict.fromkeys(values))}"
        links = [link for link in map(self._link, nodes) if link]
        if links:
            yield f"Links: {'; '.join(dict.fromkeys(links))}"

    def _link(self, node: Any) -> str:
        if isinstance(node, Reference) and node.target in self.titles:
            return f"#{node.target} = {_start(self.titles[node.target])}"
        if isinstance(node, NoteReference) and node.name in self.notes:
            first = next((each for each in walk(self.notes[node.name].blocks) if isinstance(each, Phrase)), None)
            return f"^{node.name} = {_start(_shown(first))}" if first else ""
        return ""


def _note(place: Place) -> Note | None:
    return next((parent for parent in place.parents if isinstance(parent, Note)), None)


def is_label(place: Place) -> bool:
    """Whether a phrase stands by itself, in no sentence and above none: such words may need a translation of their own.

    A heading "Cases" may be court cases, the head of a column their number. Headings and captions are not told apart
    from running text: that would divide more messages than it would help.
    """
    holder = place.parents[-1] if place.parents else None
    return isinstance(holder, Row | Series) or (type(holder), place.field) in LABELS


LABELS = {(Chart, "categories"), (Definition, "term")}


def _cell(phrase: Phrase, place: Place) -> Iterator[str]:
    """The column and the row of a cell, by their headers."""
    *around, row = place.parents
    if not isinstance(row, Row) or row is around[-1].head:
        return
    column = next(index for index, cell in enumerate(row.cells) if cell is phrase)
    head = around[-1].head.cells[column] if column < len(around[-1].head.cells) else None
    if head and head.inlines:
        yield f"Column: {_start(_shown(head))}"
    if column and row.cells[0].inlines:
        yield f"Row: {_start(_shown(row.cells[0]))}"


def _shown(phrase: Phrase) -> str:
    return shown(phrase.inlines, phrase.lang)


def shown(inlines: tuple[Inline, ...], lang: str) -> str:
    """A phrase as a reader would see it, on one line: values as the language writes them, without markup."""
    plain = tuple(_plain(node, lang) for node in inlines)
    return " ".join(plain_text(plain).split())


def _plain(node: Inline, lang: str) -> Inline:
    if isinstance(node, Value):
        return Text(_written(node, lang))
    if isinstance(node, Placeholder):
        return Text("…")
    children = getattr(node, "children", None)
    return Text(shown(children, lang)) if children and not isinstance(node, Text) else node


def _written(value: Value, lang: str) -> str:
    try:
        return " ".join(LANGUAGES[lang].write(value.kind, value.text, value.form).split())
    except (KeyError, ValueError, ArithmeticError):  # layout names such a fault, with its place
        return value.text


def _start(text: str) -> str:
    if len(text) <= EXCERPT:
        return text
    return f"{text[: EXCERPT + 1].rpartition(' ')[0] or text[:EXCERPT]} …"


def _end(text: str) -> str:
    if len(text) <= EXCERPT:
        return text
    return f"… {text[-EXCERPT - 1 :].partition(' ')[2] or text[-EXCERPT:]}"


ROLE_NAMES: dict[tuple[type, str], str] = {
    (Imprint, "title"): "title of the publication",
    (Imprint, "subtitle"): "subtitle of the publication",
    (Imprint, "issuer"): "who issues the publication",
    (Imprint, "description"): "description for catalogues and search",
    (Imprint, "rights"): "rights, on the imprint page",
    (Imprint, "subjects"): "subject for catalogues",
    (Imprint, "notices"): "paragraph of the imprint page",
    (Heading, "text"): "heading",
    (Paragraph, "text"): "paragraph",
    (Definition, "term"): "term that is explained",
    (Admonition, "title"): "title of a box",
    (Table, "caption"): "caption of a table",
    (Table, "source"): "source of a table",
    (Figure, "caption"): "caption of a figure",
    (Figure, "alt"): "text for those who cannot see the figure",
    (Figure, "source"): "source of a figure",
    (Chart, "caption"): "caption of a chart",
    (Chart, "alt"): "text for those who cannot see the chart",
    (Chart, "categories"): "label in a chart",
    (Chart, "source"): "source of a chart",
    (Series, "name"): "name of a series in a chart",
}
CONTAINER_NAMES: dict[type, str] = {
    Note: "footnote",
    Quote: "quotation",
    Item: "item of a list",
    Definition: "explanation",
    Admonition: "box",
}


def role(place: Place) -> str:
    """What a phrase is to a reader, in words for its translator: `paragraph (footnote)`."""
    *around, holder = place.parents
    if isinstance(holder, Row):
        return "header of a table's column" if holder is around[-1].head else "cell of a table"
    name = ROLE_NAMES[type(holder), place.field]
    if isinstance(holder, Heading):
        name = f"run-in {name}" if holder.run_in else f"{name} {holder.level}"
    containers = [CONTAINER_NAMES[type(node)] for node in around if type(node) in CONTAINER_NAMES]
    return f"{name} ({', '.join(containers)})" if containers else name


def run(unit: UnitT, translate: Callable[[Message], Phrase | None]) -> UnitT:
    """Drive `translatable` over a unit: `translate(message)` gives the new phrase, or None to keep the old one."""
    messages = translatable(unit)
    reply: Phrase | None = None
    while True:
        try:
            message = messages.send(reply)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]
        reply = translate(message)
