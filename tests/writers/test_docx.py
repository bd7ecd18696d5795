"""What a reader and Word find in a document."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from publish.document.nodes import Alignment, Code, Text
from publish.document.walk import walk
from publish.language import LANGUAGES
from publish.layout.model import (
    Admonition,
    Block,
    Caption,
    Emphasis,
    Figure,
    Index,
    IndexEntry,
    Inline,
    Layout,
    List,
    Mark,
    Note,
    NoteCall,
    PageMap,
    Paragraph,
    Passage,
    Reference,
    RunIn,
    Strong,
    Table,
)
from publish.layout.roles import ROLES
from publish.layout.themes import dressed
from publish.writers.docx import write
from publish.writers.docx.bookmarks import bookmark_name
from publish.writers.docx.styles import STYLE_NAMES
from publish.writers.xhtml import words
from tests.writers.docx_outline import outline
from tests.writers.specimen import HOSTILE, PAGES, SPAN, paragraph, passage, section, specimen, with_body

GOLDEN = Path(__file__).parent / "golden" / "docx"
OUTLINE = Path(__file__).parent / "docx_outline.txt"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
}
WORD = re.compile(r"\w+")
SEEN = {f"{{{W}}}noBreakHyphen": "\u2011", f"{{{W}}}tab": "\t", f"{{{W}}}br": "\n", f"{{{W}}}softHyphen": "\u00ad"}
Element = Any
"""An element of lxml; where an attribute or a child is missing, the test fails as it should."""


@dataclass
class Document:
    """A document as Word opens it."""

    data: bytes

    @cached_property
    def members(self) -> dict[str, bytes]:
        """Every file, by its name in the archive."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    @cached_property
    def trees(self) -> dict[str, Element]:
        """The parts that are markup."""
        return {name: etree.fromstring(data) for name, data in self.members.items() if name.endswith((".xml", ".rels"))}

    def find(self, path: str, part: str = "document") -> list[Any]:
        found: list[Any] = self.trees[f"word/{part}.xml"].xpath(path, namespaces=NAMES)
        return found

    @cached_property
    def style_names(self) -> dict[str, str]:
        """Id -> name."""
        return {
            style.get(f"{{{W}}}styleId"): value(style.find("w:name", NAMES))
            for style in self.find("//w:style", "styles")
        }

    @cached_property
    def bases(self) -> dict[str, str]:
        """Name of a style -> name of the one that it differs from by where its paragraphs stand."""
        variants = self.find("//w:style[@w:type='paragraph' and @w:customStyle and not(w:qFormat)]", "styles")
        return {
            value(each.find("w:name", NAMES)): self.style_names[value(each.find("w:basedOn", NAMES))]
            for each in variants
        }

    def style_of(self, element: Element) -> str:
        """The name of a paragraph's style, or of the one that this differs from."""
        name = self.exact_style_of(element)
        return self.bases.get(name, name)

    def exact_style_of(self, element: Element) -> str:
        """The name of a paragraph's style."""
        return self.style_names[value(element.find("w:pPr/w:pStyle", NAMES))]

    def said(self, element: Element, path: str) -> Any:
        """What a paragraph, or else its style, or else the one that this is based on, says: `outlineLvl`."""
        style = element.find("w:pPr/w:pStyle", NAMES)
        while element is not None:
            if (found := element.find(f"w:pPr/w:{path}", NAMES)) is not None:
                return found
            style = element.find("w:basedOn", NAMES) if element.tag == f"{{{W}}}style" else style
            element = self.styles.get(value(style)) if style is not None else None
        return None

    @cached_property
    def styles(self) -> dict[str, Element]:
        """Id -> definition."""
        return {style.get(f"{{{W}}}styleId"): style for style in self.find("//w:style", "styles")}

    def lines(self, style: str = "", part: str = "document") -> list[str]:
        """The text of each paragraph (in one style), as it is read."""
        return [text_of(p) for p in self.find("//w:p", part) if not style or self.style_of(p) == style]

    def line(self, text: str) -> Element:
        """The one paragraph that reads so."""
        (found,) = [p for p in self.find("//w:p") if text_of(p) == text]
        return found

    def runs_of(self, style: str) -> list[Element]:
        """The runs of the paragraphs in one style."""
        return [run for p in self.find("//w:p") if self.style_of(p) == style for run in p.iter(f"{{{W}}}r")]

    def run(self, text: str) -> Element:
        """The first run of this text."""
        return next(run for run in self.find("//w:r") if text_of(run) == text)

    def instructions(self, part: str = "document") -> list[str]:
        """What the fields are told."""
        return [code.text.strip() for code in self.find("//w:instrText", part)]

    @cached_property
    def links(self) -> dict[str, str]:
        """Id -> target of each relationship of the text."""
        return {each.get("Id"): each.get("Target") for each in self.trees["word/_rels/document.xml.rels"]}


def value(element: Element) -> str:
    found: str = element.get(f"{{{W}}}val")
    return found


def text_of(element: Element) -> str:
    """What is seen of an element: no instructions of fields."""
    return "".join(_seen(element))


def _seen(element: Element) -> Iterator[str]:
    for part in element.iter(f"{{{W}}}t", *SEEN):
        if part.getparent().tag == f"{{{W}}}r":  # tab stops are tabs, too
            yield SEEN.get(part.tag) or part.text


def document(layout: Layout, pages: PageMap | None = None) -> Document:
    return Document(write(layout, pages))


def body(*blocks: Block) -> Document:
    return document(with_body(*blocks))


@pytest.fixture(scope="module")
def whole() -> Document:
    """The specimen with the pages of its PDF."""
    return document(specimen(), PAGES)


# -------------------------------------------------------------------------------------------------------- package


def test_the_same_layout_gives_the_same_bytes(whole: Document) -> None:
    assert write(specimen(), PAGES) == whole.data


