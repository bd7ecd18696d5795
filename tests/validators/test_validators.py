"""Prove that each validator finds a seeded fault: one that never finds any would make every edition look good."""

from pathlib import Path

import pytest

from tests.validators import Validator, ace, docx, epub, findings, pdf, po

CATALOG = """
msgid ""
msgstr "Language: ru\\nContent-Type: text/plain; charset=UTF-8\\n"

#, python-brace-format
msgid "Table {n}"
msgstr "Таблица {m}"
"""


@pytest.mark.validators
@pytest.mark.parametrize(
    ("validator", "name", "content"),
    [
        pytest.param(pdf, "edition.pdf", "%PDF-1.7", id="pdf"),
        pytest.param(docx, "edition.docx", "PK", id="docx"),
        pytest.param(epub, "edition.epub", "PK", id="epubcheck"),
        pytest.param(ace, "edition.epub", "PK", id="ace"),
        pytest.param(po, "catalog.po", CATALOG, id="po"),
    ],
)
def test_a_fault_is_found(tmp_path: Path, validator: Validator, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    assert findings(validator, path)


@pytest.mark.validators
def test_a_word_of_two_scripts_is_found(tmp_path: Path) -> None:
    path = tmp_path / "catalog.po"
    path.write_text('msgid "peace"\nmsgstr "миp"\n', "utf-8")
    assert "mixed scripts: миp" in findings(po, path)
