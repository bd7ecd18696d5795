"""Prove that the checks of characters, punctuation and words blame no sound translation: `sound/pairs.txt`."""

from pathlib import Path

import pytest

from publish.checks import CHECKS
from publish.checks.pairs import Project
from publish.diagnostics import Span
from publish.language import LANGUAGES
from tests.checks.pairs import pair_of

CODES = (
    *("letters", "hidden", "garbled", "unbalanced", "foreign-quotes", "final-mark", "stop-in-quotes", "doubled-marks"),
    *("spaces", "dashes", "doubled-words", "endings"),
)
LINES = (Path(__file__).parent / "sound" / "pairs.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(("source", "translation"), [*zip(LINES[::2], LINES[1::2], strict=True)])
def test_a_sound_pair_has_no_fault(source: str, translation: str) -> None:
    lang, _, msgid = source.partition(": ")
    pair = pair_of(msgid, translation.removeprefix("=> "), "en", lang, Span(""))
    project = Project(lang, "en", LANGUAGES, [pair])
    assert [(code, fault.message) for code in CODES for fault in CHECKS[code].run(pair, project)] == []
