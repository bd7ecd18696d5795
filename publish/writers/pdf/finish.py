"""Mend in a PDF what WeasyPrint 70 leaves out or gets wrong: one function for each defect.

Each is called on the rendered pages or, as WeasyPrint's `finisher`, on the objects just before they are written.
tests/writers/test_pdf.py tells when the engine has been mended and a function here can go.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pydyf
import weasyprint
from weasyprint.formatting_structure.boxes import TextBox

from publish.layout.model import Direction
from publish.writers.pdf.engine import ZERO_WIDTH_JOINER, boxes_of

CALL, MARK = "span::footnote-call", "span::footnote-marker"
"""What WeasyPrint calls the raised number in the text, and the one before the note."""


def link_notes(pages: Iterable[weasyprint.document.Page]) -> None:
    """Lead from the call of a note to the note and back (Kozea/WeasyPrint#1545): WeasyPrint sets bare numbers."""
    for page in pages:
        for box in boxes_of(page._page_box):
            if box.element_tag in (CALL, MARK) and not isinstance(box, TextBox):
                note, call = box.element.get("id"), box.element.get("data-call")
                area = _area_of_letters(box)
                page.links.append(("internal", note if box.element_tag == CALL else call, area, box))
                if box.element_tag == CALL:
                    page.anchors.setdefault(call, area)


def drop_links_outside_the_tree(pages: Iterable[weasyprint.document.Page]) -> None:
    """Keep the link annotations of `a` elements and of notes, where they are no artifacts, and give each an area.

    WeasyPrint makes one more for every element inside a link, and one in each repeated head of a table, outside of any
    Link in the structure tree, which PDF/UA-1 forbids (ISO 14289-1, 7.18.5).
    """
    for page in pages:
        page.links = [
            (kind, target, area if area[3] - area[1] > 1 else _area_of_letters(box), box)
            for kind, target, area, box in page.links
            if _is_read(box)
        ]


def _area_of_letters(box: Any) -> tuple[float, float, float, float]:
    """The edges of the letters in a box: a raised number makes its line no higher, and its box has no height."""
    letters = next((each for each in boxes_of(box) if isinstance(each, TextBox)), box)
    left, top, width, height = letters.hit_area()
    return left, top, left + width, top + height


def _is_read(box: Any) -> bool:
    tag = box.element_tag or ""
    return (tag.split(":")[0] == "a" or tag in (CALL, MARK)) and not getattr(box, "is_artifact", False)


def describe_links(document: weasyprint.Document, labels: Mapping[str, str]) -> None:
    """Give each link annotation words instead of its bare target (ISO 14289-1, 7.18.5: `/Contents`)."""
    for page in document.pages:
        for _, _, _, box in page.links:
            text = _description(box, labels)
            if box.link_annotation:
                box.link_annotation["F"] = 4  # it is printed: what is on paper and on the screen are the same
            if box.link_annotation and text:
                box.link_annotation["Contents"] = pydyf.String(text.replace(ZERO_WIDTH_JOINER, ""))


def _description(box: Any, labels: Mapping[str, str]) -> str:
    if box.element_tag in (CALL, MARK):
        return labels["note" if box.element_tag == CALL else "back-to-text"].format(
            number=box.element.get("data-number")
        )
    shown = "".join(each.text for each in boxes_of(box) if hasattr(each, "text"))  # a page's number, say
    words = "".join(box.element.itertext()) or shown
    return box.element.get("aria-label") or " ".join(words.split())


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


def bleed(pdf: pydyf.PDF, beyond: float) -> None:
    """Say how far the colour goes beyond the edge of the page, in millimetres (14.11.2.1: `/BleedBox`).

    WeasyPrint says ten points, wherever its own `bleed` ends.
    """
    points = round(beyond / 25.4 * 72, 3)
    for page in (each for each in pdf.objects if isinstance(each, dict) and each.get("Type") == "/Page"):
        left, lower, right, upper = page["TrimBox"]
        page["BleedBox"] = pydyf.Array([left - points, lower - points, right + points, upper + points])


def end_streams_clearly(pdf: pydyf.PDF) -> None:
    """Leave a stream as it is whose compressed bytes would end in CR (ISO 19005-2, 6.1.7.1: the keyword's own line).

    pydyf sets a line feed after it, and some validators then count both as the end of the line and one byte too few.
    The last byte is that of the checksum (RFC 1950), so that no other compression would help.
    """
    for stream in (each for each in pdf.objects if isinstance(each, pydyf.Stream) and each.compress):
        if stream.data.endswith(b"\r\nendstream"):
            stream.compress = False


UA_CLAIM = """\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""PDF/A wants a schema for each property that it does not know (ISO 19005-2, 6.6.2.3.1): that of PDF/UA is one."""


def claim_accessibility(pdf: pydyf.PDF) -> None:
    """Say in the metadata of a PDF/A that it is PDF/UA-1 too (ISO 14289-1, 5): WeasyPrint claims one variant a file."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [part.replace(b"</rdf:RDF>", UA_CLAIM.encode() + b"</rdf:RDF>") for part in metadata.stream]
