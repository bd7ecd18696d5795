"""Turn Kazakh in Cyrillic letters into Arabic ones: töte jazu, as Kazakhs in China write.

Sources:

- The letters: the table of github.com/Ardaq/kz_g2p, MediaWiki's Kazakh converter (KkConverter), and CLDR's `kk_Arab`,
  whose names of months, days, countries, languages and units were compared with those of CLDR's `kk`: where both have
  the same word, it differs in ц (س: `شۆەيساريا`), дж (ج: `جاكارتا`) and double letters (`ميليگرام`). KkConverter has
  others for һ and ч; this module has ھ and چ, as the press of Xinjiang has (`قاھارمان`, kazak.xjass.cn).
- и is ي, ия and ию are يا and يۋ, ий is ي, йя is يا (CLDR: `ماۆريكي`, `كيكۋيۋ`; github.com/ErbosynNurbol/
  Cyrl2ToteConverter.CSharp likewise). After a vowel е is يە (`توقايەۆ`, `نيەت`: the state agency's ar.inform.kz; CLDR:
  `كۋسايە`; ar.egemen.kz has `توقاەۆ`) (review). ц is تس in Kazakhstan (`ينفلياتسيا`) (review). ъ and ь leave no trace:
  `وبەكتيۆتى`, `پرەمەر-مينيستر` (ar.inform.kz), though CLDR has `ۆيەتنام` for Вьетнам (review).
- The high hamza: a word that has ә ө ү or і begins with it, unless е, э, г or к show already that it is a front word
  (KkConverter). After a back first vowel, қ and ғ keep it away as well: `قازىر`,
  `مۇعالىم`, `قادىر`, but `ءابدىحالىقوۆ` (ar.inform.kz, ar.egemen.kz), `ءبىرقانشا`, `ءشارىپقان` (kazakh.ts.cn). CLDR,
  Kazinform and much of the web type U+0621 for it, as keyboards do; U+0674 is the character that Unicode has for it,
  and the one of the standard (review).
- Initialisms are read letter by letter and their letters stand apart: `ا ق ش-تىڭ` (CLDR), `ق ح ر`, `ر ف`
  (ar.inform.kz), `ش ۇ ا ر` (qamshy.kz/tote); what sounds like a word is one: `يۋنەسكو`, `ناتو`. Newspapers that convert
  by machine join the letters: `اقش` (ar.egemen.kz) (review). An initial has its hamza: `ن.ءا.نازارباەۆ` (there too).
- Figures stay European, and so do % and №: CLDR's `kk_Arab` has the numbering system `latn`, and so has the press
  (`№ 1296`, ar.egemen.kz).
- In China names part from ұлы and қызы (`ماجەن ۇلى`, kazakh.ts.cn) and a hyphen from its figure (`7 - كۇنى`,
  kazakh.ylxw.com.cn). This module keeps the words as the Cyrillic text has them (review).
"""

import re

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
_I = frozenset("ий")
_YE = "يە"

_VOWELS_BEFORE_YE = frozenset("аәеёоөұүыіэюя")  # not и (иесі), nor у, which is a consonant there (тәуелсіз)
_FRONT, _BACK = frozenset("әөүі"), frozenset("аоұы")
_FRONT_SHOWN = frozenset("еэгк")
_BACK_SHOWN = frozenset("қғ")
_FRONT_SHOWN_IN_ARABIC = frozenset("ەگك")
_BACK_SHOWN_IN_ARABIC = frozenset("قع")

_BETWEEN_LETTERS = "\u00a0"  # the press has a space; the letters of an initialism stay on one line

_LAST_WORD = re.compile(r"[^\s‑-]*\Z")
_ARABIC_LETTER = re.compile("[\u0620-\u06d5]")

_WORD_BEFORE, _WORD_AFTER = re.compile(r"([^\W\d_]+)[^\w\s]*\Z"), re.compile(r"\W*([^\W\d_]+)")
_OTHER_LETTER = re.compile(r"[^\W\d_A-Za-zÀ-ɏ]")
"""A letter that is not Latin."""
_NEAR = 60  # characters in which the word before a sign is looked for

_SIGNS = {",": "،", ";": "؛", "?": "؟"}


def to_arabic(text: str, exceptions: Exceptions = NO_EXCEPTIONS) -> str:
    """`Қазақстан Республикасы` becomes `قازاقستان رەسپۋبليكاسى`.

    `exceptions` map Cyrillic stems to Arabic spellings with or without hamza; it comes and goes with the endings.
    Nothing marks directions: brackets and quotation marks turn by themselves, markup sets other scripts apart, and the
    typography of `kk-Arab` marks figures that would turn.
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

    def word(self, word: str, initialism: bool = False) -> list[str]:
        if initialism:
            first, *others = [self.word(letter)[0] for letter in word]
            return [first, *(_BETWEEN_LETTERS + letter for letter in others)]
        letters = self._letters(word)
        if has_hamza(word):
            letters[0] = HAMZA + letters[0]
        return letters

    def exception(self, found: Found) -> str:
        """The hamza stands before the last word of the spelling, which alone takes the endings."""
        spelling = found.spelling.replace("\u0621", HAMZA)
        word: str = _LAST_WORD.findall(spelling)[0]
        head = spelling.removesuffix(word)
        if not _ARABIC_LETTER.search(word):
            return head + word + "".join(self.word(found.ending))
        bare, ending = word.removeprefix(HAMZA), frozenset(found.ending.lower())
        front = bare != word or (bool(ending & _FRONT) and not frozenset(bare) & _BACK_SHOWN_IN_ARABIC)
        shown = frozenset(bare) & _FRONT_SHOWN_IN_ARABIC or ending & _FRONT_SHOWN
        return head + (HAMZA if front and not shown else "") + bare + "".join(self._letters(found.ending))

    def sign(self, text: str, position: int) -> str:
        sign = text[position]
        return sign if sign not in _SIGNS or _is_foreign_sign(text, position) else _SIGNS[sign]

    def _letters(self, word: str) -> list[str]:
        return [_letter(before.lower(), letter) for before, letter in zip(" " + word, word, strict=False)]


ARABIC: Script = _Arabic()


def _letter(before: str, letter: str) -> str:
    small = letter.lower()
    if before in _I and small in _AFTER_I:
        return _AFTER_I[small]
    if before == "и" and small == "й":
        return ""
    if small == "е" and before in _VOWELS_BEFORE_YE:
        return _YE
    return _TABLE.get(small, letter)


def _is_foreign_sign(text: str, position: int) -> bool:
    """Whether a sign stands inside a number (70,96), between words in Latin letters, or in a text of those alone."""
    if text[position - 1 : position].isdigit() and text[position + 1 : position + 2].isdigit():
        return True
    if not _OTHER_LETTER.search(text):
        return bool(_WORD_AFTER.search(text))
    before, after = _WORD_BEFORE.search(text, max(0, position - _NEAR), position), _WORD_AFTER.match(text, position)
    return bool(before and after and not _OTHER_LETTER.search(before[1] + after[1]))
