"""Turn text into a pseudo-language: words that can still be read, longer, in letters that fonts and programs lose.

Nobody publishes in one. An edition in it shows before any translation is made where a text is cut off, which letters a
face lacks, and which words no catalog reaches: those that are still plain English. `qps` is the language code that ISO
639-2 leaves to private use and Windows has pseudo-locales under; its region tags are those of [MS-LCID].
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from publish.language.en import ENGLISH
from publish.language.protocol import Direction, Kind, Language
from publish.language.typography import Typography

_VOWELS = {"a": "áә", "e": "éё", "i": "íі", "o": "óө", "u": "úұ", "y": "ýү", "n": "ñң"}
_CONSONANTS = {"c": "ç", "d": "đ", "g": "ғ", "h": "һ", "k": "қ", "l": "ł", "r": "ř", "s": "ş", "t": "ţ", "z": "ž"}
_CYRILLIC = {
    "а": "аә", "е": "её", "и": "иі", "о": "оө", "у": "уұ", "ы": "ыі", "э": "эё", "ю": "юү", "я": "яә", "і": "іи",
    "ә": "әа", "ө": "өо", "ұ": "ұу", "ү": "үу", "г": "ғ", "к": "қ", "н": "ңн", "х": "һ",
}  # fmt: skip
_ACCENTED_LETTERS = _VOWELS | _CONSONANTS | _CYRILLIC
"""Vowels and n are two letters each: English becomes about 40 % longer. All nine letters of Kazakh are among them."""

_ARABIC_OF_LATIN = {
    "a": "اا", "b": "ب", "c": "چ", "d": "د", "e": "ەە", "f": "ف", "g": "گ", "h": "ھ", "i": "ىى", "j": "ج", "k": "ك",
    "l": "ل", "m": "م", "n": "نڭ", "o": "وو", "p": "پ", "q": "ق", "r": "ر", "s": "س", "t": "ت", "u": "ۇۇ", "v": "ۆ",
    "w": "ۋ", "x": "ح", "y": "يي", "z": "ز",
}  # fmt: skip
_LATIN_OF = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z",
    "и": "i", "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "w", "ұ": "u", "ү": "u", "ф": "f", "х": "x", "һ": "h", "ц": "c", "ч": "c",
    "ш": "s", "щ": "s", "ы": "i", "і": "i", "э": "e", "ю": "u", "я": "a", "ь": "y", "ъ": "y",
}  # fmt: skip
_ARABIC_LETTERS = _ARABIC_OF_LATIN | {letter: _ARABIC_OF_LATIN[latin] for letter, latin in _LATIN_OF.items()}

_ADDRESS = re.compile(
    r"(?:https?://|www\.|mailto:|urn:)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,}\b(?:/\S*)?"
)
_MARKS = 0xE000
"""Private use: what stands for a value while the words around it are changed."""


@dataclass(slots=True)
class Pseudo:
    """A Language that is English in other letters. Figures, addresses and what fills braces stay as they are."""

    tag: str
    region_tag: str
    own_name: str
    letters: Mapping[str, str]
    """What stands for each small letter."""
    direction: Direction = "ltr"
    typography: Typography = ENGLISH.typography
    comma: str = ENGLISH.comma
    language: Language = field(default=ENGLISH)
    catalog: str = field(init=False)
    """Its own tag: there are no catalogs of it."""

    def __post_init__(self) -> None:
        self.catalog = self.tag

    def message(self, text: str) -> str:
        """A whole message, between brackets: where one of them is not seen, the text is cut off."""
        return f"[{self.converted(text)}]"

    def converted(self, text: str) -> str:
        """A part of a message."""
        kept = [match.span() for match in _ADDRESS.finditer(text)]
        ends = [0, *(place for span in kept for place in span), len(text)]
        stretches = [text[start:end] for start, end in pairwise(ends)]
        return "".join(part if index % 2 else self._letters(part) for index, part in enumerate(stretches))

    def _letters(self, text: str) -> str:
        around = (text[place - 1 : place] + text[place + 1 : place + 2] for place in range(len(text)))
        return "".join(map(self._letter, text, around))

    def _letter(self, sign: str, around: str) -> str:
        small = self.letters.get(sign.lower(), sign)
        if sign.islower() or small == sign:
            return small
        return small.upper() if any(map(str.isupper, around)) else small[0].upper() + small[1:]

    def words(self, message: str, **values: str) -> str:
        marks = {name: chr(_MARKS + place) for place, name in enumerate(values)}
        return _filled(self.message(self.language.words(message, **marks)), marks, values)

    def counted(self, one: str, many: str, count: int, **values: str) -> str:
        marks = {name: chr(_MARKS + place) for place, name in enumerate(values)}
        return _filled(self.message(self.language.counted(one, many, count, **marks)), marks, values)

    def write(self, kind: Kind, text: str, form: str = "") -> str:
        return self.converted(self.language.write(kind, text, form))

    def ordinal(self, number: int, form: str = "") -> str:
        return self.converted(self.language.ordinal(number, form))

    def join(self, items: Sequence[str]) -> str:
        marks = {str(place): chr(_MARKS + place) for place in range(len(items))}
        joined = self.converted(self.language.join(list(marks.values())))
        return _filled(joined, marks, {str(place): item for place, item in enumerate(items)})

    def letter(self, position: int) -> str:
        return "".join(self.letters.get(sign, sign)[0] for sign in self.language.letter(position))

    def upper(self, text: str) -> str:
        return text.upper()

    def sort_key(self, text: str) -> tuple[tuple[int, ...], str]:
        return self.language.sort_key(self._read(text))

    def index_letter(self, text: str) -> str:
        return self._letter(self.language.index_letter(self._read(text)), "")[0]

    def _read(self, text: str) -> str:
        """The English that a text is made of, without capitals."""
        # Latin letters come first, and win where one sign stands for two letters.
        plain = {self.letters[letter]: letter for letter in reversed(tuple(self.letters))}
        longest = sorted(plain, key=len, reverse=True)
        return re.sub("|".join(longest), lambda match: plain[match[0]], text.lower())


def _filled(text: str, marks: Mapping[str, str], values: Mapping[str, str]) -> str:
    for name, mark in marks.items():
        text = text.replace(mark, values[name])
    return text


ACCENTED = Pseudo("qps", "qps-ploc", "Pşéёúұđóө", _ACCENTED_LETTERS)
FROM_RIGHT_TO_LEFT = Pseudo(
    "qps-Arab",
    "qps-plocm",
    "پسەەۇۇدوو",
    _ARABIC_LETTERS,
    "rtl",
    replace(ENGLISH.typography, quotes=("«", "»", "‹", "›"), left_to_right_figures=True),
)
PSEUDO: dict[str, Language] = {language.tag: language for language in (ACCENTED, FROM_RIGHT_TO_LEFT)}
"""The pseudo-languages by tag. They can be built, and no publication can name them among its languages."""
