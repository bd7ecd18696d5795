"""Turn Kazakh in Cyrillic letters into the Latin alphabet of April 2021.

Sources:

- The alphabet of 31 letters that the National Commission presented on 28 January 2021 (primeminister.kz), with the ñ
  of April 2021 for the ŋ of January: the table in en.wikipedia.org/wiki/Kazakh_alphabets.
- Loan letters. No rule has been published (review). ц s, ч ş, щ ş, ё io, ю iu, я ia, ъ and ь dropped, э e are
  this project's. Texts written with the alphabet have `prosestı`, `medisinalyq` and `sifr` for ц,
  `ūialy` and `ūiat` for я, and one i in ия and ию: `siaqty`, `operasialardy`, `montiu` (a school dictionary of 2023 in
  both alphabets, the application Telzhan).
- й is i beside и and я too (`Dmitrii`, `Maiia`): the table is followed, no source has other (review). Native words
  have no ий: the spelling rules in force, par. 19, keep it for loans (`санаторий`).
- The capital of the dotted i is İ, also in Ё, Ю and Я: `İnternetke`, `İapyrmau` in the same dictionary.
- That dictionary also writes loans as they are said (`kömpüter`, `paralel`, `bürokratia`). No rule makes those: they
  are a matter for a project's exceptions.
"""

from publish.language.scripts.conversion import Script, convert
from publish.language.scripts.exceptions import NO_EXCEPTIONS, Exceptions, Found

LETTERS = "aäbdefgğhıijklmnñoöpqrsştuūüvyz"
"""The 31 letters in the order of the published table."""

ALPHABET = "aäbcdefgğhıijklmnñoöpqrsştuūüvwxyz"
"""With c, w and x of other languages: the order that sorts. CLDR has none for `kk_Latn` (review)."""

LETTER_FOR_LETTER = dict(zip("аәбвгғдежзийкқлмнңоөпрстуұүфхһшыі", "aäbvgğdejziikqlmnñoöprstuūüfhhşyı", strict=True)) | {
    "ц": "s",
    "ч": "ş",
    "щ": "ş",
    "ё": "io",
    "ю": "iu",
    "я": "ia",
    "ъ": "",
    "ь": "",
    "э": "e",
}
_AFTER_I = {"ё": "o", "ю": "u", "я": "a"}  # ия is ia, not iia


def to_latin(text: str, exceptions: Exceptions = NO_EXCEPTIONS) -> str:
    """`Қазақстан Республикасы` becomes `Qazaqstan Respublikasy`.

    `exceptions` map Cyrillic stems to Latin spellings, which take the case of the source unless they have capitals
    after their first letter: `{"юнеско": "UNESCO"}` makes `UNESCOnyñ` of `ЮНЕСКОның`.
    """
    return convert(text, LATIN, exceptions)


def upper(text: str) -> str:
    """Capitals: İ for i and I for ı, which `str.upper` cannot tell apart."""
    return text.replace("i", "İ").upper()


def lower(text: str) -> str:
    """Small letters: i for İ and ı for I."""
    return text.replace("İ", "i").replace("I", "ı").lower()


class _Latin:
    """The Script."""

    def word(self, word: str, initialism: bool = False) -> list[str]:  # noqa: ARG002 - as in all scripts
        shouted = is_shouted(word)
        return [_letter(before, letter, shouted) for before, letter in zip(" " + word, word, strict=False)]

    def exception(self, found: Found) -> str:
        ending = "".join(self.word(found.ending))
        return _cased(found.spelling, found.stem) + (upper(ending) if is_shouted(found.stem + found.ending) else ending)

    def sign(self, text: str, position: int) -> str:
        return text[position]


LATIN: Script = _Latin()


def is_shouted(word: str) -> bool:
    """Whether a word of more than one letter is all in capitals."""
    return len(word) > 1 and word.isupper()


def _letter(before: str, letter: str, shouted: bool) -> str:
    small = letter.lower()
    latin = LETTER_FOR_LETTER.get(small, letter)
    if before in "иИ":
        latin = _AFTER_I.get(small, latin)
    if small == letter:
        return latin
    return upper(latin) if shouted else upper(latin[:1]) + latin[1:]


def _cased(spelling: str, source: str) -> str:
    """A spelling in the case of its source; one with capitals after its first letter keeps its own."""
    if spelling[1:] != lower(spelling[1:]):
        return spelling
    if is_shouted(source):
        return upper(spelling)
    return upper(spelling[:1]) + spelling[1:] if source[:1].isupper() else spelling