def test_no_file_tells_when_it_was_made(whole: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(whole.data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_python_docx_reads_it(whole: Document) -> None:
    opened = docx.Document(io.BytesIO(whole.data))
    assert [p.text for p in opened.paragraphs if p.style and p.style.name == "Heading 2"] == ["7.1\tStrikes"]


def test_nothing_of_a_template_is_left(whole: Document) -> None:
    everything = b"".join(data for name, data in whole.members.items() if name.endswith(".xml"))
    for trace in (b"python-docx", b"2013", b"Microsoft Macintosh", b"rsid", b"Calibri Light", b"theme1"):
        assert trace not in everything
    assert not [name for name in whole.members if "thumbnail" in name or "theme" in name]


def test_core_properties_are_those_of_the_edition(whole: Document) -> None:
    core = whole.trees["docProps/core.xml"]
    assert {etree.QName(each).localname: each.text for each in core} == {
        "title": f"Rights at Work: {HOSTILE}",
        "subject": "Labour rights, Kazakhstan",
        "creator": "Institute of Labour & Rights",
        "description": "What the law says, and what is done.",
        "identifier": "urn:uuid:3f2b1c9e-5d4a-5b6c-8d7e-9f0a1b2c3d4e",
        "language": "en-GB",
        "lastModifiedBy": "Institute of Labour & Rights",
        "revision": "1",
        "created": "2024-04-22T12:00:00Z",
        "modified": "2024-04-22T12:00:00Z",
    }


def test_pictures_leave_their_names_at_home(whole: Document) -> None:
    assert [name for name in whole.members if "picture" in name] == []
    assert {"word/media/image1.png", "word/media/image2.svg"} <= set(whole.members)


@pytest.mark.parametrize("part", ["document", "footnotes", "header2", "numbering", "settings", "styles"])
def test_golden(whole: Document, part: str, update_golden: bool) -> None:
    tree = etree.fromstring(whole.members[f"word/{part}.xml"])
    etree.indent(tree)
    written = etree.tostring(tree, encoding="unicode") + "\n"
    golden = GOLDEN / f"{part}.xml"
    if update_golden:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(written, "utf-8")
    assert written == golden.read_text("utf-8")


def test_outline(whole: Document, update_golden: bool) -> None:
    """A paragraph a line, as a reader of the XML finds it: styles, levels, bookmarks, fields with results, sections."""
    written = outline(whole.data)
    if update_golden:
        OUTLINE.write_text(written, "utf-8")
    assert written == OUTLINE.read_text("utf-8")


# --------------------------------------------------------------------------------------------------------- styles


def test_every_role_has_a_style_of_its_own() -> None:
    assert set(STYLE_NAMES) == set(ROLES)
    assert len(set(STYLE_NAMES.values())) == len(ROLES)


def test_every_style_that_is_used_is_defined(whole: Document) -> None:
    used = {
        value(style)
        for name, tree in whole.trees.items()
        if name.startswith("word/") and name.endswith(".xml")
        for style in tree.xpath("//w:pStyle|//w:rStyle|//w:tblStyle|//w:basedOn|//w:next", namespaces=NAMES)
    }
    assert used <= set(whole.style_names)


def test_every_paragraph_has_a_style(whole: Document) -> None:
    assert not whole.find("//w:p[not(w:pPr/w:pStyle)]")


def test_every_role_of_the_specimen_is_in_its_style(whole: Document) -> None:
    assert whole.lines("heading 1") == ["Rights & duties", "Summary"]
    assert whole.lines("Section Label") == ["Section 7"]
    assert whole.lines("heading 3") == ["a\tЕреуілдер", "b\tData"]
    assert whole.lines("Cover Title") == ["Rights at Work"]
    assert whole.lines("Quote") == ["No one shall be forced to work."]
    assert whole.lines("Admonition Title") == ["Take care"]
    assert whole.lines("HTML Preformatted") == ["if a < b:\n    stop & go"]
    assert whole.lines("Definition Term") == ["әкім", "KNB", "maslikhat"]
    assert whole.lines("Table Heading") == ["Year", "Inspections", "Қала"]


def test_faces_are_named_for_every_script(whole: Document) -> None:
    faces = {
        tuple(fonts.get(f"{{{W}}}{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
        for fonts in whole.find("//w:style//w:rFonts", "styles")
    }
    assert faces == {
        ("Noto Serif", "Noto Serif", "Noto Serif", "Noto Naskh Arabic"),
        ("Noto Sans", "Noto Sans", "Noto Sans", "Noto Sans Arabic"),
        ("Noto Sans Mono", "Noto Sans Mono", "Noto Sans Mono", "Noto Sans Mono"),
    }
    named = whole.find("//w:font/@w:name", "fontTable")
    assert {face for slots in faces for face in slots} == set(named)


def test_the_text_is_read_in_order(whole: Document) -> None:
    lines = whole.lines()
    after = [
        lines.index(text) for text in ("22 April 2024", "Contents", "Section 7", "7.1\tStrikes", "In short.", "Index")
    ]
    assert after == sorted(after)


def test_hostile_characters_come_out_as_they_went_in(whole: Document) -> None:
    assert [line for line in whole.lines() if HOSTILE in line]
    assert HOSTILE in whole.lines("footnote text", "footnotes")[2]
    assert HOSTILE in whole.find("//wp:docPr[@descr]/@descr")[0]


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert "ab" in body(paragraph("p", "a\x0c\ud800b")).lines()


def test_hyphens_are_those_of_word() -> None:
    written = body(paragraph("p", "50\u2011ге ең\u00adбек"))
    assert written.lines()[-1] == "50\u2011ге ең\u00adбек"
    assert written.find("//w:noBreakHyphen")
    assert written.find("//w:softHyphen")


def test_bold_stays_bold_in_a_bold_paragraph() -> None:
    written = body(section("section", "s", passage(Strong((Text("sure"),))), level=2))
    assert written.run("sure").find("w:rPr", NAMES) is None, "Word would take bold away again"


BY_HAND = ("spacing", "ind", "jc", "pBdr", "shd", "tabs", "keepNext", "keepLines", "outlineLvl")


@pytest.mark.parametrize("part", ["document", "footnotes"])
def test_no_paragraph_is_formatted_by_hand(whole: Document, turned: Document, part: str) -> None:
    for written in (whole, turned):
        assert not written.find(f"//w:p/w:pPr/*[{' or '.join(f'self::w:{name}' for name in BY_HAND)}]", part)


def test_a_number_in_a_bold_heading_is_light_by_its_style(whole: Document) -> None:
    styles = whole.line("7.1\tStrikes").xpath("w:r[w:t='7.1']/w:rPr/*", namespaces=NAMES)
    assert [value(style) for style in styles] == ["HeadingNumber"]
    (style,) = whole.find("//w:style[w:name/@w:val='Heading Number']/w:rPr", "styles")
    assert style.find("w:b", NAMES) is not None, "bold in bold is light"


def test_who_restyles_the_styles_of_the_roles_restyles_everything(whole: Document, turned: Document) -> None:
    for written in (whole, turned):
        for name in written.bases:
            (style,) = written.find(f"//w:style[w:name/@w:val='{name}']", "styles")
            members = [etree.QName(member).localname for member in style]
            assert members == ["name", "basedOn", "pPr"], "letters, colours and lines are those of the style below it"
            spaces = style.xpath("w:pPr/w:spacing/@*", namespaces=NAMES)
            assert all(etree.QName(each.attrname).localname in {"before", "after"} for each in spaces)


def test_what_stands_before_a_list_differs_from_its_style_by_the_space_below_alone() -> None:
    item = paragraph("i", "item", role="list-item")
    written = body(paragraph("p", "Three:"), List("list-item", "l", False, 1, ((item,),), SPAN), paragraph("q", "So."))
    line = written.line("Three:")
    assert written.exact_style_of(line) == "Body Text First Indent (6 pt below)"
    (style,) = written.find("//w:style[w:name/@w:val='Body Text First Indent (6 pt below)']", "styles")
    assert value(style.find("w:basedOn", NAMES)) == "BodyTextFirstIndent"
    assert [dict(each.attrib) for each in style.find("w:pPr", NAMES)] == [{f"{{{W}}}after": "120"}]


# ------------------------------------------------------------------------------------------------------- language


def test_the_document_has_the_language_of_the_edition(whole: Document) -> None:
    assert whole.find("//w:docDefaults//w:lang/@w:val", "styles") == ["en-GB"]
    assert whole.find("//w:themeFontLang/@w:val", "settings") == ["en-GB"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Құқықтар мен міндеттер", "kk-KZ"), (" и обязанности", "ru-RU"), ("еңбек", "kk-KZ"), ("Алматы", "kk-KZ")],
)
def test_a_run_says_its_language_where_it_changes(whole: Document, text: str, lang: str) -> None:
    assert whole.run(text).xpath("w:rPr/w:lang/@w:val", namespaces=NAMES) == [lang]


def test_runs_of_the_edition_s_language_say_nothing(whole: Document) -> None:
    assert whole.run("In short.").find("w:rPr", NAMES) is None


@pytest.mark.parametrize(
    ("tag", "region"), [("kk-Latn", "kk-Latn-KZ"), ("kk-Arab", "kk-Arab-CN"), ("en", "en-US"), ("de-CH", "de-CH")]
)
def test_a_run_s_language_has_the_region_that_word_knows_it_by(tag: str, region: str) -> None:
    written = document(replace(with_body(paragraph("p", "еңбек", lang=tag)), lang="ru", region_lang="ru-RU"))
    assert written.run("еңбек").xpath("w:rPr/w:lang/@w:val", namespaces=NAMES) == [region]


# -------------------------------------------------------------------------------------------------- right to left


def arabic(layout: Layout) -> Layout:
    """The layout as an edition in Kazakh in Arabic letters."""
    theme, labels = dressed(layout.theme, LANGUAGES["kk-Arab"]), {**layout.labels, "comma": "، "}
    return replace(layout, lang="kk-Arab", region_lang="kk-Arab-CN", direction="rtl", theme=theme, labels=labels)


def arabic_body(*blocks: Block) -> Document:
    return document(arabic(with_body(*blocks)))


def kazakh(anchor: str, *inlines: Inline | str, role: str = "body") -> Paragraph:
    return paragraph(anchor, *inlines, role=role, lang="kk-Arab")


@pytest.fixture(scope="module")
def turned() -> Document:
    """The English specimen in an edition from right to left, as if nothing of it was translated."""
    return document(arabic(specimen()), PAGES)


def test_right_to_left_is_said_everywhere(turned: Document) -> None:
    assert turned.find("//w:docDefaults//w:lang/@w:bidi", "styles") == ["kk-Arab-CN"]
    assert turned.find("//w:themeFontLang/@w:bidi", "settings") == ["kk-Arab-CN"]
    assert len(turned.find("//w:tblPr/w:bidiVisual")) == len(turned.find("//w:tbl"))
    assert len(turned.find("//w:sectPr[w:bidi and w:rtlGutter]")) == len(turned.find("//w:sectPr"))


def test_every_paragraph_style_runs_from_right_to_left_but_that_of_code(turned: Document) -> None:
    straight = turned.find(
        "//w:style[w:basedOn/@w:val='Normal'][not(w:pPr/w:bidi[not(@w:val)])]/w:name/@w:val", "styles"
    )
    assert straight == ["HTML Preformatted"]
    assert turned.find("//w:style[w:name/@w:val='HTML Preformatted']/w:pPr/w:bidi/@w:val", "styles") == ["0"]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("ەڭبەك", "rtl:ەڭبەك"),
        ("7.2-ٴبولىم", "rtl:7.2-ٴبولىم"),
        ("9–13 ماۋسىم", "rtl:9–13 ماۋسىم"),
        ("50\u00a0%", "rtl:50\u00a0%"),
        ("94,2", "rtl:94,2"),
        ("2019-06-09", "rtl:2019-06-09"),
        ("404\u00a0000 تەڭگە", "cs:404\u202f000|rtl: تەڭگە"),
        ("(1\u00a0000\u00a0000,5)", "rtl:(|cs:1\u202f000\u202f000,5|rtl:)"),
        ("380\u00a0000–404\u00a0000", "cs:380\u202f000|rtl:–|cs:404\u202f000"),
        ("№\u00a05\u00a02019", "rtl:№\u00a05\u00a02019"),
        ("ماۋسىمدا Chevron كومپانياسى", "rtl:ماۋسىمدا |:Chevron|rtl: كومپانياسى"),
        ("«Chevron»، «Shell»", "rtl:«|:Chevron|rtl:»، «|:Shell|rtl:»"),
        ("(U.S. Department of State)", "rtl:(|:U.S. Department of State|rtl:)"),
        ("Johnson & Johnson.", ":Johnson & Johnson|rtl:."),
        ("COVID-19، 4G", ":COVID-19|rtl:، |:4G"),
        ("12\u00a0kg", "rtl:12\u00a0|:kg"),
        ("https://example.org/a?b=1", ":https://example.org/a?b=1"),
        ("urn:uuid:fd97-40bb", ":urn:uuid:fd97-40bb"),
        ("ЖШС «Мұнай»", ":ЖШС|rtl: «|:Мұнай|rtl:»"),
    ],
)
def test_a_run_from_right_to_left_holds_no_letters_that_run_the_other_way(text: str, runs: str) -> None:
    marks = [
        f"{''.join(etree.QName(mark).localname for mark in run.xpath('w:rPr/*', namespaces=NAMES))}:{text_of(run)}"
        for run in arabic_body(kazakh("p", text)).runs_of("Body Text First Indent")
    ]
    assert "|".join(marks) == runs


def test_code_runs_from_left_to_right_also_in_a_line() -> None:
    run = arabic_body(kazakh("p", Code("a - b"))).run("a - b")
    assert [value(mark) for mark in run.find("w:rPr", NAMES)] == ["HTMLCode"]


@pytest.mark.parametrize("part", ["styles", "numbering"])
def test_arabic_letters_have_size_and_weight_of_their_own_and_no_italics(turned: Document, part: str) -> None:
    for letters in turned.find("//w:rPr[w:sz]", part):
        assert letters.xpath("w:szCs/@w:val", namespaces=NAMES) == letters.xpath("w:sz/@w:val", namespaces=NAMES)
        assert bool(letters.xpath("w:bCs", namespaces=NAMES)) == bool(letters.xpath("w:b", namespaces=NAMES))
    assert not turned.find("//w:iCs|//w:rPr/w:spacing|//w:style[@w:type='paragraph']//w:i", part)


def test_emphasis_in_arabic_letters_is_bold() -> None:
    written = arabic_body(kazakh("p", Emphasis((Text("ەڭبەك"),))))
    assert written.run("ەڭبەك").xpath("w:rPr/w:rStyle/@w:val", namespaces=NAMES) == ["Strong"]


def test_arabic_words_in_another_edition_are_emphasised_by_weight() -> None:
    written = body(kazakh("p", Emphasis((Text("ەڭبەك"),))))
    assert written.run("ەڭبەك").xpath("w:rPr/w:rStyle/@w:val", namespaces=NAMES) == ["Emphasis"]
    assert written.find("//w:style[w:name/@w:val='Emphasis']/w:rPr/w:bCs", "styles")
    assert written.style_of(written.line("ەڭبەك")) == "Body Text First Indent"
    assert written.line("ەڭبەك").find("w:pPr/w:bidi", NAMES) is not None


def test_the_binding_and_the_numbers_of_headings_are_at_the_right(turned: Document) -> None:
    inner, outer = (str(round(millimetres / 25.4 * 1440)) for millimetres in (50, 32))
    margins = [(margin.get(f"{{{W}}}right"), margin.get(f"{{{W}}}left")) for margin in turned.find("//w:pgMar")]
    assert margins[3:] == [(inner, outer)] * len(margins[3:])


def test_the_bar_and_the_foot_of_the_cover_are_at_the_right(turned: Document) -> None:
    assert turned.find("//wp:positionH[@relativeFrom='margin']/wp:align/text()") == ["right"]
    assert turned.find("//w:framePr/@w:xAlign") == ["right", "right"]


@pytest.mark.parametrize(("lang", "moved"), [("kk-Arab", "right"), ("en", "left")])
def test_the_edge_of_a_box_is_at_the_right_whatever_is_in_it(lang: str, moved: str) -> None:
    item = paragraph("i", "item", role="admonition", lang=lang)
    inner = List("list-item", "l", False, 1, ((item,),), SPAN)
    written = arabic_body(Admonition("admonition", "box", "note", passage("Note", lang=lang), (inner,), SPAN))
    (marked,) = written.find("//w:p[w:pPr/w:numPr]")
    edges = {side: written.said(marked, f"pBdr/w:{side}") for side in ("left", "right")}
    sizes = {side: edge.get(f"{{{W}}}sz") for side, edge in edges.items()}
    spaces = {side: int(edge.get(f"{{{W}}}space")) for side, edge in edges.items()}
    assert sizes == {"left": "4", "right": "20"}
    assert spaces[moved] >= max(spaces.values())


def test_what_is_not_translated_runs_from_left_to_right(turned: Document) -> None:
    for style in ("heading 1", "Quote", "Admonition", "Definition Term", "Source", "Cover Title"):
        for line in (p for p in turned.find("//w:p") if turned.style_of(p) == style):
            assert line.xpath("w:pPr/w:bidi/@w:val", namespaces=NAMES) == ["0"], text_of(line)
    assert turned.run("In short.").xpath("w:rPr/w:lang/@w:val", namespaces=NAMES) == ["en-US"]
    assert turned.run("In short.").find("w:rPr/w:rtl", NAMES) is None


def test_lines_of_contents_and_captions_go_the_way_of_the_edition(turned: Document) -> None:
    for style in ("toc 1", "toc 2", "table of figures", "caption", "header"):
        for line in (p for p in turned.find("//w:p") if turned.style_of(p) == style):
            assert line.find("w:pPr/w:bidi", NAMES) is None, "its style says so"
    (page,) = turned.line("7\tRights & duties\t1").xpath(".//w:r[w:t='1']", namespaces=NAMES)
    assert [etree.QName(mark).localname for mark in page.find("w:rPr", NAMES)] == ["noProof", "webHidden", "rtl"]


@pytest.mark.parametrize(
    ("edition", "alignment", "lang", "jc"),
    [
        ("kk-Arab", "left", "kk-Arab", []),
        ("kk-Arab", "left", "en", ["right"]),
        ("kk-Arab", "right", "kk-Arab", []),
        ("kk-Arab", "right", "en", ["right"]),
        ("kk-Arab", "center", "kk-Arab", ["center"]),
        ("en", "left", "en", []),
        ("en", "left", "kk-Arab", ["right"]),
        ("en", "right", "en", ["right"]),
        ("en", "right", "kk-Arab", []),
    ],
)
def test_a_column_has_one_edge_in_every_language(edition: str, alignment: Alignment, lang: str, jc: list[str]) -> None:
    cell = passage("1", lang=lang)
    table = replace(_table(None), head=(passage(""),), rows=((cell,),), alignments=(alignment,), widths=(1.0,))
    written = arabic_body(table) if edition == "kk-Arab" else body(table)
    (line,) = written.find("//w:tr[last()]/w:tc/w:p")
    said = written.said(line, "jc")
    assert ([] if said is None else [value(said)]) == jc


def test_cells_have_room_on_both_sides_from_right_to_left(turned: Document) -> None:
    margins = "//w:style[w:name/@w:val='Publication Table']//w:tblCellMar/w:*[self::w:left or self::w:right]/@w:w"
    assert turned.find(margins, "styles") == ["120", "120"]


def test_numbers_of_items_stand_where_their_lines_begin(turned: Document) -> None:
    assert set(turned.find("//w:lvlJc/@w:val", "numbering")) == {"left"}
    assert turned.find("//w:lvl[w:numFmt/@w:val='decimal' and not(w:rPr/w:rtl)]", "numbering") == []
    assert turned.find("//w:lvl[w:numFmt/@w:val='bullet' and w:rPr/w:rtl]", "numbering") == []


def test_a_note_begins_as_its_text_runs() -> None:
    notes = [_note("1", "1"), replace(_note("2", "2"), lang="kk-Arab", blocks=(kazakh("n", "ەسكەرتۋ.", role="note"),))]
    layout = _with_notes(*notes)
    written = document(arabic(layout))
    english, own = written.find("//w:footnote[w:p//w:footnoteRef]", "footnotes")
    assert english.xpath("w:p/w:pPr/w:bidi/@w:val", namespaces=NAMES) == ["0"]
    assert not english.xpath(".//w:rtl", namespaces=NAMES)
    assert len(own.xpath(".//w:r/w:rPr/w:rtl", namespaces=NAMES)) == 3


def test_pages_of_an_index_have_the_comma_of_its_script() -> None:
    index = section("index", "index", "كورسەتكىش", Index("index-entry", "i", (("ە", (_entry("ەڭبەك", 2),)),), SPAN))
    layout = replace(with_body(kazakh("p", Mark("m0"), Mark("m1"))), back=(index,))
    written = document(arabic(layout), {"m0": "1", "m1": "4"})
    assert written.lines("index 1") == ["ەڭبەك\u20021، 4"]
    assert [code for code in written.instructions() if code.startswith("INDEX")] == [
        'INDEX \\c "2" \\e "\u2002" \\h "A" \\l "، "'
    ]


def test_the_head_of_a_page_says_the_language_of_the_chapter(turned: Document) -> None:
    (title,) = turned.find("//w:r[w:t='Rights & duties']", "header2")
    assert [etree.QName(mark).localname for mark in title.find("w:rPr", NAMES)] == ["lang"]


def test_word_sorts_an_index_in_latin_letters_as_kazakh() -> None:
    index = section("index", "index", "Körsetkış", Index("index-entry", "i", (("E", (_entry("eñbek", 1),)),), SPAN))
    layout = replace(with_body(paragraph("p", Mark("m0"))), back=(index,), lang="kk-Latn", region_lang="kk-Latn-KZ")
    (code,) = [code for code in document(layout).instructions() if code.startswith("INDEX")]
    assert code.endswith('\\z "2111"')


# ------------------------------------------------------------------------------------------ links, notes, bookmarks


def test_everything_that_is_pointed_to_is_there(whole: Document) -> None:
    bookmarks = whole.find("//w:bookmarkStart/@w:name")
    fields = [code.split()[1] for code in whole.instructions() if code.startswith("PAGEREF")]
    pointed = {*whole.find("//w:hyperlink/@w:anchor"), *fields}
    assert pointed <= set(bookmarks)
    assert len(bookmarks) == len(set(bookmarks))


@pytest.mark.parametrize("anchor", ["rights", "b_12", "b-12", "B-12", "a" * 60, "құқық", "1.2", ""])
def test_a_bookmark_s_name_is_one_that_word_takes(anchor: str) -> None:
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", bookmark_name(anchor))


def test_anchors_have_different_bookmarks_also_for_word_which_ignores_case() -> None:
    anchors = ["b-1", "b_1", "B-1", "b--1", "b.1", "a" * 60, "a" * 61]
    assert len({bookmark_name(anchor).lower() for anchor in anchors}) == len(anchors)


def test_a_paragraph_that_is_referred_to_has_a_bookmark() -> None:
    written = body(paragraph("there", "There."), paragraph("here", Reference("there", "", (Text("there"),))))
    assert bookmark_name("there") in written.find("//w:bookmarkStart/@w:name")
    assert bookmark_name("here") not in written.find("//w:bookmarkStart/@w:name")


def test_a_link_leads_out_and_says_where(whole: Document) -> None:
    (link,) = whole.find("//w:hyperlink[@r:id]")
    assert whole.links[link.get(f"{{{NAMES['r']}}}id")] == "https://example.org/?a=1&b=2"
    assert link.get(f"{{{W}}}tooltip") == "law, on example.org"
    assert text_of(link) == "law"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("section 7.1", {"7.1": "REF _Ref_strikes_number_"}),
        ("7.1-бөлімді, «Strikes»", {"7.1": "REF _Ref_strikes_number_", "Strikes": "REF _Ref_strikes "}),
        ("see 7.1.2, Strikeset", {}),
    ],
)
def test_a_number_or_title_in_a_reference_is_a_field(words: str, shown: dict[str, str]) -> None:
    target = section("section", "strikes", "Strikes", paragraph("s", "text"), level=2, number="7.1")
    written = body(paragraph("p", Reference("strikes", "", (Text(words),))), target)
    codes = [code for code in written.instructions() if code.startswith("REF")]
    assert all(code.startswith(start) for code, start in zip(codes, shown.values(), strict=True))
    assert {code.split()[1] for code in codes} <= set(written.find("//w:bookmarkStart/@w:name"))
    assert text_of(written.find("//w:hyperlink")[0]) == words
    for text, code in zip(shown, codes, strict=True):
        assert bookmarked(written, code.split()[1]) == text


