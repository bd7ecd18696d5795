"""Turn a catalog into what translators' tools write, and prove that we read the same in it: nothing is lost."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from translate.storage.pypo import pofile

from publish.content.inlines import to_markdown
from publish.content.tree import read_publication
from publish.document.nodes import Phrase
from publish.document.walk import walk
from publish.language import LANGUAGES
from publish.translation.catalogs import catalog_path, read_catalog
from publish.translation.remarks import remarks
from publish.translation.states import state_of
from publish.translation.translate import translate
from publish.translation.update import extract, update
from publish.validators.installation import missing, run
from tests.command import publish
from tests.publications import write_publication
from tests.validators import demand

TOOLS = Path(__file__).with_name("tools")
TEXT = """# Rights {#rights}

On {date}`2019-06-09` the {abbr}`OSCE (Organization for Security and Cooperation in Europe)` said that “{percent}`71` of
the vote” was more than {number}`7` observers had seen, see [section {number}](#rights).[^source]

A line that ends\\
and a "quoted" word\\\\.

Old text.

New text.

[^source]: Source: https://example.org/a-very-long-address-that-no-tool-can-break-because-it-has-no-spaces-in-it-at-all
"""


@dataclass(frozen=True)
class Known:
    """What of a catalog has to survive: what is published, and for each message its state and remarks."""

    published: list[tuple[str, str]]
    messages: dict[str, tuple[str, str, list[str], list[str]]]
    gone: list[tuple[str, str]]


def known(root: Path) -> Known:
    """What a build and `publish status` know of the catalog."""
    publication, locales = read_publication(root / "content"), root / "locales"
    catalog = read_catalog(path_of(root), locales)
    translated = translate(publication, locales, LANGUAGES["kk"]).publication
    phrases = [node for node in walk(translated) if isinstance(node, Phrase)]
    return Known(
        [(phrase.lang, to_markdown(phrase.inlines)) for phrase in phrases],
        {
            str(message.id): (
                str(message.string),
                state_of(message),
                [" ".join(remark) for remark in remarks(message) if remark.verb not in ("changed", "diff")],
                [comment for comment in message.user_comments if not comment.startswith(" publish:")],
            )
            for message in catalog
            if message.id
        },
        [(str(message.id), str(message.string)) for message in catalog.gone],
    )


def path_of(root: Path) -> Path:
    return catalog_path(root / "locales", "kk", "report")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A publication with a catalog that has messages in every state, up to date."""
    catalog = (TOOLS / "plain.po").read_text("utf-8")
    folder = write_publication(tmp_path, f"{TEXT}=== locales/kk/LC_MESSAGES/report.po\n{catalog}")
    publication = read_publication(folder / "content")
    extract(publication, folder / "locales")
    update(publication, folder / "locales", "kk")
    return folder


def survives(root: Path, before: Known) -> None:
    """Everything is there after the tool, after an update, and after a second update, which writes nothing."""
    assert known(root) == before
    publication = read_publication(root / "content")
    update(publication, root / "locales", "kk")
    assert known(root) == before
    assert not any(change.written for change in update(publication, root / "locales", "kk"))


def test_the_catalog_has_every_state(root: Path) -> None:
    states = [state for _, state, _, _ in known(root).messages.values()]
    assert states == ["translated", "reviewed", "translated", "fuzzy", "untranslated", "approved"]
    assert known(root).gone == [("Gone.", "Кетті.")]


# ---------------------------------------------------------------------------------------------------------- real tools

REWRITES = [
    ["msgcat", "--width=79"],
    ["msgcat", "--width=20"],
    ["msgcat", "--no-wrap"],
    ["msgcat", "--sort-output"],
    ["msgcat", "--sort-by-file"],
    ["msgcat", "--no-location"],
    ["msgcat", "--add-location=file"],
    ["msgcat", "--indent"],
    ["msgattrib"],
    ["msgattrib", "--no-wrap"],
    ["msgconv", "--to-code=UTF-8"],
    ["msguniq"],
]


def needs(*commands: str) -> None:
    """Skip the test where a tool is not installed; on CI it fails."""
    demand("gettext", missing((), commands))


def tool(root: Path, *command: str | Path) -> None:
    """Run a tool that writes a new catalog in the place of the old one; skip where it is not installed."""
    needs(str(command[0]))
    done = run(*command, f"--output-file={root / 'new.po'}", path_of(root))
    assert done.returncode == 0, done.stderr
    (root / "new.po").replace(path_of(root))


@pytest.mark.validators
@pytest.mark.parametrize("command", REWRITES, ids=" ".join)
def test_gettext_rewrites_the_catalog(root: Path, command: list[str]) -> None:
    before = known(root)
    tool(root, *command)
    survives(root, before)


@pytest.mark.validators
@pytest.mark.parametrize("options", [[], ["--previous"], ["--no-fuzzy-matching"], ["--width=79", "--sort-output"]])
def test_gettext_merges_the_template(root: Path, options: list[str]) -> None:
    before = known(root)
    needs("msgmerge")
    done = run(
        "msgmerge", "--quiet", "--update", "--backup=none", *options, path_of(root), root / "locales" / "report.pot"
    )
    assert done.returncode == 0, done.stderr
    survives(root, before)


@pytest.mark.validators
def test_gettext_compiles_the_catalog(root: Path) -> None:
    needs("msgfmt")
    for path in (path_of(root), *(root / "locales").glob("*.pot")):
        done = run("msgfmt", "--check-format", "--check-domain", f"--output-file={root / 'report.mo'}", path)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.validators
def test_obsolete_messages_that_a_tool_takes_away_stay_away(root: Path) -> None:
    before = known(root)
    tool(root, "msgattrib", "--no-obsolete")
    survives(root, Known(before.published, before.messages, []))


# ------------------------------------------------------------------------------------------- the Translate Toolkit

Change = Callable[[pofile], object]


def _header(store: pofile) -> None:
    """What Weblate writes when it commits (weblate.org: formats, GNU gettext; add-on Contributors in comment)."""
    store.updateheader(
        add=True,
        Last_Translator="Айгүл <aigul@example.org>",
        Language_Team="Kazakh <https://weblate.example.org/projects/report/kk/>",
        PO_Revision_Date="2026-11-22 10:00+0000",
        X_Generator="Weblate 5.14",
    )
    store.updatecontributor("Айгүл", "aigul@example.org")


def _width(width: int) -> Change:
    def change(store: pofile) -> None:
        store.wrapper.width = width
        for unit in store.units:
            if unit.target and not unit.isheader():
                unit.target = str(unit.target) + " "  # Weblate rewraps a unit that is edited
                unit.target = str(unit.target).removesuffix(" ")

    return change


@pytest.mark.parametrize(
    "change", [_header, _width(77), _width(65535), _width(-1)], ids=["head", "77", "65535", "none"]
)
def test_the_library_of_weblate_rewrites_the_catalog(root: Path, change: Change) -> None:
    before = known(root)
    store = pofile.parsefile(str(path_of(root)))
    change(store)
    store.savefile(str(path_of(root)))
    survives(root, before)


def test_a_translation_that_is_edited_is_reviewed_no_more(root: Path) -> None:
    store = pofile.parsefile(str(path_of(root)))
    [unit] = [unit for unit in store.units if str(unit.source).startswith("On ")]
    unit.target = str(unit.target).replace("айтты", "мәлімдеді")
    store.savefile(str(path_of(root)))
    [(text, state, held, _)] = [value for key, value in known(root).messages.items() if key.startswith("On ")]
    assert ("мәлімдеді" in text, state, len(held)) == (True, "translated", 1)


# --------------------------------------------------------------------------------------- what tools write, recorded


@pytest.mark.parametrize("name", ["poedit", "weblate", "omegat"])
def test_what_a_tool_wrote_says_the_same(root: Path, name: str) -> None:
    before = known(root)
    recorded = (TOOLS / f"{name}.po").read_bytes()
    path_of(root).write_bytes(recorded)
    survives(root, before)
    head = re.split(rb"\r?\n\r?\n", recorded)[0]
    assert path_of(root).read_bytes().startswith(head)


@pytest.mark.parametrize("name", ["poedit", "weblate", "omegat"])
def test_what_a_tool_wrote_is_exported_and_imported_without_a_change(root: Path, name: str) -> None:
    path_of(root).write_bytes((TOOLS / f"{name}.po").read_bytes())
    exported = publish("export", "--root", root, "--lang", "kk", "--format", "xliff", "--output", root / "out")
    assert (exported.returncode, exported.stderr) == (0, "")
    done = publish("import", "--root", root, root / "out" / "sample.kk.xlf")
    assert (done.returncode, done.stderr) == (0, "")
    assert path_of(root).read_bytes() == (TOOLS / f"{name}.po").read_bytes()


# --------------------------------------------------------------------------------------------------------------- Babel


def msgids(path: Path) -> list[str]:
    with path.open("rb") as file:
        return [str(message.id) for message in read_po(file) if message.id]


def test_babel_extracts_the_same_messages(root: Path) -> None:
    (root / "babel.cfg").write_text("[publish: **.md]\n[publish: publication.toml]\n", "utf-8")
    pybabel = Path(sys.executable).with_name("pybabel")
    command: list[str | Path] = [pybabel, "--quiet", "extract", "-F", "babel.cfg", "-o", "all.pot", "content"]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    ours = [msgid for name in ("publication", "report") for msgid in msgids(root / "locales" / f"{name}.pot")]
    assert len(ours) > 8
    assert sorted(msgids(root / "all.pot")) == sorted(ours)
    assert "#: content/report.md:3\n" in (root / "all.pot").read_text("utf-8")
    assert "#. paragraph; in: Rights\n" in (root / "all.pot").read_text("utf-8")


# ------------------------------------------------------------------------------------------------- docs/tools.md


@pytest.fixture(scope="module")
def page() -> str:
    return (Path(__file__).parents[2] / "docs" / "tools.md").read_text("utf-8")


def merged(page: str, folder: Path, base: str, ours: str, theirs: str) -> tuple[int, str]:
    """What the merge driver of docs/tools.md makes of three versions of a file."""
    needs("msgcat", "git")
    found = re.search(r"^git config merge\.po\.driver '(.*)'$", page, re.MULTILINE)
    assert found
    command = found[1]
    for name, text in (("O", base), ("A", ours), ("B", theirs)):
        (folder / name).write_text(text, "utf-8")
        command = command.replace(f"%{name}", name)
    done = subprocess.run(["sh", "-c", command], cwd=folder, check=False, capture_output=True, timeout=60)
    return done.returncode, (folder / "A").read_text("utf-8")


@pytest.mark.validators
def test_the_merge_driver_joins_what_two_people_did(page: str, tmp_path: Path) -> None:
    base, wrapped = (TOOLS / "plain.po").read_text("utf-8"), (TOOLS / "poedit.po").read_text("utf-8")
    ours = base.replace('msgstr "Құқықтар"', 'msgstr "Құқық"')
    theirs = wrapped.replace('msgid "New text."\nmsgstr ""', 'msgid "New text."\nmsgstr "Жаңа мәтін."')
    code, text = merged(page, tmp_path, base, ours, theirs)
    assert code == 0
    assert 'msgstr "Құқық"' in text
    assert 'msgstr "Жаңа мәтін."' in text
    assert "X-Poedit-SearchPath-0" in text


@pytest.mark.validators
def test_a_conflict_of_two_people_is_named_and_left_alone(page: str, root: Path) -> None:
    base = path_of(root).read_text("utf-8")
    ours, theirs = (base.replace('msgstr "Құқықтар"', f'msgstr "{word}"') for word in ("Құқық", "Хақ"))
    code, text = merged(page, root, base, ours, theirs)
    path_of(root).write_text(text, "utf-8")
    line = text.splitlines().index("<<<<<<< ours") + 1
    run_update = publish("update", "--lang", "kk", "--root", root)
    assert (code, run_update.returncode) == (1, 1)
    assert f"report.po:{line}: error[bad-catalog]" in run_update.stderr
    assert path_of(root).read_text("utf-8") == text


def test_the_component_of_weblate_has_the_files_that_there_are(page: str, root: Path) -> None:
    found = re.search(r"^```json\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert found
    [component] = json.loads(found[1].replace("worker-rights", "report"))
    assert list(root.glob(component["filemask"])) == [path_of(root)]
    assert (root / component["new_base"]).is_file()
    discovery = re.search(r"`(locales/\(\?P<language>.*)`, the template for new translations `(.*)`", page)
    assert discovery
    place = re.fullmatch(discovery[1], path_of(root).relative_to(root).as_posix())
    assert place
    assert (root / discovery[2].replace("{{ component }}", place["component"])).is_file()


WITH_VALUES = [
    ("{date}`2019-06-09|day` {number}`7`", "{number}`7|gen` {date}`2019-06-09|day,loc`"),
    ("{money}`404000 KZT` ({percent}`71`)", "{percent}`71`, {money}`404000 KZT|dat`"),
]


@pytest.mark.parametrize(("msgid", "msgstr"), WITH_VALUES)
def test_the_placeholders_of_weblate_are_values_without_their_forms(page: str, msgid: str, msgstr: str) -> None:
    found = re.search(r'"check_flags": (".*"),', page)
    assert found
    expression = re.search(r'placeholders:r"(.*)"', json.loads(found[1]))
    assert expression
    assert len(re.findall(expression[1], msgid)) == 2
    assert sorted(re.findall(expression[1], msgid)) == sorted(re.findall(expression[1], msgstr))


def test_the_tags_of_omegat_are_what_must_stay(page: str) -> None:
    found = re.search(r"^ {7}(.+)$", page, re.MULTILINE)
    assert found
    text = "see [section {number}](#rights) of {date}`2019-06-09`[^n] and {abbr}`KNB`"
    assert re.findall(found[1], text) == ["{number}", "](#rights)", "{date}`2019-06-09`", "[^n]"]
