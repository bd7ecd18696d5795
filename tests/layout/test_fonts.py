"""Turn layouts into the characters that their faces lack. The faces are those of this machine."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publish.diagnostics import Span
from publish.document.nodes import Code, Text
from publish.layout import model
from publish.layout.fonts import check_fonts, families, installed
from publish.layout.model import Inline, Layout, Meta, Passage, Section
from publish.layout.themes import Font, Theme, read_theme

SPAN = Span("report.md", 3)
HERE = Span("report.md", 7)
ARABIC = "Noto Naskh Arabic"

pytestmark = pytest.mark.skipif(not {"Noto Serif", ARABIC} <= installed().keys(), reason="fonts-noto-core is missing")


@pytest.fixture
def theme(root: Path) -> Theme:
    return read_theme(root / "styles", "report")


def layout_of(theme: Theme, *inlines: Inline, lang: str = "kk") -> Layout:
    paragraph = model.Paragraph("body", "b_1", Passage(lang, inlines), HERE)
    section = Section("chapter", "one", 1, "", "", Passage(lang, ()), (paragraph,), SPAN)
    meta = Meta("", "", "", "", "", "", "", (), datetime(2020, 1, 1, tzinfo=UTC))
    return Layout(lang, lang, "ltr", meta, theme, {}, (), (section,), (), (), (), {})


def with_serif(theme: Theme, family: str) -> Theme:
    sans = Font("Noto Sans", ())
    return replace(theme, fonts={"serif": Font(family, ()), "sans": sans, "mono": sans})


def test_the_theme_has_every_letter_of_kazakh(theme: Theme) -> None:
    text = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі Ää Ğğ İı Ññ Öö Şş Ūū Üü ₸ № 404\u202f000 50‑ге «“” — – … \u00ad\u2060\ufeff\n"
    italic = model.Emphasis((Text(text),))
    assert check_fonts(layout_of(theme, Text(text), italic, model.Strong((italic,)))) == []


def test_a_missing_character_is_named_with_its_word_and_place(theme: Theme) -> None:
    (fault,) = check_fonts(layout_of(theme, Text("Жақсы сөз☃дік, "), Text("☃")))
    assert (fault.severity, fault.code, fault.span) == ("error", "missing-glyph", HERE)
    assert fault.message == "U+2603 SNOWMAN in 'сөз☃дік,' and in 1 more place is not in Noto Serif"


def test_an_arabic_word_needs_a_family_for_its_script(theme: Theme) -> None:
    word = model.Foreign("kk-Arab", (Text("قازاق KNB 5 “”"),))
    assert families(theme, "serif", "kk-Arab") == ("Noto Serif", ARABIC)
    assert check_fonts(layout_of(theme, word)) == []
    without = with_serif(theme, "Noto Serif")
    assert families(without, "serif", "kk-Arab") == ("Noto Serif",)
    assert {fault.code for fault in check_fonts(layout_of(without, word))} == {"missing-glyph"}


def test_a_family_that_is_not_installed_is_one_error(theme: Theme) -> None:
    (fault,) = check_fonts(layout_of(with_serif(theme, "No Such Face"), Text("Жақсы "), Code("a"), Text("сөз")))
    assert (fault.code, fault.span) == ("missing-font", HERE)
    assert fault.message == "the family 'No Such Face', which sets 'Жақсы', is not installed"


def test_each_face_has_its_own_characters(theme: Theme) -> None:
    assert check_fonts(layout_of(with_serif(theme, ARABIC), Text("قازاق"), lang="kk-Arab")) == []
    assert check_fonts(layout_of(with_serif(theme, ARABIC), Text("қазақ")))


def test_a_long_report_is_checked_at_once(theme: Theme) -> None:
    layout = layout_of(theme, *(Text("Қазақстан Республикасының азаматтары ") for _ in range(20_000)))
    check_fonts(layout_of(theme, Text("а")))
    start = time.perf_counter()
    assert check_fonts(layout) == []
    assert time.perf_counter() - start < 2  # 0.1 s on an idle machine
