"""Turn what publication.toml asks of an edition into an edition, a draft or one line that says why there is none."""

import zipfile
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from publish.content.tree import read_publication
from publish.editions.gates import drafts
from publish.editions.root import Root
from tests.command import build, fault, publish
from tests.publications import write_catalog, write_publication

TEXT = "# Rights {#rights}\n\nThree more words.\n"
IMPRINT = {"A sample": "Үлгі", "The testers": "Сынаушылар", "What is tried out.": "Сынақ.", "Pass it on.": "Таратыңыз."}
REPORT = {"Rights": "Құқықтар", "Three more words.": "Тағы үш сөз."}


def publication(folder: Path, root: Path, settings: str, tables: str = "", report: dict[str, str] = REPORT) -> Path:
    """A publication in English and Kazakh of 15 words, 11 of them in the imprint."""
    documents = '[[documents]]\npath = "report.md"\n'
    write_publication(folder, f'{TEXT}=== publication.toml\nlanguages = ["kk"]\n{settings}\n{documents}{tables}')
    write_catalog(folder, "kk", "publication", IMPRINT)
    write_catalog(folder, "kk", "report", report)
    (folder / "styles").symlink_to(root / "styles")
    return folder


def reviewed(folder: Path, *arguments: str) -> None:
    assert publish("review", "--quiet", "--root", folder, "--lang", "kk", *arguments).returncode == 0


@pytest.mark.parametrize(
    ("settings", "tables", "message"),
    [
        (
            'minimum = "reviewed 100 %"',
            "",
            "content/publication.toml:2:1: error[below-minimum]: kk: 11 of 15 words (73 %) are reviewed, this edition "
            "needs 100 %, hint: review the rest ('publish status' tells where it is), or set below = \"draft\"",
        ),
        ('minimum = "reviewed 73.4%"', "", "(73 %) are reviewed, this edition needs 73.4 %"),
        (
            'minimum = "translated 50 %"',
            '[edition.kk]\nminimum = "approved 1 %"',
            "toml:15:1: error[below-minimum]: kk: ",
        ),
        ('below = "draft"', '[edition.kk]\nminimum = "reviewed 90 %"\nbelow = "refuse"', "this edition needs 90 %"),
    ],
)
def test_an_edition_that_is_not_far_enough_is_refused(
    settings: str, tables: str, message: str, tmp_path: Path, root: Path
) -> None:
    folder = publication(tmp_path, root, settings, tables)
    reviewed(folder, "publication")
    [line] = fault("build", "--root", folder, "--lang", "kk,en").splitlines()
    assert message in line
    assert not (folder / "output").exists()


def test_every_language_that_is_refused_is_named_at_once(tmp_path: Path, root: Path) -> None:
    folder = publication(tmp_path, root, 'minimum = "reviewed 100 %"')
    found = fault("build", "--root", folder, "--lang", "kk-Latn,ru,en,kk", "--format", "docx").splitlines()
    assert [line.split("]: ")[1].partition(":")[0] for line in found] == ["kk-Latn", "ru", "kk"]


@pytest.mark.parametrize(
    ("settings", "tables"),
    [
        ("", ""),
        ('minimum = "translated 100 %"', ""),
        ('minimum = "reviewed 73 %"', ""),
        ('minimum = "reviewed 73.33 %"', ""),
        ('minimum = "approved 100 %"', '[edition.kk]\nminimum = "translated 1 %"'),
        ("", '[edition.ru]\nminimum = "approved 100 %"'),
    ],
)
def test_an_edition_that_is_far_enough_is_no_draft(settings: str, tables: str, tmp_path: Path, root: Path) -> None:
    folder = publication(tmp_path, root, settings, tables)
    reviewed(folder, "publication")
    place = Root(folder)
    assert drafts(read_publication(place.content), place.locales, ["kk", "kk-Latn", "en", "qps"]) == set()


def test_an_edition_in_another_script_goes_by_what_its_language_does_unless_it_has_rules_of_its_own(
    tmp_path: Path, root: Path
) -> None:
    tables = '[edition.kk]\nminimum = "reviewed 1 %"\nbelow = "draft"\n[edition.kk-Arab]\nminimum = "translated 1 %"\n'
    place = Root(publication(tmp_path, root, "", tables))
    wanted = ["en", "kk", "kk-Latn", "kk-Arab", "ru"]
    assert drafts(read_publication(place.content), place.locales, wanted) == {"kk", "kk-Latn"}


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The folder of a draft in three formats."""
    folder = publication(tmp_path_factory.mktemp("draft"), root, 'minimum = "reviewed 100 %"\nbelow = "draft"')
    build(folder, folder / "output")
    return folder / "output"


NOTICE = "Жоба: бұл басылым әлі жариялауға дайын емес."


def test_a_draft_has_a_name_of_its_own_and_the_source_is_none(draft: Path) -> None:
    names = [f"sample.{lang}.{suffix}" for lang in ("en", "kk.draft") for suffix in ("docx", "epub", "pdf")]
    assert sorted(path.name for path in draft.iterdir()) == names


def test_every_page_of_a_draft_in_pdf_says_so(draft: Path) -> None:
    paper = pypdfium2.PdfDocument(draft / "sample.kk.draft.pdf")
    pages = [page.get_textpage().get_text_bounded() for page in paper]
    assert ["ЖОБА" in page for page in pages] == [True] * 6
    assert [NOTICE in page for page in pages] == [True, True, False, False, False, False]


def test_every_page_of_a_draft_in_word_has_a_watermark(draft: Path) -> None:
    document = Document(str(draft / "sample.kk.draft.docx"))
    for section in document.sections:
        heads = [section.header, *([section.first_page_header] if section.different_first_page_header_footer else [])]
        assert all('string="ЖОБА"' in head._element.xml for head in heads)  # python-docx tells of no shapes
    assert [paragraph.text for paragraph in document.paragraphs].count(NOTICE) == 2


def test_every_part_of_a_draft_in_epub_begins_with_a_notice(draft: Path) -> None:
    with zipfile.ZipFile(draft / "sample.kk.draft.epub") as book:
        texts = {Path(name).stem: book.read(name).decode() for name in book.namelist() if "/text/" in name}
    parts = {"part_title_page", "part_contents", "rights", "part_colophon"}
    assert {name for name, text in texts.items() if NOTICE in text} == parts
    assert f'<p class="draft">{NOTICE}</p>' in texts["rights"]


def test_what_is_no_draft_says_nothing_of_it(draft: Path) -> None:
    with zipfile.ZipFile(draft / "sample.en.epub") as book:
        assert not any(b"Draft" in book.read(name) for name in book.namelist())
    with zipfile.ZipFile(draft / "sample.en.docx") as package:
        assert not any(b"WaterMark" in package.read(name) for name in package.namelist())
