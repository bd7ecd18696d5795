"""Turn English text into the values that it states: dates, years, shares, sums and numbers, and how often."""

import re
from collections import Counter
from datetime import date
from decimal import Decimal

MONTHS = [f"{date(2019, month, 1):%B}" for month in range(1, 13)]
WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_WORD = rf"(?:{'|'.join(WORDS)})"
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|\b{_WORD}\b)"
_ENDS = rf"(?P<low>{_NUMBER})(?:\s*(?:-|–|to|or|and)\s*(?P<high>{_NUMBER}))?"
_SCALE = r"(?P<million>[\s-]million)?"
PATTERNS = {
    "day": rf"{_MONTH}\s(?P<low>\d\d?)\b(?:[-–](?P<high>\d\d?)\b)?(?:,\s(?P<year>\d{{4}}))?",
    "month": rf"\b{_MONTH}\b(?:\s(?P<year>\d{{4}}))?",
    "percent": rf"{_ENDS}(?:\s?%|[\s-]percent)",
    "USD": rf"\${_ENDS}{_SCALE}",
    "KZT": rf"{_ENDS}{_SCALE}\stenge",
    "EUR": rf"{_ENDS}{_SCALE}\seuros",
    "year": r"(?<![\w$.,/-])(?P<low>(?:19|20)\d\d)(?:-|–)?(?P<high>(?:19|20)\d\d)?(?!\w|[,.]\d)",
    "number": rf"(?<![\w$./])(?P<low>{_NUMBER}){_SCALE}(?![\w/])",
}
OURS = re.compile(r"\b[Ss]ections? \d+(?:\.\w\b)?(?: and section \d\.\w)?")
"""References are no facts."""


def values(text: str) -> Counter[str]:
    """The values of a text, in one form: `2019-06-09`, `2018-05`, `year 2017`, `94.2 %`, `404000 KZT`, `8774`.

    A date without a year belongs to 2019, as the source report and the publication say of theirs; 2019 alone is left
    out, as one of them says "during the year". Both ends of a range count. So do numbers in words from two on.
    """
    text = OURS.sub(" ", text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2011", "-"))
    found: Counter[str] = Counter()
    for kind, pattern in PATTERNS.items():
        for match in re.finditer(pattern, text):
            found.update(_values(kind, match))
        text = re.sub(pattern, " ", text)  # what has been read is no plain number any more
    found.pop("year 2019", None)
    return found


def _values(kind: str, match: re.Match[str]) -> list[str]:
    parts = match.groupdict()
    if kind == "month":
        return [f"{parts['year'] or 2019}-{_month(parts['month'])}"]
    ends = [end for end in (parts["low"], parts.get("high")) if end]
    if kind == "day":
        return [f"{parts['year'] or 2019}-{_month(parts['month'])}-{int(end):02}" for end in ends]
    if kind == "year":
        return [f"year {end}" for end in ends]
    plain = [_plain(end, 1_000_000 if parts.get("million") else 1) for end in ends]
    unit = {"percent": " %", "number": ""}.get(kind, f" {kind}")
    return [number + unit for number in plain]


def _month(name: str) -> str:
    return f"{MONTHS.index(name) + 1:02}"


def _plain(digits: str, scale: int) -> str:
    number = Decimal(WORDS.index(digits) + 2 if digits in WORDS else digits.replace(",", ""))
    return format((number * scale).normalize(), "f")
