"""Turn a theme into the style sheet of the PDF: the page, its furniture, and what only paper has."""

import math

from publish.language.hyphenation.engines import LEFT, RIGHT, SHORTEST
from publish.layout.model import Layout, Paragraph
from publish.layout.themes import Style, Theme
from publish.writers.css import (
    IMPRINT_TOP,
    IMPRINT_WIDTH,
    cover_css,
    families,
    fill,
    message_css,
    role_css,
    sides,
    stand_in_css,
    structure_css,
)
from publish.writers.xhtml import words

SHEET = """\
@page { size: @WIDTH @HEIGHT; margin: @TOP 0 @BOTTOM; margin-@START: @INNER; margin-@END: @OUTER;
  @footnote { margin-top: 1.2rem; padding-top: 0.6rem; border-top: 0.5pt solid @RULE; }
  @bottom-@START { content: counter(page, @NUMERALS); @FOLIO; vertical-align: top; padding-top: 1.4rem; } }
@page :first {  counter-reset: page @BEFORE; }
@page running {
  @top-@START { content: string(book, first-except); @HEAD; vertical-align: bottom; padding-bottom: 1.6rem; }
  @top-@END { content: string(chapter, first-except); @HEAD; vertical-align: bottom; padding-bottom: 1.6rem; } }
@page bare { @bottom-@START { content: none; } }
@page cover { margin: 0; @bottom-@START { content: none; } }
html { font-size: @SIZE; }
body { margin: 0; color: @TEXT; font: @SIZE/@LEADING @FACE; page: @PAGE; }

.cover { page: cover; }
.title-page, .imprint-page { page: bare; }
.figures { margin-top: calc(3 * @LEADING); }
.cover, .title-page, .imprint-page, .contents { break-after: page; }
.chapter, .abbreviations, .glossary, .index, .credits, .colophon { break-before: page; }
.body-part > .chapter:first-child { break-before: auto; }
.imprint-page { display: block; padding-top: @DOWN; max-width: @ACROSS; }

body { hyphenate-limit-chars: @LETTERS; hyphenate-limit-zone: 2.4rem; }
h1, h2, h3, h4, h5, h6 { hyphens: manual; }
.heading-1, .front-heading { string-set: chapter content(text), book "@BOOK"; }
.section-label { margin-bottom: 0.4rem; }
.heading-2 > .number, .heading-3 > .number { @HANG; color: @MUTED; font-weight: 400; }
.run-in { margin-@END: 0.4em; }
.run-in-paragraph > .body-first { margin: 0; }

a { color: inherit; text-decoration: none; }
a[rel~="external"] { color: @LINK; }
.box { margin: @LEADING 0; padding: 1rem @BOX 0.8rem; background: @TINT; border-@START: 2.5pt solid @ACCENT;
  break-inside: avoid; }
.quotation { margin: 0; }
.pause { border: 0; height: @LEADING; margin: 0; }
ul.list, ol.list { margin: calc(0.4 * @LEADING) 0 calc(0.6 * @LEADING); padding-@START: @ITEM; }
li.list-item { margin-@START: 0; padding-@START: 0.2rem; }
li.list-item::marker { color: @MUTED; font-family: @SANS; font-size: @MARK; }
dl { margin: calc(0.4 * @LEADING) 0 calc(0.8 * @LEADING); }
.run-in-paragraph + ul, p + ul { break-before: avoid; }

.table-block { break-inside: auto; margin: 0; }
.table-block > .table:last-child, figure > img:last-child { margin-bottom: @BELOW; }
.table { border-bottom: 0.75pt solid @TEXT; page-break-inside: auto; }
.table tr { break-inside: avoid; }
.table tbody tr:nth-child(-n+2) { break-after: avoid; }
.table tbody tr:nth-last-child(-n+2) { break-before: avoid; }
.table thead tr > * { border-top: 0.75pt solid @TEXT; border-bottom: 0.4pt solid @TEXT; vertical-align: bottom; }
.table-head, .table-cell { padding: 0.45rem 0 0.4rem; padding-@END: @COLUMN; }
.table-head:last-child, .table-cell:last-child { padding-@END: 0; }
.table tbody tr + tr > * { border-top: 0.4pt solid @RULE; }
tbody th { font-weight: 400; }
.table-cell.align-right, .table-head.align-right { font-variant-numeric: tabular-nums lining-nums; }
.caption { break-after: avoid; padding-bottom: 0; }
figure { margin: 0; break-inside: avoid; }
figure img { display: block; }
.source { break-before: avoid; }

.contents-list > li { position: relative; break-inside: avoid; }
.contents-list a { display: block; padding-@END: 3rem; }
.contents-list .page-number { position: absolute; @END: 0; bottom: 0; margin: 0; font-variant-numeric: tabular-nums; }
.toc-1 .numbered { padding-@START: @FIRST; }
.toc-2 .numbered { padding-@START: @SECOND; }
.toc-1 .number { display: inline-block; width: calc(@FIRST - 0.26em); margin-@START: -@FIRST; }
.toc-2 .number { display: inline-block; width: calc(@SECOND - 0.26em); margin-@START: -@SECOND; }
.toc-2 { break-before: avoid; }
.list-entry { padding-bottom: 0.5rem; }
.list-entry .page-number { bottom: 0.5rem; }
.list-entry .number { display: block; font-family: @SANS; font-size: 0.8em; line-height: 1.5; color: @MUTED; }
.page-number:empty[href]::before { content: target-counter(attr(href), page); }
.page-number:empty[data-href]::before { content: target-counter(attr(data-href), page); }

.note { float: footnote; @NOTE; }
.note::footnote-call { content: attr(data-number); font-size: 68%; line-height: 0; vertical-align: 0.42em; @PLAIN; }
.note::footnote-marker { content: attr(data-number) "\\2002"; @PLAIN; }
.note-paragraph { display: block; }
.note-paragraph:first-child { display: inline; }
.end-notes { margin-top: calc(2 * @LEADING); padding-top: 0.8rem; border-top: 0.5pt solid @RULE; @NOTE; }
.end-note + .end-note { margin-top: 0.6rem; }
.note-call { font-size: 68%; line-height: 0; vertical-align: 0.42em; }

.index-list { columns: 2; column-gap: 2.4rem; }
.index-group { break-inside: auto; }
.index-entries > li { break-inside: avoid; }
.index-entries > li:first-child { break-before: avoid; }
.abbreviations .definitions { columns: 1; }
"""
STAND_IN = """\
.stand-in.stand-in { color: @MUTED; }
th.stand-in.stand-in, td.stand-in.stand-in { border-@START: 0; padding-@START: 0; }
.note-paragraph.stand-in.stand-in { border-bottom: 0; }
"""
"""What paper has beside the lines that e-books have too: grey letters, and so no lines among cells and in notes."""

