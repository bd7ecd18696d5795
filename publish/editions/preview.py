"""Turn a publication's folder into previews: its pages as translators left them, with a number beside each message.

A preview is no edition: its title and its file say so, drafts are in it, and e-readers know it by another identifier. A
translation that would stop a build stands in its list of messages instead.
"""

import uuid
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from publish.content.tree import read_publication
from publish.diagnostics import PublishError, Span, error
from publish.document.nodes import (
    Admonition,
    Block,
    Chart,
    Code,
    Definition,
    DefinitionList,
    Document,
    Figure,
    Foreign,
    Heading,
    Inline,
    Item,
    List,
    MessageMark,
    Note,
    NoteReference,
    Paragraph,
    Phrase,
    Publication,
    Quote,
    Row,
    Table,
    Text,
)
from publish.document.revision import revision
from publish.document.walk import walk
from publish.editions.build import moment, target_languages
from publish.editions.root import Root
from publish.files import write_file
from publish.language import LANGUAGES
from publish.language.protocol import Language
from publish.layout.compose import compose
from publish.layout.matter import Standing
from publish.layout.model import Layout
from publish.layout.themes import read_theme
from publish.translation.preview import SIGNS, Numbered, numbered
from publish.translation.progress import progress, whole
from publish.translation.spellings import spelled
from publish.writers import WRITERS, pdf

FORMATS = ("pdf", "epub")
HolderT = TypeVar("HolderT", Item, Definition, Quote, Admonition)


def preview(root: Root, langs: Sequence[str], formats: Sequence[str], output: Path) -> list[Path]:
    """Write previews of the languages into `output`. Raises PublishError for files that cannot be read."""
    publication = read_publication(root.content)
    chosen = _languages(publication, langs)
    for name in formats:
        if name not in FORMATS:
            hint = f"the formats of a preview are {', '.join(FORMATS)}"
            raise PublishError(error("unknown-format", f"there is no preview in the format '{name}'", None, hint))
    return [path for lang in chosen for path in _write(root, publication, lang, formats or FORMATS[:1], output)]


def _languages(publication: Publication, langs: Sequence[str]) -> list[str]:
    """The languages asked for, or all that have catalogs; Kazakh in another script is asked for."""
    with_catalogs = target_languages(publication, langs)  # refuses what is no language
    for lang in langs:
        if LANGUAGES[lang].catalog == publication.lang:
            message = f"'{lang}' is the language of the content: there is nothing to translate"
            raise PublishError(error("no-catalog", message, None, "name another one with --lang"))
    return list(dict.fromkeys(langs)) or with_catalogs


def _write(root: Root, publication: Publication, lang: str, formats: Sequence[str], output: Path) -> Iterator[Path]:
    layout = layout_of(root, publication, lang)
    paper, pages = pdf.write_with_pages(layout)
    for name in dict.fromkeys(formats):
        data = paper if name == "pdf" else WRITERS[name].write(layout, pages)
        path = output / f"{publication.slug}.{lang}.preview{WRITERS[name].suffix}"
        write_file(path, data)
        yield path


def layout_of(root: Root, publication: Publication, lang: str) -> Layout:
    """The layout of a preview. A translation that no page can be made of gives way to its source."""
    language = spelled(LANGUAGES[lang], root.locales)
    theme = read_theme(root.styles, publication.theme)
    refused: dict[Span, str] = {}
    done = whole(progress(publication, root.locales, language.catalog).values())
    standing = Standing(revision(publication), done.percent("translated"), done.percent("reviewed"))
    while True:
        translated, messages = numbered(publication, root.locales, language, refused)
        shown = prepared(translated, messages, language)
        try:
            with warnings.catch_warnings(action="ignore"):  # a label of a chart in letters that its face lacks
                layout = compose(shown, lang, LANGUAGES | {lang: language}, theme, moment(publication), standing)
        except PublishError as fault:
            refused |= _refusals(fault, messages, refused)
        else:
            return replace(layout, preview=True)


def _refusals(fault: PublishError, messages: Sequence[Numbered], refused: dict[Span, str]) -> dict[Span, str]:
    """The faults by the line of their translation. Raises `fault` again where one is not a translation's."""
    lines = {message.place for message in messages if message.place.line} - refused.keys()
    found = {
        each.span: f"{each.code}: {each.message}" for each in fault.diagnostics if each.span and each.span in lines
    }
    if not found:
        raise fault
    return found


# ------------------------------------------------------------------------------------------- what only a preview has


def prepared(publication: Publication, messages: Sequence[Numbered], language: Language) -> Publication:
    """The publication with the words that say what it is, all that is not seen on a page, and the list of messages."""
    imprint = publication.imprint
    title = imprint.title
    inner = title.inlines if title.lang == language.tag else (Foreign(title.lang, title.inlines),)
    preview = Text(f"{language.words('Preview')}: ")
    notice = _own(language, Text(language.words("This is a preview for translators, not an edition.")))
    documents = tuple(map(_shown, publication.documents))
    return replace(
        publication,
        id=str(uuid.uuid5(uuid.UUID(publication.id), "preview")),
        imprint=replace(
            imprint,
            title=replace(title, lang=language.tag, inlines=(preview, *inner)),
            notices=(notice, *imprint.notices, *imprint.subjects),
        ),
        documents=(*documents, _message_list(publication, messages, language)),
    )


