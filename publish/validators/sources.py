"""Turn a layout into the line of the source for each id that its editions may have."""

from collections.abc import Iterable, Mapping

from publish.diagnostics import Span
from publish.document.walk import walk
from publish.layout.model import Block, Definition, Layout, Mark, Note, NoteCall
from publish.writers.docx.bookmarks import bookmark_name

Sources = Mapping[str, Span]
Anchored = Block | Definition | Mark | Note | NoteCall


def sources_of(layout: Layout, format: str) -> Sources:
    """The names that a format gives to the anchors, each with its span: what has none of its own has that before it."""
    found: dict[str, Span] = {}
    span = None
    for node in walk((*layout.front, *layout.body, *layout.back, *layout.notes)):
        span = getattr(node, "span", None) or span
        if isinstance(node, Anchored) and node.anchor and span:  # the anchor of any other is where it leads to
            found[bookmark_name(node.anchor) if format == "docx" else node.anchor] = span
    return found


def nearest(ids: Iterable[str], sources: Sources) -> Span | None:
    """The source of the first id that is an anchor's, or made of one (`trials.title`); None if it is no line."""
    spans = (sources.get(id) or sources.get(id.partition(".")[0]) for id in ids)
    span = next(filter(None, spans), None)
    return span if span and span.line else None
