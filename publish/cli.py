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
ProfileOption = Annotated[
    list[str] | None,
    typer.Option(
        "--profile",
        "-p",
        help="a5, letter, large, print, archive or lite: an edition for another page or reader; repeat for more.",
        metavar="NAME",
    ),
]
HERE = Path()


def _example(*lines: str) -> str:
    return "[bold]Examples[/bold]\n\n" + "\n\n".join(f"  [cyan]{line}[/cyan]" for line in lines)


@app.command(
    epilog=_example(
        "publish build",
        "publish build --lang kk --format pdf",
        "publish build -l kk -l ru -f epub --output /tmp/books",
        "publish build --profile a5 --profile large",
    )
)
def build(
    lang: LangOption = None,
    format: FormatOption = None,
    profile: ProfileOption = None,
    root: RootOption = HERE,
    output: Annotated[Path | None, typer.Option(help="Where the editions go.", metavar="DIR")] = None,
    quiet: QuietOption = False,
) -> None:
    """Build editions: all that publication.toml asks for, or those you name by format or profile."""
    from publish.editions import build as editions
    from publish.editions.root import find_root

    place = find_root(root)
    with _progress(quiet) as bar:
        task = bar.add_task("building", total=None)
        done = editions.build(
            place,
            _names(lang),
            _names(format),
            _names(profile),
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
    from publish.translation.update import update_all

    place = find_root(root)
    publication = read_publication(place.content)
    changes = update_all(publication, place.locales, target_languages(publication, _names(lang)))
    if not quiet:
        rows = [(c.path, c.messages, c.translated, c.fuzzy, c.obsolete) for c in changes]
        _print_columns([("catalog", "messages", "translated", "fuzzy", "obsolete"), *rows])


@app.command(epilog=_example("publish new my-report", "publish new my-brief --theme brief"))
def new(
    folder: Annotated[Path, typer.Argument(help="A folder that does not exist yet.", metavar="DIR")],
    theme: Annotated[str, typer.Option(help="How it looks: report or brief.", metavar="NAME")] = "report",
    quiet: QuietOption = False,
) -> None:
    """Make a publication that builds at once."""
    from publish.editions.starter import create

    create(folder, theme)
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
    ),
    context_settings={"ignore_unknown_options": True},  # -5 is a number, and a speaker's line begins with a dash
)
def language(
    tag: Annotated[str, typer.Argument(help="A language.", metavar="TAG")],
    verb: Annotated[
        str,
        typer.Argument(
            help="hyphenate, sort, date, number, money, percent, ordinal or typography; in kk also ending, endings, "
            "latin or arabic.",
            metavar="VERB",
        ),
    ],
    text: Annotated[list[str] | None, typer.Argument(help="Texts, or else lines on standard input.")] = None,
) -> None:
    """Try what a language makes of words, values and sentences: one result a line."""
    from publish.language.bench import try_out

    lines = text or [line.rstrip("\n") for line in sys.stdin]
    for result in try_out(tag, verb, lines):
        typer.echo(result)


@app.command(
    epilog=_example("publish export --lang kk --format xliff", "publish export -l ru -f tmx --output /tmp/agency")
)
def export(
    lang: Annotated[str, typer.Option("--lang", "-l", help="The language to translate into.", metavar="TAG")],
    format: Annotated[str, typer.Option("--format", "-f", help="xliff or tmx.", metavar="NAME")],
    root: RootOption = HERE,
    output: Annotated[Path | None, typer.Option(help="Where the file goes.", metavar="DIR")] = None,
    quiet: QuietOption = False,
) -> None:
    """Write one language's messages for a translation agency: all of them (xliff), or what is translated (tmx)."""
    from publish.content.tree import read_publication
    from publish.editions.root import find_root
    from publish.translation.exchange.export import export as write_exchange

    place = find_root(root)
    publication = read_publication(place.content)
    path = write_exchange(publication, place.locales, lang, format, output or place.output / "exchange")
    if not quiet:
        out.print(str(path), markup=False, soft_wrap=True)


@app.command(
    "import", epilog=_example("publish import kazakhstan-2019.kk.xlf", "publish import report.kk.xlf --reviews")
)
def import_(
    file: Annotated[Path, typer.Argument(help="An XLIFF 2.0 file that 'publish export' wrote.", metavar="FILE")],
    reviews: Annotated[
        bool, typer.Option("--reviews", help="Take its states reviewed and final as our marks.")
    ] = False,
    root: RootOption = HERE,
    quiet: QuietOption = False,
) -> None:
    """Put an agency's translations into the catalogs. What does not fit is left out, named, and exit code 1."""
    from publish.content.tree import read_publication
    from publish.editions.root import find_root
    from publish.translation.exchange.taking import take_xliff

    place = find_root(root)
    done = take_xliff(read_publication(place.content), place.locales, file, reviews=reviews)
    if not quiet:
        rows = [
            ("taken", "fuzzy", "unchanged", "untranslated"),
            (done.taken, done.fuzzy, done.unchanged, done.untranslated),
        ]
        _print_columns([("language", *rows[0]), (done.lang, *rows[1])])
    if done.left:
        raise PublishError(*done.left)


