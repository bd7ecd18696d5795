"""What a reader and a reading system find in an e-book."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree
from PIL import Image

from publish.diagnostics import PublishError
from publish.document.nodes import Credit
from publish.document.walk import walk
from publish.language import LANGUAGES
from publish.layout.colors import luminance_of
from publish.layout.model import Layout, NoteCall, PageMap, Paragraph
from publish.layout.themes import dressed
from publish.writers.epub import write
from publish.writers.pdf import write_with_pages
from publish.writers.xhtml import words
from tests.writers.specimen import PAGES, paragraph, section, specimen, with_body

GOLDEN = Path(__file__).parent / "golden" / "epub"
NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
Element = Any
"""An element of lxml; where an attribute or a child is missing, the test fails as it should."""
Lines = list[tuple[int, str, str]]
"""Contents: depth, text and target of each line."""


@dataclass
class Book:
    """An e-book as a reading system opens it. Names are relative to the folder of the package."""

    data: bytes

    @cached_property
    def members(self) -> dict[str, bytes]:
        """Every file, by its name in the archive."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def content(self, name: str) -> bytes:
        return self.members[f"EPUB/{name}"]

    def tree(self, name: str) -> Element:
        return etree.fromstring(self.content(name))

    @cached_property
    def package(self) -> Element:
        return self.tree("content.opf")

    def values(self, path: str) -> list[str]:
        """What an XPath finds in the package, as text."""
        found = self.package.xpath(path, namespaces=NAMES)
        return [str(each) if isinstance(each, str) else each.text for each in found]

    @cached_property
    def spine(self) -> list[str]:
        """The names of the documents in reading order."""
        by_id = {item.get("id"): item.get("href") for item in self.package.iterfind(".//opf:item", NAMES)}
        return [by_id[ref.get("idref")] for ref in self.package.iterfind(".//opf:itemref", NAMES)]

    @cached_property
    def documents(self) -> dict[str, Element]:
        """Every XHTML document, the nav among them."""
        return {name: self.tree(name) for name in [*self.spine, "nav.xhtml"]}

    def find(self, name: str, path: str) -> list[Any]:
        found: list[Any] = self.documents[name].xpath(path, namespaces=NAMES)
        return found

    def target(self, name: str, href: str) -> Element:
        """The element that a link in the document `name` leads to."""
        path, _, fragment = href.partition("#")
        home = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
        (element,) = self.find(home, f"//*[@id='{fragment}']")
        return element


def book(layout: Layout, pages: PageMap | None = None) -> Book:
    return Book(write(layout, pages))


@pytest.fixture(scope="module")
def whole() -> Book:
    """The specimen with the pages of its PDF."""
    return book(specimen(), PAGES)


@pytest.fixture(scope="module")
def pageless() -> Book:
    """A book of which no PDF was made."""
    return book(with_body(paragraph("p1", "one")))


def text_of(element: Element) -> str:
    return "".join(element.itertext())


# -------------------------------------------------------------------------------------------------------- archive


def test_the_same_layout_gives_the_same_bytes(whole: Book) -> None:
    assert write(specimen(), PAGES) == whole.data


def test_mimetype_comes_first_and_no_member_tells_a_time(whole: Book) -> None:
    with zipfile.ZipFile(io.BytesIO(whole.data)) as archive:
        first, *others = archive.infolist()
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert {entry.compress_type for entry in others} == {zipfile.ZIP_DEFLATED}
    assert {entry.date_time for entry in (first, *others)} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_speaks_of_the_tool_that_packed_it(whole: Book) -> None:
    content = b"".join(whole.members.values()).lower()
    assert b"ebook-lib" not in content
    assert b"ebooklib" not in content
    assert b"generator" not in content


def test_the_manifest_names_every_file_once(whole: Book) -> None:
    names = whole.values("//opf:item/@href")
    assert sorted(f"EPUB/{name}" for name in names) == sorted(
        whole.members.keys() - {"mimetype", "META-INF/container.xml", "EPUB/content.opf"}
    )
    identifiers = whole.values("//@id")
    assert len(set(identifiers)) == len(identifiers)


