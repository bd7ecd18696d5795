"""Turn a chart's data into a picture: one drawing, as SVG and as PNG, the same in every format.

All is drawn in points from the upper corner where lines begin. Words are measured and broken into lines; nothing
shrinks, and nothing stands on something else: a row is as high as its name, and columns that have no room for their
names or figures lie down.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from publish.diagnostics import PublishError, Span, error
from publish.document import nodes
from publish.document.walk import walk
from publish.language.tags import direction_of
from publish.layout.colors import shades
from publish.layout.fonts import families, installed
from publish.layout.lettering import LEADING, Measure, measure_in, wrapped
from publish.layout.model import Asset
from publish.layout.themes import Theme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TEXT_SIZE = 9.5
"""Points: on a phone the picture is half as wide as on paper."""
BAR, THIN_BAR = 14.0, 11.0
"""The thickness of a lying bar: alone, and among others."""
ROW_GAP = 8.0
GAP = 5.0
"""Between words and what they name."""
COLUMN_HEIGHT = 135.0
WIDEST_COLUMN = 68.0
COLUMN_SHARE = 0.6
"""How much of its room a group of columns fills."""
NAME_SHARE, WIDEST_NAME = 0.38, 0.6
"""How much of the width the names of lying bars may take, and where a word cannot be divided."""
EDGE = 0.6
MOST_LINES = 5
"""Lines that the name of a column may have."""
PIXELS_PER_INCH = 220
RIGHT_TO_LEFT_MARK, LEFT_TO_RIGHT_MARK = "\u200f", "\u200e"
MOST_WORDS = 8
"""How many values an alternative text can name before nobody can follow it."""


@dataclass(frozen=True, slots=True)
class ChartData:
    """What is drawn, with every word and figure as the language writes it. `labels` stand at the ends of the bars."""

    kind: Literal["bar", "column"]
    categories: tuple[str, ...]
    series: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]
    labels: tuple[tuple[str, ...], ...]
    lang: str

    @property
    def mirrored(self) -> bool:
        """Whether it begins at the right."""
        return direction_of(self.lang) == "rtl"


def is_told_in_words(chart: nodes.Chart) -> bool:
    """Whether the alternative text of a chart can name all its values."""
    return len(chart.series) == 1 and len(chart.categories) <= MOST_WORDS


def charts_to_spell_out(publication: nodes.Publication) -> frozenset[Span]:
    """The places of charts that are followed by their data: told neither in words nor by a table of their document."""
    tables = [node for node in walk(publication.documents) if isinstance(node, nodes.Table)]
    data = {(table.span.path, tuple(map(_row, table.rows))) for table in tables}
    charts = (node for node in walk(publication.documents) if isinstance(node, nodes.Chart))
    return frozenset(
        chart.span for chart in charts if not is_told_in_words(chart) and (chart.span.path, _rows(chart)) not in data
    )


Row = tuple[tuple[nodes.Inline, ...], tuple[str, ...]]
"""The name and the values of a row."""


def _row(row: nodes.Row) -> Row:
    cells = [cell.inlines for cell in row.cells]
    values = (cell[0].text if len(cell) == 1 and isinstance(cell[0], nodes.Value) else "" for cell in cells[1:])
    return cells[0], tuple(values)


def _rows(chart: nodes.Chart) -> tuple[Row, ...]:
    values = zip(*(series.values for series in chart.series), strict=True)
    return tuple((name.inlines, row) for name, row in zip(chart.categories, values, strict=True))


def draw(name: str, data: ChartData, theme: Theme) -> tuple[Asset, Asset, float, float]:
    """Draw a chart as wide as the measure. Returns the SVG, the PNG, and their width and height in points.

    In a language that is written from right to left, bars begin at the right as well. Text becomes outlines in the SVG,
    so that it looks the same where the theme's face is missing; what it says is in the figure's alt text. Raises
    PublishError if the theme's sans face is not installed.
    """
    import matplotlib  # here, because it takes half a second that an edition without charts need not wait

    settings: dict[Any, Any] = {
        "font.family": known_faces(families(theme, "sans", data.lang)),
        "font.size": TEXT_SIZE,
        "text.color": theme.colors["text"],
        "axes.unicode_minus": False,  # Noto Sans has no U+2212
        "svg.fonttype": "path",
        "svg.hashsalt": name,  # ids by name and not by chance
        "text.parse_math": False,  # $ is a currency
        "text.hinting": "none",  # hinting for a screen would space the letters of the outlines unevenly
    }
    with matplotlib.rc_context():
        matplotlib.rcdefaults()  # nobody's own matplotlibrc changes an edition
        matplotlib.rcParams.update(settings)
        figure = Drawing(data, theme, theme.page.measure / theme.scale).figure()
        width, height = (float(side) * 72 for side in figure.get_size_inches())
        return (
            Asset(f"{name}.svg", "image/svg+xml", _bare(_saved(figure, "svg", {"Date": None, "Creator": None}))),
            Asset(f"{name}.png", "image/png", _saved(figure, "png", {"Software": None})),
            width * theme.scale,
            height * theme.scale,
        )


def known_faces(names: Iterable[str]) -> list[str]:
    """The families, which matplotlib knows from now on: its own list of fonts may be older than what is installed.

    Raises PublishError if one of them is not installed.
    """
    from matplotlib.font_manager import fontManager

    known = {font.fname for font in fontManager.ttflist}
    found = list(names)
    for family in found:
        files = installed().get(family)
        if not files:
            hint = "install it (Debian: fonts-noto-core, fonts-paratype)"
            raise PublishError(error("missing-font", f"the face '{family}' is not installed", None, hint))
        for path in {file.path for file in files} - known:
            fontManager.addfont(path)
    return found


def _saved(figure: Figure, format: str, metadata: dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format=format, dpi=PIXELS_PER_INCH if format == "png" else 72, metadata=metadata)
    return buffer.getvalue()


def _bare(svg: bytes) -> bytes:
    """The drawing without its tool's name and address."""
    svg = svg.replace(b'id="matplotlib.', b'id="')
    return re.sub(rb"<!DOCTYPE[^>]*>\s*|<!--.*?-->\s*|<metadata>.*?</metadata>\s*", b"", svg, flags=re.DOTALL)


