"""Turn a layout into what Word is told of the whole document: its settings and its fonts."""

from publish.layout.model import Layout
from publish.layout.themes import Font, Theme
from publish.writers.docx.languages import language_attributes
from publish.writers.docx.markup import Xml, root, w

COMPATIBILITY = {
    "compatibilityMode": 15,  # Word 2013 and later: no mode in which older versions are imitated
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
MICROSOFT_WORD = "http://schemas.microsoft.com/office/word"

SEPARATORS = (-1, 0)
"""The ids of the two separators in footnotes.xml."""

FAMILIES = {"serif": "roman", "sans": "swiss", "mono": "modern"}


def settings_part(layout: Layout) -> bytes:
    """settings.xml. There is no `updateFields` in it: Word would ask every reader about it."""
    return root(
        "w:settings",
        "w",
        w("zoom", percent=100),
        w("autoHyphenation"),
        w("consecutiveHyphenLimit", val=2),
        w("doNotHyphenateCaps"),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", *(w("footnote", id=number) for number in SEPARATORS)),
        w("compat", *(_compatibility(name, value) for name, value in COMPATIBILITY.items())),
        w("themeFontLang", **language_attributes(layout.region_lang, layout.direction)),
        w("decimalSymbol", val="."),
        w("listSeparator", val=";"),
    )


def _compatibility(name: str, value: int) -> Xml:
    return w("compatSetting", name=name, uri=MICROSOFT_WORD, val=value)


def fonts_part(theme: Theme) -> bytes:
    """fontTable.xml: each face of the theme with the names of what may stand in for it."""
    return root("w:fonts", "w", *(_font(theme.fonts[face], face) for face in FAMILIES))


def _font(font: Font, face: str) -> Xml:
    return w(
        "font",
        w("altName", val=",".join(font.fallbacks)),
        w("charset", val="00"),
        w("family", val=FAMILIES[face]),
        w("pitch", val="fixed" if face == "mono" else "variable"),
        name=font.family,
    )
