"""Turn the number of an object of a PDF into its page and the named destinations before it."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

ONE_AT_A_TIME = Lock()
"""PDFium may not be used by two threads at once."""

SLACK = 2
"""Points by which a destination may lie below the top of what it leads to."""


class Places:
    """The places of one file."""

    def __init__(self, pdf: pikepdf.Pdf, path: Path) -> None:
        self.pdf = pdf
        self.path = path

    def find(self, number: int) -> tuple[int, tuple[str, ...]]:
        """The page (counted from 1; 0: none) on which a structure element begins, and the destinations before it."""
        found = next(self._contents(self.pdf.get_object(number, 0)), None)
        if not found or found[0].objgen not in self._pages:
            return 0, ()
        page = self._pages[found[0].objgen]
        top = self._top(page, found[1])
        before = [name for at, name in self._destinations if at <= (page, SLACK - top)]
        return page + 1, tuple(reversed(before))

    def _contents(self, element: Any, page: Any = None) -> Iterator[tuple[Any, int]]:
        """The page and number of each piece of marked content in a structure element (ISO 32000-1, 14.7.4)."""
        if isinstance(element, int):
            if page is not None:
                yield page, element
        elif isinstance(element, pikepdf.Dictionary):
            page = element.get("/Pg", page)
            for kid in _listed(element.get("/MCID", element.get("/K"))):
                if not _is_caption(kid):  # it stands above what the destination of a table leads to
                    yield from self._contents(kid, page)

    @cached_property
    def _pages(self) -> dict[tuple[int, int], int]:
        return {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}

    @cached_property
    def _destinations(self) -> list[tuple[tuple[int, float], str]]:
        """Each name with its place: the page, and how far down (minus the height above the foot), in reading order."""
        names = self.pdf.Root.get("/Names")
        if names is None or "/Dests" not in names:
            return []
        places = []
        for name, goal in pikepdf.NameTree(names.Dests).items():
            target: Any = goal.get("/D") if isinstance(goal, pikepdf.Dictionary) else goal
            if target[0].objgen in self._pages and target[1] == "/XYZ":
                places.append(((self._pages[target[0].objgen], -float(target[3])), str(name)))
        return sorted(places, key=lambda place: place[0])

    def _top(self, page: int, content: int) -> float:
        """How high above the foot of its page a piece of marked content begins, in points."""
        with ONE_AT_A_TIME:
            document = pypdfium2.PdfDocument(self.path)
            try:
                objects = document[page].get_objects()
                tops = [each.get_bounds()[3] for each in objects if raw.FPDFPageObj_GetMarkedContentID(each) == content]
            finally:
                document.close()
        return max(tops, default=0.0)


def _listed(kids: Any) -> list[Any]:
    """The kids of an element, which may be one, several or none."""
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_caption(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/Caption"
