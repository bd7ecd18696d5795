"""Turn `report.md` into a publication with its three editions in English, once for all tests."""

import shutil
from pathlib import Path

import pytest

from publish.editions.build import build
from publish.editions.root import Root
from tests.publications import picture, write_publication

REPORT = (Path(__file__).parent / "report.md").read_text("utf-8")


@pytest.fixture(scope="session")
def finished(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Root:
    folder = tmp_path_factory.mktemp("finished")
    (folder / "content").mkdir()
    (folder / "content" / "map.png").write_bytes(picture())
    (folder / "styles").symlink_to(root / "styles")
    place = Root(write_publication(folder, REPORT))
    build(place, ["en"], ["pdf", "docx", "epub"], [], place.output, lambda _: None)
    return place


@pytest.fixture
def output(finished: Root, tmp_path: Path) -> Path:
    """A copy of its editions, to be damaged."""
    return shutil.copytree(finished.output, tmp_path / "books")
