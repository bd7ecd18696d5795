"""Turn sections of the layout into sections in Word's sense: what begins a page, and what stands at its head and foot.

Cover, title page and imprint have nothing there, contents and lists a roman number. Chapters begin with 1; each has its
name at the head of all its pages but the first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONSHIP

from publish.document.nodes import Text
from publish.layout.model import Layout, Section
from publish.layout.themes import Theme
from publish.writers.css import IMPRINT_TOP, IMPRINT_WIDTH
from publish.writers.docx import fields
from publish.writers.docx.blocks import RUNNING_ON, blocks, heading, separator
from publish.writers.docx.contents import INDEX_COLUMNS
from publish.writers.docx.figures import cover_ground
from publish.writers.docx.inlines import Voice, own_run, own_voice, passage_runs, text_run, voice_properties
from publish.writers.docx.markup import NOTHING, Xml, element, joined, millimetres, root, twips, w
from publish.writers.docx.paragraphs import Place, paragraph
from publish.writers.docx.story import Story
from publish.writers.docx.styles import cover_margin
from publish.writers.docx.watermark import watermark
from publish.writers.xhtml import words

Kind = Literal["cover", "bare", "front", "text"]

KINDS: dict[str, Kind] = {"cover": "cover", "title-page": "bare", "imprint": "bare"}
HEAD_GAP, FOOT_GAP = 16.0, 14.0
"""Points between the running head and the text, the text and the page number."""
COLUMN_GAP = 24.0
"""Points between the columns of the index."""


@dataclass(frozen=True, slots=True)
class Division:
    """Sections of the layout that are one section of Word's. `restarts`: its pages are counted from 1."""

    kind: Kind
    sections: tuple[Section, ...]
    restarts: bool

    @property
    def role(self) -> str:
        """The role of the first section."""
        return self.sections[0].role


def divisions(layout: Layout) -> Iterator[Division]:
    """The sections of the document: front matter, and then from page 1 chapters and back matter."""
    parts = [tuple(group) for _, group in groupby(layout.front, _shared_pages)]
    for number, part in enumerate(parts):
        yield Division(KINDS.get(part[0].role, "front"), part, restarts=number == 0)
    for number, section in enumerate((*layout.body, *layout.back)):
        yield Division("text", (section,), restarts=number == 0)


def _shared_pages(section: Section) -> str:
    """What sections that share their pages have in common: lists of tables and figures do."""
    return "lists" if section.role in RUNNING_ON else section.anchor


# ------------------------------------------------------------------------------------------------------------ body


def body(story: Story) -> tuple[Xml, dict[str, bytes]]:
    """The content of w:body, and the heads and feet of its pages as parts by name.

    Word keeps the properties of a section in its last paragraph, and those of the last section at the end.
    """
    furniture = Furniture(story)
    pieces = [piece for division in divisions(story.book.layout) for piece in _pieces(division, story, furniture)]
    *before, (last, properties) = pieces
    ended = [_ended(content, end, story) for content, end in before]
    return joined([*ended, last, properties]), {name: data for data, name in furniture.names.items()}


def _pieces(division: Division, story: Story, furniture: "Furniture") -> Iterator[tuple[Xml, Xml]]:
    """What stands in a division, with its properties. The heading of the index stands above its columns.

    They are not brought to one height: that takes a further section, for which LibreOffice 7 begins an empty page.
    """
    if division.kind == "cover":
        yield _cover(division, story), furniture.properties(division)
    elif division.role == "index":
        [section] = division.sections
        yield heading(section, story), furniture.properties(division)
        yield blocks(section.blocks, Place(section.role), story), furniture.columns(division)
    else:
        yield blocks(division.sections, Place(), story), furniture.properties(division)


def _cover(division: Division, story: Story) -> Xml:
    """The cover. What stands in a frame at its foot needs a paragraph after it that the frame is anchored to."""
    theme = story.book.layout.theme
    ground = cover_ground(story, cover_margin(theme), millimetres(theme.page.height) * theme.cover.top)
    [section] = division.sections
    return Xml(blocks(section.blocks, Place(opening=ground), story) + separator(story))


def _ended(content: Xml, properties: Xml, story: Story) -> Xml:
    """Content whose last paragraph carries the properties of its section: a table or the contents cannot."""
    if not content.endswith("</w:p>"):
        content = Xml(content + separator(story))
    place = content.index("</w:pPr>", content.rindex("<w:p>"))
    return Xml(content[:place] + properties + content[place:])


# ----------------------------------------------------------------------------------------------------- its furniture


def _margins(division: Division, theme: Theme) -> tuple[float, float, float, float]:
    """Where lines start, top, where lines end, and bottom, in points: the binding is where they start."""
    page = theme.page
    start, top, end, bottom = map(millimetres, (page.inner, page.top, page.outer, page.bottom))
    if division.kind == "cover":
        margin = cover_margin(theme)
        return margin, millimetres(page.height) * theme.cover.top + theme.cover.bar_height + margin / 2, margin, margin
    if division.role == "imprint":
        return start, top + page.depth * IMPRINT_TOP, end + page.measure * (1 - IMPRINT_WIDTH), bottom
    return start, top, end, bottom


