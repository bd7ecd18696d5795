"""Let the cases of the checks know a few words, the same ones wherever the tests run."""

from pathlib import Path

import pytest

from publish.checks.spelling import VARIABLE


@pytest.fixture(autouse=True)
def dictionaries(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small dictionaries for cases; the catalogs of the repository are read with those that are installed."""
    if request.path.stem in ("test_cases", "test_spelling"):
        monkeypatch.setenv(VARIABLE, str(Path(__file__).parent / "dictionaries"))
