"""Turn a chart's data into pictures that are safe, whole and the same each time."""

import io
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from publish.diagnostics import PublishError
from publish.layout.charts import ChartData, draw
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
