"""Turn notes into what stands at the foot of a page, or of a chapter where the page has no room for them.

WeasyPrint loses the text of a footnote that is taller than its page (Kozea/WeasyPrint#1833), and whole notes where too
many are called in a few lines: it sets them beyond the edge of the page, or nowhere, and says nothing. So long notes
stand at the end of their chapter from the start, and whoever has rendered pages asks which notes were lost.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

import weasyprint
from weasyprint.formatting_structure import boxes

from publish.document.walk import walk
from publish.layout.model import Layout, Note, NoteCall, Passage, Section
from publish.layout.themes import Theme
from publish.writers.pdf.engine import boxes_of
from publish.writers.pdf.finish import MARK
from publish.writers.xhtml import Medium, inline_note, tag, words

LONG = 0.28
"""The share of a page from which on a note is a long one."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a layout. `far` are the anchors of those that stand at the end of their chapter."""

    notes: Mapping[str, Note]
    labels: Mapping[str, str]
    far: Set[str]

    @classmethod
    def of(cls, layout: Layout, far: Set[str]) -> "Notes":
        """The notes of a layout: `far` and all that are long."""
        long = {note.anchor for note in layout.notes if _is_long(note, layout.theme)}
        return cls({note.anchor: note for note in layout.notes}, layout.labels, far | long)

    def at_call(self, call: NoteCall, medium: Medium) -> str:
        """A note where it is called, from where it goes to the foot of the page; or a call that leads further."""
        if call.note not in self.far:
            return inline_note(self.notes[call.note], medium)
        link = self._link("note-link", call.note, "note", call.number)
        return tag("sup", {"id": call.anchor, "class": "note-call"}, link)

    def at_end(self, section: Section, medium: Medium) -> str:
        """The notes at the end of a chapter."""
        called = [self.notes[anchor] for anchor in calls(section) if anchor in self.far]
        notes = [
            tag("div", {"class": "end-note"}, self._link("number", note.call, "back-to-text", note.number), " ", text)
            for note in called
            for text in [inline_note(note, medium).replace('class="note"', 'class="end-note-text"', 1)]
        ]
        return tag("div", {"class": "end-notes"}, *notes) if notes else ""

    def _link(self, role: str, anchor: str, label: str, number: str) -> str:
        spoken = self.labels[label].format(number=number)
        return tag("a", {"class": role, "href": f"#{anchor}", "aria-label": spoken}, number)


def calls(section: Section) -> Iterator[str]:
    """The anchors of the notes that are called in a section."""
    return (node.note for node in walk(section) if isinstance(node, NoteCall))


def _is_long(note: Note, theme: Theme) -> bool:
    style, page = theme.styles["note"], theme.page
    room = page.depth / style.leading * page.measure / (style.size / 2)  # a letter is about half an em wide
    written = sum(len(words(node.inlines)) for node in walk(note.blocks) if isinstance(node, Passage))
    return written > LONG * room


def lost(pages: Iterable[weasyprint.document.Page], notes: Iterable[str]) -> set[str]:
    """The anchors of those `notes` that do not stand on `pages` as a whole."""
    written: dict[str, int] = {}
    shown: dict[str, int] = {}
    for page in pages:
        for box in boxes_of(page._page_box):
            if box.element_tag == "span" and box.element is not None and box.element.get("class") == "note":
                anchor = box.element.get("id")
                written[anchor] = _letters("".join(box.element.itertext()))
                shown[anchor] = shown.get(anchor, 0) + _letters(_shown(box, page._page_box))
    return {anchor for anchor in notes if shown.get(anchor, -1) < written.get(anchor, 0)}


def _letters(text: str) -> int:
    """How many letters and digits: a line's end may have a hyphen more, and spaces less."""
    return sum(map(str.isalnum, text))


def _shown(box: Any, page: Any) -> str:
    """The text of a box that stands between the head and the foot of its page, without the number before it."""
    if isinstance(box, boxes.TextBox):
        top = box.position_y - page.content_box_y()
        return str(box.text) if -1 <= top <= page.height + 1 - box.height else ""
    return "".join(_shown(child, page) for child in getattr(box, "children", ()) if child.element_tag != MARK)
