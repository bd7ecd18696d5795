"""Turn a publication's folder and its finished editions into all that is not the same in them as in their layouts."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from publish.audit import docx, epub
from publish.audit.compare import Pages, compare, pages_of
from publish.audit.reading import Reading
from publish.audit.wanted import wanted
from publish.content.tree import read_publication
from publish.diagnostics import Diagnostic, Span, error
from publish.editions.build import layout_of
from publish.editions.build import wanted as wanted_editions
from publish.editions.root import Root, missing_edition
from publish.layout.model import Layout

FAULTS = (ValueError, KeyError, RuntimeError, OSError, zipfile.BadZipFile)
"""What the libraries raise that read a damaged file."""


@dataclass(frozen=True, slots=True)
class File:
    """A finished edition: its format, its name and what it says."""

    format: str
    name: str
    reading: Reading


def audit(root: Root, langs: Sequence[str], output: Path) -> list[Diagnostic]:
    """What is missing, added, out of order or different in the editions in `output`, in `langs` (empty: all).

    The editions are those that publication.toml asks for. Raises PublishError for content and catalogs that cannot be
    laid out, and for languages that there are not.
    """
    publication = read_publication(root.content)
    editions = wanted_editions(publication, langs, [])
    found: list[Diagnostic] = []
    for lang in dict.fromkeys(edition.lang for edition in editions):
        layout = layout_of(root, lang)
        files = []
        for edition in (each for each in editions if each.lang == lang):
            file = _read(edition.format, output / edition.file_name(publication.slug, layout.draft), publication.span)
            if isinstance(file, File):
                files.append(file)
            else:
                found.append(file)
        found += compare_all(layout, files)
    return found


def compare_all(layout: Layout, files: Sequence[File]) -> Iterator[Diagnostic]:
    """What differs in the files of one language. The first PDF tells those that are none their pages."""
    plain: Pages = {}
    for file in sorted(files, key=lambda file: file.format != "pdf"):
        whole = wanted(layout, file.format)
        pages = pages_of(whole, file.reading) if file.format == "pdf" else plain
        plain = plain or pages
        yield from compare(whole, file.reading, file.name, pages)


def _read(format: str, path: Path, place: Span) -> File | Diagnostic:
    """What a file says, or why it was not read."""
    if not path.is_file():
        return missing_edition(path, place)
    if format == "pdf" and not find_spec("pikepdf"):
        message = f"'{path.name}' is not compared: there is no library that reads it"
        return Diagnostic("note", "no-reader", message, place, "pip install 'publish[audit]'")
    try:
        return File(format, path.name, read(format, path.read_bytes()))
    except (*FAULTS, etree.XMLSyntaxError) as fault:
        return error("bad-edition", f"'{path.name}' cannot be read: {fault}", place, "build the edition anew")


def read(format: str, data: bytes) -> Reading:
    """What an edition says. Raises what the libraries do that read it."""
    if format == "pdf":
        from publish.audit import pdf  # noqa: PLC0415 - pikepdf is an extra

        return pdf.read(data)
    return {"docx": docx.read, "epub": epub.read}[format](data)
