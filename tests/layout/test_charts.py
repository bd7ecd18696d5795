"""Turn a chart's data into pictures that are safe, whole and the same each time."""

import io
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import matplotlib
import matplotlib.font_manager
import pytest
from lxml import etree
from PIL import Image

from publish.diagnostics import PublishError, Span
from publish.document import nodes
from publish.document.nodes import Phrase
from publish.layout.charts import MOST_WORDS, Bar, ChartData, Drawing, Line, draw, is_told_in_words, known_faces
from publish.layout.themes import Font, Theme, read_theme

SVG = "{http://www.w3.org/2000/svg}"
BARS = ChartData(
    "bar",
    ("Жәбірленушілер <b> & “x”", "A name that is so long that it is set on several lines"),
    ("Men", "Women"),
    ((79.0, 3.0), (-1.5, 0.0)),
    (("79", "3"), ("-1,5", "0")),
    "kk",
)
COLUMNS = ChartData(
    "column", ("2017", "2018", "2019"), ("Cases",), ((310.0, 452.0, 398.0),), (("310", "452", "398"),), "en"
)
CHARTS = pytest.mark.parametrize("data", [BARS, COLUMNS], ids=["bars", "columns"])


@pytest.fixture(scope="module")
def theme(root: Path) -> Theme:
    return read_theme(root / "styles", "report")


@CHARTS
def test_a_drawing_is_well_formed_and_asks_for_nothing(theme: Theme, data: ChartData) -> None:
    svg, *_ = draw("images/chart", data, theme)
    assert (svg.name, svg.media_type) == ("images/chart.svg", "image/svg+xml")
    drawing = etree.fromstring(svg.data)
    assert drawing.tag == f"{SVG}svg"
    tags = {str(element.tag) for element in drawing.iter(etree.Element)}
    assert not tags & {f"{SVG}{name}" for name in ("script", "image", "foreignObject", "a", "text", "animate", "set")}
    attributes = [(str(name), str(value)) for element in drawing.iter() for name, value in element.attrib.items()]
    assert all(value.startswith("#") for name, value in attributes if name.endswith("href"))
    assert not [name for name, _ in attributes if name.startswith("on")]
    assert not re.search(rb"url\((?!#)|@import|<!ENTITY", svg.data)


@CHARTS
def test_a_drawing_names_neither_its_tool_nor_its_day(theme: Theme, data: ChartData) -> None:
    svg, png, *_ = draw("images/chart", data, theme)
    assert b"atplotlib" not in svg.data + png.data
    assert not re.search(rb"20\d\d-\d\d-\d\d", svg.data)


@CHARTS
def test_the_same_data_give_the_same_bytes(theme: Theme, data: ChartData) -> None:
    assert draw("images/chart", data, theme) == draw("images/chart", data, theme)


def test_two_charts_of_one_edition_share_no_id(theme: Theme) -> None:
    ids = [set(re.findall(rb'id="([^"]+)"', draw(name, COLUMNS, theme)[0].data)) for name in ("images/a", "images/b")]
    shared = {name for name in ids[0] & ids[1] if re.search(rb"[0-9a-f]{8}", name)}
    assert not shared, "a clip path of one would be that of the other where both stand in one document"


@CHARTS
def test_the_picture_has_the_shape_of_the_drawing_and_fits_the_measure(theme: Theme, data: ChartData) -> None:
    _, png, width, height = draw("images/chart", data, theme)
    picture = Image.open(io.BytesIO(png.data))
    assert (png.name, picture.format) == ("images/chart.png", "PNG")
    assert width == pytest.approx(theme.page.measure)
    assert picture.width / picture.height == pytest.approx(width / height, rel=0.01)
    assert picture.width >= width / 72 * 150, "enough dots for print"


@pytest.mark.parametrize("kind", ["bar", "column"])
@pytest.mark.parametrize("values", [(0.0, 0.0), (-5.0, -1.0), (1e-9, 1e15)], ids=["zero", "negative", "far apart"])
def test_any_values_can_be_drawn(theme: Theme, kind: str, values: tuple[float, ...]) -> None:
    data = ChartData("bar" if kind == "bar" else "column", ("$a_1$", "_b"), ("_c",), (values,), (("x", "y"),), "en")
    svg, *_ = draw("images/chart", data, theme)
    assert etree.fromstring(svg.data).tag == f"{SVG}svg"


