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
            if box.link_annotation and text:
                box.link_annotation["Contents"] = pydyf.String(text.replace(ZERO_WIDTH_JOINER, ""))


def bare_bookmarks(pages: Iterable[weasyprint.document.Page]) -> None:
    """Take from the outline the joiners that `engine.join_letters` gave to its headings."""
    for page in pages:
        page.bookmarks = [
            (level, label.replace(ZERO_WIDTH_JOINER, ""), *more) for level, label, *more in page.bookmarks
        ]


def scope_header_cells(document: weasyprint.Document) -> None:
    """Say of each header cell whether it heads a row or a column (ISO 32000-1, table 349: `/Scope`)."""
    for page in document.pages:
        for box in _boxes(page._page_box):
            if box.element_tag == "th" and hasattr(box, "mark"):
                box.mark["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"


def wrap_list_bodies(pdf: pydyf.PDF) -> None:
    """Put what stands in a list item beside its label into one LBody (ISO 32000-1, 14.8.4.3.3).

    WeasyPrint does so for text only; a paragraph, a table or a quotation in an item stands in the LI itself.
    """
    for item in [each for each in pdf.objects if isinstance(each, pydyf.Dictionary) and each.get("S") == "/LI"]:
        kids = {kid: _object(pdf, kid) for kid in item["K"]}
        labels = [kid for kid, element in kids.items() if element is not None and element.get("S") == "/Lbl"]
        bodies = [kid for kid, element in kids.items() if element is not None and element.get("S") == "/LBody"]
        others = [kid for kid in kids if kid not in (*labels, *bodies)]
        if not others:
            continue
        body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "P": item.reference, "Pg": item["Pg"]})
        pdf.add_object(body)
        body["K"] = pydyf.Array([kid for kid in item["K"] if kid not in labels])
        for kid in (*bodies, *others):
            if (element := kids[kid]) is not None:
                element["P"] = body.reference
                if kid in bodies:
                    element["S"] = "/NonStruct"
        item["K"] = pydyf.Array([*labels, body.reference])


def _object(pdf: pydyf.PDF, kid: Any) -> Any:
    """The structure element that a kid refers to; None for marked content, which is a number."""
    if not isinstance(kid, bytes):
        return None
    element = pdf.objects[int(kid.split()[0])]
    return element if isinstance(element, pydyf.Dictionary) and element.get("Type") == "/StructElem" else None


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
