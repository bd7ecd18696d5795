"""Turn a document into lines that can be read: one a node, with its place and its fields, what it holds below it."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import Any

from publish.diagnostics import Span
from publish.document.nodes import Image, Inline, Phrase, Text

INDENT = "  "
HERE = "content/report.md:"
"""The places in the file that most cases consist of are lines and columns only."""


def dump(node: Any, name: str = "", near: Span | None = None) -> Iterator[str]:
    """The lines of a node, or of a tuple of nodes, in the field `name` of one that stands at `near`."""
    if isinstance(node, tuple):
        for member in node:
            yield from dump(member, name, near)
    elif isinstance(node, Phrase):
        yield _phrase(node, name, near)
    elif isinstance(node, Image):
        yield f"{name}: {node.path}, {len(node.data)} bytes"
    elif node is not None:
        span = getattr(node, "span", None)
        place = f" {_place(span)}" if span else ""
        holder = f"{name}: " if name not in ("", "blocks") else ""
        yield f"{holder}{type(node).__name__}{place}{_scalars(node)}"
        for field in fields(node):
            value = getattr(node, field.name)
            if not _is_scalar(value) and field.name != "span":
                yield from (f"{INDENT}{line}" for line in dump(value, field.name, span or near))


def inlines(nodes: tuple[Inline, ...]) -> str:
    """Inline nodes in one line: `'plain ' Emphasis['words']`."""
    return " ".join(map(_inline, nodes))


def _inline(node: Inline) -> str:
    if isinstance(node, Text):
        return repr(node.text)
    children = inlines(getattr(node, "children", ()))
    return f"{type(node).__name__}[{_scalars(node).strip()}{' ' * bool(_scalars(node) and children)}{children}]"


def _phrase(phrase: Phrase, name: str, near: Span | None) -> str:
    place = "" if phrase.span == near else f" {_place(phrase.span)}"
    lang = "" if phrase.lang == "en" else f" lang={phrase.lang}"
    comment = f" comment={phrase.comment!r}" if phrase.comment else ""
    return f"{name}{place}{lang}{comment}: {inlines(phrase.inlines)}".rstrip()


def _scalars(node: Any) -> str:
    pairs = ((field.name, getattr(node, field.name)) for field in fields(node) if field.name != "span")
    return "".join(f" {name}={_scalar(value)}" for name, value in pairs if _is_scalar(value) and value)


def _is_scalar(value: object) -> bool:
    members = value if isinstance(value, tuple) else (value,)
    return all(isinstance(member, str | int | date | Fraction) for member in members)


def _place(span: Span) -> str:
    return str(span).removeprefix(HERE)


def _scalar(value: object) -> str:
    return str(value) if isinstance(value, date | Fraction) else repr(value)
