"""Turn every construct of the dialect into nodes, and every fault into a line: the cases are in `dialect/`."""

import re
from pathlib import Path

import pytest

from publish.content.tree import read_publication
from publish.diagnostics import PublishError
from tests.content.dump import dump
from tests.pairs import Pair, parameters
from tests.publications import picture, write_publication


@pytest.mark.parametrize("pair", parameters(*sorted((Path(__file__).parent / "dialect").glob("*.txt"))))
def test_markdown_becomes_nodes_or_errors(pair: Pair, tmp_path: Path, update_golden: bool) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "map.png").write_bytes(picture())
    pair.check(read(write_publication(tmp_path, pair.given) / "content"), update_golden)


def read(content: Path) -> str:
    """The tree of the only document, or all that is wrong with it."""
    try:
        [document] = read_publication(content).documents
    except PublishError as fault:
        return f"{fault}\n"
    lines = [*dump(document.blocks), *dump(document.notes)]
    return "".join(f"{line}\n" for line in lines)


def test_a_term_that_is_explained_twice_is_one_line(tmp_path: Path) -> None:
    glossary = ":::{glossary}\nakim\n: A governor.\n\nakim\n: A mayor.\n:::\n"
    found = read(write_publication(tmp_path, f"# One {{#one}}\n\n{{term}}`akim`\n\n{glossary}") / "content")
    assert re.fullmatch(r"content/report\.md:(6|9):1: error\[[a-z-]+\]: [^\n]*'akim'[^\n]*\n", found)
