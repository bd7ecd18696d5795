"""Prove that nothing a reader sees is English that no catalog reaches: editions in a pseudo-language would show it."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from tests.command import build
from tests.editions.conftest import Once

NO_WORDS = re.compile(
    r"(?:urn:|https?:|mailto:)\S+|\burn\b|uuid|[\w.+-]+@\S+|\b[0-9a-f]*\d[0-9a-f]*\b"  # addresses, ids, digests
    r"|\b[ivxl]+\b"  # Roman numerals of pages
    r"|\b(?:publish|Noto|Serif|Sans|Mono|Naskh|Arabic)\b"  # names in the colophon
    r"|\bExclusive(?:\.kz)?\b"  # the name of a site, which stays; a PDF from right to left may part it
)
PLAIN = {
    "qps": re.compile(r"(?<![^\W\d_])(?=[A-Za-z]*[aeiouyAEIOUY])[A-Za-z]{3,}(?![^\W\d_])"),  # its vowels have accents
    "qps-Arab": re.compile(r"[A-Za-z]{3,}"),
}
SPOKEN = {"title", "alt", "aria-label", "descr", "tooltip", "file-as"}
MACHINES = {"instrText", "identifier", "language", "align", "posOffset", "meta"}
"""Elements whose text no reader sees: fields of Word, ids, properties of OPF."""


@pytest.fixture(scope="module")
def pseudo_editions(root: Path, once: Once) -> Path:
    return once("pseudo-editions", lambda output: build(root, output, "--lang", "qps,qps-Arab"))


def pdf_texts(data: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        yield page.get_textpage().get_text_range().replace("\ufffe\r\n", "").replace("\r\n", " ")
    for bookmark in document.get_toc():
        yield bookmark.get_title()
    yield from (document.get_metadata_value(key) for key in ("Title", "Author", "Subject", "Keywords"))


def archive_texts(data: bytes) -> Iterator[str]:
    """What is read or read aloud in the parts of a DOCX or an EPUB; names and keys of machines are not."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    seen = r"(?:word/(?:document|footnotes|header\d+|footer\d+)\.xml|docProps/core\.xml|EPUB/.*\.(?:xhtml|opf|ncx))"
    for name in archive.namelist():
        if re.fullmatch(seen, name):
            for element in etree.fromstring(archive.read(name)).iter(etree.Element):
                local = etree.QName(element).localname
                yield from (text for text in (element.text if local not in MACHINES else "", element.tail) if text)
                yield from (str(text) for key, text in element.attrib.items() if etree.QName(key).localname in SPOKEN)


@pytest.mark.parametrize("lang", PLAIN)
@pytest.mark.parametrize("format", ["pdf", "docx", "epub"])
def test_no_reader_sees_plain_english(lang: str, format: str, pseudo_editions: Path) -> None:
    data = (pseudo_editions / f"kazakhstan-2019.{lang}.{format}").read_bytes()
    texts = list(pdf_texts(data) if format == "pdf" else archive_texts(data))
    assert sum(map(len, texts)) > 30_000
    assert [(word, text[:80]) for text in texts for word in PLAIN[lang].findall(NO_WORDS.sub(" ", text))] == []


def test_the_search_finds_english() -> None:
    assert PLAIN["qps"].findall("[Çóөñţ] Contents, [ímp]") == ["Contents"]


def test_no_text_is_cut_off(pseudo_editions: Path) -> None:
    text = "".join(pdf_texts((pseudo_editions / "kazakhstan-2019.qps.pdf").read_bytes()))
    assert text.count("[") == text.count("]") > 300
