"""Turn a theme into Word's styles: a role is one named style, and nothing of anybody else's template is left.

Names that Word knows are its built-in styles, which it shows in the reader's own language. Every style names its faces
for all scripts, so that no theme font gets in the way (python-docx #1089).
"""

import re
from collections.abc import Mapping
from functools import cache

from publish.layout.model import Direction, Layout
from publish.layout.roles import ROLES
from publish.layout.themes import Font, Page, Style, Theme
from publish.writers.css import sides
from publish.writers.docx.languages import language_properties
from publish.writers.docx.markup import (
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    Xml,
    half_points,
    millimetres,
    properties,
    root,
    twips,
    w,
)

STYLE_NAMES = {
    "cover-title": "Cover Title",
    "cover-subtitle": "Cover Subtitle",
    "cover-issuer": "Cover Issuer",
    "cover-date": "Cover Date",
    "title": "Title",
    "subtitle": "Subtitle",
    "issuer": "Issuer",
    "date": "Date",
    "imprint": "Imprint",
    "front-heading": "TOC Heading",
    "toc-1": "toc 1",
    "toc-2": "toc 2",
    "toc-3": "toc 3",
    "list-entry": "table of figures",
    "section-label": "Section Label",
    "heading-1": "heading 1",
    "heading-2": "heading 2",
    "heading-3": "heading 3",
    "heading-4": "heading 4",
    "run-in": "Run-in Heading",
    "body": "Body Text First Indent",
    "body-first": "Body Text",
    "list-item": "List Paragraph",
    "definition-term": "Definition Term",
    "definition": "Definition",
    "quote": "Quote",
    "admonition-title": "Admonition Title",
    "admonition": "Admonition",
    "code": "HTML Preformatted",
    "caption": "caption",
    "table-head": "Table Heading",
    "table-cell": "Table Text",
    "source": "Source",
    "note": "footnote text",
    "index-letter": "index heading",
    "index-entry": "index 1",
    "running-head": "header",
    "folio": "footer",
}
"""Role -> the one style that dresses it."""

FIGURE = "Figure"
BREAK = "Break"
SEPARATOR = "Separator"
LIST_BULLET = "List Bullet"
LIST_NUMBER = "List Number"
"""Styles that are no roles: what holds a picture, a pause, an end; what makes an item a bullet or a number."""
BULLETS, NUMBERS = 1, 2
"""The counts in numbering.xml that these two styles have."""

HYPERLINK = "Hyperlink"
EMPHASIS = "Emphasis"
STRONG = "Strong"
CODE = "HTML Code"
LABEL = "Caption Label"
HEADING_NUMBER = "Heading Number"
STAND_IN = "Stand-in"
NOTE_CALL = "footnote reference"
TABLE = "Publication Table"
"""Styles that are no roles: for what stands in a line, and for tables."""

CUSTOM = {
    "Cover Title", "Cover Subtitle", "Cover Issuer", "Cover Date", "Issuer", "Imprint", "Section Label",
    "Run-in Heading", "Definition Term", "Definition", "Admonition Title", "Admonition", "Table Heading", "Table Text",
    "Source", FIGURE, BREAK, SEPARATOR, HEADING_NUMBER, STAND_IN, LABEL, TABLE,
}  # fmt: skip
"""The names that Word does not know; all others are built in."""

NEXT = {
    "section-label": "heading-1",
    "body-first": "body",
    "definition-term": "definition",
    "definition": "definition-term",
    "admonition-title": "admonition",
    "caption": "body-first",
    "source": "body-first",
} | {role: "body-first" for role in ROLES if "heading" in role}  # fmt: skip
"""What an editor who presses Enter goes on with."""

HEADINGS = {"heading-1": 0, "heading-2": 1, "heading-3": 2, "heading-4": 3}
HUNG = {"heading-2", "heading-3", "heading-4"}
NUMBER_WIDTH = 40.0
"""Points in the margin where the numbers of headings hang (the page of a theme leaves room for them)."""

CONTENTS = ("toc-1", "toc-2", "toc-3", "list-entry")
ENTRY_NUMBER = 30.0
"""Points for the number of the deepest entry of the contents; above it, a title begins where the next level does."""

INDEX_END = 8.0
"""Points at the end of the lines of the index: LibreOffice sets its columns without a gap."""

BOX = ("admonition-title", "admonition")
BOX_PADDING = 14
ON_COVER = ("cover-issuer", "cover-date")
"""What stands at the foot of the cover, however long the title is."""

CELL_GAP = 12.0
"""Points between two columns of a table."""

BOLD = 600
"""The weight from which on a face is bold: Word has but two."""


