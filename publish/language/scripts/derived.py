"""Make a Language of Kazakh in another script: what Kazakh in Cyrillic letters gives, converted.

Dates, sums, endings and the program's own words are those of `publish.language.kk`, spaces and hyphens included; only
order, letters and names are the script's own.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from typing import Any, ClassVar, Self

from publish.language.order import Alphabet, letter_at
from publish.language.protocol import Direction, Kind, Language
from publish.language.scripts import arabic, latin
from publish.language.scripts.conversion import Script, convert, convert_pieces
from publish.language.scripts.exceptions import NO_EXCEPTIONS, Exceptions
from publish.language.typography import Typography

_CYRILLIC = re.compile("[\u0400-\u052f]+")


class ScriptOf:
    """A Language by another one's words. Its subclasses name the script and say how it sorts."""

    script: Script
    alphabet: Alphabet
    list_letters: str

    tag: str
    region_tag: str
    own_name: str
    direction: Direction
    own_rules: ClassVar[Mapping[str, Any]] = {}
    """What its typography has of its own."""

    def __init__(self, language: Language, exceptions: Exceptions = NO_EXCEPTIONS) -> None:
        self.language = language
        self.exceptions = exceptions
        self.catalog = language.catalog
        self.comma = self.converted(language.comma)
        self.typography = replace(_converted(language.typography, self.converted), **self.own_rules)

    def with_exceptions(self, exceptions: Exceptions) -> Self:
        """The same language with a project's own spellings."""
        return type(self)(self.language, exceptions)

    def converted(self, text: str) -> str:
        """A text of the language in this script, by the project's exceptions."""
        return convert(text, self.script, self.exceptions)

    def converted_pieces(self, pieces: Sequence[str]) -> list[str]:
        """The pieces of one text, a word that two of them share seen as one."""
        return convert_pieces(pieces, self.script, self.exceptions)

    def words(self, message: str, **values: str) -> str:
        """Only the message is converted: what fills its braces is in the script already, or is an address."""
        return self._filled(partial(self.language.words, message), values)

    def counted(self, one: str, many: str, count: int, **values: str) -> str:
        return self._filled(partial(self.language.counted, one, many, count), values)

    def _filled(self, written: Callable[..., str], values: Mapping[str, str]) -> str:
        marks = {name: chr(0xE000 + place) for place, name in enumerate(values)}  # private use: no script has them
        text = self.converted(written(**marks))
        for name, mark in marks.items():
            text = text.replace(mark, values[name])
        return text

    def write(self, kind: Kind, text: str, form: str = "") -> str:
        return self.converted(self.language.write(kind, text, form))

    def ordinal(self, number: int, form: str = "") -> str:
        return self.converted(self.language.ordinal(number, form))

    def join(self, items: Sequence[str]) -> str:
        """Only what joins the items is converted."""
        marks = [chr(0xE000 + place) for place in range(len(items))]
        text = self.converted(self.language.join(marks))
        for item, mark in zip(items, marks, strict=True):
            text = text.replace(mark, item)
        return text

    def letter(self, position: int) -> str:
        return letter_at(self.list_letters, position)

    def upper(self, text: str) -> str:
        return text.upper()

    def sort_key(self, text: str) -> tuple[tuple[int, ...], str]:
        return self.alphabet.sort_key(text)

    def index_letter(self, text: str) -> str:
        return self.alphabet.index_letter(text)


class LatinKazakh(ScriptOf):
    """Kazakh in the Latin alphabet of 2021."""

    script = latin.LATIN
    alphabet = Alphabet(latin.ALPHABET, capitals=latin.upper(latin.ALPHABET))
    list_letters = latin.LETTERS
    tag = "kk-Latn"
    region_tag = "kk-Latn-KZ"
    own_name = "qazaqşa"
    direction: Direction = "ltr"

    def upper(self, text: str) -> str:
        return latin.upper(text)


class ArabicKazakh(ScriptOf):
    """Kazakh in Arabic letters, as in China. The hamza does not count when words are sorted (review)."""

    script = arabic.ARABIC
    alphabet = Alphabet(arabic.ALPHABET, ignored=arabic.HAMZA + "ء")
    list_letters = arabic.ALPHABET
    tag = "kk-Arab"
    region_tag = "kk-Arab-CN"
    own_name = "قازاقشا"
    direction: Direction = "rtl"
    # The press of China and Kazakhstan opens with « (kazakh.ts.cn, ar.egemen.kz); the inner pair is CLDR's. Unlike “ ”
    # both pairs are mirrored, so that they point outwards.
    own_rules: ClassVar[Mapping[str, Any]] = {"quotes": ("«", "»", "‹", "›"), "left_to_right_figures": True}


def _converted(rules: Typography, convert: Callable[[str], str]) -> Typography:
    """The rules with the words of their patterns in the script; a pattern's signs stay."""
    changes: dict[str, Any] = {}
    for field in fields(rules):
        patterns = getattr(rules, field.name)
        if field.name != "quotes" and isinstance(patterns, tuple):
            changes[field.name] = tuple(
                _CYRILLIC.sub(lambda match: _pattern(convert(match[0])), each) for each in patterns
            )
    return replace(rules, **changes)


def _pattern(word: str) -> str:
    """A word with or without the hamza, which its endings may take away: `ٴساۋىر`, `ساۋىردە`."""
    return word.replace(arabic.HAMZA, f"{arabic.HAMZA}?")
