"""Turn a publication into templates, and templates and old catalogs into new catalogs."""

from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Message as PoMessage
from rapidfuzz import fuzz, process

from publish.document.nodes import Publication
from publish.document.walk import plain_text
from publish.translation.catalogs import (
    Po,
    add_message,
    catalog_path,
    new_catalog,
    previous,
    read_catalog,
    template_path,
    write_catalog,
)
from publish.translation.messages import Unit, domain_of, translatable, units

LIKENESS = 75.0
"""Per cent of likeness from which an old translation is offered, as fuzzy, for a changed message."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to one file: `written` is False where it already was as it should be."""

    path: Path
    messages: int
    translated: int
    fuzzy: int
    obsolete: int
    written: bool


def extract(publication: Publication, locales: Path) -> list[Change]:
    """Write a template for each domain of the publication."""
    changes = []
    for unit in units(publication):
        path = template_path(locales, domain_of(unit))
        template = template_of(publication, unit)
        changes.append(_change(path, template, write_catalog(path, template, locales)))
    return changes


def update(publication: Publication, locales: Path, lang: str) -> list[Change]:
    """Bring the catalogs of one language up to date with the content; nothing that a translator wrote is dropped."""
    changes = []
    for unit in units(publication):
        path = catalog_path(locales, lang, domain_of(unit))
        template = template_of(publication, unit)
        empty = new_catalog(lang, plain_text(publication.imprint.title.inlines), _moment(publication))
        old = read_catalog(path, locales) if path.exists() else empty
        if not old.header:
            old.header, old.header_comments = empty.header, old.header_comments or empty.header_comments
        new = merge(template, old)
        changes.append(_change(path, new, write_catalog(path, new, locales)))
    return changes


def template_of(publication: Publication, unit: Unit) -> Po:
    """The template of one unit: each different message once, in reading order, with all its places."""
    template = new_catalog(None, plain_text(publication.imprint.title.inlines), _moment(publication))
    for message in translatable(unit):  # type: ignore[type-var]
        add_message(template, message.msgid, (message.span.path, message.span.line), message.comments)
    return template


def merge(template: Po, old: Po) -> Po:
    """A catalog with the template's messages and the old catalog's translations, comments, flags and header.

    A message that is gone becomes obsolete; a new one that is like an unmatched old one gets its translation as fuzzy.
    """
    new = Po()
    new.header, new.header_comments, new.fuzzy = old.header, old.header_comments, old.fuzzy
    new.last_comments = old.last_comments
    wanted = {_key(message) for message in template}
    living = {_key(message): message for message in old if message.id}
    gone = {_key(message): message for message in sorted(old.gone, key=_worth)}  # of two with one msgid the better
    candidates = {
        str(message.id): message for key, message in {**gone, **living}.items() if message.string and key not in wanted
    }
    taken = []
    for message in template:
        if message.id:
            match = living.pop(_key(message), None)
            former = gone.get(_key(message))
            if former and not (match and match.string):
                taken.append(former)
                match = _revived(former, match)
            new[message.id] = _renewed(message, match) if match else _guessed(message, candidates)
    new.gone = [message for message in old.gone if not any(message is each for each in taken)]
    new.gone += [message for message in living.values() if message.string or message.user_comments]
    return new


def _key(message: PoMessage) -> tuple[object, str | None]:
    return message.id, message.context


def _worth(message: PoMessage) -> int:
    return bool(message.string) + (bool(message.string) and not message.fuzzy)


def _revived(former: PoMessage, match: PoMessage | None) -> PoMessage:
    """The entry of a message that came back, with the remarks on the untranslated one that stood in its place."""
    revived = copy(former)
    if match and match.user_comments != former.user_comments:
        revived.user_comments = match.user_comments + former.user_comments
    return revived


def _renewed(message: PoMessage, match: PoMessage) -> PoMessage:
    """The old entry with the new places and comments."""
    renewed = copy(match)
    renewed.locations, renewed.auto_comments = message.locations, message.auto_comments
    return renewed


def _guessed(message: PoMessage, candidates: dict[str, PoMessage]) -> PoMessage:
    """A new entry, with the translation of the likest message that is gone, marked fuzzy."""
    guessed = copy(message)
    found = process.extractOne(message.id, candidates.keys(), scorer=fuzz.ratio, score_cutoff=LIKENESS)
    if found:
        old = candidates[found[0]]
        guessed.string, guessed.user_comments = old.string, old.user_comments
        guessed.flags = old.flags | {"fuzzy"}
        guessed.previous_id = previous(found[0])
    return guessed


def _change(path: Path, catalog: Po, written: bool) -> Change:
    living = [message for message in catalog if message.id]
    fuzzy = sum(message.fuzzy for message in living)
    translated = sum(bool(message.string) and not message.fuzzy for message in living)
    return Change(path, len(living), translated, fuzzy, len(catalog.gone), written)


def _moment(publication: Publication) -> datetime:
    """Midnight UTC of the publication's date: the same content gives the same bytes."""
    return datetime(publication.date.year, publication.date.month, publication.date.day, tzinfo=UTC)