def test_it_runs_nothing_and_fetches_nothing(whole: Book) -> None:
    for name in whole.documents:
        assert whole.find(name, "//h:script | //@style[contains(., 'url')] | //*[starts-with(name(@*), 'on')]") == []
        assert [source for source in whole.find(name, "//@src | //h:link/@href") if "//" in str(source)] == []
    assert not re.search(r"url\(|@import|@font-face", whole.content("style.css").decode())


# -------------------------------------------------------------------------------------------------------- metadata


def test_metadata(whole: Book) -> None:
    meta = specimen().meta
    assert whole.values("//dc:identifier[@id=/opf:package/@unique-identifier]") == [meta.identifier]
    assert whole.values("//dc:title") == [meta.title, meta.subtitle]
    assert whole.values("//opf:meta[@property='title-type']") == ["main", "subtitle"]
    assert whole.values("//dc:creator") == [meta.issuer]
    assert whole.values("//opf:meta[@property='role'][@refines='#issuer']") == ["isb"]
    assert whole.values("//dc:subject") == list(meta.subjects)
    assert whole.values("//dc:rights") == [meta.rights]
    assert whole.values("//dc:description") == [meta.description]
    assert whole.values("//opf:meta[@property='dcterms:modified']") == ["2024-04-22T12:00:00Z"]
    assert whole.values("//dc:identifier[@id='isbn']") == ["urn:isbn:9783161484100"]


def test_accessibility_metadata_says_what_is_there_and_does_not_certify_it(whole: Book, pageless: Book) -> None:
    features = "//opf:meta[@property='schema:accessibilityFeature']"
    assert {"index", "pageNavigation", "pageBreakMarkers"} <= set(whole.values(features))
    assert "pageNavigation" not in pageless.values(features)
    assert whole.values("//opf:meta[@property='schema:accessMode']") == ["textual", "visual"]
    assert pageless.values("//opf:meta[@property='schema:accessMode']") == ["textual"]
    assert "alternativeText" not in pageless.values(features)
    assert whole.values("//opf:meta[contains(@property, 'conformsTo')]") == []


def test_the_summary_of_accessibility_speaks_of_what_is_there(whole: Book, pageless: Book) -> None:
    (said,) = whole.values("//opf:meta[@property='schema:accessibilitySummary']")
    assert said == (
        "All of it can be read as text. Figures have alternative text. Tables have header cells."
        " Notes are linked with the text. The pages of the PDF edition are listed. Nobody has certified it."
    )
    (said,) = pageless.values("//opf:meta[@property='schema:accessibilitySummary']")
    assert said == "All of it can be read as text. Nobody has certified it."


def test_who_made_it_and_what_it_is_a_translation_of() -> None:
    layout = with_body(paragraph("p1", "one"))
    credits = (Credit("Айгүл С.", "translation"), Credit("Ерлан", "review"), Credit("Ерлан", "proofreading"))
    kazakh = book(replace(layout, meta=replace(layout.meta, contributors=credits, source="urn:uuid:1-2-3")))
    assert kazakh.values("//dc:contributor") == ["Айгүл С.", "Ерлан", "Ерлан"]
    assert kazakh.values("//opf:meta[@property='role'][starts-with(@refines, '#contributor')]") == ["trl", "edt", "pfr"]
    assert kazakh.values("//dc:source") == ["urn:uuid:1-2-3"]


@pytest.mark.parametrize(
    ("title", "lang", "filed"),
    [
        ("The Right to Strike", "en", "Right to Strike, The"),
        ("An Answer", "en", "Answer, An"),
        ("Then and Now", "en", "Then and Now"),
        ("A", "en", "A"),
        ("The Hague туралы", "kk", "The Hague туралы"),
    ],
)
def test_a_title_is_filed_without_its_article(title: str, lang: str, filed: str) -> None:
    layout = with_body(paragraph("p1", "one"))
    found = book(replace(layout, lang=lang, meta=replace(layout.meta, title=title)))
    assert found.values("//opf:meta[@property='file-as'][@refines='#title']") == [filed]


