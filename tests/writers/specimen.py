"""Make a Layout by hand that holds one of every block and inline node: what a writer must be able to set.

The text is Kazakh, English and Russian; the text of a few passages is made of the characters that markup is made of.
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from publish.diagnostics import Span
from publish.document.nodes import Code, LineBreak, Text
from publish.layout.model import (
    Abbreviation,
    Admonition,
    Asset,
    Block,
    Break,
    Caption,
    CodeBlock,
    Contents,
    Definition,
    DefinitionList,
    Emphasis,
    Entry,
    Figure,
    Foreign,
    Index,
    IndexEntry,
    Inline,
    Layout,
    Link,
    List,
    Mark,
    Meta,
    Note,
    NoteCall,
    PageNumber,
    Paragraph,
    Passage,
    Quote,
    Reference,
    RunIn,
    Section,
    Strong,
    Table,
)
from publish.layout.themes import read_theme

STYLES = Path(__file__).parents[2] / "styles"
SPAN = Span("specimen.md", 1, 1)
HOSTILE = 'a < b & "c" > d'
"""Goes wherever text goes: it must come out as it went in."""

LABELS = {
    "cover": "Cover",
    "title-page": "Title page",
    "imprint": "Imprint",
    "contents": "Contents",
    "tables": "Tables",
    "figures": "Figures",
    "notes": "Notes",
    "note": "Note {number}",
    "back-to-text": "Back to the text of note {number}",
    "index": "Index",
    "glossary": "Glossary",
    "abbreviations": "Abbreviations",
    "start": "Start of the text",
    "pages": "Pages",
    "comma": ", ",
    "page": "Page {number}",
    "accessible-text": "All of it can be read as text.",
    "accessible-figures": "Figures have alternative text.",
    "accessible-tables": "Tables have header cells.",
    "accessible-notes": "Notes are linked with the text.",
    "accessible-pages": "The pages of the PDF edition are listed.",
    "not-certified": "Nobody has certified it.",
}

# A chart as layout draws one: shapes and letters as outlines, no fonts.
SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120" width="300pt" height="120pt">
<rect x="10" y="70" width="60" height="40" fill="#0a5566"/><rect x="90" y="30" width="60" height="80" fill="#0a5566"/>
<rect x="170" y="10" width="60" height="100" fill="#0a5566"/></svg>"""

# One grey pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
)

PAGES = {
    "cover": "i",
    "title_page": "ii",
    "imprint": "iii",
    "contents": "iv",
    "tables": "v",
    "rights": "1",
    "rights-p1": "1",
    "strikes": "2",
    "table-1": "2",
    "call-1": "1",
    "call-2": "2",
    "figure-1": "3",
    "mark-1": "1",
    "mark-2": "3",
    "summary": "4",
    "glossary": "5",
    "index": "6",
}
"""What the PDF writer may have found: labels of the pages on which some anchors stand."""


def passage(*inlines: Inline | str, lang: str = "en") -> Passage:
    """A passage; strings are text."""
    return Passage(lang, tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines))


def paragraph(anchor: str, *inlines: Inline | str, role: str = "body", lang: str = "en") -> Paragraph:
    """A paragraph of the specimen."""
    return Paragraph(role, anchor, passage(*inlines, lang=lang), SPAN)


def section(
    role: str, anchor: str, title: Passage | str, *blocks: Block, level: int = 1, label: str = "", number: str = ""
) -> Section:
    """A section of the specimen."""
    title = passage(title) if isinstance(title, str) else title
    return Section(role, anchor, level, label, number, title, blocks, SPAN)


def specimen() -> Layout:
    """A small publication with one of everything."""
    return Layout(
        lang="en",
        region_lang="en-GB",
        direction="ltr",
        meta=_meta(),
        theme=read_theme(STYLES, "report"),
        labels=LABELS,
        front=_front(),
        body=(_rights(), _summary()),
        back=_back(),
        toc=_toc(),
        notes=_notes(),
        assets={
            "images/figure-1.svg": Asset("images/figure-1.svg", "image/svg+xml", SVG),
            "images/figure-1.png": Asset("images/figure-1.png", "image/png", PNG),
        },
    )


def with_body(*blocks: Block) -> Layout:
    """A publication of one chapter that holds `blocks`: for tests that look at one thing."""
    return replace(specimen(), front=(), body=(section("chapter", "only", "Only", *blocks),), back=(), toc=())


