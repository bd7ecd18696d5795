"""Turn values into Russian: CLDR's `ru`, corrected."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from publish.language.cldr import NO_BREAK_SPACE, CldrLanguage, Form, What

CASES = ("nom", "gen", "dat", "acc", "ins", "loc")

# The months whose instrumental is stressed on the ending: январём, but апрелем, маем.
_STRESSED = (1, 2, 9, 10, 11, 12)


class Russian(CldrLanguage):
    """Russian as running text wants it: `9 июня 2019 года`, `в марте 2018 года`, `1 049 долларов США`.

    Spaces are U+00A0 after a day, after a year and between a number and its unit: Russian typesetting does not part a
    number from the word that it counts.
    """

    cases: ClassVar[Mapping[What, tuple[str, ...]]] = {"date": CASES, "month": CASES}

    # CLDR: `казахских тенге`. Russian in Kazakhstan writes `тенге` alone and never declines it.
    currency_names: ClassVar[Mapping[str, str]] = {"KZT": "тенге"}

    unit_space: ClassVar[str] = NO_BREAK_SPACE

    def write_date(self, day: date, form: Form) -> str:
        """`9 июня 2019 года`, short `9 июня`: after a day the month is in the genitive, whatever the case."""
        # CLDR: `9 июня 2019 г.`. Running text writes `года` out.
        written = f"{day.day}{NO_BREAK_SPACE}{self._month_name(day, 'gen')}"
        return written if form.short else f"{written} {self._year(day)}"

    def write_month(self, month: date, form: Form) -> str:
        """`май 2018 года`, short `май`; `мае 2018 года` in the prepositional, `loc`."""
        # CLDR: `май 2018 г.`.
        name = self._month_name(month, form.case or "nom")
        return name if form.short else f"{name} {self._year(month)}"

    def _year(self, day: date) -> str:
        return f"{day.year}{NO_BREAK_SPACE}года"

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
