"""Prove that the three formats of the repository's own publication say the same, in all languages and scripts."""

from pathlib import Path

import pytest

from tests.command import publish


@pytest.mark.parametrize("lang", ["en", "kk", "ru"])
def test_the_editions_agree(lang: str, root: Path, editions: Path) -> None:
    run = publish("check", "--parity", "--root", root, "--output", editions, "--lang", lang)
    assert (run.stdout, run.returncode) == ("", 0)


@pytest.mark.parametrize("lang", ["kk-Latn", "kk-Arab"])
def test_the_editions_in_other_scripts_agree(lang: str, root: Path, scripts: Path) -> None:
    test_the_editions_agree(lang, root, scripts)
