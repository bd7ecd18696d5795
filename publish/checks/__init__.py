"""Checks: turns catalogs into diagnostics of what a translator should mend.

`pairs` reads a source phrase with its translation, each other module has checks of one kind, and `CHECKS` names them
all: the code that a diagnostic carries, how grave it is, and what it looks for. `publish check` runs the table.
"""

from publish.checks import (
    characters,
    consistency,
    dates,
    facts,
    names,
    punctuation,
    spelling,
    structure,
    terms,
    units,
)
from publish.checks.pairs import Check

CHECKS: dict[str, Check] = {
    # facts
    "numbers": Check("error", "a figure is missing, added or changed", facts.check_numbers),
    "number-words": Check("warning", "a number that is written out is another one", facts.check_number_words),
    "dates": Check("error", "a month or a day of the week is another one", dates.check_dates),
    "units": Check("error", "a figure counts something else, or has lost its % or currency", units.check_units),
    "names": Check("error", "a name of the publication stands in the place of another", names.check_names),
    "addresses": Check("error", "an address typed in the text differs", structure.check_addresses),
    # structure
    "blank": Check("error", "a translation, link or mark has no words", structure.check_blank),
    "typed-markup": Check("error", "markup is not closed and would be printed", structure.check_typed_markup),
    "html-tag": Check("error", "an HTML tag would be printed", structure.check_html_tags),
    "html-entity": Check("warning", "an HTML entity stands for a character", structure.check_html_entities),
    "emphasis": Check("warning", "only one of the two emphasizes something", structure.check_emphasis),
    "line-breaks": Check("warning", "line breaks differ", structure.check_line_breaks),
    "edge-spaces": Check("warning", "white space at an end", structure.check_edge_spaces),
    "expansions": Check("warning", "an abbreviation is explained in one of the two only", structure.check_expansions),
    # beside other translations
    "same-as-source": Check("warning", "words were left as they are in the source", consistency.check_same_as_source),
    "length": Check("warning", "a translation is far shorter or longer than others", consistency.check_length),
    "inconsistent": Check("warning", "the same text is translated in two ways", consistency.check_inconsistent),
    "pasted": Check("warning", "two different texts have one translation", consistency.check_pasted),
    "abbreviations": Check("warning", "an abbreviation is another one elsewhere", consistency.check_abbreviations),
    "index-entries": Check("warning", "an index entry is not the words it stands for", consistency.check_index_entries),
    # characters, words, terms, spelling
    "letters": Check("error", "a letter of another alphabet, a figure or a sign in a word", characters.check_letters),
    "hidden": Check("error", "a character that nobody sees", characters.check_hidden),
    "garbled": Check("error", "text that was read in a wrong encoding, or was lost", characters.check_garbled),
    "unbalanced": Check("warning", "a bracket or quotation mark has no other half", punctuation.check_pairs_of_marks),
    "foreign-quotes": Check("warning", "quotation marks of another language", punctuation.check_foreign_quotes),
    "final-mark": Check("warning", "a text ends in another mark than its source", punctuation.check_final_punctuation),
    "stop-in-quotes": Check("warning", "a stop before the closing quotation mark", punctuation.check_stops_at_quotes),
    "doubled-marks": Check("warning", "a mark was typed twice", punctuation.check_doubled_punctuation),
    "spaces": Check("warning", "a space is doubled, missing, or before a mark", punctuation.check_spaces),
    "dashes": Check("warning", "the spaces at a dash or hyphen are wrong", punctuation.check_dashes),
    "doubled-words": Check("warning", "a word was typed twice", punctuation.check_doubled_words),
    "terms": Check("warning", "a term is not translated as the glossary says", terms.check_terms),
    "forbidden-terms": Check("error", "the glossary forbids a word", terms.check_forbidden_terms),
    "spelling": Check("warning", "no dictionary has a word", spelling.check_spelling),
    "endings": Check("warning", "a Kazakh ending does not follow how a figure is read", spelling.check_endings),
}

FINDINGS: dict[str, tuple[str, str]] = {
    # what no translator can turn off: a build refuses the errors
    "lost-part": ("error", "a value, link, reference, note, role or code of the source is missing"),
    "added-part": ("error", "a value, link, reference, note, role or code is not in the source"),
    "bad-form": ("error", "the language has no such form of a value"),
    "bad-value": ("error", "a value is none"),
    "bad-link": ("error", "a link leads out of the publication"),
    "unknown-role": ("error", "there is no such role"),
    "unknown-attribute": ("error", "something else than `lang=` stands after `[...]`"),
    "unknown-language": ("error", "a value stands in words of a language that writes none"),
    "inline-comment": ("error", "a comment stands inside a text"),
    "inline-image": ("error", "a picture stands inside a text"),
    "control-character": ("error", "a character cannot be shown"),
    "bad-catalog": ("error", "the file is no catalog at that line"),
    "bad-encoding": ("error", "the file is not UTF-8"),
    "bad-header": ("error", "the header of the file is wrong"),
    "bad-ignore": ("warning", "an `ignore` has no reason, or names no check that can be ignored"),
    "unused-ignore": ("warning", "an `ignore` ignores nothing"),
    "bad-term": ("error", "a row of the glossary says nothing, or two things"),
    "bad-word": ("error", "a line of a word list is more than one word"),
    "no-dictionary": ("note", "there is no dictionary, or no library, to check the spelling with"),
    "untranslated": ("note", "how much of a file is not translated, or fuzzy"),
    "chart-alt": ("warning", "the alternative text of a chart does not name all its values"),
    "outdated": ("note", "the catalog is older than the content"),
    # of publish.audit, which `publish check --parity` runs
    "parity-missing": ("error", "a block, a note or a picture of the layout is not in an edition"),
    "parity-added": ("error", "an edition has something twice, or what the layout has not"),
    "parity-order": ("error", "something stands in another place of an edition"),
    "parity-text": ("error", "words, figures, numbers or calls of notes are others in an edition"),
    "parity-alt": ("error", "the alternative text of a picture is another one in an edition"),
    "parity-structure": ("error", "a heading, header or cell is something else in an edition"),
    "parity-language": ("error", "words are said to be in another language in an edition"),
    "parity-link": ("error", "a link or reference of an edition is missing or leads elsewhere"),
    "parity-page": ("error", "contents or index name another page than the PDF has"),
    "missing-edition": ("error", "an edition that is to be read is not there"),
    "bad-edition": ("error", "an edition cannot be read"),
    "no-reader": ("note", "there is no library to read the PDF with"),
    # of publish.validators, which `publish check --validators` runs
    "qpdf": ("error", "qpdf finds a fault in the syntax of a PDF"),
    "pdf-rules": ("error", "a PDF breaks a rule of PDF/UA-1, or of the PDF/A that it claims to be"),
    "pdf-text": ("error", "a PDF lacks a font, or has text that cannot be copied or read aloud"),
    "open-xml": ("error", "the Open XML SDK finds a fault in a DOCX"),
    "libreoffice": ("error", "LibreOffice does not open a DOCX, or does not show all of it"),
    "pandoc": ("error", "pandoc does not read a DOCX"),
    "python-docx": ("error", "python-docx does not open a DOCX"),
    "epubcheck": ("error", "EPUBCheck finds a fault in an EPUB"),
    "ace": ("error", "Ace by DAISY finds that an EPUB keeps readers out"),
    "no-validator": ("note", "a validator is not installed"),
}
"""The other codes of `publish check`: how grave each is, and what it means."""
