"""Turn a source and its translation into what a check finds: `numbers.txt` has the cases of the check `numbers`.

The first line of a case is the language of the translations. Each pair of lines after it is a source and, behind `=> `,
its translation; `⏎` is a line end. All pairs of a case are one catalog. A finding begins with the number of its pair.
"""

from pathlib import Path

import pytest

from publish.checks import CHECKS
from publish.checks.pairs import Project
from publish.checks.terms import glossary
from publish.diagnostics import Diagnostic, Report, Span
from publish.language import LANGUAGES
from publish.translation.glossary import read_glossary
from tests.checks.pairs import pair_of
from tests.pairs import Pair, parameters, read_pairs

FILES = sorted(Path(__file__).parent.glob("*.txt"))


def project_of(text: str, folder: Path) -> Project:
    """The catalog that a case describes; lines after `=== glossary` are a glossary."""
    catalog, _, rows = text.partition("=== glossary\n")
    lang, *lines = [line.replace("⏎", "\n") for line in catalog.splitlines() if line]
    if rows:
        (folder / "glossary.csv").write_text(rows, "utf-8")
    pairs = [
        pair_of(msgid, msgstr.removeprefix("=> "), "en", lang, Span("report.po", number))
        for number, (msgid, msgstr) in enumerate(zip(lines[::2], lines[1::2], strict=True), 1)
    ]
    terms = glossary(read_glossary(folder, Report()), "en", lang)
    return Project(lang, "en", LANGUAGES, tuple(pairs), terms)


@pytest.mark.parametrize("pair", parameters(*FILES))
def test_a_check_finds_what_is_wrong_and_nothing_else(pair: Pair, tmp_path: Path, update_golden: bool) -> None:
    code = pair.path.stem
    project = project_of(pair.given, tmp_path)
    found = [
        f"{number} {Diagnostic(CHECKS[code].severity, code, fault.message, None, fault.hint)}\n"
        for number, each in enumerate(project.pairs, 1)
        for fault in CHECKS[code].run(each, project)
    ]
    pair.check("".join(found), update_golden)


def test_every_check_has_cases_of_both_kinds() -> None:
    kinds = {path.stem: {bool(each.expected) for each in read_pairs(path)} for path in FILES}
    assert {code: kinds.get(code, set()) for code in CHECKS} == {code: {True, False} for code in CHECKS}