def test_every_file_says_its_language(whole: Book) -> None:
    assert whole.package.get(XML_LANG) == "en"
    assert whole.values("//dc:language") == ["en"]
    for document in whole.documents.values():
        assert (document.get("lang"), document.get(XML_LANG), document.get("dir")) == ("en", "en", "ltr")
    (kazakh,) = whole.find("text/rights.xhtml", "//h:p[@lang='kk'][@class='body']")
    assert text_of(kazakh) == "Құқықтар мен міндеттер и обязанности"
    assert [text_of(each) for each in kazakh.iterfind("h:span[@lang='ru']", NAMES)] == [" и обязанности"]


# ------------------------------------------------------------------------------------------------- right to left


def arabic(layout: Layout) -> Layout:
    """The layout as an edition of Kazakh in Arabic letters, with what is English in it standing in."""
    language = LANGUAGES["kk-Arab"]
    theme, labels = dressed(layout.theme, language), {**layout.labels, "comma": language.comma}
    return replace(layout, lang="kk-Arab", direction="rtl", theme=theme, labels=labels)


@pytest.fixture(scope="module")
def turned() -> Book:
    """The English specimen in an edition from right to left, as if only its issuer and its subjects were translated."""
    meta = specimen().meta
    foreign = dict.fromkeys((meta.title, meta.subtitle, meta.description, meta.rights), "en")
    return book(arabic(replace(specimen(), meta=replace(meta, foreign=foreign))), PAGES)


def test_a_book_from_right_to_left_says_so_everywhere(turned: Book) -> None:
    assert turned.values("//dc:language") == ["kk-Arab"]
    assert turned.values("//opf:spine/@page-progression-direction") == ["rtl"]
    directions = {element.get("dir") for document in turned.documents.values()
                  for element in (document, document.find("h:body", NAMES))}  # fmt: skip
    assert directions | {turned.package.get("dir"), turned.tree("toc.ncx").get("dir")} == {"rtl"}


def test_what_stands_in_for_a_translation_runs_its_own_way(turned: Book) -> None:
    (english,) = turned.find("text/rights.xhtml", "//h:p[@id='rights-p1']")
    assert (english.get("lang"), english.get("dir")) == ("en", "ltr")
    assert turned.find(turned.spine[0], "//h:img/@lang | //h:img/@dir") == ["en", "ltr"]
    title = turned.documents["text/rights.xhtml"].find("h:head/h:title", NAMES)
    assert (title.get("lang"), title.get("dir")) == ("en", "ltr")


def test_navigation_and_metadata_say_what_is_not_translated(turned: Book) -> None:
    ncx = turned.tree("toc.ncx")
    names = [ncx.find("ncx:docTitle", NAMES), *ncx.iterfind(".//ncx:navPoint/ncx:navLabel", NAMES)]
    assert [(name.get(XML_LANG), name.get("dir")) for name in names[:4]] == [("en", "ltr")] * 3 + [("kk", "ltr")]
    assert ncx.find("ncx:docAuthor", NAMES).attrib == {}
    assert {page.get("dir") for page in ncx.iterfind(".//ncx:pageTarget/ncx:navLabel", NAMES)} == {None}
    assert turned.find("nav.xhtml", "//h:nav[@role='doc-toc']/h:ol/h:li[1]/h:a/h:span/@dir") == ["ltr"]
    assert turned.values("//dc:title/@xml:lang | //dc:title/@dir") == ["en", "ltr"] * 2
    assert turned.values("//dc:rights/@dir | //dc:description/@dir") == ["ltr", "ltr"]
    assert turned.values("//dc:creator/@dir | //dc:subject/@dir") == []


def test_what_is_translated_says_no_language_of_its_own() -> None:
    kazakh = book(arabic(with_body(paragraph("p1", "ٴبىرىنشى", lang="kk-Arab"))))
    assert kazakh.find("text/only.xhtml", "//h:p/@dir | //h:p/@lang") == []
    assert kazakh.values("//dc:title/@xml:lang") == []


def test_pages_of_the_index_have_an_arabic_comma_between_them(turned: Book) -> None:
    (entry,) = turned.find("text/index.xhtml", "//h:li[count(h:a) = 2]")
    assert text_of(entry).endswith("\u20021، 3")


def test_joined_letters_are_not_slanted_or_set_apart(turned: Book) -> None:
    sheet = turned.content("style.css").decode()
    assert "italic" not in sheet
    assert "letter-spacing" not in sheet
    assert "em { font-style: normal; font-weight: 700; }" in sheet


