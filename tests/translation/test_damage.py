"""Turn a catalog that was damaged into lines that name each fault, and leave the file alone: see `damage.txt`."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.content.tree import read_publication
from publish.diagnostics import PublishError, Report
from publish.translation.po import Po, parse_po, serialize_po
from publish.translation.translate import load_catalog
from publish.translation.update import update, update_all
from tests.pairs import Pair, parameters
from tests.publications import write_publication

CATALOG = "locales/kk/LC_MESSAGES/report.po"
HEAD = 'msgid ""\nmsgstr "Language: kk\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'


def faults(folder: Path, data: bytes) -> list[str]:
    """What an update says of a catalog with these bytes, which it leaves alone."""
    write_publication(folder, "# Rights {#rights}\n\nText.\n\nMore.\n")
    path = folder / CATALOG
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    with pytest.raises(PublishError) as raised:
        update(read_publication(folder / "content"), folder / "locales", "kk")
    assert path.read_bytes() == data
    assert [each.name for each in path.parent.iterdir()] == ["report.po"]
    assert all(each.hint for each in raised.value.diagnostics)
    return [str(each).removeprefix(f"{CATALOG}:") for each in raised.value.diagnostics]


@pytest.mark.parametrize("pair", parameters(Path(__file__).with_name("damage.txt")))
def test_each_fault_is_named_at_its_line(pair: Pair, tmp_path: Path, update_golden: bool) -> None:
    text = HEAD + pair.given.replace("<NUL>", "\0")
    found = faults(tmp_path / "one", text.encode())
    assert faults(tmp_path / "two", text.replace("\n", "\r\n").encode()) == found
    pair.check("".join(f"{line.partition(', hint: ')[0]}\n" for line in found), update_golden)


ENTRY = 'msgid "Rights"\nmsgstr "Құқықтар"\n'
ENCODINGS = [
    pytest.param((HEAD + ENTRY).encode("utf-16"), "1: error[bad-encoding]: not UTF-8", id="utf-16"),
    pytest.param((HEAD + ENTRY).encode("utf-16-le"), "5: error[bad-encoding]: not UTF-8", id="utf-16 without a mark"),
    pytest.param(
        (HEAD + 'msgid "Rights"\nmsgstr "Права"\n').encode("cp1251"), "5: error[bad-encoding]: not UTF-8", id="cp1251"
    ),
    pytest.param(
        (HEAD + 'msgid "Rights"\nmsgstr "Права"\n').encode("koi8-r"), "5: error[bad-encoding]: not UTF-8", id="koi8-r"
    ),
    pytest.param(
        (HEAD + ENTRY).encode("utf-8-sig"), "1: error[bad-encoding]: a byte order mark at its start", id="mark"
    ),
    pytest.param(
        (HEAD.replace("UTF-8", "windows-1251") + ENTRY).encode(),
        "2: error[bad-encoding]: the header says windows-1251",
        id="another charset",
    ),
    pytest.param(
        (HEAD.replace("UTF-8", "CHARSET") + ENTRY).encode(),
        "2: error[bad-encoding]: the header says CHARSET",
        id="a template's charset",
    ),
    pytest.param(
        f'msgid ""\nmsgstr "Language: kk\\n"\n\n{ENTRY}'.encode(),
        "2: error[bad-encoding]: the header names no charset",
        id="no charset",
    ),
    pytest.param((HEAD + ENTRY).encode()[:-3] + b'"\n', "5: error[bad-encoding]: not UTF-8", id="half a letter"),
]


@pytest.mark.parametrize(("data", "expected"), ENCODINGS)
def test_another_encoding_is_named(data: bytes, expected: str, tmp_path: Path) -> None:
    [found] = faults(tmp_path, data)
    assert found.startswith(expected)


PLURALS = [
    ("nplurals=2; plural=(n != 1);", ""),
    ("nplurals=1; plural=0;", ""),  # what gettext long said of Kazakh
    ("nplurals=2; plural=n != 1", ""),
    ("nplurals=INTEGER; plural=EXPRESSION;", "Plural-Forms is not of the form nplurals=...; plural=...;"),
    ("nplurals=2; plural=(n != 1;", "the formula of Plural-Forms cannot be read: (n != 1"),
    ("nplurals=2; plural=n;", "the formula of Plural-Forms gives others than its 2 forms"),
    ("nplurals=0; plural=0;", "the formula of Plural-Forms gives others than its 0 forms"),
    ("nplurals=6; plural=0;", "Plural-Forms has 6 forms; the language has 1 or 2"),
    ("", "Plural-Forms is not of the form nplurals=...; plural=...;"),
]


@pytest.mark.parametrize(("forms", "expected"), PLURALS)
def test_a_header_with_wrong_plural_forms_is_named(forms: str, expected: str, tmp_path: Path) -> None:
    data = f'{HEAD[:-1]}"Plural-Forms: {forms}\\n"\n\n{ENTRY}'.encode()
    if expected:
        [found] = faults(tmp_path, data)
        assert found.startswith(f"3: error[bad-header]: {expected}, hint: ")
    else:
        assert not _report(data.decode()).diagnostics


def _report(text: str) -> Report:
    report = Report()
    parse_po(text, CATALOG, report, "kk")
    return report


def test_the_faults_of_all_files_are_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    write_publication(tmp_path, "# Rights {#rights}\n")
    for lang, domain in (("kk", "report"), ("kk", "publication"), ("ru", "report"), ("ru", "left-over")):
        path = tmp_path / "locales" / lang / "LC_MESSAGES" / f"{domain}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'{HEAD}msgid "Rights"\n', "utf-8")
    (tmp_path / "locales" / "report.pot").write_text("<<<<<<< ours\n", "utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(PublishError) as raised:
        update_all(read_publication(tmp_path / "content"), tmp_path / "locales", ["kk", "ru"])
    assert [str(each.span) for each in raised.value.diagnostics] == [
        "locales/kk/LC_MESSAGES/publication.po:4",
        "locales/kk/LC_MESSAGES/report.po:4",
        "locales/ru/LC_MESSAGES/report.po:4",
        "locales/ru/LC_MESSAGES/left-over.po:4",
        "locales/report.pot:1",
    ]
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_folder_in_the_place_of_a_catalog_is_named(tmp_path: Path) -> None:
    write_publication(tmp_path, "# Rights {#rights}\n")
    (tmp_path / CATALOG).mkdir(parents=True)
    with pytest.raises(PublishError, match=rf"^{CATALOG}: error\[bad-catalog\]: Is a directory"):
        update(read_publication(tmp_path / "content"), tmp_path / "locales", "kk")


@pytest.mark.parametrize("target", ["nowhere.po", "report.po"])
def test_a_link_that_leads_nowhere_is_named_by_what_reads_too(target: str, tmp_path: Path) -> None:
    write_publication(tmp_path, "# Rights {#rights}\n")
    (tmp_path / CATALOG).parent.mkdir(parents=True)
    (tmp_path / CATALOG).symlink_to(target)
    with pytest.raises(PublishError, match=rf"^{CATALOG}: error\[bad-catalog\]"):
        load_catalog(tmp_path / "locales", "kk", "report")


@pytest.mark.parametrize("data", [b"", b"\n\r\n"])
def test_a_file_that_was_emptied_is_named(data: bytes, tmp_path: Path) -> None:
    [found] = faults(tmp_path, data)
    assert found.startswith("1: error[bad-catalog]: the file is empty, hint: ")


@pytest.mark.parametrize("lang", ["ru", "RU_ru", "en"])
def test_the_catalog_of_another_language_is_named(lang: str, tmp_path: Path) -> None:
    [found] = faults(tmp_path, (HEAD.replace("Language: kk", f"Language: {lang}") + ENTRY).encode())
    assert found.startswith("2: error[bad-header]: the header says that the language is ")


@pytest.mark.parametrize("lang", ["kk_KZ", "kk-Cyrl", "KK", "", "kk@cyrillic"])
def test_a_language_may_be_written_in_many_ways(lang: str) -> None:
    assert not _report(HEAD.replace("Language: kk", f"Language: {lang}") + ENTRY).diagnostics


# ----------------------------------------------------------------------------------------------- what is not damage


SOUND = [
    pytest.param(HEAD + ENTRY[:-1], id="no line end at the end"),
    pytest.param(f"{HEAD}\n\n\n{ENTRY}\n\n\n", id="blank lines"),
    pytest.param((HEAD + ENTRY).replace("\n", "\r\n"), id="carriage returns"),
    pytest.param(HEAD.replace("\n", "\r\n") + ENTRY, id="mixed line ends"),
    pytest.param(
        f'{HEAD}#~ {ENTRY.replace("msgstr", "#~ msgstr")}\n#~ msgid "Rights"\n#~ msgstr "b"\n', id="gone twice"
    ),
    pytest.param(f'{HEAD}msgctxt "label"\n{ENTRY}\n{ENTRY}', id="one msgid in two contexts"),
    pytest.param(f'{HEAD}msgid ""\n"Rights"\nmsgstr ""\n"Құқық"\n"тар"\n', id="wrapped"),
    pytest.param(
        f'{HEAD}#, fuzzy, no-wrap\n#: a.c b.c:7 \u2068a b.md\u2069:3\n#| msgid "x"\n{ENTRY}', id="all comments"
    ),
    pytest.param("# Nothing yet.\n", id="a comment alone"),
    pytest.param(ENTRY, id="no header"),
    pytest.param(f'{HEAD}msgid "Rights"\nmsgstr "=======\\n<<<<<<< a"\n', id="marks inside a text"),
    pytest.param(f"{HEAD}# <<<<<<< ours\n# =======\n{ENTRY}", id="marks inside a comment"),
]


@pytest.mark.parametrize("text", SOUND)
def test_what_is_sound_is_not_blamed(text: str, tmp_path: Path) -> None:
    assert not _report(text).diagnostics
    write_publication(tmp_path, f"# Rights {{#rights}}\n=== {CATALOG}\n")
    (tmp_path / CATALOG).write_bytes(text.encode())
    publication = read_publication(tmp_path / "content")
    update(publication, tmp_path / "locales", "kk")
    data = (tmp_path / CATALOG).read_bytes()
    assert not any(change.written for change in update(publication, tmp_path / "locales", "kk"))
    assert b"\r\n" not in data or b"\n" not in data.replace(b"\r\n", b"")
    assert (b"\r\n" in data) == ("\r\n" in text)


# -------------------------------------------------------------------------------------------------------- properties


WHOLE = (
    f"{HEAD}# Ask.\n#. heading 1\n#: content/report.md:1\n{ENTRY}\n"
    '#, fuzzy\n#| msgid "Txet."\nmsgid "Text."\nmsgstr ""\n"Мә"\n"тін."\n\n'
    'msgctxt "label"\nmsgid "Text."\nmsgstr "\\"Мәтін\\""\n\n#~ msgid "Gone"\n#~ msgstr "Кетті"\n# The end.\n'
).encode()


@given(st.integers(0, len(WHOLE)))
def test_a_file_that_is_cut_off_is_named_or_gives_whole_entries(cut: int) -> None:
    """Nothing tells of a cut between two lines of a text, or between two entries; no entry before it is lost."""
    data = WHOLE[:cut]
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return  # named: see the encodings
    report = Report()
    found = parse_po(text, CATALOG, report)
    whole = parse_po(WHOLE.decode(), CATALOG, Report())
    if report.diagnostics:
        assert all(each.span and 1 <= each.span.line <= text.count("\n") + 1 for each in report.diagnostics)
        return
    entries = _entries(found)
    assert entries[:-1] == _entries(whole)[: max(len(entries) - 1, 0)]
    assert not text or text.rstrip().endswith('"') or text.rstrip("\n").rpartition("\n")[2].startswith("#")


def _entries(catalog: Po) -> list[tuple[object, ...]]:
    return [(m.context, m.id, m.string) for m in (*catalog, *catalog.gone) if m.id]


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=4))
def test_any_bytes_in_any_place_are_named_or_read_and_written_alike(place: int, noise: bytes) -> None:
    data = WHOLE[:place] + noise + WHOLE[place:]
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return
    report = Report()
    catalog = parse_po(text, CATALOG, report)
    if not report.diagnostics:
        again = parse_po(serialize_po(catalog).decode(), CATALOG, report)
        assert not report.diagnostics
        assert _entries(again) == _entries(catalog)
        assert serialize_po(again) == serialize_po(catalog)


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not installed")
def test_gettext_reads_what_is_written(tmp_path: Path) -> None:
    catalog = parse_po(WHOLE.decode(), CATALOG, Report())
    (tmp_path / "a.po").write_bytes(serialize_po(catalog))
    run = subprocess.run(["msgfmt", "-o", "/dev/null", tmp_path / "a.po"], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
