"""Prove that the field's own validators find nothing wrong with the repository's own editions."""

from pathlib import Path

import pytest

from tests.validators import Validator, ace, docx, epub, findings, pdf

LANGUAGES = ("en", "kk", "ru")
VALIDATORS: list[tuple[str, str, Validator]] = [
    ("pdf", "pdf", pdf),
    ("docx", "docx", docx),
    ("epub", "epubcheck", epub),
    ("epub", "ace", ace),
]


@pytest.mark.validators
@pytest.mark.parametrize(("extension", "validator"), [pytest.param(e, v, id=name) for e, name, v in VALIDATORS])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_edition_is_valid(editions: Path, lang: str, extension: str, validator: Validator) -> None:
    [edition] = editions.glob(f"**/*.{lang}.{extension}")
    faults = findings(validator, edition)
    assert not faults, "\n".join(faults)


@pytest.mark.validators
@pytest.mark.parametrize(
    ("lang", "extension", "validator"),
    [
        pytest.param(lang, extension, validator, id=f"{lang}-{name}")
        for lang in ("kk-Latn", "kk-Arab")
        for extension, name, validator in VALIDATORS
        if (lang, extension) != ("kk-Latn", "docx")  # as a Word file it is Kazakh in other letters, and it takes long
    ],
)
def test_an_edition_in_another_script_is_valid(scripts: Path, lang: str, extension: str, validator: Validator) -> None:
    test_an_edition_is_valid(scripts, lang, extension, validator)
