"""Turn a PDF into the lines that a screen reader goes through: its structure tree, with the text of each element."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw


def outline(data: bytes) -> str:
    """The structure tree, indented: the type of an element, what it says of itself, and its text."""
    texts = [_marked_texts(page) for page in pypdfium2.PdfDocument(data)]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        by_page = {page.objgen: found for page, found in zip(pdf.pages, texts, strict=True)}
        return "\n".join(_lines(pdf.Root.StructTreeRoot.K[0], by_page, 0)) + "\n"


def _marked_texts(page: pypdfium2.PdfPage) -> dict[int, str]:
    """Number of marked content -> its text."""
    read = page.get_textpage()
    found: dict[int, str] = {}
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        size = raw.FPDFTextObj_GetText(thing.raw, read.raw, None, 0)
        buffer = (raw.FPDF_WCHAR * (size // 2 + 1))()
        raw.FPDFTextObj_GetText(thing.raw, read.raw, buffer, size)
        number = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
        found[number] = found.get(number, "") + bytes(buffer).decode("utf-16-le").split("\0")[0]
    return found


def _lines(element: Any, texts: dict[Any, dict[int, str]], depth: int) -> Iterator[str]:
    yield "  " * depth + " ".join([str(element.S)[1:], *_said(element)])
    text = ""
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _shown(text, depth + 1)
            text = ""
            yield from _lines(kid, texts, depth + 1)
        else:
            page, number = (kid.get("/Pg"), kid.get("/MCID")) if isinstance(kid, pikepdf.Dictionary) else (None, kid)
            text += "" if number is None else texts[(page or element.Pg).objgen].get(int(number), "")
    yield from _shown(text, depth + 1)


def _said(element: Any) -> Iterator[str]:
    yield from (f"{key[1:].lower()}={element[key]}" for key in ("/Lang", "/E", "/Alt") if key in element)
    for key in ("/Scope", "/ListNumbering"):
        if "/A" in element and key in element.A:
            yield f"{key[1:].lower()}={str(element.A[key])[1:]}"


def _shown(text: str, depth: int) -> Iterator[str]:
    if text.strip():
        yield "  " * depth + f"“{text.strip()}”"
