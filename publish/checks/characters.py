"""Turn the letters of a translation into faults: letters of another alphabet, hidden signs, garbled text.

Sources: Unicode's lists of confusable characters (UTS #39) and of bidirectional controls (UAX #9). Which letters stand
for Kazakh ones in texts that were typed with old fonts and keyboards: `publish.language.scripts.conversion` and usage.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from publish.checks.pairs import Fault, Pair, Project
from publish.checks.prose import passages, prose

# ------------------------------------------------------------------------------------------------- letters in words

_LATIN = "AaBCcEeHhIiKkMOoPpTXxYyƏəɵƟ"
_CYRILLIC = "АаВСсЕеНһІіКкМОоРрТХхҮуӘәөӨ"
_LOOK_ALIKES = dict(zip(_LATIN, _CYRILLIC, strict=True)) | {"ǝ": "ә", "Ǝ": "Ә", "Ö": "Ө", "ö": "ө", "Ï": "Ї", "ï": "ї"}
_LOOK_ALIKES |= dict(zip("ΑΒΕΗΙΚΜΟΡΤΥΧαεικορυχϴθ", "АВЕНІКМОРТҮХаеікоруХӨө", strict=True))  # Greek
_TO_CYRILLIC = {"kk": _LOOK_ALIKES, "ru": _LOOK_ALIKES | {"Y": "У", "I": "І", "i": "и", "h": "н", "Υ": "У", "ι": "и"}}
"""What a Cyrillic letter looks like in other alphabets, and that letter."""
_TO_LATIN = dict(zip(_CYRILLIC, _LATIN, strict=True)) | dict(zip("УҺѕЅјЈԁԛԝ", "YhsSjJdqw", strict=True))

# Letters of other Cyrillic alphabets, and of fonts of the nineties that put Kazakh letters in their places.
_KAZAKH_LETTERS = "ҒғЕеІіУуХхұҰғҒқҚһҺңҢңҢңҢқҚқҚқҚіІөӨөӨүҮәӘ"
_FOREIGN = {
    "kk": dict(zip("ҐґЄєЇїЎўҲҳӯӮѓЃќЌћЋӊӉӈӇҥҤӄӃҝҜҡҠӏӀѳѲӧӦӱӰӓӒ", _KAZAKH_LETTERS, strict=True)),
    "ru": dict(zip("ҐґЄєЇїЎўІі", "ГгЕеИиУуИи", strict=True)),
}
_SIGNS = {"¥": "Ұ", "€": "Е", "£": "Е", "¢": "С"}
_FIGURES = {"0": "о", "3": "з", "6": "б", "4": "ч", "1": "і"}
_UNITS = frozenset(
    re.findall(r"\w+", "кг мг см мм км дм га мл мин вт квт мвт кв млн млрд трлн тг теңге руб тыс мың шт атм мкм об")
)
_KAZAKH = re.compile("[әғқңөұүһ]", re.IGNORECASE)
_ROMAN = re.compile("[IVXLCDMІХСМ]+")

_TOKEN = re.compile(r"(?:[^\W_]|[\u0300-\u036f]|(?<!\d)[¥€£¢](?=[\u0400-\u052f]))+")


def check_letters(pair: Pair, project: Project) -> Iterator[Fault]:
    """Words with letters of another alphabet, or with figures and signs for letters."""
    copied = set(_TOKEN.findall(prose(pair.source, whole=True)))
    for lang, text in passages(pair.translation):
        for token in _TOKEN.finditer(text):
            fault = _word_fault(token[0], lang) or _all_look_alike(token, lang, project)
            if fault and token[0] not in copied:
                yield fault


def _word_fault(word: str, lang: str) -> Fault | None:
    composed = unicodedata.normalize("NFC", word)
    if composed != word:
        return Fault(f"'{word}' has a letter that is put together of two characters", f"write '{composed}'")
    scripts = {_script(sign) for sign in word} - {""}
    if len(scripts) > 1:
        return _mixed(word, lang)
    if scripts == {"CYRILLIC"}:
        return _sign_in_word(word) or _foreign_letter(word, lang) or _figure_in_word(word)
    return None


@cache
def _script(sign: str) -> str:
    """`LATIN`, `CYRILLIC`, `GREEK`, ..., or nothing for what is no letter."""
    return unicodedata.name(sign, "").partition(" ")[0] if sign.isalpha() else ""


def _mixed(word: str, lang: str) -> Fault:
    parts = re.fullmatch(r"(?P<name>[A-Za-z\d]{2,})(?P<ending>[\u0400-\u052f]{2,})", word)
    letters = _TO_CYRILLIC.get(lang, _LOOK_ALIKES)
    if parts and any(letter not in letters for letter in parts["name"] if letter.isalpha()):
        return Fault(f"'{word}' joins two alphabets", f"put a hyphen between them: '{parts['name']}-{parts['ending']}'")
    cyrillic = "".join(letters.get(sign, sign) for sign in word)
    latin = "".join(_TO_LATIN.get(sign, sign) for sign in word)
    one_way = [each for each in (cyrillic, latin) if len({_script(sign) for sign in each} - {""}) == 1]
    if _ROMAN.fullmatch(word):
        one_way = [latin]
    if len(one_way) > 1:
        one_way = [latin if lang == "en" else cyrillic]
    if not one_way:
        return Fault(f"the word '{word}' mixes alphabets", "write it in the letters of one")
    return Fault(f"the word '{word}' has {_strangers(word, one_way[0])}", f"type it again: '{one_way[0]}'")


def _strangers(word: str, mended: str) -> str:
    """`the Latin letter 'a' (U+0061)`: what is another character in the mended word."""
    wrong = dict.fromkeys(sign for sign, right in zip(word, mended, strict=True) if sign != right)
    names = [f"the {_script(sign).capitalize()} letter '{sign}' (U+{ord(sign):04X})" for sign in wrong]
    return " and ".join(names)


def _all_look_alike(token: re.Match[str], lang: str, project: Project) -> Fault | None:
    """A word in Latin letters that looks like a Cyrillic one: `c`; in capitals, if it stands elsewhere in Cyrillic."""
    word, letters = token[0], _TO_CYRILLIC.get(lang, {})
    if not word.isascii() or not all(letter in letters for letter in word):
        return None
    around = token.string[max(0, token.start() - 3) : token.start()], token.string[token.end() : token.end() + 3]
    if around[1][:1] in (")", ".") or re.search("[A-Za-z]", "".join(around)):
        return None  # a) ..., or a word of several Latin ones
    cyrillic = "".join(letters[letter] for letter in word)
    if word.islower() or cyrillic in _initialisms(project):
        return Fault(f"'{word}' is in Latin letters", f"type it again in Cyrillic ones: '{cyrillic}'")
    return None


@lru_cache(maxsize=16)
def _initialisms(project: Project) -> frozenset[str]:
    """The initialisms of all translations and of the glossary: `КНБ`."""
    texts = chain((pair.msgstr for pair in project.pairs), *(term.targets for term in project.glossary))
    return frozenset(word for text in texts for word in re.findall(r"\w{2,}", text) if word.isupper())


def _sign_in_word(word: str) -> Fault | None:
    found = next((sign for sign in word if sign in _SIGNS), "")
    if not found:
        return None
    letter = _SIGNS[found]
    inside = letter.lower() if re.search(rf"[а-яәғқңөұүһі]{re.escape(found)}", word) else letter
    return Fault(f"'{word}' has the sign {found} for a letter", f"write '{word.replace(found, inside)}'")


def _foreign_letter(word: str, lang: str) -> Fault | None:
    letters = _FOREIGN.get(lang, {})
    if lang == "ru" and (_KAZAKH.search(word) or not word.islower()):
        return None  # a Kazakh word or a name
    wrong = [sign for sign in word if sign in letters]
    if not wrong or _ROMAN.fullmatch(word):
        return None
    mended = "".join(letters.get(sign, sign) for sign in word)
    return Fault(f"'{word}' has '{wrong[0]}' (U+{ord(wrong[0]):04X}), no letter of the language", f"write '{mended}'")


def _figure_in_word(word: str) -> Fault | None:
    inside = re.search(r"(?<=[^\W\d_])[03641](?=[^\W\d_]*[а-яәғқңөұүһі])(?=[^\W\d_])", word)
    before = re.match(r"[036](?=[а-яәғқңөұүһі]{2})", word)
    after = re.search(r"(?<=[а-яәғқңөұүһі]{3})0$", word)
    found = inside or after or (before if word[1:].lower() not in _UNITS else None)
    if not found:
        return None
    letter = _FIGURES[found[0]] if found.start() else _FIGURES[found[0]].upper()
    mended = word[: found.start()] + letter + word[found.end() :]
    hint = f"write '{mended}'" if found.start() else f"write '{mended}', or part the figure from the word"
    return Fault(f"'{word}' has the figure {found[0]} among its letters", hint)


# ------------------------------------------------------------------------------------------------ hidden and garbled

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


def check_hidden(pair: Pair, project: Project) -> Iterator[Fault]:
    """Characters that nobody sees: those that turn the direction of text, have no width, or control old machines."""
    del project
    for sign in _more(_HIDDEN, pair):
        name = unicodedata.name(sign, "a control character").lower()
        yield Fault(f"U+{ord(sign):04X} ({name}) is hidden in the text", "delete it")
    for sign in _more(_PRIVATE, pair):
        yield Fault(
            f"U+{ord(sign):04X} is a private character: no other font has it", "write the letter that was meant"
        )


def _more(pattern: re.Pattern[str], pair: Pair) -> Iterator[str]:
    """What the translation has more often than the source."""
    yield from Counter(pattern.findall(pair.msgstr)) - Counter(pattern.findall(pair.msgid))


def _read_as(encoding: str, start: int, end: int) -> str:
    """The characters that the bytes from `start` to `end` are in an old encoding, as the inside of a class."""
    signs = (bytes([value]).decode(encoding, "ignore") for value in range(start, end + 1))
    return re.escape("".join(signs))


_MISREAD = {
    "cp1251": re.compile(rf"(?:[{_read_as('cp1251', 0xD0, 0xD3)}][{_read_as('cp1251', 0x80, 0xBF)}]){{2,}}|вЂ\S"),
    "cp1252": re.compile(rf"(?:[ÂÃÐ][{_read_as('cp1252', 0x80, 0xBF)}\x80-\x9f])+|â€\S?"),
}


def check_garbled(pair: Pair, project: Project) -> Iterator[Fault]:
    """Text that was read in the wrong encoding, and characters that were lost in one."""
    del project
    if "\ufffd" in pair.msgstr and "\ufffd" not in pair.msgid:
        yield Fault("U+FFFD stands where a character was lost", "type the lost letters again")
    if re.search(r"\?{3,}", pair.msgstr) and not re.search(r"\?{2,}", pair.msgid):
        yield Fault("question marks stand where letters were lost", "type the lost letters again")
    for encoding, pattern in _MISREAD.items():
        found = pattern.search(pair.msgstr)
        if found and found[0] not in pair.msgid:
            yield Fault(f"'{found[0][:20]}' was read in a wrong encoding", _meant(found[0], encoding))


def _meant(garbled: str, encoding: str) -> str:
    try:
        return f"it was '{garbled[:20].encode(encoding).decode()}'; open the file as UTF-8, and type it again"
    except UnicodeError:
        return "open the file as UTF-8, and type it again"
