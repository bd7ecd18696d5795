"""Turn a theme into the style sheet of an e-book, for a phone first.

No flexbox, no grid and no fixed sizes: readers of EPUB 2 refuse a file for less. Nothing colours the text, its links or
what is behind it: that is for whoever reads at night. Lines and tints are grey, half way between black and white. What
the system prefers (`prefers-color-scheme`) need not be the paper that the reader chose, so no colour hangs on it.
"""

from dataclasses import replace

from publish.language.tags import direction_of, script_of
from publish.layout.colors import shade
from publish.layout.model import Direction
from publish.layout.themes import Style, Theme
from publish.writers.css import ON_BOTH, families, fill, length, role_css, sides, stand_in_css, structure_css

TOO_LARGE = 1.4
"""From this size, as a multiple of the body text, a role is too large for a phone."""

FURNITURE = """\
body { margin: 0 2%; overflow-wrap: break-word; word-wrap: break-word; }
a { color: inherit; text-decoration: underline; }
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
figure > img:last-child { margin-bottom: 1em; }
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
.stacked, .stacked caption, .stacked tbody, .stacked tr, .stacked th, .stacked td { display: block; }
.stacked colgroup, .stacked thead { display: none; }
.stacked tr { padding: 0.6em 0; border-bottom: thin solid #808080; }
.stacked tbody { border-top: medium solid @ACCENT; }
.table-block .stacked th, .table-block .stacked td { padding: 0.1em 0; border: 0; text-align: @START; }
.table-block .stacked th.table-cell, .table-block .stacked td.table-cell { font-size: 0.85em; }
.stacked th.table-cell { font-weight: 700; }
.stacked td[data-label]::before { content: attr(data-label) ": "; font-weight: 700; }
"""
"""A table that is too wide for a phone is a list there: each row a block under its name, each cell after its column's.
The heads of the columns are said at the cells then."""

PHONE = "(max-width: 32em)"
BLOCK = ".table-block { container-type: inline-size; }\n"
"""A reader that turns pages may lay a chapter out in columns side by side, wider than any screen (epub.js, Foliate): no
media query sees a phone then, but a container query does. It has a sheet of its own: old readers may drop all of one
that has what they do not know."""

DARK = """\
figure img, .cover img { filter: brightness(85%); }
"""
"""Pictures have white paper of their own: at night it shines less."""

ON_PAPER = ("cover-", "running-head", "folio")
"""How the names of roles begin that no e-book sets: its cover is a picture, its pages have no head and no foot."""


def reader_css(theme: Theme, lang: str, own_faces: bool = False) -> str:
    """The style sheet of an e-book in the language `lang`; the theme is dressed for it.

    An e-book with `own_faces` sets its text in them, until its reader chooses another one.
    """
    direction, theme = direction_of(lang), of_reader(theme, lang)
    body, face = theme.styles["body"].size, theme.styles["body"].face
    shown = {role: _for_phone(style, body) for role, style in theme.styles.items() if not role.startswith(ON_PAPER)}
    theme = replace(theme, styles=shown)
    text = f"body {{ font-family: {families(theme.fonts[face], face)}; }}\n" if own_faces else ""
    return "".join(
        [
            text,
            role_css(theme, "em", direction),
            structure_css(theme, direction),
            _filled(FURNITURE, theme, direction),
            stand_in_css("#808080", direction),
            _block(f"@media {PHONE}", _filled(NARROW, theme, direction)),
            _block("@media (prefers-color-scheme: dark)", DARK),
        ]
    )


def column_css(theme: Theme, lang: str) -> str:
    """The style sheet for readers whose columns of text are narrower than their screen, as far as that asks."""
    direction, theme = direction_of(lang), of_reader(theme, lang)
    return BLOCK + _block(f"@container {PHONE}", _filled(NARROW, theme, direction))


def of_reader(theme: Theme, lang: str) -> Theme:
    """The theme before its faces scaled the sizes for a script: what they lack is nothing to the reader's own face."""
    scales = {face: font.scales.get(script_of(lang), 1) for face, font in theme.fonts.items()}
    return replace(theme, styles={role: _unscaled(style, scales[style.face]) for role, style in theme.styles.items()})


def _unscaled(style: Style, scale: float) -> Style:
    return replace(style, size=round(style.size / scale, 2), leading=round(style.leading / scale, 2))


def _filled(sheet: str, theme: Theme, direction: Direction) -> str:
    start, end = sides(direction)
    note = theme.styles["note"]
    values = {
        "TINT": "rgba(128, 128, 128, 0.12)",
        "START": start,
        "END": end,
        "ACCENT": shade(theme.colors["accent"], ON_BOTH),
        "NOTE": length(note.size, "em", theme.styles["body"].size),
        "LEADING": f"{note.leading / note.size:.3g}",
    }
    return fill(sheet, values)


def _for_phone(style: Style, body: float) -> Style:
    """A large style half as much larger than the text as it is in print: the longest words must fit a phone."""
    if style.size <= TOO_LARGE * body:
        return style
    size = (style.size + body) / 2
    return replace(style, size=size, leading=style.leading * size / style.size)


def _block(query: str, rules: str) -> str:
    return f"{query} {{\n{rules}}}\n"
