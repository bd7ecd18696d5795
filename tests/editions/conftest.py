"""Turn the repository's own publication into editions, once for all workers of a session."""

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock


@pytest.fixture(scope="session")
def editions(root: Path, tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Path:
    """The folder that holds the nine editions: the first worker to ask builds them, the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    output = shared / f"editions-{testrun_uid}"
    with FileLock(f"{output}.lock"):
        if not output.exists():
            build(root, output)
    return output


def build(root: Path, output: Path) -> None:
    """Build as a user does; the folder gets its name only when everything is in it."""
    unfinished = output.with_suffix(".unfinished")
    publish = Path(sys.executable).with_name("publish")
    command: list[str | Path] = [publish, "build", "--quiet", "--root", root, "--output", unfinished]
    run = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr
    unfinished.rename(output)
