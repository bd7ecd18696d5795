"""Turn a reader's word into marks in the catalogs: `# publish: reviewed 5d41402a` beside what was read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message as PoMessage

from publish.diagnostics import PublishError, Span, error
from publish.translation.catalogs import catalog_folder, catalog_path, domains_in, locked, read_catalog, write_catalog
from publish.translation.po import Po, place_of, recommented
from publish.translation.remarks import remarks
from publish.translation.states import MARKS, STATES, State, mark, state_of


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was done to a catalog: how many of its messages were marked anew, and how many are in each state now."""

    path: str
    changed: int
    states: dict[State, int]

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Translated (and no more), reviewed, approved; untranslated and fuzzy ones together."""
        states = self.states
        rest = states["untranslated"] + states["fuzzy"]
        return states["translated"], states["reviewed"], states["approved"], rest


def review(
    locales: Path,
    lang: str,
    names: Sequence[str] = (),
    *,
    state: State = "reviewed",
    undo: bool = False,
    message: str = "",
) -> list[Reviewed]:
    """Mark the translations of catalogs as `state`, or take that mark away.

    `names` are catalogs or chapters (`report.po`, `report.md`, `report`), else all of `lang`; `message` is the line of
    one message or how msgids begin, else all that are translated and not fuzzy. What is approved stays approved when it
    is reviewed. A mark that is taken away leaves the one below: what was approved is reviewed. Nothing but the marks
    changes in the files. Raises PublishError where there is no such catalog or message; then nothing is written.
    """
    with locked(locales):
        catalogs = {name: read_catalog(path, locales) for name, path in _paths(locales, lang, names)}
        chosen = {name: list(_chosen(catalog, message)) for name, catalog in catalogs.items()}
        if message and not any(chosen.values()):
            hint = "name a line of its entry in the file, or the first words of its msgid"
            raise PublishError(error("no-message", f"no translated message is found by '{message}'", None, hint))
        changed = {name: [each for each in found if _change(each, state, undo)] for name, found in chosen.items()}
        for name, catalog in catalogs.items():
            _write(catalog_path(locales, lang, name), catalog, changed[name], locales)
    return [_result(locales, lang, name, catalogs[name], len(found)) for name, found in changed.items()]


def _write(path: Path, catalog: Po, changed: Sequence[PoMessage], locales: Path) -> None:
    if changed:
        text = path.read_bytes().decode()  # not `read_text`, which would change line ends
        write_catalog(path, catalog, locales, data=recommented(text, changed, catalog.newline).encode())


def _paths(locales: Path, lang: str, names: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """The domains and files that are meant."""
    known = domains_in(locales, lang)
    for name in dict.fromkeys(_domain(locales, lang, each) for each in names) if names else known:
        if name not in known:
            hint = f"the catalogs are {', '.join(known) or 'none: run publish update'}"
            place = Span(f"{locales.name}/{catalog_path(locales, lang, name).relative_to(locales)}")
            raise PublishError(error("no-catalog", f"there is no catalog '{name}' in '{lang}'", place, hint))
        yield name, catalog_path(locales, lang, name)


def _domain(locales: Path, lang: str, name: str) -> str:
    """The domain of a catalog or chapter, however it is named: by a path in any folder, or by its name alone."""
    path, folder = Path(name).resolve(), catalog_folder(locales, lang).resolve()
    content = (locales.parent / "content").resolve()
    inside = next((path.relative_to(each) for each in (folder, content) if path.is_relative_to(each)), Path(name))
    return inside.as_posix().removesuffix(".po").removesuffix(".md").removeprefix("content/")


def _chosen(catalog: Po, message: str) -> Iterator[PoMessage]:
    """The messages that can be marked among those that are meant."""
    meant = _at_line(catalog, int(message)) if message.isdecimal() else _beginning_with(catalog, message)
    return (each for each in meant if state_of(each) not in ("untranslated", "fuzzy"))


def _beginning_with(catalog: Po, start: str) -> list[PoMessage]:
    return [each for each in catalog if each.id and _msgid(each).startswith(start)]


def _at_line(catalog: Po, line: int) -> list[PoMessage]:
    """The message whose entry holds a line: its comments, its msgid or its msgstr."""
    found = []
    for each in (each for each in catalog if each.id):
        start, lines = place_of(each)
        if start <= line < start + len(lines):
            found.append(each)
    return found


def _msgid(message: PoMessage) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _change(message: PoMessage, state: State, undo: bool) -> bool:
    """Mark a message, or take the mark away; tells whether that changed anything."""
    now, below = state_of(message), STATES[STATES.index(state) - 1]
    if undo and (now == state or (state == "reviewed" and _is_marked(message))):
        mark(message, below)
        return True
    if not undo and STATES.index(now) < STATES.index(state):
        mark(message, state)
        return True
    return False


def _is_marked(message: PoMessage) -> bool:
    """Whether there is a mark, also one that has lapsed."""
    return any(remark.verb in MARKS for remark in remarks(message))


def _result(locales: Path, lang: str, name: str, catalog: Po, changed: int) -> Reviewed:
    path = f"{locales.name}/{catalog_path(locales, lang, name).relative_to(locales)}"
    states = [state_of(each) for each in catalog if each.id]
    return Reviewed(path, changed, {state: states.count(state) for state in STATES})
