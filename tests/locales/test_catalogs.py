"""Prove that every catalog, the publication's and the program's own, is one that gettext's tools accept."""

from pathlib import Path

import pytest

from tests.validators import findings
from tests.validators.po import PO

ROOT = Path(__file__).parents[2]
CATALOGS = sorted(path for folder in ("locales", "publish") for path in (ROOT / folder).rglob("LC_MESSAGES/*.po"))


@pytest.mark.validators
@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_catalog_is_valid(path: Path) -> None:
    faults = findings(PO, path)
    assert not faults, "\n".join(faults)
