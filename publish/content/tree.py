"""Turn a content tree into a Publication: publication.toml, the Markdown files it names, and what those name."""

import re
import uuid
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast

from publish.content.blocks import parse_blocks
from publish.content.files import Files
from publish.content.inlines import LANGUAGE_TAG, parse_phrase
from publish.content.policies import read_policies
from publish.diagnostics import Report, Span
from publish.document.nodes import (
    Chart,
    DefinitionList,
    Document,
    Figure,
    Heading,
    Imprint,
    Note,
    NoteReference,
    Phrase,
    Publication,
    Reference,
    Table,
    Term,
)
from publish.document.walk import plain_text, walk
from publish.language import LANGUAGES
from publish.toml import parse_toml

SETTINGS = "publication.toml"
REQUIRED = {"id": str, "slug": str, "title": str, "issuer": str, "description": str, "rights": str, "date": date,
            "language": str, "documents": list}  # fmt: skip
OPTIONAL = {"subtitle": str, "subjects": list, "notices": list, "languages": list, "formats": list, "profiles": list,
            "theme": str, "numbering": list, "typography": bool, "soft_hyphens": bool, "epub_fonts": bool, "isbn": str,
            "minimum": str, "below": str, "fallback": str, "edition": dict}  # fmt: skip
DOCUMENT = {"path": str, "numbered": bool, "start": int}


def read_publication(folder: Path) -> Publication:
    """Read the content tree in `folder`.

    Raises PublishError with everything that is wrong in it: unreadable files, unknown roles and directives, values
    that are none, references and notes that lead nowhere, ids used twice.
    """
    report = Report()
    files = Files(folder, report)
    settings = Settings(files.text(SETTINGS), files.place(SETTINGS), report)
    report.raise_errors()
    publication = settings.publication(files)
    unread = [found for found in report.diagnostics if found.span and found.span.path == publication.span.path]
    if not unread:  # a missing chapter is one fault, not one for each reference to it
        report.extend(_broken_references(publication))
    report.raise_errors()
    return publication


class Settings:
    """publication.toml with its places: TOML readers keep none, so keys are looked up in the text."""

    def __init__(self, text: str, place: Span, report: Report) -> None:
        self.place = place
        self.lines = text.splitlines()
        self.report = report
        report.raise_errors()
        self.values = parse_toml(text, place)
        self._check(self.values, REQUIRED | OPTIONAL)
        for key in (key for key in REQUIRED if key not in self.values):
            self.report.error("missing-setting", f"the setting '{key}' is missing", self.place, f"add {key} = ...")
        for key in (key for key in REQUIRED if key in self.values):
            value = self.values[key]
            if isinstance(value, str | list) and not (value.strip() if isinstance(value, str) else value):
                self.report.error("bad-setting", f"'{key}' is empty", self.span(key), f"write {key} = ...")
        for index, entry in enumerate(self._list("documents"), 1):
            if isinstance(entry, dict):
                self._check(entry, DOCUMENT, index)
            else:
                hint = "write [[documents]]"
                self.report.error("bad-setting", "documents are tables", self.span("documents"), hint)
                break
        self._check_lists()
        self._check_identity()
        self.policies = read_policies(self.values, self.lines, self.place, report)

    def _list(self, key: str) -> list[Any]:
        """The members of a setting that is a list; none where it is something else, which is reported elsewhere."""
        value = self.values.get(key, [])
        return value if isinstance(value, list) else []

    def _check(self, table: dict[str, Any], known: dict[str, type], document: int = 0) -> None:
        for key, value in table.items():
            if key not in known:
                hint = f"the settings are {', '.join(known)}"
                self.report.error("unknown-setting", f"there is no setting '{key}'", self.span(key, document), hint)
            elif type(value) is not known[key]:  # a bool is no number here, a date with a time no date
                hint = f"write a {known[key].__name__}"
                self.report.error("bad-setting", f"'{key}' is a {type(value).__name__}", self.span(key, document), hint)

    def _check_lists(self) -> None:
        for key in ("subjects", "notices", "languages", "formats", "profiles", "numbering"):
            if not all(isinstance(member, str) for member in self._list(key)):
                self.report.error("bad-setting", f"'{key}' holds something else than text", self.span(key), "quote it")
        for style in self._list("numbering"):
            if style not in ("decimal", "letter"):
                hint = "a level is 'decimal' or 'letter'"
                self.report.error("bad-setting", f"there is no numbering '{style}'", self.span("numbering"), hint)

    def _check_identity(self) -> None:
        slug = str(self.values.get("slug", "a"))
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", slug):
            hint = "it names the files: use small letters, digits and hyphens"
            self.report.error("bad-setting", f"'{slug}' cannot be a slug", self.span("slug"), hint)
        try:
            uuid.UUID(str(self.values.get("id", uuid.NAMESPACE_URL)))
        except ValueError:
            hint = f"write one that nobody else has, such as {uuid.uuid4()}"
            self.report.error("bad-setting", "the id is no UUID", self.span("id"), hint)
        for key in ("language", "languages"):
            tags = self.values.get(key, [])
            for tag in [tags] if isinstance(tags, str) else tags:
                if not LANGUAGE_TAG.fullmatch(str(tag)):
                    hint = "write en, kk or ru"
                    self.report.error("bad-setting", f"'{tag}' is no language tag", self.span(key), hint)
                elif tag not in LANGUAGES:
                    hint = f"the languages are {', '.join(LANGUAGES)}"
                    message = f"there is no language '{tag}'"
                    self.report.error("unknown-language", message, self.span(key), hint)

    def _span(self, line: int, column: int = 0) -> Span:
        return Span(self.place.path, line, column)

    def span(self, key: str, document: int = 0) -> Span:
        """The line where `key` is set: before the first `[[documents]]`, or in the one of this number."""
        tables = 0
        for number, line in enumerate(self.lines, 1):
            tables += bool(re.match(r"\s*\[\[\s*documents\s*\]\]", line))
            if tables == document and re.match(rf"\s*{re.escape(key)}\s*=", line):
                return self._span(number, len(line) - len(line.lstrip()) + 1)
        return self.place

    def publication(self, files: Files) -> Publication:
        """The publication that these settings describe, with its documents."""
        values = self.values
        lang = values["language"]
        languages = values.get("languages", [lang])
        return Publication(
            id=str(uuid.UUID(values["id"])),
            slug=values["slug"],
            lang=lang,
            languages=tuple(languages if lang in languages else [lang, *languages]),
            formats=tuple(values.get("formats", ["pdf", "docx", "epub"])),
            date=values["date"],
            isbn=values.get("isbn", ""),
            theme=values.get("theme", "report"),
            numbering=tuple(cast(list[Literal["decimal", "letter"]], values.get("numbering", ["decimal"]))),
            typography=values.get("typography", True),
            soft_hyphens=values.get("soft_hyphens", False),
            epub_fonts=values.get("epub_fonts", False),
            imprint=self._imprint(),
            documents=tuple(self._document(index, entry, files) for index, entry in enumerate(values["documents"], 1)),
            span=self.place,
            formats_span=self.span("formats"),
            profiles=tuple(values.get("profiles", [])),
            profiles_span=self.span("profiles") if "profiles" in values else None,
            policies=self.policies,
        )

    def _imprint(self) -> Imprint:
        return Imprint(
            title=self._phrase("title"),
            subtitle=self._phrase("subtitle") if self.values.get("subtitle") else None,
            issuer=self._phrase("issuer"),
            description=self._phrase("description"),
            rights=self._phrase("rights"),
            subjects=self._phrases("subjects"),
            notices=self._phrases("notices"),
        )

    def _phrase(self, key: str) -> Phrase:
        return parse_phrase(self.values[key], self.values["language"], self.span(key), self.report)

    def _phrases(self, key: str) -> tuple[Phrase, ...]:
        span = self.span(key)
        return tuple(
            parse_phrase(text, self.values["language"], span, self.report) for text in self.values.get(key, [])
        )

    def _document(self, index: int, entry: dict[str, Any], files: Files) -> Document:
        path = str(entry.get("path", ""))
        span = self.span("path", index)
        if not path.endswith(".md"):
            self.report.error("bad-setting", f"'{path}' is no Markdown file", span, 'write path = "chapter.md"')
            return Document(path, self.values["language"], True, None, (), ())
        text = files.text(path, span)
        blocks, notes = parse_blocks(text, files.place(path).path, self.values["language"], files, self.report)
        numbered, start = entry.get("numbered", True), entry.get("start")
        return Document(path, self.values["language"], numbered, start, tuple(blocks), tuple(notes))


