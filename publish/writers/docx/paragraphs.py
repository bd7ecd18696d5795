"""Turn a role, runs and a place into a paragraph in the style of its role, with nothing that the style says already."""

from dataclasses import dataclass, replace

from publish.language.tags import direction_of
from publish.layout.model import Layout
from publish.layout.themes import Theme
from publish.writers.docx.languages import turned
from publish.writers.docx.markup import NOTHING, PARAGRAPH_PROPERTIES, Xml, properties, w
from publish.writers.docx.numbering import hanging, item_start
from publish.writers.docx.styles import BOX, BOX_PADDING, ON_COVER, STYLE_NAMES, at_foot, box, indent, spacing, style_id


@dataclass(frozen=True, slots=True)
class Item:
    """The item that a paragraph begins: its count and level in numbering.xml, and its style."""

    count: int
    level: int
    style: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands."""

    section: str = ""
    """The role of the section."""
    inset: float = 0
    """Points by which what is around moves it in."""
    level: int = 0
    """How many lists are around it."""
    boxed: bool = False
    item: Item | None = None
    """The item that begins with it."""
    opening: Xml = NOTHING
    """What its first paragraph begins with: the number of a note, the ground of the cover."""
    above: float = 0
    """Points that its first paragraph keeps free above it, where its style keeps less."""
    gap: float = 0
    """Points that its last paragraph keeps free below it, where its style keeps less."""

    def following(self, gap: float = 0, above: float = 0) -> "Place":
        """The place of the next block."""
        return replace(self, item=None, opening=NOTHING, gap=gap, above=above)

    def closed_by(self, gap: float) -> "Place":
        """The same place, with this gap below."""
        return replace(self, gap=gap)


def paragraph(
    role: str, content: Xml, place: Place, layout: Layout, style: str = "", lang: str = "", **members: Xml
) -> Xml:
    """A paragraph in the style of its role, or in `style`; `members` are properties of this one.

    `lang` is the language of its text, where that may be another than the edition's: its lines run as its own do.
    """
    lang = lang or layout.lang
    found = {**_placed(role, place, layout, lang), **turned(lang, layout), **members}
    if not style:
        found |= _spaced(role, place, layout.theme)
    if role in ON_COVER:
        found["framePr"] = at_foot(layout)
    if place.item and role == "list-item":
        style = place.item.style
    found["pStyle"] = w("pStyle", val=style_id(style or STYLE_NAMES[role]))
    return w("p", properties("pPr", PARAGRAPH_PROPERTIES, found), place.opening, content)


def _spaced(role: str, place: Place, theme: Theme) -> dict[str, Xml]:
    """More space than the style has, where the place asks for it."""
    own = theme.styles[role]
    if place.above <= own.before and place.gap <= own.after:
        return {}
    return {"spacing": spacing(own, max(place.above, own.before), max(place.gap, own.after))}


def _placed(role: str, place: Place, layout: Layout, lang: str) -> dict[str, Xml]:
    """What is different here from where the style is at home: in a list, in a box."""
    found, theme = {}, layout.theme
    start = start_of(role, place, theme)
    if place.item:
        level = place.item.level
        found["numPr"] = w("numPr", w("ilvl", val=level), w("numId", val=place.item.count))
        if place.boxed or start != item_start(theme, level):
            found["ind"] = indent(start, -hanging(layout), _end(place))
    elif _is_moved(role, place):
        found["ind"] = indent(start, theme.styles[role].indent, _end(place))
    if place.boxed and _is_moved(role, place):
        found |= box(layout, start - BOX_PADDING - (hanging(layout) if place.item else 0), direction_of(lang))
    return found


def _is_moved(role: str, place: Place) -> bool:
    return place.inset > 0 if role in BOX else place.inset > 0 or place.boxed


def start_of(role: str, place: Place, theme: Theme) -> float:
    """Points from the margin to the lines of a paragraph of this role. The list around an item says its indent."""
    own = 0 if role == "list-item" else theme.styles[role].start
    return place.inset + own + _end(place)


def _end(place: Place) -> float:
    return BOX_PADDING if place.boxed else 0
