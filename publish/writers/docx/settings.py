"""Turn a layout into what Word is told of the whole document: its settings and its fonts."""

from publish.layout.model import Layout
from publish.layout.themes import Font, Theme
from publish.writers.docx.languages import language_attributes
from publish.writers.docx.markup import NOTHING, Xml, root, w

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


LATIN = "00"
CHARSETS = {"Arab": "B2", "Hebr": "B1"}
"""Sets of characters by script (ISO 29500-1, 17.8.3.2)."""


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
    return root("w:fonts", "w", *(entry for face in FAMILIES for entry in _fonts(theme.fonts[face], face)))


def _fonts(font: Font, face: str) -> list[Xml]:
    """A face, and those that it is completed by: Word finds something alike for these by their set of characters."""
    others = [(family, CHARSETS[script]) for script, family in font.scripts.items() if script in CHARSETS]
    fallbacks = w("altName", val=",".join(font.fallbacks))
    return [
        _font(font.family, LATIN, face, fallbacks),
        *(_font(family, charset, face, NOTHING) for family, charset in others),
    ]


def _font(family: str, charset: str, face: str, fallbacks: Xml) -> Xml:
    return w(
        "font",
        fallbacks,
        w("charset", val=charset),
        w("family", val=FAMILIES[face]),
        w("pitch", val="fixed" if face == "mono" else "variable"),
        name=family,
    )
