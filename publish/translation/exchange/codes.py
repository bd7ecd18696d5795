"""Turn inline nodes into text with codes, and text with codes into inline nodes.

A code stands for markup: agencies' tools let a translator move it, but not change it. What is text for a translator
(the words of a link, both halves of an index mark) stays text, without Markdown's escapes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from publish.content.inlines import merge_texts, parse_phrase, to_markdown
from publish.diagnostics import Report, Span
from publish.document.nodes import (
    Abbreviation,
    Emphasis,
    Foreign,
    IndexMark,
    Inline,
    Link,
    Reference,
    Strong,
    Term,
    Text,
    Value,
)
from publish.language import LANGUAGES

HOLDERS = (Emphasis, Strong, Foreign, Link, Reference)
ROLES = (Abbreviation, Term, IndexMark)
HELD = "\ue000"  # stands for what a code is around; of private use, so no text of ours
FORM = re.compile(r"\|([a-z]+(?:,[a-z]+)*)(?![\w|,])")


@dataclass(frozen=True, slots=True)
class Code:
    """Markup of one node: `start` and `end` are its Markdown, before and after what it is around."""

    id: str
    node: Inline
    start: str
    end: str = ""

    @property
    def free(self) -> bool:
        """Whether a translation may do without it, or have it twice."""
        return isinstance(self.node, Emphasis | Strong | Foreign)


class Mark(NamedTuple):
    """Where a code begins, ends, or stands alone; `data` is its Markdown there."""

    kind: Literal["start", "end", "point"]
    id: str
    data: str = ""


Piece = str | Mark


class Coded(NamedTuple):
    """A phrase as text with marks, and its codes in the order in which they begin."""

    pieces: tuple[Piece, ...]
    codes: tuple[Code, ...]


class MisplacedError(ValueError):
    """Text with codes of which no phrase can be made; the message says why."""


def coded(inlines: Sequence[Inline], source: Sequence[Code] = ()) -> Coded:
    """Turn a phrase into text with codes. One that `source` has too keeps its id: of equals, the next one."""
    numbering = _Numbering(source)
    return Coded(tuple(_pieces(inlines, numbering)), tuple(numbering.codes))


class _Numbering:
    """Gives each node its code."""

    def __init__(self, source: Sequence[Code]) -> None:
        self.unused = list(source)
        self.last = len(source)
        self.codes: list[Code] = []

    def code(self, node: Inline) -> Code:
        match = next((code for code in self.unused if _identity(code.node) == _identity(node)), None)
        if match:
            self.unused.remove(match)
        else:
            self.last += 1
        start, end = _markdown(node)
        self.codes.append(Code(match.id if match else str(self.last), node, start, end))
        return self.codes[-1]


def _pieces(inlines: Sequence[Inline], numbering: _Numbering) -> Iterator[Piece]:
    for node in inlines:
        if isinstance(node, Text):
            yield node.text
            continue
        code = numbering.code(node)
        if not isinstance(node, HOLDERS + ROLES):
            yield Mark("point", code.id, code.start)
            continue
        yield Mark("start", code.id, code.start)
        yield from _pieces(node.children, numbering) if isinstance(node, HOLDERS) else [_words(node)]
        yield Mark("end", code.id, code.end)


def _words(node: Inline) -> str:
    """What a translator writes between the backticks of a role."""
    match node:
        case Abbreviation(text, expansion):
            return f"{text} ({expansion})" if expansion else text
        case IndexMark(text, entry):
            return text if text == entry else f"{text}|{entry}"
        case Term(text, _):
            return text
    raise AssertionError(node)


def _markdown(node: Inline) -> tuple[str, str]:
    """The Markdown of a code before and after what it is around."""
    match node:
        case Emphasis() | Strong() | Foreign() | Link() | Reference():
            node = replace(node, children=(Text(HELD),))
        case Abbreviation():
            node = Abbreviation(HELD)
        case Term(_, key):
            node = Term(HELD, key)
        case IndexMark():
            node = IndexMark(HELD, HELD)
    start, _, end = to_markdown((node,)).partition(HELD)
    return start, end


def _identity(node: Inline) -> tuple[object, ...]:
    """What makes a code of a translation the same as one of its source: all but what is a translator's."""
    match node:
        case Value(kind, text, _):
            return Value, kind, text
        case Link(url, _):
            return Link, url
        case Reference(target, _):
            return Reference, target
        case Term(_, key):
            return Term, key
        case Abbreviation() | IndexMark() | Emphasis() | Strong() | Foreign():
            return (type(node),)
    return (node,)


