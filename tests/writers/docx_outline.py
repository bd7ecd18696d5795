"""Turn a Word document into the lines that a reader of its XML goes through: a paragraph a line, in reading order.

    heading 2 = 2: #_Toc100000002[#_Ref_strikes_number[Heading Number(7.1)]…]

is a paragraph in the style `heading 2`, of level 2 in the navigation pane. `#name[…]` is a bookmark, `Style(…)` a run
in a character style, `kk-KZ(…)` one in another language, `{REF name: 7.1}` a field and its result, `<target: …>` a
link, `^1` the call of a note, `→` a tab, `⏎` a break in a line; ` ~` at the end: the next line goes on here.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SIGNS = {"tab": "→", "br": "⏎", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "footnoteRef": "^", "pict": ""}


def outline(data: bytes) -> str:
    """The text of a document, then its notes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        reader = _Reader(package)
        notes = etree.fromstring(package.read("word/footnotes.xml"))
        lines = list(reader.blocks(etree.fromstring(package.read("word/document.xml"))[0], 0))
    for note in notes.iterfind(f"{W}footnote[{W}p]"):
        if not note.get(f"{W}type"):
            lines += [f"note {note.get(f'{W}id')}", *reader.blocks(note, 1)]
    return "\n".join(lines) + "\n"


class _Reader:
    def __init__(self, package: zipfile.ZipFile) -> None:
        styles = etree.fromstring(package.read("word/styles.xml"))
        self.styles = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
        links = etree.fromstring(package.read("word/_rels/document.xml.rels"))
        self.links = {link.get("Id"): link.get("Target") for link in links}

    def blocks(self, holder: Any, depth: int) -> Iterator[str]:
        for block in holder:
            if block.tag == f"{W}p":
                yield "  " * depth + self.paragraph(block)
                yield from _section(block.find(f"{W}pPr/{W}sectPr"))
            elif block.tag == f"{W}tbl":
                yield "  " * depth + f"table “{_value(block, 'tblPr/tblCaption')}”"
                yield from self.rows(block, depth + 1)
            elif block.tag == f"{W}sdt":
                yield "  " * depth + _value(block, "sdtPr/docPartObj/docPartGallery")
                yield from self.blocks(block.find(f"{W}sdtContent"), depth + 1)
            elif block.tag == f"{W}sectPr":
                yield from _section(block)

    def rows(self, table: Any, depth: int) -> Iterator[str]:
        for row in table.iterfind(f"{W}tr"):
            yield "  " * depth + ("head" if row.find(f"{W}trPr/{W}tblHeader") is not None else "row")
            for cell in row.iterfind(f"{W}tc"):
                yield from self.blocks(cell, depth + 1)

    def paragraph(self, paragraph: Any) -> str:
        style = _value(paragraph, "pPr/pStyle")
        level = self.found(style, "pPr/outlineLvl")
        count, depth = _value(paragraph, "pPr/numPr/numId"), _value(paragraph, "pPr/numPr/ilvl")
        told = [
            self.name(style),
            f"= {int(level) + 1}" if level else "",
            f"list {count} level {depth}" if count else "",
        ]
        text = "".join(self.parts(paragraph))
        joined = " ~" if paragraph.find(f"{W}pPr/{W}rPr/{W}specVanish") is not None else ""
        return " ".join(part for part in told if part) + (f": {text}{joined}" if text else "")

    def parts(self, holder: Any) -> Iterator[str]:
        """What stands in a paragraph or in a link."""
        for child in holder:
            if child.tag == f"{W}r":
                yield self.run(child)
            elif child.tag == f"{W}hyperlink":
                target = child.get(f"{W}anchor") or self.links[child.get(f"{R}id")]
                yield f"<{target}: {''.join(self.parts(child))}>"
            elif child.tag == f"{W}bookmarkStart":
                yield f"#{child.get(f'{W}name')}["
            elif child.tag == f"{W}bookmarkEnd":
                yield "]"

    def run(self, run: Any) -> str:
        text = "".join(self.content(child) for child in run)
        styled = self.name(_value(run, "rPr/rStyle"))
        for around in (styled, _value(run, "rPr/lang")):
            text = f"{around}({text})" if around and not set(text) <= set("{}:") else text
        return text

    def content(self, child: Any) -> str:
        name = etree.QName(child).localname
        if name == "t":
            return str(child.text)
        if name == "instrText":
            return str(child.text).strip()
        if name == "fldChar":
            return {"begin": "{", "separate": ": ", "end": "}"}[str(child.get(f"{W}fldCharType"))]
        if name == "footnoteReference":
            return f"^{child.get(f'{W}id')}"
        if name == "drawing":
            return self.picture(child)
        return SIGNS.get(name, "")

    def picture(self, drawing: Any) -> str:
        named = next(drawing.iter(f"{WP}docPr"))
        files = [str(self.links[each.get(f"{R}embed")]) for each in drawing.iter() if each.get(f"{R}embed")]
        return f"picture “{named.get('descr')}” {' '.join(files)}"

    def found(self, style: str, path: str) -> str:
        """What a style, or the one it is based on, says."""
        while style:
            if said := _value(self.styles[style], path):
                return said
            style = _value(self.styles[style], "basedOn")
        return ""

    def name(self, style: str) -> str:
        return _value(self.styles[style], "name") if style else ""


def _section(properties: Any) -> Iterator[str]:
    """The end of a section: how its pages are counted, and what they have at head and foot."""
    if properties is not None:
        count = properties.find(f"{W}pgNumType")
        start = f" from {count.get(f'{W}start')}" if count.get(f"{W}start") else ""
        kinds = [f"{etree.QName(each).localname.removesuffix('Reference')} ({each.get(f'{W}type')})"
                 for each in properties if each.get(f"{R}id")]  # fmt: skip
        told = [_value(properties, "type"), count.get(f"{W}fmt") + start, *kinds]
        columns = properties.find(f"{W}cols")
        yield "--- " + ", ".join([*told, *([f"{columns.get(f'{W}num')} columns"] if columns is not None else [])])


def _value(element: Any, path: str) -> str:
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return "" if found is None else str(found.get(f"{W}val"))
