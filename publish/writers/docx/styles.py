"""Turn a theme into Word's styles: a role is one named style, and nothing of anybody else's template is left.

Names that Word knows are its built-in styles, which it shows in the reader's own language. Every style names its faces
for all scripts, so that no theme font gets in the way (python-docx #1089).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from publish.layout.model import Block, Direction, Layout, Section
from publish.layout.roles import ROLES
from publish.layout.themes import Font, Style, Theme
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
"""Styles that are no roles: what holds a picture, a pause, an end."""
BULLETS, NUMBERS = 1, 2
"""The counts in numbering.xml that the styles of lists have."""

HYPERLINK = "Hyperlink"
EMPHASIS = "Emphasis"
STRONG = "Strong"
BOTH = "Intense Emphasis"
CODE = "HTML Code"
LABEL = "Caption Label"
HEADING_NUMBER, LIGHT_NUMBER = "Heading Number", "Heading Number in Light Headings"
STAND_IN = "Stand-in"
NOTE_CALL = "footnote reference"
TABLE = "Publication Table"
"""Styles that are no roles: for what stands in a line, and for tables."""

CUSTOM = {
    "Cover Title", "Cover Subtitle", "Cover Issuer", "Cover Date", "Issuer", "Imprint", "Section Label",
    "Run-in Heading", "Definition Term", "Definition", "Admonition Title", "Admonition", "Table Heading", "Table Text",
    "Source", FIGURE, BREAK, SEPARATOR, HEADING_NUMBER, LIGHT_NUMBER, STAND_IN, LABEL, TABLE,
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

HEADINGS = {"heading-1": 1, "heading-2": 2, "heading-3": 3, "heading-4": 4}
LOWER_HEADINGS = range(5, 10)
"""The levels that themes do not dress: they look as the fourth."""
HUNG = {"heading-2", "heading-3", "heading-4"}
"""The headings whose numbers hang in the margin, where the theme wants them to."""
ALWAYS_KEPT = {"run-in", "table-head"}

CONTENTS = ("toc-1", "toc-2", "toc-3", "list-entry")
ENTRY_NUMBER = 30.0
"""Points for the number of the deepest entry of the contents; above it, a title begins where the next level does."""

INDEX_END = 8.0
"""Points at the end of the lines of the index: LibreOffice sets its columns without a gap."""

BOX = ("admonition-title", "admonition")
ON_COVER = ("cover-issuer", "cover-date")
"""What stands at the foot of the cover, however long the title is."""

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


def outline_level(level: int) -> Xml:
    """The level of a heading in Word's navigation pane, which has nine."""
    return w("outlineLvl", val=min(level, LOWER_HEADINGS[-1]) - 1)


def run_in_level(layout: Layout) -> int:
    """The level of most run-in headings: the first that the contents do not list."""
    return max((entry.level for entry in layout.toc), default=0) + 1


def hung_roles(layout: Layout) -> set[str]:
    """The roles of headings whose numbers hang in the margin: where no heading of a level has one, none hangs."""
    if not layout.theme.space.hang:
        return set()
    sections = _sections((*layout.body, *layout.back))
    return HUNG & {f"heading-{section.level}" for section in sections if section.number and not section.label}


def _sections(blocks: tuple[Block, ...]) -> Iterator[Section]:
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from _sections(block.blocks)


def styles_part(layout: Layout, *more: Xml) -> bytes:
    """styles.xml; `more` are styles that this document needs besides."""
    styles = [
        _normal(layout),
        *(_role_style(role, layout) for role in STYLE_NAMES),
        *_paragraph_extras(),
        *_character_styles(layout.theme),
        *_table_styles(layout),
        *more,
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
        w("basedOn", val=style_id(_parent(role, layout))),
        w("next", val=style_id(following)),
        w("qFormat"),
        properties("pPr", PARAGRAPH_PROPERTIES, _paragraph(role, style, layout)),
        properties("rPr", RUN_PROPERTIES, _letters(style, layout.theme) | _extra_letters(role, style, layout)),
    )


