"""Prove that endings are known where the dictionary has stems, and that a missing dictionary is told."""

import re
from pathlib import Path

import pytest

from publish.checks.pairs import Project
from publish.checks.spelling import VARIABLE, Speller, check_spelling, skipped
from publish.diagnostics import Span
from publish.language import LANGUAGES
from tests.checks.pairs import pair_of

WORDS = re.findall(
    r"\w+",
    "ел жол бала кітап халық жұмыс балық қорғау хабарлау өткізу сот тергеу шектеу үй доллар комитет сайлау ереуіл "
    "туралы мен екі қала кәсіподақ закон суд объявленный министерство работа вид",
)


class Words(frozenset[str]):
    """A dictionary that has stems, and no endings."""

    def spell(self, word: str) -> bool:
        return word in self


@pytest.fixture
def kazakh() -> Speller:
    return Speller("kk", Words(WORDS), frozenset(), None)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("балалардың", "балалердің"),
        ("кітаптар", "кітапдар"),
        ("кітабында", "кітапінде"),
        ("халқына", "халыққы"),
        ("елдегі", "елдағы"),
        ("жұмысқа", "жұмысға"),
        ("қорғалмаған", "қорғалмағен"),
        ("хабарлады", "хабарладі"),
        ("хабарланған", "хабарланғаан"),
        ("өткізілген", "өткізілгын"),
        ("тергелген", "тергелгеен"),
        ("шектелуі", "шектелуы"),
        ("доллармен", "долларпен"),
        ("комитетіне", "комитетіна"),
        ("ереуілдерге", "ереуілдрге"),
        ("екі-үйдің", "екі-үйдың"),
    ],
)
def test_kazakh_endings(kazakh: Speller, right: str, wrong: str) -> None:
    assert (kazakh.knows(right), kazakh.knows(wrong)) == (True, False)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("закон", "закн"), ("необъявленный", "ненобъявленный"), ("акиматами", "акиматтами")],
)
def test_russian_words_of_the_project_have_endings(right: str, wrong: str) -> None:
    russian = Speller("ru", Words(WORDS), frozenset({"акимат"}), None)
    assert (russian.knows(right), russian.knows(wrong)) == (True, False)


def test_a_hint_says_what_was_meant() -> None:
    pair = pair_of("Law", "закн", "en", "ru", Span(""))
    (fault,) = check_spelling(pair, Project("ru", "en", LANGUAGES, [pair]))
    assert fault.hint == "did you mean 'закон'? if it is right, add it to locales/ru/words.txt"


def test_a_missing_dictionary_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert str(skipped("tlh")) == (
        "locales/tlh: note[no-dictionary]: the spelling is not checked: there is no dictionary of 'tlh', hint: install "
        f"hunspell-tlh, or name the folder of the .aff and .dic in {VARIABLE}"
    )
    pair = pair_of("Law", "ыфва", "en", "tlh", Span(""))
    assert list(check_spelling(pair, Project("tlh", "en", LANGUAGES, [pair]))) == []
