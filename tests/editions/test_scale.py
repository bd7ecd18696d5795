"""Prove that a report at full length becomes all three formats, with each of its headings, paragraphs and links.

The reports are one that is made up, of the usual size and make, and a real one: that of PUBLISH_REPORT, or else of
`../shared/report` beside the repository, where there is one.
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
from tests.editions.conftest import Once
from tests.editions.full_report import REPOSITORY, Chapter, convert, read_chapters, rewritten, write_synthetic_report

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


def find_reports() -> dict[str, Path | None]:
    """The reports to try, by name: None is the one that is made up."""
    named = os.environ.get("PUBLISH_REPORT")
    beside = REPOSITORY.parent / "shared" / "report"
    found = Path(named) if named else beside if beside.is_dir() else None
    return {"made up": None} | ({"real": found} if found else {})


REPORTS = find_reports()


@dataclass(frozen=True)
class Report:
    """A report's chapters as they were written, and the editions that they became, by format."""

    chapters: list[Chapter]
    books: dict[str, Book]


@pytest.fixture(scope="module", params=REPORTS)
def report(request: pytest.FixtureRequest, once: Once) -> Report:
    """A report and the editions that it became."""
    sections = REPORTS[request.param] or once("synthetic", write_synthetic_report)

    def make(folder: Path) -> None:
        convert(sections, folder)
        build(folder, folder / "output", "--lang", "en")

    output = once(f"scale-{request.param.replace(' ', '-')}", make) / "output"
    chapters = list(read_chapters(sections).values())
    return Report(chapters, {format: read(output / f"full.en.{format}") for format, read in READERS.items()})


# ------------------------------------------------------------------------------------------------------------ readers


def read_pdf(path: Path) -> Book:
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        titles = list(_outline(outline.root))
        annotations = (each for page in pdf.pages for each in page.get("/Annots", ()))
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


READERS = {"pdf": read_pdf, "docx": read_docx, "epub": read_epub}


# -------------------------------------------------------------------------------------------------------------- tests


@FORMATS
def test_every_heading_and_run_in_head_is_there_in_order(report: Report, format: str) -> None:
    found = iter([squeezed(title) for title in report.books[format].titles])
    wanted = [title for chapter in report.chapters for title in chapter.titles]
    missing = [title for title in wanted if not any(each.endswith(squeezed(title)) for each in found)]
    assert len(wanted) > 80
    assert not missing


@FORMATS
def test_every_paragraph_is_there_in_order(report: Report, format: str) -> None:
    place, missing = 0, []
    for paragraph in (plain(each) for chapter in report.chapters for each in chapter.paragraphs):
        start = paragraph[:40] if format == "pdf" else paragraph  # running heads stand between two pages
        found = report.books[format].text.find(start, place)
        if found < 0:
            missing.append(paragraph[:60])
        else:
            place = found + len(start)
    assert not missing


@FORMATS
def test_every_link_leads_where_it_led(report: Report, format: str) -> None:
    wanted = Counter(link for chapter in report.chapters for link in chapter.links)
    assert len(wanted) > 3
    assert wanted.keys() == report.books[format].links.keys()
    assert not wanted - report.books[format].links


def test_the_report_has_the_size_of_a_report(report: Report) -> None:
    assert len(report.chapters) == 8
    words = sum(len(paragraph.split()) for chapter in report.chapters for paragraph in chapter.paragraphs)
    assert 16_000 < words < 25_000
    lengths = {len(book.text) for book in report.books.values()}
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
