"""Turn old translations into a draft for a message that changed, and say in comments what changed.

What is said are remarks, `# publish: diff ...`: comments of a translator, which all tools leave alone. They go by
themselves when the draft has become a translation.
"""

import re
from collections.abc import Sequence
from copy import copy

from babel.messages.catalog import Message as PoMessage
from babel.messages.pofile import unescape

from publish.translation.differences import PARAGRAPH, changed_facts, word_diff
from publish.translation.dividing import divide
from publish.translation.matching import Text
from publish.translation.po import previous
from publish.translation.remarks import CHANGES, Remark, remarks, set_remark


def draft(new: Text, olds: Sequence[Text], parts: Sequence[Text] = ()) -> PoMessage:
    """A new entry with the translation of what it was, marked fuzzy: whole, its part of it, or several joined."""
    entry = copy(new.message)
    messages = [old.message for old in olds]
    sources = [source_of(message) for message in messages]
    entry.string = " ".join(str(message.string) for message in messages if message.string)
    if parts:
        place = next(number for number, part in enumerate(parts) if part is new)
        entry.string = divide(entry.string, [part.msgid for part in parts])[place]
    comments = [comment for message in messages for comment in _own_comments(message)]
    entry.user_comments = list(dict.fromkeys(comments)) if len(messages) > 1 else comments
    entry.flags = set().union(*(message.flags for message in messages), {"fuzzy"})
    entry.previous_id = _previous(messages[0]) if len(messages) == 1 else previous("\n\n".join(sources))
    if parts:
        _remark(entry, "divided", f"{place + 1}/{len(parts)}")
    if len(messages) > 1:
        _remark(entry, "joined", str(len(messages)))
    facts = _facts_of_part(sources[0], parts, place) if parts else changed_facts(" ".join(sources), new.msgid)
    if facts:
        _remark(entry, "changed", "; ".join(facts))
    _remark(entry, "diff", word_diff(f" {PARAGRAPH} ".join(sources), new.msgid))
    return entry


def _facts_of_part(source: str, parts: Sequence[Text], place: int) -> list[str]:
    """The facts that changed in one part of a text; those that are in none of them alone are told with each."""
    texts = [part.msgid for part in parts]
    every = changed_facts(source, " ".join(texts))
    by_part = [changed_facts(*pair) for pair in zip(divide(source, texts), texts, strict=True)]
    return [fact for fact in every if fact in by_part[place] or not any(fact in held for held in by_part)]


def settled(entry: PoMessage) -> PoMessage:
    """An entry without our remarks on a draft, and without what it was, once it is no draft any more."""
    if not entry.fuzzy and any(remark.verb in CHANGES for remark in remarks(entry)):
        entry.user_comments = _own_comments(entry)
        entry.previous_id = []
    return entry


def source_of(message: PoMessage) -> str:
    """What a translation is a translation of: of a draft, the text that it had before."""
    lines = message.previous_id if message.fuzzy else []
    first = next((place for place, line in enumerate(lines) if re.match(r"msgid\b(?!_)", line)), None)
    if first is None:
        return str(message.id)
    texts = [lines[first].partition(" ")[2].strip()]
    for line in lines[first + 1 :]:
        if not line.startswith('"'):
            break
        texts.append(line)
    return "".join(unescape(text) for text in texts)


def _previous(message: PoMessage) -> list[str]:
    """What a draft was first: so the remarks tell all that changed since somebody translated it."""
    return message.previous_id if message.fuzzy and message.previous_id else previous(str(message.id))


def _own_comments(message: PoMessage) -> list[str]:
    """The comments of a message but for our remarks on a draft."""
    bare = copy(message)
    set_remark(bare, CHANGES, None)
    return list(bare.user_comments)


def _remark(entry: PoMessage, verb: str, rest: str) -> None:
    set_remark(entry, (verb,), Remark(verb, " ".join(rest.split())))
