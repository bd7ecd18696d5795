"""Turn Kazakh figures, initialisms and names into their cases; find wrong endings. `=` stands for U+2011."""

from itertools import combinations

import pytest

from publish.language.endings import (
    _FORMS,
    _SAMPLES,
    attach_to_figure,
    attach_to_initialism,
    attach_to_name,
    wrong_endings,
)
from publish.language.kk_cases import CASES, Case


@pytest.mark.parametrize(
    ("number", "case", "expected"),
    [
        (50, "dat", "50=ге"),
        (2019, "loc", "2019=да"),
        (6, "dat", "6=ға"),
        (100, "dat", "100=ге"),
        (15, "abl", "15=тен"),
        (25, "dat", "25=ке"),
        (40, "gen", "40=тың"),
        (0, "dat", "0=ге"),
    ],
)
def test_an_ending_after_a_figure(number: int, case: Case, expected: str) -> None:
    assert attach_to_figure(str(number), case).replace("\u2011", "=") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("404 000", "404 000=ға"),
        ("2018–2019", "2018–2019=ға"),
        ("-5", "-5=ке"),
        ("COVID-19", "COVID-19=ға"),
        ("50 %", "50 %=ға"),
        ("0,5%", "0,5%=ға"),
    ],
)
def test_an_ending_after_what_ends_in_a_figure(text: str, expected: str) -> None:
    assert attach_to_figure(text, "dat").replace("\u2011", "=") == expected


@pytest.mark.parametrize("text", ["6.4", "6,4", "", "бес"])
def test_a_decimal_is_read_in_several_ways(text: str) -> None:
    with pytest.raises(ValueError, match="does not end in a whole number"):
        attach_to_figure(text, "dat")


@pytest.mark.parametrize(
    "expected",
    [
        # genitive and dative, as institutions, par. 73 of the rules and the guide to state papers have them
        "ҰҚК=нің ҰҚК=ге",
        "ІІМ=нің ІІМ=ге",
        "ОСК=нің ОСК=ге",
        "МКК=нің МКК=ге",
        "ЕҚЫҰ=ның ЕҚЫҰ=ға",
        "БҰҰ=ның БҰҰ=ға",
        "ДДСҰ=ның ДДСҰ=ға",
        "ДИАҚБ=ның ДИАҚБ=ға",
        "ТМД=ның ТМД=ға",
        "ЖШС=ның ЖШС=ға",
        "ЕО=ның ЕО=ға",
        "АҚ=ның АҚ=ға",
        "АҚШ=тың АҚШ=қа",
        "ҚазҰУ=дың ҚазҰУ=ға",
        "ҚазТрансОйл=дың ҚазТрансОйл=ға",
        "НАТО=ның НАТО=ға",
        "МАГАТЭ=нің МАГАТЭ=ге",
        "ЮНИСЕФ=тің ЮНИСЕФ=ке",
        # by the same rules
        "ҚР=ның ҚР=ға",
        "БАҚ=тың БАҚ=қа",
        "АЭС=тің АЭС=ке",
        "ЖОО=ның ЖОО=ға",
        "ҰБТ=ның ҰБТ=ға",
        "ҚХА=ның ҚХА=ға",
        "ЕАЭО=ның ЕАЭО=ға",
        "ӘКК=нің ӘКК=ге",
        "СІМ=нің СІМ=ге",
        "ЖІӨ=нің ЖІӨ=ге",
        "МӘМС=тің МӘМС=ке",
        "ЖИТС=тің ЖИТС=ке",
    ],
)
def test_an_ending_after_an_initialism(expected: str) -> None:
    initialism = expected.partition("=")[0]
    cases: tuple[Case, Case] = ("gen", "dat")
    written = [attach_to_initialism(initialism, case) for case in cases]
    assert " ".join(written).replace("\u2011", "=") == expected


@pytest.mark.parametrize("initialism", ["", "OSCE", "С-300", "ХХІ"])
def test_an_initialism_is_in_kazakh_letters(initialism: str) -> None:
    with pytest.raises(ValueError, match="no Kazakh word"):
        attach_to_initialism(initialism, "dat")


