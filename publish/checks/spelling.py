"""Turn words that no dictionary has into faults.

The dictionaries are Hunspell's, as Debian, LibreOffice and macOS install them; chunspell reads them. (Measured on the
catalogs of this repository: it loads hunspell-ru in 0.4 s and looks up 1,800 words in 0.04 s, with 29 MB; spylls, pure
Python, needs 2.3 s, 0.5 s and 135 MB.)

hunspell-kk has stems and few of their endings: it rejected 411 of the 1,711 words of the Kazakh catalogs. So a word is
right, too, if it is a stem of the dictionary with endings that its vowels and its last consonant ask for. The endings
of nouns are those of `publish.language.scripts.exceptions`, those of verbs are in any grammar, as Bekturova, Kazakh
language for everyone (1996).
"""

import os
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Protocol

from rapidfuzz import fuzz

from publish.checks.names import sound
from publish.checks.pairs import Fault, Pair, Project
from publish.checks.prose import WORD, passages, prose
from publish.checks.terms import russian_stem
from publish.diagnostics import Diagnostic, Span
from publish.document.nodes import IndexMark
from publish.document.walk import walk
from publish.language.endings import wrong_endings
from publish.language.kk_cases import is_front
from publish.language.scripts.exceptions import ENDINGS
from publish.translation.glossary import words_of

VARIABLE = "PUBLISH_DICTIONARIES"
"""The environment variable for further folders of dictionaries."""

_FOLDERS = (
    "~/.local/share/hunspell",
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "~/Library/Spelling",
    "/Library/Spelling",
)
_EXTENSIONS = (
    "/usr/lib/libreoffice/share/extensions",
    "/opt/libreoffice*/share/extensions",
    "/Applications/LibreOffice.app/Contents/Resources/extensions",
)
_NAMES = {"kk": ("kk_KZ", "kk"), "ru": ("ru_RU", "ru"), "en": ("en_US", "en_GB", "en")}

# ------------------------------------------------------------------------------------------------- the dictionaries


class Dictionary(Protocol):
    """What we need of Hunspell; its own suggestions take a third of a second for a Kazakh word."""

    def spell(self, word: str) -> bool: ...


def dictionary_path(lang: str) -> Path | None:
    """The dictionary of a language, without `.aff` or `.dic`; None where none is installed."""
    extensions = [folder for pattern in _EXTENSIONS for folder in sorted(Path("/").glob(f"{pattern[1:]}/dict-*"))]
    named = [Path(folder) for folder in os.environ.get(VARIABLE, "").split(os.pathsep) if folder]
    for folder in [*named, *(Path(folder).expanduser() for folder in _FOLDERS), *extensions]:
        for name in _NAMES.get(lang, (lang,)):
            if all((folder / f"{name}{suffix}").is_file() for suffix in (".aff", ".dic")):
                return folder / name
    return None


_NEEDED = {"kk": ("kk", "ru")}
"""The dictionaries that the check of a language reads: most loans of Kazakh are spelled as in Russian."""


def skipped(lang: str) -> Diagnostic | None:
    """A note that says why the spelling of a language is not checked; None if it is."""
    missing = [each for each in _NEEDED.get(lang, (lang,)) if not dictionary_path(each)]
    if not find_spec("hunspell"):
        message, hint = "the spelling is not checked: there is no library", "pip install 'publish[spelling]'"
    elif missing:
        message = f"the spelling is not checked: there is no dictionary of {' and '.join(map(repr, missing))}"
        packages = " ".join(f"hunspell-{each}" for each in missing)
        hint = f"install {packages}, or name the folder of the .aff and .dic in {VARIABLE}"
    else:
        return None
    return Diagnostic("note", "no-dictionary", message, Span(f"locales/{lang.replace('-', '_')}"), hint)


@cache
def _dictionary(path: Path) -> Dictionary:
    from hunspell import Hunspell  # noqa: PLC0415 - an extra

    return Hunspell(path.name, hunspell_data_dir=str(path.parent))  # type: ignore[no-any-return]


# ------------------------------------------------------------------------------------------------ what is right

_NAME_LENGTH = 7
"""From this length on, a capitalised word that is one letter away from a common one is no name."""

