"""Write a file whole or not at all: what was there before stays until the new one is complete."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from publish.diagnostics import PublishError, error

TEMPORARY = ".tmp"
"""How the name of a file ends that is not complete yet; it begins with a dot and the name of the one it will be."""


def write_file(path: Path, data: bytes) -> None:
    """Write a file, with the folders that it needs. Raises PublishError if it cannot be written."""
    try:
        replace_file(path, data)
    except OSError as fault:
        hint = "choose another folder with --output"
        raise PublishError(error("cannot-write", f"'{path}': {fault.strerror}", None, hint)) from fault


def replace_file(path: Path, data: bytes, verify: Callable[[bytes], None] | None = None) -> None:
    """Put a new file in the place of `path`, synced to the disk. Raises OSError, and whatever `verify` raises.

    `verify` is given what was written, read back; if it raises, the old file stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=TEMPORARY)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if verify:
            verify(temporary.read_bytes())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make a new name last through a power cut. Not all file systems can: the file itself is whole either way."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
