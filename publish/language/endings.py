"""Turn Kazakh figures, initialisms and names into their cases, and find endings that were typed wrong.

Sources for initialisms:

- "Qysqarğan sözder emlesi", par. 73 (Egemen Qazaqstan; qazlat.kz): an ending follows the spoken form after a hyphen:
  ЕҚЫҰ-ға, ЕО-ға, ЖШС-ның, АҚ-ның, ДДСҰ-ға, ТМД-ға, МКК-ге, but АҚШ-қа; par. 75: ҚазҰУ-дың.
- Guide to diplomatic and state papers, item 15 (dereksiz.org): ТМД is read ты-мы-ды, ЖШС жы-шы-сы, ІІМ і-і-ім, АҚШ
  а-қы-ш, ҚазҰУ қаз-ұ-у; item 16: ЮНЕСКО-ға, НАТО-ға, МАГАТЭ-ге, ЮНИСЕФ-ке.
- ҰҚК-нің, ОСК-ге, ДИАҚБ-ға, БҰҰ-ның: the list of institutions of this project's language notes.
- АҚШ-пен, БАҚ-та: the press (qazaqtimes.com 69851, halqym.kz 10530); МӘМС-ке, МӘМС-тен, млрд-қа: sites of the health
  fund's partners and of the government; ҚР-ның, ҚК-нің: everywhere.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from publish.language.kk_cases import CASES, Case, attach, ending, is_front, spoken_end
from publish.language.typography import NO_BREAK_HYPHEN

_VOWELS = "аәеёиоөуұүыіэюя"
_GLIDES = "иую"  # at the end of a word they count as й and у: 50‑і, елуі

# (review) A final consonant is read with ы after it, and with і if it is к or г, which are front: ты-мы-ды, мы-кы-кі.
_READ_FRONT = "кг"

_READINGS = {
    "АҚ": "ақы", "ААҚ": "аақы", "ЖАҚ": "жақы", "АҚШ": "ақш",
    "млн": "миллион", "млрд": "миллиард", "трлн": "триллион", "%": "пайыз",
}  # fmt: skip
"""What is not read as the rules have it, and how it is."""

_KNOWN = (
    *("ҰҚК", "ІІМ", "ДИАҚБ", "ОСК", "АҚШ", "ТМД", "ЖШС", "АҚ", "МКК", "ҚазҰУ", "ЮНИСЕФ", "ҚР", "ҚК", "БАҚ"),
    *("млн", "млрд", "трлн"),
)
"""Initialisms whose endings are attested. A vowel at the end leaves no doubt; the endings of others are not checked."""

_LETTERS = "А-ЯЁӘҒҚҢӨҰҮҺІ"
_KAZAKH = re.compile(f"[{_LETTERS}{_LETTERS.lower()}]+")
# (review) Read as one word where its consonants can close a syllable: МӘМС, ЖИТС, ТАСС; but БҰТҚ letter by letter.
_SYLLABLE = re.compile(f"[^{_VOWELS}][{_VOWELS}][мнрст][ст]")
_ROMAN = re.compile("[ІХ]{2,}")  # figures: ХХІ ғасыр
_SPACES = "[ \u00a0\u202f]"
_FIGURE = rf"\d{{1,3}}(?:{_SPACES}\d{{3}})+|\d+"
_LAST_FIGURE = re.compile(rf"(?<![\w.,])-?(?:{_FIGURE})$")


def attach_to_figure(text: str, case: Case) -> str:
    """`404 000‑ға`, `COVID-19‑ға`, `50 %‑ға`: raises ValueError for a decimal, which can be read in several ways."""
    return f"{text}{NO_BREAK_HYPHEN}{ending(spoken_figure(text), case)}"


def attach_to_initialism(initialism: str, case: Case) -> str:
    """`ҰҚК‑нің`, `АҚШ‑тың`: raises ValueError for what is not in Kazakh letters."""
    return f"{initialism}{NO_BREAK_HYPHEN}{ending(reading(initialism), case)}"


def spoken_figure(text: str) -> str:
    """The last word of a text that ends in a whole number or in `%`, read aloud. Raises ValueError as above."""
    if text.endswith("%"):
        return _READINGS["%"]
    figure = _LAST_FIGURE.search(text)
    if not figure:
        raise ValueError(f"'{text}' does not end in a whole number, and only that is read in one way")
    return spoken_end(int(re.sub(r"\D", "", figure[0])))


def reading(initialism: str) -> str:
    """How an initialism sounds at its end: `ТМД` ends in `ды`, `ІІМ` in `ім`. Raises ValueError as above."""
    if initialism in _READINGS:
        return _READINGS[initialism]
    if not _KAZAKH.fullmatch(initialism) or _ROMAN.fullmatch(initialism):
        raise ValueError(
            f"'{initialism}' is no Kazakh word that a case ending could follow: its letters do not tell how it is read"
        )
    sounds = initialism.lower()
    word = initialism[-1:].islower() or _SYLLABLE.fullmatch(sounds)  # ҚазТрансОйл
    if word or sounds[-1:] in _VOWELS or sounds[-2:-1] in _VOWELS:
        return sounds
    return sounds + ("і" if sounds[-1:] in _READ_FRONT else "ы")


def attach_to_name(name: str, case: Case) -> str:
    """A name in a case: `Астанаға`, `Бас Прокурорға`, and `Ішкі істер министрлігіне`, which is possessed."""
    return attach(name, case, possessed=is_possessed(name))


# (review) The heads of the names of institutions and places that come with a possessive. What ends in -лығы, -лігі (the
# suffix -лық), in a vowel and -сы, or in the plural's -лары is possessed whatever the word.
_POSSESSED_HEADS = (
    "комитеті|соты|мәжілісі|сенаты|ұйымы|орталығы|агенттігі|департаменті|үкіметі|кеңесі|қоры|облысы|ауданы|банкі|одағы|"
    "тобы|заңы|кодексі|институты|университеті|парламенті|аппараты|доллары|рублі|қызметі|бұйрығы|есебі|советі|корпусы|"
    "архиві|музейі|мұражайы|театры|штабы|бастығы|министрі|президенті|халқы|өкілі|мәслихаты|әкімі|прокуроры|саммиті|"
    "фронты|округі|альянсы|пункті|адвокаты|уәкілі|жолы|қоғамы|газеті|порталы|каналы|ауылы|мемлекеті|елі"
)
_POSSESSED = re.compile(
    r"[лдт][ыі][ғг][ыі]$"
    r"|\w(?: ?ұлы|қызы)$|(?:^| )қызы$"
    r"|\w{3}[аәеёиоөуұүыіэюя]с[ыі]$"
    r"|\w{3}[лдт][ае]р[ыі]$"
    rf"|(?:^| )(?:{_POSSESSED_HEADS})$"
)
# A common noun after another word that ends in ы or і is possessed too: полиция бөлімі. After л, д and т it may be an
# adjective as well, after ш one who does something: азаматтық белсенді, құқық қорғаушы.
_POSSESSED_PHRASE = re.compile(rf" [^{_LETTERS}\W]{{2,}}[бвзймнңпрсфхц][ыі]$")


def is_possessed(name: str) -> bool:
    """Whether a name ends in a third-person possessive: `министрлігі`, `Байтұрсынұлы`, but not `Алматы`.

    The form does not always tell: a single word in -ы or -і that is in no list counts as not possessed.
    """
    return bool(_POSSESSED.search(name.lower()) or _POSSESSED_PHRASE.search(name))


def ordinal_ending(number: int) -> str:
    """What follows the hyphen of an ordinal in figures: `ші` after 50, read елуінші, `шы` after 6, алтыншы."""
    return _ordinal(spoken_end(abs(number)))


# ---------------------------------------------------------------------------------------------------------- the check

Form = Callable[[str], str]
"""Gives the ending of a word in one form."""


def _possessive(word: str) -> str:
    """`ы` or `сы`, his or its: 5‑і, 6‑сы."""
    vowel = "і" if is_front(word) else "ы"
    return f"с{vowel}" if word[-1] in set(_VOWELS) - set(_GLIDES) else vowel


def _ordinal(word: str) -> str:
    return "ші" if is_front(word) else "шы"


def _attributive(word: str) -> str:
    """`дағы`: what is there."""
    found = ending(word, "loc")
    return found + ("ғы" if found.endswith("а") else "гі")


def _further(first: Form, second: Form) -> Form:
    """A form of a form: 6‑сынан, 5‑шіде."""
    return lambda word: first(word) + second(first(word))


_CASES: tuple[Form, ...] = tuple(partial(ending, case=case) for case in CASES)
_PLAIN: tuple[Form, ...] = (*_CASES, _attributive)
_POSSESSED_CASES: tuple[Form, ...] = tuple(partial(ending, case=case, possessed=True) for case in CASES)
_ORDINALS: tuple[Form, ...] = (_ordinal, *(_further(_ordinal, form) for form in _PLAIN))
_FORMS: tuple[Form, ...] = (
    *_PLAIN,
    *(_possessive, *(_further(_possessive, form) for form in _POSSESSED_CASES)),
    *_ORDINALS,
)
_SAMPLES = ("ата", "ене", "он", "тең", "жол", "тіл", "жаз", "без", "ат", "ет")  # every column, back and front
_FORM_OF = {form(word): form for form in _FORMS for word in _SAMPLES}
_ENDING = "|".join(sorted(_FORM_OF, key=len, reverse=True))
_HOST = (
    rf"(?<![\w.,/:])(?:{_FIGURE})"
    rf"|(?<![\w.,])\d[\d,.]*{_SPACES}?%"
    rf"|(?<![\w-])(?:{'|'.join(_KNOWN)}|(?![ІХ]+[-‑])[{_LETTERS}]+[АӘОӨҰҮЫІЭЕ])"
)
_TYPED = re.compile(rf"(?P<host>{_HOST})(?P<hyphen>[-‑])(?P<ending>{_ENDING})(?!\w|[-‑]\w)")


def wrong_endings(text: str) -> list[tuple[str, str]]:
    """Endings that were typed after figures, percent signs and initialisms, with what they should be.

    `50-ға` gives `("50-ға", "50-ге")`. Not looked at: endings after decimals and after initialisms whose reading is
    not certain.
    """
    return list(_wrong(text))


def _wrong(text: str) -> Iterator[tuple[str, str]]:
    for match in _TYPED.finditer(text):
        host, form = match["host"], _FORM_OF[match["ending"]]
        figures = host[-1].isdigit()
        if form in _ORDINALS and not figures:
            continue
        expected = form(spoken_figure(host) if figures or host.endswith("%") else reading(host))
        if expected != match["ending"]:
            yield match[0], f"{host}{match['hyphen']}{expected}"
