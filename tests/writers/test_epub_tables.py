"""Tables on a phone: what does not fit side by side stands in a list, each cell after the name of its column."""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from publish.document.nodes import Alignment
from publish.layout.model import Layout, Table
from publish.writers.epub import write
from publish.writers.epub.tables import too_wide
from tests.writers.specimen import SPAN, passage, with_body
from tests.writers.test_epub import Book, arabic

START: Alignment = "left"
CHROMIUM = shutil.which("chromium")

NARROW = """
Count        | Period | Number | Share
Injuries     | 2018   | 1568   | –
Cases blamed on the workers themselves | – | – | 30%
"""
SUMS = """
Атауы               | Бөлім | Теңге             | Доллар               | Еуро
Судья алған пара    | 1.5   | 2 800 000 теңге   | 7 270 АҚШ доллары    | –
Ең жоғары айыппұл   | 2.1   | 12 630 000 теңге  | 32 793 АҚШ доллары   | 29 450 еуро
"""
"""With no-break spaces inside the sums."""
WORDS = """
Показатель          | Источник данных      | Законодательство
Предприятия         | Министерство труда   | Ратифицировано правительством
"""


def table(text: str, row_headers: bool = True) -> Table:
    """The table that is drawn: cells between bars; spaces between figures and before a unit are no-break ones."""
    text = re.sub(r"(?<=\d) (?=\d|теңге|АҚШ|еуро)|(?<=АҚШ) ", "\u00a0", text)
    head, *rows = (
        tuple(passage(cell.strip() or "", lang="kk") for cell in line.split("|")) for line in text.strip().splitlines()
    )
    count = len(head)
    return Table(
        "table-cell", "t1", None, head, tuple(rows), (START,) * count, (1 / count,) * count, row_headers, None, SPAN
    )


def kazakh(text: str, row_headers: bool = True) -> Layout:
    return replace(with_body(table(text, row_headers)), lang="kk")


def markup(text: str, row_headers: bool = True) -> str:
    page = Book(write(kazakh(text, row_headers))).content("text/only.xhtml").decode()
    (found,) = re.findall(r"<table.*?</table>", page, re.DOTALL)
    return str(found)


@pytest.mark.parametrize(("text", "wide"), [(NARROW, False), (SUMS, True), (WORDS, True)])
def test_which_tables_are_too_wide_for_a_phone(text: str, wide: bool) -> None:
    assert too_wide(table(text)) is wide


def test_a_wide_table_names_the_column_at_each_cell() -> None:
    found = markup(SUMS)
    assert found.startswith('<table class="table stacked" id="t1">')
    assert re.findall(r'<td [^>]*data-label="(.*?)"', found) == ["Бөлім", "Теңге", "Доллар", "Еуро"] * 2
    assert re.findall(r"<th scope=\"row\"[^>]*data-label", found) == []
    assert re.findall(r"<td [^>]*data-label=\"(.*?)\"", markup(SUMS, row_headers=False))[0] == "Атауы"


def test_a_narrow_table_stays_a_table() -> None:
    assert "data-label" not in markup(NARROW)
    assert "stacked" not in markup(NARROW)


def test_it_is_a_table_still_where_there_is_room() -> None:
    """The list is only for narrow screens; a reader that knows no media queries shows the table."""
    sheet = Book(write(kazakh(SUMS))).content("style.css").decode()
    wide, narrow = sheet.split("@media (max-width: 32em) {")
    assert ".stacked" not in wide
    assert ".stacked thead { display: none; }" in narrow


# ----------------------------------------------------------------------------------------------------------- as seen

MEASURE = """
<iframe id="phone" src="EPUB/text/only.xhtml" style="width: @WIDTHpx; height: 640px; border: 0"></iframe>
<script>
onload = () => {
  const page = document.getElementById("phone").contentDocument;
  if (@WIDTH > 360) page.documentElement.style.cssText = "width: 1080px; height: 640px; columns: 360px; column-gap: 0";
  const seen = [...page.querySelectorAll("th, td")].filter(cell => cell.getBoundingClientRect().width);
  const beyond = seen.filter(cell => [...cell.childNodes].some(node => {
    const range = page.createRange(); range.selectNode(node);
    const box = range.getBoundingClientRect(); return box.right > 360.5 || box.left < -0.5;
  }));
  document.title = seen.length + " cells, " + beyond.length + " cut off";
};
</script>
"""


@pytest.mark.skipif(not CHROMIUM, reason="needs chromium")
@pytest.mark.parametrize(
    ("text", "direction", "width", "seen"),
    [
        (NARROW, "ltr", 360, "12 cells, 0 cut off"),
        (SUMS, "ltr", 360, "10 cells, 0 cut off"),  # without the five heads
        (WORDS, "ltr", 360, "3 cells, 0 cut off"),
        (SUMS, "rtl", 360, "10 cells, 0 cut off"),
        (SUMS, "ltr", 1080, "10 cells, 0 cut off"),  # three columns side by side, as epub.js and Foliate make pages
    ],
)
def test_nothing_is_cut_off_on_a_page_of_360_pixels(
    text: str, direction: str, width: int, seen: str, tmp_path: Path
) -> None:
    layout = kazakh(text)
    with zipfile.ZipFile(BytesIO(write(arabic(layout) if direction == "rtl" else layout))) as book:
        book.extractall(tmp_path)
    (tmp_path / "phone.html").write_text(
        "<!DOCTYPE html><title></title>" + MEASURE.replace("@WIDTH", str(width)), "utf-8"
    )
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--dump-dom"]
    command = [str(CHROMIUM), *options, f"--user-data-dir={tmp_path / 'profile'}", (tmp_path / "phone.html").as_uri()]
    shown = subprocess.run(command, capture_output=True, check=True, text=True, timeout=120)
    assert re.findall(r"<title>(.*?)</title>", shown.stdout) == [seen]
