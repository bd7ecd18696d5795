"""Turn words into the keys that sort them, and into the letters that an index lists them under."""

import re
import unicodedata

# The groups of characters in their order. Each has room for all of Unicode, whose last code point is U+10FFFF.
_SPACE, _SIGN, _FIGURE, _OWN_LETTER, _OTHER_LETTER = (group * 0x110000 for group in range(5))

_IGNORED = ("Mn", "Cf")  # combining accents; soft hyphens and other marks that are not seen


class Alphabet:
    """The letters of one language in their order, in lower case.

    `Alphabet("абв")` sorts а, б, в, then all letters of other scripts; `ё`, which it lacks, sorts as `е`.
    """

    def __init__(self, letters: str) -> None:
        self._places = {letter: place for place, letter in enumerate(letters)}

    def sort_key(self, text: str) -> tuple[tuple[int, ...], str]:
        """Spaces, then signs, figures, the alphabet's letters, other letters; `text` decides between equals."""
        return tuple(map(self._weight, self._folded(text))), text

    def index_letter(self, text: str) -> str:
        """The capital of the first letter; `#` for figures and for a text of signs only."""
        first = self._folded(text)[:1]
        return first.upper() if first.isalpha() else "#"

    def _folded(self, text: str) -> str:
        """From the first letter or figure on, in lower case, without accents that make no letter of the alphabet."""
        composed = unicodedata.normalize("NFC", text).casefold()
        split = "".join(sign if sign in self._places else unicodedata.normalize("NFKD", sign) for sign in composed)
        seen = "".join(sign for sign in split if unicodedata.category(sign) not in _IGNORED)
        return re.sub(r"^[\W_]+", "", seen)

    def _weight(self, sign: str) -> int:
        if sign in self._places:
            return _OWN_LETTER + self._places[sign]
        if sign.isspace():
            return _SPACE
        if sign.isalpha():
            return _OTHER_LETTER + ord(sign)
        return (_FIGURE if sign.isdigit() else _SIGN) + ord(sign)
