"""Prove that the repository's own catalogs have no fault, and that a fault seeded into them is named at its line."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from publish.checks import CHECKS
from publish.checks.catalogs import Reading, read_language
from publish.checks.pairs import Pair
from publish.checks.run import check
from publish.content.tree import read_publication
from publish.editions.root import Root
from publish.translation.translate import Entry, read_translation

ROOT = Path(__file__).parents[2]
MARKUP = re.compile(r"\{[a-z]+\}`[^`]*`|\]\([^)]*\)|\[\^[^\]]*\]")
NAMES = {
    "kk": ("Балтабай", "Назарбаев", "Шымкент", "Харьков", "Тоқаев", "Құшақбаев", "Елеусінов", "Өзбекстан", "Қытай"),
    "ru": ("Балтаба", "Назарбаев", "Шымкент", "Харьков", "Токаев", "Кушакбаев", "Елеусинов", "Узбекистан"),
}


CODES = [code for code in CHECKS if code != "spelling"]  # which would find a name or a cut word by chance


@pytest.fixture
def dictionaries() -> None:
    """Those of the system, if it has any: not the few words of the other tests."""


@cache
def reading(lang: str) -> Reading:
    """The repository's catalogs of a language."""
    return read_language(read_publication(ROOT / "content"), ROOT / "locales", lang)


def found_in(pair: Pair, msgstr: str) -> list[str]:
    """The codes of what is found where `msgstr` stands in the place of a translation of the repository."""
    translation, faults = read_translation(pair.msgid, Entry(msgstr, pair.span), pair.lang)
    seeded = replace(pair, msgstr=msgstr, translation=translation)
    project = reading(pair.lang).project
    return [*(fault.code for fault in faults), *(code for code in CODES if any(CHECKS[code].run(seeded, project)))]


def seeds(pair: Pair) -> Iterator[tuple[str, str]]:
    """Translations with one fault each, and what it is."""
    text = pair.msgstr
    for figure in re.finditer(r"\d+", text):
        other = str((int(figure[0][-1]) + 1) % 10)
        yield "a figure changed", text[: figure.end() - 1] + other + text[figure.end() :]
    bare = MARKUP.sub(lambda found: "·" * len(found[0]), text)
    for figure in re.finditer(r"\d+", bare):
        yield "a figure dropped", text[: figure.start()] + text[figure.end() :]
    for part in MARKUP.finditer(text):
        yield "a part dropped", text[: part.start()] + text[part.end() :]
        yield "a part doubled", text[: part.end()] + part[0] + text[part.end() :]
    for name in NAMES[pair.lang]:
        for other in NAMES[pair.lang][:3]:
            if name in text and other not in text:
                yield "a name in the place of another", text.replace(name, other)


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_every_seeded_fault_is_found(lang: str) -> None:
    tried = [(pair, what, text) for pair in reading(lang).project.pairs for what, text in seeds(pair)]
    assert len(tried) > 500
    missed = [(pair.span.line, what, text) for pair, what, text in tried if not found_in(pair, text)]
    assert missed == []


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_most_sentences_that_are_left_out_are_found(lang: str) -> None:
    shortened = [
        (pair, " ".join(sentences[:-1]))
        for pair in reading(lang).project.pairs
        if len(sentences := re.split(r"(?<=[.!?]) ", pair.msgstr)) > 2
    ]
    found = [pair for pair, text in shortened if found_in(pair, text)]
    assert len(found) / len(shortened) > 0.9


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_the_repository_has_no_fault(lang: str) -> None:
    assert [str(each) for each in check(Root(ROOT), [lang], []) if each.severity != "note"] == []


SEEDS = [
    ("kk", "52-бапта", "25-бапта", "numbers"),
    ("kk", "[ең нашар нысандары туралы", "[ең **нашар нысандары туралы", "typed-markup"),
    ("ru", "В 2018 году инспекторы провели", "В 2019 году инспекторы провели", "numbers"),
    ("ru", "{number}`8774` проверки", "{number}`8747` проверки", "lost-part"),
    ("ru", "[^asthma]", "", "lost-part"),
    ("ru", "к семи годам лишения", "к восьми годам лишения", "number-words"),
    ("ru", "{index}`Ларисы Харьковой|Харькова, Лариса`", "{index}`Ларисы Назарбаевой|Назарбаева, Лариса`", "names"),
    ("ru", "не менее чем за {number}`30` дней", "не менее чем за {number}`30` месяцев", "units"),
    ("ru", "{number}`1.8` миллиона", "{number}`1.8` миллиарда", "numbers"),
]


def test_faults_of_many_files_are_told_at_once_each_at_its_line(tmp_path: Path) -> None:
    for folder in ("content", "locales"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    expected = set()
    for lang, old, new, code in SEEDS:
        path = tmp_path / "locales" / lang / "LC_MESSAGES" / "worker-rights.po"
        lines = path.read_text("utf-8").split("\n")
        places = [number for number, line in enumerate(lines) if line.startswith("msgstr") and old in line]
        if not places:
            continue
        lines[places[0]] = lines[places[0]].replace(old, new)
        path.write_text("\n".join(lines), "utf-8")
        expected.add((f"locales/{lang}/LC_MESSAGES/worker-rights.po", places[0], code))  # the msgid is a line above
    assert len(expected) >= len(SEEDS) - 1
    found = [each for each in check(Root(tmp_path), [], []) if each.severity != "note"]
    assert expected <= {(each.span.path, each.span.line, each.code) for each in found if each.span}
    assert {(path, line) for path, line, _ in expected} == {(e.span.path, e.span.line) for e in found if e.span}
