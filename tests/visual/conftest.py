"""Turn the publication of this folder into editions, once for all workers of a session."""

from pathlib import Path

import pytest

from tests.command import build
from tests.editions.conftest import Once, once

__all__ = ["libraries", "once"]


@pytest.fixture(scope="session")
def libraries(once: Once) -> Path:
    """The folder of its editions: `libraries.kk.pdf`, ..."""
    return once("libraries", lambda output: build(Path(__file__).parent / "publication", output))
