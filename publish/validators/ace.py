"""Turn an EPUB into the accessibility faults that Ace by DAISY finds in it."""

import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from publish.diagnostics import Severity
from publish.validators.installation import NoVerdict, command_path, last_words, run
from publish.validators.places import ids_before_cfi, member
from publish.validators.validator import Finding

SEVERITIES: dict[str, Severity] = {"critical": "error", "serious": "error", "moderate": "warning", "minor": "note"}
PACKAGE = "EPUB"
"""The folder that holds the package document: Ace names files as the package does."""


def check(path: Path) -> Iterator[Finding]:
    """All that it finds, by its impact."""
    with tempfile.TemporaryDirectory() as folder:
        process = _run(path, Path(folder))
        report = Path(folder, "report", "report.json")
        if not report.exists():
            raise NoVerdict(last_words(process))
        documents = json.loads(report.read_text("utf-8"))["assertions"]
    for document in documents:
        for fault in document["assertions"]:
            yield _finding(path, document["earl:testSubject"]["url"], fault)


def _run(path: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Let Ace write report/report.json into the folder, by the system's Chromium. (It turns off the sandbox itself.)"""
    return run(
        *("ace-cli", "--silent", "--outdir", folder / "report", "--tempdir", folder / "temp", path),
        ACE_TIMEOUT_INITIAL="30000",  # ms for the browser to come up; Ace's 5000 are short on two busy cores
        PUPPETEER_EXECUTABLE_PATH=command_path("chromium") or "",
        XDG_CONFIG_HOME=str(folder),  # for its settings and its log
        XDG_STATE_HOME=str(folder),
    )


def _finding(path: Path, url: str, fault: dict[str, Any]) -> Finding:
    test, result = fault["earl:test"], fault["earl:result"]
    pointer = result.get("earl:pointer") or {}
    name = f"{PACKAGE}/{url}"
    cfi = (pointer.get("cfi") or [""])[0]
    ids = ids_before_cfi(member(path, name), cfi) if cfi and url.endswith(".xhtml") else ()
    place = " ".join([name, *(pointer.get("css") or [])[:1]])
    return Finding(
        SEVERITIES[test["earl:impact"]],
        f"{test['dct:title']}: {'; '.join(result['dct:description'].splitlines())}",
        place,
        ids,
        (test.get("help") or {}).get("url", ""),
    )
