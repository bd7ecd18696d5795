"""Turn `styles/<theme>/theme.toml` into a Theme: the tokens that every format is dressed with.

A theme says once what a page, a face, a colour and a role look like. The PDF and EPUB writers make CSS of it, the DOCX
writer makes Word styles of it. Lengths are points except those of the page, which are millimetres.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from publish.diagnostics import PublishError, Report, Span, error
from publish.language.protocol import Language
from publish.language.tags import JOINED, script_of
from publish.layout.roles import ROLES
from publish.toml import line_of, parse_toml

Face = Literal["serif", "sans", "mono"]
Record = TypeVar("Record")


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

    @property
    def depth(self) -> float:
        """The height of the text in points."""
        return (self.height - self.top - self.bottom) / 25.4 * 72


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover in shares of its width and height: an e-book's has another shape. The bar stands above the title."""

    ground: float
    """How far the colour `cover` reaches down from the top of the page."""
    top: float
    """Where the bar stands."""
    margin: float
    """Of the width: at both sides and at the foot."""
    bar_width: float
    bar_height: float
    """Points; 0 for none."""
    bar_color: str
    """A name in the theme's colours."""


@dataclass(frozen=True, slots=True)
class Space:
    """Distances in points that belong to no role. All others are lines of the text (see `Theme.line`)."""

    hang: float
    """How far the numbers of headings hang into the margin; 0: they stand in the line, before their title."""
    box: float
    """Between the edges of a box and its text."""
    column: float
    """Between two columns of a table."""


@dataclass(frozen=True, slots=True)
class Font:
    """A face: the family that the PDF is set in, and what a reader without it may take instead (nearest first)."""

    family: str
    fallbacks: tuple[str, ...]
    scripts: Mapping[str, str] = field(default_factory=dict)
    """The families for what `family` has no letters of, by the script's code in ISO 15924: `Arab`."""
    scales: Mapping[str, float] = field(default_factory=dict)
    """How many times larger text of a script is set, where its letters are smaller than those of `family`."""


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
    cover: Cover
    space: Space
    emphasis: Literal["italic", "bold"] = "italic"
    """How emphasis in a line looks."""
    scale: float = 1
    """How many times larger a profile sets everything than `theme.toml` says: charts grow with it."""
    bleed: float = 0
    """Millimetres of colour beyond the edges of the page, for a printer who cuts it; 0: the page is not cut."""

    @property
    def line(self) -> float:
        """The distance of the text's lines in points: the grid that space around blocks is counted in."""
        return self.styles["body"].leading


COLORS = ("text", "muted", "accent", "rule", "tint", "link", "cover", "cover-text")


def read_theme(styles: Path, name: str) -> Theme:
    """Read `styles/<name>/theme.toml`. Raises PublishError naming every token that is missing, unknown or wrong."""
    path = styles / name / "theme.toml"
    place = Span(f"{styles.name}/{name}/theme.toml")
    if not re.fullmatch(r"[\w-]+", name) or not path.is_file():
        known = ", ".join(sorted(entry.parent.name for entry in styles.glob("*/theme.toml"))) or "none"
        raise PublishError(error("unknown-theme", f"there is no theme '{name}'", place, f"the themes are {known}"))
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as fault:
        raise PublishError(error("bad-toml", str(fault), place, "save the file as UTF-8")) from fault
    return _theme(name, _Tokens(parse_toml(text, place), text, place), path.parent)


def dressed(theme: Theme, language: Language) -> Theme:
    """The theme as an edition in `language` wears it, in every format.

    A script that a face sets too small is set larger (its `scales`), leading and all. The letters of a joined script
    (Arabic) are not set apart, and have no italics: emphasis is bold, a quotation upright (w3c/alreq#93). No writer
    makes capitals of a language whose own are not those of Unicode: İ of i.
    """
    script = script_of(language.tag)
    joined = script in JOINED
    plain: dict[str, Any] = {"italic": False, "tracking": 0} if joined else {}
    if language.upper("i") != "I":
        plain["uppercase"] = False
    styles = {
        role: replace(_scaled(style, theme.fonts[style.face].scales.get(script, 1)), **plain)
        for role, style in theme.styles.items()
    }
    return replace(theme, styles=styles, emphasis="bold" if joined else theme.emphasis)


def _scaled(style: Style, scale: float) -> Style:
    return replace(style, size=round(style.size * scale, 2), leading=round(style.leading * scale, 2))


def _theme(name: str, reader: "_Tokens", folder: Path) -> Theme:
    colors = reader.table("colors", COLORS)
    fonts = {face: reader.record(Font, ("fonts", face)) for face in reader.table("fonts", get_args(Face))}
    styles = {role: reader.record(Style, ("roles", role)) for role in reader.table("roles", ROLES)}
    page = reader.record(Page, ("page",))
    cover = reader.record(Cover, ("cover",))
    space = reader.record(Space, ("space",))
    reader.report.raise_errors()
    reader.check_colors(colors, styles, cover)
    reader.check_lengths(page, cover, space)
    reader.report.raise_errors()
    return Theme(name, page, fonts, colors, styles, str(folder), cover, space)


