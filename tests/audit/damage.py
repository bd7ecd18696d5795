"""Damage a finished edition in one place, as a fault of a writer would: by hand, format by format."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

Damage = Callable[[bytes], bytes]


def in_zip(part: str, old: str, new: str) -> Damage:
    """Write another markup into a part of a DOCX or EPUB, where `old`, a regular expression, stands once."""

    def damaged(data: bytes) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as book:
            for name in source.namelist():
                content = source.read(name)
                if name == part:
                    text, count = re.subn(old, new, content.decode(), flags=re.DOTALL)
                    assert count == 1, f"{old} stands {count} times in {part}"
                    content = text.encode()
                book.writestr(name, content)
        return target.getvalue()

    return damaged


def word(old: str, new: str) -> Damage:
    """Damage the text of a DOCX."""
    return in_zip("word/document.xml", old, new)


def chapter(old: str, new: str) -> Damage:
    """Damage the chapter of an EPUB."""
    return in_zip("EPUB/text/trials.xhtml", old, new)


def paper(change: Callable[["Tree"], None]) -> Damage:
    """Damage the structure tree of a PDF."""

    def damaged(data: bytes) -> bytes:
        target = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            change(Tree(pdf))
            pdf.save(target)
        return target.getvalue()

    return damaged


class Tree:
    """The structure tree of a PDF."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root: Any = pdf.Root

    def all(self, kind: str, element: Any = None) -> Iterator[Any]:
        """The elements of a type, in order."""
        element = self.root.StructTreeRoot.K[0] if element is None else element
        if str(element.S) == f"/{kind}":
            yield element
        for kid in element.get("/K", []):
            if self.is_element(kid):
                yield from self.all(kind, kid)

    def nth(self, kind: str, number: int) -> Any:
        """The element of a type with this number, from 0."""
        return list(self.all(kind))[number]

    def place(self, element: Any) -> int:
        """Where an element stands in the one around it."""
        kids = list(element.P.K)
        return next(place for place, kid in enumerate(kids) if self.is_element(kid) and kid.objgen == element.objgen)

    def annotation(self, link: Any) -> Any:
        """The annotation of a link."""
        return next(kid.Obj for kid in link.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid)

    def link(self, words: str) -> Any:
        """The annotation of the first link that is described by these words."""
        found = map(self.annotation, self.all("Link"))
        return next(each for each in found if str(each.get("/Contents")) == words)

    def is_element(self, kid: Any) -> bool:
        """Whether what is in an element is one itself."""
        return isinstance(kid, pikepdf.Dictionary) and "/S" in kid
