"""Turn arguments into a run of `publish` as it is installed: what a user types, sees and gets."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

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


def build(root: Path, output: Path, *arguments: str | Path, env: Mapping[str, str] | None = None) -> None:
    """Build editions of a publication that has no fault, without a word."""
    run = publish("build", "--quiet", "--root", root, "--output", output, *arguments, env=env)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
