"""Read and write what the program keeps in a translator's comments of a message: `# publish: reviewed 5d41402a`.

Comments are what every .po editor leaves alone; flags that it does not know, GNU gettext drops.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from babel.messages.catalog import Message as PoMessage

_REMARK = re.compile(r"\s*publish:\s*(?P<verb>[a-z-]+)\s*(?P<rest>.*?)\s*")

CHANGES = ("divided", "joined", "changed", "diff")
"""What `publish update` says of a draft: it goes by itself when the draft has become a translation."""


class Remark(NamedTuple):
    """`# publish: ignore numbers: a slip of the source` has the verb `ignore` and the rest after it."""

    verb: str
    rest: str


def remarks(message: PoMessage) -> Iterator[Remark]:
    """The remarks of a message, in the order of its comments."""
    return filter(None, map(remark_of, message.user_comments))


def remark_of(comment: str) -> Remark | None:
    """What a translator's comment, without its `#`, says to the program; None if it is for people."""
    found = _REMARK.fullmatch(comment)
    return Remark(found["verb"], found["rest"]) if found else None


def set_remark(message: PoMessage, verbs: tuple[str, ...], remark: Remark | None) -> None:
    """Put `remark` in the place of those with one of `verbs`; None takes them away. Other comments stay as they are."""
    kept = [each for each in message.user_comments if not has_verb(each, verbs)]
    message.user_comments = kept if remark is None else [*kept, f" publish: {remark.verb} {remark.rest}".rstrip()]


def has_verb(comment: str, verbs: tuple[str, ...]) -> bool:
    """Whether a comment is a remark with one of the verbs."""
    remark = remark_of(comment)
    return remark is not None and remark.verb in verbs
