"""Turn an edition into pictures of its pages, as the programs of readers show them, and pictures into one sheet.

1. A PDF's pages are drawn by PDFium at 150 dpi and shrunk to 50, which draws hairlines alike in every version.
2. A DOCX is made a PDF by LibreOffice.
3. An EPUB is shown by Chromium on a phone of 360 by 640 pixels, light and dark, at the places named in SCREENS.
"""

import html
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

from publish.validators.installation import run

DPI, FINER = 50, 3
PHONE = (360, 640)
GUTTER, COLUMNS, BETWEEN = 8, 7, (136, 136, 136)

SCREENS = (
    ("text/part_contents.xhtml", "top"),
    ("text/summary.xhtml", "top"),
    ("text/summary.xhtml", "end"),  # the notes
    ("text/findings.xhtml", "top"),  # a narrow table
    ("text/findings.xhtml", "loans-chart"),
    ("text/findings.xhtml", "months"),  # a wide table
    ("text/part_index.xhtml", "top"),
)
"""The file and what of it is at the top of the screen: an id, or else its `top` or `end`."""

DARK = "<style>:root { background: #121212; color: #e6e6e6; color-scheme: dark; } a { color: inherit; }</style>"
"""What an e-reader puts before a book's style at night."""


def pages_of_pdf(path: Path, folder: Path) -> list[Image.Image]:  # noqa: ARG001
    """The pages, 414 by 585 pixels for A4."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=DPI * FINER / 72).to_pil().convert("RGB").reduce(FINER) for page in document]


def pages_of_docx(path: Path, folder: Path) -> list[Image.Image]:
    """The pages as LibreOffice breaks them. A profile of its own lets several run at once."""
    profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
    converted = run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, path)
    assert converted.returncode == 0, converted.stderr
    return pages_of_pdf(folder / f"{path.stem}.pdf", folder)


def screens_of_epub(path: Path, folder: Path) -> list[Image.Image]:
    """The screens by day and then by night, at half their size."""
    return [screen for night in (False, True) for screen in _screens(path, folder / f"night-{night}", night)]


def _screens(path: Path, folder: Path, night: bool) -> Iterator[Image.Image]:
    with zipfile.ZipFile(path) as book:
        book.extractall(folder)
    if night:
        for file in folder.rglob("*.xhtml"):
            file.write_text(file.read_text("utf-8").replace("<link ", f"{DARK}<link ", 1), "utf-8")
    (folder / "phones.html").write_text(_phones(), "utf-8")
    width, height = PHONE
    shown = run(
        *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
        *("--allow-file-access-from-files", "--font-render-hinting=none", "--force-color-profile=srgb"),
        f"--blink-settings=preferredColorScheme={0 if night else 1}",  # blink::mojom::PreferredColorScheme
        f"--user-data-dir={folder / 'profile'}",
        f"--window-size={width * len(SCREENS)},{height}",
        f"--screenshot={folder / 'phones.png'}",
        (folder / "phones.html").as_uri(),
    )
    assert (folder / "phones.png").exists(), shown.stderr
    with Image.open(folder / "phones.png") as phones:
        for number in range(len(SCREENS)):
            yield phones.convert("RGB").crop((number * width, 0, (number + 1) * width, height)).reduce(2)


def _phones() -> str:
    """A page with a phone for each screen, side by side."""
    width, height = PHONE
    phone = f"border: 0; flex: none; width: {width}px; height: {height}px;"
    style = f"body {{ margin: 0; display: flex; }} iframe {{ {phone} }}"
    frames = [f'<iframe src="EPUB/{html.escape(name)}" data-place="{place}"></iframe>' for name, place in SCREENS]
    return f"<!DOCTYPE html><style>{style}</style>{''.join(frames)}<script>{SCROLL}</script>"


SCROLL = """
onload = () => {
  for (const frame of document.querySelectorAll("iframe")) {
    const page = frame.contentDocument, place = frame.dataset.place;
    const top = place === "top" ? 0 : place === "end" ? page.documentElement.scrollHeight
      : page.getElementById(place).getBoundingClientRect().top;
    frame.contentWindow.scrollTo(0, top);
  }
};
"""


@dataclass(frozen=True, slots=True)
class Show:
    """How a format is shown."""

    pictures: Callable[[Path, Path], list[Image.Image]]
    """Of an edition, with an empty folder to work in."""
    command: str | None
    """The program that shows it, if it is none of ours."""


SHOWS = {
    "pdf": Show(pages_of_pdf, None),
    "docx": Show(pages_of_docx, "soffice"),
    "epub": Show(screens_of_epub, "chromium"),
}


def sheet(pages: Sequence[Image.Image]) -> Image.Image:
    """Pictures of one size, side by side in rows of seven. 256 colours keep it small."""
    width, height = pages[0].size
    rows = -(-len(pages) // COLUMNS)
    size = (COLUMNS * (width + GUTTER) - GUTTER, rows * (height + GUTTER) - GUTTER)
    whole = Image.new("RGB", size, BETWEEN)
    for number, page in enumerate(pages):
        whole.paste(page, _corner(number, page.size))
    return whole.quantize(256, dither=Image.Dither.NONE)


def pages_on(whole: Image.Image, size: tuple[int, int]) -> list[Image.Image]:
    """The pictures of that size that were put on a sheet."""
    whole = whole.convert("RGB")
    count = COLUMNS * -(-whole.height // (size[1] + GUTTER))
    corners = (_corner(number, size) for number in range(count))
    cells = (whole.crop((left, top, left + size[0], top + size[1])) for left, top in corners)
    return [cell for cell in cells if not _is_empty(cell)]


def _is_empty(cell: Image.Image) -> bool:
    """Whether no picture was put there. 256 colours may have made the grey a little lighter or darker."""
    color = np.asarray(cell, dtype=np.int16)
    return bool(np.abs(color - BETWEEN).max() < 8)


def _corner(number: int, size: tuple[int, int]) -> tuple[int, int]:
    row, column = divmod(number, COLUMNS)
    return column * (size[0] + GUTTER), row * (size[1] + GUTTER)