@pytest.mark.parametrize(
    "forms",  # the name, its genitive and its dative
    [
        "Ішкі істер министрлігі|Ішкі істер министрлігінің|Ішкі істер министрлігіне",
        "Ұлттық қауіпсіздік комитеті|Ұлттық қауіпсіздік комитетінің|Ұлттық қауіпсіздік комитетіне",
        "Орталық сайлау комиссиясы|Орталық сайлау комиссиясының|Орталық сайлау комиссиясына",
        "Қазақстан Республикасы|Қазақстан Республикасының|Қазақстан Республикасына",
        "Парламент Мәжілісі|Парламент Мәжілісінің|Парламент Мәжілісіне",
        "Америка Құрама Штаттары|Америка Құрама Штаттарының|Америка Құрама Штаттарына",
        "Жоғарғы Соты|Жоғарғы Сотының|Жоғарғы Сотына",
        "Мәжіліс|Мәжілістің|Мәжіліске",
        "Сенат|Сенаттың|Сенатқа",
        "мәслихат|мәслихаттың|мәслихатқа",
        "әкімдік|әкімдіктің|әкімдікке",
        "Бас Прокурор|Бас Прокурордың|Бас Прокурорға",
        "Бас прокуратура|Бас прокуратураның|Бас прокуратураға",
        "Уәкіл|Уәкілдің|Уәкілге",
        "миссия|миссияның|миссияға",
        "Нұр-Сұлтан|Нұр-Сұлтанның|Нұр-Сұлтанға",
        "Астана|Астананың|Астанаға",
        "Ахмет Байтұрсынұлы|Ахмет Байтұрсынұлының|Ахмет Байтұрсынұлына",
        "Тбилиси|Тбилисидің|Тбилисиге",
        "Алматы|Алматының|Алматыға",
        "Абай ұлы|Абай ұлының|Абай ұлына",
        "қызы|қызының|қызына",
        "ұлы|ұлының|ұлыға",
        "Қасым-Жомарт Тоқаев|Қасым-Жомарт Тоқаевтың|Қасым-Жомарт Тоқаевқа",
        "Жанболат Мамай|Жанболат Мамайдың|Жанболат Мамайға",
        "Мұхтар Жәкішев|Мұхтар Жәкішевтің|Мұхтар Жәкішевке",
        "полиция бөлімі|полиция бөлімінің|полиция бөліміне",
        "тергеу изоляторы|тергеу изоляторының|тергеу изоляторына",
        "Қазақстан халқы|Қазақстан халқының|Қазақстан халқына",
        "құқық қорғаушы|құқық қорғаушының|құқық қорғаушыға",
        "азаматтық белсенді|азаматтық белсендінің|азаматтық белсендіге",
    ],
)
def test_a_name_in_its_cases(forms: str) -> None:
    name, genitive, dative = forms.split("|")
    assert (attach_to_name(name, "gen"), attach_to_name(name, "dat")) == (genitive, dative)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Жасы 50-ға толды.", [("50-ға", "50-ге")]),
        ("Жасы 50‑ға толды.", [("50‑ға", "50‑ге")]),
        ("2019-де 6-ге, 404 000-ге", [("2019-де", "2019-да"), ("6-ге", "6-ға"), ("404 000-ге", "404 000-ға")]),
        ("Пайызы 50 %-ке жетті.", [("50 %-ке", "50 %-ға")]),
        ("10–15-тан асты", [("15-тан", "15-тен")]),
        ("50-шы, 6-ші, 5-ші", [("50-шы", "50-ші"), ("6-ші", "6-шы")]),
        ("ҰҚК-ның, АҚШ-ның, ЕҚЫҰ-нің", [("ҰҚК-ның", "ҰҚК-нің"), ("АҚШ-ның", "АҚШ-тың"), ("ЕҚЫҰ-нің", "ЕҚЫҰ-ның")]),
        ("50-ге, 2019-да, ҰҚК-нің, АҚШ-тың, 15-тен, 7-бөлім, 3-кестеде, 5-тарау", []),
        ("6,4-ке; ХҚК-ның; 56-4-бап; v2-де", []),
        ("18:00-де, 5:30-да, 09.06.2019-да, № 16-0-ге", []),
        ("наурыздың 9-ы, 20-сынан, 15-інде; 98 %-ы; 50-і; 2019-дағы, АҚШ-тағы, 5-шіде", []),
        ("9-і, 6-сі, 15-ында, 2-ы", [("9-і", "9-ы"), ("6-сі", "6-сы"), ("15-ында", "15-інде"), ("2-ы", "2-сі")]),
        ("2019-дегі, АҚШ-дағы, 6-шіде", [("2019-дегі", "2019-дағы"), ("АҚШ-дағы", "АҚШ-тағы"), ("6-шіде", "6-шыда")]),
        ("70,96%-ке, 3 млрд-ға", [("70,96%-ке", "70,96%-ға"), ("млрд-ға", "млрд-қа")]),
        ("ЕАЭО-ге, БАӘ-ға, ДСҰ-нің", [("ЕАЭО-ге", "ЕАЭО-ға"), ("БАӘ-ға", "БАӘ-ге"), ("ДСҰ-нің", "ДСҰ-ның")]),
        ("БҰҰ-ға, ҚХА-ның; ІІІ-ке, ХІІ-ге; ЖШС-не, ТЖМ-нің, А-дан Б-ға", []),
    ],
)
def test_wrong_endings_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert wrong_endings(text) == expected


def test_an_ending_is_that_of_one_form() -> None:
    forms = [{ending for word in _SAMPLES for ending in [form(word)]} for form in _FORMS]
    assert [first & second for first, second in combinations(forms, 2) if first & second] == []


def test_whatever_is_attached_is_right() -> None:
    numbers = [*range(200), 1000, 2019, 404000, 10**6, 10**9]
    text = ", ".join(attach_to_figure(str(number), case) for number in numbers for case in CASES)
    assert wrong_endings(text) == []
