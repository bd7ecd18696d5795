"""Turn findings into the lines that an editor reads."""

import pickle

import pytest

from publish.diagnostics import Diagnostic, PublishError, Report, Span, error


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (Span("content/report.md"), "content/report.md"),
        (Span("content/report.md", 3), "content/report.md:3"),
        (Span("content/report.md", 3, 7), "content/report.md:3:7"),
    ],
)
def test_a_place_is_written_as_far_as_it_is_known(span: Span, text: str) -> None:
    assert str(span) == text


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (error("bad-id", "'A' cannot be an id"), "error[bad-id]: 'A' cannot be an id"),
        (
            error("bad-id", "'A' cannot be an id", Span("content/report.md", 3, 1), "use small letters"),
            "content/report.md:3:1: error[bad-id]: 'A' cannot be an id, hint: use small letters",
        ),
        (
            Diagnostic("warning", "old-date", "the date is past", Span("content/publication.toml", 9)),
            "content/publication.toml:9: warning[old-date]: the date is past",
        ),
    ],
)
def test_a_finding_is_one_line(finding: Diagnostic, line: str) -> None:
    assert str(finding) == line


def test_a_report_collects_and_raises_errors_only() -> None:
    report = Report()
    report.extend([Diagnostic("warning", "old-date", "the date is past")])
    report.raise_errors()
    report.error("bad-id", "one")
    report.error("bad-id", "two")
    with pytest.raises(PublishError) as raised:
        report.raise_errors()
    assert str(raised.value) == "error[bad-id]: one\nerror[bad-id]: two"


def test_errors_cross_from_one_process_to_another() -> None:
    fault = PublishError(error("bad-id", "one", Span("a.md", 1)), error("bad-id", "two"))
    assert pickle.loads(pickle.dumps(fault)).diagnostics == fault.diagnostics  # noqa: S301 - our own bytes