@app.command(
    epilog=_example("publish preview --lang kk", "publish preview -l kk -l ru -f pdf -f epub --output /tmp/proofs")
)
def preview(
    lang: LangOption = None,
    format: Annotated[
        list[str] | None, typer.Option("--format", "-f", help="pdf (the default) or epub.", metavar="NAME")
    ] = None,
    root: RootOption = HERE,
    output: Annotated[Path | None, typer.Option(help="Where the previews go.", metavar="DIR")] = None,
    quiet: QuietOption = False,
) -> None:
    """Show translators their text in its place: a number beside each message leads to its line in the catalog."""
    from publish.editions.preview import preview as write_previews
    from publish.editions.root import find_root

    place = find_root(root)
    paths = write_previews(place, _names(lang), _names(format), output or place.output)
    if not quiet:
        for path in paths:
            out.print(str(path), soft_wrap=True, markup=False)


@app.command(epilog=_example("publish status", "publish status --lang kk --json", "publish status --html status.html"))
def status(
    lang: LangOption = None,
    root: RootOption = HERE,
    json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write a page for a site as well.", metavar="FILE")] = None,
) -> None:
    """Tell how far translations have come: words by state, chapter by chapter, and what there is to update."""
    import json as notation

    from publish.editions.root import find_root
    from publish.editions.status import as_html, as_json, as_rows, remarks
    from publish.editions.status import status as status_of
    from publish.files import write_file

    found = status_of(find_root(root), _names(lang))
    if html:
        write_file(html, as_html(found).encode())
    if json:
        typer.echo(notation.dumps(as_json(found), ensure_ascii=False, indent=2))
        return
    _print_columns(as_rows(found))
    for line in remarks(found):
        out.print(line, markup=False, soft_wrap=True)


@app.command(
    epilog=_example(
        "publish review --lang kk worker-rights.po",
        "publish review --lang kk worker-rights --message 120 --approve",
        'publish review --lang kk --message "Workers may" --undo',
    )
)
def review(
    names: Annotated[
        list[str] | None, typer.Argument(help="Catalogs or chapters; else all of the language.", metavar="FILE")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", "-l", help="The language of the catalogs.", metavar="TAG")] = "",
    message: Annotated[
        str, typer.Option(help="One line of an entry in the file, or how its msgid begins.", metavar="LINE|TEXT")
    ] = "",
    approve: Annotated[bool, typer.Option("--approve", help="Mark as approved rather than reviewed.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the mark away.")] = False,
    root: RootOption = HERE,
    quiet: QuietOption = False,
) -> None:
    """Mark translations as reviewed or approved, in their comments; a mark lapses when a text changes."""
    from publish.editions.review import mark_reviewed
    from publish.editions.root import find_root

    done = mark_reviewed(find_root(root), lang, names or [], approve=approve, undo=undo, message=message)
    if not quiet:
        head = ("catalog", "changed", "translated", "reviewed", "approved", "not translated")
        _print_columns([head, *((each.path, each.changed, *each.counts) for each in done)])


@app.command(
    epilog=_example(
        "publish check",
        "publish check --lang kk --file worker-rights",
        "publish check --strict --format sarif > check.sarif",
        "publish check --parity --lang kk --output output",
        "publish check --validators --lang kk --format epub",
    )
)
def check(
    lang: LangOption = None,
    file: Annotated[
        list[str] | None, typer.Option(help="A catalog or chapter; repeat for more.", metavar="NAME")
    ] = None,
    format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            help="text, json, sarif or github; with --validators also pdf, docx or epub, the editions to read.",
            metavar="NAME",
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings, too.")] = False,
    parity: Annotated[
        bool, typer.Option("--parity", help="Read the finished editions instead, and compare them with the content.")
    ] = False,
    validators: Annotated[
        bool,
        typer.Option("--validators", help="Run what is installed of EPUBCheck, Ace, ... on the finished editions."),
    ] = False,
    output: Annotated[
        Path | None, typer.Option(help="Where the editions are that --parity and --validators read.", metavar="DIR")
    ] = None,
    root: RootOption = HERE,
    quiet: QuietOption = False,
) -> None:
    """Find faults in translations (lost figures and names, broken markup, spelling) or in finished editions."""
    from publish.audit.run import audit
    from publish.checks.formats import FORMATS, counts, summary
    from publish.checks.run import check as findings
    from publish.editions.root import find_root
    from publish.validators.run import validate

    shown = next((name for name in reversed(_names(format)) if name in FORMATS), "text")
    read = [name for name in _names(format) if name not in FORMATS]
    if read and not validators:
        raise typer.BadParameter(f"there is no format '{read[0]}'; the formats are {', '.join(FORMATS)}")
    place = find_root(root)
    langs, folder = _names(lang), output or place.output
    found = audit(place, langs, folder) if parity else []
    found += validate(place, langs, read, folder) if validators else []
    found = list(dict.fromkeys(found)) if parity or validators else findings(place, langs, _names(file))
    if quiet and shown == "text":
        found = [each for each in found if each.severity == "error"]
    typer.echo(FORMATS[shown](found, root.as_posix()), nl=False)
    if not quiet:
        typer.echo(summary(found), err=True)
    if counts(found)["errors"] or (strict and counts(found)["warnings"]):
        raise typer.Exit(1)


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
