"""Writers: turn a Layout into the bytes of a PDF, a DOCX or an EPUB. They decide nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from publish.layout.model import Layout, PageMap
from publish.writers import docx, epub, pdf


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: its files' suffix, what a reader is told it is, and the function that writes it."""

    suffix: str
    description: str
    write: Callable[[Layout, PageMap | None], bytes]


WRITERS: dict[str, Writer] = {
    "pdf": Writer(".pdf", "tagged PDF (PDF/UA-1), A4", pdf.write),
    "docx": Writer(".docx", "Word document with real styles, notes and fields", docx.write),
    "epub": Writer(".epub", "EPUB 3.3 for phones and e-readers", epub.write),
}
