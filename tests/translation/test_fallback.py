"""Turn what is half translated into a publication without the rest, or into errors: the cases are `fallback.txt`."""

from pathlib import Path

import pytest

from publish.diagnostics import PublishError
from publish.editions.build import layout_of
from publish.editions.root import Root
from tests.layout.reading import read_body, read_matter
from tests.pairs import Pair, parameters
from tests.publications import picture, write_publication


@pytest.mark.parametrize("pair", parameters(Path(__file__).with_name("fallback.txt")))
def test_what_is_not_translated_is_left_out_or_refused(
    pair: Pair, tmp_path: Path, root: Path, update_golden: bool
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "map.png").write_bytes(picture())
    (tmp_path / "styles").symlink_to(root / "styles")
    settings = '=== publication.toml\nfallback = "omit"\n' if "fallback" not in pair.given else ""
    place = Root(write_publication(tmp_path, pair.given + settings))
    try:
        layout = layout_of(place, "kk")
        imprint = [line for line in read_matter(layout) if "кірген жоқ" in line or "олардың тілі" in line]
        actual = "".join(f"{line}\n" for line in (*read_body(layout), *imprint))
    except PublishError as fault:
        actual = f"{fault}\n"
    pair.check(actual, update_golden)
