"""Turn a publication into templates, and templates and old catalogs into new catalogs.

The old catalogs are the old text: their order, roles and places tell what moved, changed, was divided or joined.
"""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Message as PoMessage

from publish.diagnostics import PublishError, Report
from publish.document.nodes import Publication
from publish.document.walk import plain_text
from publish.translation.catalogs import (
    catalog_path,
    domains_in,
    is_there,
    locked,
    new_catalog,
    read_catalog,
    template_path,
    write_catalog,
)
from publish.translation.drafts import draft, settled
from publish.translation.matching import Anchors, Text, origins
from publish.translation.messages import LABEL, Titles, Unit, domain_of, titles_of, translatable, units
from publish.translation.po import Entry, Po, add_message
from publish.translation.states import MARKS, mark, state_of

TEXT = "text"
"""The context of an obsolete entry whose words are now a label's."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to one file: `written` is False where it already was as it should be."""

    path: Path
    messages: int
    translated: int
    fuzzy: int
    obsolete: int
    written: bool


# ----------------------------------------------------------------------------------------------------------- templates


def extract(publication: Publication, locales: Path) -> list[Change]:
    """Write a template for each domain of the publication."""
    with locked(locales):
        _read_all([template_path(locales, domain_of(unit)) for unit in units(publication)], locales)
        return _write_templates(publication, locales)


def _write_templates(publication: Publication, locales: Path) -> list[Change]:
    return [
        _written(template_path(locales, domain), template, locales)
        for domain, template in templates_of(publication).items()
    ]


def templates_of(publication: Publication) -> dict[str, Po]:
    """The templates of a publication by domain: each different message once, in reading order, with all its places."""
    titles = titles_of(publication)
    return {domain_of(unit): _template_of(publication, unit, titles) for unit in units(publication)}


def _template_of(publication: Publication, unit: Unit, titles: Titles) -> Po:
    template = new_catalog(None, plain_text(publication.imprint.title.inlines), _moment(publication))
    for message in translatable(unit, titles):  # type: ignore[type-var]
        again = template.get(message.msgid, message.context or None)
        entry = Entry(message.msgid, context=message.context or None)
        entry.locations = [(message.span.path, message.span.line)]
        # What stands around it is told of its first place; of the others their roles and the author's notes.
        entry.auto_comments = [
            each for number, each in enumerate(message.comments) if not again or not number or each.startswith("Note: ")
        ]
        entry.flags = set()  # Babel takes braces and percent signs for Python's formats
        entry.label = message.label
        add_message(template, entry)
    return template


# ------------------------------------------------------------------------------------------------------------ catalogs


def update(publication: Publication, locales: Path, lang: str) -> list[Change]:
    """Bring the catalogs of one language up to date with the content; nothing that a translator wrote is dropped."""
    with locked(locales):
        return _write(_updated(publication, locales, lang), locales)


def update_all(publication: Publication, locales: Path, langs: Sequence[str]) -> list[Change]:
    """Write the templates, and bring the catalogs of several languages up to date. Returns what became of the catalogs.

    Raises PublishError with the faults of all files that cannot be read; then nothing was written.
    """
    with locked(locales):
        report = Report()
        ready: dict[Path, Po] = {}
        for lang in langs:
            try:
                ready.update(_updated(publication, locales, lang))
            except PublishError as fault:
                report.extend(fault.diagnostics)
        try:
            _read_all([template_path(locales, domain_of(unit)) for unit in units(publication)], locales)
        except PublishError as fault:
            report.extend(fault.diagnostics)
        report.raise_errors()
        _write_templates(publication, locales)
        return _write(ready, locales)


def _write(catalogs: dict[Path, Po], locales: Path) -> list[Change]:
    return [_written(path, catalog, locales) for path, catalog in catalogs.items()]


