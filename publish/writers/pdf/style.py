"""Turn a theme into the style sheet of the PDF: the page, its furniture, and what only paper has."""

from publish.language.hyphenation.engines import LEFT, RIGHT, SHORTEST
from publish.layout.model import Layout
from publish.layout.themes import Style, Theme
from publish.writers.css import cover_css, families, fill, message_css, role_css, sides, stand_in_css, structure_css

SHEET = """\
@page { size: @WIDTH @HEIGHT; margin: @TOP 0 @BOTTOM; margin-@START: @INNER; margin-@END: @OUTER;
  @footnote { margin-top: 12pt; padding-top: 6pt; border-top: 0.5pt solid @RULE; }
  @bottom-@START { content: counter(page, @NUMERALS); @FOLIO; vertical-align: top; padding-top: 14pt; } }
@page :first {  counter-reset: page @BEFORE; }
@page running {
  @top-@START { content: string(book, first-except); @HEAD; vertical-align: bottom; padding-bottom: 16pt; }
  @top-@END { content: string(chapter, first-except); @HEAD; vertical-align: bottom; padding-bottom: 16pt; } }
@page bare { @bottom-@START { content: none; } }
@page cover { margin: 0; @bottom-@START { content: none; } }
body { margin: 0; color: @TEXT; font: @SIZE/@LEADING @SERIF; page: @PAGE; }

.cover { page: cover; }
.title-page, .imprint-page { page: bare; }
.figures { margin-top: 45pt; }
.cover, .title-page, .imprint-page, .contents { break-after: page; }
.chapter, .abbreviations, .glossary, .index, .credits { break-before: page; }
.body-part > .chapter:first-child { break-before: auto; }
.imprint-page { display: block; padding-top: 330pt; max-width: 300pt; }

body { hyphenate-limit-chars: @LETTERS; hyphenate-limit-zone: 24pt; }
h1, h2, h3, h4, h5, h6 { hyphens: manual; }
.heading-1, .front-heading { string-set: chapter content(text), book "@BOOK"; }
.section-label { margin-bottom: 4pt; }
.heading-2 > .number { display: inline-block; width: 36pt; margin-@START: -40pt; color: @MUTED; font-weight: 400; }
.run-in { margin-@END: 0.4em; }
.run-in-paragraph { margin-top: 7.5pt; }
.run-in-paragraph > .body-first { margin: 0; }

a { color: inherit; text-decoration: none; }
a[rel~="external"] { color: @LINK; }
.box { margin: 15pt 0; padding: 10pt 14pt 8pt; background: @TINT; border-@START: 2.5pt solid @ACCENT;
  break-inside: avoid; }
.quotation { margin: 0; }
.pause { border: 0; height: 15pt; margin: 0; }
ul.list, ol.list { margin: 6pt 0 9pt; padding-@START: 15pt; }
li.list-item { margin-@START: 0; padding-@START: 2pt; }
li.list-item::marker { color: @MUTED; font-family: @SANS; font-size: 8.5pt; }
dl { margin: 6pt 0 12pt; }
.run-in-paragraph + ul, p + ul { break-before: avoid; }

.table-block { break-inside: auto; margin: 0; }
.table-block > .table:last-child, figure > img:last-child { margin-bottom: 18pt; }
.table { border-bottom: 0.75pt solid @TEXT; page-break-inside: auto; }
.table tr { break-inside: avoid; }
.table tbody tr:nth-child(-n+2) { break-after: avoid; }
.table tbody tr:nth-last-child(-n+2) { break-before: avoid; }
.table thead tr > * { border-top: 0.75pt solid @TEXT; border-bottom: 0.4pt solid @TEXT; vertical-align: bottom; }
.table-head, .table-cell { padding: 4.5pt 0 4pt; padding-@END: 12pt; }
.table-head:last-child, .table-cell:last-child { padding-@END: 0; }
.table tbody tr + tr > * { border-top: 0.4pt solid @RULE; }
tbody th { font-weight: 400; }
.table-cell.align-right, .table-head.align-right { font-variant-numeric: tabular-nums lining-nums; }
.caption { break-after: avoid; padding-bottom: 0; }
figure { margin: 0; break-inside: avoid; }
figure img { display: block; }
.source { break-before: avoid; }

.contents-list > li { position: relative; }
.contents-list a { display: block; padding-@END: 30pt; }
.contents-list .page-number { position: absolute; @END: 0; bottom: 0; margin: 0; font-variant-numeric: tabular-nums; }
.toc-1 .numbered { padding-@START: 18pt; }
.toc-2 .numbered { padding-@START: 26pt; }
.toc-1 .number { display: inline-block; width: 15.4pt; margin-@START: -18pt; }
.toc-2 .number { display: inline-block; width: 23.4pt; margin-@START: -26pt; }
.toc-2 { break-before: avoid; }
.list-entry { padding-bottom: 5pt; }
.list-entry .page-number { bottom: 5pt; }
.list-entry .number { display: block; font-family: @SANS; font-size: 8pt; line-height: 12pt; color: @MUTED; }
.page-number:empty[href]::before { content: target-counter(attr(href), page); }
.page-number:empty[data-href]::before { content: target-counter(attr(data-href), page); }

.note { float: footnote; @NOTE; }
.note::footnote-call { content: attr(data-number); font-size: 68%; line-height: 0; vertical-align: 0.42em; @PLAIN; }
.note::footnote-marker { content: attr(data-number) "\\2002"; @PLAIN; }
.note-paragraph { display: block; }
.note-paragraph:first-child { display: inline; }
.end-notes { margin-top: 30pt; padding-top: 8pt; border-top: 0.5pt solid @RULE; @NOTE; }
.end-note + .end-note { margin-top: 6pt; }
.note-call { font-size: 68%; line-height: 0; vertical-align: 0.42em; }

.index-list { columns: 2; column-gap: 24pt; }
.index-group { break-inside: auto; }
.index-entries, .index-entries > li { break-inside: avoid; }
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
  z-index: -1; } }
@page cover { @left-middle { margin-right: -@WIDTH; color: @INK; z-index: 1; } }
"""
"""The word across every page: behind the text, and on the cover before its ground.

A box of the margin is an artifact, which no screen reader speaks (ISO 32000-1, 14.8.2.2). This one is as wide as the
page: what it has beyond its margin it takes back at its right.
"""
DRAFT_WIDTH = 560.0
"""Points that the word takes across a page of A4, so that it stays inside a smaller one in proportion."""

