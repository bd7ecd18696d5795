"""Turn a finished file into what the field's own validators find wrong with it.

Each module here is one validator. `make validators` installs what they run.
"""

import os
from pathlib import Path
from typing import Protocol

import pytest


class Validator(Protocol):
    """What each module of this package offers."""

    def missing(self) -> str | None:
        """What is not installed, in words, or None when the validator can run."""

    def validate(self, path: Path, /) -> list[str]:
        """The findings that fail the file, one line each; an empty list when there are none."""


def findings(validator: Validator, path: Path) -> list[str]:
    """What the validator finds; where it is not installed the test is skipped, and on CI it fails."""
    if reason := validator.missing():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    return validator.validate(path)
