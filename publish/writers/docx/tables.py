"""Turn a table into Word's: a head that is repeated on every page, rows that stay whole, words for who cannot see."""

from collections.abc import Sequence

from publish.document.nodes import Alignment
from publish.language.tags import direction_of
from publish.layout.model import Layout, Passage, Table
from publish.writers.css import sides
from publish.writers.docx.captions import caption, source
from publish.writers.docx.inlines import passage_runs
from publish.writers.docx.markup import NOTHING, Xml, joined, twips, w
from publish.writers.docx.paragraphs import Place, paragraph, start_of
from publish.writers.docx.story import Story
from publish.writers.docx.styles import TABLE, style_id
from publish.writers.docx.variants import KEPT, Difference
from publish.writers.xhtml import words

# What of its style a table takes on (ISO 29500-1, 17.4). The last column has no gap after it.
FIRST_ROW, FIRST_COLUMN, LAST_COLUMN, NO_BANDS = 0x20, 0x80, 0x100, 0x600

LETTER, SIGN, BOLD_LETTER = 0.6, 0.3, 0.66
"""The widths of letters, and of spaces and signs, in ems, on the safe side: LibreOffice widens no column for a word."""

SHORT = 8
"""A table of no more rows stays on one page."""

CELL = Place()


def table(block: Table, place: Place, story: Story) -> Xml:
    """The caption, the table and its source."""
    widths = _widths(block, place, story)
    has_head = any(cell.inlines for cell in block.head)
    rows = [_row("table-head", block.head, block, widths, story)] if has_head else []
    for number, cells in enumerate(block.rows, 1):
        followed = block.source is not None if number == len(block.rows) else len(block.rows) <= SHORT
        rows.append(_row("table-cell", cells, block, widths, story, followed))
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    content = w("tbl", _properties(block, place, story, sum(widths), has_head), grid, *rows)
    return Xml(caption(block, place, story) + content + source(block, place, story))


def _widths(block: Table, place: Place, story: Story) -> list[int]:
    """The columns in twips with their gaps: from left to right, the last one has none. It gets what rounding leaves."""
    theme = story.book.layout.theme
    gaps = len(block.widths) - (story.book.layout.direction == "ltr")
    whole = theme.page.measure - start_of("table-cell", place, theme)
    free = whole - theme.space.column * gaps
    em = theme.styles["table-cell"].size
    heads = [_longest_word(cell, BOLD_LETTER) for cell in block.head]
    columns = [
        max(_longest_word(cell, LETTER) for cell in column) for column in zip(block.head, *block.rows, strict=True)
    ]
    needs = [em * max(pair) for pair in zip(heads, columns, strict=True)]
    needs[-1] += theme.space.column  # LibreOffice 7 has a gap after the last column too
    widths = [twips(width + theme.space.column) for width in _shared(free, block.widths, needs)[:-1]]
    return [*widths, twips(whole) - sum(widths)]


def _shared(free: float, shares: Sequence[float], needs: Sequence[float]) -> list[float]:
    """Points shared out: a column has room for its longest word, and its share of what all such words leave.

    Where words alone are too wide, all give the same part of theirs.
    """
    needed = min(1, free / sum(needs)) if any(needs) else 1
    wishes = [max(share * free - need, 0) for share, need in zip(shares, needs, strict=True)]
    left = (free - sum(needs) * needed) / (sum(wishes) or 1)
    return [need * needed + wish * left for need, wish in zip(needs, wishes, strict=True)]


def _longest_word(cell: Passage, letter: float) -> float:
    """The width in ems of the longest word: a space that does not break is a part of it."""
    return max(sum(letter if char.isalnum() else SIGN for char in word) for word in words(cell.inlines).split(" "))


def _properties(block: Table, place: Place, story: Story, width: int, has_head: bool) -> Xml:
    layout = story.book.layout
    label = f"{block.caption.label}. {words(block.caption.text.inlines)}" if block.caption else ""
    columns = "; ".join(words(cell.inlines) for cell in block.head)
    return w(
        "tblPr",
        w("tblStyle", val=style_id(TABLE)),
        w("bidiVisual") if layout.direction == "rtl" else NOTHING,
        w("tblW", w=width, type="dxa"),
        w("tblInd", w=twips(start_of("table-cell", place, layout.theme)), type="dxa"),
        w("tblLayout", type="autofit"),  # Word widens a column rather than break a word
        _look(has_head, block.row_headers),
        w("tblCaption", val=label) if label else NOTHING,
        w("tblDescription", val=columns) if columns else NOTHING,
    )


def _look(has_head: bool, row_headers: bool) -> Xml:
    bits = LAST_COLUMN | NO_BANDS | FIRST_ROW * has_head | FIRST_COLUMN * row_headers
    first = {"firstRow": int(has_head), "firstColumn": int(row_headers)}
    return w("tblLook", val=f"{bits:04X}", **first, lastRow=0, lastColumn=1, noHBand=1, noVBand=1)


def _row(
    role: str, cells: tuple[Passage, ...], block: Table, widths: list[int], story: Story, followed: bool = False
) -> Xml:
    """A row. The head stays on the page of the first row, and so does a row that is `followed`."""
    is_head = role == "table-head"
    kept = [KEPT] if followed else []
    properties = w("trPr", w("cantSplit"), w("tblHeader") if is_head else NOTHING)
    columns = zip(cells, block.alignments, widths, strict=True)
    return w("tr", properties, joined([_cell(role, *column, story, kept) for column in columns]))


def _cell(role: str, cell: Passage, alignment: Alignment, width: int, story: Story, kept: list[Difference]) -> Xml:
    layout = story.book.layout
    differences = [*_aligned(alignment, cell.lang, layout), *kept]
    runs = passage_runs(cell, story, role)
    content = paragraph(role, runs, CELL, story.book, differences=differences, lang=cell.lang)
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), content)


def _aligned(alignment: Alignment, lang: str, layout: Layout) -> list[Difference]:
    """How a cell is set, in whatever language it is: at its column's edge, which for figures is always the right one.

    Word calls `left` where the lines of a paragraph begin, and `right` where they end (17.18.44).
    """
    if alignment == "center":
        return [Difference("centered", "jc", w("jc", val="center"))]
    edge = "right" if alignment == "right" else sides(layout.direction)[0]
    at_start = edge == sides(direction_of(lang))[0]
    return [] if at_start else [Difference(edge, "jc", w("jc", val="right"))]
