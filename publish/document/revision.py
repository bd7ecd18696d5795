"""Turn the source of a publication into a short digest: the same content has the same one, whoever builds it, when."""

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from publish.document.nodes import Publication

UNREAD = {"comment"}
"""Fields that no reader sees, besides spans: a chapter may move and a note to translators change."""


def revision(publication: Publication) -> str:
    """Eight hexadecimal figures. Settings of editions, such as the theme, are no content; neither is the date."""
    content = (publication.lang, publication.imprint, publication.documents)
    return hashlib.sha256("\0".join(_written(content)).encode()).hexdigest()[:8]


def _written(node: Any) -> Iterator[str]:
    """The node in an order that is its own: names of types, and what they hold."""
    if isinstance(node, tuple):
        yield f"({len(node)}"
        for member in node:
            yield from _written(member)
    elif is_dataclass(node):
        yield type(node).__name__
        for field in fields(node):
            if not field.name.endswith("span") and field.name not in UNREAD:
                yield from _written(getattr(node, field.name))
    else:
        yield hashlib.sha256(node).hexdigest() if isinstance(node, bytes) else repr(node)
