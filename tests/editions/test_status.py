"""Prove that the status counts what translators did, and tells what there is to update, whatever the catalogs hold."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from publish.content.tree import read_publication
from publish.editions.root import Root
from publish.editions.status import as_html, as_json, as_rows, remarks, status
from publish.translation.progress import progress
from publish.translation.update import extract, update
from tests.pairs import Pair, parameters
from tests.publications import write_publication


def table(found: list[tuple[str, ...]]) -> list[str]:
    """The rows without the columns of zeros that tell nothing in a test."""
    return ["  ".join(row).rstrip() for row in found]


@pytest.mark.parametrize("pair", parameters(Path(__file__).with_name("status.txt")))
def test_what_is_told_of_a_publication(pair: Pair, tmp_path: Path, update_golden: bool) -> None:
    write_publication(tmp_path, pair.given)
    found = status(Root(tmp_path), ["kk"])
    pair.check("".join(f"{line}\n" for line in [*table(as_rows(found)), *remarks(found)]), update_golden)
    json.dumps(as_json(found))


def test_after_an_update_there_is_nothing_to_do(tmp_path: Path) -> None:
    publication = read_publication(write_publication(tmp_path, "# Rights {#rights}\n\nText.\n") / "content")
    extract(publication, tmp_path / "locales")
    for lang in ("kk", "ru"):
        update(publication, tmp_path / "locales", lang)
    assert remarks(status(Root(tmp_path), [])) == []
    path = tmp_path / "content" / "report.md"
    path.write_text(path.read_text("utf-8").replace("Text.", "Another text. And more."), "utf-8")
    assert remarks(status(Root(tmp_path), [])) == [
        "since the templates were written, 1 messages are new and 1 gone: run publish update"
    ]


def test_words_are_those_that_an_edition_counts(root: Path) -> None:
    publication = read_publication(root / "content")
    [translation] = status(Root(root), ["kk"]).translations
    counted = {chapter.name: {s: c.words for s, c in chapter.counts.items()} for chapter in translation.chapters}
    assert counted == {name: dict(part.words) for name, part in progress(publication, root / "locales", "kk").items()}


def test_the_json_keeps_its_form(tmp_path: Path) -> None:
    write_publication(tmp_path, "# Rights {#rights}\n=== kk\nRights => Құқықтар\n")
    none = {"messages": 0, "words": 0}
    found = as_json(status(Root(tmp_path), ["kk"]))
    [kazakh] = found.pop("languages")
    assert found == {
        "format": 1,
        "title": "A sample",
        "source": "en",
        "current": False,
        "templates": [
            {"path": f"locales/{name}.pot", "exists": False, "new": new, "gone": 0, "faults": []}
            for name, new in (("publication", 4), ("report", 1))
        ],
    }
    assert kazakh["lang"] == "kk"
    assert kazakh["catalogs"][1] == {
        "name": "report",
        "path": "locales/kk/LC_MESSAGES/report.po",
        "exists": True,
        "states": {
            "untranslated": none,
            "fuzzy": none,
            "translated": {"messages": 1, "words": 1},
            "reviewed": none,
            "approved": none,
        },
        "new": 0,
        "gone": 0,
        "faults": [],
    }


class Page(HTMLParser):
    """The tags of a page, and whether each is closed in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_needs_nothing_else_and_can_be_read_aloud(tmp_path: Path) -> None:
    write_publication(tmp_path, '# Rights {#rights}\n=== publication.toml\ntitle = "<b>A</b> & B"\n')
    text = as_html(status(Root(tmp_path), []))
    page = Page()
    page.feed(text)
    assert page.open == []
    names = {tag for tag, _ in page.tags}
    assert names.isdisjoint({"script", "link", "img", "iframe"})
    assert not re.search(r"https?:|url\(|@import|<b>", text)
    headers = [attributes.get("scope") for tag, attributes in page.tags if tag == "th"]
    assert set(headers) == {"col", "row"}
    assert [tag for tag, _ in page.tags].count("caption") == 2
    assert page.tags[1] == ("html", {"lang": "en"}) or page.tags[0] == ("html", {"lang": "en"})
