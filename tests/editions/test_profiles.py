"""Prove that a profile makes the page that it is for, of the same words, beside the plain edition."""

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from publish.editions.profiles import LARGE_TEXT, PROFILES, on_page
from publish.layout.themes import read_theme
from tests.command import build, fault, publish
from tests.editions.conftest import Once
from tests.publications import write_publication
from tests.validators import findings, validators_of
from tests.writers.pdf_lines import blocks
from tests.writers.specimen import STYLES

PDFS = [name for name, profile in PROFILES.items() if profile.format == "pdf"]
PAGES = {"a5": (148, 210), "letter": (215.9, 279.4), "large": (210, 297), "print": (210, 297), "archive": (210, 297)}
"""Millimetres."""


@pytest.fixture(scope="module")
def profiles(starter: Path, once: Once) -> Path:
    """The folder with an edition in Kazakh for each profile, and the plain PDF."""
    named = [argument for name in PROFILES for argument in ("--profile", name)]
    return once("profiles", lambda output: build(starter, output, "--lang", "kk", "--format", "pdf", *named))


def read(folder: Path, name: str) -> bytes:
    return (folder / f"report.kk.{name}.pdf").read_bytes()


# ------------------------------------------------------------------------------------------------------- which files


def test_each_profile_is_a_file_beside_the_plain_one(profiles: Path) -> None:
    assert {path.name for path in profiles.iterdir()} == {
        "report.kk.pdf",
        "report.kk.a5.pdf",
        "report.kk.letter.pdf",
        "report.kk.large.pdf",
        "report.kk.print.pdf",
        "report.kk.archive.pdf",
        "report.kk.lite.epub",
    }


def test_who_names_a_profile_gets_no_other_edition(starter: Path, tmp_path: Path) -> None:
    run = publish("build", "--root", starter, "-l", "en", "-p", "a5,a5", "--output", tmp_path / "out")
    assert [line.split()[0] for line in run.stdout.splitlines()] == [str(tmp_path / "out" / "report.en.a5.pdf")]


def test_settings_name_profiles(tmp_path: Path) -> None:
    text = (
        '# Rights {#rights}\n\nText.\n=== publication.toml\nlanguages = ["en"]\nformats = ["epub"]\nprofiles = ["a5"]\n'
    )
    place = write_publication(tmp_path, text)
    (place / "styles").symlink_to(STYLES)
    build(place, tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"sample.en.epub", "sample.en.a5.pdf"}


def test_an_unknown_profile_is_an_error(tmp_path: Path) -> None:
    text = '# Rights {#rights}\n=== publication.toml\nlanguages = ["en"]\nprofiles = ["a6"]\n'
    place = write_publication(tmp_path, text)
    names = ", ".join(PROFILES)
    said = f"error[unknown-profile]: there is no profile 'a6', hint: the profiles are {names}\n"
    assert fault("build", "--root", place).split(": ", 1)[1] == said
    assert fault("build", "--root", place).startswith("content/publication.toml:2:1: ")
    assert fault("build", "--root", place, "--profile", "a6") == said


def test_a_draft_of_a_profile_says_so(tmp_path: Path) -> None:
    settings = (
        'languages = ["kk"]\nminimum = "translated 100 %"\nbelow = "draft"\nprofiles = ["a5"]\nformats = ["epub"]\n'
    )
    place = write_publication(tmp_path, f"# Rights {{#rights}}\n=== publication.toml\n{settings}")
    (place / "styles").symlink_to(STYLES)
    build(place, tmp_path / "out", "-l", "kk")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"sample.kk.draft.epub", "sample.kk.a5.draft.pdf"}


# ---------------------------------------------------------------------------------------------------- what is in them


@pytest.mark.parametrize("name", PDFS)
def test_a_profile_has_its_page(profiles: Path, name: str) -> None:
    with pikepdf.open(io.BytesIO(read(profiles, name))) as file:
        boxes = {tuple(round(float(edge) / 72 * 25.4, 1) for edge in page.trimbox) for page in file.pages}
    assert boxes == {(0, 0, *PAGES[name])}


@pytest.mark.parametrize("name", PDFS)
def test_a_profile_has_the_words_of_the_plain_edition(profiles: Path, name: str) -> None:
    """All but the numbers of pages, and what stands at the head of each of them."""
    plain, found = (_words((profiles / file).read_bytes()) for file in ("report.kk.pdf", f"report.kk.{name}.pdf"))
    assert found == plain


