"""Prove that each command does what its help says, and that a fault is a line and an exit code, never a traceback."""

import json
import re
import shutil
import tomllib
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest

from tests.command import fault, publish
from tests.publications import write_catalog, write_publication

COMMANDS = ("build", "extract", "update", "new", "info", "check", "spellings", "export", "import", "preview", "status")


# --------------------------------------------------------------------------------------------------------------- help


def test_the_help_names_every_command() -> None:
    run = publish("--help")
    assert (run.returncode, run.stderr) == (0, "")
    assert [name for name in COMMANDS if not re.search(rf"^\W*{name}\b", run.stdout, re.MULTILINE)] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_has_examples(command: str) -> None:
    run = publish(command, "--help")
    assert (run.returncode, run.stderr) == (0, "")
    usage, examples = run.stdout.split("Examples")
    assert f"publish {command}" in usage
    assert f"publish {command}" in examples


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["print"],
        ["build", "--paper"],
        ["build", "report"],
        ["build", "--lang"],
        ["new"],
        ["new", "one", "two"],
        ["update", "--format", "pdf"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2(arguments: list[str], tmp_path: Path) -> None:
    run = publish(*arguments, folder=tmp_path)
    assert run.returncode == 2
    assert "Usage: publish" in run.stdout + run.stderr or "Error" in run.stderr
    assert "Traceback" not in run.stderr
    assert not list(tmp_path.iterdir())


# -------------------------------------------------------------------------------------------------------------- faults


@pytest.fixture
def sample(tmp_path: Path, root: Path) -> Path:
    """A small publication without a fault."""
    (tmp_path / "styles").symlink_to(root / "styles")
    return write_publication(tmp_path, "# Rights {#rights}\n\nText.\n")


@pytest.mark.parametrize("command", ["build", "extract", "update", "info"])
def test_a_folder_without_a_publication_is_one_line(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hint = "hint: name its folder with --root, or make one with 'publish new DIR'\n"
    for folder in (tmp_path, tmp_path / "gone"):
        line = f"error[no-publication]: '{folder}' holds no content/publication.toml, {hint}"
        assert fault(command, "--root", folder) == line
    monkeypatch.chdir(tmp_path)
    assert fault(command) == f"error[no-publication]: '.' holds no content/publication.toml, {hint}"


@pytest.mark.parametrize("command", ["build", "update"])
def test_an_unknown_language_is_one_line(command: str, sample: Path) -> None:
    hint = "the languages are en, kk, kk-Latn, kk-Arab, ru"
    found = fault(command, "--root", sample, "--lang", "kk", "--lang", "tlh")
    assert found == f"error[unknown-language]: there is no language 'tlh', hint: {hint}\n"


def test_unknown_formats_and_languages_are_told_together(sample: Path) -> None:
    lines = fault("build", "--root", sample, "--format", "mobi", "--lang", "tlh").splitlines()
    assert lines[0].startswith("error[unknown-language]: there is no language 'tlh'")
    assert lines[1] == "error[unknown-format]: there is no format 'mobi', hint: the formats are pdf, docx, epub"
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ('languages = ["en", "tlh"]', r"content/publication\.toml:1:1: error\[unknown-language\]: .*'tlh'"),
        ('language = "tlh"', r"content/publication\.toml:1:1: error\[unknown-language\]: .*'tlh'"),
        ('formats = ["pdf", "mobi"]', r"content/publication\.toml:1:1: error\[unknown-format\]: .*'mobi'"),
        ('theme = "book"', r"styles/book/theme\.toml: error\[unknown-theme\]: there is no theme 'book'"),
        ('[[documents]]\npath = "gone.md"', r"content/publication\.toml:12:1: error\[missing-file\]: 'gone\.md'"),
        ('title = "A', r"content/publication\.toml:1:\d+: error\[bad-toml\]"),
    ],
    ids=["language", "source language", "format", "theme", "chapter", "toml"],
)
def test_an_unknown_name_in_the_settings_is_one_line_with_its_place(settings: str, line: str, sample: Path) -> None:
    options = ["--lang", "en"] if "theme" in settings else []  # else it would be found by a process for each language
    write_publication(sample, f"# Rights {{#rights}}\n=== publication.toml\n{settings}\n")
    assert re.fullmatch(rf"{line}.*, hint: .*\n", fault("build", "--root", sample, *options))