def test_what_stood_at_the_left_stands_at_the_right(whole: Book, turned: Book) -> None:
    sheets = [each.content("style.css").decode() for each in (whole, turned)]
    for rule in (
        "margin-{}: 0; }}",
        ".box {{ margin: 1.2em 0; padding: 0.8em 1em; border-{}: 0.25em",
        ".note-number {{ float: {};",
        "caption {{ caption-side: top; text-align: {}; }}",
    ):
        assert [rule.format(side) in sheet for side, sheet in zip(("left", "right"), sheets, strict=True)] == [True] * 2


def test_text_is_as_large_beside_the_readers_own_face_in_every_script(whole: Book, turned: Book) -> None:
    latin, arabic = (
        re.findall(r"font-size: ([\d.]+)em", each.content("style.css").decode()) for each in (whole, turned)
    )
    assert [float(size) for size in arabic] == pytest.approx([float(size) for size in latin], abs=0.002)


# --------------------------------------------------------------------------------------------------- what is read


def test_the_text_stands_in_the_order_of_the_layout(whole: Book) -> None:
    layout = specimen()
    sections = (*layout.front[1:], *layout.body, *layout.back)
    expected = [node.anchor for node in walk(sections) if isinstance(node, Paragraph)]
    read = [str(anchor) for name in whole.spine for anchor in whole.find(name, "//@id")]
    assert [anchor for anchor in read if anchor in set(expected)] == expected


def test_each_document_has_a_title_of_its_own(whole: Book) -> None:
    titles = [text_of(document.find("h:head/h:title", NAMES)) for document in whole.documents.values()]
    assert titles[5] == "Section 7 Rights & duties"
    assert len(set(titles)) == len(titles)


def test_every_link_leads_somewhere(whole: Book) -> None:
    for name in whole.documents:
        for href in whole.find(name, "//h:a/@href"):
            if "://" not in str(href):
                assert whole.target(name, str(href)) is not None


def test_a_note_leads_back_to_its_call(whole: Book) -> None:
    name = "text/rights.xhtml"
    calls = whole.find(name, "//h:a[@epub:type='noteref'][@role='doc-noteref']")
    assert [text_of(call) for call in calls] == ["1", "2"]
    for call in calls:
        note = whole.target(name, call.get("href"))
        assert (note.tag, note.get("role")) == (f"{{{NAMES['h']}}}aside", "doc-footnote")
        (back,) = note.iterfind("h:a[@role='doc-backlink']", NAMES)
        assert whole.target(name, back.get("href")) is call
        assert back.get("aria-label") == f"Back to the text of note {call.text}"
    assert whole.find("text/summary.xhtml", "//h:aside") == []


def test_a_note_that_a_note_calls_stands_in_the_same_file() -> None:
    first, second = specimen().notes
    calling = replace(first, blocks=(paragraph("n1", NoteCall("2", "call-2", "note-2"), role="note"),))
    layout = replace(with_body(paragraph("p1", NoteCall("1", "call-1", "note-1"))), notes=(calling, second))
    assert book(layout).find("text/only.xhtml", "//h:aside/@id") == ["note-1", "note-2"]


# ------------------------------------------------------------------------------------------------------ navigation


def nav_lines(whole: Book) -> Lines:
    def lines(items: list[Element], depth: int) -> Iterator[tuple[int, str, str]]:
        for item in items:
            link = item.find("h:a", NAMES)
            yield depth, text_of(link), link.get("href")
            yield from lines(item.findall("h:ol/h:li", NAMES), depth + 1)

    (toc,) = whole.find("nav.xhtml", "//h:nav[@epub:type='toc'][@role='doc-toc']")
    return list(lines(toc.findall("h:ol/h:li", NAMES), 1))


def ncx_lines(whole: Book) -> Lines:
    ncx = whole.tree("toc.ncx")
    points = ncx.findall(".//ncx:navPoint", NAMES)
    depths = [sum(parent.tag == point.tag for parent in point.iterancestors()) + 1 for point in points]
    texts = [point.findtext("ncx:navLabel/ncx:text", None, NAMES) for point in points]
    sources = [point.find("ncx:content", NAMES).get("src") for point in points]
    return list(zip(depths, texts, sources, strict=True))


