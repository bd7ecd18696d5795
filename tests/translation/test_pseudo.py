"""Prove that a pseudo-language changes every message, and of a message only its words."""

from pathlib import Path

import pytest

from publish.content.inlines import to_markdown
from publish.content.tree import read_publication
from publish.document.nodes import Phrase
from publish.document.walk import has_words, walk
from publish.language.pseudo import PSEUDO
from publish.translation.translate import translate
from tests.publications import write_publication

SENTENCES = [
    ("Rights.", "[Říіғһţş.]"),
    ("*Fine* of {money}`404000 KZT`", "[*Fíіñңéё* óөf {money}`404000 KZT`]"),
    ("See [section {number}](#rights).", "[Şéёéё [şéёçţíіóөñң {number}](#rights).]"),
    ("[Report](https://example.org/a)", "[[Řéёpóөřţ](https://example.org/a)]"),
    ("Run `rm -r` on {date}`2019-06-09|day`", "[Řúұñң `rm -r` óөñң {date}`2019-06-09|day`]"),
    ("The {abbr}`KNB (Committee)`", "[Ţһéё {abbr}`ҚÑҢB ([Çóөmmíіţţéёéё])`]"),
    ("An {index}`act|acts, all`", "[Áәñң {index}`áәçţ|[áәçţş, áәłł]`]"),
    ("[Ұлттық қауіпсіздік]{lang=kk}, or KNB", "[[Ұлттық қауіпсіздік]{lang=kk}, óөř ҚÑҢB]"),
    ("{number}`12`", "{number}`12`"),
]


@pytest.mark.parametrize(("given", "expected"), SENTENCES)
def test_words_change_and_markup_stays(given: str, expected: str, tmp_path: Path) -> None:
    write_publication(tmp_path, f"# Rights {{#rights}}\n\n{given}\n")
    translated = translate(read_publication(tmp_path / "content"), tmp_path / "locales", PSEUDO["qps"]).publication
    phrases = [node for node in walk(translated.documents) if isinstance(node, Phrase)]
    assert to_markdown(phrases[-1].inlines).replace("\\[", "[").replace("\\]", "]") == expected


def test_each_message_is_reached(root: Path) -> None:
    publication = read_publication(root / "content")
    for tag, language in PSEUDO.items():
        translated = translate(publication, root / "locales", language)
        phrases = [node for node in walk(translated.publication) if isinstance(node, Phrase) and has_words(node)]
        assert {phrase.lang for phrase in phrases} == {tag}
