"""Mend in a PDF what WeasyPrint 70 leaves out or gets wrong: one function for each defect.

Each is called on the rendered pages or, as WeasyPrint's `finisher`, on the objects just before they are written.
tests/writers/test_pdf.py tells when the engine has been mended and a function here can go.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import pydyf
import weasyprint


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
            element = box.element
            text = element.get("aria-label") or " ".join("".join(element.itertext()).split())
            if box.link_annotation and text:
                box.link_annotation["Contents"] = pydyf.String(text)


def scope_header_cells(document: weasyprint.Document) -> None:
    """Say of each header cell whether it heads a row or a column (ISO 32000-1, table 349: `/Scope`)."""
    for page in document.pages:
        for box in _boxes(page._page_box):
            if box.element_tag == "th" and hasattr(box, "mark"):
                box.mark["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"


def label_pages(pdf: pydyf.PDF, front_pages: int) -> None:
    """Label the pages i, ii, ... and from the body on 1, 2, ... (ISO 32000-1, 12.4.2): WeasyPrint has no labels."""
    pdf.catalog["PageLabels"] = f"<< /Nums [0 << /S /r >> {front_pages} << /S /D >>] >>"


def _boxes(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(child)
