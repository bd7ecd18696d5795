"""Turn the blocks of a publication into an outline, and number what is numbered.

The outline nests sections by their headings; levels count from 1 without a gap, whatever the source wrote. Sections,
tables and figures get their numbers here, once for all formats.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from publish.diagnostics import Report, Span
from publish.document.nodes import Block, Chart, Document, Figure, Heading, Phrase, Publication, Table
from publish.document.walk import walk
from publish.language.protocol import Language

Numbering = Sequence[str]


@dataclass(slots=True)
class Part:
    """A heading with what stands under it: first its own blocks, then the parts of the next level."""

    document: Document
    heading: Heading
    level: int
    number: str = ""
    blocks: list[Block] = field(default_factory=list)
    parts: "list[Part]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference can lead to. `label` is `Table 3` or `7-бөлім`; `number` is empty where it has none."""

    anchor: str
    number: str
    label: str
    title: Phrase | None


def outline(publication: Publication, language: Language, report: Report) -> list[Part]:
    """The chapters of the publication, nested and numbered. Text before a file's first heading is an error."""
    chapters: list[Part] = []
    count = 0
    for document in publication.documents:
        found = _nested(document, report)
        if document.start is not None:
            count = document.start - 1
        for chapter in found:
            if document.numbered:
                count += 1
                _number(chapter, (count,), publication.numbering, language)
        chapters.extend(found)
    return chapters


def _nested(document: Document, report: Report) -> list[Part]:
    chapters: list[Part] = []
    open_parts: list[Part] = []
    for block in document.blocks:
        if isinstance(block, Heading) and not block.run_in:
            while open_parts and open_parts[-1].heading.level >= block.level:
                open_parts.pop()
            part = Part(document, block, len(open_parts) + 1)
            (open_parts[-1].parts if open_parts else chapters).append(part)
            open_parts.append(part)
        elif open_parts:
            open_parts[-1].blocks.append(block)
        else:
            report.error("no-heading", "text stands before the first heading", block.span, "begin with # Title {#id}")
            break
    return chapters


def _number(part: Part, numbers: tuple[int, ...], numbering: Numbering, language: Language) -> None:
    if len(numbers) > len(numbering):
        return
    part.number = ".".join(
        language.letter(number) if style == "letter" else str(number)
        for number, style in zip(numbers, numbering, strict=False)
    )
    for index, child in enumerate(part.parts, 1):
        _number(child, (*numbers, index), numbering, language)


def all_parts(parts: Sequence[Part]) -> Iterator[Part]:
    """Every part of an outline in reading order."""
    for part in parts:
        yield part
        yield from all_parts(part.parts)


@dataclass(frozen=True, slots=True)
class Targets:
    """What references lead to, by the id that the source gave, and every numbered block by its place."""

    by_id: dict[str, Target]
    by_span: dict[Span, Target]


def targets(publication: Publication, chapters: Sequence[Part], language: Language) -> Targets:
    """Number tables and figures through the publication, and gather all that a reference can lead to."""
    by_span: dict[Span, Target] = {}
    by_id: dict[str, Target] = {}
    numbers = {part.heading.id: part.number for part in all_parts(chapters)}
    tables = figures = 0
    for node in walk(publication.documents):
        if isinstance(node, Heading):
            number = numbers.get(node.id, "")
            label = language.words("Section {number}", number=number) if number else ""
            target = Target(node.id, number, label, node.text)
        elif isinstance(node, Table) and node.caption:
            tables += 1
            label = language.words("Table {number}", number=str(tables))
            target = Target(node.id or f"table_{tables}", str(tables), label, node.caption)
        elif isinstance(node, Figure | Chart) and node.caption:
            figures += 1
            label = language.words("Figure {number}", number=str(figures))
            target = Target(node.id or f"figure_{figures}", str(figures), label, node.caption)
        elif isinstance(node, Table | Figure | Chart) and node.id:
            target = Target(node.id, "", "", None)
        else:
            continue
        by_span[node.span] = target
        if node.id:
            by_id[node.id] = target
    return Targets(by_id, by_span)
