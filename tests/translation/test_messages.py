"""Turn documents into the messages that translators see, and prove that reading them changes nothing."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.content.inlines import to_markdown
from publish.content.tree import read_publication
from publish.diagnostics import Span
from publish.document.nodes import (
    Admonition,
    Block,
    CodeBlock,
    Definition,
    DefinitionList,
    Document,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Phrase,
    Quote,
    Row,
    Table,
    Text,
    ThematicBreak,
    Value,
)
from publish.document.walk import has_words, walk
from publish.editions.starter import STARTER
from publish.translation.messages import Message, run, titles_of, translatable, units
from publish.translation.update import extract
from tests.golden import check_golden
from tests.publications import picture, write_publication

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("domain", ["publication", "summary", "findings"])
def test_templates_of_the_starter(domain: str, tmp_path: Path, update_golden: bool) -> None:
    shutil.copytree(STARTER / "content", tmp_path / "content")
    extract(read_publication(tmp_path / "content"), tmp_path / "locales")
    text = (tmp_path / "locales" / f"{domain}.pot").read_text("utf-8")
    check_golden(text, GOLDEN / f"{domain}.pot", update_golden)


def test_a_second_extraction_writes_nothing(tmp_path: Path) -> None:
    publication = read_publication(write_publication(tmp_path, "# Rights {#rights}\n") / "content")
    assert [change.written for change in extract(publication, tmp_path / "locales")] == [True, True]
    assert [change.written for change in extract(publication, tmp_path / "locales")] == [False, False]


def test_an_emptied_document_leaves_an_emptied_template(tmp_path: Path) -> None:
    for text in ("# Rights {#rights}\n", "{number}`7`\n"):
        extract(read_publication(write_publication(tmp_path, text) / "content"), tmp_path / "locales")
    template = (tmp_path / "locales" / "report.pot").read_text("utf-8")
    assert template.count("msgid ") == 1


ROLES = """
# One {#one}

### Two {#two .run-in}

Three.

> - Four

:::{note} Five
Six[^note]
:::

Seven
: Eight

```{csv-table} Nine
:file: data/sums.csv
:source: Ten
```

```{chart} Eleven
:file: data/sums.csv
:alt: Twelve
```

[^note]: Thirteen
=== data/sums.csv
Year,Sum
About,1
"""


def test_a_message_says_what_it_is_and_where_it_stands(tmp_path: Path) -> None:
    [document] = read_publication(write_publication(tmp_path, ROLES.lstrip()) / "content").documents
    assert [f"{message.msgid} | {message.comments[0]}" for message in translatable(document)] == [
        "One | heading 1",
        "Two | run-in heading; in: One",
        "Three. | paragraph; in: One > Two",
        "Four | paragraph (quotation, item of a list); in: One > Two",
        "Five | title of a box; in: One > Two",
        "Six[^note] | paragraph (box); in: One > Two",
        "Seven | term that is explained; in: One > Two",
        "Eight | paragraph (explanation); in: One > Two",
        "Nine | caption of a table; in: One > Two",
        "Year | header of a table's column; in: One > Two",
        "Sum | header of a table's column; in: One > Two",
        "About | cell of a table; in: One > Two",
        "Ten | source of a table; in: One > Two",
        "Eleven | caption of a chart; in: One > Two",
        "Twelve | text for those who cannot see the chart; in: One > Two",
        "About | label in a chart; in: One > Two",
        "Sum | name of a series in a chart; in: One > Two",
        "Thirteen | paragraph (footnote)",
    ]


EVERYTHING = """
# Heading word {#one}

<!-- translators: Said to translators. -->

