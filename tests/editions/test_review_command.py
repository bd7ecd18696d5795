"""Prove that `publish review` marks what a reader names, and that `publish info` counts it."""

from pathlib import Path

import pytest

from tests.command import fault, publish
from tests.publications import write_publication

TEXT = "# Rights {#rights}\n\nThree more words.\n=== kk\nRights => Құқықтар\nThree more words. => Тағы үш сөз.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_publication(tmp_path, TEXT)


def test_what_is_named_is_marked_and_counted(folder: Path) -> None:
    run = publish("review", "--root", folder, "--lang", "kk-Latn", "report.po", "--message", "Rights")
    assert (run.returncode, run.stderr) == (0, "")
    assert [line.split() for line in run.stdout.splitlines()] == [
        ["catalog", "changed", "translated", "reviewed", "approved", "not", "translated"],
        ["locales/kk/LC_MESSAGES/report.po", "1", "1", "1", "0", "0"],
    ]
    assert publish("review", "-q", "--root", folder, "--lang", "kk", "--approve").stdout == ""
    assert "kk          15 words: 26 % translated, 26 % reviewed, 26 % approved" in [
        line.strip() for line in publish("info", "--root", folder).stdout.splitlines()
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--lang", "kk", "other.po"],
            "locales/kk/LC_MESSAGES/other.po: error[no-catalog]: there is no catalog 'other'",
        ),
        (["--lang", "kk", "--message", "Wrongs"], "error[no-message]: no translated message is found by 'Wrongs'"),
        (["--lang", "tlh"], "error[unknown-language]: there is no language 'tlh'"),
        ([], "error[unknown-language]: no language is named"),
        (
            ["--lang", "ru", "report"],
            "locales/ru/LC_MESSAGES/report.po: error[no-catalog]: there is no catalog 'report'",
        ),
    ],
)
def test_what_cannot_be_marked_is_one_line(arguments: list[str], message: str, folder: Path) -> None:
    [line] = fault("review", "--root", folder, *arguments).splitlines()
    assert line.startswith(message)
