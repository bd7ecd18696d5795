"""Turn words into dictionary order, index letters and list letters."""

import random
from itertools import permutations

import pytest

from publish.language import LANGUAGES


@pytest.mark.parametrize(
    ("tag", "in_order"),
    [
        ("en", "café|cafe bar|café bar|cafeteria|Zebra|жер"),
        (
            "kk",
            "2019|ағаш|Азамат|ақпан|әділет|баспа|ғалым|дала|Еңбек|ёлка|жер|иық|йод|кеме|қала|нан|ңғ|он|өмір|ту|ұлт|үй",
        ),
        ("kk", "фирма|хат|һәм|цирк|щит|ыстық|ілім|эпос|юрист|яғни|BBC"),
        ("kk", "жер жаңғағы|жер-су|жерлеу"),
        ("ru", "100 дней|автор|«Азаттык»|еж|ёж|ежевика|ёлка|жук|и|йод|яма|Amnesty"),
        ("ru", "права|права человека|Права-2|правда"),
    ],
)
def test_words_are_in_dictionary_order(tag: str, in_order: str) -> None:
    expected = in_order.split("|")
    shuffled = random.Random(7).sample(expected, len(expected))  # noqa: S311 - no secret
    assert sorted(shuffled, key=LANGUAGES[tag].sort_key) == expected


def test_the_text_itself_decides_between_equals() -> None:
    key = LANGUAGES["ru"].sort_key
    orders = {tuple(sorted(words, key=key)) for words in permutations(["Ёж", "ёж", "Еж", "еж"])}
    assert orders == {("Ёж", "Еж", "еж", "ёж")}


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en", "apple", "A"),
        ("en", "Éclair", "E"),
        ("en", "2019", "#"),
        ("en", "…", "#"),
        ("kk", "әкім", "Ә"),
        ("kk", "«Іскер»", "І"),
        ("kk", "ёлка", "Ё"),
        ("kk", "BBC", "B"),
        ("ru", "ёлка", "Е"),
        ("ru", "йод", "Й"),
        ("ru", "«Азаттык»", "А"),
    ],
)
def test_an_index_lists_a_word_under_its_letter(tag: str, text: str, expected: str) -> None:
    assert LANGUAGES[tag].index_letter(text) == expected


@pytest.mark.parametrize(
    ("tag", "first", "last", "after_last"),
    [("en", "abcdefghij", "z", "aa"), ("kk", "аәбвгғдежз", "я", "аа"), ("ru", "абвгдежзик", "я", "аа")],
)
def test_lists_are_lettered(tag: str, first: str, last: str, after_last: str) -> None:
    letter = LANGUAGES[tag].letter
    assert "".join(letter(position) for position in range(1, 11)) == first
    end = next(position for position in range(1, 99) if letter(position) == last)
    assert letter(end + 1) == after_last


def test_there_is_no_letter_before_the_first() -> None:
    with pytest.raises(ValueError, match="count from 1"):
        LANGUAGES["en"].letter(0)