Paragraph word, *emphasis word*, **strong word**, [link word](https://example.org/), [reference word {number}](#cases),
{abbr}`ABBR (expansion word)`, {term}`terms word|term word`, {index}`index word|entry word`.[^note]

### Run-in word {#two .run-in}

- Bullet word

  Second paragraph word

1. Numbered word

> Quoted word

Defined word
: Definition word

```{glossary}
term word
: Glossary word
```

:::{note} Box title word
Box word
:::

| Pipe head word |
| --- |
| Pipe cell word |

```{csv-table} Table caption word
:name: cases
:file: data/sums.csv
:source: Table source word
```

```{chart} Chart caption word
:file: data/sums.csv
:alt: Chart alt word
:source: Chart source word
```

```{figure} map.png
:alt: Figure alt word
:source: Figure source word

Figure caption word
```

![Image alt word](map.png "Image caption word")

[^note]: Note word
=== data/sums.csv
Csv head word,Series word
Category word,1
=== publication.toml
title = "Title word"
subtitle = "Subtitle word"
issuer = "Issuer word"
description = "Description word"
rights = "Rights word"
subjects = ["Subject word"]
notices = ["Notice word"]
"""


def test_everything_that_a_reader_sees_is_a_message(tmp_path: Path) -> None:
    write_publication(tmp_path, EVERYTHING.lstrip())
    (tmp_path / "content" / "map.png").write_bytes(picture())
    publication = read_publication(tmp_path / "content")
    messages = [message.msgid for unit in units(publication) for message in translatable(unit)]  # type: ignore[type-var]
    wanted = re.findall(
        r"\b(?:[A-Z][\w-]*(?: [a-z]+)*|emphasis|strong|link|reference|expansion|terms|index|entry) word", EVERYTHING
    )
    assert len(wanted) > 40
    assert [words for words in wanted if not any(words in msgid for msgid in messages)] == []


def test_a_message_tells_what_stands_around_it_and_what_it_holds(tmp_path: Path) -> None:
    text = """
# Fines and awards {#fines}

A text of such a length that it is not quoted whole, but for its last words, which suffice.

On {date}`2019-06-09` the fine was {money}`404000 KZT`: see [section {number}](#fines) and
[the report](https://example.org/).[^note]

And then on, *with emphasis*, to a text that is quoted from its beginning and not to its end.

| Year | Sum |
| --- | --- |
| About 2019 | Much |

[^note]: Report of {date}`2019-03`.
"""
    publication = read_publication(write_publication(tmp_path, text.lstrip()) / "content")
    messages = list(translatable(publication.documents[0], titles_of(publication)))
    assert {message.msgid[:9]: message.comments[1:] for message in messages} == {
        "Fines and": ("Before: A text of such a length that it is not quoted whole, but for …",),
        "A text of": (
            "After: Fines and awards",
            "Before: On June 9, 2019 the fine was 404,000 tenge: see section … …",
        ),
        "On {date}": (
            "After: … is not quoted whole, but for its last words, which suffice.",
            "Before: And then on, with emphasis, to a text that is quoted from …",
            "Values: June 9, 2019; 404,000 tenge",
            "Links: #fines = Fines and awards; ^note = Report of March 2019.",
        ),
        "And then ": ("After: … the fine was 404,000 tenge: see section … and the report.",),
        "Year": (),
        "Sum": (),
        "About 201": ("Column: Year",),
        "Much": ("Column: Sum", "Row: About 2019"),
        "Report of": ("Values: March 2019",),
    }


def test_a_context_stands_only_where_the_same_words_have_two_kinds_of_role(tmp_path: Path) -> None:
    table = "| Cases | Fines |\n| --- | --- |\n| Cases | Fines |"
    text = f"# Cases {{#cases}}\n\n- Strikes\n\n{table}\n\n## Strikes {{#strikes}}\n"
    [document] = read_publication(write_publication(tmp_path, text) / "content").documents
    assert [(message.context, message.msgid) for message in translatable(document)] == [
        ("", "Cases"),
        ("", "Strikes"),
        ("label", "Cases"),
        ("", "Fines"),
        ("label", "Cases"),
        ("", "Fines"),
        ("", "Strikes"),
    ]


# --------------------------------------------------------------------------------------------------------- properties

SPAN = Span("content/report.md", 1, 1)
PHRASES = st.builds(
    lambda text, value: Phrase("en", (*((Text(text),) if text else ()), *value), SPAN),
    st.text("abқ 1*", max_size=4),
    st.sampled_from([(), (Value("number", "7"),)]),
)
LEAVES: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, PHRASES, st.just(SPAN)),
    st.builds(Heading, st.integers(1, 6), st.just("id"), PHRASES, st.booleans(), st.just(SPAN)),
    st.just(CodeBlock("code", "", SPAN)),
    st.just(ThematicBreak(SPAN)),
    st.builds(
        lambda cell, caption: Table("", caption, Row((cell,)), (Row((cell,)),), ("left",), None, SPAN),
        PHRASES,
        PHRASES | st.none(),
    ),
)


def _holders(blocks: st.SearchStrategy[tuple[Block, ...]]) -> st.SearchStrategy[Block]:
    return st.one_of(
        st.builds(Quote, blocks, st.just(SPAN)),
        st.builds(Admonition, st.just("note"), PHRASES | st.none(), blocks, st.just(SPAN)),
        st.builds(lambda held: List(True, 1, (Item(held), Item(held)), SPAN), blocks),
        st.builds(lambda term, held: DefinitionList((Definition("k", term, held),), False, SPAN), PHRASES, blocks),
    )


BLOCKS = st.recursive(LEAVES, lambda block: _holders(st.lists(block, max_size=2).map(tuple)), max_leaves=6)
DOCUMENTS = st.builds(
    lambda blocks, note: Document("report.md", "en", True, None, tuple(blocks), (Note("n", (note,), SPAN),)),
    st.lists(BLOCKS, max_size=3),
    BLOCKS,
)


@given(DOCUMENTS)
def test_reading_the_messages_changes_nothing(document: Document) -> None:
    assert run(document, lambda message: None) == document


@given(DOCUMENTS)
def test_every_phrase_with_words_is_a_message_once(document: Document) -> None:
    phrases = [node for node in walk(document) if isinstance(node, Phrase) and has_words(node)]
    assert [message.msgid for message in translatable(document)] == [to_markdown(each.inlines) for each in phrases]


@given(DOCUMENTS)
def test_what_is_extracted_is_what_is_translated(document: Document) -> None:
    def translate(message: Message) -> Phrase:
        return Phrase("kk", (Text(f"аударма {message.msgid}"),), SPAN)

    translated = run(document, translate)
    assert [message.msgid for message in translatable(translated)] == [
        to_markdown(translate(message).inlines) for message in translatable(document)
    ]
    left = [node for node in walk(translated) if isinstance(node, Phrase) and node.lang == "en"]
    assert not any(map(has_words, left))


@given(DOCUMENTS)
def test_an_equal_translation_gives_back_an_equal_document(document: Document) -> None:
    phrases = iter([node for node in walk(document) if isinstance(node, Phrase) and has_words(node)])
    assert run(document, lambda message: replace(next(phrases))) == document
