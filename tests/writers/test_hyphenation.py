"""Where lines may end: in a PDF, in an e-book and in a Word document."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import pypdfium2
import pytest

from publish.document.nodes import Code, Text
from publish.language.hyphenation.extension import extension
from publish.language.hyphenation.scripts import CYRILLIC, LATIN, Script
from publish.language.hyphenation.syllables import syllables
from publish.language.tags import direction_of
from publish.layout.model import (
    Abbreviation,
    Block,
    Emphasis,
    Foreign,
    Inline,
    Layout,
    Link,
    Passage,
    Reference,
)
from publish.writers.docx import write as write_docx
from publish.writers.epub import write as write_epub
from publish.writers.pdf import write_with_pages
from tests.writers.specimen import PAGES, paragraph, passage, specimen, with_body

SHY = "\u00ad"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SOFFICE = shutil.which("soffice")
LINE = (
    "Қауіпсіздік органдарының жауапкершілігі мен тәуелсіздігі туралы заңнамалық талаптар азаматтардың құқықтарын "
    "қорғаудың тетіктерін белгілейді. "
)


def kazakh(*blocks: Block, lang: str = "kk", soft_hyphens: bool = False) -> Layout:
    """A Kazakh publication of one chapter."""
    layout = with_body(*blocks)
    body = (replace(layout.body[0], title=passage("Кінәсіздіктің қағидаттары", lang=lang)),)
    layout = replace(layout, lang=lang, region_lang=lang, direction=direction_of(lang), soft_hyphens=soft_hyphens)
    return replace(layout, body=body, notes=())


def narrow(layout: Layout, measure: float) -> Layout:
    """The layout on a page whose lines are `measure` millimetres wide."""
    page = layout.theme.page
    width = measure + page.inner + page.outer
    return replace(layout, theme=replace(layout.theme, page=replace(page, width=width)))


def pdf_lines(layout: Layout) -> list[str]:
    """The lines of the PDF edition."""
    return lines(write_with_pages(layout)[0])


def lines(data: bytes) -> list[str]:
    """The lines of a PDF with the spaces and hyphens that a reader sees, whichever characters they are."""
    pages = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    text = re.sub("[\u00a0\u202f]", " ", re.sub("[\u2010\u2011]", "-", text))
    return [line.strip() for line in re.sub("\ufffe\\s*", "-\n", text).splitlines()]  # pdfium: divided, and joined


# --------------------------------------------------------------------------------------------------------------- PDF

WHOLE = ["облыстықәкімдік", "ҚазМұнайГаз", "ЮНЕСКО", "жауапкершілікпараметрі", "25 га", "50-ге", "2019-жылғы"]


def whole_things() -> tuple[Inline | str, ...]:
    """A paragraph in which every one of WHOLE stands five times, each time at another place of its line."""
    inlines: list[Inline | str] = []
    for _ in range(5):
        inlines += [LINE, Abbreviation(WHOLE[0], "облыстың әкімдігі"), " мен ", WHOLE[1], ", ", WHOLE[2], "-ның "]
        inlines += [Code(WHOLE[3]), " деген 25\u00a0га жер, 50\u2011ге дейін, 2019\u2011жылғы қорытындылар. "]
    return tuple(inlines)


@pytest.mark.parametrize("measure", [62, 71, 83])
def test_a_pdf_never_divides_initialisms_abbreviations_code_and_figures(measure: float) -> None:
    found = pdf_lines(narrow(kazakh(paragraph("p1", *whole_things(), lang="kk")), measure))
    assert {thing: sum(line.count(thing) for line in found) for thing in WHOLE} == dict.fromkeys(WHOLE, 5)


def test_a_pdf_divides_kazakh_words_by_the_rules_and_leaves_and_carries_three_letters() -> None:
    text = kazakh(paragraph("p1", LINE * 4, lang="kk"))
    divided = {pair for measure in (50, 55, 60, 65, 70) for pair in divided_words(pdf_lines(narrow(text, measure)))}
    assert len(divided) > 5
    for left, right in divided:
        borders = [len("".join(syllables(left + right)[:count])) for count in range(1, 9)]
        assert len(left) in borders, f"{left}-{right}"
        assert min(len(left), len(right)) >= 3


def divided_words(found: list[str]) -> set[tuple[str, str]]:
    """The words that stand on two lines."""
    pairs = [(line.split()[-1], below.split()[0]) for line, below in pairwise(found) if line.endswith("-")]
    return {(left[:-1], right.strip(".")) for left, right in pairs if right.isalpha()}


def test_a_pdf_in_arabic_letters_is_never_hyphenated() -> None:
    text = "قاۋىپسىزدىك ورگاندارىنىڭ جاۋاپكەرشىلىگى تۋرالى زاڭنامالىق تالاپتار " * 6
    found = pdf_lines(narrow(kazakh(paragraph("p1", text, lang="kk-Arab"), lang="kk-Arab"), 50))
    assert len(found) > 10
    assert [line for line in found if "-" in line] == []


# ------------------------------------------------------------------------------------------------- soft hyphens: EPUB


def softened(*inlines: Inline | str, lang: str = "kk", role: str = "body") -> str:
    """The markup of a paragraph in an e-book with soft hyphens, each shown as a tilde."""
    layout = kazakh(paragraph("p1", *inlines, role=role, lang=lang), soft_hyphens=True)
    text = epub_files(layout)["EPUB/text/only.xhtml"].decode().replace(SHY, "~")
    (found,) = re.findall(r'<p class="[\w-]+" id="p1"[^>]*>(.*?)</p>', text)
    return str(found)


def epub_files(layout: Layout) -> dict[str, bytes]:
    """What an e-book holds."""
    with zipfile.ZipFile(io.BytesIO(write_epub(layout, PAGES))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        (("жауапкершілік",), "жауап~кер~ші~лік"),
        (("Заң. ", Emphasis((Text("тәуелсіздік"),))), "Заң. <em>тәуел~сіз~дік</em>"),
        ((Code("жауапкершілік"),), '<code dir="ltr" translate="no">жауапкершілік</code>'),
        (
            (Abbreviation("АЗАМАТТЫҚ", "тәуелсіздік"), "-тың"),
            '<abbr title="тәуелсіздік">АЗАМАТТЫҚ</abbr>-тың',
        ),
        (
            (Link("https://example.org/жауапкершілік", "", (Text("жауапкершілік"),)),),
            '<a href="https://example.org/жауапкершілік" rel="external noreferrer">жауап~кер~ші~лік</a>',
        ),
        (
            (Link("https://example.org/", "", (Text("https://example.org/жауапкершілік"),)),),
            '<a href="https://example.org/" rel="external noreferrer">https://example.org/жауапкершілік</a>',
        ),
        (
            (Reference("only", "жауапкершілік", (Text("жауапкершілік"),)),),  # no label: it would say the same
            '<a class="reference" href="#only">жауап~кер~ші~лік</a>',
        ),
        (
            (Foreign("ru", (Text("ответственность"),)), " тәуелсіздік"),
            '<span lang="ru" xml:lang="ru">ответ~ствен~ность</span> тәуел~сіз~дік',
        ),
        (("ЮНЕСКО-лықтардың 2019-жылғыдан",), "ЮНЕСКО-лықтардың 2019-жылғыдан"),
    ],
)
def test_an_e_book_says_where_words_may_break(inlines: tuple[Inline | str, ...], expected: str) -> None:
    assert softened(*inlines) == expected


@pytest.mark.parametrize("role", ["admonition-title", "definition-term", "source", "imprint"])
def test_what_the_theme_does_not_hyphenate_stays_as_it_is(role: str) -> None:
    assert softened("жауапкершілік", role=role) == "жауапкершілік"


def kazakh_specimen(*, soft_hyphens: bool) -> Layout:
    """The specimen with everything in it said in Kazakh: headings, contents, captions, alt texts, notes, metadata."""

    def said(node: object) -> object:
        match node:
            case Passage(_, inlines):
                return Passage("kk", tuple(said(inline) for inline in inlines))  # type: ignore[misc]
            case Text(text):
                return Text(text.replace("e", "жауапкершілік "))
            case tuple():
                return tuple(map(said, node))
            case _ if hasattr(node, "__dataclass_fields__"):
                names = [name for name in node.__dataclass_fields__ if name not in ("span", "theme", "meta", "assets")]
                fields = {name: getattr(node, name) for name in names}
                return replace(node, **{n: said(v) for n, v in fields.items() if not isinstance(v, str)})  # type: ignore[type-var]
            case _:
                return node

    whole = specimen()
    meta = replace(whole.meta, title="Жауапкершілік", description="Тәуелсіздік пен жауапкершілік")
    layout = replace(said(whole), lang="kk", meta=meta, soft_hyphens=soft_hyphens)  # type: ignore[type-var]
    assert isinstance(layout, Layout)
    return layout


def test_without_its_soft_hyphens_an_e_book_is_the_same() -> None:
    plain, soft = (epub_files(kazakh_specimen(soft_hyphens=option)) for option in (False, True))
    assert SHY.encode() in soft["EPUB/text/rights.xhtml"]
    assert {name: data.replace(SHY.encode(), b"") for name, data in soft.items() if not name.endswith(".png")} == {
        name: data for name, data in plain.items() if not name.endswith(".png")
    }


def test_no_heading_label_address_or_list_of_contents_has_a_soft_hyphen() -> None:
    files = epub_files(kazakh_specimen(soft_hyphens=True))
    assert [name for name in ("nav.xhtml", "toc.ncx", "content.opf") if SHY.encode() in files[f"EPUB/{name}"]] == []
    for name, data in files.items():
        if name.endswith(".xhtml"):
            text = data.decode()
            kept = re.findall(r"<(h\d|title|abbr|code|figcaption|caption|dt)\b(.*?)</\1>|(<[^>]*>)", text, re.DOTALL)
            assert [each for each in kept if SHY in "".join(each)] == []


@pytest.mark.skipif(not CHROMIUM, reason="needs chromium")
@pytest.mark.parametrize("word", ["жауапкершілігі", "тәуелсіздігі туралы", "органдарының"])
def test_a_browser_finds_words_that_have_soft_hyphens(word: str, tmp_path: Path) -> None:
    page = epub_files(kazakh(paragraph("p1", LINE, lang="kk"), soft_hyphens=True))["EPUB/text/only.xhtml"].decode()
    assert word not in page
    assert f"{finds(page, word, tmp_path)} {finds(page, word + 'жоқ', tmp_path)}" == "true false"


def finds(page: str, word: str, folder: Path) -> str:
    """Whether a browser's search finds `word` on the page: `true` or `false`."""
    script = f"<script>document.title = window.find('{word}')</script>"
    (folder / "page.xhtml").write_text(page.replace("</body>", script + "</body>"), "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
    command = [str(CHROMIUM), *options, (folder / "page.xhtml").as_uri()]
    shown = subprocess.run(command, capture_output=True, check=True, text=True, timeout=120)
    (title,) = re.findall(r"<title>(.*?)</title>", shown.stdout)
    return str(title)


# ------------------------------------------------------------------------------------------------- soft hyphens: DOCX


def docx_text(layout: Layout) -> str:
    """The text of the chapter as Word holds it, soft hyphens as tildes."""
    document = docx.Document(io.BytesIO(write_docx(layout, PAGES)))
    xml = document.part.element
    names = {"softHyphen": "~", "noBreakHyphen": "\u2011"}
    found = xml.iter("{*}t", "{*}softHyphen", "{*}noBreakHyphen")
    return "".join(names.get(each.tag.rpartition("}")[2], each.text or "") for each in found)


@pytest.mark.parametrize(
    ("lang", "expected"), [("kk", "жауап~кер~ші~лік"), ("en", "жауапкершілік"), ("kk-Arab", "жауапкершілік")]
)
def test_a_word_document_in_kazakh_says_where_words_may_break(lang: str, expected: str) -> None:
    text = docx_text(kazakh(paragraph("p1", "(жауапкершілік)", lang="kk"), lang=lang, soft_hyphens=True))
    assert f"({expected})" in text
    assert "Кінәсіздіктің қағидаттары" in text  # the heading
    assert "~" not in docx_text(kazakh(paragraph("p1", "(жауапкершілік)", lang="kk"), lang=lang))


# --------------------------------------------------------------------------------------------------------- LibreOffice

LATIN_LINE = "Qauıpsızdık organdarynyñ jauapkerşılıgı men täuelsızdıgı turaly zañnamalyq talaptar qorğaudyñ tetikterin "


def set_by_libreoffice(layout: Layout, folder: Path, *, with_extension: bool = True) -> list[str]:
    """The lines of the chapter as LibreOffice sets its DOCX."""
    with zipfile.ZipFile(io.BytesIO(extension())) as oxt:
        oxt.extractall(folder / "extensions" / "kk")
    (folder / "book.docx").write_bytes(write_docx(layout, PAGES))
    extensions = folder / "extensions" if with_extension else folder / "none"
    command = [str(SOFFICE), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += [f"-env:BUNDLED_EXTENSIONS={extensions.as_uri()}", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "book.docx")], capture_output=True, check=True, timeout=120)
    return lines((folder / "book.pdf").read_bytes())


