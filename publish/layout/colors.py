"""Tell how light colours are, and make them lighter or darker: what is drawn must be told apart by every eye."""

import colorsys
from collections.abc import Sequence

PALEST = 1.5
"""The contrast to white paper of the palest of several shades: they have an edge in the darkest besides."""


def shade(color: str, luminance: float) -> str:
    """The colour of the same hue and saturation as `color` (`#rrggbb`) that has this relative luminance (WCAG 2.2)."""
    hue, _, saturation = colorsys.rgb_to_hls(*channels(color))
    low, high = 0.0, 1.0
    for _ in range(20):  # luminance grows with lightness: halve the range until 8 bits cannot tell
        middle = (low + high) / 2
        brighter = luminance_of(colorsys.hls_to_rgb(hue, middle, saturation)) > luminance
        low, high = (low, middle) if brighter else (middle, high)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in colorsys.hls_to_rgb(hue, low, saturation))


def shades(color: str, count: int) -> list[str]:
    """`color` and paler ones of its hue, each as much paler than the last: told apart in grey, too."""
    darkest = contrast(color, "#ffffff")
    if count == 1 or darkest < PALEST:
        return [color] * count
    step = (darkest / PALEST) ** (1 / (count - 1))
    return [color, *(shade(color, 1.05 / (darkest / step**place) - 0.05) for place in range(1, count))]


def contrast(one: str, other: str) -> float:
    """How many times lighter one colour is than the other, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted(luminance_of(channels(color)) for color in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def luminance_of(color: Sequence[float]) -> float:
    """Relative luminance of red, green and blue between 0 and 1."""
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in color]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def channels(color: str) -> tuple[float, float, float]:
    """Red, green and blue of `#rrggbb`, between 0 and 1."""
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue
