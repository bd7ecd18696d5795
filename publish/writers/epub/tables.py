"""Tell which tables a phone cannot show as tables."""

import re

from publish.language.hyphenation.soft_hyphens import SOFT_HYPHEN
from publish.layout.model import Passage, Table
from publish.writers.xhtml import words

PHONE = 44
"""Letters that stand side by side in the cells of a phone: 360 px, of which the margins and edges take a fifth."""
EDGES = 2
"""What the edges of a column take, in letters."""

_ROOM = re.compile(f"[^\\S\u00a0\u202f]+|{SOFT_HYPHEN}|(?<=-)")
"""Where a line may end: no-break spaces hold figures and their units together."""


def too_wide(table: Table) -> bool:
    """Whether the longest words of its columns do not fit side by side, so that the last ones would be cut off."""
    columns = zip(table.head, *table.rows, strict=True)
    return sum(EDGES + max(map(_longest, column)) for column in columns) > PHONE


def _longest(cell: Passage) -> int:
    return max(map(len, _ROOM.split(words(cell.inlines))))
