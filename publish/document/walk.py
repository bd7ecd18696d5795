"""Walk a tree of nodes: visit every node, or rewrite every phrase, in reading order."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from publish.document.nodes import Abbreviation, IndexMark, Inline, LineBreak, Phrase, Term, Text

Node = TypeVar("Node")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase stands: the field that holds it, and the nodes around it, outermost first."""

    field: str
    parents: tuple[Any, ...]


Rewriting = Generator[tuple[Phrase, Place], "Phrase | None", Node]


@cache
def _field_names(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls) if not field.name.endswith("span"))


def rewrite_phrases(node: Node, place: Place = Place("", ())) -> Rewriting[Node]:
    """Yield each phrase below `node` with its place; what is sent back replaces it. Returns the new node.

    Iterating (which sends None) changes nothing and returns an equal tree: reading and rewriting are one walk.
    """
    if isinstance(node, Phrase):
        replacement = yield node, place
        return node if replacement is None else replacement  # type: ignore[return-value]
    if isinstance(node, tuple):
        members = []
        for member in node:
            members.append((yield from rewrite_phrases(member, place)))
        return tuple(members)  # type: ignore[return-value]
    if not is_dataclass(node) or isinstance(node, type):
        return node
    parents = (*place.parents, node)
    changes = {}
    for name in _field_names(type(node)):
        old = getattr(node, name)
        if isinstance(old, str | int | bytes):
            continue
        new = yield from rewrite_phrases(old, Place(name, parents))
        if new is not old and new != old:
            changes[name] = new
    return replace(node, **changes) if changes else node


def map_phrases(node: Node, change: Callable[[Phrase], "Phrase | None"]) -> Node:
    """The same tree with each phrase as `change` gives it; None keeps it."""
    phrases = rewrite_phrases(node)
    reply: Phrase | None = None
    while True:
        try:
            phrase, _ = phrases.send(reply)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]
        reply = change(phrase)


def walk(node: Any) -> Iterator[Any]:
    """Yield `node` and every node below it, parents first."""
    if isinstance(node, tuple):
        for member in node:
            yield from walk(member)
    elif is_dataclass(node) and not isinstance(node, type):
        yield node
        for name in _field_names(type(node)):
            yield from walk(getattr(node, name))


def has_words(phrase: Phrase) -> bool:
    """Whether there is anything to translate: a lone figure or date is written by the language."""
    for node in walk(phrase.inlines):
        if isinstance(node, Abbreviation | Term | IndexMark):
            return True
        if isinstance(node, Text) and any(map(str.isalpha, node.text)):
            return True
    return False


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """The characters of inline nodes without their markup: for titles in metadata, bookmarks and messages."""
    parts = []
    for node in inlines:
        if isinstance(node, LineBreak):
            parts.append(" ")
        elif hasattr(node, "children"):
            parts.append(plain_text(node.children))
        elif hasattr(node, "text"):
            parts.append(node.text)
    return "".join(parts)
