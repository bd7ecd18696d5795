"""Turn pictures of the content tree into assets: re-encoded, so that nobody's metadata travels with them."""

import io

from PIL import Image as Pillow
from PIL import ImageFile, ImageOps, UnidentifiedImageError

from publish.diagnostics import Report, Span
from publish.document.nodes import Image
from publish.layout.model import Asset

DOTS_PER_INCH = 200
"""What is kept of a picture at the width it is printed in: enough for print, little enough for a phone."""
Pillow.MAX_IMAGE_PIXELS = 60_000_000


def reencode(image: Image, name: str, measure: float, span: Span, report: Report) -> tuple[Asset, float, float] | None:
    """The picture without EXIF, GPS, comments and colour profiles, at most `measure` points wide.

    Returns the asset and its width and height in points; None, with an error in `report`, if it cannot be read.
    """
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint lets half pictures pass, for the whole process
    try:
        with Pillow.open(io.BytesIO(image.data)) as probe:
            probe.verify()  # finds a PNG that is cut off; the picture cannot be used after
        with Pillow.open(io.BytesIO(image.data)) as opened:
            photograph = opened.format in ("JPEG", "MPO")
            picture = ImageOps.exif_transpose(opened)
            picture.load()
    except UnidentifiedImageError:
        report.error(
            "bad-image", f"'{image.path}' cannot be read: it is no picture", span, "save it anew as PNG or JPEG"
        )
        return None
    except (OSError, SyntaxError, Pillow.DecompressionBombError) as fault:  # a SyntaxError is Pillow's broken PNG
        report.error("bad-image", f"'{image.path}' cannot be read: {fault}", span, "save it anew as PNG or JPEG")
        return None
    width = min(measure, picture.width * 72 / 96)
    height = width * picture.height / picture.width
    picture.thumbnail((round(width / 72 * DOTS_PER_INCH),) * 2 if width >= height else _tall(height))
    return _encoded(picture, photograph, name), width, height


def _tall(height: float) -> tuple[int, int]:
    pixels = round(height / 72 * DOTS_PER_INCH)
    return pixels, pixels


def _encoded(picture: Pillow.Image, photograph: bool, name: str) -> Asset:
    """A photograph stays a JPEG, everything else becomes a PNG; only pixels are taken over."""
    pixels = picture.convert("RGB" if photograph else "RGBA")
    clean = Pillow.frombytes(pixels.mode, pixels.size, pixels.tobytes())
    buffer = io.BytesIO()
    if photograph:
        clean.save(buffer, "JPEG", quality=85, optimize=True, progressive=False)
        return Asset(f"{name}.jpg", "image/jpeg", buffer.getvalue())
    clean.save(buffer, "PNG", optimize=True)
    return Asset(f"{name}.png", "image/png", buffer.getvalue())
