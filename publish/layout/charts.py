"""Turn a chart's data into a picture: one drawing, as SVG and as PNG, the same in every format."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from publish.diagnostics import PublishError, error
from publish.language.tags import direction_of
from publish.layout.fonts import families
from publish.layout.model import Asset
from publish.layout.themes import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TEXT_SIZE = 9.5
"""Points: on a phone the picture is half as wide as on paper."""
BAR_HEIGHT = 20.0
"""Points for one bar and the space around it."""
COLUMN_CHART_HEIGHT = 190.0
LABEL_SHARE = 0.38
"""How much of the width the names of lying bars may take."""
FIGURE_SHARE = 0.09
"""The same for the figures at their ends."""
PIXELS_PER_INCH = 220
RIGHT_TO_LEFT_MARK = "\u200f"


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


def draw(name: str, data: ChartData, theme: Theme) -> tuple[Asset, Asset, float, float]:
    """Draw a chart as wide as the measure. Returns the SVG, the PNG, and their width and height in points.

    In a language that is written from right to left, bars begin at the right as well. Text becomes outlines in the SVG,
    so that it looks the same where the theme's face is missing; what it says is in the figure's alt text. Raises
    PublishError if the theme's sans face is not installed.
    """
    import matplotlib  # here, because it takes half a second that an edition without charts need not wait

    width, height = theme.page.measure, _height(data)
    settings: dict[Any, Any] = {
        "font.family": [_installed(family) for family in families(theme, "sans", data.lang)],
        "font.size": TEXT_SIZE,
        "text.color": theme.colors["text"],
        "axes.unicode_minus": False,  # Noto Sans has no U+2212
        "svg.fonttype": "path",
        "svg.hashsalt": name,  # ids by name and not by chance
        "text.hinting": "none",  # hinting for a screen would space the letters of the outlines unevenly
    }
    with matplotlib.rc_context():
        matplotlib.rcdefaults()  # nobody's own matplotlibrc changes an edition
        matplotlib.rcParams.update(settings)
        figure = _figure(data, theme, width, height)
        return (
            Asset(f"{name}.svg", "image/svg+xml", _bare(_saved(figure, "svg", {"Date": None, "Creator": None}))),
            Asset(f"{name}.png", "image/png", _saved(figure, "png", {"Software": None})),
            width,
            height,
        )


def _installed(family: str) -> str:
    from matplotlib import font_manager

    try:
        font_manager.findfont(family, fallback_to_default=False)
    except ValueError as fault:
        hint = "install it (Debian: fonts-noto-core)"
        raise PublishError(error("missing-font", f"the face '{family}' is not installed", None, hint)) from fault
    return family


def _height(data: ChartData) -> float:
    if data.kind == "column":
        return COLUMN_CHART_HEIGHT
    legend = BAR_HEIGHT if len(data.series) > 1 else 0
    return len(data.categories) * max(1, 0.7 * len(data.series)) * BAR_HEIGHT * 1.35 + legend + 6


def _saved(figure: Figure, format: str, metadata: dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format=format, dpi=PIXELS_PER_INCH if format == "png" else 72, metadata=metadata)
    return buffer.getvalue()


def _bare(svg: bytes) -> bytes:
    """The drawing without its tool's name and address."""
    svg = svg.replace(b'id="matplotlib.', b'id="')
    return re.sub(rb"<!DOCTYPE[^>]*>\s*|<!--.*?-->\s*|<metadata>.*?</metadata>\s*", b"", svg, flags=re.DOTALL)


def _figure(data: ChartData, theme: Theme, width: float, height: float) -> Figure:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width / 72, height / 72), facecolor="#ffffff")
    axes = figure.add_axes(_frame(data, width, height))
    for side in ("top", "right", "bottom", "left"):
        axes.spines[side].set_visible(False)
    draw_bars = _lying_bars if data.kind == "bar" else _standing_columns
    draw_bars(axes, data, _shades(theme, len(data.series)), width)
    start = "right" if data.mirrored else "left"
    axis = start if data.kind == "bar" else "bottom"
    axes.spines[axis].set(visible=True, color=theme.colors["rule"], linewidth=0.8)
    axes.tick_params(length=0, colors=theme.colors["text"], pad=5)
    if len(data.series) > 1:
        corner: Any = f"upper {start}"
        figure.legend(
            loc=corner,
            ncols=len(data.series),
            frameon=False,
            bbox_to_anchor=(int(data.mirrored), 1),
            borderaxespad=0,
        )
    return figure


