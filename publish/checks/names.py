"""Turn a pair into the names of people and places that it puts in the place of others, as they sound."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from publish.checks.pairs import Fault, Pair, Project
from publish.document.nodes import IndexMark
from publish.document.walk import plain_text, walk

_WORD = re.compile(r"[^\W\d_]{3,}")
_NAME = re.compile(r"(?<![^\W\d_])[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][^\W\d_]{3,}")
_SOUNDS = str.maketrans({
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z",
    "и": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "s", "ч": "c",
    "ш": "s", "щ": "s", "ъ": "", "ы": "i", "і": "i", "ь": "", "э": "e", "ю": "u", "я": "a", "y": "i", "w": "u",
    "q": "k", "x": "h",
})  # fmt: skip
_LETTERS = (("shch", "s"), ("kh", "h"), ("zh", "j"), ("sh", "s"), ("ch", "c"), ("ts", "s"), ("ph", "f"), ("ck", "k"),
            ("yu", "u"), ("ya", "a"), ("ye", "e"), ("yo", "e"), ("iy", "i"), ("dzh", "j"), ("ks", "h"))  # fmt: skip
ALIKE, SAME = 72.0, 88.0
"""Per cent of likeness from which two words may be one name, and from which they are."""


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A word as it sounds, roughly, in any letters that names are written in: `harkova` for Kharkova, Харькова."""
    text = word.casefold()
    for letters, one in _LETTERS:
        text = text.replace(letters, one)
    return re.sub(r"(.)\1+", r"\1", text.translate(_SOUNDS))


def _likeness(name: str, word: str) -> float:
    """How like a word is to a name, whatever its ending: of words of more letters only as many count."""
    one, other = sound(name), sound(word)
    if one[:1] != other[:1] or len(other) < len(one) - 2:
        return 0.0
    return max(fuzz.ratio(one, other[: len(one) + extra]) for extra in (-1, 0, 1))


@lru_cache(maxsize=8)
def _names(project: Project) -> frozenset[str]:
    """The capitalized words of the source that sound alike in most of their translations."""
    here: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for pair in project.pairs:
        written = _capitalized(pair, 1)
        for name in _capitalized(pair, 0):
            here[name] += 1
            found[name] += any(_likeness(name, word) >= SAME for word in written)
    return frozenset(name for name in found if found[name] >= 0.5 * here[name] and len(sound(name)) > 4)


@lru_cache(maxsize=4096)
def _capitalized(pair: Pair, side: int) -> frozenset[str]:
    text = plain_text((pair.source, pair.translation)[side].inlines)
    return frozenset(_NAME.findall(text))


@lru_cache(maxsize=4096)
def _indexed(pair: Pair, side: int) -> frozenset[str]:
    """The words of names in the index: `Baltabay`, `Yerlan`; not those of `trade unions`."""
    marks = [node for node in walk((pair.source, pair.translation)[side].inlines) if isinstance(node, IndexMark)]
    names = [mark.text for mark in marks if all(word[0].isupper() for word in _WORD.findall(mark.text))]
    return frozenset(word for name in names for word in _NAME.findall(name))


def check_names(pair: Pair, project: Project) -> Iterator[Fault]:
    """Names of the publication that stand in the place of others: only where the other one is known, or indexed."""
    known = _names(project)
    source, translation = _capitalized(pair, 0), _capitalized(pair, 1)
    named = source | {word for node in walk(pair.source.inlines) for word in _NAME.findall(getattr(node, "entry", ""))}
    lost = {name for name in source & known | _indexed(pair, 0) if not _has(translation, name)}
    for word in sorted(translation) if lost else ():
        if any(_likeness(other, word) >= ALIKE for other in named):
            continue
        meant = max(known, key=lambda name: (_likeness(name, word), name), default="")
        if _likeness(meant, word) >= SAME and (lost & known or word in _indexed(pair, 1)):
            hint = "compare the names with the msgid"
            yield Fault(f"the source names {', '.join(sorted(lost))}, the translation {word}", hint)
            return
    again = _said_instead(pair, known, lost & known) or (_listed_twice(pair) if lost else "")
    if again:
        hint = "compare the names with the msgid"
        yield Fault(f"the source names {', '.join(sorted(lost))}, the translation {again} once more", hint)


def _said_instead(pair: Pair, known: frozenset[str], lost: set[str]) -> str:
    """A name of the source that is said as much too often as the lost ones are not; a pronoun may stand for a name."""
    source, translation = (Counter(_NAME.findall(plain_text(side.inlines))) for side in (pair.source, pair.translation))
    missing = sum(source[name] for name in lost)
    for name in sorted(known & source.keys() - lost) if missing else ():
        here, there = ({w: n for w, n in side.items() if _likeness(name, w) >= SAME} for side in (source, translation))
        if sum(there.values()) - sum(here.values()) == missing:
            return min(there, default="")
    return ""


def _listed_twice(pair: Pair) -> str:
    """A name that two marks of the index stand for, where the source has marks of different entries."""
    source, translation = (
        Counter(node.entry for node in walk(side.inlines) if isinstance(node, IndexMark))
        for side in (pair.source, pair.translation)
    )
    twice = [entry for entry, number in translation.items() if number > 1 and _NAME.match(entry)]
    return min(twice, default="") if max(source.values(), default=0) == 1 else ""


def _has(words: frozenset[str], name: str) -> bool:
    return any(_likeness(name, word) >= ALIKE for word in words)
