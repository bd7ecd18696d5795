"""Turn words into the keys that sort them, and into the letters that an index lists them under.

The order is ICU's (78, with CLDR 48), as tests/language/icu-order-*.txt record it: word by word, spaces before signs
before figures before letters, the language's own script before others; then accents; then small letters before
capitals. Figures sort as they are written, 10 before 2. The tables are the part of CLDR's root collation that words and
names in Kazakh, Russian and English need. It differs from ICU on purpose:

- A word is listed under its first letter or figure: the «» of «Егемен Қазақстан» do not count.
- All hyphens are one sign, which typography may have made of another; ICU puts `‑` after `-` and before `–`.
- № is a sign, not the Latin letters No; the hamza of Kazakh in Arabic letters is no letter.
- Forms of one apostrophe, quotation mark or space do not count; ICU has them below accents or below capitals.
- Between texts that are equal the text itself decides, so that the order never depends on the one before.
- Scripts that are not below come last, letter by code point.
"""

import unicodedata
from functools import cache
from itertools import dropwhile

# Small letters in the order of CLDR's root collation (Arabic: of `kk_Arab`), without its accented letters.
_LATIN = "abƀɓcƈdɖɗeǝəɛfƒgɠɣƣhʻiıɨɩjȷkƙlƚmnɲŋoɔɵpƥqĸrsʃtŧƭuʉʊvʋwxyƴzƶʒþƿʼ"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_CYRILLIC = (
    "аәӕбвгғӻҕӷдԁђԃҙеєжԫҗзԅԑѕӡԇиҋійјкқӄҡҟҝԟԛлӆԯԓԡљԉԕмӎнԩӊңӈԣҥњԋоөпԥҧҁрҏԗсԍҫтԏҭћуүұѹфхӽӿҳһԧѡѿѽѻцҵчԭҷӌҹҽҿџшщъыьҍѣэюя"
    "ԙѥѧѫѩѭѯѱѳѵҩԝӏ"
)
_ARABIC = "اەبٻپةتثٹجچحخدذڈرزڑژسشصضطظعغفڤقكگڭلکمنںهھوۇۆۋىيہۈیېے"
_SCRIPTS = (_LATIN, _GREEK, _CYRILLIC, _ARABIC)

# In the order of CLDR's root collation.
_SIGNS = "_-–—―,،;؛:!¡?¿؟.۔·'‹›\"«»()[]{}§¶@*/\\&#%‰†‡•′″`´^¯¨¸°©®№←→↑↓+±÷×<=>¬|¦~−"
_ACCENTS = "".join(map(chr, (0x313, 0x301, 0x300, 0x306, 0x302, 0x30C, 0x30A, 0x308, 0x30B, 0x303, 0x307)))
_ACCENTS += "".join(map(chr, (0x338, 0x327, 0x328, 0x304, 0x335, 0x309, 0x323)))

# Letters that CLDR's root collation takes for others with marks, though Unicode does not. U+0361 is any other mark.
_MARKED = {
    "ø": "o\u0338", "đ": "d\u0335", "ħ": "h\u0335", "ł": "l\u0335", "ð": "d\u0361", "ґ": "г\u0335",
    "æ": "a\u0361e", "œ": "o\u0361e", "ß": "s\u0361s",
}  # fmt: skip

_SAME = str.maketrans(
    _MARKED
    | {small.upper(): marked.upper() for small, marked in _MARKED.items() if small != "ß"}
    | {"ẞ": "S\u0361S", "և": "եւ"}
    | dict.fromkeys("‐‑", "-")
    | dict.fromkeys("‘’‚", "'")
    | dict.fromkeys("“”„", '"')
)
_WHOLE = frozenset("№´¯¨¸")  # Unicode has letters, or a space and an accent, for them
_STRETCH = "\u0640"  # the stroke that lengthens Arabic words

# The groups of characters in their order. Each has room for all of Unicode, whose last code point is U+10FFFF.
_SPACE, _SIGN, _OTHER_SIGN, _MONEY, _FIGURE, _LETTER, _OTHER_LETTER = (1 + group * 0x110000 for group in range(7))

_NEXT_LEVEL = (0,)  # below all weights: a word comes before all that begin with it


