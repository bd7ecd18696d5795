"""Describe every construct of the content dialect once, as frozen nodes.

Three kinds of things make a document: inline nodes (a word in italics, a link, a date), phrases (one run of inline
nodes in one language: the unit that a translator sees) and blocks (a paragraph, a table). Every block and phrase keeps
the span of its source through translation and layout.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, get_args

from publish.diagnostics import Span

ValueKind = Literal["date", "number", "percent", "money"]
PlaceholderKind = Literal["number", "title", "page"]
Alignment = Literal["left", "center", "right"]

# ---------------------------------------------------------------------------------------------------- inline nodes


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`*text*`"""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Strong:
    """`**text**`"""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Code:
    """`` `text` ``: never translated, never hyphenated, never touched by typography."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A hard line break."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """`[text]{lang=kk}`: a run in another language than its phrase. `lang` is a BCP 47 tag."""

    lang: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Link:
    """`[text](https://...)`: `url` is http, https or mailto."""

    url: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Reference:
    """`[text](#id)`: a link inside the publication; its text may hold placeholders."""

    target: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{number}`, `{title}` or `{page}` inside a Reference: layout fills it in."""

    kind: PlaceholderKind


@dataclass(frozen=True, slots=True)
class NoteReference:
    """`[^name]`: the call of a footnote."""

    name: str


@dataclass(frozen=True, slots=True)
class Value:
    """`` {money}`404000 KZT` ``: a value that the language writes. `text` is canonical: ISO dates, plain decimals.

    A range has its two ends, the lower first: `2019-06-09/2019-06-13`, `30/50`, `404000/500000 KZT`.
    `form` is what follows the bar in `` {date}`2019-06-09|day` ``: how it is to be written (see publish.language).
    """

    kind: ValueKind
    text: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """`` {abbr}`KNB (National Security Committee)` ``: `expansion` is empty after the first use."""

    text: str
    expansion: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """`` {term}`maslikhats|maslikhat` ``: a word that the glossary explains under `key`."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class IndexMark:
    """`` {index}`Baltabay|Baltabay, Yerlan` ``: `text` stands in the line, `entry` in the index."""

    text: str
    entry: str


Inline = (
    Text | Emphasis | Strong | Code | LineBreak | Foreign | Link | Reference | Placeholder
    | NoteReference | Value | Abbreviation | Term | IndexMark
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MessageMark:
    """What a preview shows beside a message: its number with a sign for its state.

    `state` is one of publish.translation.states, or `fault`. `target` is the anchor that the mark leads to, if any.
    """

    label: str
    state: str
    anchor: str
    target: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """One run of inline nodes in one language: what gettext calls a message."""

    lang: str
    inlines: tuple[Inline, ...]
    span: Span
    comment: str = ""
    """The author's note to translators."""
    mark: MessageMark | None = None
    """In previews only."""


# ---------------------------------------------------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class Heading:
    """`## Title {#id}`: a run-in heading (`{.run-in}`) is set at the start of the paragraph that follows it."""

    level: int
    id: str
    text: Phrase
    run_in: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Phrase
    span: Span


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted list, or a numbered one that begins at `start`."""

    ordered: bool
    start: int
    items: tuple[Item, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means. `key` is the term as the source spells it: it stays when the term is translated."""

    key: str
    term: Phrase
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms with their definitions; in a glossary, `{term}` leads to them."""

    definitions: tuple[Definition, ...]
    glossary: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: "tuple[Block, ...]"
    span: Span


@dataclass(frozen=True, slots=True)
class Admonition:
    """A box set apart from the text: a note, a warning or something important."""

    kind: Literal["note", "warning", "important"]
    title: Phrase | None
    blocks: "tuple[Block, ...]"
    span: Span


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Preformatted text, never translated."""

    text: str
    info: str
    span: Span


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """`* * *`: a break between two thoughts."""

    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: a phrase a cell."""

    cells: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table from pipes or from a CSV file; `id` is empty where nothing refers to it."""

    id: str
    caption: Phrase | None
    head: Row
    rows: tuple[Row, ...]
    alignments: tuple[Alignment, ...]
    source: Phrase | None
    span: Span


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's bytes as they lie in `content/`; `path` is relative to it."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption and the text for those who cannot see it."""

    id: str
    image: Image
    alt: Phrase
    caption: Phrase | None
    source: Phrase | None
    span: Span


