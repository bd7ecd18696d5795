"""Series of a chart are told apart in grey print and by eyes that lack one kind of cones."""

from itertools import pairwise
from pathlib import Path

import pytest

from publish.layout.colors import channels, contrast, luminance_of, shades
from publish.layout.themes import read_theme

# What red, green and blue become to eyes without one kind of cones: Machado, Oliveira & Fernandes, "A Physiologically-
# based Model for Simulation of Color Vision Deficiency" (2009), severity 1.0, on linear light.
BLINDNESS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
THEMES = [path.parent.name for path in sorted((Path(__file__).parents[2] / "styles").glob("*/theme.toml"))]
LEAST = {2: 3, 3: 2, 4: 1.6}
"""Number of series -> how many times lighter each must be than the last; the light ones have a dark edge besides."""


def seen(color: str, eyes: str) -> str:
    """The colour as someone sees it."""
    if eyes == "sound":
        return color
    if eyes == "grey":
        return "#" + f"{_coded(luminance_of(channels(color))):02x}" * 3
    light = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels(color)]
    mixed = [sum(part * value for part, value in zip(row, light, strict=True)) for row in BLINDNESS[eyes]]
    return "#" + "".join(f"{_coded(min(max(value, 0), 1)):02x}" for value in mixed)


def _coded(light: float) -> int:
    return round(255 * (light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))


@pytest.mark.parametrize("eyes", ["sound", "grey", *BLINDNESS])
@pytest.mark.parametrize("count", LEAST)
@pytest.mark.parametrize("name", THEMES)
def test_series_are_told_apart(root: Path, name: str, count: int, eyes: str) -> None:
    accent = read_theme(root / "styles", name).colors["accent"]
    found = [seen(color, eyes) for color in shades(accent, count)]
    ratios = [contrast(one, other) for one, other in pairwise(found)]
    assert min(ratios) >= LEAST[count], dict(zip(found, ratios, strict=False))


@pytest.mark.parametrize("eyes", ["sound", "grey", *BLINDNESS])
@pytest.mark.parametrize("name", THEMES)
def test_bars_stand_out_from_paper(root: Path, name: str, eyes: str) -> None:
    accent = read_theme(root / "styles", name).colors["accent"]
    assert contrast(seen(accent, eyes), "#ffffff") >= 3, "WCAG 2.2, 1.4.11; paler bars have an edge in this colour"


@pytest.mark.parametrize("name", THEMES)
def test_words_can_be_read_on_their_ground(root: Path, name: str) -> None:
    theme = read_theme(root / "styles", name)
    on_cover = {role for role in theme.styles if role.startswith("cover-")}
    for role in theme.styles.keys() - on_cover:
        assert contrast(theme.colors[theme.styles[role].color], "#ffffff") >= 4.5, role
        assert contrast(theme.colors[theme.styles[role].color], theme.colors["tint"]) >= 4.5, role
    ground = theme.colors["cover"] if theme.cover.ground >= 1 else "#ffffff"  # the title stands below a band
    assert theme.cover.ground >= 1 or theme.cover.ground < theme.cover.top
    for role in on_cover:
        assert contrast(theme.colors[theme.styles[role].color], ground) >= 4.5, role
