"""The measure sees what a reader would see, and nothing else: pages with seeded damage, and pages drawn otherwise."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from publish.editions.build import layout_of
from publish.editions.root import find_root
from publish.layout.model import Block, Layout, Section, Table
from publish.layout.themes import Theme
from publish.writers import pdf
from tests.visual.likeness import Difference, difference
from tests.visual.pictures import DPI, FINER, pages_of_pdf, pages_on, sheet

ROOT = Path(__file__).parent / "publication"
Pages = list[Image.Image]


@cache
def layout(lang: str = "en", dress: Callable[[Theme], Theme] | None = None) -> Layout:
    return layout_of(find_root(ROOT), lang, dress)


def drawn(layout: Layout, folder: Path) -> Pages:
    path = folder / "drawn.pdf"
    path.write_bytes(pdf.write(layout))
    return pages_of_pdf(path, folder)


@pytest.fixture(scope="module")
def sound(libraries: Path) -> Path:
    """An edition without damage."""
    return libraries / "libraries.en.pdf"


def differences(expected: Pages, actual: Pages) -> list[Difference]:
    return [difference(*both) for both in zip(expected, actual, strict=False)]


# ------------------------------------------------------------------------------------------------------ seeded damage


def colored(**colors: str) -> Callable[[Theme], Theme]:
    return lambda theme: replace(theme, colors={**theme.colors, **colors})


def styled(role: str, **tokens: Any) -> Callable[[Theme], Theme]:
    return lambda theme: replace(theme, styles={**theme.styles, role: replace(theme.styles[role], **tokens)})


DRESSES = {
    "the thin rules of tables are gone": colored(rule="#ffffff"),
    "the ground of boxes is gone": colored(tint="#ffffff"),
    "green for teal, as dark": colored(accent="#0b5b3a"),
    "notes of 12 points for 8": styled("note", size=12.0, leading=17.0),
    "notes of 9 points for 8": styled("note", size=9.0, leading=13.0),
    "lines of text that overlap": styled("body-first", leading=6.0),
    "the contents with another step": styled("toc-2", start=36.0),
    "titles half as large": styled("heading-1", size=11.0),
}


@pytest.mark.parametrize("damage", DRESSES)
def test_a_theme_that_went_wrong_is_seen(damage: str, sound: Path, tmp_path: Path) -> None:
    pages = drawn(layout_of(find_root(ROOT), "en", DRESSES[damage]), tmp_path)
    assert any(page.seen for page in differences(pages_of_pdf(sound, tmp_path), pages))


def without_picture(layout: Layout) -> Layout:
    blank = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
    return replace(layout, assets={name: replace(each, data=blank) for name, each in layout.assets.items()})


def without_a_note(layout: Layout) -> Layout:
    """Its call and its place are there, its words are not."""
    first, *others = layout.notes
    return replace(layout, notes=(replace(first, blocks=()), *others))


def collapsed(layout: Layout) -> Layout:
    """All columns but the last as narrow as can be."""

    def narrow(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        others = len(block.widths) - 1
        return replace(block, widths=(*[0.08] * others, 1 - 0.08 * others))

    def within(section: Section) -> Section:
        inner = (within(each) if isinstance(each, Section) else narrow(each) for each in section.blocks)
        return replace(section, blocks=tuple(inner))

    return replace(layout, body=tuple(map(within, layout.body)))


@pytest.mark.parametrize("damage", [without_picture, without_a_note, collapsed])
def test_a_part_that_was_lost_is_seen(damage: Callable[[Layout], Layout], sound: Path, tmp_path: Path) -> None:
    pages = drawn(damage(layout()), tmp_path)
    assert any(page.seen for page in differences(pages_of_pdf(sound, tmp_path), pages))


def test_lines_that_begin_on_the_wrong_side_are_seen(libraries: Path, tmp_path: Path) -> None:
    wrong = drawn(replace(layout("kk-Arab"), direction="ltr"), tmp_path)
    right = pages_of_pdf(libraries / "libraries.kk-Arab.pdf", tmp_path)
    assert sum(page.seen for page in differences(right, wrong)) > len(right) / 2


# ------------------------------------------------------------------------------------------- the same, drawn otherwise


def moved(pages: Pages, right: int, down: int) -> Pages:
    canvases = [Image.new("RGB", page.size, page.getpixel((0, 0))) for page in pages]
    for canvas, page in zip(canvases, pages, strict=True):
        canvas.paste(page, (right, down))
    return canvases


@pytest.mark.parametrize(("right", "down"), [(1, 1), (-1, 0), (0, -1)])
def test_a_page_that_moved_by_a_pixel_looks_the_same(right: int, down: int, sound: Path, tmp_path: Path) -> None:
    pages = pages_of_pdf(sound, tmp_path)
    assert not [page for page in differences(pages, moved(pages, right, down)) if page.seen]


@pytest.mark.parametrize("dpi", [100, 200, 300])
def test_other_smoothing_looks_the_same(dpi: int, sound: Path, tmp_path: Path) -> None:
    pages = pages_of_pdf(sound, tmp_path)
    with pypdfium2.PdfDocument(sound) as document:
        others = [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
    shrunk = [other.resize(page.size, Image.Resampling.BOX) for other, page in zip(others, pages, strict=True)]
    assert not [page for page in differences(pages, shrunk) if page.seen]


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs poppler-utils")
@pytest.mark.parametrize("lang", ["en", "kk-Arab"])
def test_what_another_program_draws_looks_the_same(lang: str, libraries: Path, tmp_path: Path) -> None:
    path = libraries / f"libraries.{lang}.pdf"
    pages = pages_of_pdf(path, tmp_path)
    subprocess.run(["pdftoppm", "-r", str(DPI * FINER), "-png", path, tmp_path / "page"], check=True, timeout=120)
    others = [
        Image.open(file).convert("RGB").resize(pages[0].size, Image.Resampling.BOX)
        for file in sorted(tmp_path.glob("page-*.png"))
    ]
    assert len(others) == len(pages)
    assert not [page for page in differences(pages, others) if page.seen]


def test_a_sheet_gives_its_pages_back(sound: Path, tmp_path: Path) -> None:
    pages = pages_of_pdf(sound, tmp_path)
    kept = pages_on(sheet(pages), pages[0].size)
    assert len(kept) == len(pages)
    assert not [page for page in differences(pages, kept) if page.seen]
