"""Prove what `publish check --parity` says of whole editions, and of what cannot be read."""

import ast
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from publish.audit import run
from publish.audit.run import File, compare_all, read
from publish.editions.root import Root
from publish.layout.model import Layout
from publish.writers import WRITERS, pdf
from tests.command import publish
from tests.publications import write_publication
from tests.writers.specimen import specimen

DRAFT = """\
# Trials {#trials}

The court sat.[^count]

[^count]: As the registry counts.

## Fines {#fines}

See [section {number}](#trials), [page {page}](#fines).
=== publication.toml
languages = ["kk"]
numbering = ["decimal"]
minimum = "translated 100 %"
below = "draft"
=== kk
Trials => Сот процестері
"""


def all_files(layout: Layout) -> list[File]:
    """What the three files of a layout say."""
    paper, pages = pdf.write_with_pages(layout)
    written = {"pdf": paper, **{name: WRITERS[name].write(layout, pages) for name in ("docx", "epub")}}
    return [File(name, f"it.{name}", read(name, data)) for name, data in written.items()]


def test_a_draft_with_texts_that_stand_in_agrees(tmp_path: Path, root: Path) -> None:
    (tmp_path / "styles").symlink_to(root / "styles")
    write_publication(tmp_path, DRAFT)
    assert publish("build", "--root", tmp_path).returncode == 0
    assert (tmp_path / "output" / "sample.kk.draft.pdf").is_file()
    run = publish("check", "--parity", "--root", tmp_path)
    assert (run.stdout, run.returncode) == ("", 0)


def test_one_of_every_block_agrees() -> None:
    layout = specimen()
    assert list(compare_all(layout, all_files(layout))) == []


def test_soft_hyphens_make_no_difference(layout: Layout) -> None:
    hyphenated = replace(layout, soft_hyphens=True)
    assert list(compare_all(layout, all_files(hyphenated))) == []


def test_what_is_not_there_is_to_be_built(tmp_path: Path, root: Path) -> None:
    (tmp_path / "styles").symlink_to(root / "styles")
    write_publication(tmp_path, "# Rights {#rights}\n")
    run = publish("check", "--parity", "--lang", "en", "--root", ".", folder=tmp_path)
    assert run.returncode == 1
    assert run.stdout.splitlines()[0] == (
        "content/publication.toml: error[missing-edition]: there is no 'output/sample.en.pdf', "
        "hint: run 'publish build', or name the folder of the editions with --output"
    )


@pytest.mark.parametrize("format", ["pdf", "docx", "epub"])
def test_what_is_no_such_file_is_told(format: str, tmp_path: Path, root: Path) -> None:
    (tmp_path / "styles").symlink_to(root / "styles")
    write_publication(
        tmp_path, f'# Rights {{#rights}}\n=== publication.toml\nlanguages = ["en"]\nformats = ["{format}"]\n'
    )
    (tmp_path / f"sample.en.{format}").write_bytes(b"torn")
    [told] = run.audit(Root(tmp_path), [], tmp_path)
    assert (told.severity, told.code, told.hint) == ("error", "bad-edition", "build the edition anew")


def test_a_package_without_a_text_is_told(tmp_path: Path, root: Path) -> None:
    (tmp_path / "styles").symlink_to(root / "styles")
    write_publication(tmp_path, '# Rights {#rights}\n=== publication.toml\nlanguages = ["en"]\nformats = ["docx"]\n')
    with zipfile.ZipFile(tmp_path / "sample.en.docx", "w") as package:
        package.writestr("mimetype", "none")
    [told] = run.audit(Root(tmp_path), [], tmp_path)
    assert told.code == "bad-edition"


def test_without_the_library_the_pdf_is_not_compared(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "styles").symlink_to(root / "styles")
    write_publication(tmp_path, '# Rights {#rights}\n=== publication.toml\nlanguages = ["en"]\nformats = ["pdf"]\n')
    (tmp_path / "sample.en.pdf").write_bytes(b"%PDF")
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    [told] = run.audit(Root(tmp_path), [], tmp_path)
    assert str(told) == (
        "content/publication.toml: note[no-reader]: 'sample.en.pdf' is not compared: there is no library that "
        "reads it, "
        "hint: pip install 'publish[audit]'"
    )


def test_readers_know_nothing_of_writers_or_layouts(root: Path) -> None:
    for name in ("pdf", "docx", "epub", "reading"):
        tree = ast.parse((root / "publish" / "audit" / f"{name}.py").read_text("utf-8"))
        sources = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        ours = {source for source in sources if source.startswith("publish")}
        assert ours <= {"publish.audit.reading", "publish.diagnostics"}, name
