"""Turn what is known of an edition into its front matter, back matter and metadata."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from publish.document.nodes import Phrase, Publication, Text
from publish.document.walk import has_words, walk
from publish.language.protocol import Language
from publish.layout import model
from publish.layout.model import Block, Entry, Meta, Paragraph, Passage, Section
from publish.layout.passages import Passages, merged, model_text, without_marks

LABELS = {
    "cover": "Cover",
    "title-page": "Title page",
    "imprint": "Imprint",
    "contents": "Contents",
    "tables": "List of tables",
    "figures": "List of figures",
    "abbreviations": "List of abbreviations",
    "glossary": "Glossary",
    "index": "Index",
    "notes": "Notes",
    "start": "Start of the text",
    "pages": "Pages",
    "accessibility": "This publication has a table of contents, headings, alternative text for figures, table headers"
    " and a page list.",
}
NUMBERED_LABELS = {
    "note": "Note {number}",
    "page": "Page {number}",
    "back-to-text": "Back to the text of note {number}",
}
CONTENTS_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Edition:
    """What front and back matter speak of. `translated` is the share of the source's words, 0 to 1."""

    publication: Publication
    lang: str
    language: Language
    passages: Passages
    translated: float

    @property
    def identifier(self) -> str:
        """What all formats of one language are known by, `urn:uuid:...`; it stays from build to build."""
        return f"urn:uuid:{uuid.uuid5(uuid.UUID(self.publication.id), self.lang)}"

    def words(self, message: str, **values: str) -> Passage:
        """The program's own words as a passage."""
        return self.passage(self.language.words(message, **values))

    def passage(self, text: str) -> Passage:
        """A text in the edition's language."""
        return self.passages.typeset((Text(text),), self.lang)

    def paragraph(self, role: str, anchor: str, text: Passage) -> Paragraph:
        """A paragraph that stems from publication.toml."""
        return Paragraph(role, anchor, text, self.publication.span)

    def section(self, role: str, blocks: Sequence[Block]) -> Section:
        """A part outside the body, headed by its name."""
        title = self.words(LABELS[role])
        anchor = f"part_{role.replace('-', '_')}"  # an underscore: no id of the source has one
        return Section(role, anchor, 1, "", "", title, tuple(blocks), self.publication.span)


def labels(language: Language) -> dict[str, str]:
    """The program's own words that writers need; those with a number keep `{number}` to be filled in."""
    plain = {key: language.words(message) for key, message in LABELS.items()}
    return plain | {key: language.words(message, number="{number}") for key, message in NUMBERED_LABELS.items()}


def passage_text(passage: Passage) -> str:
    """The characters of a passage."""
    return model_text(passage.inlines)


def meta(edition: Edition, modified: datetime) -> Meta:
    """What the files say of themselves; the identifier stays the same for all formats of one language."""
    publication, imprint, plain = edition.publication, edition.publication.imprint, edition.passages.plain
    return Meta(
        identifier=edition.identifier,
        isbn=publication.isbn,
        title=plain(imprint.title),
        subtitle=plain(imprint.subtitle) if imprint.subtitle else "",
        issuer=plain(imprint.issuer),
        description=plain(imprint.description),
        rights=plain(imprint.rights),
        subjects=tuple(map(plain, imprint.subjects)),
        modified=modified,
    )


# ---------------------------------------------------------------------------------------------------- front matter


def front(edition: Edition, body: Sequence[Section], back: Sequence[Section]) -> tuple[Section, ...]:
    """Cover, title page, imprint, contents, lists of tables and of figures (where there are any)."""
    sections = [
        edition.section("cover", _title_lines(edition, "cover-")),
        edition.section("title-page", _title_lines(edition, "")),
        edition.section("imprint", _imprint(edition)),
        edition.section("contents", [_contents(edition, "contents", toc_entries((*body, *back)))]),
    ]
    for role, kind in (("tables", model.Table), ("figures", model.Figure)):
        entries = tuple(_captions(body, kind))
        if entries:
            sections.append(edition.section(role, [_contents(edition, role, entries)]))
    return tuple(sections)


def _title_lines(edition: Edition, prefix: str) -> list[Block]:
    imprint, quiet = edition.publication.imprint, edition.passages.quiet
    lines = [("title", quiet(imprint.title))]
    if imprint.subtitle:
        lines.append(("subtitle", quiet(imprint.subtitle)))
    lines += [("issuer", quiet(imprint.issuer)), ("date", _date(edition))]
    return [
        edition.paragraph(f"{prefix}{role}", f"{prefix}{role}_line".replace("-", "_"), text) for role, text in lines
    ]


def _date(edition: Edition) -> Passage:
    return Passage(edition.lang, (Text(edition.language.write("date", edition.publication.date.isoformat())),))


