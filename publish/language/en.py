"""Turn values into English: CLDR's `en`, corrected."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from string import ascii_lowercase
from typing import ClassVar

from babel.numbers import format_currency

from publish.language.cldr import CldrLanguage, Form
from publish.language.typography import Typography

# Little: what is typed in English is mostly what is wanted, and its hyphens and dashes mean what they are.
TYPOGRAPHY = Typography(
    quotes=("“", "”", "‘", "’"),
    after_figure=("percent", "(?:m|b|tr)illion", r"[ap]\.m\.", "km", "kg"),
    before_figure=("§", "§§", "No\\.", "Nos\\."),
    before_name=("Mr\\.", "Mrs\\.", "Ms\\.", "Dr\\."),
)


class English(CldrLanguage):
    """English as the United States write it: `June 9, 2019`, `8,774`, `$1,049`."""

    # CLDR: `Kazakhstani tenges`. In a publication on Kazakhstan the country goes without saying, and English-language
    # practice there leaves the plural as it is: `404,000 tenge`. CLDR's `Turkish Lira` and `Kyrgystani` are misspelt.
    currency_names: ClassVar[Mapping[str, str]] = {"KZT": "tenge", "KGS": "Kyrgyz som", "TRY": "Turkish lira"}

    # The Chicago Manual of Style, 6.78: an en dash without spaces. CLDR has thin spaces, and months cut short.
    dash: ClassVar[str] = "–"
    typography: Typography = TYPOGRAPHY

    def write_dates(self, start: date, end: date, form: Form) -> str:
        """`June 9–13, 2019`, short `June 9–13`; `May 28–June 3, 2019`."""
        if start.year != end.year:
            return super().write_dates(start, end, form)
        first = self.write_date(start, Form(short=True))
        last = str(end.day) if start.month == end.month else self.write_date(end, Form(short=True))
        return f"{first}–{last}" if form.short else f"{first}–{last}, {end.year}"

    def write_numbers(self, first: str, last: str, form: Form) -> str:
        """`30–50`, `5th–7th`."""
        return f"{self.write_number(first, form)}–{self.write_number(last, form)}"

    def write_ordinal(self, number: int, form: Form) -> str:  # noqa: ARG002 - other languages have cases
        """`1st`, `12th`, `1,022nd`."""
        plain = number % 100 in (11, 12, 13)
        ending = "th" if plain else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{self.write_number(str(number), Form())}{ending}"

    def write_money(self, amount: str, currency: str, form: Form) -> str:
        """`404,000 tenge`, `$1,049`: dollars of the United States take CLDR's sign, as in American running text."""
        if currency != "USD":
            return super().write_money(amount, currency, form)
        _, point, decimals = amount.partition(".")
        # CLDR's pattern, but with as many decimals as were typed: it always writes two.
        pattern = f"¤#,##0{point}{'0' * len(decimals)}"
        return format_currency(Decimal(amount), currency, pattern, self.locale, currency_digits=False)

    def write_sums(self, first: str, last: str, currency: str, form: Form) -> str:
        """`404,000–500,000 tenge`, `$1,049–$2,000`."""
        if currency == "USD":
            return f"{self.write_money(first, currency, form)}–{self.write_money(last, currency, form)}"
        # A range is a plural whatever its ends (CLDR's plural ranges): `0.5–1 euros`. 0 is a plural too.
        return f"{self._from(first)}{self.write_number(last, form)}{self.unit_space}{self.currency_name(currency, '0')}"


ENGLISH = English(
    tag="en", region_tag="en-US", own_name="English", alphabet=ascii_lowercase, list_letters=ascii_lowercase
)
