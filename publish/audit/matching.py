"""Find for each piece that there should be the piece of the file that it is: what is missing, added, out of its order.

Pieces with the same letters and figures are one (difflib finds the longest such stretches); what is left between two
stretches belongs together where it is alike.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from publish.audit.reading import Piece
from publish.language.tags import direction_of

ALIKE = 55.0
"""Per cent of likeness from which two pieces are one, changed."""
MOVED = 90.0
"""The same, where they stand far from each other."""


@dataclass(slots=True)
class Matching:
    """Pairs are wanted -> found; `moved` are those of them that stand out of their order."""

    pairs: dict[int, int] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    missing: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)
    doubled: dict[int, int] = field(default_factory=dict)
    """What is there a second time: found -> the wanted piece that it repeats."""


def match(wanted: Sequence[Piece], found: Sequence[Piece], mixed: bool) -> Matching:
    """Match two sequences of pieces. `mixed`: letters may come in any order (see `Reading.visual`)."""
    ours, theirs = [_key(piece, mixed) for piece in wanted], [_key(piece, mixed) for piece in found]
    result = Matching()
    gaps: list[tuple[list[int], list[int]]] = []
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            result.pairs |= dict(zip(range(a, b), range(c, d), strict=True))
        else:
            gaps.append((list(range(a, b)), list(range(c, d))))
    _take_moved(gaps, ours, theirs, result)
    _take_moved_and_changed(gaps, wanted, found, result)
    for left, right in gaps:
        _take_alike(left, right, wanted, found, result)
        result.missing += left
        result.added += right
    known = {key: at for at, key in reversed(list(enumerate(ours)))}
    result.doubled = {at: known[theirs[at]] for at in result.added if theirs[at] in known}
    return result


def _key(piece: Piece, mixed: bool) -> tuple[str, bool, str]:
    letters = "".join(filter(str.isalnum, piece.text.casefold())) or piece.text
    kind = piece.kind if piece.kind in {"cell", "item", "picture", "entry", "note", "break"} else "text"
    return kind, bool(piece.note), "".join(sorted(letters)) if mixed else letters


def _take_moved(
    gaps: list[tuple[list[int], list[int]]], ours: Sequence[object], theirs: Sequence[object], result: Matching
) -> None:
    """What is missing in one place and added in another has moved."""
    free: dict[object, list[tuple[list[int], int]]] = defaultdict(list)
    for _, right in gaps:
        for at in right:
            free[theirs[at]].append((right, at))
    for left, _ in gaps:
        for at in list(left):
            if free[ours[at]]:
                right, place = free[ours[at]].pop(0)
                left.remove(at)
                right.remove(place)
                result.pairs[at] = place
                result.moved.add(at)


def _take_moved_and_changed(
    gaps: list[tuple[list[int], list[int]]], wanted: Sequence[Piece], found: Sequence[Piece], result: Matching
) -> None:
    """What is almost the same in another place has moved: it names a page, say."""
    added = [(right, place) for left, right in gaps if not left for place in right if found[place].kind != "cell"]
    for left, right in gaps:
        for at in list(left) if not right else ():
            for other, place in added:
                if place in other and fuzz.ratio(wanted[at].text, found[place].text) >= MOVED:
                    left.remove(at)
                    other.remove(place)
                    result.pairs[at] = place
                    result.moved.add(at)
                    break


def _take_alike(
    left: list[int], right: list[int], wanted: Sequence[Piece], found: Sequence[Piece], result: Matching
) -> None:
    """Pair what is alike between two stretches, in order; as many pieces of the same kinds are the same ones."""
    same_shape = [wanted[at].kind for at in left] == [found[at].kind for at in right]
    begin = 0
    for at in list(left):
        for place in right[begin:]:
            if same_shape or _alike(wanted[at], found[place]):
                begin = right.index(place)
                left.remove(at)
                right.remove(place)
                result.pairs[at] = place
                break


def _alike(one: Piece, other: Piece) -> bool:
    if one.kind == other.kind == "cell":
        return one.place == other.place and one.note == other.note
    return fuzz.ratio(one.text, other.text) >= ALIKE


def right_to_left(piece: Piece) -> bool:
    """Whether a piece has words from right to left."""
    return any(direction_of(lang) == "rtl" for lang, _ in piece.voices)
