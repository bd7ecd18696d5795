"""Turn a layout into lines that can be read: one a heading, a paragraph, a cell, with its role and anchor.

`*italics*`, `**bold**`, `` `code` ``, `<words -> anchor>` for a link, `{words}` for what the index points to, `[^1]`
for the call of a note, `(page of anchor)`, and `kk:` before what is in another language than the edition.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from publish.document.nodes import Code, LineBreak, Text
from publish.layout import model
from publish.layout.model import Block, Inline, Layout, Passage, Section

INDENT = "  "


def read_body(layout: Layout) -> Iterator[str]:
    """The body and the notes."""
    yield from _blocks(layout.body, layout.lang)
    for note in layout.notes:
        yield f"note {note.number}"
        yield from _indented(_blocks(note.blocks, layout.lang))


def read_matter(layout: Layout) -> Iterator[str]:
    """What stands before and after the body."""
    yield from _blocks((*layout.front, *layout.back), layout.lang)


def words(passage: Passage, lang: str) -> str:
    """A passage as one line."""
    text = "".join(map(_inline, passage.inlines))
    return text if passage.lang == lang else f"{passage.lang}: {text}"


def _inline(node: Inline) -> str:
    inner = "".join(map(_inline, getattr(node, "children", ())))
    match node:
        case Text(text):
            return text
        case Code(text):
            return f"`{text}`"
        case LineBreak():
            return " / "
        case model.Emphasis():
            return f"*{inner}*"
        case model.Strong():
            return f"**{inner}**"
        case model.Foreign(lang):
            return f"[{lang}: {inner}]"
        case model.Link(url):
            return f"<{inner} -> {url}>"
        case model.Reference(anchor):
            return f"<{inner} -> {anchor}>"
        case model.PageNumber(anchor):
            return f"(page of {anchor})"
        case model.NoteCall(number):
            return f"[^{number}]"
        case model.Abbreviation(text, expansion):
            return f"{text} ({expansion})" if expansion else text
        case model.Mark():
            return f"{{{inner}}}"
    raise AssertionError(node)


def _indented(lines: Iterator[str]) -> Iterator[str]:
    yield from (f"{INDENT}{line}" for line in lines)


def _blocks(blocks: Sequence[Block], lang: str) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, lang)


def _block(block: Block, lang: str) -> Iterator[str]:
    say = partial(words, lang=lang)
    match block:
        case Section():
            yield from _section(block, lang)
        case model.Paragraph(role, _, text):
            yield f"{role}: {say(text)}"
        case model.RunIn(role, anchor, level, title, body):
            yield f"{role} {level} #{anchor}: {say(title)} | {say(body)}"
        case model.List(role, _, ordered, start, items):
            for number, item in enumerate(items, start):
                yield f"{role} {number}" if ordered else role
                yield from _indented(_blocks(item, lang))
        case model.DefinitionList(role, _, definitions):
            for definition in definitions:
                yield f"{role} #{definition.anchor}: {say(definition.term)}"
                yield from _indented(_blocks(definition.blocks, lang))
        case model.Quote(role, _, blocks):
            yield role
            yield from _indented(_blocks(blocks, lang))
        case model.Admonition(role, _, kind, title, blocks):
            yield f"{role} {kind}: {say(title)}"
            yield from _indented(_blocks(blocks, lang))
        case model.CodeBlock(role, _, text):
            yield f"{role}: {text!r}"
        case model.Break():
            yield "break"
        case model.Table():
            yield from _table(block, lang)
        case model.Figure():
            yield f"figure #{block.anchor}: {_caption(block.caption, lang)}"
            yield f"{INDENT}{block.picture} {block.fallback} {block.width:.0f} x {block.height:.0f}"
            yield f"{INDENT}alt: {say(block.alt)}"
            yield from _source(block.source, lang)
        case model.Contents(role, _, entries):
            for entry in entries:
                yield f"{INDENT * (entry.level - 1)}{entry.role} #{entry.anchor}: {entry.number} | {say(entry.title)}"
        case model.Index(_, _, groups):
            for letter, found in groups:
                yield f"{letter}: {', '.join(map(_index_entry, found))}"


def _index_entry(entry: model.IndexEntry) -> str:
    return f"{f'{entry.lang}: ' * bool(entry.lang)}{entry.text} {len(entry.anchors)}x"


def _section(section: Section, lang: str) -> Iterator[str]:
    heading = " | ".join(filter(None, (section.label, section.number, words(section.title, lang))))
    yield f"{section.role} {section.level} #{section.anchor}: {heading}"
    yield from _indented(_blocks(section.blocks, lang))


def _table(table: model.Table, lang: str) -> Iterator[str]:
    yield f"table #{table.anchor}: {_caption(table.caption, lang)}{' (row headers)' * table.row_headers}"
    for row in (table.head, *table.rows):
        yield f"{INDENT}| {' | '.join(words(cell, lang) for cell in row)} |"
    yield from _source(table.source, lang)


def _source(source: Passage | None, lang: str) -> Iterator[str]:
    if source:
        yield f"{INDENT}source: {words(source, lang)}"


def _caption(caption: model.Caption | None, lang: str) -> Any:
    return f"{caption.label} | {caption.number} | {words(caption.text, lang)}" if caption else "no caption"
