"""Turn text into text with soft hyphens, for e-readers, which know no Kazakh hyphenation."""

import re
from collections.abc import Callable
from functools import cache, partial
from itertools import pairwise

import pyphen

from publish.language.hyphenation.scripts import script_of
from publish.language.hyphenation.syllables import break_points, is_initialism

SOFT_HYPHEN = "\u00ad"

_Points = Callable[[str], list[int]]
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'’][^\W\d_]+)*")
# What is between two spaces and has one of these is an address, a path, code, a figure with its ending, or is divided.
_NO_WORDS = re.compile(rf"://|^www\.|[@\\_=<>{{}}|~`#\d{SOFT_HYPHEN}]|\w\.\w|[a-z]/|/[a-z]", re.IGNORECASE)


def soft_hyphenate(text: str, lang: str, *, shortest: int = 8) -> str:
    """Put U+00AD where words of `shortest` letters or more may break: `жауап­кершілік`.

    Never in initialisms, in what has figures, or in addresses and paths; the caller leaves out code. A second call
    changes nothing. In a language that has no hyphenation the text comes back as it is.
    """
    points = _points(lang)
    chunks = re.split(r"(\s+)", text)
    return "".join(chunk if _NO_WORDS.search(chunk) else _divided(chunk, points, shortest) for chunk in chunks)


def _divided(chunk: str, points: _Points, shortest: int) -> str:
    def divided(match: re.Match[str]) -> str:
        word = match[0]
        ends = [0, *points(word), len(word)] if len(word) >= shortest else [0, len(word)]
        return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(ends))

    return _WORD.sub(divided, chunk)


@cache
def _points(lang: str) -> _Points:
    if script := script_of(lang):
        return partial(break_points, script=script)
    if re.match(r"kk\b", lang.lower()) or not pyphen.language_fallback(lang):
        return lambda word: []
    dictionary = pyphen.Pyphen(lang=lang, left=3, right=3)  # as in the PDF; Pyphen does not know a language's own
    return lambda word: [] if is_initialism(word) else list(dictionary.positions(word))
