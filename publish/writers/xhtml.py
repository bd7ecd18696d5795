"""Turn a layout's blocks and passages into XHTML: what the PDF's engine sets and what an e-reader shows.

Every role is a CSS class of the same name. Classes of the elements around them (`list`, `box`, `table-block`) are no
roles, so that no size or margin counts twice. No element but HTML's void ones is closed in its own tag (`<br/>`): the
result is well-formed XML and an HTML parser, such as WeasyPrint's, reads it alike.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from xml.sax.saxutils import escape

from publish.diagnostics import PublishError, error
from publish.document.nodes import Code, LineBreak, MessageMark, Text
from publish.language.hyphenation.soft_hyphens import SOFT_HYPHEN
from publish.language.tags import direction_of
from publish.language.typography import NO_BREAK_HYPHEN
from publish.layout.model import (
    Abbreviation,
    Admonition,
    Block,
    Break,
    Caption,
    CodeBlock,
    Contents,
    Definition,
    DefinitionList,
    Emphasis,
    Entry,
    Figure,
    Foreign,
    Index,
    IndexEntry,
    Inline,
    Link,
    List,
    Mark,
    Note,
    NoteCall,
    PageMap,
    PageNumber,
    Paragraph,
    Passage,
    Quote,
    Reference,
    RunIn,
    Section,
    Strong,
    Table,
)

Attributes = Mapping[str, str | None]

VOID = {"br", "col", "hr", "img", "link", "meta"}
EN_SPACE = "\u2002"

_ENDING = re.compile(f"{NO_BREAK_HYPHEN}(\\w*)")
_TURNED = re.compile("([\\d.,]*)\u200e([^\u200f]*)\u200f")
"""A figure, the rest of it between the marks of `publish.language.typography`."""
_ADDRESS = re.compile(r"(https?://|www\.|[\w.+-]+@)\S+")

UNTITLED = {"cover", "title-page", "imprint"}
"""Sections whose title is only spoken: what they hold says what they are."""

SECTION_CLASSES = {"imprint": "imprint-page"}
"""Where the role of a section is the role of a paragraph too, the section has another class."""

SECTION_TYPES = {
    "cover": ("cover", None),
    "title-page": ("titlepage", None),
    "imprint": ("copyright-page", None),
    "contents": ("toc", "doc-toc"),
    "tables": ("lot", None),
    "figures": ("loi", None),
    "chapter": ("chapter", "doc-chapter"),
    "glossary": ("glossary", "doc-glossary"),
    "index": ("index", "doc-index"),
    "credits": ("credits", "doc-credits"),
    "colophon": ("colophon", "doc-colophon"),
}
"""Role of a section -> `epub:type` (EPUB Structural Semantics Vocabulary) and role (DPUB-ARIA 1.1)."""


@dataclass(frozen=True, slots=True)
class Medium:
    """What a PDF and an e-book set differently, and where in the tree of elements we are."""

    lang: str
    """The language of what stands around."""
    paged: bool
    """Its engine counts pages (PDF); else it is an e-book and says `epub:type`."""
    href: Callable[[str], str]
    """Anchor -> where a link to it leads."""
    asset: Callable[[str], str]
    """Name of an asset -> its URL."""
    length: Callable[[float], str]
    """Points -> a CSS length."""
    note: Callable[[NoteCall, "Medium"], str]
    """How the call of a note is set."""
    pages: PageMap = field(default_factory=dict)
    """Where known: labels of pages."""
    breaks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Anchor -> labels of the printed pages that begin before it."""
    stacks: Callable[[Table], bool] = lambda table: False
    """Whether a table may have to be shown as a list of its rows: then each cell says what its column is called."""
    comma: str = ", "
    """What stands between the pages of an index entry."""
    linked: bool = False
    """Inside a link, in which there is no other."""

    def within(self, lang: str) -> "Medium":
        """The same medium inside an element of language `lang`."""
        return replace(self, lang=lang) if lang != self.lang else self


# -------------------------------------------------------------------------------------------------------- elements


