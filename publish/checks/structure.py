"""Turn a pair into what is wrong with its markup: what the build does not compare, and a reader would see."""

import re
from collections import Counter
from collections.abc import Iterator

from publish.checks.figures import ADDRESS
from publish.checks.pairs import Fault, Pair, Project
from publish.document.nodes import (
    Abbreviation,
    Emphasis,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    Phrase,
    Placeholder,
    Reference,
    Strong,
    Term,
    Text,
    Value,
)
from publish.document.walk import plain_text, walk

_MARKUP = re.compile(
    r"\*+|`|\]\(|\[\^|\]\{|\{[a-zA-Z][\w-]*\}|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)|__|^#{1,6}\s|^>\s|^:::|\[(?![^\[\]]*\])|(?<!\[)\](?!\()"
)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|<!--")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_DOMAIN = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|int|gov|edu|info|kz|ru|uk|eu|ch)(?![\w-])(?:/[^\s<>]*)?"
)


def _texts(phrase: Phrase) -> Iterator[str]:
    yield from (node.text for node in walk(phrase.inlines) if isinstance(node, Text))


def check_typed_markup(pair: Pair, _: Project) -> Iterator[Fault]:
    """Markup that is none, and would be printed: `**` that is not closed, `{date}` without its value."""
    known = Counter(found[0] for text in _texts(pair.source) for found in _MARKUP.finditer(text))
    typed = Counter(found[0] for text in _texts(pair.translation) for found in _MARKUP.finditer(text))
    if signs := list((typed - known).elements()):
        listed = ", ".join(f"'{sign.strip()}'" for sign in dict.fromkeys(signs))
        hint = "compare it with the msgid; write \\* and \\[ for the characters themselves"
        yield Fault(f"{listed} would be printed as it stands: it is not closed, or not complete", hint)


def check_html_tags(pair: Pair, _: Project) -> Iterator[Fault]:
    """Tags, which would be printed as they are."""
    known, typed = (Counter(_TAG.findall(" ".join(_texts(side)))) for side in (pair.source, pair.translation))
    for tag in typed - known:
        yield Fault(f"'{tag}' would be printed as it stands", "use *emphasis* or **strong**, or remove it")


def check_html_entities(pair: Pair, _: Project) -> Iterator[Fault]:
    """Entities, which are hard to read in a catalog, and printed as they are where they are written twice."""
    known = Counter(_ENTITY.findall(pair.msgid))
    for entity in Counter(_ENTITY.findall(pair.msgstr)) - known:
        yield Fault(f"'{entity}' stands for a character", "type the character itself")


def check_addresses(pair: Pair, _: Project) -> Iterator[Fault]:
    """Addresses that are typed in the text."""
    source, translation = (Counter(_addresses(side)) for side in (pair.source, pair.translation))
    for address in source - translation:
        yield Fault(f"the translation lacks the address {address}", "copy it from the msgid")
    for address in translation - source:
        yield Fault(f"the translation has the address {address}, its source has not", "compare it with the msgid")


def _addresses(phrase: Phrase) -> Iterator[str]:
    shown = {
        child.text
        for node in walk(phrase.inlines)
        if isinstance(node, Link)
        for child in node.children
        if isinstance(child, Text)
    }
    for text in _texts(phrase):
        if text not in shown:
            for pattern in (ADDRESS, _DOMAIN):
                rest = ADDRESS.sub(" ", text) if pattern is _DOMAIN else text
                yield from (found[0].rstrip(".,;:!?)»”\"'") for found in pattern.finditer(rest))


def check_emphasis(pair: Pair, _: Project) -> Iterator[Fault]:
    """Emphasis that only one of the two has. How much of it is a matter of the language."""
    source, translation = (_emphasis(side) for side in (pair.source, pair.translation))
    if bool(source) != bool(translation):
        who = "the translation emphasizes nothing" if source else "only the translation emphasizes something"
        yield Fault(who, "put *...* around the same words as in the msgid, or say why not")


def _emphasis(phrase: Phrase) -> int:
    return sum(isinstance(node, Emphasis | Strong) for node in walk(phrase.inlines))


def check_line_breaks(pair: Pair, _: Project) -> Iterator[Fault]:
    """Hard line breaks, and line ends that are none."""
    source, translation = (
        sum(isinstance(node, LineBreak) for node in walk(side.inlines)) for side in (pair.source, pair.translation)
    )
    if source != translation:
        yield Fault(f"the translation has {translation} line breaks, its source {source}", "a break is \\\\\\n in both")
    elif "\n" in pair.msgstr.strip().replace("\\\n", "") and "\n" not in pair.msgid.replace("\\\n", ""):
        yield Fault("the translation has a line end, which is no line break but a space", "remove the \\n")


def check_edge_spaces(pair: Pair, _: Project) -> Iterator[Fault]:
    """White space at either end."""
    for edge, differs in (
        ("begins", _edge(pair.msgstr, 0) != _edge(pair.msgid, 0)),
        ("ends", _edge(pair.msgstr, -1) != _edge(pair.msgid, -1)),
    ):
        if differs and pair.msgstr.strip():
            yield Fault(f"the translation {edge} with a space or a line end, its source does not", "remove it")


def _edge(text: str, index: int) -> bool:
    return text[index].isspace() if text else False


def check_blank(pair: Pair, _: Project) -> Iterator[Fault]:
    """Translations, links and marks without a word to read."""
    if any(map(str.isalpha, plain_text(pair.source.inlines))) and not _is_read(pair.translation.inlines):
        yield Fault("the translation has no words", "translate it, or leave it empty")
        return
    empty = Counter(_emptied(pair.translation)) - Counter(_emptied(pair.source))
    for name in empty:
        yield Fault(f"{name} has no words", "write what a reader shall read, as in the msgid")


def _is_read(inlines: tuple[Inline, ...]) -> bool:
    spoken = any(isinstance(node, Value | Placeholder) for node in walk(inlines))
    return spoken or any(map(str.isalnum, plain_text(inlines)))


def _emptied(phrase: Phrase) -> Iterator[str]:
    for node in walk(phrase.inlines):
        match node:
            case Link(url, children) if not _is_read(children):
                yield f"the link to {url}"
            case Reference(target, children) if not _is_read(children):
                yield f"the reference to #{target}"
            case Abbreviation(text) if not text.strip():
                yield "an {abbr}"
            case Term(text) if not text.strip():
                yield "a {term}"
            case IndexMark(text, entry) if not text.strip() or not entry.strip():
                yield "an {index}"


def check_expansions(pair: Pair, _: Project) -> Iterator[Fault]:
    """Abbreviations that are explained in one of the two only."""
    source, translation = (
        sum(bool(node.expansion) for node in walk(side.inlines) if isinstance(node, Abbreviation))
        for side in (pair.source, pair.translation)
    )
    if source != translation:
        hint = "explain an abbreviation where the msgid does: {abbr}`short (words in full)`"
        yield Fault(f"the translation explains {translation} abbreviations, its source {source}", hint)
