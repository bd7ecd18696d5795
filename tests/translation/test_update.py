"""Turn content and an old catalog into a new one in which nothing that a translator wrote is lost: see `update.txt`."""

import os
from pathlib import Path

import pytest

from publish.content.tree import read_publication
from publish.diagnostics import PublishError
from publish.translation.update import Change, update
from tests.pairs import Pair, parameters
from tests.publications import write_publication

CATALOG = "locales/kk/LC_MESSAGES/report.po"
HEADER = r"""# Translations of «A sample».
msgid ""
msgstr ""
"Project-Id-Version: A sample 1.0\n"
"POT-Creation-Date: 2001-02-03 00:00+0000\n"
"PO-Revision-Date: 2001-02-03 00:00+0000\n"
"Language: kk\n"
"Language-Team: kk\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"""
"""What the cases call `<header>`."""


def updated(folder: Path) -> list[Change]:
    return update(read_publication(folder / "content"), folder / "locales", "kk")


@pytest.mark.parametrize("pair", parameters(Path(__file__).with_name("update.txt")))
def test_an_update_keeps_what_translators_wrote(pair: Pair, tmp_path: Path, update_golden: bool) -> None:
    write_publication(tmp_path, pair.given.replace("<header>\n", HEADER))
    updated(tmp_path)
    pair.check((tmp_path / CATALOG).read_text("utf-8").replace(HEADER, "<header>\n"), update_golden)


@pytest.mark.parametrize("pair", parameters(Path(__file__).with_name("update.txt")))
def test_a_second_update_writes_nothing(pair: Pair, tmp_path: Path) -> None:
    write_publication(tmp_path, pair.given.replace("<header>\n", HEADER))
    updated(tmp_path)
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in tmp_path.rglob("*")}
    assert not any(change.written for change in updated(tmp_path))
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in tmp_path.rglob("*")} == before


def test_what_was_done_is_counted(tmp_path: Path) -> None:
    write_publication(tmp_path, f"# Rights {{#rights}}\n\nText.\n\nNew.\n=== {CATALOG}\n{HEADER}\n{ENTRIES}")
    publication, report = updated(tmp_path)
    assert (publication.messages, publication.translated, publication.written) == (4, 0, True)
    assert report == Change(tmp_path / CATALOG, 3, 1, 1, 1, written=True)


ENTRIES = """
msgid "Rights"
msgstr "Құқықтар"

#, fuzzy
msgid "Text."
msgstr "Мәтін."

msgid "Children and their parents"
msgstr "Балалар"
"""


def test_a_text_that_is_changed_and_changed_back_ends_as_it_began(tmp_path: Path) -> None:
    first, second = "# Rights {#rights}\n\nAbout nine.\n", "# Rights {#rights}\n\nAbout ten.\n"
    write_publication(tmp_path, f'{first}=== {CATALOG}\n{HEADER}\nmsgid "About nine."\nmsgstr "Тоғыз шамасы."\n')
    for text in (first, second, first):
        (tmp_path / "content" / "report.md").write_text(text, "utf-8")
        updated(tmp_path)
    entries = (tmp_path / CATALOG).read_text("utf-8").split("\n\n")
    living = "\n".join(entry for entry in entries if "#~" not in entry)
    assert 'msgid "About nine."\nmsgstr "Тоғыз шамасы."' in living
    assert "fuzzy" not in living


def test_no_clock_is_asked(tmp_path: Path) -> None:
    bare = 'msgid ""\nmsgstr ""\n"Language: kk\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    write_publication(tmp_path, f"# Rights {{#rights}}\n=== {CATALOG}\n{bare}")
    updated(tmp_path)
    text = (tmp_path / CATALOG).read_text("utf-8")
    assert text.startswith('msgid ""\n')
    assert '"POT-Creation-Date: 2001-02-03 00:00+0000\\n"' in text or "POT-Creation-Date" not in text


# --------------------------------------------------------------------------------------------------- what is refused


BROKEN = [
    pytest.param(
        'msgid "Rights"\n<<<<<<< ours\nmsgstr "Құқықтар"\n=======\nmsgstr "Құқық"\n>>>>>>> theirs\n', 15, id="conflict"
    ),
    pytest.param('msgid "Rights"\nmsgstr "Құқық', 15, id="truncated in a string"),
    pytest.param('msgid "Rights"\n', 14, id="truncated after a msgid"),
    pytest.param('msgid "Rights"\nmsgstr "a"\n\nmsgid "Rights"\nmsgstr "b"\n', 17, id="the same msgid twice"),
    pytest.param('msgid Rights\nmsgstr "a"\n', 14, id="no quotation marks"),
    pytest.param('msgid "Rights"\nmsgstr "a" b\n', 15, id="something after a string"),
]


@pytest.mark.parametrize(("entries", "line"), BROKEN)
def test_a_broken_catalog_is_named_with_its_line_and_left_alone(tmp_path: Path, entries: str, line: int) -> None:
    broken = f"{HEADER}\n{entries}"
    write_publication(tmp_path, f"# Rights {{#rights}}\n=== {CATALOG}\n{broken}")
    with pytest.raises(PublishError) as raised:
        updated(tmp_path)
    assert str(raised.value).startswith(f"{CATALOG}:{line}: error[bad-catalog]: ")
    assert str(raised.value).endswith(", hint: mend the file by hand; it was not touched")
    assert (tmp_path / CATALOG).read_text("utf-8") == broken


def test_a_catalog_in_another_encoding_is_named_with_its_line_and_left_alone(tmp_path: Path) -> None:
    write_publication(tmp_path, f"# Rights {{#rights}}\n=== {CATALOG}\n")
    broken = f'{HEADER}\nmsgid "Rights"\nmsgstr "Права"\n'.encode("cp1251", "replace")
    (tmp_path / CATALOG).write_bytes(broken)
    with pytest.raises(PublishError) as raised:
        updated(tmp_path)
    assert str(raised.value) == f"{CATALOG}:1: error[bad-encoding]: not UTF-8, hint: save the file as UTF-8"
    assert (tmp_path / CATALOG).read_bytes() == broken


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_is_cut_short_leaves_the_old_file(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_publication(tmp_path, f'# Rights {{#rights}}\n=== {CATALOG}\n{HEADER}\nmsgid "Rights"\nmsgstr "Құқықтар"\n')
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.po")}

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(KeyboardInterrupt):
        updated(tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.po")} == before
    assert not [path for path in (tmp_path / "locales").rglob("*") if path.is_file() and path.suffix != ".po"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_is_full_is_one_line(tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    write_publication(tmp_path, "# Rights {#rights}\n")
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(PublishError, match=r"^locales/kk/LC_MESSAGES/publication\.po: error\[cannot-write\]: No space"):
        updated(tmp_path)
    assert not [path for path in (tmp_path / "locales").rglob("*") if path.is_file()]


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    write_publication(tmp_path, f'# Rights {{#rights}}\n=== {CATALOG}\n{HEADER}\nmsgid "Rights"\nmsgstr "Құқықтар"\n')
    (tmp_path / CATALOG).chmod(0o640)
    updated(tmp_path)
    assert (tmp_path / CATALOG).stat().st_mode & 0o777 == 0o640