def _updated(publication: Publication, locales: Path, lang: str) -> dict[Path, Po]:
    """What the catalogs of a language should be, by their paths."""
    templates = templates_of(publication)
    domains = list(dict.fromkeys((*templates, *domains_in(locales, lang))))  # a renamed chapter has left its own behind
    paths = {domain: catalog_path(locales, lang, domain) for domain in domains}
    read = _read_all(list(paths.values()), locales)
    olds = {domain: read[path] for domain, path in paths.items() if path in read}
    for domain in templates:
        empty = new_catalog(lang, plain_text(publication.imprint.title.inlines), _moment(publication))
        old = olds.setdefault(domain, empty)
        if not old.header:
            old.header, old.header_comments = empty.header, old.header_comments or empty.header_comments
    return {paths[domain]: catalog for domain, catalog in merge(templates, olds).items()}


def _read_all(paths: Iterable[Path], locales: Path) -> dict[Path, Po]:
    """The catalogs that there are. Raises PublishError with the faults of all of them."""
    report = Report()
    found = {}
    for path in paths:
        if is_there(path):
            try:
                found[path] = read_catalog(path, locales)
            except PublishError as fault:
                report.extend(fault.diagnostics)
    report.raise_errors()
    return found


def merge(templates: dict[str, Po], olds: dict[str, Po]) -> dict[str, Po]:
    """Catalogs with the templates' messages and the old catalogs' translations, comments, flags and headers.

    A message that is gone becomes obsolete. A new one gets its translation from where it stood before, in another file
    too; one that is like an old one gets that one's as a draft.
    """
    library = _Library(templates, olds)
    kept = {domain: [library.kept(domain, entry) for entry in _living(templates[domain])] for domain in templates}
    drafts = _drafts(templates, kept, library)
    news = {}
    for domain, template in templates.items():
        new = Po()
        new.take_head(olds[domain])
        for position, message in enumerate(_living(template)):
            old = kept[domain][position]
            new[message.id] = _renewed(message, old) if old else drafts.get((domain, position), copy(message))
        taken = library.taken
        new.gone = [message for message in olds[domain].gone if id(message) not in taken]
        left = (message for message in _living(olds[domain]) if id(message) not in taken)
        new.gone += [_obsolete(message, new) for message in left if message.string or message.user_comments]
        news[domain] = new
    return news


def _living(catalog: Po) -> list[PoMessage]:
    return [message for message in catalog if message.id]


def _obsolete(message: PoMessage, new: Po) -> PoMessage:
    """An entry that is gone. If its place was taken by the same words in a table, it gets a context: gettext's tools
    refuse a file in which two entries are alike, even where one is obsolete.
    """
    if new.get(message.id, message.context) is None or message.context:
        return message
    gone = copy(message)
    gone.context = TEXT
    return gone


class _Library:
    """The old messages of all files by their msgid, and which of them were taken over into their own file."""

    def __init__(self, templates: dict[str, Po], olds: dict[str, Po]) -> None:
        self.olds = olds
        self.taken: set[int] = set()
        self.positions: dict[int, int] = {}
        self.wanted = {domain: {str(m.id) for m in _living(template)} for domain, template in templates.items()}
        self.living: dict[str, dict[object, list[PoMessage]]] = {}
        self.gone: dict[str, dict[object, list[PoMessage]]] = {}
        for domain, old in olds.items():
            self.living[domain] = _by_id(_living(old))
            self.gone[domain] = _by_id(sorted(old.gone, key=_worth, reverse=True))  # of two the better
            self.positions.update((id(message), place) for place, message in enumerate(_living(old)))

    def kept(self, domain: str, message: PoMessage) -> PoMessage | None:
        """The entry that goes on for a message of the new text; None for one that is new."""
        living = _fitting(self.living[domain].get(message.id, ()), message)
        gone = _fitting(self.gone[domain].get(message.id, ()), message)
        if living and living.string and not (gone and gone.string and _fits(gone, message) < _fits(living, message)):
            return self._take(living)
        if gone and gone.string:
            if living and not living.string:
                self._take(living)
                return _revived(self._take(gone), living)
            return self._take(gone)
        elsewhere = self._elsewhere(domain, message, new=living is None)
        if living:
            self._take(living)
        if elsewhere:
            return _revived(elsewhere, living)
        if living is None and gone:
            return self._take(gone)
        return living

    def _take(self, message: PoMessage) -> PoMessage:
        self.taken.add(id(message))
        return message

    def _elsewhere(self, domain: str, message: PoMessage, *, new: bool) -> PoMessage | None:
        """The translation that the same words have in another file, best where they moved away from there."""
        found = []
        for other in (name for name in self.olds if name != domain):
            moved = str(message.id) not in self.wanted.get(other, ())
            if not (moved or new):
                continue
            for rank, held in enumerate((self.living[other], self.gone[other])):
                entry = _fitting(held.get(message.id, ()), message)
                if entry and entry.string:
                    found.append((moved, _worth(entry), -rank, entry))
        return max(found, key=lambda each: each[:3])[3] if found else None


