"""Validators: turns finished files into what the field's own programs find wrong with them.

Each program is an outside one that may be installed or not; `VALIDATORS` names them all: the code that a diagnostic
carries, the format that it reads, what it needs, and the function that runs it. `publish check --validators` and the
tests run the table. A validator says for each finding where it is; `places` and `sources` lead from there to the line
of the source.
"""

from publish.validators import ace, docx, epubcheck, pdf
from publish.validators.validator import Validator

VALIDATORS: tuple[Validator, ...] = (
    Validator("qpdf", "qpdf", "pdf", pdf.check_syntax, commands=("qpdf",)),
    Validator(
        "pdf-rules",
        "page-validation, the rules of PDF/UA and PDF/A",
        "pdf",
        pdf.check_rules,
        wheels=("page-validation",),
        libraries=("pikepdf",),
    ),
    Validator("pdf-text", "poppler", "pdf", pdf.check_text, commands=("pdffonts", "pdftotext")),
    Validator("open-xml", "the Open XML SDK", "docx", docx.check_schema, commands=("ooxml-validator",)),
    Validator("libreoffice", "LibreOffice", "docx", docx.check_libreoffice, commands=("soffice", "pdftotext")),
    Validator("pandoc", "pandoc", "docx", docx.check_pandoc, ("pypandoc-binary",)),
    Validator("python-docx", "python-docx", "docx", docx.check_python_docx),
    Validator("epubcheck", "EPUBCheck", "epub", epubcheck.check, ("epubcheck",), ("java",)),
    Validator("ace", "Ace by DAISY", "epub", ace.check, commands=("ace-cli", "chromium")),
)
