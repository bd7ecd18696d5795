"""Turn a layout's metadata into the properties that a file manager and a library catalogue show.

Nothing else is said: no names of people, machines or programs, no other time than the edition's own.
"""

from publish.layout.model import Layout, Meta
from publish.writers.docx.markup import Xml, characters, element, root

FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of custom properties (ISO 29500-1, 22.3)."""
FIRST_PROPERTY = 2


def core_part(layout: Layout) -> bytes:
    """docProps/core.xml."""
    meta = layout.meta
    moment = meta.modified.strftime("%Y-%m-%dT%H:%M:%SZ")
    texts = {
        "dc:title": meta.title,
        "dc:subject": ", ".join(meta.subjects),
        "dc:creator": meta.issuer,
        "dc:description": meta.description,
        "dc:identifier": meta.identifier,
        "dc:language": layout.region_lang,
        "cp:lastModifiedBy": meta.issuer,
        "cp:revision": "1",
    }
    times = [
        element(name, {"xsi:type": "dcterms:W3CDTF"}, characters(moment))
        for name in ("dcterms:created", "dcterms:modified")
    ]
    return root("cp:coreProperties", "cp dc dcterms xsi", *_elements(texts), *times)


def extended_part(meta: Meta) -> bytes:
    """docProps/app.xml."""
    return root("ep:Properties", "ep", *_elements({"ep:Company": meta.issuer}))


def custom_part(meta: Meta) -> bytes:
    """docProps/custom.xml: what the edition is known by, and what a reader may do with it."""
    texts = {"Subtitle": meta.subtitle, "Identifier": meta.identifier, "ISBN": meta.isbn, "Rights": meta.rights}
    given = [(name, text) for name, text in texts.items() if text]
    entries = [_custom(number, name, text) for number, (name, text) in enumerate(given, FIRST_PROPERTY)]
    return root("op:Properties", "op vt", *entries)


def _elements(texts: dict[str, str]) -> list[Xml]:
    return [element(name, {}, characters(text)) for name, text in texts.items() if text]


def _custom(number: int, name: str, text: str) -> Xml:
    value = element("vt:lpwstr", {}, characters(text))
    return element("op:property", {"fmtid": FORMAT_ID, "pid": number, "name": name}, value)
