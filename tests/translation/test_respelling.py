"""Turn a publication and its Kazakh catalog into what two other scripts make of it: `respelling.txt`."""

from pathlib import Path

import pytest

from publish.content.inlines import to_markdown
from publish.content.tree import read_publication
from publish.diagnostics import PublishError, Span
from publish.document.nodes import Phrase
from publish.document.walk import walk
from publish.language import LANGUAGES
from publish.language.scripts.derived import ScriptOf
from publish.translation.respelling import words_in_doubt
from publish.translation.spellings import spelled
from publish.translation.translate import translate
from tests.pairs import Pair, parameters
from tests.publications import write_publication


def in_script(folder: Path, tag: str) -> list[str]:
    """The phrases of the publication that are in the language `tag`."""
    language = spelled(LANGUAGES[tag], folder / "locales")
    translated = translate(read_publication(folder / "content"), folder / "locales", language).publication
    phrases = [node for node in walk(translated.documents) if isinstance(node, Phrase)]
    return [to_markdown(phrase.inlines) for phrase in phrases if phrase.lang == tag]


@pytest.mark.parametrize("pair", parameters(Path(__file__).with_name("respelling.txt")))
def test_one_catalog_serves_other_scripts(pair: Pair, tmp_path: Path, update_golden: bool) -> None:
    write_publication(tmp_path, pair.given)
    try:
        found = {tag: in_script(tmp_path, tag) for tag in ("kk-Latn", "kk-Arab")}
        actual = "".join(f"{line}\n" for tag, lines in found.items() for line in (tag, *(f"  {t}" for t in lines)))
    except PublishError as fault:
        actual = f"{fault}\n"
    pair.check(actual, update_golden)


def test_a_publication_in_kazakh_needs_no_catalog(tmp_path: Path) -> None:
    settings = 'language = "kk"\nlanguages = ["kk", "kk-Latn"]\n'
    write_publication(tmp_path, f"Бостандық.\n=== publication.toml\n{settings}")
    assert in_script(tmp_path, "kk-Latn") == ["Bostandyq."]


def test_words_in_doubt_come_with_their_number_and_first_place(tmp_path: Path) -> None:
    text = "One.\n\nThe {abbr}`US`.\n=== kk\nOne. => Әділ сот.\nThe {abbr}`US`. => Цирк пен {abbr}`АҚШ`. Цирк!\n"
    write_publication(tmp_path, text)
    language = LANGUAGES["kk-Latn"]
    assert isinstance(language, ScriptOf)
    kazakh = translate(read_publication(tmp_path / "content"), tmp_path / "locales", LANGUAGES["kk"]).publication
    doubts = {word.word: word for word in words_in_doubt(kazakh, language)}
    assert list(doubts) == ["Цирк", "АҚШ"]
    circus = doubts["Цирк"]
    assert (circus.spelling, circus.count) == ("Sirk", 2)
    assert circus.span == Span("locales/kk/LC_MESSAGES/report.po", 9)
