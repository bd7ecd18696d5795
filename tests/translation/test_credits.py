"""Turn a file of the translators' own into names of an edition, and prove that no other name ever reaches one."""

import re
import zipfile
import zlib
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from publish.diagnostics import PublishError
from publish.document.nodes import Credit
from publish.editions.build import layout_of
from publish.editions.root import Root
from publish.translation.credits import read_credits
from tests.command import build
from tests.layout.reading import read_matter
from tests.publications import write_publication

PEOPLE = """
[[people]]
name = "Өзгерген Есім"
role = "review"

[[people]]
name = "  Айгүл   С. "
role = "translation"

[[people]]
name = "Жасырын"
role = "editing"
show = false

[[people]]
name = "Ерлан"
role = "translation"
"""


def write(folder: Path, text: str, lang: str = "kk") -> Path:
    path = folder / "locales" / lang / "credits.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return folder / "locales"


def test_those_who_want_to_are_named_by_role_in_their_own_order(tmp_path: Path) -> None:
    assert read_credits(write(tmp_path, PEOPLE), "kk") == (
        Credit("Айгүл С.", "translation"),
        Credit("Ерлан", "translation"),
        Credit("Өзгерген Есім", "review"),
    )


@pytest.mark.parametrize("text", ["", "# Nobody.\n", '[[people]]\nname = "A"\nrole = "review"\nshow = false\n'])
def test_nobody_needs_to_be_named(text: str, tmp_path: Path) -> None:
    assert read_credits(write(tmp_path, text), "kk") == read_credits(tmp_path / "locales", "ru") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[people]]\nname = "A"\nrole = "boss"', "credits.toml:1: error[bad-credits]: there is no role 'boss'"),
        ('\n[[people]]\nrole = "review"', "credits.toml:2: error[bad-credits]: a person has no name"),
        ('[[people]]\nname = " "\nrole = "review"', "a person has no name"),
        ('[[people]]\nname = "A"', "there is no role None"),
        ('[[people]]\nname = "A"\nrole = "review"\nemail = "a@b.c"', "a person has no 'email'"),
        ('[[people]]\nname = "A"\nrole = "review"\nshow = "no"', "'show' is a str"),
        ('people = "A"', "people are tables"),
        ('[[persons]]\nname = "A"', "there is no setting 'persons'"),
        ("[[people", "error[bad-toml]"),
    ],
)
def test_what_is_wrong_is_named_and_nobody_by_mistake(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=re.escape(message)) as fault:
        read_credits(write(tmp_path, text), "kk")
    assert str(fault.value).startswith("locales/kk/credits.toml")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("kk", ["Басылымды дайындағандар", "Аударма", "Айгүл С.", "Ерлан", "Аударманы тексеру", "Өзгерген Есім"]),
        ("kk-Latn", ["Basylymdy daiyndağandar", "Audarma", "Aigül S.", "Erlan", "Audarmany tekseru", "Özgergen Esım"]),
        ("ru", []),
        ("en", []),
    ],
)
def test_the_page_stands_at_the_end_of_editions_of_the_language(
    lang: str, expected: list[str], tmp_path: Path, root: Path
) -> None:
    write(write_publication(tmp_path, "# One {#one}\n"), PEOPLE)
    (tmp_path / "styles").symlink_to(root / "styles")
    lines = "\n".join(read_matter(layout_of(Root(tmp_path), lang)))
    page = lines.partition("#part_credits: ")[2] or lines.partition("credits 1")[2]
    found = [line.partition(": ")[2].strip() or line.strip() for line in page.splitlines()]
    assert [text for text in expected if not any(text in line for line in found)] == []
    assert "Жасырын" not in lines
    assert ("part_credits" in lines) == bool(expected)


SECRETS = ["Tөлеген-Құпия", "secret.mail@example.org", "Құпия ескертпе", "СЕКРЕТНОЕ СЛОВО", "hush-hush-project"]
CATALOG = f"""# {SECRETS[0]} <{SECRETS[1]}>, 2026.
# {SECRETS[2]}
#, {SECRETS[4]}
msgid ""
msgstr ""
"Project-Id-Version: {SECRETS[4]}\\n"
"Last-Translator: {SECRETS[0]} <{SECRETS[1]}>\\n"
"Language-Team: {SECRETS[3]}\\n"
"Report-Msgid-Bugs-To: {SECRETS[1]}\\n"
"X-Generator: {SECRETS[4]}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# {SECRETS[0]}: {SECRETS[2]}
# publish: ignore numbers: {SECRETS[3]}
#. {SECRETS[4]}
#: {SECRETS[1]}:1
#, {SECRETS[4]}
msgid "Rights"
msgstr "Құқықтар"

# {SECRETS[3]}
#, fuzzy
#| msgid "{SECRETS[4]}"
msgid "More words."
msgstr "{SECRETS[2]}"

# {SECRETS[2]}
#~ msgid "{SECRETS[4]}"
#~ msgstr "{SECRETS[3]}"

# {SECRETS[0]}
"""


def contents(path: Path) -> bytes:
    """All that a file holds: unzipped, its streams inflated, its pages read, and its UTF-16 as UTF-8."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
        data += b"".join(map(_inflated, found))
        data += "".join(page.get_textpage().get_text_bounded() for page in PdfDocument(path)).encode()
    else:
        with zipfile.ZipFile(path) as package:
            data = b"".join(name.encode() + package.read(name) for name in package.namelist()) + package.comment
    wide = b"".join(data[start:].decode("utf-16-be", "replace").encode() for start in (0, 1))
    return data + wide


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return data


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory, root: Path) -> list[Path]:
    """Editions that are made from a catalog full of names."""
    folder = tmp_path_factory.mktemp("secrets")
    write_publication(folder, f"# Rights {{#rights}}\n\nMore words.\n=== locales/kk/LC_MESSAGES/report.po\n{CATALOG}")
    (folder / "styles").symlink_to(root / "styles")
    build(folder, folder / "output", "--lang", "kk,kk-Arab")
    return sorted((folder / "output").iterdir())


def test_nothing_that_a_catalog_says_beside_its_translations_reaches_an_edition(editions: list[Path]) -> None:
    assert [path.suffix for path in editions] == [".docx", ".epub", ".pdf"] * 2
    for path in editions:
        data = contents(path)
        spellings = [secret.encode(code) for secret in SECRETS for code in ("utf-8", "utf-16-be", "cp1251", "ascii")
                     if _can_be(secret, code)]  # fmt: skip
        assert [found for found in spellings if found in data] == []


def _can_be(text: str, code: str) -> bool:
    try:
        return bool(text.encode(code))
    except UnicodeEncodeError:
        return False


def test_the_search_would_find_what_is_there(editions: list[Path]) -> None:
    for path in editions:
        title, word = ("Құқықтар", "Сәйкестендіргіш") if ".kk." in path.name else ("قۇقىقتار", "A sample")
        assert [text for text in (title, word, "A sample") if text.encode() not in contents(path)] == []