@pytest.mark.parametrize(("lang", "side"), [("kk", "left"), ("kk-Arab", "right")])
def test_bars_begin_where_lines_do(theme: Theme, lang: str, side: str) -> None:
    data = ChartData("bar", ("сом", "сом"), ("саны",), ((1.0, 10.0),), (("1", "10"),), lang)
    picture = Image.open(io.BytesIO(draw("images/chart", data, theme)[1].data)).convert("RGB")
    accent = tuple(bytes.fromhex(theme.colors["accent"][1:]))
    rows = [[picture.getpixel((x, y)) == accent for x in range(picture.width)] for y in range(picture.height)]
    ends = {(row.index(True), row[::-1].index(True)) for row in rows if any(row)}
    short, long = max(ends), min(ends)
    assert (short[0] - long[0] < 3) == (side == "left")
    assert (short[1] - long[1] < 3) == (side == "right")


def test_a_settings_file_of_matplotlib_changes_nothing(theme: Theme, root: Path, tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("axes.facecolor: red\nfont.size: 20\npatch.linewidth: 9\n")
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path;"
        "from publish.layout.charts import ChartData, draw; from publish.layout.themes import read_theme;"
        f"data = {COLUMNS!r}; theme = read_theme(Path(sys.argv[1], 'styles'), 'report');"
        "sys.stdout.buffer.write(draw('images/chart', data, theme)[0].data)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, root], cwd=tmp_path, capture_output=True, check=True, timeout=60
    )
    assert run.stdout == draw("images/chart", COLUMNS, theme)[0].data
    assert not run.stderr


def test_a_face_that_is_not_installed_is_one_line(theme: Theme) -> None:
    fonts = {**theme.fonts, "sans": Font("No Such Face", ())}
    with pytest.raises(PublishError, match=r"^error\[missing-font\]: the face 'No Such Face' is not installed, hint: "):
        draw("images/chart", COLUMNS, replace(theme, fonts=fonts))


LONG = "Ұлттық қауіпсіздік комитетінің тергеушілеріне жауапкершіліктеріңіздегілерге қатысты шағымдар"
IN_ARABIC = "ۇلتتىق قاۋىپسىزدىك كوميتەتىنىڭ تەرگەۋشىلەرىنە شاعىمدار"


def chart(
    kind: str, categories: Sequence[str], *series: Sequence[float], label: str = "{:g}", lang: str = "kk"
) -> ChartData:
    """Data with labels made of the values."""
    labels = tuple(tuple(label.format(value) for value in values) for values in series)
    names = tuple(f"Қатар {number}" for number in range(len(series)))
    return ChartData(
        "bar" if kind == "bar" else "column", tuple(categories), names, tuple(map(tuple, series)), labels, lang
    )


HARD = {
    "long names": chart("bar", (LONG, "Қысқа", LONG), (79, 3, 12)),
    "long names below columns": chart("column", (LONG, "Қысқа", LONG), (79, 3, 12)),
    "columns with names in lines": chart("column", ("Жалақы бойынша берешек", "Қауіпсіз емес жағдайлар"), (20, 14)),
    "many bars": chart("bar", [f"Облыс {number}" for number in range(24)], range(24)),
    "many columns": chart("column", [f"Облыс {number}" for number in range(24)], range(24), label="{} 000 000"),
    "series": chart("bar", ("Ерлер", LONG), (79, 3), (15, 0), (1, 2)),
    "columns of series": chart("column", ("2017", "2018", "2019"), (310, 452, 398), (100, 90, 80), (1, 2, 3)),
    "below zero": chart("bar", ("Бір", "Екі", LONG), (-79.5, 3, 0), (15, -20, 0)),
    "columns below zero": chart("column", ("Бір", "Екі"), (-79.5, 3), (15, -20)),
    "all below zero": chart("column", ("Бір", "Екі"), (-79.5, -3)),
    "nothing": chart("column", ("Бір", "Екі"), (0, 0)),
    "one value": chart("bar", ("Бір",), (70.96,), label="{} %"),
    "one column": chart("column", ("Бір",), (70.96,), label="{} %"),
    "from right to left": chart("bar", (IN_ARABIC, "Facebook"), (79, -3), lang="kk-Arab"),
}  # fmt: skip
"""What a chart must be able to show. Names in Kazakh are long, and so are their words."""