def test_an_unknown_source_language_is_one_line_whatever_is_built(sample: Path) -> None:
    write_publication(sample, '# Droits {#rights}\n=== publication.toml\nlanguage = "fr"\nlanguages = ["kk"]\n')
    found = fault("build", "--root", sample, "--lang", "kk", "--format", "epub")
    assert re.fullmatch(r".*error\[unknown-language\]: there is no language 'fr', hint: .*\n", found)


def test_a_chapter_that_is_missing_is_one_line_though_others_refer_to_it(sample: Path) -> None:
    documents = '[[documents]]\npath = "report.md"\n[[documents]]\npath = "gone.md"\n'
    write_publication(sample, f"# One {{#one}}\n\nSee [{{number}}](#two).\n=== publication.toml\n{documents}")
    assert fault("build", "--root", sample) == (
        "content/publication.toml:14:1: error[missing-file]: 'gone.md': No such file or directory, "
        "hint: paths are relative to content/\n"
    )


def test_faults_are_told_in_the_same_order_each_time(sample: Path) -> None:
    notes = "".join(f"[^{name}]: Not called.\n\n" for name in "abcdefgh")
    write_publication(sample, f"# One {{#one}}\n\n{notes}")
    runs = {publish("info", "--root", sample, env={"PYTHONHASHSEED": seed}).stderr for seed in "123"}
    assert len(runs) == 1


def test_a_fault_goes_to_standard_error_and_exits_with_1(sample: Path) -> None:
    (sample / "content" / "report.md").write_text("# One\n")
    run = publish("build", folder=sample)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith("content/report.md:1:1: error[missing-id]: the heading 'One' has no id, hint: write ")
    assert run.stderr.count("\n") == 1


def test_brackets_in_a_fault_are_told_as_they_are(sample: Path) -> None:
    write_publication(sample, "# One {#one}\n\nA [bold]word[/bold][^red]\n")
    line = "content/report.md:3:1: error[unknown-note]: there is no note 'red', hint: write [^red]: and the note's text"
    assert fault("info", "--root", sample) == f"{line}\n"


# ----------------------------------------------------------------------------------------------------------- commands


