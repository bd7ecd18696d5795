"""Turn a theme into that of another page or another reader: the profiles in which editions are built besides.

A profile changes the tokens of the theme before anything is laid out, or what the writer is asked for; the layout and
the words are the same. A profile's file stands beside the plain one: `report.kk.pdf`, `report.kk.a5.pdf`.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from publish.layout.model import Layout, PageMap
from publish.layout.themes import Page, Style, Theme
from publish.writers import epub, pdf


@dataclass(frozen=True, slots=True)
class Profile:
    """One way of making an edition in `format` for other readers than most."""

    format: str
    description: str
    write: Callable[[Layout, PageMap], bytes]
    dress: Callable[[Theme], Theme] | None = None
    """What it makes of the theme; None: nothing."""


TITLES = {"cover-title", "title"}
TITLE_PAGE = ("title", "subtitle", "issuer", "date")


def on_page(theme: Theme, width: float, height: float, sides: float, ends: float, scale: float = 1) -> Theme:
    """The theme on a page of `width` by `height` millimetres.

    Its margins at the sides, those at top and bottom, and its text are so many times larger than they are.

    A title that fills its page grows with the text half of the way, and else with the page, as the space around it.
    """
    page, wider, higher = theme.page, width / theme.page.width, height / theme.page.height
    half = math.sqrt(wider * scale)
    inner, outer, top, bottom = (
        round(length, 2) for length in (page.inner * sides, page.outer * sides, page.top * ends, page.bottom * ends)
    )
    styles = {role: scaled(style, half if role in TITLES else scale) for role, style in theme.styles.items()}
    for role in TITLE_PAGE:
        space = {side: round(getattr(theme.styles[role], side) * higher, 3) for side in ("before", "after")}
        styles[role] = replace(styles[role], **space)
    lengths = {name: round(getattr(theme.space, name) * scale, 2) for name in ("hang", "box", "column")}
    return replace(
        theme,
        page=Page(width, height, top, bottom, inner, outer),
        styles=styles,
        space=replace(theme.space, **lengths),
        cover=replace(theme.cover, bar_height=round(theme.cover.bar_height * wider, 2)),
        scale=theme.scale * scale,
    )


def scaled(style: Style, scale: float) -> Style:
    """The style with all its lengths so many times longer."""
    lengths = ("size", "leading", "before", "after", "indent", "start")
    return replace(style, **{name: round(getattr(style, name) * scale, 3) for name in lengths})


LARGE_TEXT = 18
"""Points of the running text in large print (RNIB, Clear print and large print guidelines: 16 to 18 and more)."""
BLEED = 3


def _small(theme: Theme) -> Theme:
    return on_page(theme, 148, 210, sides=0.55, ends=0.55, scale=0.9)


def _letter(theme: Theme) -> Theme:
    return on_page(theme, 215.9, 279.4, sides=0.95, ends=0.95)


def _large(theme: Theme) -> Theme:
    return on_page(theme, 210, 297, sides=0.7, ends=0.85, scale=LARGE_TEXT / theme.styles["body"].size)


def _for_printers(theme: Theme) -> Theme:
    """Colour beyond the edge; links, which nobody can click, look like the text around them."""
    return replace(theme, bleed=BLEED, colors={**theme.colors, "link": theme.colors["text"]})


PROFILES = {
    "a5": Profile("pdf", "a small page, A5", pdf.write, _small),
    "letter": Profile("pdf", "US Letter", pdf.write, _letter),
    "large": Profile("pdf", f"large print: text of {LARGE_TEXT} points on A4", pdf.write, _large),
    "print": Profile("pdf", f"for a printer: bleed of {BLEED} mm and crop marks", pdf.write, _for_printers),
    "archive": Profile("pdf", "for archives: PDF/A-2a and PDF/UA-1", partial(pdf.write, archive=True)),
    "lite": Profile("epub", "small pictures and no fonts, for slow networks", partial(epub.write, lite=True)),
}
