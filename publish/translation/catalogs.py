"""Read and write gettext catalogs: the only module that opens them.

A catalog is written whole or not at all: to a temporary file, synced, parsed back, compared, and only then put in the
place of the old one. One program at a time writes into a folder of catalogs.
"""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from babel.messages.catalog import Message as PoMessage

from publish.diagnostics import Diagnostic, PublishError, Report, Span, error
from publish.files import TEMPORARY, replace_file
from publish.translation.po import Po, parse_po, serialize_po, texts_of
from publish.translation.remarks import CHANGES, has_verb
from publish.translation.states import MARKS

PATIENCE = 10.0
"""Seconds to wait for another run that writes into the same folder."""
RENEWED = (*CHANGES, *MARKS)
"""The remarks that the program writes and takes away; `# publish: ignore` is a translator's."""


def template_path(locales: Path, domain: str) -> Path:
    """Where the template of a domain lies: `locales/worker-rights.pot`."""
    return locales / f"{domain}.pot"


def catalog_path(locales: Path, lang: str, domain: str) -> Path:
    """Where the catalog of a domain lies: `locales/kk/LC_MESSAGES/worker-rights.po`."""
    return catalog_folder(locales, lang) / f"{domain}.po"


def catalog_folder(locales: Path, lang: str) -> Path:
    """Where the catalogs of a language lie: `locales/kk/LC_MESSAGES`."""
    return locales / lang.replace("-", "_") / "LC_MESSAGES"


def domains_in(locales: Path, lang: str) -> list[str]:
    """The domains that a language has catalogs of, in the order of their names."""
    folder = catalog_folder(locales, lang)
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*.po") if not path.name.startswith("."))
    return sorted(name.removesuffix(".po") for name in names)


def _place(path: Path, locales: Path) -> str:
    """The file's name as a translator would say it: `locales/kk/LC_MESSAGES/report.po`."""
    return f"{locales.name}/{path.relative_to(locales)}"


# ------------------------------------------------------------------------------------------------------------- reading


def read_catalog(path: Path, locales: Path) -> Po:
    """Parse a .po or .pot file. Raises PublishError with `file.po:line` of all its faults; nothing is repaired."""
    place = _place(path, locales)
    try:
        data = path.read_bytes()
    except (OSError, RuntimeError) as fault:  # RuntimeError: a loop of symbolic links
        raise PublishError(error("bad-catalog", _reason(fault), Span(place), "see its rights")) from fault
    if path.suffix == ".po" and not data.strip():  # what a full disk or a crash of an editor leaves behind
        hint = "bring it back from a copy, or delete it to begin anew"
        raise PublishError(error("bad-catalog", "the file is empty", Span(place, 1), hint))
    return _parse(data, place, path)


def read_sound(path: Path, locales: Path) -> tuple[Po, list[Diagnostic]]:
    """What can be read of a catalog, however broken it is, and all that is wrong with it. Not to be written."""
    try:
        return read_catalog(path, locales), []
    except PublishError as fault:
        found = list(fault.diagnostics)
    if any(each.code == "bad-encoding" for each in found):  # a header that lies about it, or letters that are none
        return Po(), found
    try:
        return parse_po(path.read_text("utf-8"), _place(path, locales), Report()), found
    except (OSError, RuntimeError):
        return Po(), found


def _parse(data: bytes, place: str, path: Path) -> Po:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise PublishError(error("bad-encoding", "not UTF-8", Span(place, line), "save the file as UTF-8")) from fault
    if text.startswith("\ufeff"):  # gettext's tools refuse it too
        hint = "save the file as UTF-8 without it (without BOM)"
        raise PublishError(error("bad-encoding", "a byte order mark at its start", Span(place, 1), hint))
    report = Report()
    lang = place.split("/")[1] if path.suffix == ".po" and place.count("/") > 1 else ""  # a file beside the folders
    catalog = parse_po(text, place, report, lang)
    report.raise_errors()
    return catalog


def _reason(fault: Exception) -> str:
    return getattr(fault, "strerror", None) or "unreadable"


def is_there(path: Path) -> bool:
    """Whether there is a catalog, or what stands in its place: a link that leads nowhere is no missing file."""
    return os.path.lexists(path)


# ------------------------------------------------------------------------------------------------------------- writing


_held: set[Path] = set()


@contextmanager
def locked(locales: Path) -> Iterator[None]:
    """Let nobody else write catalogs meanwhile. May be nested. Raises PublishError where another run goes on writing.

    The folder itself is locked (flock): no file is left behind, and a process that is killed lets go.
    """
    locales = locales.resolve()
    if locales in _held:
        yield
        return
    handle = _open_folder(locales)
    try:
        _lock(handle, locales)
        _held.add(locales)
        yield
    finally:
        _held.discard(locales)
        os.close(handle)


