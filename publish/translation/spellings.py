"""Turn locales/spellings.toml and locales/glossary.csv into a project's own spellings in another script.

spellings.toml has a table a language, `[kk-Latn]`, of Cyrillic stems and their spellings. glossary.csv has a column a
language: where a term has both `kk` and `kk-Latn`, that is a spelling too. What spellings.toml says goes first.
"""

import re
from pathlib import Path

from publish.content.files import Files
from publish.diagnostics import Report, Span
from publish.language import LANGUAGES
from publish.language.protocol import Language
from publish.language.scripts.derived import ScriptOf
from publish.language.scripts.exceptions import Exceptions
from publish.toml import parse_toml
from publish.translation.glossary import read_glossary

SPELLINGS = "spellings.toml"

_WORDS = re.compile(r"[^\W\d_]+(?:[\s\-‑'’.]+[^\W\d_]+)*")
_CYRILLIC = re.compile("[\u0400-\u052f]")


def spelled(language: Language, locales: Path) -> Language:
    """The language with the project's spellings in `locales`, if it is one in another script.

    Raises PublishError for files that cannot be read, languages that there are not, and spellings of nothing.
    """
    if not isinstance(language, ScriptOf):
        return language
    report = Report()
    files = Files(locales, report)
    exceptions = {**_glossary(locales, report, language), **_spellings(files, language)}
    report.raise_errors()
    return language.with_exceptions(exceptions)


def _spellings(files: Files, language: ScriptOf) -> Exceptions:
    if not (files.root / SPELLINGS).exists():
        return {}
    place, text = files.place(SPELLINGS), files.text(SPELLINGS)
    derived = [tag for tag, known in LANGUAGES.items() if isinstance(known, ScriptOf)]
    found: dict[str, str] = {}
    for tag, table in parse_toml(text, place).items():
        if tag not in derived or not isinstance(table, dict):
            hint = f"the tables are {', '.join(f'[{each}]' for each in derived)}"
            files.report.error("unknown-language", f"there is no table [{tag}]", _place_of(tag, text, place), hint)
            continue
        for stem, spelling in table.items():
            _check(stem, spelling, _place_of(stem, text, place), files.report)
            if tag == language.tag:
                found[stem] = spelling
    return found


def _check(stem: str, spelling: object, place: Span, report: Report) -> None:
    if not _WORDS.fullmatch(stem) or not _CYRILLIC.search(stem):
        hint = "write a word, or words, without endings: they follow by themselves"
        report.error("bad-spelling", f"'{stem}' is no stem in Cyrillic letters", place, hint)
    if not isinstance(spelling, str) or not spelling.strip():
        report.error("bad-spelling", f"'{stem}' has no spelling", place, f'write "{stem}" = "..."')


def _place_of(key: str, text: str, place: Span) -> Span:
    """The line of a key or table; TOML readers keep no places."""
    pattern = re.compile(rf"""\s*(?:["']?{re.escape(key)}["']?\s*=|\[\s*["']?{re.escape(key)}["']?\s*\])""")
    lines = (number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line))
    return Span(place.path, next(lines, 0))


def _glossary(locales: Path, report: Report, language: ScriptOf) -> Exceptions:
    return {
        stem: spelling
        for row in read_glossary(locales, report)
        for stem, spelling in zip(row.terms(language.catalog), row.terms(language.tag), strict=False)
    }