class _Tokens:
    """Reads the tables of a theme into records, and names everything that is missing, unknown or of a wrong kind."""

    def __init__(self, tokens: dict[str, Any], text: str, place: Span) -> None:
        self.tokens = tokens
        self.text = text
        self.place = place
        self.report = Report()

    def fault(self, message: str, table: str = "", key: str = "") -> None:
        """Note what is wrong, at the line of `key`, or else of its table."""
        line = line_of(self.text, table, key) or line_of(self.text, table)
        self.report.error(
            "bad-theme", message, Span(self.place.path, line), "see docs/themes.md for what a theme holds"
        )

    def table(self, group: str, names: Iterable[str]) -> dict[str, Any]:
        """The table `[group]`, which holds just `names`."""
        found = self.tokens.get(group)
        if not isinstance(found, dict):
            self.fault(f"the table [{group}] is missing")
            return {}
        kind = {"colors": "color", "fonts": "face", "roles": "role"}[group]
        missing = [f"'{name}'" for name in names if name not in found]
        if missing:
            said = f"{kind} {missing[0]} is" if len(missing) == 1 else f"{kind}s {', '.join(missing)} are"
            self.fault(f"the {said} missing", group)
        for name in found:
            if name not in names:
                self.fault(f"the {kind} '{name}' is unknown", group, name)
        return {name: found[name] for name in names if name in found}

    def record(self, cls: type[Record], path: tuple[str, ...]) -> Record:
        """The table at `path` as a record: each field there, of its kind, and nothing else."""
        found: Any = self.tokens
        for name in path:
            found = found.get(name, {}) if isinstance(found, dict) else {}
        name, place = ".".join(path), (*path, "")[:2]
        kinds = get_type_hints(cls)
        if len(path) == 1 and path[0] not in self.tokens:
            self.fault(f"the table [{name}] is missing")
            return cast(Record, None)
        if not isinstance(found, dict):
            self.fault(f"'{name}' is no table", *place)
            return cast(Record, None)
        faults = len(self.report.diagnostics)
        for token in fields(cast(Any, cls)):
            if token.name not in found and token.default is MISSING and token.default_factory is MISSING:
                self.fault(f"'{name}' lacks '{token.name}'", *place)
        for key, value in found.items():
            if key not in kinds:
                self.fault(f"'{name}' has no token '{key}'", path[0], path[1] if len(path) > 1 else key)
            elif not _is(value, kinds[key]):
                self.fault(f"'{name}': {value!r} cannot be its {key}", path[0], path[1] if len(path) > 1 else key)
        if len(self.report.diagnostics) > faults:
            return cast(Record, None)
        return cls(**{key: tuple(value) if isinstance(value, list) else value for key, value in found.items()})

    def check_colors(self, colors: dict[str, Any], styles: dict[str, Style], cover: Cover) -> None:
        """Every colour is `#rrggbb`, and every role and the cover's bar have one of the theme's."""
        for name, color in colors.items():
            if not isinstance(color, str) or not re.fullmatch("#[0-9a-fA-F]{6}", color):
                self.fault(f"the color '{name}' is {color!r}, not like '#0a5566'", "colors", name)
        for role, style in styles.items():
            if style.color not in colors:
                self.fault(f"'roles.{role}': there is no color '{style.color}'", "roles", role)
        if cover.bar_color not in colors:
            self.fault(f"'cover': there is no color '{cover.bar_color}'", "cover", "bar_color")

    def check_lengths(self, page: Page, cover: Cover, space: Space) -> None:
        """Text has room on the page, numbers have it in the margin, and shares are shares."""
        if page.measure <= 0 or page.depth <= 0:
            self.fault("the margins of [page] leave no room for text", "page")
        elif space.hang > page.inner / 25.4 * 72:
            self.fault("'space': the inner margin of [page] has no room for its hang", "space", "hang")
        for name in ("ground", "top", "margin", "bar_width"):
            if not 0 <= getattr(cover, name) <= 1:
                self.fault(f"'cover': {getattr(cover, name)!r} is no share between 0 and 1", "cover", name)


def _is(value: object, kind: Any) -> bool:
    """Whether a TOML value fits a field's type; a whole number is a length too, a bool is no number."""
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if get_origin(kind) is tuple:
        return isinstance(value, list) and all(isinstance(member, str) for member in value)
    if get_origin(kind) is Mapping:
        return isinstance(value, dict) and all(_is(member, get_args(kind)[1]) for member in value.values())
    if kind in (float, int):
        return isinstance(value, (int, float) if kind is float else int) and not isinstance(value, bool)
    return isinstance(value, kind)
