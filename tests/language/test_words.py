"""Turn the program's own words into each language, and prove that its catalogs have them all."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from publish.language import LANGUAGES
from publish.language.words import catalog

TRANSLATED = [tag for tag in LANGUAGES if tag != "en"]


def literal_messages(source: str) -> Iterator[str]:
    """The first argument of every `words("...")` and `language.words("...")`, where it is a literal."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        argument = node.args[0]
        if name == "words" and isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value


def entries(tag: str) -> dict[str, Message]:
    return {str(message.id): message for message in catalog(tag) if message.id}


@pytest.mark.parametrize(
    ("tag", "message", "values", "expected"),
    [
        ("en", "Contents", {}, "Contents"),
        ("en", "Section {number}", {"number": "7"}, "Section 7"),
        ("kk", "Contents", {}, "Мазмұны"),
        ("kk", "Section {number}", {"number": "7"}, "7-бөлім"),
        ("kk", "Table {number}", {"number": "3"}, "3-кесте"),
        ("kk", "Figure {number}", {"number": "2"}, "2-сурет"),
        ("ru", "Section {number}", {"number": "7"}, "Раздел 7"),
        ("ru", "Source: {source}", {"source": "БНС"}, "Источник: БНС"),
        ("ru", "No translator has seen {this}", {"this": "text"}, "No translator has seen text"),
    ],
)
def test_the_program_speaks_the_language(tag: str, message: str, values: dict[str, str], expected: str) -> None:
    assert LANGUAGES[tag].words(message, **values) == expected


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_message_of_the_program_is_translated(tag: str, root: Path) -> None:
    sources = sorted((root / "publish").rglob("*.py"))
    used = {message for path in sources for message in literal_messages(path.read_text("utf-8"))}
    assert used <= {msgid for msgid, message in entries(tag).items() if message.string and not message.fuzzy}


def test_the_scan_finds_calls() -> None:
    source = 'words("A"); language.words("B", n=1); words(message); other("C")'
    assert list(literal_messages(source)) == ["A", "B"]


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_translation_has_the_braces_of_its_message(tag: str) -> None:
    braces = {
        msgid: (sorted(re.findall(r"{\w*}", msgid)), sorted(re.findall(r"{\w*}", str(message.string))))
        for msgid, message in entries(tag).items()
    }
    assert {msgid: pair for msgid, pair in braces.items() if pair[0] != pair[1]} == {}


def test_all_catalogs_have_the_same_messages() -> None:
    assert len({frozenset(entries(tag)) for tag in TRANSLATED}) == 1


@pytest.mark.parametrize(
    ("tag", "plural"),
    [
        ("kk", "nplurals=2; plural=(n != 1);"),
        (
            "ru",
            "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
        ),
    ],
)
def test_a_catalog_says_what_it_is(tag: str, plural: str) -> None:
    header = dict(catalog(tag).mime_headers)
    assert (header["Language"], header["Plural-Forms"]) == (tag, plural)
    assert header["Content-Type"] == "text/plain; charset=utf-8"
    assert "not yet been reviewed by a native editor" in catalog(tag).header_comment
