"""Turn the Markdown of one file into blocks and notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from publish.content.directives import DIRECTIVES, Directive
from publish.content.files import Files
from publish.content.inlines import InlineReader, markdown_parser, merge_texts, parse_phrase
from publish.diagnostics import Report, Span
from publish.document.nodes import (
    Alignment,
    Block,
    CodeBlock,
    Definition,
    DefinitionList,
    Figure,
    Heading,
    Inline,
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
)
from publish.document.walk import plain_text

ATTRIBUTES = re.compile(r"\s*\{([#.][^{}]*)\}$")
IDENTIFIER = re.compile(r"[a-z][a-z0-9-]*")  # safe in a URL, an XML id and, with a prefix, a Word bookmark
COMMENT = re.compile(r"<!--\s*(.*?)\s*-->\s*", re.DOTALL)
TRANSLATORS = "translators:"
_PARSER = markdown_parser()


@dataclass(slots=True)
class Source:
    """One file while it is read: where it lies, what language it is in, where its faults go."""

    path: str
    lang: str
    lines: list[str]
    report: Report
    files: Files


def parse_blocks(text: str, path: str, lang: str, files: Files, report: Report) -> tuple[Sequence[Block], list[Note]]:
    """Read one Markdown file. `path` is what diagnostics name; faults go to `report` with line and column."""
    reader = BlockReader(Source(path, lang, text.splitlines(), report, files))
    blocks = reader.read(SyntaxTreeNode(_PARSER.parse(text)).children, 0)
    return blocks, reader.notes


class BlockReader:
    """Turns markdown-it's block tokens into nodes."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.notes: list[Note] = []
        self.comment = ""

    def read(self, tokens: Sequence[SyntaxTreeNode], offset: int) -> tuple[Block, ...]:
        """All of `tokens`; `offset` is the number of lines above the text that they were parsed from."""
        blocks: list[Block] = []
        for token in tokens:
            block = self._block(token, offset)
            if block is not None:
                blocks.append(block)
        return tuple(blocks)

    def read_text(self, text: str, first_line: int) -> tuple[Block, ...]:
        """Blocks inside a directive: `text` begins at line `first_line` of the file."""
        return self.read(SyntaxTreeNode(_PARSER.parse(text)).children, first_line - 1)

    def phrase(self, text: str, span: Span) -> Phrase:
        """Inline Markdown from an option or a cell."""
        return parse_phrase(text, self.source.lang, span, self.source.report, self._take_comment())

    def span(self, token: SyntaxTreeNode, offset: int) -> Span:
        """Where a token begins."""
        line = (token.map[0] if token.map else 0) + offset + 1
        text = self.source.lines[line - 1] if line <= len(self.source.lines) else ""
        return Span(self.source.path, line, len(text) - len(text.lstrip()) + 1)

    def _take_comment(self) -> str:
        comment, self.comment = self.comment, ""
        return comment

    def _block(self, token: SyntaxTreeNode, offset: int) -> Block | None:
        span = self.span(token, offset)
        match token.type:
            case "paragraph":
                return self._paragraph(token, offset)
            case "heading":
                return self._heading(token, offset)
            case "bullet_list" | "ordered_list":
                items = tuple(Item(self.read(item.children, offset)) for item in token.children)
                return List(token.type == "ordered_list", int(token.attrs.get("start", 1)), items, span)
            case "dl":
                return DefinitionList(self._definitions(token, offset), False, span)
            case "blockquote":
                return Quote(self.read(token.children, offset), span)
            case "table":
                return self._table(token, offset)
            case "fence" | "colon_fence":
                return self._fence(token, offset)
            case "code_block":
                return CodeBlock(token.content, "", span)
            case "hr":
                return ThematicBreak(span)
            case "html_block":
                return self._html(token, span)
            case "footnote_reference":
                self.notes.append(Note(token.meta["label"], self.read(token.children, offset), span))
                return None
        raise AssertionError(f"unknown block token {token.type}")

    def _inlines(self, token: SyntaxTreeNode, offset: int) -> Phrase:
        """The phrase of a token that holds one `inline` token (a paragraph, a heading, a cell)."""
        inline = token.children[0] if token.children else None
        span = self.span(token, offset)
        if inline is None or inline.type != "inline":
            return Phrase(self.source.lang, (), span)
        last = (inline.map or (0, 1))[1] + offset
        reader = InlineReader(self.source.report, lambda raw: self._locate(raw, span.line, last))
        return Phrase(self.source.lang, _stripped(reader.read(inline.children)), span, self._take_comment())

    def _locate(self, raw: str, first: int, last: int) -> Span:
        """Find a piece of raw text between two lines; markdown-it keeps no columns."""
        for number in range(first, max(last, first) + 1):
            line = self.source.lines[number - 1] if number <= len(self.source.lines) else ""
            if raw in line:
                return Span(self.source.path, number, line.index(raw) + 1)
        return Span(self.source.path, first)

    def _paragraph(self, token: SyntaxTreeNode, offset: int) -> Block:
        inline = token.children[0]
        if inline.content.startswith("```{"):  # CommonMark lets no backtick into the first line of such a fence
            hint = "begin and end it with ~~~ instead of ```"
            message = "a backtick in its first line keeps this directive from being one"
            self.source.report.error("bad-fence", message, self.span(token, offset), hint)
        if len(inline.children) == 1 and inline.children[0].type == "image":
            return self._figure(inline.children[0], self.span(token, offset))
        return Paragraph(self._inlines(token, offset), self.span(token, offset))

    def _figure(self, image: SyntaxTreeNode, span: Span) -> Figure:
        """`![alt](path "caption")` in a paragraph of its own."""
        caption, path = str(image.attrs.get("title", "")), str(image.attrs["src"])
        if not image.content.strip():
            message = f"the picture '{path}' has no text for those who cannot see it"
            self.source.report.error("missing-alt", message, span, f"write ![What it shows]({path})")
        return Figure(
            "",
            self.source.files.image(path, span),
            self.phrase(image.content, span),
            self.phrase(caption, span) if caption else None,
            None,
            span,
        )

    def _heading(self, token: SyntaxTreeNode, offset: int) -> Heading:
        span = self.span(token, offset)
        phrase = self._inlines(token, offset)
        attributes: list[str] = []
        last = phrase.inlines[-1] if phrase.inlines else None
        match = ATTRIBUTES.search(last.text) if isinstance(last, Text) else None
        if match and isinstance(last, Text):
            attributes = match[1].split()
            rest = merge_texts((*phrase.inlines[:-1], Text(last.text[: match.start()])))
            phrase = Phrase(phrase.lang, rest, phrase.span, phrase.comment)
        identifiers = [name[1:] for name in attributes if name.startswith("#")]
        classes = [name[1:] for name in attributes if not name.startswith("#")]
        self._check_attributes(identifiers, classes, span)
        level = int(token.tag[1])
        return Heading(level, identifiers[0] if identifiers else "", phrase, "run-in" in classes, span)

    def _check_attributes(self, identifiers: list[str], classes: list[str], span: Span) -> None:
        hint = "write ## Title {#the-title} with small letters, digits and hyphens"
        for identifier in identifiers:
            if not IDENTIFIER.fullmatch(identifier):
                self.source.report.error("bad-id", f"'{identifier}' cannot be an id", span, hint)
        for name in set(classes) - {"run-in"}:
            self.source.report.error("unknown-attribute", f"a heading has no class '{name}'", span, "write {.run-in}")

    def _definitions(self, token: SyntaxTreeNode, offset: int) -> tuple[Definition, ...]:
        definitions: list[Definition] = []
        for child in token.children:
            if child.type == "dt":
                phrase = self._inlines(child, offset)
                definitions.append(Definition(plain_text(phrase.inlines), phrase, ()))
            else:
                last = definitions.pop()
                blocks = (*last.blocks, *self.read(child.children, offset))
                definitions.append(replace(last, blocks=blocks))
        return tuple(definitions)

    def _table(self, token: SyntaxTreeNode, offset: int) -> Table:
        head, *body = token.children
        header = head.children[0]
        rows = tuple(self._row(row, offset) for part in body for row in part.children)
        alignments = tuple(_alignment(cell) for cell in header.children)
        return Table("", None, self._row(header, offset), rows, alignments, None, self.span(token, offset))

    def _row(self, token: SyntaxTreeNode, offset: int) -> Row:
        line = self.span(token, offset)
        self._check_width(line, len(token.children))
        cells = []
        for cell in token.children:
            phrase = self._inlines(cell, offset)
            cells.append(Phrase(phrase.lang, phrase.inlines, line, phrase.comment))
        return Row(tuple(cells))

    def _check_width(self, place: Span, wanted: int) -> None:
        """markdown-it drops cells that are too many and adds those that are too few; both are faults here."""
        row = self.source.lines[place.line - 1].strip().lstrip("> ").removeprefix("|")
        row = row[:-1] if row.endswith("|") and not row.endswith("\\|") else row
        found = len(re.findall(r"(?<!\\)\|", row)) + 1
        if found != wanted:
            message = f"this row has {found} cells, the first row has {wanted}"
            self.source.report.error("uneven-row", message, place, "give each row as many cells as the header")

    def _html(self, token: SyntaxTreeNode, span: Span) -> Block | None:
        """A comment is a comment, and may be a note to translators; any other raw HTML is text."""
        comment = COMMENT.fullmatch(token.content)
        if not comment and token.content.startswith("<!--"):
            hint = "put it on a line of its own"
            self.source.report.error("inline-comment", "a comment stands inside a line of text", span, hint)
            return None
        if not comment:
            return Paragraph(Phrase(self.source.lang, (Text(" ".join(token.content.split())),), span), span)
        if comment[1].lower().startswith(TRANSLATORS):
            self.comment = " ".join(comment[1][len(TRANSLATORS) :].split())
        return None

    def _fence(self, token: SyntaxTreeNode, offset: int) -> Block | None:
        span = self.span(token, offset)
        match = re.fullmatch(r"\{([\w-]+)\}\s*(.*)", token.info.strip())
        if not match:
            return CodeBlock(token.content, token.info.strip(), span)
        name, argument = match[1], match[2]
        if name not in DIRECTIVES:
            known = ", ".join(DIRECTIVES)
            self.source.report.error(
                "unknown-directive", f"there is no directive {{{name}}}", span, f"the directives are {known}"
            )
            return None
        make, options = DIRECTIVES[name]
        directive = Directive(name, argument, token.content, span, self.source.files, self.source.report)
        return make(directive.with_options(options), self)


def _alignment(cell: SyntaxTreeNode) -> Alignment:
    style = str(cell.attrs.get("style", ""))
    return "right" if "right" in style else "center" if "center" in style else "left"


def _stripped(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without white space at the ends, as Markdown's own paragraphs are."""
    nodes = list(inlines)
    if nodes and isinstance(nodes[0], Text):
        nodes[0] = Text(nodes[0].text.lstrip())
    if nodes and isinstance(nodes[-1], Text):
        nodes[-1] = Text(nodes[-1].text.rstrip())
    return merge_texts(nodes)