def _parent(role: str, layout: Layout) -> str:
    """A run-in heading is one also to programs that know headings by Word's names alone."""
    return STYLE_NAMES[_base(layout)] if role == "run-in" else "Normal"


def _base(layout: Layout) -> str:
    """The heading that a run-in one stands in for."""
    return f"heading-{min(run_in_level(layout), len(HEADINGS))}"


def _paragraph(role: str, style: Style, layout: Layout) -> dict[str, Xml]:
    found = {"spacing": spacing(style, style.before, style.after), "ind": _indent(role, style, layout)}
    if style.keep_with_next or role in ALWAYS_KEPT:
        found |= {"keepNext": w("keepNext"), "keepLines": w("keepLines")}
    if role in HEADINGS:
        found["outlineLvl"] = outline_level(HEADINGS[role])
    if role == "run-in":
        found["outlineLvl"] = outline_level(run_in_level(layout))
    if not style.hyphenate:
        found["suppressAutoHyphens"] = w("suppressAutoHyphens")
    elif role == "run-in":
        found["suppressAutoHyphens"] = w("suppressAutoHyphens", val=0)
    found |= _direction(role, layout)
    if style.align == "start" and role == "run-in" and layout.theme.styles[_base(layout)].align != "start":
        found["jc"] = w("jc", val="left")
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
    tint, padding = color(layout.theme, "tint"), round(layout.theme.space.box)
    edges: dict[str, dict[str, str | int]]
    edges = {side: {"sz": 4, "space": padding, "color": tint} for side in ("left", "right")}
    edges[sides(direction)[0]]["space"] = min(padding + round(inset), 31)
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


def _extra_letters(role: str, style: Style, layout: Layout) -> dict[str, Xml]:
    if role == "code":
        return {"noProof": w("noProof")}
    return _not_inherited(style, layout.theme.styles[_base(layout)]) if role == "run-in" else {}


def _not_inherited(style: Style, base: Style) -> dict[str, Xml]:
    """What a role has not, but the role whose style its own is based on."""
    off: dict[str, Xml] = {}
    if is_bold(base) and not is_bold(style):
        off |= {"b": w("b", val=0), "bCs": w("bCs", val=0)}
    off |= {"i": w("i", val=0)} if base.italic and not style.italic else {}
    off |= {"caps": w("caps", val=0)} if base.uppercase and not style.uppercase else {}
    return off | ({"spacing": w("spacing", val=0)} if base.tracking and not style.tracking else {})


def faces(font: Font) -> Xml:
    """One face for every script, and the theme's own for Arabic letters: the only complex script of our editions."""
    arabic = font.scripts.get("Arab", font.family)
    return w("rFonts", ascii=font.family, hAnsi=font.family, eastAsia=font.family, cs=arabic)


def spacing(style: Style, before: float, after: float) -> Xml:
    """The space around a paragraph and its leading. Lines are exact: raised numbers leave the grid as it is."""
    return w("spacing", before=twips(before), after=twips(after), line=twips(style.leading), lineRule="exact")


def _indent(role: str, style: Style, layout: Layout) -> Xml:
    theme = layout.theme
    if role in HUNG:
        return indent(0, -theme.space.hang if role in hung_roles(layout) else 0)
    if role in BOX:
        return indent(style.start + theme.space.box, style.indent, theme.space.box)
    if role in CONTENTS:
        width = entry_number_width(role, theme)
        return indent(style.start + width, -width)  # no indent at the end: LibreOffice 7 loses a page number there
    end = INDEX_END if role == "index-entry" else 0
    return indent(style.start, style.indent, end)


def indent(start: float, first: float = 0, end: float = 0) -> Xml:
    """The indents of a paragraph and, from there, of its first line."""
    line = {"hanging": twips(-first)} if first < 0 else {"firstLine": twips(first)}
    return w("ind", left=twips(start), right=twips(end), **line)


# ----------------------------------------------------------------------------------------- styles that are no roles