@dataclass(frozen=True, slots=True)
class Series:
    """One row of values of a chart, as canonical decimals."""

    name: Phrase
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that layout draws from data: bars lie, columns stand; a series is a colour."""

    id: str
    kind: Literal["bar", "column"]
    caption: Phrase
    alt: Phrase
    categories: tuple[Phrase, ...]
    series: tuple[Series, ...]
    format: Literal["number", "percent"]
    source: Phrase | None
    span: Span


Block = (
    Heading | Paragraph | List | DefinitionList | Quote | Admonition | CodeBlock | ThematicBreak | Table | Figure
    | Chart
)  # fmt: skip


# ------------------------------------------------------------------------------------------- document, publication


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote's name and text."""

    name: str
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the content tree. `path` is relative to `content/`; `start` is the number of its first section."""

    path: str
    lang: str
    numbered: bool
    start: int | None
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Imprint:
    """What `publication.toml` says of the publication that a reader sees, phrase by phrase."""

    title: Phrase
    subtitle: Phrase | None
    issuer: Phrase
    description: Phrase
    rights: Phrase
    subjects: tuple[Phrase, ...]
    notices: tuple[Phrase, ...]
    """Paragraphs of the imprint page: how it was made, who reviewed what."""


CreditRole = Literal["translation", "editing", "review", "proofreading"]
CREDIT_ROLES: tuple[CreditRole, ...] = get_args(CreditRole)
"""What people did, in the order in which an edition names them."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A name, as somebody wants to be called, and what they did."""

    name: str
    role: CreditRole


Fallback = Literal["mark", "omit", "refuse"]
"""What stands for a passage that is not translated: the source's text, nothing, or an error."""
Shortfall = Literal["refuse", "draft"]
"""What comes of an edition that is not far enough: an error, or a draft."""
MinimumState = Literal["translated", "reviewed", "approved"]
MINIMUM_STATES: tuple[MinimumState, ...] = get_args(MinimumState)


@dataclass(frozen=True, slots=True)
class Minimum:
    """`"reviewed 100 %"`: the share of words, in percent, that must have come to a state, or further."""

    state: MinimumState
    percent: Fraction


@dataclass(frozen=True, slots=True)
class Policy:
    """What publication.toml asks of the editions in `lang`, or of all if that is empty."""

    lang: str = ""
    minimum: Minimum | None = None
    below: Shortfall = "refuse"
    fallback: Fallback = "mark"
    span: Span | None = None
    """Where the minimum is set."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The whole of a content tree, in one language."""

    id: str
    slug: str
    lang: str
    languages: tuple[str, ...]
    """The languages that editions are wanted in, the source language among them."""
    formats: tuple[str, ...]
    date: date
    isbn: str
    theme: str
    numbering: tuple[Literal["decimal", "letter"], ...]
    typography: bool
    """Whether quotes, dashes, spaces and hyphens are set by the rules of the language, or left as they were typed."""
    soft_hyphens: bool
    """Whether e-books, and Word documents in Kazakh, say where words may break: their readers hyphenate no Kazakh."""
    epub_fonts: bool
    """Whether e-books bring the theme's faces along: old readers' own have no Kazakh letters."""
    imprint: Imprint
    documents: tuple[Document, ...]
    span: Span
    formats_span: Span
    """Where `formats` is set: only the editions know which formats there are."""
    profiles: tuple[str, ...] = ()
    profiles_span: Span | None = None
    policies: tuple[Policy, ...] = ()
    """That of all languages comes last."""

    def policy(self, lang: str, catalog: str) -> Policy:
        """What is asked of the edition in `lang`, which is made from the catalogs of `catalog`."""
        return next((each for tag in (lang, catalog, "") for each in self.policies if each.lang == tag), Policy())
