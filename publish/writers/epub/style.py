"""Turn a theme into the style sheet of an e-book, for a phone first.

No flexbox, no grid and no fixed sizes: readers of EPUB 2 refuse a file for less. Nothing colours the text or what is
behind it: that is for whoever reads at night. Lines and tints are grey, half way between black and white.
"""

from dataclasses import replace

from publish.language.tags import direction_of, script_of
from publish.layout.model import Direction
from publish.layout.themes import Style, Theme
from publish.writers.css import ACCENTS, ON_BOTH, fill, length, role_css, shade, sides, stand_in_css, structure_css

ON_DARK = 0.4
"""The relative luminance of accents on dark paper: 9:1 on black, 7:1 on most readers' dark grey."""

LARGE = 1.4
"""From this size, as a multiple of the body text, a role is too large for a phone."""

FURNITURE = """\
body { margin: 0 2%; overflow-wrap: break-word; word-wrap: break-word; }
a { color: @LINK; }
sup { line-height: 0; font-size: 0.75em; }
.contents-list a, .note-call, .note-number { text-decoration: none; }
.contents-list li { padding: 0.2em 0; }
ol.list, ul.list { margin: 0.4em 0; padding: 0; }
.cover { margin: 0; text-align: center; }
.cover img { max-width: 100%; max-height: 100%; }
.pause { width: 20%; margin: 1.5em auto; border: 0; border-top: thin solid #808080; }
.box { margin: 1.2em 0; padding: 0.8em 1em; border-@START: 0.25em solid @ACCENT; }
pre.code { white-space: pre-wrap; padding: 0.6em 0.8em; background: @TINT; }
.table-block { margin: 0 0 1.2em; overflow-x: auto; }
th, td { padding: 0.4em 0.6em; border-bottom: thin solid #808080; }
th, td { -webkit-hyphens: auto; -epub-hyphens: auto; hyphens: auto; }
th.table-head, td.table-head { border-top: medium solid @ACCENT; vertical-align: bottom; }
figure img { background: #ffffff; }
.notes { margin-top: 3em; border-top: thin solid #808080; }
.footnote { margin: 0.5em 0; }
.note-number { float: @START; font-size: @NOTE; line-height: @LEADING; font-weight: 700; padding-@END: 0.7em; }
.index-entries a { white-space: nowrap; }
.draft { margin: 0 0 2em; padding: 0.4em 0.8em; border: thin solid #808080; font-size: 0.85em; text-align: center; }
"""

NARROW = """\
th, td { padding: 0.3em 0.45em; }
th.table-cell, td.table-cell, th.table-head, td.table-head { font-size: 0.75em; }
col { width: auto !important; }
"""

ON_PAPER = ("cover-", "running-head", "folio")
"""How the names of roles begin that no e-book sets: its cover is a picture, its pages have no head and no foot."""


def reader_css(theme: Theme, lang: str) -> str:
    """The style sheet of an e-book in the language `lang`; the theme is dressed for it."""
    direction, theme = direction_of(lang), of_reader(theme, lang)
    shown = {role: style for role, style in theme.styles.items() if not role.startswith(ON_PAPER)}
    theme = replace(theme, styles=shown)
    return "".join(
        [
            role_css(theme, "em", direction),
            structure_css(theme, direction),
            _furniture(theme, direction),
            stand_in_css("#808080", direction),
            _media("(max-width: 32em)", NARROW + _smaller(theme)),
            _media("(prefers-color-scheme: dark)", _dark(theme)),
        ]
    )


def of_reader(theme: Theme, lang: str) -> Theme:
    """The theme before its faces scaled the sizes for a script: what they lack is nothing to the reader's own face."""
    scales = {face: font.scales.get(script_of(lang), 1) for face, font in theme.fonts.items()}
    return replace(theme, styles={role: _unscaled(style, scales[style.face]) for role, style in theme.styles.items()})


def _unscaled(style: Style, scale: float) -> Style:
    return replace(style, size=round(style.size / scale, 2), leading=round(style.leading / scale, 2))


def _furniture(theme: Theme, direction: Direction) -> str:
    start, end = sides(direction)
    note = theme.styles["note"]
    values = {
        "TINT": "rgba(128, 128, 128, 0.12)",
        "START": start,
        "END": end,
        "LINK": shade(theme.colors["link"], ON_BOTH),
        "ACCENT": shade(theme.colors["accent"], ON_BOTH),
        "NOTE": length(note.size, "em", theme.styles["body"].size),
        "LEADING": f"{note.leading / note.size:.3g}",
    }
    return fill(FURNITURE, values)


def _smaller(theme: Theme) -> str:
    """Large sizes half as much larger than the text as they are in print: the longest words must fit a phone."""
    body = theme.styles["body"].size
    large = {role: style for role, style in theme.styles.items() if style.size > LARGE * body}
    sizes = {role: length((style.size + body) / 2, "em", body) for role, style in large.items()}
    return "".join(f".{role} {{ font-size: {size}; }}\n" for role, size in sizes.items())


def _dark(theme: Theme) -> str:
    link, accent = (shade(theme.colors[name], ON_DARK) for name in ("link", "accent"))
    roles = [f".{role}" for role, style in theme.styles.items() if style.color in ACCENTS]
    borders = f".box, th.table-head, td.table-head {{ border-color: {accent}; }}\n"
    return f"a {{ color: {link}; }}\n{', '.join(roles)} {{ color: {accent}; }}\n{borders}"


def _media(query: str, rules: str) -> str:
    return f"@media {query} {{\n{rules}}}\n"
