"""Turn an XLIFF 2.0 file that came back from an agency into its translations, whatever segments they were cut into."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from publish.diagnostics import PublishError, Span, error
from publish.translation.exchange.codes import Mark, Piece
from publish.translation.exchange.xliff import CATEGORY, CORE, OURS

BROKEN = "bad-exchange"
MARKUP = "{" + CORE + "}"


@dataclass(frozen=True, slots=True)
class Returned:
    """A unit of the file. `state` is the least that its segments say, `version` what was known of the catalog."""

    original: str
    id: str
    span: Span
    source: tuple[Piece, ...]
    target: tuple[Piece, ...]
    """Empty where nothing is translated."""
    whole: bool
    """Whether every segment is translated, or none."""
    state: str
    version: str
    notes: tuple[str, ...]
    """What the agency wrote, a line each."""


def read_xliff(path: Path, source: str) -> tuple[str, list[Returned]]:
    """The target language and the units of a file. `source` is the language that it has to be a translation of.

    Raises PublishError for what is no XLIFF 2.0, holds a document type (which may hide entities), or is in other
    languages. No entity is expanded, and nothing but the file is opened.
    """
    root = _parsed(path)
    name = etree.QName(root)
    if name.localname != "xliff":
        raise _fault(path, f"this is no XLIFF, but <{name.localname}>", root.sourceline)
    if name.namespace != CORE or not root.get("version", "").startswith("2."):
        raise _fault(path, f"this is XLIFF {root.get('version') or 'of no version'}", root.sourceline, "send XLIFF 2.0")
    _check_source(path, root, source)
    found = [unit for file in root.iterchildren(f"{MARKUP}file") for unit in _units(path, file)]
    return root.get("trgLang", ""), found


def _parsed(path: Path) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        data = path.read_bytes()
        tree = etree.fromstring(data, parser).getroottree()
    except OSError as fault:
        raise _fault(path, fault.strerror or "unreadable", None, "name a file that can be read") from fault
    except etree.XMLSyntaxError as fault:
        raise _fault(path, f"this is no XML: {fault.msg}", fault.lineno) from fault
    except ValueError as fault:
        raise _fault(path, f"this is no XML: {fault}", None) from fault
    if tree.docinfo.doctype or tree.docinfo.internalDTD is not None:
        raise _fault(path, "it has a document type, which XLIFF 2.0 has not", 1, "remove <!DOCTYPE ...>")
    return tree.getroot()


def _fault(path: Path, what: str, line: int | None, hint: str = "export the file anew") -> PublishError:
    return PublishError(error(BROKEN, what, Span(str(path), line or 0), hint))


def _check_source(path: Path, root: etree._Element, source: str) -> None:
    found = root.get("srcLang", "")
    if found.split("-")[0].lower() != source:
        what = f"it translates from '{found}', the publication is in '{source}'"
        raise _fault(path, what, root.sourceline, "import it into the publication that it was exported from")


def _units(path: Path, file: etree._Element) -> Iterator[Returned]:
    original = file.get("original", "")
    for unit in file.iterdescendants(f"{MARKUP}unit"):
        data = {each.get("id", ""): _text(each) for each in unit.iterfind(f"{MARKUP}originalData/{MARKUP}data")}
        parts = [part for part in unit if part.tag in (f"{MARKUP}segment", f"{MARKUP}ignorable")]
        segments = [part for part in parts if part.tag == f"{MARKUP}segment"]
        done = [part for part in segments if _filled(part.find(f"{MARKUP}target"))]
        yield Returned(
            original=original,
            id=unit.get("id", ""),
            span=Span(str(path), unit.sourceline or 0),
            source=_in_one_line(piece for part in parts for piece in _pieces(part.find(f"{MARKUP}source"), data)),
            target=_in_one_line(piece for part in _in_order(parts) for piece in _pieces(part, data)) if done else (),
            whole=len(done) in (0, len(segments)),
            state=min((part.get("state", "initial") for part in segments), key=_rank, default="initial"),
            version=unit.get(f"{{{OURS}}}version", ""),
            notes=tuple(_notes(unit)),
        )


def _in_one_line(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Tools that set XML anew break lines; a line break of ours is a code."""
    held = [piece for piece in pieces if piece]
    last = len(held) - 1
    return tuple(_line(piece, not place, place == last) for place, piece in enumerate(held))


def _line(piece: Piece, first: bool, last: bool) -> Piece:
    if isinstance(piece, Mark):
        return piece
    line = re.sub(r"[ \t]*[\r\n]\s*", "\n", piece)
    line = line.removeprefix("\n") if first else line
    return (line.removesuffix("\n") if last else line).replace("\n", " ")


def _rank(state: str) -> int:
    states = ("initial", "translated", "reviewed", "final")
    return states.index(state) if state in states else 0


def _filled(target: etree._Element | None) -> bool:
    return target is not None and (len(target) > 0 or bool((target.text or "").strip()))


def _in_order(parts: Sequence[etree._Element]) -> list[etree._Element]:
    """The targets of segments, in the order that they are to be read in; what lies between has that of the source."""
    targets = []
    for position, part in enumerate(parts, 1):
        target = part.find(f"{MARKUP}target")
        place = target.get("order", "") if target is not None else ""
        fallback = part.find(f"{MARKUP}source") if part.tag == f"{MARKUP}ignorable" else None
        chosen = target if target is not None else fallback
        if chosen is not None:
            targets.append((int(place) if place.isdecimal() else position, position, chosen))
    return [target for _, _, target in sorted(targets, key=lambda each: each[:2])]


def _pieces(element: etree._Element | None, data: dict[str, str]) -> Iterator[Piece]:
    """Text with marks, whether codes are paired (`<pc>`) or were cut apart (`<sc>`, `<ec>`)."""
    if element is None:
        return
    yield element.text or ""
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        id = child.get("copyOf") or child.get("id") or ""
        match name:
            case "ph":
                yield Mark("point", id, data.get(child.get("dataRef", ""), ""))
            case "pc":
                yield Mark("start", id, data.get(child.get("dataRefStart", ""), ""))
                yield from _pieces(child, data)
                yield Mark("end", id, data.get(child.get("dataRefEnd", ""), ""))
            case "sc":
                yield Mark("start", id, data.get(child.get("dataRef", ""), ""))
            case "ec":
                yield Mark("end", child.get("startRef") or id, data.get(child.get("dataRef", ""), ""))
            case "cp":
                yield _character(child)
            case "mrk":  # a term or a comment that a tool has marked
                yield from _pieces(child, data)
        yield child.tail or ""


def _character(element: etree._Element) -> str:
    try:
        return chr(int(element.get("hex", ""), 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _text(element: etree._Element) -> str:
    return "".join(piece for piece in _pieces(element, {}) if isinstance(piece, str))


def _notes(unit: etree._Element) -> Iterator[str]:
    for note in unit.iterfind(f"{MARKUP}notes/{MARKUP}note"):
        if note.get("category") != CATEGORY:
            yield from (line.strip() for line in (note.text or "").splitlines() if line.strip())