@cache
def style_id(name: str) -> str:
    """The id of the style `name`, as Word makes them: `Heading1`, `FootnoteText`."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", name))


def is_bold(style: Style) -> bool:
    """Whether the letters of a role are bold."""
    return style.weight >= BOLD


def color(theme: Theme, name: str) -> str:
    """A colour of the theme as Word writes it: `0A5566`."""
    return theme.colors[name].removeprefix("#").upper()


def styles_part(layout: Layout) -> bytes:
    """styles.xml."""
    styles = [
        _normal(layout),
        *(_role_style(role, layout) for role in STYLE_NAMES),
        *_paragraph_extras(),
        *_character_styles(layout.theme),
        *_table_styles(layout),
        w("style", w("name", val="No List"), w("semiHidden"), type="numbering", default=1, styleId="NoList"),
    ]
    return root("w:styles", "w", _defaults(layout), _latent_styles(), *styles)


# ------------------------------------------------------------------------------------------------------- foundation


def _defaults(layout: Layout) -> Xml:
    body = layout.theme.styles["body-first"]
    letters = {**_letters(body, layout.theme), "lang": language_properties(layout.region_lang, layout.direction)}
    letters["kern"] = w("kern", val=half_points(6))
    return w(
        "docDefaults",
        w("rPrDefault", properties("rPr", RUN_PROPERTIES, letters)),
        w("pPrDefault", properties("pPr", PARAGRAPH_PROPERTIES, {"spacing": spacing(body, 0, 0)})),
    )


def _latent_styles() -> Xml:
    """Word's other styles stay out of an editor's sight until they are used."""
    return w(
        "latentStyles",
        defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1, defQFormat=0, count=376,
    )  # fmt: skip


def _normal(layout: Layout) -> Xml:
    named = (w("name", val="Normal"), w("qFormat"))
    own = properties("pPr", PARAGRAPH_PROPERTIES, _direction("body", layout))
    return w("style", *named, own, type="paragraph", default=1, styleId="Normal")


def _style(kind: str, name: str, *content: Xml) -> Xml:
    custom = {"customStyle": 1} if name in CUSTOM else {}
    return w("style", w("name", val=name), *content, type=kind, **custom, styleId=style_id(name))


# ------------------------------------------------------------------------------------------------------------ roles


def _role_style(role: str, layout: Layout) -> Xml:
    style = layout.theme.styles[role]
    following = STYLE_NAMES[NEXT.get(role, role)]
    return _style(
        "paragraph",
        STYLE_NAMES[role],
        w("basedOn", val="Normal"),
        w("next", val=style_id(following)),
        w("qFormat"),
        properties("pPr", PARAGRAPH_PROPERTIES, _paragraph(role, style, layout)),
        properties("rPr", RUN_PROPERTIES, _letters(style, layout.theme) | _extra_letters(role)),
    )


def _paragraph(role: str, style: Style, layout: Layout) -> dict[str, Xml]:
    found = {"spacing": spacing(style, style.before, style.after), "ind": _indent(role, style)}
    if style.keep_with_next or role == "run-in":
        found |= {"keepNext": w("keepNext"), "keepLines": w("keepLines")}
    if role in HEADINGS:
        found["outlineLvl"] = w("outlineLvl", val=HEADINGS[role])
    if not style.hyphenate:
        found["suppressAutoHyphens"] = w("suppressAutoHyphens")
    found |= _direction(role, layout)
    if style.align != "start":
        # `right` is where lines end, also where they run from right to left.
        found["jc"] = w("jc", val="center" if style.align == "center" else "right")
    if role in CONTENTS:
        found["tabs"] = _end_tab(layout.theme, leader="dot")
    if role == "running-head":
        found["tabs"] = _end_tab(layout.theme)
    if role in BOX:
        found |= box(layout, 0, layout.direction)
    return found


def _direction(role: str, layout: Layout) -> dict[str, Xml]:
    """Where lines begin: `left` and `right` of indents, tabs and alignment are then `start` and `end` (17.3.1.6)."""
    if layout.direction == "ltr":
        return {}
    return {"bidi": w("bidi", val=0) if role == "code" else w("bidi")}


def box(layout: Layout, inset: float, direction: Direction) -> dict[str, Xml]:
    """The paragraph properties of what stands in a box: paragraphs, not a table, so that they are read as text.

    The edges but one have the colour of the ground: their distance from the text is the box's padding. `inset` is how
    far lines that run in this `direction` are moved in: the edge stays where it is, up to Word's 31 points (ISO
    29500-1, 17.3.4). Left and right are those of the page, whatever the direction (17.3.1.17).
    """
    tint = color(layout.theme, "tint")
    edges: dict[str, dict[str, str | int]]
    edges = {side: {"sz": 4, "space": BOX_PADDING, "color": tint} for side in ("left", "right")}
    edges[sides(direction)[0]]["space"] = min(BOX_PADDING + round(inset), 31)
    edges[sides(layout.direction)[0]] |= {"sz": 20, "color": color(layout.theme, "accent")}
    border = w(
        "pBdr",
        w("top", val="single", sz=4, space=8, color=tint),
        w("left", val="single", **edges["left"]),
        w("bottom", val="single", sz=4, space=6, color=tint),
        w("right", val="single", **edges["right"]),
    )
    return {"pBdr": border, "shd": w("shd", val="clear", color="auto", fill=tint)}


def side_line(theme: Theme, direction: Direction) -> Xml:
    """A thin line where the lines of a paragraph begin: its text stands in for a translation."""
    return w("pBdr", w(sides(direction)[0], val="single", sz=4, space=6, color=color(theme, "rule")))


def _letters(style: Style, theme: Theme) -> dict[str, Xml]:
    """Complex scripts have a size and a weight of their own, and are never slanted: there is no `iCs`."""
    size = half_points(style.size)
    found = {
        "rFonts": faces(theme.fonts[style.face]),
        "color": w("color", val=color(theme, style.color)),
        "sz": w("sz", val=size),
        "szCs": w("szCs", val=size),
    }
    if is_bold(style):
        found |= {"b": w("b"), "bCs": w("bCs")}
    if style.italic:
        found["i"] = w("i")
    if style.uppercase:
        found["caps"] = w("caps")
    if style.tracking:
        found["spacing"] = w("spacing", val=twips(style.size * style.tracking / 1000))
    return found


def _extra_letters(role: str) -> dict[str, Xml]:
    return {"noProof": w("noProof")} if role == "code" else {}


def faces(font: Font) -> Xml:
    """One face for every script, and the theme's own for Arabic letters: the only complex script of our editions."""
    arabic = font.scripts.get("Arab", font.family)
    return w("rFonts", ascii=font.family, hAnsi=font.family, eastAsia=font.family, cs=arabic)


