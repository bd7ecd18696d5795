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
from publish.writers.docx.numbering import LEVELS, LIST_BULLET, LIST_NUMBER, item_start, list_style
from publish.writers.docx.paragraphs import Item, Place, paragraph
from publish.writers.docx.story import Story
from publish.writers.docx.styles import (
    BREAK,
    BULLETS,
    HEADINGS,
    NUMBERS,
    SEPARATOR,
    STYLE_NAMES,
    indent,
    number_style,
    outline_level,
    run_in_level,
    side_line,
)
from publish.writers.docx.tables import table
from publish.writers.docx.variants import Difference
from publish.writers.xhtml import EN_SPACE, UNTITLED, words

PAUSE = "* * *"
SENTENCE_ENDS = (".", "?", "!", ":", "…")
GAPS_BEFORE: dict[type, float] = {List: 0.4, DefinitionList: 0.4, Admonition: 1}
GAPS_AFTER: dict[type, float] = {List: 0.6, DefinitionList: 0.8, Admonition: 1}
"""Lines of the text around blocks that are more than a paragraph, as in the other formats."""

TABLE_GAP = 1.0
"""Lines below a table that no source follows: a table itself keeps none free."""

RUNNING_ON = {"tables", "figures"}
"""The roles of sections that do not begin a page after one another."""
SECTION_GAP = 2.0
"""Lines between these."""

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
        here = replace(place, gap=gap if following else max(gap, end), flush=_is_flush(following, place))
        content = block(member, here, story)
        if written and written[-1].endswith("</w:tbl>") and content.startswith("<w:tbl>"):
            written.append(separator(story))  # Word would make one table of two
        written.append(content)
        theme = story.book.layout.theme
        below = TABLE_GAP * theme.line if isinstance(member, Table) and not member.source else 0
        place = place.following(above=below)
    return joined(written)


def _is_flush(following: Block | None, place: Place) -> bool:
    """Whether what follows in a box is moved in otherwise than its paragraphs are."""
    return place.boxed and following is not None and not isinstance(following, Paragraph)


def _gap(member: Block, following: Block | None, place: Place, theme: Theme) -> float:
    """Points between two blocks of the running text, beyond what their styles say of paragraphs alone."""
    if place.level or place.boxed:
        return 0
    if isinstance(following, Section):
        return SECTION_GAP * theme.line if following.role in RUNNING_ON else 0
    after = GAPS_AFTER.get(type(member), 0) * theme.line
    if isinstance(following, RunIn):
        return max(after, theme.styles["run-in"].before)
    return max(after, GAPS_BEFORE.get(type(following), 0) * theme.line)


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
            line = side_line(layout.theme, direction_of(text.lang))
            differences = [Difference("stand-in", "pBdr", line)] if aside else []
            runs = passage_runs(text, story, role)
            return paragraph(role, runs, place, story.book, differences=differences, lang=text.lang)
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
            return paragraph("body-first", own_run(PAUSE, story), place, story.book, BREAK)
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
    return paragraph("body-first", NOTHING, Place(), story.book, SEPARATOR)


# --------------------------------------------------------------------------------------------------------- headings


def heading(section: Section, story: Story) -> Xml:
    """The label and the title of a section; nothing where what stands below says what it is."""
    if section.role in UNTITLED:
        return NOTHING
    book, place = story.book, Place()
    label = paragraph("section-label", _label(section, story), place, book) if section.label else NOTHING
    role = f"heading-{min(section.level, len(HEADINGS))}" if _in_text(section) else "front-heading"
    style = f"heading {min(section.level, OUTLINE_LEVELS)}" if _in_text(section) else STYLE_NAMES[role]
    title = book.bookmarked(section.anchor, passage_runs(section.title, story, role))
    number = NOTHING if section.label or not section.number else _number(section, role, story)
    differences = _outline(section, story)
    if role in book.hung and not number:
        differences.append(Difference("unnumbered", "ind", indent(0)))
    line = book.whole(section.anchor, Xml(number + title))
    return Xml(label + paragraph(role, line, place, book, style, differences, section.title.lang))


