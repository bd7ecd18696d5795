"""Turn values into English: CLDR's `en`, corrected."""

from collections.abc import Mapping
from decimal import Decimal
from string import ascii_lowercase
from typing import ClassVar

from babel.numbers import format_currency

from publish.language.cldr import CldrLanguage, Form


class English(CldrLanguage):
    """English as the United States write it: `June 9, 2019`, `8,774`, `$1,049`."""

    # CLDR: `Kazakhstani tenges`. In a publication on Kazakhstan the country goes without saying, and English-language
    # practice there leaves the plural as it is: `404,000 tenge`.
    currency_names: ClassVar[Mapping[str, str]] = {"KZT": "tenge"}

    def write_money(self, amount: str, currency: str, form: Form) -> str:
        """`404,000 tenge`, `$1,049`: dollars of the United States take CLDR's sign, as in American running text."""
        if currency != "USD":
            return super().write_money(amount, currency, form)
        _, point, decimals = amount.partition(".")
        # CLDR's pattern, but with as many decimals as were typed: it always writes two.
        pattern = f"¤#,##0{point}{'0' * len(decimals)}"
        return format_currency(Decimal(amount), currency, pattern, self.locale, currency_digits=False)


ENGLISH = English(
    tag="en", region_tag="en-US", own_name="English", alphabet=ascii_lowercase, list_letters=ascii_lowercase
)
