"""Describe what a reader finds in an edition, the same for all formats: pieces of text, one after the other.

A `Transcript` is what a reader of a format writes them down with. What formats rightly write differently (soft hyphens,
spaces of all widths, no-break hyphens, joiners, marks of direction) is made alike here, in `plain`, and nowhere else.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal, cast

from publish.diagnostics import Span

Kind = Literal["heading", "title", "paragraph", "item", "caption", "cell", "picture", "break", "entry", "note"]
"""`title` is a heading or a paragraph: a format may choose. An `item` is the mark of a list's item, a `note` the number
of a note, an `entry` a line of contents, of a list of tables or of the index."""

LINE_END = "\u2028"
"""Where a line of a printed page ends: a space, a hyphen or nothing stood there."""
PAGE = "\ufffc"
"""The number of a page, which the layout does not know."""

_HIDDEN = dict.fromkeys(map(ord, "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_HIDDEN |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x20)])
_HIDDEN |= {ord("№"): "No", ord("\u2010"): "-", ord("\u2011"): "-", ord("\t"): " ", ord("\n"): " ", ord("\r"): " "}
_PRESENTED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
"""Arabic letters by their form, as a PDF may name its glyphs."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_REGION = re.compile("-(?:[A-Z]{2}|[0-9]{3})(?=-|$)")


def plain(text: str) -> str:
    """Characters as all formats agree on them; line ends and the edges of a text are left to `tidy`."""
    text = _PRESENTED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return re.sub(r"\s", " ", unicodedata.normalize("NFC", text).translate(_HIDDEN))


def tidy(text: str) -> str:
    """One space where there are several, none at the edges and at the ends of lines."""
    return re.sub(f" *{LINE_END}[ {LINE_END}]*", LINE_END, re.sub(" +", " ", text)).strip()


def raised(number: str) -> str:
    """The number of a note as it calls it."""
    return number.translate(_RAISED)


def spoken(tag: str) -> str:
    """A language without its country: Word knows `kk-KZ` where others say `kk`."""
    return _REGION.sub("", tag)


# --------------------------------------------------------------------------------------------------- what was read


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its words, and each place that it leads to, a URL or an anchor of its file."""

    text: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a heading, a cell, the alternative text of a picture."""

    kind: Kind
    text: str = ""
    """Its words; calls of notes are raised figures."""
    lang: str = ""
    """The language of all of it, of the first words at least; empty where the format cannot say."""
    voices: tuple[tuple[str, str], ...] = ()
    """Languages with the letters that are said to be in them, in order."""
    links: tuple[Link, ...] = ()
    expansions: tuple[str, ...] | None = None
    """What abbreviations stand for; None where the format cannot say."""
    level: int = 0
    """Of a heading; 0 where the format may choose."""
    header: Literal["", "col", "row"] = ""
    """What a cell is the header of."""
    place: tuple[int, int] = (0, 0)
    """The row and the column of a cell, from 1."""
    pages: tuple[str, ...] = ()
    """The pages that an entry names, apart from its text."""
    note: str = ""
    """The number of the note that it is in."""
    span: Span | None = None
    """Where its source is: only the layout knows."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says: its pieces in order, the notes after the text.

    `anchors`: the piece at which each begins, or several where a file tells only about where. `pages`: the labels of
    the pages that each piece stands on, where there are any.
    """

    pieces: tuple[Piece, ...]
    anchors: Mapping[str, frozenset[int]]
    pages: tuple[frozenset[str], ...] = ()
    visual: bool = False
    """Letters from right to left may come in the order in which they stand on the page."""


# ------------------------------------------------------------------------------------------------- writing it down


@dataclass(slots=True)
class Run:
    """Letters in one language; `link` numbers the link that they are in."""

    text: str
    lang: str
    link: int = 0


@dataclass(slots=True)
class Draft:
    """A piece that is being read. `fields` are those of the piece that the reader knows by now."""

    piece: Piece
    runs: list[Run] = field(default_factory=list)
    targets: dict[int, tuple[str, ...]] = field(default_factory=dict)
    expansions: list[str] = field(default_factory=list)

    def finished(self, links_apart: bool, tells_expansions: bool) -> Piece:
        """The piece; in an entry of the index, the words of its links are no part of its text."""
        shown = [run for run in self.runs if not (links_apart and run.link)]
        links = [(number, "".join(run.text for run in found)) for number, found in self._by_link() if number]
        text = tidy("".join(run.text for run in shown))
        return replace(
            self.piece,
            text=text.rstrip(" ,،、;") if links_apart else text,
            lang=next((run.lang for run in shown if run.text.strip()), self.piece.lang),
            voices=_voices(shown),
            links=tuple(Link(tidy(words), self.targets[number]) for number, words in links),
            expansions=tuple(self.expansions) if tells_expansions else None,
            pages=tuple(tidy(words) for _, words in links) if links_apart else self.piece.pages,
        )

    def _by_link(self) -> Iterator[tuple[int, Iterator[Run]]]:
        return groupby(self.runs, lambda run: run.link)


