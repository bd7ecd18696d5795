"""Find the words of a text that a project spells in its own way, with the Kazakh endings that follow them.

A project's exceptions map a Cyrillic stem to its spelling: `{"Ньютон": "Newton", "БҰҰ": "BŪŪ"}`. The longest stem that
fits wins, and it fits only where nothing but Kazakh endings follows: `цирк` is in `циркке`, but not in `циркуль`. For
`рубль`, `рублі` counts too; any other stem whose last letter changes (`қалпақ`, `қалпағы`) is listed in both forms.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

Exceptions = Mapping[str, str]
"""Cyrillic stem (a word or a phrase) -> its spelling. A stem in capitals, an initialism, fits capitals only."""

NO_EXCEPTIONS: Exceptions = MappingProxyType({})

# Endings in the order in which they follow a noun: derived words, plural, possessive with its own cases, case, person.
# The forms are those of the table of cases in `publish.language.kk_cases`; the others are in any grammar of Kazakh, for
# example Bekturova, Kazakh language for everyone (1996).
_DERIVED = r"(?:[лдт][ыі][қк]|[лдт][ыі]|ш[ыі]|с[ыі]з|ш[ае]|[дт][ае]й)"
_PLURAL = r"[лдт][ае]р"
_POSSESSIVE = r"(?:с?[ыі](?:н(?:[ае]н?|д[ае](?:ғы|гі)?)?)?|[ыі]?[мң](?:[ыі]з)?[ае]?)"
_CASE = r"(?:[ндт][ыі]ң|[ғгқк][ае]|[ндт][ыі]|[дт][ае](?:ғы|гі|н)?|н[ае]н|[мбп]ен(?:ен)?|[ндт]ікі)"
_AFTER_POSSESSIVE = r"(?<=[ыі])н(?:[ае]|д[ае](?:ғы|гі)?)?"  # the stem itself is possessed: Байтұрсынұлы, -на
_PERSON = r"(?:[мбп][ыі]н|с[ыі]ң|[мбп][ыі]з|с[ыі]з(?:д[ае]р)?)"
_DECLINED = rf"(?:{_PLURAL})?(?:{_POSSESSIVE})?(?:{_CASE}|{_AFTER_POSSESSIVE})?"
ENDINGS = rf"(?:{_DERIVED})*{_DECLINED}(?:(?<=ғы|гі){_DECLINED})?(?:{_PERSON})?"  # Алматы-дағы-лар-ға

_LETTER = r"[^\W\d_]"


class Found(NamedTuple):
    """A stem in a text, its spelling and the endings that follow it."""

    stem: str
    ending: str
    spelling: str
    end: int
    """Where the word ends in the text, its endings included."""


def find(text: str, position: int, exceptions: Exceptions) -> Found | None:
    """The exception that begins at `position` of the text, where a word begins."""
    if not exceptions:
        return None
    pattern, spellings = _compiled(tuple(exceptions.items()))
    match = pattern.match(text, position)
    if match is None:
        return None
    stem, ending = match.group("stem", "ending")
    if stem in exceptions and _is_initialism(stem) and ending.isupper():
        return None  # АҚША is no АҚ with an ending
    key = _key(stem)
    return Found(stem, ending, spellings[key if key in spellings else key + "ь"], match.end())


@lru_cache(maxsize=16)
def _compiled(exceptions: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    stems = sorted((stem for stem, _ in exceptions), key=len, reverse=True)
    choices = "|".join(map(_choice, stems))
    pattern = rf"(?P<stem>{choices})(?P<ending>(?i:{ENDINGS}))(?!{_LETTER})"
    return re.compile(pattern), {_key(stem): spelling for stem, spelling in exceptions}


def _choice(stem: str) -> str:
    """A stem as a pattern: any space and any hyphen will do, and any case unless it is an initialism."""
    pattern = re.sub(r"\\?[-‑]", "[-‑]", re.sub(r"(\\?\s)+", r"\\s", re.escape(stem)))
    pattern = re.sub("ь$", "(?:ь|(?=[ыі]))", pattern)  # рубль, рублі
    return pattern if _is_initialism(stem) else f"(?i:{pattern})"


def _is_initialism(stem: str) -> bool:
    return len(stem) > 1 and stem.isupper()


def _key(stem: str) -> str:
    """A stem as the text has it and as the project wrote it, made equal."""
    return re.sub(r"\s", " ", stem).replace("‑", "-").lower()
