"""Turn Kazakh months, currencies and numerals into their cases."""

import pytest

from publish.language.kk_cases import CASES, attach, ending, spoken_end


@pytest.mark.parametrize(
    "forms",  # nominative, then as CASES: genitive, dative, accusative, locative, ablative, instrumental
    [
        "қаңтар қаңтардың қаңтарға қаңтарды қаңтарда қаңтардан қаңтармен",
        "ақпан ақпанның ақпанға ақпанды ақпанда ақпаннан ақпанмен",
        "наурыз наурыздың наурызға наурызды наурызда наурыздан наурызбен",
        "сәуір сәуірдің сәуірге сәуірді сәуірде сәуірден сәуірмен",
        "мамыр мамырдың мамырға мамырды мамырда мамырдан мамырмен",
        "маусым маусымның маусымға маусымды маусымда маусымнан маусыммен",
        "шілде шілденің шілдеге шілдені шілдеде шілдеден шілдемен",
        "тамыз тамыздың тамызға тамызды тамызда тамыздан тамызбен",
        "қыркүйек қыркүйектің қыркүйекке қыркүйекті қыркүйекте қыркүйектен қыркүйекпен",
        "қазан қазанның қазанға қазанды қазанда қазаннан қазанмен",
        "қараша қарашаның қарашаға қарашаны қарашада қарашадан қарашамен",
        "желтоқсан желтоқсанның желтоқсанға желтоқсанды желтоқсанда желтоқсаннан желтоқсанмен",
        "теңге теңгенің теңгеге теңгені теңгеде теңгеден теңгемен",
        "елу елудің елуге елуді елуде елуден елумен",
        "су судың суға суды суда судан сумен",
        "клуб клубтың клубқа клубты клубта клубтан клубпен",
    ],
)
def test_attach_follows_harmony_and_the_last_sound(forms: str) -> None:
    nominative, *expected = forms.split()
    assert [attach(nominative, case) for case in CASES] == expected


@pytest.mark.parametrize(
    "forms",
    [
        "доллары долларының долларына долларын долларында долларынан долларымен",
        "рублі рублінің рубліне рублін рублінде рублінен рублімен",
    ],
)
def test_a_possessed_word_has_its_own_endings(forms: str) -> None:
    nominative, *expected = forms.split()
    assert [attach(nominative, case, possessed=True) for case in CASES] == expected


@pytest.mark.parametrize("word", ["", "USD", "7"])
def test_attach_refuses_what_is_no_kazakh_word(word: str) -> None:
    with pytest.raises(ValueError, match="no Kazakh word"):
        attach(word, "loc")


@pytest.mark.parametrize(
    ("number", "last_word", "dative", "ablative"),
    [
        (0, "нөл", "ге", "ден"),
        (1, "бір", "ге", "ден"),
        (2, "екі", "ге", "ден"),
        (3, "үш", "ке", "тен"),
        (4, "төрт", "ке", "тен"),
        (5, "бес", "ке", "тен"),
        (6, "алты", "ға", "дан"),
        (7, "жеті", "ге", "ден"),
        (8, "сегіз", "ге", "ден"),
        (2019, "тоғыз", "ға", "дан"),
        (10, "он", "ға", "нан"),
        (20, "жиырма", "ға", "дан"),
        (30, "отыз", "ға", "дан"),
        (40, "қырық", "қа", "тан"),
        (150, "елу", "ге", "ден"),
        (60, "алпыс", "қа", "тан"),
        (70, "жетпіс", "ке", "тен"),
        (80, "сексен", "ге", "нен"),
        (90, "тоқсан", "ға", "нан"),
        (300, "жүз", "ге", "ден"),
        (404000, "мың", "ға", "нан"),
        (3000000, "миллион", "ға", "нан"),
        (10**9, "миллиард", "қа", "тан"),
        (10**12, "триллион", "ға", "нан"),
    ],
)
def test_an_ending_after_a_figure_follows_its_last_spoken_word(
    number: int, last_word: str, dative: str, ablative: str
) -> None:
    word = spoken_end(number)
    assert (word, ending(word, "dat"), ending(word, "abl")) == (last_word, dative, ablative)
