"""Turn pictures into assets that hold pixels and nothing else."""

import io
import random

import pytest
from PIL import Image, PngImagePlugin

from publish.diagnostics import Report, Span
from publish.document import nodes
from publish.layout.model import Asset
from publish.layout.pictures import reencode
from tests.publications import picture

SPAN = Span("content/report.md", 3, 1)
MEASURE = 360.0
SECRET = b"Almaty, Abay Avenue 10"
GPS, ORIENTATION, MAKER, DESCRIPTION = 0x8825, 0x0112, 0x010F, 0x010E


def assets(data: bytes, name: str = "photo.jpg") -> tuple[Asset, float, float]:
    report = Report()
    found = reencode(nodes.Image(name, data), "images/figure_1", MEASURE, SPAN, report)
    assert found
    assert not report.diagnostics
    return found


def opened(asset: Asset) -> Image.Image:
    return Image.open(io.BytesIO(asset.data))


def exif(**tags: object) -> bytes:
    found = Image.Exif()
    found[MAKER], found[DESCRIPTION] = "Camera 7", SECRET.decode()
    found.get_ifd(GPS).update({1: "N", 2: (43.0, 15.0, 0.0), 3: "E", 4: (76.0, 54.0, 0.0), 29: "2019:06:09"})
    found[ORIENTATION] = tags.get("orientation", 1)
    return found.tobytes()


def noise(format: str) -> bytes:
    """A picture that no format can make small."""
    buffer = io.BytesIO()
    Image.frombytes("L", (200, 200), random.Random(7).randbytes(40_000)).save(buffer, format)  # noqa: S311 - no secret
    return buffer.getvalue()


def png_text() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET.decode())
    info.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET.decode()}</x>")
    return info


XMP = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
WITH_METADATA = {
    "jpeg": picture("JPEG", exif=exif(), xmp=XMP, comment=SECRET, icc_profile=SECRET),
    "png": picture("PNG", exif=exif(), pnginfo=png_text(), icc_profile=SECRET),
    "bytes behind the end": picture("JPEG", exif=exif()) + SECRET,
}


@pytest.mark.parametrize("data", WITH_METADATA.values(), ids=WITH_METADATA)
def test_nobody_s_metadata_travel_with_a_picture(data: bytes) -> None:
    assert SECRET in data or b"2019:06:09" in data
    asset, *_ = assets(data)
    clean = opened(asset)
    assert SECRET not in asset.data
    assert not any(word in asset.data for word in (b"Exif", b"xmp", b"Camera", b"ICC", b"iCCP", b"tEXt", b"2019"))
    assert not clean.getexif()
    assert set(clean.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_picture_is_turned_as_its_camera_said() -> None:
    sideways = Image.new("RGB", (40, 20), "white")
    sideways.paste("black", (0, 0, 20, 20))
    buffer = io.BytesIO()
    sideways.save(buffer, "JPEG", exif=exif(orientation=6), quality=95)  # 6: turn it to the right
    asset, width, height = assets(buffer.getvalue())
    clean = opened(asset).convert("L")
    assert (clean.width, clean.height, width < height) == (20, 40, True)
    shades = [clean.getpixel((10, 5)), clean.getpixel((10, 35))]
    assert shades == [pytest.approx(0, abs=60), pytest.approx(255, abs=60)]


@pytest.mark.parametrize(
    ("format", "name", "media_type"),
    [("JPEG", "images/figure_1.jpg", "image/jpeg"), ("PNG", "images/figure_1.png", "image/png")],
)
def test_a_photograph_stays_one_and_a_drawing_keeps_its_sharp_lines(format: str, name: str, media_type: str) -> None:
    asset, *_ = assets(picture(format))
    assert (asset.name, asset.media_type, opened(asset).format) == (name, media_type, format)


def test_what_shines_through_still_does() -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (40, 30), (0, 128, 128, 0)).save(buffer, "PNG")
    assert opened(assets(buffer.getvalue())[0]).convert("RGBA").getpixel((5, 5)) == (0, 128, 128, 0)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_every_kind_of_colours_can_be_shown(mode: str) -> None:
    buffer = io.BytesIO()
    Image.new(mode, (40, 30)).save(buffer, "JPEG" if mode == "CMYK" else "PNG")
    assert opened(assets(buffer.getvalue())[0]).mode in ("RGB", "RGBA", "L")


@pytest.mark.parametrize(
    ("size", "points"),
    [((96, 48), (72, 36)), ((480, 240), (360, 180)), ((4000, 2000), (360, 180)), ((200, 4000), (150, 3000))],
)
def test_a_picture_is_as_wide_as_it_is_on_a_screen_and_never_wider_than_the_measure(
    size: tuple[int, int], points: tuple[float, float]
) -> None:
    _, width, height = assets(picture("JPEG", size))
    assert (width, height) == pytest.approx(points)


def test_no_more_dots_are_kept_than_print_needs() -> None:
    clean = opened(assets(picture("JPEG", (4000, 2000)))[0])
    assert clean.size == (1000, 500)


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = picture("JPEG", (400, 300), exif=exif())
    assert assets(data) == assets(data)


BROKEN = {"empty": b"", "text": b"no picture", "cut png": noise("PNG")[:9000], "cut jpeg": noise("JPEG")[:9000]}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_what_is_no_picture_is_one_line(data: bytes) -> None:
    report = Report()
    assert reencode(nodes.Image("map.png", data), "images/figure_1", MEASURE, SPAN, report) is None
    [line] = map(str, report.diagnostics)
    assert line.startswith("content/report.md:3:1: error[bad-image]: 'map.png' cannot be read: ")
    assert line.endswith(", hint: save it anew as PNG or JPEG")
    assert "0x" not in line, "an address in memory helps nobody and changes from run to run"


def test_a_picture_that_would_fill_the_memory_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    report = Report()
    assert reencode(nodes.Image("map.png", picture()), "images/figure_1", MEASURE, SPAN, report) is None
    assert "error[bad-image]" in str(report.diagnostics[0])
