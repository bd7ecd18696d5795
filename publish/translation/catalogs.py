"""Read and write gettext catalogs: the only module that opens `locales/`.

A catalog is written whole or not at all: to a temporary file, synced, parsed back, compared, and only then put in the
place of the old one.
"""

import io
import os
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.catalog import Message as PoMessage
from babel.messages.pofile import PoFileError, PoFileParser, denormalize, write_po

from publish.diagnostics import PublishError, Span, error

UNWRAPPED = 1_000_000  # width=0 would still wrap comments, and a translator's comment would change
# Those that Babel keeps as attributes; it would drop all others.
OWN_HEADERS = {
    "project-id-version", "report-msgid-bugs-to", "pot-creation-date", "po-revision-date", "last-translator",
    "language", "language-team", "plural-forms", "mime-version", "content-type", "content-transfer-encoding",
    "generated-by",
}  # fmt: skip


def template_path(locales: Path, domain: str) -> Path:
    """Where the template of a domain lies: `locales/worker-rights.pot`."""
    return locales / f"{domain}.pot"


def catalog_path(locales: Path, lang: str, domain: str) -> Path:
    """Where the catalog of a domain lies: `locales/kk/LC_MESSAGES/worker-rights.po`."""
    return locales / lang.replace("-", "_") / "LC_MESSAGES" / f"{domain}.po"


class Po(PoCatalog):
    """A Babel catalog that keeps the header fields of other tools (X-Generator, X-Poedit-...)."""

    def __init__(self, locale: str | None = None, fuzzy: bool = False, **options: Any) -> None:
        super().__init__(locale, charset="utf-8", fuzzy=fuzzy, **options)
        self.msgid_bugs_address = self.last_translator = ""  # not Babel's EMAIL@ADDRESS: a header names nobody
        self.language_team = locale or ""
        self.other_headers: tuple[tuple[str, str], ...] = ()

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        headers = [(name, value) for name, value in super()._get_mime_headers() if value and name != "Generated-By"]
        headers += self.other_headers
        return [*headers[:-1], (headers[-1][0], f"{headers[-1][1]}\n")]  # Babel joins them and ends none

    def _set_mime_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        headers = list(headers)
        super()._set_mime_headers(headers)
        self.other_headers = tuple((name, value) for name, value in headers if name.lower() not in OWN_HEADERS)

    mime_headers = property(_get_mime_headers, _set_mime_headers)


class _Parser(PoFileParser):
    """Babel's parser, which would turn `#| msgid` (what a fuzzy entry was before) into a translator's comment."""

    def __init__(self, catalog: Po) -> None:
        super().__init__(catalog, abort_invalid=True)
        self.previous: list[str] = []

    def _process_comment(self, line: str) -> None:
        if line.startswith("#|"):
            self._finish_current_message()
            self.previous.append(line[2:].strip())
        else:
            super()._process_comment(line)

    def _add_message(self) -> None:
        msgid = self.messages[0].denormalize()
        context = self.context.denormalize() if self.context else None  # type: ignore[redundant-expr]  # Babel's types
        obsolete, flags = self.obsolete, list(self.flags)
        if not obsolete and msgid and self.catalog.get(msgid, context):
            raise PoFileError(f"the message {msgid[:40]!r} stands here a second time", self.catalog, "", self.offset)
        super()._add_message()
        message = (
            self.catalog.obsolete.get(self.catalog._key_for(msgid, context))
            if obsolete
            else self.catalog.get(msgid, context)
        )
        if message is not None and self.previous:
            message.previous_id = [denormalize("\n".join(self.previous).removeprefix("msgid "))]
        if message is not None and msgid:
            message.flags = set(flags)  # Babel would guess python-format; an obsolete entry would lose its own
        self.previous = []


def _place(path: Path, locales: Path) -> str:
    """The file's name as a translator would say it: `locales/kk/LC_MESSAGES/report.po`."""
    return f"{locales.name}/{path.resolve().relative_to(locales.resolve())}"


def read_catalog(path: Path, locales: Path) -> Po:
    """Parse a .po or .pot file. Raises PublishError with `file.po:line` when it is broken; nothing is repaired."""
    place = _place(path, locales)
    catalog = Po()
    try:
        text = path.read_text("utf-8")
        _Parser(catalog).parse(io.StringIO(text))
    except UnicodeDecodeError as fault:
        line = path.read_bytes()[: fault.start].count(b"\n") + 1
        raise PublishError(error("bad-encoding", "not UTF-8", Span(place, line), "save the file as UTF-8")) from fault
    except PoFileError as fault:
        span = Span(place, (fault.lineno or 0) + 1)
        raise PublishError(
            error("bad-catalog", str(fault), span, "mend the file by hand; it was not touched")
        ) from fault
    except OSError as fault:
        raise PublishError(
            error("bad-catalog", fault.strerror or "unreadable", Span(place), "see its rights")
        ) from fault
    return catalog


def write_catalog(path: Path, catalog: Po, locales: Path) -> bool:
    """Write a catalog unless the file already holds the same bytes; tells whether it wrote.

    Raises PublishError, and leaves the old file as it was, if translations would be lost on the way.
    """
    data = _serialize(catalog)
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _verify(Path(temporary), path, catalog, locales)
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return True


def _serialize(catalog: Po) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=UNWRAPPED, include_previous=True)
    return buffer.getvalue().rstrip(b"\n") + b"\n"


def _verify(temporary: Path, path: Path, catalog: Po, locales: Path) -> None:
    place = Span(_place(path, locales))
    written = read_catalog(temporary, locales)
    if _content(written) != _content(catalog):
        raise PublishError(error("unsafe-write", "the catalog does not read back as it was", place, "report this"))
    if path.exists() and _translations(read_catalog(path, locales)) > _translations(catalog):
        raise PublishError(
            error("unsafe-write", "translations would be lost; the file was left alone", place, "report this")
        )


def _content(catalog: Po) -> list[tuple[object, ...]]:
    return [
        (m.id, m.string or "", m.context, sorted(m.flags), m.user_comments, list(m.previous_id))
        for m in (*catalog, *catalog.obsolete.values())
        if m.id
    ]


def _translations(catalog: Po) -> int:
    """How many entries hold a translation, living and obsolete."""
    return sum(1 for message in (*catalog, *catalog.obsolete.values()) if message.id and message.string)


def new_catalog(lang: str | None, project: str, moment: datetime) -> Po:
    """An empty catalog (`lang` None: a template) whose header says what it is."""
    catalog = Po(
        locale=lang.replace("-", "_") if lang else None,
        project=project,
        version="1.0",
        creation_date=moment,
        revision_date=moment,
    )
    catalog.header_comment = f"# {'Translations' if lang else 'Template'} of «{project}»."
    return catalog


def add_message(catalog: Po, msgid: str, place: tuple[str, int], comments: Iterable[str]) -> None:
    """Add a message of ours; one that is there already gets one more place."""
    catalog.add(msgid, locations=[place], auto_comments=comments)
    catalog[msgid].flags = set()  # Babel takes braces and percent signs for Python's formats


def copy_message(message: PoMessage) -> PoMessage:
    """A copy that can be changed without changing the catalog that `message` came from."""
    copy = message.clone()
    copy.previous_id, copy.flags = list(message.previous_id), set(message.flags)
    return copy
