"""Turn publications into layouts as a reader meets them: the cases are in `composed/`, front and back matter apart."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from publish.diagnostics import PublishError
from publish.document.walk import walk
from publish.editions.build import layout_of
from publish.editions.root import Root
from publish.language import LANGUAGES
from publish.layout import model
from publish.layout.model import Layout
from publish.layout.roles import ROLES
from tests.layout.conftest import Compose
from tests.layout.reading import read_body, read_matter
from tests.pairs import Pair, parameters

CASES = Path(__file__).parent / "composed"
BODY = sorted(path for path in CASES.glob("*.txt") if path.stem != "matter")
EVERYTHING = """
# One[^a] {#one}

See [{number}, page {page}](#two), [{title}](#b-1), {term}`akim`, {index}`Almaty`, {abbr}`KNB (Committee)`.

### Run in {#b-1 .run-in}

Text, {index}`Almaty`.[^b]

## Two {#two}

:::{table} Cases
| A | B |
|---|---|
| 1 | 2 |
:::

![A map.](map.png "Map")

:::{note}
> Quoted

- Listed
:::

:::{glossary}
akim
: A governor.
:::

[^a]: First.

[^b]: Second, {index}`Astana`.
"""


def lines(compose: Compose, text: str, read: Callable[[Layout], Iterator[str]]) -> str:
    try:
        return "".join(f"{line}\n" for line in read(compose(text)))
    except PublishError as fault:
        return f"{fault}\n"


@pytest.mark.parametrize("pair", parameters(*BODY))
def test_a_publication_becomes_a_layout_or_errors(pair: Pair, compose: Compose, update_golden: bool) -> None:
    pair.check(lines(compose, pair.given, read_body), update_golden)


@pytest.mark.parametrize("pair", parameters(CASES / "matter.txt"))
def test_front_and_back_matter(pair: Pair, compose: Compose, update_golden: bool) -> None:
    pair.check(lines(compose, pair.given, read_matter), update_golden)


def test_metadata_says_which_of_its_texts_are_not_translated(compose: Compose) -> None:
    layout = compose('# One {#one}\n=== publication.toml\nsubjects = ["Rights"]\n=== kk\nOne => Бір\n')
    texts = ("A sample", "The testers", "What is tried out.", "Pass it on.", "Rights")
    assert layout.meta.foreign == dict.fromkeys(texts, "en")


@pytest.mark.parametrize(("lang", "comma"), [("en", ", "), ("ru", ", "), ("kk-Latn", ", "), ("kk-Arab", "، ")])
def test_the_layout_knows_the_comma_of_its_language(root: Path, lang: str, comma: str) -> None:
    assert layout_of(Root(root), lang).labels["comma"] == comma


def test_a_value_in_a_language_that_the_program_does_not_know_is_one_line(compose: Compose) -> None:
    with pytest.raises(PublishError, match=r"^content/report.md:3:1: error\[[a-z-]+\]: [^\n]*'de'[^\n]*$"):
        compose("# One {#one}\n\nOn [am {date}`2019-06-09`]{lang=de}.\n")


@pytest.mark.parametrize("value", ["{number}`%s`", "{percent}`%s`", "{money}`%s KZT`"])
def test_a_number_of_any_length_is_written_or_refused(value: str, compose: Compose) -> None:
    try:
        [line] = list(read_body(compose(f"# One {{#one}}\n\n{value % ('1' * 80)}\n")))[1:]
    except PublishError as fault:
        line = str(fault)
    assert re.sub(r"\D", "", line.removeprefix("content/report.md:3:1"))[:80] == "1" * 80


def test_anchors_are_unique(compose: Compose) -> None:
    layout = compose(EVERYTHING.lstrip())
    anchors = [anchor for node in walk((layout.front, layout.body, layout.back)) if (anchor := _anchor(node))]
    assert len(anchors) == len(set(anchors)) > 20


def test_every_reference_leads_somewhere(compose: Compose) -> None:
    layout = compose(EVERYTHING.lstrip())
    nodes = list(walk((layout.front, layout.body, layout.back, layout.notes, layout.toc)))
    there = {_anchor(node) for node in nodes}
    wanted = {node.anchor for node in nodes if isinstance(node, model.Reference | model.PageNumber | model.Entry)}
    wanted |= {anchor for node in nodes if isinstance(node, model.IndexEntry) for anchor in node.anchors}
    wanted |= {node.call for node in nodes if isinstance(node, model.Note)}
    assert wanted - there == set()
    assert {node.note for node in nodes if isinstance(node, model.NoteCall)} == {note.anchor for note in layout.notes}


def test_every_role_is_one_that_a_theme_dresses(compose: Compose) -> None:
    layout = compose(EVERYTHING.lstrip())
    nodes = walk((layout.front, layout.body, layout.back, layout.notes))
    roles = {role for node in nodes if (role := getattr(node, "role", ""))}
    places = {"cover", "title-page", "contents", "tables", "figures", "chapter", "section", "abbreviations", "index"}
    assert roles - places - {"table", "figure", "colophon"} <= ROLES.keys()


def _anchor(node: object) -> str:
    """The anchor that a node brings; references and lines of contents only lead to one."""
    leads = isinstance(node, model.Reference | model.PageNumber | model.Entry)
    return "" if leads else getattr(node, "anchor", "")


@pytest.mark.parametrize(
    ("lang", "text", "capitals"),
    [
        ("en", "Section 7", "SECTION 7"),
        ("kk", "7-бөлім", "7-БӨЛІМ"),
        ("kk-Latn", "qūqyqtyq bilim ışkı", "QŪQYQTYQ BİLİM IŞKI"),
        ("kk-Latn", "şeşen tıl İzmir", "ŞEŞEN TIL İZMİR"),
    ],
)
def test_capitals_are_those_of_the_language(lang: str, text: str, capitals: str) -> None:
    assert LANGUAGES[lang].upper(text) == capitals


@pytest.mark.parametrize(("lang", "label"), [("kk", "7-бөлім"), ("kk-Latn", "7-BÖLIM"), ("kk-Arab", "7-ٴبولىم")])
def test_the_layout_writes_the_capitals_that_no_writer_knows(root: Path, lang: str, label: str) -> None:
    layout = layout_of(Root(root), lang)
    shown = [section.label.replace("\u2011", "-") for section in layout.body if section.label]
    assert label in shown
    assert layout.theme.styles["section-label"].uppercase == (lang != "kk-Latn")
