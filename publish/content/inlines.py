"""Turn inline Markdown into inline nodes, and inline nodes into canonical Markdown.

The same parser reads a paragraph of the source and a `msgstr` of a catalog, so a translation can hold nothing that the
source could not. Canonical Markdown is what a translator sees as `msgid`: parsing it gives back equal nodes.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import zip_longest
from typing import cast

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

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
    PlaceholderKind,
    Reference,
    Strong,
    Term,
    Text,
    Value,
    ValueKind,
)

LINK_SCHEMES = ("http://", "https://", "mailto:")
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")  # BCP 47 as far as we need it


def markdown_parser() -> MarkdownIt:
    """The dialect: CommonMark, tables, footnotes, definition lists, `{role}` and `:::` fences."""
    parser = (
        MarkdownIt("commonmark")
        .enable("table")
        .use(myst_role_plugin)
        .use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
        .use(deflist_plugin)
        .use(attrs_plugin, after=(), spans=True)
        .use(colon_fence_plugin)
    )
    # markdown-it would leave a link that it distrusts as text; the reader below reports it instead.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


_PARSER = markdown_parser()


def parse_phrase(text: str, lang: str, span: Span, report: Report, comment: str = "") -> Phrase:
    """Read inline Markdown (a title, a cell, a `msgstr`) into a phrase; faults go to `report` at `span`."""
    tokens = _PARSER.parseInline(text)
    root = SyntaxTreeNode(tokens)
    inlines = InlineReader(report, lambda _: span).read(root.children[0].children if root.children else ())
    return Phrase(lang, inlines, span, comment)


class InlineReader:
    """Turns markdown-it's inline tokens into nodes. `locate` gives the span of a piece of raw text."""

    def __init__(self, report: Report, locate: Callable[[str], Span]) -> None:
        self.report = report
        self.locate = locate

    def read(self, tokens: Sequence[SyntaxTreeNode], in_reference: bool = False) -> tuple[Inline, ...]:
        """All of `tokens`; placeholders are known only inside the text of a reference."""
        nodes: list[Inline] = []
        for token in tokens:
            nodes.extend(self._node(token, in_reference))
        return merge_texts(nodes)

    def _node(self, token: SyntaxTreeNode, in_reference: bool) -> list[Inline]:
        match token.type:
            case "text" if in_reference:
                return _split_placeholders(token.content)
            case "html_inline" if token.content.startswith("<!--"):
                hint = "put it on a line of its own"
                place = self.locate(token.content)
                self.report.error("inline-comment", "a comment stands inside a line of text", place, hint)
                return []
            case "text" | "html_inline":
                return [Text(token.content)]
            case "softbreak":
                return [Text(" ")]
            case "hardbreak":
                return [LineBreak()]
            case "code_inline":
                return [Code(token.content)]
            case "em":
                return [Emphasis(self.read(token.children, in_reference))]
            case "strong":
                return [Strong(self.read(token.children, in_reference))]
            case "span":
                return self._foreign(token, in_reference)
            case "link":
                return self._link(token)
            case "footnote_ref":
                return [NoteReference(token.meta["label"])]
            case "myst_role":
                return self._role(token.meta["name"], token.content)
            case "image":
                self.report.error(
                    "inline-image",
                    "a picture stands inside a line of text",
                    self.locate(str(token.attrs.get("src", ""))),
                    "put it in a paragraph of its own",
                )
                return []
        raise AssertionError(f"unknown inline token {token.type}")

    def _foreign(self, token: SyntaxTreeNode, in_reference: bool) -> list[Inline]:
        children = self.read(token.children, in_reference)
        lang = str(token.attrs.get("lang", ""))
        if set(token.attrs) != {"lang"} or not LANGUAGE_TAG.fullmatch(lang):
            self.report.error(
                "unknown-attribute",
                f"only a language may stand after [...], not {dict(token.attrs)}",
                self.locate("]{"),
                "write [text]{lang=kk}",
            )
            return list(children)
        return [Foreign(lang, children)]

    def _link(self, token: SyntaxTreeNode) -> list[Inline]:
        url = str(token.attrs["href"])
        if url.startswith("#"):
            return [Reference(url[1:], self.read(token.children, in_reference=True))]
        children = self.read(token.children)
        if not url.lower().startswith(LINK_SCHEMES):
            hint = "links may be http, https, mailto or #id"
            self.report.error("bad-link", f"the link '{url}' leads out of the publication", self.locate(url), hint)
            return list(children)
        return [Link(url, children or (Text(url),))]

    def _role(self, name: str, content: str) -> list[Inline]:
        raw = f"{{{name}}}`{content}`"
        if name in VALUES:
            return self._value(cast(ValueKind, name), content, raw)
        if name == "abbr":
            short, _, expansion = content.partition(" (")
            return [Abbreviation(short, expansion.removesuffix(")"))]
        if name in ("term", "index"):
            text, _, key = content.partition("|")
            key = key or text
            return [Term(text, key) if name == "term" else IndexMark(text, key)]
        known = ", ".join((*VALUES, "abbr", "term", "index"))
        self.report.error("unknown-role", f"there is no role {{{name}}}", self.locate(raw), f"the roles are {known}")
        return [Text(content)]

    def _value(self, kind: ValueKind, content: str, raw: str) -> list[Inline]:
        text, _, form = content.partition("|")
        problem = value_problem(kind, text) and range_problem(kind, text)
        if problem:
            self.report.error("bad-value", f"'{text}' is no {kind}", self.locate(raw), problem)
            return [Text(text)]
        return [Value(kind, text, form)]


