"""Turn a pair into the numbers that it says differently, in figures or in words."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from publish.checks.figures import Figure, figures, running_text, words
from publish.checks.numerals import NumberWord
from publish.checks.pairs import Fault, Pair, Project


class Difference(NamedTuple):
    """The figures of one side without a match on the other."""

    lost: list[Figure]
    added: list[Figure]


@lru_cache(maxsize=64)
def _difference(pair: Pair) -> Difference:
    """Of all ways to read the groups of digits in both texts, the one that leaves the least unmatched."""
    source, translation = running_text(pair.source), running_text(pair.translation)
    ways = (
        _matched(figures(source, pair.source.lang, one), figures(translation, pair.lang, two))
        for one in (True, False)
        for two in (True, False)
    )
    best = min(ways, key=lambda way: len(way.lost) + len(way.added))
    lost = _without_words(best.lost, words(translation, pair.lang))
    added = _without_words(best.added, words(source, pair.source.lang))
    return Difference(lost, [figure for figure in added if not _is_quoted(figure, translation, source)])


def _is_quoted(figure: Figure, translation: str, source: str) -> bool:
    """Whether a figure stands in words that are given once more in the source's letters: `уровень 2 (Tier 2 List)`."""
    quoted = re.search(r"[A-Za-z]+\s$", translation[: figure.start])
    return bool(quoted) and f"{quoted[0]}{figure.text}" in source  # type: ignore[index]


def _matched(source: Sequence[Figure], translation: Sequence[Figure]) -> Difference:
    """A greatest matching of figures that have a reading in common."""
    partner: dict[int, int] = {}

    def find(index: int, seen: set[int]) -> bool:
        for other, figure in enumerate(translation):
            fits = figure.value == source[index].value and figure.readings & source[index].readings
            if fits and other not in seen:
                seen.add(other)
                if other not in partner or find(partner[other], seen):
                    partner[other] = index
                    return True
        return False

    for index in range(len(source)):
        find(index, set())
    kept = set(partner.values())
    lost = [figure for index, figure in enumerate(source) if index not in kept]
    return Difference(lost, [figure for index, figure in enumerate(translation) if index not in partner])


def _without_words(found: Sequence[Figure], written: Sequence[NumberWord]) -> list[Figure]:
    """The figures that the other side does not write out. A word excuses one figure only."""
    left = list(written)
    rest = []
    for figure in found:
        word = next((word for word in left if _says(word, figure)), None)
        if word:
            left.remove(word)
        else:
            rest.append(figure)
    return rest


def _says(word: NumberWord, figure: Figure) -> bool:
    half = word.value == "0.5" and "50" in figure.readings  # `half of them` and `50 %`
    return not figure.value and (half or word.value in figure.readings)


def check_numbers(pair: Pair, _: Project) -> Iterator[Fault]:
    """Figures: each that is typed in the source stands in the translation, and no other."""
    lost, added = _difference(pair)
    lost, added = _likely(lost, added), _likely(added, lost)
    for text in (figure.text for figure in lost if figure.value):
        message = f"the translation counts the '{text}' of its source in other thousands or millions"
        yield Fault(message, "compare the word after the {number} with the msgid")
    here, there = ([figure.text for figure in side if not figure.value] for side in (lost, added))
    if here or there:
        yield Fault(_what_differs(here, there), "compare all figures with the msgid; spaces and commas are your own")


def _likely(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Without what may be no number, such as a lone X, unless the other side has one too many."""
    sure = [figure for figure in figures if not figure.optional]
    room = max(0, len(others) - len(sure))
    return sure + [figure for figure in figures if figure.optional][:room]


def _what_differs(lost: Sequence[str], added: Sequence[str]) -> str:
    if lost == added:
        return f"the translation writes {_listed(lost)} as its source does: in its language that is another number"
    lacks = f"lacks the number {_listed(lost)} of its source" if lost else ""
    has = f"has {_listed(added)}, its source has not" if added else ""
    return f"the translation {' and '.join(filter(None, (lacks, has)))}"


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(f"'{text}'" for text in texts)


def check_number_words(pair: Pair, _: Project) -> Iterator[Fault]:
    """Numbers in words: `seven years` is not `сегіз жыл`. Only where a word of each side has no match."""
    source, translation = running_text(pair.source), running_text(pair.translation)
    here, there = words(source, pair.source.lang), words(translation, pair.lang)
    typed = [
        reading
        for text, lang in ((source, pair.source.lang), (translation, pair.lang))
        for figure in figures(text, lang)
        for reading in figure.readings
    ]
    lost = [word for word in here if _counts(word, there, typed)]
    added = [word for word in there if _counts(word, here, typed)]
    if lost and added:
        one, other = _listed([word.word for word in lost]), _listed([word.word for word in added])
        yield Fault(f"the source counts {one}, the translation {other}", "compare the numbers that are written out")


_UNSURE = re.compile(
    r"(?i)both|обо?[аеих]\w*|second|third|quarter|first|pair|couple|double|half|втор\w+|трет\w+|четверт\w+|пар\w+|вдвое|втрое|дв(?:ой|ое)\w*|тоқсан\w*|екінші\w*|қос|мың\w*|жүз\w*"
)


def _counts(word: NumberWord, others: Sequence[NumberWord], typed: Sequence[str]) -> bool:
    """Whether a word is a number of its own that is found nowhere on the other side."""
    same = {other.value for other in others} | set(typed)
    small = float(word.value) < 2 or "." in word.value
    return not small and word.value not in same and not _UNSURE.fullmatch(word.word)
