"""Turn a phrase into the plain prose that checks of characters, punctuation and words read."""

import re
from collections.abc import Iterator

from publish.document.nodes import (
    Abbreviation,
    Code,
    Foreign,
    IndexMark,
    Inline,
    LineBreak,
    NoteReference,
    Phrase,
    Placeholder,
    Value,
)
from publish.document.walk import walk
from publish.language.typography import NO_PROSE, OPAQUE

NOTE = "\ufdd0"
"""Stands for the call of a note, which is no word; Unicode keeps this character for uses like this one."""

LETTERS = r"[^\W\d_]"
WORD = re.compile(rf"{LETTERS}+(?:[-‑’']{LETTERS}+)*")
"""A word, with the parts that hyphens and apostrophes join."""


def prose(phrase: Phrase, whole: bool = False) -> str:
    """What a reader reads, `OPAQUE` for what is no prose of the language: values, code, addresses, other languages.

    A `whole` prose keeps the words of other languages.
    """
    text = "".join(_texts(phrase.inlines, "" if whole else phrase.lang))
    return NO_PROSE.sub(lambda found: OPAQUE * len(found[0]), text)


def passages(phrase: Phrase) -> Iterator[tuple[str, str]]:
    """Each prose of a phrase with its language: the line, its entries in the index, its runs in other languages."""
    yield phrase.lang, prose(phrase)
    for node in walk(phrase.inlines):
        if isinstance(node, IndexMark) and node.entry != node.text:
            yield phrase.lang, node.entry  # `Балтабай, Ерлан`
        elif isinstance(node, Foreign) and node.lang != phrase.lang:
            yield node.lang, "".join(_texts(node.children, node.lang))


def _texts(inlines: tuple[Inline, ...], lang: str) -> Iterator[str]:
    for node in inlines:
        match node:
            case Code() | Placeholder() | Value():
                yield OPAQUE
            case Foreign() if lang and node.lang != lang:
                yield OPAQUE
            case NoteReference():
                yield NOTE
            case LineBreak():
                yield "\n"
            case Abbreviation():
                yield f"{node.text} ({node.expansion})" if node.expansion else node.text
            case _ if hasattr(node, "children"):
                yield from _texts(node.children, lang)
            case _:
                yield node.text