def test_the_number_above_a_title_is_what_a_reference_shows() -> None:
    chapter = section("chapter", "work", "Еңбек", paragraph("p", "x"), label="7-бөлім", number="7")
    link = paragraph("q", Reference("work", "", (Text("7-бөлімді қараңыз"),)))
    written = document(replace(with_body(link), body=(chapter, section("chapter", "b", "B", link))))
    (code,) = [code for code in written.instructions() if code.startswith("REF")]
    assert bookmarked(written, code.split()[1]) == "7"
    assert written.lines("Section Label") == ["7-бөлім"]


def test_the_number_of_a_table_is_a_field_wherever_the_language_puts_it() -> None:
    table = _table(Caption("3-кесте", "3", passage("Тексерулер", lang="kk")))
    written = body(paragraph("p", Reference("t", "", (Text("3-кестені қараңыз"),))), table)
    (code,) = [code for code in written.instructions() if code.startswith("REF")]
    assert code.endswith("\\h \\* MERGEFORMAT")
    assert bookmarked(written, code.split()[1]) == "3"
    assert bookmarked(written, bookmark_name("t")) == "3-кесте"


def bookmarked(written: Document, name: str) -> str:
    """The text between the two ends of a bookmark."""
    (start,) = written.find(f"//w:bookmarkStart[@w:name='{name}']")
    number, found, node = start.get(f"{{{W}}}id"), "", start.getnext()
    while not (node.tag == f"{{{W}}}bookmarkEnd" and node.get(f"{{{W}}}id") == number):
        found, node = found + text_of(node), node.getnext()
    return found


