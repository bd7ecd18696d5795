"""Give Kazakh hyphenation to Pyphen, and so to WeasyPrint, for `hyphens: auto`, and what Pyphen lacks to the others."""

from functools import cached_property
from pathlib import Path

import pyphen

from publish.language.hyphenation.dictionaries import dictionary_path
from publish.language.hyphenation.scripts import CYRILLIC, LATIN, Script
from publish.language.hyphenation.syllables import hyphenated_parts, is_initialism, never_breaks

SHORTEST, LEFT, RIGHT = 8, 3, 3
"""Words of so many letters are divided, and so many stay on a line and go to the next one: a choice of typography.

The rules of Kazakh allow two letters on both sides. Tried on the 2,700 words of the Kazakh sample at the measure of the
report, `6 2 2` hyphenates 31 lines of 100 instead of 20, a third of them for the sake of two letters, and saves 5 lines
of 385: text is set ragged, and Kazakh words are long enough to break in better places. In a column of 60 mm, as wide
as a phone, it is 37 instead of 25.
"""

# Pyphen shortens a tag from its end until it knows it: kk-Latn-KZ is kk_Latn, kk-Cyrl-KZ is kk_Cyrl. It makes kk-Arab
# kk as well, whose dictionary breaks no word in Arabic letters.
_TAGS: dict[str, Script] = {"kk": CYRILLIC, "kk_KZ": CYRILLIC, "kk_Cyrl": CYRILLIC, "kk_Latn": LATIN}


class Kazakh:
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


class Guarded:
    """A dictionary of Pyphen's own, read when it is first asked, that breaks no initialism: ЮНЕСКО, КазМунайГаз.

    That of Russian is for texts with and without ё, and knows more words without: ре-бе-нок, but ребёнок.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def _patterns(self) -> pyphen.HyphDict:
        return pyphen.HyphDict(self.path)

    def positions(self, word: str) -> list[int]:
        """Where `word` may break."""
        if is_initialism(word):
            return []
        known = word.replace("ё", "е") if self.path.stem == "hyph_ru_RU" else word
        return [
            pyphen.DataInt(start + point, reference=point)
            for start, part in hyphenated_parts(known)
            for point in self._patterns.positions(part)
            if 2 <= point <= len(part) - 2
        ]


def register() -> None:
    """Make Pyphen know Kazakh and initialisms, for the whole process; a second call changes nothing."""
    kazakh = {dictionary_path(script): script for script in _TAGS.values()}
    for tag, script in _TAGS.items():
        pyphen.LANGUAGES[tag] = dictionary_path(script)
        pyphen.LANGUAGES_LOWERCASE[tag.lower()] = tag
    for path in pyphen.LANGUAGES.values():
        if not isinstance(pyphen.hdcache.get(path), Kazakh | Guarded):
            pyphen.hdcache[path] = Kazakh(kazakh[path]) if path in kazakh else Guarded(path)