def _own(language: Language, *inlines: Inline, mark: MessageMark | None = None) -> Phrase:
    return Phrase(language.tag, inlines, Span(""), mark=mark)


def _shown(document: Document) -> Document:
    """The document with all its text: at its end stand the notes whose calls are lost in translation."""
    lost = [block for note in _uncalled(document) for block in note.blocks]
    return replace(document, blocks=_with_labels((*document.blocks, *lost)))


def _uncalled(document: Document) -> list[Note]:
    """The notes to which no call leads, from the text or from a note that is shown."""
    left = {note.name: note for note in document.notes}
    _call(document.blocks, left)
    found = []
    while left:
        note = left.pop(next(iter(left)))
        found.append(note)
        _call(note.blocks, left)
    return found


def _call(blocks: Sequence[Block], left: dict[str, Note]) -> None:
    """Take what the blocks call, and what that calls in its turn, out of the notes that are left."""
    for node in walk(tuple(blocks)):
        if isinstance(node, NoteReference) and node.name in left:
            _call(left.pop(node.name).blocks, left)


def _with_labels(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each picture with the text below it that a reader hears or finds inside the picture."""
    shown: list[Block] = []
    for block in blocks:
        match block:
            case Figure() | Chart():
                shown += [replace(block, alt=replace(block.alt, inlines=(), mark=None)), _labels(block)]
            case Quote():
                shown.append(_within(block))
            case Admonition():
                shown.append(_within(block))
            case List():
                shown.append(replace(block, items=tuple(map(_within, block.items))))
            case DefinitionList():
                shown.append(replace(block, definitions=tuple(map(_within, block.definitions))))
            case _:
                shown.append(block)
    return tuple(shown)


def _within(holder: HolderT) -> HolderT:
    return replace(holder, blocks=_with_labels(holder.blocks))


def _labels(picture: Figure | Chart) -> List:
    phrases = [picture.alt]
    if isinstance(picture, Chart):
        phrases += [*picture.categories, *(series.name for series in picture.series)]
    marked = [phrase for phrase in phrases if phrase.mark]
    items = tuple(Item((Paragraph(phrase, phrase.span),)) for phrase in marked)
    return List(False, 1, items, picture.span)


def _message_list(publication: Publication, messages: Sequence[Numbered], language: Language) -> Document:
    """A chapter that leads from the number of a message to its line, in a table for each catalog."""
    blocks: list[Block] = [_heading(1, "message_list", Text(language.words("Messages")), language)]
    signs = (
        _own(language, Text(language.words(STATE_WORDS[state])), mark=MessageMark(sign, state, "", ""))
        for state, sign in SIGNS.items()
    )
    blocks.append(List(False, 1, tuple(Item((Paragraph(sign, sign.span),)) for sign in signs), Span("")))
    for domain, group in groupby(messages, key=lambda message: message.domain):
        listed = list(group)
        name = Code(listed[0].place.path)
        blocks.append(_heading(2, f"messages_{len(blocks)}", name, language))
        blocks += [_table(listed[start : start + ROWS], domain, language) for start in range(0, len(listed), ROWS)]
    return Document("", publication.lang, False, None, tuple(blocks), ())


STATE_WORDS = {
    "untranslated": "untranslated",
    "fuzzy": "fuzzy",
    "translated": "translated",
    "reviewed": "reviewed",
    "approved": "approved",
    "fault": "fault",
}

ROWS = 50
"""The rows of one table: an engine takes longer for the same rows in a longer one."""


def _heading(level: int, id: str, text: Inline, language: Language) -> Heading:
    return Heading(level, id, _own(language, text), False, Span(id))


def _table(messages: Sequence[Numbered], domain: str, language: Language) -> Table:
    head = Row(tuple(_own(language, Text(language.words(name))) for name in ("Number", "Place", "State")))
    rows = tuple(_row(message, domain, language) for message in messages)
    return Table("", None, head, rows, ("right", "left", "left"), None, Span(domain, messages[0].number))


def _row(message: Numbered, domain: str, language: Language) -> Row:
    mark = MessageMark(message.label, message.shown, message.anchor, f"{message.anchor}_1")
    line = f"{domain}.po:{message.place.line}" if message.place.line else "–"
    state: list[Inline] = [Text(language.words(STATE_WORDS[message.state]))]
    if message.fault:
        state += [Text(": "), Foreign("en", (Text(message.fault),))]
    return Row((_own(language, Text(""), mark=mark), _own(language, Code(line)), _own(language, *state)))