def _by_id(messages: Iterable[PoMessage]) -> dict[object, list[PoMessage]]:
    found: dict[object, list[PoMessage]] = {}
    for message in messages:
        found.setdefault(message.id, []).append(message)
    return found


def _fitting(messages: Sequence[PoMessage], message: PoMessage) -> PoMessage | None:
    """Of old messages with the same words the one for the same kind of role, whatever its context was called."""
    return min(messages, key=lambda each: (not each.string, _fits(each, message)), default=None)


def _fits(old: PoMessage, message: PoMessage) -> int:
    """How well the context of an old entry fits the role of a message: 0 is best."""
    order = (LABEL, None, TEXT) if getattr(message, "label", False) else (TEXT, None, LABEL)
    return order.index(old.context) if old.context in order else len(order)


def _worth(message: PoMessage) -> int:
    return bool(message.string) + (bool(message.string) and not message.fuzzy)


def _revived(former: PoMessage, match: PoMessage | None) -> PoMessage:
    """The entry of a message that came back, with the remarks on the untranslated one that stood in its place."""
    revived = copy(former)
    if match and match.user_comments != former.user_comments:
        revived.user_comments = match.user_comments + former.user_comments
    return revived


def _renewed(message: PoMessage, match: PoMessage) -> PoMessage:
    """The old entry with the new places, comments and context; a mark stays, as it was these words that were read."""
    renewed = settled(copy(match))
    renewed.locations, renewed.auto_comments = message.locations, message.auto_comments
    if renewed.context != message.context:
        state = state_of(renewed)
        renewed.context = message.context
        if state in MARKS:
            mark(renewed, state)
    return renewed


def _drafts(
    templates: dict[str, Po], kept: dict[str, list[PoMessage | None]], library: _Library
) -> dict[tuple[str, int], PoMessage]:
    """Entries for messages that are new, from old ones that are like them."""
    new = [
        Text(domain, place, message)
        for domain, template in templates.items()
        for place, message in enumerate(_living(template))
        if kept[domain][place] is None
    ]
    if not new:
        return {}
    positions = library.positions
    anchors = Anchors(
        (domain, place, positions[id(old)])
        for domain, entries in kept.items()
        for place, old in enumerate(entries)
        if old is not None and id(old) in positions
    )
    found = origins(new, list(_candidates(library)), anchors)
    return {
        (new[place].domain, new[place].position): draft(new[place], origin.olds, origin.parts)
        for place, origin in found.items()
    }


def _candidates(library: _Library) -> Iterable[Text]:
    wanted = set().union(*library.wanted.values())
    for domain, old in library.olds.items():
        for place, message in enumerate(_living(old)):
            if isinstance(message.id, str):
                yield Text(domain, place, message, wanted=message.id in wanted)
        for message in old.gone:
            if isinstance(message.id, str) and message.string:
                yield Text(domain, -1, message, gone=True, wanted=message.id in wanted)


def _written(path: Path, catalog: Po, locales: Path) -> Change:
    written = write_catalog(path, catalog, locales)
    living = _living(catalog)
    fuzzy = sum(message.fuzzy for message in living)
    translated = sum(bool(message.string) and not message.fuzzy for message in living)
    return Change(path, len(living), translated, fuzzy, len(catalog.gone), written)


def _moment(publication: Publication) -> datetime:
    """Midnight UTC of the publication's date: the same content gives the same bytes."""
    return datetime(publication.date.year, publication.date.month, publication.date.day, tzinfo=UTC)