def test_the_contents_lead_to_bookmarks_as_word_makes_them(whole: Document) -> None:
    (control,) = whole.find("//w:sdt")
    links = control.xpath(".//w:hyperlink/@w:anchor", namespaces=NAMES)
    assert links[:3] == ["_Toc100000001", "_Toc100000002", "_Toc100000003"]
    assert [bookmarked(whole, name) for name in links[:3]] == ["Rights & duties", "7.1\tStrikes", "a\tЕреуілдер"]
    (table,) = whole.find("//w:p[w:pPr/w:pStyle/@w:val='TableOfFigures']//w:hyperlink/@w:anchor")
    assert bookmarked(whole, table) == "Table 1\u2002Inspections by year"


def test_a_reference_holds_the_page_that_the_pdf_found(whole: Document) -> None:
    (link,) = whole.find("//w:hyperlink[@w:tooltip='Table 1: Inspections']")
    assert text_of(link) == "page 2"
    assert f"PAGEREF {bookmark_name('table-1')} \\h" in whole.instructions()


def test_notes_are_footnotes(whole: Document) -> None:
    assert whole.find("//w:footnoteReference/@w:id") == ["1", "2"]
    assert whole.find("//w:footnote/@w:id", "footnotes") == ["-1", "0", "1", "2"]
    first, second = whole.find("//w:footnote[w:p//w:footnoteRef]", "footnotes")
    assert [text_of(p) for p in first] == [f"\u2002Labour Code, article 1. {HOSTILE}", "See also the Constitution."]
    assert text_of(second) == "\u2002Есеп, 12-бет."


