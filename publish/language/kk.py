"""Turn values into Kazakh in Cyrillic script: CLDR's `kk`, corrected."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, cast

from publish.language.cldr import NO_BREAK_SPACE, CldrLanguage, Form, What
from publish.language.kk_cases import CASES, Case, attach, ending, spoken_end

NO_BREAK_HYPHEN = "\u2011"


class Kazakh(CldrLanguage):
    """Kazakh as running text wants it: `2019 жылғы 9 маусымда`, `404 000 теңгеге`, `50‑ге`.

    Spaces are U+00A0 after a year, after a day and between a number and its unit, so that lines do not break there.
    """

    # A percentage has no cases: no rule that we know says how an ending follows the sign.
    cases: ClassVar[Mapping[What, tuple[str, ...]]] = {"date": CASES, "month": CASES, "number": CASES, "money": CASES}

    # CLDR: `Қазақстан теңгесі`. Statutes and the press of Kazakhstan write `404 000 теңге`.
    currency_names: ClassVar[Mapping[str, str]] = {"KZT": "теңге"}

    # CLDR has no space; the spelling rules of 2019, par. 107, print `50 %` and forbid a line break before the sign.
    percent_pattern: ClassVar[str] = f"#,##0{NO_BREAK_SPACE}%"

    # The same paragraph: a figure and its unit stay on one line (`25 га`, `50 см`).
    unit_space: ClassVar[str] = NO_BREAK_SPACE

    def write_date(self, day: date, form: Form) -> str:
        """`2019 жылғы 9 маусым`, short `9 маусым`; the case falls on the month."""
        # CLDR: `2019 ж. 9 маусым`. Statutes write the year out: `2020 жылғы 9 шілдеде № 7303 болып тіркелді`
        # (adilet.zan.kz, V20VK007303).
        written = f"{day.day}{NO_BREAK_SPACE}{self._month_name(day, form)}"
        return written if form.short else f"{day.year}{NO_BREAK_SPACE}жылғы {written}"

    def write_month(self, month: date, form: Form) -> str:
        """`2018 жылғы мамыр`, short `мамыр`."""
        # CLDR: `2018 ж. мамыр`.
        name = self._month_name(month, form)
        return name if form.short else f"{month.year}{NO_BREAK_SPACE}жылғы {name}"

    def _month_name(self, day: date, form: Form) -> str:
        # CLDR's "stand-alone" names are right at the head of a calendar only: they have capitals.
        return _attached(self.locale.months["format"]["wide"][day.month], form)

    def write_number(self, number: str, form: Form) -> str:
        """`8 774`; with a case `50‑ге`: the ending follows the numeral as it is read aloud."""
        # The hyphen is par. 44 of the spelling rules of 2019 (`6-ға`, `100-ге дейін`); it must not end a line.
        written = super().write_number(number, form)
        if not form.case:
            return written
        if "." in number:
            raise ValueError(f"only a whole number can be in a case, not {number}")
        numeral = spoken_end(abs(int(number)))
        return f"{written}{NO_BREAK_HYPHEN}{ending(numeral, cast(Case, form.case))}"

    def write_money(self, amount: str, currency: str, form: Form) -> str:
        """`404 000 теңге`; the case falls on the currency: `404 000 теңгеге`, `1 049 АҚШ долларына`."""
        return _attached(super().write_money(amount, currency, Form()), form, self.currency_name(currency, amount))


def _attached(text: str, form: Form, name: str = "") -> str:
    """`text` in its case. A currency's `name` of two words has the possessive: АҚШ доллары, the dollar of the USA."""
    if not form.case:
        return text
    possessed = " " in name and name.endswith(("ы", "і"))
    return attach(text, cast(Case, form.case), possessed=possessed)


KAZAKH = Kazakh(
    tag="kk",
    region_tag="kk-KZ",
    own_name="қазақша",
    alphabet="аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    # (review) Lists run а), ә), б), в), г), ғ), д); ё, й, ъ and ь number nothing, as in Russian. We know of no rule.
    list_letters="аәбвгғдежзикқлмнңоөпрстуұүфхһцчшщыіэюя",
)
