"""Turn an EPUB into the accessibility faults that Ace by DAISY finds in it."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.validators.installation import SEARCH, absent, run

FAILING = {"critical", "serious", "moderate"}


def missing() -> str | None:
    """What is not installed."""
    return absent("Ace", "ace-cli", "chromium")


def validate(path: Path) -> list[str]:
    """The findings that fail the EPUB: critical, serious and moderate ones."""
    with tempfile.TemporaryDirectory() as folder:
        ace = _run(path, Path(folder))
        report = Path(folder, "report", "report.json")
        if not report.exists():
            return [f"Ace: made no report. {ace.stdout}{ace.stderr}"]
        return list(_findings(json.loads(report.read_text("utf-8"))))


def _run(path: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Let Ace write report/report.json into the folder, by Debian's Chromium. (It turns off the sandbox by itself.)"""
    return run(
        *("ace-cli", "--silent", "--outdir", folder / "report", "--tempdir", folder / "temp", path),
        ACE_TIMEOUT_INITIAL="30000",  # ms for the browser to come up; Ace's 5000 are short on two busy cores
        PUPPETEER_EXECUTABLE_PATH=shutil.which("chromium", path=SEARCH) or "",
        XDG_CONFIG_HOME=str(folder),  # for its settings and its log
        XDG_STATE_HOME=str(folder),
    )


def _findings(report: dict[str, Any]) -> Iterator[str]:
    for document in report["assertions"]:
        for fault in document["assertions"]:
            test, result = fault["earl:test"], fault["earl:result"]
            if test["earl:impact"] in FAILING:
                page = document["earl:testSubject"]["url"]
                yield f"{test['earl:impact']} {test['dct:title']}: {page}: {result['dct:description']}"
