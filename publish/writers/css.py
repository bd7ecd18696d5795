"""Turn a theme's styles into CSS: a class for every role, in points for paper and in ems for e-readers.

An e-reader's page is its reader's own: the face of the text, its size, its colour and what is behind it. So the CSS in
ems is relative to the body text, has no colours of text and paper, and accents only in large letters and in a shade
that reads on white, on black, on sepia and on the dark grey of most readers' night.
"""

import re
from typing import Literal

from publish.layout.colors import shade
from publish.layout.fonts import BOLD
from publish.layout.model import Direction
from publish.layout.themes import Font, Style, Theme
from publish.writers.xhtml import decimal

Unit = Literal["pt", "em"]
Rules = dict[str, str]

GENERIC = {"serif": "serif", "sans": "sans-serif", "mono": "monospace"}

ACCENTS = {"accent", "link"}
"""The colours of a theme that an e-book keeps, in large letters."""

LARGE_BOLD, LARGE = 14 / 12, 18 / 12
"""From these sizes, as multiples of the body text, letters are large to WCAG 2.2 (1.4.3): 3:1 is contrast enough."""

ON_BOTH = 0.179
"""The relative luminance whose contrast to white and to black is the same, 4.58:1 (WCAG 2.2, 1.4.3 wants 4.5:1)."""

IMPRINT_TOP, IMPRINT_WIDTH = 0.5, 0.83
"""The imprint is a narrow column in the lower half of its page: shares of the text's height and width."""

STRUCTURE = """\
.run-in-paragraph > * { display: inline; }
.label { font-weight: 700; }
.unbroken { white-space: nowrap; }
body { orphans: 2; widows: 2; }
code { font-family: @MONO; hyphens: manual; }
abbr { text-decoration: none; hyphens: manual; }
figure, blockquote, dd { margin: 0; }
figure img { max-width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; }
caption { caption-side: top; text-align: @START; }
th, td { vertical-align: top; text-align: @START; }
.contents-list, .index-entries { list-style: none; margin: 0; padding: 0; }
.table-block .align-left { text-align: @START; }
.table-block .align-center { text-align: center; }
.table-block .align-right { text-align: right; }
li > .list-item, dd > .definition { margin-@START: 0; }
"""
"""What the elements of publish.writers.xhtml are on paper and on a screen. @START is the side where a line begins.

A column that stands to the right is one of figures, which run from left to right in every script: their units stay
under each other at the right.
"""

BOLD_EMPHASIS = "em { font-style: normal; font-weight: 700; }\n"


def structure_css(theme: Theme, direction: Direction = "ltr") -> str:
    """The rules of the elements that are no roles."""
    start, _ = sides(direction)
    emphasis = BOLD_EMPHASIS if theme.emphasis == "bold" else ""
    return fill(STRUCTURE, {"START": start, "MONO": families(theme.fonts["mono"], "mono")}) + emphasis


def role_css(theme: Theme, unit: Unit, direction: Direction = "ltr") -> str:
    """The rules of all roles; in ems, a size is relative to the size of `body`, a space to its role's own size."""
    rules = "".join(_rule(f".{role}", _style(style, theme, unit, direction)) for role, style in theme.styles.items())
    rules += _rule(".run-in-paragraph", {"margin-top": length(theme.styles["run-in"].before, unit, _body(theme))})
    return rules + _turned_item(theme.styles["list-item"], unit, direction)


def _turned_item(style: Style, unit: Unit, direction: Direction) -> str:
    """An item that runs against its document has its mark on the other side, and needs the room for it there."""
    start, end = sides(direction)
    other = "rtl" if direction == "ltr" else "ltr"
    rules = {f"margin-{start}": "0", f"margin-{end}": length(style.start, unit, style.size)}
    return _rule(f'li[dir="{other}"]', rules)


def length(points: float, unit: Unit, size: float) -> str:
    """Points as a CSS length; an em is `size` points."""
    written = decimal(points / size if unit == "em" else points)
    return "0" if written in {"0", "-0"} else written + unit


def sides(direction: Direction) -> tuple[str, str]:
    """Where a line starts and ends. Old e-readers do not know `start`, `end` and `margin-inline-start`."""
    return ("left", "right") if direction == "ltr" else ("right", "left")


def families(font: Font, face: str) -> str:
    """The value of `font-family`: the families of other scripts come in for what the first one has no letters of."""
    names = (font.family, *font.scripts.values(), *font.fallbacks)
    return ", ".join(f'"{family}"' for family in names) + f", {GENERIC[face]}"


def _body(theme: Theme) -> float:
    return theme.styles["body"].size


def _rule(selector: str, rules: Rules) -> str:
    return f"{selector} {{ " + " ".join(f"{key}: {value};" for key, value in rules.items()) + " }\n"


def _style(style: Style, theme: Theme, unit: Unit, direction: Direction) -> Rules:
    return {
        **_letters(style, theme, unit),
        **_space(style, unit, direction),
        **_lines(style, unit, direction),
        **_color(style, theme, unit),
    }


def _letters(style: Style, theme: Theme, unit: Unit) -> Rules:
    rules = {"font-size": length(style.size, unit, _body(theme)), "font-weight": str(style.weight)}
    if unit == "pt" or style.face != theme.styles["body"].face:  # an e-book's text is in the face its reader chose
        rules["font-family"] = families(theme.fonts[style.face], style.face)
    if style.italic:
        rules["font-style"] = "italic"
    if style.uppercase:
        rules["text-transform"] = "uppercase"
    if style.tracking:
        rules["letter-spacing"] = f"{style.tracking / 1000:g}em"
    return rules


