"""What `publish language` prints: the text as typed, and what the language makes of it."""

import pytest

from publish.diagnostics import PublishError
from publish.language.bench import try_out


@pytest.mark.parametrize(
    ("tag", "verb", "typed", "printed"),
    [
        ("kk", "hyphenate", "қауіпсіздік ҰҚК-нің", "қа-уіп-сіз-дік ҰҚК-нің"),
        ("ru", "hyphenate", "безопасность", "без-опас-ность"),
        ("kk", "date", "2019-06-09|loc", "2019\u00a0жылғы 9\u00a0маусымда"),
        ("ru", "money", "404000 KZT", "404\u00a0000\u00a0тенге"),
        ("kk", "percent", "70.96", "70,96\u00a0%"),
        ("kk", "ordinal", "50", "50\u2011ші"),
        ("kk", "ending", "50|dat", "50\u2011ге"),
        ("kk", "ending", "АҚШ|gen", "АҚШ\u2011тың"),
        ("kk", "ending", "министрлігі|dat", "министрлігіне"),
        ("kk", "ending", "Жанболат Мамай|dat", "Жанболат Мамайға"),
        ("kk", "ending", "ҚР ІІМ|dat", "ҚР ІІМ\u2011ге"),
        ("kk", "ending", "404 000|gen,dat", "404 000\u2011ның 404 000\u2011ға"),
        ("kk", "ending", "50 %|abl", "50 %\u2011дан"),
        ("kk", "endings", "ҰҚК-ның 50-ға", "ҰҚК-ның → ҰҚК-нің; 50-ға → 50-ге"),
        ("kk", "endings", "ҰҚК-нің 50-ге", "no wrong ending found"),
        ("ru", "typography", 'в "доме"', "в\u00a0«доме»"),
        ("kk", "latin", "Қазақстан", "Qazaqstan"),
    ],
)
def test_a_line_becomes_a_line(tag: str, verb: str, typed: str, printed: str) -> None:
    assert try_out(tag, verb, [typed]) == [printed]


def test_lines_are_sorted_together() -> None:
    assert try_out("kk", "sort", ["Шымкент", "Әуезов", "Алматы", "Іле"]) == ["Алматы", "Әуезов", "Шымкент", "Іле"]


@pytest.mark.parametrize(
    ("tag", "verb", "text", "line"),
    [
        (
            "xx",
            "sort",
            "a",
            r"error\[unknown-language\]: there is no language 'xx', hint: the languages are .*",
        ),
        ("ru", "latin", "да", r"error\[unknown-verb\]: 'ru' has no verb 'latin', hint: it has hyphenate, .*sort"),
        ("kk", "ordinal", "five", r"error\[bad-value\]: 'five': write a whole number: 50, hint: .*"),
        ("kk", "ending", "50|xyz", r"error\[bad-value\]: '50\|xyz': there is no case 'xyz'; the cases are .*"),
        (
            "kk",
            "ending",
            "6,4|dat",
            r"error\[bad-value\]: '6,4\|dat': '6,4' does not end in a whole number, .*, hint: .*",
        ),
        ("kk", "ending", "OSCE|dat", r"error\[bad-value\]: 'OSCE\|dat': 'OSCE' is no Kazakh word .*, hint: .*"),
        ("kk", "number", "8,774", r"error\[bad-value\]: '8,774': write digits with a point: 8774, 70.96, hint: .*"),
        ("kk", "number", "NaN", r"error\[bad-value\]: 'NaN': write digits .*"),
        ("kk", "date", "9.06.2019", r"error\[bad-value\]: '9.06.2019': write year-month-day or year-month: .*"),
        (
            "kk",
            "money",
            "5",
            r"error\[bad-value\]: '5': write the amount and the currency's code: 404000 KZT, hint: .*",
        ),
        ("kk", "money", "50/30 KZT", r"error\[bad-value\]: '50/30 KZT': a range runs from the lower number .*"),
    ],
)
def test_what_cannot_be_tried_is_one_line(tag: str, verb: str, text: str, line: str) -> None:
    with pytest.raises(PublishError, match=f"^{line}$"):
        try_out(tag, verb, [text])
