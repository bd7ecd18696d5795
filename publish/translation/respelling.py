"""Turn a Publication in Kazakh into the same words in another script, and list those that an editor should look at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from publish.diagnostics import Span
from publish.document.nodes import (
    Abbreviation,
    Emphasis,
    Foreign,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    Phrase,
    Publication,
    Reference,
    Strong,
    Term,
    Text,
)
from publish.document.walk import map_phrases, walk
from publish.language.scripts.derived import ScriptOf
from publish.language.scripts.review import Target, doubts, words_of
from publish.language.tags import script_of
from publish.language.typography import OPAQUE, typeset_runs


def respell(publication: Publication, language: ScriptOf) -> Publication:
    """The publication with every phrase of the language's catalog in its script; what is in other languages stays."""

    def change(phrase: Phrase) -> Phrase | None:
        return _respelled(phrase, language, publication.typography) if phrase.lang == language.catalog else None

    return map_phrases(publication, change)


def _respelled(phrase: Phrase, language: ScriptOf, typography: bool) -> Phrase:
    """A phrase in the script. It is converted as a whole: `*Қазақ*стан` is one word.

    Typography goes first: it knows initials, names and initialisms by their capitals, which Arabic letters have not.
    """
    pieces = list(_pieces(phrase.inlines, language.catalog))
    if typography:
        pieces = typeset_runs(pieces, language.language.typography)
    converted = iter(language.converted_pieces(pieces))
    return replace(phrase, lang=language.tag, inlines=_filled(phrase.inlines, converted, language))


def _pieces(inlines: Sequence[Inline], lang: str) -> Iterator[str]:
    """The characters of each leaf; code, values and words of other languages are a sign that no script changes."""
    for node in inlines:
        match node:
            case Text(text) | Abbreviation(text) | Term(text) | IndexMark(text):
                yield text
            case LineBreak():
                yield "\n"
            case Emphasis() | Strong() | Link() | Reference():
                yield from _pieces(node.children, lang)
            case Foreign(spoken, children) if spoken == lang:  # tagged in the source, at home in the translation
                yield from _pieces(children, lang)
            case _:
                yield OPAQUE


def _filled(inlines: Sequence[Inline], pieces: Iterator[str], language: ScriptOf) -> tuple[Inline, ...]:
    return tuple(_in_script(node, pieces, language) for node in inlines)


def _in_script(node: Inline, pieces: Iterator[str], language: ScriptOf) -> Inline:
    """The node with its pieces. Keys, addresses and ids are no words: they stay."""
    if isinstance(node, Emphasis | Strong | Link | Reference):
        return replace(node, children=_filled(node.children, pieces, language))
    if isinstance(node, Foreign) and node.lang == language.catalog:
        return Foreign(language.tag, _filled(node.children, pieces, language))
    piece = next(pieces)
    match node:
        case Text() | Term():
            return replace(node, text=piece)
        case Abbreviation(_, expansion):
            return Abbreviation(piece, language.converted(expansion))
        case IndexMark(_, entry):
            return IndexMark(piece, language.converted(entry))
    return node


# ------------------------------------------------------------------------------------------------- words for an editor


@dataclass(frozen=True, slots=True)
class WordInDoubt:
    """A word as the catalog has it and as the script spells it, how often it occurs, and where first."""

    word: str
    spelling: str
    count: int
    reasons: tuple[str, ...]
    span: Span


def words_in_doubt(publication: Publication, language: ScriptOf) -> list[WordInDoubt]:
    """The words whose spelling in the script no published rule settles, the commonest first."""
    texts = [
        (text, phrase.span)
        for phrase in walk(publication)
        if isinstance(phrase, Phrase) and phrase.lang == language.catalog
        for text in _texts(phrase, language.catalog)
    ]
    places: dict[str, Span] = {}
    counts: Counter[str] = Counter()
    for text, span in texts:
        for word in words_of(text, language.exceptions):
            counts[word] += 1
            places.setdefault(word, span)
    found = doubts("\n".join(text for text, _ in texts), cast(Target, script_of(language.tag)), language.exceptions)
    listed = [WordInDoubt(d.word, language.converted(d.word), counts[d.word], d.reasons, places[d.word]) for d in found]
    return sorted(listed, key=lambda each: -each.count)


def _texts(phrase: Phrase, lang: str) -> Iterator[str]:
    """Everything of a phrase that is converted: its running text, and what stands beside it."""
    yield "".join(_pieces(phrase.inlines, lang))
    for node in walk(phrase.inlines):
        if isinstance(node, Abbreviation) and node.expansion:
            yield node.expansion
        elif isinstance(node, IndexMark) and node.entry != node.text:
            yield node.entry
