"""Turn two texts into a pair to try a check on."""

from publish.checks.pairs import Pair
from publish.content.inlines import parse_phrase
from publish.diagnostics import Report, Span


def pair_of(msgid: str, msgstr: str, source_lang: str, lang: str, span: Span) -> Pair:
    """The pair of a paragraph and its translation."""
    source, translation = parse_phrase(msgid, source_lang, span, Report()), parse_phrase(msgstr, lang, span, Report())
    return Pair(lang, msgid, msgstr, "paragraph", source, translation, span)
