"""Turn the text of a TOML file into its values, or into a diagnostic that names the place of what is wrong."""

import re
import tomllib
from typing import Any

from publish.diagnostics import PublishError, Span, error


def parse_toml(text: str, place: Span) -> dict[str, Any]:
    """The tables of `text`, which stands in the file at `place`. Raises PublishError with the line of the fault."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        found = re.search(r"line (\d+), column (\d+)", str(fault))
        line, column = map(int, found.groups()) if found else (len(text.splitlines()), 0)
        message = re.sub(r" \(at .*\)", "", str(fault))
        span = Span(place.path, line, column)
        raise PublishError(error("bad-toml", message, span, "see toml.io for how TOML is written")) from fault


def line_of(text: str, table: str, key: str = "") -> int:
    """The line at which `table` begins in the text of a TOML file, or that of its `key`; 0 where there is none."""
    inside = 0
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line)
        if header:
            inside = number if header[1] == table else 0
        if header and (header[1] == f"{table}.{key}" if key else inside):
            return number
        if inside and key and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*=""", line):
            return number
    return 0
