"""Turn the letters of a Kazakh alphabet into what the rules of hyphenation know about them."""

from dataclasses import dataclass
from functools import cache

from publish.language.scripts.latin import LETTER_FOR_LETTER


@dataclass(frozen=True, slots=True)
class Script:
    """One alphabet of Kazakh. All letters are in lower case."""

    tag: str
    """BCP 47 language and script: `kk-Cyrl`."""
    vowels: str
    """Letters that are always a vowel, or a consonant and a vowel in one, as я is."""
    consonants: str
    """Letters that are always a consonant."""
    glides: str
    """Letters that are a vowel or a consonant: у, and in Latin i as well (и and й)."""
    signs: str
    """Letters that belong to the consonant before them and have no sound."""
    capitals: tuple[tuple[str, str], ...] = ()
    """Capitals that Python's `lower` does not know, with their small letters."""

    @property
    def letters(self) -> str:
        return self.vowels + self.consonants + self.glides + self.signs

    def lower(self, word: str) -> str:
        """`word` in small letters, as long as it was: Python makes two characters of `İ`, and `i` of `I`."""
        for capital, small in self.capitals:
            word = word.replace(capital, small)
        return word.lower()


CYRILLIC = Script("kk-Cyrl", vowels="аәеёиоөұүыіэюя", consonants="бвгғджзйкқлмнңпрстфхһцчшщ", glides="у", signs="ьъ")

# The alphabet of 22 April 2021. I is the capital of ı (і), İ that of i (и, й).
LATIN = Script(
    "kk-Latn",
    vowels="aäeoöyıūü",
    consonants="bvgğdjzkqlmnñprstfhş",
    glides="iu",
    signs="",
    capitals=(("I", "ı"), ("İ", "i")),
)

_LATIN_LETTERS = str.maketrans(LETTER_FOR_LETTER)


def in_latin(cyrillic: str) -> str:
    """Spell what is in small Cyrillic letters in Latin, letter by letter, as rules and patterns need it."""
    return cyrillic.translate(_LATIN_LETTERS)


@cache
def spelled(cyrillic: tuple[str, ...], script: Script) -> tuple[str, ...]:
    """What is in small Cyrillic letters, in the letters of `script`."""
    return tuple(in_latin(letters) for letters in cyrillic) if script is LATIN else cyrillic


def script_of(lang: str) -> Script | None:
    """The script of a language tag, or None where Kazakh is not meant or is written in Arabic letters."""
    language, *subtags = lang.replace("_", "-").lower().split("-")
    if language != "kk" or "arab" in subtags:
        return None
    return LATIN if "latn" in subtags else CYRILLIC
