"""Turn the text of a .po file into a catalog, and a catalog into text: what nobody changed keeps its bytes.

Not Babel's reader and writer, but its types: they stop at the first fault, drop or wrap comments, keep one obsolete
entry of each msgid, and forget that a draft is one. The format is that of the GNU gettext manual, "The Format of PO
Files".
"""

import gettext
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, cast

from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.catalog import Message as PoMessage
from babel.messages.pofile import normalize, unescape

from publish.diagnostics import Report, Span

Texts = tuple[tuple[str, str], ...]
"""Keywords and texts of an entry: `(("msgid", "Rights"), ("msgstr", ""))`."""

KEYWORD = re.compile(r"(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[(?P<index>\d+)\])?)(?![\w\[])[ \t]*")
TEXT = re.compile(r'"(?:[^"\\]|\\[nrt"\\])*"')
MARKS = frozenset("<|=>")  # what a line of `git merge` begins with
CONFLICT = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: .*)?")
LOCATION = re.compile(r"\u2068([^\u2069]*)\u2069(?::(\d+))?|(\S+)")
CHARSET = re.compile(r"^Content-Type:.*charset=(\S*)", re.MULTILINE | re.IGNORECASE)
PLURALS = re.compile(r"^Plural-Forms:[ \t]*(.*)", re.MULTILINE | re.IGNORECASE)
LANGUAGE = re.compile(r"^Language:[ \t]*([a-z]{2,3})(?![a-z])", re.MULTILINE | re.IGNORECASE)
FORMULA = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+);?\s*")
PLURAL_COUNTS = {"en": (2,), "kk": (1, 2), "ru": (3, 4)}
"""How many forms tools give these languages: gettext and CLDR do not count alike."""
MEND = "mend the file by hand; it was not touched"
MOST_FAULTS = 100


class Written(NamedTuple):
    """An entry as it was read: its lines, and what they say."""

    lines: tuple[str, ...]
    state: tuple[object, ...]
    body: tuple[str, ...]
    texts: Texts
    mark: str


class Entry(PoMessage):
    """A message of a catalog. `user_comments` and `previous_id` hold what follows the `#` and the `#|`."""

    written: Written | None = None
    label = False
    """Of a template's message: whether its words stand in a table, a chart or a list of terms."""


class Po(PoCatalog):
    """A Babel catalog that keeps as they are its header and all comments: each is what follows the `#`."""

    def __init__(self, locale: str | None = None, **options: Any) -> None:
        super().__init__(locale, charset="utf-8", fuzzy=False, **options)
        self.header = ""
        self.header_comments: list[str] = []
        self.header_written: Written | None = None
        self.last_comments: list[str] = []  # those after the last message
        self.gone: list[PoMessage] = []  # not Babel's `obsolete`, which holds one message of each msgid
        self.newline = "\n"

    def __setitem__(self, id: Any, message: PoMessage) -> None:
        if id:
            super().__setitem__(id, message)
        else:
            self.header, self.header_comments, self.fuzzy = str(message.string), message.user_comments, message.fuzzy
            self.header_written = getattr(message, "written", None)

    def take_head(self, other: "Po") -> None:
        """Take over what stands before the first and after the last message of another catalog, and its line ends."""
        self.header, self.header_comments, self.fuzzy = other.header, other.header_comments, other.fuzzy
        self.header_written, self.last_comments, self.newline = (
            other.header_written,
            other.last_comments,
            other.newline,
        )


# ------------------------------------------------------------------------------------------------------------- reading


def parse_po(text: str, place: str, report: Report, lang: str = "") -> Po:
    """Read a catalog. Every fault goes to `report` with its line; then what is returned is not to be written."""
    reader = _Reader(place, report)
    catalog = reader.read(text)
    if len(report.diagnostics) == reader.before:
        _check_header(catalog, place, report, lang, text)
    return catalog


