"""Turn a place that a validator names into the ids before it, the nearest first."""

import re
import zipfile
from pathlib import Path

from lxml import etree

PARSER = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)


def member(path: Path, name: str) -> bytes:
    """A file of an archive; nothing where it cannot be read: what is wrong with the archive is told all the same."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(name)
    except (KeyError, OSError, zipfile.BadZipFile):
        return b""


def ids_before_line(markup: bytes, line: int, column: int) -> tuple[str, ...]:
    """The ids up to a line and column (from 1; the whole line where there is no column), even of broken markup."""
    lines = markup.decode("utf-8", "replace").split("\n")[:line]
    if lines and column > 0:
        lines[-1] = lines[-1][:column]
    return tuple(reversed(re.findall(r'\sid="([^"]+)"', "\n".join(lines))))


def ids_before_cfi(markup: bytes, cfi: str) -> tuple[str, ...]:
    """The ids up to the element that a path of EPUB CFI 1.1 leads to from the root: `/4/2[rights]/6`."""
    root = parsed(markup)
    if root is None:
        return ()
    element = root
    for step in re.findall(r"/(\d+)", cfi):
        children = [child for child in element if isinstance(child.tag, str)]
        if not 0 < int(step) // 2 <= len(children):
            break
        element = children[int(step) // 2 - 1]
    return ids_before(element, "id")


def ids_before(element: etree._Element, attribute: str) -> tuple[str, ...]:
    """The values of an attribute in reading order up to an element."""
    found = []
    for each in element.getroottree().getroot().iter(etree.Element):
        if value := each.get(attribute):
            found.append(value)
        if each is element:
            break
    return tuple(reversed(found))


def parsed(markup: bytes) -> etree._Element | None:
    """The root of XML, as far as it can be read."""
    try:
        return etree.fromstring(markup, PARSER)
    except etree.XMLSyntaxError:
        return None