@pytest.mark.skipif(not SOFFICE, reason="needs LibreOffice")
@pytest.mark.parametrize(("lang", "text", "script"), [("kk", LINE, CYRILLIC), ("kk-Latn", LATIN_LINE, LATIN)])
def test_libreoffice_with_the_extension_divides_by_the_rules(
    lang: str, text: str, script: Script, tmp_path: Path
) -> None:
    inlines = (text * 3, Code("жауапкершілікпараметрі"), f" ЕҚЫҰӘҰҚК 25\u00a0га 50\u2011ге. {text * 3}")
    layout = replace(kazakh(paragraph("p1", *inlines, lang=lang), lang=lang), region_lang=f"{lang}-KZ")
    found = set_by_libreoffice(narrow(layout, 62), tmp_path)
    divided = divided_words(found)
    assert len(divided) > 5
    for left, right in divided:
        assert len(left) in [len("".join(syllables(left + right, script)[:count])) for count in range(1, 9)]
    for whole in ("жауапкершілікпараметрі", "ЕҚЫҰӘҰҚК", "25 га", "50-ге"):
        assert any(whole in line for line in found)


@pytest.mark.skipif(not SOFFICE, reason="needs LibreOffice")
@pytest.mark.parametrize(("soft_hyphens", "divides"), [(False, False), (True, True)])
def test_without_the_extension_a_document_needs_soft_hyphens(soft_hyphens: bool, divides: bool, tmp_path: Path) -> None:
    layout = narrow(kazakh(paragraph("p1", LINE * 6, lang="kk"), soft_hyphens=soft_hyphens), 62)
    assert bool(divided_words(set_by_libreoffice(layout, tmp_path, with_extension=False))) == divides
