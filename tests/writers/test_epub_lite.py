"""What an e-book for slow networks leaves out, and what it must not."""

import io
import random
from dataclasses import replace

import pytest
from PIL import Image

from publish.layout.model import Asset, Figure, Layout
from publish.writers.epub import pictures, write
from publish.writers.epub.pictures import LIMIT, light, within_limit
from tests.writers.specimen import PAGES, specimen, with_body
from tests.writers.test_epub import Book


def picture(size: tuple[int, int], format: str) -> Asset:
    """A picture that compresses badly: noise."""
    chance = random.Random(7)  # noqa: S311 - a test's noise
    noise = Image.frombytes("RGB", size, chance.randbytes(size[0] * size[1] * 3))
    buffer = io.BytesIO()
    noise.save(buffer, format)
    name = "images/noise." + {"PNG": "png", "JPEG": "jpg"}[format]
    return Asset(name, f"image/{format.lower()}", buffer.getvalue())


def opened(asset: Asset) -> Image.Image:
    return Image.open(io.BytesIO(asset.data))


def with_picture(asset: Asset) -> Layout:
    figure = Figure("figure", "f1", None, asset.name, asset.name, 300, 200, specimen().body[0].title, None, SPAN)
    return replace(with_body(figure), assets={asset.name: asset})


SPAN = specimen().body[0].span


@pytest.fixture(scope="module")
def books() -> tuple[Book, Book]:
    """The specimen with its chart drawn large, in full and lite."""
    chart = picture((1400, 500), "PNG")
    layout = specimen()
    assets = {**layout.assets, "images/figure-1.png": replace(chart, name="images/figure-1.png")}
    layout = replace(layout, assets=assets, epub_fonts=True)
    return Book(write(layout, PAGES)), Book(write(layout, PAGES, lite=True))


def test_it_has_the_same_words_pages_and_metadata(books: tuple[Book, Book]) -> None:
    full, lite = books
    assert full.documents.keys() == lite.documents.keys()
    for name in full.documents:
        text = full.content(name).decode().replace("figure-1.svg", "figure-1.png")
        assert lite.content(name).decode() == text
    assert full.content("toc.ncx") == lite.content("toc.ncx")
    assert full.values("//dc:*[not(self::dc:rights)] | //opf:meta") == lite.values(
        "//dc:*[not(self::dc:rights)] | //opf:meta"
    )


def test_it_has_no_fonts_and_a_small_picture_for_each_drawing(books: tuple[Book, Book]) -> None:
    full, lite = books
    assert [name for name in lite.members if "fonts/" in name or name.endswith(".svg")] == []
    assert any("fonts/" in name for name in full.members)
    assert b"@font-face" not in lite.content("style.css")
    chart = Image.open(io.BytesIO(lite.content("images/figure-1.png")))
    assert (chart.width, len(chart.getcolors() or ())) == (pictures.LITE_WIDTH, pictures.LITE_COLORS)


def test_its_cover_is_small(books: tuple[Book, Book]) -> None:
    cover = Image.open(io.BytesIO(books[1].content("cover.png")))
    assert cover.size == (480, 768)
    assert len(books[1].content("cover.png")) < 10_000


def test_a_photograph_loses_pixels_and_keeps_its_kind() -> None:
    photograph = picture((1200, 900), "JPEG")
    small = light(photograph)
    assert (opened(small).size, opened(small).format, small.name) == ((600, 450), "JPEG", photograph.name)
    assert len(small.data) < len(photograph.data) / 3


def test_what_is_small_already_stays() -> None:
    dot = specimen().assets["images/figure-1.png"]
    assert light(dot) is dot


def test_what_is_transparent_stands_on_white() -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (2000, 1000), (0, 0, 0, 0)).save(buffer, "PNG", compress_level=0)
    small = light(Asset("images/a.png", "image/png", buffer.getvalue()))
    assert opened(small).convert("RGB").getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_no_picture_is_larger_than_an_old_reader_takes(format: str) -> None:
    large = picture((1920, 1680), format)
    assert len(large.data) > LIMIT
    found = within_limit(large)
    assert len(found.data) <= LIMIT
    assert opened(found).width / opened(found).height == pytest.approx(16 / 14, abs=0.01)
    assert Book(write(with_picture(large))).content(large.name) == found.data


def test_a_drawing_has_no_pixels_to_lose() -> None:
    drawing = Asset("images/a.svg", "image/svg+xml", b" " * (LIMIT + 1))
    assert within_limit(drawing) is drawing
