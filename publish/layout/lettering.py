"""Measure the words of a chart in the face that they are drawn in, and break them into lines that have room."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from publish.language.hyphenation.soft_hyphens import SOFT_HYPHEN, soft_hyphenate

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Measure = Callable[[str], float]
"""The width of a line in points."""
LEADING = 1.3
"""From line to line, in the size of the letters."""


def measure_in(figure: Figure) -> Measure:
    """How wide a line is in the face and size that the figure's settings say."""

    @cache
    def width(line: str) -> float:
        text = figure.text(0, 0, line)
        found = text.get_window_extent().width * 72 / figure.dpi
        text.remove()
        return float(found)

    return width


def wrapped(text: str, room: float, measure: Measure, lang: str) -> list[str]:
    """The lines of a text. A word that has no room in a line of its own is divided as its language divides words."""
    lines: list[str] = []
    for word in text.split(" "):
        together = f"{lines[-1]} {word}" if lines else word
        if measure(together) <= room:
            lines[-1:] = [together]
        else:
            lines += _divided(word, room, measure, lang)
    return lines


def _divided(word: str, room: float, measure: Measure, lang: str) -> list[str]:
    if measure(word) <= room:
        return [word]
    lines = [""]
    for piece in soft_hyphenate(word, lang).split(SOFT_HYPHEN):
        if lines[-1] and measure(f"{lines[-1]}{piece}-") > room:
            lines[-1] += "-"
            lines.append(piece)
        else:
            lines[-1] += piece
    return lines
