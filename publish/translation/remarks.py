"""Read and write what the program keeps in a translator's comments of a message: `# publish: reviewed 5d41402a`.

Comments are what every .po editor leaves alone; flags that it does not know, GNU gettext drops.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from babel.messages.catalog import Message as PoMessage

_REMARK = re.compile(r"\s*publish:\s*(?P<verb>[a-z-]+)\s*(?P<rest>.*?)\s*")


class Remark(NamedTuple):
    """`# publish: ignore numbers: a slip of the source` has the verb `ignore` and the rest after it."""

    verb: str
    rest: str


def remarks(message: PoMessage) -> Iterator[Remark]:
    """The remarks of a message, in the order of its comments."""
    for comment in message.user_comments:
        found = _REMARK.fullmatch(comment)
        if found:
            yield Remark(found["verb"], found["rest"])


def set_remark(message: PoMessage, verbs: tuple[str, ...], remark: Remark | None) -> None:
    """Put `remark` in the place of those with one of `verbs`; None takes them away. Other comments stay as they are."""
    kept = [each for each in message.user_comments if not _has_verb(each, verbs)]
    message.user_comments = kept if remark is None else [*kept, f" publish: {remark.verb} {remark.rest}".rstrip()]


def _has_verb(comment: str, verbs: tuple[str, ...]) -> bool:
    found = _REMARK.fullmatch(comment)
    return bool(found) and found["verb"] in verbs  # type: ignore[index]
