"""Turn what publication.toml asks of its editions into policies: `minimum`, `below`, `fallback`, `[edition.kk]`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, get_args

from publish.diagnostics import Report, Span
from publish.document.nodes import MINIMUM_STATES, Fallback, Minimum, Policy, Shortfall
from publish.language import LANGUAGES

CHOICES = {"below": get_args(Shortfall), "fallback": get_args(Fallback)}
SETTINGS = ("minimum", *CHOICES)
MINIMUM = re.compile(rf"\s*(?P<state>{'|'.join(MINIMUM_STATES)})\s+(?P<percent>\d{{1,3}}(?:\.\d+)?)\s*%\s*")


def read_policies(values: Mapping[str, Any], lines: Sequence[str], place: Span, report: Report) -> tuple[Policy, ...]:
    """The policies of the languages that have one of their own, then that of all.

    A table takes over what it does not say: `[edition.kk-Latn]` from `[edition.kk]`, and that from the top of the file.
    """
    reader = _Reader(lines, place, report)
    common = reader.policy(Policy(), {key: values[key] for key in SETTINGS if isinstance(values.get(key), str)}, "")
    tables = values.get("edition", {})
    found: dict[str, Policy] = {}
    for lang in sorted(tables if isinstance(tables, dict) else (), key=len):  # kk before kk-Latn
        table, span = tables[lang], reader.span(lang, "")
        if lang not in LANGUAGES or not isinstance(table, dict):
            hint = f"the languages are {', '.join(LANGUAGES)}: write [edition.kk]"
            report.error("unknown-language", f"there is no edition '{lang}'", span, hint)
            continue
        for key in (key for key in table if key not in SETTINGS):
            hint = f"the settings of an edition are {', '.join(SETTINGS)}"
            report.error("unknown-setting", f"there is no setting '{key}'", reader.span(lang, key), hint)
        basis = found.get(LANGUAGES[lang].catalog, common)
        found[lang] = reader.policy(replace(basis, lang=lang), table, lang)
    return (*found.values(), *([common] if common != Policy() else []))


class _Reader:
    """Reads settings, and finds the lines that they stand on: TOML readers keep none."""

    def __init__(self, lines: Sequence[str], place: Span, report: Report) -> None:
        self.lines, self.place, self.report = lines, place, report

    def policy(self, basis: Policy, table: Mapping[str, Any], lang: str) -> Policy:
        """A policy as `basis`, but for what the table says."""
        changes: dict[str, Any] = {}
        for key, choices in CHOICES.items():
            if key in table and table[key] in choices:
                changes[key] = table[key]
            elif key in table:
                hint = f"write {' or '.join(choices)}"
                self.report.error("bad-setting", f"'{key}' is {table[key]!r}", self.span(lang, key), hint)
        if "minimum" in table:
            span = self.span(lang, "minimum")
            changes |= {"minimum": self._minimum(table["minimum"], span), "span": span}
        return replace(basis, **changes)

    def _minimum(self, value: object, span: Span) -> Minimum | None:
        found = MINIMUM.fullmatch(str(value))
        if found is None or Fraction(found["percent"]) > 100:
            hint = 'write a state and a share of the words: minimum = "reviewed 100 %"'
            self.report.error("bad-setting", f"{value!r} is no minimum; the states are {', '.join(MINIMUM_STATES)}",
                              span, hint)  # fmt: skip
            return None
        return Minimum(found["state"], Fraction(found["percent"]))  # type: ignore[arg-type]

    def span(self, lang: str, key: str) -> Span:
        """The line of a key of the table `[edition.<lang>]`, or of that table; of a key outside of tables."""
        table = ""
        for number, line in enumerate(self.lines, 1):
            head = re.match(r"\s*\[+\s*([^\]]*?)\s*\]", line)
            table = head[1].replace('"', "").replace("'", "") if head else table
            named = not key and table == f"edition.{lang}"
            there = table == (f"edition.{lang}" if lang else "") and re.match(rf"\s*{re.escape(key)}\s*=", line)
            if named or (key and there):
                return Span(self.place.path, number, len(line) - len(line.lstrip()) + 1)
        return self.place