# ---------------------------------------------------------------------------------------------------- and back again


def phrase_of(pieces: Sequence[Piece], codes: Sequence[Code], lang: str) -> tuple[Inline, ...]:
    """Turn text with codes back into the nodes of a phrase; `codes` are those of its source.

    A value takes the form that follows it: text `|loc` right after its code. Raises MisplacedError.
    """
    known = {code.id: code.node for code in codes}
    stack: list[tuple[Mark | None, list[Inline]]] = [(None, [])]
    for piece in pieces:
        if isinstance(piece, str):
            stack[-1][1].append(Text(piece))
        elif piece.kind == "point":
            stack[-1][1].append(_node(piece.id, piece.data, known))
        elif piece.kind == "start":
            stack.append((piece, []))
        else:
            start, held = stack.pop()
            if start is None or start.id != piece.id:
                raise MisplacedError(f"the code {piece.id} ends where it cannot")
            node = _node(piece.id, f"{start.data}{HELD}{piece.data}", known)
            stack[-1][1].append(_filled(node, _formed(held, lang), piece.id))
    start, held = stack.pop()
    if start is not None:
        raise MisplacedError(f"the code {start.id} has no end")
    return _sound(_formed(held, lang))


def _node(id: str, data: str, known: Mapping[str, Inline]) -> Inline:
    """The node of a code: that of the source, in the translator's form."""
    read = parse_phrase(data, "", Span(""), Report()).inlines if data.strip(HELD) else ()
    own = read[0] if len(read) == 1 and not isinstance(read[0], Text) else None
    source = known.get(id, own)
    if source is None:
        raise MisplacedError(f"the code {id} is not in the source")
    return own if own is not None and _identity(own) == _identity(source) else source


def _filled(node: Inline, held: tuple[Inline, ...], id: str) -> Inline:
    if isinstance(node, HOLDERS):
        return replace(node, children=held)
    if not isinstance(node, ROLES):
        raise MisplacedError(f"the code {id} is around nothing in the source")
    if not all(isinstance(each, Text) for each in held):
        raise MisplacedError(f"the code {id} holds another code, and may hold only words")
    words = "".join(each.text for each in held if isinstance(each, Text))
    match node:
        case Abbreviation():
            text, _, expansion = words.partition(" (")
            return Abbreviation(text, expansion.removesuffix(")"))
        case Term(_, key):
            return Term(words, key)
    text, _, entry = words.partition("|")
    return IndexMark(text, entry or text)


def _formed(nodes: Sequence[Inline], lang: str) -> tuple[Inline, ...]:
    """Move `|loc` after a value into it."""
    formed: list[Inline] = []
    for node in merge_texts(nodes):
        value = formed[-1] if formed else None
        found = FORM.match(node.text) if isinstance(node, Text) and isinstance(value, Value) else None
        if isinstance(node, Text) and isinstance(value, Value) and found:
            formed[-1] = _in_form(value, found[1], lang)
            formed.append(Text(node.text[found.end() :]))
        else:
            formed.append(node)
    return merge_texts(formed)


def _in_form(value: Value, form: str, lang: str) -> Value:
    try:
        LANGUAGES[lang].write(value.kind, value.text, form)
    except ValueError as fault:
        raise MisplacedError(str(fault)) from fault
    return replace(value, form=form)


def _sound(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Refuse what a catalog cannot hold, such as a `{number}` outside its reference."""
    report = Report()
    if parse_phrase(to_markdown(inlines), "", Span(""), report).inlines != inlines or report.diagnostics:
        raise MisplacedError("its codes stand where they cannot")
    return inlines
