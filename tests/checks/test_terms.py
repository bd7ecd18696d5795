"""Prove that a term is found in all its forms."""

import pytest

from publish.checks.terms import forms

FORMS = [
    ("kk", "кәсіподақ", "кәсіподағының", True),
    ("kk", "Ішкі істер министрлігі", "Ішкі істер министрлігіндегі", True),
    ("kk", "Жоғарғы Сот", "Жоғарғы Соттың", True),
    ("kk", "Жоғарғы Сот", "жоғары соттың", False),
    ("kk", "ҰҚК", "ҰҚК-нің", True),
    ("kk", "ҰҚК", "ұқк", False),
    ("kk", "мәжбүрлі еңбек", "мәжбүрлі еңбегін", True),
    ("kk", "халық", "халқының", True),
    ("kk", "кітап", "кітабында", True),
    ("kk", "сот", "сотталған", False),
    ("ru", "Министерство внутренних дел", "Министерством внутренних дел", True),
    ("ru", "торговля людьми", "торговлей людьми", True),
    ("ru", "принудительный труд", "принудительном труде", True),
    ("ru", "иностранец", "иностранцами", True),
    ("ru", "письмо", "писем", True),
    ("ru", "отчёт", "отчетов", True),
    ("ru", "трудящийся-мигрант", "трудящихся-мигрантов", True),
    ("ru", "суд", "судимость", False),
    ("en", "trade union", "trade unions’", True),
    ("en", "ministry", "Ministries", True),
    ("en", "strike", "striker", False),
    ("en", "CAT", "cat", False),
]


@pytest.mark.parametrize(("lang", "term", "text", "expected"), FORMS)
def test_the_forms_of_a_term(lang: str, term: str, text: str, expected: bool) -> None:
    assert bool(forms(term, lang).search(text)) is expected
