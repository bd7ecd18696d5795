"""Prove that pseudo-languages can be read, are longer, and lose no figure, address or value."""

import re
from pathlib import Path

import pytest

from publish.language import LANGUAGES
from publish.language.pseudo import ACCENTED, PSEUDO, Pseudo
from publish.language.pseudo import FROM_RIGHT_TO_LEFT as MIRRORED


@pytest.mark.parametrize(
    ("message", "values", "accented", "mirrored"),
    [
        ("Contents", {}, "[Çóөñңţéёñңţş]", "[چوونڭتەەنڭتس]"),
        ("Table {number}", {"number": "3a"}, "[Ţáәbłéё 3a]", "[تاابلەە 3a]"),
        ("Source: {source}", {"source": "Census"}, "[Şóөúұřçéё: Census]", "[سووۇۇرچەە: Census]"),
    ],
)
def test_the_programs_words_are_between_brackets(
    message: str, values: dict[str, str], accented: str, mirrored: str
) -> None:
    assert ACCENTED.words(message, **values) == accented
    assert MIRRORED.words(message, **values) == mirrored


@pytest.mark.parametrize(
    ("kind", "text", "written"),
    [
        ("date", "2019-06-09", "Júұñңéё 9, 2019"),
        ("date", "2018-05/2018-09", "Máәýү–Şéёpţéёmbéёř 2018"),
        ("number", "8774", "8,774"),
        ("percent", "70.96", "70.96%"),
        ("money", "404000 KZT", "404,000 ţéёñңғéё"),
        ("money", "1049 USD", "$1,049"),
    ],
)
def test_values_are_english_ones_in_other_letters(kind: str, text: str, written: str) -> None:
    assert ACCENTED.write(kind, text) == written  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "converted"),
    [
        ("Rights in KAZAKHSTAN, in an HIV ward", "Říіғһţş íіñң ҚÁӘŽÁӘҚҺŞŢÁӘÑҢ, íіñң áәñң ҺÍІV wáәřđ"),
        ("A union. I ask", "Áә úұñңíіóөñң. Íі áәşқ"),
        ("See https://example.org/a?b=c or ask@example.org.", "Şéёéё https://example.org/a?b=c óөř ask@example.org."),
        ("example.org/rights, 12.5 km", "example.org/rights, 12.5 қm"),
        ("Указ о праве", "Уұқаәз оө праәвеё"),
    ],
)
def test_letters_change_and_nothing_else(text: str, converted: str) -> None:
    assert ACCENTED.converted(text) == converted


def test_text_from_right_to_left_is_in_arabic_letters_all() -> None:
    assert MIRRORED.converted("Указ 12, Act") == "ۋكااز 12, ااچت"


def test_english_becomes_about_forty_per_cent_longer(root: Path) -> None:
    text = " ".join(re.findall(r"[A-Za-z]+", (root / "content" / "worker-rights.md").read_text("utf-8")))
    for language in (ACCENTED, MIRRORED):
        assert 1.35 < len(language.converted(text)) / len(text) < 1.45


def test_all_letters_of_kazakh_alone_are_among_them() -> None:
    assert set("әғқңөұүһі") <= set(ACCENTED.converted("the quick brown fox jumps over the lazy dog"))
    assert set("ӘҒҚҢӨҰҮҺІ") <= set(ACCENTED.converted("THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG"))


@pytest.mark.parametrize("language", [ACCENTED, MIRRORED], ids=PSEUDO)
def test_words_sort_as_english_does(language: Pseudo) -> None:
    words = ["act", "Baltabay", "court", "gap", "hour", "iron", "law", "nation", "union", "year"]
    messages = [f"[{language.converted(word)}]" for word in reversed(words)]
    assert sorted(messages, key=language.sort_key) == messages[::-1]
    letters = [language.index_letter(message) for message in messages]
    assert len(set(letters)) == len(words)
    assert letters == [language.converted(word[0].upper())[0] for word in reversed(words)]


def test_no_publication_is_offered_a_pseudo_language() -> None:
    assert not LANGUAGES.keys() & PSEUDO.keys()
    assert [(language.tag, language.direction) for language in PSEUDO.values()] == [("qps", "ltr"), ("qps-Arab", "rtl")]
    assert {ACCENTED.letter(place) for place in range(1, 27)} == set("áb") | set("çđéfғһíjқłmñópqřşţúvwxýž")
