"""Prove on the publication itself that its pages break where a reader wants them to."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import build
from tests.editions.conftest import Once
from tests.writers.pdf_lines import HEADINGS, Block, blocks

LANGUAGES = ("en", "kk", "ru")


@pytest.fixture(scope="module")
def small(root: Path, once: Once) -> Path:
    """The publication on A5, where pages break twice as often."""
    langs = [argument for lang in LANGUAGES for argument in ("--lang", lang)]
    return once("small", lambda output: build(root, output, *langs, "--profile", "a5"))


@pytest.fixture(scope="module", params=[(lang, profile) for lang in LANGUAGES for profile in ("", ".a5")], ids="".join)
def book(request: pytest.FixtureRequest) -> list[Block]:
    """The blocks of an edition."""
    lang, profile = request.param
    folder = request.getfixturevalue("small" if profile else "editions")
    [path] = folder.glob(f"*.{lang}{profile}.pdf")
    return blocks(path.read_bytes())


def test_no_heading_stands_at_the_foot_of_a_page(book: list[Block]) -> None:
    """What a heading is the heading of begins on its page."""
    stranded = [
        (heading.text, heading.pages, after.pages)
        for heading, after in itertools.pairwise(book)
        if heading.kind in HEADINGS and heading.pages[-1] != after.pages[0]
    ]
    assert [block for block in book if block.kind in HEADINGS]
    assert not stranded


def test_no_line_of_a_paragraph_stands_alone(book: list[Block]) -> None:
    """A page that cuts a paragraph leaves at least two lines of it on either side."""
    cut = [block for block in book if block.kind in ("P", "LBody") and len(block.pages) > 1]
    assert len(cut) > 5
    assert not [(block.text[:60], page) for block in cut for page in _lone(block)]


def _lone(block: Block) -> Iterator[int]:
    """The pages that have one line of a block, of its first and its last one."""
    yield from (page for page in (block.pages[0], block.pages[-1]) if len(block.lines[page]) < 2)


def test_a_page_begins_and_ends_with_whole_entries_of_the_contents(book: list[Block]) -> None:
    assert not [block.text for block in book if block.kind == "TOCI" and len(block.pages) > 1]