def _frame(data: ChartData, width: float, height: float) -> tuple[float, float, float, float]:
    """Where the bars stand in the picture: left, bottom, width, height as shares."""
    top = BAR_HEIGHT / height if len(data.series) > 1 else 3 / height
    if data.kind == "bar":
        left = FIGURE_SHARE if data.mirrored else LABEL_SHARE
        return left, 3 / height, 1 - LABEL_SHARE - FIGURE_SHARE, 1 - top - 3 / height
    names = _wrapped(data, width)
    below = (max(name.count("\n") + 1 for name in names) * TEXT_SIZE * 1.4 + 9) / height
    return 0.02, below, 0.96, 1 - below - top - 14 / height


def _wrapped(data: ChartData, measure: float) -> list[str]:
    """The names of the bars, in as many lines as they need beside a bar or under a column."""
    share = LABEL_SHARE if data.kind == "bar" else 0.96 / (len(data.categories) + 0.2)
    letters = max(8, int(measure * share / (TEXT_SIZE * 0.58)))
    return [textwrap.fill(_directed(name, data), letters) for name in data.categories]


def _lying_bars(axes: Axes, data: ChartData, shades: Sequence[str], measure: float) -> None:
    _set_limits(axes, min(0, *map(min, data.values)), max(map(max, data.values)) or 1, data.mirrored)
    if data.mirrored:
        axes.yaxis.tick_right()
    thickness = 0.66 / len(data.series)
    for index, name in enumerate(data.series):
        places = [row + (index - (len(data.series) - 1) / 2) * thickness for row in range(len(data.categories))]
        bars = axes.barh(places, data.values[index], thickness * 0.94, label=_directed(name, data), color=shades[index])
        axes.bar_label(bars, [_directed(label, data) for label in data.labels[index]], padding=4)
    axes.set_yticks(
        range(len(data.categories)),
        _wrapped(data, measure),
    )
    axes.set_xticks([])
    axes.invert_yaxis()  # the first row of the data is the first one seen


def _standing_columns(axes: Axes, data: ChartData, shades: Sequence[str], measure: float) -> None:
    _set_limits(axes, -0.6, len(data.categories) - 0.4, data.mirrored)
    thickness = 0.56 / len(data.series)
    for index, name in enumerate(data.series):
        places = [row + (index - (len(data.series) - 1) / 2) * thickness for row in range(len(data.categories))]
        bars = axes.bar(places, data.values[index], thickness * 0.94, label=_directed(name, data), color=shades[index])
        axes.bar_label(bars, [_directed(label, data) for label in data.labels[index]], padding=3)
    axes.set_xticks(range(len(data.categories)), _wrapped(data, measure))
    axes.set_yticks([])


def _directed(text: str, data: ChartData) -> str:
    """A text that begins with a figure or a Latin name would be set from left to right."""
    return RIGHT_TO_LEFT_MARK + text if data.mirrored else text


def _set_limits(axes: Axes, low: float, high: float, mirrored: bool) -> None:
    """Say where the axis ends, before any bar is drawn: a bar's label is put where the axis leads."""
    axes.set_xlim(*((high, low) if mirrored else (low, high)))


def _shades(theme: Theme, count: int) -> list[str]:
    """The theme's accent, lightened step by step: told apart in grey print and by every eye."""
    accent = [int(theme.colors["accent"][start : start + 2], 16) for start in (1, 3, 5)]
    steps = [index / max(count, 2) for index in range(count)]
    return ["#" + "".join(f"{round(part + (255 - part) * step):02x}" for part in accent) for step in steps]
