"""What a reader, a screen reader and a PDF viewer find in a PDF."""

import io
import itertools
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import pytest
import weasyprint

from publish.diagnostics import PublishError, Span
from publish.document.nodes import Text
from publish.layout.model import Figure, Layout, Note, NoteCall, Paragraph, Passage
from publish.writers.pdf import engine, write_with_pages
from publish.writers.pdf.style import css_string
from tests.writers.specimen import paragraph, specimen, with_body


@pytest.fixture(scope="module")
def specimen_pdf() -> tuple[bytes, dict[str, str]]:
    return write_with_pages(specimen())


def texts(data: bytes) -> list[str]:
    """The text of each page, with its lines joined."""
    pages = pypdfium2.PdfDocument(data)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pages]


def structure(element: Any) -> Iterator[tuple[str, Any]]:
    """Every element of the structure tree, in reading order, as its type and its object."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S), kid
            yield from structure(kid)


# ------------------------------------------------------------------------------------------------------------- text


def test_text_stands_in_the_order_of_the_layout(specimen_pdf: tuple[bytes, dict[str, str]]) -> None:
    whole = " ".join(texts(specimen_pdf[0]))
    wanted = ["Rights at Work", "Contents", "SECTION 7", "Pretrial detention. It may last 72 hours.", "7.1 Strikes"]
    wanted += ["Table 1 Inspections by year", "6,482", "one paragraph", "No one shall be forced to work.", "In short."]
    place = 0
    for text in wanted:
        assert text in whole[place:], f"'{text}' does not follow"
        place = whole.index(text, place)


def test_contents_tell_the_page_that_each_heading_stands_on(specimen_pdf: tuple[bytes, dict[str, str]]) -> None:
    data, pages = specimen_pdf
    contents = next(text for text in texts(data) if text.startswith("Contents"))
    told = dict(re.findall(r"(Strikes|Summary|Glossary|Index) (\d+)", contents))
    assert told == {
        "Strikes": pages["strikes"],
        "Summary": pages["summary"],
        "Glossary": pages["glossary"],
        "Index": pages["index"],
    }


def test_page_numbers_on_paper_are_the_labels(specimen_pdf: tuple[bytes, dict[str, str]]) -> None:
    data, pages = specimen_pdf
    printed = [re.split(r"\s", text)[-1] for text in texts(data)]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        labels = [str(page.label) for page in pdf.pages]
    shown = [(label, number) for label, number in zip(labels, printed, strict=True) if label not in ("i", "ii", "iii")]
    assert shown == [(label, label) for label, _ in shown]
    assert labels[-1] == pages["index"]


@pytest.mark.parametrize("length", [10, 4000])
def test_no_word_of_a_note_is_lost(length: int) -> None:
    words = " ".join(f"word{number}" for number in range(length))
    layout = _with_note(words)
    found = re.findall(r"word\d+", " ".join(texts(write_with_pages(layout)[0])).replace("- ", ""))
    assert found == words.split()


def _with_note(text: str) -> Layout:
    note = Note("1", "note_1", "call_1", "en", (paragraph("note-p", text),), Span("a.md", 1))
    body = Paragraph("body", "p", Passage("en", (Text("Called."), NoteCall("1", "call_1", "note_1"))), Span("a.md", 1))
    layout = with_body(body)
    return type(layout)(**{**_fields(layout), "notes": (note,)})


def _fields(layout: Layout) -> dict[str, Any]:
    return {name: getattr(layout, name) for name in layout.__dataclass_fields__}


# -------------------------------------------------------------------------------------------------- structure, links


def test_structure_tree(specimen_pdf: tuple[bytes, dict[str, str]]) -> None:
    with pikepdf.open(io.BytesIO(specimen_pdf[0])) as pdf:
        elements = list(structure(pdf.Root.StructTreeRoot))
        kinds = [kind for kind, _ in elements]
        headings = [int(kind[2]) for kind in kinds if re.fullmatch("/H[1-6]", kind)]
        scopes = [str(element.A.get("/Scope")) for kind, element in elements if kind == "/TH"]
        figures = [str(element.Alt) for kind, element in elements if kind == "/Figure"]
        items = [{str(kid.S) for kid in element.K} for kind, element in elements if kind == "/LI"]
    assert all(after <= before + 1 for before, after in itertools.pairwise(headings))
    assert scopes == ["/Column", "/Column", "/Column", "/Row", "/Row"]
    assert all(figures)
    assert all(parts <= {"/Lbl", "/LBody"} for parts in items)
    assert {"/Caption", "/Table", "/L", "/BlockQuote", "/Link"} <= set(kinds)


def test_links_are_described_in_words(specimen_pdf: tuple[bytes, dict[str, str]]) -> None:
    with pikepdf.open(io.BytesIO(specimen_pdf[0])) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        described = [str(note.Contents) for note in notes]
    assert described
    assert not [text for text in described if re.match(r"https?:|#|[a-z]+[-_]\w+$", text)]


def test_outline_is_the_headings(specimen_pdf: tuple[bytes, dict[str, str]]) -> None:
    with pikepdf.open(io.BytesIO(specimen_pdf[0])) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert [title for title in titles if title in ("Contents", "Summary", "Glossary", "Index")] == [
        "Contents",
        "Summary",
        "Glossary",
        "Index",
    ]


def test_metadata_names_the_issuer_and_no_machine(specimen_pdf: tuple[bytes, dict[str, str]]) -> None:
    layout = specimen()
    with pikepdf.open(io.BytesIO(specimen_pdf[0])) as pdf:
        info, lang = {key: str(value) for key, value in pdf.docinfo.items()}, str(pdf.Root.Lang)
    assert lang == layout.lang
    assert info["/Title"] == layout.meta.title
    assert info["/Author"] == layout.meta.issuer
    assert (
        info["/CreationDate"].startswith(f"D:{layout.meta.modified:%Y%m%d}")
        or str(layout.meta.modified.year) in (info["/CreationDate"])
    )


# ----------------------------------------------------------------------------------------------------------- safety


def test_a_missing_picture_ends_the_build() -> None:
    picture = Figure(
        "figure", "f", None, "images/none.png", "", 10, 10, Passage("en", (Text("x"),)), None, Span("a.md")
    )
    with pytest.raises(PublishError, match="no picture of this publication"):
        write_with_pages(with_body(picture))


@pytest.mark.parametrize(
    "title", ['"; } @import url(http://example.org)', "back\\slash", "</style><script>", "line\nbreak"]
)
def test_a_title_cannot_leave_its_css_string(title: str) -> None:
    written = css_string(title)
    assert not set('"\n<') & set(written)


# -------------------------------------------------------------------------------- is the engine mended? (see engine.py)


PLAIN = "The labor ministry enforces the rules on the minimum wage, working hours, overtime, and safety."
MARKED = PLAIN.replace("overtime,", "<i style='font-style: normal'>overtime</i>,")


def test_a_line_before_an_element_is_filled() -> None:
    """The width at which WeasyPrint 70 alone sets the word «on» on a line of its own."""
    engine.mend()
    assert _lines(MARKED) == _lines(PLAIN)


def test_weasyprint_still_breaks_that_line_wrongly() -> None:
    """Fails once WeasyPrint is mended: then publish/writers/pdf/engine.py can go."""
    mended = weasyprint.layout.inline.split_first_line
    weasyprint.layout.inline.split_first_line = engine.split_first_line.__globals__["_split_first_line"]
    try:
        assert _lines(MARKED) != _lines(PLAIN)
    finally:
        weasyprint.layout.inline.split_first_line = mended


def _lines(markup: str) -> list[str]:
    style = "@page { size: 220pt 200pt; margin: 10pt } p { margin: 0; font: 10pt/15pt 'Noto Serif' }"
    data = weasyprint.HTML(string=f"<style>{style}</style><p>{markup}</p>").write_pdf()
    text = str(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range())
    return [line.strip() for line in text.splitlines()]