class Alphabet:
    """The letters of one language in their order, in lower case. Their script comes before all others.

    Letters of the script that the alphabet lacks keep their places: Russian sorts а, ә, б. `ё` is an accented `е` to an
    alphabet without it.
    """

    def __init__(self, letters: str, capitals: str = "", ignored: str = "") -> None:
        """`capitals` are those of `letters`, where Unicode has others; `ignored` are signs that do not count."""
        own = next(script for script in _SCRIPTS if letters[0] in script)
        others = "".join(script for script in _SCRIPTS if script != own)
        self._places = {letter: place for place, letter in enumerate(_tailored(own, letters) + others)}
        self._small = dict(zip(capitals or letters.upper(), letters, strict=True))
        self._capitals = {small: capital for capital, small in self._small.items()}
        self._ignored = frozenset(_STRETCH + ignored)
        self._split, self._weigh = cache(self._split_of), cache(self._weights_of)  # texts have few characters

    def sort_key(self, text: str) -> tuple[tuple[int, ...], str]:
        """The weights of letters, then of accents, then of capitals; `text` decides between equals."""
        weights = [self._weigh(sign) for sign in self._seen(text)]
        letters = tuple(letter for letter, _, _ in weights if letter)
        accents = tuple(accent for _, accent, _ in weights)
        return letters + _NEXT_LEVEL + accents + _NEXT_LEVEL + tuple(case for _, _, case in weights), text

    def index_letter(self, text: str) -> str:
        """The capital of the first letter; `#` for figures and for a text of signs only."""
        first = self._lower("".join(self._seen(text)[:1]))
        return self._capitals.get(first, first.upper()) if first.isalpha() else "#"

    def _seen(self, text: str) -> list[str]:
        """The letters, signs and accents from the first letter or figure on."""
        split = "".join(map(self._split, unicodedata.normalize("NFC", text)))
        return list(dropwhile(lambda sign: not sign.isalnum(), split))

    def _split_of(self, sign: str) -> str:
        """What is seen of a character: itself if the alphabet has it, else its letter and accents."""
        whole = sign in _WHOLE or self._lower(sign) in self._places
        split = sign if whole else unicodedata.normalize("NFKD", sign).translate(_SAME)
        return "".join(each for each in split if each not in self._ignored and unicodedata.category(each) != "Cf")

    def _lower(self, sign: str) -> str:
        return self._small.get(sign) or sign.casefold()

    def _weights_of(self, sign: str) -> tuple[int, int, int]:
        """The weights of a letter or sign, of its accent and of its case."""
        if unicodedata.category(sign) == "Mn":
            return 0, 2 + _place(sign, _ACCENTS), 1
        small = self._lower(sign)
        return self._place_of(small), 1, 1 if small == sign else 2

    def _place_of(self, sign: str) -> int:
        if sign in self._places:
            return _LETTER + self._places[sign]
        if sign.isalpha():
            return _OTHER_LETTER + ord(sign)
        if sign.isdecimal():
            return _FIGURE + unicodedata.decimal(sign)
        if sign.isspace():
            return _SPACE + ord(sign)
        if sign in _SIGNS:
            return _SIGN + _SIGNS.index(sign)
        return (_MONEY if unicodedata.category(sign) == "Sc" else _OTHER_SIGN) + ord(sign)


def _tailored(script: str, letters: str) -> str:
    """A script in the order of an alphabet, as CLDR tailors it.

    The alphabet's letters that have another place in the script, or none, move to behind the one that they follow.
    """
    moved = dict.fromkeys(letters, "")
    behind = letters[0]
    for letter in letters[1:]:
        if script.find(letter) > script.index(behind):
            behind = letter
        else:
            moved[behind] += letter
    gone = "".join(moved.values())
    return "".join(letter + moved.get(letter, "") for letter in script if letter not in gone)


def _place(sign: str, order: str) -> int:
    """What is not in the order comes after it, by code point."""
    return order.index(sign) if sign in order else len(order) + ord(sign)


def letter_at(letters: str, position: int) -> str:
    """The letter of `letters` that numbers what stands at `position`, from 1; after the last come two: `z`, `aa`, `ab`.

    Raises ValueError for a position below 1.
    """
    if position < 1:
        raise ValueError(f"positions in a list count from 1, not {position}")
    rounds, place = divmod(position - 1, len(letters))
    return (letter_at(letters, rounds) if rounds else "") + letters[place]