def _split_placeholders(text: str) -> list[Inline]:
    parts = re.split(r"\{(number|title|page)\}", text)
    return [
        Placeholder(cast(PlaceholderKind, part)) if index % 2 else Text(part)
        for index, part in enumerate(parts)
        if part
    ]


def merge_texts(nodes: Sequence[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring texts and drop empty ones, so that equal sources give equal nodes."""
    merged: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + node.text)
        elif node != Text(""):
            merged.append(node)
    return tuple(merged)


# ---------------------------------------------------------------------------------------------------------- values


def _date_problem(text: str) -> str:
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", text, re.ASCII)
    hint = "write year-month-day or year-month: 2019-06-09, 2018-05"
    if not match:
        return hint
    try:
        date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        return hint
    return ""


def _number_problem(text: str) -> str:
    return "" if _is_decimal(text) else "write digits with a point: 8774, 70.96"


def _money_problem(text: str) -> str:
    amount, _, currency = text.partition(" ")
    good = _is_decimal(amount) and re.fullmatch("[A-Z]{3}", currency)
    return "" if good else "write the amount and the currency's code: 404000 KZT"


def _is_decimal(text: str) -> bool:
    try:
        Decimal(text)
    except InvalidOperation:
        return False
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII))


VALUES: dict[str, Callable[[str], str]] = {
    "date": _date_problem,
    "number": _number_problem,
    "percent": _number_problem,
    "money": _money_problem,
}


def value_problem(kind: ValueKind, text: str) -> str:
    """How to mend the canonical text of a value; empty where it is good."""
    return VALUES[kind](text)


RANGES: dict[ValueKind, str] = {
    "date": "2019-06-09/2019-06-13",
    "number": "30/50",
    "percent": "30/50",
    "money": "404000/500000 KZT",
}


def range_problem(kind: ValueKind, text: str) -> str:
    """How to mend what is no single value: as a range of two, or as the one that it was meant to be. Empty: a range."""
    values, space, currency = text.partition(" ")
    ends = [f"{value}{space}{currency}" for value in values.split("/")]
    dash = "[–—]" if kind == "date" else "[-–—]"
    if len(ends) != 2:
        meant = "/" in text or re.search(rf"\d ?{dash} ?\d", text)
        return f"write a range as {RANGES[kind]}" if meant else value_problem(kind, text)
    for end in ends:
        if problem := value_problem(kind, end):
            return f"'{end}' is none: {problem}"
    return _order_problem(kind, *values.split("/"))


def _order_problem(kind: ValueKind, first: str, last: str) -> str:
    if kind == "date":
        if len(first) != len(last):
            return "write the day at both ends or at neither"
        return "" if first < last else "write the earlier date first"
    if first.startswith("-") or last.startswith("-"):
        return "write two values with words between them, as a dash hides the minus sign"
    return "" if Decimal(first) < Decimal(last) else "write the lower end first"


# ---------------------------------------------------------------------------------------------- canonical Markdown


def to_markdown(inlines: Sequence[Inline]) -> str:
    """Write inline nodes as canonical Markdown: `parse_phrase` gives equal nodes back."""
    pairs = zip_longest(inlines, inlines[1:])
    return "".join(_before(_markdown(node), after) for node, after in pairs)


def _before(markdown: str, after: Inline | None) -> str:
    """Escape the end of a text that would belong to what follows it: `!` to a link, `{abbr}` to code."""
    if isinstance(after, Link | Reference | Foreign) and markdown.endswith("!"):
        return markdown[:-1] + "\\!"
    return re.sub(r"\{(?=[\w-]+\}$)", r"\\{", markdown) if isinstance(after, Code) else markdown


def _markdown(node: Inline) -> str:
    match node:
        case Text(text):
            return _escaped(text)
        case Emphasis(children):
            return f"*{to_markdown(children)}*"
        case Strong(children):
            return f"**{to_markdown(children)}**"
        case Code(text):
            return _code(text)
        case LineBreak():
            return "\\\n"
        case Foreign(lang, children):
            return f"[{to_markdown(children)}]{{lang={lang}}}"
        case Link(url, (Text(text),)) if text == url:
            return f"<{url}>"
        case Link(url, children):
            return f"[{to_markdown(children)}]({_destination(url)})"
        case Reference(target, children):
            return f"[{to_markdown(children)}](#{target})"
        case Placeholder(kind):
            return f"{{{kind}}}"
        case NoteReference(name):
            return f"[^{name}]"
        case Value(kind, text, form):
            return f"{{{kind}}}`{text}{'|' * bool(form)}{form}`"
        case Abbreviation(text, expansion):
            return f"{{abbr}}`{text}{f' ({expansion})' if expansion else ''}`"
        case Term(text, key):
            return f"{{term}}`{text if key == text else f'{text}|{key}'}`"
        case IndexMark(text, entry):
            return f"{{index}}`{text if entry == text else f'{text}|{entry}'}`"


def _escaped(text: str) -> str:
    """Escape what Markdown would read as markup; an underscore inside a word is left alone, as Markdown leaves it."""
    text = re.sub(r"([\\`*\[\]<])", r"\\\1", text)
    text = re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\\_", text)
    return re.sub(r"&(?=#?\w+;)", r"\\&", text)


def _code(text: str) -> str:
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    stripped = (
        text.startswith(" ") and text.endswith(" ") and text.strip(" ")
    )  # CommonMark takes one space from each end
    pad = " " if stripped or text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _destination(url: str) -> str:
    return f"<{url}>" if re.search(r"[\s()]", url) else url