class _Draft:
    """What was read of an entry so far."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.comments: list[str] = []
        self.notes: list[str] = []
        self.places: list[tuple[str, int | None]] = []
        self.flags: list[str] = []
        self.previous: list[str] = []
        self.texts: list[tuple[str, list[str]]] = []
        self.body: list[str] = []
        self.obsolete = self.broken = False
        self.line = 0  # of its msgid


class _Reader:
    def __init__(self, place: str, report: Report) -> None:
        self.place, self.report, self.before = place, report, len(report.diagnostics)
        self.catalog = Po()
        self.draft = _Draft()
        self.conflict = False
        self.count = 0
        self.lines: dict[tuple[str, str | None], int] = {}  # where each living message was first

    def read(self, text: str) -> Po:
        lines = re.split("\r\n|\r|\n", text)
        ends = re.search("\r\n|\r|\n", text)
        self.catalog.newline = "\r\n" if ends and ends[0] == "\r\n" else "\n"
        for number, line in enumerate(lines, 1):
            self._line(line.strip(), line, number)
        self._finish()
        left = self.draft
        if (left.notes or left.places or left.flags or left.previous) and not left.broken:
            last = len(text.splitlines())
            self._fault("the file ends before the message that these lines speak of: it was cut off", last)
        self.catalog.last_comments = left.comments
        if not self.count and left.comments:  # no message at all: then it is the header's
            self.catalog.header_comments, self.catalog.last_comments = left.comments, []
        return self.catalog

    def _line(self, line: str, raw: str, number: int) -> None:
        if line[:1] in MARKS and CONFLICT.fullmatch(line):
            self._conflict(line, number)
        elif self.conflict:
            return
        elif "\0" in line:
            self._fault("a NUL character", number)
        elif not line:
            if self.draft.lines:
                self.draft.lines.append(raw)
        elif line.startswith("#~") and not line.startswith("#~|"):
            self._words(line[2:].lstrip(), raw, number, obsolete=True)
        elif line.startswith("#"):
            self._comment(line, raw)
        else:
            self._words(line, raw, number, obsolete=False)

    def _conflict(self, line: str, number: int) -> None:
        """The marks that `git merge` leaves. One fault for both sides, of which one is not to be blamed."""
        if not self.conflict:
            self._fault("the mark of a merge that was not finished: keep one of the two sides", number)
        self.conflict = not line.startswith(">")

    def _comment(self, line: str, raw: str) -> None:
        if self.draft.texts or self.draft.broken:
            self._finish()
        draft = self.draft
        draft.lines.append(raw)
        if line.startswith(("#|", "#~|")):
            draft.previous.append(line.partition("|")[2].strip())
        elif line.startswith("#:"):
            draft.places += _locations(line[2:])
        elif line.startswith("#,"):
            draft.flags += [flag.strip() for flag in line[2:].split(",") if flag.strip()]
        elif line.startswith("#."):
            draft.notes += [line[2:].strip()] if line[2:].strip() else []
        else:
            draft.comments.append(line[1:])

    def _words(self, line: str, raw: str, number: int, *, obsolete: bool) -> None:
        found = KEYWORD.match(line)
        keyword = found["keyword"] if found else ""
        if found and (keyword == "msgctxt" or self._begins(keyword, obsolete)):
            self._finish()
        text = line[found.end() :] if found else line
        draft = self.draft
        draft.lines.append(raw)
        draft.obsolete = draft.obsolete or obsolete
        if draft.broken and not found and text.startswith('"'):
            return  # the rest of a text that was named
        if not TEXT.fullmatch(text):
            self._fault(_why_no_text(text, bool(found)), number)
        elif found:
            self._keyword(keyword, text, raw, number)
        elif draft.texts:
            draft.texts[-1][1].append(text)
            draft.body.append(raw)
        else:
            self._fault("a text without its msgid or msgstr", number)

    def _begins(self, keyword: str, obsolete: bool) -> bool:
        """Whether a keyword begins an entry: a msgid after another, or another kind of line."""
        held = [name for name, _ in self.draft.texts]
        if not held:
            return False
        return (keyword == "msgid" and held != ["msgctxt"]) or self.draft.obsolete != obsolete

    def _keyword(self, keyword: str, text: str, raw: str, number: int) -> None:
        draft = self.draft
        held = [name for name, _ in draft.texts]
        if not draft.broken:
            if keyword.startswith("msgstr") and "msgid" not in held:
                self._fault("a msgstr without its msgid", number)
            elif keyword in held or (keyword == "msgid_plural" and held[-1:] != ["msgid"]):
                name = _text(draft.texts, "msgid")
                self._fault(f"the message {name[:40]!r} has a second {keyword.partition('[')[0]}", number)
        if keyword == "msgid" or not draft.line:
            draft.line = number
        draft.texts.append((keyword, [text]))
        draft.body.append(raw)

    def _fault(self, what: str, line: int) -> None:
        self.draft.broken = True
        if len(self.report.diagnostics) - self.before < MOST_FAULTS:
            self.report.error("bad-catalog", what, Span(self.place, line), MEND)

    def _finish(self) -> None:
        draft = self.draft
        if not draft.texts and not draft.broken:
            return
        if not draft.broken:
            texts = tuple((keyword, "".join(map(unescape, parts))) for keyword, parts in draft.texts)
            why = self._why_no_entry(dict(texts))
            if why:
                self._fault(why, draft.line)
            else:
                self._add(texts)
        self.count += 1
        self.draft = _Draft()

    def _why_no_entry(self, texts: dict[str, str]) -> str:
        msgid = texts.get("msgid")
        if msgid is None:
            return "a msgctxt without its msgid"
        strings = [keyword for keyword in texts if keyword.startswith("msgstr")]
        plain = "msgid_plural" not in texts
        if not strings:
            return f"missing msgstr for msgid {msgid[:40]!r}"
        if strings != (["msgstr"] if plain else [f"msgstr[{index}]" for index in range(len(strings))]):
            return f"the msgstr of {msgid[:40]!r} are not numbered 0, 1, ... or lack their msgid_plural"
        if not msgid and (self.count or "msgctxt" in texts or self.draft.obsolete or not plain):
            return "an empty msgid is the header, which comes first"
        first = self.lines.get((msgid, texts.get("msgctxt")))
        if msgid and first and not self.draft.obsolete:
            return f"the message {msgid[:40]!r} stands here a second time: it is on line {first} too"
        return ""

    def _add(self, texts: Texts) -> None:
        draft, named = self.draft, dict(texts)
        plural = "msgid_plural" in named
        id = (named["msgid"], named["msgid_plural"]) if plural else named["msgid"]
        strings = tuple(text for keyword, text in texts if keyword.startswith("msgstr"))
        entry = Entry(id, strings if plural else strings[0], context=named.get("msgctxt"), lineno=draft.line)
        # Not to its constructor, which would drop doubles and guess python-format.
        entry.locations, entry.flags = draft.places, set(draft.flags)  # type: ignore[assignment]
        entry.user_comments, entry.auto_comments, entry.previous_id = draft.comments, draft.notes, draft.previous
        while draft.lines and not draft.lines[-1].strip():
            draft.lines.pop()
        mark = "~" if draft.obsolete else ""
        state = _state(entry, mark)
        entry.written = Written(tuple(draft.lines), state, tuple(draft.body), texts_of(entry), mark)
        if draft.obsolete:
            self.catalog.gone.append(entry)
        else:
            self.lines[named["msgid"], named.get("msgctxt")] = draft.line
            self.catalog[entry.id] = entry


def _locations(text: str) -> Iterator[tuple[str, int | None]]:
    for isolated, line, plain in LOCATION.findall(text):
        path, colon, number = plain.rpartition(":")
        if isolated:
            yield isolated, int(line) if line else None
        elif colon and number.isascii() and number.isdigit():
            yield path, int(number)
        else:
            yield plain, None


def _text(texts: list[tuple[str, list[str]]], keyword: str) -> str:
    return next(("".join(map(unescape, parts)) for name, parts in texts if name == keyword), "")


def _why_no_text(text: str, keyword: bool) -> str:
    if not text.startswith('"'):
        return "neither a comment nor a keyword with a text in quotation marks"
    if TEXT.match(text):
        return 'something after the closing quotation mark (inside a text it is \\")'
    if re.search(r'\\[^nrt"\\]', text) and text.endswith('"'):
        return "a backslash before something else than n, r, t, a quotation mark or a backslash"
    return "a quotation mark that is not closed" if keyword else "a text whose quotation mark is not closed"


def _check_header(catalog: Po, place: str, report: Report, lang: str, text: str) -> None:
    if not catalog.header.strip():
        return
    charset = CHARSET.search(catalog.header)
    if not charset:
        hint = r'write "Content-Type: text/plain; charset=UTF-8\n" into it'
        report.error("bad-encoding", "the header names no charset", _header_line("msgstr", text, place), hint)
    elif charset[1].lower() not in ("utf-8", "utf8"):
        span = _header_line("Content-Type", text, place)
        report.error("bad-encoding", f"the header says {charset[1] or 'nothing'}", span, "save the file as UTF-8")
    named = LANGUAGE.search(catalog.header)
    if named and lang and named[1].lower() != re.split("[_-]", lang)[0]:  # a catalog that was copied from another's
        what = f"the header says that the language is {named[1]}; the file lies in the folder of {lang}"
        hint = "see that these are the translations of the language, and mend the header"
        report.error("bad-header", what, _header_line("Language:", text, place), hint)
    plurals = PLURALS.search(catalog.header)
    counts = {len(m.string) for m in (*catalog, *catalog.gone) if m.id and not isinstance(m.id, str) and any(m.string)}
    if plurals:
        why = _why_no_plurals(plurals[1].strip(), lang, counts)
        if why:
            span = _header_line("Plural-Forms", text, place)
            report.error("bad-header", why, span, "copy Plural-Forms from another catalog of the language")
    elif counts:
        span = _header_line("msgstr", text, place)
        report.error("bad-header", "the header has no Plural-Forms", span, "copy it from another catalog")


def _why_no_plurals(text: str, lang: str, counts: set[int]) -> str:
    found = FORMULA.fullmatch(text)
    if not found:
        return "Plural-Forms is not of the form nplurals=...; plural=...;"
    number = int(found[1])
    try:
        form = gettext.c2py(found[2])  # the standard library's own reader of formulas
        if not all(0 <= form(n) < number for n in range(1000)):
            return f"the formula of Plural-Forms gives others than its {number} forms"
    except (ValueError, RecursionError, ArithmeticError):
        return f"the formula of Plural-Forms cannot be read: {found[2][:60]}"
    known = PLURAL_COUNTS.get(lang)
    if known and number not in known:
        return f"Plural-Forms has {number} forms; the language has {' or '.join(map(str, known))}"
    wrong = counts - {number}
    return f"Plural-Forms has {number} forms, and a message {min(wrong)}" if wrong else ""


def _header_line(word: str, text: str, place: str) -> Span:
    lines = re.split("\r\n|\r|\n", text)
    return Span(place, next((number for number, line in enumerate(lines, 1) if word.lower() in line.lower()), 1))


# ------------------------------------------------------------------------------------------------------------- writing


def serialize_po(catalog: Po) -> bytes:
    """The bytes of a catalog: an entry that nobody changed is as it was read."""
    header = Entry("", catalog.header, flags=["fuzzy"] if catalog.fuzzy else [])
    header.user_comments, header.written = catalog.header_comments, catalog.header_written
    entries = [_entry(header), *(_entry(message) for message in catalog if message.id)]
    entries += (_entry(message, "~") for message in catalog.gone)
    entries.append(f"#{comment}" for comment in catalog.last_comments)
    text = "\n\n".join(filter(None, map("\n".join, entries))) + "\n"
    return text.replace("\n", catalog.newline).encode()


def _entry(message: PoMessage, mark: str = "") -> Iterator[str]:
    """The lines of a message; `mark` is the `~` of one that is gone."""
    written: Written | None = getattr(message, "written", None)
    if written and written.state == _state(message, mark):
        yield from written.lines
        return
    if written and _without_comments(written.state) == _without_comments(_state(message, mark)):
        yield from _recommented(written.lines, message.user_comments)
        return
    yield from (f"#{comment}" for comment in message.user_comments)
    if not mark:
        yield from (f"#. {comment}" for comment in message.auto_comments)
        if message.locations:
            yield f"#: {' '.join(_location(*place) for place in _places(message))}"
    if message.flags:
        yield f"#, {', '.join(sorted(message.flags))}"
    yield from (f"#{mark}| {line}" for line in message.previous_id)
    if written and (written.texts, written.mark) == (texts_of(message), mark):
        yield from written.body
        return
    prefix = mark and f"#{mark} "
    for keyword, text in texts_of(message):
        yield from f"{prefix}{keyword} {normalize(text, prefix, width=0)}".split("\n")


def place_of(message: PoMessage) -> tuple[int, tuple[str, ...]]:
    """The first line of the entry that a message was read from, counted from 1, and its lines."""
    written: Written | None = getattr(message, "written", None)
    lines = written.lines if written else ()
    before = next((number for number, line in enumerate(lines) if line.strip().startswith("msgid")), 0)
    return (message.lineno or 0) - before, lines


def recommented(text: str, messages: Iterable[PoMessage], newline: str) -> str:
    """The text of a catalog in which `messages`, which were read from it, have the comments that they have now.

    Everything else keeps its bytes, also between and around entries.
    """
    parts = re.split("(\r\n|\r|\n)", text)  # lines, and what ends them
    for message in messages:
        start, lines = place_of(message)
        first, last = 2 * (start - 1), 2 * (start - 1 + len(lines)) - 1
        parts[first] = newline.join(_recommented(lines, message.user_comments))
        parts[first + 1 : last] = [""] * (last - first - 1)
    return "".join(parts)


def _without_comments(state: tuple[object, ...]) -> tuple[object, ...]:
    mark, texts, comments, *others = state
    _, previous = cast(tuple[object, object], comments)
    return mark, texts, previous, *others


def _recommented(lines: tuple[str, ...], comments: list[str]) -> Iterator[str]:
    """The lines of an entry with other comments of translators: a line that is not one of theirs stays as it is."""
    before = [line.strip()[1:] for line in lines if _is_comment(line)]
    stay = [each for each in comments if each in before]
    if comments[: len(stay)] != stay or len(set(comments)) < len(comments):  # told apart by their words alone
        yield from (f"#{comment}" for comment in comments)
        yield from (line for line in lines if not _is_comment(line))
        return
    kept = [number for number, line in enumerate(lines) if _is_comment(line) and line.strip()[1:] in comments]
    place = kept[-1] + 1 if kept else 0
    for number, line in enumerate(lines):
        if number == place:
            yield from (f"#{comment}" for comment in comments[len(stay) :])
        if not _is_comment(line) or number in kept:
            yield line


def _is_comment(line: str) -> bool:
    """Whether a line is a comment of a translator's."""
    text = line.strip()
    return text.startswith("#") and not text.startswith(("#.", "#:", "#,", "#|", "#~"))