def test_a_number_that_word_would_count_otherwise_is_written() -> None:
    written = document(_with_notes(_note("7", "7")))
    (call,) = written.find("//w:footnoteReference")
    assert call.get(f"{{{W}}}customMarkFollows") == "1"
    assert text_of(call.getparent()) == "7"
    assert written.lines("footnote text", "footnotes")[-1] == "7\u2002Note 7."


def test_a_note_that_a_note_calls_stands_below_it() -> None:
    written = document(_with_notes(_note("1", "1", NoteCall("2", "call-2", "note-2")), _note("2", "2")))
    (note,) = written.find("//w:footnote[w:p//w:footnoteRef]", "footnotes")
    assert [text_of(p) for p in note] == ["\u2002Note 1.2", "2\u2002Note 2."]


def _note(number: str, name: str, *more: NoteCall) -> Note:
    text = paragraph(f"note-{name}-p", f"Note {number}.", *more, role="note")
    return Note(number, f"note-{name}", f"call-{name}", "en", (text,), SPAN)


def _with_notes(*notes: Note) -> Layout:
    first = notes[0]
    return replace(with_body(paragraph("p", NoteCall(first.number, first.call, first.anchor))), notes=notes)


# ------------------------------------------------------------------------------------------------ headings, contents


def test_headings_are_outlined_and_stay_with_their_text(whole: Document) -> None:
    for level in (1, 2, 3, 4):
        path = f"//w:style[w:name/@w:val='heading {level}']/w:pPr"
        (properties,) = whole.find(path, "styles")
        assert value(properties.find("w:outlineLvl", NAMES)) == str(level - 1)
        assert properties.find("w:keepNext", NAMES) is not None
        assert properties.find("w:keepLines", NAMES) is not None


