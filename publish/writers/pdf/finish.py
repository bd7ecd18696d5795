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
            shown = "".join(each.text for each in _boxes(box) if hasattr(each, "text"))  # a page's number, say
            words = "".join(box.element.itertext()) or shown
            text = box.element.get("aria-label") or " ".join(words.split())
            if box.link_annotation and text:
                box.link_annotation["Contents"] = pydyf.String(text)


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


def _boxes(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(child)
