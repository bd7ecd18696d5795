"""Turn the reading that there should be and the one of a file into diagnostics of how they differ."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from urllib.parse import unquote

from publish.audit.matching import Matching, match, right_to_left
from publish.audit.reading import LINE_END, PAGE, Link, Piece, Reading
from publish.diagnostics import Diagnostic, Span, error

Pages = Mapping[str, frozenset[str]]
"""Anchor of the layout -> the labels of the pages on which it may stand."""

HINT = "build the edition anew; if it stays so, report it"
SHOWN = 60
"""Letters of a text that a message quotes."""
AROUND = 16
"""Letters that it quotes before and after a difference."""

NAMES = {
    "heading": "the heading",
    "title": "the heading",
    "paragraph": "the paragraph",
    "caption": "the caption",
    "item": "the mark of the item",
    "picture": "the picture",
    "break": "the pause",
    "entry": "the entry",
    "note": "the note",
}


def compare(wanted: Reading, found: Reading, file: str, pages: Pages) -> list[Diagnostic]:
    """All that differs in a file. `pages` are those of the PDF, empty where there is none."""
    mixed = found.visual and any(map(right_to_left, wanted.pieces))
    return list(_Comparison(wanted, found, file, pages, match(wanted.pieces, found.pieces, mixed)).differences())


def pages_of(wanted: Reading, found: Reading) -> Pages:
    """The pages on which anchors stand, as the file says that tells pages."""
    mixed = found.visual and any(map(right_to_left, wanted.pieces))
    pairs = match(wanted.pieces, found.pieces, mixed).pairs
    return {
        anchor: frozenset(label for place in places if place in pairs for label in found.pages[pairs[place]])
        for anchor, places in wanted.anchors.items()
    }


@dataclass(frozen=True, slots=True)
class _Comparison:
    wanted: Reading
    found: Reading
    file: str
    pages: Pages
    matching: Matching

    def differences(self) -> Iterator[Diagnostic]:
        """What is missing, then what is different, then what is there besides."""
        for at in self.matching.missing:
            if not self._is_mark_of_missing(at):
                yield self._missing(self.wanted.pieces[at])
        for at, place in sorted(self.matching.pairs.items()):
            if at in self.matching.moved:
                yield self._moved(at, place)
            yield from self._pair(self.wanted.pieces[at], self.found.pieces[place])
        for place in self.matching.added:
            if self.found.pieces[place].kind not in {"item", "break"} or len(self.matching.added) == 1:
                yield self._added(place)

    def _error(self, code: str, message: str, span: Span | None) -> Diagnostic:
        return error(code, f"{self.file}: {message}", span, HINT)

    # ------------------------------------------------------------------------------------------- pieces as a whole

    def _is_mark_of_missing(self, at: int) -> bool:
        """A mark whose item is missing goes without saying."""
        return self.wanted.pieces[at].kind == "item" and bool({at - 1, at + 1} & set(self.matching.missing))

    def _missing(self, piece: Piece) -> Diagnostic:
        return self._error("parity-missing", f"{_name(piece)} is missing{_quoted(piece)}", piece.span)

    def _moved(self, at: int, place: int) -> Diagnostic:
        piece = self.wanted.pieces[at]
        after = next(
            (self.found.pieces[before] for before in range(place - 1, -1, -1) if self.found.pieces[before].text), None
        )
        where = f"stands after “{_short(after.text)}”" if after else "stands at the beginning"
        return self._error("parity-order", f"{_name(piece)} {where}{_quoted(piece)}", piece.span)

    def _added(self, place: int) -> Diagnostic:
        piece = self.found.pieces[place]
        repeated = self.matching.doubled.get(place)
        if repeated is not None:
            span = self.wanted.pieces[repeated].span
            return self._error("parity-added", f"{_name(piece)} is there twice{_quoted(piece)}", span)
        back = {there: at for at, there in self.matching.pairs.items()}
        before = next((back[there] for there in range(place - 1, -1, -1) if there in back), None)
        span = self.wanted.pieces[before].span if before is not None else None
        return self._error("parity-added", f"{_name(piece)} is not in the layout{_quoted(piece)}", span)

    # -------------------------------------------------------------------------------------------------- within one

    def _pair(self, wanted: Piece, found: Piece) -> Iterator[Diagnostic]:
        name = _name(wanted)
        shape = _shape(wanted, found)
        if shape:
            yield self._error("parity-structure", f"{name} {shape}{_quoted(wanted)}", wanted.span)
        if not self._same(wanted, wanted.text, found.text):
            code = "parity-alt" if wanted.kind == "picture" else "parity-text"
            there, here = _difference(found.text.replace(LINE_END, " "), wanted.text)
            what = "the alternative text" if wanted.kind == "picture" else name
            yield self._error(code, f"{what} says “{there}”, the layout says “{here}”", wanted.span)
        else:
            yield from self._voices(wanted, found)
        if found.expansions is not None and wanted.expansions != found.expansions:
            there, here = "; ".join(found.expansions), "; ".join(wanted.expansions or ())
            yield self._error("parity-text", f"abbreviations stand for “{there}”, not for “{here}”", wanted.span)
        yield from self._links(wanted, found)
        yield from self._named_pages(wanted, found)

    def _same(self, piece: Piece, wanted: str, found: str) -> bool:
        """Whether two texts are the same, where a line of the file may end, and in the capitals of a theme."""
        if (self.found.visual and right_to_left(piece)) or self._is_right_to_left():
            return _letters(wanted) == _letters(found) or PAGE in wanted
        variants = list(self._variants(piece, wanted))
        pattern = re.compile("-? ?".join(map(re.escape, found.split(LINE_END))))
        return any(pattern.fullmatch(text) or pattern.fullmatch(text.upper()) for text in variants)

    def _is_right_to_left(self) -> bool:
        return self.found.visual and right_to_left(self.wanted.pieces[0])

    def _variants(self, piece: Piece, text: str) -> Iterator[str]:
        """A text with the number of each page that it names, as far as it is known."""
        goals = [link.targets[0] for link in piece.links if PAGE in link.text]
        known = [sorted(self.pages.get(goal, ())) or [PAGE] for goal in goals]
        for labels in product(*known) if len(goals) == text.count(PAGE) else [()]:
            filled = iter(labels)
            yield re.sub(PAGE, lambda _, filled=filled: next(filled, PAGE), text)  # type: ignore[misc]

    def _voices(self, wanted: Piece, found: Piece) -> Iterator[Diagnostic]:
        """Which letters are said to be in which language."""
        if not found.voices or found.voices[0][0] == "":
            return
        ours, theirs = _by_language(wanted), _by_language(found)
        if self.found.visual:
            ours, theirs = _sorted(ours), _sorted(theirs)
        if ours != theirs:
            there, here = _heard(found), _heard(wanted)
            message = f"{_name(wanted)} is said to be in {there}, not in {here}{_quoted(wanted)}"
            yield self._error("parity-language", message, wanted.span)

    # ----------------------------------------------------------------------------------------------- links, pages

    def _links(self, wanted: Piece, found: Piece) -> Iterator[Diagnostic]:
        if wanted.kind == "entry":
            yield from self._entry_links(wanted, found)
            return
        if len(wanted.links) != len(found.links):
            counts = f"has {len(found.links)} links, the layout {len(wanted.links)}"
            yield self._error("parity-link", f"{_name(wanted)} {counts}{_quoted(wanted)}", wanted.span)
            return
        for ours, theirs in zip(wanted.links, found.links, strict=True):
            yield from self._link(ours, theirs, wanted)

    def _link(self, ours: Link, theirs: Link, wanted: Piece) -> Iterator[Diagnostic]:
        text = ours.text.replace(PAGE, "…")
        for target in theirs.targets or ("nowhere",):
            if not self._leads(target, ours.targets):
                goal = self._goal(target)
                message = f"the link “{_short(text)}” leads to {goal}, not to {self._wanted_goal(ours.targets[0])}"
                yield self._error("parity-link", message, wanted.span)

    def _entry_links(self, wanted: Piece, found: Piece) -> Iterator[Diagnostic]:
        """A line of contents leads to its heading; a word of the index to each page once."""
        if not found.links:
            yield self._error("parity-link", f"{_name(wanted)} leads nowhere{_quoted(wanted)}", wanted.span)
        goals = tuple(target for link in wanted.links for target in link.targets)
        for link in found.links:
            for target in link.targets or ("nowhere",):
                if not self._leads(target, goals):
                    message = f"{_name(wanted)} leads to {self._goal(target)}{_quoted(wanted)}"
                    yield self._error("parity-link", message, wanted.span)

    def _leads(self, target: str, goals: Sequence[str]) -> bool:
        """Whether a link of the file leads to one of the places that the layout means."""
        if any(unquote(target) == unquote(goal) for goal in goals if goal not in self.wanted.anchors):
            return True
        meant = {self.matching.pairs.get(place) for goal in goals for place in self.wanted.anchors.get(goal, ())}
        return bool(meant & self.found.anchors.get(target, frozenset()))

    def _goal(self, target: str) -> str:
        places = sorted(self.found.anchors.get(target, ()))
        return (
            f"“{_short(self.found.pieces[places[-1]].text)}”"
            if places and places[-1] < len(self.found.pieces)
            else f"'{target}'"
        )

    def _wanted_goal(self, target: str) -> str:
        places = sorted(self.wanted.anchors.get(target, ()))
        return f"“{_short(self.wanted.pieces[places[-1]].text)}”" if places else f"'{target}'"

    def _named_pages(self, wanted: Piece, found: Piece) -> Iterator[Diagnostic]:
        """The pages that contents and index name, against those of the PDF."""
        if wanted.kind != "entry" or not self.pages or not found.pages:
            return
        goals = [self.pages.get(target, frozenset()) for link in wanted.links for target in link.targets]
        wrong = [label for label in found.pages if not any(label in goal for goal in goals)]
        lost = [goal for goal in goals if goal and not goal & set(found.pages)]
        if wrong or lost:
            there, here = ", ".join(found.pages), ", ".join(" or ".join(sorted(goal, key=_numeric)) for goal in goals)
            message = f"{_name(wanted)} names page {there}, where the PDF has it on {here}{_quoted(wanted)}"
            yield self._error("parity-page", message, wanted.span)


# ---------------------------------------------------------------------------------------------------------- wording


def _shape(wanted: Piece, found: Piece) -> str:
    """What is different in the kind of a piece, its level or its place in a table; nothing where all is right."""
    if wanted.kind != found.kind and (wanted.kind != "title" or found.kind not in {"heading", "paragraph"}):
        return f"is {_article(found.kind)}"
    if wanted.kind == "heading" and wanted.level and wanted.level != found.level:
        return f"has level {found.level}, not {wanted.level}"
    if wanted.place[1] != found.place[1]:  # a row that is missing moves all others
        return "stands in row {}, column {}".format(*found.place)
    if wanted.header != found.header:
        said = {"": "no header", "col": "the header of its column", "row": "the header of its row"}
        return f"is {said[found.header]}, not {said[wanted.header]}"
    return ""


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aei" else f"a {kind}"


def _name(piece: Piece) -> str:
    if piece.kind == "cell":
        return "the cell in row {}, column {}".format(*piece.place)
    if piece.kind == "note":
        return f"note {piece.text}"
    where = f" of note {piece.note}" if piece.note else ""
    return NAMES[piece.kind] + where


def _quoted(piece: Piece) -> str:
    return f": “{_short(piece.text)}”" if piece.text and piece.kind != "note" else ""


def _short(text: str) -> str:
    text = text.replace(LINE_END, " ").replace(PAGE, "…")
    return text if len(text) <= SHOWN else text[:SHOWN].rstrip() + "…"


def _difference(one: str, other: str) -> tuple[str, str]:
    """The parts of two texts that differ, with some letters around them."""
    pair = one.replace(PAGE, "…"), other.replace(PAGE, "…")
    least = min(map(len, pair))
    begin = next((at for at in range(least) if pair[0][at] != pair[1][at]), least)
    end = next((at for at in range(least - begin) if pair[0][-1 - at] != pair[1][-1 - at]), least - begin)
    return _cut(pair[0], begin, len(pair[0]) - end), _cut(pair[1], begin, len(pair[1]) - end)


def _cut(text: str, begin: int, end: int) -> str:
    start, stop = max(0, begin - AROUND), min(len(text), end + AROUND)
    cut = text[start:stop]
    if len(cut) > 2 * SHOWN:
        cut = cut[:SHOWN] + "…" + cut[-AROUND:]
    return "…" * (start > 0) + cut + "…" * (stop < len(text))


def _letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, text.casefold()))


def _by_language(piece: Piece) -> list[tuple[str, str]]:
    return [(lang, letters.casefold()) for lang, letters in piece.voices]


def _sorted(voices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The letters of each language, whatever their order."""
    langs = sorted({lang for lang, _ in voices})
    return [(lang, "".join(sorted("".join(text for each, text in voices if each == lang)))) for lang in langs]


def _heard(piece: Piece) -> str:
    langs = list(dict.fromkeys(lang or "no language" for lang, _ in piece.voices))
    others = [text for lang, text in piece.voices[1:] if lang != piece.voices[0][0]]
    return " and ".join(langs) + (f" (“{_short(others[0])}”)" if others else "")


def _numeric(label: str) -> tuple[int, str]:
    return (int(label) if label.isdecimal() else 0), label
