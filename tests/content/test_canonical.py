"""Prove that canonical Markdown, which translators see, gives back the inline nodes that it was made of."""

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from publish.content.inlines import parse_phrase, to_markdown
from publish.diagnostics import Report, Span
from publish.document.nodes import (
    Abbreviation,
    Code,
    Emphasis,
    Foreign,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Phrase,
    Placeholder,
    Reference,
    Strong,
    Term,
    Text,
    Value,
)
from publish.document.walk import walk

SPAN = Span("report.md", 1)
Inlines = tuple[Inline, ...]


def parsed(markdown: str) -> Phrase:
    report = Report()
    phrase = parse_phrase(markdown, "kk", SPAN, report)
    assert not report.diagnostics
    return phrase


# ----------------------------------------------------------------------------------------------------------- by hand


@pytest.mark.parametrize(
    ("inlines", "markdown"),
    [
        ((Text("plain"), LineBreak(), Text("text")), "plain\\\ntext"),
        ((Text("2 * 3 [sic] <b> `x` \\ &amp;"),), r"2 \* 3 \[sic\] \<b> \`x\` \\ \&amp;"),
        ((Text("snake_case, _x_"),), r"snake_case, \_x\_"),
        ((Emphasis((Text("a "), Strong((Text("b"),)), Text(" c"))),), "*a **b** c*"),
        ((Code("a`b"), Text(" "), Code("`")), "``a`b`` `` ` ``"),
        ((Code(" a "),), "`  a  `"),
        ((Foreign("kk-Latn", (Text("Ulttyq"),)),), "[Ulttyq]{lang=kk-Latn}"),
        ((Link("https://example.org/a_(b)", (Text("a"),)),), "[a](<https://example.org/a_(b)>)"),
        ((Link("https://example.org/", (Text("https://example.org/"),)),), "<https://example.org/>"),
        ((Reference("rights", (Placeholder("number"), Text("-бөлім"))),), "[{number}-бөлім](#rights)"),
        ((Text("Really!"), NoteReference("one")), "Really![^one]"),
        ((Text("Really!"), Link("https://example.org/", (Text("Yes"),))), r"Really\![Yes](https://example.org/)"),
        ((Text("{term}"), Code("akim")), r"\{term}`akim`"),
        ((Value("date", "2019-06-09", "day,loc"), Value("number", "7")), "{date}`2019-06-09|day,loc`{number}`7`"),
        ((Abbreviation("KNB", "Committee (National)"), Abbreviation("KNB")),
         "{abbr}`KNB (Committee (National))`{abbr}`KNB`"),
        ((Term("akims", "akim"), Term("akim", "akim")), "{term}`akims|akim`{term}`akim`"),
        ((IndexMark("Baltabay", "Baltabay, Yerlan"),), "{index}`Baltabay|Baltabay, Yerlan`"),
    ],
)  # fmt: skip
def test_each_node_has_its_markdown(inlines: Inlines, markdown: str) -> None:
    assert to_markdown(inlines) == markdown
    assert parsed(markdown).inlines == inlines


# -------------------------------------------------------------------------------------------------- trees of any kind

# Markup must touch a letter on the inside, and text must stand between two nodes: so much Markdown asks for.
LETTERS = st.text("abyzАқңѳё", min_size=1, max_size=3)
SIGNS = st.text("ab қ*_[]<>&;\\`{}()|!#^~'\"«»—-.,:1\u00a0", max_size=8)
WORDS = st.builds("{}{}{}".format, LETTERS, SIGNS, LETTERS)
NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,4}", fullmatch=True)
LEAVES = st.one_of(
    st.builds(Code, st.text("ab*_{}`[] ", min_size=1, max_size=5).filter(str.strip).map(str.strip)),
    st.just(LineBreak()),
    st.builds(NoteReference, NAMES),
    st.builds(Value, st.just("date"), st.dates().map(str), st.sampled_from(["", "day", "day,loc"])),
    st.builds(Value, st.just("number"), st.integers().map(str), st.sampled_from(["", "dat"])),
    st.builds(Value, st.just("money"), st.integers(0).map("{} KZT".format), st.just("")),
    st.builds(Abbreviation, LETTERS, LETTERS | st.just("")),
    st.builds(Term, LETTERS, LETTERS),
    st.builds(IndexMark, LETTERS, LETTERS),
)


def phrases(node: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inlines]:
    """Text, nodes with text between them, text."""
    middle = st.lists(st.tuples(node, WORDS.map(Text)), max_size=3)
    return st.builds(lambda first, rest: (first, *(part for pair in rest for part in pair)), WORDS.map(Text), middle)


def holders(children: st.SearchStrategy[Inlines]) -> st.SearchStrategy[Inline]:
    """Nodes that hold `children`."""
    return st.one_of(
        st.builds(Emphasis, children),
        st.builds(Strong, children),
        st.builds(Foreign, st.sampled_from(["kk", "ru", "kk-Latn"]), children),
        st.builds(Link, st.sampled_from(["https://example.org/?a=b&c_d", "mailto:a@example.org"]), children),
        st.builds(Reference, NAMES, children),
    ).filter(_is_sensible)


def _is_sensible(node: Inline) -> bool:
    """No emphasis holds an emphasis, and a link no brackets: Markdown would see the inner ones only."""
    kinds = [type(below) for below in walk(node)]
    bracketed = sum(kind in (Link, Reference, NoteReference, Foreign) for kind in kinds)
    in_brackets = bracketed > 1 and (Link in kinds or Reference in kinds)
    return not in_brackets and kinds.count(Emphasis) <= 1 and kinds.count(Strong) <= 1


TREES = phrases(st.recursive(LEAVES, lambda node: holders(phrases(node)), max_leaves=4))


@given(TREES)
def test_canonical_markdown_gives_back_its_nodes(inlines: Inlines) -> None:
    assert parsed(to_markdown(inlines)).inlines == inlines


# ---------------------------------------------------------------------------------------- whatever an author may write

MARKUP = [
    "*", "**", "_", "`", "``", "[", "]", "](#id)", "](https://example.org/a_(b)*c)", "<https://example.org/_a_>",
    "[^n]", "{number}`1`", "{date}`2019-06|loc`", "{abbr}`K (X)`", "{term}`a|b`", "{index}`A`", "{lang=kk}", "{number}",
    "\\", "\\*", "\\\n", "<b>", "&amp;", "&lt;", "&#35;",
]  # fmt: skip
PIECES = st.sampled_from([*MARKUP, *'aҚ1 \n<>&!.,|()~—-"\u00a0'])


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=8).map("".join).map(str.strip))
@example("!<https://example.org/_a_>")
@example(r"\{term}`a|b`")
@example("`  a  `")
def test_canonical_markdown_keeps_what_an_author_wrote(markdown: str) -> None:
    assume("\n\n" not in markdown)
    report = Report()
    phrase = parse_phrase(markdown, "kk", SPAN, report)
    assume(not report.diagnostics and all(map(_is_sensible, phrase.inlines)))
    canonical = to_markdown(phrase.inlines)
    assert parsed(canonical) == phrase
    assert to_markdown(parsed(canonical).inlines) == canonical
