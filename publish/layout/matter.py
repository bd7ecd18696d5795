"""Turn what is known of an edition into its front matter, back matter and metadata."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import version

from publish.document.nodes import Credit, CreditRole, Phrase, Publication, Text
from publish.document.walk import has_words, walk
from publish.language.protocol import Language
from publish.language.scripts.derived import ScriptOf
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
    "credits": "Credits",
    "colophon": "About this edition",
    "notes": "Notes",
    "start": "Start of the text",
    "pages": "Pages",
    "draft": "Draft",
    "draft-notice": "Draft: this edition is not yet ready for publication.",
    "accessible-text": "All of this publication can be read as text: by eye, by ear or in braille. Its contents and its"
    " headings show how it is arranged.",
    "accessible-figures": "Figures have alternative text.",
    "accessible-tables": "Tables have header cells.",
    "accessible-notes": "Notes are linked with the text in both directions.",
    "accessible-pages": "The pages of the version for print are marked and listed.",
    "not-certified": "Its conformance with accessibility standards has not been certified.",
}
NUMBERED_LABELS = {
    "note": "Note {number}",
    "page": "Page {number}",
    "back-to-text": "Back to the text of note {number}",
}
CREDIT_LABELS: dict[CreditRole, str] = {
    "translation": "Translation",
    "editing": "Editing",
    "review": "Review of the translation",
    "proofreading": "Proofreading",
}
CONTENTS_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """What an edition says of its own translation. `translated` and `reviewed` are whole percents of words."""

    revision: str = ""
    """A digest of the content that it is made from."""
    translated: int = 100
    reviewed: int = 0
    omitted: int = 0
    """How many passages were left out."""
    draft: bool = False
    credits: tuple[Credit, ...] = ()
    """Who is named, by role."""


UNKNOWN = Standing()


@dataclass(frozen=True, slots=True)
class Edition:
    """What front and back matter speak of."""

    publication: Publication
    lang: str
    language: Language
    passages: Passages
    standing: Standing
    faces: tuple[str, ...] = ()
    """The families that the theme sets it in."""

    @property
    def identifier(self) -> str:
        """What all formats of one language are known by, `urn:uuid:...`; it stays from build to build."""
        return identifier(self.publication, self.lang)

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


def identifier(publication: Publication, lang: str) -> str:
    """What all formats of the edition in the language `lang` are known by."""
    return f"urn:uuid:{uuid.uuid5(uuid.UUID(publication.id), lang)}"


def labels(language: Language) -> dict[str, str]:
    """The program's own words that writers need; those with a number keep `{number}` to be filled in.

    `comma` stands between the pages of an index entry; `draft` is set across a page.
    """
    plain = {key: language.words(message) for key, message in LABELS.items()}
    numbered = {key: language.words(message, number="{number}") for key, message in NUMBERED_LABELS.items()}
    return plain | numbered | {"comma": language.comma, "draft": language.upper(plain["draft"])}


def passage_text(passage: Passage) -> str:
    """The characters of a passage."""
    return model_text(passage.inlines)


def meta(edition: Edition, modified: datetime) -> Meta:
    """What the files say of themselves; the identifier stays the same for all formats of one language."""
    publication, imprint, plain = edition.publication, edition.publication.imprint, edition.passages.plain
    said = (imprint.title, imprint.subtitle, imprint.issuer, imprint.description, imprint.rights, *imprint.subjects)
    phrases = [phrase for phrase in said if phrase]
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
        foreign={plain(phrase): phrase.lang for phrase in phrases if phrase.lang != edition.lang},
        contributors=edition.standing.credits,
        source="" if edition.lang == publication.lang else identifier(publication, publication.lang),
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
    imprint, passages = edition.publication.imprint, edition.passages
    shown = passages.quiet if prefix else passages.shown
    lines = [("title", shown(imprint.title))]
    if imprint.subtitle:
        lines.append(("subtitle", shown(imprint.subtitle)))
    if edition.standing.draft:  # above the issuer, and in bold as it is
        lines.append(("subtitle" if prefix else "issuer", edition.words(LABELS["draft-notice"])))
    lines += [("issuer", shown(imprint.issuer)), ("date", _date(edition))]
    anchors = [f"{prefix}{role}_line".replace("-", "_") for role, _ in lines]
    return [
        edition.paragraph(f"{prefix}{role}", f"{anchor}_{place}" if anchor in anchors[:place] else anchor, _plain(text))
        for place, (anchor, (role, text)) in enumerate(zip(anchors, lines, strict=True))
    ]


def _plain(passage: Passage) -> Passage:
    """What is set large stands apart already."""
    return replace(passage, stand_in=False)


def _date(edition: Edition) -> Passage:
    return Passage(edition.lang, (Text(edition.language.write("date", edition.publication.date.isoformat())),))


def _imprint(edition: Edition) -> list[Block]:
    """Who issues it, when, in what language, under which rights, and how much of it is translated and reviewed."""
    publication, words, shown = edition.publication, edition.words, edition.passages.shown
    lines = [
        edition.passages.quiet(publication.imprint.title),
        words("Issued by {issuer}", issuer=edition.passages.plain(publication.imprint.issuer)),
        words("Date: {date}", date=passage_text(_date(edition))),
        shown(publication.imprint.description),
        *map(shown, publication.imprint.notices),
        *_translation_lines(edition),
        shown(publication.imprint.rights),
    ]
    if publication.isbn:
        lines.append(words("ISBN {isbn}", isbn=publication.isbn))
    lines.append(words("Identifier: {identifier}", identifier=edition.identifier))
    return [edition.paragraph("imprint", f"imprint_{number}", line) for number, line in enumerate(lines, 1)]


def _translation_lines(edition: Edition) -> list[Passage]:
    source, language = edition.publication.lang, edition.language
    respelled = "The program converted this text from another script; its spelling has not yet been reviewed."
    spelling = [edition.words(respelled)] if language.tag != language.catalog else []
    standing = edition.standing
    if language.catalog == source:
        return [*_revision(edition), *spelling]
    name = edition.passages.languages[source].own_name
    done = {key: language.write("percent", str(getattr(standing, key))) for key in ("translated", "reviewed")}
    lines = [edition.words("{translated} of the text is translated, {reviewed} is reviewed.", **done)]
    lines += _revision(edition)
    left = _untranslated(edition.publication)
    if left:
        one = "{count} passage is not translated and stands in {language}."
        many = "{count} passages are not translated and stand in {language}."
        lines.append(edition.passage(language.counted(one, many, left, language=name)))
    if standing.omitted:
        one = "{count} passage of the source is left out, as it has not been translated completely."
        many = "{count} passages of the source are left out, as they have not been translated completely."
        lines.append(edition.passage(language.counted(one, many, standing.omitted)))
    if not standing.reviewed:
        lines.append(edition.words("The translation has not yet been reviewed by a native editor."))
    return lines + spelling


def _revision(edition: Edition) -> list[Passage]:
    """The digest of the content, as it is: no typography divides its figures."""
    is_source = edition.language.catalog == edition.publication.lang
    message = "Revision of the text: {revision}." if is_source else "Revision of the source: {revision}."
    before, _, after = edition.language.words(message, revision="\0").partition("\0")
    inlines = merged((Text(before), Text(edition.standing.revision), Text(after)))
    return [Passage(edition.lang, inlines)] if edition.standing.revision else []


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
    return replace(passage, inlines=merged(without_marks(passage.inlines)))


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
    """List of abbreviations and index, where the publication has any, who wants to be named, and how it was made."""
    sections = []
    definitions = _abbreviations(edition)
    if definitions:
        found = model.DefinitionList("definition", "abbreviations_list", definitions, edition.publication.span)
        sections.append(edition.section("abbreviations", [found]))
    if edition.passages.marks:
        index = model.Index("index-entry", "index_list", _index_groups(edition), edition.publication.span)
        sections.append(edition.section("index", [index]))
    if edition.standing.credits:
        sections.append(edition.section("credits", [_credits(edition)]))
    sections.append(edition.section("colophon", _colophon(edition)))
    return tuple(sections)


def _colophon(edition: Edition) -> list[Block]:
    """By what program and in what faces; the imprint says of what text. Who has all three can make it again."""
    lines = [
        edition.words("Made with {program}, version {version}.", program="publish", version=version("publish")),
        edition.words("Typefaces of the theme: {faces}.", faces=edition.language.comma.join(edition.faces)),
    ]
    return [edition.paragraph("imprint", f"colophon_{number}", line) for number, line in enumerate(lines, 1)]


def _credits(edition: Edition) -> Block:
    """What was done, and by whom. Names are as their owners write them, in the letters of the edition."""
    names: dict[CreditRole, list[str]] = {}
    for credit in edition.standing.credits:
        names.setdefault(credit.role, []).append(credit.name)
    written = edition.language.converted if isinstance(edition.language, ScriptOf) else str
    definitions = tuple(
        model.Definition(
            f"credit_{role}",
            edition.words(CREDIT_LABELS[role]),
            tuple(
                edition.paragraph("definition", f"credit_{role}_{n}", Passage(edition.lang, (Text(written(name)),)))
                for n, name in enumerate(people, 1)
            ),
        )
        for role, people in names.items()
    )
    return model.DefinitionList("definition", "credits_list", definitions, edition.publication.span)


def _abbreviations(edition: Edition) -> tuple[model.Definition, ...]:
    found = sorted(edition.passages.expansions.items(), key=lambda pair: edition.language.sort_key(pair[0]))
    return tuple(
        model.Definition(
            f"abbreviation_{number}",
            Passage(expansion.lang, (Text(short),)),
            (edition.paragraph("definition", f"abbreviation_{number}_text", expansion),),
        )
        for number, (short, expansion) in enumerate(found, 1)
    )


def _index_groups(edition: Edition) -> tuple[tuple[str, tuple[model.IndexEntry, ...]], ...]:
    language, marks, entries = edition.language, edition.passages.marks, edition.passages.entries
    groups: dict[str, list[model.IndexEntry]] = {}
    for text in sorted(marks, key=language.sort_key):
        lang = entries[text] if entries[text] != edition.lang else ""
        groups.setdefault(language.index_letter(text), []).append(model.IndexEntry(text, tuple(marks[text]), lang))
    return tuple((letter, tuple(entries)) for letter, entries in groups.items())
