"""Turn a Layout into the plan of an e-book: which section, note and anchor stands in which file."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from publish.document.nodes import MessageMark
from publish.document.walk import walk
from publish.language.tags import direction_of
from publish.layout.model import (
    Asset,
    Block,
    Contents,
    Definition,
    Figure,
    Index,
    Layout,
    Mark,
    Note,
    NoteCall,
    PageMap,
    Section,
    Table,
)
from publish.writers.epub.fonts import Face, faces
from publish.writers.epub.pictures import packed
from publish.writers.xhtml import part_anchor, words

NAV, NCX, STYLE, COLUMN, COVER = "nav.xhtml", "toc.ncx", "style.css", "column.css", "cover.png"
TEXT = "text"


@dataclass(frozen=True, slots=True)
class File:
    """One XHTML file: a section of level 1 and the notes that it calls. `matter` is its part of the book."""

    id: str
    name: str
    matter: str
    section: Section
    notes: tuple[Note, ...]

    @property
    def title(self) -> str:
        """What its tab or its window is called."""
        section = self.section
        return " ".join(filter(None, (section.label or section.number, words(section.title.inlines))))


@dataclass(frozen=True, slots=True)
class Plan:
    """An e-book before it is written. `homes`: anchor -> name of its file; `breaks`: anchor -> pages that begin there.

    `homes` is in reading order. `pictures`: name of the layout's picture -> the one that the e-book holds of it.
    `lite` is an e-book for slow networks.
    """

    layout: Layout
    pages: PageMap
    files: tuple[File, ...]
    homes: Mapping[str, str]
    breaks: Mapping[str, tuple[str, ...]]
    pictures: Mapping[str, Asset]
    fonts: tuple[Face, ...] = ()
    lite: bool = False

    @property
    def cover(self) -> Section | None:
        """The section that is drawn as the cover."""
        return next((section for section in self.layout.front if section.role == "cover"), None)

    def href(self, anchor: str, base: str) -> str:
        """Where a link from the file `base` to `anchor` leads. Both are names inside the e-book."""
        home = self.homes[anchor]
        return f"#{anchor}" if home == base else f"{relative(home, base)}#{anchor}"


def speech(lang: str, layout: Layout) -> dict[str, str]:
    """The attributes of a text in `lang`, in XML that is no XHTML: none where the e-book speaks it."""
    if lang == layout.lang:
        return {}
    direction = direction_of(lang)
    return {"xml:lang": lang, **({"dir": direction} if direction != layout.direction else {})}


def make_plan(layout: Layout, pages: PageMap, lite: bool = False) -> Plan:
    """Give every section of level 1 a file."""
    files = tuple(_files(layout))
    sections = tuple(file.section for file in files)
    figures = (node for node in walk((sections, layout.notes)) if isinstance(node, Figure))
    return Plan(
        layout=layout,
        pages=pages,
        files=files,
        homes={anchor: file.name for file in files for anchor in chain(anchors(file.section), _note_anchors(file))},
        breaks=page_breaks(sections, pages),
        pictures={figure.picture: packed(figure, layout, lite) for figure in figures},
        fonts=faces(layout) if layout.epub_fonts and not lite else (),
        lite=lite,
    )


def _files(layout: Layout) -> Iterator[File]:
    for matter, sections in (
        ("frontmatter", layout.front),
        ("bodymatter", layout.body),
        ("backmatter", layout.back),
    ):
        for section in sections:
            name = f"{TEXT}/{section.anchor}.xhtml"
            yield File(f"text-{section.anchor}", name, matter, section, _notes(section, layout.notes))


def _notes(section: Section, notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """The notes that the section calls, and those that these call in their turn."""
    by_anchor = {note.anchor: note for note in notes}
    called: dict[str, Note] = {}
    nodes: list[Any] = [section]
    while nodes:
        calls = [node.note for node in walk(nodes.pop()) if isinstance(node, NoteCall)]
        new = {anchor: by_anchor[anchor] for anchor in calls if anchor not in called}
        called |= new
        nodes += new.values()
    return tuple(note for note in notes if note.anchor in called)


def anchors(node: Any) -> Iterator[str]:
    """Every anchor that `node` holds, in reading order; those of the rows of a table before what stands in them."""
    for inner in walk(node):
        if isinstance(inner, Block | Definition | NoteCall | Mark | MessageMark) and inner.anchor:
            yield inner.anchor
        if isinstance(inner, Table | Contents | Index):
            yield from (part_anchor(inner, place) for place in range(1, _parts(inner) + 1))


def _parts(block: Table | Contents | Index) -> int:
    match block:
        case Table(rows=parts) | Contents(entries=parts):
            return len(parts)
        case Index(groups=groups):
            return sum(len(entries) for _, entries in groups)


def _note_anchors(file: File) -> Iterator[str]:
    for note in file.notes:
        yield note.anchor
        yield from anchors(note.blocks)


def page_breaks(sections: Iterable[Section], pages: PageMap) -> dict[str, tuple[str, ...]]:
    """Anchor -> the printed pages that begin there, in reading order: the first anchor of each.

    A page on which nothing begins holds the rest of what began last before it: there its mark stands.
    """
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for anchor in anchors(tuple(sections)):
        if anchor in pages:
            first.setdefault(pages[anchor], anchor)
            last[pages[anchor]] = anchor
    found: dict[str, tuple[str, ...]] = {}
    anchor = ""
    for label in _with_gaps(first, pages):
        anchor = first.get(label) or anchor
        if anchor:
            found[anchor] = (*found.get(anchor, ()), label)
        anchor = last.get(label, anchor)
    return found


def _with_gaps(labels: Collection[str], pages: PageMap) -> Iterator[str]:
    """Labels in reading order, with the Arabic ones that are missing up to the last on which any anchor stands."""
    last = max((int(label) for label in pages.values() if label.isdecimal()), default=0)
    missing = [number for number in range(1, last + 1) if str(number) not in labels]
    for label in labels:
        while label.isdecimal() and missing and missing[0] < int(label):
            yield str(missing.pop(0))
        yield label
    yield from map(str, missing)


def relative(name: str, base: str) -> str:
    """The path from the file `base` to the file `name`; no folder is deeper than one."""
    folder = base.rpartition("/")[0]
    if not folder:
        return name
    return name.removeprefix(f"{folder}/") if name.startswith(f"{folder}/") else f"../{name}"