def _imprint(edition: Edition) -> list[Block]:
    """Who issues it, when, in what language, under which rights, and how much of it is translated and reviewed."""
    publication, words, quiet = edition.publication, edition.words, edition.passages.quiet
    lines = [
        quiet(publication.imprint.title),
        words("Issued by {issuer}", issuer=edition.passages.plain(publication.imprint.issuer)),
        words("Date: {date}", date=passage_text(_date(edition))),
        quiet(publication.imprint.description),
        *map(quiet, publication.imprint.notices),
        *_translation_lines(edition),
        quiet(publication.imprint.rights),
    ]
    if publication.isbn:
        lines.append(words("ISBN {isbn}", isbn=publication.isbn))
    lines.append(words("Identifier: {identifier}", identifier=edition.identifier))
    return [edition.paragraph("imprint", f"imprint_{number}", line) for number, line in enumerate(lines, 1)]


def _translation_lines(edition: Edition) -> list[Passage]:
    source, language = edition.publication.lang, edition.language
    respelled = "The program converted this text from another script; its spelling has not yet been reviewed."
    spelling = [edition.words(respelled)] if language.tag != language.catalog else []
    if language.catalog == source:
        return spelling
    name = edition.passages.languages[source].own_name
    percent = edition.language.write("percent", str(int(edition.translated * 100)))  # never rounded up to 100
    lines = [edition.words("{percent} of the text is translated.", percent=percent)]
    left = _untranslated(edition.publication)
    if left:
        one = "{count} passage is not translated and stands in {language}."
        many = "{count} passages are not translated and stand in {language}."
        lines.append(edition.passage(language.counted(one, many, left, language=name)))
    lines.append(edition.words("The translation has not yet been reviewed by a native editor."))
    return lines + spelling


def _untranslated(publication: Publication) -> int:
    """How many phrases stand in the language of the source."""
    phrases = (node for node in walk(publication) if isinstance(node, Phrase))
    return sum(phrase.lang == publication.lang and has_words(phrase) for phrase in phrases)


def _contents(edition: Edition, role: str, entries: Sequence[Entry]) -> model.Contents:
    return model.Contents(role, f"{role}_list", tuple(entries), edition.publication.span)


def toc_entries(sections: Sequence[Section]) -> tuple[Entry, ...]:
    """The table of contents: chapters and sections in reading order."""
    return tuple(
        Entry(f"toc-{section.level}", section.level, section.number, quiet_title(section.title), section.anchor)
        for section in _sections(sections)
        if section.level <= CONTENTS_DEPTH
    )


def quiet_title(passage: Passage) -> Passage:
    """A title as it is repeated elsewhere: no note is called from there."""
    return Passage(passage.lang, merged(without_marks(passage.inlines)))


def _sections(blocks: Sequence[Block]) -> Iterator[Section]:
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from _sections(block.blocks)


def _captions(blocks: Sequence[Block], kind: type[model.Table] | type[model.Figure]) -> Iterator[Entry]:
    for block in walk(tuple(blocks)):
        if isinstance(block, kind) and block.caption:
            yield Entry("list-entry", 1, block.caption.label, quiet_title(block.caption.text), block.anchor)


# ----------------------------------------------------------------------------------------------------- back matter


def back(edition: Edition) -> tuple[Section, ...]:
    """List of abbreviations and index, where the publication has any."""
    sections = []
    definitions = _abbreviations(edition)
    if definitions:
        found = model.DefinitionList("definition", "abbreviations_list", definitions, edition.publication.span)
        sections.append(edition.section("abbreviations", [found]))
    if edition.passages.marks:
        index = model.Index("index-entry", "index_list", _index_groups(edition), edition.publication.span)
        sections.append(edition.section("index", [index]))
    return tuple(sections)


def _abbreviations(edition: Edition) -> tuple[model.Definition, ...]:
    found = sorted(edition.passages.expansions.items(), key=lambda pair: edition.language.sort_key(pair[0]))
    return tuple(
        model.Definition(
            f"abbreviation_{number}",
            Passage(edition.lang, (Text(short),)),
            (
                edition.paragraph(
                    "definition", f"abbreviation_{number}_text", Passage(edition.lang, (Text(expansion),))
                ),
            ),
        )
        for number, (short, expansion) in enumerate(found, 1)
    )


def _index_groups(edition: Edition) -> tuple[tuple[str, tuple[model.IndexEntry, ...]], ...]:
    language, marks = edition.language, edition.passages.marks
    groups: dict[str, list[model.IndexEntry]] = {}
    for text in sorted(marks, key=language.sort_key):
        groups.setdefault(language.index_letter(text), []).append(model.IndexEntry(text, tuple(marks[text])))
    return tuple((letter, tuple(entries)) for letter, entries in groups.items())
