"""Turn a text in Kazakh Cyrillic into another script, character by character, and leave alone what is not Kazakh.

Web and mail addresses, words in Latin letters and figures stay as they are; what is between them is Kazakh, Russian
words too. The result has one string for every
character of the source, so that a text that markup cuts into pieces (`*Қазақ*стан`) is converted as a whole.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple, Protocol

from publish.language.scripts.exceptions import NO_EXCEPTIONS, Exceptions, Found, find


class Script(Protocol):
    """How one script writes Kazakh."""

    def word(self, word: str, initialism: bool = False) -> list[str]:
        """What stands for each character of a Kazakh word."""

    def exception(self, found: Found) -> str:
        """What stands for a word that the project spells in its own way, its endings included."""

    def sign(self, text: str, position: int) -> str:
        """What stands for the character at `position`, which is in no word."""


class Run(NamedTuple):
    """A stretch of a text: a Kazakh word, an exception, or what stays as it is."""

    start: int
    end: int
    word: str = ""
    """The word, its Latin look-alikes mended; empty where the run stays as it is."""
    found: Found | None = None
    roman: bool = False
    """Whether the word is a Roman numeral in Cyrillic letters."""
    initialism: bool = False
    """Whether the letters of the word are read one by one."""


_RUN = re.compile(
    r"(?P<address>(?:https?://|www\.|mailto:)[^\s<>«»“”]*[^\s<>«»“”.,;:!?)\]]"  # a stop after it ends the sentence
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,}(?:/[^\s<>«»“”]*[\w/])?)"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|[\u00ad\u0301])*)"  # with soft hyphens and stress marks
)
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u0259\u018f\u0275\u019f]")

# What hands and keyboards confuse: the commonest fault of Kazakh texts is a Latin i, h or a in a Cyrillic word. A Latin
# Y has the shape of Ү, a y that of у; Ɵ and ɵ (U+019F, U+0275) stand for Ө where a font had no other.
_LOOK_ALIKES = str.maketrans("AaBCcEeHhIiKkMOoPpTXxYyƏəƟɵ", "АаВСсЕеНһІіКкМОоРрТХхҮуӘәӨө")
_NEIGHBOURS = str.maketrans("ҐґЄєЇїЎўҲҳҖҗ", "ГгЕеИиУуХхЖж")
"""Letters of Ukrainian, Uzbek and Tatar names, and the Kazakh ones that stand for them (review)."""

# Centuries, congresses and volumes are often numbered in the Cyrillic letters Х and І: ХІХ ғасыр.
_ROMAN = re.compile(r"(?=[XIVL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_BEFORE_NOUN = re.compile(r"\s*[-‑–\s]\s*(?:[а-яәғқңөұүһі]|[ХІXIVL]{2})")  # Х ғасыр, Х–ХІІ ғасырлар
_AS_ROMAN = str.maketrans("ХІ", "XI")

_VOWEL = "аәеёиоөуұүыіэюя"
_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_LONGEST_SPELLED = 4
_INITIALISM = re.compile(rf"[{_CAPITAL}]{{2,{_LONGEST_SPELLED}}}\Z")
_HAS_VOWEL = re.compile(f"(?i:[{_VOWEL}])")
_READ_AS_WORD = re.compile(rf"(?i:[{_VOWEL}]?(?:[^{_VOWEL}][{_VOWEL}])+[^{_VOWEL}]?)\Z")  # НАТО, ОПЕК
_SHOUTED = re.compile(rf"(?<!\w)[{_CAPITAL}]+(?:[\s‑-]+[{_CAPITAL}]+)*(?!\w)")


def convert(text: str, script: Script, exceptions: Exceptions = NO_EXCEPTIONS) -> str:
    """The text in the script."""
    return _composed("".join(characters(_composed(text), script, exceptions)))


def convert_pieces(pieces: Sequence[str], script: Script, exceptions: Exceptions = NO_EXCEPTIONS) -> list[str]:
    """The pieces of one text, each in the script: a word that two pieces share is seen as one word."""
    ends = [len(_composed(typed)) for typed in accumulate(pieces)]  # an accent belongs to the piece of its letter
    converted = characters(_composed("".join(pieces)), script, exceptions)
    return [_composed("".join(converted[start:end])) for start, end in pairwise([0, *ends])]


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def characters(text: str, script: Script, exceptions: Exceptions = NO_EXCEPTIONS) -> list[str]:
    """What stands for each character of the text."""
    result: list[str] = []
    for run in runs(text, exceptions):
        result += [script.sign(text, place) for place in range(len(result), run.start)]
        result += _converted(text[run.start : run.end], run, script)
    return result + [script.sign(text, place) for place in range(len(result), len(text))]


def _converted(source: str, run: Run, script: Script) -> list[str]:
    if run.found:
        return [script.exception(run.found), *[""] * (len(source) - 1)]
    if run.roman:
        return list(source.translate(_AS_ROMAN))
    return script.word(run.word, run.initialism) if run.word else list(source)


def runs(text: str, exceptions: Exceptions = NO_EXCEPTIONS) -> Iterator[Run]:
    """The words and addresses of a text, in their order."""
    position = 0
    headings = [match.span() for match in _SHOUTED.finditer(text) if not _are_initialisms(match[0])]
    while match := _RUN.search(text, position):
        position = match.end()
        found = find(text, match.start(), exceptions) if match["word"] else None
        if found:
            position = found.end
            yield Run(match.start(), found.end, found=found)
        elif match["word"] and _CYRILLIC.search(match["word"]):
            in_heading = any(start <= match.start() < end for start, end in headings)
            yield _word_run(text, match, in_heading)
        else:
            yield Run(match.start(), match.end())


def _word_run(text: str, match: re.Match[str], in_heading: bool) -> Run:
    word, roman = mended(match["word"]), _is_roman(text, match)
    readable = in_heading and bool(_HAS_VOWEL.search(word))  # ҚР is an initialism in a heading too
    return Run(
        match.start(), match.end(), word, roman=roman, initialism=is_initialism(word) and not (roman or readable)
    )


def mended(word: str) -> str:
    """A Cyrillic word with Cyrillic letters for Latin look-alikes; as it is if it has other Latin letters."""
    word = word.translate(_NEIGHBOURS)
    latin = _LATIN.findall(word)
    return word if any(ord(letter) not in _LOOK_ALIKES for letter in latin) else word.translate(_LOOK_ALIKES)


def is_initialism(word: str) -> bool:
    """Whether a word in capitals is read letter by letter: `БҰҰ`, `ЕҚЫҰ`, but not `НАТО`, which sounds like a word."""
    return bool(_INITIALISM.match(word)) and not (len(word) == _LONGEST_SPELLED and _READ_AS_WORD.match(word))


def _are_initialisms(shouted: str) -> bool:
    """Whether words in capitals are initialisms all (`ҚР ІІМ`), no heading (`ӘДІЛЕТ ЖӘНЕ ЗАҢ`)."""
    return all(is_initialism(word) for word in re.findall(r"\w+", shouted))


def is_mixed(word: str) -> bool:
    """Whether a word has letters of both alphabets."""
    return bool(_CYRILLIC.search(word) and _LATIN.search(word))


def _is_roman(text: str, match: re.Match[str]) -> bool:
    """Whether the word is a Roman numeral; a lone Х only before a noun (Х ғасыр): elsewhere it is an initial."""
    numeral = match["word"].translate(_AS_ROMAN)
    if not _ROMAN.match(numeral):
        return False
    return len(numeral) > 1 or bool(_BEFORE_NOUN.match(text, match.end()))
