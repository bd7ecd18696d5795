"""Turn Kazakh in Cyrillic letters into Latin and Arabic ones. The triples are in `scripts.tsv`."""

import csv
from pathlib import Path
from unicodedata import normalize

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from publish.language.kk import KAZAKH
from publish.language.protocol import Language
from publish.language.scripts import convert_pieces, to_arabic, to_latin
from publish.language.scripts.arabic import ARABIC
from publish.language.scripts.conversion import is_mixed
from publish.language.scripts.derived import ArabicKazakh, LatinKazakh
from publish.language.scripts.exceptions import NO_EXCEPTIONS, Exceptions
from publish.language.scripts.latin import LATIN, lower, upper
from publish.language.scripts.review import MERGING, Target, doubts
from publish.language.typography import typeset

CYRILLIC = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
TABLE = Path(__file__).with_name("scripts.tsv")
DICTIONARY = Path("/usr/share/hunspell/kk_KZ.dic")


def triples() -> list[object]:
    with TABLE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [pytest.param(*list(row.values())[:3], id=row["Cyrillic"]) for row in rows]


@pytest.mark.parametrize(("cyrillic", "latin", "arabic"), triples())
def test_a_text_in_three_scripts(cyrillic: str, latin: str, arabic: str) -> None:
    assert to_latin(cyrillic) == latin
    assert to_arabic(cyrillic) == arabic


@pytest.mark.parametrize("letter", CYRILLIC)
def test_every_letter_is_converted_in_both_cases(letter: str) -> None:
    for sign in (letter, letter.upper()):
        assert not set(to_latin(sign) + to_arabic(sign)) & set(CYRILLIC + CYRILLIC.upper())
    assert to_latin(letter.upper()) in {upper(to_latin(letter)), upper(to_latin(letter)[:1]) + to_latin(letter)[1:]}


@given(st.text(alphabet="abkz ,.:/?İı%«»–05\u00a0\u202f\u2011()[]"))
def test_what_is_not_kazakh_stays_in_latin(text: str) -> None:
    assert to_latin(text) == text


@given(st.text(alphabet=CYRILLIC + "ЮЯИІ ,-5a?.«»%"))
def test_a_converted_text_stays_as_it_is(text: str) -> None:
    for convert in (to_latin, to_arabic):
        assert convert(convert(text)) == convert(text)


@given(st.lists(st.text(alphabet="әбіянеқи -ЮЦАҚХІ5,?a\u0301\u0306\u00ad")))
def test_pieces_make_the_same_text(pieces: list[str]) -> None:
    """Wherever the text is cut, between a letter and its accent too."""
    spellings = {"АҚ": "JŞS", "қиян": "x y"}
    for script, convert in ((LATIN, to_latin), (ARABIC, to_arabic)):
        converted = convert_pieces(pieces, script, spellings)
        assert len(converted) == len(pieces)
        assert normalize("NFC", "".join(converted)) == convert("".join(pieces), spellings)


def test_a_word_that_markup_cuts_is_one_word() -> None:
    assert convert_pieces(["мәслихат", "тің", " үйі"], ARABIC) == ["ٴماسليحات", "تىڭ", " ٴۇيى"]
    assert convert_pieces(["алфавит", "інің"], ARABIC) == ["ٴالفاۆيت", "ىنىڭ"]
    assert convert_pieces(["Ю", "НЕСКО"], LATIN) == ["İU", "NESKO"]
    assert convert_pieces(["А", "ҚШ"], ARABIC) == ["ا", "\u00a0ق\u00a0ش"]
    assert convert_pieces(["каби", "\u0306"], LATIN) == ["kabi", ""]


def test_soft_hyphens_and_stress_marks() -> None:
    assert to_latin("қа\u00adзақ а\u0301тлас") == "qa\u00adzaq \u00e1tlas"
    assert to_arabic("қа\u00adзақ а\u0301тлас") == "قازاق اتلاس"


# ----------------------------------------------------------------------------------------------------------- exceptions