def spacing(style: Style, before: float, after: float) -> Xml:
    """The space around a paragraph and its leading. Lines are exact: raised numbers leave the grid as it is."""
    return w("spacing", before=twips(before), after=twips(after), line=twips(style.leading), lineRule="exact")


def _indent(role: str, style: Style) -> Xml:
    if role in HUNG:
        return indent(0, -NUMBER_WIDTH)
    if role in BOX:
        return indent(style.start + BOX_PADDING, style.indent, BOX_PADDING)
    if role in CONTENTS:
        width = entry_number_width(role)
        return indent(style.start + width, -width)  # no indent at the end: LibreOffice 7 loses a page number there
    end = INDEX_END if role == "index-entry" else 0
    return indent(style.start, style.indent, end)


def indent(start: float, first: float = 0, end: float = 0) -> Xml:
    """The indents of a paragraph and, from there, of its first line."""
    line = {"hanging": twips(-first)} if first < 0 else {"firstLine": twips(first)}
    return w("ind", left=twips(start), right=twips(end), **line)


# ----------------------------------------------------------------------------------------- styles that are no roles


def _paragraph_extras() -> list[Xml]:
    """What holds a picture, what stands for a pause, what ends a section; bullets and numbers."""
    rest = w("spacing", before=0, after=0, line=240, lineRule="auto")  # an exact line would cut a picture off
    pause = w("spacing", before=twips(15), after=twips(15), line=twips(15), lineRule="exact")
    least = w("spacing", before=0, after=0, line=twips(1), lineRule="exact")
    return [
        _extra(FIGURE, "body-first", {"spacing": rest}),
        _extra(BREAK, "body-first", {"spacing": pause, "jc": w("jc", val="center")}),
        _extra(SEPARATOR, "body-first", {"spacing": least}),
        _extra(LIST_BULLET, "list-item", {"numPr": w("numPr", w("numId", val=BULLETS))}),
        _extra(LIST_NUMBER, "list-item", {"numPr": w("numPr", w("numId", val=NUMBERS))}),
    ]


def _extra(name: str, parent: str, members: Mapping[str, Xml]) -> Xml:
    """A paragraph style that differs from that of the role `parent` only by these properties."""
    basis = w("basedOn", val=style_id(STYLE_NAMES[parent]))
    return _style("paragraph", name, basis, w("qFormat"), properties("pPr", PARAGRAPH_PROPERTIES, members))