def _in_text(section: Section) -> bool:
    return section.role in {"chapter", "section"}


def _label(section: Section, story: Story) -> Xml:
    """`Section 7`, above the title."""
    if section.number not in story.book.known.get(section.anchor, {}):
        return own_run(section.label, story)
    before, number, after = (
        own_run(part, story) if part else NOTHING for part in section.label.partition(section.number)
    )
    return joined([before, story.book.numbered(section.anchor, number), after])


def _number(section: Section, role: str, story: Story) -> Xml:
    """The number of a heading, in the margin or before its title."""
    theme = story.book.layout.theme
    style = number_style(theme.styles[role])
    number = story.book.numbered(section.anchor, own_run(section.number, story, style))
    return Xml(number + own_run("\t" if theme.space.hang else EN_SPACE, story, style))


def _outline(section: Section, story: Story) -> list[Difference]:
    """The level of a heading whose style does not say it: of back matter that the contents list."""
    level = 0 if _in_text(section) else story.book.outline.get(section.anchor, 0)
    return [_level(level)] if level else []


def _level(level: int) -> Difference:
    return Difference(f"level {level}", "outlineLvl", outline_level(level))


def _run_in(member: RunIn, place: Place, story: Story) -> Xml:
    """A heading in the line of its paragraph: two paragraphs with a hidden end between them.

    LibreOffice before 24.2 sets it on a line of its own, above the text.
    """
    book, lang = story.book, member.body.lang
    level = [_level(member.level)] if member.level != run_in_level(book.layout) else []
    title = words(member.title.inlines)
    end = EN_SPACE if title.endswith(SENTENCE_ENDS) else f".{EN_SPACE}"
    runs = book.bookmarked(member.anchor, passage_runs(member.title, story, member.role))
    lead = Xml(runs + passage_runs(replace(member.title, inlines=(Text(end),)), story, member.role))
    body = passage_runs(member.body, story, "body-first")
    return Xml(
        paragraph(member.role, lead, place.closed_by(0), book, differences=level, lang=lang, rPr=HIDDEN_MARK)
        + paragraph("body-first", body, place.following(place.gap), book, lang=lang)
    )


# -------------------------------------------------------------------------------------------------- lists and boxes


def _list(member: List, place: Place, story: Story) -> Xml:
    level = min(place.level, LEVELS - 1)
    count, name = BULLETS, LIST_BULLET
    if member.ordered:
        story.book.starts.append((level, member.start))
        count, name = NUMBERS + len(story.book.starts), LIST_NUMBER
    inner = replace(
        place.following(),
        level=place.level + 1,
        inset=place.inset + item_start(story.book.layout.theme, 0),
        item=Item(count, level, list_style(name, level)),
    )
    empty = _bare(place, story) if place.item or place.opening else NOTHING
    *items, last = member.items
    written = [blocks(item, inner, story) for item in items]
    return joined([empty, *written, blocks(last, inner.closed_by(place.gap), story)])


def _bare(place: Place, story: Story) -> Xml:
    """The paragraph of an item that begins with a list: without it the item would not be counted."""
    return paragraph("list-item", NOTHING, place, story.book)


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
    return Xml(paragraph(role, term, place.closed_by(0), story.book, lang=lang) + below)


def _admonition(member: Admonition, place: Place, story: Story) -> Xml:
    role = "admonition-title"
    place = replace(place, boxed=True)
    runs, lang = passage_runs(member.title, story, role), member.title.lang
    flush = _is_flush(member.blocks[0] if member.blocks else None, place)
    title = paragraph(role, runs, replace(place, gap=0, flush=flush), story.book, lang=lang)
    return Xml(title + blocks(member.blocks, place.following(place.gap), story))


def _code(member: CodeBlock, place: Place, story: Story) -> Xml:
    """Preformatted text, which runs from left to right in every edition: its style says so."""
    return paragraph(member.role, text_run(member.text.rstrip("\n"), Voice()), place, story.book)
