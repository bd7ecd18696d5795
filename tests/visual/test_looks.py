"""Pages look as they did: each edition of a small publication is drawn and compared with the sheet in `golden/`.

    pytest tests/visual --update-golden     writes the sheets that a reader would see change; delete one to have it anew

LibreOffice and Chromium set lines in their own way, so another version may need its own sheets. Each sheet says what
program it was made with, and so does a failing test.
"""

import os
from importlib.metadata import version
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo

from publish.validators.installation import command_path, how_to_install, run
from tests.visual.likeness import difference
from tests.visual.pictures import SHOWS, pages_on, sheet

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = ("en", "kk", "ru", "kk-Arab")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "format",
    ["pdf", pytest.param("docx", marks=pytest.mark.validators), pytest.param("epub", marks=pytest.mark.validators)],
)
def test_an_edition_looks_as_it_did(
    libraries: Path, lang: str, format: str, update_golden: bool, tmp_path: Path
) -> None:
    show, golden = SHOWS[format], GOLDEN / f"{format}.{lang}.png"
    if show.command and not command_path(show.command):
        reason = f"{format} is not looked at without {show.command}: {how_to_install([show.command])}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    pages = show.pictures(libraries / f"libraries.{lang}.{format}", tmp_path)
    program = shown_by(show.command)
    if update_golden and not (golden.exists() and not changes(golden, pages)):
        write_sheet(golden, pages, program)
    changed = changes(golden, pages)
    assert not changed, report(golden, pages, changed, program, tmp_path)


def shown_by(command: str | None) -> str:
    """The program that draws the pages, and its version."""
    return run(command, "--version").stdout.strip() if command else f"PDFium of pypdfium2 {version('pypdfium2')}"


def write_sheet(golden: Path, pages: list[Image.Image], program: str) -> None:
    info = PngInfo()
    info.add_text("Software", program)
    golden.parent.mkdir(exist_ok=True)
    sheet(pages).save(golden, optimize=True, pnginfo=info)


def changes(golden: Path, pages: list[Image.Image]) -> dict[int, str]:
    """What is seen to differ, by the number of the page; 0 for what is no page's."""
    with Image.open(golden) as whole:
        expected = pages_on(whole, pages[0].size)
    found = {number: difference(*both) for number, both in enumerate(zip(expected, pages, strict=False), 1)}
    changed = {number: str(each) for number, each in found.items() if each.seen}
    if len(expected) != len(pages):
        changed[0] = f"{len(pages)} pages, and there were {len(expected)}"
    return changed


def report(golden: Path, pages: list[Image.Image], changed: dict[int, str], program: str, folder: Path) -> str:
    """Put expected, actual and difference of each changed page side by side, and say where."""
    with Image.open(golden) as whole:
        made_with, expected = whole.info.get("Software", "?"), pages_on(whole, pages[0].size)
    rows = []
    for number in filter(None, changed):
        was, now = expected[number - 1], pages[number - 1].convert("RGB")
        rows.append((was, now, ImageChops.invert(ImageChops.difference(was, now))))
    width, height = pages[0].size
    seen = Image.new("RGB", (3 * (width + 8), max(1, len(rows)) * (height + 8)), "grey")
    for row, pictures in enumerate(rows):
        for column, picture in enumerate(pictures):
            seen.paste(picture, (column * (width + 8), row * (height + 8)))
    path = folder / f"{golden.stem}.expected-actual-difference.png"
    seen.save(path)
    lines = [f"page {number}: {what}" if number else what for number, what in sorted(changed.items())]
    return "\n".join(
        [f"{golden.name} looks otherwise, see {path}", *lines, f"expected by {made_with}, drawn by {program}"]
    )
