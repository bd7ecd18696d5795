"""Turn text into text with soft hyphens, for programs that know no Kazakh hyphenation: e-readers and Word."""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

import pyphen

from publish.language.hyphenation.engines import LEFT, RIGHT, SHORTEST, register
from publish.language.hyphenation.syllables import hyphenated_parts

SOFT_HYPHEN = "\u00ad"

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'’][^\W\d_]+)*")
# What is between two spaces and has one of these is an address, a path, code, a figure with its ending, or is divided.
_NO_WORDS = re.compile(rf"://|^www\.|[@\\_=<>{{}}|~`#\d{SOFT_HYPHEN}]|\w\.\w|[a-z]/|/[a-z]", re.IGNORECASE)


def soft_hyphenate(text: str, lang: str) -> str:
    """Put U+00AD where the PDF may break a word: жауап-кер-ші-лік.

    Never in initialisms, in what has figures, or in addresses and paths; the caller leaves out code. A second call
    changes nothing. In a language that has no hyphenation the text comes back as it is.
    """
    dictionary = _dictionary(lang)
    if dictionary is None:
        return text
    return each_word(text, lambda word: _divided(word, dictionary))


def each_word(text: str, change: Callable[[str], str]) -> str:
    """The text with each word changed; compounds are one word. Figures, addresses and paths stay."""
    chunks = re.split(r"(\s+)", text)
    return "".join(
        chunk if _NO_WORDS.search(chunk) else _WORD.sub(lambda word: change(word[0]), chunk) for chunk in chunks
    )


def _divided(word: str, dictionary: pyphen.Pyphen) -> str:
    """The word with its soft hyphens; each part of a compound counts as a word, and its own hyphen needs no other."""
    points = set(dictionary.positions(word))
    ends = [0, len(word)]
    for start, part in hyphenated_parts(word):
        if len(part) >= SHORTEST:
            ends += points.intersection(range(start + LEFT, start + len(part) - RIGHT + 1))
    return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(sorted(ends)))


@cache
def _dictionary(lang: str) -> pyphen.Pyphen | None:
    register()
    return pyphen.Pyphen(lang=lang) if pyphen.language_fallback(lang) else None
