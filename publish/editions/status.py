"""Turn a publication's folder into how far its translations have come: a table, JSON, or a page for a site.

`as_json` is what other programs read: a key that it has stays what it is, and new ones may come.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from publish.content.tree import read_publication
from publish.diagnostics import Diagnostic, PublishError
from publish.document.walk import plain_text
from publish.editions.build import target_languages
from publish.editions.root import Root
from publish.translation.catalogs import catalog_path, is_there, read_catalog, template_path
from publish.translation.messages import Message, domain_of, translatable, units
from publish.translation.states import STATES, State
from publish.translation.translate import Catalog, load_catalog

FORMAT = 1
"""The number of the JSON's form; another one is not to be read as this one."""
UPDATE = "run publish update"


@dataclass(frozen=True, slots=True)
class Count:
    """Messages, and the words that they are in the text of the source, as spaces divide them."""

    messages: int
    words: int


Counts = Mapping[State, Count]


@dataclass(frozen=True, slots=True)
class File:
    """A template or a catalog; where `faults` tell why it cannot be read, nothing is known of its messages."""

    path: str
    exists: bool
    new: int
    """Messages of the content that it has not got yet: they were added, or their source changed."""
    gone: int
    """Messages that it has and the content has no longer."""
    faults: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Chapter(File):
    """A catalog. `counts` has every state, or nothing where it cannot be read."""

    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Translation:
    """The catalogs of one language."""

    lang: str
    chapters: tuple[Chapter, ...]

    @property
    def counts(self) -> Counts:
        """All chapters together, but for those that cannot be read."""
        return _sum([chapter.counts for chapter in self.chapters])


@dataclass(frozen=True, slots=True)
class Status:
    """A publication, and where its translations stand."""

    title: str
    lang: str
    templates: tuple[File, ...]
    translations: tuple[Translation, ...]

    @property
    def files(self) -> tuple[File, ...]:
        """Templates and catalogs."""
        return (*self.templates, *(chapter for each in self.translations for chapter in each.chapters))

    @property
    def is_current(self) -> bool:
        """Whether templates and catalogs have just the messages of the content."""
        return not any(file.new or file.gone for file in self.files)


def status(root: Root, langs: Sequence[str]) -> Status:
    """Where the translations into `langs`, or into all languages of the publication, stand.

    Raises PublishError for content that cannot be read; a catalog that cannot is told in its place.
    """
    publication = read_publication(root.content)
    content = {domain_of(unit): list(translatable(unit)) for unit in units(publication)}  # type: ignore[type-var]
    return Status(
        plain_text(publication.imprint.title.inlines),
        publication.lang,
        tuple(_template(root.locales, domain, messages) for domain, messages in content.items()),
        tuple(
            Translation(lang, tuple(_chapter(root.locales, lang, *each) for each in content.items()))
            for lang in target_languages(publication, langs)
        ),
    )


def _template(locales: Path, domain: str, messages: Sequence[Message]) -> File:
    path = template_path(locales, domain)
    place = f"{locales.name}/{path.relative_to(locales)}"
    wanted = {(message.msgid, message.context) for message in messages}
    try:
        held = {(str(m.id), m.context or "") for m in read_catalog(path, locales) if m.id} if is_there(path) else set()
    except PublishError as fault:
        return File(place, True, 0, 0, fault.diagnostics)
    return File(place, is_there(path), len(wanted - held), len(held - wanted), ())


def _chapter(locales: Path, lang: str, domain: str, messages: Sequence[Message]) -> Chapter:
    path = catalog_path(locales, lang, domain)
    place = f"{locales.name}/{path.relative_to(locales)}"
    try:
        catalog = load_catalog(locales, lang, domain)
    except PublishError as fault:
        return Chapter(place, True, 0, 0, fault.diagnostics, domain, {})
    wanted = {(message.msgid, message.context) for message in messages}
    counts = _counted(messages, catalog)
    held = catalog.entries.keys()
    new, gone = len(wanted - held), len(held - wanted)
    return Chapter(place, is_there(path), new, gone, (), domain, counts)


def _counted(messages: Iterable[Message], catalog: Catalog) -> Counts:
    """Messages are those that there are to translate, each once; words are those that stand in the text."""
    number: Counter[State] = Counter()
    words: Counter[State] = Counter()
    known: set[tuple[str, str]] = set()
    for message in messages:
        entry, key = catalog.entry(message), (message.msgid, message.context)
        state: State = entry.state if entry else "untranslated"
        number[state] += key not in known
        words[state] += len(message.msgid.split())
        known.add(key)
    return {state: Count(number[state], words[state]) for state in STATES}


def _sum(parts: Sequence[Counts]) -> Counts:
    read = [part for part in parts if part]
    return {
        state: Count(sum(part[state].messages for part in read), sum(part[state].words for part in read))
        for state in STATES
    }


def total(counts: Counts) -> Count:
    """All states together."""
    return Count(sum(count.messages for count in counts.values()), sum(count.words for count in counts.values()))


# ------------------------------------------------------------------------------------------------------------- table


def as_rows(found: Status) -> list[tuple[str, ...]]:
    """The table for people: words by state, a row a chapter, and below them what a translator should know."""
    return [
        ("", "messages", "words", *STATES, "to update"),
        *(row for each in found.translations for row in _rows(each)),
    ]


def _rows(translation: Translation) -> Iterator[tuple[str, ...]]:
    changes = sum(chapter.new + chapter.gone for chapter in translation.chapters)
    yield (translation.lang, *_cells(translation.counts), str(changes))
    for chapter in translation.chapters:
        cells = _cells(chapter.counts) if chapter.counts else ["?"] * (len(STATES) + 2)
        yield (f"  {chapter.name}", *cells, str(chapter.new + chapter.gone) if chapter.counts else "?")


