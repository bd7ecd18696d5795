"""Prove that the audit finds what is damaged in a finished edition, names its source, and tells nothing else."""

from typing import Any

import pytest

from publish.audit.run import File, compare_all, read
from publish.diagnostics import Diagnostic
from publish.layout.model import Layout
from tests.audit.damage import Damage, Tree, chapter, in_zip, paper, word

WITHIN = "(?:(?!</w:p>).)*?"
"""Anything within a paragraph of Word's."""
JUDGES = f"<w:p>{WITHIN}Ten judges.*?</w:p>"
LANG = '<w:r><w:rPr><w:lang w:val="kk-KZ"/></w:rPr><w:t xml:space="preserve">Ұлттық'


def drop_paragraph(tree: Tree) -> None:
    """The second paragraph of the chapter."""
    element = _paragraph(tree)
    del element.P.K[tree.place(element)]


def double_paragraph(tree: Tree) -> None:
    element = _paragraph(tree)
    element.P.K.insert(tree.place(element), element)


def swap_paragraphs(tree: Tree) -> None:
    element = _paragraph(tree)
    place, kids = tree.place(element), element.P.K
    kids[place], kids[place + 1] = kids[place + 1], kids[place]


def _paragraph(tree: Tree) -> Any:
    label = next(each for each in tree.all("H1") if _is_chapter(tree, each))
    return label.P.K[tree.place(label) + 2]


def _is_chapter(tree: Tree, heading: Any) -> bool:
    return any(tree.all("H2", heading.P))


def swap_figures(tree: Tree) -> None:
    """The figures of two cells."""
    one, other = tree.nth("TD", 0), tree.nth("TD", 1)
    one.K, other.K = other.K, one.K


def make_head_a_cell(tree: Tree) -> None:
    tree.nth("TH", 2).S = tree.nth("TD", 0).S


def drop_alt(tree: Tree) -> None:
    del tree.nth("Figure", 0).Alt


def change_lang(tree: Tree) -> None:
    next(span for span in tree.all("Span") if "/Lang" in span).Lang = "ru"


def lose_note(tree: Tree) -> None:
    note = tree.nth("Note", 0)
    del note.P.K[tree.place(note)]


def retarget_link(tree: Tree) -> None:
    tree.link("Section 1.1. Fines").Dest = tree.annotation(tree.nth("Link", 0)).Dest


def retarget_address(tree: Tree) -> None:
    tree.link("letter").A.URI = "https://example.org/other"


def change_number(tree: Tree) -> None:
    """1.1 and 1.2 change places."""
    one, other = tree.nth("H2", 0), tree.nth("H2", 1)
    one.K[0], other.K[0] = other.K[0], one.K[0]


def change_level(tree: Tree) -> None:
    tree.nth("H2", 0).S = tree.nth("H1", 0).S


