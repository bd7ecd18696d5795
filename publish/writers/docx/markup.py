"""Turn names, attributes and text into WordprocessingML markup (ISO/IEC 29500-1, transitional).

`Xml` is markup, `str` is text: the types keep the two apart, and only this module turns one into the other.
"""

import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NewType
from xml.sax.saxutils import escape

Xml = NewType("Xml", str)

NOTHING = Xml("")
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "op": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
}

# XML 1.0, 2.2: what is no Char makes a file that Word calls damaged.
NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# The children of w:pPr and w:rPr are sequences (ISO 29500-1, A.1: CT_PPrBase, EG_RPrBase).
PARAGRAPH_PROPERTIES = (
    "pStyle", "keepNext", "keepLines", "framePr", "numPr", "pBdr", "shd", "tabs", "suppressAutoHyphens", "bidi",
    "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr",
)  # fmt: skip
RUN_PROPERTIES = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "noProof", "vanish", "webHidden", "color", "spacing", "kern",
    "sz", "szCs", "u", "vertAlign", "rtl", "cs", "lang", "specVanish",
)  # fmt: skip


def element(name: str, attributes: Mapping[str, str | int], *content: Xml) -> Xml:
    """An element; names carry their prefix."""
    written = "".join([f' {key}="{_quoted(value)}"' for key, value in attributes.items()])
    return Xml(f"<{name}{written}>{''.join(content)}</{name}>" if content else f"<{name}{written}/>")


def w(name: str, /, *content: Xml, **attributes: str | int) -> Xml:
    """An element of the main namespace, as are its attributes: `w("jc", val="center")`."""
    return element(f"w:{name}", {f"w:{key}": value for key, value in attributes.items()}, *content)


def root(name: str, prefixes: str, *content: Xml, **attributes: str) -> bytes:
    """A part: its root element declares the `prefixes` (names with spaces between)."""
    declared = {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes.split()}
    return (DECLARATION + element(name, {**declared, **attributes}, *content)).encode()


def characters(text: str) -> Xml:
    """Text as markup: escaped, without what XML cannot hold."""
    return Xml(escape(NO_CHARACTER.sub("", text)))


def joined(parts: Iterable[Xml]) -> Xml:
    """One piece of markup after another."""
    return Xml("".join(parts))


def properties(name: str, order: tuple[str, ...], members: Mapping[str, Xml]) -> Xml:
    """A `pPr` or `rPr` with its members in the schema's order; nothing where there are none."""
    return w(name, *(members[member] for member in order if member in members)) if members else NOTHING


@lru_cache(maxsize=4096)
def _quoted(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    return escape(NO_CHARACTER.sub("", value), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


# ---------------------------------------------------------------------------------------------------------- lengths


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """The size of letters: Word knows half points; a quarter goes down, so that no line gets longer."""
    return math.ceil(points * 2 - 0.5)


def emus(points: float) -> int:
    """Points as DrawingML's English metric units."""
    return round(points * 12700)


def millimetres(length: float) -> float:
    """Millimetres as points."""
    return length / 25.4 * 72
