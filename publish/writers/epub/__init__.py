"""Turn a Layout into the bytes of an EPUB 3.3 that old readers open too.

1. `plan` says which section, note and anchor stands in which file, and where a page of the printed edition begins.
   `pictures` says which picture stands for each figure, `tables` which tables are lists on a phone,
   `fonts` which faces it brings along.
2. `documents` turns each section of level 1 into an XHTML file, its notes at its end.
3. `navigation` turns contents, landmarks and pages into the nav and, for old readers, the NCX.
4. `cover` draws the cover; `package` writes the metadata and packs it all with EbookLib.
"""

from collections.abc import Iterator

from publish.layout.model import Layout, PageMap
from publish.writers.css import message_css
from publish.writers.epub.cover import draw_cover
from publish.writers.epub.documents import render_file
from publish.writers.epub.fonts import font_css
from publish.writers.epub.navigation import render_nav, render_ncx
from publish.writers.epub.package import Item, pack
from publish.writers.epub.plan import COLUMN, COVER, NAV, NCX, STYLE, Plan, make_plan
from publish.writers.epub.style import column_css, reader_css
from publish.writers.soft_hyphens import with_soft_hyphens

XHTML = "application/xhtml+xml"


def write(layout: Layout, pages: PageMap | None = None, lite: bool = False) -> bytes:
    """The e-book. `pages` are the labels of the PDF edition's pages: with them it has a list of pages.

    A `lite` one, for slow networks, has the same words, small pictures and no fonts.
    Raises PublishError where the text names the number of a page that `pages` does not know.
    """
    if layout.soft_hyphens:
        layout = with_soft_hyphens(layout, besides=("table-head", "table-cell"))  # as in its style sheet
    plan = make_plan(layout, pages or {}, lite)
    return pack(plan, list(_items(plan)))


def _style(plan: Plan) -> str:
    layout = plan.layout
    messages = message_css(layout.theme, "em") if layout.preview else ""
    return font_css(plan.fonts) + reader_css(layout.theme, layout.lang, own_faces=bool(plan.fonts)) + messages


def _items(plan: Plan) -> Iterator[Item]:
    layout = plan.layout
    for file in plan.files:
        yield Item(file.id, file.name, XHTML, render_file(file, plan), in_spine=True)
    yield Item("nav", NAV, XHTML, render_nav(plan), "nav")
    yield Item("ncx", NCX, "application/x-dtbncx+xml", render_ncx(plan))
    yield Item("style", STYLE, "text/css", _style(plan).encode())
    yield Item("column", COLUMN, "text/css", column_css(layout.theme, layout.lang).encode())
    if plan.cover:
        yield Item("cover-image", COVER, "image/png", draw_cover(plan.cover, layout, plan.lite), "cover-image")
    for number, asset in enumerate(plan.pictures.values(), 1):
        yield Item(f"picture-{number}", asset.name, asset.media_type, asset.data)
    for number, face in enumerate(plan.fonts, 1):
        yield Item(f"font-{number}", face.name, face.media_type, face.data)
