"""Walk a tree of nodes, and rewrite its phrases."""

from collections.abc import Callable, Iterable

import pytest

from publish.diagnostics import Span
from publish.document.nodes import (
    Abbreviation,
    Code,
    Document,
    Emphasis,
    Heading,
    IndexMark,
    Inline,
    Item,
    LineBreak,
    List,
    Note,
    NoteReference,
    Paragraph,
    Phrase,
    Quote,
    Strong,
    Term,
    Text,
    Value,
)
from publish.document.walk import Place, has_words, plain_text, rewrite_phrases, walk

SPAN = Span("content/report.md", 1, 1)


def phrase(text: str) -> Phrase:
    return Phrase("en", (Text(text),), SPAN)


def paragraph(text: str) -> Paragraph:
    return Paragraph(phrase(text), SPAN)


QUOTE = Quote((paragraph("three"),), SPAN)
DOCUMENT = Document(
    "report.md",
    "en",
    True,
    None,
    (
        Heading(1, "rights", phrase("one"), False, SPAN),
        List(False, 1, (Item((paragraph("two"), QUOTE)), Item((paragraph("four"),))), SPAN),
    ),
    (Note("n", (paragraph("five"),), SPAN),),
)


def rewritten(replace: Callable[[Phrase, Place], Phrase | None]) -> Document:
    """The document, with each phrase replaced by what `replace` makes of it."""
    steps = rewrite_phrases(DOCUMENT)
    try:
        found = next(steps)
        while True:
            found = steps.send(replace(*found))
    except StopIteration as stop:
        document: Document = stop.value
        return document


def texts(phrases: Iterable[Phrase]) -> list[str]:
    return [plain_text(each.inlines) for each in phrases]


def test_phrases_are_rewritten_in_reading_order() -> None:
    seen: list[Phrase] = []

    def replace(each: Phrase, _: Place) -> Phrase:
        seen.append(each)
        return phrase(plain_text(each.inlines).upper())

    document = rewritten(replace)
    assert texts(seen) == ["one", "two", "three", "four", "five"]
    after = [node for node in walk(document) if isinstance(node, Phrase)]
    assert texts(after) == ["ONE", "TWO", "THREE", "FOUR", "FIVE"]


def test_what_is_not_replaced_stays_the_same_object() -> None:
    document = rewritten(lambda each, _: phrase("TWO") if each == phrase("two") else None)
    assert document != DOCUMENT
    assert document.notes is DOCUMENT.notes
    assert document.blocks[0] is DOCUMENT.blocks[0]
    assert rewritten(lambda each, place: None) == DOCUMENT


def test_a_phrase_knows_the_nodes_around_it() -> None:
    places: dict[str, Place] = {}
    rewritten(lambda each, place: places.update({plain_text(each.inlines): place}))
    assert [type(node) for node in places["three"].parents] == [Document, List, Item, Quote, Paragraph]
    assert places["five"].field == "text"


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        ((Text("words"),), True),
        ((Text("2017 – 2019"),), False),
        ((Value("date", "2019-06-09"),), False),
        ((Code("x"),), False),
        ((Emphasis((Strong((Text("Қ"),)),)),), True),
        ((Abbreviation("KNB"),), True),
        ((Term("akim", "akim"),), True),
        ((IndexMark("2019", "2019"),), True),
        ((), False),
    ],
)
def test_a_phrase_without_words_has_nothing_to_translate(inlines: tuple[Inline, ...], expected: bool) -> None:
    assert has_words(Phrase("en", inlines, SPAN)) is expected


def test_plain_text_is_what_a_reader_hears() -> None:
    inlines = (
        Text("The "),
        Emphasis((Abbreviation("KNB", "Committee"), Text(" fined"))),
        NoteReference("n"),
        Text(" "),
        Value("number", "7"),
        LineBreak(),
        IndexMark("men", "men, fined"),
    )
    assert plain_text(inlines) == "The KNB fined 7 men"
