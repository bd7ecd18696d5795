"""Prove that what stands in for a translation is set apart in every format, and nothing else is."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from publish.editions.build import layout_of
from publish.editions.root import Root
from publish.layout.model import Layout
from publish.writers import docx, epub
from publish.writers.pdf.style import sheet
from tests.publications import write_publication

TEXT = """# Rights {#rights}

Not *here*.

Here, [alike]{lang=en}, {number}`7`.

| Here | There |
|---|---|
| {number}`7` | Not here. |
=== kk
Rights => Құқықтар
Here, [alike]{lang=en}, {number}`7`. => Мұнда, [alike]{lang=en}, {number}`7`.
Here => Мұнда
"""


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Layout:
    folder = write_publication(tmp_path_factory.mktemp("half"), TEXT)
    (folder / "styles").symlink_to(root / "styles")
    return layout_of(Root(folder), "kk")


def read(data: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def test_markup_names_it_in_a_class(layout: Layout) -> None:
    text = read(epub.write(layout), "EPUB/text/rights.xhtml")
    assert '<p class="body-first stand-in" id="b_1" lang="en" xml:lang="en">Not <em>here</em>.</p>' in text
    assert '<td class="table-cell align-left stand-in" lang="en" xml:lang="en">Not here.</td>' in text
    assert text.count("stand-in") == 3  # and the head "There"


def test_style_sheets_know_the_class(layout: Layout) -> None:
    for css in (sheet(layout, "body", 0), read(epub.write(layout), "EPUB/style.css")):
        assert ".stand-in.stand-in { border-left: thin solid #" in css


def test_word_has_a_style_for_it(layout: Layout) -> None:
    text, styles = (read(docx.write(layout), f"word/{part}.xml") for part in ("document", "styles"))
    styled = [run for run in text.split("<w:r>") if '<w:rStyle w:val="StandIn"/>' in run]
    for words in ("Not ", "here", "There", "Not here."):
        assert any(f">{words}</w:t>" in run for run in styled), words
    (aside,) = [style for style in styles.split("<w:style ") if "(stand-in" in style and "BodyText" in style]
    assert '<w:pBdr><w:left w:val="single"' in aside
    assert f"<w:pStyle w:val={aside.partition('w:styleId=')[2].split('>')[0]}/>" in text
    runs = [run for run in text.split("<w:r>") if "Мұнда" in run or "alike" in run]
    assert [run for run in runs if "StandIn" in run] == []
