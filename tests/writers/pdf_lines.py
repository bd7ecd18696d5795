"""Turn a tagged PDF into its blocks of text, with the lines that each has on each page."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

HEADINGS = {f"H{level}" for level in range(1, 7)}
BLOCKS = HEADINGS | {"P", "LBody", "Lbl", "Caption", "TH", "TD", "TOCI"}
"""What begins on a line of its own."""
APART = 0.6
"""Of the size of its letters: how far below another line a new one begins. A raised number belongs to its line."""


@dataclass
class Block:
    """One block: `lines` are the heights of its lines above the foot of the page, from top to bottom, by page."""

    kind: str
    text: str = ""
    lines: dict[int, list[float]] = field(default_factory=dict)

    @property
    def pages(self) -> list[int]:
        """The pages it stands on."""
        return sorted(self.lines)


def blocks(data: bytes) -> list[Block]:
    """The blocks of a PDF in the order in which they are read; notes, which stand elsewhere, are left out."""
    found: list[Block] = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        texts = [_texts(page) for page in pypdfium2.PdfDocument(data)]
        for block, page, number in _contents(pdf.Root.StructTreeRoot.K[0], None, numbers, found):
            for text, size, base in texts[page].get(number, ()):
                block.text += text
                _add(block.lines.setdefault(page, []), base, size)
    return [block for block in found if block.text.strip()]


def _add(lines: list[float], base: float, size: float) -> None:
    if not any(abs(base - other) < APART * size for other in lines):
        lines.append(base)
        lines.sort(reverse=True)


def _contents(
    element: Any, block: Block | None, numbers: dict[Any, int], found: list[Block]
) -> Iterator[tuple[Block, int, int]]:
    """Block, page and number of each marked content under an element."""
    kind = str(element.S)[1:]
    if kind == "Note":
        return
    if kind in BLOCKS:
        block = Block(kind)
        found.append(block)
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _contents(kid, block, numbers, found)
        elif block and (not isinstance(kid, pikepdf.Dictionary) or "/MCID" in kid):
            page, number = (kid.Pg, kid.MCID) if isinstance(kid, pikepdf.Dictionary) else (element.Pg, kid)
            yield block, numbers[page.objgen], int(number)


def _texts(page: pypdfium2.PdfPage) -> dict[int, list[tuple[str, float, float]]]:
    """Number of marked content -> its texts: characters, size, and height of the line above the foot of the page."""
    read = page.get_textpage()
    found: dict[int, list[tuple[str, float, float]]] = {}
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        length = raw.FPDFTextObj_GetText(thing.raw, read.raw, None, 0)
        buffer = (raw.FPDF_WCHAR * (length // 2 + 1))()
        raw.FPDFTextObj_GetText(thing.raw, read.raw, buffer, length)
        text = bytes(buffer).decode("utf-16-le").split("\0")[0]
        matrix = thing.get_matrix()
        size = abs(matrix.d) or 1.0
        number = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
        if text.strip():
            found.setdefault(number, []).append((text, size * _size(thing), matrix.f))
    return found


def _size(thing: Any) -> float:
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(thing.raw, size)
    return float(size.value)
