"""Turn the table of contents, lists of tables and figures and the index into fields with all their lines filled in."""

from collections.abc import Sequence
from dataclasses import replace

from publish.document.nodes import Text
from publish.layout.model import Contents, Entry, Index, IndexEntry, Passage
from publish.writers.docx.bookmarks import bookmark_name
from publish.writers.docx.fields import argument, closing, opening
from publish.writers.docx.inlines import Voice, hyperlink, own_run, own_voice, page_field, passage_runs, text_run
from publish.writers.docx.markup import NOTHING, Xml, joined, w
from publish.writers.docx.paragraphs import Place, paragraph
from publish.writers.docx.story import Story
from publish.writers.xhtml import EN_SPACE

LISTS = {"tables": "Table", "figures": "Figure"}
"""Role of a section -> the sequence of captions that its list gathers."""

GALLERY = 1
"""The id of the one content control that Word knows as the table of contents."""

INDEX_COLUMNS = 2
"""Both of the section and of the field, by which LibreOffice goes."""

LANGUAGE_CODES = {"en": 1033, "kk": 1087, "kk-Latn": 2111, "ru": 1049}
"""By which Word sorts an index (MS-LCID, which has none for Kazakh in Arabic letters)."""


def contents(block: Contents, place: Place, story: Story) -> Xml:
    """A table of contents, or a list of tables or figures."""
    if not block.entries:
        return NOTHING
    sequence = LISTS.get(place.section)
    if sequence:
        return _field(f"TOC \\h \\z \\c {argument(sequence)}", _lines(block.entries, place, story))
    depth = max(entry.level for entry in block.entries)
    lines = _field(f'TOC \\o "1-{depth}" \\h \\z \\u', _lines(block.entries, place, story))
    part = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", w("id", val=GALLERY), part), w("sdtContent", lines))


def _field(instruction: str, lines: list[Xml]) -> Xml:
    """A field over several paragraphs: it opens in the first of them and closes in the last."""
    lines[0] = Xml(lines[0].replace("</w:pPr>", "</w:pPr>" + opening(instruction), 1))
    lines[-1] = Xml(lines[-1].removesuffix("</w:p>") + closing() + "</w:p>")
    return joined(lines)


def _lines(entries: Sequence[Entry], place: Place, story: Story) -> list[Xml]:
    book, between = story.book, place.closed_by(0)
    *most, last = entries
    lines = [paragraph(entry.role, _entry(entry, story), between, book) for entry in most]
    return [*lines, paragraph(last.role, _entry(last, story), place, book)]


def _entry(entry: Entry, story: Story) -> Xml:
    """Number, title, dots, page: all of it a link."""
    title = passage_runs(entry.title, story, entry.role, Voice(linked=True))
    paper, name = replace(own_voice(story), paper=True), story.book.listed[entry.anchor]
    parts = [_number(entry, story), title, text_run("\t", paper), page_field(entry.anchor, story, paper, name)]
    return hyperlink({"w:anchor": name}, joined(parts))


def _number(entry: Entry, story: Story) -> Xml:
    if not entry.number:
        return NOTHING
    if entry.role == "list-entry":
        return own_run(entry.number + EN_SPACE, story)
    return own_run(f"{entry.number}\t", story)


# ------------------------------------------------------------------------------------------------------------ index


def index(block: Index, place: Place, story: Story) -> Xml:
    """The index, sorted by the layout: letters and what begins with them."""
    layout = story.book.layout
    code = LANGUAGE_CODES.get(layout.lang)
    sorting = f' \\z "{code}"' if code else ""
    comma = layout.labels["comma"]
    between = f" \\l {argument(comma)}" if comma != ", " else ""  # which is Word's own
    lines: list[Xml] = []
    for letter, entries in block.groups:
        lines.append(paragraph("index-letter", own_run(letter, story), place, story.book))
        lines += [paragraph("index-entry", _places(entry, story), place, story.book) for entry in entries]
    instruction = f'INDEX \\c "{INDEX_COLUMNS}" \\e "{EN_SPACE}" \\h "A"{between}{sorting}'
    return _field(instruction, lines) if lines else NOTHING


def _places(entry: IndexEntry, story: Story) -> Xml:
    pages = [
        hyperlink({"w:anchor": bookmark_name(anchor)}, page_field(anchor, story, own_voice(story)))
        for anchor in _page_anchors(entry.anchors, story)
    ]
    comma = own_run(story.book.layout.labels["comma"], story)
    separated = [part for page in pages for part in (comma, page)][1:]
    word = passage_runs(Passage(entry.lang or story.book.layout.lang, (Text(entry.text),)), story, "index-entry")
    return joined([word, own_run(EN_SPACE, story), *separated])


def _page_anchors(anchors: tuple[str, ...], story: Story) -> list[str]:
    """An anchor for each page: a word that stands twice on a page is not listed twice."""
    first: dict[str, str] = {}
    for anchor in anchors:
        first.setdefault(story.book.pages.get(anchor, anchor), anchor)
    return list(first.values())
