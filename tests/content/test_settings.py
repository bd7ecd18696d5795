"""Turn publication.toml into a Publication, and every fault of it into a line: the cases are in `settings.txt`."""

import re
from pathlib import Path

import pytest

from publish.content.tree import read_publication
from publish.diagnostics import PublishError
from tests.content.dump import dump
from tests.pairs import Pair, parameters
from tests.publications import write_publication

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.MULTILINE)


@pytest.mark.parametrize("pair", parameters(Path(__file__).with_name("settings.txt")))
def test_settings_become_a_publication_or_errors(pair: Pair, tmp_path: Path, update_golden: bool) -> None:
    content = write_publication(tmp_path, pair.given) / "content"
    try:
        actual = "".join(f"{line}\n" for line in dump(read_publication(content)))
    except PublishError as fault:
        actual = f"{fault}\n"
    pair.check(UUID.sub("<a new one>", actual), update_golden)
