"""Turn anchors into the names of Word's bookmarks: 40 characters at most, letters, digits and underscores."""

import hashlib
import re
from functools import cache

PREFIX = "_Ref_"
"""The underscore hides a bookmark from Word's list of them."""

CONTENTS_PREFIX, CONTENTS_NUMBER = "_Toc", 100000001
"""What Word names the places that its contents lead to, with a number of nine figures: it uses them anew."""

LENGTH = 40
DIGEST = 8

# Names that differ in case only are one name to Word, and hyphens become underscores: whatever could meet another
# name on this way gets a digest of its anchor.
PLAIN = re.compile(rf"[a-z0-9-]{{1,{LENGTH - len(PREFIX)}}}")


@cache
def bookmark_name(anchor: str) -> str:
    """The name of the bookmark at `anchor`: always the same one, and never that of another anchor."""
    readable = re.sub(r"[^A-Za-z0-9]", "_", anchor)
    if PLAIN.fullmatch(anchor):
        return PREFIX + readable
    digest = hashlib.sha256(anchor.encode()).hexdigest()[:DIGEST]
    return f"{PREFIX}{readable[: LENGTH - len(PREFIX) - DIGEST - 1]}_{digest}"


def number_bookmark(anchor: str) -> str:
    """The name of the bookmark around the number of what is at `anchor`."""
    return bookmark_name(f"{anchor}#number")


def contents_bookmark(place: int) -> str:
    """The name of the bookmark that a line of the contents leads to; `place` counts the lines of all lists from 0."""
    return f"{CONTENTS_PREFIX}{CONTENTS_NUMBER + place}"
