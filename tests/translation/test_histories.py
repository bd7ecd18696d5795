"""Turn histories of edits, in two files, into catalogs in which nothing is lost and nothing wrong is shipped."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from publish.content.tree import read_publication
from publish.translation.catalogs import catalog_path, read_catalog, write_catalog
from publish.translation.messages import translatable, units
from publish.translation.states import mark, state_of
from publish.translation.translate import load_catalog
from publish.translation.update import update_all
from tests.publications import write_publication

SENTENCES = [
    "The court met in {date}`2019-05`.",
    "The court met in {date}`2019-06`.",
    "Inspectors visited {number}`40` mines in the region.",
    "Inspectors visited {number}`41` mines of the region.",
    "Nobody spoke of fines.",
    "Fines were paid at once, said Mr. Smith.",
    "The union was closed.",
    "Read [the law](https://example.org/).",
]
SETTINGS = '=== publication.toml\n[[documents]]\npath = "report.md"\n[[documents]]\npath = "part/other.md"\n'
DOMAINS = ("publication", "report", "part/other")

PARAGRAPHS = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), max_size=5)
TABLES = st.lists(st.sampled_from(SENTENCES[4:]), max_size=2)
STEPS = st.lists(st.tuples(PARAGRAPHS, TABLES, PARAGRAPHS), min_size=2, max_size=5)


def words_of(msgid: str) -> str:
    """The right translation of a message."""
    return f"«{msgid}»"


def write(folder: Path, paragraphs: list[str], cells: list[str], others: list[str]) -> None:
    """One version of the text."""
    table = "".join(f"| {cell} |\n" for cell in ["Head", "---", *cells]) if cells else ""
    first = "\n\n".join(["# One {#one}", *paragraphs, table])
    write_publication(folder, f"{first}\n{SETTINGS}=== part/other.md\n" + "\n\n".join(["# Two {#two}", *others]))


@settings(max_examples=40, deadline=None)
@given(STEPS, st.booleans())
def test_histories(steps: list[tuple[list[str], list[str], list[str]]], finishing: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        locales, done = folder / "locales", set[str]()
        for step in steps:
            write(folder, *step)
            publication = read_publication(folder / "content")
            update_all(publication, locales, ["kk"])
            assert not any(change.written for change in update_all(publication, locales, ["kk"]))
            catalogs = {domain: read_catalog(catalog_path(locales, "kk", domain), locales) for domain in DOMAINS}
            messages = [m for catalog in catalogs.values() for m in (*catalog, *catalog.gone) if m.id]
            assert done <= {str(m.id) for m in messages if m.string == words_of(str(m.id)) and not m.fuzzy}
            for message in messages:  # what is not a draft is right
                assert message.fuzzy or message.string in ("", words_of(str(message.id)))
            for domain, unit in zip(DOMAINS, units(publication), strict=True):
                entries = load_catalog(locales, "kk", domain)
                for each in translatable(unit):  # type: ignore[type-var]
                    assert each.msgid not in done or entries.find(each)
            for domain, catalog in catalogs.items():  # the translator's turn
                for message in catalog:
                    if message.id and (finishing or not message.fuzzy) and state_of(message) != "reviewed":
                        message.string = words_of(str(message.id))
                        message.flags.discard("fuzzy")
                        mark(message, "reviewed")
                        done.add(str(message.id))
                write_catalog(catalog_path(locales, "kk", domain), catalog, locales, edited=True)
