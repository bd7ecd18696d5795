"""Turn a text into the list of words that a native editor should look at in another script.

A word is in doubt where no published rule says how it is spelled, or where the conversion loses what tells two words
apart. Words that the project's exceptions spell are not in doubt.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from publish.language.scripts.arabic import has_hamza, to_arabic
from publish.language.scripts.conversion import is_mixed, runs
from publish.language.scripts.exceptions import NO_EXCEPTIONS, Exceptions
from publish.language.scripts.latin import to_latin

Target = Literal["Latn", "Arab"]

# Letters that the table of the alphabet leaves open, or that the press writes in more than one way. In Latin в, ф and э
# are in the table; in Arabic letters ч and щ are settled (`چەك`, `اششى`), ц is not (`پوليتسيا`, `شۆەيساريا`).
_OPEN_LETTERS: dict[Target, str] = {"Latn": "ёцчщъь", "Arab": "ёцъь"}
_LONGEST_INITIALISM = 7  # what is longer is a word of a heading in capitals
_VOWELS = "аәеёоөұүыіэюя"
_YOTATED = re.compile(rf"[^\W{_VOWELS}иуйъь][юя]")  # at a word's beginning it is `İapyrmau`, `يۋنەسكو`

# Words with back and front vowels as the press of both countries has them: `ءبىراق`, `ءوزارا`, `ءتوراعا`, `قازىر`.
_ATTESTED = (*("бірақ", "бірқатар", "өзара", "төраға", "дәрі"), *("қазір", "қадір", "қауіп", "мұғалім"))

# Words of hunspell-kk that the Latin alphabet makes one, a group a line; a test finds them again in the dictionary.
_MERGING = """
аида айда | ашы ащы | ашыла ащыла | ашылауыт ащылауыт | брон бронь | калка калька | кеше кеще | консулдық консульдық
печенье пешене | рахман раһман | реалдық реальдық | рустем рустэм | сес сэс | спартакиадасын спартакиядасын | сыи сый
таран тарань | тен тэн | тол толь | туш тушь | түрткіште түрткіщте | функционалдық функциональдық | хазірет һазірет
чек шек | черт шерт | чечен шешен | ши щи | шинел шинель
"""
MERGING = frozenset(re.findall(r"\w+", _MERGING))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word as the text has it, and why its spelling in the other script is unsure."""

    word: str
    reasons: tuple[str, ...]


def doubts(text: str, target: Target, exceptions: Exceptions = NO_EXCEPTIONS) -> list[Doubt]:
    """The words in doubt with the reasons. Two words of the text that become one are in doubt, both."""
    words = list(dict.fromkeys(words_of(text, exceptions)))
    same = _same(words, target)
    found = (Doubt(word, (*_reasons(word, target), *same.get(word.lower(), ()))) for word in words)
    return [doubt for doubt in found if doubt.reasons]


def words_of(text: str, exceptions: Exceptions = NO_EXCEPTIONS) -> Iterator[str]:
    """The words that the conversion spells by its rules, each as often as the text has it."""
    for run in runs(text, exceptions):
        if run.word and not run.roman:
            yield text[run.start : run.end].replace("\u00ad", "")


def _reasons(word: str, target: Target) -> Iterator[str]:
    small = word.lower()
    loan = [letter for letter in dict.fromkeys(small) if letter in _OPEN_LETTERS[target]]
    if loan:
        yield f"no rule for {' '.join(loan)}"
    if _YOTATED.search(small):
        yield "no rule for ю я after a consonant"
    if is_mixed(word):
        yield "Latin letters among Cyrillic ones"
    if 1 < len(word) <= _LONGEST_INITIALISM and word.isupper():
        yield "initialism"
    if target == "Arab":
        yield from _arabic_reasons(small)
        return
    if re.search("ий|й[юя]", small):
        yield "no rule for й beside и ю я"
    if small in MERGING:
        yield "another word of the dictionary is spelled the same"


def _arabic_reasons(word: str) -> Iterator[str]:
    if re.search(f"[{_VOWELS}]е", word):
        yield "е after a vowel"
    if "дж" in word:
        yield "no rule for дж"
    mixed = set(word) & set("аоұы") and set(word) & set("әөүі")
    if mixed and not set(word) & set("еэгк") and not word.startswith(_ATTESTED):
        yield f"back and front vowels, {'with' if has_hamza(word) else 'without'} hamza"


def _same(words: list[str], target: Target) -> dict[str, tuple[str, ...]]:
    """Words of the text, in small letters, that others become equal to; with the reason."""
    convert = to_latin if target == "Latn" else to_arabic
    groups: dict[str, list[str]] = {}
    for word in dict.fromkeys(word.lower() for word in words):
        groups.setdefault(convert(word), []).append(word)
    return {
        word: (f"becomes the same as {', '.join(other for other in group if other != word)}",)
        for group in groups.values()
        if len(group) > 1
        for word in group
    }
