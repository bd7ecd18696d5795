"""Turn words into dictionary order, index letters and list letters."""

import random
import time
from itertools import groupby, permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.language import LANGUAGES
from publish.language.scripts import to_arabic, to_latin


def recorded(tag: str) -> list[str]:
    """Words in the order that ICU gave them: record_icu_order.mjs."""
    lines = Path(__file__).with_name(f"icu-order-{tag}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("# ")]


def shuffled(words: list[str]) -> list[str]:
    return random.Random(7).sample(words, len(words))  # noqa: S311 - no secret


@pytest.mark.parametrize("tag", LANGUAGES)
def test_words_are_in_the_order_of_icu(tag: str) -> None:
    words = recorded(tag)
    assert len(words) > 700
    assert sorted(shuffled(words), key=LANGUAGES[tag].sort_key) == words


@pytest.mark.parametrize("tag", LANGUAGES)
def test_an_index_of_the_recorded_words_has_each_letter_once(tag: str) -> None:
    language = LANGUAGES[tag]
    headings = [heading for heading, _ in groupby(recorded(tag), language.index_letter)]
    assert len(headings) == len(set(headings))
    assert headings == sorted(headings, key=language.sort_key)


@given(st.sampled_from(list(LANGUAGES)), st.lists(st.text(max_size=4), max_size=30))
def test_an_index_of_any_texts_has_each_letter_once(tag: str, texts: list[str]) -> None:
    language = LANGUAGES[tag]
    headings = [heading for heading, _ in groupby(sorted(texts, key=language.sort_key), language.index_letter)]
    assert len(headings) == len(set(headings))


@pytest.mark.parametrize(
    ("tag", "in_order"),
    [
        ("en", "bail|“Bloody January”|bribery|café worker|child labor|child-care|children|D’Angelo|de facto|deaf"),
        ("en", "café|cafe bar|café bar|cafeteria|resume|Resume|résumé|resumes|Žižek|zone|ZZ Top|жер"),
        (
            "kk",
            "2019|ағаш|Азамат|ақпан|әділет|баспа|ғалым|дала|Еңбек|ёлка|жер|иық|йод|кеме|қала|нан|ңғ|он|өмір|ту|ұлт|үй",
        ),
        ("kk", "фирма|хат|һәм|цирк|щит|ыстық|ілім|эпос|юрист|яғни|BBC"),
        ("kk", "жер жаңғағы|жер-су|жерлеу"),
        ("kk", "адам|адам құқықтары|Адам саудасы|адам-ақ|адамгершілік|адамдар"),
        ("kk", "«100 қадам» жоспары|әділ сот|«Егемен Қазақстан»|ЕҚЫҰ|еңбек дауы|«Еңбек туралы» заң|еңбекақы|ереуіл"),
        (
            "kk-Latn",
            "10-bap|2-bap|adam|ädılet|bilık|cent|fond|gaz|ğalym|habar|ılım|İran|jer|kelısım|lager|name|ñ|ot|ökıl",
        ),
        ("kk-Latn", "paraq|qala|rūqsat|sot|söz|şağym|tergeu|uaqyt|ūlt|üi|vagon|Washington|xerox|yqpal|zañ"),
        ("ru", "100 дней|автор|«Азаттык»|еж|ёж|ежевика|ёлка|жук|и|йод|яма|Amnesty"),
        ("ru", "права|права человека|Права-2|правда"),
        ("ru", "лёд|ледник|лень|Лёня|небо|неё|ней|нейтралитет|нёс|нести|чёрный|чёрт|черта"),
        ("ru", "аул|Әуезов|Казахстан|каша|Қазақстан|уж|ҰҚК"),
    ],
)
def test_words_are_in_dictionary_order(tag: str, in_order: str) -> None:
    expected = in_order.split("|")
    assert sorted(shuffled(expected), key=LANGUAGES[tag].sort_key) == expected


@pytest.mark.parametrize(
    ("tag", "in_order"),
    [
        ("kk", "Егемен|«Егемен Қазақстан»|егер"),  # signs before the first letter do not count
        ("kk", "50-ге|50‑ге|50-ден"),  # nor does it matter which hyphen it is
        ("ru", "О'Нил|О’Нил|О'Нил-сын|О’Нил-сын"),  # or which apostrophe
        ("ru", "приказ № 3|приказ 3|приказ о приёме"),  # № is a sign, not No
        ("kk-Arab", "ا|ءابىل|اتا|ٴاتى|ەل"),  # the hamza does not count
    ],
)
def test_some_of_the_order_is_not_icus(tag: str, in_order: str) -> None:
    expected = in_order.split("|")
    assert sorted(shuffled(expected), key=LANGUAGES[tag].sort_key) == expected


@pytest.mark.parametrize(
    ("tag", "in_order"),
    [
        ("ru", ("еж", "Еж", "ёж", "Ёж")),  # accents count before capitals
        ("ru", ("ёж", "«ёж»", "е\u0308ж")),  # equal but for signs and spelling in Unicode: the text decides
    ],
)
def test_the_order_does_not_depend_on_the_one_before(tag: str, in_order: tuple[str, ...]) -> None:
    orders = {tuple(sorted(words, key=LANGUAGES[tag].sort_key)) for words in permutations(in_order)}
    assert len(orders) == 1


def test_accents_count_before_capitals_and_small_letters_come_first() -> None:
    words = ["Ёж", "ёж", "Еж", "еж", "е\u0301ж"]
    assert sorted(words, key=LANGUAGES["ru"].sort_key) == ["еж", "Еж", "е\u0301ж", "ёж", "Ёж"]


def test_an_index_of_a_whole_dictionary_is_sorted_at_once() -> None:
    words = [word + ending for word in recorded("kk") for ending in ("", "лар", "дың", "ға", "ны", "да", "дан")]
    words = [f"{word} {number}" for word in words for number in range(4)]
    start = time.process_time()
    assert len(sorted(words, key=LANGUAGES["kk"].sort_key)) > 50_000
    assert time.process_time() - start < 10  # 1 s by itself; the machine may have other work


@pytest.mark.parametrize(
    ("tag", "headings"),
    [
        ("en", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"),
        ("kk", "А Ә Б В Г Ғ Д Е Ё Ж З И Й К Қ Л М Н Ң О Ө П Р С Т У Ұ Ү Ф Х Һ Ц Ч Ш Щ Ъ Ы І Ь Э Ю Я"),
        ("ru", "А Б В Г Д Е Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ъ Ы Ь Э Ю Я"),
        ("kk-Latn", "A Ä B D E F G Ğ H I İ J K L M N Ñ O Ö P Q R S Ş T U Ū Ü V Y Z"),
        ("kk-Arab", "ا ە ب پ ت ج چ ح د ر ز س ش ع ف ق ك گ ڭ ل م ن ھ و ۇ ۆ ۋ ى ي"),
    ],
)
def test_each_letter_of_an_alphabet_has_its_heading(tag: str, headings: str) -> None:
    language, letters = LANGUAGES[tag], headings.split()
    assert sorted(shuffled(letters), key=language.sort_key) == letters
    assert [language.index_letter(letter) for letter in letters] == letters


def test_small_letters_have_the_headings_of_their_capitals() -> None:
    assert [LANGUAGES["kk"].index_letter(letter) for letter in "әғёйқңөұүһі"] == list("ӘҒЁЙҚҢӨҰҮҺІ")
    assert [LANGUAGES["kk-Latn"].index_letter(letter) for letter in "äğıiñöşūü"] == list("ÄĞIİÑÖŞŪÜ")


def test_the_scripts_of_kazakh_list_a_word_under_the_letter_it_begins_with() -> None:
    words = [
        "Әділет",
        "Еңбек",
        "Ғалым",
        "Жаңаөзен",
        "Қазақстан",
        "Өскемен",
        "Ұлттық",
        "Үкімет",
        "Шымкент",
        "Иран",
        "Ішкі",
    ]
    latin = [LANGUAGES["kk-Latn"].index_letter(to_latin(word)) for word in words]
    arabic = [LANGUAGES["kk-Arab"].index_letter(to_arabic(word)) for word in words]
    assert (latin, arabic) == (list("ÄEĞJQÖŪÜŞİI"), list("اەعجقوۇۇشيى"))


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en", "apple", "A"),
        ("en", "Éclair", "E"),
        ("en", "Ångström", "A"),
        ("en", "Ægir", "A"),
        ("en", "Øystein", "O"),
        ("en", "İstanbul", "I"),
        ("en", "Əliyev", "Ə"),
        ("en", "ﬁnal", "F"),
        ("en", "@amnesty", "A"),
        ("en", "2019", "#"),
        ("en", "€ 5", "#"),
        ("en", "…", "#"),
        ("en", "", "#"),
        ("en", "Әуезов", "Ә"),
        ("en", "йод", "Й"),
        ("kk", "әкім", "Ә"),
        ("kk", "«Іскер»", "І"),
        ("kk", "ёлка", "Ё"),
        ("kk", "BBC", "B"),
        ("kk", "№ 5 бұйрық", "#"),
        ("kk", "Ґудзь", "Г"),
        ("kk", "قازاق", "ق"),
        ("kk", "\u00adел", "Е"),
        ("kk", "и\u0306од", "Й"),
        ("kk-Latn", "Internet", "I"),
        ("kk-Latn", "internet", "İ"),
        ("kk-Latn", "I\u0307nternet", "İ"),
        ("kk-Latn", "Šmit", "S"),
        ("kk-Latn", "жер", "Ж"),
        ("kk-Arab", "ءان", "ا"),
        ("kk-Arab", "«ەل»", "ە"),
        ("kk-Arab", "ﻗﺎﻻ", "ق"),
        ("kk-Arab", "ـبار", "ب"),
        ("kk-Arab", "٢٠١٩", "#"),
        ("kk-Arab", "BBC", "B"),
        ("ru", "ёлка", "Е"),
        ("ru", "е\u0308лка", "Е"),
        ("ru", "и\u0301го", "И"),
        ("ru", "йод", "Й"),
        ("ru", "«Азаттык»", "А"),
        ("ru", "Қазақстан", "Қ"),
        ("ru", "Їжак", "І"),
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