def test_new_makes_a_publication_of_its_own(tmp_path: Path) -> None:
    before = datetime.now().astimezone().date()
    run = publish("new", "one", folder=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "one is ready: publish build --root one\n"
    assert publish("new", tmp_path / "deep" / "two", "--quiet").stdout == ""
    one, two = (
        tomllib.loads((tmp_path / folder / "content" / "publication.toml").read_text("utf-8"))
        for folder in ("one", "deep/two")
    )
    assert UUID(one["id"]) != UUID(two["id"])
    assert before <= one["date"] <= datetime.now().astimezone().date()
    assert publish("info", "--root", "one", folder=tmp_path).returncode == 0


@pytest.mark.parametrize("theme", ["report", "brief"])
def test_new_offers_every_theme(theme: str, tmp_path: Path) -> None:
    assert publish("new", "--quiet", "--theme", theme, folder=tmp_path).returncode == 2, "a folder is named"
    folder = tmp_path / theme
    assert publish("new", "--quiet", folder, "--theme", theme).returncode == 0
    assert f'\ntheme = "{theme}"  # ' in (folder / "content" / "publication.toml").read_text("utf-8")
    assert publish("build", "--quiet", "--root", folder, "-l", "kk", "-f", "docx").returncode == 0
    assert fault("new", tmp_path / "other", "--theme", "x") == (
        "error[unknown-theme]: there is no theme 'x', hint: the themes are brief, report\n"
    )
    assert not (tmp_path / "other").exists()


def test_new_takes_an_empty_folder_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert publish("new", "--quiet", tmp_path / "empty").returncode == 0
    (tmp_path / "file").write_text("mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("mine")
    for name in ("file", "full"):
        folder = tmp_path / name
        line = f"error[folder-exists]: '{folder}' exists and is not empty, hint: name a new folder\n"
        assert fault("new", folder) == line
    assert {path.read_text() for path in (tmp_path / "file", tmp_path / "full" / "file")} == {"mine"}
    assert fault("new", tmp_path / "file" / "below").startswith("error[cannot-write]: ")


def test_extract_writes_templates_and_says_which(sample: Path) -> None:
    run = publish("extract", folder=sample)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines() == ["locales/publication.pot  4 messages", "locales/report.pot  2 messages"]
    assert sorted(path.name for path in (sample / "locales").rglob("*")) == ["publication.pot", "report.pot"]
    assert publish("extract", "--quiet", folder=sample).stdout == ""


def test_update_writes_catalogs_and_counts(sample: Path) -> None:
    write_catalog(sample, "kk", "report", {"Rights": "Құқықтар", "Children": "Балалар"})
    run = publish("update", "--lang", "kk", folder=sample)
    assert (run.returncode, run.stderr) == (0, "")
    assert [line.split() for line in run.stdout.splitlines()] == [
        ["catalog", "messages", "translated", "fuzzy", "obsolete"],
        ["locales/kk/LC_MESSAGES/publication.po", "4", "0", "0", "0"],
        ["locales/kk/LC_MESSAGES/report.po", "2", "1", "0", "1"],
    ]
    assert not (sample / "locales" / "ru").exists()
    assert (sample / "locales" / "report.pot").is_file()
    assert publish("update", "--quiet", folder=sample).stdout == ""
    assert (sample / "locales" / "ru" / "LC_MESSAGES" / "report.po").is_file()


def test_update_leaves_a_broken_catalog_alone(sample: Path) -> None:
    broken = write_catalog(sample, "kk", "report", {"Rights": "Құқықтар"})
    text = broken.read_text("utf-8") + "<<<<<<< ours\n"
    broken.write_text(text, "utf-8")
    assert fault("update", "--root", sample).startswith("locales/kk/LC_MESSAGES/report.po:8: error[bad-catalog]: ")
    assert broken.read_text("utf-8") == text


def test_spellings_lists_the_words_in_doubt(sample: Path) -> None:
    write_catalog(sample, "kk", "report", {"Rights": "Цирк", "Text.": "Цирк пен ЮНЕСКО."})
    (sample / "locales" / "spellings.toml").write_text('[kk-Latn]\n"ЮНЕСКО" = "UNESCO"\n', "utf-8")
    run = publish("spellings", "kk-Latn", folder=sample)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "Цирк\tSirk\t2\tno rule for ц\tlocales/kk/LC_MESSAGES/report.po:6\n"
    assert fault("spellings", "ru", "--root", sample) == (
        "error[unknown-language]: no language in another script is called 'ru', "
        "hint: the languages are kk-Latn, kk-Arab\n"
    )


def test_catalogs_of_a_language_serve_its_other_scripts(sample: Path) -> None:
    run = publish("update", "--lang", "kk-Latn", "--lang", "kk-Arab", folder=sample)
    assert (run.returncode, run.stderr) == (0, "")
    assert sorted(path.name for path in (sample / "locales").iterdir() if path.is_dir()) == ["kk"]


def test_info_tells_what_a_publication_holds(sample: Path) -> None:
    write_catalog(sample, "kk", "report", {"Rights": "Құқықтар", "Text.": "Мәтін."})
    run = publish("info", folder=sample)
    assert (run.returncode, run.stderr) == (0, "")
    assert [line.rstrip() for line in run.stdout.splitlines()] == [
        "title       A sample",
        "identifier  urn:uuid:11111111-2222-4333-8444-555555555555",
        "date        2001-02-03",
        "theme       report",
        "formats     pdf, docx, epub",
        "files       report.md",
        "size        2 words, 0 tables, 0 figures",
        "en          source",
        "kk          13 words: 15 % translated, 0 % reviewed, 0 % approved",
        "ru          13 words: 0 % translated, 0 % reviewed, 0 % approved",
    ]


def test_a_long_path_stays_on_one_line(sample: Path) -> None:
    folder = sample / ("a-long-name-" * 8) / ("another-long-name-" * 8)
    folder.mkdir(parents=True)
    for part in ("content", "styles"):
        shutil.copytree(sample / part, folder / part)
    run = publish("update", "--lang", "kk", "--root", folder)
    assert str(folder / "locales" / "kk" / "LC_MESSAGES" / "report.po") in run.stdout


@pytest.mark.parametrize(("format", "name"), [("xliff", "sample.kk.xlf"), ("tmx", "sample.kk.tmx")])
def test_export_writes_a_file_for_an_agency(sample: Path, format: str, name: str) -> None:
    publish("update", "--lang", "kk", folder=sample)
    run = publish("export", "--lang", "kk", "--format", format, folder=sample)
    assert (run.returncode, run.stderr, run.stdout) == (0, "", f"output/exchange/{name}\n")
    assert [path.name for path in (sample / "output" / "exchange").iterdir()] == [name]


def test_import_takes_what_fits_and_names_the_rest(sample: Path) -> None:
    publish("update", "--lang", "kk", folder=sample)
    publish("export", "--lang", "kk", "--format", "xliff", "--output", ".", folder=sample)
    path = sample / "sample.kk.xlf"
    for source, target in (("Rights", "Құқықтар"), ("Text.", "Мәтін.")):
        old = f'<segment state="initial">\n        <source>{source}</source>'
        new = old.replace("initial", "translated") + f"<target>{target}</target>"
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    (sample / "content" / "report.md").write_text("# Rights {#rights}\n\nNew text.\n", "utf-8")
    publish("update", "--lang", "kk", folder=sample)
    run = publish("import", path.name, folder=sample)
    assert run.returncode == 1
    assert re.fullmatch(r"sample\.kk\.xlf:\d+: error\[changed-source\]: [^\n]+\n", run.stderr)
    assert [line.split() for line in run.stdout.splitlines()] == [
        ["language", "taken", "fuzzy", "unchanged", "untranslated"],
        ["kk", "1", "0", "0", "4"],
    ]
    assert 'msgid "Rights"\nmsgstr "Құқықтар"\n' in (sample / "locales/kk/LC_MESSAGES/report.po").read_text("utf-8")


def test_export_names_what_there_is_not(sample: Path) -> None:
    line = "error[unknown-format]: there is no format 'csv' to export, hint: the formats are xliff, tmx\n"
    assert fault("export", "--lang", "kk", "--format", "csv", "--root", sample) == line
    for lang in ("en", "de", "kk-Latn"):
        said = fault("export", "--lang", lang, "--format", "tmx", "--root", sample)
        assert said.startswith(f"error[unknown-language]: there are no catalogs in '{lang}', hint: ")
    assert "error[stale-catalog]" in fault("export", "--lang", "ru", "--format", "tmx", "--root", sample)


# ------------------------------------------------------------------------------------------------- preview and status


def test_preview_writes_what_a_translator_looks_at(sample: Path) -> None:
    write_catalog(sample, "kk", "report", {"Rights": "Құқықтар", "Text.": "{bad}`x`"})
    run = publish("preview", "--lang", "kk", "--format", "pdf,epub", folder=sample)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines() == ["output/sample.kk.preview.pdf", "output/sample.kk.preview.epub"]
    names = sorted(path.name for path in (sample / "output").iterdir())
    assert names == ["sample.kk.preview.epub", "sample.kk.preview.pdf"]


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (("--lang", "tlh"), "error[unknown-language]: there is no language 'tlh', hint: the languages are en, kk"),
        (("--lang", "qps"), "error[unknown-language]: there is no language 'qps', hint: the languages are en, kk"),
        (("--lang", "en"), "error[no-catalog]: 'en' is the language of the content: there is nothing to translate"),
        (("--format", "docx"), "error[unknown-format]: there is no preview in the format 'docx', hint: the formats of"),
    ],
    ids=("language", "pseudo-language", "source language", "format"),
)
def test_preview_of_what_there_is_not(options: tuple[str, ...], line: str, sample: Path) -> None:
    assert fault("preview", "--root", sample, *options).startswith(line)
    assert not (sample / "output").exists()


