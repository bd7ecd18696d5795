"""Describe a finished layout: what all three writers set, in the order in which it is read.

Everything is resolved: values are text, references know their anchor and words, notes have numbers, headings have
labels, tables have widths, and every block has a role that the theme dresses. Only pages are open: the number of a page
is a PageNumber that a writer asks its engine (or a PageMap) for.

A writer numbers nothing, sorts nothing and translates nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from publish.diagnostics import Span
from publish.document.nodes import Alignment, Code, Credit, LineBreak, MessageMark, Text
from publish.layout.themes import Theme

Direction = Literal["ltr", "rtl"]
PageMap = Mapping[str, str]
"""Anchor -> label of the page it stands on ("iv", "12"), as the PDF writer found it."""

# ---------------------------------------------------------------------------------------------------- inline nodes


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words in italics."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language than the passage; every format says which."""

    lang: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Link:
    """A link out of the publication. `description` is what an assistive reader says of it."""

    url: str
    description: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to an anchor of this layout."""

    anchor: str
    description: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The label of the page on which `anchor` stands."""

    anchor: str


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The raised number that calls a note: `anchor` is the call's own, `note` the note's."""

    number: str
    anchor: str
    note: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form; `expansion` is filled in wherever the publication gives one."""

    text: str
    expansion: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that the index points to; nothing is seen of it."""

    anchor: str
    children: "tuple[Inline, ...]" = ()


Inline = (
    Text | Emphasis | Strong | Code | LineBreak | Foreign | Link | Reference | PageNumber | NoteCall | Abbreviation
    | Mark | MessageMark
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """Inline nodes in one language (BCP 47)."""

    lang: str
    inlines: tuple[Inline, ...]
    stand_in: bool = False
    """Whether the source's text stands in for a translation that there is not: it is shown, and set apart."""


# ---------------------------------------------------------------------------------------------------------- blocks
# Every block has a role (see publish.layout.roles), an anchor that is unique in the layout, and the span of its source.


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    role: str
    anchor: str
    text: Passage
    span: Span


@dataclass(frozen=True, slots=True)
class RunIn:
    """A heading of `level` that is set at the start of the paragraph that follows it."""

    role: str
    anchor: str
    level: int
    title: Passage
    body: Passage
    span: Span


@dataclass(frozen=True, slots=True)
class List:
    """A list: one tuple of blocks an item. An ordered one counts from `start`."""

    role: str
    anchor: str
    ordered: bool
    start: int
    items: "tuple[tuple[Block, ...], ...]"
    span: Span


@dataclass(frozen=True, slots=True)
class Definition:
    """One entry of a list of definitions; `anchor` is where a reference to the term leads."""

    anchor: str
    term: Passage
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms and their explanations: definition lists, the glossary, the list of abbreviations."""

    role: str
    anchor: str
    definitions: tuple[Definition, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    role: str
    anchor: str
    blocks: "tuple[Block, ...]"
    span: Span


@dataclass(frozen=True, slots=True)
class Admonition:
    """A box with a title."""

    role: str
    anchor: str
    kind: Literal["note", "warning", "important"]
    title: Passage
    blocks: "tuple[Block, ...]"
    span: Span


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Preformatted text."""

    role: str
    anchor: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Break:
    """A pause between two thoughts."""

    role: str
    anchor: str
    span: Span


@dataclass(frozen=True, slots=True)
class Caption:
    """`Table 3` and what it shows. `label` is as the language writes it: `3-кесте`; `number` is the 3 in it."""

    label: str
    number: str
    text: Passage


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `widths` are shares of the measure that add up to 1; `row_headers`: the first cell names its row."""

    role: str
    anchor: str
    caption: Caption | None
    head: tuple[Passage, ...]
    rows: tuple[tuple[Passage, ...], ...]
    alignments: tuple[Alignment, ...]
    widths: tuple[float, ...]
    row_headers: bool
    source: Passage | None
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: `picture` and `fallback` (a PNG where `picture` is an SVG) name assets.

    `width` and `height` are in points, never wider than the measure.
    """

    role: str
    anchor: str
    caption: Caption | None
    picture: str
    fallback: str
    width: float
    height: float
    alt: Passage
    source: Passage | None
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a table of contents or of a list of tables or figures."""

    role: str
    level: int
    number: str
    title: Passage
    anchor: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents, a list of tables or a list of figures; its role says which."""

    role: str
    anchor: str
    entries: tuple[Entry, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A word of the index and the anchors of the places where it is spoken of."""

    text: str
    anchors: tuple[str, ...]
    lang: str = ""
    """Its language, where it is not the edition's."""


@dataclass(frozen=True, slots=True)
class Index:
    """The index: letters in the order of the language, each with its entries."""

    role: str
    anchor: str
    groups: tuple[tuple[str, tuple[IndexEntry, ...]], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, sections of the next level among it.

    `level` counts from 1 without a gap; `label` is `Section 7` or `7-бөлім` where the heading shows one above its
    title, `number` is `7` or `7.1`, empty where sections are not numbered. The heading's role is `heading-<level>`;
    the role of a section is its place in the book: `cover`, `title-page`, `imprint`, `contents`, `tables`, `figures`,
    `chapter`, `section`, `abbreviations`, `glossary`, `index`, `credits`, `colophon`.
    """

    role: str
    anchor: str
    level: int
    label: str
    number: str
    title: Passage
    blocks: "tuple[Block, ...]"
    span: Span


Block = (
    Paragraph | RunIn | List | DefinitionList | Quote | Admonition | CodeBlock | Break | Table | Figure
    | Contents | Index | Section
)  # fmt: skip


# ---------------------------------------------------------------------------------------------------------- layout


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: `call` is the anchor of its NoteCall."""

    number: str
    anchor: str
    call: str
    lang: str
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture that goes into the file as it is: re-encoded, without anybody's metadata."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file says of itself, as plain text."""

    identifier: str
    """`urn:uuid:...`, the same for all formats of one language."""
    isbn: str
    title: str
    subtitle: str
    issuer: str
    description: str
    rights: str
    subjects: tuple[str, ...]
    modified: datetime
    """UTC. The one moment that every date and time in the files comes from."""
    foreign: Mapping[str, str] = field(default_factory=dict)
    """Which of these texts are not in the edition's language, and their own: what stands in for a translation."""
    contributors: tuple[Credit, ...] = ()
    """Who translated, edited, reviewed and proofread it, as far as they want to be named."""
    source: str = ""
    """`urn:uuid:...` of the edition that this one is a translation of."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One edition of one language, ready for any writer.

    `front` (cover, title page, imprint, contents) has pages i, ii, ...; `body` and `back` have pages 1, 2, ...
    `labels` are the program's own words that a writer needs, by key (see publish.layout.compose.LABELS).
    """

    lang: str
    region_lang: str
    direction: Direction
    meta: Meta
    theme: Theme
    labels: Mapping[str, str]
    front: tuple[Section, ...]
    body: tuple[Section, ...]
    back: tuple[Section, ...]
    toc: tuple[Entry, ...]
    notes: tuple[Note, ...]
    assets: Mapping[str, Asset] = field(repr=False)
    preview: bool = False
    """Whether messages have marks: no edition, but what translators look at."""
    soft_hyphens: bool = False
    """Whether e-books, and Word documents in Kazakh, say where words may break."""
    epub_fonts: bool = False
    """Whether e-books bring the theme's faces along."""
    draft: bool = False
    """Whether every page says so: `labels` has the word, `draft`, and the sentence, `draft-notice`."""
