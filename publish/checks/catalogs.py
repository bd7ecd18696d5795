"""Turn a publication and its catalogs into projects of pairs, and into what a build would refuse of them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message as PoMessage

from publish.checks.pairs import Pair, Project
from publish.checks.terms import glossary
from publish.content.inlines import parse_phrase
from publish.diagnostics import Diagnostic, Report, Span
from publish.document.nodes import Foreign, Inline, Publication, Value
from publish.language import LANGUAGES
from publish.translation.catalogs import catalog_path, is_there, read_sound
from publish.translation.glossary import read_glossary, read_words
from publish.translation.messages import Message, domain_of, translatable, units
from publish.translation.remarks import remarks
from publish.translation.states import PUBLISHABLE, state_of
from publish.translation.translate import Entry, read_translation

MISMATCHES = {"lost-part", "added-part"}
"""What a build refuses in a translation that can be read all the same."""
_NOWHERE = Span("")
Entries = Mapping[tuple[str, str], PoMessage]


@dataclass(frozen=True, slots=True)
class Reading:
    """One language: its pairs, and what was found while they were read."""

    project: Project
    findings: list[Diagnostic]


def read_language(publication: Publication, locales: Path, lang: str) -> Reading:
    """Read the catalogs of one language, its glossary and its words. What is broken is a finding; the rest is kept."""
    pairs: list[Pair] = []
    report = Report()
    for unit in units(publication):
        messages = list(translatable(unit))  # type: ignore[type-var]
        path = catalog_path(locales, lang, domain_of(unit))
        place = f"{locales.name}/{path.relative_to(locales)}"
        entries = _entries(path, locales, report)
        held = {message: entry for message in messages if (entry := _entry(message, entries))}
        report.extend(_progress(messages, held, entries, place))
        for message, entry in {id(entry): (message, entry) for message, entry in held.items()}.values():
            if state_of(entry) in PUBLISHABLE:
                pair, faults = read_pair(message, entry, place, publication.lang, lang)
                report.extend(faults)
                if not {fault.code for fault in faults} - MISMATCHES:
                    pairs.append(pair)
    terms = glossary(read_glossary(locales, report), publication.lang, lang)
    words = read_words(locales, lang, report)
    project = Project(lang, publication.lang, LANGUAGES, tuple(pairs), terms, words)
    return Reading(project, report.diagnostics)


def _entries(path: Path, locales: Path, report: Report) -> Entries:
    """The entries of a catalog that can be read, by msgid and msgctxt."""
    if not is_there(path):
        return {}
    catalog, faults = read_sound(path, locales)
    report.extend(faults)
    return {(str(entry.id), entry.context or ""): entry for entry in catalog if isinstance(entry.id, str) and entry.id}


def _entry(message: Message, entries: Entries) -> PoMessage | None:
    """What would be published of a message, as in `publish.translation.translate.Catalog`."""
    found = [entries[message.msgid, each] for each in message.contexts if (message.msgid, each) in entries]
    return max(found, key=lambda entry: state_of(entry) in PUBLISHABLE, default=None)


def _progress(
    messages: Sequence[Message], held: dict[Message, PoMessage], entries: Entries, place: str
) -> Iterator[Diagnostic]:
    """What is not published yet, in a line a file; and that the file is older than the content."""
    wanted = {(message.msgid, message.context): message for message in messages}
    states = Counter(state_of(held[each]) if each in held else "untranslated" for each in wanted.values())
    counts = [f"{states[state]} {state}" for state in ("untranslated", "fuzzy") if states[state]]
    if counts:
        message = f"{' and '.join(counts)} of {len(wanted)} messages: they are not published"
        yield Diagnostic("note", "untranslated", message, Span(place), "translate them, or take away the mark 'fuzzy'")
    used = {id(entry) for entry in held.values()}
    gone = sum(bool(entry.string) and id(entry) not in used for entry in entries.values())
    new = sum(each not in held for each in wanted.values()) if entries else 0
    if gone or new:
        message = f"the content has changed since: {new} messages are new, {gone} are gone"
        yield Diagnostic("note", "outdated", message, Span(place), "run 'publish update'")


def read_pair(
    message: Message, entry: PoMessage, place: str, source_lang: str, lang: str
) -> tuple[Pair, list[Diagnostic]]:
    """The pair of a message and its entry, and all for which a build would refuse it."""
    span, msgstr = Span(place, entry.lineno or 0), str(entry.string)
    source = parse_phrase(message.msgid, source_lang, span, Report())
    translation, faults = read_translation(message.msgid, Entry(msgstr, span), lang)
    faults += _value_faults(translation.inlines, lang, span)
    role = message.comments[0].partition("; in: ")[0]
    return Pair(lang, message.msgid, msgstr, role, source, translation, span, ignores(entry)), faults


def ignores(entry: PoMessage) -> dict[str, str]:
    """The checks that `# publish: ignore CODE: reason` turns off, each with its reason: empty, if none is given."""
    found = {}
    for remark in remarks(entry):
        if remark.verb == "ignore":
            code, _, reason = remark.rest.partition(":")
            found[code.strip()] = reason.strip()
    return found


def _value_faults(inlines: Sequence[Inline], lang: str, span: Span) -> list[Diagnostic]:
    """Values that the language does not write: layout would refuse them."""
    report = Report()
    for node in inlines:
        if isinstance(node, Value):
            _try_value(node, lang, span, report)
        children = getattr(node, "children", ())
        report.extend(_value_faults(children, node.lang if isinstance(node, Foreign) else lang, span))
    return report.diagnostics


def _try_value(value: Value, lang: str, span: Span, report: Report) -> None:
    if lang not in LANGUAGES:
        hint = "write the value outside of the foreign words"
        report.error("unknown-language", f"no values can be written in '{lang}'", span, hint)
        return
    try:
        LANGUAGES[lang].write(value.kind, value.text, value.form)
    except ValueError as fault:
        report.error("bad-form", str(fault), span, "see docs/dialect.md for the forms of each language")
    except ArithmeticError:
        report.error("bad-value", f"'{value.text}' has too many figures", span, "write it in words")
