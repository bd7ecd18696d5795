"""Turn the program's own words into each language, and prove that its catalogs have them all."""

import ast
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from publish.content.tree import read_publication
from publish.document.nodes import Text
from publish.document.revision import revision
from publish.document.walk import walk
from publish.editions.build import layout_of
from publish.editions.root import Root
from publish.language import LANGUAGES
from publish.language import words as program_words
from publish.language.words import catalog, counted, translated, translations
from publish.layout import model
from publish.writers import WRITERS

TRANSLATED = ["kk", "ru"]
ASKING = {"words": 1, "counted": 2}
"""What asks for messages, and how many of its first arguments are msgids."""


# ------------------------------------------------------------------------------------------- what the program asks for


def asked_for(source: str) -> Iterator[tuple[str, ...]]:
    """The messages of every call of `words` and `counted`; a name stands for all strings that it can be.

    A call whose message cannot be told is an empty tuple. What hands its own argument on asks for nothing itself, and a
    function `words` of the module's own is another matter.
    """
    tree = ast.parse(source)
    own = {alias.asname or alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    own |= {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    inside = {id(node) for outer in ast.walk(tree) if isinstance(outer, ast.FunctionDef) and outer.name in ASKING
              for node in ast.walk(outer)}  # fmt: skip
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or id(node) in inside:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in ASKING and not (isinstance(node.func, ast.Name) and name in own):
            groups = [sorted(set(strings(argument, tree))) for argument in node.args[: ASKING[name]]]
            if len(groups) == ASKING[name] and all(groups):
                yield from zip(*groups, strict=True)
            else:
                yield ()


def strings(node: ast.expr, tree: ast.Module) -> Iterator[str]:
    """The strings that an expression can be: those written in it, or wherever its names get their values."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Dict(values=values) | ast.Tuple(elts=values):
            for value in values:
                yield from strings(value, tree)
        case ast.Subscript(value=value) | ast.IfExp(body=value):
            yield from strings(value, tree)
            if isinstance(node, ast.IfExp):
                yield from strings(node.orelse, tree)
        case ast.Call(func=ast.Attribute(value=value, attr="items" | "values" | "format")):
            yield from strings(value, tree)
        case ast.Name(id=name):
            for value in values_of(name, tree):
                yield from strings(value, tree)


def values_of(name: str, tree: ast.Module) -> Iterator[ast.expr]:
    """What is assigned to a name anywhere in the module, or what it runs over."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[target], value=value) | ast.comprehension(target=target, iter=value):
                if name in {part.id for part in ast.walk(target) if isinstance(part, ast.Name)}:
                    yield value
            case ast.AnnAssign(target=ast.Name(id=found), value=ast.expr() as value) if found == name:
                yield value


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('words("A"); language.words("B", n=1); other("C")', [("A",), ("B",)]),
        ('language.counted("one", "many", 3)', [("one", "many")]),
        ('L = {"key": "A", "other": "B"}\n{k: e.words(m) for k, m in L.items()}', [("A",), ("B",)]),
        ('words = {"note": "Note"}[kind]\nlanguage.words(words)', [("Note",)]),
        ('def f():\n    text = "A" if x else "B"\n    self.words(text)', [("A",), ("B",)]),
        ('[language.words(name) for name in ("A", "B")]', [("A",), ("B",)]),
        ("language.words(argument)", [()]),
        ("class E:\n    def words(self, message):\n        return self.language.words(message)", []),
        ("from publish.writers.xhtml import words\nwords(inlines)", []),
    ],
)
def test_the_scan_finds_what_is_asked_for(source: str, expected: list[tuple[str, ...]]) -> None:
    assert list(asked_for(source)) == expected


@pytest.fixture(scope="module")
def used(root: Path) -> set[tuple[str, ...]]:
    """The messages of the program: a msgid each, or a msgid and its plural."""
    sources = sorted((root / "publish").rglob("*.py"))
    return {message for path in sources for message in asked_for(path.read_text("utf-8"))}


def entries(tag: str) -> dict[tuple[str, ...], Message]:
    return {tuple(texts(message.id)): message for message in catalog(tag) if message.id}