def _paragraph_extras() -> list[Xml]:
    """What holds a picture, what stands for a pause, what ends a section; headings below those that themes dress."""
    rest = w("spacing", before=0, after=0, line=240, lineRule="auto")  # an exact line would cut a picture off
    pause = w("spacing", before=twips(15), after=twips(15), line=twips(15), lineRule="exact")
    least = w("spacing", before=0, after=0, line=twips(1), lineRule="exact")
    return [
        extra(FIGURE, "body-first", {"spacing": rest}),
        extra(BREAK, "body-first", {"spacing": pause, "jc": w("jc", val="center")}),
        extra(SEPARATOR, "body-first", {"spacing": least}),
        *(extra(f"heading {level}", "heading-4", {"outlineLvl": outline_level(level)}) for level in LOWER_HEADINGS),
    ]


def extra(name: str, parent: str, members: Mapping[str, Xml]) -> Xml:
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
        _letter_style(BOTH, {"b": w("b"), "bCs": w("bCs"), "i": w("i")}),
        *_heading_numbers(theme),
        _letter_style(STAND_IN, {"color": w("color", val=color(theme, "muted"))}),
        _letter_style(LABEL, {"b": w("b"), "bCs": w("bCs")}),
        _letter_style(CODE, code),
        _letter_style(NOTE_CALL, {"vertAlign": w("vertAlign", val="superscript")}),
    ]  # fmt: skip


def number_style(heading: Style) -> str:
    """The name of the style of a number in a heading."""
    return HEADING_NUMBER if is_bold(heading) else LIGHT_NUMBER


def _heading_numbers(theme: Theme) -> Iterator[Xml]:
    """Numbers are light. In a bold heading bold takes bold away (ISO 29500-1, 17.7.3): LibreOffice leaves it there."""
    ink = {"color": w("color", val=color(theme, "muted"))}
    names = {number_style(theme.styles[role]) for role in HUNG}
    if HEADING_NUMBER in names:
        yield _letter_style(HEADING_NUMBER, {**ink, "b": w("b"), "bCs": w("bCs")})
    if LIGHT_NUMBER in names:
        yield _letter_style(LIGHT_NUMBER, ink)


def _letter_style(name: str, members: Mapping[str, Xml]) -> Xml:
    basis = w("basedOn", val="DefaultParagraphFont")
    return _style("character", name, basis, w("qFormat"), properties("rPr", RUN_PROPERTIES, members))


def _table_styles(layout: Layout) -> list[Xml]:
    """Rules above and below the head and at the end, thin ones between rows, none between columns.

    Between columns is a gap. From right to left it is half on each side: Word puts `left` at the right there (17.4.1),
    LibreOffice does not.
    """
    theme = layout.theme
    gap = theme.space.column
    start, end = (0, gap) if layout.direction == "ltr" else (gap / 2, gap / 2)
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


def entry_number_width(role: str, theme: Theme) -> float:
    """Points for the number of an entry of the contents: titles begin where the entries of the next level do."""
    level = CONTENTS.index(role)
    if level < 2:
        return theme.styles[CONTENTS[level + 1]].start - theme.styles[role].start
    return 0 if role == "list-entry" else ENTRY_NUMBER


def _end_tab(theme: Theme, **leader: str) -> Xml:
    return w("tabs", w("tab", val="right", **leader, pos=twips(theme.page.measure)))


# ------------------------------------------------------------------------------------------------------------ cover


def cover_margin(theme: Theme) -> float:
    """Points around what stands on the cover, as in the other formats."""
    return millimetres(theme.page.width) * theme.cover.margin


def at_foot(layout: Layout) -> Xml:
    """A frame at the bottom margin: paragraphs that follow one another share it (ISO 29500-1, 17.3.1.11).

    It is no part of a style: LibreOffice 7 does not look for it there.
    """
    start = sides(layout.direction)[0]
    width = twips(millimetres(layout.theme.page.width) - 2 * cover_margin(layout.theme))
    return w("framePr", w=width, hAnchor="margin", xAlign=start, vAnchor="margin", yAlign="bottom", wrap="around")
