"""Turn lists into Word's numbering: one definition of bullets, one of numbers, and a count of its own for each list.

A level of a list is one of Word's own styles: List Bullet, List Bullet 2 and so on say how far it is moved in, so that
who changes them changes the lists.

The marks stand to the right in front of their item, as they do in the other formats, so that 9 and 10 line up. From
right to left they stand where the lines of the list around begin: what is `right` there to Word is not to LibreOffice.
"""

from collections.abc import Sequence

from publish.layout.model import Layout
from publish.layout.themes import Theme
from publish.writers.docx.markup import RUN_PROPERTIES, Xml, half_points, properties, root, w
from publish.writers.docx.styles import BULLETS, NUMBERS, color, extra, faces, indent, style_id

LEVELS = 9
"""More than these Word does not have (ISO 29500-1, 17.9.6)."""

STYLED_LEVELS = 5
"""For these Word has styles."""

LIST_BULLET, LIST_NUMBER, CONTINUED = "List Bullet", "List Number", "List Continue"

GAP = 5.0
"""Points between a mark and its item."""

MARKS = "•–"


def numbering_part(layout: Layout, starts: Sequence[tuple[int, int]]) -> bytes:
    """numbering.xml; `starts` are level and first number of each ordered list, which get the counts from 3 on."""
    return root(
        "w:numbering",
        "w",
        _definition(0, "bullet", layout),
        _definition(1, "decimal", layout),
        _count(BULLETS, 0),
        _count(NUMBERS, 1),
        *(_count(number, 1, _restart(*start)) for number, start in enumerate(starts, NUMBERS + 1)),
    )


def hanging(layout: Layout) -> float:
    """Points by which a mark stands before its item."""
    return GAP if layout.direction == "ltr" else item_start(layout.theme, 0)


def item_start(theme: Theme, level: int) -> float:
    """Points from the margin to the text of an item at a level (from 0)."""
    return theme.styles["list-item"].start * (level + 1)


def list_style(name: str, level: int) -> str:
    """The name of the style of a level: `List Bullet`, `List Bullet 2`."""
    return f"{name} {min(level, STYLED_LEVELS - 1) + 1}" if level else name


def list_styles(layout: Layout) -> list[Xml]:
    """The styles of items with bullets, of items with numbers, and of what else stands in items."""
    found = []
    for level in range(STYLED_LEVELS):
        start = item_start(layout.theme, level)
        for name, count in ((LIST_BULLET, BULLETS), (LIST_NUMBER, NUMBERS)):
            counted = w("numPr", w("ilvl", val=level), w("numId", val=count))
            members = {"numPr": counted, "ind": indent(start, -hanging(layout))}
            found.append(extra(list_style(name, level), "list-item", members))
        found.append(extra(list_style(CONTINUED, level), "list-item", {"ind": indent(start)}))
    return found


def _definition(number: int, form: str, layout: Layout) -> Xml:
    levels = [_level(level, form, layout) for level in range(LEVELS)]
    return w("abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number)


def _level(level: int, form: str, layout: Layout) -> Xml:
    theme, name = layout.theme, LIST_BULLET if form == "bullet" else LIST_NUMBER
    size = half_points(theme.styles["table-cell"].size)
    mark = MARKS[min(level, len(MARKS) - 1)] if form == "bullet" else f"%{level + 1}."
    letters = {
        "rFonts": faces(theme.fonts["sans"]),
        "color": w("color", val=color(theme, "muted")),
        "sz": w("sz", val=size),
        "szCs": w("szCs", val=size),
    }
    if layout.direction == "rtl" and form == "decimal":
        letters["rtl"] = w("rtl")  # the full stop stands after the number, to the left of it
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        *([w("pStyle", val=style_id(list_style(name, level)))] if level < STYLED_LEVELS else []),
        w("lvlText", val=mark),
        w("lvlJc", val="right" if layout.direction == "ltr" else "left"),
        properties("rPr", RUN_PROPERTIES, letters),
        ilvl=level,
    )


def _count(number: int, definition: int, *restarts: Xml) -> Xml:
    return w("num", w("abstractNumId", val=definition), *restarts, numId=number)


def _restart(level: int, start: int) -> Xml:
    return w("lvlOverride", w("startOverride", val=start), ilvl=level)