def test_the_nav_has_the_contents_of_the_layout(whole: Book) -> None:
    expected = [
        (entry.level, f"{entry.number} {words(entry.title.inlines)}".strip(), entry.anchor) for entry in specimen().toc
    ]
    assert [(depth, text, target.partition("#")[2]) for depth, text, target in nav_lines(whole)] == expected


def test_each_line_of_the_nav_leads_to_the_heading_that_it_names(whole: Book) -> None:
    for depth, text, target in nav_lines(whole):
        section = whole.target("nav.xhtml", target)
        heading = section.find(f"h:h{depth}", NAMES)
        assert text.endswith(text_of(heading).removeprefix(text.partition(" ")[0]))


def test_the_ncx_mirrors_the_nav(whole: Book) -> None:
    assert ncx_lines(whole) == nav_lines(whole)
    ncx = whole.tree("toc.ncx")
    orders = [int(order) for order in ncx.xpath("//ncx:navPoint/@playOrder", namespaces=NAMES)]
    assert orders == sorted(orders)
    assert ncx.xpath("string(//ncx:meta[@name='dtb:depth']/@content)", namespaces=NAMES) == "3"
    assert ncx.xpath("string(//ncx:meta[@name='dtb:uid']/@content)", namespaces=NAMES) == specimen().meta.identifier


def test_landmarks(whole: Book) -> None:
    links = whole.find("nav.xhtml", "//h:nav[@epub:type='landmarks']//h:a")
    found = {link.get(f"{{{NAMES['epub']}}}type"): text_of(link) for link in links}
    assert found["cover"] == "Cover"
    assert found["toc"] == "Contents"
    assert found["bodymatter"] == "Start of the text"
    assert found["index"] == "Index"


def test_the_page_list_has_every_page_of_the_pdf(whole: Book) -> None:
    links = whole.find("nav.xhtml", "//h:nav[@epub:type='page-list'][@role='doc-pagelist']//h:a")
    assert [text_of(link) for link in links] == ["i", "ii", "iii", "iv", "v", "1", "2", "3", "4", "5", "6"]
    for link in links:
        mark = whole.target("nav.xhtml", link.get("href"))
        assert (mark.get("role"), mark.get("aria-label")) == ("doc-pagebreak", text_of(link))
    targets = whole.tree("toc.ncx").findall(".//ncx:pageTarget", NAMES)
    assert [target.find("ncx:content", NAMES).get("src") for target in targets] == [link.get("href") for link in links]


def test_the_page_list_has_the_labels_of_the_pdf_itself() -> None:
    """Of one with pages that have only the middle and the end of a paragraph."""
    text = paragraph("p1", "word " * 1500)
    body = (section("chapter", "one", "One", text), section("chapter", "two", "Two"))
    layout = replace(with_body(), front=specimen().front[2:3], body=body)
    paper, pages = write_with_pages(layout)
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        labels = [str(page.label) for page in pdf.pages]
    links = book(layout, pages).find("nav.xhtml", "//h:nav[@role='doc-pagelist']//h:a")
    assert [text_of(link) for link in links] == labels
    assert len(labels) >= 4


def test_a_page_begins_where_it_does_in_print(whole: Book) -> None:
    (mark,) = whole.find("text/rights.xhtml", "//*[@id='page_2']")
    assert mark.getnext().get("id") == "strikes"


