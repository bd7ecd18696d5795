"""Turn an e-book into what a reader finds in it: its XHTML, file by file as the package orders them (EPUB 3.3)."""

import io
import posixpath
import zipfile
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from lxml import etree

from publish.audit.reading import Piece, Reading, Transcript

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OPF = "{http://www.idpf.org/2007/opf}"
CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"

PARAGRAPHS = {"p", "pre", "dt", "dd"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
HOLDERS = {
    "section",
    "div",
    "body",
    "blockquote",
    "ul",
    "ol",
    "dl",
    "figure",
    "table",
    "thead",
    "tbody",
    "aside",
    "nav",
}
"""What holds blocks: text that stands around it is no part of what stands in it."""


def read(data: bytes) -> Reading:
    """The text of an EPUB in the order of its spine, then its notes. Raises what zipfile and lxml do."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        reader = _Reader()
        for name in _spine(book):
            reader.file(name, etree.fromstring(book.read(name)))
    return reader.transcript.reading()


def _spine(book: zipfile.ZipFile) -> list[str]:
    """The names of the documents in reading order; the nav is read where the book has it, which is elsewhere."""
    container: Any = etree.fromstring(book.read("META-INF/container.xml"))
    package = container.find(f".//{CONTAINER}rootfile").get("full-path")
    opf: Any = etree.fromstring(book.read(package))
    items = {item.get("id"): item for item in opf.iter(f"{OPF}item")}
    found = [items[each.get("idref")] for each in opf.iter(f"{OPF}itemref")]
    texts = [item for item in found if "nav" not in (item.get("properties") or "").split()]
    return [posixpath.join(posixpath.dirname(package), unquote(item.get("href"))) for item in texts]


class _Reader:
    def __init__(self) -> None:
        self.transcript = Transcript(tells_expansions=True)
        self.name = ""
        self.place = (0, 0)

    def file(self, name: str, root: Any) -> None:
        """A document of the book."""
        self.name = name
        body = root.find(f"{XHTML}body")
        self.transcript.anchor(name)
        self.element(body, body.get("lang") or root.get("lang") or root.get(XML_LANG) or "")
        self.transcript.end()

    def element(self, element: Any, lang: str) -> None:
        """An element and all that is in it; the text after it belongs to the one around it."""
        if not isinstance(element.tag, str):
            return
        lang = element.get("lang") or element.get(XML_LANG) or lang
        tag = element.tag.removeprefix(XHTML)
        if tag in HOLDERS or tag in PARAGRAPHS or tag in HEADINGS or tag in ("li", "td", "th", "caption", "figcaption"):
            self.transcript.end()
        if element.get("id"):
            self.transcript.anchor(f"{self.name}#{element.get('id')}")
        read = self._special(element, tag, lang)
        if read is None:
            self.content(element, lang)
        else:
            read()

    def content(self, element: Any, lang: str) -> None:
        """What is in an element."""
        tag = element.tag.removeprefix(XHTML)
        if tag in HOLDERS or tag == "tr":
            for child in element:
                self.element(child, lang)
                self.transcript.end()
            return
        self.transcript.write(element.text or "", lang)
        for child in element:
            self.element(child, lang)
            if child.tail:
                self.transcript.write(child.tail, lang)

    def _special(self, element: Any, tag: str, lang: str) -> Callable[[], None] | None:
        """How an element is read that is more than what is in it."""
        kinds = (element.get(TYPE) or "").split()
        if "noteref" in kinds:
            return lambda: self.call(element, lang)
        if "footnotes" in kinds:
            return lambda: self.notes(element, lang)
        if "footnote" in kinds:
            return lambda: self.note(element, lang)
        reads = {
            "a": self.link,
            "img": self.picture,
            "br": self.line_break,
            "hr": lambda *_: self.transcript.say_one(Piece("break"), ""),
            "abbr": self.abbreviation,
            "li": self.item,
            "tr": self.row,
            "td": self.cell,
            "th": self.cell,
            "sup": self.raised,
        }
        if tag in reads:
            return lambda: reads[tag](element, lang)
        if tag in HEADINGS or tag in PARAGRAPHS or tag in ("caption", "figcaption"):
            return lambda: self.block(element, tag, lang)
        if tag == "table":
            self.place = (0, 0)
        return None

    def block(self, element: Any, tag: str, lang: str) -> None:
        """A paragraph or a heading."""
        kind = "caption" if "caption" in tag else "heading" if tag in HEADINGS else "paragraph"
        self.transcript.begin(Piece(kind, level=HEADINGS.get(tag, 0)))  # type: ignore[arg-type]
        self.content(element, lang)
        self.transcript.end()

    def item(self, element: Any, lang: str) -> None:
        """An item of a list with its mark, or a line of contents or index, which has none."""
        parent = element.getparent()
        classes = f"{parent.get('class')} {element.get('class')}"
        if "index-entr" in classes or "contents" in classes:
            self.transcript.links_apart = "index" in classes
            self.transcript.begin(Piece("entry"))
            self.content(element, lang)
            self.transcript.end()
            self.transcript.links_apart = False
            return
        if not self.transcript.stream.number:
            count = [each for each in parent if each.tag == element.tag].index(element)
            mark = str(int(parent.get("start", 1)) + count) if parent.tag == f"{XHTML}ol" else "•"
            self.transcript.say_one(Piece("item", mark), "")
        self.content(element, lang)
        self.transcript.end()

    def row(self, element: Any, lang: str) -> None:
        """A row of a table."""
        self.place = (self.place[0] + 1, 0)
        self.content(element, lang)

    def cell(self, element: Any, lang: str) -> None:
        """A cell of a table."""
        self.place = (self.place[0], self.place[1] + 1)
        header = element.get("scope", "") if element.tag == f"{XHTML}th" else ""
        self.transcript.begin(Piece("cell", header=header, place=self.place))  # type: ignore[arg-type]
        self.content(element, lang)
        self.transcript.end()

    def picture(self, element: Any, lang: str) -> None:
        """The alternative text of a picture."""
        self.transcript.say_one(Piece("picture", element.get("alt") or ""), lang)

    def line_break(self, _: Any, lang: str) -> None:
        """A line that ends in the midst of a paragraph."""
        self.transcript.write(" ", lang)

    def abbreviation(self, element: Any, lang: str) -> None:
        """An abbreviation with what it stands for."""
        if element.get("title"):
            self.transcript.explain(element.get("title"))
        self.content(element, lang)

    def link(self, element: Any, lang: str) -> None:
        """A link; one within the book by the file and the id that it leads to."""
        href = element.get("href") or ""
        if ":" not in href:
            path, _, anchor = href.partition("#")
            file = (
                posixpath.normpath(posixpath.join(posixpath.dirname(self.name), unquote(path))) if path else self.name
            )
            href = f"{file}#{anchor}" if anchor else file
        with self.transcript.linked(href):
            self.content(element, lang)

    def raised(self, element: Any, lang: str) -> None:
        """A raised number that is no link, as inside of a link, calls a note all the same."""
        if element.get("class") == "note-call":
            self.call(element, lang)
        else:
            self.content(element, lang)

    def call(self, element: Any, lang: str) -> None:
        """The call of a note, by the number of the note that it leads to; else it calls none."""
        number = "".join(element.itertext())
        target = (element.get("href") or "").rpartition("#")[2]
        notes = element.getroottree().xpath("//*[@id=$id]", id=target) if target else []
        leads = not target or (notes and "footnote" in (notes[0].get(TYPE) or "").split())
        shown = self._number(notes[0]) if target and leads else number
        self.transcript.call(shown if leads else "?", lang)
        if shown != number:
            self.transcript.write(f"({number})", lang)

    def notes(self, element: Any, lang: str) -> None:
        """The notes at the end of a chapter, without their heading, which only e-books have."""
        for child in element:
            if child.tag == f"{XHTML}aside":
                self.element(child, lang)

    def note(self, element: Any, lang: str) -> None:
        """A note; the number that leads back to its call is no part of its text."""
        with self.transcript.in_note(self._number(element)):
            for child in element:
                if child.get("role") != "doc-backlink":
                    self.element(child, lang)

    def _number(self, note: Any) -> str:
        return "".join(text for child in note if child.get("role") == "doc-backlink" for text in child.itertext())
