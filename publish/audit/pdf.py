"""Turn a tagged PDF into what a reader finds in it: its structure tree with the text in it (ISO 32000-1, 14.7).

pikepdf reads the tree, pypdfium2 the text of marked content and where it stands on its page.
"""

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

from publish.audit.reading import LINE_END, Piece, Reading, Transcript

SAME_LINE = 5.0
"""Points between the baselines of what stands in one line: a raised number is no further line."""
NEAR = 14.0
"""Points above a piece where a link to it may lead."""

BLOCKS = {"P": "paragraph", "Caption": "caption", **{f"H{level}": "heading" for level in range(1, 7)}}
PASSED = {
    "Document",
    "Sect",
    "Div",
    "Part",
    "Art",
    "BlockQuote",
    "L",
    "Table",
    "THead",
    "TBody",
    "TOC",
    "Index",
    "NonStruct",
}


@dataclass(slots=True)
class Shown:
    """Marked content: its text, and where it stands."""

    text: str
    baseline: float
    top: float
    bottom: float


def read(data: bytes) -> Reading:
    """The text of a tagged PDF, then its notes.

    Raises PdfiumError (a RuntimeError) or ValueError for a broken file, and for one without a structure tree.
    """
    document = pypdfium2.PdfDocument(data)
    shown = [_shown(page) for page in document]
    with _opened(data) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            raise ValueError("it has no structure tree")
        reader = _Reader(pdf, shown)
        reader.element(pdf.Root.StructTreeRoot.K[0], str(pdf.Root.get("/Lang", "")))
        return reader.reading()


def _opened(data: bytes) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(data))
    except pikepdf.PdfError as fault:
        raise ValueError(str(fault)) from fault


