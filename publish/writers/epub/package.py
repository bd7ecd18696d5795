"""Turn the files of an e-book into its package and its archive, with EbookLib.

EbookLib 0.20 packs and writes manifest and spine. Its metadata (its own name, a local time stamped Z, no language of
the package), its nav, NCX and XHTML, which it parses again and impoverishes, are not used.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from ebooklib.epub import EpubBook, EpubItem, EpubWriter
from lxml import etree

from publish.document.nodes import CreditRole
from publish.document.walk import walk
from publish.layout.model import Figure, Index, Layout, Table
from publish.writers.archive import deterministic_zip
from publish.writers.epub.fonts import rights
from publish.writers.epub.plan import Plan, speech

DC = "http://purl.org/dc/elements/1.1/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
IDENTIFIER = "identifier"
MARC: dict[CreditRole, str] = {"translation": "trl", "editing": "edt", "review": "edt", "proofreading": "pfr"}
"""What somebody did -> MARC relator. Its own reviewer (rev) is a critic; who reviews a translation mends it."""


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
    yield from _title("title", "main", 1, meta.title, layout)
    if meta.subtitle:
        yield from _title("subtitle", "subtitle", 2, meta.subtitle, layout)
    yield Line("dc:creator", {"id": "issuer"}, meta.issuer)
    yield _refine("issuer", "role", "isb", scheme="marc:relators")  # MARC relator: issuing body
    yield _refine("issuer", "file-as", meta.issuer)
    for place, credit in enumerate(meta.contributors, 1):
        yield Line("dc:contributor", {"id": f"contributor-{place}"}, credit.name)
        yield _refine(f"contributor-{place}", "role", MARC[credit.role], scheme="marc:relators")
    yield Line("dc:publisher", {}, meta.issuer)
    yield Line("dc:language", {}, layout.lang)
    yield Line("dc:date", {}, meta.modified.strftime("%Y-%m-%d"))
    yield _property("dcterms:modified", meta.modified.strftime("%Y-%m-%dT%H:%M:%SZ"))
    yield Line("dc:description", {}, meta.description)
    if meta.source:
        yield Line("dc:source", {}, meta.source)
    yield Line("dc:rights", {}, meta.rights)
    for words in rights(plan.fonts):
        yield Line("dc:rights", {XML_LANG: "en", **({"dir": "ltr"} if layout.direction == "rtl" else {})}, words)
    for subject in meta.subjects:
        yield Line("dc:subject", {}, subject)
    yield from _accessibility(plan)
    if plan.cover:
        yield Line("meta", {"name": "cover", "content": "cover-image"}, None)  # how readers of EPUB 2 find it


def _isbn(isbn: str) -> Iterator[Line]:
    if isbn:
        yield Line("dc:identifier", {"id": "isbn"}, f"urn:isbn:{isbn.replace('-', '')}")
        yield _refine("isbn", "identifier-type", "15", scheme="onix:codelist5")


def _title(name: str, kind: str, place: int, text: str, layout: Layout) -> Iterator[Line]:
    yield Line("dc:title", {"id": name}, text)
    yield _refine(name, "title-type", kind)
    yield _refine(name, "display-seq", str(place))
    lang = layout.meta.foreign.get(text, layout.lang)
    yield Line("meta", {"refines": f"#{name}", "property": "file-as", **_speech(text, layout)}, _filed(text, lang))


def _filed(title: str, lang: str) -> str:
    """A title as a catalogue orders it: `Rights of All, The`. Neither Kazakh nor Russian has articles."""
    article = re.match(r"(The|An?) (?=\w)", title) if lang.partition("-")[0] == "en" else None
    return f"{title[article.end() :]}, {article[1]}" if article else title


def _accessibility(plan: Plan) -> Iterator[Line]:
    """EPUB Accessibility 1.1. No `dcterms:conformsTo`: that is for whoever evaluates the e-book to say."""
    held = _held(plan)
    yield _property("schema:accessMode", "textual")
    if "figures" in held:
        yield _property("schema:accessMode", "visual")
    yield _property("schema:accessModeSufficient", "textual")
    for feature in _features(held):
        yield _property("schema:accessibilityFeature", feature)
    yield _property("schema:accessibilityHazard", "none")
    yield _property("schema:accessibilitySummary", _summary(held, plan.layout))
    if "pages" in held:
        yield _property("pageBreakSource", plan.layout.meta.identifier)  # the same in the PDF edition


def _held(plan: Plan) -> set[str]:
    """What the e-book holds of all that the metadata may speak of."""
    nodes = list(walk(tuple((file.section, file.notes) for file in plan.files)))
    found = {
        "figures": any(isinstance(node, Figure) for node in nodes),
        "tables": any(isinstance(node, Table) and any(cell.inlines for cell in node.head) for node in nodes),
        "notes": any(file.notes for file in plan.files),
        "pages": bool(plan.breaks),
        "index": any(isinstance(node, Index) for node in nodes),
        "contents": bool(plan.layout.toc),
        "cover": plan.cover is not None,
    }
    return {name for name, is_there in found.items() if is_there}


def _features(held: Set[str]) -> Iterator[str]:
    yield from ("ARIA", "displayTransformability", "readingOrder", "structuralNavigation")
    if held & {"figures", "cover"}:
        yield "alternativeText"
    if "contents" in held:
        yield "tableOfContents"
    if "index" in held:
        yield "index"
    if "pages" in held:
        yield from ("pageBreakMarkers", "pageNavigation")


def _summary(held: Set[str], layout: Layout) -> str:
    kept = [f"accessible-{name}" for name in ("figures", "tables", "notes", "pages") if name in held]
    return " ".join(layout.labels[key] for key in ("accessible-text", *kept, "not-certified"))


def _property(name: str, text: str) -> Line:
    return Line("meta", {"property": name}, text)


def _refine(target: str, name: str, text: str, **attributes: str) -> Line:
    return Line("meta", {"refines": f"#{target}", "property": name, **attributes}, text)