def test_back_matter_is_outlined_as_the_contents_list_it(whole: Document) -> None:
    levels = {
        text_of(p): whole.said(p, "outlineLvl") for p in whole.find("//w:p") if whole.style_of(p) == "TOC Heading"
    }
    assert {text for text, level in levels.items() if level is not None} == {"Abbreviations", "Glossary", "Index"}


def test_a_run_in_heading_goes_on_in_its_line() -> None:
    written = body(RunIn("run-in", "cases", 3, passage("Cases"), passage("There were some."), SPAN))
    lead = written.line("Cases.\u2002")
    assert lead.find("w:pPr/w:rPr/w:specVanish", NAMES) is not None
    assert written.style_of(lead) == "Run-in Heading"
    assert value(written.said(lead, "outlineLvl")) == "2"
    assert text_of(lead.getnext()) == "There were some."


@pytest.mark.parametrize(
    ("level", "style"), [(2, "Run-in Heading (level 2)"), (3, "Run-in Heading (level 3)"), (4, "Run-in Heading")]
)
def test_a_run_in_heading_has_the_level_of_its_place(level: int, style: str) -> None:
    head = RunIn("run-in", "cases", level, passage("Cases"), passage("There were some."), SPAN)
    written = document(replace(with_body(head), toc=specimen().toc))
    lead = written.line("Cases.\u2002")
    assert written.exact_style_of(lead) == style, "most stand below the contents"
    assert value(written.said(lead, "outlineLvl")) == str(level - 1)


