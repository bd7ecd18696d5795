"""Turn BCP 47 tags into what Word is told of a run's language (ISO 29500-1, 17.3.2.20)."""

from functools import cache

from publish.language.tags import direction_of
from publish.layout.model import Layout
from publish.writers.docx.markup import Xml, w

REGIONS = {"en": "en-US", "kk": "kk-KZ", "ru": "ru-RU"}
"""Word's proofing tools go by region; any other tag is written as it is."""


def spoken(tag: str, layout: Layout) -> str:
    """What Word is told of words in the language `tag`: nothing where it is the edition's own.

    From right to left every run says so, as Word looks for it in the run (ISO 29500-1, 17.3.2.30).
    """
    if tag != layout.lang:
        return REGIONS.get(tag, tag)
    return layout.region_lang if layout.direction == "rtl" else ""


@cache
def language(tag: str) -> dict[str, Xml]:
    """The run properties of text in the language `tag`: its name, and whether it runs from right to left."""
    direction = direction_of(tag)
    named = language_properties(tag, direction)
    return {"lang": named} if direction == "ltr" else {"lang": named, "rtl": w("rtl")}


def language_properties(region_tag: str, direction: str) -> Xml:
    """`w:lang`: Word takes the language of right-to-left text from `bidi`."""
    return w("lang", **language_attributes(region_tag, direction))


def language_attributes(region_tag: str, direction: str) -> dict[str, str]:
    """The attributes of `w:lang` and of `w:themeFontLang`."""
    return {"val": region_tag} if direction == "ltr" else {"val": region_tag, "bidi": region_tag}
