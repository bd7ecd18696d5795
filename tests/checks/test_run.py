"""Prove what `publish check` makes of catalogs: broken ones, ignored findings, files that are named, formats."""

import json
import re
from pathlib import Path

import pytest

from publish.checks.formats import FORMATS, summary, titles
from publish.checks.run import check
from publish.content.tree import read_publication
from publish.diagnostics import Diagnostic, PublishError, Span
from publish.editions.root import Root
from publish.language import LANGUAGES
from publish.translation.translate import translate
from tests.publications import write_catalog, write_publication

SOURCE = "# Rights {#rights}\n\nIn 2019 there were 5 cases on {date}`2019-06-09`.\n\nA second text.\n"
MSGID = "In 2019 there were 5 cases on {date}`2019-06-09`."
GOOD = "2019 жылы {date}`2019-06-09|loc` 5 іс болды."


def found(folder: Path, *, langs: tuple[str, ...] = ("kk",), files: tuple[str, ...] = ()) -> list[str]:
    """What is found, but for notes, a line each."""
    return [str(each) for each in check(Root(folder), langs, files) if each.severity != "note"]


def written(folder: Path, text: str, msgstr: str) -> Path:
    """The publication, and a catalog whose only entry begins with the lines `text`."""
    write_publication(folder, SOURCE)
    path = write_catalog(folder, "kk", "report", {MSGID: msgstr})
    head, entry = path.read_text("utf-8").split("\nmsgid ", 1)
    path.write_text(f"{head}\n{text}msgid {entry}", "utf-8")
    return path


def test_a_sound_catalog_has_no_finding(tmp_path: Path) -> None:
    written(tmp_path, "", GOOD)
    assert found(tmp_path) == []


def test_what_a_build_refuses_is_found_with_its_code_and_all_of_it_at_once(tmp_path: Path) -> None:
    write_publication(tmp_path, SOURCE)
    write_catalog(tmp_path, "kk", "report", {MSGID: "2018 жылы 5 іс болды.", "A second text.": "{when}`2019`"})
    codes = [line.split("[")[1].split("]")[0] for line in found(tmp_path)]
    assert codes == ["lost-part", "numbers", "unknown-role"]
    with pytest.raises(PublishError) as refusal:
        translate(read_publication(tmp_path / "content"), tmp_path / "locales", LANGUAGES["kk"])
    refused = [str(each) for each in refusal.value.diagnostics]
    assert refused
    assert set(refused) < set(found(tmp_path))


def test_a_form_that_the_language_lacks_is_found(tmp_path: Path) -> None:
    written(tmp_path, "", GOOD.replace("|loc", "|voc"))
    [line] = found(tmp_path)
    assert line.startswith("locales/kk/LC_MESSAGES/report.po:6: error[bad-form]: ")


def test_a_broken_entry_is_named_and_the_others_are_checked(tmp_path: Path) -> None:
    write_publication(tmp_path, SOURCE)
    path = write_catalog(tmp_path, "kk", "report", {"Rights": "Құқықтар", MSGID: GOOD.replace("5", "6")})
    path.write_text(path.read_text("utf-8").replace('msgstr "Құқықтар"', 'msgstr "Құқықтар'), "utf-8")
    first, second = found(tmp_path)
    assert first.startswith("locales/kk/LC_MESSAGES/report.po:7: error[bad-catalog]: ")
    assert second.startswith("locales/kk/LC_MESSAGES/report.po:9: error[numbers]: ")


def test_a_finding_is_ignored_with_a_reason(tmp_path: Path) -> None:
    written(tmp_path, "# publish: ignore numbers: the source miscounts\n", GOOD.replace("5", "6"))
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("remark", "codes"),
    [
        ("ignore numbers", ["bad-ignore", "numbers"]),
        ("ignore numbers:", ["bad-ignore", "numbers"]),
        ("ignore figures: they are wrong", ["bad-ignore", "numbers"]),
        ("ignore dates: they are right", ["numbers", "unused-ignore"]),
        ("ignore lost-part: we want it so", ["bad-ignore", "numbers"]),
    ],
)
def test_an_ignore_that_does_nothing_is_found(remark: str, codes: list[str], tmp_path: Path) -> None:
    written(tmp_path, f"# publish: {remark}\n", GOOD.replace("5", "6"))
    assert [line.split("[")[1].split("]")[0] for line in found(tmp_path)] == codes


def test_what_a_build_refuses_cannot_be_ignored(tmp_path: Path) -> None:
    written(tmp_path, "# publish: ignore lost-part: never mind\n", "2019 жылы 5 іс болды.")
    assert [line.split("[")[1].split("]")[0] for line in found(tmp_path)] == ["bad-ignore", "lost-part"]