"""@START and @END are the sides of a line; every other @NAME is a token of the theme."""


def sheet(layout: Layout, part: str, pages_before: int) -> str:
    """The style sheet of one part of the book: `front`, `body` or `back`. `pages_before` counts in its numerals."""
    theme, page = layout.theme, layout.theme.page
    start, end = sides(layout.direction)
    width, height = page.width * 72 / 25.4, page.height * 72 / 25.4
    body = theme.styles["body"]
    values = {
        "WIDTH": f"{page.width}mm", "HEIGHT": f"{page.height}mm", "TOP": f"{page.top}mm", "BOTTOM": f"{page.bottom}mm",
        "INNER": f"{page.inner}mm", "OUTER": f"{page.outer}mm", "START": start, "END": end,
        "BOOK": css_string(layout.meta.title), "BEFORE": str(pages_before + 1),
        "LETTERS": f"{SHORTEST} {LEFT} {RIGHT}",
        "NUMERALS": "lower-roman" if part == "front" else "decimal", "PAGE": "auto" if part == "front" else "running",
        "SIZE": f"{body.size}pt", "LEADING": f"{body.leading}pt",
        "SERIF": families(theme.fonts["serif"], "serif"), "SANS": families(theme.fonts["sans"], "sans"),
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
        + (_draft_css(layout) if layout.draft else "")
        + (message_css(theme, "pt") if layout.preview else "")
    )


def _draft_css(layout: Layout) -> str:
    theme, word = layout.theme, layout.labels["draft"]
    left = theme.page.inner if layout.direction == "ltr" else theme.page.outer
    return fill(DRAFT, {
        "WORD": css_string(word), "WIDTH": f"{theme.page.width}mm", "BEYOND": f"{left - theme.page.width}mm",
        "SIZE": f"{draft_size(layout):.1f}pt", "SANS": families(theme.fonts["sans"], "sans"),
        "MUTED": theme.colors["muted"], "INK": theme.colors["cover-text"],
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
