"""Turn anchors into the names of Word's bookmarks: 40 characters at most, letters, digits and underscores."""

import hashlib
import re
from functools import cache

PREFIX = "_Ref_"
"""The underscore hides a bookmark from Word's list of them."""

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
