"""Turn BCP 47 tags into what Word is told of a language and of its direction (ISO 29500-1, 17.3.2.20 and I.3)."""

import re
from collections.abc import Iterator
from typing import Literal

from publish.language import LANGUAGES
from publish.language.tags import direction_of
from publish.layout.model import Direction, Layout
from publish.writers.docx.markup import Xml, w

# Letters that run from left to right, as words, names, numbers with letters, addresses: what stands between brackets,
# commas and other signs of the sentence, which go the way of the sentence.
_LETTER = "[^\\W\\d_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]"
_CHARACTER = f"(?:{_LETTER}|[0-9_\u00ad\u0300-\u036f])"
_SPACE = "[ \u00a0\u202f]"
_BETWEEN = rf"(?:{_SPACE}[&+]?{_SPACE}?|\.{_SPACE}(?={_LETTER})|[-\u2011'’&@#%~+=:;,./?_]{{1,3}})"
_NUMBER = "[0-9]+(?:[\u00a0\u202f][0-9]{3})+(?:[.,][0-9]+)?(?![0-9])"
_PARTS = re.compile(f"({_NUMBER}|[0-9]*{_LETTER}{_CHARACTER}*(?:{_BETWEEN}{_CHARACTER}+)*)")

Kind = Literal["text", "number", "aside"]
"""What a part of a text from right to left is: its own letters, a number of several groups, words in other letters."""


def spoken(tag: str, layout: Layout) -> str:
    """What Word is told of words in the language `tag`: nothing where it is the edition's own.

    Its proofing tools go by region: `kk-KZ`. `kk-Latn-KZ` has a number in MS-LCID as well, `kk-Arab-CN` has none.
    """
    if tag == layout.lang:
        return ""
    return LANGUAGES[tag].region_tag if tag in LANGUAGES else tag


def turned(tag: str, layout: Layout) -> dict[str, Xml]:
    """The property of a paragraph in the language `tag` whose lines begin where the edition's end (17.3.1.6)."""
    direction = direction_of(tag)
    if direction == layout.direction:
        return {}
    return {"bidi": w("bidi") if direction == "rtl" else w("bidi", val=0)}


def kinds(text: str) -> Iterator[tuple[str, Kind]]:
    """The parts of a text from right to left.

    Word takes the letters of a run that is `rtl` from the face of complex scripts, and the standard forbids such runs
    for what runs from left to right (17.3.2.30). Figures go with the text: `9–13` begins at the right. The groups of a
    number (`404 000`) must not, so it is a run from left to right. LibreOffice 7.4 ends a line in the midst of such a
    number where U+00A0 stands in it; U+202F differs in its width alone (Unicode, Annex 14).
    """
    for place, part in enumerate(_PARTS.split(text)):
        if place % 2 and re.fullmatch(_NUMBER, part):
            yield part.replace("\u00a0", "\u202f"), "number"
        elif part:
            yield part, "aside" if place % 2 else "text"


def language_properties(region_tag: str, direction: Direction) -> Xml:
    """`w:lang`: Word takes the language of right-to-left text from `bidi`."""
    return w("lang", **language_attributes(region_tag, direction))


def language_attributes(region_tag: str, direction: Direction) -> dict[str, str]:
    """The attributes of `w:lang` and of `w:themeFontLang`."""
    return {"val": region_tag} if direction == "ltr" else {"val": region_tag, "bidi": region_tag}
