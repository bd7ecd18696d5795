"""Turn a role, runs and a place into a paragraph in the style of its role, or in one based on it: none is formatted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from publish.language.tags import direction_of
from publish.layout.model import Layout
from publish.layout.themes import Theme
from publish.writers.docx.languages import turned
from publish.writers.docx.markup import NOTHING, PARAGRAPH_PROPERTIES, Xml, properties, w
from publish.writers.docx.numbering import CONTINUED, STYLED_LEVELS, hanging, item_start, list_style
from publish.writers.docx.story import Book
from publish.writers.docx.styles import BOX, ON_COVER, STYLE_NAMES, at_foot, box, style_id
from publish.writers.docx.variants import Difference, inset, room


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
    flush: bool = False
    """Whether what follows in its box is moved in otherwise."""
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
    role: str,
    content: Xml,
    place: Place,
    book: Book,
    style: str = "",
    differences: Sequence[Difference] = (),
    lang: str = "",
    **members: Xml,
) -> Xml:
    """A paragraph in the style of its role, or in `style`, or in one that has these `differences` from it.

    `lang` is the language of its text, where that may be another than the edition's: its lines run as its own do.
    `members` are properties that are no matter of looks.
    """
    layout = book.layout
    lang = lang or layout.lang
    placed = [*_placed(role, place, layout, lang), *([] if style else _spaced(role, place, layout.theme))]
    name = book.variants.name(style or _style(role, place), (*differences, *placed))
    found = {**_counted(place.item), **turned(lang, layout), **members}
    if role in ON_COVER:
        found["framePr"] = at_foot(layout)
    found["pStyle"] = w("pStyle", val=style_id(name))
    return w("p", properties("pPr", PARAGRAPH_PROPERTIES, found), place.opening, content)


def _style(role: str, place: Place) -> str:
    if role != "list-item" or not place.level:
        return STYLE_NAMES[role]
    return place.item.style if place.item else list_style(CONTINUED, place.level - 1)


def _counted(item: Item | None) -> dict[str, Xml]:
    """The count that an item belongs to: each list of numbers has its own."""
    return {"numPr": w("numPr", w("ilvl", val=item.level), w("numId", val=item.count))} if item else {}


def _spaced(role: str, place: Place, theme: Theme) -> list[Difference]:
    """More space than the style has, where the place asks for it.

    Word joins paragraphs to one box only where they are moved in alike: between others is no space, as it would be
    white, but the padding of the box.
    """
    own = theme.styles[role]
    if place.boxed and _is_moved(role, place):
        return room(place.above, place.gap)
    above, below = max(place.above, own.before), max(place.gap, 0 if place.flush else own.after)
    return room(above if above != own.before else None, below if below != own.after else None)


def _placed(role: str, place: Place, layout: Layout, lang: str) -> list[Difference]:
    """What is different here from where the style is at home: in a list, in a box."""
    theme = layout.theme
    start, moved = start_of(role, place, theme), _is_moved(role, place)
    before = hanging(layout) if place.item else -theme.styles[role].indent
    at_home = not moved or _in_own_list(role, place, start, theme)
    found = [] if at_home else [inset(start, -before, _end(place, theme))]
    if place.boxed and moved:
        edges = box(layout, start - theme.space.box - (before if place.item else 0), direction_of(lang))
        found += [Difference(words, member, edges[member]) for words, member in (("in box", "pBdr"), ("", "shd"))]
    return found


def _in_own_list(role: str, place: Place, start: float, theme: Theme) -> bool:
    """Whether the style of a list says how far a paragraph is moved in."""
    level = place.level - 1
    return role == "list-item" and level < STYLED_LEVELS and not place.boxed and start == item_start(theme, level)


def _is_moved(role: str, place: Place) -> bool:
    return place.inset > 0 if role in BOX else place.inset > 0 or place.boxed


def start_of(role: str, place: Place, theme: Theme) -> float:
    """Points from the margin to the lines of a paragraph of this role. The list around an item says its indent."""
    own = 0 if role == "list-item" else theme.styles[role].start
    return place.inset + own + _end(place, theme)


def _end(place: Place, theme: Theme) -> float:
    return theme.space.box if place.boxed else 0
