"""Turn an old and a new text into what becomes of the translations: `edits.txt`.

The translation is the source in Cyrillic letters; so what is expected shows in Latin ones which words a draft has.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from babel.messages.catalog import Message as PoMessage
from rapidfuzz import fuzz

from publish.content.tree import read_publication
from publish.translation.catalogs import catalog_path, read_catalog, template_path, write_catalog
from publish.translation.po import Po
from publish.translation.remarks import remarks
from publish.translation.states import state_of
from publish.translation.update import extract, update
from tests.pairs import Pair, parameters, read_pairs
from tests.publications import write_publication

EDITS = Path(__file__).with_name("edits.txt")
LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
CYRILLIC = "абцдефгһийклмнопқрстұвүхызАБЦДЕФГҺИЙКЛМНОПҚРСТҰВҮХЫЗ"
FIXED = re.compile(r"(\{[\w-]+\}(?:`[^`]*`)?|\]\([^)]*\)|\[\^[^\]]*\])")


def in_cyrillic(text: str) -> str:
    """A translation: another alphabet, but the same roles, links and notes."""
    parts = FIXED.split(text)
    return "".join(
        part if place % 2 else part.translate(str.maketrans(LATIN, CYRILLIC)) for place, part in enumerate(parts)
    )


def in_latin(text: str) -> str:
    """What a translation is a translation of."""
    return text.translate(str.maketrans(CYRILLIC, LATIN))


def translated(folder: Path, text: str) -> tuple[str, str]:
    """Write the old publication of a case, with a translation of all of it. Returns the old and the new text."""
    old, new = (f"# Rights {{#rights}}\n\n{part}" for part in text.split("---\n", 1))
    write_publication(folder, old)
    update(read_publication(folder / "content"), folder / "locales", "kk")
    path = catalog_path(folder / "locales", "kk", "report")
    catalog = read_catalog(path, folder / "locales")
    for message in catalog:
        if message.id:
            message.string = in_cyrillic(str(message.id))
    write_catalog(path, catalog, folder / "locales")
    return old, new


def edited(folder: Path, text: str) -> Po:
    """The catalog after the edit."""
    _, new = translated(folder, text)
    (folder / "content" / "report.md").write_text(new, "utf-8")
    update(read_publication(folder / "content"), folder / "locales", "kk")
    return read_catalog(catalog_path(folder / "locales", "kk", "report"), folder / "locales")


def told(message: PoMessage) -> str:
    """A line for the state and the words of a message, and one for each thing that its comments say changed."""
    said = [f"  {remark.verb}: {remark.rest}" for remark in remarks(message)]
    return "\n".join([f"{state_of(message)}: {in_latin(str(message.string))}".rstrip(), *said])


@pytest.mark.parametrize("pair", parameters(EDITS))
def test_what_becomes_of_translations(pair: Pair, tmp_path: Path, update_golden: bool) -> None:
    catalog = edited(tmp_path, pair.given)
    lines = [told(message) for message in catalog if message.id and message.id != "Rights"]
    pair.check("".join(f"{line}\n" for line in lines), update_golden)


@pytest.mark.parametrize("pair", parameters(EDITS))
def test_nothing_is_lost_and_twice_is_once(pair: Pair, tmp_path: Path) -> None:
    translated(tmp_path, pair.given)
    path = catalog_path(tmp_path / "locales", "kk", "report")
    before = {(m.id, m.string) for m in read_catalog(path, tmp_path / "locales") if m.id}
    catalog = edited(tmp_path, pair.given)
    assert before <= {(m.id, m.string) for m in (*catalog, *catalog.gone)}
    written = path.read_bytes()
    assert not any(
        change.written for change in update(read_publication(tmp_path / "content"), tmp_path / "locales", "kk")
    )
    assert path.read_bytes() == written


@pytest.mark.parametrize("pair", parameters(EDITS))
def test_an_edit_that_is_taken_back_leaves_the_translations_as_they_were(pair: Pair, tmp_path: Path) -> None:
    old, _ = translated(tmp_path, pair.given)
    path = catalog_path(tmp_path / "locales", "kk", "report")
    before = [(m.id, m.string, m.flags) for m in read_catalog(path, tmp_path / "locales")]
    edited(tmp_path, pair.given)
    (tmp_path / "content" / "report.md").write_text(old, "utf-8")
    update(read_publication(tmp_path / "content"), tmp_path / "locales", "kk")
    assert [(m.id, m.string, m.flags) for m in read_catalog(path, tmp_path / "locales")] == before


@pytest.mark.skipif(not shutil.which("msgmerge"), reason="GNU gettext is not installed")
def test_drafts_are_at_least_as_good_as_those_of_msgmerge(tmp_path: Path) -> None:
    """Of all edits together; how good a draft is: the likeness of what it translates to what it is to translate."""
    ours: list[float] = []
    theirs: list[float] = []
    for number, pair in enumerate(read_pairs(EDITS)):
        folder = tmp_path / str(number)
        merged = msgmerged(folder, pair.given)
        for message in edited(folder, pair.given):
            if message.id and message.id != "Rights":
                ours.append(quality(message))
                theirs.append(quality(merged.get(message.id, message.context)))
                assert message.string or not theirs[-1], message.id
    assert len(ours) > 60
    assert sum(ours) > sum(theirs)


def quality(message: PoMessage | None) -> float:
    """From 0 to 100; nothing where there is no translation."""
    return fuzz.ratio(in_latin(str(message.string)), str(message.id)) if message and message.string else 0


def msgmerged(folder: Path, text: str) -> Po:
    """What msgmerge makes of the same edit."""
    _, new = translated(folder, text)
    (folder / "content" / "report.md").write_text(new, "utf-8")
    extract(read_publication(folder / "content"), folder / "locales")
    old, template = catalog_path(folder / "locales", "kk", "report"), template_path(folder / "locales", "report")
    out = folder / "locales" / "merged.po"
    subprocess.run(["msgmerge", "--quiet", "--previous", "--output-file", out, old, template], check=True)
    merged = read_catalog(out, folder / "locales")
    shutil.rmtree(folder)
    return merged
