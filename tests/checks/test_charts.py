"""Find charts whose alternative text leaves values out, in the content and in translations."""

from pathlib import Path

import pytest

from publish.checks.run import check
from publish.editions.root import Root
from tests.publications import write_publication

CHART = """\
# Rights {{#rights}}

::::{{chart}} Shares
:file: counts.csv
:format: {format}
:alt: {alt}
::::
=== counts.csv
Kind,Share
"""
ROWS = "Wages,70.50\nSafety,-1500\nOther,0\n"
HINT = ", hint: name every value of the chart: for those who cannot see it, they are nowhere else"


def found(folder: Path, alt: str, translation: str = "", rows: str = ROWS, format: str = "number") -> list[str]:
    """What is found of charts, a line each."""
    text = CHART.format(alt=alt, format=format) + rows
    write_publication(folder, text + (f"=== kk\n{alt} => {translation}\n" if translation else ""))
    findings = map(str, check(Root(folder), ["kk"], []))
    return [line.removesuffix(HINT) for line in findings if "chart-alt" in line]


@pytest.mark.parametrize(
    "alt",
    [
        "Bars. Wages: {number}`70.50`. Safety: {number}`-1500`. Other: {number}`0`.",
        "Bars. Wages: {number}`70.5`. Safety: {number}`1500` fewer. Other: {number}`0`.",
        "Bars. Wages: 70.50. Safety: -1,500. Other: 0.",
    ],
)
def test_values_are_named_as_values_or_as_text(alt: str, tmp_path: Path) -> None:
    assert found(tmp_path, alt) == []


def test_what_the_content_leaves_out_is_told_as_its_language_writes_it(tmp_path: Path) -> None:
    [line] = found(tmp_path, "Bars: wages {number}`70.50`, and others.")
    assert line == "content/report.md:3:1: warning[chart-alt]: the alternative text of the chart lacks '-1,500', '0'"
    [line] = found(tmp_path, "Bars.", rows="Wages,70.50\n", format="percent")
    assert line.endswith(" lacks '70.50%'")


def test_what_a_translation_leaves_out_is_told_at_its_line(tmp_path: Path) -> None:
    whole = "Wages: 70.50. Safety: -1,500. Other: 0."
    assert found(tmp_path, whole, "Жалақы: 70,50. Қауіпсіздік: -1 500. Өзге: 0.") == []
    [line] = found(tmp_path, whole, "Жалақы: 70,50. Қауіпсіздік: -1 500.")
    assert line == (
        "locales/kk/LC_MESSAGES/report.po:6: warning[chart-alt]: the alternative text of the chart lacks '0'"
    )


@pytest.mark.parametrize("rows", ["".join(f"R{n},{n}\n" for n in range(9)), "A,1,2\n"], ids=["many bars", "series"])
def test_a_chart_whose_data_follow_it_is_not_told(rows: str, tmp_path: Path) -> None:
    head = "Kind,Share,More\n" if rows.count(",") == 2 else "Kind,Share\n"
    text = CHART.format(alt="Bars.", format="number").replace("Kind,Share\n", head) + rows
    write_publication(tmp_path, text)
    assert [each for each in check(Root(tmp_path), ["kk"], []) if each.code == "chart-alt"] == []