_LOAN_LENGTH = 4
_SHORT_ENDING = 3
_SHORT_WORD = 4
_LONGEST = 50
"""No word has more letters."""
_SAME_NAME = 85.0
"""Per cent of likeness from which a word is a name of the source in other letters."""

_PREFIXED = re.compile(
    r"(?:анти|авто|само|авиа|агро|видео|евро|кибер|медиа|микро|макро|мини|мульти|нано|нарко|онлайн|пост|пресс|псевдо|"
    r"право|супер|теле|ультра|фото|экс|энерго|этно|гос|соц|спец|тех|нефте|газо|химико|двух|трёх|трех|четырёх|четырех|"
    r"пяти|много|мало|меж|сверх|контр|не(?=\w*(?:[нтщшмв](?:[ыи]й|[оае][ея]|[аяы][ея]|[ое]го|[ое]му?|[ое]й|[ую]ю|"
    r"[ыи][хм]|[ыи]ми)|ни[еяюй]|нием|ниях?|ниям|ниями|ност[ьи]ю?|ностью)$))(?P<rest>\w{5,})"
)

# What may follow a Kazakh stem. `_V` and `_C` look back: at a vowel, at a consonant.
_VOWELS = "аәеиоөуұүыіэюя"
_V, _C = f"(?<=[{_VOWELS}])", f"(?<![{_VOWELS}])"
_VOICE = rf"(?:{_C}[ыі][лнс]|{_V}[лнс]|(?<=[{_VOWELS}лрй])т|[тд][ыі]р|[ғгқк][ыі]з)*"
_PARTICIPLE = rf"(?:{_C}у|{_V}у|[ғгқк][ае]н|{_V}йт[ыі]н|{_C}[ае]т[ыі]н|{_V}р|{_C}[ае]р|[мбп][ае][қкс]|уш[ыі])"
_FINITE = (
    rf"(?:[дт][ыі]|{_V}й(?:д[ыі]|[ыі]н|[ыі]к)?|{_C}[ае](?:д[ыі]|й[ыі]н|й[ыі]к)?|{_V}п|{_C}[ыі]п|с[ае]|[ғгқк][ае]л[ыі]|"
    r"с[ыі]н)"
)
_PERSON = r"(?:[мң]|[қк]|[мбп][ыі]н|с[ыі]ң|[мбп][ыі]з|с[ыі]з|ң[ыі]з|[дт][ыі])?(?:[дт][ае]р)?"
_TAIL = r"(?:[дт][ае]й|ш[ае]|[ыі]?р[ае][қк]|с[ыі]з)?"
_ANY_ENDING = re.compile(
    rf"(?:{_VOICE}(?:[мбп][ае])?(?:{_PARTICIPLE}{ENDINGS}|{_FINITE}{_PERSON})|{_VOICE}(?:[мбп][ае])?|{ENDINGS}){_TAIL}"
)
_HARD = frozenset("пткқсшщфхһцчбвгд")
_AFTER_HARD = frozenset(f"тқкпсш{_VOWELS}")
_NOT_AFTER_SOFT = frozenset("қкп")
# Vowels that meet, a possessive after a consonant, a voiced consonant after a voiceless one: no ending does that.
_IMPOSSIBLE = re.compile(
    rf"[аәеоөұүыі][аәеоөұүыі]|[^{_VOWELS}][мң](?![{_VOWELS}])|[^{_VOWELS}]{{3}}|.[пткқсш][дғгбзлнмр]|.[лнмңрйзж][қ]"
)
_INVARIABLE = re.compile("(?:[мбп]ен|[ндт]ікі|паз|хана|кер|гер|қор|стан)")
_BACK, _FRONT = re.compile("[аоұығқ]"), re.compile("[әөүегкі]")
_SOFTENED = {"ғ": "қ", "г": "к", "б": "п"}
_ELIDED = {
    re.sub("[ыі](?=.$)", "", word): word
    for word in re.findall(
        r"\w+",
        "халық орын мойын мұрын қойын қарын ерін ауыз ерік көрік бөрік құлық ғұрып әріп нарық қырық парық сұрық мүлік "
        "қауіп кейіп айып ауып дауыс",
    )
}
"""Words whose last vowel falls out before an ending with a vowel: халқы, орны."""


