"""Turn the translation of a text that was divided into translations of its parts, at the ends of sentences."""

import re
from collections import Counter
from itertools import combinations, pairwise
from math import comb

from publish.translation.differences import facts

_END = re.compile(r"(?P<mark>[.!?…]+)(?:[»”\"’')\]*_]|\[\^[^\]]*\])*\s+")
_OPENING = "«“\"„‘'([*_—– "
# Before a capital, these do not end a sentence: г. Алматы, ст. Закона, Dr. Smith, т.б.
_ABBREVIATIONS = {
    "art",
    "dr",
    "mr",
    "mrs",
    "ms",
    "no",
    "prof",
    "st",
    "vs",
    "гг",
    "др",
    "жж",
    "им",
    "обл",
    "см",
    "ст",
    "стр",
    "табл",
    "ул",
}
MOST_WAYS = 5000


def sentences(text: str) -> list[str]:
    """The sentences of a text in Markdown, in English, Kazakh or Russian."""
    hidden = re.sub(
        r"`[^`]*`|\]\([^)]*\)", lambda found: "`" * len(found[0]), text
    )  # no ends inside roles and addresses
    ends = [0, *(match.end() for match in _END.finditer(hidden) if _is_end(hidden, match)), len(text)]
    return [sentence for start, end in pairwise(ends) if (sentence := text[start:end].strip())]


def _is_end(text: str, match: re.Match[str]) -> bool:
    following = text[match.end() :].lstrip(_OPENING)[:1]
    if not (following.isupper() or following.isdigit() or following == "{"):
        return False
    if match["mark"] != ".":
        return True
    before = re.search(r"[^\W\d_]+$", text[: match.start()])
    word = before[0].casefold() if before else ""
    return not (before and (len(word) == 1 or word in _ABBREVIATIONS))


def divide(translation: str, parts: list[str]) -> list[str]:
    """What each part of the source gets of the translation. One that has too few sentences goes to each part whole.

    Sentences go where the facts that they name are, and else by the length and number of sentences of the parts.
    """
    pieces = sentences(translation)
    count = len(parts)
    if len(pieces) < count or comb(len(pieces) - 1, count - 1) > MOST_WAYS:
        return [translation] * count
    shares = [_Share(part) for part in parts]
    whole = sum(share.length for share in shares) or 1
    length = sum(map(len, pieces)) or 1
    ways = [(0, *cuts, len(pieces)) for cuts in combinations(range(1, len(pieces)), count - 1)]

    def cost(way: tuple[int, ...]) -> float:
        total = 0.0
        for share, (start, end) in zip(shares, pairwise(way), strict=True):
            held = pieces[start:end]
            total += abs(sum(map(len, held)) / length - share.length / whole)
            total += 0.1 * abs(len(held) - share.sentences)
            total += 0.5 * (share.facts - Counter(facts(" ".join(held)))).total()
        return total

    best = min(ways, key=cost)
    return [" ".join(pieces[start:end]) for start, end in pairwise(best)]


class _Share:
    """What a part of the source asks of the translation."""

    def __init__(self, part: str) -> None:
        self.length, self.sentences, self.facts = len(part), len(sentences(part)), Counter(facts(part))