def test_a_run_in_heading_is_based_on_a_heading_that_every_program_knows() -> None:
    written = document(specimen())
    assert value(written.styles["RunInHeading"].find("w:basedOn", NAMES)) == "Heading4"


def test_a_heading_without_a_number_hangs_nowhere() -> None:
    numbered = section("section", "a", "A", paragraph("a-p", "a"), level=2, number="1.1")
    plain = section("section", "b", "B", paragraph("b-p", "b"), level=2)
    mixed = body(numbered, plain)
    assert [mixed.exact_style_of(mixed.line(text)) for text in ("1.1\tA", "B")] == [
        "heading 2",
        "Heading 2 (unnumbered)",
    ]
    alike = body(plain)
    assert alike.exact_style_of(alike.line("B")) == "heading 2"
    assert alike.said(alike.line("B"), "ind").get(f"{{{W}}}hanging") is None


@pytest.mark.parametrize(("level", "style"), [(4, "heading 4"), (5, "heading 5"), (9, "heading 9"), (11, "heading 9")])
def test_a_heading_below_those_of_the_theme_is_one_of_word(level: int, style: str) -> None:
    written = body(section("section", "deep", "Deep", paragraph("p", "text"), level=level))
    assert written.exact_style_of(written.line("Deep")) == style


def test_contents_are_filled_in(whole: Document) -> None:
    (control,) = whole.find("//w:sdt[.//w:docPartGallery/@w:val='Table of Contents']")
    lines = [text_of(p) for p in control.iter(f"{{{W}}}p")]
    assert lines[:4] == ["7\tRights & duties\t1", "7.1\tStrikes\t2", "a\tЕреуілдер\t–", "Summary\t4"]
    assert 'TOC \\o "1-3" \\h \\z \\u' in whole.instructions()


def test_the_list_of_tables_is_filled_in(whole: Document) -> None:
    assert whole.lines("table of figures") == ["Table 1\u2002Inspections by year\t2"]
    assert 'TOC \\h \\z \\c "Table"' in whole.instructions()


def test_pages_that_nobody_counted_are_dashes() -> None:
    assert document(specimen()).lines("table of figures") == ["Table 1\u2002Inspections by year\t–"]


def test_word_is_not_told_to_ask_the_reader(whole: Document) -> None:
    assert not whole.find("//w:updateFields", "settings")
    assert whole.find("//w:compatSetting[@w:name='compatibilityMode']/@w:val", "settings") == ["15"]


@pytest.mark.parametrize("part", ["document", "header2"])
def test_fields_open_and_close(whole: Document, part: str) -> None:
    depth = 0
    for mark in whole.find("//w:fldChar/@w:fldCharType", part):
        depth += {"begin": 1, "separate": 0, "end": -1}[mark]
        assert depth >= 0
    assert depth == 0


def test_the_index_lists_each_page_once_and_marks_its_words() -> None:
    index = section("index", "index", "Index", Index("index-entry", "i", (("L", (_entry("law: a", 3),)),), SPAN))
    text = paragraph("p", *(Mark(f"m{number}", (Text("law"),)) for number in range(3)))
    layout = replace(with_body(text), back=(index,))
    written = document(layout, {"m0": "1", "m1": "1", "m2": "4"})
    assert written.lines("index heading") == ["L"]
    assert written.lines("index 1") == ["law: a\u20021, 4"]
    assert written.instructions().count('XE "law\\: a"') == 3


def _entry(text: str, places: int) -> IndexEntry:
    return IndexEntry(text, tuple(f"m{number}" for number in range(places)))


# -------------------------------------------------------------------------------------------------- tables, figures


def test_captions_can_be_counted(whole: Document) -> None:
    table, figure = [p for p in whole.find("//w:p") if whole.style_of(p) == "caption"]
    assert text_of(table) == "Table 1\u2002Inspections by year"
    assert text_of(figure) == "Figure 1\u2002Strikes by year"
    assert {"SEQ Table \\* ARABIC", "SEQ Figure \\* ARABIC"} <= set(whole.instructions())


def test_a_label_may_begin_with_its_number() -> None:
    written = body(_table(Caption("3-кесте", "3", passage("Тексерулер", lang="kk"))))
    assert written.lines("caption") == ["3-кесте\u2002Тексерулер"]
    assert "SEQ Table \\* ARABIC \\r 3" in written.instructions(), "Word would count 1"


def test_a_table_says_what_it_is(whole: Document) -> None:
    (table,) = whole.find("//w:tbl")
    assert table.xpath("w:tblPr/w:tblCaption/@w:val", namespaces=NAMES) == ["Table 1. Inspections by year"]
    assert table.xpath("w:tblPr/w:tblDescription/@w:val", namespaces=NAMES) == ["Year; Inspections; Қала"]
    assert len(table.xpath("w:tr/w:trPr/w:tblHeader", namespaces=NAMES)) == 1
    assert len(table.xpath("w:tr/w:trPr/w:cantSplit", namespaces=NAMES)) == 3
    assert table.xpath("w:tblPr/w:tblLook/@w:firstColumn", namespaces=NAMES) == ["1"]


def test_a_table_is_as_wide_as_the_text(whole: Document) -> None:
    measure = round(specimen().theme.page.measure * 20)
    assert sum(map(int, whole.find("//w:tblGrid/w:gridCol/@w:w"))) == measure


def test_a_column_has_room_for_its_longest_word() -> None:
    rows = ((passage("a\u00a0b" * 6), passage("words " * 20)),)
    table = replace(_table(None), head=(passage(""), passage("")), rows=rows, widths=(0.01, 0.99))
    first, second = map(int, body(table).find("//w:gridCol/@w:w"))
    assert first > 18 * 8.5 * 0.5 * 20
    assert second > first


