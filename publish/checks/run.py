"""Turn a publication's folder into all that its catalogs should be mended for."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from publish.checks import CHECKS, charts
from publish.checks.catalogs import read_language
from publish.checks.pairs import Pair, Project
from publish.checks.spelling import skipped
from publish.content.tree import read_publication
from publish.diagnostics import Diagnostic, PublishError, Span, error
from publish.document.nodes import Publication
from publish.editions.build import target_languages
from publish.editions.root import Root
from publish.translation.messages import domain_of, units


def check(root: Root, langs: Sequence[str], files: Sequence[str]) -> list[Diagnostic]:
    """All findings of the catalogs in `langs` (empty: all of the publication), by path and line.

    `files` are names of content files or catalogs (`worker-rights`, `locales/kk/LC_MESSAGES/worker-rights.po`); empty
    for all. Raises PublishError for broken content, and for languages and files that there are not.
    """
    publication = read_publication(root.content)
    domains = _chosen(publication, files)
    found: list[Diagnostic] = list(charts.check_sources(publication))
    for lang in target_languages(publication, langs):
        reading = read_language(publication, root.locales, lang)
        found += [*reading.findings, *filter(None, [skipped(lang)])]
        for pair in reading.project.pairs:
            found += check_pair(pair, reading.project)
        found += charts.check_translations(publication, reading.project)
    return sorted({each for each in found if _concerns(each, domains)}, key=_place)


def check_pair(pair: Pair, project: Project) -> Iterator[Diagnostic]:
    """All that the checks find in a pair, but for those that its translator has turned off with a reason."""
    used = set()
    for code, (severity, _, run) in CHECKS.items():
        for fault in run(pair, project):
            if pair.ignored.get(code):
                used.add(code)
            else:
                yield Diagnostic(severity, code, fault.message, pair.span, fault.hint)
    for code, reason in pair.ignored.items():
        if code not in used:
            yield _vain(code, reason, pair.span)


def _vain(code: str, reason: str, span: Span) -> Diagnostic:
    """Why an `ignore` has no effect."""
    if code not in CHECKS:
        message, hint = f"no check that can be ignored is called '{code}'", "see docs/checks.md for those that can"
    elif not reason:
        message, hint = f"'ignore {code}' gives no reason, and has no effect", f"write '# publish: ignore {code}: why'"
    else:
        return Diagnostic("warning", "unused-ignore", f"nothing is left that '{code}' would find", span, "remove it")
    return Diagnostic("warning", "bad-ignore", message, span, hint)


def _chosen(publication: Publication, files: Sequence[str]) -> set[str]:
    domains = {domain_of(unit) for unit in units(publication)}
    chosen = {_name(file) for file in files}
    unknown = [file for file in files if _name(file) not in domains]
    if unknown:
        hint = f"the files are {', '.join(sorted(domains))}"
        raise PublishError(*(error("missing-file", f"nothing is called '{file}'", None, hint) for file in unknown))
    return chosen or domains


def _name(file: str) -> str:
    """The domain of a file, however it is named."""
    parts = PurePath(file).with_suffix("").parts if file.endswith((".po", ".pot", ".md")) else PurePath(file).parts
    for folder in ("LC_MESSAGES", "content", "locales"):
        if folder in parts:
            parts = parts[parts.index(folder) + 1 :]
    return "/".join(parts)


def _concerns(found: Diagnostic, domains: set[str]) -> bool:
    """Whether a finding is of one of the files, or of none: the glossary concerns all."""
    return not found.span or not found.span.path.endswith((".po", ".md")) or _name(found.span.path) in domains


def _place(found: Diagnostic) -> tuple[str, int, int, str, str]:
    span = found.span or Span("")
    return span.path, span.line, span.column, found.code, found.message
