"""Turn a Word document into what a reader finds in it: document.xml and footnotes.xml (ISO/IEC 29500-1)."""

import io
import posixpath
import re
import zipfile
from collections import Counter
from typing import Any
from urllib.parse import unquote

from lxml import etree

from publish.audit.reading import Piece, Reading, Transcript

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

CALL_STYLE = "footnote reference"
"""Word's own name of the style of the numbers that call notes, whatever the language of the document."""
CAPTION_STYLE = "caption"
PAUSE = "* * *"
UNSPOKEN = "x-none"
"""What Word calls the language of code: none that it checks."""
LETTERS = {"t": None, "tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": "", "sym": "?"}
"""Children of a run -> the character that each stands for; `t` holds its own."""


def read(data: bytes) -> Reading:
    """The text of a DOCX, then its notes. Raises what zipfile and lxml do for broken ones."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        reader = _Reader(package)
        reader.flow(etree.fromstring(package.read("word/document.xml")).find(f"{W}body"))
    return reader.transcript.reading()


class _Styles:
    """What the named styles say of what stands in them."""

    def __init__(self, root: Any) -> None:
        self.by_id = {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
        self.default = _value(root, "docDefaults/rPrDefault/rPr/lang")

    def found(self, style: str | None, path: str, attribute: str = "val") -> str | None:
        """What a style, or the one it is based on, says of `path`."""
        while style in self.by_id:
            said = _value(self.by_id[style], path, attribute)
            if said is not None:
                return said
            style = _value(self.by_id[style], "basedOn")
        return None

    def name(self, style: str | None) -> str:
        """The name that users see."""
        return (_value(self.by_id[style], "name") or "").lower() if style in self.by_id else ""


class _Numbers:
    """Counts the items of lists as Word does (17.9)."""

    def __init__(self, root: Any) -> None:
        levels = {each.get(f"{W}abstractNumId"): each for each in root.iter(f"{W}abstractNum")}
        self.numbers = {each.get(f"{W}numId"): each for each in root.iter(f"{W}num")}
        self.levels = {key: levels[_value(each, "abstractNumId") or ""] for key, each in self.numbers.items()}
        self.counts: Counter[tuple[str, str]] = Counter()

    def mark(self, properties: Any) -> str:
        """The mark of the next item of a list: a bullet or its number."""
        key, level = _value(properties, "numId") or "", _value(properties, "ilvl") or "0"
        [form] = [each for each in self.levels[key].iter(f"{W}lvl") if each.get(f"{W}ilvl") == level]
        if _value(form, "numFmt") == "bullet":
            return "•"
        starts = [each for each in self.numbers[key].iter(f"{W}lvlOverride") if each.get(f"{W}ilvl") == level]
        start = next((_value(each, "startOverride") for each in starts), None) or _value(form, "start") or "1"
        self.counts[key, level] += 1
        return str(int(start) - 1 + self.counts[key, level])


class _Reader:
    def __init__(self, package: zipfile.ZipFile) -> None:
        self.transcript = Transcript()
        self.styles = _Styles(etree.fromstring(package.read("word/styles.xml")))
        self.numbers = _Numbers(etree.fromstring(package.read("word/numbering.xml")))
        footnotes = etree.fromstring(package.read("word/footnotes.xml"))
        self.notes = {note.get(f"{W}id"): note for note in footnotes.iter(f"{W}footnote")}
        self.links = {part: _links(package, part) for part in ("document", "footnotes")}
        self.part = "document"
        self.counted = 0
        """The notes that were called so far."""
        self.fields: list[str] = []
        """The instructions of the fields that are open; of an instruction itself, what was read of it."""
        self.lang = ""
        self.paragraph_style: str | None = None

    def flow(self, holder: Any) -> None:
        """Paragraphs and tables one after the other."""
        for block in holder:
            if block.tag == f"{W}p":
                self.paragraph(block)
            elif block.tag == f"{W}tbl":
                self.table(block)
            elif block.tag == f"{W}sdt":
                self.flow(block.find(f"{W}sdtContent"))
            elif block.tag == f"{W}bookmarkStart":
                self.transcript.anchor(block.get(f"{W}name"))

    def table(self, table: Any) -> None:
        """A table, cell by cell."""
        first_column = _value(table, "tblPr/tblLook", "firstColumn") == "1"
        for row_number, row in enumerate(table.iter(f"{W}tr"), 1):
            is_head = row.find(f"{W}trPr/{W}tblHeader") is not None
            for column, cell in enumerate(row.iter(f"{W}tc"), 1):
                header = "col" if is_head else "row" if first_column and column == 1 else ""
                if not "".join(cell.itertext()).strip():
                    header = ""
                piece = Piece("cell", header=header, place=(row_number, column))  # type: ignore[arg-type]
                self.transcript.begin(piece)
                for paragraph in cell.iter(f"{W}p"):
                    self.runs(paragraph)
                self.transcript.end()

    def paragraph(self, paragraph: Any) -> None:
        """A paragraph: an item, a heading, a caption or a line of contents by what is said of it."""
        self.transcript.end()
        style = _value(paragraph, "pPr/pStyle")
        numbering = paragraph.find(f"{W}pPr/{W}numPr")
        if numbering is not None and not self.transcript.stream.number:
            self.transcript.say_one(Piece("item", self.numbers.mark(numbering)), "")
        level = _value(paragraph, "pPr/outlineLvl") or self.styles.found(style, "pPr/outlineLvl")
        kind = "caption" if self.styles.name(style) == CAPTION_STYLE else "paragraph" if level is None else "heading"
        piece = Piece(kind, level=int(level) + 1 if level is not None else 0)  # type: ignore[arg-type]
        self.transcript.begin(piece)
        self.in_lists()
        self.runs(paragraph)
        draft = self.transcript.stream.draft
        if draft and "".join(run.text for run in draft.runs).strip() == PAUSE:
            self.transcript.says(kind="break")
            draft.runs.clear()
        self.transcript.end()
        self.transcript.links_apart = False

    def in_lists(self) -> None:
        """A paragraph in a field of contents is an entry; in an index, only if it leads somewhere."""
        kinds = {field.split()[0] for field in self.fields if field.split()}
        if "TOC" in kinds:
            self.transcript.says(kind="entry")

    def runs(self, holder: Any) -> None:
        """What stands in a paragraph or in a link."""
        if holder.tag == f"{W}p":
            self.paragraph_style = _value(holder, "pPr/pStyle")
        for child in holder:
            if child.tag == f"{W}r":
                self.run(child)
            elif child.tag == f"{W}hyperlink":
                self.link(child)
            elif child.tag == f"{W}bookmarkStart":
                self.transcript.anchor(child.get(f"{W}name"))
            elif child.tag in (f"{W}ins", f"{W}smartTag", f"{W}fldSimple"):
                self.runs(child)

    def link(self, link: Any) -> None:
        """A link to a bookmark or to a place on the web."""
        related = link.get(f"{R}id")
        target = self.links[self.part][related] if related else link.get(f"{W}anchor") or ""
        if any(field.split()[:1] == ["INDEX"] for field in self.fields):
            self.transcript.says(kind="entry")
            self.transcript.links_apart = True
        with self.transcript.linked(target):
            self.runs(link)

    def run(self, run: Any) -> None:
        """Letters under one set of properties."""
        style = _value(run, "rPr/rStyle")
        lang = self._lang(run, style)
        custom = run.find(f"{W}footnoteReference") is not None
        is_call = self.styles.name(style) == CALL_STYLE and self.part == "footnotes"
        for child in run.iter():
            name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
            if name == "fldChar":
                self.field(child.get(f"{W}fldCharType"))
            elif name == "instrText":
                self.fields[-1] += child.text or ""
                self.in_lists()
            elif name == "footnoteReference":
                self.call(child, run, lang)
            elif name in LETTERS and not custom:
                text = (child.text or "") if name == "t" else LETTERS[name] or ""
                if is_call:
                    self.nested(text, lang)
                else:
                    self.letters(text, lang)
            elif child.tag == f"{WP}docPr":
                self.picture(child)

    def letters(self, text: str, lang: str) -> None:
        """Text, or the number of a page, which in a list stands apart and elsewhere is a link."""
        reference = self.fields and re.match(r"\s*PAGEREF\s+(\S+)", self.fields[-1])
        if not reference:
            self.transcript.write(text, lang)
        elif self.transcript.draft.piece.kind == "entry" and not self.transcript.links_apart:
            self.transcript.says(pages=(*self.transcript.draft.piece.pages, text.strip()))
        elif "\\h" in self.fields[-1]:
            with self.transcript.linked(reference[1]):
                self.transcript.write(text, lang)
        else:
            self.transcript.write(text, lang)

    def _lang(self, run: Any, style: str | None) -> str:
        attribute = "bidi" if run.find(f"{W}rPr/{W}rtl") is not None else "val"
        own = _value(run, "rPr/lang", attribute) or _value(run, "rPr/lang")
        styled = (self.styles.found(name, "rPr/lang") for name in (style, self.paragraph_style))
        said = (lang for lang in (own, *styled, self.styles.default) if lang and lang != UNSPOKEN)
        return next(said, "")

    def field(self, kind: str) -> None:
        """The begin, the middle or the end of a field (17.16.18)."""
        if kind == "begin":
            self.fields.append("")
        elif kind == "end" and self.fields:
            self.fields.pop()

    def picture(self, named: Any) -> None:
        """The alternative text of a picture; what is only decoration has none."""
        if next(named.iter(DECORATIVE), None) is None and not any(
            each.tag == FALLBACK for each in named.iterancestors()
        ):
            self.transcript.say_one(Piece("picture", named.get("descr") or ""), "")

    # ---------------------------------------------------------------------------------------------------- notes

    def call(self, reference: Any, run: Any, lang: str) -> None:
        """The call of a note, and the note. Word counts those that have no mark of their own."""
        custom = reference.get(f"{W}customMarkFollows") in ("1", "true", "on")
        self.counted += not custom
        number = "".join(t.text or "" for t in run.iter(f"{W}t")) if custom else str(self.counted)
        self.transcript.call(number, lang)
        note = self.notes.get(reference.get(f"{W}id"))
        if note is not None:
            self.note(note, number)

    def note(self, note: Any, number: str) -> None:
        """A note. What a note calls itself stands in the same footnote, after it."""
        outer = self.part, self.paragraph_style, self.fields
        self.part, self.fields = "footnotes", []
        with self.transcript.in_note(number):
            self.flow(note)
        self.part, self.paragraph_style, self.fields = outer

    def nested(self, number: str, lang: str) -> None:
        """A number in a footnote calls a further note; where it begins a paragraph, it is the number of one."""
        stream = self.transcript.stream
        begins = not stream.draft or not any(run.text.strip() for run in stream.draft.runs)
        if not begins:
            self.transcript.call(number, lang)
        elif number.strip() != stream.number:
            self.transcript.stream = self.transcript.streams.setdefault(number, type(stream)(number))
            self.transcript.say_one(Piece("note", number), "")


def _links(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Id of a relationship -> the place on the web that it leads to."""
    name = posixpath.join("word/_rels", f"{part}.xml.rels")
    if name not in package.namelist():
        return {}
    root: Any = etree.fromstring(package.read(name))
    return {each.get("Id"): unquote(each.get("Target")) for each in root.iter(f"{PACKAGE}Relationship")}


def _value(element: Any, path: str, attribute: str = "val") -> str | None:
    """What an element below says, such as `pPr/pStyle`."""
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}")