def _character_styles(theme: Theme) -> list[Xml]:
    link = w("color", val=color(theme, "link"))
    underline = w("u", val="single", color=color(theme, "rule"))
    # LibreOffice hyphenates what has `noProof`, but nothing in `x-none`: what Word itself writes for no language.
    code = {"rFonts": faces(theme.fonts["mono"]), "noProof": w("noProof"), "lang": w("lang", val="x-none")}
    return [
        w(
            "style",
            w("name", val="Default Paragraph Font"),
            w("semiHidden"),
            type="character", default=1, styleId="DefaultParagraphFont",
        ),
        _letter_style(HYPERLINK, {"color": link, "u": underline}),
        _letter_style(EMPHASIS, {"i": w("i"), "bCs": w("bCs")}),  # Arabic letters have no italics
        _letter_style(STRONG, {"b": w("b"), "bCs": w("bCs")}),
        _letter_style(HEADING_NUMBER, {"color": w("color", val=color(theme, "muted"))}),
        _letter_style(STAND_IN, {"color": w("color", val=color(theme, "muted"))}),
        _letter_style(LABEL, {"b": w("b"), "bCs": w("bCs")}),
        _letter_style(CODE, code),
        _letter_style(NOTE_CALL, {"vertAlign": w("vertAlign", val="superscript")}),
    ]  # fmt: skip


def _letter_style(name: str, members: Mapping[str, Xml]) -> Xml:
    basis = w("basedOn", val="DefaultParagraphFont")
    return _style("character", name, basis, w("qFormat"), properties("rPr", RUN_PROPERTIES, members))


def _table_styles(layout: Layout) -> list[Xml]:
    """Rules above and below the head and at the end, thin ones between rows, none between columns.

    Between columns is a gap. From right to left it is half on each side: Word puts `left` at the right there (17.4.1),
    LibreOffice does not.
    """
    theme = layout.theme
    start, end = (0, CELL_GAP) if layout.direction == "ltr" else (CELL_GAP / 2, CELL_GAP / 2)
    edges = [_rule("top", 6, "text", theme), _rule("bottom", 6, "text", theme), _rule("insideH", 4, "rule", theme)]
    foot_of_head = w("tcPr", w("tcBorders", _rule("bottom", 4, "text", theme)), w("vAlign", val="bottom"))
    no_gap = w("tcPr", w("tcMar", w("right", w=0, type="dxa")))
    last = [w("tblStylePr", no_gap, type="lastCol")] if layout.direction == "ltr" else []
    return [
        w(
            "style",
            w("name", val="Normal Table"),
            w("semiHidden"),
            w("tblPr", w("tblInd", w=0, type="dxa"), _cell_margins(0, 0, 0, 0)),
            type="table", default=1, styleId="NormalTable",
        ),
        _style(
            "table",
            TABLE,
            w("basedOn", val="NormalTable"),
            w("tblPr", w("tblBorders", *edges), _cell_margins(4.5, start, 4, end)),
            w("tblStylePr", foot_of_head, type="firstRow"),
            *last,
        ),
    ]  # fmt: skip


def _rule(side: str, eighths: int, ink: str, theme: Theme) -> Xml:
    return w(side, val="single", sz=eighths, space=0, color=color(theme, ink))


def _cell_margins(top: float, start: float, bottom: float, end: float) -> Xml:
    margins = {"top": top, "left": start, "bottom": bottom, "right": end}
    return w("tblCellMar", *(w(side, w=twips(points), type="dxa") for side, points in margins.items()))


# --------------------------------------------------------------------------------------------------------- contents


def entry_number_width(role: str) -> float:
    """Points for the number of an entry of the contents."""
    return {"toc-1": 18.0, "toc-2": 24.0, "list-entry": 0.0}.get(role, ENTRY_NUMBER)


def _end_tab(theme: Theme, **leader: str) -> Xml:
    return w("tabs", w("tab", val="right", **leader, pos=twips(theme.page.measure)))


# ------------------------------------------------------------------------------------------------------------ cover


def cover_margin(page: Page) -> float:
    """Points around what stands on the cover, as in the other formats."""
    return millimetres(page.width) / 9


def at_foot(layout: Layout) -> Xml:
    """A frame at the bottom margin: paragraphs that follow one another share it (ISO 29500-1, 17.3.1.11).

    It is no part of a style: LibreOffice 7 does not look for it there.
    """
    page, start = layout.theme.page, sides(layout.direction)[0]
    width = twips(millimetres(page.width) - 2 * cover_margin(page))
    return w("framePr", w=width, hAnchor="margin", xAlign=start, vAnchor="margin", yAlign="bottom", wrap="around")