LATIN_SPELLINGS = {
    "юнеско": "UNESCO",
    "Ньютон": "Newton",
    "цирк": "tsirk",
    "Нью-Йорк": "New York",
    "Біріккен Ұлттар Ұйымы": "BŪŪ",
    "АҚ": "JŞS",
    "компьютер": "kömpüter",
    "компьютерлендіру": "kömpüterleu",
    "интернет": "internet",
    "Тоқаев": "Tokayev",
    "Қазақстан Республикасы": "QR",
    "Байтұрсынұлы": "Baitursynuly",
    "Алматы": "Almaty",
    "рубль": "rubl",
    "сот": "SOT",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ЮНЕСКО-ның, ЮНЕСКОның", "UNESCO-nyñ, UNESCOnyñ"),
        ("Ньютонның заңы, ньютондар", "Newtonnyñ zañy, Newtondar"),
        ("цирк, Цирктердің, ЦИРККЕ", "tsirk, Tsirkterdıñ, TSİRKKE"),
        ("циркуль, цирколог", "sirkul, sirkolog"),  # no endings
        ("Нью\u2011Йоркте", "New Yorkte"),
        ("Біріккен\u00a0Ұлттар Ұйымының", "BŪŪnyñ"),
        ("ақ үй, «Қазақтелеком» АҚ", "aq üi, «Qazaqtelekom» JŞS"),
        ("компьютерлендіру мен компьютерлерімізде", "kömpüterleu men kömpüterlerımızde"),
        ("ИНТЕРНЕТ, Интернетте, интернетіндегі", "İNTERNET, İnternette, internetındegı"),
        ("Тоқаевқа, Тоқаевтікі, Тоқаевтар, Тоқаевич", "Tokayevqa, Tokayevtıkı, Tokayevtar, Toqaeviş"),
        ("Қазақстан республикасында, Республикасына", "QRnda, Respublikasyna"),  # the stem is possessed itself
        ("Байтұрсынұлына, Байтұрсынұлында", "Baitursynulyna, Baitursynulynda"),
        ("Алматыдағылардың, алматылықтарға", "Almatydağylardyñ, Almatylyqtarğa"),
        ("рубльге, рублі, рублімен", "rublge, rublı, rublımen"),  # ь goes before і
        ("АҚША, АҚТАУ, АҚ-қа, АҚтың", "AQŞA, AQTAU, JŞS-qa, JŞStyñ"),  # an initialism has small endings
        ("сотқа, сотталды, сотталушы", "SOTqa, sottaldy, sottaluşy"),
    ],
)
def test_latin_exceptions(text: str, expected: str) -> None:
    assert to_latin(text, LATIN_SPELLINGS) == expected


ARABIC_SPELLINGS = {
    "фабрика": "پابريكا",
    "әліпби": "ٴالىپبي",
    "факультет": "پاكۋلتەت",
    "дизайн": "ديزاين",
    "мұғалім": "مۇعالىم",
    "Мұрат Әбдір": "مۇرات ٴابدىر",
    "ит": "ءيت",
    "юнеско": "UNESCO",
    "Ньютон": "Newton",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("фабрика, фабрикаға", "پابريكا، پابريكاعا"),
        ("әліпби, әліпбидің, әліпбиге", "ٴالىپبي، ٴالىپبيدىڭ، الىپبيگە"),
        ("факультет, факультетінің", "پاكۋلتەت، پاكۋلتەتىنىڭ"),
        ("дизайн, дизайнның, дизайнінің", "ديزاين، ديزايننىڭ، ٴديزاينىنىڭ"),
        ("мұғаліміміз, мұғалімге", "مۇعالىمىمىز، مۇعالىمگە"),  # ع keeps the hamza away
        ("Мұрат Әбдірдің, Мұрат Әбдірге", "مۇرات ٴابدىردىڭ، مۇرات ابدىرگە"),  # only the last word has endings
        ("ит, итке", "ٴيت، يتكە"),  # typed with U+0621
        ("Юнесконың, юнескоға", "UNESCOنىڭ، UNESCOعا"),
        ("Ньютондікі, Ньютонның", "Newtonدىكى، Newtonنىڭ"),
        ("Google, Googleдың", "Google، Googleدىڭ"),
    ],
)
def test_arabic_exceptions(text: str, expected: str) -> None:
    assert to_arabic(text, ARABIC_SPELLINGS) == expected