def page_lists(pages: PageMap) -> list[str]:
    """The page-list of a book of two chapters, and where each page begins: the anchor of what follows its mark."""
    one = section("chapter", "one", "One", paragraph("p1", "a"), paragraph("p2", "b"))
    two = section("chapter", "two", "Two", paragraph("p3", "c"))
    found = book(replace(with_body(), body=(one, two)), pages)
    links = found.find("nav.xhtml", "//h:nav[@role='doc-pagelist']//h:a")
    places = [found.target("nav.xhtml", link.get("href")) for link in links]
    following = [next(each for each in place.itersiblings() if each.get("role") != "doc-pagebreak") for place in places]
    return [f"{text_of(link)} {each.get('id')}" for link, each in zip(links, following, strict=True)]


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ("one 1, p1 1, p2 2, two 3, p3 3", ["1 one", "2 p2", "3 two"]),
        ("one 1, p1 1, p2 1, two 3, p3 3", ["1 one", "2 p2", "3 two"]),
        ("one 1, p1 1, p2 2, two 5, p3 5", ["1 one", "2 p2", "3 p2", "4 p2", "5 two"]),
        ("one 1, p1 1, p2 1, two 2, p3 2, a-note 3", ["1 one", "2 two", "3 p3"]),
        ("one i, p1 i, p2 ii, two 2, p3 2", ["i one", "ii p2", "1 p2", "2 two"]),
    ],
)
def test_a_page_on_which_nothing_begins_is_listed_too(pages: str, found: list[str]) -> None:
    """It holds the rest of what began last on a page before it."""
    assert page_lists(dict(each.split(" ") for each in pages.split(", "))) == found


def test_without_pages_there_is_no_page_list(pageless: Book) -> None:
    assert pageless.find("nav.xhtml", "//h:nav[@epub:type='page-list']") == []
    assert pageless.values("//opf:meta[@property='pageBreakSource']") == []
    assert b"pageList" not in pageless.content("toc.ncx")


def test_a_page_that_the_text_names_must_be_known() -> None:
    with pytest.raises(PublishError, match="unknown-page"):
        write(specimen())


# ----------------------------------------------------------------------------------------------------- cover, style


def test_the_cover_is_a_small_picture_in_the_colour_of_the_theme(whole: Book) -> None:
    (name,) = whole.values("//opf:item[@properties='cover-image']/@href")
    picture = Image.open(io.BytesIO(whole.content(name))).convert("RGB")
    assert picture.size == (1600, 2560)
    assert len(whole.content(name)) < 60_000
    color = specimen().theme.colors["cover"]
    assert "#{:02x}{:02x}{:02x}".format(*picture.getpixel((0, 0))) == color  # type: ignore[misc]  # an RGB pixel
    (shown,) = whole.find(whole.spine[0], "//h:img[@role='doc-cover']")
    assert shown.get("alt") == specimen().meta.title


def test_the_style_sheet_leaves_text_and_paper_to_the_reader(whole: Book) -> None:
    sheet = whole.content("style.css").decode()
    assert not re.search(r"flex|grid|fixed|\dpx|\dpt", sheet)
    assert not re.search(r"(html|body)[^{]*{[^}]*(color|background)", sheet)


PAPERS = ("#ffffff", "#f4ecd8", "#2b2b2b", "#121212", "#000000")
"""White, sepia, the greys of two readers' night, black."""


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 between two colours."""
    dark, light = sorted(
        luminance_of(tuple(channel / 255 for channel in bytes.fromhex(color.removeprefix("#"))))
        for color in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


def test_what_has_a_colour_is_large_and_can_be_read_on_every_paper(whole: Book) -> None:
    """Whatever the system prefers: it need not be what the reader of the book chose."""
    rules = re.findall(r"^\.(\S+) {(.*?[ {]color: (#\w{6}).*)}", whole.content("style.css").decode(), re.MULTILINE)
    assert {role for role, _, _ in rules} == {"title", "front-heading", "heading-1", "heading-2"}
    for _, rule, color in rules:
        (size,) = re.findall(r"font-size: ([\d.]+)em", rule)
        assert float(size) * 12 >= 14  # points, and bold: large (1.4.3)
        assert "font-weight: 700" in rule
        assert min(contrast(color, paper) for paper in PAPERS) >= 3


def test_links_have_the_colour_of_the_text_and_a_line_under_them(whole: Book) -> None:
    assert "a { color: inherit; text-decoration: underline; }" in whole.content("style.css").decode()


# --------------------------------------------------------------------------------------------------------- goldens


def test_golden(whole: Book, update_golden: bool) -> None:
    """All files but the pictures, which depend on the machine's fonts."""
    found = {name: content.decode() for name, content in whole.members.items() if not name.endswith((".png", ".svg"))}
    if update_golden:
        for name, content in found.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(content, "utf-8")
    golden = (path for path in GOLDEN.rglob("*") if path.is_file())
    assert {path.relative_to(GOLDEN).as_posix(): path.read_text("utf-8") for path in golden} == found
