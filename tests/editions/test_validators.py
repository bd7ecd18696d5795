"""Prove that the field's own validators find nothing wrong with the repository's own editions."""

from pathlib import Path

import pytest

from publish.validators import VALIDATORS
from publish.validators.validator import Validator
from tests.validators import findings

LANGUAGES = ("en", "kk", "ru")


@pytest.mark.validators
@pytest.mark.parametrize("validator", VALIDATORS, ids=lambda validator: validator.code)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_edition_is_valid(editions: Path, lang: str, validator: Validator) -> None:
    [edition] = editions.glob(f"**/*.{lang}.{validator.format}")
    faults = findings(validator, edition)
    assert not faults, "\n".join(faults)


@pytest.mark.validators
@pytest.mark.parametrize(
    ("lang", "validator"),
    [
        pytest.param(lang, validator, id=f"{lang}-{validator.code}")
        for lang in ("kk-Latn", "kk-Arab")
        for validator in VALIDATORS
        if (lang, validator.format) != ("kk-Latn", "docx")  # as a Word file it is Kazakh in other letters
    ],
)
def test_an_edition_in_another_script_is_valid(scripts: Path, lang: str, validator: Validator) -> None:
    test_an_edition_is_valid(scripts, lang, validator)
