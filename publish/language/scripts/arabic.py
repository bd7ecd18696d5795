"""Turn Kazakh in Cyrillic letters into Arabic ones: töte jazu, as Kazakhs in China write.

Sources:

- The letters: the table of github.com/Ardaq/kz_g2p, MediaWiki's Kazakh converter (KkConverter), and CLDR's `kk_Arab`.
  They differ in һ and ч; this module has ھ and چ, as the press of Xinjiang has (`قاھارمان`, kazak.xjass.cn).
- и is ي, ия and ию are يا and يۋ, иелер is يەلەر, and е after a vowel is يە (`توقايەۆ`, `ۆيتسە`, `ترانسفورماتسيا`,
  `نيەت`): the state agency's edition ar.inform.kz. ъ and ь leave no trace: `وبەكتيۆتى`, `پرەمەر-مينيستر`.
- The high hamza: a word that has ә ө ү or і begins with it, unless е, э, г or к show already that it is a front word
  (../shared/language/README.md, KkConverter). After a back first vowel, қ and ғ keep it away as well: `قازىر`,
  `مۇعالىم`, `قادىر`, but `ءابدىحالىقوۆ` (ar.inform.kz, ar.egemen.kz). CLDR, Kazinform and much of the web type U+0621
  for it, as keyboards do; U+0674 is the character that Unicode has for it, and the one of the standard (review).
- Figures stay European: CLDR's `kk_Arab` has the numbering system `latn`, and so has the press of Xinjiang.
"""

from publish.language.scripts.conversion import Script, convert
from publish.language.scripts.exceptions import NO_EXCEPTIONS, Exceptions, Found

HAMZA = "\u0674"

ALPHABET = "اەبپتجچحدرزسشعفقكگڭلمنھوۇۆۋىي"
"""CLDR's collation for `kk_Arab`, by Murat Karibay: &ا<ە<ب &ك<گ<ڭ<ل &ھ<و<ۇ<ۆ<ۋ<ى<ي, on the order of Arabic."""

_TABLE = dict(zip("аәбвгғдежзийкқлмнңоөпрстуұүфхһчшыіэ", "اابۆگعدەجزييكقلمنڭووپرستۋۇۇفحھچشىىە", strict=True)) | {
    "ц": "تس",
    "щ": "شش",
    "ё": "يو",
    "ю": "يۋ",
    "я": "يا",
    "ъ": "",
    "ь": "",
    "\u00ad": "",
    "\u0301": "",
}
_AFTER_I = {"ё": "و", "ю": "ۋ", "я": "ا"}
_YE = "يە"

_VOWELS_BEFORE_YE = frozenset("аәеёоөұүыіэюя")  # not и (иесі), nor у, which is a consonant there (тәуелсіз)
_FRONT, _BACK = frozenset("әөүі"), frozenset("аоұы")
_FRONT_SHOWN = frozenset("еэгк")
_BACK_SHOWN = frozenset("қғ")
_FRONT_SHOWN_IN_ARABIC = frozenset("ەگك")

_LONGEST_INITIALISM = 4  # the е of ҮЕҰ is a letter by itself, no يە

_SIGNS = {",": "،", ";": "؛", "?": "؟"}


def to_arabic(text: str, exceptions: Exceptions = NO_EXCEPTIONS) -> str:
    """`Қазақстан Республикасы` becomes `قازاقستان رەسپۋبليكاسى`.

    `exceptions` map Cyrillic stems to Arabic spellings with or without hamza; it comes and goes with the endings.
    Nothing marks directions: brackets and quotation marks turn by themselves, and markup sets other scripts apart.
    """
    return convert(text, ARABIC, exceptions)


def has_hamza(word: str) -> bool:
    """Whether a Cyrillic word begins with a hamza in Arabic letters."""
    letters = word.lower()
    present = frozenset(letters)
    if not present & _FRONT or present & _FRONT_SHOWN:
        return False
    first = next(letter for letter in letters if letter in _FRONT | _BACK)
    return first in _FRONT or not present & _BACK_SHOWN


class _Arabic:
    """The Script."""

    def word(self, word: str) -> list[str]:
        letters = self._letters(word)
        if has_hamza(word):
            letters[0] = HAMZA + letters[0]
        return letters

    def exception(self, found: Found) -> str:
        spelling = found.spelling.removeprefix(HAMZA)
        ending = frozenset(found.ending.lower())
        front = found.spelling != spelling or bool(ending & _FRONT)
        shown = frozenset(spelling) & _FRONT_SHOWN_IN_ARABIC or ending & _FRONT_SHOWN
        return (HAMZA if front and not shown else "") + spelling + "".join(self._letters(found.ending))

    def sign(self, text: str, position: int) -> str:
        sign = text[position]
        return sign if sign not in _SIGNS or _is_foreign_sign(text, position) else _SIGNS[sign]

    def _letters(self, word: str) -> list[str]:
        initialism = word.isupper() and len(word) <= _LONGEST_INITIALISM
        pairs = zip(" " + word, word, strict=False)
        return [_letter(before.lower(), letter, ye=not initialism) for before, letter in pairs]


ARABIC: Script = _Arabic()


def _letter(before: str, letter: str, ye: bool) -> str:
    small = letter.lower()
    if before == "и" and small in _AFTER_I:
        return _AFTER_I[small]
    if ye and small == "е" and before in _VOWELS_BEFORE_YE:
        return _YE
    return _TABLE.get(small, letter)


def _is_foreign_sign(text: str, position: int) -> bool:
    """Whether a sign stands inside a number (70,96) or between two words in Latin letters."""
    if text[position - 1 : position].isdigit() and text[position + 1 : position + 2].isdigit():
        return True
    before = next((sign for sign in reversed(text[:position]) if sign.isalpha()), "")
    after = next((sign for sign in text[position + 1 :] if sign.isalpha()), "")
    return before.isascii() and after.isascii() and bool(before and after)