# ---------------------------------------------------------------------------------------------------------- drawing


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle: `x` and `y` are the corner nearest to where lines begin and to the top."""

    x: float
    y: float
    width: float
    height: float
    color: str
    edge: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words: `x` is where it starts, has its middle or ends, `y` its base line."""

    text: str
    x: float
    y: float
    at: Literal["start", "center", "end"]


@dataclass(frozen=True, slots=True)
class Rule:
    """The axis, from one point to another."""

    x: float
    y: float
    to_x: float
    to_y: float


Mark = Bar | Line | Rule


class Drawing:
    """A chart `width` points wide."""

    def __init__(self, data: ChartData, theme: Theme, width: float) -> None:
        self.data = data
        self.theme = theme
        self.width = width
        self.measure = _measure()
        self.colors = shades(theme.colors["accent"], len(data.series))

    def figure(self) -> Figure:
        """The finished drawing."""
        from matplotlib.figure import Figure

        marks, height = self.marks()
        figure = Figure(figsize=(self.width / 72, height / 72), facecolor="#ffffff")
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(*((self.width, 0) if self.data.mirrored else (0, self.width)))
        axes.set_ylim(height, 0)
        for mark in marks:
            self._put(mark, axes)
        return figure

    def _put(self, mark: Mark, axes: Any) -> None:
        from matplotlib.patches import Rectangle

        if isinstance(mark, Bar):
            style: dict[str, Any] = {"facecolor": mark.color, "edgecolor": mark.edge, "linewidth": EDGE}
            axes.add_patch(Rectangle((mark.x, mark.y), mark.width, mark.height, clip_on=False, **style))
        elif isinstance(mark, Line):
            sides = {"start": "left", "center": "center", "end": "right"}
            turned = {"left": "right", "right": "left"} if self.data.mirrored else {}
            side = turned.get(sides[mark.at], sides[mark.at])
            axes.text(mark.x, mark.y, self._directed(mark.text), ha=side, va="baseline")
        else:
            color = self.theme.colors["rule"]
            axes.plot((mark.x, mark.to_x), (mark.y, mark.to_y), color=color, linewidth=0.8, clip_on=False)

    def _directed(self, text: str) -> str:
        """A text that begins with a figure or a Latin name would be set from left to right; the sign of a figure is."""
        if not self.data.mirrored:
            return text
        return (LEFT_TO_RIGHT_MARK if text.startswith("-") else RIGHT_TO_LEFT_MARK) + text

    def marks(self) -> tuple[list[Mark], float]:
        """What is drawn, and how high that is."""
        legend, top = self._legend()
        names = self._column_names() if self.data.kind == "column" else None
        marks, bottom = self._columns(names, top) if names else self._bars(top)
        return [*legend, *marks], bottom

    # ---------------------------------------------------------------------------------------------------- the legend

    def _legend(self) -> tuple[list[Mark], float]:
        """A square and the name of each series, in as many rows as they need; nothing for one series."""
        marks: list[Mark] = []
        if len(self.data.series) == 1:
            return marks, 2.0
        x, y, square, line = EDGE, 0.0, TEXT_SIZE, TEXT_SIZE * LEADING
        for name, color in zip(self.data.series, self.colors, strict=True):
            lines = wrapped(name, self.width - square - GAP - EDGE, self.measure, self.data.lang)
            needed = square + GAP + max(map(self.measure, lines))
            if x > EDGE and x + needed > self.width:
                x, y = EDGE, y + line
            marks.append(Bar(x, y + 1.5, square, square, color, self.colors[0]))
            marks += self._stack(lines, x + square + GAP, y + line * len(lines) / 2, "start")
            x, y = x + needed + 3 * GAP, y + line * (len(lines) - 1)
        return marks, y + line + ROW_GAP

    def _stack(
        self, lines: Sequence[str], x: float, middle: float, at: Literal["start", "center", "end"]
    ) -> list[Mark]:
        """Lines one below the other around a height; the middle of a figure is 0.35 of the size above its base line."""
        line = TEXT_SIZE * LEADING
        first = middle - (len(lines) - 1) / 2 * line + 0.35 * TEXT_SIZE
        return [Line(text, x, first + place * line, at) for place, text in enumerate(lines)]

    # --------------------------------------------------------------------------------------------------------- bars

    def _bars(self, top: float) -> tuple[list[Mark], float]:
        """Bars that lie one below the other, each with its name before it and its figure at its end."""
        data, marks = self.data, list[Mark]()
        names = [wrapped(name, self.width * NAME_SHARE, self.measure, data.lang) for name in data.categories]
        start = min(max(self.measure(line) for lines in names for line in lines), self.width * WIDEST_NAME) + GAP
        zero, unit = self._span(start)
        thickness = BAR if len(data.series) == 1 else THIN_BAR
        y = top
        for row, lines in enumerate(names):
            block = thickness * len(data.series)
            height = max(block, len(lines) * TEXT_SIZE * LEADING)
            marks += self._stack(lines, start - GAP, y + height / 2, "end")
            for series in range(len(data.series)):
                bar_top = y + (height - block) / 2 + series * thickness
                marks += self._bar(series, row, zero, unit, bar_top, thickness)
            y += height + ROW_GAP
        bottom = y - ROW_GAP + 2
        return [*marks, Rule(zero, top - 2, zero, bottom)], bottom + 1

    def _bar(self, series: int, row: int, zero: float, unit: float, y: float, thickness: float) -> Iterator[Mark]:
        value, label = self.data.values[series][row], self.data.labels[series][row]
        reach = abs(value) * unit
        yield Bar(zero - (reach if value < 0 else 0), y, reach, thickness * 0.94, self.colors[series], self.colors[0])
        x, at = (zero - reach - GAP, "end") if value < 0 else (zero + reach + GAP, "start")
        yield from self._stack([label], x, y + thickness * 0.47, "end" if at == "end" else "start")

    def _span(self, start: float) -> tuple[float, float]:
        """Where 0 is, and the points for a value of 1: both ends of the bars leave room for their figures."""
        pairs = [
            pair
            for series in zip(self.data.values, self.data.labels, strict=True)
            for pair in zip(*series, strict=True)
        ]
        below = max((self.measure(label) + GAP for value, label in pairs if value < 0), default=0)
        above = max((self.measure(label) + GAP for value, label in pairs if value >= 0), default=0)
        low, high = min(0, *(value for value, _ in pairs)), max(0, *(value for value, _ in pairs))
        unit = (self.width - start - below - above) / ((high - low) or 1)
        return start + below - low * unit, unit

    # ------------------------------------------------------------------------------------------------------ columns

    def _column_names(self) -> list[list[str]] | None:
        """The lines of the names below columns; None where names or figures have no room beside each other."""
        data = self.data
        slot = self.width / len(data.categories)
        names = [wrapped(name, slot - GAP, self.measure, data.lang) for name in data.categories]
        fits = all(len(lines) <= MOST_LINES and max(map(self.measure, lines)) <= slot - GAP for lines in names)
        room = slot - GAP if len(data.series) == 1 else self._column_width() - 1
        return names if fits and all(self.measure(label) <= room for row in data.labels for label in row) else None

    def _column_width(self) -> float:
        slot = self.width / len(self.data.categories)
        if len(self.data.series) == 1:
            return min(slot * COLUMN_SHARE, WIDEST_COLUMN)
        return min(slot * 0.86 / len(self.data.series), WIDEST_COLUMN)

    def _columns(self, names: Sequence[Sequence[str]], top: float) -> tuple[list[Mark], float]:
        """Columns that stand beside each other, each with its figure at its end; their names stand below all."""
        data, marks, line = self.data, list[Mark](), TEXT_SIZE * LEADING
        values = [value for series in data.values for value in series]
        unit = COLUMN_HEIGHT / ((max(0, *values) - min(0, *values)) or 1)
        above = line if max(values) >= 0 else 0
        zero = top + above + max(0, *values) * unit
        below = zero - min(0, *values) * unit + (line if min(values) < 0 else 0) + GAP
        slot, width = self.width / len(names), self._column_width()
        for place, lines in enumerate(names):
            middle = (place + 0.5) * slot
            for series in range(len(data.series)):
                x = middle + (series - len(data.series) / 2) * width
                marks += self._column(series, place, x, zero, unit, width)
            marks += self._stack(lines, middle, below + len(lines) * line / 2, "center")
        bottom = below + max(map(len, names)) * line
        return [*marks, Rule(0, zero, self.width, zero)], bottom + 2

    def _column(self, series: int, place: int, x: float, zero: float, unit: float, width: float) -> Iterator[Mark]:
        value, label = self.data.values[series][place], self.data.labels[series][place]
        reach = abs(value) * unit
        y = zero if value < 0 else zero - reach
        yield Bar(x, y, width * 0.94, reach, self.colors[series], self.colors[0])
        middle = zero + reach + 0.6 * TEXT_SIZE + 2 if value < 0 else zero - reach - 0.6 * TEXT_SIZE
        yield from self._stack([label], x + width * 0.47, middle, "center")


def _measure() -> Measure:
    """How wide words are, in points; at many dots an inch, so that no width is rounded to one."""
    from matplotlib.figure import Figure

    return measure_in(Figure(figsize=(1, 1), dpi=720))
