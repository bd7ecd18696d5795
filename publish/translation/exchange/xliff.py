"""Turn the units of a publication into XLIFF 2.0: one file, with a `<file>` for each catalog.

Source: https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html (OASIS Standard, 2014).
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lxml import etree

from publish.document.nodes import (
    Emphasis,
    Inline,
    Link,
    Publication,
    Reference,
    Strong,
    Value,
)
from publish.language import LANGUAGES
from publish.translation.exchange.codes import Code, Coded
from publish.translation.exchange.units import Section, Unit, sections
from publish.translation.states import State

CORE = "urn:oasis:names:tc:xliff:document:2.0"
OURS = "urn:x-publish:exchange:1"
"""The namespace of `version`, which tells on import whether the catalog was edited since the export."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
STATES: dict[State, str] = {
    "untranslated": "initial",
    "fuzzy": "initial",
    "translated": "translated",
    "reviewed": "reviewed",
    "approved": "final",
}
CATEGORY = "publish"
"""Marks a note as ours; all others are the agency's."""
FORMS = (
    "A value (date, number, sum) is written by the program in the target language. To give it an ending or leave its "
    "year out, type a bar and the form right after its code: |loc, |day,loc, |ord. See docs/translating.md, Forms."
)


LEAVES = {"source", "target", "data", "note"}


def write_xliff(publication: Publication, locales: Path, lang: str) -> bytes:
    """The messages of all catalogs of a language, translated or not. Raises PublishError as `sections` does."""
    names = {"version": "2.0", "srcLang": publication.lang, "trgLang": lang}
    root = etree.Element(_core("xliff"), names, nsmap={None: CORE, "publish": OURS})
    for number, section in enumerate(sections(publication, locales, lang), 1):
        if section.units:
            _add_file(root, f"f{number}", section, publication.lang, lang)
    _indent(root, "\n")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _core(name: str) -> str:
    return f"{{{CORE}}}{name}"


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, _core(name), attributes)
    child.text = text
    return child


def _add_file(root: etree._Element, id: str, section: Section, source: str, lang: str) -> None:
    directions = {"srcDir": LANGUAGES[source].direction, "trgDir": LANGUAGES[lang].direction}
    file = _add(root, "file", id=id, original=section.original, **directions)
    _add(_add(file, "notes"), "note", FORMS, category=CATEGORY)
    for unit in section.units:
        _add_unit(file, unit, source, lang)


def _add_unit(file: etree._Element, unit: Unit, source: str, lang: str) -> None:
    element = _add(file, "unit", id=unit.id)
    element.set(f"{{{OURS}}}version", unit.version)
    element.set(SPACE, "preserve")
    target = unit.target
    notes = list(_notes(unit))
    if notes:
        holder = _add(element, "notes")
        for note in notes:
            _add(holder, "note", note, category=CATEGORY)
    data = _add_data(element, [*unit.source.codes, *(target.codes if target else ())])
    segment = _add(element, "segment", state=STATES[unit.state])
    if unit.state == "fuzzy":
        segment.set("subState", "publish:fuzzy")
    _fill(_add(segment, "source"), unit.source, data, source)
    if target:
        _fill(_add(segment, "target"), target, data, lang)


def _notes(unit: Unit) -> Iterator[str]:
    """What a translator should know: role and headings, the author's word, the place, what a draft was before."""
    yield from unit.message.auto_comments
    yield from (f"{path}:{line}" if line else path for path, line in unit.message.locations)
    if unit.state == "fuzzy" and unit.message.previous_id:
        yield "The translation is of an older text: " + " ".join(unit.message.previous_id)


def _add_data(unit: etree._Element, codes: Iterable[Code]) -> dict[str, str]:
    """Keep the Markdown of codes; gives the id of each piece of it."""
    texts = dict.fromkeys(text for code in codes for text in (code.start, code.end) if text)
    ids = {text: f"d{number}" for number, text in enumerate(texts, 1)}
    if ids:
        holder = _add(unit, "originalData")
        for text, id in ids.items():
            _add(holder, "data", text, id=id)
    return ids


def _fill(element: etree._Element, content: Coded, data: Mapping[str, str], lang: str) -> None:
    """Write text with codes into `<source>` or `<target>`."""
    codes = {code.id: code for code in content.codes}
    open_elements = [element]
    for piece in content.pieces:
        inner = open_elements[-1]
        if isinstance(piece, str):
            _append(inner, piece)
        elif piece.kind == "point":
            code = codes[piece.id]
            _add(inner, "ph", id=code.id, dataRef=data[code.start], **_rules(code), **_shown(code.node, lang))
        elif piece.kind == "start":
            code = codes[piece.id]
            references = {"dataRefStart": data[code.start], "dataRefEnd": data[code.end]}
            open_elements.append(_add(inner, "pc", id=code.id, **references, **_rules(code)))
        else:
            open_elements.pop()


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _rules(code: Code) -> dict[str, str]:
    """What a translator may do with a code, and what it is."""
    rules = {} if code.free else {"canCopy": "no", "canDelete": "no"}
    match code.node:
        case Emphasis():
            return rules | {"type": "fmt", "subType": "xlf:i"}
        case Strong():
            return rules | {"type": "fmt", "subType": "xlf:b"}
        case Link() | Reference():
            return rules | {"type": "link"}
    return rules | {"type": "other", "subType": f"publish:{type(code.node).__name__.lower()}"}


def _shown(node: Inline, lang: str) -> dict[str, str]:
    """A value as a reader will see it."""
    if not isinstance(node, Value):
        return {}
    try:
        return {"disp": LANGUAGES[lang].write(node.kind, node.text, node.form)}
    except ValueError:  # a form that the language does not have: `publish check` and the build say so
        return {}


def _indent(element: etree._Element, line: str) -> None:
    """Put structure on lines of its own; the text of LEAVES stays as it is."""
    if etree.QName(element).localname in LEAVES or not len(element):
        return
    element.text = f"{line}  "
    for child in element:
        _indent(child, f"{line}  ")
        child.tail = f"{line}  "
    element[-1].tail = line