def _voices(runs: list[Run]) -> tuple[tuple[str, str], ...]:
    heard = ((run.lang, "".join(filter(str.isalpha, run.text))) for run in runs)
    joined = ((lang, "".join(text for _, text in group)) for lang, group in groupby(heard, lambda pair: pair[0]))
    found: list[tuple[str, str]] = []
    for lang, letters in joined:
        if letters and found and found[-1][0] == lang:  # only a sign in another language stood between
            found[-1] = lang, found[-1][1] + letters
        elif letters:
            found.append((lang, letters))
    return tuple(found)


@dataclass(slots=True)
class Stream:
    """The text, or one of the notes."""

    number: str = ""
    pieces: list[Piece] = field(default_factory=list)
    draft: Draft | None = None
    anchors: dict[str, range] = field(default_factory=dict)


class Transcript:
    """What a reader writes down: it begins pieces and says letters, links and calls of notes as it comes by."""

    def __init__(self, tells_expansions: bool = False) -> None:
        self.tells_expansions = tells_expansions
        self.streams = {"": Stream()}
        self.stream = self.streams[""]
        self.link_number = 0
        self.link_count = 0
        self.links_apart = False
        """In the index."""
        self.span: Span | None = None
        """The source of what is read."""

    def begin(self, piece: Piece) -> None:
        """Begin a piece; the one before is at its end."""
        self.end()
        self.stream.draft = Draft(replace(piece, note=self.stream.number, span=self.span))

    def end(self) -> None:
        """The piece is at its end. One without words is none, but for cells, pictures and pauses."""
        draft, self.stream.draft = self.stream.draft, None
        if draft:
            apart = self.links_apart and draft.piece.kind == "entry"
            piece = draft.finished(apart, self.tells_expansions)
            if piece.text or piece.kind in {"cell", "picture", "break"}:
                self.stream.pieces.append(piece)

    @property
    def draft(self) -> Draft:
        """The piece that is being read; text that stands in none is a paragraph."""
        if self.stream.draft is None:
            self.begin(Piece("paragraph"))
        return cast(Draft, self.stream.draft)

    def says(self, **fields: object) -> None:
        """What turns out of the piece while it is read."""
        self.draft.piece = replace(self.draft.piece, **fields)  # type: ignore[arg-type]

    def write(self, text: str, lang: str) -> None:
        """Letters, made alike by `plain`; LINE_END may stand among them."""
        if self.stream.draft is None and not text.strip():
            return
        text = LINE_END.join(map(plain, text.split(LINE_END)))
        self.draft.runs.append(Run(text, spoken(lang), self.link_number))

    def call(self, number: str, lang: str) -> None:
        """The call of a note."""
        self.draft.runs.append(Run(raised(number.strip()), spoken(lang), self.link_number))

    def explain(self, expansion: str) -> None:
        """What the abbreviation here stands for."""
        self.draft.expansions.append(tidy(plain(expansion)))

    def say_one(self, piece: Piece, lang: str) -> None:
        """A piece that is known at once, with its language."""
        self.begin(replace(piece, text=""))
        self.write(piece.text, lang)
        self.end()

    def anchor(self, name: str) -> None:
        """An anchor, at the piece that is being read or at the next one."""
        place = len(self.stream.pieces)
        self.stream.anchors.setdefault(name, range(place, place + 1))

    @contextmanager
    def anchored(self, name: str) -> Iterator[None]:
        """An anchor of all that is read meanwhile."""
        self.end()
        stream, place = self.stream, len(self.stream.pieces)
        yield
        self.end()
        stream.anchors.setdefault(name, range(place, max(place + 1, len(stream.pieces))))

    @contextmanager
    def linked(self, *targets: str) -> Iterator[None]:
        """What is read meanwhile is in a link; one inside another is part of it."""
        outer = self.link_number
        if not outer:
            self.link_count += 1
            self.link_number = self.link_count
            self.draft.targets[self.link_number] = targets
        yield
        self.link_number = outer

    @contextmanager
    def in_note(self, number: str) -> Iterator[None]:
        """What is read meanwhile is in a note. A piece of the text around it goes on afterwards."""
        outer, link = self.stream, self.link_number
        self.stream, self.link_number = self.streams.setdefault(number, Stream(number)), 0
        self.end()
        self.say_one(Piece("note", number), "")
        yield
        self.end()
        self.stream, self.link_number = outer, link

    def reading(self) -> Reading:
        """All that was read: the text, then the notes by their numbers."""
        self.end()
        pieces: list[Piece] = []
        anchors: dict[str, frozenset[int]] = {}
        for stream in sorted(self.streams.values(), key=lambda stream: _as_number(stream.number)):
            anchors |= {
                name: frozenset(len(pieces) + place for place in places) for name, places in stream.anchors.items()
            }
            pieces += stream.pieces
        return Reading(tuple(pieces), anchors)


def _as_number(number: str) -> tuple[int, str]:
    return (int(number) if number.isdecimal() else 0), number