# --------------------------------------------------------------------------------------------------------------- review


def in_doubt(text: str, target: Target, exceptions: Exceptions = NO_EXCEPTIONS) -> list[str]:
    return [doubt.word for doubt in doubts(text, target, exceptions)]


def test_words_to_review() -> None:
    text = "Цирк пен заң: ҰҚК мен Aқпарат, ащы мен ашы; заң, заң! ЮНЕСКО-ның үйі"
    assert in_doubt(text, "Latn") == ["Цирк", "ҰҚК", "Aқпарат", "ащы", "ашы", "ЮНЕСКО"]
    assert in_doubt(text, "Latn", {"цирк": "sirk", "ЮНЕСКО": "UNESCO"}) == ["ҰҚК", "Aқпарат", "ащы", "ашы"]
    assert in_doubt(text, "Arab") == ["Цирк", "ҰҚК", "Aқпарат", "ЮНЕСКО"]


def test_a_doubt_says_why() -> None:
    assert doubts("ащы ашы", "Latn")[1].reasons == (
        "another word of the dictionary is spelled the same",
        "becomes the same as ащы",
    )
    assert doubts("бірыңғай", "Arab")[0].reasons == ("back and front vowels, with hamza",)
    assert doubts("Тоқаев", "Arab")[0].reasons == ("е after a vowel",)
    assert doubts("бюро", "Latn")[0].reasons == ("no rule for ю я after a consonant",)
    assert doubts("мораторийі", "Latn")[0].reasons == ("no rule for й beside и ю я",)


def test_what_is_settled_is_no_doubt() -> None:
    """The letters of the table, я and ю in Kazakh words, Roman figures, and words that the press agrees on."""
    text = "Назарбаев фактор экономика баяндама саяси сияқты яғни ХХІ ғасыр"
    assert in_doubt(text, "Latn") == []
    assert in_doubt("бірақ, қауіпті, қазір, төрағасы; чек, ащы, саясат, фактор, вагон", "Arab") == []


@pytest.mark.skipif(not DICTIONARY.is_file(), reason="hunspell-kk is not installed")
def test_the_merging_words_are_those_of_the_dictionary() -> None:
    lines = DICTIONARY.read_text("utf-8-sig").splitlines()[1:]
    words = {line.split("/")[0].lower() for line in lines if line and not is_mixed(line.split("/")[0])}
    merged: dict[str, set[str]] = {}
    for word in words:
        merged.setdefault(to_latin(word), set()).add(word)
    assert {word for group in merged.values() if len(group) > 1 for word in group} == MERGING


# ------------------------------------------------------------------------------------------------------------ languages

KK_LATN: Language = LatinKazakh(KAZAKH)
KK_ARAB: Language = ArabicKazakh(KAZAKH)


@pytest.mark.parametrize(
    ("language", "date", "money", "percent", "ordinal", "label"),
    [
        (KK_LATN, "2019 jylğy 9 mausymda", "404 000 teñge", "70,96 %", "50‑şı", "7-bölım"),
        (KK_ARAB, "2019 جىلعى 9 ماۋسىمدا", "404 000 تەڭگە", "70,96 %", "50‑ٴشى", "7-ٴبولىم"),
    ],
    ids=["kk-Latn", "kk-Arab"],
)
def test_values_and_labels(language: Language, date: str, money: str, percent: str, ordinal: str, label: str) -> None:
    written = [
        language.write("date", "2019-06-09", "loc"),
        language.write("money", "404000 KZT"),
        language.write("percent", "70.96"),
        language.ordinal(50),
        language.words("Section {number}", number="7"),
    ]
    assert [text.replace("\u00a0", " ") for text in written] == [date, money, percent, ordinal, label]


def test_values_keep_the_spaces_and_hyphens_of_the_cyrillic_ones() -> None:
    for language in (KK_LATN, KK_ARAB):
        for kind, text in (("money", "404000 KZT"), ("percent", "70.96"), ("number", "8774")):
            signs = [[sign for sign in each.write(kind, text) if not sign.isalpha()] for each in (KAZAKH, language)]  # type: ignore[arg-type]
            assert signs[0] == signs[1]


