"""Turn captions and sources of tables and figures into paragraphs that Word's lists of tables and figures can find."""

from publish.layout.model import Caption, Figure, Table
from publish.writers.docx.fields import field
from publish.writers.docx.inlines import own_run, own_voice, passage_runs, voice_properties
from publish.writers.docx.markup import NOTHING, Xml, joined
from publish.writers.docx.paragraphs import Place, paragraph
from publish.writers.docx.story import Book, Story
from publish.writers.docx.styles import LABEL
from publish.writers.xhtml import EN_SPACE

SEQUENCES = {Table: "Table", Figure: "Figure"}
"""The identifiers of the SEQ fields, which Word calls by these names whatever the language of the edition is."""


def caption(block: Table | Figure, place: Place, story: Story) -> Xml:
    """The caption above a table or figure; its label is the bookmark that references lead to."""
    if block.caption is None:
        return NOTHING
    label = story.book.bookmarked(block.anchor, _label(block, block.caption, story))
    text = passage_runs(block.caption.text, story, "caption")
    content = story.book.whole(block.anchor, Xml(label + own_run(EN_SPACE, story) + text))
    return paragraph("caption", content, place.closed_by(0), story.book)


def source(block: Table | Figure, place: Place, story: Story) -> Xml:
    """Where the data come from."""
    if block.source is None:
        return NOTHING
    content = passage_runs(block.source, story, "source")
    return paragraph("source", content, place.following(place.gap), story.book, lang=block.source.lang)


def _label(block: Table | Figure, caption: Caption, story: Story) -> Xml:
    """The label with a field around the number in it: `Table {3}`, `{3}-кесте`."""
    if not caption.number.isdecimal():
        return own_run(caption.label, story, LABEL)
    before, number, after = caption.label.partition(caption.number)
    letters = voice_properties(own_voice(story, LABEL))  # LibreOffice sets a number as its field begins
    instruction = _instruction(SEQUENCES[type(block)], int(number), story.book)
    counted = story.book.numbered(block.anchor, field(instruction, own_run(number, story, LABEL), letters))
    words = [own_run(text, story, LABEL) if text else NOTHING for text in (before, after)]
    return joined([words[0], counted, words[1]])


def _instruction(sequence: str, number: int, book: Book) -> str:
    """SEQ counts on from the caption before; where the layout's number is another, it is told so."""
    expected = book.captions.get(sequence, 0) + 1
    book.captions[sequence] = number
    return f"SEQ {sequence} \\* ARABIC" + ("" if number == expected else f" \\r {number}")
