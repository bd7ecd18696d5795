"""Turn notes into footnotes.xml: real footnotes, which Word sets on the page of their call and counts."""

from collections.abc import Iterator
from dataclasses import replace

from publish.document.walk import walk
from publish.language.tags import direction_of
from publish.layout.model import Note, NoteCall
from publish.writers.docx.blocks import blocks
from publish.writers.docx.fields import run
from publish.writers.docx.inlines import Voice, own_voice, text_content, text_run, voice_properties
from publish.writers.docx.markup import Xml, joined, root, w
from publish.writers.docx.paragraphs import Place, paragraph
from publish.writers.docx.settings import SEPARATORS
from publish.writers.docx.story import Story
from publish.writers.docx.styles import NOTE_CALL
from publish.writers.xhtml import EN_SPACE

PREFIXES = "w r wp a pic asvg"


def footnotes_part(story: Story) -> bytes:
    """footnotes.xml."""
    notes = story.book.notes
    nested = {call.note for note in notes.values() for call in _calls(note)}
    written = [_footnote(note, story) for anchor, note in notes.items() if anchor not in nested]
    return root("w:footnotes", PREFIXES, *_separators(story), *written)


def _separators(story: Story) -> Iterator[Xml]:
    """The rule between text and notes, and between text and the rest of a note from the page before."""
    kinds = ("separator", "continuationSeparator")
    for kind, number in zip(kinds, SEPARATORS, strict=True):
        rule = paragraph("note", run(w(kind)), Place(), story.book)
        yield w("footnote", rule, type=kind, id=number)


def _footnote(note: Note, story: Story) -> Xml:
    number = story.book.note_ids[note.anchor]
    counted = note.number == str(number)
    mark = run(w("footnoteRef") if counted else text_content(note.number), _raised(note, story))
    return w("footnote", _text(note, mark, story), id=number)


def _text(note: Note, mark: Xml, story: Story) -> Xml:
    """A note, and below it those it calls itself: Word has no footnotes to footnotes."""
    opening = Xml(mark + text_run(EN_SPACE, _voice(note, story)))
    called = [story.book.notes[call.note] for call in _calls(note)]
    below = [_text(inner, run(text_content(inner.number), _raised(inner, story)), story) for inner in called]
    return joined([blocks(note.blocks, Place(opening=opening), story), *below])


def _raised(note: Note, story: Story) -> Xml:
    return voice_properties(_voice(note, story, NOTE_CALL))


def _voice(note: Note, story: Story, style: str = "") -> Voice:
    """What a note begins with goes the way of its text."""
    return replace(own_voice(story, style), rtl=direction_of(note.lang) == "rtl")


def _calls(note: Note) -> Iterator[NoteCall]:
    return (node for node in walk(note.blocks) if isinstance(node, NoteCall))
