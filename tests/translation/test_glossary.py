"""Turn glossaries into rows or errors: `glossary.txt` has the cases."""

from pathlib import Path

import pytest

from publish.diagnostics import Report
from publish.translation.glossary import read_glossary, read_words
from tests.pairs import Pair, parameters


@pytest.mark.parametrize("pair", parameters(Path(__file__).parent / "glossary.txt"))
def test_a_glossary(pair: Pair, tmp_path: Path, update_golden: bool) -> None:
    locales = tmp_path / "locales"
    locales.mkdir()
    (locales / "glossary.csv").write_text(pair.given, "utf-8")
    report = Report()
    rows = read_glossary(locales, report)
    listed = []
    for row in rows:
        cells = " | ".join(f"{column}={'/'.join(terms)}" for column, terms in row.cells.items())
        listed.append(f"{row.line} {cells}")
    lines = [str(found) for found in report.diagnostics] or listed
    pair.check("".join(f"{line}\n" for line in lines), update_golden)


def test_there_may_be_no_glossary(tmp_path: Path) -> None:
    report = Report()
    assert (read_glossary(tmp_path, report), read_words(tmp_path, "kk", report), report.diagnostics) == (
        [],
        frozenset(),
        [],
    )


def test_a_word_list(tmp_path: Path) -> None:
    (tmp_path / "locales" / "kk").mkdir(parents=True)
    (tmp_path / "locales" / "kk" / "words.txt").write_text("# ours\nЖаңаөзен  # a town\n\nекі сөз\n", "utf-8")
    report = Report()
    assert read_words(tmp_path / "locales", "kk", report) == {"жаңаөзен"}
    hint = "write each word on a line of its own"
    assert [str(found) for found in report.diagnostics] == [
        f"locales/kk/words.txt:4: error[bad-word]: 'екі сөз' is more than one word, hint: {hint}"
    ]
