"""Turn a DOCX into what the Open XML SDK, LibreOffice, pandoc and python-docx cannot take in it."""

import json
import tempfile
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError

from tests.validators.installation import absent, run, wheel_file

PANDOC = "pypandoc/files/pandoc"


def missing() -> str | None:
    """What is not installed."""
    if not wheel_file(PANDOC):
        return "DOCX: pandoc not installed (make validators)"
    return absent("DOCX", "ooxml-validator", "soffice")


def validate(path: Path) -> list[str]:
    """The findings that fail the DOCX."""
    return [*_broken_schema(path), *_python_docx(path), *_pandoc(path), *_libreoffice(path)]


def _broken_schema(path: Path) -> list[str]:
    """What the Open XML SDK, the schemas and rules of Microsoft 365, finds."""
    report = json.loads(run("ooxml-validator", path).stdout)
    return [f"Open XML SDK: {e['path'] or ''} {e['xPath'] or ''} {e['description']}" for e in report["errors"]]


def _python_docx(path: Path) -> list[str]:
    try:
        docx.Document(str(path))
    except (BadZipFile, KeyError, PackageNotFoundError, ValueError) as error:
        return [f"python-docx: {error}"]
    return []


def _pandoc(path: Path) -> list[str]:
    pandoc = wheel_file(PANDOC)
    assert pandoc, missing()
    reading = run(pandoc, "--from=docx", "--to=plain", path)
    return [] if reading.returncode == 0 and reading.stdout.strip() else [f"pandoc: no text. {reading.stderr}"]


def _libreoffice(path: Path) -> list[str]:
    """LibreOffice must turn the file into a PDF; a profile of its own lets several run at once."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        conversion = run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, path)
        if Path(folder, f"{path.stem}.pdf").exists():
            return []
    return [f"LibreOffice: does not open it. {conversion.stderr}"]