class Speller:
    """Knows the words of one language: those of a dictionary and those of the project."""

    def __init__(self, lang: str, dictionary: Dictionary, words: frozenset[str], loans: Dictionary | None) -> None:
        self.lang = lang
        self.dictionary = dictionary
        self.words = words
        self.stems = {russian_stem(word) for word in words} if lang == "ru" else set()
        self.loans = loans
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether a word is right; of a word with hyphens, each part of it."""
        word = word.replace("‑", "-").replace("’", "'")
        if word not in self._known:
            parts = word.split("-")
            is_short = len(word) <= _LONGEST
            self._known[word] = is_short and (self._simple(word) or (len(parts) > 1 and self._compound(parts)))
        return self._known[word]

    def suggestion(self, word: str) -> str:
        """A word that is one letter away: swapped, wrong, left out or added; empty if there is none."""
        if "-" in word or len(word) > _LONGEST:
            return ""  # Hunspell takes each part alone
        cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
        letters = "abcdefghijklmnopqrstuvwxyz" if self.lang == "en" else "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
        swapped = (a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1)
        changed = (a + letter + b[1:] for a, b in cuts if b for letter in letters)
        shorter = (a + b[1:] for a, b in cuts if b)
        longer = (a + letter + b for a, b in cuts for letter in letters)
        near = chain(swapped, changed, shorter, longer)
        return next((each for each in near if each != word and (each in self.words or self.dictionary.spell(each))), "")

    def _compound(self, parts: list[str]) -> bool:
        spelled = (self.knows(part) or (index and self._is_ending(part)) for index, part in enumerate(parts))
        return all(spelled)

    def _is_ending(self, part: str) -> bool:
        return len(part) <= _SHORT_ENDING or (self.lang == "kk" and bool(_ANY_ENDING.fullmatch(part)))

    def _simple(self, word: str) -> bool:
        small = word.lower()
        if small in self.words or self.dictionary.spell(word) or self._spells(small) or self._is_loan(small):
            return True
        if self.lang == "ru":
            return russian_stem(small) in self.stems or self._is_prefixed(small)
        return self.lang == "kk" and any(self._fits(small, cut) for cut in range(len(small) - 1, 1, -1))

    def _is_prefixed(self, word: str) -> bool:
        """Whether a Russian word is another one with a prefix that any may have: `самозанятый`, `необъявленный`."""
        found = _PREFIXED.fullmatch(word)
        return bool(found) and self.dictionary.spell(found["rest"])  # type: ignore[index]

    def _fits(self, word: str, cut: int) -> bool:
        """Whether a Kazakh word is right, cut into a stem and endings."""
        stem, ending = word[:cut], word[cut:]
        return bool(_ANY_ENDING.fullmatch(word, cut)) and _agree(stem, ending) and self._is_stem(stem, ending)

    def _is_stem(self, stem: str, ending: str) -> bool:
        tries = [stem]
        if ending[0] in "ыіу" and stem[-1] in _SOFTENED:
            tries = [stem[:-1] + _SOFTENED[stem[-1]], stem]  # кітабы
        if ending[0] in "ыі":
            tries += [f"{stem}ь", _ELIDED.get(stem, stem)]
        return any(
            each in self.words or self._spells(each) or self._is_loan(each) or self._spells(f"{each}у")
            for each in tries
        )

    def _spells(self, word: str) -> bool:
        return self.dictionary.spell(word) or self.dictionary.spell(word.title())

    def _is_loan(self, stem: str) -> bool:
        """Whether a stem of the length of international words is in the other dictionary: `инспектор`."""
        return len(stem) >= _LOAN_LENGTH and self.loans is not None and self.loans.spell(stem)


def _agree(stem: str, ending: str) -> bool:
    """Whether the first consonant and the vowels of endings are those that the stem asks for."""
    first = ending[0]
    if stem[-1] in _HARD and first not in _AFTER_HARD:
        return False
    if stem[-1] not in _HARD and first in _NOT_AFTER_SOFT:
        return False
    if _IMPOSSIBLE.search(stem[-2:] + ending, 1 if stem[-2:-1] else 0):
        return False
    vowels = _INVARIABLE.sub("", ending)
    return not (_BACK if is_front(stem) else _FRONT).search(vowels)


# ------------------------------------------------------------------------------------------------------ the checks


@lru_cache(maxsize=16)
def _speller(project: Project) -> Speller | None:
    path = dictionary_path(project.lang)
    if not path or skipped(project.lang):
        return None
    targets = (target for term in project.glossary for target in term.targets)
    names = (
        node.entry
        for pair in project.pairs
        for node in walk(pair.translation.inlines)
        if isinstance(node, IndexMark) and node.entry[:1].isupper()
    )
    own = {word.lower() for text in (*targets, *names) for word in re.findall(r"[^\W\d_]+", text)}
    russian = dictionary_path("ru") if project.lang == "kk" else None  # most loans of Kazakh are spelled as in Russian
    words = project.words | own | _common_words(project.lang)
    return Speller(project.lang, _dictionary(path), words, _dictionary(russian) if russian else None)


def _common_words(lang: str) -> frozenset[str]:
    """Words that the dictionary of a language should have: those of `words` beside this module."""
    path = files("publish.checks") / "words" / f"{lang}.txt"
    return frozenset(word for _, word in words_of(path.read_text("utf-8"))) if path.is_file() else frozenset()


def check_spelling(pair: Pair, project: Project) -> Iterator[Fault]:
    """Words that neither a dictionary nor the project knows. Initialisms and names in a sentence are left alone."""
    speller = _speller(project)
    if speller is None:
        return
    copied = set(WORD.findall(prose(pair.source, whole=True)))
    names = {sound(word) for word in copied if word[0].isupper()}
    seen = set()
    for lang, text in passages(pair.translation):
        for match in WORD.finditer(text if lang == project.lang else ""):
            word = match[0]
            if word in copied or word in seen or _is_right(word, text, match.start(), speller):
                continue
            seen.add(word)
            if not _is_name(word, names, _begins(text, match.start()), speller):
                yield Fault(f"no dictionary has '{word}'", _hint(speller.suggestion(word), pair.lang))


def _is_right(word: str, text: str, place: int, speller: Speller) -> bool:
    if (place and text[place - 1] in "-‑") or not _in_script(word, speller.lang):
        return True  # the ending of a figure, or a word in other letters
    if len(word) <= _SHORT_WORD and text[place + len(word) :].startswith("."):
        return True  # an abbreviation: пп., жж.
    head = re.split("[-‑]", word)[0]
    is_initialism = len(head) > 1 and (head.isupper() or bool(re.search(r"\w[A-ZА-ЯӘҒҚҢӨҰҮҺІ]", head)))
    return is_initialism or len(word) == 1 or speller.knows(word)  # ҚазҰУ, ҰҚК-нің


def _begins(text: str, place: int) -> bool:
    """Whether a sentence begins here, which gives a capital to any word."""
    before = text[:place].rstrip(' \u00a0«“„"(')
    return not before or (before[-1] in ".!?:…\n—" and not re.search(r"(?<!\w)\w\.$", before))  # not after А.


def _is_name(word: str, names: set[str], begins: bool, speller: Speller) -> bool:
    """Whether a word may be a name: by its capital, and the names of the source that sound like it."""
    if not word[0].isupper():
        return False
    heard = sound(word)
    if any(fuzz.ratio(name, heard[: len(name)]) >= _SAME_NAME for name in names):
        return True
    alike = any(name[:3] == heard[:3] for name in names)
    return (alike or not begins) and not _is_common(word, speller)


def _in_script(word: str, lang: str) -> bool:
    letters = r"[A-Za-zÀ-ɏ'’-]+" if lang == "en" else r"[\u0400-\u052f'’‑-]+"
    return bool(re.fullmatch(letters, word))


def _is_common(word: str, speller: Speller) -> bool:
    """Whether a capitalised word is a common one but for a letter: Минестерство."""
    meant = speller.suggestion(word.lower()) if len(word) >= _NAME_LENGTH else ""
    return speller.dictionary.spell(meant) if meant else False


def _hint(meant: str, lang: str) -> str:
    add = f"if it is right, add it to locales/{lang.replace('-', '_')}/words.txt"
    return f"did you mean '{meant}'? {add}" if meant else add


def check_endings(pair: Pair, project: Project) -> Iterator[Fault]:
    """Kazakh endings after figures and initialisms that do not follow how those are read: `50-ға`."""
    del project
    for lang, text in passages(pair.translation):
        for typed, right in wrong_endings(text) if lang == "kk" else ():
            yield Fault(f"'{typed}' has the wrong ending", f"write '{right}'")
