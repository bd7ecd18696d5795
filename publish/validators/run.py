"""Turn a publication's finished editions into diagnostics of what the installed validators find wrong with them."""

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from publish.content.tree import read_publication
from publish.diagnostics import Diagnostic, Span
from publish.editions import gates
from publish.editions.build import Edition, layout_of, wanted
from publish.editions.root import Root, missing_edition
from publish.validators import VALIDATORS
from publish.validators.installation import NoVerdict, how_to_install
from publish.validators.sources import Sources, nearest, sources_of
from publish.validators.validator import Finding, Validator

HINT = "build the edition anew; if it stays so, report it"


def validate(root: Root, langs: Sequence[str], formats: Sequence[str], output: Path) -> list[Diagnostic]:
    """What is wrong with the editions in `output`, by path and line: those asked for, or else all that are wanted.

    A validator that is not installed is a note. Raises PublishError for content that cannot be read, and for languages
    and formats that there are not.
    """
    publication = read_publication(root.content)
    editions = wanted(publication, langs, formats)
    drafts = gates.drafts(publication, root.locales, dict.fromkeys(edition.lang for edition in editions))
    files = {edition: output / edition.file_name(publication.slug, edition.lang in drafts) for edition in editions}
    needed = [validator for validator in VALIDATORS if validator.format in {edition.format for edition in editions}]
    absent = {validator.code: missing for validator in needed if (missing := validator.missing())}
    found = [_absence(validator, absent[validator.code]) for validator in needed if validator.code in absent]
    found += [missing_edition(path, publication.span) for path in files.values() if not path.is_file()]
    tasks = [
        (validator, edition, path)
        for edition, path in files.items()
        for validator in needed
        if path.is_file() and validator.format == edition.format and validator.code not in absent
    ]
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # threads only wait for the programs
        verdicts = pool.map(lambda task: verdict(task[0], task[2]), tasks)
        for (validator, edition, path), findings in zip(tasks, verdicts, strict=True):
            found += _diagnostics(findings, validator, edition, path, root)
    return sorted(found, key=lambda each: each.span or Span(""))  # those of one place stay as their validator has them


def verdict(validator: Validator, path: Path) -> list[Finding]:
    """All that an installed validator finds in a file. That it came to no verdict is an error: the file may be bad."""
    try:
        return list(validator.run(path.resolve()))
    except subprocess.TimeoutExpired as fault:
        return [Finding("error", f"{validator.name} did not come to an end in {fault.timeout:g} seconds")]
    except (NoVerdict, OSError) as fault:
        return [Finding("error", f"{validator.name} gave no verdict: {fault}")]


def _absence(validator: Validator, missing: Iterable[str]) -> Diagnostic:
    message = (
        f"{validator.format.upper()} files are not checked by {validator.name}: {', '.join(missing)} not installed"
    )
    return Diagnostic("note", "no-validator", message, None, how_to_install(missing))


# ------------------------------------------------------------------------------------------- findings into diagnostics


def _diagnostics(
    findings: Iterable[Finding], validator: Validator, edition: Edition, path: Path, root: Root
) -> Iterator[Diagnostic]:
    for finding in findings:
        span = nearest(finding.ids, _sources(root, edition.lang, edition.format)) if finding.ids else None
        message = f"{path.name}: {finding}" if span else str(finding)
        span = span or Span(_shown(path, root))
        yield Diagnostic(finding.severity, validator.code, message, span, finding.hint or HINT)


@cache
def _sources(root: Root, lang: str, format: str) -> Sources:
    return sources_of(layout_of(root, lang), format)


def _shown(path: Path, root: Root) -> str:
    """A file as it is seen from the publication's folder; one elsewhere by its whole path."""
    path, folder = path.resolve(), root.folder.resolve()
    return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()
