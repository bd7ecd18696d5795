"""Turn a reader's word into comments of a catalog, and prove that nothing else in the file changes."""

from pathlib import Path

import pytest

from publish.diagnostics import PublishError
from publish.translation.catalogs import read_catalog
from publish.translation.review import review
from publish.translation.states import State, state_of

HEAD = '# A head.\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
CATALOG = f"""{HEAD}
#. paragraph; in: Rights
#.   a line that  a tool wrote so
#: content/report.md:3 content/report.md:7
#: content/report.md:1
#, no-wrap,   c-format
msgid "Workers may strike."
msgstr ""
"Жұмысшылар ереуілге "
"шыға алады."


# A word of the translator's.
#
#  publish is a word, too
#: content/report.md:9
msgid "Workers rest."
msgstr "Жұмысшылар демалады."

# 	after a tab
#, fuzzy
#| msgid "Old."
msgid "A draft."
msgstr "Жоба."

msgid "Nothing yet."
msgstr ""

msgctxt "label"
msgid "Cases"
msgstr "Істер"

#~ msgid "Gone"
#~ msgstr "Кетті"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "locales" / "kk" / "LC_MESSAGES" / "report.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOG, "utf-8")
    return path


def states(path: Path) -> dict[str, State]:
    return {str(message.id): state_of(message) for message in read_catalog(path, path.parents[2]) if message.id}


def added(path: Path) -> list[str]:
    """The lines that the file has beyond those it had; all the others are there, in their order."""
    old, new = CATALOG.splitlines(), path.read_text("utf-8").splitlines()
    marks = [line for line in new if line.startswith("# publish: ")]
    assert [line for line in new if line not in marks] == old
    return marks


def test_what_is_translated_is_reviewed_and_nothing_else_in_the_file_changes(path: Path) -> None:
    [done] = review(path.parents[2], "kk")
    assert (done.path, done.changed) == ("locales/kk/LC_MESSAGES/report.po", 3)
    assert [line.split()[2] for line in added(path)] == ["reviewed"] * 3
    assert states(path) == {
        "Workers may strike.": "reviewed",
        "Workers rest.": "reviewed",
        "A draft.": "fuzzy",
        "Nothing yet.": "untranslated",
        "Cases": "reviewed",
    }


def test_a_mark_stands_after_the_translator_s_own_comments(path: Path) -> None:
    review(path.parents[2], "kk", message="Workers rest")
    lines = path.read_text("utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("# publish: reviewed"))
    assert lines[place - 1] == "#  publish is a word, too"
    assert lines[place + 1] == "#: content/report.md:9"


def test_a_second_review_changes_no_byte(path: Path) -> None:
    review(path.parents[2], "kk")
    before = path.read_bytes()
    [done] = review(path.parents[2], "kk")
    assert (done.changed, path.read_bytes()) == (0, before)


def test_undoing_gives_back_the_bytes(path: Path) -> None:
    review(path.parents[2], "kk", state="approved")
    assert set(states(path).values()) == {"approved", "fuzzy", "untranslated"}
    review(path.parents[2], "kk", state="approved", undo=True)
    assert set(states(path).values()) == {"reviewed", "fuzzy", "untranslated"}
    review(path.parents[2], "kk", undo=True)
    assert path.read_text("utf-8") == CATALOG


def test_what_is_approved_stays_so_when_it_is_reviewed_again(path: Path) -> None:
    review(path.parents[2], "kk", state="approved", message="Cases")
    [done] = review(path.parents[2], "kk")
    assert done.states == {"untranslated": 1, "fuzzy": 1, "translated": 0, "reviewed": 2, "approved": 1}


@pytest.mark.parametrize(("old", "new"), [("демалады", "тынығады"), ("Workers rest", "All workers rest")])
def test_a_mark_lapses_when_a_text_changes_and_is_renewed(path: Path, old: str, new: str) -> None:
    review(path.parents[2], "kk")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert list(states(path).values()).count("reviewed") == 2
    review(path.parents[2], "kk")
    assert list(states(path).values()).count("reviewed") == 3
    assert path.read_text("utf-8").count("# publish: ") == 3


@pytest.mark.parametrize(
    ("message", "expected"),
    [("Workers", 2), ("Workers may", 1), ("C", 1), ("6", 1), ("9", 1), ("17", 1), ("22", 1), ("34", 1)],
)
def test_messages_are_named_by_their_first_words_or_a_line(path: Path, message: str, expected: int) -> None:
    [done] = review(path.parents[2], "kk", message=message)
    assert done.changed == expected


@pytest.mark.parametrize("message", ["rest", "workers", "1", "15", "24", "999", "A draft."])
def test_what_is_not_found_or_not_translated_is_an_error(path: Path, message: str) -> None:
    with pytest.raises(PublishError, match=r"^error\[no-message\]: "):
        review(path.parents[2], "kk", message=message)
    assert path.read_text("utf-8") == CATALOG


@pytest.mark.parametrize("name", ["report", "report.po", "report.md", "content/report.md", "PATH"])
def test_a_catalog_has_several_names(path: Path, name: str) -> None:
    [done] = review(path.parents[2], "kk", [str(path) if name == "PATH" else name])
    assert done.changed == 3


def test_a_catalog_that_is_not_there_is_an_error(path: Path) -> None:
    with pytest.raises(PublishError, match=r"^locales/kk/LC_MESSAGES/other\.po: error\[no-catalog\]: "):
        review(path.parents[2], "kk", ["report", "other"])
    assert path.read_text("utf-8") == CATALOG


def test_line_ends_of_windows_stay(path: Path) -> None:
    path.write_bytes(CATALOG.replace("\n", "\r\n").encode())
    review(path.parents[2], "kk")
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n") == CATALOG.count("\n") + 3
