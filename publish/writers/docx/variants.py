"""Turn what differs from a style, where a paragraph stands, into a style of its own that is based on it.

No paragraph is formatted by hand: who changes Body Text changes what stands before a list too, which differs from it by
the space below and by nothing else (in Word attributes of `w:spacing` and `w:ind` are inherited one by one).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from publish.writers.docx.markup import PARAGRAPH_PROPERTIES, Xml, properties, twips, w
from publish.writers.docx.styles import indent, style_id


@dataclass(frozen=True, slots=True)
class Difference:
    """A property of paragraphs, and the words in the name of a style that tell of it."""

    words: str
    member: str
    content: Xml


KEPT = Difference("kept", "keepNext", w("keepNext"))
"""On the page of the next paragraph."""


def inset(start: float, first: float, end: float = 0) -> Difference:
    """Moved in, in points."""
    return Difference(f"inset {start:g} pt", "ind", indent(start, first, end))


def room(above: float | None, below: float | None) -> list[Difference]:
    """Other space above or below, in points; None leaves what the style has."""
    given = {"before": above, "after": below}
    told = [f"{points:g} pt {word}" for word, points in (("above", above), ("below", below)) if points]
    lengths = {side: twips(points) for side, points in given.items() if points is not None}
    words = " ".join(told) or ("flush" if below == 0 and above is None else "")
    return [Difference(words, "spacing", w("spacing", **lengths))] if lengths else []


@dataclass(slots=True)
class Variants:
    """The styles that a document needs besides those of the roles."""

    names: dict[tuple[str, tuple[Difference, ...]], str] = field(default_factory=dict)
    """A style and what differs from it -> the name of the style that is both."""

    def name(self, style: str, differences: Iterable[Difference]) -> str:
        """The name of the style that differs from `style` by these: `Body Text (6 pt below)`."""
        key = style, tuple(differences)
        if not key[1]:
            return style
        if key not in self.names:
            words = " ".join(difference.words for difference in key[1] if difference.words)
            self.names[key] = self._unused(f"{style[:1].upper()}{style[1:]} ({words})")
        return self.names[key]

    def _unused(self, name: str) -> str:
        taken = {style_id(other) for other in self.names.values()}
        same = [f"{name} {number}" for number in range(2, len(taken) + 3)]
        return next(each for each in (name, *same) if style_id(each) not in taken)

    def styles(self) -> list[Xml]:
        """Their definitions, in the order in which they were first needed."""
        return [_style(name, parent, differences) for (parent, differences), name in self.names.items()]


def _style(name: str, parent: str, differences: tuple[Difference, ...]) -> Xml:
    members = {difference.member: difference.content for difference in differences}
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val=style_id(parent)),
        properties("pPr", PARAGRAPH_PROPERTIES, members),
        type="paragraph", customStyle=1, styleId=style_id(name),
    )  # fmt: skip
