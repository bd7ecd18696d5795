"""Readable pairs: what is laid out, and the XHTML that it becomes in a PDF or in an e-book."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publish.diagnostics import PublishError
from publish.document.nodes import Code, LineBreak, Text
from publish.document.walk import walk
from publish.language import LANGUAGES
from publish.language.typography import typeset_runs
from publish.layout.model import (
    Abbreviation,
    Block,
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
    Link,
    List,
    Mark,
    Note,
    NoteCall,
    PageNumber,
    Passage,
    Reference,
    RunIn,
    Strong,
    Table,
)
from publish.layout.themes import dressed
from publish.writers.css import role_css, structure_css
from publish.writers.xhtml import Medium, inline_note, render_block, render_passage, render_section, words
from tests.writers.specimen import HOSTILE, SPAN, paragraph, passage, section, specimen

PAPER = Medium(
    lang="en",
    paged=True,
    href=lambda anchor: f"#{anchor}",
    asset=lambda name: f"asset:{name}",
    length=lambda points: f"{points:g}pt",
    note=lambda call, medium: f"[{call.number}]",
)
SCREEN = replace(PAPER, paged=False, pages={"law": "12", "mark-1": "3", "mark-2": "3", "mark-3": "5"})


def link(*children: Inline, description: str = "") -> Link:
    return Link("https://example.org/?a=1&b=2", description, children)


INLINES: dict[str, tuple[Inline, str]] = {
    "text": (Text(HOSTILE), 'a &lt; b &amp; "c" &gt; d'),
    "an ending that stays on its line": (
        Text("50\u2011ге, «Нұр Отан»\u2011ның"),
        '50<span class="unbroken">-ге</span>, «Нұр Отан»<span class="unbroken">-ның</span>',
    ),
    "emphasis": (Emphasis((Text("a"), Strong((Text("b"),)))), "<em>a<strong>b</strong></em>"),
    "code": (Code("x<y"), '<code dir="ltr" translate="no">x&lt;y</code>'),
    "line break": (LineBreak(), "<br/>"),
    "foreign": (Foreign("kk", (Text("еңбек"),)), '<span lang="kk" xml:lang="kk">еңбек</span>'),
    "foreign, from right to left": (
        Foreign("ar", (Text("حقوق"),)),
        '<span lang="ar" xml:lang="ar" dir="rtl">حقوق</span>',
    ),
    "foreign, and within it the first language": (
        Foreign("kk", (Text("еңбек "), Foreign("en", (Text("labour"),)))),
        '<span lang="kk" xml:lang="kk">еңбек <span lang="en" xml:lang="en">labour</span></span>',
    ),
    "link": (
        link(Text("law"), description="law"),
        '<a href="https://example.org/?a=1&amp;b=2" rel="external noreferrer">law</a>',
    ),
    "link with a description": (
        link(Text("law"), description='The "law"'),
        '<a href="https://example.org/?a=1&amp;b=2" rel="external noreferrer" aria-label="The &quot;law&quot;">law</a>',
    ),
    "reference": (Reference("law", "", (Text("section 7"),)), '<a class="reference" href="#law">section 7</a>'),
    "abbreviation": (Abbreviation("KNB", "Committee"), '<abbr title="Committee">KNB</abbr>'),
    "abbreviation without expansion": (Abbreviation("KNB", ""), "KNB"),
    "mark": (Mark("mark-1"), '<span id="mark-1"></span>'),
    "note call": (NoteCall("1", "call-1", "note-1"), "[1]"),
    "page number": (PageNumber("law"), '<a class="page-number" href="#law"></a>'),
    "page number in a link": (
        Reference("law", "", (Text("page "), PageNumber("law"))),
        '<a class="reference" href="#law">page <span class="page-number" data-href="#law"></span></a>',
    ),
    "link in a link": (
        Reference("law", "", (link(Text("law")), Text(" here"))),
        '<a class="reference" href="#law">law here</a>',
    ),
}


@pytest.mark.parametrize("name", INLINES)
def test_inline(name: str) -> None:
    node, markup = INLINES[name]
    assert render_passage(passage(node), PAPER) == markup


def test_a_passage_says_its_language_where_it_is_not_the_one_around_it() -> None:
    kazakh = passage("еңбек", lang="kk")
    assert render_passage(kazakh, PAPER) == '<span lang="kk" xml:lang="kk">еңбек</span>'
    assert render_passage(kazakh, replace(PAPER, lang="kk")) == "еңбек"


# ---------------------------------------------------------------------------------------------------------- blocks

ITEM = paragraph("p1", "one", role="list-item")
TWO_PARAGRAPHS = (ITEM, paragraph("p2", "two", role="list-item"))

BLOCKS: dict[str, tuple[Block, str]] = {
    "paragraph": (paragraph("p1", "one"), '<p class="body" id="p1">one</p>'),
    "paragraph in another language": (
        paragraph("p1", "бір", Foreign("en", (Text("one"),)), lang="kk"),
        '<p class="body" id="p1" lang="kk" xml:lang="kk">бір<span lang="en" xml:lang="en">one</span></p>',
    ),
    "run-in heading": (
        RunIn("run-in", "b1", 3, passage("Courts."), passage("They sit."), SPAN),
        '<div class="run-in-paragraph" id="b1"><h3 class="run-in">Courts.</h3> '
        '<p class="body-first">They sit.</p></div>',
    ),
    "list": (
        List("list-item", "b1", False, 1, ((ITEM,),), SPAN),
        '<ul class="list" id="b1">\n<li class="list-item" id="p1">one</li>\n</ul>',
    ),
    "list whose items have paragraphs": (
        List("list-item", "b1", True, 3, (TWO_PARAGRAPHS,), SPAN),
        '<ol class="list" id="b1" start="3" style="counter-reset: list-item 2">\n<li class="list-item">\n'
        '<p class="list-item" id="p1">one</p>\n'
        '<p class="list-item" id="p2">two</p>\n</li>\n</ol>',
    ),
    "list in a list": (
        List("list-item", "b1", False, 1, ((ITEM, List("list-item", "b2", True, 1, ((ITEM,),), SPAN)),), SPAN),
        '<ul class="list" id="b1">\n<li class="list-item" id="p1">one\n<ol class="list" id="b2">\n'
        '<li class="list-item" id="p1">one</li>\n</ol>\n</li>\n</ul>',
    ),
    "definitions": (
        DefinitionList("definition", "b1", (Definition("t1", passage("әкім", lang="kk"), (ITEM,)),), SPAN),
        '<dl class="definitions" id="b1">\n<dt class="definition-term" id="t1" lang="kk" xml:lang="kk">әкім</dt>\n'
        '<dd class="definition" id="p1">one</dd>\n</dl>',
    ),
    "code": (
        CodeBlock("code", "b1", "\nif a < b:\n", SPAN),
        '<pre class="code" id="b1" dir="ltr" translate="no"><code>\nif a &lt; b:\n</code></pre>',
    ),
    "table": (
        Table(
            role="table",
            anchor="t1",
            caption=Caption("Table 3", "3", passage("Кестелер", lang="kk")),
            head=(passage(), passage("2022")),
            rows=((passage("Strikes"), passage("12")),),
            alignments=("left", "right"),
            widths=(2 / 3, 1 / 3),
            row_headers=True,
            source=passage("Source: us"),
            span=SPAN,
        ),
        '<div class="table-block"><table class="table" id="t1">\n'
        '<caption class="caption"><span class="label">Table 3</span>\u2002<span lang="kk" xml:lang="kk">Кестелер</span>'
        "</caption>\n"
        '<colgroup><col style="width: 66.667%"/><col style="width: 33.333%"/></colgroup>\n'
        '<thead><tr><td class="table-head align-left"></td>'
        '<th scope="col" class="table-head align-right">2022</th></tr></thead>\n'
        '<tbody>\n<tr id="t1.1"><th scope="row" class="table-cell align-left">Strikes</th>'
        '<td class="table-cell align-right">12</td></tr>\n</tbody>\n</table>\n<p class="source">Source: us</p></div>',
    ),
    "figure": (
        Figure(
            role="figure",
            anchor="f1",
            caption=Caption("Figure 1", "1", passage("Strikes")),
            picture="images/f1.svg",
            fallback="images/f1.png",
            width=300,
            height=120,
            alt=passage(HOSTILE),
            source=None,
            span=SPAN,
        ),
        '<figure id="f1"><figcaption class="caption"><span class="label">Figure 1</span>\u2002Strikes</figcaption>\n'
        '<img src="asset:images/f1.svg" alt="a &lt; b &amp; &quot;c&quot; &gt; d" style="width: 300pt"/></figure>',
    ),
    "contents": (
        Contents("contents", "c1", (Entry("toc-2", 2, "7.1", passage(link(Text("Law"))), "law"),), SPAN),
        '<ol class="contents-list" id="c1">\n'
        '<li class="toc-2" id="c1.1"><a class="numbered" href="#law"><span class="number">7.1</span> Law '
        '<span class="page-number" data-href="#law"></span></a></li>\n</ol>',
    ),
    "index": (
        Index("index-entry", "i1", (("L", (IndexEntry("law", ("mark-1", "mark-3")),)),), SPAN),
        '<div class="index-list" id="i1">\n<div class="index-group"><p class="index-letter">L</p>\n'
        '<ul class="index-entries"><li class="index-entry" id="i1.1">law\u2002'
        '<a class="page-number" href="#mark-1"></a>, '
        '<a class="page-number" href="#mark-3"></a></li></ul></div>\n</div>',
    ),
    "section": (
        section("section", "s1", "Law", ITEM, level=2, number="7.1"),
        '<section id="s1" class="section" aria-labelledby="s1.title">\n'
        '<h2 class="heading-2" id="s1.title"><span class="number">7.1</span> Law</h2>\n'
        '<p class="list-item" id="p1">one</p>\n</section>',
    ),
    "chapter with a label": (
        section("chapter", "s1", "Law", ITEM, label="Section 7", number="7"),
        '<section id="s1" class="chapter" aria-labelledby="s1.label s1.title">\n'
        '<p class="section-label" id="s1.label">Section 7</p>\n'
        '<h1 class="heading-1" id="s1.title">Law</h1>\n<p class="list-item" id="p1">one</p>\n</section>',
    ),
    "part outside the body": (
        section("glossary", "s1", "Glossary", ITEM),
        '<section id="s1" class="glossary" aria-labelledby="s1.title">\n'
        '<h1 class="front-heading" id="s1.title">Glossary</h1>\n<p class="list-item" id="p1">one</p>\n</section>',
    ),
    "part whose title is only spoken": (
        section("imprint", "s1", "Imprint", ITEM),
        '<section id="s1" class="imprint-page" aria-label="Imprint">\n<p class="list-item" id="p1">one</p>\n</section>',
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_block_on_paper(name: str) -> None:
    block, markup = BLOCKS[name]
    assert render_block(block, PAPER) == markup


SCREEN_BLOCKS: dict[str, tuple[Block, str]] = {
    "a part says what it is": (
        section("glossary", "s1", "Glossary", ITEM),
        '<section id="s1" class="glossary" epub:type="glossary" role="doc-glossary" aria-labelledby="s1.title">\n'
        '<h1 class="front-heading" id="s1.title">Glossary</h1>\n<p class="list-item" id="p1">one</p>\n</section>',
    ),
    "a page number is known": (
        paragraph("p1", PageNumber("law")),
        '<p class="body" id="p1"><a class="page-number" href="#law">12</a></p>',
    ),
    "contents have no page numbers": (
        Contents("contents", "c1", (Entry("toc-1", 1, "", passage("Law"), "law"),), SPAN),
        '<ol class="contents-list" id="c1">\n<li class="toc-1"><a href="#law">Law</a></li>\n</ol>',
    ),
    "the index names each page once": (
        Index("index-entry", "i1", (("L", (IndexEntry("law", ("mark-1", "mark-2", "mark-3")),)),), SPAN),
        '<div class="index-list" id="i1">\n<div class="index-group"><p class="index-letter">L</p>\n'
        '<ul class="index-entries"><li class="index-entry">law\u2002<a class="page-number" href="#mark-1">3</a>, '
        '<a class="page-number" href="#mark-3">5</a></li></ul></div>\n</div>',
    ),
    "the index counts places where pages are not known": (
        Index("index-entry", "i1", (("L", (IndexEntry("law", ("mark-1", "mark-9")),)),), SPAN),
        '<div class="index-list" id="i1">\n<div class="index-group"><p class="index-letter">L</p>\n'
        '<ul class="index-entries"><li class="index-entry">law\u2002<a class="page-number" href="#mark-1">1</a>, '
        '<a class="page-number" href="#mark-9">2</a></li></ul></div>\n</div>',
    ),
}


@pytest.mark.parametrize("name", SCREEN_BLOCKS)
def test_block_on_a_screen(name: str) -> None:
    block, markup = SCREEN_BLOCKS[name]
    assert render_block(block, SCREEN) == markup


def test_a_printed_page_begins_before_its_first_block_and_inside_an_item() -> None:
    medium = replace(SCREEN, breaks={"b1": ("12",), "p1": ("iv",)})
    mark = '<span id="page_{0}" epub:type="pagebreak" role="doc-pagebreak" aria-label="{0}"></span>'
    markup = render_block(List("list-item", "b1", False, 1, ((ITEM,),), SPAN), medium)
    assert markup.startswith(mark.format("12") + '<ul class="list"')
    assert f'<li class="list-item" id="p1">{mark.format("iv")}one</li>' in markup


def test_a_printed_page_begins_within_a_table_and_within_the_index() -> None:
    medium = replace(SCREEN, breaks={"t1.1": ("4",), "i1.1": ("5",)})
    table, index = render_block(BLOCKS["table"][0], medium), render_block(BLOCKS["index"][0], medium)
    assert '<tr><th scope="row" class="table-cell align-left"><span id="page_4" epub:type="pagebreak"' in table
    assert '<li class="index-entry"><span id="page_5" epub:type="pagebreak"' in index


def test_the_page_of_an_unknown_place_is_an_error() -> None:
    with pytest.raises(PublishError, match="unknown-page"):
        render_passage(passage(PageNumber("nowhere")), SCREEN)


# ----------------------------------------------------------------------------------------------------------- notes


def note(*blocks: Block) -> Note:
    return Note("3", "note-3", "call-3", "kk", blocks, SPAN)


def test_a_note_on_paper_is_phrasing_inside_its_call() -> None:
    blocks = paragraph("n1", "бір", lang="kk"), paragraph("n2", "two")
    assert inline_note(note(*blocks), PAPER) == (
        '<span class="note" id="note-3" data-number="3" data-call="call-3" lang="kk" xml:lang="kk">'
        '<span class="note-paragraph" id="n1">бір</span> '
        '<span class="note-paragraph" id="n2" lang="en" xml:lang="en">two</span></span>'
    )


def test_a_table_in_a_note_is_an_error() -> None:
    table = BLOCKS["table"][0]
    with pytest.raises(PublishError, match=r"specimen\.md:1:1: error\[note-block\]: a note cannot hold a table"):
        inline_note(note(table), PAPER)


# ------------------------------------------------------------------------------------------------ the whole of it


def parsed(markup: str) -> etree._Element:
    return etree.fromstring(f'<body xmlns:epub="http://www.idpf.org/2007/ops">{markup}</body>'.encode())


def sections() -> Iterator[str]:
    layout = specimen()
    for medium in (PAPER, replace(SCREEN, pages=dict.fromkeys(("table-1", "figure-1"), "1"))):
        for part in (*layout.front, *layout.body, *layout.back):
            yield render_section(part, medium)


def test_everything_is_well_formed_and_no_identifier_stands_twice() -> None:
    for markup in sections():
        identifiers = parsed(markup).xpath("//@id")
        assert len(identifiers) == len(set(identifiers))


def test_everything_that_is_said_is_written() -> None:
    body = specimen().body
    written = "".join("".join(parsed(render_section(part, PAPER)).itertext()) for part in body)
    alt = {node.alt for node in walk(body) if isinstance(node, Figure)}
    passages = (node for node in walk(body) if isinstance(node, Passage) and node not in alt)
    texts = [node.text for each in passages for node in walk(each) if isinstance(node, Text)]
    assert [text for text in texts if text not in written] == []


def test_a_word_is_never_cut_from_its_neighbour_by_a_break() -> None:
    assert words((Text("one"), LineBreak(), Text("two"))) == "one two"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"))))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    block = paragraph("p1", text, Code(text), link(Text(text), description=text + "!"))
    element = parsed(render_block(block, PAPER))
    assert "".join(element.itertext()) == text * 3
    assert element.xpath("string(//a/@aria-label)") == text + "!"


# ----------------------------------------------------------------------------------------------------------- style


def test_a_role_is_dressed_in_points_for_paper_and_in_ems_for_a_screen() -> None:
    theme = specimen().theme
    assert rule("caption", role_css(theme, "pt")) == (
        'font-size: 9pt; font-weight: 400; font-family: "Noto Sans", "Noto Sans Arabic", "Calibri", "Arial", '
        "sans-serif; "
        "line-height: 13pt; margin: 18pt 0 6pt 0; text-indent: 0; "
        "page-break-after: avoid; break-after: avoid; color: #1b1b1b;"
    )
    assert rule("caption", role_css(theme, "em")) == (
        'font-size: 0.9em; font-weight: 400; font-family: "Noto Sans", "Noto Sans Arabic", "Calibri", "Arial", '
        "sans-serif; "
        "line-height: 1.44; margin: 2em 0 0.667em 0; text-indent: 0; page-break-after: avoid; break-after: avoid;"
    )


def test_an_indent_stands_at_the_start_of_the_line() -> None:
    theme = specimen().theme
    assert "margin: 0 0 0 15pt;" in rule("definition", role_css(theme, "pt"))
    assert "margin: 0 15pt 0 0;" in rule("definition", role_css(theme, "pt", "rtl"))


def rule(role: str, sheet: str) -> str:
    """What a style sheet says of a role."""
    return sheet.partition(f".{role} {{ ")[2].partition(" }")[0]


def test_emphasis_is_bold_where_a_script_has_no_italics() -> None:
    theme = specimen().theme
    assert "em {" not in structure_css(theme)
    arabic = structure_css(dressed(theme, LANGUAGES["kk-Arab"]), "rtl")
    assert "em { font-style: normal; font-weight: 700; }" in arabic


@pytest.mark.parametrize(
    ("alignment", "ltr", "rtl"),
    [("left", "left", "right"), ("center", "center", "center"), ("right", "right", "right")],
)
def test_a_column_of_figures_stands_to_the_right_in_every_script(alignment: str, ltr: str, rtl: str) -> None:
    theme = specimen().theme
    rules = [rule(f"table-block .align-{alignment}", structure_css(theme, side)) for side in ("ltr", "rtl")]
    assert rules == [f"text-align: {ltr};", f"text-align: {rtl};"]


@pytest.mark.parametrize(
    ("lang", "text", "direction"),
    [
        ("kk-Arab", "https://example.org/a?b=1", "ltr"),
        ("kk-Arab", "www.gov.kz", "ltr"),
        ("kk-Arab", "info@example.org", "ltr"),
        ("kk-Arab", "بايانداما", None),
        ("kk-Arab", "Human Rights Watch", None),
        ("kk", "https://example.org/a?b=1", None),
    ],
)
def test_an_address_runs_from_left_to_right(lang: str, text: str, direction: str | None) -> None:
    shown = etree.fromstring(render_passage(passage(link(Text(text)), lang=lang), replace(PAPER, lang=lang)))
    assert shown.get("dir") == direction


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("تەلەفون: +7 701 123-45-67.", 'تەلەفون: <span dir="ltr">+7 701 123-45-67</span>.'),
        ("كۇنى 2019-06-09", 'كۇنى <span dir="ltr">2019-06-09</span>'),
        ("ا 8 (727) 272-12-12", 'ا <span dir="ltr">8 (727) 272-12-12</span>'),
        ("−5 °C-قا دەيىن", '<span dir="ltr">−5\xa0°C</span>-قا دەيىن'),
        ("404 000 تەڭگە", "404\xa0000\xa0تەڭگە"),
    ],
)
def test_a_figure_that_is_turned_can_be_searched_for_on_a_screen(typed: str, shown: str) -> None:
    [text] = typeset_runs([typed], LANGUAGES["kk-Arab"].typography)
    medium = replace(SCREEN, lang="kk-Arab")
    assert render_passage(passage(text, lang="kk-Arab"), medium) == shown
    assert "\u200e" not in shown


def test_a_run_in_heading_stands_where_its_text_begins() -> None:
    text = passage("Strikes are rare.", lang="en")
    block = RunIn("run-in", "r", 4, passage("ەرەۋىلدەر.", lang="kk-Arab"), text, SPAN)
    shown = etree.fromstring(render_block(block, replace(PAPER, lang="kk-Arab")))
    assert [(each.tag, each.get("lang"), each.get("dir")) for each in shown.iter()] == [
        ("div", "en", "ltr"),
        ("h4", "kk-Arab", "rtl"),
        ("p", None, None),
    ]


def test_an_item_that_runs_the_other_way_has_room_for_its_mark() -> None:
    theme = specimen().theme
    assert 'li[dir="rtl"] { margin-left: 0; margin-right: 15pt; }' in role_css(theme, "pt")
    assert 'li[dir="ltr"] { margin-right: 0; margin-left: 15pt; }' in role_css(theme, "pt", "rtl")


def test_pages_of_an_index_entry_have_the_comma_of_the_language() -> None:
    index = Index("index-entry", "i", (("А", (IndexEntry("x", ("a", "b")),)),), SPAN)
    medium = replace(PAPER, lang="kk-Arab", pages={"a": "1", "b": "2"}, comma="، ")
    assert "".join(etree.fromstring(render_block(index, medium)).itertext()).strip() == "А\nx\u20021، 2"


def test_a_word_of_the_index_that_stands_in_for_another_says_its_language() -> None:
    index = Index("index-entry", "i", (("L", (IndexEntry("law", ("a",), "en"),)),), SPAN)
    (word,) = etree.fromstring(render_block(index, replace(PAPER, lang="kk-Arab"))).iter("span")
    assert (word.text, word.get("lang"), word.get("dir")) == ("law", "en", "ltr")
