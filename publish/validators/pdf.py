"""Turn a PDF into what qpdf, the rules of PDF/UA and PDF/A, and poppler find wrong with it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from publish.diagnostics import Severity
from publish.validators.installation import NoVerdict, last_words, python_of, run, wheel_file
from publish.validators.validator import Finding

if TYPE_CHECKING:
    from publish.validators.pdf_places import Places

RULES = Path(__file__).with_name("page_rules.py")
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}part"
PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
ONLY_FIRST = re.compile("METADATA-FILTER")
"""Rules that page-validation 0.11 applies to all parts of PDF/A, and veraPDF to PDF/A-1 only, as ISO 19005 does."""

WARNINGS_ONLY = 3
"""qpdf's exit code for a file that it could read all the same."""


def check_syntax(path: Path) -> Iterator[Finding]:
    """What qpdf says of the file's syntax: it exits with 0 only when it has nothing to say."""
    check = run("qpdf", "--check", path)
    if check.returncode:
        severity: Severity = "warning" if check.returncode == WARNINGS_ONLY else "error"
        for line in check.stderr.splitlines() or [last_words(check)]:
            yield Finding(severity, line.replace(f"{path}: ", "").removeprefix("WARNING: ").removeprefix("qpdf: "))


# ------------------------------------------------------------------------------------------------------------- rules


def check_rules(path: Path) -> Iterator[Finding]:
    """The rules that it breaks of PDF/UA-1, which it has to claim, and of the part of PDF/A that it claims."""
    import pikepdf  # noqa: PLC0415 - an extra

    from publish.validators.pdf_places import Places  # noqa: PLC0415 - needs it

    try:
        with pikepdf.open(path) as pdf:
            with pdf.open_metadata() as xmp:
                claims = {name: str(xmp.get(name, "")) for name in (PDFUA, f"{PDFA}part", f"{PDFA}conformance")}
            places = Places(pdf, path)
            if claims[PDFUA] != "1":
                yield Finding("error", "the XMP does not claim PDF/UA-1")
            yield from _broken(path, "ua1", places)
            if part := claims[f"{PDFA}part"]:
                yield from _broken(path, f"{part}{claims[f'{PDFA}conformance'].lower()}", places)
    except pikepdf.PdfError as fault:
        yield Finding("error", f"the file cannot be read: {str(fault).removeprefix(f'{path}: ')}")


def _broken(path: Path, profile: str, places: "Places") -> Iterator[Finding]:
    """The rules of one profile (`ua1`, `2a`) that are broken."""
    module = wheel_file("page-validation")
    assert module, "it is installed"  # noqa: S101
    process = run(python_of(module), "-P", RULES, path, profile)
    if process.returncode:
        raise NoVerdict(last_words(process))
    for rule, message, number in json.loads(process.stdout):
        if not (ONLY_FIRST.search(rule) and not profile.startswith("1")):
            page, ids = places.find(number) if number else (0, ())
            place = f"page {page}, object {number}" if page else f"object {number}" if number else ""
            yield Finding("error", f"{rule}: {message}", place, ids)


# ------------------------------------------------------------------------------------------------------------- text


def check_text(path: Path) -> Iterator[Finding]:
    """The fonts that a reader lacks, and the letters that nobody can copy, search or hear."""
    fonts, text = run("pdffonts", path), run("pdftotext", path, "-")
    if fonts.returncode or text.returncode:
        yield Finding("error", f"the file cannot be read: {last_words(fonts)}")
        return
    for line in fonts.stdout.splitlines()[2:]:
        embedded, _subset, unicode, _object, _generation = line.split()[-5:]
        if embedded != "yes":
            yield Finding("error", f"the font {line.split()[0]} is not embedded")
        if unicode != "yes":
            yield Finding("error", f"the font {line.split()[0]} does not say which letters it shows (no ToUnicode map)")
    for page, words in enumerate(text.stdout.split("\f"), 1):
        if lost := re.findall("[\ufffd\ue000-\uf8ff]", words):
            yield Finding("error", f"{len(lost)} characters have no Unicode value", f"page {page}")
    if not text.stdout.strip():
        yield Finding("error", "no text can be read")