def test_what_fills_a_message_is_not_converted() -> None:
    assert KK_LATN.words("Issued by {issuer}", issuer="«А» https://мысал.kz/") == "Şyğaruşy: «А» https://мысал.kz/"
    assert KK_ARAB.join(["А, б", "B", "В"]) == "А, б، B جانە В"
    with pytest.raises(KeyError):
        KK_LATN.words("Issued by {issuer}")


def test_latin_order() -> None:
    words = "zañ ıs is Şah sol ülken ūlt uaqyt ñ name ärı asyl İlıias Qaz Kök Ğylym Gaz öz ot yqpal Wikipedia vals"
    ordered = "asyl ärı Gaz Ğylym ıs İlıias is Kök name ñ ot öz Qaz sol Şah uaqyt ūlt ülken vals Wikipedia yqpal zañ"
    assert sorted(words.split(), key=KK_LATN.sort_key) == ordered.split()
    letters = [KK_LATN.index_letter(word) for word in ("ıs", "İlıias", "is", "«Aq", "ğ", "2019", "ştat")]
    assert letters == ["I", "İ", "İ", "A", "Ğ", "#", "Ş"]


def test_arabic_order() -> None:
    words = to_arabic("ел әлем ата бақ ән жер ян үй ұл вагон от гүл кел қала").split()
    ordered = to_arabic("ата әлем ән ел бақ жер қала кел гүл от ұл үй вагон ян").split()
    assert sorted(words, key=KK_ARAB.sort_key) == ordered
    assert [KK_ARAB.index_letter(word) for word in ("ٴان", "ان", "«ەل»")] == ["ا", "ا", "ە"]


@pytest.mark.parametrize("names", ["months", "days"])
def test_months_and_days_are_those_of_cldr(names: str) -> None:
    cyrillic, arabic = (getattr(Locale.parse(tag), names)["format"]["wide"].values() for tag in ("kk", "kk_Arab"))
    assert [to_arabic(name).replace("\u0674", "\u0621") for name in cyrillic] == list(arabic)


def test_letters_of_lists() -> None:
    assert [KK_LATN.letter(place) for place in (1, 2, 3, 31, 32)] == ["a", "ä", "b", "z", "aa"]
    assert KK_ARAB.letter(1) == "ا"
    with pytest.raises(ValueError, match="count from 1"):
        KK_LATN.letter(0)


def test_capitals_know_two_letters_i() -> None:
    assert upper("ıs-qimyl") == "IS-QİMYL"
    assert lower("IS-QİMYL") == "ıs-qimyl"


def test_typography_knows_the_words_of_the_script() -> None:
    assert "teñge\\w*" in "|".join(KK_LATN.typography.after_figure)
    assert KK_ARAB.typography.quotes == ("«", "»", "‹", "›")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Телефоны +7 (727) 250-12-34, 251-12-34", "تەلەفونى <+7 (727) 250-12-34>، 251<-12-34>"),
        ("Кодекстің 174-1-бабы, 56-4-бап", "كودەكستىڭ 174<-1>‑بابى، 56<-4>‑باپ"),
        ("Ауа -5 °C, −2 °C, 5 °C", "اۋا <-5_°C>، <−2_°C>، 5<_°C>"),
        ("2019-06-09 күні", "2019<-06-09>_كۇنى"),
        ("9-13 маусымда, 404 000 теңге, 70,96 %", "9–13_ماۋسىمدا، 404_000_تەڭگە، 70,96_%"),
        ("https://q.kz/a-1-2 және COVID-19-дан 50-ге", "https://q.kz/a-1-2 جانە COVID-19‑دان 50‑گە"),
        ('"Ол: "Жоқ", - деді"', "«ول: ‹جوق›،_— دەدى»"),
        ("9 сәуір, 9 сәуірде", "9_ٴساۋىر، 9_ساۋىردە"),
    ],
)
def test_arabic_typography(text: str, expected: str) -> None:
    """What bidi would turn stands between marks, here < and >; a space that does not break is _ here."""
    once = typeset(KK_ARAB.converted(text), KK_ARAB.typography)  # type: ignore[attr-defined]
    assert typeset(once, KK_ARAB.typography) == once
    assert once.translate(str.maketrans("\u200e\u200f\u00a0", "<>_")) == expected