def _shown(page: Any) -> dict[int, list[Shown]]:
    """Number of marked content -> what it shows, in the order of the page."""
    read = page.get_textpage()
    found: dict[int, list[Shown]] = defaultdict(list)
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        size = raw.FPDFTextObj_GetText(thing.raw, read.raw, None, 0)
        buffer = (raw.FPDF_WCHAR * (size // 2 + 1))()
        raw.FPDFTextObj_GetText(thing.raw, read.raw, buffer, size)
        text = bytes(buffer).decode("utf-16-le", "replace").split("\0")[0]
        _, bottom, _, top = thing.get_bounds()
        number = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
        found[number].append(Shown(text, thing.get_matrix().f, top, bottom))
    return found


@dataclass(slots=True)
class _Place:
    """Where a piece stands on a page."""

    page: int
    top: float
    bottom: float


class _Reader:
    def __init__(self, pdf: Any, shown: list[dict[int, list[Shown]]]) -> None:
        self.pdf = pdf
        self.shown = shown
        self.transcript = Transcript(tells_expansions=True)
        self.places: dict[tuple[str, int, int], _Place] = {}
        """Stream, number of the piece in it and page -> where it stands there."""
        self.line: tuple[int, float] = (-1, 0.0)
        """The page and the baseline of the last text."""
        self.last = 0
        """How many runs the piece had before the last marked content."""
        self.cell = (0, 0)
        self.destinations: set[tuple[int, float]] = set()
        self.pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        names = pdf.Root.get("/Names", {}).get("/Dests")
        self.names = dict(pikepdf.NameTree(names)) if names is not None else {}
        self.notes: dict[str, list[_Place]] = defaultdict(list)
        """Number of a note -> where it stands: what leads there calls it."""
        for note in _found(pdf.Root.StructTreeRoot.K[0], "Note"):
            number = self._number(note)
            for page, each in self._all_shown(note):
                self.notes[number].append(_Place(page, each.top, each.bottom))

    def element(self, element: Any, lang: str, around: tuple[str, ...] = ()) -> None:
        """An element of the tree and what is under it. `around` are the types of what it is in, outermost first."""
        kind = str(element.S)[1:]
        lang = str(element.get("/Lang", lang))
        inner = (*around, kind)
        if "/E" in element:
            self.transcript.explain(str(element.E))
        if kind in BLOCKS:
            self.block(Piece(BLOCKS[kind], level=int(kind[1]) if kind[1:].isdecimal() else 0), element, lang, inner)  # type: ignore[arg-type]
        elif kind in ("TD", "TH"):
            self.cell = (self.cell[0], self.cell[1] + 1)
            scope = (
                {"/Column": "col", "/Row": "row"}.get(str(_attribute(element, "/Scope")), "") if kind == "TH" else ""
            )
            self.block(Piece("cell", header=scope, place=self.cell), element, lang, inner)  # type: ignore[arg-type]
        elif kind == "TR":
            self.cell = (self.cell[0] + 1, 0)
            self.kids(element, lang, inner)
        elif (kind in ("TOCI", "LBody") and "Index" in inner) or kind == "TOCI":
            self.entry(element, lang, inner)
        elif kind == "Lbl":
            self.label(element, lang, inner)
        elif kind == "LBody":
            self.block(Piece("paragraph"), element, lang, inner)
        elif kind == "Figure":
            self.picture(element, lang)
        elif kind == "Link":
            self.link(element, lang, inner)
        elif kind == "Note":
            self.note(element, lang, inner)
        elif kind == "Reference" and "TOCI" not in around:
            self.call(element, lang)
        else:
            if kind in PASSED:
                self.transcript.end()
            if kind == "Table":
                self.cell = (0, 0)
            self.kids(element, lang, inner)

    def kids(self, element: Any, lang: str, around: tuple[str, ...]) -> None:
        """What is in an element, in its order."""
        for kid in _kids(element):
            if _is_element(kid):
                self.element(kid, lang, around)
            else:
                self.content(kid, element, lang)

    def content(self, kid: Any, element: Any, lang: str) -> None:
        """Marked content of a page: text."""
        page, shown = self._shown(kid, element)
        if shown and self.transcript.stream.draft:
            self.last = len(self.transcript.draft.runs)
        for each in shown:
            if not each.text:
                continue
            if self.line[0] != page or abs(self.line[1] - each.baseline) > SAME_LINE:
                self._end_line(lang)
            self.line = page, each.baseline
            self.transcript.write(each.text, lang)
            if self.transcript.stream.draft:
                self._place(page, each)

    def _end_line(self, lang: str) -> None:
        draft = self.transcript.stream.draft
        if draft and draft.runs:
            draft.runs[-1].text = draft.runs[-1].text.rstrip(" -")
            self.transcript.write(LINE_END, lang)

    def _shown(self, kid: Any, element: Any) -> tuple[int, list[Shown]]:
        if isinstance(kid, pikepdf.Dictionary) and "/MCID" not in kid:
            return -1, []
        named = kid.get("/Pg") if isinstance(kid, pikepdf.Dictionary) else None
        page = self.pages[(named if named is not None else element.Pg).objgen]
        number = int(kid.MCID if isinstance(kid, pikepdf.Dictionary) else kid)
        return page, self.shown[page].get(number, [])

    def _place(self, page: int, shown: Shown) -> None:
        stream = self.transcript.stream
        key = stream.number, len(stream.pieces), page
        place = self.places.setdefault(key, _Place(page, shown.top, shown.bottom))
        place.top, place.bottom = max(place.top, shown.top), min(place.bottom, shown.bottom)

    # --------------------------------------------------------------------------------------------------- elements

    def block(self, piece: Piece, element: Any, lang: str, around: tuple[str, ...]) -> None:
        """A paragraph, a heading or a cell. What stands in it may be blocks again."""
        self.transcript.begin(piece)
        self.line = (-1, 0.0)
        self.kids(element, lang, around)
        self.transcript.end()

    def entry(self, element: Any, lang: str, around: tuple[str, ...]) -> None:
        """A line of contents, at whose end stands a page; or of the index, whose links are pages."""
        self.transcript.links_apart = "Index" in around
        self.transcript.begin(Piece("entry"))
        self.line = (-1, 0.0)
        self.last = 0
        self.kids(element, lang, around)
        if not self.transcript.links_apart:
            runs = self.transcript.draft.runs
            self.transcript.says(pages=("".join(run.text for run in runs[self.last :]).strip(),))
            del runs[self.last :]
        self.transcript.end()
        self.transcript.links_apart = False

    def label(self, element: Any, lang: str, around: tuple[str, ...]) -> None:
        """The mark of an item, or a term in a list of definitions. The label of a note was read with it."""
        if "Note" in around:
            return
        number = _attribute(self._list(element), "/ListNumbering")
        if number is None:
            self.block(Piece("paragraph"), element, lang, around)
        else:
            text = self._text(element).strip(" .\u200e\u200f")
            self.transcript.end()
            self.transcript.say_one(Piece("item", text if text.isdecimal() else "•"), "")

    def _list(self, element: Any) -> Any:
        while str(element.S) != "/L" and "/S" in element.P:
            element = element.P
        return element

    def picture(self, element: Any, lang: str) -> None:
        """The alternative text of a picture."""
        self.transcript.say_one(Piece("picture", str(element.get("/Alt", ""))), lang)

    def link(self, element: Any, lang: str, around: tuple[str, ...]) -> None:
        """A link; one of several lines has an annotation for each."""
        targets = dict.fromkeys(self._target(kid.Obj) for kid in _kids(element) if _is_annotation(kid))
        if "TOCI" not in around and "Index" not in around and self._calls(self._text(element), targets):
            self.call(element, lang)
            return
        with self.transcript.linked(*targets):
            self.kids(element, lang, around)

    def _target(self, annotation: Any) -> str:
        action = annotation.get("/A", {})
        if "/URI" in action:
            return str(action.URI)
        goal = annotation.get("/Dest", action.get("/D"))
        if isinstance(goal, pikepdf.String | pikepdf.Name):
            goal = self.names.get(str(goal))
        if isinstance(goal, pikepdf.Dictionary):
            goal = goal.get("/D")
        if goal is None:
            return "nowhere"
        page, height = self.pages[goal[0].objgen], float(goal[3] if len(goal) > 3 else 0)
        self.destinations.add((page, height))
        return f"{page},{height}"

    def call(self, element: Any, lang: str) -> None:
        """The call of a note, if it leads to it. pypdfium2 gives it the space that stands after it."""
        text = self._text(element)
        links = list(_found(element, "Link"))
        targets = [self._target(kid.Obj) for link in links for kid in _kids(link) if _is_annotation(kid)]
        self.transcript.call(text if not targets or self._calls(text, targets) else "?", lang)
        if text.endswith(" "):
            self.transcript.write(" ", lang)

    def note(self, element: Any, lang: str, around: tuple[str, ...]) -> None:
        """A note, which the tree has beside its call or at the end of a chapter."""
        line, label = self.line, self._label_of(element)
        with self.transcript.in_note(self._number(element)):
            self.line = (-1, 0.0)
            for kid in _kids(element):
                if not _is_element(kid):
                    self.content(kid, element, lang)
                elif label is None or kid.objgen != label.objgen:
                    self.element(kid, lang, around)
        self.line = line

    def _label_of(self, note: Any) -> Any:
        """What says the number of a note: its label, or the link back to its call that it begins with."""
        inner = [kid for kid in _kids(note) if _is_element(kid)]
        return next((kid for kid in inner[:1] if str(kid.S) in ("/Lbl", "/Link")), None)

    def _number(self, note: Any) -> str:
        label = self._label_of(note)
        return "" if label is None else self._text(label).strip()

    def _calls(self, text: str, targets: Iterable[str]) -> bool:
        """Whether a link with this text leads to the note of that number."""
        goals = [target.partition(",") for target in targets]
        return bool(goals) and all(
            any(place.page == int(page) and place.bottom <= float(height) <= place.top + NEAR
                for place in self.notes.get(text.strip(), ()) if page.isdecimal())
            for page, _, height in goals
        )  # fmt: skip

    def _all_shown(self, element: Any) -> Iterator[tuple[int, Shown]]:
        for kid in _kids(element):
            if _is_element(kid):
                yield from self._all_shown(kid)
            else:
                page, shown = self._shown(kid, element)
                yield from ((page, each) for each in shown)

    def _text(self, element: Any) -> str:
        parts = []
        for kid in _kids(element):
            if _is_element(kid):
                parts.append(self._text(kid))
            else:
                parts += [each.text for each in self._shown(kid, element)[1]]
        return "".join(parts)

    # -------------------------------------------------------------------------------------------- pages and places

    def reading(self) -> Reading:
        """What was read, with the page of each piece and the pieces that each link may lead to."""
        found = self.transcript.reading()
        first = {stream.number: 0 for stream in self.transcript.streams.values()}
        for number in first:
            first[number] = next((at for at, piece in enumerate(found.pieces) if piece.note == number), 0)
        placed = [(first[key[0]] + key[1], place) for key, place in self.places.items()]
        labels = _labels(self.pdf)
        pages: list[set[str]] = [set() for _ in found.pieces]
        for at, place in placed:
            if at < len(pages):
                pages[at].add(labels[place.page])
        anchors = {f"{page},{height}": _near(page, height, placed) for page, height in self.destinations}
        return replace(found, anchors=anchors, pages=tuple(map(frozenset, pages)), visual=True)


def _near(page: int, height: float, placed: list[tuple[int, _Place]]) -> frozenset[int]:
    """The pieces at a place of a page: those that it is within or just above, and the first one below."""
    here = [(at, place) for at, place in placed if place.page == page]
    within = {at for at, place in here if place.bottom - 2 <= height <= place.top + NEAR}
    below = [(place.top, -at) for at, place in here if place.top <= height + 2]
    return frozenset(within | ({-max(below)[1]} if below else set()))


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array | list) else [kids]


def _is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _found(element: Any, kind: str) -> Iterator[Any]:
    """The elements of a type, in order."""
    if str(element.S) == f"/{kind}":
        yield element
    for kid in filter(_is_element, _kids(element)):
        yield from _found(kid, kind)


def _is_annotation(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid


def _attribute(element: Any, name: str) -> Any:
    """An attribute of an element, which has one dictionary of them or several."""
    found = element.get("/A", {})
    for each in found if isinstance(found, pikepdf.Array) else [found]:
        if name in each:
            return each[name]
    return None


def _labels(pdf: Any) -> list[str]:
    """The label of each page (12.4.2)."""
    tree = pdf.Root.get("/PageLabels")
    ranges: dict[int, Any] = dict(pikepdf.NumberTree(tree)) if tree is not None else {}
    return list(_counted(ranges, len(pdf.pages)))


def _counted(ranges: dict[int, Any], pages: int) -> Iterator[str]:
    style, start, begin = "/D", 1, 0
    for page in range(pages):
        if page in ranges:
            style, start, begin = str(ranges[page].get("/S", "")), int(ranges[page].get("/St", 1)), page
        number = start + page - begin
        yield _roman(number) if style == "/r" else str(number)


def _roman(number: int) -> str:
    """A small Roman numeral, by the letters of each place of the decimal."""
    places = (("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"),
              ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"))  # fmt: skip
    return "c" * (number // 100) + places[1][number // 10 % 10] + places[0][number % 10]