def test_tables_that_meet_stay_two() -> None:
    written = body(_table(None), _table(None))
    first, second = written.find("//w:tbl")
    assert first.getnext().tag == f"{{{W}}}p"
    assert first.getnext().getnext() is second


def _table(caption: Caption | None) -> Table:
    cells = (passage("a"), passage("b"))
    return Table("table", "t", caption, cells, (cells,), ("left", "right"), (0.5, 0.5), False, None, SPAN)


def test_a_drawing_stands_beside_its_picture(whole: Document) -> None:
    (picture,) = whole.find("//a:blip[.//asvg:svgBlip]")
    embed = f"{{{NAMES['r']}}}embed"
    drawing = picture.find(".//asvg:svgBlip", NAMES)
    assert [whole.links[each.get(embed)] for each in (picture, drawing)] == ["media/image1.png", "media/image2.svg"]


def test_a_picture_is_not_cut_off_by_its_line() -> None:
    lead = RunIn("run-in", "cases", 3, passage("Cases"), passage("There were some."), SPAN)
    figure = next(node for node in walk(specimen().body) if isinstance(node, Figure))
    written = body(replace(figure, source=None, caption=None), lead)
    (picture,) = written.find("//w:p[.//wp:inline]")
    assert written.style_of(picture) == "Figure"
    assert picture.find("w:pPr/w:spacing", NAMES) is None
    assert written.find("//w:style[w:name/@w:val='Figure']/w:pPr/w:spacing/@w:lineRule", "styles") == ["auto"]


def test_every_picture_has_an_id_of_its_own(whole: Document) -> None:
    numbers = whole.find("//wp:docPr/@id")
    assert len(numbers) == len(set(numbers)) == 3


# ------------------------------------------------------------------------------------------------------ lists, boxes


def test_each_numbered_list_counts_on_its_own() -> None:
    items = [paragraph(f"i{number}", "item", role="list-item") for number in range(2)]
    lists = [List("list-item", f"l{start}", True, start, tuple((item,) for item in items), SPAN) for start in (1, 5)]
    written = body(*lists)
    counts = written.find("//w:numPr/w:numId/@w:val")
    assert counts == ["3", "3", "4", "4"]
    assert written.find("//w:num[@w:numId>2]//w:startOverride/@w:val", "numbering") == ["1", "5"]


def test_the_rest_of_an_item_has_no_mark(whole: Document) -> None:
    marked = {text_of(p) for p in whole.find("//w:p[w:pPr/w:numPr]")}
    assert marked == {"one paragraph", "first", "with a list", "third"}
    assert whole.lines("List Number 2") == ["third"]
    assert whole.lines("List Continue") == ["second"]
    assert whole.find("//w:p[.//w:t='third']/w:pPr/w:numPr/w:ilvl/@w:val") == ["1"]


def test_a_box_goes_on_around_a_list() -> None:
    item = paragraph("i", "item", role="admonition")
    inner = List("list-item", "l", False, 1, ((item,),), SPAN)
    written = body(Admonition("admonition", "box", "note", passage("Note"), (inner,), SPAN))
    (marked,) = written.find("//w:p[w:pPr/w:numPr]")
    assert written.style_of(marked) == "Admonition"
    assert written.said(marked, "pBdr/w:left") is not None


def test_the_parts_of_a_box_leave_no_white_between_them() -> None:
    text = [paragraph(anchor, anchor, role="admonition") for anchor in ("one", "two", "three", "item")]
    inner = List("list-item", "l", False, 1, ((text[3],),), SPAN)
    box = Admonition("admonition", "box", "note", passage("Note"), (*text[:2], inner, text[2]), SPAN)
    written = body(box, paragraph("p", "After."))
    below = {text: written.said(written.line(text), "spacing[@w:after]").get(f"{{{W}}}after") for text in BOXED}
    assert below == BOXED, "space below is white where what follows is moved in otherwise"


BOXED = {"Note": "60", "one": "60", "two": "0", "item": "0", "three": "300"}
"""Paragraph -> twentieths of a point below it."""


# ---------------------------------------------------------------------------------------------------------- sections


def test_pages_are_numbered_as_in_the_pdf(whole: Document) -> None:
    numbers = [(number.get(f"{{{W}}}fmt"), number.get(f"{{{W}}}start")) for number in whole.find("//w:pgNumType")]
    assert numbers[0] == ("lowerRoman", "1")
    assert numbers[5] == ("decimal", "1")
    assert [number for number in numbers if number[1]] == [numbers[0], numbers[5]]


def test_the_page_is_the_theme_s(whole: Document) -> None:
    sizes = {(size.get(f"{{{W}}}w"), size.get(f"{{{W}}}h")) for size in whole.find("//w:pgSz")}
    assert sizes == {("11906", "16838")}


def test_cover_title_page_and_imprint_have_nothing_at_head_and_foot(whole: Document) -> None:
    bare = [
        len(section.findall("w:headerReference", NAMES) + section.findall("w:footerReference", NAMES))
        for section in whole.find("//w:sectPr")
    ]
    assert bare[:4] == [0, 0, 0, 1]


def test_a_chapter_is_named_at_the_head_of_its_pages(whole: Document) -> None:
    assert whole.lines(part="header2") == [f"Rights at Work: {HOSTILE}\tRights & duties"]
    assert whole.instructions("header2") == ["STYLEREF 1"]


def test_the_cover_is_text(whole: Document) -> None:
    assert whole.lines()[:4] == [
        "Rights at Work",
        "How Kazakhstan treats those who work",
        "Institute of Labour & Rights",
        "22 April 2024",
    ]


def test_no_word_is_lost(whole: Document) -> None:
    layout = specimen()
    written = [*whole.lines(), *whole.lines(part="footnotes"), *whole.find("//wp:docPr/@descr")]
    texts = [section.blocks for section in (*layout.front, *layout.body, *layout.back)]
    passages = [node for node in walk((*texts, layout.notes)) if isinstance(node, Passage)]
    asked = {word for each in passages for word in WORD.findall(words(each.inlines))}
    assert asked <= set(WORD.findall(" ".join(written)))
