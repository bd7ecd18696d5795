"""Turn a publication's folder into the editions that are wanted of it.

The whole story: read the content, translate it, compose a layout for each language, and give the layout to a writer for
each format. Languages are built side by side in processes of their own; nothing is written before all of it is right.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from publish.content.tree import read_publication
from publish.diagnostics import Diagnostic, PublishError, Span, error
from publish.document.nodes import Publication
from publish.editions import gates
from publish.editions.profiles import PROFILES
from publish.editions.root import Root
from publish.files import write_file
from publish.language import LANGUAGES
from publish.language.pseudo import PSEUDO
from publish.layout.compose import compose
from publish.layout.fonts import check_fonts
from publish.layout.model import Layout
from publish.layout.themes import Theme, read_theme
from publish.translation.spellings import spelled
from publish.translation.translate import translate
from publish.writers import WRITERS, pdf


@dataclass(frozen=True, slots=True)
class Edition:
    """One language in one format, plain or in a profile."""

    lang: str
    format: str
    profile: str = ""

    def file_name(self, slug: str, draft: bool = False) -> str:
        """`kazakhstan-2019.kk.pdf`, `kazakhstan-2019.kk.a5.pdf`, and of a draft `kazakhstan-2019.kk.draft.pdf`.

        So a draft takes the place of no edition that was good, and nobody who looks for the edition takes a draft.
        """
        parts = [slug, self.lang, self.profile, "draft" if draft else ""]
        return ".".join(filter(None, parts)) + WRITERS[self.format].suffix


@dataclass(frozen=True, slots=True)
class Artifact:
    """An edition that was written."""

    edition: Edition
    path: Path
    size: int


Progress = Callable[[int], None]
"""Called once for each edition that is built, with the number of all that are wanted."""


def wanted(
    publication: Publication, langs: Sequence[str], formats: Sequence[str], profiles: Sequence[str] = ()
) -> list[Edition]:
    """The editions to build: what was asked for, or else what publication.toml asks for.

    Who asks for a format or a profile gets no other. Raises PublishError naming each language, format or profile that
    there is not.
    """
    asked = formats or profiles
    places = (None, None) if asked else (publication.formats_span, publication.profiles_span)
    langs = langs or publication.languages
    formats, profiles = (formats, profiles) if asked else (publication.formats, publication.profiles)
    faults = [
        *_unknown("language", [lang for lang in langs if lang not in PSEUDO], LANGUAGES),
        *_unknown("format", formats, WRITERS, places[0]),
        *_unknown("profile", profiles, PROFILES, places[1]),
    ]
    if faults:
        raise PublishError(*faults)
    kinds = [*((format, "") for format in formats), *((PROFILES[name].format, name) for name in profiles)]
    return [Edition(lang, *kind) for lang in dict.fromkeys(langs) for kind in dict.fromkeys(kinds)]


def target_languages(publication: Publication, langs: Sequence[str]) -> list[str]:
    """The languages to keep catalogs in: those of what was asked for, or else of all that publication.toml asks for."""
    chosen = langs or publication.languages
    faults = list(_unknown("language", chosen, LANGUAGES))
    if faults:
        raise PublishError(*faults)
    catalogs = dict.fromkeys(LANGUAGES[lang].catalog for lang in chosen)
    return [lang for lang in catalogs if lang != publication.lang]


def _unknown(what: str, names: Iterable[str], known: Iterable[str], place: Span | None = None) -> Iterator[Diagnostic]:
    for name in names:
        if name not in known:
            yield error(f"unknown-{what}", f"there is no {what} '{name}'", place, f"the {what}s are {', '.join(known)}")


def build(
    root: Root, langs: Sequence[str], formats: Sequence[str], profiles: Sequence[str], output: Path, progress: Progress
) -> list[Artifact]:
    """Build editions of the publication in `root` into `output`. Raises PublishError; then nothing was written."""
    publication = read_publication(root.content)
    editions = wanted(publication, langs, formats, profiles)
    by_lang = {edition.lang: [each for each in editions if each.lang == edition.lang] for edition in editions}
    drafts = gates.drafts(publication, root.locales, by_lang)
    built: dict[Edition, bytes] = {}
    for files in _in_processes(root, by_lang):
        for edition, data in files.items():
            built[edition] = data
            progress(len(editions))
    names = [edition.file_name(publication.slug, edition.lang in drafts) for edition in editions]
    return [_write(output / name, edition, built[edition]) for name, edition in zip(names, editions, strict=True)]


def _in_processes(root: Root, by_lang: dict[str, list[Edition]]) -> Iterator[dict[Edition, bytes]]:
    """Build each language in a process of its own. All faults of all languages are raised together."""
    if len(by_lang) == 1:
        for lang, editions in by_lang.items():
            yield build_language(root, lang, editions)
        return
    faults: dict[str, tuple[Diagnostic, ...]] = {}
    workers = min(len(by_lang), os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        jobs: dict[Future[dict[Edition, bytes]], str] = {
            pool.submit(build_language, root, lang, editions): lang for lang, editions in by_lang.items()
        }
        for job in as_completed(jobs):
            try:
                yield job.result()
            except PublishError as fault:
                faults[jobs[job]] = fault.diagnostics
    if faults:
        raise PublishError(*dict.fromkeys(found for lang in by_lang for found in faults.get(lang, ())))


def build_language(root: Root, lang: str, editions: Sequence[Edition]) -> dict[Edition, bytes]:
    """The files of one language. What is no PDF takes its page numbers from the plain PDF."""
    layout = layout_of(root, lang)
    plain = [edition for edition in editions if not edition.profile]
    counted = bool(plain) or any(edition.format != "pdf" for edition in editions)
    paper, pages = pdf.write_with_pages(layout) if counted else (b"", {})
    built = {each: paper if each.format == "pdf" else WRITERS[each.format].write(layout, pages) for each in plain}
    for edition in (each for each in editions if each.profile):
        profile = PROFILES[edition.profile]
        dressed = layout_of(root, lang, profile.dress) if profile.dress else layout
        built[edition] = profile.write(dressed, pages)
    return built


def layout_of(root: Root, lang: str, dress: Callable[[Theme], Theme] | None = None) -> Layout:
    """The layout of one language, in the theme or in what a profile makes of it."""
    publication = read_publication(root.content)
    known = LANGUAGES | PSEUDO
    language = spelled(known[lang], root.locales)
    translated = translate(publication, root.locales, language)
    theme = read_theme(root.styles, publication.theme)
    languages = LANGUAGES | {lang: language}
    standing = gates.standing(publication, root.locales, language, translated.omitted)
    theme = dress(theme) if dress else theme
    layout = compose(translated.publication, lang, languages, theme, moment(publication), standing)
    missing = check_fonts(layout)
    if missing:
        raise PublishError(*missing)
    return layout


def moment(publication: Publication) -> datetime:
    """The one moment that the files carry: SOURCE_DATE_EPOCH (reproducible-builds.org) or the publication's date."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime(publication.date.year, publication.date.month, publication.date.day, tzinfo=UTC)


def _write(path: Path, edition: Edition, data: bytes) -> Artifact:
    write_file(path, data)
    return Artifact(edition, path, len(data))
