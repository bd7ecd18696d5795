"""Turn parts into the bytes of a package (ISO/IEC 29500-2): python-docx's machinery, without its template."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE, NAMESPACE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part

from publish.writers.archive import deterministic_zip
from publish.writers.docx.markup import element, root
from publish.writers.docx.story import Story

CONTENT_TYPES = {
    "/docProps/core.xml": CONTENT_TYPE.OPC_CORE_PROPERTIES,
    "/docProps/app.xml": CONTENT_TYPE.OFC_EXTENDED_PROPERTIES,
    "/docProps/custom.xml": CONTENT_TYPE.OFC_CUSTOM_PROPERTIES,
    "/word/document.xml": CONTENT_TYPE.WML_DOCUMENT_MAIN,
    "/word/footnotes.xml": CONTENT_TYPE.WML_FOOTNOTES,
    "/word/styles.xml": CONTENT_TYPE.WML_STYLES,
    "/word/numbering.xml": CONTENT_TYPE.WML_NUMBERING,
    "/word/settings.xml": CONTENT_TYPE.WML_SETTINGS,
    "/word/fontTable.xml": CONTENT_TYPE.WML_FONT_TABLE,
}
SERIES = {"/word/header": CONTENT_TYPE.WML_HEADER, "/word/footer": CONTENT_TYPE.WML_FOOTER}
"""The parts of which there may be many, by how their names begin."""

ROOTS = {
    "/word/document.xml": RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    "/docProps/core.xml": RELATIONSHIP_TYPE.CORE_PROPERTIES,
    "/docProps/app.xml": RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    "/docProps/custom.xml": RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
}
"""What the package itself points to."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a part holds."""

    data: bytes
    media_type: str


def text_content(name: str, data: bytes) -> Content:
    """A part of markup: its name says what it is."""
    series = next((kind for start, kind in SERIES.items() if name.startswith(start)), "")
    return Content(data, CONTENT_TYPES.get(name, series))


def pack(contents: Mapping[str, Content], stories: Mapping[str, Story]) -> bytes:
    """The package of these parts by name; `stories` are those with relationships of their own."""
    parts = {name: Part(PackURI(name), content.media_type, content.data) for name, content in contents.items()}
    for name, story in stories.items():
        for (kind, target), number in story.relationships.items():
            parts[name].load_rel(kind, parts.get(target, target), number, is_external=target not in parts)
    package = OpcPackage()
    for name, kind in ROOTS.items():
        package.relate_to(parts[name], kind)
    return deterministic_zip(_members(package))


def _members(package: OpcPackage) -> Iterator[tuple[str, bytes]]:
    """The files of a package. python-docx's own writer would tell when they were made."""
    parts = list(package.iter_parts())
    yield CONTENT_TYPES_URI.membername, _types(parts)
    yield PACKAGE_URI.rels_uri.membername, package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, part.rels.xml


def _types(parts: Iterable[Part]) -> bytes:
    """[Content_Types].xml: what each file is. Word's reader takes no prefix here."""
    relationships = element("Default", {"Extension": "rels", "ContentType": CONTENT_TYPE.OPC_RELATIONSHIPS})
    kinds = [{"PartName": str(part.partname), "ContentType": part.content_type} for part in parts]
    overrides = [element("Override", kind) for kind in kinds]
    return root("Types", "", relationships, *overrides, xmlns=NAMESPACE.OPC_CONTENT_TYPES)
