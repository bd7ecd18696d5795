"""Turn charts into what their alternative texts leave out: whoever hears a text must hear every value."""

from collections.abc import Iterator

from publish.checks.figures import figures, running_text
from publish.checks.pairs import Project
from publish.diagnostics import Diagnostic, Span
from publish.document.nodes import Chart, Phrase, Publication, Value
from publish.document.walk import walk
from publish.language import LANGUAGES
from publish.layout.charts import is_told_in_words

HINT = "name every value of the chart: for those who cannot see it, they are nowhere else"


def check_sources(publication: Publication) -> Iterator[Diagnostic]:
    """The alternative texts of the content."""
    for chart in _charts(publication):
        yield from _unnamed(chart, chart.alt, chart.alt.span)


def check_translations(publication: Publication, project: Project) -> Iterator[Diagnostic]:
    """The alternative texts in the catalogs of a language."""
    charts = {chart.alt.inlines: chart for chart in _charts(publication)}
    for pair in project.pairs:
        chart = charts.get(pair.source.inlines)
        if chart:
            yield from _unnamed(chart, pair.translation, pair.span)


def _charts(publication: Publication) -> Iterator[Chart]:
    """Those whose data do not follow them as a table."""
    return (node for node in walk(publication.documents) if isinstance(node, Chart) and is_told_in_words(node))


def _unnamed(chart: Chart, alt: Phrase, place: Span) -> Iterator[Diagnostic]:
    """What is missing, as the language of the text writes it. A value that occurs twice is named once."""
    language = LANGUAGES[alt.lang]
    named = {node.text for node in walk(alt) if isinstance(node, Value)}
    named |= {reading for figure in figures(running_text(alt), alt.lang) for reading in figure.readings}
    missing = [value for value in dict.fromkeys(chart.series[0].values) if not named & {value, _shortest(value)}]
    if missing:
        values = ", ".join(f"'{language.write(chart.format, value)}'" for value in missing)
        yield Diagnostic("warning", "chart-alt", f"the alternative text of the chart lacks {values}", place, HINT)


def _shortest(value: str) -> str:
    """Without a sign and the noughts at the end: `70.50` is said as 70.5, `-3` as 3 fewer."""
    value = value.removeprefix("-")
    return value.rstrip("0").rstrip(".") if "." in value else value
