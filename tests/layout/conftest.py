"""Turn the text of a publication into its layout, with the repository's own theme."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.editions.build import layout_of
from publish.editions.root import Root
from publish.layout.model import Layout
from tests.publications import picture, write_publication

LANGUAGE = re.compile(r"^=== ([a-z]{2})$", re.MULTILINE)
Compose = Callable[[str], Layout]
"""A case's text becomes its layout: in the language that it has translations for, or else in English."""


@pytest.fixture
def compose(tmp_path: Path, root: Path) -> Compose:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "map.png").write_bytes(picture())
    (tmp_path / "styles").symlink_to(root / "styles")

    def composed(text: str) -> Layout:
        found = LANGUAGE.search(text)
        return layout_of(Root(write_publication(tmp_path, text)), found[1] if found else "en")

    return composed
