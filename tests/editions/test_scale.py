"""Prove that a report at full length becomes all three formats, with each of its headings, paragraphs and links.

The report is that of PUBLISH_REPORT, or of `../shared/report` beside the repository, or else one of the same size and
make, so that the test always proves something.
"""

import os
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from docx import Document
from lxml import etree
from markdown_it import MarkdownIt

from tests.command import build
from tests.editions.full_report import Chapter, convert, rewritten, write_synthetic_report

XHTML = "{http://www.w3.org/1999/xhtml}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
FORMATS = pytest.mark.parametrize("format", ["pdf", "docx", "epub"])


@dataclass(frozen=True)
class Book:
    """What a reader finds in an edition: its headings and its text in reading order, and where its links lead."""

    titles: list[str]
    text: str
    links: Counter[str]


@pytest.fixture(scope="module")
def report(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the report's sections."""
    named = os.environ.get("PUBLISH_REPORT")
    beside = root.parent / "shared" / "report"
    if named or beside.is_dir():
        return Path(named or beside)
    folder = tmp_path_factory.mktemp("synthetic") / "report"
    write_synthetic_report(folder)
    return folder


@pytest.fixture(scope="module")
def chapters(report: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Chapter], dict[str, Book]]:
    """The chapters of the report, and the editions that they became."""
    folder = tmp_path_factory.mktemp("scale") / "publication"
    chapters = convert(report, folder)
    build(folder, folder / "output", "--lang", "en")
    readers = {"pdf": read_pdf, "docx": read_docx, "epub": read_epub}
    return chapters, {format: read(folder / "output" / f"full.en.{format}") for format, read in readers.items()}


# ------------------------------------------------------------------------------------------------------------ readers


def read_pdf(path: Path) -> Book:
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        titles = list(_outline(outline.root))
        annotations = (each for page in pdf.pages for each in page.get("/Annots", ()))  # type: ignore[call-overload]
        urls = [str(each.A.URI) for each in annotations if "/A" in each and "/URI" in each.A]
    paper = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_bounded() for page in paper)
    paper.close()
    return Book(titles, squeezed(text), Counter(urls))


def _outline(items: Iterable[Any]) -> Iterator[str]:
    for item in items:
        yield str(item.title)
        yield from _outline(item.children)


def read_docx(path: Path) -> Book:
    document = Document(str(path))
    titles = [p.text for p in document.paragraphs if p.style and re.match("Heading|Run-in", p.style.name or "")]
    relations = document.part.rels
    links = [relations[key].target_ref for link in document.element.iter(f"{WORD}hyperlink")
             if (key := link.get(RELATIONSHIP))]  # fmt: skip
    return Book(titles, squeezed("".join(p.text for p in document.paragraphs)), Counter(links))


def read_epub(path: Path) -> Book:
    titles, text, links = [], "", []
    with zipfile.ZipFile(path) as book:
        package = etree.fromstring(book.read("EPUB/content.opf"))
        names = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
        for place in package.iter("{*}itemref"):
            document = etree.fromstring(book.read(f"EPUB/{names[place.get('idref')]}"))
            for element in document.iter(etree.Element):
                if re.fullmatch(rf"{XHTML}h[1-6]", str(element.tag)):
                    titles.append("".join(map(str, element.itertext())))
                if (url := element.get("href", "")).startswith("http"):
                    links.append(url)
            text += "".join(map(str, document.itertext()))
    return Book(titles, squeezed(text), Counter(links))


def squeezed(text: str) -> str:
    """Letters and digits only: lines, hyphens and spaces are each format's own."""
    return re.sub(r"[\W_]+", "", text)


def plain(markdown: str) -> str:
    """The words of a paragraph, as CommonMark says."""
    html = MarkdownIt("commonmark").render(markdown)
    return squeezed(re.sub(r"<[^>]+>", "", html).replace("&quot;", "").replace("&amp;", ""))


# -------------------------------------------------------------------------------------------------------------- tests


@FORMATS
def test_every_heading_and_run_in_head_is_there_in_order(
    chapters: tuple[list[Chapter], dict[str, Book]], format: str
) -> None:
    source, books = chapters
    found = iter([squeezed(title) for title in books[format].titles])
    wanted = [title for chapter in source for title in chapter.titles]
    missing = [title for title in wanted if not any(each.endswith(squeezed(title)) for each in found)]
    assert len(wanted) > 80
    assert not missing


@FORMATS
def test_every_paragraph_is_there_in_order(chapters: tuple[list[Chapter], dict[str, Book]], format: str) -> None:
    source, books = chapters
    place, missing = 0, []
    for paragraph in (plain(each) for chapter in source for each in chapter.paragraphs):
        start = paragraph[:40] if format == "pdf" else paragraph  # running heads stand between two pages
        found = books[format].text.find(start, place)
        if found < 0:
            missing.append(paragraph[:60])
        else:
            place = found + len(start)
    assert not missing


@FORMATS
def test_every_link_leads_where_it_led(chapters: tuple[list[Chapter], dict[str, Book]], format: str) -> None:
    source, books = chapters
    wanted = Counter(link for chapter in source for link in chapter.links)
    assert len(wanted) > 3
    assert wanted.keys() == books[format].links.keys()
    assert not wanted - books[format].links


def test_the_report_has_the_size_of_a_report(chapters: tuple[list[Chapter], dict[str, Book]]) -> None:
    source, books = chapters
    assert len(source) == 8
    words = sum(len(paragraph.split()) for chapter in source for paragraph in chapter.paragraphs)
    assert 16_000 < words < 25_000
    lengths = {len(book.text) for book in books.values()}
    assert max(lengths) < 1.15 * min(lengths), "no format leaves out or repeats much"


def test_a_section_is_rewritten() -> None:
    chapter = rewritten(REPORT.strip(), {"strikes"})
    assert chapter.markdown == DIALECT.lstrip()
    assert chapter.titles == ["Worker Rights", "Freedom of Association", "Strikes:", "Fines:", "Sums:"]
    assert chapter.links == ["https://example.org/a", "https://example.org/b"]


REPORT = r"""
# Section 7. Worker Rights

## a\. Freedom of Association

The law provides, see section 7.a.

**Strikes:** The law, at <https://example.org/a>,
provides for it.

**Fines:**

A [fine](https://example.org/b).

**Sums:**

- one
- two
"""
DIALECT = """
# Worker Rights {#worker-rights}

## Freedom of Association {#freedom-of-association}

The law provides, see section 7.a.

#### Strikes: {#strikes-2 .run-in}

The law, at <https://example.org/a>,
provides for it.

#### Fines: {#fines .run-in}

A [fine](https://example.org/b).

#### Sums: {#sums}

- one
- two
"""