def _open_folder(folder: Path) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return os.open(folder, os.O_RDONLY)
    except OSError as fault:
        hint = "nothing was written"
        raise PublishError(error("cannot-write", _reason(fault), Span(folder.name), hint)) from fault


def _lock(handle: int, locales: Path) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass
        except OSError:  # some network file systems lock no folders: then writes are only whole
            return None
        if time.monotonic() > end:
            what = "another run of publish is writing catalogs here; nothing was written"
            raise PublishError(error("locked", what, Span(locales.name), "wait until it has ended, and try again"))
        time.sleep(0.05)


def write_catalog(path: Path, catalog: Po, locales: Path, *, edited: bool = False, data: bytes | None = None) -> bool:
    """Write a catalog unless the file already holds the same bytes; tells whether it wrote.

    `data` are bytes that say what the catalog does, where they are not of our own making. `edited` says that a
    translator gave other translations: then their number, but not each of them, must stay. Raises
    PublishError, and leaves the old file as it was, if it cannot be written or translations would be lost.
    """
    place = _place(path, locales)
    data = serialize_po(catalog) if data is None else data
    with locked(locales):
        try:
            old = path.read_bytes() if is_there(path) else b""
            if old == data:
                return False
            before = _parse(old, place, path)
            target = path.resolve()  # a link stays a link
            _refuse_read_only(target)
            _sweep(target)
            replace_file(
                target, data, lambda written: _verify(_parse(written, place, path), before, catalog, place, edited)
            )
        except (OSError, RuntimeError) as fault:
            hint = "the file was left as it was"
            raise PublishError(error("cannot-write", _reason(fault), Span(place), hint)) from fault
    return True


def _refuse_read_only(path: Path) -> None:
    """A file that its owner has closed to writing stays closed: replacing it would not ask."""
    if path.exists() and not path.stat().st_mode & 0o222:
        raise OSError(errno.EACCES, "the file is read-only")


def _sweep(path: Path) -> None:
    """Remove what runs that were killed left behind; nobody else is writing, as the folder is locked."""
    for left in path.parent.glob(f".{path.name}.*{TEMPORARY}"):
        with suppress(OSError):
            left.unlink()


def _verify(written: Po, old: Po, catalog: Po, place: str, edited: bool) -> None:
    if _content(written) != _content(catalog):
        raise PublishError(
            error("unsafe-write", "the catalog does not read back as it was", Span(place), "report this")
        )
    lost = set() if edited else _work(old) - _work(catalog)
    if lost or _kept(old) > _kept(catalog):
        what = "translations or remarks would be lost; the file was left alone"
        raise PublishError(error("unsafe-write", what, Span(place), "report this"))


def _content(catalog: Po) -> list[object]:
    messages = (*(message for message in catalog if message.id), *catalog.gone)
    head = [catalog.header, catalog.header_comments, catalog.last_comments, catalog.fuzzy]
    return head + [(texts_of(m), sorted(m.flags), m.user_comments, m.previous_id) for m in messages]


def _messages(catalog: Po) -> list[PoMessage]:
    return [message for message in (*catalog, *catalog.gone) if message.id]


def _work(catalog: Po) -> set[tuple[object, ...]]:
    """What translators wrote: each translation and each remark, with its message, whatever its context is now."""
    return {
        (m.id, text)
        for m in _messages(catalog)
        for text in (m.string, *(comment for comment in m.user_comments if not has_verb(comment, RENEWED)))
        if text
    }


def _kept(catalog: Po) -> int:
    """How many messages have a translation, living or gone."""
    return sum(bool(message.string) for message in _messages(catalog))


def new_catalog(lang: str | None, project: str, moment: datetime) -> Po:
    """An empty catalog (`lang` None: a template) whose header says what it is."""
    catalog = Po(
        locale=lang.replace("-", "_") if lang else None,
        project=project,
        version="1.0",
        creation_date=moment,
        revision_date=moment,
    )
    catalog.msgid_bugs_address = catalog.last_translator = ""  # not Babel's EMAIL@ADDRESS: a header names nobody
    catalog.language_team = catalog.locale_identifier or ""
    fields = [(name, value) for name, value in catalog.mime_headers if value and name != "Generated-By"]
    catalog.header = "".join(f"{name}: {value}\n" for name, value in fields)
    catalog.header_comments = [f" {'Translations' if lang else 'Template'} of «{project}»."]
    return catalog
