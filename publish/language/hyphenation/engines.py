"""Give Kazakh hyphenation to Pyphen, and so to WeasyPrint, for `hyphens: auto`."""

import pyphen

from publish.language.hyphenation.dictionaries import dictionary_path
from publish.language.hyphenation.scripts import CYRILLIC, LATIN, Script
from publish.language.hyphenation.syllables import hyphenated_parts, never_breaks

# Pyphen shortens a tag from its end until it knows it: kk-Latn-KZ is kk_Latn, kk-Cyrl-KZ is kk_Cyrl. It makes kk-Arab
# kk as well, whose dictionary breaks no word in Arabic letters.
_TAGS: dict[str, Script] = {"kk": CYRILLIC, "kk_KZ": CYRILLIC, "kk_Cyrl": CYRILLIC, "kk_Latn": LATIN}


class Dictionary:
    """The patterns of one script in the place of Pyphen's own `HyphDict`, which sees all words in small letters.

    So the patterns alone would break ЮНЕС-КО; and Python's small letters for `İ` are two, which moves every break.
    """

    def __init__(self, script: Script) -> None:
        self.script = script
        self.patterns = pyphen.HyphDict(dictionary_path(script))

    def positions(self, word: str) -> list[int]:
        """Where `word` may break, as the patterns of its parts say."""
        if never_breaks(word, self.script):
            return []
        return [
            pyphen.DataInt(start + point)
            for start, part in hyphenated_parts(self.script.lower(word))
            for point in self.patterns.positions(part)
            if 2 <= point <= len(part) - 2
        ]


def register() -> None:
    """Make Pyphen know Kazakh, for the whole process; a second call changes nothing."""
    for tag, script in _TAGS.items():
        path = dictionary_path(script)
        pyphen.LANGUAGES[tag] = path
        pyphen.LANGUAGES_LOWERCASE[tag.lower()] = tag
        if not isinstance(pyphen.hdcache.get(path), Dictionary):
            pyphen.hdcache[path] = Dictionary(script)