def texts(found: str | Sequence[str] | None) -> Sequence[str]:
    """One text, or the forms of a plural."""
    return [found] if isinstance(found, str) else found or []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_catalog_has_every_message_of_the_program_and_no_other(tag: str, used: set[tuple[str, ...]]) -> None:
    assert set(entries(tag)) == used


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_message_is_translated(tag: str) -> None:
    forms = {"kk": 2, "ru": 3}[tag]
    wanted = {ids: forms if len(ids) > 1 else 1 for ids in entries(tag)}
    assert {ids: len([*filter(None, texts(each.string))]) for ids, each in entries(tag).items()} == wanted
    assert [ids for ids, message in entries(tag).items() if message.fuzzy] == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_translation_has_the_braces_of_its_message(tag: str) -> None:
    def braces(text: str) -> list[str]:
        return sorted(re.findall(r"{\w*}", text))

    wrong = {
        form
        for ids, message in entries(tag).items()
        for form in texts(message.string)
        if braces(form) != braces(ids[0]) or braces(ids[-1]) != braces(ids[0])
    }
    assert wrong == set()


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


# ------------------------------------------------------------------------------------------------- what it gets


@pytest.mark.parametrize(
    ("tag", "message", "values", "expected"),
    [
        ("en", "Contents", {}, "Contents"),
        ("en", "Section {number}", {"number": "7"}, "Section 7"),
        ("kk", "Contents", {}, "Мазмұны"),
        ("kk", "Section {number}", {"number": "7"}, "7-бөлім"),
        ("kk", "Table {number}", {"number": "3"}, "3-кесте"),
        ("kk", "Figure {number}", {"number": "2"}, "2-сурет"),
        ("kk", "Page {number}", {"number": "12"}, "12-бет"),
        ("kk", "Note {number}", {"number": "3"}, "3-ескертпе"),
        ("kk", "Back to the text of note {number}", {"number": "3"}, "Мәтіндегі 3-ескертпеге оралу"),
        ("ru", "Section {number}", {"number": "7"}, "Раздел 7"),
        ("ru", "Source: {source}", {"source": "БНС"}, "Источник: БНС"),
        ("ru", "No translator has seen {this}", {"this": "text"}, "No translator has seen text"),
    ],
)
def test_the_program_speaks_the_language(tag: str, message: str, values: dict[str, str], expected: str) -> None:
    assert LANGUAGES[tag].words(message, **values) == expected


ONE = "{count} passage is not translated and stands in {language}."
MANY = "{count} passages are not translated and stand in {language}."


@pytest.mark.parametrize(
    ("tag", "count", "expected"),
    [
        ("en", 1, "1 passage is not translated and stands in X."),
        ("en", 1200, "1,200 passages are not translated and stand in X."),
        ("kk", 1, "Мәтіннің 1 үзіндісі аударылмаған, оның тілі: X."),
        ("kk", 12, "Мәтіннің 12 үзіндісі аударылмаған, олардың тілі: X."),
        ("kk-Latn", 12, "Mätınnıñ 12 üzındısı audarylmağan, olardyñ tılı: X."),
        ("ru", 1, "1 фрагмент текста не переведён; язык фрагмента: X."),
        ("ru", 2, "2 фрагмента текста не переведены; язык фрагментов: X."),
        ("ru", 5, "5 фрагментов текста не переведены; язык фрагментов: X."),
        ("ru", 11, "11 фрагментов текста не переведены; язык фрагментов: X."),
        ("ru", 21, "21 фрагмент текста не переведён; язык фрагмента: X."),
        ("ru", 1024, "1\u00a0024 фрагмента текста не переведены; язык фрагментов: X."),
    ],
)
def test_words_agree_with_what_they_count(tag: str, count: int, expected: str) -> None:
    assert LANGUAGES[tag].counted(ONE, MANY, count, language="X") == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("kk-KZ", "Мазмұны"),
        ("kk-Cyrl-KZ", "Мазмұны"),
        ("ru-KZ", "Содержание"),
        ("en-GB", "Contents"),
        ("de", "Contents"),
    ],
)
def test_a_broader_language_stands_in(tag: str, expected: str) -> None:
    assert translated("Contents", tag) == expected
    assert counted("{count} page", "{count} pages", 2, tag) == "{count} pages"