def _space(style: Style, unit: Unit, direction: Direction) -> Rules:
    before, after, start = (length(space, unit, style.size) for space in (style.before, style.after, style.start))
    return {
        "line-height": length(style.leading, "pt", 1) if unit == "pt" else f"{style.leading / style.size:.3g}",
        "margin": f"{before} 0 {after} {start}" if direction == "ltr" else f"{before} {start} {after} 0",
        "text-indent": length(style.indent, unit, style.size),
    }


def _lines(style: Style, unit: Unit, direction: Direction) -> Rules:
    rules = {}
    if style.align != "start":
        rules["text-align"] = "center" if style.align == "center" else sides(direction)[1]
    if style.hyphenate:
        prefixes = ("", "-webkit-", "-epub-") if unit == "em" else ("",)
        rules |= {f"{prefix}hyphens": "auto" for prefix in prefixes}
    if style.keep_with_next:
        rules |= {"page-break-after": "avoid", "break-after": "avoid"}
    return rules


def _color(style: Style, theme: Theme, unit: Unit) -> Rules:
    if unit == "pt":
        return {"color": theme.colors[style.color]}
    large = style.size >= (LARGE_BOLD if style.weight >= BOLD else LARGE) * _body(theme)
    return {"color": shade(theme.colors[style.color], ON_BOTH)} if style.color in ACCENTS and large else {}


# ----------------------------------------------------------------------------------------------------------- cover

COVER = """\
.cover { position: relative; box-sizing: border-box; width: @WIDTH; height: @HEIGHT; padding: @TOP @MARGIN 0;
  background: @GROUND; overflow: hidden; }
.cover::before { content: ""; display: block; width: @LONG; height: @THICK; margin-bottom: @GAP; background: @INK; }
.cover-issuer { position: absolute; bottom: @FOOT; @START: @MARGIN; @END: @MARGIN; }
.cover-date { position: absolute; bottom: @MARGIN; @START: @MARGIN; @END: @MARGIN; }
"""


def cover_css(theme: Theme, width: float, height: float, direction: Direction = "ltr") -> str:
    """The rules of a cover of `width` by `height` points: bar and title below `top`, issuer and date at the foot."""
    cover = theme.cover
    margin = width * cover.margin
    start, end = sides(direction)
    lengths = {"WIDTH": width, "HEIGHT": height, "TOP": height * cover.top, "GAP": margin / 2}
    lengths |= {"LONG": width * cover.bar_width, "THICK": cover.bar_height}
    lengths |= {"MARGIN": margin, "FOOT": margin + theme.styles["cover-date"].leading + 3}
    values = {name: length(points, "pt", 1) for name, points in lengths.items()}
    values |= {"GROUND": _ground(theme), "INK": theme.colors[cover.bar_color], "START": start, "END": end}
    return fill(COVER, values)


def _ground(theme: Theme) -> str:
    """The whole cover in one colour, or its upper part: the rest is paper."""
    ground, share = theme.colors["cover"], theme.cover.ground
    if share >= 1:
        return ground
    reach = f"{decimal(share * 100)}%"  # a gradient of one colour WeasyPrint paints over all of the box
    return f"linear-gradient({ground} {reach}, #ffffff {reach}) no-repeat"


def fill(sheet: str, values: Rules) -> str:
    """A style sheet with its `@NAMES` replaced by their values."""
    return re.sub(r"@([A-Z]+)\b", lambda name: values[name[1]], sheet)


# -------------------------------------------------------------------------------------------------------- stand-ins

STAND_IN = """\
.stand-in.stand-in { border-@START: thin solid @GREY; padding-@START: 0.6em; }
.contents-list .stand-in.stand-in, span.stand-in.stand-in { border-@START: 0; padding-@START: 0; }
span.stand-in.stand-in { border-bottom: thin dotted @GREY; }
"""
"""A thin line at the side of what stands in for its translation, a dotted one below words in a line.

The class is doubled to go before what an element's role says of its padding.
"""


def stand_in_css(grey: str, direction: Direction) -> str:
    """The rules of what stands in for its translation; `grey` is the colour of its lines."""
    return fill(STAND_IN, {"GREY": grey, "START": sides(direction)[0]})


# --------------------------------------------------------------------------------------------------------- previews

MESSAGES = """\
.message { font: 700 @SIZE/0 @SANS; letter-spacing: 0; text-indent: 0; text-transform: none; text-decoration: none;
  vertical-align: 0.5em; white-space: nowrap; }
.message[data-label]::before { content: attr(data-label); }
"""
STATE_COLORS = {
    "fault": "#e00000",
    "untranslated": "#777777",
    "fuzzy": "#c06000",
    "translated": "#0060d0",
    "reviewed": "#008080",
    "approved": "#008000",
}


def message_css(theme: Theme, unit: Unit) -> str:
    """The rules of the numbers that a preview has beside its messages: their colour tells their state."""
    size = "7pt" if unit == "pt" else "0.7em"
    sheet = fill(MESSAGES, {"SANS": families(theme.fonts["sans"], "sans"), "SIZE": size})
    colors = {state: shade(color, ON_BOTH) for state, color in STATE_COLORS.items()}
    return sheet + "".join(f".message.{state} {{ color: {color}; }}\n" for state, color in colors.items())
