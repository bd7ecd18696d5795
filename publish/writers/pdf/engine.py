"""Help WeasyPrint 70 where it lays out text wrongly.

One function for each defect; tests/writers/test_pdf.py tells when the engine has been mended and it can go.
"""

from typing import Any

from weasyprint.layout import inline

from publish.language.hyphenation.engines import register

_split_first_line = inline.split_first_line


def split_first_line(text: str, style: Any, context: Any, max_width: Any, *options: Any, **more: Any) -> Any:
    """Break a line of text, and do not count the space at the end of the text.

    WeasyPrint breaks a text that would fit but for the space before the next element (`... hours, <em>overtime</em>`)
    after its first word, and leaves that word alone on its line.
    """
    found = _split_first_line(text, style, context, max_width, *options, **more)
    resume_at = found[2]
    if resume_at is None or max_width is None or not text.endswith(" ") or style["white_space"] != "normal":
        return found
    if len(text) * style["font_size"] > 5 * max_width:  # far longer than the line
        return found
    bare = _split_first_line(text.rstrip(" "), style, context, max_width, *options, **more)
    return _split_first_line(text, style, context, None, *options, **more) if bare[2] is None else found


def mend() -> None:
    """Put the functions above in the place of WeasyPrint's, for the whole process; a second call changes nothing."""
    inline.split_first_line = split_first_line
    register()  # Kazakh hyphenation, which Pyphen has not
