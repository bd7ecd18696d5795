"""Turn a publication into a pseudo-language: every message that a catalog would reach, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace

from publish.document.nodes import (
    Abbreviation,
    Emphasis,
    IndexMark,
    Inline,
    Link,
    Phrase,
    Publication,
    Reference,
    Strong,
    Term,
    Text,
)
from publish.document.walk import has_words, map_phrases
from publish.language.pseudo import Pseudo


def pseudo_translated(publication: Publication, language: Pseudo) -> Publication:
    """The publication in `language`. Values, links, notes, code and words of other languages stay as they are."""

    def change(phrase: Phrase) -> Phrase | None:
        return _translated(phrase, language) if has_words(phrase) and phrase.lang == publication.lang else None

    return map_phrases(publication, change)


def _translated(phrase: Phrase, language: Pseudo) -> Phrase:
    inlines = (Text("["), *_converted(phrase.inlines, language), Text("]"))
    return replace(phrase, lang=language.tag, inlines=inlines)


def _converted(inlines: Sequence[Inline], language: Pseudo) -> tuple[Inline, ...]:
    return tuple(_inline(node, language) for node in inlines)


def _inline(node: Inline, language: Pseudo) -> Inline:
    """The node in other letters. What stands in the index or in a list, too, has brackets of its own."""
    match node:
        case Text(text):
            return Text(language.converted(text))
        case Emphasis() | Strong() | Link() | Reference():
            return replace(node, children=_converted(node.children, language))
        case Term(text):
            return replace(node, text=language.converted(text))
        case Abbreviation(text, expansion):
            return Abbreviation(language.converted(text), language.message(expansion) if expansion else "")
        case IndexMark(text, entry):
            return IndexMark(language.converted(text), language.message(entry))
    return node
