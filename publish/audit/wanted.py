"""Turn a layout into what a reader should find in each format.

What a format rightly has not, or has besides, is told here: see `Shape`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publish.audit.reading import PAGE, Piece, Reading, Transcript
from publish.document.nodes import Code, LineBreak, Text
from publish.layout import model
from publish.layout.model import Inline, Layout, Passage, Section


@dataclass(frozen=True, slots=True)
class Shape:
    """What is not alike in all formats."""

    drawn_cover: bool = False
    """The cover is a picture, whose alternative text is the title."""
    pauses: bool = True
    """A pause between two thoughts can be read; on paper it is a rule, which is no content."""
    notices: bool = False
    """A draft says so above every part of the text, as there is no page to set it across."""


SHAPES = {"pdf": Shape(pauses=False), "docx": Shape(), "epub": Shape(drawn_cover=True, notices=True)}

UNTITLED = {"cover", "title-page", "imprint"}
"""Sections whose title is not shown: what they hold says what they are."""


def wanted(layout: Layout, format: str) -> Reading:
    """The reading of an edition of `layout` in which nothing is wrong. Its pieces have spans."""
    composer = _Composer(layout, SHAPES[format])
    for section in (*layout.front, *layout.body, *layout.back):
        composer.chapter(section)
    for note in layout.notes:
        composer.note(note)
    return composer.transcript.reading()


class _Composer:
    def __init__(self, layout: Layout, shape: Shape) -> None:
        self.layout = layout
        self.shape = shape
        self.transcript = Transcript(tells_expansions=True)

    # --------------------------------------------------------------------------------------------------- sections

    def chapter(self, section: Section) -> None:
        """A section of level 1."""
        self.transcript.span = section.span
        if section.role == "cover" and self.shape.drawn_cover:
            title = self.layout.meta.title
            with self.transcript.anchored(section.anchor):
                picture = Piece("picture", title)
                self.transcript.say_one(picture, self.layout.meta.foreign.get(title, self.layout.lang))
            return
        if self.layout.draft and self.shape.notices and section.role not in UNTITLED:
            self.own(Piece("paragraph"), self.layout.labels["draft-notice"])
        self.block(section)

    def section(self, section: Section) -> None:
        """A heading and what stands under it."""
        if section.role in UNTITLED:
            self.transcript.anchor(section.anchor)
        else:
            with self.transcript.anchored(section.anchor):
                if section.label:
                    self.own(Piece("paragraph"), section.label)
                in_text = section.role in ("chapter", "section")
                piece = Piece("heading", level=section.level) if in_text else Piece("title")
                number = "" if section.label or not section.number else f"{section.number} "
                self.said(piece, section.title, number)
        self.blocks(section.blocks)

    def note(self, note: model.Note) -> None:
        """A note with its number."""
        self.transcript.span = note.span
        with self.transcript.in_note(note.number), self.transcript.anchored(note.anchor):
            self.blocks(note.blocks)

    # ----------------------------------------------------------------------------------------------------- blocks

    def blocks(self, blocks: Iterable[model.Block]) -> None:
        """Blocks one after the other."""
        for block in blocks:
            self.block(block)

    def block(self, block: model.Block) -> None:
        """A block, anchored as a whole; a section is where its heading is."""
        self.transcript.span = block.span
        if isinstance(block, Section):
            self.section(block)
            return
        with self.transcript.anchored(block.anchor):
            self.inner(block)

    def inner(self, block: model.Block) -> None:
        """What is in a block."""
        match block:
            case model.Paragraph():
                self.said(Piece("paragraph"), block.text)
            case model.RunIn():
                self.said(Piece("heading"), block.title)
                self.said(Piece("paragraph"), block.body)
            case model.CodeBlock():
                self.own(Piece("paragraph"), block.text)
            case model.List():
                self.items(block)
            case model.DefinitionList():
                for definition in block.definitions:
                    with self.transcript.anchored(definition.anchor):
                        self.said(Piece("paragraph"), definition.term)
                    self.blocks(definition.blocks)
            case model.Quote():
                self.blocks(block.blocks)
            case model.Admonition():
                self.said(Piece("paragraph"), block.title)
                self.blocks(block.blocks)
            case model.Break():
                if self.shape.pauses:
                    self.own(Piece("break"), "")
            case model.Table() | model.Figure():
                self.floating(block)
            case model.Contents():
                self.contents(block)
            case model.Index():
                self.index(block)

    def items(self, block: model.List) -> None:
        """The items of a list with their marks, which notes on paper have not."""
        for number, item in enumerate(block.items, block.start):
            if not self.transcript.stream.number:
                self.own(Piece("item"), str(number) if block.ordered else "•")
            self.blocks(item)
            self.transcript.span = block.span

    def floating(self, block: model.Table | model.Figure) -> None:
        """A table or a figure with what belongs to it."""
        if block.caption:
            self.said(Piece("caption"), block.caption.text, f"{block.caption.label} ")
        if isinstance(block, model.Table):
            self.cells(block)
        else:
            self.said(Piece("picture"), block.alt)
        if block.source:
            self.said(Piece("paragraph"), block.source)

    def cells(self, block: model.Table) -> None:
        """The cells of a table, row by row."""
        has_head = any(cell.inlines for cell in block.head)
        for row, cells in enumerate((block.head, *block.rows) if has_head else block.rows, 1):
            for column, cell in enumerate(cells, 1):
                is_head = has_head and row == 1
                header = (
                    ("col" if cell.inlines else "") if is_head else "row" if block.row_headers and column == 1 else ""
                )
                self.said(Piece("cell", header=header, place=(row, column)), cell)  # type: ignore[arg-type]

    def contents(self, block: model.Contents) -> None:
        """Lines of contents, each a link."""
        for entry in block.entries:
            self.transcript.begin(Piece("entry"))
            with self.transcript.linked(entry.anchor):
                self.transcript.write(f"{entry.number} " if entry.number else "", self.layout.lang)
                self.inlines(entry.title.inlines, entry.title.lang)
            self.transcript.end()

    def index(self, block: model.Index) -> None:
        """Letters, and words with a link to each place where they are spoken of."""
        for letter, entries in block.groups:
            self.own(Piece("paragraph"), letter)
            for entry in entries:
                self.transcript.links_apart = True
                self.transcript.begin(Piece("entry"))
                self.transcript.write(entry.text, entry.lang or self.layout.lang)
                for anchor in entry.anchors:
                    with self.transcript.linked(anchor):
                        self.transcript.write(PAGE, self.layout.lang)
                self.transcript.end()
                self.transcript.links_apart = False

    # --------------------------------------------------------------------------------------------------- passages

    def own(self, piece: Piece, text: str) -> None:
        """A text in the language of the edition."""
        self.transcript.begin(piece)
        self.transcript.write(text, self.layout.lang)
        self.transcript.end()

    def said(self, piece: Piece, passage: Passage, before: str = "") -> None:
        """A passage, with a label or a number before it."""
        self.transcript.begin(piece)
        self.transcript.write(before, self.layout.lang)
        self.inlines(passage.inlines, passage.lang)
        self.transcript.end()

    def inlines(self, inlines: Sequence[Inline], lang: str) -> None:
        """What is in a passage."""
        for node in inlines:
            self.inline(node, lang)

    def inline(self, node: Inline, lang: str) -> None:
        """One node of a passage."""
        match node:
            case Text(text) | Code(text):
                self.transcript.write(text, lang)
            case LineBreak():
                self.transcript.write(" ", lang)
            case model.Emphasis(children) | model.Strong(children):
                self.inlines(children, lang)
            case model.Foreign(foreign, children):
                self.inlines(children, foreign)
            case model.Link(target, _, children) | model.Reference(target, _, children):
                with self.transcript.linked(target):
                    self.inlines(children, lang)
            case model.PageNumber(anchor):
                with self.transcript.linked(anchor):
                    self.transcript.write(PAGE, lang)
            case model.NoteCall(number, anchor):
                self.transcript.anchor(anchor)
                self.transcript.call(number, lang)
            case model.Abbreviation(text, expansion):
                if expansion:
                    self.transcript.explain(expansion)
                self.transcript.write(text, lang)
            case model.Mark(anchor, children):
                self.transcript.anchor(anchor)
                self.inlines(children, lang)
