"""Turn lists into Word's numbering: one definition of bullets, one of numbers, and a count of its own for each list.

The marks stand to the right in front of their item, as they do in the other formats, so that 9 and 10 line up.
"""

from collections.abc import Sequence

from publish.layout.themes import Theme
from publish.writers.docx.markup import RUN_PROPERTIES, Xml, half_points, properties, root, w
from publish.writers.docx.styles import BULLETS, NUMBERS, color, faces, indent

LEVELS = 9
"""More than these Word does not have (ISO 29500-1, 17.9.6)."""

GAP = 5.0
"""Points between a mark and its item."""

MARKS = "•–"


def numbering_part(theme: Theme, starts: Sequence[tuple[int, int]]) -> bytes:
    """numbering.xml; `starts` are level and first number of each ordered list, which get the counts from 3 on."""
    return root(
        "w:numbering",
        "w",
        _definition(0, "bullet", theme),
        _definition(1, "decimal", theme),
        _count(BULLETS, 0),
        _count(NUMBERS, 1),
        *(_count(number, 1, _restart(*start)) for number, start in enumerate(starts, NUMBERS + 1)),
    )


def item_start(theme: Theme, level: int) -> float:
    """Points from the margin to the text of an item at a level (from 0)."""
    return theme.styles["list-item"].start * (level + 1)


def _definition(number: int, form: str, theme: Theme) -> Xml:
    levels = [_level(level, form, theme) for level in range(LEVELS)]
    return w("abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number)


def _level(level: int, form: str, theme: Theme) -> Xml:
    mark = MARKS[min(level, len(MARKS) - 1)] if form == "bullet" else f"%{level + 1}."
    letters = {
        "rFonts": faces(theme.fonts["sans"]),
        "color": w("color", val=color(theme, "muted")),
        "sz": w("sz", val=half_points(theme.styles["table-cell"].size)),
    }
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("lvlText", val=mark),
        w("lvlJc", val="right"),
        w("pPr", indent(item_start(theme, level), -GAP)),
        properties("rPr", RUN_PROPERTIES, letters),
        ilvl=level,
    )


def _count(number: int, definition: int, *restarts: Xml) -> Xml:
    return w("num", w("abstractNumId", val=definition), *restarts, numId=number)


def _restart(level: int, start: int) -> Xml:
    return w("lvlOverride", w("startOverride", val=start), ilvl=level)
