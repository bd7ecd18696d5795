"""Turn the catalogs of one language into a file for an agency."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from publish.diagnostics import PublishError, error
from publish.document.nodes import Publication
from publish.translation.exchange.tmx import write_tmx
from publish.translation.exchange.xliff import write_xliff


class Format(NamedTuple):
    """A format of exchange."""

    suffix: str
    write: Callable[[Publication, Path, str], bytes]


FORMATS: dict[str, Format] = {"xliff": Format(".xlf", write_xliff), "tmx": Format(".tmx", write_tmx)}


def export(publication: Publication, locales: Path, lang: str, format: str, folder: Path) -> Path:
    """Write `SLUG.LANG.xlf` or `SLUG.LANG.tmx` into a folder, whole or not at all. Raises PublishError."""
    if format not in FORMATS:
        hint = f"the formats are {', '.join(FORMATS)}"
        raise PublishError(error("unknown-format", f"there is no format '{format}' to export", None, hint))
    path = folder / f"{publication.slug}.{lang}{FORMATS[format].suffix}"
    data = FORMATS[format].write(publication, locales, lang)
    try:
        _write(path, data)
    except OSError as fault:
        hint = "choose another folder with --output"
        raise PublishError(error("cannot-write", f"'{path}': {fault.strerror}", None, hint)) from fault
    return path


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
