"""Turn diagnostics into what people and machines read: lines, JSON, SARIF, and the annotations of GitHub."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from publish.checks import CHECKS, FINDINGS
from publish.diagnostics import Diagnostic

JSON_VERSION = 1
"""Changes when a field is renamed or goes; new fields do not change it."""
COMMAND_SIGNS, PROPERTY_SIGNS = "%\r\n", "%\r\n:,"
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(found: Sequence[Diagnostic], _: str = "") -> str:
    """A line for each: `path:line: error[code]: message, hint: how to mend`."""
    return "".join(f"{each}\n" for each in found)


def as_json(found: Sequence[Diagnostic], _: str = "") -> str:
    """An object with `version`, `summary` and `diagnostics`; each of these has the same seven fields."""
    rows = [
        {
            "severity": each.severity,
            "code": each.code,
            "message": each.message,
            "hint": each.hint,
            "path": each.span.path if each.span else "",
            "line": each.span.line if each.span else 0,
            "column": each.span.column if each.span else 0,
        }
        for each in found
    ]
    return _dumped({"version": JSON_VERSION, "summary": counts(found), "diagnostics": rows})


def as_sarif(found: Sequence[Diagnostic], folder: str = "") -> str:
    """SARIF 2.1.0 (OASIS), as code scanning services read it: a rule for each code, and a result for each finding."""
    rules = [_rule(code, severity, title) for code, (severity, title) in titles().items()]
    rules += [_rule(code, "error", code) for code in dict.fromkeys(each.code for each in found) if code not in titles()]
    places = {rule["id"]: index for index, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "publish", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, places[each.code], folder) for each in found],
    }
    return _dumped({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, severity: str, title: str) -> dict[str, Any]:
    return {"id": code, "shortDescription": {"text": title}, "defaultConfiguration": {"level": severity}}


def _result(found: Diagnostic, rule: int, folder: str) -> dict[str, Any]:
    hint = f" ({found.hint})" if found.hint else ""
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": found.severity,
        "message": {"text": f"{found.message}{hint}"},
    }
    if found.span:
        place: dict[str, Any] = {"artifactLocation": {"uri": _uri(_path(found, folder))}}
        if found.span.line:
            column = {"startColumn": found.span.column} if found.span.column else {}
            place["region"] = {"startLine": found.span.line, **column}
        result["locations"] = [{"physicalLocation": place}]
    return result


def as_github(found: Sequence[Diagnostic], folder: str = "") -> str:
    """Commands that GitHub's runner shows beside the changed lines: `::error file=...,line=3,title=code::message`."""
    return "".join(map("{}\n".format, (_command(each, folder) for each in found)))


def _command(found: Diagnostic, folder: str) -> str:
    kind = {"note": "notice"}.get(found.severity, found.severity)
    properties = []
    if found.span:
        properties.append(("file", _path(found, folder)))
        properties += [(key, str(at)) for key, at in (("line", found.span.line), ("col", found.span.column)) if at]
    properties.append(("title", found.code))
    listed = ",".join(f"{key}={_escaped(value, PROPERTY_SIGNS)}" for key, value in properties)
    hint = f", hint: {found.hint}" if found.hint else ""
    return f"::{kind} {listed}::{_escaped(found.message + hint, COMMAND_SIGNS)}"


def _escaped(text: str, signs: str) -> str:
    """As GitHub's own toolkit does: what would end a command or a property is percent-encoded."""
    return "".join(f"%{ord(sign):02X}" if sign in signs else sign for sign in text)


def _path(found: Diagnostic, folder: str) -> str:
    """The file as it is seen from where the program runs."""
    return str(PurePosixPath(folder) / (found.span.path if found.span else ""))


def _uri(path: str) -> str:
    return quote(path)


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def counts(found: Sequence[Diagnostic]) -> dict[str, int]:
    """How many errors, warnings and notes there are."""
    count = Counter(each.severity for each in found)
    return {"errors": count["error"], "warnings": count["warning"], "notes": count["note"]}


def summary(found: Sequence[Diagnostic]) -> str:
    """`1 error, 2 warnings`"""
    return ", ".join(_counted(number, name) for name, number in counts(found).items())


def _counted(number: int, name: str) -> str:
    return f"{number} {name[:-1] if number == 1 else name}"


def titles() -> dict[str, tuple[str, str]]:
    """Every code of `publish check`, with its severity and what it means."""
    return {code: (check.severity, check.title) for code, check in CHECKS.items()} | FINDINGS


FORMATS: dict[str, Callable[[Sequence[Diagnostic], str], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}
