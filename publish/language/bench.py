"""Turn words, values and sentences into what a language makes of them: a bench to try a language on."""

import re
from collections.abc import Callable, Sequence
from typing import cast, get_args

import pyphen

from publish.diagnostics import Diagnostic, PublishError, error
from publish.language import LANGUAGES
from publish.language.endings import attach_to_figure, attach_to_initialism, attach_to_name, wrong_endings
from publish.language.hyphenation.engines import register
from publish.language.hyphenation.scripts import script_of
from publish.language.hyphenation.soft_hyphens import each_word
from publish.language.hyphenation.syllables import is_initialism, syllables
from publish.language.kk_cases import Case
from publish.language.protocol import Kind, Language
from publish.language.scripts.arabic import to_arabic
from publish.language.scripts.latin import to_latin
from publish.language.typography import typeset

Verb = Callable[[Language, str], str]


def _hyphenate(language: Language, text: str) -> str:
    script = script_of(language.tag)
    if script is not None:
        return each_word(text, lambda word: "-".join(syllables(word, script)))
    register()
    patterns = pyphen.Pyphen(lang=language.region_tag.replace("-", "_"), left=2, right=2)
    return each_word(text, lambda word: str(patterns.inserted(word)))


# How a value is typed, as in content (see docs/dialect.md), and what to say of one that is typed otherwise.
_DECIMAL = r"-?\d+(?:\.\d+)?"
_DAY = r"\d{4}-\d\d(?:-\d\d)?"
_TYPED: dict[Kind, tuple[str, str]] = {
    "date": (rf"(?:{_DAY}/)?{_DAY}", "write year-month-day or year-month: 2019-06-09, 2018-05"),
    "number": (rf"(?:{_DECIMAL}/)?{_DECIMAL}", "write digits with a point: 8774, 70.96"),
    "percent": (rf"(?:{_DECIMAL}/)?{_DECIMAL}", "write digits with a point: 8774, 70.96"),
    "money": (rf"(?:{_DECIMAL}/)?{_DECIMAL} [A-Z]{{3}}", "write the amount and the currency's code: 404000 KZT"),
}


def _value(kind: Kind) -> Verb:
    def write(language: Language, text: str) -> str:
        value, _, form = text.partition("|")
        pattern, hint = _TYPED[kind]
        if not re.fullmatch(pattern, value.strip(), re.ASCII):
            raise ValueError(hint)
        return language.write(kind, value.strip(), form.strip())

    return write


def _ordinal(language: Language, text: str) -> str:
    number, _, form = text.partition("|")
    if not re.fullmatch(r"\d{1,28}", number.strip(), re.ASCII):  # as many as a decimal holds
        raise ValueError("write a whole number: 50")
    return language.ordinal(int(number), form.strip())


def _ending(_language: Language, text: str) -> str:
    word, _, named = text.partition("|")
    word = word.strip()
    cases = [case.strip() for case in named.split(",") if case.strip()] or [*get_args(Case)]
    for case in cases:
        if case not in get_args(Case):
            raise ValueError(f"there is no case '{case}'; the cases are {', '.join(get_args(Case))}")
    return " ".join(_with_ending(word, cast(Case, case)) for case in cases)


def _with_ending(text: str, case: Case) -> str:
    """A figure, an initialism or a name; of several words the last takes the ending."""
    before, space, last = text.rpartition(" ")
    if last.endswith("%") or last[-1:].isdecimal():
        return attach_to_figure(text, case)
    return before + space + attach_to_initialism(last, case) if is_initialism(last) else attach_to_name(text, case)


def _wrong_endings(_language: Language, text: str) -> str:
    """`50-ға → 50-ге`, and so on."""
    return "; ".join(f"{typed} → {expected}" for typed, expected in wrong_endings(text)) or "no wrong ending found"


VERBS: dict[str, Verb] = {
    "hyphenate": _hyphenate,
    "date": _value("date"),
    "number": _value("number"),
    "money": _value("money"),
    "percent": _value("percent"),
    "ordinal": _ordinal,
    "ending": _ending,
    "endings": _wrong_endings,
    "typography": lambda language, text: typeset(text, language.typography),
    "latin": lambda _, text: to_latin(text),
    "arabic": lambda _, text: to_arabic(text),
}
KAZAKH_ONLY = ("ending", "endings", "latin", "arabic")
_HINTS = dict.fromkeys((*_TYPED, "ordinal"), "see docs/dialect.md for values and their forms") | {
    "ending": "write a word, a figure or an initialism, and after a bar the cases: сот|dat,loc"
}
_BYTE_ORDER_MARK = "\ufeff"  # some editors begin a file with it
_LONGEST = 60
"""What a message shows of a text, in characters."""
SORT = "sort"
"""The one verb that takes all lines together."""


def try_out(tag: str, verb: str, texts: Sequence[str]) -> list[str]:
    """What the language `tag` makes of each line of the texts; `sort` gives the lines in the order of its alphabet.

    A value may carry a form after a bar: `2019-06-09|loc`. Raises PublishError, in one line, for a language or verb
    that there is not, and in a line for each text that the verb cannot take.
    """
    language = LANGUAGES.get(tag)
    if language is None:
        hint = f"the languages are {', '.join(LANGUAGES)}"
        raise PublishError(error("unknown-language", f"there is no language '{tag}'", None, hint))
    if verb != SORT and (verb not in VERBS or (verb in KAZAKH_ONLY and tag != "kk")):
        known = [name for name in (*VERBS, SORT) if tag == "kk" or name not in KAZAKH_ONLY]
        raise PublishError(error("unknown-verb", f"'{tag}' has no verb '{verb}'", None, f"it has {', '.join(known)}"))
    lines = [line for text in texts for line in text.removeprefix(_BYTE_ORDER_MARK).splitlines() or [""]]
    return sorted(lines, key=language.sort_key) if verb == SORT else _tried(language, verb, lines)


def _tried(language: Language, verb: str, lines: Sequence[str]) -> list[str]:
    results: list[str] = []
    faults: list[Diagnostic] = []
    for line in lines:
        try:
            results.append(VERBS[verb](language, line))
        except ValueError as fault:
            faults.append(error("bad-value", f"'{_cut(line)}': {fault}", None, _HINTS.get(verb, "")))
        except ArithmeticError:  # more figures than a decimal holds
            faults.append(error("bad-value", f"'{_cut(line)}' has too many figures", None, "write it in words"))
    if faults:
        raise PublishError(*faults)
    return results


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
