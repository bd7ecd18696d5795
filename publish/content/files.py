"""Open files of the content tree, and nothing outside it."""

import csv
import io
import re
from pathlib import Path

from publish.diagnostics import PublishError, Report, Span, error
from publish.document.nodes import Image

IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg")  # no SVG: it can hold scripts and addresses

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Characters that XML 1.0, and so EPUB and DOCX, cannot hold."""


def code_point(char: str) -> str:
    """A character that cannot be printed, as Unicode names it: U+000B."""
    return f"U+{ord(char):04X}"


class Files:
    """Reads the files that a content tree names. Paths are relative to `content/` and may not leave it."""

    def __init__(self, root: Path, report: Report) -> None:
        self.root = root.resolve()
        self.report = report

    def place(self, name: str, line: int = 0, column: int = 0) -> Span:
        """A place in one of the tree's files, as an editor would look for it: `content/report.md:3`."""
        return Span(f"{self.root.name}/{name}", line, column)

    def data(self, name: str, span: Span | None) -> bytes:
        """The bytes of a file; a missing or forbidden one is an error at `span`, where it was named."""
        try:
            path = (self.root / name).resolve()  # follows symlinks: one that leads out of the tree is refused
            if path.is_relative_to(self.root) and name:
                return path.read_bytes()
            self.report.error("outside-content", f"'{name}' is not inside content/", span, "keep its files there")
        except (OSError, RuntimeError, ValueError) as fault:  # the last two: links in a circle, a NUL in the name
            reason = getattr(fault, "strerror", None) or "no file can have this name"
            self.report.error("missing-file", f"'{name}': {reason}", span, "paths are relative to content/")
        return b""

    def text(self, name: str, span: Span | None = None) -> str:
        """A text file in UTF-8; white space at line ends and the kind of line end do not matter."""
        try:
            text = self.data(name, span).decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            line = self.data(name, span)[: fault.start].count(b"\n") + 1
            raise PublishError(
                error("bad-encoding", "this is not UTF-8", self.place(name, line), "save the file as UTF-8")
            ) from fault
        for number, content in enumerate(text.split("\n"), 1):
            for found in FORBIDDEN.finditer(content):
                place = self.place(name, number, found.start() + 1)
                self.report.error("control-character", f"{code_point(found[0])} cannot be shown", place, "delete it")
        return FORBIDDEN.sub("", text)

    def rows(self, name: str, span: Span) -> list[tuple[int, list[str]]]:
        """The rows of a CSV file with their line numbers; empty lines are left out."""
        reader = csv.reader(io.StringIO(self.text(name, span), newline=""), strict=True)
        rows = []
        try:
            for row in reader:
                if any(row):
                    rows.append((reader.line_num, [cell.strip() for cell in row]))
        except csv.Error as fault:
            hint = "save it as CSV with commas and double quotes"
            self.report.error("bad-csv", str(fault), self.place(name, reader.line_num), hint)
        return rows

    def image(self, name: str, span: Span) -> Image:
        """A picture of a kind that every edition can show."""
        if not name.lower().endswith(IMAGE_SUFFIXES):
            kinds = ", ".join(IMAGE_SUFFIXES)
            self.report.error("bad-image", f"'{name}' is no picture that every format shows", span, f"use {kinds}")
            return Image(name, b"")
        return Image(name, self.data(name, span))
