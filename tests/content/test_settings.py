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


@pytest.mark.parametrize("setting", ['title = ""', 'issuer = " "', "documents = []"])
def test_what_is_required_is_not_empty(setting: str, tmp_path: Path) -> None:
    write_publication(tmp_path, f"# Rights {{#rights}}\n=== publication.toml\n{setting}\n")
    name = setting.partition(" ")[0]
    with pytest.raises(PublishError, match=rf"^content/publication\.toml:1:1: error\[[a-z-]+\]: [^\n]*{name}[^\n]*$"):
        read_publication(tmp_path / "content")
