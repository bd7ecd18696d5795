"""Turn a layout into a tagged PDF (PDF/UA-1, ISO 14289-1) with WeasyPrint, and tell on which page what stands.

For archives it is PDF/A-2a (ISO 19005-2) as well, in one file.

Body, back matter and front matter are rendered one after the other as documents of their own and joined: the numbers in
the contents and in the index are known by then, and no page is laid out twice.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape

import pydyf
import weasyprint
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from publish.diagnostics import PublishError, error
from publish.layout.model import Asset, Layout, PageMap, Section
from publish.writers.pdf import engine, finish, notes, structure
from publish.writers.pdf.style import sheet
from publish.writers.xhtml import Medium, render_section, tag

ASSET_SCHEME = "asset:"


def write(layout: Layout, pages: PageMap | None = None, *, archive: bool = False) -> bytes:  # noqa: ARG001
    """The PDF of a layout. `pages`, which every writer takes, is not needed: page numbers come from here."""
    return write_with_pages(layout, archive=archive)[0]


def write_with_pages(layout: Layout, *, archive: bool = False) -> tuple[bytes, dict[str, str]]:
    """The PDF of a layout, and the PageMap: the label of the page (`iv`, `12`) on which each anchor stands.

    It is PDF/UA-1; with `archive` it is PDF/A-2a besides.
    """
    engine.mend()
    structure.mend()
    fonts = weasyprint.text.fonts.FontConfiguration()
    body = _render(layout, layout.body, {}, "body", 0, fonts)
    pages = _anchors(body, 0, str)
    back = _render(layout, layout.back, pages, "back", len(body.pages), fonts) if layout.back else None
    pages |= _anchors(back, len(body.pages), str) if back else {}
    front = _render(layout, layout.front, pages, "front", 0, fonts)
    pages |= _anchors(front, 0, roman)
    parts = [front, body, *([back] if back else [])]
    joined = front.copy([page for part in parts for page in part.pages])
    structure.mark_artifacts(joined.pages)
    finish.drop_links_outside_the_tree(joined.pages)
    finish.bare_bookmarks(joined.pages)

    def finisher(document: weasyprint.Document, pdf: pydyf.PDF) -> None:
        finish.describe_links(document, layout.labels)
        finish.label_pages(pdf, len(front.pages))
        finish.name_lam_alefs(pdf)
        finish.bind_at(pdf, layout.direction)
        if layout.theme.bleed:
            finish.bleed(pdf, layout.theme.bleed)
        if archive:
            finish.claim_accessibility(pdf)
            finish.end_streams_clearly(pdf)

    # The identifier is the edition's, so that the same edition gives the same bytes (ISO 32000-1, 14.4).
    identifier = layout.meta.identifier.encode()
    variant = "pdf/a-2a" if archive else "pdf/ua-1"
    return joined.write_pdf(finisher=finisher, pdf_variant=variant, pdf_identifier=identifier), pages


# ------------------------------------------------------------------------------------------------------- rendering


def _render(
    layout: Layout,
    sections: Sequence[Section],
    pages: Mapping[str, str],
    part: str,
    pages_before: int,
    fonts: weasyprint.text.fonts.FontConfiguration,
) -> weasyprint.Document:
    """Lay out sections as a document whose first page follows `pages_before` others.

    Notes that the engine loses at the feet of pages go to the end of their chapter, until it loses none.
    """
    called = {anchor for section in sections for anchor in notes.calls(section)}
    lost: set[str] = set()
    while True:
        placed = notes.Notes.of(layout, lost)
        document = _laid_out(layout, _document(layout, sections, pages, placed), part, pages_before, fonts)
        new = notes.lost(document.pages, called - placed.far)
        if not new:
            finish.link_notes(document.pages)
            return document
        lost |= new


def _laid_out(
    layout: Layout,
    markup: str,
    part: str,
    pages_before: int,
    fonts: weasyprint.text.fonts.FontConfiguration,
) -> weasyprint.Document:
    fetcher = AssetFetcher(layout.assets)
    with _engine_complaints() as complaints:
        style = weasyprint.CSS(string=sheet(layout, part, pages_before), url_fetcher=fetcher, font_config=fonts)
        try:
            page = weasyprint.HTML(string=markup, url_fetcher=fetcher)
            document = page.render(font_config=fonts, stylesheets=[style])
        except FatalURLFetchingError as fault:
            complaints.lines.append(str(fault))
    if complaints.lines:
        raise PublishError(*(error("pdf-engine", line, None, "report this") for line in complaints.lines))
    return document


def _document(layout: Layout, sections: Sequence[Section], pages: Mapping[str, str], placed: notes.Notes) -> str:
    medium = Medium(
        lang=layout.lang,
        paged=True,
        href=lambda anchor: f"#{anchor}",
        asset=lambda name: f"{ASSET_SCHEME}{name}",
        length=lambda points: f"{points:.3f}pt",
        note=placed.at_call,
        pages=pages,
        comma=layout.labels["comma"],
    )
    content = "\n".join(render_section(section, medium) + placed.at_end(section, medium) for section in sections)
    if layout.direction == "rtl":
        content = engine.join_letters(engine.keep_phrases_in_order(content))
    attributes = {"lang": layout.lang, "dir": layout.direction}
    return "<!DOCTYPE html>\n" + tag("html", attributes, tag("head", {}, _metadata(layout)), tag("body", {}, content))


def _metadata(layout: Layout) -> str:
    meta = layout.meta
    named = {
        "author": meta.issuer,
        "description": meta.description,
        "keywords": ", ".join(meta.subjects),
        "dcterms.created": meta.modified.isoformat(),
        "dcterms.modified": meta.modified.isoformat(),
    }
    return tag("title", {}, escape(meta.title)) + "".join(
        tag("meta", {"name": name, "content": content}) for name, content in named.items() if content
    )


# ----------------------------------------------------------------------------------------------- pages and labels


def _anchors(document: weasyprint.Document, pages_before: int, label: Callable[[int], str]) -> dict[str, str]:
    """Anchor -> label of its page."""
    found: dict[str, str] = {}
    for number, page in enumerate(document.pages, pages_before + 1):
        for anchor in page.anchors:
            found.setdefault(anchor, label(number))  # a section that runs on begins on its first page
    return found


def roman(number: int) -> str:
    """A lower-case Roman numeral."""
    result = ""
    for value, sign in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        result += sign * (number // value)
        number %= value
    return result


# ------------------------------------------------------------------------------------------------- fetching, faults


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Gives WeasyPrint the layout's assets, and nothing else: no file, no network."""

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        super().__init__(allowed_protocols=())
        self.assets = assets

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint passes it
        """The asset that an `asset:` URL names; anything else ends the build."""
        asset = self.assets.get(url.removeprefix(ASSET_SCHEME))
        if asset is None or not url.startswith(ASSET_SCHEME):
            raise FatalURLFetchingError(f"the page asks for '{url}', which is no picture of this publication")
        return URLFetcherResponse(url, asset.data, {"Content-Type": asset.media_type})


class _engine_complaints:  # noqa: N801 - reads as a function where it is used
    """Collects what WeasyPrint logs at WARNING and above: a missing picture or rule is only a log line there."""

    def __enter__(self) -> "_Complaints":
        self.handler = _Complaints(level=logging.WARNING)
        self.logger = logging.getLogger("weasyprint")
        self.handlers, self.logger.handlers = self.logger.handlers, [self.handler]
        return self.handler

    def __exit__(self, *_: object) -> None:
        self.logger.handlers = self.handlers


class _Complaints(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if "No anchor #" not in message:  # leads to another of the joined documents
            self.lines.append(message)
