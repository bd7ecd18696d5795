"""Turn a run that is killed, a full disk, or another run into a catalog that is whole: the old one or the new one."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from publish.content.tree import read_publication
from publish.diagnostics import PublishError
from publish.translation import catalogs
from publish.translation.catalogs import read_catalog, write_catalog
from publish.translation.update import extract, update
from tests.publications import write_publication

CATALOG = "locales/kk/LC_MESSAGES/report.po"
HEAD = 'msgid ""\nmsgstr "Language: kk\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
ENTRY = 'msgid "Rights"\nmsgstr "Құқықтар"\n'

KILLED = """
import os, signal, sys, time
from pathlib import Path
from publish.content.tree import read_publication
from publish.translation.update import update

folder = Path(sys.argv[1])
path = folder / "locales/kk/LC_MESSAGES/report.po"
publication = read_publication(folder / "content")
old = path.read_bytes()
start = time.perf_counter()
update(publication, folder / "locales", "kk")
length = time.perf_counter() - start
new = path.read_bytes()
seen = set()
for point in range(60):
    path.write_bytes(old)
    child = os.fork()
    if not child:
        update(publication, folder / "locales", "kk")
        os._exit(0)
    time.sleep(length * 2 * point / 60)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    seen.add({old: "old", new: "new"}[path.read_bytes()])
update(publication, folder / "locales", "kk")
assert path.read_bytes() == new
print(*sorted(seen))
"""


def test_a_run_that_is_killed_at_any_moment_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    paragraphs = "".join(f"The sentence of number {number}.\n\n" for number in range(400))
    entries = "".join(
        f'msgid "The sentence of number {number}."\nmsgstr "{number}-сөйлем."\n\n' for number in range(400)
    )
    write_publication(tmp_path, f"# Rights {{#rights}}\n\n{paragraphs}=== {CATALOG}\n{HEAD}{entries}")
    run = _python(KILLED, tmp_path)
    assert (run.stderr, run.returncode) == ("", 0)
    assert run.stdout == "new old\n"
    left = [path.name for path in (tmp_path / "locales").rglob("*") if path.is_file()]
    assert sorted(left) == ["publication.po", "report.po"]


FULL = """
import resource, sys
from pathlib import Path
from publish.content.tree import read_publication
from publish.diagnostics import PublishError
from publish.translation.update import update

folder = Path(sys.argv[1])
publication = read_publication(folder / "content")
resource.setrlimit(resource.RLIMIT_FSIZE, (900, 900))
try:
    update(publication, folder / "locales", "kk")
except PublishError as fault:
    print(fault)
"""


def test_a_disk_that_takes_no_more_leaves_the_old_file(tmp_path: Path) -> None:
    text = f"# Rights {{#rights}}\n\n{'A long text. ' * 100}\n"
    write_publication(tmp_path, f"{text}=== {CATALOG}\n{HEAD}{ENTRY}")
    update(read_publication(tmp_path / "content"), tmp_path / "locales", "kk")
    (tmp_path / CATALOG).write_text(HEAD + ENTRY, "utf-8")
    run = _python(FULL, tmp_path)
    hint = "hint: the file was left as it was"
    assert (run.stdout, run.stderr) == (f"{CATALOG}: error[cannot-write]: File too large, {hint}\n", "")
    assert (tmp_path / CATALOG).read_text("utf-8") == HEAD + ENTRY
    assert [path.name for path in (tmp_path / CATALOG).parent.glob(".*")] == []


def _python(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, folder], capture_output=True, check=False, encoding="utf-8", timeout=300
    )


# ------------------------------------------------------------------------------------------------------------- the lock


HOLDING = """
import sys, time
from pathlib import Path
from publish.translation.catalogs import locked
with locked(Path(sys.argv[1]) / "locales"):
    print("held", flush=True)
    time.sleep(300)
