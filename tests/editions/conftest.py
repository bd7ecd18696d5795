"""Turn publications into editions, once for all workers of a session."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from tests.command import build, publish

Once = Callable[[str, Callable[[Path], None]], Path]
"""The folder of that name: the first worker to ask makes it, the others wait for it."""


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Once:
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder = shared / f"{name}-{testrun_uid}"
        with FileLock(f"{folder}.lock"):
            if not folder.exists():
                unfinished = folder.with_suffix(".unfinished")
                shutil.rmtree(unfinished, ignore_errors=True)  # another test asked for it, and making it failed
                make(unfinished)
                unfinished.rename(folder)  # it gets its name only when everything is in it
        return folder

    return made


@pytest.fixture(scope="session")
def editions(root: Path, once: Once) -> Path:
    """The folder that holds the nine editions of the repository's own publication."""
    return once("editions", lambda output: build(root, output))


@pytest.fixture(scope="session")
def scripts(root: Path, once: Once) -> Path:
    """The folder that holds its editions of Kazakh in Latin and in Arabic letters."""
    return once("scripts", lambda output: build(root, output, "--lang", "kk-Latn", "--lang", "kk-Arab"))


@pytest.fixture(scope="session")
def starter(once: Once) -> Path:
    """A new publication, with its nine editions in `output/`."""

    def make(folder: Path) -> None:
        assert publish("new", "--quiet", folder).returncode == 0
        build(folder, folder / "output")

    return once("starter", make)
