"""Turn `report.md` into a layout and its three files, once for all tests."""

from pathlib import Path

import pytest

from publish.editions.build import layout_of
from publish.editions.root import Root
from publish.layout.model import Layout
from publish.writers import WRITERS, pdf
from tests.publications import picture, write_publication

REPORT = (Path(__file__).parent / "report.md").read_text("utf-8")


@pytest.fixture(scope="session")
def layout(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Layout:
    folder = tmp_path_factory.mktemp("audit")
    (folder / "content").mkdir()
    (folder / "content" / "map.png").write_bytes(picture())
    (folder / "styles").symlink_to(root / "styles")
    return layout_of(Root(write_publication(folder, REPORT)), "en")


@pytest.fixture(scope="session")
def files(layout: Layout) -> dict[str, bytes]:
    """Format -> what the writer of it makes of the layout."""
    paper, pages = pdf.write_with_pages(layout)
    return {"pdf": paper, **{format: WRITERS[format].write(layout, pages) for format in ("docx", "epub")}}