@pytest.mark.parametrize("name", ["report", "brief"])
@pytest.mark.parametrize("data", HARD.values(), ids=HARD)
def test_words_stand_on_no_other_words_and_inside_the_picture(root: Path, name: str, data: ChartData) -> None:
    theme = read_theme(root / "styles", name)
    words, _, width, height = boxes(data, theme)
    for text, (left, top, right, bottom) in words:
        assert left >= -0.5, text
        assert right <= width + 0.5, text
        assert top >= -0.5, text
        assert bottom <= height + 0.5, text
    apart = [(one, other) for one, other in combinations(words, 2) if _meet(one[1], other[1])]
    assert apart == []


@pytest.mark.parametrize("data", HARD.values(), ids=HARD)
def test_every_word_and_figure_is_there(theme: Theme, data: ChartData) -> None:
    words, *_ = boxes(data, theme)
    shown = "".join(text.removesuffix("-").replace(" ", "") for text, _ in words)
    for name in (*data.categories, *(data.series if len(data.series) > 1 else ()), *sum(data.labels, ())):
        assert name.replace(" ", "").removesuffix("-") in shown


@pytest.mark.parametrize("data", HARD.values(), ids=HARD)
def test_bars_are_as_long_as_their_values(theme: Theme, data: ChartData) -> None:
    _, bars, *_ = boxes(data, theme)
    values = [abs(value) for series in data.values for value in series]
    sides = [{round(bar.width, 2) for bar in bars}, {round(bar.height, 2) for bar in bars}]
    lengths = [bar.width if len(sides[1]) == 1 else bar.height for bar in bars]
    if max(values):
        assert sorted(length / max(lengths) for length in lengths) == pytest.approx(
            sorted(value / max(values) for value in values)
        )


def test_columns_that_have_no_room_lie_down(theme: Theme) -> None:
    assert _stands(HARD["columns with names in lines"], theme)
    assert _stands(HARD["columns of series"], theme)
    assert not _stands(HARD["long names below columns"], theme)
    assert not _stands(HARD["many columns"], theme)


def test_words_keep_their_size(theme: Theme) -> None:
    heights = {round(bottom - top, 3) for data in HARD.values() for _, (_, top, _, bottom) in boxes(data, theme)[0]}
    assert len(heights) == 1


def test_a_face_that_was_installed_later_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of fonts that matplotlib keeps in a cache is not made anew when a face is installed."""
    manager = matplotlib.font_manager.fontManager
    monkeypatch.setattr(manager, "ttflist", [font for font in manager.ttflist if font.name != "PT Sans"])
    known_faces(["PT Sans"])
    assert "PTS55F" in matplotlib.font_manager.findfont("PT Sans")


Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points, from the corner where lines begin."""


def boxes(data: ChartData, theme: Theme) -> tuple[list[tuple[str, Box]], list[Bar], float, float]:
    """Every line of words with its room, every bar, and the width and height of the picture."""
    families = known_faces(["PT Sans" if theme.name == "brief" else "Noto Sans", "Noto Sans Arabic"])
    with matplotlib.rc_context({"font.family": families, "font.size": 9.5}):
        drawing = Drawing(data, theme, theme.page.measure)
        marks, height = drawing.marks()
        lines = [mark for mark in marks if isinstance(mark, Line)]
        words = [(line.text, _box(line, drawing.measure(line.text))) for line in lines]
    squares = len(data.series) if len(data.series) > 1 else 0
    return words, [mark for mark in marks if isinstance(mark, Bar)][squares:], theme.page.measure, height


def _box(line: Line, width: float) -> Box:
    left = line.x - {"start": 0, "center": width / 2, "end": width}[line.at]
    return left, line.y - 0.72 * 9.5, left + width, line.y + 0.22 * 9.5


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _stands(data: ChartData, theme: Theme) -> bool:
    _, bars, *_ = boxes(data, theme)
    return len({round(bar.width, 2) for bar in bars}) == 1


@pytest.mark.parametrize(
    ("series", "bars", "told"), [(1, MOST_WORDS, True), (1, MOST_WORDS + 1, False), (2, 2, False), (1, 1, True)]
)
def test_an_alternative_text_tells_only_small_charts(series: int, bars: int, told: bool) -> None:
    place = Span("content/a.md", 1)
    phrase = Phrase("en", (), place)
    rows = tuple(nodes.Series(phrase, ("1",) * bars) for _ in range(series))
    assert (
        is_told_in_words(nodes.Chart("a", "bar", phrase, phrase, (phrase,) * bars, rows, "number", None, place)) == told
    )
