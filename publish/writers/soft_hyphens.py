"""Turn a Layout into one whose running text says where words may break: for programs that cannot hyphenate Kazakh.

Only text that lines are made of gets soft hyphens: paragraphs of the roles that the theme hyphenates. Headings,
contents, captions, labels, metadata, texts for pictures, code, ids, addresses and abbreviations stay as they are.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from publish.document.nodes import Text
from publish.language.hyphenation.soft_hyphens import soft_hyphenate
from publish.layout.model import (
    Admonition,
    Definition,
    DefinitionList,
    Emphasis,
    Foreign,
    Inline,
    Layout,
    Link,
    List,
    Mark,
    Note,
    Paragraph,
    Passage,
    Quote,
    Reference,
    RunIn,
    Section,
    Strong,
    Table,
)


def with_soft_hyphens(layout: Layout, besides: Collection[str] = ()) -> Layout:
    """The layout with U+00AD in its running text: in the roles that its theme hyphenates, and in those `besides`."""
    roles = {role for role, style in layout.theme.styles.items() if style.hyphenate} | {*besides}
    parts = ("front", "body", "back", "notes")
    return replace(layout, **{part: _block(getattr(layout, part), roles) for part in parts})


def _block(node: Any, roles: Collection[str]) -> Any:
    """A block, or a tuple of blocks, with soft hyphens in what is set in `roles`."""
    match node:
        case tuple():
            return tuple(_block(member, roles) for member in node)
        case Paragraph(role=role):
            return replace(node, text=_passage(node.text)) if role in roles else node
        case RunIn():
            return replace(node, body=_passage(node.body)) if "body-first" in roles else node
        case Table():
            return _table(node, roles)
        case List():
            return replace(node, items=_block(node.items, roles))
        case DefinitionList():
            return replace(node, definitions=_block(node.definitions, roles))
        case Section() | Quote() | Admonition() | Definition() | Note():
            return replace(node, blocks=_block(node.blocks, roles))
        case _:
            return node


def _table(table: Table, roles: Collection[str]) -> Table:
    if "table-head" in roles:
        table = replace(table, head=tuple(map(_passage, table.head)))
    if "table-cell" in roles:
        table = replace(table, rows=tuple(tuple(map(_passage, row)) for row in table.rows))
    return table


def _passage(passage: Passage) -> Passage:
    return replace(passage, inlines=_inlines(passage.inlines, passage.lang))


def _inlines(inlines: tuple[Inline, ...], lang: str) -> tuple[Inline, ...]:
    return tuple(_inline(node, lang) for node in inlines)


def _inline(node: Inline, lang: str) -> Inline:
    match node:
        case Text(text):
            return Text(soft_hyphenate(text, lang))
        case Foreign(own, children):
            return Foreign(own, _inlines(children, own))
        case Emphasis() | Strong() | Link() | Reference() | Mark():
            return replace(node, children=_inlines(node.children, lang))
        case _:
            return node
