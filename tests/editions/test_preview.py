"""Prove that a preview shows each message in its place, with its number, state and line, whatever its catalog holds."""

import io
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from publish.content.tree import read_publication
from publish.diagnostics import PublishError
from publish.document.nodes import MessageMark
from publish.document.walk import walk
from publish.editions.preview import layout_of, preview
from publish.editions.root import Root
from publish.layout.model import Layout, Passage, Section, Table
from publish.writers.xhtml import words
from tests.command import build
from tests.pairs import Pair, parameters
from tests.publications import picture, write_publication


def lines(layout: Layout) -> list[str]:
    """Each marked passage as a reader sees it: `12? мәтін`, then the list of messages."""
    *chapters, listed = layout.body
    marked = [
        f"{mark.label} {words(passage.inlines)}"
        for part in (layout.front, tuple(chapters), layout.notes)
        for passage in walk(part)
        if isinstance(passage, Passage)
        for mark in walk(passage.inlines)
        if isinstance(mark, MessageMark)
    ]
    return [*marked, "---", *_rows(listed)]


def _rows(listed: Section) -> list[str]:
    tables = [node for node in walk(listed.blocks) if isinstance(node, Table)]
    return [
        " | ".join([mark.label, *(words(cell.inlines) for cell in others)])
        for table in tables
        for first, *others in table.rows
        for mark in first.inlines
        if isinstance(mark, MessageMark)
    ]


@pytest.fixture
def place(tmp_path: Path, root: Path) -> Path:
    (tmp_path / "styles").symlink_to(root / "styles")
    return tmp_path


def shown(place: Path, lang: str = "kk") -> Layout:
    return layout_of(Root(place), read_publication(place / "content"), lang)


@pytest.mark.parametrize("pair", parameters(Path(__file__).with_name("preview.txt")))
def test_what_a_translator_sees(pair: Pair, place: Path, update_golden: bool) -> None:
    (place / "content").mkdir()
    (place / "content" / "map.png").write_bytes(picture())
    write_publication(place, pair.given)
    pair.check("".join(f"{line}\n" for line in lines(shown(place))), update_golden)


def test_a_fault_of_the_content_is_no_translators(place: Path) -> None:
    write_publication(place, "# Rights {#rights}\n\n{date}`2019-06-09|xyz`\n")
    with pytest.raises(PublishError, match=r"content/report\.md:3.*bad-form"):
        shown(place)


def test_a_catalog_that_cannot_be_read_is_named(place: Path) -> None:
    write_publication(place, '# Rights {#rights}\n=== locales/kk/LC_MESSAGES/report.po\nmsgid "Rights\n')
    with pytest.raises(PublishError, match=r"locales/kk/LC_MESSAGES/report\.po:1.*bad-catalog"):
        shown(place)


def test_a_preview_is_never_taken_for_an_edition(place: Path) -> None:
    write_publication(place, "# Rights {#rights}\n=== kk\nRights => Құқықтар\n")
    output = place / "output"
    [paper, book] = preview(Root(place), ["kk"], ["pdf", "epub"], output)
    assert [path.name for path in (paper, book)] == ["sample.kk.preview.pdf", "sample.kk.preview.epub"]
    build(place, output, "--lang", "kk", "--format", "epub,pdf")
    assert identifier(book) != identifier(output / "sample.kk.epub")
    document = pypdfium2.PdfDocument(paper)
    texts = [page.get_textpage().get_text_range() for page in document]
    assert "Алдын ала қарау" in texts[0]
    assert "аудармашыларға арналған" in "".join(texts).replace("\r\n", " ")
    assert document.get_metadata_value("Title").startswith("Алдын ала қарау: ")
    titles = [entry.get_title() for entry in document.get_toc() if entry.level == 0]
    assert titles[-3:] == ["Құқықтар", "Хабарламалар", "Осы басылым туралы"]


def identifier(book: Path) -> str:
    package = etree.fromstring(zipfile.ZipFile(book).read("EPUB/content.opf"))
    return str(package.findtext(".//{http://purl.org/dc/elements/1.1/}identifier"))


def test_numbers_lead_to_the_list_and_back(place: Path) -> None:
    write_publication(place, "# Rights {#rights}\n\n- Text.\n\n- Text.\n\nA note.[^n]\n\n[^n]: Text.\n")
    [book] = preview(Root(place), ["kk"], ["epub"], place / "output")
    archive = zipfile.ZipFile(io.BytesIO(book.read_bytes()))
    pages = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")}
    found = {f"{Path(name).name}#{id}" for name, text in pages.items() for id in re.findall(r' id="([^"]+)"', text)}
    links = [
        (href if not href.startswith("#") else f"{Path(name).name}{href}")
        for name, text in pages.items()
        for mark in re.findall(r'<a [^>]*class="message [^>]*>', text)
        for href in re.findall(r'href="([^"]+)"', mark)
    ]
    assert len(links) == 4 + 3 + 2 + 4 + 3  # title page and imprint, text, two more places of one message, list
    assert {Path(link).name for link in links} <= found


@pytest.mark.parametrize("lang", ["ru", "kk-Latn", "kk-Arab"])
def test_previews_of_the_repositorys_publication(lang: str, root: Path, tmp_path: Path) -> None:
    [paper] = preview(Root(root), [lang], [], tmp_path)
    assert len(pypdfium2.PdfDocument(paper)) > 25