def test_status_prints_a_table_and_what_there_is_to_do(sample: Path) -> None:
    write_catalog(sample, "kk", "report", {"Rights": "Құқықтар", "Old.": "Ескі."})
    assert publish("update", "--quiet", folder=sample).returncode == 0
    (sample / "locales" / "ru" / "LC_MESSAGES" / "report.po").write_text("<<<<<<< ours\n")
    run = publish("status", "--html", "site/status.html", folder=sample)
    assert (run.returncode, run.stderr) == (0, "")
    *rows, remark = run.stdout.splitlines()
    assert [row.split() for row in rows] == [
        ["messages", "words", "untranslated", "fuzzy", "translated", "reviewed", "approved", "to", "update"],
        ["kk", "6", "13", "12", "0", "1", "0", "0", "0"],
        ["publication", "4", "11", "11", "0", "0", "0", "0", "0"],
        ["report", "2", "2", "1", "0", "1", "0", "0", "0"],
        ["ru", "4", "11", "11", "0", "0", "0", "0", "0"],
        ["publication", "4", "11", "11", "0", "0", "0", "0", "0"],
        ["report", "?", "?", "?", "?", "?", "?", "?", "?"],
    ]
    assert remark.startswith("locales/ru/LC_MESSAGES/report.po:1: error[bad-catalog]: ")
    page = (sample / "site" / "status.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "A sample" in page


def test_status_for_programs_is_json(sample: Path) -> None:
    run = publish("status", "--lang", "kk", "--json", folder=sample)
    assert (run.returncode, run.stderr) == (0, "")
    found = json.loads(run.stdout)
    assert (found["format"], found["current"]) == (1, False)
    assert [each["lang"] for each in found["languages"]] == ["kk"]


def test_pseudo_languages_are_built_and_not_offered(sample: Path) -> None:
    run = publish("build", "--quiet", "--lang", "qps", "--format", "epub", folder=sample)
    assert (run.returncode, run.stderr) == (0, "")
    assert [path.name for path in (sample / "output").iterdir()] == ["sample.qps.epub"]
    assert "qps" not in fault("build", "--root", sample, "--lang", "tlh")
    write_publication(sample, '# Rights {#rights}\n=== publication.toml\nlanguages = ["en", "qps"]\n')
    assert "error[unknown-language]: there is no language 'qps'" in fault("build", "--root", sample)


# --------------------------------------------------------------------------------------------------------------- check


def test_check_tells_what_is_wrong_and_exits_with_1(sample: Path) -> None:
    write_publication(sample, "# Rights {#rights}\n\nIn 2019.\n")
    write_catalog(sample, "kk", "report", {"Rights": "Құқықтар", "In 2019.": "2018 жылы."})
    run = publish("check", "--lang", "kk", "--file", "report", folder=sample)
    lines = run.stdout.splitlines()
    assert run.returncode == 1
    assert "locales/kk/LC_MESSAGES/report.po:9: error[numbers]: the translation lacks the number '2019'" in run.stdout
    assert len([line for line in lines if ": error[" in line]) == 1
    assert re.fullmatch(r"1 error, 0 warnings, \d notes?\n", run.stderr)


def test_check_lets_warnings_pass_unless_it_is_strict(sample: Path) -> None:
    write_publication(sample, "# Rights {#rights}\n\nA *strong* word.\n")
    write_catalog(sample, "kk", "report", {"Rights": "Құқықтар", "A *strong* word.": "Күшті сөз."})
    arguments = ("check", "--lang", "kk", "--file", "report")
    run = publish(*arguments, folder=sample)
    assert ("warning[emphasis]" in run.stdout, run.returncode) == (True, 0)
    assert publish(*arguments, "--strict", folder=sample).returncode == 1
    assert publish(*arguments, "--quiet", folder=sample).stdout == ""


def test_check_prints_json_and_refuses_other_formats(sample: Path) -> None:
    run = publish("check", "--format", "json", folder=sample)
    assert (run.returncode, json.loads(run.stdout)["version"]) == (0, 1)
    assert publish("check", "--format", "xml", folder=sample).returncode == 2
    line = fault("check", "--root", sample, "--file", "gone")
    assert line.startswith("error[missing-file]: nothing is called 'gone'")
