"""Turn what is translated into a translation memory: TMX 1.4b.

Source: https://www.gala-global.org/tmx-14b (LISA/GALA, 2005). Codes stand as in XLIFF, so that a memory made of one
fits the other: `<ph>` alone, `<bpt>` and `<ept>` around text.
"""

from importlib.metadata import version
from pathlib import Path

from lxml import etree

from publish.document.nodes import Publication
from publish.translation.exchange.codes import Coded
from publish.translation.exchange.units import Unit, sections

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PUBLISHABLE = ("translated", "reviewed", "approved")


def write_tmx(publication: Publication, locales: Path, lang: str) -> bytes:
    """Each source that has a translation which is not fuzzy, with it. Raises PublishError as `sections` does."""
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(root, "header", {
        "creationtool": "publish", "creationtoolversion": version("publish"), "segtype": "paragraph", "o-tmf": "PO",
        "adminlang": "en", "srclang": publication.lang, "datatype": "plaintext",
    })  # fmt: skip
    body = etree.SubElement(root, "body")
    for section in sections(publication, locales, lang):
        for unit in section.units:
            if unit.state in PUBLISHABLE and unit.sound:
                _add_pair(body, unit, section.original, publication.lang, lang)
    root.text = "\n"
    root[0].tail = "\n"
    for element in (body, *body):
        element.tail = "\n"
    body.text = "\n"
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _add_pair(body: etree._Element, unit: Unit, original: str, source: str, lang: str) -> None:
    pair = etree.SubElement(body, "tu", tuid=f"{original}:{unit.id}")
    for tag, content in ((source, unit.source), (lang, unit.target)):
        variant = etree.SubElement(pair, "tuv", {LANG: tag})
        if content:
            _fill(etree.SubElement(variant, "seg"), content)


def _fill(segment: etree._Element, content: Coded) -> None:
    """Write text with codes. `i` joins the ends of a pair within the segment, `x` a code with its translation's."""
    names = {"point": "ph", "start": "bpt", "end": "ept"}
    for piece in content.pieces:
        if isinstance(piece, str):
            if len(segment):
                segment[-1].tail = piece
            else:
                segment.text = piece
            continue
        numbers = {"x": piece.id} if piece.kind == "point" else {"i": piece.id, "x": piece.id}
        if piece.kind == "end":
            del numbers["x"]
        etree.SubElement(segment, names[piece.kind], numbers).text = piece.data
