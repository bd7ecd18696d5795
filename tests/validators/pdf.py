"""Turn a PDF into what qpdf, the PDF/UA-1 rules and its fonts say is wrong with it."""

import re
from pathlib import Path

import pikepdf

from tests.validators.installation import absent, run, wheel_file

RULES = Path(__file__).with_name("pdfua_rules.py")
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}part"


def missing() -> str | None:
    """What is not installed."""
    if not wheel_file("page/__init__.py"):
        return "PDF: page-validation not installed (make validators)"
    return absent("PDF", "qpdf", "pdffonts", "pdftotext")


def validate(path: Path) -> list[str]:
    """The findings that fail the PDF."""
    return [*_damage(path), *_claim(path), *_broken_rules(path), *_bare_fonts(path), *_lost_letters(path)]


def _damage(path: Path) -> list[str]:
    """What qpdf says of the file's syntax: it exits with 0 only when it has nothing to say."""
    check = run("qpdf", "--check", path)
    return [f"qpdf: {line}" for line in check.stderr.splitlines()] if check.returncode else []


def _claim(path: Path) -> list[str]:
    try:
        with pikepdf.open(path) as pdf, pdf.open_metadata() as xmp:
            return [] if xmp.get(PDFUA) == "1" else ["claim: the XMP does not claim PDF/UA-1"]
    except pikepdf.PdfError as error:
        return [f"pikepdf: {error}"]


def _broken_rules(path: Path) -> list[str]:
    rules = run("python", RULES, path)
    return rules.stdout.splitlines() if rules.returncode == 0 else rules.stderr.splitlines()[-1:]


def _bare_fonts(path: Path) -> list[str]:
    """The fonts that are not embedded, or from which text cannot be copied."""
    findings = []
    for line in run("pdffonts", path).stdout.splitlines()[2:]:
        embedded, _subset, unicode, _object, _generation = line.split()[-5:]
        if embedded != "yes" or unicode != "yes":
            findings.append(f"font: {line.split()[0]} is not embedded or has no ToUnicode map")
    return findings


def _lost_letters(path: Path) -> list[str]:
    """The characters of the text that a reader cannot copy: replacement characters and private use."""
    lost = re.findall("[\ufffd\ue000-\uf8ff]", run("pdftotext", path, "-").stdout)
    return [f"text: {len(lost)} characters have no Unicode value"] if lost else []