def _cells(counts: Counts) -> list[str]:
    whole = total(counts)
    return [str(whole.messages), str(whole.words), *(str(counts[state].words) for state in STATES)]


def remarks(found: Status) -> list[str]:
    """What is to be done about files that are missing, broken or behind the content."""
    lines = [str(fault) for file in found.files for fault in file.faults]
    for translation in found.translations:
        lines += [
            f"{chapter.path}: there is no such catalog yet" for chapter in translation.chapters if not chapter.exists
        ]
    if not found.is_current:
        lines.append(f"{_behind(found)}: {UPDATE}")
    return lines


def _behind(found: Status) -> str:
    new, gone = sum(each.new for each in found.templates), sum(each.gone for each in found.templates)
    if not any(each.exists for each in found.templates):
        return "there are no templates yet"
    if new or gone:
        return f"since the templates were written, {new} messages are new and {gone} gone"
    return "not all messages of the templates are in every catalog"


# -------------------------------------------------------------------------------------------------------------- JSON


def as_json(found: Status) -> dict[str, Any]:
    """What `publish status --json` prints; docs/translating.md describes it."""
    return {
        "format": FORMAT,
        "title": found.title,
        "source": found.lang,
        "current": found.is_current,
        "templates": [
            {
                "path": each.path,
                "exists": each.exists,
                "new": each.new,
                "gone": each.gone,
                "faults": _faults(each.faults),
            }
            for each in found.templates
        ],
        "languages": [
            {
                "lang": translation.lang,
                "states": _states(translation.counts),
                "catalogs": [_catalog(chapter) for chapter in translation.chapters],
            }
            for translation in found.translations
        ],
    }


def _catalog(chapter: Chapter) -> dict[str, Any]:
    return {
        "name": chapter.name,
        "path": chapter.path,
        "exists": chapter.exists,
        "states": _states(chapter.counts) if chapter.counts else None,
        "new": chapter.new,
        "gone": chapter.gone,
        "faults": _faults(chapter.faults),
    }


def _states(counts: Counts) -> dict[str, Any]:
    return {state: {"messages": count.messages, "words": count.words} for state, count in counts.items()}


def _faults(faults: Sequence[Diagnostic]) -> list[dict[str, Any]]:
    return [
        {
            "code": fault.code,
            "message": fault.message,
            "path": fault.span.path if fault.span else "",
            "line": fault.span.line if fault.span else 0,
        }
        for fault in faults
    ]


# -------------------------------------------------------------------------------------------------------------- HTML

COLORS = {"fuzzy": "#c77700", "translated": "#2b7de0", "reviewed": "#1f9e9e", "approved": "#2e9e3f"}
PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}: translation status</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ max-width: 60em; margin: 2em auto; padding: 0 1em; font: 1em/1.5 sans-serif; }}
div {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; margin: 2em 0; font-variant-numeric: tabular-nums; }}
caption {{ text-align: start; font-weight: bold; padding: 0.3em 0; }}
th, td {{ padding: 0.3em 0.6em; border-bottom: thin solid #8a8a8a; text-align: end; white-space: nowrap; }}
th:first-child {{ text-align: start; }}
tbody th {{ font-weight: normal; }}
tfoot th, tfoot td {{ font-weight: bold; }}
.bar {{ display: inline-block; width: 10em; height: 0.8em; background: #8a8a8a; }}
.bar span {{ display: inline-block; height: 100%; vertical-align: top; }}
{colors}</style>
</head>
<body>
<h1>{title}: translation status</h1>
<p>Words of the source by the state of their translation. The source is in <code>{source}</code>.</p>
{body}
</body>
</html>
"""


def as_html(found: Status) -> str:
    """A page that needs no other file and no script; the bars repeat what the figures say."""
    colors = "".join(f".{state} {{ background: {color}; }}\n" for state, color in COLORS.items())
    body = "\n".join(map(_html_table, found.translations)) + _html_remarks(remarks(found))
    return PAGE.format(title=escape(found.title), source=escape(found.lang), colors=colors, body=body)


def _html_table(translation: Translation) -> str:
    heads = ("Chapter", "Messages", "Words", *(state.capitalize() for state in STATES), "To update", "Share")
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    whole, *rows = _rows(translation)
    counts = [chapter.counts for chapter in translation.chapters]
    body = "\n".join(map(_html_row, rows, counts))
    lang = escape(translation.lang)
    return (
        f'<div tabindex="0" role="group" aria-label="{lang}">\n<table>\n<caption>{lang}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n"
        f"<tfoot>{_html_row(('All', *whole[1:]), translation.counts)}</tfoot>\n</table>\n</div>"
    )


def _html_row(row: Sequence[str], counts: Counts) -> str:
    name, *cells = row
    figures = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{escape(name.strip())}</th>{figures}<td>{_bar(counts)}</td></tr>'


def _bar(counts: Counts) -> str:
    """Bars from the furthest state to the least, as wide as their share of the words."""
    words = total(counts).words
    parts = (
        [(state, counts[state].words * 100 / words) for state in reversed(STATES) if state in COLORS] if words else []
    )
    spans = "".join(f'<span class="{state}" style="width: {share:.2f}%"></span>' for state, share in parts if share)
    return f'<span class="bar" aria-hidden="true">{spans}</span>'


def _html_remarks(lines: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>\n" for line in lines)
    return f"\n<h2>To do</h2>\n<ul>\n{items}</ul>" if items else ""