REGIONAL = b"""
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Contents"
msgstr "Ours"

#, fuzzy
msgid "Index"
msgstr "Not sure"

msgid "Cover"
msgstr ""

msgid "{count} passage is not translated and stands in {language}."
msgid_plural "{count} passages are not translated and stand in {language}."
msgstr[0] "half"
msgstr[1] ""
"""


def test_a_fuzzy_or_empty_word_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(tag: str) -> Catalog:
        return read_po(BytesIO(REGIONAL)) if tag == "kk-XX" else catalog(tag)

    monkeypatch.setattr(program_words, "catalog", found)
    translations.cache_clear()
    words = [translated(message, "kk-XX") for message in ("Contents", "Index", "Cover")]
    assert [*words, counted(ONE, MANY, 1, "kk-XX")] == ["Ours", "Көрсеткіш", "Мұқаба", translated_one("kk")]
    translations.cache_clear()


def translated_one(tag: str) -> str:
    return counted(ONE, MANY, 1, tag)


# ------------------------------------------------------------------------------------------ what a finished edition has

LATIN = re.compile(r"[A-Za-z]{2,}")
MARKUP = re.compile(r"{[\w=]+}|\(#[\w-]+\)|\[\^[\w-]+\]|\|[a-z,]+`")
"""What the dialect has of Latin letters: roles, ids, forms."""
SHOWN = {"alt", "aria-label", "title", "descr", "content"}
"""Attributes that a reader sees or hears."""
FILES = re.compile(r"\.xhtml$|\.ncx$|word/(document|foot|head)\w*\.xml$")


@pytest.fixture(scope="module", params=TRANSLATED)
def layout(request: pytest.FixtureRequest, root: Path) -> model.Layout:
    return layout_of(Root(root), request.param)


@pytest.fixture(scope="module")
def from_content(layout: model.Layout, root: Path) -> set[str]:
    """The words in Latin letters that the translators wrote, and those of identifier, revision and colophon."""
    families = [font.family for font in layout.theme.fonts.values()]
    written = [
        "publish",
        *families,
        layout.meta.identifier,
        layout.meta.isbn,
        layout.lang,
        revision(read_publication(root / "content")),
    ]
    for path in (root / "locales" / layout.lang).rglob("*.po"):
        written += [
            text for message in read_po(BytesIO(path.read_bytes())) if message.id for text in texts(message.string)
        ]
    return {word for text in written for word in LATIN.findall(MARKUP.sub("", text))}


def latin(found: Iterator[str]) -> set[str]:
    return {word for text in found for word in LATIN.findall(re.sub(r"{\w+}", "", text))}


def test_a_layout_has_no_english_word_of_the_program(layout: model.Layout, from_content: set[str]) -> None:
    assert latin(own_words(layout)) - from_content == set()


def own_words(layout: model.Layout) -> Iterator[str]:
    """All that is in the edition's language: passages, labels, captions, metadata."""
    yield from layout.labels.values()
    yield from (value for value in (layout.meta.title, layout.meta.issuer, layout.meta.rights, *layout.meta.subjects))
    for node in walk((layout.front, layout.body, layout.back, layout.toc, layout.notes)):
        if isinstance(node, model.Passage) and node.lang == layout.lang:
            yield from (text.text for text in walk(node.inlines) if isinstance(text, Text))
        if isinstance(node, model.Section | model.Caption):
            yield node.label


@pytest.mark.parametrize("format", ["epub", "docx"])
def test_a_file_has_no_english_word_of_the_program(layout: model.Layout, from_content: set[str], format: str) -> None:
    pages = {node.anchor: "1" for node in walk((layout.front, layout.body, layout.back)) if hasattr(node, "anchor")}
    with ZipFile(BytesIO(WRITERS[format].write(layout, pages))) as archive:
        names = [name for name in archive.namelist() if FILES.search(name)]
        found = {name: latin(read_by_a_reader(archive.read(name))) - from_content for name in names}
    assert {name: words for name, words in found.items() if words} == {}


def read_by_a_reader(xml: bytes) -> Iterator[str]:
    """The text of a file and of the attributes that are shown or spoken; field codes and styles are not."""
    for element in ElementTree.fromstring(xml).iter():  # noqa: S314 - our own file
        if not str(element.tag).endswith(("instrText", "style", "script", "code")):
            yield element.text or ""
        yield element.tail or ""
        yield from (value for name, value in element.attrib.items() if name.rpartition("}")[2] in SHOWN)
