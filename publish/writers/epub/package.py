"""Turn the files of an e-book into its package and its archive, with EbookLib.

EbookLib 0.20 packs and writes manifest and spine. Its metadata (its own name, a local time stamped Z, no language of
the package), its nav, NCX and XHTML, which it parses again and impoverishes, are not used.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ebooklib.epub import EpubBook, EpubItem, EpubWriter
from lxml import etree

from publish.document.walk import walk
from publish.layout.model import Index, Layout
from publish.writers.archive import deterministic_zip
from publish.writers.epub.plan import Plan, speech

DC = "http://purl.org/dc/elements/1.1/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the e-book, as the manifest names it."""

    id: str
    name: str
    media_type: str
    content: bytes
    property: str = ""
    in_spine: bool = False


def pack(plan: Plan, items: Sequence[Item]) -> bytes:
    """The e-book's bytes: the same ones for the same plan and items."""
    book = EpubBook()
    book.set_direction(plan.layout.direction)
    book.IDENTIFIER_ID = IDENTIFIER
    for item in items:
        packed = EpubItem(item.id, item.name, item.media_type, item.content)
        packed.properties = [item.property] if item.property else []
        book.add_item(packed)
        if item.in_spine:
            book.spine.append(packed)
    buffer = io.BytesIO()
    # Not write_epub(): it answers a full disk with False, and would write EbookLib's own package.
    Package(buffer, book, plan).write()
    return _repack(buffer)


def _repack(buffer: io.BytesIO) -> bytes:
    """The same archive without the time at which EbookLib wrote it; `mimetype` stays first and uncompressed."""
    with zipfile.ZipFile(buffer) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    return deterministic_zip(members, stored={"mimetype"})


class Package(EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """EbookLib's writer with a package document of our own metadata."""

    def __init__(self, buffer: io.BytesIO, book: EpubBook, plan: Plan) -> None:
        super().__init__(buffer, book, {"epub2_guide": False})
        self.plan = plan

    def _write_opf_metadata(self, root: etree._Element) -> None:
        metadata = etree.SubElement(root, "metadata", nsmap={"dc": DC})
        for line in metadata_lines(self.plan):
            attributes: dict[str, str] = {**line.attributes, **_speech(line.text, self.plan.layout)}
            name = f"{{{DC}}}{line.name.removeprefix('dc:')}" if line.name.startswith("dc:") else line.name
            element = etree.SubElement(metadata, name, attributes)
            element.text = line.text

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(XML_LANG, self.plan.layout.lang)
        root.set("dir", self.plan.layout.direction)
        del root.attrib["prefix"]  # every prefix that we use is reserved (EPUB 3.3, D.1.4)
        super()._write_opf_file(root)


# -------------------------------------------------------------------------------------------------------- metadata


@dataclass(frozen=True, slots=True)
class Line:
    """An element of the package's metadata."""

    name: str
    attributes: Mapping[str, str]
    text: str | None


def _speech(text: str | None, layout: Layout) -> dict[str, str]:
    """The attributes of a text that stands in for its translation."""
    found = speech(layout.meta.foreign.get(text or "", layout.lang), layout)
    return {XML_LANG if name == "xml:lang" else name: value for name, value in found.items()}


def metadata_lines(plan: Plan) -> Iterator[Line]:
    """What the package says of the e-book."""
    meta, layout = plan.layout.meta, plan.layout
    yield Line("dc:identifier", {"id": IDENTIFIER}, meta.identifier)
    yield from _isbn(meta.isbn)
    yield from _title("title", "main", 1, meta.title)
    if meta.subtitle:
        yield from _title("subtitle", "subtitle", 2, meta.subtitle)
    yield Line("dc:creator", {"id": "issuer"}, meta.issuer)
    yield _refine("issuer", "role", "isb", scheme="marc:relators")  # MARC relator: issuing body
    yield _refine("issuer", "file-as", meta.issuer)
    yield Line("dc:publisher", {}, meta.issuer)
    yield Line("dc:language", {}, layout.lang)
    yield Line("dc:date", {}, meta.modified.strftime("%Y-%m-%d"))
    yield _property("dcterms:modified", meta.modified.strftime("%Y-%m-%dT%H:%M:%SZ"))
    yield Line("dc:description", {}, meta.description)
    yield Line("dc:rights", {}, meta.rights)
    for subject in meta.subjects:
        yield Line("dc:subject", {}, subject)
    yield from _accessibility(plan)
    if plan.cover:
        yield Line("meta", {"name": "cover", "content": "cover-image"}, None)  # how readers of EPUB 2 find it


def _isbn(isbn: str) -> Iterator[Line]:
    if isbn:
        yield Line("dc:identifier", {"id": "isbn"}, f"urn:isbn:{isbn.replace('-', '')}")
        yield _refine("isbn", "identifier-type", "15", scheme="onix:codelist5")


def _title(name: str, kind: str, place: int, text: str) -> Iterator[Line]:
    yield Line("dc:title", {"id": name}, text)
    yield _refine(name, "title-type", kind)
    yield _refine(name, "display-seq", str(place))
    yield _refine(name, "file-as", text)


def _accessibility(plan: Plan) -> Iterator[Line]:
    """EPUB Accessibility 1.1. No `dcterms:conformsTo`: that is for whoever evaluates the e-book to say."""
    yield _property("schema:accessMode", "textual")
    if plan.pictures:
        yield _property("schema:accessMode", "visual")
    yield _property("schema:accessModeSufficient", "textual")
    for feature in _features(plan):
        yield _property("schema:accessibilityFeature", feature)
    yield _property("schema:accessibilityHazard", "none")
    yield _property("schema:accessibilitySummary", plan.layout.labels["accessibility"])
    if plan.breaks:
        yield _property("pageBreakSource", plan.layout.meta.identifier)  # the same in the PDF edition


def _features(plan: Plan) -> Iterator[str]:
    yield from ("alternativeText", "ARIA", "displayTransformability", "readingOrder", "structuralNavigation")
    yield "tableOfContents"
    if any(isinstance(node, Index) for file in plan.files for node in walk(file.section)):
        yield "index"
    if plan.breaks:
        yield from ("pageBreakMarkers", "pageNavigation")


def _property(name: str, text: str) -> Line:
    return Line("meta", {"property": name}, text)


def _refine(target: str, name: str, text: str, **attributes: str) -> Line:
    return Line("meta", {"refines": f"#{target}", "property": name, **attributes}, text)
