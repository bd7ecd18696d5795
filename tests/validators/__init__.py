"""Ask the validators of `publish check --validators`, and gettext's of catalogs, what is wrong with a file.

`make validators` installs what they run: `install` is what it calls.
"""

import os
from pathlib import Path

import pytest

from publish.validators import VALIDATORS
from publish.validators.run import verdict
from publish.validators.validator import Validator


def validators_of(format: str) -> list[Validator]:
    """Those that read a format."""
    return [validator for validator in VALIDATORS if validator.format == format]


def findings(validator: Validator, path: Path) -> list[str]:
    """The errors and warnings of a file, one line each; where the validator is not installed the test is skipped."""
    demand(validator.name, validator.missing())
    return [str(found) for found in verdict(validator, path) if found.severity != "note"]


def demand(name: str, missing: tuple[str, ...]) -> None:
    """Skip the test where something is missing; on CI it fails."""
    if missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            f"{name}: {', '.join(missing)} not installed (make validators)"
        )
