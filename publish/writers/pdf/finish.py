"""Mend in a PDF what WeasyPrint 70 leaves out or gets wrong: one function for each defect.

Each is called on the rendered pages or, as WeasyPrint's `finisher`, on the objects just before they are written.
tests/writers/test_pdf.py tells when the engine has been mended and a function here can go.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import pydyf
import weasyprint

from publish.layout.model import Direction
from publish.writers.pdf.engine import ZERO_WIDTH_JOINER


def drop_nested_link_annotations(pages: Iterable[weasyprint.document.Page]) -> None:
    """Keep the link annotations of `a` elements.

    WeasyPrint makes one more for every element inside a link, outside of any Link in the structure tree, which PDF/UA-1
    forbids (ISO 14289-1, 7.18.5).
    """
    for page in pages:
        page.links = [link for link in page.links if (link[3].element_tag or "").split(":")[0] == "a"]


def describe_links(document: weasyprint.Document) -> None:
    """Give each link annotation words instead of its bare target (ISO 14289-1, 7.18.5: `/Contents`)."""
    for page in document.pages:
        for _, _, _, box in page.links:
            shown = "".join(each.text for each in _boxes(box) if hasattr(each, "text"))  # a page's number, say
            words = "".join(box.element.itertext()) or shown
            text = box.element.get("aria-label") or " ".join(words.split())
            if box.link_annotation:
                box.link_annotation["F"] = 4  # it is printed: what is on paper and on the screen are the same
            if box.link_annotation and text:
                box.link_annotation["Contents"] = pydyf.String(text.replace(ZERO_WIDTH_JOINER, ""))


def bare_bookmarks(pages: Iterable[weasyprint.document.Page]) -> None:
    """Take from the outline the joiners that `engine.join_letters` gave to its headings."""
    for page in pages:
        page.bookmarks = [
            (level, label.replace(ZERO_WIDTH_JOINER, ""), *more) for level, label, *more in page.bookmarks
        ]


def label_pages(pdf: pydyf.PDF, front_pages: int) -> None:
    """Label the pages i, ii, ... and from the body on 1, 2, ... (ISO 32000-1, 12.4.2): WeasyPrint has no labels."""
    pdf.catalog["PageLabels"] = f"<< /Nums [0 << /S /r >> {front_pages} << /S /D >>] >>"


def name_lam_alefs(pdf: pydyf.PDF) -> None:
    """Name the ligature of lam and alef by its own character, not by two (ISO 32000-1, 9.10.3: `/ToUnicode`).

    Letters of Arabic stand on the page from left to right, and those who read a page turn them round. pdfium, Poppler
    and others turn the two letters of a ligature round as well (pymupdf/PyMuPDF#2199, pdfminer/pdfminer.six#850), so
    that a word with it is not found; U+FEFB they know.
    """
    for stream in (each for each in pdf.objects if isinstance(each, pydyf.Stream)):
        for place, line in enumerate(stream.stream):
            if isinstance(line, bytes) and line.endswith(b"<06440627>"):
                stream.stream[place] = line.replace(b"<06440627>", b"<fefb>")


def bind_at(pdf: pydyf.PDF, direction: Direction) -> None:
    """Tell a viewer on which side the book is bound, for pages side by side (ISO 32000-1, 12.2: `/Direction`)."""
    if direction == "rtl":
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"


def _boxes(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(child)
