"""What `publish language` prints: the text as typed, and what the language makes of it."""

import pytest

from publish.diagnostics import PublishError
from publish.language.bench import try_out


@pytest.mark.parametrize(
    ("tag", "verb", "typed", "printed"),
    [
        ("kk", "hyphenate", "қауіпсіздік ҰҚК-нің", "қа-уіп-сіз-дік ҰҚК-нің"),
        ("kk", "hyphenate", "«Сот,  адвокат!» 50-шіге", "«Сот,  ад-во-кат!» 50-шіге"),
        ("kk-Latn", "hyphenate", "«Täuelsızdık», AQŞ-tyñ", "«Tä-uel-sız-dık», AQŞ-tyñ"),
        ("kk-Arab", "hyphenate", "قازاقستان", "قازاقستان"),
        ("ru", "hyphenate", "безопасность", "без-опас-ность"),
        ("ru", "hyphenate", "Алма-Ата", "Ал-ма-Ата"),
        ("kk-Latn", "date", "2019-06-09|loc", "2019\u00a0jylğy 9\u00a0mausymda"),
        ("kk-Latn", "typography", '"Azattyq" 50-ge', "«Azattyq» 50\u2011ge"),
        ("kk-Arab", "ordinal", "6", "6\u2011شى"),
        ("kk", "ending", "сот|loc,abl", "сотта соттан"),
        ("kk", "typography", "", ""),
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


def test_a_text_of_several_lines_gives_a_result_for_each() -> None:
    assert try_out("kk", "date", ["\ufeff2019-06-09\r\n2018-05\r\n"]) == [
        "2019\u00a0жылғы 9\u00a0маусым",
        "2018\u00a0жылғы мамыр",
    ]


def test_each_text_that_cannot_be_tried_is_told() -> None:
    with pytest.raises(PublishError) as refused:
        try_out("kk", "number", ["5", "x", "1,5"])
    assert [diagnostic.message.partition(":")[0] for diagnostic in refused.value.diagnostics] == ["'x'", "'1,5'"]


def test_a_word_without_end_takes_no_minutes() -> None:
    assert try_out("kk", "ending", ["қа" * 100_000 + "|dat"]) == ["қа" * 100_000 + "ға"]


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
        ("kk", "number", "9" * 50, rf"error\[bad-value\]: '{'9' * 50}' has too many figures, hint: write it in words"),
        ("kk", "ordinal", "9" * 5000, rf"error\[bad-value\]: '{'9' * 60}…': write a whole number: 50, hint: .*"),
        ("kk", "money", "5 QQQ", r"error\[bad-value\]: '5 QQQ': there is no currency 'QQQ'; .*"),
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