def _state(message: PoMessage, mark: str) -> tuple[object, ...]:
    notes = () if mark else (tuple(message.auto_comments), tuple(_places(message)))
    comments = tuple(message.user_comments), tuple(message.previous_id)
    return mark, texts_of(message), comments, frozenset(message.flags), notes


def _places(message: PoMessage) -> list[tuple[str, int | None]]:
    return sorted(set(message.locations), key=lambda place: (place[0], place[1] or 0))


def _location(path: str, line: int | None) -> str:
    name = f"\u2068{path}\u2069" if " " in path else path  # as gettext marks names with spaces
    return f"{name}:{line}" if line else name


def texts_of(message: PoMessage) -> Texts:
    """The keywords and texts of a message, in the order of a file."""
    context = (("msgctxt", str(message.context)),) if message.context is not None else ()
    if isinstance(message.id, str):
        return (*context, ("msgid", message.id), ("msgstr", str(message.string or "")))
    strings = tuple((f"msgstr[{index}]", text) for index, text in enumerate(message.string or ()))
    return (*context, *zip(("msgid", "msgid_plural"), message.id, strict=True), *strings)


def add_message(catalog: Po, message: Entry) -> None:
    """Add a message of ours; one that is there already gets one more place, and the comments that it lacks."""
    there = catalog.get(message.id, message.context)
    if there is None:
        catalog[message.id] = message
    else:
        there.locations += message.locations
        there.auto_comments += [each for each in message.auto_comments if each not in there.auto_comments]


def previous(msgid: str) -> list[str]:
    """The lines that say what a draft was a translation of, but for their `#| `."""
    return f"msgid {normalize(msgid, width=0)}".split("\n")
