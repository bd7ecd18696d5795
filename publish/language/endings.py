"""Turn Kazakh figures, initialisms and names into their cases, and find endings that were typed wrong.

Sources for initialisms:

- "Qysqarğan sözder emlesi", par. 73 (Egemen Qazaqstan; qazlat.kz): an ending follows the spoken form after a hyphen:
  ЕҚЫҰ-ға, ЕО-ға, ЖШС-ның, АҚ-ның, ДДСҰ-ға, ТМД-ға, МКК-ге, but АҚШ-қа; par. 75: ҚазҰУ-дың.
- Guide to diplomatic and state papers, item 15 (dereksiz.org): ТМД is read ты-мы-ды, ЖШС жы-шы-сы, ІІМ і-і-ім, АҚШ
  а-қы-ш, ҚазҰУ қаз-ұ-у; item 16: ЮНЕСКО-ға, НАТО-ға, МАГАТЭ-ге, ЮНИСЕФ-ке.
- ҰҚК-нің, ОСК-ге, ДИАҚБ-ға, БҰҰ-ның: the list of institutions of this project's language notes.
"""

import re
from collections.abc import Iterator
from typing import cast

from publish.language.kk_cases import CASES, Case, attach, ending, is_front, spoken_end
from publish.language.typography import NO_BREAK_HYPHEN

_VOWELS = "аәеёиоөуұүыіэюя"

# (review) A final consonant is read with ы after it, and with і if it is к or г, which are front: ты-мы-ды, мы-кы-кі.
_READ_FRONT = "кг"

_READINGS = {"АҚ": "ақы", "ААҚ": "аақы", "АҚШ": "ақш"}
"""What is not read as the rules have it, and how it is."""

_KNOWN = frozenset(
    "ҰҚК ІІМ ЕҚЫҰ ДИАҚБ ОСК БҰҰ АҚШ ТМД ЖШС АҚ ДДСҰ ЕО МКК ҚазҰУ ЮНЕСКО НАТО МАГАТЭ ЮНИСЕФ".split()  # noqa: SIM905
)
"""Initialisms whose endings are attested; the endings of others are not checked."""


_KAZAKH = re.compile("[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]+")


def attach_to_number(number: int, case: Case) -> str:
    """`50‑ге`, `2019‑да`: by the numeral as it is read aloud (spelling rules of 2019, par. 44)."""
    return f"{number}{NO_BREAK_HYPHEN}{ending(spoken_end(abs(number)), case)}"


def attach_to_initialism(initialism: str, case: Case) -> str:
    """`ҰҚК‑нің`, `АҚШ‑тың`: raises ValueError for what is not in Kazakh letters."""
    return f"{initialism}{NO_BREAK_HYPHEN}{ending(reading(initialism), case)}"


def reading(initialism: str) -> str:
    """How an initialism sounds at its end: `ТМД` ends in `ды`, `ІІМ` in `ім`. Raises ValueError as above."""
    if not _KAZAKH.fullmatch(initialism):
        raise ValueError(f"'{initialism}' is no Kazakh word that a case ending could follow")
    if initialism in _READINGS:
        return _READINGS[initialism]
    sounds = initialism.lower()
    if sounds[-1:] in _VOWELS or sounds[-2:-1] in _VOWELS:
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
    "архиві|музейі|мұражайы|театры|штабы|бастығы|министрі|президенті"
)
_POSSESSED = re.compile(
    r"[лдт][ыі][ғг][ыі]$"
    r"|\w(?:ұлы|қызы)$"
    r"|\w{3}[аәеёиоөуұүыіэюя]с[ыі]$"
    r"|\w{3}[лдт][ае]р[ыі]$"
    rf"|(?:^| )(?:{_POSSESSED_HEADS})$"
)


def is_possessed(name: str) -> bool:
    """Whether a name ends in a third-person possessive: `министрлігі`, `Байтұрсынұлы`, but not `Алматы`."""
    return bool(_POSSESSED.search(name.lower()))


def ordinal_ending(number: int) -> str:
    """What follows the hyphen of an ordinal in figures: `ші` after 50, read елуінші, `шы` after 6, алтыншы."""
    return "ші" if is_front(spoken_end(abs(number))) else "шы"


# ---------------------------------------------------------------------------------------------------------- the check

_ORDINAL = "ord"
_SAMPLES = ("ата", "ене", "он", "тең", "жол", "тіл", "жаз", "без", "ат", "ет")  # every column, back and front
_CASE_OF = {ending(word, case): case for word in _SAMPLES for case in CASES}
_ENDING = "|".join(sorted((*_CASE_OF, "шы", "ші"), key=len, reverse=True))
_FIGURE = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+"
_TYPED = re.compile(
    rf"(?P<host>(?<![\w.,/])(?P<figure>{_FIGURE})(?P<percent>[ \u00a0]?%)?|(?<![\w-])(?:{'|'.join(_KNOWN)}))"
    rf"(?P<hyphen>[-‑])(?P<ending>{_ENDING})(?!\w)"
)


def wrong_endings(text: str) -> list[tuple[str, str]]:
    """Endings that were typed after figures and well-known initialisms, with what they should be.

    `50-ға` gives `("50-ға", "50-ге")`. Not looked at: endings after decimals and after other initialisms.
    """
    return list(_wrong(text))


def _wrong(text: str) -> Iterator[tuple[str, str]]:
    for match in _TYPED.finditer(text):
        expected = _expected(match)
        if expected != match["ending"]:
            yield match[0], f"{match['host']}{match['hyphen']}{expected}"


def _expected(match: re.Match[str]) -> str:
    case = _CASE_OF.get(match["ending"], _ORDINAL)
    figure = int(re.sub(r"\D", "", match["figure"])) if match["figure"] else 0
    if case == _ORDINAL:
        return ordinal_ending(figure) if match["figure"] and not match["percent"] else match["ending"]
    spoken = "пайыз" if match["percent"] else spoken_end(figure) if match["figure"] else reading(match["host"])
    return ending(spoken, cast(Case, case))