def _words(data: bytes) -> set[str]:
    """The letters of each paragraph and heading: a narrow column divides its words elsewhere."""
    return {"".join(filter(str.isalpha, block.text)) for block in blocks(data)}


def test_large_print_sets_the_text_in_18_points(profiles: Path) -> None:
    sizes = _sizes(read(profiles, "large"))
    assert max(sizes, key=lambda size: sizes[size]) == LARGE_TEXT == 18
    assert min(sizes) > 12, "but the numbers of notes"


def _sizes(data: bytes) -> dict[float, int]:
    """Size in points -> how many letters of the body have it."""
    sizes: dict[float, int] = {}
    pages = pypdfium2.PdfDocument(data)
    for number in (number for number in range(len(pages)) if pages.get_page_label(number).isdecimal()):
        text = pages[number].get_textpage()
        for place in range(text.count_chars()):
            size = round(raw.FPDFText_GetFontSize(text.raw, place) * 0.75, 1)  # WeasyPrint's unit is a pixel of CSS
            if text.get_text_range(place, 1).isalpha():
                sizes[size] = sizes.get(size, 0) + 1
    return sizes


def test_everything_but_titles_grows_in_proportion() -> None:
    theme = read_theme(STYLES, "report")
    grown = on_page(theme, theme.page.width, theme.page.height, sides=1, ends=1, scale=2)
    others = [role for role in theme.styles if role not in ("cover-title", "title", "subtitle", "issuer", "date")]
    lengths = ("size", "leading", "before", "after", "start", "indent")
    for role in others:
        assert [getattr(grown.styles[role], name) for name in lengths] == [
            pytest.approx(2 * getattr(theme.styles[role], name)) for name in lengths
        ]


def test_print_has_bleed_and_marks_and_no_coloured_links(profiles: Path) -> None:
    with pikepdf.open(io.BytesIO(read(profiles, "print"))) as file:
        page = file.pages[0]
        bleed = [float(edge) / 72 * 25.4 for edge in page.BleedBox]
        assert bleed == pytest.approx([-3, -3, 213, 300], abs=0.01)
        assert float(page.mediabox[0]) < float(page.BleedBox[0])
    cover = pypdfium2.PdfDocument(read(profiles, "print"))[0].render(scale=2).to_pil().convert("RGB")
    scale = 2 * 72 / 25.4
    ground, paper = cover.getpixel((round(9 * scale), cover.height // 2)), cover.getpixel((round(5 * scale), 300))
    assert paper == (255, 255, 255)
    assert _hex(cover.getpixel((round(7 * scale), cover.height // 2))) == _hex(ground) != "#ffffff", "in the bleed"


def _hex(pixel: tuple[int, ...]) -> str:
    return "#" + "".join(f"{part:02x}" for part in pixel)


def test_an_archive_claims_pdf_a_and_pdf_ua(profiles: Path) -> None:
    with pikepdf.open(io.BytesIO(read(profiles, "archive"))) as file:
        xmp = bytes(file.Root.Metadata.read_bytes()).decode()
        [intent] = file.Root.OutputIntents
        assert (str(intent.S), str(intent.DestOutputProfile.N)) == ("/GTS_PDFA1", "3")
    assert re.findall(r'(pdfaid:part|pdfaid:conformance|pdfuaid:part)(?:="|>)(\w+)', xmp) == [
        ("pdfaid:part", "2"),
        ("pdfaid:conformance", "A"),
        ("pdfuaid:part", "1"),
    ]


@pytest.mark.validators
@pytest.mark.parametrize("name", PDFS)
def test_a_profile_is_valid(profiles: Path, name: str) -> None:
    path = profiles / f"report.kk.{name}.pdf"
    faults = [fault for validator in validators_of("pdf") for fault in findings(validator, path)]
    assert not faults, "\n".join(faults)


def test_the_same_profile_has_the_same_bytes(starter: Path, profiles: Path, tmp_path: Path) -> None:
    build(starter, tmp_path, "--lang", "kk", "--profile", "archive")
    assert (tmp_path / "report.kk.archive.pdf").read_bytes() == read(profiles, "archive")
