"""Turn what a text points to into the numbers that Word knows it by: relationships, bookmarks, drawings, lists, notes.

A package has several stories (ISO 29500-1, 17.2): the main text, the footnotes, a header for each section. Each has
relationships of its own; what must be unique in the whole document is counted in the Book that they share.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import quote

from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONSHIP

from publish.document.walk import walk
from publish.layout.model import (
    Block,
    Contents,
    Figure,
    Index,
    IndexEntry,
    Layout,
    Note,
    PageMap,
    PageNumber,
    Reference,
    RunIn,
    Section,
    Table,
)
from publish.writers.docx.bookmarks import bookmark_name, contents_bookmark, number_bookmark
from publish.writers.docx.markup import Xml, w
from publish.writers.docx.styles import hung_roles
from publish.writers.docx.variants import Variants
from publish.writers.xhtml import words

Shown = Section | RunIn | Table | Figure
"""What has a number or a title that a reference may show."""

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
    listed: dict[str, str]
    """The anchors of the contents and of the lists of tables and figures, with the bookmarks that these lead to."""
    known: dict[str, dict[str, str]]
    """Anchor that a text refers to -> its number and its title, each with the bookmark around it."""
    hung: set[str]
    """The roles of headings whose numbers hang in the margin."""
    variants: Variants = field(default_factory=Variants)
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
        return self.named(bookmark_name(anchor), content)

    def numbered(self, anchor: str, number: Xml) -> Xml:
        """The number of what is at `anchor`, in a bookmark if a text shows it."""
        name = number_bookmark(anchor)
        return self.named(name, number) if name in self.known.get(anchor, {}).values() else number

    def whole(self, anchor: str, line: Xml) -> Xml:
        """A heading or a caption, in a bookmark if the contents or a list lead to it."""
        return self.named(self.listed[anchor], line) if anchor in self.listed else line

    def named(self, name: str, content: Xml) -> Xml:
        """Content between the two ends of a bookmark."""
        number = next(self.bookmarks)
        start = w("bookmarkStart", id=number, name=name)
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
    nodes = [*walk(everything), *walk(layout.notes)]
    referred = {node.anchor for node in nodes if isinstance(node, Reference)}
    return Book(
        layout,
        pages or {},
        {note.anchor: note for note in layout.notes},
        {note.anchor: number for number, note in enumerate(layout.notes, 1)},
        {entry.anchor: entry.level for entry in layout.toc},
        _terms(everything),
        set(_targets(nodes)),
        _listed(nodes),
        {node.anchor: _known(node) for node in nodes if isinstance(node, Shown) and node.anchor in referred},
        hung_roles(layout),
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


def _targets(nodes: Iterable[Any]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Reference | PageNumber):
            yield node.anchor
        elif isinstance(node, Contents):
            yield from (entry.anchor for entry in node.entries)


def _listed(nodes: Iterable[Any]) -> dict[str, str]:
    entries = (entry for node in nodes if isinstance(node, Contents) for entry in node.entries)
    anchors = dict.fromkeys(entry.anchor for entry in entries)
    return {anchor: contents_bookmark(place) for place, anchor in enumerate(anchors)}


def _known(node: Shown) -> dict[str, str]:
    """What a reference may show of a section or of a caption: only numbers that are counted are in a bookmark."""
    if isinstance(node, Table | Figure):
        number = node.caption.number if node.caption else ""
        return {number: number_bookmark(node.anchor)} if number.isdecimal() else {}
    number = node.number if isinstance(node, Section) and node.number in (node.label or node.number) else ""
    found = {number: number_bookmark(node.anchor), words(node.title.inlines): bookmark_name(node.anchor)}
    return {text: name for text, name in found.items() if text}