# --------------------------------------------------------------------------------------------------- what leads where


def _broken_references(publication: Publication) -> list[Any]:
    """Ids used twice, headings without one, references, notes and terms that lead nowhere."""
    report = Report()
    targets = _targets(publication, report)
    terms = _terms(publication, report)
    for unit in (publication.imprint, *publication.documents):
        notes = _notes(unit, report) if isinstance(unit, Document) else {}
        called: set[str] = set()
        for phrase in (node for node in walk(unit) if isinstance(node, Phrase)):
            for node in walk(phrase.inlines):
                if isinstance(node, Reference) and node.target not in targets:
                    hint = "give the heading, table or figure that id"
                    report.error("unknown-target", f"nothing has the id '{node.target}'", phrase.span, hint)
                elif isinstance(node, NoteReference):
                    called.add(node.name)
                    if node.name not in notes:
                        hint = f"write [^{node.name}]: and the note's text"
                        report.error("unknown-note", f"there is no note '{node.name}'", phrase.span, hint)
                elif isinstance(node, Term) and node.key not in terms:
                    hint = "explain it in a {glossary}"
                    report.error("unknown-term", f"the glossary has no '{node.key}'", phrase.span, hint)
        for name in (name for name in notes if name not in called):
            hint = f"call it with [^{name}] or remove it"
            report.error("uncalled-note", f"no text calls the note '{name}'", notes[name].span, hint)
    return report.diagnostics


def _terms(publication: Publication, report: Report) -> set[str]:
    """The terms that the glossaries explain."""
    terms: set[str] = set()
    for node in walk(publication.documents):
        if isinstance(node, DefinitionList) and node.glossary:
            for definition in node.definitions:
                if definition.key in terms:
                    hint = "explain it once"
                    message = f"the term '{definition.key}' is explained twice"
                    report.error("duplicate-term", message, definition.term.span, hint)
                terms.add(definition.key)
    return terms


def _targets(publication: Publication, report: Report) -> set[str]:
    found = [n for n in walk(publication.documents) if isinstance(n, Heading | Table | Figure | Chart)]
    for heading in found:
        if isinstance(heading, Heading) and not heading.id:
            title = plain_text(heading.text.inlines)
            hint = "write ## Title {#the-title}: it stays the same in every language"
            report.error("missing-id", f"the heading '{title}' has no id", heading.span, hint)
    counts = Counter(node.id for node in found if node.id)
    for node in found:
        if counts[node.id] > 1:
            report.error("duplicate-id", f"the id '{node.id}' is used {counts[node.id]} times", node.span, "rename one")
    return set(counts)


def _notes(document: Document, report: Report) -> dict[str, Note]:
    notes: dict[str, Note] = {}
    for note in document.notes:
        if note.name in notes:
            report.error("duplicate-note", f"the note '{note.name}' is written twice", note.span, "rename one")
        notes[note.name] = note
    return notes
