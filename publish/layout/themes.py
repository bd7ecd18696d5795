"""Turn `styles/<theme>/theme.toml` into a Theme: the tokens that every format is dressed with.

A theme says once what a page, a face, a colour and a role look like. The PDF and EPUB writers make CSS of it, the DOCX
writer makes Word styles of it. Lengths are points except those of the page, which are millimetres.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from publish.diagnostics import PublishError, Report, Span, error
from publish.layout.roles import ROLES

Face = Literal["serif", "sans", "mono"]


@dataclass(frozen=True, slots=True)
class Page:
    """The page in millimetres; `inner` is the side of the binding (left: pages are set one-sided)."""

    width: float
    height: float
    top: float
    bottom: float
    inner: float
    outer: float

    @property
    def measure(self) -> float:
        """The width of the text in points."""
        return (self.width - self.inner - self.outer) / 25.4 * 72


@dataclass(frozen=True, slots=True)
class Font:
    """A face: the family that the PDF is set in, and what a reader without it may take instead (nearest first)."""

    family: str
    fallbacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How one role looks. Sizes and spaces in points; `tracking` in thousandths of an em."""

    face: Face
    size: float
    leading: float
    weight: int = 400
    italic: bool = False
    color: str = "text"
    """A name in the theme's colours."""
    align: Literal["start", "center", "end"] = "start"
    before: float = 0
    after: float = 0
    indent: float = 0
    """Of the first line."""
    start: float = 0
    """Of the whole paragraph, from the start of the line."""
    uppercase: bool = False
    tracking: int = 0
    keep_with_next: bool = False
    hyphenate: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything a writer needs to dress a layout. `colors` are `#rrggbb` by name; `styles` are by role."""

    name: str
    page: Page
    fonts: Mapping[str, Font]
    colors: Mapping[str, str]
    styles: Mapping[str, Style]
    folder: str


COLORS = ("text", "muted", "accent", "rule", "tint", "link", "cover", "cover-text")


def read_theme(styles: Path, name: str) -> Theme:
    """Read `styles/<name>/theme.toml`. Raises PublishError naming every token that is missing, unknown or wrong."""
    path = styles / name / "theme.toml"
    place = Span(f"{styles.name}/{name}/theme.toml")
    if not path.is_file():
        known = ", ".join(sorted(entry.parent.name for entry in styles.glob("*/theme.toml"))) or "none"
        raise PublishError(error("unknown-theme", f"there is no theme '{name}'", place, f"the themes are {known}"))
    try:
        tokens = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise PublishError(error("bad-toml", str(fault), place, "see toml.io for how TOML is written")) from fault
    return _theme(name, tokens, path.parent, place)


def _theme(name: str, tokens: dict[str, Any], folder: Path, place: Span) -> Theme:
    report = Report()
    hint = "see publish/layout/themes.py for what a theme holds"
    for group in ("page", "fonts", "colors", "roles"):
        if not isinstance(tokens.get(group), dict):
            report.error("bad-theme", f"the table [{group}] is missing", place, hint)
    report.raise_errors()
    for key in set(COLORS) ^ set(tokens["colors"]):
        report.error("bad-theme", f"the color '{key}' is {_fault(key, tokens['colors'])}", place, hint)
    for role in set(ROLES) ^ set(tokens["roles"]):
        report.error("bad-theme", f"the role '{role}' is {_fault(role, tokens['roles'])}", place, hint)
    report.raise_errors()
    try:
        return Theme(
            name=name,
            page=Page(**tokens["page"]),
            fonts={face: Font(font["family"], tuple(font["fallbacks"])) for face, font in tokens["fonts"].items()},
            colors=tokens["colors"],
            styles={role: Style(**tokens["roles"][role]) for role in ROLES},
            folder=str(folder),
        )
    except (TypeError, KeyError) as fault:
        known = ", ".join(field.name for field in fields(Style))
        message = str(fault).replace("Style.__init__() ", "a role ")
        raise PublishError(error("bad-theme", message, place, f"a role has {known}")) from fault


def _fault(key: str, table: dict[str, Any]) -> str:
    return "unknown" if key in table else "missing"