DRAFT = """\
@page { @left-middle { content: "@WORD"; width: @WIDTH; margin: 0 @BEYOND 0 0; font: 700 @SIZE/1 @SANS; color: @MUTED;
  text-align: center; vertical-align: middle; white-space: nowrap; opacity: 0.12; transform: rotate(-55deg);
  z-index: 1; } }
@page cover { @left-middle { margin-right: -@WIDTH; color: @INK; } }
"""
"""The word across every page, so thin that it does not matter that it lies before the text: charts and boxes have
grounds of their own, behind which nobody would see it.

A box of the margin is an artifact, which no screen reader speaks (ISO 32000-1, 14.8.2.2). This one is as wide as the
page: what it has beyond its margin it takes back at its right.
"""
DRAFT_WIDTH = 560.0
"""Points that the word takes across a page of A4, so that it stays inside a smaller one in proportion."""

BLEED = """\
@page { bleed: @SLUG; marks: crop; }
.cover { margin: -@BEYOND; width: calc(@WIDTH + 2 * @BEYOND); height: calc(@HEIGHT + 2 * @BEYOND);
  border: @BEYOND solid transparent; background-origin: border-box; }
"""
"""What a printer cuts: the ground of the cover goes beyond the edge of the page, and marks show where that is.

WeasyPrint calls `bleed` all the paper beyond the edge, and sets its marks in the outer half of it.
"""
SLUG = 3.0
"""How many times the bleed the paper reaches beyond the page: the marks stand clear of the colour."""

"""@START and @END are the sides of a line, rem is the size of the text, every other @NAME is a token of the theme."""


