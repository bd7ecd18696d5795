"""Turn locales/glossary.csv and the word lists of `locales` into rows and words: what a project calls things.

glossary.csv has a column a language (`en,kk,ru,kk-Latn`), one for a `note`, and `forbidden-ru` for what must not stand
in the place of a term. Several terms in one cell have semicolons between them; the first is the one to prefer.

A word list, `locales/kk/words.txt`, has a word a line; what follows a `#` is a remark.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publish.content.files import Files
from publish.diagnostics import Report
from publish.language import LANGUAGES

GLOSSARY, WORDS = "glossary.csv", "words.txt"
_FORBIDDEN = "forbidden-"


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says: the terms of each column, and the line that it stands in."""

    line: int
    cells: dict[str, tuple[str, ...]]

    def terms(self, lang: str) -> tuple[str, ...]:
        """What the language calls it."""
        return self.cells.get(lang, ())

    def forbidden(self, lang: str) -> tuple[str, ...]:
        """What must not stand in the place of those."""
        return self.cells.get(_FORBIDDEN + lang, ())

    @property
    def note(self) -> str:
        """What the project says to its translators."""
        return "; ".join(self.cells.get("note", ()))


def read_glossary(locales: Path, report: Report) -> list[Row]:
    """The rows of the glossary; none where there is no file. Faults go to `report`, with the line."""
    if not (locales / GLOSSARY).exists():
        return []
    files = Files(locales, report)
    read = files.rows(GLOSSARY, files.place(GLOSSARY))
    if not read:
        return []
    (line, head), *entries = read
    _check_head(head, line, files)
    rows = []
    for number, cells in entries:
        if len(cells) > len(head):
            hint = "put a term that has a comma in double quotes"
            report.error("bad-term", f"{len(cells)} cells in {len(head)} columns", files.place(GLOSSARY, number), hint)
        row = Row(number, {column: _terms(cell) for column, cell in zip(head, cells, strict=False) if cell})
        _check_row(row, files)
        rows.append(row)
    _check_doubles(rows, head, files)
    return rows


def _terms(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (term.strip() for term in cell.split(";"))))


def _check_head(head: list[str], line: int, files: Files) -> None:
    place = files.place(GLOSSARY, line)
    for column in dict.fromkeys(head):
        if column.removeprefix(_FORBIDDEN) not in (*LANGUAGES, "note") or column == f"{_FORBIDDEN}note":
            hint = f"a column is a language or 'note'; the languages are {', '.join(LANGUAGES)}"
            files.report.error("unknown-language", f"there is no language '{column}'", place, hint)
        if head.count(column) > 1:
            files.report.error("bad-term", f"the column '{column}' is there twice", place, "delete one")


def _check_row(row: Row, files: Files) -> None:
    place = files.place(GLOSSARY, row.line)
    if not any(row.terms(lang) for lang in LANGUAGES):
        files.report.error("bad-term", "the row has no term", place, "write it, or delete the row")
    for lang in LANGUAGES:
        for term in set(row.terms(lang)) & set(row.forbidden(lang)):
            hint = "delete it from one of the two columns"
            files.report.error("bad-term", f"'{term}' is both the term and forbidden", place, hint)


def _check_doubles(rows: list[Row], head: list[str], files: Files) -> None:
    """A term of the first column stands in one row: else nobody could tell which of two is right."""
    first: dict[str, int] = {}
    for row in rows:
        for term in row.cells.get(head[0], ()):
            line = first.setdefault(term, row.line)
            if line != row.line:
                place = files.place(GLOSSARY, row.line)
                files.report.error("bad-term", f"'{term}' is in line {line} too", place, "join the two rows")


def read_words(locales: Path, lang: str, report: Report) -> frozenset[str]:
    """The words of `locales/kk/words.txt`, in small letters; none where there is no file."""
    name = f"{lang.replace('-', '_')}/{WORDS}"
    if not (locales / name).exists():
        return frozenset()
    files = Files(locales, report)
    return frozenset(_words(files.text(name, files.place(name)), name, files))


def _words(text: str, name: str, files: Files) -> Iterator[str]:
    for number, word in words_of(text):
        if len(word.split()) > 1:
            hint = "write each word on a line of its own"
            files.report.error("bad-word", f"'{word}' is more than one word", files.place(name, number), hint)
        else:
            yield word.lower()


def words_of(text: str) -> Iterator[tuple[int, str]]:
    """The words of a list with the numbers of their lines, without remarks."""
    for number, line in enumerate(text.splitlines(), 1):
        word = line.partition("#")[0].strip()
        if word:
            yield number, word
