"""Turn a document and its translations into the document in Kazakh, or into errors that name the .po: `translate.txt`.

Each entry of the catalog that a case's lines make takes three lines, from line 6 on.
"""

from pathlib import Path

import pytest

from publish.content.tree import read_publication
from publish.diagnostics import PublishError
from publish.document.nodes import Publication
from publish.language import LANGUAGES
from publish.translation.translate import translate
from tests.content.dump import dump
from tests.pairs import Pair, parameters
from tests.publications import picture, write_catalog, write_publication


def in_kazakh(folder: Path) -> Publication:
    """The publication in `folder`, translated."""
    return translate(read_publication(folder / "content"), folder / "locales", LANGUAGES["kk"]).publication


@pytest.mark.parametrize("pair", parameters(Path(__file__).with_name("translate.txt")))
def test_a_translation_takes_the_place_of_its_source_or_is_refused(
    pair: Pair, tmp_path: Path, update_golden: bool
) -> None:
    write_publication(tmp_path, pair.given)
    (tmp_path / "content" / "map.png").write_bytes(picture())
    try:
        [document] = in_kazakh(tmp_path).documents
        actual = "".join(f"{line}\n" for line in (*dump(document.blocks), *dump(document.notes)))
    except PublishError as fault:
        actual = f"{fault}\n"
    pair.check(actual, update_golden)


def test_the_source_language_is_the_publication_itself(tmp_path: Path) -> None:
    publication = read_publication(write_publication(tmp_path, "# Rights {#rights}\n") / "content")
    translated = translate(publication, tmp_path / "locales", LANGUAGES["en"])
    assert translated.publication is publication


def test_an_empty_catalog_gives_back_an_equal_publication(tmp_path: Path) -> None:
    write_publication(tmp_path, "# Rights {#rights}\n\nText.\n")
    publication = read_publication(tmp_path / "content")
    for domain in ("report", "publication"):
        write_catalog(tmp_path, "kk", domain, {})
    translated = translate(publication, tmp_path / "locales", LANGUAGES["kk"])
    assert translated.publication == publication


def test_the_imprint_is_translated(tmp_path: Path) -> None:
    write_publication(tmp_path, "# Rights {#rights}\n")
    write_catalog(tmp_path, "kk", "publication", {"A sample": "Үлгі"})
    imprint = in_kazakh(tmp_path).imprint
    assert list(dump((imprint.title, imprint.issuer), "line")) == [
        "line locales/kk/LC_MESSAGES/publication.po:6 lang=kk: 'Үлгі'",
        "line content/publication.toml:4:1: 'The testers'",
    ]


def test_a_catalog_of_a_part_in_a_folder_is_found(tmp_path: Path) -> None:
    settings = '=== publication.toml\n[[documents]]\npath = "part/rights.md"\n'
    write_publication(tmp_path, f"{settings}=== part/rights.md\n# Rights {{#rights}}\n")
    write_catalog(tmp_path, "kk", "part/rights", {"Rights": "Құқықтар"})
    [document] = in_kazakh(tmp_path).documents
    assert "  text locales/kk/LC_MESSAGES/part/rights.po:6 lang=kk: 'Құқықтар'" in dump(document.blocks)


def test_a_broken_catalog_is_named_with_its_line(tmp_path: Path) -> None:
    write_publication(tmp_path, "# Rights {#rights}\n")
    with write_catalog(tmp_path, "kk", "report", {"Rights": "a"}).open("a") as file:
        file.write("\n<<<<<<< ours\n")
    with pytest.raises(PublishError, match=r"^locales/kk/LC_MESSAGES/report.po:9: error\[bad-catalog\]: "):
        in_kazakh(tmp_path)


def test_a_number_stays_in_its_own_reference(tmp_path: Path) -> None:
    msgid, msgstr = "[section {number}](#one), [below](#two)", "[бөлім](#one), [{number}](#two)"
    write_publication(tmp_path, f"# One {{#one}}\n\n# Two {{#two}}\n\n{msgid}\n=== kk\n{msgid} => {msgstr}\n")
    with pytest.raises(PublishError, match=r"^locales/kk/LC_MESSAGES/report.po:6: error\[lost-part\]: "):
        in_kazakh(tmp_path)


def test_the_repository_s_publication_without_catalogs_is_itself(tmp_path: Path, root: Path) -> None:
    publication = read_publication(root / "content")
    for lang in publication.languages:
        assert translate(publication, tmp_path, LANGUAGES[lang]).publication == publication
