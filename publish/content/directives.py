"""Turn the fenced directives (tables, charts, figures, admonitions, glossary) into blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol, cast

from publish.content.files import Files
from publish.content.inlines import value_problem
from publish.diagnostics import Report, Span
from publish.document.nodes import (
    Admonition,
    Alignment,
    Block,
    Chart,
    DefinitionList,
    Figure,
    Phrase,
    Row,
    Series,
    Table,
    Text,
    Value,
    ValueKind,
)

OPTION = re.compile(r":([a-z-]+):\s*(.*)")
CELL_FORMATS = ("text", "number", "percent", "date", "money KZT", "money USD")
IDENTIFIER = re.compile(r"[a-z][a-z0-9-]*")


class Reader(Protocol):
    """What a directive needs of the reader of blocks: to read what stands inside it."""

    def read_text(self, text: str, first_line: int) -> tuple[Block, ...]:
        """Blocks of a directive's body."""

    def phrase(self, text: str, span: Span) -> Phrase:
        """Inline Markdown of an option or a cell."""


@dataclass(frozen=True, slots=True)
class Directive:
    """A fence as written: `{name} argument`, `:option: value` lines, then the body."""

    name: str
    argument: str
    content: str
    span: Span
    files: Files
    report: Report
    options: dict[str, str] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    body: str = ""
    body_line: int = 0

    def with_options(self, allowed: Sequence[str]) -> Directive:
        """Divide the content into options and body; an option that is not allowed is an error."""
        lines = self.content.splitlines()
        options: dict[str, str] = {}
        spans: dict[str, Span] = {}
        count = 0
        for count, line in enumerate([*lines, ""]):
            match = OPTION.fullmatch(line.strip())
            if not match:
                break
            span = Span(self.span.path, self.span.line + 1 + count, self.span.column)
            if match[1] not in allowed:
                hint = f"its options are {', '.join(allowed)}" if allowed else "it has no options"
                self.report.error("unknown-option", f"{{{self.name}}} has no option '{match[1]}'", span, hint)
            options[match[1]] = match[2].strip()
            spans[match[1]] = span
        body = "\n".join(lines[count:])
        return replace(self, options=options, spans=spans, body=body, body_line=self.span.line + 1 + count)

    def required(self, option: str, example: str) -> str:
        """An option that cannot be left out."""
        value = self.options.get(option, "")
        if not value:
            self.report.error(
                "missing-option",
                f"{{{self.name}}} needs the option '{option}'",
                self.span,
                f"write :{option}: {example}",
            )
        return value

    def identifier(self) -> str:
        """The id under which references find this block; empty when nothing needs to."""
        name = self.options.get("name", "")
        if name and not IDENTIFIER.fullmatch(name):
            hint = "use small letters, digits and hyphens"
            self.report.error("bad-id", f"'{name}' cannot be an id", self.spans["name"], hint)
        return name

    def optional_phrase(self, option: str, reader: Reader) -> Phrase | None:
        """An option's text, or nothing."""
        text = self.options.get(option)
        return reader.phrase(text, self.spans[option]) if text else None

    def caption(self, reader: Reader) -> Phrase:
        """The text after the directive's name."""
        if not self.argument:
            self.report.error(
                "missing-caption", f"{{{self.name}}} has no caption", self.span, f"write {{{self.name}}} What it shows"
            )
        return reader.phrase(self.argument, self.span)

    def rows(self) -> list[tuple[int, list[str]]]:
        """The rows of the CSV file that it names; each as long as the first, or it is an error."""
        name = self.required("file", "data/figures.csv")
        faults = len(self.report.diagnostics)
        rows = self.files.rows(name, self.spans.get("file", self.span)) if name else []
        width = len(rows[0][1]) if rows else 0
        for line, row in rows:
            if len(row) != width:
                message = f"this row has {len(row)} cells, the first row has {width}"
                self.report.error(
                    "uneven-row", message, self.files.place(name, line), "give each row as many cells as the header"
                )
        if name and len(rows) < 2 and len(self.report.diagnostics) == faults:
            self.report.error("empty-data", f"'{name}' has no rows of data", self.span, "put a header and rows in it")
        return [(line, row) for line, row in rows if len(row) == width]


# ---------------------------------------------------------------------------------------------------------- tables


def _table(directive: Directive, reader: Reader) -> Block | None:
    caption = directive.caption(reader)  # first: a comment to translators above a table is about its caption
    blocks = reader.read_text(directive.body, directive.body_line)
    if len(blocks) != 1 or not isinstance(blocks[0], Table):
        hint = "see docs/dialect.md"
        directive.report.error("bad-table", "{table} holds one table made with pipes", directive.span, hint)
        return None
    return replace(
        blocks[0],
        id=directive.identifier(),
        caption=caption,
        source=directive.optional_phrase("source", reader),
        span=directive.span,
    )


def _csv_table(directive: Directive, reader: Reader) -> Block | None:
    caption = directive.caption(reader)
    rows = directive.rows()
    if len(rows) < 2:
        return None
    (head_line, head), *body = rows
    path = directive.options["file"]
    formats = _formats(directive, len(head))
    cells = tuple(
        Row(
            tuple(
                _cell(text, kind, directive.files.place(path, line), directive, reader)
                for text, kind in zip(row, formats, strict=True)
            )
        )
        for line, row in body
    )
    return Table(
        directive.identifier(),
        caption,
        Row(tuple(reader.phrase(text, directive.files.place(path, head_line)) for text in head)),
        cells,
        tuple(_alignment(kind) for kind in formats),
        directive.optional_phrase("source", reader),
        directive.span,
    )


