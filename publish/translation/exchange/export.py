"""Turn the catalogs of one language into a file for an agency."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from publish.diagnostics import PublishError, error
from publish.document.nodes import Publication
from publish.files import write_file
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
    write_file(path, data)
    return path
