"""What faces an e-book brings along, where its publication wants them."""

import io
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont

from publish.diagnostics import PublishError
from publish.language import LANGUAGES
from publish.layout.model import Layout
from publish.layout.themes import dressed
from publish.writers.epub import fonts, write
from tests.writers.specimen import PAGES, paragraph, specimen, with_body
from tests.writers.test_epub import Book

KAZAKH_ONLY = "әғқңөұүһіӘҒҚҢӨҰҮҺІ"


@pytest.fixture(scope="module")
def whole() -> Book:
    return Book(write(replace(specimen(), epub_fonts=True), PAGES))


def files(found: Book) -> dict[str, TTFont]:
    """Every font of the e-book, by name."""
    names = [name for name in found.members if "/fonts/" in name]
    return {name.rpartition("/")[2]: TTFont(io.BytesIO(found.members[name])) for name in names}


def test_there_are_none_unless_the_publication_wants_them() -> None:
    plain = Book(write(specimen(), PAGES))
    assert files(plain) == {}
    assert b"@font-face" not in plain.content("style.css")


def test_every_face_has_every_letter_of_kazakh(whole: Book) -> None:
    found = files(whole)
    assert {"NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"} <= found.keys()
    for font in found.values():
        assert set(map(ord, KAZAKH_ONLY + "0123456789")) <= font.getBestCmap().keys()


def test_a_face_has_little_more_than_the_letters_in_use(whole: Book) -> None:
    assert max(len(font.getBestCmap()) for font in files(whole).values()) < 250
    assert sum(len(content) for name, content in whole.members.items() if "/fonts/" in name) < 250_000


def test_each_file_is_in_the_manifest_and_in_the_style_sheet(whole: Book) -> None:
    names = whole.values("//opf:item[@media-type='font/ttf']/@href")
    assert sorted(f"EPUB/{name}" for name in names) == sorted(name for name in whole.members if "/fonts/" in name)
    sheet = whole.content("style.css").decode()
    assert sheet.count("@font-face") == len(names)
    assert (
        '@font-face { font-family: "Noto Serif"; font-weight: 700; font-style: normal;'
        " src: url(fonts/NotoSerif-Bold.ttf); }" in sheet
    )
    assert 'body { font-family: "Noto Serif"' in sheet


def test_the_licence_stands_in_the_package_and_in_each_file(whole: Book) -> None:
    said = whole.values("//dc:rights[@xml:lang='en' or position() > 1]")
    assert [line.partition(":")[0] for line in said[-3:]] == ["Noto Sans", "Noto Sans Mono", "Noto Serif"]
    assert all("SIL Open Font License" in line and "scripts.sil.org/OFL" in line for line in said[-3:])
    for font in files(whole).values():
        assert "SIL Open Font License" in font["name"].getDebugName(fonts.LICENSE)


def test_the_same_layout_gives_the_same_bytes(whole: Book) -> None:
    assert write(replace(specimen(), epub_fonts=True), PAGES) == whole.data


def test_an_edition_in_another_script_brings_its_faces() -> None:
    language = LANGUAGES["kk-Arab"]
    text = with_body(paragraph("p1", "ٴبىرىنشى", lang="kk-Arab"))
    layout: Layout = replace(
        text, lang="kk-Arab", direction="rtl", theme=dressed(text.theme, language), epub_fonts=True
    )
    (arabic,) = [
        font for name, font in files(Book(write(layout))).items() if "Arabic-Regular" in name and "Sans" not in name
    ]
    assert set(map(ord, "بىرىنشى")) <= arabic.getBestCmap().keys()
    assert {"init", "medi", "fina"} <= {record.FeatureTag for record in arabic["GSUB"].table.FeatureList.FeatureRecord}


def test_a_face_that_may_not_be_embedded_is_an_error() -> None:
    (face, *_) = fonts.faces(specimen())
    with TTFont(face.file.path) as font:
        font["OS/2"].fsType = fonts.NO_EMBEDDING
        with pytest.raises(PublishError, match="may not be put into a file"):
            fonts.check_licence(font, face.family)
