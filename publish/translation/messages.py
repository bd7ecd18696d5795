"""Turn a unit of the publication into the messages that translators see, and translated messages into the unit.

One generator does both: what is extracted and what is translated cannot differ.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeVar

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
    Item,
    Note,
    Paragraph,
    Phrase,
    Publication,
    Quote,
    Row,
    Series,
    Table,
)
from publish.document.walk import Place, has_words, plain_text, rewrite_phrases

Unit = Document | Imprint
UnitT = TypeVar("UnitT", Document, Imprint)

IMPRINT_DOMAIN = "publication"


@dataclass(frozen=True, slots=True)
class Message:
    """What a translator sees of one phrase: `msgid` is its canonical inline Markdown."""

    msgid: str
    span: Span
    comments: tuple[str, ...]


def domain_of(unit: Unit) -> str:
    """The name of the catalog of a unit: each content file has its own."""
    return unit.path.removesuffix(".md") if isinstance(unit, Document) else IMPRINT_DOMAIN


def units(publication: Publication) -> tuple[Unit, ...]:
    """What catalogs are made for."""
    return (publication.imprint, *publication.documents)


def translatable(unit: UnitT) -> Generator[Message, Phrase | None, UnitT]:
    """Yield every message of `unit`, in reading order; a Phrase that is sent back replaces the message's phrase.

    Iterate to extract; send to translate. Returns the unit, equal to the one given when nothing was sent.
    """
    phrases = rewrite_phrases(unit)
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
        around = [] if any(isinstance(parent, Note) for parent in place.parents) else headings
        reply = (yield _message(phrase, place, around)) if has_words(phrase) else None
        if isinstance(holder, Heading):
            headings.append(holder)


def _message(phrase: Phrase, place: Place, headings: list[Heading]) -> Message:
    path = " > ".join(plain_text(heading.text.inlines) for heading in headings)
    comments = [f"{role(place)}; in: {path}" if path else role(place)]
    if phrase.comment:
        comments.append(f"Note: {phrase.comment}")
    return Message(to_markdown(phrase.inlines), phrase.span, tuple(comments))


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
