"""Turn plainly typed text into typeset text; `~` stands for U+00A0 and `=` for U+2011."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.language import LANGUAGES
from publish.language.typography import OPAQUE, typeset, typeset_runs

Pair = tuple[str, str]

KAZAKH: list[Pair] = [
    # quotation marks
    ('"Азаттық" радиосы', "«Азаттық» радиосы"),
    ('("Азаттық")', "(«Азаттық»)"),
    ('"Азаттық"-тың', "«Азаттық»=тың"),
    ('"«Қазмұнайгаз» компаниясы" деді', "«“Қазмұнайгаз” компаниясы» деді"),
    ('«"Самұрық" қоры» мен «"Даму" қоры»', "«“Самұрық” қоры» мен «“Даму” қоры»"),
    ("«АҚ «Қазмұнайгаз»» деді", "«АҚ “Қазмұнайгаз”» деді"),
    ("„Егемен“ және “Айқын”", "«Егемен» және «Айқын»"),
    ("«а “б „в“ г” д»", "«а “б «в» г” д»"),
    ("«ЖШС «Ромашка» деді", "«ЖШС «Ромашка» деді"),
    ('"Бірінші абзац', "«Бірінші абзац"),
    ("Кот-д'Ивуар", "Кот-д’Ивуар"),
    ("'сөз' деді", "«сөз» деді"),
    ('ұзындығы 5" құбыр', 'ұзындығы 5" құбыр'),
    # dashes
    ("Астана - елорда", "Астана~— елорда"),
    ("Астана -- елорда", "Астана~— елорда"),
    ("Астана — елорда", "Астана~— елорда"),
    ("Астана – елорда", "Астана~— елорда"),
    ("2018 жылы - 12, 2019 жылы - 13", "2018~жылы~— 12, 2019~жылы~— 13"),
    ("9-13 маусым", "9–13~маусым"),
    ("2018-2019 жылдары", "2018–2019~жылдары"),
    ("2018 - 2019 жылдары", "2018–2019~жылдары"),
    ("6,5-7,5 пайыз, 9-13%", "6,5–7,5~пайыз, 9–13~%"),
    ("174-баптың 1-2-бөліктері", "174=баптың 1–2=бөліктері"),
    ("56-4 бап, 56-60-бап, 127-1 бап", "56-4 бап, 56-60=бап, 127-1 бап"),
    ("COVID-19, 08-21, 1-2-3, ISBN 978-601-06-1234-5", "COVID-19, 08-21, 1-2-3, ISBN 978-601-06-1234-5"),
    ("XX-XXI ғасырлар", "XX–XXI~ғасырлар"),
    ("№ 12-15 бұйрық", "№~12-15 бұйрық"),
    ("2018-05, 2019-06-09", "2018-05, 2019-06-09"),
    ("+7 701 250-12-34, 8 (727) 250-12-34", "+7 701 250-12-34, 8 (727) 250-12-34"),
    ("-5 °C, 5 - 3", "-5~°C, 5 - 3"),
    ("Солай...", "Солай…"),
    # no-break spaces
    ("А. Байтұрсынұлы", "А.~Байтұрсынұлы"),
    ("Қ.-Ж. Тоқаев, Қ. К. Тоқаев", "Қ.-Ж.~Тоқаев, Қ.~К.~Тоқаев"),
    ("Байтұрсынұлы А. жазды", "Байтұрсынұлы~А. жазды"),
    ("№ 5, § 117", "№~5, §~117"),
    ("404 000 теңге", "404~000~теңге"),
    ("147 000 000 теңгеге", "147~000~000~теңгеге"),
    ("5 пайызы, 50 %, 50%", "5~пайызы, 50~%, 50~%"),
    ("50%-ға", "50~%=ға"),
    ("2019 ж., 2019 жылғы 9 маусымда", "2019~ж., 2019~жылғы 9~маусымда"),
    ("ХХІ ғасыр, III том", "ХХІ~ғасыр, III~том"),
    ("нан, су және т. б.", "нан, су және т.~б."),
    ("т. с. с.", "т.~с.~с."),
    ("ҚР Үкіметі", "ҚР~Үкіметі"),
    # hyphens
    ("50-ге, 404 000-ға, 5-ші, 7-бөлім", "50=ге, 404~000=ға, 5=ші, 7=бөлім"),
    ("10-15-тен", "10-15=тен"),
    ("ҰҚК-нің, АҚШ-тың", "ҰҚК=нің, АҚШ=тың"),
    ("қара-көк, 3f1c2a52-7d0b-4c55-9f0e-5b0f6f2c9a19", "қара-көк, 3f1c2a52-7d0b-4c55-9f0e-5b0f6f2c9a19"),
    # no prose
    ("https://a.kz/9-13-т?q='x'&y=9-13 - дерек", "https://a.kz/9-13-т?q='x'&y=9-13~— дерек"),
    ("«https://a.kz/9-13» сайты", "«https://a.kz/9-13» сайты"),
    ("a-1-b@mail.kz - пошта", "a-1-b@mail.kz~— пошта"),
    ("01-section-1.md, --lang", "01-section-1.md, --lang"),
]

RUSSIAN: list[Pair] = [
    ('Радио "Азаттык"', "Радио «Азаттык»"),
    ('"Компания "Казмунайгаз"" сказала', "«Компания „Казмунайгаз“» сказала"),
    ("«ТОО «Ромашка»» закрыто", "«ТОО „Ромашка“» закрыто"),
    ("«ТОО «Ромашка» закрыто", "«ТОО «Ромашка» закрыто"),
    ("“Слово” и „дело“", "«Слово» и~«дело»"),
    ("Астана - столица", "Астана~— столица"),
    ("слово--дело", "слово~— дело"),
    ("9-13 июня 2019 года", "9–13~июня 2019~года"),
    ("ст. 56-4 кодекса", "ст.~56-4 кодекса"),
    ("статья 56-4", "статья 56-4"),
    ("в доме и у реки, с ним", "в~доме и~у~реки, с~ним"),
    ("В Астане", "В~Астане"),
    ("г. Нур-Султан", "г.~Нур-Султан"),
    ("ст. 5, п. 2, рис. 3, табл. 4", "ст.~5, п.~2, рис.~3, табл.~4"),
    ("2019 г., 2018-2019 гг., XX в.", "2019~г., 2018–2019~гг., XX~в."),
    ("В 2019 г. Алматы", "В~2019~г. Алматы"),
    ("в XX-XXI вв.", "в~XX–XXI~вв."),
    ('Он сказал: "Да", - и ушёл.', "Он сказал: «Да»,~— и~ушёл."),
    ("он же, она ли, кто бы, так ж", "он~же, она~ли, кто~бы, так~ж"),
    ("Желание лично быть", "Желание лично быть"),
    ("и т. д., т. е.", "и~т.~д., т.~е."),
    ("А. С. Пушкин, Пушкин А. С.", "А.~С.~Пушкин, Пушкин~А.~С."),
    ("404 000 тенге, 1 049 долларов США", "404~000~тенге, 1~049~долларов США"),
    ("5 %, 5%, 5%-й", "5~%, 5~%, 5%=й"),
    ("1-й, 20-летний, МВД-шный", "1=й, 20=летний, МВД=шный"),
    ("Кот-д'Ивуар", "Кот-д’Ивуар"),
    ("№ 5", "№~5"),
]

ENGLISH: list[Pair] = [
    ('He said "yes".', "He said “yes”."),
    ("\"He said 'yes' to me.\"", "“He said ‘yes’ to me.”"),
    ('"a "b" c"', "“a ‘b’ c”"),
    ("don't, dogs' tails, the '90s, rock 'n' roll", "don’t, dogs’ tails, the ’90s, rock ’n’ roll"),
    ("‘He said “yes”’", "‘He said “yes”’"),
    ("«yes»", "“yes”"),
    ("6'2\"", "6'2\""),
    ("§ 5, No. 7, J. Smith", "§~5, No.~7, J.~Smith"),
    ("20 - 30, 9-13, two-year", "20 - 30, 9-13, two-year"),
    ("2 million", "2~million"),
]


def shown(text: str) -> str:
    return text.replace("\u00a0", "~").replace("\u2011", "=")


@pytest.mark.parametrize(
    ("tag", "typed", "expected"),
    [(tag, *pair) for tag, pairs in (("en", ENGLISH), ("kk", KAZAKH), ("ru", RUSSIAN)) for pair in pairs],
)
def test_plain_text_is_typeset(tag: str, typed: str, expected: str) -> None:
    rules = LANGUAGES[tag].typography
    once = typeset(typed, rules)
    assert shown(once) == expected
    assert typeset(once, rules) == once


@pytest.mark.parametrize(
    ("tag", "typed", "expected"),
    [
        ("kk", '"|Азаттық|" радиосы', "«|Азаттық|» радиосы"),
        ("kk", "2019| жылғы |9|-13 маусым", "2019|~жылғы |9|–13~маусым"),
        ("kk", "50|-ге және |ҰҚК|-нің", "50|=ге және |ҰҚК|=нің"),
        ("kk", "сөз -|- сөз", "сөз~—| сөз"),
        ("kk", "50|%", "50|~%"),
        ("kk", f'"|{OPAQUE}|" - код', f"«|{OPAQUE}|»~— код"),
        ("kk", f'"сөз|{OPAQUE}|" деді', f"«сөз|{OPAQUE}|» деді"),
        ("kk", "||", "||"),
        ("ru", "в |доме| же", "в~|доме|~же"),
        ("ru", f"см. |{OPAQUE}", f"см.~|{OPAQUE}"),
    ],
)
def test_the_runs_of_a_passage_are_one_text(tag: str, typed: str, expected: str) -> None:
    assert shown("|".join(typeset_runs(typed.split("|"), LANGUAGES[tag].typography))) == expected


def test_a_text_is_typeset_between_its_neighbours() -> None:
    rules = LANGUAGES["kk"].typography
    assert shown(typeset('" - деді', rules, before='"Иә')) == "»~— деді"
    assert shown(typeset("5 ", rules, after="пайыз")) == "5~"


# What typography looks at, in any order: faults show where rules meet.
PIECES = st.sampled_from(
    [
        *("\"'«»“”„‘’- —–.%№§ \u00a0‑\n5" + OPAQUE),
        *("  ", "--", "...", "сөз", "А.", "Б", "в", "г.", "ҚР", "ҰҚК", "жылғы", "2018", "404", "000", "9-13", "т. б."),
        *("и т. д.", "же", "https://a.kz/", "a@b.kz", "XX", "%-й", "-ге", "2018 - 2019", "n't"),
    ]
)
RUNS = st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=4)


@pytest.mark.parametrize("tag", LANGUAGES)
@settings(deadline=None)
@given(runs=RUNS)
def test_setting_twice_changes_nothing(tag: str, runs: list[str]) -> None:
    once = typeset_runs(runs, LANGUAGES[tag].typography)
    assert typeset_runs(once, LANGUAGES[tag].typography) == once


@pytest.mark.parametrize("tag", LANGUAGES)
@settings(deadline=None)
@given(runs=RUNS)
def test_the_runs_and_their_words_stay(tag: str, runs: list[str]) -> None:
    def words(text: str) -> str:
        return "".join(sign for sign in text if sign.isalnum() or sign == OPAQUE)

    set_runs = typeset_runs(runs, LANGUAGES[tag].typography)
    assert list(map(words, set_runs)) == list(map(words, runs))