def tag(name: str, attributes: Attributes, *content: str) -> str:
    """An element; an attribute that is None is not written. `content` is markup."""
    written = "".join(f' {key}="{_quoted(value)}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{written}/>" if name in VOID else f"<{name}{written}>{''.join(content)}</{name}>"


def _quoted(value: str) -> str:
    return escape(value, {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def decimal(number: float) -> str:
    """A number for CSS: 12.5, 40."""
    return f"{number:.3f}".rstrip("0").rstrip(".")


def language(lang: str, medium: Medium) -> Attributes:
    """The attributes of an element whose language is `lang`: none where the medium speaks it already."""
    if lang == medium.lang:
        return {}
    direction = direction_of(lang)
    turned = {"dir": direction} if direction != direction_of(medium.lang) else {}
    return {"lang": lang, "xml:lang": lang, **turned}


def words(inlines: Iterable[Inline]) -> str:
    """The characters that a reader sees, without markup: for titles and labels. Calls of notes are left out."""
    parts = []
    for node in inlines:
        match node:
            case Text(text) | Code(text) | Abbreviation(text=text):
                parts.append(text)
            case LineBreak():
                parts.append(" ")
            case Emphasis() | Strong() | Foreign() | Link() | Reference() | Mark():
                parts.append(words(node.children))
            case NoteCall() | PageNumber() | MessageMark():
                pass
    return "".join(parts).replace(SOFT_HYPHEN, "").replace(NO_BREAK_HYPHEN, "-")


def _speaks(medium: Medium, kind: str | None, role: str | None) -> Attributes:
    return {} if medium.paged else {"epub:type": kind, "role": role}


def _set(name: str, attributes: Attributes, passage: Passage, medium: Medium, *before: str) -> str:
    """An element that holds a passage and says its language."""
    inner = medium.within(passage.lang)
    attributes = {**attributes, **stand_in(passage, attributes.get("class")), **language(passage.lang, medium)}
    return tag(name, attributes, *before, _inlines(passage.inlines, inner))


def stand_in(passage: Passage, role: str | None) -> Attributes:
    """The class of an element whose text stands in for its translation, besides that of its role."""
    return {"class": f"{role} stand-in" if role else "stand-in"} if passage.stand_in else {}


# --------------------------------------------------------------------------------------------------------- inlines


def render_passage(passage: Passage, medium: Medium) -> str:
    """The passage as inline markup, in an element of its own where its language is not the one around it."""
    if passage.lang == medium.lang:
        return _inlines(passage.inlines, medium)
    return _set("span", {}, passage, medium)


def _inlines(inlines: Iterable[Inline], medium: Medium) -> str:
    return "".join(_inline(node, medium) for node in inlines)


def _text(text: str, medium: Medium) -> str:
    """Characters as markup, where phones show a character as a box or no search finds what holds it.

    CSS keeps together what U+2011 does, and an element turns a figure as the marks around it do.
    """
    written = _ENDING.sub(r'<span class="unbroken">-\1</span>', escape(text))
    return written if medium.paged else _TURNED.sub(r'<span dir="ltr">\1\2</span>', written)


def _inline(node: Inline, medium: Medium) -> str:
    match node:
        case Text(text):
            return _text(text, medium)
        case Emphasis(children):
            return tag("em", {}, _inlines(children, medium))
        case Strong(children):
            return tag("strong", {}, _inlines(children, medium))
        case Code(text):
            return tag("code", {"dir": "ltr", "translate": "no"}, escape(text))
        case LineBreak():
            return tag("br", {})
        case Foreign(lang, children):
            return render_passage(Passage(lang, children), medium)
        case Link(url):
            return _link({"href": url, "rel": "external noreferrer"}, node, medium)
        case Reference(anchor):
            return _link({"class": "reference", "href": medium.href(anchor)}, node, medium)
        case PageNumber(anchor):
            return page_number(anchor, medium)
        case NoteCall(anchor=anchor):
            return page_break(anchor, medium) + medium.note(node, medium)
        case Abbreviation(text, expansion):
            return tag("abbr", {"title": expansion}, escape(text)) if expansion else escape(text)
        case Mark(anchor, children):
            return page_break(anchor, medium) + tag("span", {"id": anchor}, _inlines(children, medium))
        case MessageMark():
            return page_break(node.anchor, medium) + _message_mark(node, medium)


def _link(attributes: Attributes, link: Link | Reference, medium: Medium) -> str:
    if medium.linked:
        return _inlines(link.children, medium)
    text = words(link.children)
    spoken = link.description if link.description not in {"", text} else None
    content = _inlines(link.children, replace(medium, linked=True))
    return tag("a", {**attributes, "aria-label": spoken, "dir": _address_direction(text, medium)}, content)


def _message_mark(mark: MessageMark, medium: Medium) -> str:
    """The number of a message. The style sheet writes it on paper, so that no bookmark and no running head does."""
    place = {"id": mark.anchor or None, "class": f"message {mark.state}", "dir": "ltr"}
    link = {"href": medium.href(mark.target), "aria-label": mark.label} if mark.target else {}
    name = "a" if link and not medium.linked else "span"
    written = {"data-label": mark.label} if medium.paged else {}
    return tag(name, {**place, **link, **written}, "" if medium.paged else escape(mark.label)) + EN_SPACE


def _address_direction(text: str, medium: Medium) -> str | None:
    """An address that is read runs from left to right, on each of its lines, whatever stands around it."""
    return "ltr" if direction_of(medium.lang) == "rtl" and _ADDRESS.fullmatch(text) else None


def page_number(anchor: str, medium: Medium) -> str:
    """The number of a page. Where it is not known yet, paged media leave it to `target-counter()` of the style sheet.

    Inside a link it is no link itself, so that the style sheet counts by `data-href` instead of `href`.
    """
    text = "" if medium.paged and anchor not in medium.pages else escape(_known_label(anchor, medium))
    name, key = ("span", "data-href") if medium.linked else ("a", "href")
    return tag(name, {"class": "page-number", key: medium.href(anchor)}, text)


def _known_label(anchor: str, medium: Medium) -> str:
    if anchor in medium.pages:
        return medium.pages[anchor]
    hint = "build the PDF edition first: it is what counts pages"
    raise PublishError(error("unknown-page", f"the text names the page of '{anchor}', which is not known", hint=hint))


def page_break(anchor: str, medium: Medium) -> str:
    """The marks of the printed pages that begin before `anchor`, or nothing."""
    speech = {"epub:type": "pagebreak", "role": "doc-pagebreak"}
    labels = medium.breaks.get(anchor, ())
    return "".join(tag("span", {"id": page_anchor(label), **speech, "aria-label": label}) for label in labels)


def part_anchor(block: Table | Contents | Index, place: int) -> str:
    """The anchor of a row of a table or of a line of contents or index: a page may begin with it.

    The dot keeps it apart from the layout's own anchors. `place` counts from 1.
    """
    return f"{block.anchor}.{place}"


def _part(block: Table | Contents | Index, place: int, medium: Medium) -> Attributes:
    return {"id": part_anchor(block, place)} if medium.paged else {}  # whoever counts pages tells where it stands


def page_anchor(label: str) -> str:
    """The anchor of the mark of the printed page `label`; the underscore keeps it apart from the source's ids."""
    return f"page_{label}"


# ---------------------------------------------------------------------------------------------------------- blocks


def render_blocks(blocks: Iterable[Block], medium: Medium) -> str:
    """The blocks one after another, each on a line of its own."""
    return "\n".join(render_block(block, medium) for block in blocks)


def render_block(block: Block, medium: Medium) -> str:
    """One block, after the mark of the printed page that begins with it."""
    return page_break(block.anchor, medium) + _block(block, medium)


def _block(block: Block, medium: Medium) -> str:
    match block:
        case Paragraph():
            return _set("p", {"class": block.role, "id": block.anchor}, block.text, medium)
        case RunIn():
            return _run_in(block, medium)
        case List():
            return _list(block, medium)
        case DefinitionList():
            return _definition_list(block, medium)
        case Quote():
            return _around("blockquote", {"class": "quotation", "id": block.anchor}, block.blocks, medium)
        case Admonition():
            return _admonition(block, medium)
        case CodeBlock():
            code = tag("code", {}, escape(block.text))
            return tag("pre", {"class": block.role, "id": block.anchor, "dir": "ltr", "translate": "no"}, code)
        case Break():
            return tag("hr", {"class": "pause", "id": block.anchor})
        case Table():
            return _table(block, medium)
        case Figure():
            return _figure(block, medium)
        case Contents():
            return _contents(block, medium)
        case Index():
            return _index(block, medium)
        case Section():
            return _section(block, medium)


def _around(name: str, attributes: Attributes, blocks: Iterable[Block], medium: Medium, *before: str) -> str:
    return tag(name, attributes, "\n", *before, render_blocks(blocks, medium), "\n")


def _run_in(block: RunIn, medium: Medium) -> str:
    """Heading and text on the same lines, which begin where those of the text do."""
    inner = medium.within(block.body.lang)
    heading = _set(f"h{block.level}", {"class": block.role}, block.title, inner)
    body = _set("p", {"class": "body-first"}, block.body, inner)
    attributes = {"class": "run-in-paragraph", "id": block.anchor, **language(block.body.lang, medium)}
    return tag("div", attributes, heading, " ", body)


def _list(block: List, medium: Medium) -> str:
    start = str(block.start) if block.ordered and block.start != 1 else None
    items = "\n".join(_holder("li", "list-item", blocks, medium) for blocks in block.items)
    name = "ol" if block.ordered else "ul"
    # WeasyPrint reads `start` as a presentational hint only, which is off.
    counter = f"counter-reset: list-item {block.start - 1}" if start and medium.paged else None
    return tag(name, {"class": "list", "id": block.anchor, "start": start, "style": counter}, "\n", items, "\n")


def _holder(name: str, role: str, blocks: tuple[Block, ...], medium: Medium) -> str:
    """An item or a definition. Where it has one paragraph it is that paragraph: PDF/UA-1 has no P right in an LI."""
    match blocks:
        case (Paragraph() as only, *others) if not any(isinstance(other, Paragraph) for other in others):
            inner = medium.within(only.text.lang)
            named = {"class": role, **stand_in(only.text, role), "id": only.anchor}
            attributes = {**named, **language(only.text.lang, medium)}
            rest = f"\n{render_blocks(others, inner)}\n" if others else ""
            return tag(name, attributes, page_break(only.anchor, medium), _inlines(only.text.inlines, inner), rest)
        case _:
            return _around(name, {"class": role}, blocks, medium)


def _definition_list(block: DefinitionList, medium: Medium) -> str:
    entries = "\n".join(_definition(definition, medium) for definition in block.definitions)
    return tag("dl", {"class": "definitions", "id": block.anchor}, "\n", entries, "\n")


def _definition(entry: Definition, medium: Medium) -> str:
    attributes = {"class": "definition-term", "id": entry.anchor}
    term = _set("dt", attributes, entry.term, medium, page_break(entry.anchor, medium))
    return term + "\n" + _holder("dd", "definition", entry.blocks, medium)


def _admonition(block: Admonition, medium: Medium) -> str:
    title = _set("p", {"class": "admonition-title", "id": f"{block.anchor}.title"}, block.title, medium)
    attributes = {"class": f"box box-{block.kind}", "id": block.anchor, "role": "note"}
    return _around("div", {**attributes, "aria-labelledby": f"{block.anchor}.title"}, block.blocks, medium, title, "\n")


# -------------------------------------------------------------------------------------------------- tables, figures


def _table(block: Table, medium: Medium) -> str:
    parts = [
        tag("caption", {"class": "caption"}, _caption(block.caption, medium)) if block.caption else "",
        tag("colgroup", {}, *(tag("col", {"style": f"width: {decimal(width * 100)}%"}) for width in block.widths)),
        _head(block, medium),
        tag("tbody", {}, "\n", *(_row(block, place, row, medium) + "\n" for place, row in enumerate(block.rows, 1))),
    ]
    name = "table stacked" if medium.stacks(block) else "table"
    table = tag("table", {"class": name, "id": block.anchor}, "\n", "\n".join(filter(None, parts)), "\n")
    return tag("div", {"class": "table-block"}, table, _source(block, medium))


def _caption(caption: Caption, medium: Medium) -> str:
    return tag("span", {"class": "label"}, escape(caption.label)) + EN_SPACE + render_passage(caption.text, medium)


def _head(block: Table, medium: Medium) -> str:
    if not any(cell.inlines for cell in block.head):
        return ""
    cells = zip(block.head, block.alignments, strict=True)
    return tag("thead", {}, tag("tr", {}, *(_head_cell(cell, align, medium) for cell, align in cells)))


def _head_cell(cell: Passage, alignment: str, medium: Medium) -> str:
    # A header that says nothing is no header (WCAG 2.2 F91): the corner above the row headers.
    name, scope = ("th", "col") if cell.inlines else ("td", None)
    return _set(name, {"scope": scope, "class": f"table-head align-{alignment}"}, cell, medium)


def _row(block: Table, place: int, row: tuple[Passage, ...], medium: Medium) -> str:
    cells = []
    before = page_break(part_anchor(block, place), medium)
    called = [words(head.inlines) or None for head in block.head] if medium.stacks(block) else [None] * len(row)
    for column, (cell, alignment) in enumerate(zip(row, block.alignments, strict=True)):
        name, scope = ("th", "row") if block.row_headers and not column else ("td", None)
        label = called[column] if name == "td" else None
        attributes = {"scope": scope, "class": f"table-cell align-{alignment}", "data-label": label}
        cells.append(_set(name, attributes, cell, medium, "" if column else before))
    return tag("tr", _part(block, place, medium), *cells)


def _source(block: Table | Figure, medium: Medium) -> str:
    return "\n" + _set("p", {"class": "source"}, block.source, medium) if block.source else ""


def _figure(block: Figure, medium: Medium) -> str:
    caption = tag("figcaption", {"class": "caption"}, _caption(block.caption, medium)) if block.caption else ""
    image = {
        "src": medium.asset(block.picture),
        "alt": words(block.alt.inlines),
        "style": f"width: {medium.length(block.width)}",
        **language(block.alt.lang, medium),
    }
    return tag("figure", {"id": block.anchor}, caption, "\n", tag("img", image), _source(block, medium))


# --------------------------------------------------------------------------------------------- contents and index


def _contents(block: Contents, medium: Medium) -> str:
    lines = "\n".join(_entry(block, place, entry, medium) for place, entry in enumerate(block.entries, 1))
    return tag("ol", {"class": "contents-list", "id": block.anchor}, "\n", lines, "\n")


def _entry(block: Contents, place: int, entry: Entry, medium: Medium) -> str:
    number = tag("span", {"class": "number"}, escape(entry.number)) + " " if entry.number else ""
    linked = replace(medium, linked=True)
    page = " " + page_number(entry.anchor, linked) if medium.paged else ""
    attributes = {"class": "numbered" if number else None, "href": medium.href(entry.anchor)}
    link = tag("a", attributes, number, render_passage(entry.title, linked), page)
    before = page_break(part_anchor(block, place), medium)
    return tag("li", {"class": entry.role, **_part(block, place, medium)}, before, link)


def _index(block: Index, medium: Medium) -> str:
    places = count(1)
    groups = []
    for letter, entries in block.groups:
        heading = tag("p", {"class": "index-letter"}, escape(letter))
        lines = "\n".join(_index_entry(block, next(places), entry, medium) for entry in entries)
        groups.append(tag("div", {"class": "index-group"}, heading, "\n", tag("ul", {"class": "index-entries"}, lines)))
    return tag("div", {"class": "index-list", "id": block.anchor}, "\n", "\n".join(groups), "\n")


def _index_entry(block: Index, place: int, entry: IndexEntry, medium: Medium) -> str:
    places = escape(medium.comma).join(
        tag("a", {"class": "page-number", "href": medium.href(anchor)}, escape(text))
        for anchor, text in _places(entry.anchors, medium)
    )
    before = page_break(part_anchor(block, place), medium)
    attributes = {"class": "index-entry", **_part(block, place, medium)}
    word = render_passage(Passage(entry.lang or medium.lang, (Text(entry.text),)), medium)
    return tag("li", attributes, before, word, EN_SPACE, places)


def _places(anchors: tuple[str, ...], medium: Medium) -> list[tuple[str, str]]:
    """Each page once, with its label; where pages are not known, each place with its number in the line."""
    if not all(anchor in medium.pages for anchor in anchors):
        return [(anchor, "" if medium.paged else str(place)) for place, anchor in enumerate(anchors, 1)]
    first = {medium.pages[anchor]: anchor for anchor in reversed(anchors)}
    places = sorted(first.items(), key=lambda place: anchors.index(place[1]))
    return [(anchor, label) for label, anchor in places]


# -------------------------------------------------------------------------------------------------------- sections


def render_section(section: Section, medium: Medium) -> str:
    """A section with its heading and all that stands under it."""
    return render_block(section, medium)


def _section(section: Section, medium: Medium) -> str:
    name = SECTION_CLASSES.get(section.role, section.role)
    attributes = {"id": section.anchor, "class": name, **_speaks(medium, *_types(section))}
    if section.role in UNTITLED:
        return _around("section", {**attributes, "aria-label": words(section.title.inlines)}, section.blocks, medium)
    label = f"{section.anchor}.label" if section.label else None
    named = " ".join(filter(None, (label, f"{section.anchor}.title")))
    above = tag("p", {"class": "section-label", "id": label}, escape(section.label)) + "\n" if label else ""
    heading = _heading(section, medium) + "\n"
    return _around("section", {**attributes, "aria-labelledby": named}, section.blocks, medium, above, heading)


def _types(section: Section) -> tuple[str | None, str | None]:
    return SECTION_TYPES.get(section.role, (None, None))


def _heading(section: Section, medium: Medium) -> str:
    role = f"heading-{section.level}" if section.role in {"chapter", "section"} else "front-heading"
    lettered = language(medium.lang, medium.within(section.title.lang)) if re.search(r"[^\W\d]", section.number) else {}
    number = tag("span", {"class": "number", **lettered}, escape(section.number)) + " " if section.number else ""
    attributes = {"class": role, "id": f"{section.anchor}.title"}
    return _set(f"h{section.level}", attributes, section.title, medium, "" if section.label else number)


# ----------------------------------------------------------------------------------------------------------- notes


def inline_note(note: Note, medium: Medium) -> str:
    """A note inside its own call, for `float: footnote`: only phrasing may stand there, so paragraphs are spans."""
    inner = medium.within(note.lang)
    content = " ".join(_flat(block, inner) for block in note.blocks)
    place = {"class": "note", "id": note.anchor, "data-number": note.number, "data-call": note.call}
    return tag("span", {**place, **language(note.lang, medium)}, content)


def _flat(block: Block, medium: Medium) -> str:
    match block:
        case Paragraph():
            return _set("span", {"class": "note-paragraph", "id": block.anchor}, block.text, medium)
        case List():
            return " ".join(_flat(inner, medium) for item in block.items for inner in item)
        case Quote():
            return " ".join(_flat(inner, medium) for inner in block.blocks)
        case CodeBlock():
            return tag("code", {"class": "note-paragraph", "dir": "ltr"}, escape(block.text))
        case _:
            what = type(block).__name__.lower()
            hint = "say it in the text, and only point to it in the note"
            raise PublishError(error("note-block", f"a note cannot hold a {what}", block.span, hint))
