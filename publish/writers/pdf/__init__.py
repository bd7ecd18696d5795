"""Turn a layout into a tagged PDF (PDF/UA-1, ISO 14289-1) with WeasyPrint, and tell on which page what stands.

Body, back matter and front matter are rendered one after the other as documents of their own and joined: the numbers in
the contents and in the index are known by then, and no page is laid out twice.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from xml.sax.saxutils import escape

import pydyf
import weasyprint
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from publish.diagnostics import PublishError, error
from publish.document.walk import walk
from publish.layout.model import Asset, Layout, Note, NoteCall, PageMap, Passage, Section
from publish.writers.pdf import engine, finish, structure
from publish.writers.pdf.style import sheet
from publish.writers.xhtml import Medium, inline_note, render_section, tag, words

ASSET_SCHEME = "asset:"
LONG_NOTE = 1500
"""Characters of a note that is set at the end of its chapter: WeasyPrint loses the text of a footnote that is taller
than its page (Kozea/WeasyPrint#1833) and says nothing."""


def write(layout: Layout, pages: PageMap | None = None) -> bytes:  # noqa: ARG001 - every writer takes it
    """The PDF of a layout. `pages` is not needed: this writer is where page numbers come from."""
    return write_with_pages(layout)[0]


def write_with_pages(layout: Layout) -> tuple[bytes, dict[str, str]]:
    """The PDF of a layout, and the PageMap: the label of the page (`iv`, `12`) on which each anchor stands."""
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
    finish.drop_nested_link_annotations(joined.pages)
    finish.bare_bookmarks(joined.pages)
    structure.mark_artifacts(joined.pages)

    def finisher(document: weasyprint.Document, pdf: pydyf.PDF) -> None:
        finish.describe_links(document)
        finish.label_pages(pdf, len(front.pages))
        finish.name_lam_alefs(pdf)
        finish.bind_at(pdf, layout.direction)

    # The identifier is the edition's, so that the same edition gives the same bytes (ISO 32000-1, 14.4).
    identifier = layout.meta.identifier.encode()
    return joined.write_pdf(finisher=finisher, pdf_variant="pdf/ua-1", pdf_identifier=identifier), pages


# ------------------------------------------------------------------------------------------------------- rendering


def _render(
    layout: Layout,
    sections: Iterable[Section],
    pages: Mapping[str, str],
    part: str,
    pages_before: int,
    fonts: weasyprint.text.fonts.FontConfiguration,
) -> weasyprint.Document:
    """Lay out sections as a document whose first page follows `pages_before` others."""
    markup = _document(layout, sections, pages)
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


def _document(layout: Layout, sections: Iterable[Section], pages: Mapping[str, str]) -> str:
    notes = {note.anchor: note for note in layout.notes}
    medium = Medium(
        lang=layout.lang,
        paged=True,
        href=lambda anchor: f"#{anchor}",
        asset=lambda name: f"{ASSET_SCHEME}{name}",
        length=lambda points: f"{points:.3f}pt",
        note=lambda call, inner: _note(call, notes[call.note], inner),
        pages=pages,
        comma=layout.labels["comma"],
    )
    content = "\n".join(render_section(section, medium) + _long_notes(section, notes, medium) for section in sections)
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


# ----------------------------------------------------------------------------------------------------------- notes


def _note(call: NoteCall, note: Note, medium: Medium) -> str:
    """A note at the foot of the page, or for a long one a call that leads to the end of the chapter."""
    if _is_long(note):
        link = tag("a", {"href": f"#{note.anchor}", "class": "note-link"}, call.number)
        return tag("sup", {"id": call.anchor, "class": "note-call"}, link)
    return inline_note(note, medium)


def _is_long(note: Note) -> bool:
    return sum(len(words(node.inlines)) for node in walk(note.blocks) if isinstance(node, Passage)) > LONG_NOTE


def _long_notes(section: Section, notes: Mapping[str, Note], medium: Medium) -> str:
    called = [notes[node.note] for node in walk(section) if isinstance(node, NoteCall)]
    paragraphs = [
        tag("div", {"class": "end-note"}, tag("span", {"class": "number"}, note.number), " ", text)
        for note in called
        if _is_long(note)
        for text in [inline_note(note, medium).replace('class="note"', 'class="end-note-text"', 1)]
    ]
    return tag("div", {"class": "end-notes"}, *paragraphs) if paragraphs else ""


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