def test_a_fuzzy_translation_is_counted_and_not_checked(tmp_path: Path) -> None:
    written(tmp_path, "#, fuzzy\n", "Не болса да.")
    notes = [str(each) for each in check(Root(tmp_path), ["kk"], ["report"]) if each.code == "untranslated"]
    assert notes == [
        "locales/kk/LC_MESSAGES/report.po: note[untranslated]: 2 untranslated and 1 fuzzy of 3 messages: "
        "they are not published, hint: translate them, or take away the mark 'fuzzy'"
    ]


def test_a_catalog_older_than_the_content_is_found(tmp_path: Path) -> None:
    write_publication(tmp_path, SOURCE)
    write_catalog(tmp_path, "kk", "report", {"Gone.": "Кетті.", "Rights": "Құқықтар"})
    [note] = [each for each in check(Root(tmp_path), ["kk"], []) if each.code == "outdated"]
    assert note.message == "the content has changed since: 2 messages are new, 1 are gone"


def test_other_scripts_are_checked_where_they_are_written(tmp_path: Path) -> None:
    written(tmp_path, "", GOOD.replace("5", "6"))
    assert found(tmp_path, langs=("kk-Latn", "kk")) == found(tmp_path) != []


@pytest.mark.parametrize(
    ("name", "count"),
    [("report", 1), ("locales/kk/LC_MESSAGES/report.po", 1), ("content/report.md", 1), ("publication", 0)],
)
def test_files_are_named_as_one_likes(name: str, count: int, tmp_path: Path) -> None:
    written(tmp_path, "", GOOD.replace("5", "6"))
    assert len(found(tmp_path, files=(name,))) == count


def test_a_file_that_there_is_not_is_one_line(tmp_path: Path) -> None:
    write_publication(tmp_path, SOURCE)
    with pytest.raises(PublishError, match=r"^error\[missing-file\]: nothing is called 'gone', hint: the files are "):
        check(Root(tmp_path), [], ["gone"])


# ------------------------------------------------------------------------------------------------------------- formats

FINDING = Diagnostic("error", "numbers", "50 % lost, two: 1\n2", Span("locales/kk/a,b.po", 7), "compare")
NOTE = Diagnostic("note", "untranslated", "all of it", Span("locales/kk/c.po"))


def test_the_json_has_one_schema() -> None:
    assert json.loads(FORMATS["json"]([FINDING, NOTE], "")) == {
        "version": 1,
        "summary": {"errors": 1, "warnings": 0, "notes": 1},
        "diagnostics": [
            {"severity": "error", "code": "numbers", "message": "50 % lost, two: 1\n2", "hint": "compare",
             "path": "locales/kk/a,b.po", "line": 7, "column": 0},
            {"severity": "note", "code": "untranslated", "message": "all of it", "hint": "",
             "path": "locales/kk/c.po", "line": 0, "column": 0},
        ],
    }  # fmt: skip


def test_sarif_names_a_rule_for_each_result() -> None:
    """The rules of SARIF 2.1.0 that consumers depend on: sections 3.27 (result), 3.30 (region: lines from 1), 3.52."""
    log = json.loads(FORMATS["sarif"]([FINDING, NOTE], "."))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note", "none"}
        assert result["message"]["text"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert places == [
        {"artifactLocation": {"uri": "locales/kk/a%2Cb.po"}, "region": {"startLine": 7}},
        {"artifactLocation": {"uri": "locales/kk/c.po"}},
    ]


def test_github_gets_commands_that_nothing_ends_too_early() -> None:
    assert FORMATS["github"]([FINDING, NOTE], "report/").splitlines() == [
        "::error file=report/locales/kk/a%2Cb.po,line=7,title=numbers::50 %25 lost, two: 1%0A2, hint: compare",
        "::notice file=report/locales/kk/c.po,title=untranslated::all of it",
    ]


def test_the_summary_counts() -> None:
    assert summary([FINDING, NOTE, NOTE]) == "1 error, 0 warnings, 2 notes"


def test_the_document_tells_every_code_as_the_program_does(root: Path) -> None:
    text = (root / "docs" / "checks.md").read_text("utf-8")
    rows = [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in text.splitlines() if line.startswith("| `")]
    assert all(mend for *_, mend in rows)
    told = {
        code.strip("`"): (severity, what[0].lower() + what[1:].removesuffix(".")) for code, severity, what, _ in rows
    }
    wanted = {code: (severity, title[0].lower() + title[1:]) for code, (severity, title) in titles().items()}
    assert told == wanted
