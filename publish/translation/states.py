"""Tell how far the translation of a message has come, and mark it as reviewed or approved.

A mark holds for the words that were read: it carries a digest of source and translation, and lapses when one changes.
"""

import hashlib
from typing import Literal, get_args

from babel.messages.catalog import Message as PoMessage

from publish.translation.remarks import Remark, remarks, set_remark

State = Literal["untranslated", "fuzzy", "translated", "reviewed", "approved"]
STATES: tuple[State, ...] = get_args(State)
"""From the least to the most that can be said of a translation."""
PUBLISHABLE: tuple[State, ...] = ("translated", "reviewed", "approved")
MARKS: tuple[State, ...] = ("reviewed", "approved")


def state_of(message: PoMessage) -> State:
    """The state of a message of a catalog."""
    if not message.string or (not isinstance(message.string, str) and not all(message.string)):
        return "untranslated"
    if message.fuzzy:
        return "fuzzy"
    held = {remark.verb for remark in remarks(message) if remark.rest == digest(message)}
    return next((mark for mark in reversed(MARKS) if mark in held), "translated")


def mark(message: PoMessage, state: State) -> None:
    """Mark a translation as `reviewed` or `approved`; `translated` takes a mark away. Raises ValueError for others."""
    if state not in (*MARKS, "translated"):
        raise ValueError(f"no message can be marked as {state}")
    set_remark(message, MARKS, Remark(state, digest(message)) if state in MARKS else None)


def digest(message: PoMessage) -> str:
    """Eight hexadecimal figures that change with the source, its context or the translation."""
    texts = [message.context or "", *_texts(message.id), "\0", *_texts(message.string)]
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:8]


def _texts(texts: object) -> list[str]:
    return list(texts) if isinstance(texts, list | tuple) else [str(texts)]
