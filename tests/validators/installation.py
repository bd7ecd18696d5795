"""Turn a command's name into a run of what `make validators` installed."""

import os
import shutil
import subprocess
from pathlib import Path

CACHE = Path(os.environ.get("PUBLISH_VALIDATORS") or Path.home() / ".cache" / "publish-validators")
PYTHON = CACHE / "python"
NODE = CACHE / "node" / "node_modules"

SEARCH = os.pathsep.join(map(str, [PYTHON / "bin", NODE / ".bin", os.environ.get("PATH", os.defpath)]))
ENVIRONMENT = os.environ | {"PATH": SEARCH, "LC_ALL": "C.UTF-8"}


def absent(name: str, *commands: str) -> str | None:
    """Say which of the commands that validator `name` needs are not installed; None when all are there."""
    lacking = [command for command in commands if not shutil.which(command, path=SEARCH)]
    return f"{name}: {', '.join(lacking)} not installed (make validators)" if lacking else None


def wheel_file(pattern: str) -> Path | None:
    """A file that one of the pinned wheels brought, by its place in site-packages; None when it is not installed."""
    return next(PYTHON.glob(f"lib/python3*/site-packages/{pattern}"), None)


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command with the installed validators in front on its PATH; what it exits with is the caller's to judge."""
    return subprocess.run(
        command,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=ENVIRONMENT | environment,
        errors="replace",
        timeout=120,  # seconds; the slowest takes ten on two busy cores
    )