"""


def test_two_runs_do_not_write_at_once_and_a_dead_one_holds_nobody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_publication(tmp_path, f"# Rights {{#rights}}\n=== {CATALOG}\n{HEAD}{ENTRY}")
    publication = read_publication(tmp_path / "content")
    monkeypatch.setattr(catalogs, "PATIENCE", 0.2)
    with subprocess.Popen([sys.executable, "-c", HOLDING, tmp_path], stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(PublishError) as raised:
            update(publication, tmp_path / "locales", "kk")
        assert str(raised.value) == (
            "locales: error[locked]: another run of publish is writing catalogs here; nothing was written, "
            "hint: wait until it has ended, and try again"
        )
        with pytest.raises(PublishError, match=r"error\[locked\]"):
            extract(publication, tmp_path / "locales")
        assert (tmp_path / CATALOG).read_text("utf-8") == HEAD + ENTRY
        other.send_signal(signal.SIGKILL)
    update(publication, tmp_path / "locales", "kk")
    assert (tmp_path / CATALOG).read_text("utf-8") != HEAD + ENTRY
    assert not list((tmp_path / "locales").glob(".*"))


# ------------------------------------------------------------------------------------------- what stands in the place


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    write_publication(tmp_path, f"# Rights {{#rights}}\n=== locales/shared/report.po\n{HEAD}{ENTRY}")
    (tmp_path / CATALOG).parent.mkdir(parents=True)
    (tmp_path / CATALOG).symlink_to("../../shared/report.po")
    update(read_publication(tmp_path / "content"), tmp_path / "locales", "kk")
    assert (tmp_path / CATALOG).is_symlink()
    assert "heading 1" in (tmp_path / "locales" / "shared" / "report.po").read_text("utf-8")


@pytest.mark.parametrize("target", ["nowhere.po", "report.po"])
def test_a_link_that_leads_nowhere_or_to_itself_is_named(tmp_path: Path, target: str) -> None:
    write_publication(tmp_path, "# Rights {#rights}\n")
    (tmp_path / CATALOG).parent.mkdir(parents=True)
    (tmp_path / CATALOG).symlink_to(target)
    with pytest.raises(PublishError, match=rf"^{CATALOG}: error\[bad-catalog\]: (No such file|Too many levels)"):
        update(read_publication(tmp_path / "content"), tmp_path / "locales", "kk")
    assert (tmp_path / CATALOG).is_symlink()


def test_a_file_that_is_read_only_stays_as_it_is(tmp_path: Path) -> None:
    write_publication(tmp_path, f"# Rights {{#rights}}\n=== {CATALOG}\n{HEAD}{ENTRY}")
    (tmp_path / CATALOG).chmod(0o444)
    with pytest.raises(PublishError, match=rf"^{CATALOG}: error\[cannot-write\]: the file is read-only, hint: "):
        update(read_publication(tmp_path / "content"), tmp_path / "locales", "kk")
    assert (tmp_path / CATALOG).read_text("utf-8") == HEAD + ENTRY


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    write_publication(tmp_path, "# Rights {#rights}\n=== locales/kk\nA note.\n")
    with pytest.raises(PublishError, match=r"^locales/kk/LC_MESSAGES/publication\.po: error\[cannot-write\]: "):
        update(read_publication(tmp_path / "content"), tmp_path / "locales", "kk")
    (tmp_path / "locales" / "kk").unlink()
    (tmp_path / "locales").rmdir()
    (tmp_path / "locales").write_text("A note.\n")
    with pytest.raises(PublishError, match=r"^locales: error\[cannot-write\]: "):
        update(read_publication(tmp_path / "content"), tmp_path / "locales", "kk")


# ------------------------------------------------------------------------------------------------------ what is refused


def test_what_an_editor_saves_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    write_publication(tmp_path, f"# Rights {{#rights}}\n=== {CATALOG}\n{HEAD}{ENTRY}")
    path, locales = tmp_path / CATALOG, tmp_path / "locales"
    catalog = read_catalog(path, locales)
    saved = HEAD + ENTRY + '\nmsgid "Text."\nmsgstr "Мәтін."\n'
    path.write_text(saved, "utf-8")
    catalog["Rights"].flags.add("fuzzy")
    with pytest.raises(
        PublishError, match=rf"^{CATALOG}: error\[unsafe-write\]: translations or remarks would be lost"
    ):
        write_catalog(path, catalog, locales)
    with pytest.raises(PublishError, match="unsafe-write"):
        write_catalog(path, catalog, locales, edited=True)
    assert path.read_text("utf-8") == saved


def test_a_translator_s_new_words_may_be_written_and_an_emptied_translation_may_not(tmp_path: Path) -> None:
    write_publication(tmp_path, f"# Rights {{#rights}}\n=== {CATALOG}\n{HEAD}{ENTRY}")
    path, locales = tmp_path / CATALOG, tmp_path / "locales"
    for words, edited, good in (("Құқық", False, False), ("Құқық", True, True), ("", True, False)):
        catalog = read_catalog(path, locales)
        catalog["Rights"].string = words
        if good:
            assert write_catalog(path, catalog, locales, edited=edited)
        else:
            with pytest.raises(PublishError, match="unsafe-write"):
                write_catalog(path, catalog, locales, edited=edited)
    assert read_catalog(path, locales)["Rights"].string == "Құқық"
