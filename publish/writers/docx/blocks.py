"""Turn blocks into paragraphs, tables and figures, one after the other, and sections into headings and what follows."""

from collections.abc import Sequence
from dataclasses import replace

from publish.document.nodes import Text
from publish.language.tags import direction_of
from publish.layout.model import (
    Admonition,
    Block,
    Break,
    CodeBlock,
    Contents,
    Definition,
    DefinitionList,
    Figure,
    Index,
    List,
    Paragraph,
    Quote,
    RunIn,
    Section,
    Table,
)
from publish.layout.themes import Theme
from publish.writers.docx.contents import contents, index
from publish.writers.docx.figures import figure
from publish.writers.docx.inlines import Voice, own_run, passage_runs, text_run
from publish.writers.docx.markup import NOTHING, Xml, joined, w
from publish.writers.docx.numbering import LEVELS, item_start
from publish.writers.docx.paragraphs import Item, Place, paragraph
from publish.writers.docx.story import Story
from publish.writers.docx.styles import (
    BREAK,
    BULLETS,
    HEADING_NUMBER,
    HUNG,
    LIST_BULLET,
    LIST_NUMBER,
    NUMBERS,
    SEPARATOR,
    indent,
    side_line,
)
from publish.writers.docx.tables import table
from publish.writers.xhtml import EN_SPACE, UNTITLED, words

PAUSE = "* * *"
SENTENCE_ENDS = (".", "?", "!", ":", "…")
GAPS_BEFORE: dict[type, float] = {List: 6, DefinitionList: 6, Admonition: 15}
GAPS_AFTER: dict[type, float] = {List: 9, DefinitionList: 12, Admonition: 15}
"""Points around blocks that are more than a paragraph, as in the other formats."""

TABLE_GAP = 15.0
"""Points below a table that no source follows: a table itself keeps none free."""

RUNNING_ON = {"tables", "figures"}
"""The roles of sections that do not begin a page after one another."""
SECTION_GAP = 30.0

HEADING_LEVELS = 4
OUTLINE_LEVELS = 9

HIDDEN_MARK = w("rPr", w("vanish"), w("specVanish"))
"""A style separator: the end of the paragraph is not seen, the next goes on in its line (ISO 29500-1, 17.3.2.36)."""


def blocks(members: Sequence[Block], place: Place, story: Story) -> Xml:
    """Blocks one after the other: what `place` says of the first and of the last holds for these only."""
    end = place.gap
    written: list[Xml] = []
    for number, member in enumerate(members, 1):
        following = members[number] if number < len(members) else None
        gap = _gap(member, following, place, story.book.layout.theme)
        content = block(member, place.closed_by(gap if following else max(gap, end)), story)
        if written and written[-1].endswith("</w:tbl>") and content.startswith("<w:tbl>"):
            written.append(separator(story))  # Word would make one table of two
        written.append(content)
        place = place.following(above=TABLE_GAP if isinstance(member, Table) and not member.source else 0)
    return joined(written)


def _gap(member: Block, following: Block | None, place: Place, theme: Theme) -> float:
    """Points between two blocks of the running text, beyond what their styles say of paragraphs alone."""
    if place.level:
        return 0
    if isinstance(following, Section):
        return SECTION_GAP if following.role in RUNNING_ON else 0
    if isinstance(following, RunIn):
        return max(GAPS_AFTER.get(type(member), 0), theme.styles["run-in"].before)
    return max(GAPS_AFTER.get(type(member), 0), GAPS_BEFORE.get(type(following), 0))


def block(member: Block, place: Place, story: Story) -> Xml:
    """One block. Whatever a reference leads to has a bookmark: a heading and a caption inside, others before them."""
    content = _block(member, place, story)
    inside = isinstance(member, RunIn | Table | Figure) or (isinstance(member, Section) and member.role not in UNTITLED)
    if inside or member.anchor not in story.book.targets:
        return content
    return Xml(story.book.bookmarked(member.anchor, NOTHING) + content)


def _block(member: Block, place: Place, story: Story) -> Xml:
    layout = story.book.layout
    match member:
        case Paragraph(role, _, text):
            aside = text.stand_in and not place.boxed
            line = {"pBdr": side_line(layout.theme, direction_of(text.lang))} if aside else {}
            return paragraph(role, passage_runs(text, story, role), place, layout, lang=text.lang, **line)
        case RunIn():
            return _run_in(member, place, story)
        case List():
            return _list(member, place, story)
        case DefinitionList(definitions=definitions):
            return _definitions(definitions, place, story)
        case Quote(blocks=inner):
            return blocks(inner, place, story)
        case Admonition():
            return _admonition(member, place, story)
        case CodeBlock():
            return _code(member, place, story)
        case Break():
            return paragraph("body-first", own_run(PAUSE, story), place, layout, BREAK)
        case Table():
            return table(member, place, story)
        case Figure():
            return figure(member, place, story)
        case Contents():
            return contents(member, place, story)
        case Index():
            return index(member, place, story)
        case Section():
            return Xml(heading(member, story) + blocks(member.blocks, Place(member.role, gap=place.gap), story))


