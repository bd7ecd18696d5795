"""Turn a publication and its catalogs into pairs: a source phrase, its translation, and where that stands."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from publish.diagnostics import Span
from publish.document.nodes import Phrase
from publish.language.protocol import Language


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A message that is translated and not fuzzy, as content and translators wrote it."""

    lang: str
    msgid: str
    msgstr: str
    role: str
    """What it is to a reader, as its `#.` comment says: `paragraph (footnote)`, `heading 2`."""
    source: Phrase
    translation: Phrase
    span: Span
    """The line of the .po file at which the message begins."""
    ignored: Mapping[str, str] = field(default_factory=dict)
    """Codes of checks that a translator has turned off for this message, with the reason given."""


class Term(NamedTuple):
    """A row of locales/glossary.csv: a term or name of the source, and what translations call it."""

    source: str
    targets: tuple[str, ...]
    forbidden: tuple[str, ...] = ()
    """What must not stand in its place."""
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Project:
    """What checks know beside a pair: all pairs of the language, the glossary, the words that are spelled right.

    One is only equal to itself: what a check learns from all pairs it may keep with `functools.lru_cache`.
    """

    lang: str
    source_lang: str
    languages: Mapping[str, Language]
    pairs: Sequence[Pair]
    glossary: Sequence[Term] = ()
    words: frozenset[str] = frozenset()
    """The project's own word list, in small letters."""


class Fault(NamedTuple):
    """What a check found in a pair, and how to mend it."""

    message: str
    hint: str


Severity = Literal["error", "warning"]


class Check(NamedTuple):
    """One row of the table of checks."""

    severity: Severity
    title: str
    """What it looks for, in a line."""
    run: Callable[[Pair, Project], Iterator[Fault]]
