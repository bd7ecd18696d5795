"""Help WeasyPrint 70 where it lays out text wrongly.

One function for each defect; tests/writers/test_pdf.py tells when the engine has been mended and it can go.
"""

import re
from collections.abc import Iterator
from typing import Any

from weasyprint.layout import inline
from weasyprint.layout.absolute import AbsolutePlaceholder

from publish.language.hyphenation.engines import register

_split_first_line = inline.split_first_line
_text_align = inline.text_align

ZERO_WIDTH_JOINER = "\u200d"
_LETTERS = r"\u0620\u0622-\u064a\u066e-\u0673\u0675-\u06d3\u06d5"
"""Arabic letters that join the one before (Unicode, ArabicShaping.txt)."""
_LAST = (
    r"\u0622-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0677"
    r"\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2-\u06d5"
)
"""Those of them that join none after."""
_LATIN = r"A-Za-z\u00c0-\u024f"
_WORDS = rf"[{_LATIN}\d](?:[{_LATIN}\d .,:;'\u2019&/-]*[{_LATIN}\d])?"
_MARKED = rf"<(?:a|abbr|em|strong)(?: [^>]*)?>{_WORDS}</\w+>"
_PHRASE = re.compile(
    rf"(?<![{_LATIN}\d&])(?=(?:<[^>]*>)?[{_LATIN}])"
    rf"(?:{_WORDS} ?{_MARKED}|{_MARKED}(?: ?{_MARKED}| ?{_WORDS}))(?: ?{_MARKED}| ?{_WORDS})*"
)
"""Words that begin with a Latin letter, some of them in elements."""
_TEXT = re.compile(r"(?:^|(?<=>))[^<>]+")
_INLINE_TAGS = r"(?:</?(?:a|abbr|em|strong|span)(?! class=\"note)(?: [^>]*)?>)+"


def split_first_line(text: str, style: Any, context: Any, max_width: Any, *options: Any, **more: Any) -> Any:
    """Break a line of text, and do not count the space at the end of the text.

    WeasyPrint breaks a text that would fit but for the space before the next element (`... hours, <em>overtime</em>`)
    after its first word, and leaves that word alone on its line. An en space stands before the pages in the index.
    """
    found = _first_line(text, style, context, max_width, *options, **more)
    resume_at = found[2]
    if resume_at is None or max_width is None or not text.endswith((" ", "\u2002")) or style["white_space"] != "normal":
        return found
    if len(text) * style["font_size"] > 5 * max_width:  # far longer than the line
        return found
    bare = _first_line(text.rstrip(" \u2002"), style, context, max_width, *options, **more)
    return _first_line(text, style, context, None, *options, **more) if bare[2] is None else found


def _first_line(text: str, style: Any, *options: Any, **more: Any) -> Any:
    """A line of text with the height and the baseline of its first family.

    WeasyPrint takes those of the tallest family in the line, so that each line with Arabic letters, which the first
    family has not, is set deeper and taller than its leading. In CSS the first family alone counts where a line's
    height is given (CSS Inline 3), as browsers do.
    """
    found = _split_first_line(text, style, *options, **more)
    line_height, baseline = inline.strut(style)
    layout, length, resume_at, width, height, _ = found
    return layout, length, resume_at, width, height, baseline - (line_height - height) / 2


def text_align(context: Any, line: Any, available_width: float, last: bool) -> float:
    """How far a line is moved; and indent a first line that begins at the right (Kozea/WeasyPrint#106).

    WeasyPrint leaves the indent at the left of the letters, where the line ends.
    """
    if line.style["direction"] == "rtl" and getattr(line, "text_indent", 0):
        for child in line.children:
            child.translate(dx=-line.text_indent, ignore_floats=True)
    return float(_text_align(context, line, available_width, last))


def join_letters(markup: str) -> str:
    """Keep the letters of a word joined where an element begins or ends inside it.

    WeasyPrint shapes the text of each element by itself, and CSS wants none of that (CSS Text 3, 7.3): a zero-width
    joiner tells a letter that another one follows. Between lam and yeh without dots it keeps Noto Sans Arabic from one
    glyph for both, whose letters most programs copy and find in the wrong order (see `finish.name_lam_alefs`).
    """
    border = f"(?<=[{_LETTERS}])(?<![{_LAST}])({_INLINE_TAGS})(?=[{_LETTERS}])"
    joined = re.sub(border, rf"{ZERO_WIDTH_JOINER}\1{ZERO_WIDTH_JOINER}", markup)
    return _TEXT.sub(lambda text: text[0].replace("\u0644\u0649", f"\u0644{ZERO_WIDTH_JOINER}\u0649"), joined)


def keep_phrases_in_order(markup: str) -> str:
    """Keep Latin words in their order where an element begins or ends among them, in text from right to left.

    WeasyPrint sets elements that follow one another from right to left, whatever is in them (Kozea/WeasyPrint#106):
    `Human <em>Rights</em> Watch` would read «Watch Rights Human».
    """
    return _PHRASE.sub(r'<span dir="ltr">\g<0></span>', markup)


def placed(box: Any) -> Any:
    """A box; for what stands at a place of its own, the engine has only a stand-in among the boxes around it."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def boxes_of(box: Any) -> Iterator[Any]:
    """A box and all that are in it."""
    box = placed(box)
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes_of(child)


def mend() -> None:
    """Put the functions above in the place of WeasyPrint's, for the whole process; a second call changes nothing."""
    inline.split_first_line = split_first_line
    inline.text_align = text_align
    register()  # Kazakh hyphenation, which Pyphen has not
