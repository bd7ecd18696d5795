"""Turn arguments into calls, and what comes back into lines and an exit code: nothing else is done here."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from publish.diagnostics import PublishError

app = typer.Typer(
    help="Turn one content tree and its gettext catalogs into PDF, DOCX and EPUB editions.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
out, err = Console(highlight=False), Console(stderr=True, highlight=False)

RootOption = Annotated[Path, typer.Option("--root", help="The publication's folder.", metavar="DIR")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
LangOption = Annotated[
    list[str] | None, typer.Option("--lang", "-l", help="A language; repeat for more.", metavar="TAG")
]
FormatOption = Annotated[
    list[str] | None, typer.Option("--format", "-f", help="A format; repeat for more.", metavar="NAME")
]
HERE = Path()


def _example(*lines: str) -> str:
    return "[bold]Examples[/bold]\n\n" + "\n\n".join(f"  [cyan]{line}[/cyan]" for line in lines)


@app.command(
    epilog=_example(
        "publish build", "publish build --lang kk --format pdf", "publish build -l kk -l ru -f epub --output /tmp/books"
    )
)
def build(
    lang: LangOption = None,
    format: FormatOption = None,
    root: RootOption = HERE,
    output: Annotated[Path | None, typer.Option(help="Where the editions go.", metavar="DIR")] = None,
    quiet: QuietOption = False,
) -> None:
    """Build editions: all that publication.toml asks for, or those you name."""
    from publish.editions import build as editions
    from publish.editions.root import find_root

    place = find_root(root)
    with _progress(quiet) as bar:
        task = bar.add_task("building", total=None)
        done = editions.build(
            place,
            _names(lang),
            _names(format),
            output or place.output,
            lambda total: bar.update(task, total=total, advance=1),
        )
    if not quiet:
        for artifact in done:
            out.print(f"{artifact.path}  [dim]{artifact.size / 1000:,.0f} kB[/dim]", soft_wrap=True)


@app.command(epilog=_example("publish extract", "publish extract --root ../report"))
def extract(root: RootOption = HERE, quiet: QuietOption = False) -> None:
    """Write the templates (.pot) that translations start from."""
    from publish.content.tree import read_publication
    from publish.editions.root import find_root
    from publish.translation.update import extract as write_templates

    place = find_root(root)
    changes = write_templates(read_publication(place.content), place.locales)
    if not quiet:
        for change in changes:
            out.print(f"{change.path}  {change.messages} messages", soft_wrap=True)


@app.command(epilog=_example("publish update", "publish update --lang kk"))
def update(lang: LangOption = None, root: RootOption = HERE, quiet: QuietOption = False) -> None:
    """Bring catalogs (.po) up to date with the content; nothing that a translator wrote is dropped."""
    from publish.content.tree import read_publication
    from publish.editions.build import target_languages
    from publish.editions.root import find_root
    from publish.translation.update import extract as write_templates
    from publish.translation.update import update as update_catalogs

    place = find_root(root)
    publication = read_publication(place.content)
    langs = target_languages(publication, _names(lang))
    write_templates(publication, place.locales)
    changes = [change for tag in langs for change in update_catalogs(publication, place.locales, tag)]
    if not quiet:
        rows = [(c.path, c.messages, c.translated, c.fuzzy, c.obsolete) for c in changes]
        _print_columns([("catalog", "messages", "translated", "fuzzy", "obsolete"), *rows])


@app.command(epilog=_example("publish new my-report"))
def new(
    folder: Annotated[Path, typer.Argument(help="A folder that does not exist yet.", metavar="DIR")],
    quiet: QuietOption = False,
) -> None:
    """Make a publication that builds at once."""
    from publish.editions.starter import create

    create(folder)
    if not quiet:
        out.print(f"{folder} is ready: [bold]publish build --root {folder}[/bold]", soft_wrap=True)


@app.command(epilog=_example("publish info"))
def info(root: RootOption = HERE) -> None:
    """Tell what a publication holds, in what languages and formats, and how much of it is translated."""
    from publish.editions.info import describe
    from publish.editions.root import find_root

    table = Table(show_header=False, box=None, pad_edge=False)
    for name, value in describe(find_root(root)):
        table.add_row(f"[bold]{name}[/bold]", value)
    out.print(table)


@app.command(epilog=_example("publish spellings kk-Latn", "publish spellings kk-Arab > words.tsv"))
def spellings(
    tag: Annotated[str, typer.Argument(help="A language in another script: kk-Latn or kk-Arab.", metavar="TAG")],
    root: RootOption = HERE,
) -> None:
    """List the words whose spelling in another script an editor should look at, the commonest first.

    Columns, with tabs between them: the word, its spelling, how often it occurs, why it is in doubt, where it is first.
    """
    from publish.editions.root import find_root
    from publish.editions.spellings import words_to_review

    for word in words_to_review(find_root(root), tag):
        columns = (word.word, word.spelling, str(word.count), "; ".join(word.reasons), str(word.span))
        typer.echo("\t".join(columns))


@app.command(
    epilog=_example(
        "publish language kk hyphenate қауіпсіздік",
        "publish language kk date '2019-06-09|loc'",
        "publish language ru sort < names.txt",
    )
)
def language(
    tag: Annotated[str, typer.Argument(help="A language.", metavar="TAG")],
    verb: Annotated[str, typer.Argument(help="What to try: hyphenate, sort, date, number, money, ...", metavar="VERB")],
    text: Annotated[list[str] | None, typer.Argument(help="Texts, or else lines on standard input.")] = None,
) -> None:
    """Try what a language makes of words, values and sentences: one result a line."""
    from publish.language.bench import try_out

    lines = text or [line.rstrip("\n") for line in sys.stdin]
    for result in try_out(tag, verb, lines):
        out.print(result, markup=False, soft_wrap=True)


def _print_columns(rows: Sequence[Sequence[object]]) -> None:
    """Rows of cells under each other. A path stays whole, however narrow the terminal is: it is there to be copied."""
    widths = [max(len(str(row[column])) for row in rows) for column in range(len(rows[0]))]
    for first, *others in rows:
        counts = "  ".join(f"{cell!s:>{width}}" for cell, width in zip(others, widths[1:], strict=True))
        out.print(f"{first!s:<{widths[0]}}  {counts}", soft_wrap=True, markup=False)


def _names(values: Sequence[str] | None) -> list[str]:
    """Both `--lang kk --lang ru` and `--lang kk,ru` name two languages."""
    return [name.strip() for value in values or () for name in value.split(",") if name.strip()]


def _progress(quiet: bool) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=err, transient=True, disable=quiet or not err.is_terminal)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line. Faults of the input are lines on standard error and exit code 1; wrong usage exits 2."""
    try:
        app(arguments, standalone_mode=True)
    except PublishError as fault:
        for diagnostic in fault.diagnostics:
            err.print(str(diagnostic), markup=False, soft_wrap=True)
        sys.exit(1)