def _meta() -> Meta:
    return Meta(
        identifier="urn:uuid:3f2b1c9e-5d4a-5b6c-8d7e-9f0a1b2c3d4e",
        isbn="978-3-16-148410-0",
        title=f"Rights at Work: {HOSTILE}",
        subtitle="How Kazakhstan treats those who work",
        issuer="Institute of Labour & Rights",
        description="What the law says, and what is done.",
        rights="CC BY-SA 4.0",
        subjects=("Labour rights", "Kazakhstan"),
        modified=datetime(2024, 4, 22, 12, 0, tzinfo=UTC),
    )


def _front() -> tuple[Section, ...]:
    return (
        section(
            "cover",
            "cover",
            "Cover",
            paragraph("cover-p1", "Rights at Work", role="cover-title"),
            paragraph("cover-p2", "How Kazakhstan treats those who work", role="cover-subtitle"),
            paragraph("cover-p3", "Institute of Labour & Rights", role="cover-issuer"),
            paragraph("cover-p4", "22 April 2024", role="cover-date"),
        ),
        section(
            "title-page",
            "title_page",
            "Title page",
            paragraph("title-p1", "Rights at Work", role="title"),
            paragraph("title-p2", "How Kazakhstan treats those who work", role="subtitle"),
            paragraph("title-p3", "Institute of Labour & Rights", role="issuer"),
            paragraph("title-p4", "22 April 2024", role="date"),
        ),
        section("imprint", "imprint", "Imprint", paragraph("imprint-p1", "CC BY-SA 4.0", role="imprint")),
        section("contents", "contents", "Contents", Contents("contents", "contents_list", _toc(), SPAN)),
        section("tables", "tables", "Tables", Contents("tables", "tables_list", (_table_entry(),), SPAN)),
    )


def _toc() -> tuple[Entry, ...]:
    return (
        Entry("toc-1", 1, "7", passage("Rights & ", Emphasis((Text("duties"),))), "rights"),
        Entry("toc-2", 2, "7.1", passage("Strikes"), "strikes"),
        Entry("toc-3", 3, "a", passage("Ереуілдер", lang="kk"), "strikes-law"),
        Entry("toc-1", 1, "", passage("Summary"), "summary"),
        Entry("toc-1", 1, "", passage("Abbreviations"), "abbreviations"),
        Entry("toc-1", 1, "", passage("Glossary"), "glossary"),
        Entry("toc-1", 1, "", passage("Index"), "index"),
    )


def _table_entry() -> Entry:
    return Entry("list-entry", 1, "Table 1", passage("Inspections by year"), "table-1")


def _rights() -> Section:
    return section(
        "chapter",
        "rights",
        passage("Rights & ", Emphasis((Text("duties"),))),
        _inlines(),
        paragraph("rights-p2", "Құқықтар мен міндеттер", Foreign("ru", (Text(" и обязанности"),)), lang="kk"),
        RunIn("run-in", "detention", 2, passage("Pretrial detention."), passage("It may last 72 hours."), SPAN),
        section(
            "section",
            "strikes",
            "Strikes",
            _table(),
            section(
                "section",
                "strikes-law",
                passage("Ереуілдер", lang="kk"),
                *_lists(),
                level=3,
                number="a",
            ),
            section("section", "strikes-data", "Data", _figure(), level=3, number="b"),
            level=2,
            number="7.1",
        ),
        label="Section 7",
        number="7",
    )


def _inlines() -> Paragraph:
    return paragraph(
        "rights-p1",
        HOSTILE,
        " ",
        Emphasis((Text("slanted, "), Strong((Text("both"),)))),
        " ",
        Strong((Text("bold"),)),
        " ",
        Code("x < y"),
        LineBreak(),
        Foreign("kk", (Text("еңбек"),)),
        " ",
        Abbreviation("KNB", "National Security Committee"),
        " ",
        Mark("mark-1"),
        "the ",
        Link("https://example.org/?a=1&b=2", "law, on example.org", (Text("law"),)),
        NoteCall("1", "call-1", "note-1"),
        " see ",
        Reference("strikes", "section 7.1", (Text("section 7.1"),)),
        " on ",
        Reference("table-1", "Table 1: Inspections", (Text("page "), PageNumber("table-1"))),
        ", ",
        PageNumber("figure-1"),
        role="body-first",
    )


