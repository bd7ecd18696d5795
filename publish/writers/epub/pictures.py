"""Turn the pictures of a layout into those of an e-book: of a size that a phone takes, in a lite one a small one."""

import io
from dataclasses import replace

from PIL import Image

from publish.layout.model import Asset, Figure, Layout

LIMIT = 1_500_000
"""Bytes of a picture: a reader with little memory leaves out a larger one."""
LITE_WIDTH = 600
"""Pixels: letters in a chart are still read on a phone."""
LITE_COLORS, LITE_QUALITY = 12, 60
"""What is kept of drawings (shades for the edges of letters) and of photographs (JPEG)."""

JPEG = "image/jpeg"


def packed(figure: Figure, layout: Layout, lite: bool) -> Asset:
    """What an e-book holds of a figure: its picture as it is, in a lite one few pixels and colours of it.

    An SVG's PNG is smaller than it is: letters that are drawn once or twice cost more as outlines.
    """
    if lite:
        return light(layout.assets[figure.fallback])
    return within_limit(layout.assets[figure.picture])


def light(asset: Asset) -> Asset:
    """The picture at most LITE_WIDTH wide, in few colours; as it was, where that is no less."""
    picture = _opened(asset)
    picture.thumbnail((LITE_WIDTH, LITE_WIDTH * 4), Image.Resampling.LANCZOS)
    small = _encoded(picture, asset, LITE_QUALITY, LITE_COLORS)
    return small if len(small.data) < len(asset.data) else asset


def within_limit(asset: Asset) -> Asset:
    """The picture in as many pixels as LIMIT leaves it. A drawing (SVG) has none."""
    found = asset
    width = None
    while len(found.data) > LIMIT and asset.media_type != "image/svg+xml":
        picture = _opened(asset)
        width = int((width or picture.width) * 0.8)
        picture.thumbnail((width, picture.height), Image.Resampling.LANCZOS)
        found = _encoded(picture, asset, 85)
    return found


def _opened(asset: Asset) -> Image.Image:
    picture = Image.open(io.BytesIO(asset.data))
    if asset.media_type == JPEG:
        return picture.convert("RGB")
    paper = Image.new("RGBA", picture.size, "#ffffff")  # as the style sheet gives figures
    paper.alpha_composite(picture.convert("RGBA"))
    return paper.convert("RGB")


def _encoded(picture: Image.Image, asset: Asset, quality: int, colors: int = 0) -> Asset:
    buffer = io.BytesIO()
    if asset.media_type == JPEG:
        picture.save(buffer, "JPEG", quality=quality, optimize=True, progressive=False)
    else:
        drawn = picture.quantize(colors, dither=Image.Dither.NONE) if colors else picture
        drawn.save(buffer, "PNG", optimize=True)
    return replace(asset, data=buffer.getvalue())
