"""Turn catalogs into words by state, chapter by chapter, as translators count them."""

from fractions import Fraction
from pathlib import Path

import pytest

from publish.content.tree import read_publication
from publish.translation.progress import Progress, progress, whole
from publish.translation.review import review
from publish.translation.states import STATES, State
from tests.publications import write_publication

TEXT = """# Rights {#rights}

Three more words.

Four words and more.

{number}`7`

- Rights
=== locales/kk/LC_MESSAGES/report.po
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Rights"
msgstr "Құқықтар"

#, fuzzy
msgid "Three more words."
msgstr "Тағы үш сөз."

msgid "Four words and more."
msgstr ""

msgid "Nobody says this any more."
msgstr "Енді мұны ешкім айтпайды."
"""


def counted(folder: Path, lang: str = "kk") -> dict[str, dict[State, int]]:
    found = progress(read_publication(folder / "content"), folder / "locales", lang)
    return {domain: {state: n for state, n in each.words.items() if n} for domain, each in found.items()}


def test_words_are_counted_by_state_in_reading_order(tmp_path: Path) -> None:
    write_publication(tmp_path, TEXT)
    imprint = 2 + 2 + 4 + 3  # title, issuer, description, rights
    assert list(counted(tmp_path).items()) == [
        ("publication", {"untranslated": imprint}),
        ("report", {"untranslated": 4, "fuzzy": 3, "translated": 2}),
    ]
    review(tmp_path / "locales", "kk")
    assert counted(tmp_path)["report"] == {"untranslated": 4, "fuzzy": 3, "reviewed": 2}


def test_the_source_has_nothing_to_translate(tmp_path: Path) -> None:
    assert counted(write_publication(tmp_path, TEXT), "en") == {}


@pytest.mark.parametrize(
    ("words", "state", "percent"),
    [
        ({"translated": 1, "reviewed": 1, "approved": 1, "fuzzy": 1}, "translated", 75),
        ({"translated": 1, "reviewed": 1, "approved": 1, "fuzzy": 1}, "reviewed", 50),
        ({"translated": 1, "reviewed": 1, "approved": 1, "fuzzy": 1}, "approved", 25),
        ({"reviewed": 999, "translated": 1}, "reviewed", 99),
        ({"reviewed": 999, "translated": 1}, "translated", 100),
        ({}, "approved", 100),
    ],
)
def test_a_share_is_never_rounded_up(words: dict[State, int], state: State, percent: int) -> None:
    every: dict[State, int] = dict.fromkeys(STATES, 0)
    assert Progress(every | words).percent(state) == percent


def test_parts_add_up() -> None:
    none: dict[State, int] = dict.fromkeys(STATES, 0)
    both = whole([Progress(none | {"fuzzy": 2}), Progress(none | {"fuzzy": 1, "reviewed": 1})])
    assert (both.total, both.share("translated")) == (4, Fraction(1, 4))