def sheet(layout: Layout, part: str, pages_before: int) -> str:
    """The style sheet of one part of the book: `front`, `body` or `back`. `pages_before` counts in its numerals."""
    theme, page = layout.theme, layout.theme.page
    start, end = sides(layout.direction)
    width, height = page.width * 72 / 25.4, page.height * 72 / 25.4
    body, hang = theme.styles["body"], theme.space.hang
    first, second = (_room_of_numbers(theme, level) for level in (1, 2))
    values = {
        "WIDTH": f"{page.width}mm", "HEIGHT": f"{page.height}mm", "TOP": f"{page.top}mm", "BOTTOM": f"{page.bottom}mm",
        "INNER": f"{page.inner}mm", "OUTER": f"{page.outer}mm", "START": start, "END": end,
        "BOOK": css_string(layout.meta.title), "BEFORE": str(pages_before + 1),
        "LETTERS": f"{SHORTEST} {LEFT} {RIGHT}",
        "NUMERALS": "lower-roman" if part == "front" else "decimal", "PAGE": "auto" if part == "front" else "running",
        "SIZE": f"{body.size}pt", "LEADING": f"{body.leading}pt", "FACE": families(theme.fonts[body.face], body.face),
        "DOWN": f"{_imprint_top(layout):.1f}pt", "ACROSS": f"{_imprint_width(theme):.1f}pt",
        "HANG": _number_in_margin(start, hang) if hang else f"margin-{end}: 0.3em",
        "BOX": f"{theme.space.box}pt", "COLUMN": f"{theme.space.column}pt",
        "ITEM": f"{theme.styles['list-item'].start}pt", "MARK": f"{theme.styles['table-cell'].size}pt",
        "BELOW": f"{theme.styles['source'].after}pt", "FIRST": f"{first}pt", "SECOND": f"{second}pt",
        "SANS": families(theme.fonts["sans"], "sans"),
        "HEAD": _box_style(theme, "running-head"), "FOLIO": _box_style(theme, "folio"),
        "NOTE": _box_style(theme, "note"), "PLAIN": "font-style: normal; font-weight: 400",
        **{name.upper().replace("-", "_"): color for name, color in theme.colors.items()},
    }  # fmt: skip
    return (
        structure_css(theme, layout.direction)
        + role_css(theme, "pt", layout.direction)
        + cover_css(theme, width, height, layout.direction)
        + fill(SHEET, values)
        + stand_in_css(theme.colors["rule"], layout.direction)
        + fill(STAND_IN, values)
        + (_bleed_css(theme) if theme.bleed else "")
        + (_draft_css(layout) if layout.draft else "")
        + (message_css(theme, "pt") if layout.preview else "")
    )


def _imprint_top(layout: Layout) -> float:
    """Where the imprint begins, in points from the top of the text: in the lower half, if all of it has room there.

    WeasyPrint sets blocks that end at the foot of a page (`justify-content: flex-end`) over its top if they are long.
    """
    style, page = layout.theme.styles["imprint"], layout.theme.page
    signs = _imprint_width(layout.theme) / (0.55 * style.size)  # a letter is about half an em wide
    blocks = [block for part in layout.front if part.role == "imprint" for block in part.blocks]
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    lines = sum(math.ceil(len(words(block.text.inlines)) / signs) for block in paragraphs)
    height = lines * style.leading + len(paragraphs) * (style.before + style.after)
    return max(0, min(page.depth * IMPRINT_TOP, page.depth - height))


def _imprint_width(theme: Theme) -> float:
    """Of its column, in points: in large print the whole measure, so that it stays on one page."""
    return theme.page.measure * min(1, IMPRINT_WIDTH * max(theme.scale, 1))


def _number_in_margin(start: str, hang: float) -> str:
    """The number of a heading begins `hang` points before the lines, and keeps 4 free of them."""
    return f"display: inline-block; width: {hang * 0.9:g}pt; margin-{start}: -{hang}pt"


def _bleed_css(theme: Theme) -> str:
    page, bleed = theme.page, theme.bleed
    lengths = {"SLUG": SLUG * bleed, "BEYOND": bleed, "WIDTH": page.width, "HEIGHT": page.height}
    return fill(BLEED, {name: f"{length:g}mm" for name, length in lengths.items()})


def _room_of_numbers(theme: Theme, level: int) -> float:
    """Points for the numbers of a level of the contents: as far as the next level, and enough for `7` or `7.1`."""
    outer, inner = theme.styles[f"toc-{level}"], theme.styles[f"toc-{level + 1}"]
    return max(inner.start - outer.start, (0.9 + 0.7 * level) * outer.size)


def _draft_css(layout: Layout) -> str:
    theme, word = layout.theme, layout.labels["draft"]
    left = theme.page.inner if layout.direction == "ltr" else theme.page.outer
    return fill(DRAFT, {
        "WORD": css_string(word), "WIDTH": f"{theme.page.width}mm", "BEYOND": f"{left - theme.page.width}mm",
        "SIZE": f"{draft_size(layout):.1f}pt", "SANS": families(theme.fonts["sans"], "sans"),
        "MUTED": theme.colors["muted"], "INK": theme.colors[theme.styles["cover-title"].color],
    })  # fmt: skip


def draft_size(layout: Layout) -> float:
    """The size of the word that is set across the pages of a draft, in points; a letter is about 0.75 em wide."""
    return DRAFT_WIDTH * layout.theme.page.width / 210 / (0.75 * max(len(layout.labels["draft"]), 4))


def _box_style(theme: Theme, role: str) -> str:
    """The letters of a role for what CSS cannot give a class: margin boxes and footnotes."""
    style: Style = theme.styles[role]
    family = families(theme.fonts[style.face], style.face)
    return (
        f"font: {'italic ' if style.italic else ''}{style.weight} {style.size}pt/{style.leading}pt {family}; "
        f"color: {theme.colors[style.color]}; letter-spacing: {style.tracking / 1000:g}em; text-indent: 0"
    )


def css_string(text: str) -> str:
    """Text inside a CSS string: nothing in a title can end it."""
    return "".join(f"\\{ord(char):x} " if char in '"\\\n<' else char for char in text)
