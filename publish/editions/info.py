"""Turn a publication's folder into what `publish info` says of it."""

from collections.abc import Iterator

from publish.content.tree import read_publication
from publish.document.nodes import MINIMUM_STATES, Chart, Figure, Phrase, Table
from publish.document.walk import plain_text, walk
from publish.editions.root import Root
from publish.language import LANGUAGES
from publish.translation.progress import progress, whole


def describe(root: Root) -> Iterator[tuple[str, str]]:
    """Name and value of each line: title, languages with their share of translated words, size."""
    publication = read_publication(root.content)
    phrases = [node for node in walk(publication.documents) if isinstance(node, Phrase)]
    kinds = {"tables": Table, "figures": Figure | Chart}
    counts = [
        f"{sum(isinstance(node, kind) for node in walk(publication.documents))} {name}" for name, kind in kinds.items()
    ]
    yield "title", plain_text(publication.imprint.title.inlines)
    yield "identifier", f"urn:uuid:{publication.id}"
    yield "date", publication.date.isoformat()
    yield "theme", publication.theme
    yield "formats", ", ".join(publication.formats)
    yield "files", ", ".join(document.path for document in publication.documents)
    yield "size", f"{sum(len(plain_text(p.inlines).split()) for p in phrases):,} words, {', '.join(counts)}"
    for lang in publication.languages:
        if lang == publication.lang:
            yield lang, "source"
        else:
            done = whole(progress(publication, root.locales, LANGUAGES[lang].catalog).values())
            states = ", ".join(f"{done.percent(state)} % {state}" for state in MINIMUM_STATES)
            yield lang, f"{done.total:,} words: {states}"
