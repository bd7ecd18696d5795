"""Read and write gettext catalogs: the only module that opens `locales/`.

A catalog is written whole or not at all: to a temporary file, synced, parsed back, compared, and only then put in the
place of the old one.
"""

import io
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.catalog import Message as PoMessage
from babel.messages.pofile import PoFileError, PoFileParser, normalize

from publish.diagnostics import PublishError, Span, error

# Babel would cut the first and the last character off whatever stands in the place of a string.
LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\]) +)?"(?:[^"\\]|\\[nrt"\\])*"')
CHARSET = re.compile(r"^Content-Type:.*charset=(?!utf-?8\b)(\S+)", re.MULTILINE | re.IGNORECASE)


def template_path(locales: Path, domain: str) -> Path:
    """Where the template of a domain lies: `locales/worker-rights.pot`."""
    return locales / f"{domain}.pot"


def catalog_path(locales: Path, lang: str, domain: str) -> Path:
    """Where the catalog of a domain lies: `locales/kk/LC_MESSAGES/worker-rights.po`."""
    return locales / lang.replace("-", "_") / "LC_MESSAGES" / f"{domain}.po"


class Po(PoCatalog):
    """A Babel catalog that keeps as they are its header and all comments: each is what follows the `#`."""

    def __init__(self, locale: str | None = None, **options: Any) -> None:
        super().__init__(locale, charset="utf-8", fuzzy=False, **options)
        self.header = ""
        self.header_comments: list[str] = []
        self.last_comments: list[str] = []  # those after the last message
        self.gone: list[PoMessage] = []  # not Babel's `obsolete`, which holds one message of each msgid

    def __setitem__(self, id: Any, message: PoMessage) -> None:
        if id:
            super().__setitem__(id, message)
        else:
            self.header, self.header_comments, self.fuzzy = str(message.string), message.user_comments, message.fuzzy


class _Parser(PoFileParser):
    """Babel's parser, made to refuse what it would drop, and to keep comments and `#| msgid` (what a draft was before).

    A message's `previous_id` holds the lines that follow its `#|`.
    """

    catalog: Po
    context: Any
    translations: list[Any]

    def _reset_message_state(self) -> None:
        super()._reset_message_state()
        self.previous: list[str] = []

    def _process_comment(self, line: str) -> None:
        if line.startswith("#|"):
            self._finish_current_message()
            self.previous.append(line[2:].strip())
        elif line.startswith(("#:", "#,", "#.")):
            super()._process_comment(line)
        else:
            self._finish_current_message()
            self.user_comments.append(line[1:])

    def _process_message_line(self, lineno: int, line: str, obsolete: bool = False) -> None:
        if obsolete and line.startswith("|"):
            self._process_comment(f"#{line}")
        elif line and not LINE.fullmatch(line):
            self._refuse("neither a comment nor a keyword with a text in quotation marks", lineno)
        else:
            super()._process_message_line(lineno, line, obsolete)

    def _add_message(self) -> None:
        msgid, *plural = ids = tuple(text.denormalize() for text in self.messages)
        strings = tuple(text.denormalize() for _, text in self.translations)
        context = self.context.denormalize() if self.context else None
        if len(self.messages) not in (1, 2) or len(strings) > 1 > len(plural):
            self._refuse(f"the message {msgid[:40]!r} has a second msgid_plural or msgstr", self.offset)
        if [index for index, _ in self.translations] != list(range(len(strings))):
            self._refuse(f"the msgstr of {msgid[:40]!r} are not numbered 0, 1, ...", self.offset)
        if self.catalog.get(msgid, context) and not self.obsolete:
            self._refuse(f"the message {msgid[:40]!r} stands here a second time", self.offset)
        if not msgid and (self.counter or context or self.obsolete):
            self._refuse("an empty msgid is the header, which comes first", self.offset)
        string = strings if plural else strings[0]
        message = PoMessage(ids if plural else msgid, string, self.locations, context=context, lineno=self.offset + 1)
        # Not to its constructor, which would drop doubles and guess python-format.
        message.user_comments, message.flags = self.user_comments, set(self.flags)
        message.auto_comments, message.previous_id = self.auto_comments, self.previous
        if self.obsolete:
            self.catalog.gone.append(message)
        else:
            self.catalog[message.id] = message
        self.counter += 1
        self._reset_message_state()

    def parse(self, fileobj: Iterable[Any]) -> None:
        super().parse(fileobj)
        if self.context or self.translations:
            self._refuse("a msgctxt or a msgstr without its msgid", self.offset)
        self.catalog.last_comments = self.user_comments

    def _refuse(self, why: str, lineno: int) -> None:
        raise PoFileError(why, self.catalog, "", lineno)


def _place(path: Path, locales: Path) -> str:
    """The file's name as a translator would say it: `locales/kk/LC_MESSAGES/report.po`."""
    return f"{locales.name}/{path.relative_to(locales)}"


def read_catalog(path: Path, locales: Path) -> Po:
    """Parse a .po or .pot file. Raises PublishError with `file.po:line` when it is broken; nothing is repaired."""
    place = _place(path, locales)
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise PublishError(
            error("bad-catalog", fault.strerror or "unreadable", Span(place), "see its rights")
        ) from fault
    return _parse(data, place)


def _parse(data: bytes, place: str) -> Po:
    catalog = Po()
    try:
        _Parser(catalog, abort_invalid=True).parse(io.StringIO(data.decode("utf-8-sig"), newline=None))
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise PublishError(error("bad-encoding", "not UTF-8", Span(place, line), "save the file as UTF-8")) from fault
    except PoFileError as fault:
        span = Span(place, fault.lineno + 1)
        what = str(fault).removesuffix(f" on {fault.lineno}")  # Babel counts lines from 0
        raise PublishError(error("bad-catalog", what, span, "mend the file by hand; it was not touched")) from fault
    if other := CHARSET.search(catalog.header):
        raise PublishError(error("bad-encoding", f"the header says {other[1]}", Span(place), "save the file as UTF-8"))
    return catalog


def write_catalog(path: Path, catalog: Po, locales: Path) -> bool:
    """Write a catalog unless the file already holds the same bytes; tells whether it wrote.

    Raises PublishError, and leaves the old file as it was, if it cannot be written or translations would be lost.
    """
    place = _place(path, locales)
    data = _serialize(catalog)
    try:
        old = path.read_bytes() if path.exists() else b""
        if old == data:
            return False
        _replace(path, data, lambda written: _verify(written, old, catalog, place))
    except OSError as fault:
        hint = "the file was left as it was"
        raise PublishError(error("cannot-write", fault.strerror or "not writable", Span(place), hint)) from fault
    return True


def _replace(path: Path, data: bytes, verify: Callable[[bytes], None]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        verify(temporary.read_bytes())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _serialize(catalog: Po) -> bytes:
    """The bytes of a catalog. Not Babel's `write_po`: it drops or wraps comments, and forgets that a draft is one."""
    header = PoMessage("", catalog.header, flags=["fuzzy"] if catalog.fuzzy else [])
    header.user_comments = catalog.header_comments
    entries = [_entry(header), *(_entry(message) for message in catalog if message.id)]
    entries += (_entry(message, "~") for message in catalog.gone)
    entries.append(f"#{comment}" for comment in catalog.last_comments)
    return "\n\n".join(filter(None, map("\n".join, entries))).encode() + b"\n"


def _entry(message: PoMessage, mark: str = "") -> Iterator[str]:
    """The lines of a message; `mark` is the `~` of one that is gone."""
    yield from (f"#{comment}" for comment in message.user_comments)
    if not mark:
        yield from (f"#. {comment}" for comment in message.auto_comments)
        if message.locations:
            yield f"#: {' '.join(_location(*place) for place in sorted(set(message.locations)))}"
    if message.flags:
        yield f"#, {', '.join(sorted(message.flags))}"
    yield from (f"#{mark}| {line}" for line in message.previous_id)
    prefix = mark and f"#{mark} "
    for keyword, text in _texts(message):
        yield f"{prefix}{keyword} {normalize(text, prefix, width=0)}"


def _location(path: str, line: int) -> str:
    return f"\u2068{path}\u2069:{line}" if " " in path else f"{path}:{line}"  # as gettext marks names with spaces


def _texts(message: PoMessage) -> Iterator[tuple[str, str]]:
    if message.context:
        yield "msgctxt", message.context
    if isinstance(message.id, str):
        yield from (("msgid", message.id), ("msgstr", str(message.string or "")))
    else:
        yield from zip(("msgid", "msgid_plural"), message.id, strict=True)
        yield from ((f"msgstr[{index}]", text) for index, text in enumerate(message.string or ()))


def _verify(written: bytes, old: bytes, catalog: Po, place: str) -> None:
    if _content(_parse(written, place)) != _content(catalog):
        raise PublishError(
            error("unsafe-write", "the catalog does not read back as it was", Span(place), "report this")
        )
    if _work(_parse(old, place)) - _work(catalog):
        what = "translations or remarks would be lost; the file was left alone"
        raise PublishError(error("unsafe-write", what, Span(place), "report this"))


def _content(catalog: Po) -> list[object]:
    messages = (*(message for message in catalog if message.id), *catalog.gone)
    head = [catalog.header, catalog.header_comments, catalog.last_comments, catalog.fuzzy]
    return head + [(m.id, m.string or "", m.context, sorted(m.flags), m.user_comments, m.previous_id) for m in messages]


def _work(catalog: Po) -> set[tuple[object, ...]]:
    """What translators wrote: each translation and each remark, with its message."""
    messages = [message for message in (*catalog, *catalog.gone) if message.id]
    return {(m.id, m.context, text) for m in messages for text in (m.string, *m.user_comments) if text}


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


def add_message(catalog: Po, msgid: str, place: tuple[str, int], comments: Iterable[str]) -> None:
    """Add a message of ours; one that is there already gets one more place."""
    catalog.add(msgid, locations=[place], auto_comments=comments)
    catalog[msgid].flags = set()  # Babel takes braces and percent signs for Python's formats


def previous(msgid: str) -> list[str]:
    """The lines that say what a draft was a translation of, but for their `#| `."""
    return f"msgid {normalize(msgid, width=0)}".split("\n")
