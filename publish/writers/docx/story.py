"""Turn what a text points to into the numbers that Word knows it by: relationships, bookmarks, drawings, lists, notes.

A package has several stories (ISO 29500-1, 17.2): the main text, the footnotes, a header for each section. Each has
relationships of its own; what must be unique in the whole document is counted in the Book that they share.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import quote

from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONSHIP

from publish.document.walk import walk
from publish.layout.model import (
    Block,
    Contents,
    Index,
    IndexEntry,
    Layout,
    Note,
    PageMap,
    PageNumber,
    Reference,
    Section,
)
from publish.writers.docx.bookmarks import bookmark_name
from publish.writers.docx.markup import Xml, w

UNKNOWN_PAGE = "–"
"""Stands for a page until a reader updates the fields, where nobody has counted pages."""

URL_CHARACTERS = "%/:=&?~#+!$,;'@()*[]"
"""What a URL may hold besides letters, digits and `_.-` (RFC 3986, 2.2), and `%` of what is escaped already."""


@dataclass(slots=True)
class Book:
    """What all stories of one document share."""

    layout: Layout
    pages: PageMap
    notes: dict[str, Note]
    """By anchor, in the order of the layout."""
    note_ids: dict[str, int]
    outline: dict[str, int]
    """The anchors of the contents, with their level."""
    terms: dict[str, list[str]]
    """Anchor of a mark -> the words of the index that point to it."""
    targets: set[str]
    """The anchors that something leads to."""
    starts: list[tuple[int, int]] = field(default_factory=list)
    """Level and first number of each ordered list, as they come."""
    captions: dict[str, int] = field(default_factory=dict)
    """How many tables and figures were counted."""
    bookmarks: Iterator[int] = field(default_factory=count)
    drawings: Iterator[int] = field(default_factory=lambda: count(1))
    assets: dict[str, str] = field(default_factory=dict)
    """Name of an asset -> its file in the package."""

    def page(self, anchor: str) -> str:
        """The label of the page on which `anchor` stands."""
        return self.pages.get(anchor, UNKNOWN_PAGE)

    def bookmarked(self, anchor: str, content: Xml) -> Xml:
        """Content between the two ends of the bookmark of `anchor`."""
        number = next(self.bookmarks)
        start = w("bookmarkStart", id=number, name=bookmark_name(anchor))
        return Xml(start + content + w("bookmarkEnd", id=number))


@dataclass(slots=True)
class Story:
    """One text of the package as it is written."""

    book: Book
    relationships: dict[tuple[str, str], str] = field(default_factory=dict)
    """Kind and target -> id."""
    is_note: bool = False
    """In a footnote Word allows no footnotes."""

    def relate(self, kind: str, target: str) -> str:
        """The id of the relationship to `target`: a URL or the name of a part."""
        return self.relationships.setdefault((kind, target), f"rId{len(self.relationships) + 1}")

    def link(self, url: str) -> str:
        """The id of the relationship to a place on the web. Word takes no URL with other characters than these."""
        return self.relate(RELATIONSHIP.HYPERLINK, quote(url, safe=URL_CHARACTERS))

    def picture(self, asset: str) -> str:
        """The id of the relationship to a picture; its name in the content tree stays at home."""
        media_type = self.book.layout.assets[asset].media_type
        extension = media_type.partition("/")[2].partition("+")[0]
        part = self.book.assets.setdefault(asset, f"/word/media/image{len(self.book.assets) + 1}.{extension}")
        return self.relate(RELATIONSHIP.IMAGE, part)


def open_book(layout: Layout, pages: PageMap | None) -> Book:
    """The book of a layout of which nothing is written yet."""
    everything = (*layout.front, *layout.body, *layout.back)
    return Book(
        layout,
        pages or {},
        {note.anchor: note for note in layout.notes},
        {note.anchor: number for number, note in enumerate(layout.notes, 1)},
        {entry.anchor: entry.level for entry in layout.toc},
        _terms(everything),
        set(_targets(everything)) | set(_targets(layout.notes)),
    )


def _terms(blocks: tuple[Block, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in _entries(blocks):
        for anchor in entry.anchors:
            found.setdefault(anchor, []).append(entry.text)
    return found


def _entries(blocks: tuple[Block, ...]) -> Iterator[IndexEntry]:
    for block in blocks:
        if isinstance(block, Index):
            yield from (entry for _, group in block.groups for entry in group)
        elif isinstance(block, Section):
            yield from _entries(block.blocks)


def _targets(nodes: tuple[Block | Note, ...]) -> Iterator[str]:
    for node in walk(nodes):
        if isinstance(node, Reference | PageNumber):
            yield node.anchor
        elif isinstance(node, Contents):
            yield from (entry.anchor for entry in node.entries)
