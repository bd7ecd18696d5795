"""Turn the cover of a layout into a picture: a page set by WeasyPrint, drawn by PDFium, packed small by Pillow."""

import io

import pypdfium2
from PIL import Image
from weasyprint import HTML

from publish.layout.model import Layout, Section
from publish.writers.css import cover_css, role_css, structure_css
from publish.writers.xhtml import Medium, render_section, tag

WIDTH, HEIGHT = 1600, 2560
"""Pixels: the proportion that e-book shops and libraries ask for."""

COLORS = 24
"""Enough for the edges of letters in a few colours; a palette makes the file a fourth."""

LITE_WIDTH, LITE_COLORS = 480, 8
"""The same for a lite e-book: enough to be told apart in a library."""


def draw_cover(cover: Section, layout: Layout, lite: bool = False) -> bytes:
    """A PNG of the cover, dressed by the theme."""
    pdf = _pdf(cover, layout)
    return _png(pdf, LITE_WIDTH, LITE_COLORS) if lite else _png(pdf, WIDTH, COLORS)


def _pdf(cover: Section, layout: Layout) -> bytes:
    theme = layout.theme
    width = theme.page.width / 25.4 * 72
    height = width * HEIGHT / WIDTH
    sheets = (
        role_css(theme, "pt", layout.direction),
        structure_css(theme, layout.direction),
        cover_css(theme, width, height, layout.direction),
        f"@page {{ size: {width}pt {height}pt; margin: 0 }} body {{ margin: 0 }}",
    )
    medium = Medium(layout.lang, True, href=str, asset=str, length=str, note=lambda call, medium: "")
    body = tag("body", {}, render_section(cover, medium))
    head = tag("head", {}, tag("style", {}, "\n".join(sheets)))
    pdf: bytes = HTML(string=tag("html", {"lang": layout.lang, "dir": layout.direction}, head, body)).write_pdf()
    return pdf


def _png(pdf: bytes, width: int, colors: int) -> bytes:
    page = pypdfium2.PdfDocument(pdf)[0]
    picture = page.render(scale=width / page.get_width()).to_pil()
    buffer = io.BytesIO()
    small = picture.convert("RGB").quantize(colors, dither=Image.Dither.NONE)
    small.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
