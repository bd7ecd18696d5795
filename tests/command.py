"""Turn arguments into a run of `publish` as it is installed: what a user types, sees and gets."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from publish.cli import main

PUBLISH = Path(sys.executable).with_name("publish")


def publish(
    *arguments: str | Path, folder: Path | None = None, env: Mapping[str, str] | None = None, timeout: float = 300
) -> subprocess.CompletedProcess[str]:
    """Run `publish` in `folder`, with `env` on top of this process's environment."""
    return subprocess.run(
        [PUBLISH, *arguments],
        cwd=folder,
        env={**os.environ, "COLUMNS": "100", **(env or {})},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=timeout,
    )


def fault(*arguments: str | Path) -> str:
    """What `publish` says of input that is wrong. It runs in this process, which has imported all that it needs."""
    out, err = io.StringIO(), io.StringIO()
    code: object = None
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = end.code
    assert (code, out.getvalue()) == (1, "")
    return err.getvalue()


def build(root: Path, output: Path, *arguments: str | Path, env: Mapping[str, str] | None = None) -> None:
    """Build editions of a publication that has no fault, without a word."""
    run = publish("build", "--quiet", "--root", root, "--output", output, *arguments, env=env)
    assert run.stderr == ""
    assert (run.returncode, run.stdout) == (0, "")