def separator(story: Story) -> Xml:
    """A paragraph of no height, where Word needs one that the text has not."""
    return paragraph("body-first", NOTHING, Place(), story.book.layout, SEPARATOR)


# --------------------------------------------------------------------------------------------------------- headings


def heading(section: Section, story: Story) -> Xml:
    """The label and the title of a section; nothing where what stands below says what it is."""
    if section.role in UNTITLED:
        return NOTHING
    layout, place = story.book.layout, Place()
    label = paragraph("section-label", own_run(section.label, story), place, layout) if section.label else NOTHING
    role = f"heading-{min(section.level, HEADING_LEVELS)}" if _in_text(section) else "front-heading"
    title = story.book.bookmarked(section.anchor, passage_runs(section.title, story, role))
    number = NOTHING if section.label or not section.number else _number(section.number, story)
    members = _outline(section, story)
    if role in HUNG and not number:
        members["ind"] = indent(0)
    return Xml(label + paragraph(role, Xml(number + title), place, layout, lang=section.title.lang, **members))


def _in_text(section: Section) -> bool:
    return section.role in {"chapter", "section"}


def _number(number: str, story: Story) -> Xml:
    """The number of a heading, which hangs in the margin: light, though the heading is bold."""
    return own_run(f"{number}\t", story, HEADING_NUMBER, light=True)


def _outline(section: Section, story: Story) -> dict[str, Xml]:
    """The level of a heading whose style does not say it: of back matter that the contents list, below level 4."""
    if _in_text(section):
        return {"outlineLvl": _level(section.level)} if section.level > HEADING_LEVELS else {}
    level = story.book.outline.get(section.anchor)
    return {"outlineLvl": _level(level)} if level else {}


def _level(level: int) -> Xml:
    return w("outlineLvl", val=min(level, OUTLINE_LEVELS) - 1)


def _run_in(member: RunIn, place: Place, story: Story) -> Xml:
    """A heading in the line of its paragraph: two paragraphs with a hidden end between them.

    In the outline it stands below the contents, so that Word's own table of contents would list what the layout's does.
    """
    book, lang = story.book, member.body.lang
    level = max(member.level, max(book.outline.values(), default=0) + 1)
    joint = {"rPr": HIDDEN_MARK, "outlineLvl": _level(level)}
    title = words(member.title.inlines)
    end = EN_SPACE if title.endswith(SENTENCE_ENDS) else f".{EN_SPACE}"
    runs = book.bookmarked(member.anchor, passage_runs(member.title, story, member.role))
    lead = Xml(runs + passage_runs(replace(member.title, inlines=(Text(end),)), story, member.role))
    body = passage_runs(member.body, story, "body-first")
    return Xml(
        paragraph(member.role, lead, place.closed_by(0), book.layout, lang=lang, **joint)
        + paragraph("body-first", body, place.following(place.gap), book.layout, lang=lang)
    )


# -------------------------------------------------------------------------------------------------- lists and boxes


def _list(member: List, place: Place, story: Story) -> Xml:
    level = min(place.level, LEVELS - 1)
    count, style = BULLETS, LIST_BULLET
    if member.ordered:
        story.book.starts.append((level, member.start))
        count, style = NUMBERS + len(story.book.starts), LIST_NUMBER
    inner = replace(
        place.following(),
        level=place.level + 1,
        inset=place.inset + item_start(story.book.layout.theme, 0),
        item=Item(count, level, style),
    )
    empty = _bare(place, story) if place.item or place.opening else NOTHING
    *items, last = member.items
    written = [blocks(item, inner, story) for item in items]
    return joined([empty, *written, blocks(last, inner.closed_by(place.gap), story)])


def _bare(place: Place, story: Story) -> Xml:
    """The paragraph of an item that begins with a list: without it the item would not be counted."""
    return paragraph("list-item", NOTHING, place, story.book.layout)


def _definitions(definitions: Sequence[Definition], place: Place, story: Story) -> Xml:
    written = []
    for number, definition in enumerate(definitions, 1):
        inner = place.closed_by(place.gap if number == len(definitions) else 0)
        written.append(_definition(definition, inner, story))
        place = place.following(place.gap)
    return joined(written)


def _definition(definition: Definition, place: Place, story: Story) -> Xml:
    role = "definition-term"
    term = story.book.bookmarked(definition.anchor, passage_runs(definition.term, story, role))
    below = blocks(definition.blocks, place.following(place.gap), story)
    lang = definition.term.lang
    return Xml(paragraph(role, term, place.closed_by(0), story.book.layout, lang=lang) + below)


def _admonition(member: Admonition, place: Place, story: Story) -> Xml:
    role = "admonition-title"
    place = replace(place, boxed=True)
    runs, lang = passage_runs(member.title, story, role), member.title.lang
    title = paragraph(role, runs, place.closed_by(0), story.book.layout, lang=lang)
    return Xml(title + blocks(member.blocks, place.following(place.gap), story))


def _code(member: CodeBlock, place: Place, story: Story) -> Xml:
    """Preformatted text, which runs from left to right in every edition: its style says so."""
    return paragraph(member.role, text_run(member.text.rstrip("\n"), Voice()), place, story.book.layout)