SEEDS: list[tuple[str, dict[str, Damage], list[str]]] = [
    (
        "a paragraph is dropped",
        {
            "pdf": paper(drop_paragraph),
            "docx": word(JUDGES, ""),
            "epub": chapter(r'<p [^>]*>Ten judges.*?</p>', ""),
        },
        ["5 parity-missing the paragraph is missing: “Ten judges left the court of the capital.”"],
    ),
    (
        "a paragraph is there twice",
        {
            "pdf": paper(double_paragraph),
            "docx": word(f"({JUDGES})", r"\1\1"),
            "epub": chapter(r'(<p [^>]*>Ten judges.*?</p>)', r"\1\1"),
        },
        ["5 parity-added the paragraph is there twice: “Ten judges left the court of the capital.”"],
    ),
    (
        "two paragraphs change places",
        {
            "pdf": paper(swap_paragraphs),
            "docx": word(f"({JUDGES})(<w:p>.*?</w:p>)", r"\2\1"),
            "epub": chapter(r'(<p [^>]*>Ten judges.*?</p>)\n(<p .*?</p>)', r"\2\1"),
        },
        ["7 parity-order the paragraph stands after “The court sat in June 2019.¹”: “It heard the Ұлттық банк"],
    ),
    (
        "a figure is another one",
        {"docx": word("1,310", "1,301"), "epub": chapter("1,310", "1,301")},
        ["16 parity-text the cell in row 2, column 2 says “1,301”, the layout says “1,310”"],
    ),
    (
        "the figures of two cells change places",
        {
            "pdf": paper(swap_figures),
            "docx": word("1,310(.*)4,520", r"4,520\g<1>1,310"),
            "epub": chapter("1,310(.*)4,520", r"4,520\g<1>1,310"),
        },
        ["16 parity-order the cell in row 3, column 1 stands after “4,520”: “2019”",
         "16 parity-order the cell in row 3, column 2 stands after “2018”: “4,520”"],
    ),
    (
        "a header is a cell like others",
        {
            "pdf": paper(make_head_a_cell),
            "epub": chapter('<th scope="row"([^>]*)>2018</th>', r"<td\1>2018</td>"),
        },
        ["16 parity-structure the cell in row 2, column 1 is no header, not the header of its row: “2018”"],
    ),
    (
        "the head of a table is a row like others",
        {"docx": word("<w:tblHeader/>", "")},
        ["16 parity-structure the cell in row 1, column 1 is the header of its row, not the header of its column",
         "16 parity-structure the cell in row 1, column 2 is no header, not the header of its column: “Fines”"],
    ),
    (
        "the alternative text is lost",
        {
            "pdf": paper(drop_alt),
            "docx": word(r'(<wp:docPr [^>]*)descr="Map of the courts"', r"\1"),
            "epub": chapter('alt="Map of the courts"', 'alt=""'),
        },
        ["30 parity-alt the alternative text says “”, the layout says “Map of the courts”"],
    ),
    (
        "words are said to be in another language",
        {
            "pdf": paper(change_lang),
            "docx": word(LANG, LANG.replace("kk-KZ", "ru-RU")),
            "epub": chapter('lang="kk" xml:lang="kk"', 'lang="ru" xml:lang="ru"'),
        },
        ["7 parity-language the paragraph is said to be in en and ru (“Ұлттықбанк”), not in en and kk (“Ұлттықбанк”): "
         "“It heard the Ұлттық банк and a letter; see section 1.1, page…”"],
    ),
    (
        "a note is lost",
        {
                        "docx": in_zip("word/footnotes.xml", '<w:footnote w:id="1">.*?</w:footnote>', ""),
        },
        ["12 parity-missing note 1 is missing",
         "12 parity-missing the paragraph of note 1 is missing: “As the registry counts days.”"],
    ),
    (
        "a note is lost, and its call leads nowhere",
        {"pdf": paper(lose_note), "epub": chapter("<aside.*?</aside>", "")},
        ["12 parity-missing note 1 is missing",
         "12 parity-missing the paragraph of note 1 is missing: “As the registry counts days.”",
         "3 parity-text the paragraph says “…at in June 2019.?”, the layout says “…at in June 2019.¹”"],
    ),
    (
        "the call of a note is lost",
        {
            "epub": chapter('<sup><a id="call_1".*?</sup>', ""),
        },
        ["3 parity-text the paragraph says “…at in June 2019.”, the layout says “…at in June 2019.¹”"],
    ),
    (
        "the call of a note is lost, and with it what Word shows of the note",
        {"docx": word("<w:footnoteReference [^>]*/>", "")},
        ["12 parity-missing note 1 is missing",
         "12 parity-missing the paragraph of note 1 is missing: “As the registry counts days.”",
         "3 parity-text the paragraph says “…at in June 2019.”, the layout says “…at in June 2019.¹”"],
    ),
    (
        "a link leads to another section",
        {
            "pdf": paper(retarget_link),
            "docx": word('w:anchor="_Ref_fines"( [^>]*><w:r><w:t [^>]*>section)', r'w:anchor="_Ref_trials"\1'),
            "epub": chapter('href="#fines"( [^>]*>section)', r'href="#trials.title"\1'),
        },
        ["7 parity-link the link “section 1.1” leads to “"],
    ),
    (
        "a link leads to another place on the web",
        {
            "pdf": paper(retarget_address),
            "docx": in_zip("word/_rels/document.xml.rels", "https://example.org/letter", "https://example.org/other"),
            "epub": chapter("https://example.org/letter", "https://example.org/other"),
        },
        ["7 parity-link the link “letter” leads to 'https://example.org/other', not to 'https://example.org/letter'"],
    ),
    (
        "a section has another number",
        {
            "docx": word(rf'("Heading2"{WITHIN}>)1\.1<', r"\g<1>1.3<"),
            "epub": chapter('"number">1.1<', '"number">1.3<'),
        },
        ["14 parity-text the heading says “1.3 Fines”, the layout says “1.1 Fines”"],
    ),
    (
        "two sections have each other's number",
        {"pdf": paper(change_number)},
        ["14 parity-text the heading says “1.2 Fines”, the layout says “1.1 Fines”",
         "26 parity-text the heading says “1.1 Appeals”, the layout says “1.2 Appeals”"],
    ),
    (
        "a heading has another level",
        {
            "pdf": paper(change_level),
            "docx": word(rf'"Heading2"({WITHIN}>1\.1<)', r'"Heading1"\1'),
            "epub": chapter('<h2 ([^>]*fines.*?)</h2>', r"<h3 \1</h3>"),
        },
        ["14 parity-structure"],
    ),
    (
        "the index names another page",
        {
            "docx": word(r'(_Ref_mark_1_acd798f4 \\h .*?<w:t [^>]*>)1<', r"\g<1>7<"),
            "epub": in_zip("EPUB/text/part_index.xhtml", ">1</a>", ">7</a>"),
        },
        ["publication.toml parity-page the entry names page 7, where the PDF has it on 1: “Baltabay, Yerlan”"],
    ),
    (
        "an abbreviation stands for something else",
        {"epub": chapter("National Security Committee", "National Savings Committee")},
        ["28 parity-text abbreviations stand for “National Savings Committee”, not for “National Security Committee”"],
    ),
]  # fmt: skip


def audit(layout: Layout, files: dict[str, bytes]) -> list[Diagnostic]:
    """What the audit finds in files."""
    return list(
        compare_all(layout, [File(name, f"sample.en.{name}", read(name, data)) for name, data in files.items()])
    )


@pytest.mark.parametrize(
    ("format", "damage", "wanted"),
    [
        pytest.param(format, damage, wanted, id=f"{format}: {title}")
        for title, damages, wanted in SEEDS
        for format, damage in damages.items()
    ],
)
def test_damage_is_found(
    format: str, damage: Damage, wanted: list[str], layout: Layout, files: dict[str, bytes]
) -> None:
    found = audit(layout, files | {format: damage(files[format])})
    lines = []
    for each in found:
        assert each.span
        assert each.message.startswith(f"sample.en.{format}: "), each
        place = each.span.line or each.span.path.removeprefix("content/")
        lines.append(f"{place} {each.code} {each.message.partition(': ')[2]}")
    assert len(lines) == len(wanted), lines
    assert all(line.startswith(start) for line, start in zip(lines, wanted, strict=True)), lines


def test_nothing_is_told_of_sound_files(layout: Layout, files: dict[str, bytes]) -> None:
    assert audit(layout, files) == []
