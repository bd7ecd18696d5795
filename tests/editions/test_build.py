"""Prove that a user's publication becomes its editions, whole or not at all."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from publish.content.tree import read_publication
from publish.editions.build import moment
from tests.command import fault, publish
from tests.publications import write_publication

NINE = {f"report.{lang}.{suffix}" for lang in ("en", "kk", "ru") for suffix in ("pdf", "docx", "epub")}


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def copy(starter: Path, tmp_path: Path) -> Path:
    """A publication of one's own, with the editions that were built of it."""
    return shutil.copytree(starter, tmp_path / "copy", symlinks=True)


def test_a_new_publication_has_nine_editions(starter: Path) -> None:
    assert files(starter / "output") == NINE
    for path in (starter / "output").iterdir():
        head = path.read_bytes()[:4]
        assert head == (b"%PDF" if path.suffix == ".pdf" else b"PK\x03\x04")
        assert path.stat().st_mode & 0o777 == 0o644


def test_a_build_leaves_nothing_but_editions(starter: Path) -> None:
    others = {name for name in files(starter) if not name.startswith("output/")}
    assert others == {
        "content/publication.toml",
        "content/summary.md",
        "content/findings.md",
        "content/data/cases.csv",
        "styles/brief/theme.toml",
        "styles/report/theme.toml",
    } | {name for name in others if name.endswith(".gitkeep")}


def test_an_edition_is_in_its_language(starter: Path) -> None:
    with zipfile.ZipFile(starter / "output" / "report.kk.epub") as book:
        package = next(book.read(name).decode() for name in book.namelist() if name.endswith(".opf"))
    assert "<dc:language>kk</dc:language>" in package
    assert Document(str(starter / "output" / "report.ru.docx")).core_properties.language == "ru-RU"


def test_languages_and_formats_are_chosen(starter: Path, copy: Path, tmp_path: Path) -> None:
    output = tmp_path / "books" / "new"
    run = publish("build", "-l", "kk,kk", "-l", "en", "-f", "docx, epub", "--output", output, folder=copy)
    assert (run.returncode, run.stderr) == (0, "")
    names = [f"report.{lang}.{suffix}" for lang in ("kk", "en") for suffix in ("docx", "epub")]
    assert [line.split()[0] for line in run.stdout.splitlines()] == [str(output / name) for name in names]
    assert files(output) == set(names)
    for name in names:
        same = (output / name).read_bytes() == (starter / "output" / name).read_bytes()
        assert same, "an edition is the same whatever else is built"


def fault_of_the_content(copy: Path) -> str:
    path = copy / "content" / "summary.md"
    path.write_text(f"{path.read_text('utf-8')}\n{{number}}`many`\n", "utf-8")
    return f"content/summary.md:{path.read_text('utf-8').count(chr(10))}:1: error[bad-value]: 'many' is no number"


def fault_of_the_layout(copy: Path) -> str:
    path = copy / "content" / "findings.md"
    path.write_text(f"{path.read_text('utf-8')}\n### Alone {{#alone .run-in}}\n", "utf-8")
    return f"content/findings.md:{path.read_text('utf-8').count(chr(10))}:1: error[lone-run-in]"


def fault_of_a_translation(copy: Path, lang: str) -> str:
    assert publish("update", "--quiet", "--lang", lang, "--root", copy).returncode == 0
    path = copy / "locales" / lang / "LC_MESSAGES" / "findings.po"
    text = path.read_text("utf-8")
    path.write_text(text.replace('msgid "Findings"\nmsgstr ""', 'msgid "Findings"\nmsgstr "[x](file:///x)"'), "utf-8")
    line = text[: text.index('msgid "Findings"')].count("\n") + 1
    return f"locales/{lang}/LC_MESSAGES/findings.po:{line}: error[bad-link]: the link 'file:///x' leads out"


@pytest.mark.parametrize("spoil", [fault_of_the_content, fault_of_the_layout])
def test_a_build_that_fails_changes_nothing(copy: Path, spoil: Callable[[Path], str], tmp_path: Path) -> None:
    line = spoil(copy)
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (copy / "output").iterdir()}
    for output in (copy / "output", tmp_path / "elsewhere"):
        [found] = fault("build", "--root", copy, "--lang", "en", "--output", output).splitlines()
        assert found.startswith(line)
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (copy / "output").iterdir()} == before
    assert not (tmp_path / "elsewhere").exists()


def test_faults_of_all_languages_are_told_in_their_order_and_a_good_one_waits_for_them(copy: Path) -> None:
    lines = [fault_of_a_translation(copy, lang) for lang in ("kk", "ru")]
    shutil.rmtree(copy / "output")
    run = publish("build", "--root", copy, "--format", "docx")
    assert (run.returncode, run.stdout) == (1, "")
    assert [found.startswith(line) for found, line in zip(run.stderr.splitlines(), lines, strict=True)] == [True, True]
    assert not (copy / "output").exists()


def test_an_edition_that_cannot_be_written_is_one_line(copy: Path, tmp_path: Path) -> None:
    output = tmp_path / "books"
    (output / "report.en.epub").mkdir(parents=True)
    [line] = fault("build", "--root", copy, "-l", "en", "-f", "epub", "--output", output).splitlines()
    assert line.startswith(f"error[cannot-write]: '{output}/report.en.epub': ")
    assert files(output) == set()


def test_the_files_carry_the_day_of_the_publication_or_the_one_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = read_publication(write_publication(tmp_path, "# Rights {#rights}\n") / "content")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert moment(publication).isoformat() == "2001-02-03T00:00:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert moment(publication).isoformat() == "2001-09-09T01:46:40+00:00"
