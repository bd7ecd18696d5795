"""Turn text that was typed plainly into text as a typesetter would have it: quotes, dashes, no-break spaces.

The rules are the language's (publish.language.typography). They are applied to a whole passage at once, across the
borders of its inline nodes; code, addresses and the numbers of notes and pages are never touched.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from publish.document.nodes import LineBreak, Text
from publish.language.protocol import Language
from publish.language.typography import OPAQUE, typeset_runs
from publish.layout import model
from publish.layout.model import Inline

_HOLDERS = model.Emphasis | model.Strong | model.Link | model.Reference | model.Mark


def typeset(inlines: Sequence[Inline], languages: Mapping[str, Language], lang: str) -> tuple[Inline, ...]:
    """The nodes of a passage by the rules of `lang`; words in another language by their own."""
    runs = iter(typeset_runs(list(_runs(inlines)), languages[lang].typography))
    return tuple(_typeset(node, runs, languages) for node in inlines)


def _runs(inlines: Sequence[Inline]) -> Iterator[str]:
    """The characters of each leaf, in reading order; what has none of its own is opaque to the rules."""
    for node in inlines:
        if isinstance(node, Text | model.Abbreviation):
            yield node.text
        elif isinstance(node, LineBreak):
            yield "\n"
        elif isinstance(node, _HOLDERS):
            yield from _runs(node.children)
        else:
            yield OPAQUE


def _typeset(node: Inline, runs: Iterator[str], languages: Mapping[str, Language]) -> Inline:
    if isinstance(node, Text):
        return Text(next(runs))
    if isinstance(node, _HOLDERS):
        return replace(node, children=tuple(_typeset(child, runs, languages) for child in node.children))
    next(runs)  # an abbreviation is seen by the rules, and stays as it is
    if isinstance(node, model.Foreign) and node.lang in languages:
        return replace(node, children=typeset(node.children, languages, node.lang))
    return node
