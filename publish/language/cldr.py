"""Turn dates, numbers and sums into the text that CLDR gives for a language.

CLDR is Unicode's locale data, and Babel brings it. `en`, `kk` and `ru` correct what running text wants otherwise.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal, NamedTuple

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent, get_currency_name, is_currency

from publish.language.order import Alphabet, letter_at
from publish.language.protocol import Direction, Kind
from publish.language.typography import NO_BREAK_SPACE, Typography
from publish.language.words import counted, translated

What = Literal["date", "month", "number", "percent", "money"]
"""What a form is asked of: a Kind, or a date that is a whole month."""

_NAMES: dict[What, str] = {
    "date": "a date",
    "month": "a month",
    "number": "a number",
    "percent": "a percentage",
    "money": "a sum of money",
}
_OPTIONS: dict[What, str] = {"date": "day", "month": "month", "number": "ord"}


class Form(NamedTuple):
    """How a value is to be written."""

    short: bool = False
    """Leave the year out."""
    case: str = ""
    """A name from the language's `cases`, or empty."""
    ordinal: bool = False
    gender: str = ""
    """A name from the language's `genders`, or empty."""


class CldrLanguage:
    """A language as CLDR knows it. A language module makes one and overrides what CLDR has wrong."""

    cases: ClassVar[Mapping[What, tuple[str, ...]]] = {}
    """The grammatical cases that the language can put a value into."""
    genders: ClassVar[tuple[str, ...]] = ()
    """The genders, and the plural, that an ordinal can have next to its case."""
    currency_names: ClassVar[Mapping[str, str]] = {}
    """Names by ISO 4217 code that correct CLDR's."""
    percent_pattern: ClassVar[str] = ""
    """In CLDR's notation; empty keeps CLDR's own."""
    unit_space: ClassVar[str] = " "
    """What stands between a sum and its currency."""
    dash: ClassVar[str] = f"{NO_BREAK_SPACE}— "
    """What stands between the ends of a range that are more than a word each."""
    comma: str = ", "
    typography: Typography = Typography(quotes=("“", "”", "‘", "’"))

    def __init__(self, tag: str, region_tag: str, own_name: str, alphabet: str, list_letters: str) -> None:
        """`alphabet` is in sorting order, `list_letters` are those that number lists, both in lower case."""
        self.tag = self.catalog = tag
        self.region_tag = region_tag
        self.own_name = own_name
        self.locale = Locale.parse(tag, sep="-")
        self.direction: Direction = "rtl" if self.locale.text_direction == "rtl" else "ltr"
        self.alphabet = Alphabet(alphabet)
        self.list_letters = list_letters

    def words(self, message: str, **values: str) -> str:
        return translated(message, self.tag).format(**values)

    def counted(self, one: str, many: str, count: int, **values: str) -> str:
        return counted(one, many, count, self.tag).format(count=self.write("number", str(count)), **values)

    def letter(self, position: int) -> str:
        return letter_at(self.list_letters, position)

    def upper(self, text: str) -> str:
        return text.upper()

    def sort_key(self, text: str) -> tuple[tuple[int, ...], str]:
        return self.alphabet.sort_key(text)

    def index_letter(self, text: str) -> str:
        return self.alphabet.index_letter(text)

    def write(self, kind: Kind, text: str, form: str = "") -> str:
        first, _, last = text.rpartition("/")
        if kind == "date":
            return self._write_dates(first, last, form)
        self._check_order(first, last.partition(" ")[0])
        match kind:
            case "number":
                read = self._form("number", form)
                return self.write_numbers(first, last, read) if first else self.write_number(last, read)
            case "percent":
                self._form("percent", form)
                return self._from(first) + self.write_percent(last)
            case "money":
                amounts, _, currency = text.partition(" ")
                first, _, last = amounts.rpartition("/")
                read = self._form("money", form)
                return self.write_sums(first, last, currency, read) if first else self.write_money(last, currency, read)

    def ordinal(self, number: int, form: str = "") -> str:
        return self.write("number", str(number), f"ord,{form}" if form else "ord")

    def join(self, items: Sequence[str]) -> str:
        return format_list(items, locale=self.locale)

    def _from(self, first: str) -> str:
        """The lower end of a range of numbers, with its dash; nothing where there is no range."""
        return f"{self.write_number(first, Form())}–" if first else ""

    def _check_order(self, first: str, last: str) -> None:
        if first and Decimal(first) >= Decimal(last):
            raise ValueError(f"a range runs from the lower number to the higher, not from {first} to {last}")

    def _write_dates(self, first: str, last: str, text: str) -> str:
        """A date or a month, or a range of either."""
        months = last.count("-") == 1
        form = self._form("month" if months else "date", text)
        start, end = (date.fromisoformat(f"{day}-01" if months else day) for day in (first or last, last))
        if not first:
            return self.write_month(end, form) if months else self.write_date(end, form)
        if start >= end:
            raise ValueError(f"a range runs from the earlier date to the later, not from {first} to {last}")
        if form.short and start.year != end.year:
            raise ValueError(f"a range over two years cannot leave them out, as '{text}' wants")
        return self.write_months(start, end, form) if months else self.write_dates(start, end, form)

    def _form(self, what: What, text: str) -> Form:
        """Read a form such as `day,loc`."""
        names = [name.strip() for name in text.split(",")] if text else []
        option = _OPTIONS.get(what, "")
        genders = self.genders if what == "number" else ()
        known = (*filter(None, [option]), *self.cases.get(what, ()), *genders)
        for name in names:
            if name not in known:
                there_are = f"the forms are {', '.join(known)}" if known else "it has no forms"
                raise ValueError(f"there is no form '{name}' for {_NAMES[what]}; {there_are}")
        gender = [name for name in names if name in genders]
        case = [name for name in names if name not in (option, *genders)]
        for several in (case, gender):
            if len(several) > 1:
                raise ValueError(f"{_NAMES[what]} can be in one case only, not in {' and '.join(several)}")
        chosen, numeric = option in names, what == "number"
        return Form(chosen and not numeric, "".join(case), chosen and numeric, "".join(gender))

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

    def write_dates(self, start: date, end: date, form: Form) -> str:
        """`9–13 июня 2019 года`, short `9–13 июня`: what both ends share is written once. The case falls on the end."""
        if start.year != end.year:
            return f"{self.write_date(start, Form())}{self.dash}{self.write_date(end, form)}"
        last = self.write_date(end, form._replace(short=True))
        whole = start.month != end.month
        first = f"{self.write_date(start, Form(short=True))}{self.dash}" if whole else f"{start.day}–"
        return first + last if form.short else self.with_year(first + last, end)

    def write_months(self, start: date, end: date, form: Form) -> str:
        """`май–сентябрь 2018 года`, short `май–сентябрь`; both months are in the case."""
        if start.year != end.year:
            return f"{self.write_month(start, form)}{self.dash}{self.write_month(end, form)}"
        short = form._replace(short=True)
        written = f"{self.write_month(start, short)}–{self.write_month(end, short)}"
        return written if form.short else self.with_year(written, end)

    def with_year(self, written: str, day: date) -> str:
        """`May–September 2018`: a date without its year, and the year of `day`."""
        return f"{written} {day.year}"

    def write_number(self, number: str, form: Form) -> str:
        """`8,774`: grouped, with as many decimals as were typed."""
        if form.ordinal:
            if "." in number:
                raise ValueError(f"only a whole number can be an ordinal, not {number}")
            return self.write_ordinal(int(number), form)
        pattern = self.locale.decimal_formats[None].pattern
        return format_decimal(Decimal(number), _with_decimals(pattern, number), self.locale)

    def write_numbers(self, first: str, last: str, form: Form) -> str:
        """`30–50`; an ending follows the higher number only: `10–15‑тен`, `50–60‑е`."""
        # Kazakh: par. 44 of the spelling rules of 2019 (`10-15-тен`). Russian by usage in print (review).
        return self._from(first) + self.write_number(last, form)

    def write_ordinal(self, number: int, form: Form) -> str:
        """What the form `ord` makes of a number."""
        raise ValueError(
            f"there are no rules for the ordinals of the language '{self.tag}', so none for {number} {form.case}"
        )

    def ordinal_figures(self, number: int) -> str:
        """The figures of an ordinal: not grouped below 10,000, where they are mostly those of a year."""
        return str(number) if abs(number) < 10_000 else self.write_number(str(number), Form())

    def write_percent(self, percent: str) -> str:
        """`70.96%`; there are no forms for it in any language."""
        pattern = self.percent_pattern or self.locale.percent_formats[None].pattern
        return format_percent(Decimal(percent) / 100, _with_decimals(pattern, percent), self.locale)

    def write_money(self, amount: str, currency: str, form: Form) -> str:  # noqa: ARG002 - as above
        """`404,000 tenge`: with the currency's long name, or its code where CLDR has no name."""
        return f"{self.write_number(amount, Form())}{self.unit_space}{self.currency_name(currency, amount)}"

    def write_sums(self, first: str, last: str, currency: str, form: Form) -> str:
        """`404 000–500 000 тенге`: the currency agrees with the higher sum, as CLDR's plural ranges have it for ru."""
        return self._from(first) + self.write_money(last, currency, form)

    def currency_name(self, currency: str, amount: str) -> str:
        """The long name of the currency `currency` (ISO 4217), in the number that goes with `amount`.

        Raises ValueError for a code that is no currency's.
        """
        if not is_currency(currency):
            raise ValueError(f"there is no currency '{currency}'; write its code of ISO 4217: KZT")
        return self.currency_names.get(currency) or get_currency_name(currency, Decimal(amount), self.locale)


def _with_decimals(pattern: str, number: str) -> str:
    """CLDR's `pattern` with the decimals of `number`: `#,##0.###` is `#,##0.00` for 94.20."""
    _, point, decimals = number.partition(".")
    return re.sub(r"0(\.[0#]+)?", f"0{point}{'0' * len(decimals)}", pattern, count=1)
