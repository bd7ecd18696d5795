"""Turn a DOCX into what the Open XML SDK, LibreOffice, pandoc and python-docx cannot take in it."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from publish.validators.installation import NoVerdict, last_words, run, wheel_file
from publish.validators.places import ids_before, member, parsed
from publish.validators.validator import Finding

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
READ = 0.98
"""The share of the letters that LibreOffice has to show: it writes a few fields anew."""


def check_schema(path: Path) -> Iterator[Finding]:
    """What the Open XML SDK, the schemas and rules of Microsoft 365, finds."""
    process = run("ooxml-validator", path)
    try:
        errors = json.loads(process.stdout)["errors"]
    except (ValueError, KeyError) as fault:
        raise NoVerdict(last_words(process)) from fault
    for each in errors:
        part, steps = each["path"] or "", each["xPath"] or ""
        place = " ".join(filter(None, (part.removeprefix("/"), steps)))
        message = ": ".join(filter(None, (each["id"], each["description"])))
        yield Finding("error", message, place, _bookmarks(path, part, steps))


def _bookmarks(path: Path, part: str, steps: str) -> tuple[str, ...]:
    """The bookmarks before the element that an XPath leads to, or leads near to."""
    root = parsed(member(path, part.removeprefix("/"))) if steps else None
    if root is None:
        return ()
    names = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    while steps:
        try:
            found = root.xpath(steps, namespaces=names)
        except etree.XPathError:
            found = []
        if isinstance(found, list) and found and isinstance(found[0], etree._Element):
            return ids_before(found[0], f"{{{W}}}name")
        steps = steps.rpartition("/")[0]
    return ()


def check_libreoffice(path: Path) -> Iterator[Finding]:
    """Let LibreOffice set its pages: all letters must be there. A profile of its own lets several run at once."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        # Without its filter, a file that is no DOCX would be opened as text.
        options = ("--headless", profile, "--infilter=MS Word 2007 XML", "--convert-to", "pdf", "--outdir", folder)
        conversion = run("soffice", *options, path)
        pages = Path(folder, f"{path.stem}.pdf")
        if not pages.exists():
            yield Finding("error", f"it does not open: {last_words(conversion)}")
            return
        shown = _letters(run("pdftotext", pages, "-").stdout)
    held = _letters("".join(_texts(path)))
    if shown < held * READ:
        yield Finding("error", f"of {held:,} letters it shows {shown:,}")


def _texts(path: Path) -> Iterator[str]:
    for part in ("word/document.xml", "word/footnotes.xml"):
        root = parsed(member(path, part))
        if root is not None:
            yield from (element.text or "" for element in root.iter(f"{{{W}}}t"))


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def check_pandoc(path: Path) -> Iterator[Finding]:
    """Let pandoc read it: there must be text."""
    reading = run(str(wheel_file("pypandoc-binary")), "--from=docx", "--to=plain", path)
    if reading.returncode or not reading.stdout.strip():
        yield Finding("error", f"it reads no text: {last_words(reading)}")


def check_python_docx(path: Path) -> Iterator[Finding]:
    """Let python-docx open it."""
    try:
        docx.Document(str(path))
    except (BadZipFile, KeyError, PackageNotFoundError, ValueError, etree.XMLSyntaxError) as fault:
        yield Finding("error", f"it does not open: {fault}")
