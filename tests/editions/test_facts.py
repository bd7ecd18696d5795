"""Compare the figures and names of the publication, as a reader sees them, with those of the report that it retells.

`facts.tsv` lists each value of the report by section: how often the report states it, how often the English edition
does, and why, where that is less often or where a value is not in the report. `names.tsv` lists its persons, places,
institutions and laws. Both were taken from the report; its text is not here. After a change of the content,
`--update-golden` writes the counts of the edition anew: read what changed.
"""

import csv
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from tests.editions.values import values

HERE = Path(__file__).parent
FACTS = HERE / "facts.tsv"
CHAPTERS = [
    "executive-summary",
    "integrity",
    "liberties",
    "participation",
    "corruption",
    "monitors",
    "abuses",
    "worker-rights",
]
"""By section of the report; the summary is its section 0."""
NO_FACTS = {"h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption"}
BLOCKS = {"p", "li", "dt", "dd", "td", "th", "div"}
OUR_NUMBERS = {"section-label", "note-call", "note-number"}
REPORT = Path(__file__).parents[3] / "shared" / "report"


class Fact(NamedTuple):
    """A value of a section: how often the report and the edition state it, and why the edition does so less often."""

    section: int
    value: str
    report: int
    edition: int
    reason: str

    @property
    def is_kept(self) -> bool:
        """A year that several sentences of the report share may be said once; all else as often as there."""
        return self.edition >= (min(1, self.report) if self.value.startswith("year") else self.report)


@pytest.fixture(scope="module")
def chapters(editions: Path) -> dict[str, etree._Element]:
    """The bodies of the chapters of the English EPUB."""
    with zipfile.ZipFile(editions / "kazakhstan-2019.en.epub") as archive:
        names = [*CHAPTERS, "annexes"]
        return {name: etree.fromstring(archive.read(f"EPUB/text/{name}.xhtml"))[1] for name in names}


def text_of(chapter: etree._Element, *left_out: str) -> str:
    """What a reader sees of a chapter, without headings, captions and references."""
    return "".join(_texts(chapter, {*NO_FACTS, *left_out}))


def _texts(element: etree._Element, left_out: set[str]) -> Iterator[str]:
    name = etree.QName(element).localname
    if name not in left_out and not _is_ours(element):
        yield element.text or ""
        for child in element:
            yield from _texts(child, left_out)
            yield child.tail or ""
    if name in BLOCKS:
        yield " | "


def _is_ours(element: etree._Element) -> bool:
    """Whether an element holds a number of ours: of a section, a table, a note. The links of terms have no label."""
    name = element.get("class")
    return name in OUR_NUMBERS or (name == "reference" and element.get("aria-label") is not None)


def listed() -> list[Fact]:
    rows = list(csv.reader(FACTS.read_text("utf-8").splitlines(), delimiter="\t"))[1:]
    return [Fact(int(section), value, int(report), int(edition), why) for section, value, report, edition, why in rows]


def test_edition_states_each_value_as_often_as_listed(chapters: dict[str, etree._Element], update_golden: bool) -> None:
    facts = listed()
    stated = {section: values(text_of(chapters[name])) for section, name in enumerate(CHAPTERS)}
    if update_golden:
        facts = _counted(facts, stated)
        _write(facts)
    assert {(fact.section, fact.value): fact.edition for fact in facts if fact.edition} == {
        (section, value): times for section, found in stated.items() for value, times in found.items()
    }


def _counted(facts: list[Fact], stated: dict[int, Counter[str]]) -> list[Fact]:
    known = {(fact.section, fact.value): fact for fact in facts}
    keys = {(section, value) for section, found in stated.items() for value in found} | {
        key for key, fact in known.items() if fact.report
    }
    return [
        known.get(key, Fact(*key, 0, 0, ""))._replace(edition=stated[key[0]][key[1]])
        for key in sorted(keys, key=lambda key: (key[0], not key[1].startswith("2"), key[1]))
    ]


def _write(facts: list[Fact]) -> None:
    with FACTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(Fact._fields)
        writer.writerows(facts)


def test_no_value_of_the_report_is_missing_and_none_is_made_up_without_a_reason() -> None:
    facts = listed()
    assert len(facts) > 280
    assert [fact for fact in facts if not fact.is_kept and not fact.reason] == []
    assert [fact for fact in facts if not fact.report and not fact.reason] == []


@pytest.mark.skipif(not REPORT.exists(), reason="the report itself is not beside the repository")
def test_list_is_that_of_the_report() -> None:
    def text(path: Path) -> str:
        without_headings = re.sub(r"^#.*$", "", path.read_text("utf-8"), flags=re.MULTILINE)
        return re.sub(r"<http\S+>|\S+\.html", "", without_headings).replace("\\$", "$")

    in_report = [values(text(path)) for path in sorted(REPORT.glob("0*.md"))]
    assert {(fact.section, fact.value): fact.report for fact in listed() if fact.report} == {
        (section, value): times for section, found in enumerate(in_report) for value, times in found.items()
    }


def test_data_files_hold_values_of_the_report(root: Path) -> None:
    """The text states those, and no others, too: so tables, charts and text cannot differ."""
    facts = {(CHAPTERS[fact.section], fact.value) for fact in listed() if fact.report}
    of_report = {value for _, value in facts}
    checked = 0
    for path in (root / "content").glob("*.md"):
        for file in re.findall(r"^:file: (data/\S+)$", path.read_text("utf-8"), re.MULTILINE):
            rows = list(csv.reader((root / "content" / file).read_text("utf-8").splitlines()))
            for number in (cell for row in rows[1:] for cell in row if re.fullmatch(r"\d+(\.\d+)?", cell)):
                forms = {number, *(f"{number} {unit}" for unit in ("%", "KZT", "USD", "EUR")), f"year {number}"}
                found = forms & of_report if path.stem == "annexes" else {(path.stem, form) for form in forms} & facts
                assert found or number in {"0", "1", "2019"}, f"{file}: {number}"
                checked += 1
    assert checked > 60


def test_each_name_of_the_report_stands_in_its_section(chapters: dict[str, etree._Element]) -> None:
    rows = [line.split("\t") for line in (HERE / "names.tsv").read_text("utf-8").splitlines()[1:]]
    texts = {name: " ".join(text_of(chapter).split()) for name, chapter in chapters.items()}
    assert len(rows) > 250
    assert [(section, name) for section, name in rows if name not in texts[CHAPTERS[int(section)]]] == []