@dataclass(slots=True)
class Furniture:
    """Writes the heads and feet of pages as they are asked for."""

    story: Story
    names: dict[bytes, str] = field(default_factory=dict)
    """Content of each part -> its name."""

    def properties(self, division: Division) -> Xml:
        """The properties of a section that begins a page."""
        references, title = self._references(division)
        return w("sectPr", *references, w("type", val="nextPage"), *self._page(division), *title, *self._direction())

    def columns(self, division: Division) -> Xml:
        """The properties of a section that goes on below another one in columns."""
        page, columns = self._page(division), w("cols", num=INDEX_COLUMNS, space=twips(COLUMN_GAP))
        return w("sectPr", w("type", val="continuous"), *page, columns, *self._direction())

    def _direction(self) -> list[Xml]:
        """Columns begin at the right, and so does the binding, should an editor give it room."""
        return [w("bidi"), w("rtlGutter")] if self.story.book.layout.direction == "rtl" else []

    def _page(self, division: Division) -> list[Xml]:
        theme = self.story.book.layout.theme
        page = theme.page
        start, top, end, bottom = map(twips, _margins(division, theme))
        left, right = (start, end) if self.story.book.layout.direction == "ltr" else (end, start)
        head = twips(millimetres(page.top) - HEAD_GAP - theme.styles["running-head"].leading)
        foot = twips(millimetres(page.bottom) - FOOT_GAP - theme.styles["folio"].leading)
        first = {"start": 1} if division.restarts else {}
        numerals = "decimal" if division.kind == "text" else "lowerRoman"
        return [
            w("pgSz", w=twips(millimetres(page.width)), h=twips(millimetres(page.height))),
            w("pgMar", top=top, right=right, bottom=bottom, left=left, header=head, footer=foot, gutter=0),
            w("pgNumType", fmt=numerals, **first),
        ]

    def _references(self, division: Division) -> tuple[list[Xml], list[Xml]]:
        """The heads and feet of a division, and whether its first page has its own."""
        if division.kind in {"cover", "bare"}:
            return self._bare_head(), []
        feet = [self._reference("footer", "default", self._folio())]
        if division.kind == "front":
            return [*self._bare_head(), *feet], []
        heads = [
            self._reference("header", "default", self._running_head(division.sections[0])),
            self._reference("header", "first", self._running_head(None)),
        ]
        return [*heads, *feet, self._reference("footer", "first", self._folio())], [w("titlePg")]

    def _bare_head(self) -> list[Xml]:
        """The head of pages that have none: of a draft, the word across them."""
        return [self._reference("header", "default", self._running_head(None, titled=False))] if self._is_draft else []

    @property
    def _is_draft(self) -> bool:
        return self.story.book.layout.draft

    def _reference(self, kind: Literal["header", "footer"], pages: str, content: Xml) -> Xml:
        """A reference to a part with this content: the one that there is already, or a new one."""
        prefixes = "w r v o" if kind == "header" and self._is_draft else "w r"
        data = root("w:hdr" if kind == "header" else "w:ftr", prefixes, content)
        name = self.names.setdefault(data, f"/word/{kind}{len(self.names) + 1}.xml")
        relation = self.story.relate(RELATIONSHIP.HEADER if kind == "header" else RELATIONSHIP.FOOTER, name)
        return element(f"w:{kind}Reference", {"w:type": pages, "r:id": relation})

    def _running_head(self, chapter: Section | None, titled: bool = True) -> Xml:
        """The title of the book, and at the end of the line the chapter's; behind the page, that it is a draft."""
        layout = self.story.book.layout
        book = own_run(layout.meta.title, self.story) if titled else NOTHING
        book = Xml(watermark(layout) + book) if layout.draft else book
        after = Xml(own_run("\t", self.story) + self._chapter(chapter)) if chapter else NOTHING
        return paragraph("running-head", Xml(book + after), Place(), self.story.book)

    def _chapter(self, chapter: Section) -> Xml:
        """The chapter's title, from its heading where that is a Heading 1.

        STYLEREF by number: a style's name is another one in Word's other languages.
        """
        words_alone = replace(chapter.title, inlines=(Text(words(chapter.title.inlines)),))
        title = passage_runs(words_alone, self.story, "running-head")
        letters = voice_properties(own_voice(self.story))
        return fields.field("STYLEREF 1", title, letters) if chapter.role == "chapter" else title

    def _folio(self) -> Xml:
        page = fields.field("PAGE", text_run("1", Voice()))  # also a roman number: no run from right to left
        return paragraph("folio", page, Place(), self.story.book)
