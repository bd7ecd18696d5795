"""Turn values into Russian: CLDR's `ru`, corrected."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from publish.language.cldr import CldrLanguage, Form, What
from publish.language.typography import NO_BREAK_HYPHEN, NO_BREAK_SPACE, Typography

CASES = ("nom", "gen", "dat", "acc", "ins", "loc")

# The months whose instrumental is stressed on the ending: январём, but апрелем, маем.
_STRESSED = (1, 2, 9, 10, 11, 12)

# What a figure with a hyphen ends in: the last letter of the numeral after a vowel (пятый, 5-й), the last two after a
# consonant (пятого, 5-го): Milchin and Cheltsova. All numerals end alike, but for третьи, 3-и. By gender, then by case.
_ORDINALS = {
    "": dict(zip(CASES, ("й", "го", "му", "й", "м", "м"), strict=True)),
    "f": dict(zip(CASES, ("я", "й", "й", "ю", "й", "й"), strict=True)),
    "n": dict(zip(CASES, ("е", "го", "му", "е", "м", "м"), strict=True)),
    "pl": dict(zip(CASES, ("е", "х", "м", "е", "ми", "х"), strict=True)),
}

TYPOGRAPHY = Typography(
    quotes=("«", "»", "„", "“"),
    prose_dashes=True,
    ending_hyphens=True,
    space_before_percent="(?![-‑])",  # but `5%-й`
    after_figure=(
        *("%", "‰", "°C?", "₸", "₽", r"\$", "€", "£"),
        *("[кмсд]?м[23²³]?", "к?г", "т", "га", "л", "к?Вт", "МВт"),
        *(r"гг?\.", r"ч\.", r"мин\.", r"руб\.", r"тг\.?", r"экз\.", r"чел\.", r"с\."),
        *(r"тыс\.", "млн", "млрд", "трлн", r"тысяч\w*", r"ми(?:лли|лья)\w+", r"триллион\w*"),
        *(r"процент\w*", r"тенге", r"доллар\w*", r"евро", r"рубл\w+"),
        *(r"январ\w+", r"феврал\w+", r"марта?", r"апрел\w+", "мая", r"ию[нл]\w", r"августа?"),
        *(r"сентябр\w+", r"октябр\w+", r"ноябр\w+", r"декабр\w+"),
        *(r"год\w*", "лет", r"месяц\w*", r"недел\w+", "дн(?:я|ей|ям|ями|ях)", "день", "сут(?:ок|ки|кам|ками|ках)"),
        *(r"час\w*", r"минут\w*", r"человек\w*", r"раза?"),
    ),
    after_roman=(r"вв?\.", r"век\w*", r"съезд\w*"),
    before_figure=(
        *("№", "§"),
        r"(?i:ст|п|пп|подп|ч|гл|разд|абз|рис|табл|прил|вып|сс?|стр|т|д|кв|корп|оф|мкр)\.",
    ),
    before_name=(
        *(r"(?<!\d\s)гг?\.", r"ул\.", r"им\.", r"пр\.", r"просп\.", r"пер\.", r"бул\.", r"пл\.", r"мкр\."),
        *(r"пос\.", r"с\.", r"обл\.", r"р\.", r"о\.", r"оз\.", r"проф\.", r"акад\."),
    ),
    before_word=("[вксоуиаяВКСОУИАЯ]", r"см\.", r"т\.", r"ср\."),
    after_word=("же", r"ж(?!\.)", "ли", "бы", r"б(?!\.)", "РК", "РФ"),
    phrases=(
        *(r"[тТ]\. [едпкчн]\.", r"и т\. [дп]\.", r"и др\.", r"и пр\.", r"до н\. э\.", r"н\. э\.", r"с\. г\."),
        *(r"[иИ]\. о\.", r"[сю]\. ш\.", r"[вз]\. д\."),
    ),
)


class Russian(CldrLanguage):
    """Russian as running text wants it: `9 июня 2019 года`, `в марте 2018 года`, `1 049 долларов США`.

    Spaces are U+00A0 after a day, after a year and between a number and its unit: Russian typesetting does not part a
    number from the word that it counts.
    """

    cases: ClassVar[Mapping[What, tuple[str, ...]]] = {"date": CASES, "month": CASES, "number": CASES}
    genders: ClassVar[tuple[str, ...]] = tuple(filter(None, _ORDINALS))

    # CLDR: `казахских тенге`. Russian in Kazakhstan writes `тенге` alone and never declines it.
    currency_names: ClassVar[Mapping[str, str]] = {"KZT": "тенге"}

    unit_space: ClassVar[str] = NO_BREAK_SPACE
    typography: Typography = TYPOGRAPHY

    def write_date(self, day: date, form: Form) -> str:
        """`9 июня 2019 года`, short `9 июня`: after a day the month is in the genitive, whatever the case."""
        # CLDR: `9 июня 2019 г.`. Running text writes `года` out.
        written = f"{day.day}{NO_BREAK_SPACE}{self._month_name(day, 'gen')}"
        return written if form.short else self.with_year(written, day)

    def write_month(self, month: date, form: Form) -> str:
        """`май 2018 года`, short `май`; `мае 2018 года` in the prepositional, `loc`."""
        # CLDR: `май 2018 г.`.
        name = self._month_name(month, form.case or "nom")
        return name if form.short else self.with_year(name, month)

    def with_year(self, written: str, day: date) -> str:
        """`9 июня 2019 года`."""
        return f"{written} {day.year}{NO_BREAK_SPACE}года"

    def write_number(self, number: str, form: Form) -> str:
        if (form.case or form.gender) and not form.ordinal:
            raise ValueError(f"figures have no cases; an ordinal has: 'ord,{form.gender or form.case}'")
        return super().write_number(number, form)

    def write_ordinal(self, number: int, form: Form) -> str:
        """`1‑й`, `2‑го`, `3‑ю`."""
        third = number % 10 == 3 and number % 100 != 13
        ending = _ORDINALS[form.gender][form.case or "nom"]
        if form.gender == "pl" and ending == "е" and third:
            ending = "и"
        return f"{self.ordinal_figures(number)}{NO_BREAK_HYPHEN}{ending}"

    def _month_name(self, day: date, case: str) -> str:
        """The month in a case. CLDR has two of six; the rest follow from the declension of masculine nouns."""
        nominative: str = self.locale.months["stand-alone"]["wide"][day.month]
        genitive: str = self.locale.months["format"]["wide"][day.month]
        stem, soft = genitive[:-1], genitive.endswith("я")
        instrumental = "ём" if day.month in _STRESSED else "ем" if soft else "ом"
        endings = {"gen": genitive[-1], "dat": "ю" if soft else "у", "ins": instrumental, "loc": "е"}
        return stem + endings[case] if case in endings else nominative


RUSSIAN = Russian(
    tag="ru",
    region_tag="ru-RU",
    own_name="русский",
    alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюя",  # without ё, which dictionaries sort as е
    # ё, й, ъ, ы and ь number nothing in documents that follow GOST 2.105; GOST 7.32-2017 leaves out з, о and ч too.
    list_letters="абвгдежзиклмнопрстуфхцчшщэюя",
)