def _alignment(kind: str) -> Alignment:
    return "left" if kind == "text" else "right"


def _formats(directive: Directive, count: int) -> list[str]:
    formats = [name.strip() for name in directive.options.get("formats", "").split(",") if name.strip()]
    span = directive.spans.get("formats", directive.span)
    for name in formats:
        if not re.fullmatch(r"text|number|percent|date|money [A-Z]{3}", name):
            hint = f"the formats are {', '.join(CELL_FORMATS)}"
            directive.report.error("bad-format", f"there is no cell format '{name}'", span, hint)
            return ["text"] * count
    if formats and len(formats) != count:
        message = f"{len(formats)} formats for {count} columns"
        directive.report.error("bad-format", message, span, "give one format for each column")
    return formats if len(formats) == count else ["text"] * count


def _cell(text: str, format: str, span: Span, directive: Directive, reader: Reader) -> Phrase:
    phrase = reader.phrase(text, span)
    if format == "text" or not text:
        return phrase
    kind, _, currency = format.partition(" ")
    canonical = f"{text} {currency}".strip()
    problem = value_problem(cast(ValueKind, kind), canonical)
    if problem:
        directive.report.error("bad-value", f"'{text}' is no {kind}", span, problem)
        return replace(phrase, inlines=(Text(text),))
    return replace(phrase, inlines=(Value(cast(ValueKind, kind), canonical),))


# ---------------------------------------------------------------------------------------------- charts and figures


def _chart(directive: Directive, reader: Reader) -> Block | None:
    caption = directive.caption(reader)
    kind = _choice(directive, "kind", ("bar", "column"))
    format = _choice(directive, "format", ("number", "percent"))
    alt = reader.phrase(directive.required("alt", "What the chart shows, in words"), directive.span)
    rows = directive.rows()
    if len(rows) < 2:
        return None
    (head_line, head), *body = rows
    path = directive.options["file"]
    if len(head) < 2:
        hint = "put names in the first column and values in the others"
        place = directive.spans["file"]
        directive.report.error("empty-data", f"'{path}' has no column of values", place, hint)
        return None
    _check_numbers(directive, body, cast(ValueKind, format))
    series = tuple(
        Series(reader.phrase(name, directive.files.place(path, head_line)), tuple(row[column] for _, row in body))
        for column, name in enumerate(head)
        if column
    )
    return Chart(
        directive.identifier(),
        cast(Literal["bar", "column"], kind),
        caption,
        alt,
        tuple(reader.phrase(row[0], directive.files.place(path, line)) for line, row in body),
        series,
        cast(Literal["number", "percent"], format),
        directive.optional_phrase("source", reader),
        directive.span,
    )


def _choice(directive: Directive, option: str, choices: Sequence[str]) -> str:
    value = directive.options.get(option, choices[0])
    if value not in choices:
        hint = f"choose one of {', '.join(choices)}"
        directive.report.error("bad-option", f"'{value}' is no {option}", directive.spans[option], hint)
        return choices[0]
    return value


def _check_numbers(directive: Directive, rows: list[tuple[int, list[str]]], kind: ValueKind) -> None:
    for line, row in rows:
        for text in row[1:]:
            problem = value_problem(kind, text)
            if problem:
                span = directive.files.place(directive.options["file"], line)
                directive.report.error("bad-value", f"'{text}' is no {kind}", span, problem)


def _figure(directive: Directive, reader: Reader) -> Block | None:
    if not directive.argument:
        hint = "write {figure} images/map.png"
        directive.report.error("missing-file", "{figure} names no picture", directive.span, hint)
        return None
    alt = directive.required("alt", "What the picture shows, in words")
    caption = " ".join(directive.body.split())
    return Figure(
        directive.identifier(),
        directive.files.image(directive.argument, directive.span),
        reader.phrase(alt, directive.span),
        reader.phrase(caption, directive.span) if caption else None,
        directive.optional_phrase("source", reader),
        directive.span,
    )


# ------------------------------------------------------------------------------------------ admonitions, glossary


def _admonition(directive: Directive, reader: Reader) -> Block | None:
    kind = cast(Literal["note", "warning", "important"], directive.name)
    title = reader.phrase(directive.argument, directive.span) if directive.argument else None
    blocks = reader.read_text(directive.body, directive.body_line)
    return Admonition(kind, title, blocks, directive.span)


def _glossary(directive: Directive, reader: Reader) -> Block | None:
    blocks = reader.read_text(directive.body, directive.body_line)
    if len(blocks) != 1 or not isinstance(blocks[0], DefinitionList):
        hint = "write each term on a line and ': what it means' on the next"
        directive.report.error("bad-glossary", "{glossary} holds one list of terms", directive.span, hint)
        return None
    return replace(blocks[0], glossary=True, span=directive.span)


Maker = Callable[[Directive, Reader], Block | None]

DIRECTIVES: dict[str, tuple[Maker, tuple[str, ...]]] = {
    "table": (_table, ("name", "source")),
    "csv-table": (_csv_table, ("name", "file", "formats", "source")),
    "chart": (_chart, ("name", "file", "kind", "format", "alt", "source")),
    "figure": (_figure, ("name", "alt", "source")),
    "note": (_admonition, ()),
    "warning": (_admonition, ()),
    "important": (_admonition, ()),
    "glossary": (_glossary, ()),
}
