"""Turn two pictures of a page into what a reader would see change between them.

Two measures, both blind to what other versions of fonts, FreeType, PDFium, and Chromium do to letters. They were chosen
by trying them on our own pages at 50 dpi; shares are of the way from black to white, in the colour that differs most.

*Spots* are squares of 24 pixels (12 mm). The pictures are blurred (2 pixels) and laid over each other where they fit
best, at most a pixel off, square by square. A spot is what still differs by 0.03 on average:

    the same page by PDFium from 100 or 200 dpi 0.014, by poppler 0.019, moved by a pixel 0.000, in 64 colours 0.010;
    by Chromium with letters at whole pixels 0.019
    table cells of 7 points for 8.5 0.031, a box without its ground 0.064, a note without its words 0.086,
    notes of 9 points for 8 0.093, of 12 0.126, green for a teal as dark 0.207, no chart 0.925

*Strips* are 96 pixels wide and one high, and tell of hairlines, which spots do not: the average of a strip, blurred by
1.5 pixels, differs by 0.03, in the same way from one end to the other. A few do on any page; more than 20 tell:

    another resolution 2, poppler 3, half a pixel off 5, letters at whole pixels 15
    a table without its thin rules 35

A line of text that one version breaks elsewhere is seen; then the sheets have to be made anew.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

Pixels = npt.NDArray[np.float32]

SPOT, SPOT_BLUR = 24, 2.0
STRIP, STRIP_BLUR, STRIPS = 96, 1.5, 20
SEEN = 0.03
SHIFTS = list(product((-1, 0, 1), repeat=2))


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two pages differ, at most and in how many strips."""

    spot: float
    """The share by which the worst square differs, from 0 to 1."""
    strips: int
    """How many strips differ."""

    @property
    def seen(self) -> bool:
        return self.spot > SEEN or self.strips > STRIPS

    def __str__(self) -> str:
        return f"a spot differs by {self.spot:.3f} (seen from {SEEN}), strips that differ: {self.strips} (of {STRIPS})"


def difference(expected: Image.Image, actual: Image.Image) -> Difference:
    """Compare two pictures of one size."""
    return Difference(
        float(_least(expected, actual, SPOT_BLUR, _squares).max()),
        int((_least(expected, actual, STRIP_BLUR, _strips) > SEEN).sum()),
    )


def _least(expected: Image.Image, actual: Image.Image, blur: float, cells: Callable[[Pixels], Pixels]) -> Pixels:
    """How far each cell differs where the two fit best."""
    one, other = _pixels(expected, blur), _pixels(actual, blur)
    fits = [cells(one - np.roll(other, shift, (0, 1))).max(axis=-1) for shift in SHIFTS]
    return np.asarray(np.min(fits, axis=0), dtype=np.float32)


def _pixels(picture: Image.Image, blur: float) -> Pixels:
    blurred = picture.convert("RGB").filter(ImageFilter.GaussianBlur(blur))
    return np.asarray(blurred, dtype=np.float32) / np.float32(255)


def _squares(change: Pixels) -> Pixels:
    return _means(np.abs(change), SPOT, SPOT)


def _strips(change: Pixels) -> Pixels:
    return np.abs(_means(change, 1, STRIP))


def _means(change: Pixels, height: int, width: int) -> Pixels:
    """The mean of each cell and colour. What is over at the right and at the foot belongs to no cell: it is margin."""
    rows, columns = change.shape[0] // height, change.shape[1] // width
    whole = change[: rows * height, : columns * width]
    means = whole.reshape(rows, height, columns, width, 3).mean(axis=(1, 3))
    return np.asarray(means, dtype=np.float32)
