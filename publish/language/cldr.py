"""Turn dates, numbers and sums into the text that CLDR gives for a language.

CLDR is Unicode's locale data, and Babel brings it. `en`, `kk` and `ru` correct what running text wants otherwise.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal, NamedTuple

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent, get_currency_name

from publish.language.order import Alphabet
from publish.language.protocol import Direction, Kind
from publish.language.words import translated

NO_BREAK_SPACE = "\u00a0"

What = Literal["date", "month", "number", "percent", "money"]
"""What a form is asked of: a Kind, or a date that is a whole month."""

_NAMES: dict[What, str] = {
    "date": "a date",
    "month": "a month",
    "number": "a number",
    "percent": "a percentage",
    "money": "a sum of money",
}
_SHORT: dict[What, str] = {"date": "day", "month": "month"}


class Form(NamedTuple):
    """How a value is to be written."""

    short: bool = False
    """Leave the year out."""
    case: str = ""
    """A name from the language's `cases`, or empty."""


class CldrLanguage:
    """A language as CLDR knows it. A language module makes one and overrides what CLDR has wrong."""

    cases: ClassVar[Mapping[What, tuple[str, ...]]] = {}
    """The grammatical cases that the language can put a value into."""
    currency_names: ClassVar[Mapping[str, str]] = {}
    """Names by ISO 4217 code that correct CLDR's."""
    percent_pattern: ClassVar[str] = ""
    """In CLDR's notation; empty keeps CLDR's own."""
    unit_space: ClassVar[str] = " "
    """What stands between a sum and its currency."""

    def __init__(self, tag: str, region_tag: str, own_name: str, alphabet: str, list_letters: str) -> None:
        """`alphabet` is in sorting order, `list_letters` are those that number lists, both in lower case."""
        self.tag = tag
        self.region_tag = region_tag
        self.own_name = own_name
        self.locale = Locale.parse(tag, sep="-")
        self.direction: Direction = "rtl" if self.locale.text_direction == "rtl" else "ltr"
        self.alphabet = Alphabet(alphabet)
        self.list_letters = list_letters

    def words(self, message: str, **values: str) -> str:
        return translated(message, self.tag).format(**values)

    def letter(self, position: int) -> str:
        if position < 1:
            raise ValueError(f"positions in a list count from 1, not {position}")
        rounds, place = divmod(position - 1, len(self.list_letters))
        return (self.letter(rounds) if rounds else "") + self.list_letters[place]

    def sort_key(self, text: str) -> tuple[tuple[int, ...], str]:
        return self.alphabet.sort_key(text)

    def index_letter(self, text: str) -> str:
        return self.alphabet.index_letter(text)

    def write(self, kind: Kind, text: str, form: str = "") -> str:
        match kind:
            case "date" if text.count("-") == 1:
                return self.write_month(date.fromisoformat(f"{text}-01"), self._form("month", form))
            case "date":
                return self.write_date(date.fromisoformat(text), self._form("date", form))
            case "number":
                return self.write_number(text, self._form("number", form))
            case "percent":
                self._form("percent", form)
                return self.write_percent(text)
            case "money":
                amount, _, currency = text.partition(" ")
                return self.write_money(amount, currency, self._form("money", form))

    def _form(self, what: What, text: str) -> Form:
        """Read a form such as `day,loc`."""
        names = [name.strip() for name in text.split(",")] if text else []
        short = _SHORT.get(what, "")
        known = (*filter(None, [short]), *self.cases.get(what, ()))
        for name in names:
            if name not in known:
                there_are = f"the forms are {', '.join(known)}" if known else "it has no forms"
                raise ValueError(f"there is no form '{name}' for {_NAMES[what]}; {there_are}")
        cases = [name for name in names if name != short]
        if len(cases) > 1:
            raise ValueError(f"{_NAMES[what]} can be in one case only, not in {' and '.join(cases)}")
        return Form(short in names, "".join(cases))

    def write_date(self, day: date, form: Form) -> str:
        """`June 9, 2019`, short `June 9`."""
        if form.short:
            return format_skeleton("MMMMd", day, locale=self.locale)
        return format_date(day, "long", self.locale)

    def write_month(self, month: date, form: Form) -> str:
        """`May 2018`, short `May`. `month` is its first day."""
        if form.short:
            return format_date(month, "LLLL", self.locale)
        return format_skeleton("yMMMM", month, locale=self.locale)

    def write_number(self, number: str, form: Form) -> str:  # noqa: ARG002 - some languages have cases
        """`8,774`: grouped, with as many decimals as were typed."""
        pattern = self.locale.decimal_formats[None].pattern
        return format_decimal(Decimal(number), _with_decimals(pattern, number), self.locale)

    def write_percent(self, percent: str) -> str:
        """`70.96%`; there are no forms for it in any language."""
        pattern = self.percent_pattern or self.locale.percent_formats[None].pattern
        return format_percent(Decimal(percent) / 100, _with_decimals(pattern, percent), self.locale)

    def write_money(self, amount: str, currency: str, form: Form) -> str:  # noqa: ARG002 - as above
        """`404,000 tenge`: with the currency's long name, or its code where CLDR has no name."""
        return f"{self.write_number(amount, Form())}{self.unit_space}{self.currency_name(currency, amount)}"

    def currency_name(self, currency: str, amount: str) -> str:
        """The long name of the currency `currency` (ISO 4217), in the number that goes with `amount`."""
        return self.currency_names.get(currency) or get_currency_name(currency, Decimal(amount), self.locale)


def _with_decimals(pattern: str, number: str) -> str:
    """CLDR's `pattern` with the decimals of `number`: `#,##0.###` is `#,##0.00` for 94.20."""
    _, point, decimals = number.partition(".")
    return re.sub(r"0(\.[0#]+)?", f"0{point}{'0' * len(decimals)}", pattern, count=1)