def _table() -> Table:
    return Table(
        role="table",
        anchor="table-1",
        caption=Caption("Table 1", "1", passage("Inspections by year", NoteCall("2", "call-2", "note-2"))),
        head=(passage("Year"), passage("Inspections"), passage("Қала", lang="kk")),
        rows=(
            (passage("2021"), passage("6,482"), passage("Алматы", lang="kk")),
            (passage("2022"), passage("7,120"), passage(HOSTILE)),
        ),
        alignments=("left", "right", "center"),
        widths=(0.2, 0.3, 0.5),
        row_headers=True,
        source=passage("Source: Ministry of Labour."),
        span=SPAN,
    )


def _lists() -> tuple[Block, ...]:
    nested = List("list-item", "list-3", True, 3, ((paragraph("li-4", "third", role="list-item"),),), SPAN)
    return (
        paragraph("law-p1", "Three things:", role="body-first"),
        List(
            "list-item",
            "list-1",
            False,
            1,
            (
                (paragraph("li-1", "one paragraph", role="list-item"),),
                (paragraph("li-2", "first", role="list-item"), paragraph("li-3", "second", role="list-item")),
                (paragraph("li-5", "with a list", role="list-item"), nested),
            ),
            SPAN,
        ),
        DefinitionList(
            "definition",
            "definitions-1",
            (
                Definition(
                    "term-akim", passage("әкім", lang="kk"), (paragraph("d-1", "a governor", role="definition"),)
                ),
            ),
            SPAN,
        ),
        Quote("quote", "quote-1", (paragraph("quote-p1", "No one shall be forced to work.", role="quote"),), SPAN),
        Admonition(
            "admonition",
            "box-1",
            "warning",
            passage("Take care"),
            (paragraph("box-p1", "Numbers differ between sources.", role="admonition"),),
            SPAN,
        ),
        CodeBlock("code", "code-1", "if a < b:\n    stop & go\n", SPAN),
        Break("body-first", "break-1", SPAN),
        paragraph("law-p2", Mark("mark-2"), "After the pause.", role="body-first"),
    )


def _figure() -> Figure:
    return Figure(
        role="figure",
        anchor="figure-1",
        caption=Caption("Figure 1", "1", passage("Strikes by year")),
        picture="images/figure-1.svg",
        fallback="images/figure-1.png",
        width=300,
        height=120,
        alt=passage(f"Three columns that rise, {HOSTILE}"),
        source=passage("Source: Ministry of Labour."),
        span=SPAN,
    )


def _summary() -> Section:
    return section("chapter", "summary", "Summary", paragraph("summary-p1", "In short.", role="body-first"))


def _back() -> tuple[Section, ...]:
    return (
        section(
            "abbreviations",
            "abbreviations",
            "Abbreviations",
            DefinitionList(
                "definition",
                "abbreviations-list",
                (
                    Definition(
                        "abbr-knb",
                        passage("KNB"),
                        (paragraph("abbr-p1", "National Security Committee", role="definition"),),
                    ),
                ),
                SPAN,
            ),
        ),
        section(
            "glossary",
            "glossary",
            "Glossary",
            DefinitionList(
                "definition",
                "glossary-list",
                (
                    Definition(
                        "term-maslikhat",
                        passage("maslikhat"),
                        (paragraph("glossary-p1", "a local council", role="definition"),),
                    ),
                ),
                SPAN,
            ),
        ),
        section("index", "index", "Index", _index()),
    )


def _index() -> Index:
    return Index(
        "index-entry",
        "index-list",
        (
            ("L", (IndexEntry("law", ("mark-1",)),)),
            ("S", (IndexEntry(f"strikes {HOSTILE}", ("mark-1", "mark-2")),)),
        ),
        SPAN,
    )


def _notes() -> tuple[Note, ...]:
    return (
        Note(
            "1",
            "note-1",
            "call-1",
            "en",
            (
                paragraph("note-1-p1", "Labour Code, ", Emphasis((Text("article"),)), f" 1. {HOSTILE}", role="note"),
                paragraph("note-1-p2", "See also the Constitution.", role="note"),
            ),
            SPAN,
        ),
        Note("2", "note-2", "call-2", "kk", (paragraph("note-2-p1", "Есеп, 12-бет.", role="note", lang="kk"),), SPAN),
    )
