"""Turn messages that are new, and messages of the old catalogs, into where each new one comes from.

A message that changed is known by its words, the rarer the better, and by its place among messages that did not. One
that was divided is known by its parts, which stand together in the new text; one that was joined by what stood together
in the old.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from babel.messages.catalog import Message as PoMessage
from rapidfuzz import fuzz, process

from publish.translation.differences import words

LIKENESS = 75.0
"""Per cent of equal characters from which an old translation is offered for a changed message."""
SHARED_WORDS = 50.0
"""Per cent of equal words (by their weight) from which it is offered."""
IN_PLACE = 45.0
"""Per cent that are enough where the message stands in the place of the old one, in the same role."""
SIBLING_LIKENESS, SIBLING_WORDS = 80.0, 70.0
"""What is asked of a translation that is still in use for its own message."""
PART, WHOLE = 0.7, 0.6
"""How much of a part must be in the whole, and of the whole in its parts, for a message to be divided or joined."""
MOST_PARTS = 4
"""Parts of a message that may stand far from each other."""
COMMON = 200
"""A word of more messages than this finds nothing."""
SHORT = 5
"""Words of a text that is found by its characters too."""


@dataclass(eq=False, slots=True)
class Text:
    """A message in its file: its place in reading order, and the role that its comments tell."""

    domain: str
    position: int
    message: PoMessage
    gone: bool = False
    wanted: bool = False
    """Whether the new text still has the message."""
    bag: Counter[str] = field(default_factory=Counter)
    weight: float = 0.0

    @property
    def msgid(self) -> str:
        return str(self.message.id)

    @property
    def role(self) -> str:
        notes = self.message.auto_comments
        return notes[0].partition(";")[0] if notes else ""


class Origin(NamedTuple):
    """What a new message was: one old message, a part of one, or several that were joined."""

    olds: tuple[Text, ...]
    parts: tuple[Text, ...] = ()
    """All new messages that the old one was divided into."""


def origins(new: Sequence[Text], old: Sequence[Text], anchors: "Anchors") -> dict[int, Origin]:
    """Where the messages of `new` come from, by their index; those that resemble nothing are not in it."""
    matcher = _Matcher(new, old, anchors)
    found = matcher.divided()
    found.update(matcher.joined(found))
    found.update(matcher.changed(found))
    return found


class Anchors:
    """The messages that did not change, by which the place of others is known: new positions to old ones."""

    def __init__(self, pairs: Iterable[tuple[str, int, int]]) -> None:
        self.pairs: dict[str, dict[int, int]] = defaultdict(dict)
        for domain, position, old_position in pairs:
            self.pairs[domain][position] = old_position

    def gap(self, text: Text) -> tuple[float, float]:
        """The old positions between which a new message stands: those of its nearest neighbours that did not change."""
        known = self.pairs[text.domain]
        before, after = text.position - 1, text.position + 1
        while before >= 0 and before not in known:
            before -= 1
        last = max(known, default=-1)
        while after <= last and after not in known:
            after += 1
        return known.get(before, -1), known.get(after, math.inf)


class _Matcher:
    def __init__(self, new: Sequence[Text], old: Sequence[Text], anchors: Anchors) -> None:
        self.new, self.old = new, old
        for text in (*new, *old):
            text.bag = Counter(words(text.msgid))
        frequency: Counter[str] = Counter(word for text in old for word in text.bag)
        count = len(old) + 1
        self.weights = {word: math.log(1 + count / number) for word, number in frequency.items()}
        self.rare = math.log(1 + count)
        for text in (*new, *old):
            text.weight = self._weight(text.bag)
        self.index: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(old):
            for word in text.bag:
                if frequency[word] <= COMMON:
                    self.index[word].append(place)
        self.positions: dict[str, dict[int, int]] = defaultdict(dict)
        """The living old messages of each domain by their position."""
        for place, text in enumerate(old):
            if not text.gone:
                self.positions[text.domain][text.position] = place
        self.in_place = {place: set(self._in_place(text, anchors)) for place, text in enumerate(new)}
        self.near = self._near()

    def _weight(self, bag: Counter[str]) -> float:
        return sum(self.weights.get(word, self.rare) * number for word, number in bag.items())

    def _shared(self, one: Text, other: Text) -> float:
        return self._weight(one.bag & other.bag)

    def _in_place(self, text: Text, anchors: Anchors) -> Iterator[int]:
        """The old messages that stood between the same neighbours, and are not in the new text."""
        low, high = anchors.gap(text)
        places = self.positions[text.domain]
        position = int(low) + 1
        while position < high and position in places and position <= low + 20:
            if not self.old[places[position]].wanted:
                yield places[position]
            position += 1

    def _near(self) -> list[dict[int, float]]:
        """For each new message the old ones that are worth a look, with the weight of the words that both have."""
        short = {place: text.msgid for place, text in enumerate(self.old) if text.bag.total() <= SHORT}
        found = []
        for place, text in enumerate(self.new):
            sums: dict[int, float] = defaultdict(float)
            for word in text.bag:
                for other in self.index.get(word, ()):
                    sums[other] += self.weights[word]
            likely = sorted(sums, key=lambda other: sums[other] / (text.weight + self.old[other].weight), reverse=True)
            inside = sorted(sums, key=lambda other: sums[other] / self.old[other].weight, reverse=True)
            around = sorted(sums, key=sums.__getitem__, reverse=True)
            near = {*likely[:12], *inside[:8], *around[:8], *self.in_place[place]}
            if text.bag.total() <= SHORT:
                like = process.extract(text.msgid, short, scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=5)
                near |= {key for _, _, key in like}
            found.append({other: self._shared(text, self.old[other]) for other in near})
        return found

    def _dice(self, shared: float, one: float, other: float) -> float:
        return 2 * shared / (one + other) if one + other else 0.0

    # ------------------------------------------------------------------------------------------- divided and joined

    def divided(self) -> dict[int, Origin]:
        """Neighbours in the new text that together are one old message."""
        parts: dict[int, list[int]] = defaultdict(list)
        for place, near in enumerate(self.near):
            text = self.new[place]
            for other, shared in near.items():
                old = self.old[other]
                if not old.wanted and old.message.string and text.weight and shared >= PART * text.weight:
                    parts[other].append(place)
        runs = [
            (dice, other, run)
            for other, places in parts.items()
            for run in self._groups(places, self.old[other])
            if (dice := self._together([self.new[place] for place in run], self.old[other]))
        ]
        found: dict[int, Origin] = {}
        used: set[int] = set()
        for _, other, run in sorted(runs, key=lambda each: (-each[0], each[1:])):
            if other not in used and not any(place in found for place in run):
                used.add(other)
                group = tuple(self.new[place] for place in run)
                found.update({place: Origin((self.old[other],), group) for place in run})
        return found

    def _groups(self, places: list[int], old: Text) -> Iterator[tuple[int, ...]]:
        """The new messages that may be the parts of an old one, in its order: neighbours, or all that there are."""
        order = list(words(old.msgid))
        runs = list(_runs(places, self.new))
        if 1 < len(places) <= MOST_PARTS and tuple(sorted(places)) not in map(tuple, map(sorted, runs)):
            runs.append(tuple(places))
        for run in runs:
            yield tuple(sorted(run, key=lambda place: _middle(self.new[place], order)))

    def joined(self, found: dict[int, Origin]) -> dict[int, Origin]:
        """Neighbours in the old text that together are one new message."""
        used = {id(old) for origin in found.values() for old in origin.olds}
        result = {}
        for place, near in enumerate(self.near):
            held = [
                other
                for other, shared in near.items()
                if not self.old[other].wanted
                and not self.old[other].gone
                and id(self.old[other]) not in used
                and self.old[other].weight
                and shared >= PART * self.old[other].weight
            ]
            runs = [
                (dice, run)
                for run in _runs(held, self.old)
                if any(self.old[other].message.string for other in run)
                and (dice := self._together([self.old[other] for other in run], self.new[place]))
            ]
            if runs and place not in found:
                _, run = max(runs)
                result[place] = Origin(tuple(self.old[other] for other in run))
                used |= {id(self.old[other]) for other in run}
        return result

    def _together(self, parts: list[Text], whole: Text) -> float:
        """How alike the parts are to the whole; 0 where one of them alone is as good, or too little of it is there."""
        bag: Counter[str] = Counter()
        for part in parts:
            bag.update(part.bag)
        shared = self._weight(bag & whole.bag)
        dice = self._dice(shared, self._weight(bag), whole.weight)
        best = max(self._dice(self._shared(part, whole), part.weight, whole.weight) for part in parts)
        return dice if whole.weight and shared >= WHOLE * whole.weight and dice > best + 0.05 else 0.0

    # ------------------------------------------------------------------------------------------------------ changed

    def changed(self, found: dict[int, Origin]) -> dict[int, Origin]:
        """The likest old message of each; each old one is given once, as long as there are others."""
        used = {id(old) for origin in found.values() for old in origin.olds}
        pairs = [
            (score, place, other)
            for place, near in enumerate(self.near)
            if place not in found
            for other, shared in near.items()
            if (score := self._score(place, other, shared))
        ]
        pairs.sort(key=lambda pair: (-pair[0], pair[1:]))
        result: dict[int, Origin] = {}
        for again in (False, True):
            for score, place, other in pairs:
                old = self.old[other]
                free = (again and score >= LIKENESS) or old.wanted or id(old) not in used
                if place not in result and free:
                    result[place] = Origin((old,))
                    used.add(id(old))
        return result

    def _score(self, place: int, other: int, shared: float) -> float:
        """How likely a new message was an old one; 0 where it is not likely enough to be offered."""
        new, old = self.new[place], self.old[other]
        if not old.message.string:
            return 0.0
        dice = 100 * self._dice(shared, new.weight, old.weight)
        ratio = fuzz.ratio(new.msgid, old.msgid)
        there = other in self.in_place[place] and new.role == old.role != ""
        if old.wanted:
            good = ratio >= SIBLING_LIKENESS or dice >= SIBLING_WORDS
        else:
            good = ratio >= LIKENESS or dice >= SHARED_WORDS or (there and max(ratio, dice) >= IN_PLACE)
        penalty = 15 * old.wanted + 5 * old.gone + 3 * (old.domain != new.domain) - 10 * there
        return max(dice, (dice + ratio) / 2) + 20 - penalty if good else 0.0


def _middle(part: Text, order: list[str]) -> float:
    """Where in a text the words of one of its parts stand."""
    found = [place for place, word in enumerate(order) if word in part.bag and order.count(word) == 1]
    return sum(found) / len(found) if found else 0.0


def _runs(places: Sequence[int], texts: Sequence[Text]) -> Iterator[tuple[int, ...]]:
    """The longest rows of two or more messages that stand next to each other in one file."""
    ordered = sorted(places, key=lambda place: (texts[place].domain, texts[place].position))
    run: list[int] = []
    for place in ordered:
        last = texts[run[-1]] if run else None
        if last and (last.domain, last.position + 1) != (texts[place].domain, texts[place].position):
            if len(run) > 1:
                yield tuple(run)
            run = []
        run.append(place)
    if len(run) > 1:
        yield tuple(run)
