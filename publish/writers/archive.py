"""Turn named bytes into a ZIP archive that is the same, byte for byte, whenever and wherever it is made."""

import io
import zipfile
from collections.abc import Collection, Iterable

# The earliest moment that a ZIP can tell: nobody learns when or in which time zone the file was made.
EPOCH = (1980, 1, 1, 0, 0, 0)
UNIX = 3
REGULAR_FILE = 0o100644 << 16


def deterministic_zip(members: Iterable[tuple[str, bytes]], stored: Collection[str] = ()) -> bytes:
    """Pack `members` (name, content) in the order given; those named in `stored` are not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members:
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(_entry(name), content, compress_type=method, compresslevel=9)
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.create_system = UNIX  # zipfile would write the system that it runs on
    entry.external_attr = REGULAR_FILE
    return entry
