"""Turn a Publication in the edition's language and a Theme into a Layout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from publish.diagnostics import Report, Span
from publish.document import nodes
from publish.document.nodes import Phrase, Publication, Row, Text
from publish.document.walk import walk
from publish.language.protocol import Language
from publish.language.tags import script_of
from publish.layout import matter, model
from publish.layout.charts import ChartData, charts_to_spell_out, draw
from publish.layout.matter import UNKNOWN, Standing
from publish.layout.model import Asset, Block, Layout, Note, Passage, Section
from publish.layout.outline import Part, outline, targets
from publish.layout.passages import Passages, expansions_of, merged
from publish.layout.pictures import reencode
from publish.layout.themes import Theme, dressed

NOTHING = "–"
"""What an empty cell of a table shows."""


def compose(
    publication: Publication,
    lang: str,
    languages: Mapping[str, Language],
    theme: Theme,
    modified: datetime,
    standing: Standing = UNKNOWN,
) -> Layout:
    """Lay out a publication.

    `lang` is the edition's language; phrases that are not translated keep their own. `languages` are all that occur.
    `modified` is the one moment (UTC) that the files carry; `standing` what the edition says of its translation.
    Raises PublishError with every fault found: forms that a language does not know, pictures that cannot be read.
    """
    report = Report()
    language = languages[lang]
    chapters = outline(publication, language, report)
    found = targets(publication, chapters, language)
    report.raise_errors()
    terms = _term_anchors(publication)
    expansions = expansions_of(publication)
    passages = Passages(lang, languages, found, expansions, terms, report, publication.typography)
    worn = dressed(theme, language)
    capitals = theme.styles["section-label"].uppercase and not worn.styles["section-label"].uppercase
    composer = Composer(
        language, passages, worn, report, _notes(publication), charts_to_spell_out(publication), capitals
    )
    body = tuple(composer.section(chapter, "chapter") for chapter in chapters)
    notes = tuple(composer.composed_notes())
    edition = matter.Edition(publication, lang, language, passages, standing, _faces(worn, lang))
    back = matter.back(edition)
    front = matter.front(edition, body, back)
    report.raise_errors()
    return Layout(
        lang=lang,
        region_lang=language.region_tag,
        direction=language.direction,
        meta=matter.meta(edition, modified),
        theme=worn,
        labels=matter.labels(language),
        front=front,
        body=body,
        back=back,
        toc=matter.toc_entries((*body, *back)),
        notes=notes,
        assets=composer.assets,
        soft_hyphens=publication.soft_hyphens,
        epub_fonts=publication.epub_fonts,
        draft=standing.draft,
    )


def _faces(theme: Theme, lang: str) -> tuple[str, ...]:
    """The families that set text in a language, each once."""
    script = script_of(lang)
    named = (name for font in theme.fonts.values() for name in (font.family, font.scripts.get(script)))
    return tuple(dict.fromkeys(filter(None, named)))


def _term_anchors(publication: Publication) -> dict[str, str]:
    keys = [d.key for node in walk(publication.documents) if isinstance(node, nodes.DefinitionList) and node.glossary
            for d in node.definitions]  # fmt: skip
    return {key: f"term_{number}" for number, key in enumerate(keys, 1)}


def _notes(publication: Publication) -> dict[tuple[str, str], nodes.Note]:
    return {(document.path, note.name): note for document in publication.documents for note in document.notes}


@dataclass(slots=True)
class Composer:
    """Composes blocks in reading order, so that notes are numbered as they are called."""

    language: Language
    passages: Passages
    theme: Theme
    report: Report
    notes: Mapping[tuple[str, str], nodes.Note]
    spelled_out: frozenset[Span]
    """The places of charts that are followed by their data."""
    capitals: bool = False
    """Write the labels above headings in capitals here: a writer would take the wrong ones (see `dressed`)."""
    assets: dict[str, Asset] = field(default_factory=dict)
    anchors: int = 0

    def section(self, part: Part, role: str) -> Section:
        """A part of the outline with everything below it."""
        self.passages.document = part.document.path
        label = self.passages.targets.by_id[part.heading.id].label if part.level == 1 else ""
        label = self.language.upper(label) if self.capitals else label
        title = self.passages.passage(part.heading.text)
        blocks = self._flow(part.blocks, part.level)
        below = tuple(self.section(child, "section") for child in part.parts)
        return Section(
            role, part.heading.id, part.level, label, part.number, title, (*blocks, *below), part.heading.span
        )

    def composed_notes(self) -> list[Note]:
        """The notes in the order in which they were called; a note may call further ones."""
        done: list[Note] = []
        while len(done) < len(self.passages.calls):
            key, call = list(self.passages.calls.items())[len(done)]
            note = self.notes[key]
            self.passages.document = key[0]
            blocks = self._flow(note.blocks, 1, "note")
            lang = next((node.lang for node in walk(note.blocks) if isinstance(node, Phrase)), self.language.tag)
            done.append(Note(call.number, call.note, call.anchor, lang, blocks, note.span))
        return done

    # ------------------------------------------------------------------------------------------------------ blocks

    def _anchor(self) -> str:
        self.anchors += 1
        return f"b_{self.anchors}"  # an underscore: no id of the source has one

    def _flow(self, blocks: Sequence[nodes.Block], level: int, role: str = "") -> tuple[Block, ...]:
        """Blocks one after the other. `role` is that of their paragraphs; empty for the running text."""
        composed: list[Block] = []
        run_in: nodes.Heading | None = None
        for block in blocks:
            if run_in and not isinstance(block, nodes.Paragraph):
                hint = "begin with a sentence, then the list or table"
                self.report.error("lone-run-in", "no paragraph follows this run-in heading", run_in.span, hint)
                run_in = None
            if isinstance(block, nodes.Heading):
                run_in = block
            elif run_in and isinstance(block, nodes.Paragraph):
                composed.append(self._run_in(run_in, block, level + 1))
                run_in = None
            elif isinstance(block, nodes.Chart) and block.span in self.spelled_out:
                composed += self._spelled_out(block)
            else:
                after_text = bool(composed) and isinstance(composed[-1], model.Paragraph | model.RunIn)
                composed.append(self._block(block, level, role or ("body" if after_text else "body-first")))
        if run_in:
            hint = "write its text below it"
            self.report.error("lone-run-in", "no paragraph follows this run-in heading", run_in.span, hint)
        return tuple(composed)

    def _run_in(self, heading: nodes.Heading, paragraph: nodes.Paragraph, level: int) -> model.RunIn:
        title = _with_full_stop(self.passages.passage(heading.text))
        body = self.passages.passage(paragraph.text)
        return model.RunIn("run-in", heading.id, level, title, body, heading.span)

    def _block(self, block: nodes.Block, level: int, role: str) -> Block:
        inner = "" if role.startswith("body") else role
        match block:
            case nodes.Paragraph(text, span):
                return model.Paragraph(role, self._anchor(), self.passages.passage(text), span)
            case nodes.List(ordered, start, items, span):
                anchor = self._anchor()
                flows = tuple(self._flow(item.blocks, level, inner or "list-item") for item in items)
                return model.List("list-item", anchor, ordered, start, flows, span)
            case nodes.DefinitionList():
                return self._definitions(block, level)
            case nodes.Quote(blocks, span):
                return model.Quote("quote", self._anchor(), self._flow(blocks, level, "quote"), span)
            case nodes.Admonition():
                return self._admonition(block, level)
            case nodes.CodeBlock(text, _, span):
                return model.CodeBlock("code", self._anchor(), text, span)
            case nodes.ThematicBreak(span):
                return model.Break("body", self._anchor(), span)
            case nodes.Table():
                return self._table(block)
            case nodes.Figure():
                return self._figure(block)
            case nodes.Chart():
                return self._chart(block)
        raise AssertionError(f"unknown block {block}")

    def _definitions(self, block: nodes.DefinitionList, level: int) -> Block:
        anchor = self._anchor()
        definitions = []
        for definition in block.definitions:
            place = self.passages.terms[definition.key] if block.glossary else self._anchor()
            term = self.passages.passage(definition.term)
            flow = self._flow(definition.blocks, level, "definition")
            definitions.append(model.Definition(place, term, flow))
        if block.glossary:
            definitions.sort(key=lambda each: self.language.sort_key(matter.passage_text(each.term)))
        return model.DefinitionList("definition", anchor, tuple(definitions), block.span)

    def _admonition(self, block: nodes.Admonition, level: int) -> Block:
        words = {"note": "Note", "warning": "Warning", "important": "Important"}[block.kind]
        anchor = self._anchor()
        title = (
            self.passages.passage(block.title)
            if block.title
            else Passage(self.language.tag, (Text(self.language.words(words)),))
        )
        return model.Admonition(
            "admonition", anchor, block.kind, title, self._flow(block.blocks, level, "admonition"), block.span
        )

    def _caption(self, block: nodes.Table | nodes.Figure | nodes.Chart) -> tuple[str, model.Caption | None]:
        """The anchor of a numbered block and its caption."""
        target = self.passages.targets.by_span.get(block.span)
        if target is None or block.caption is None:
            return target.anchor if target else self._anchor(), None
        return target.anchor, model.Caption(target.label, target.number, self.passages.passage(block.caption))

    def _source(self, phrase: Phrase | None) -> Passage | None:
        """`Source: ...` in the edition's language around the phrase in its own."""
        if phrase is None:
            return None
        passage = self.passages.passage(phrase)
        before, _, after = self.language.words("Source: {source}", source="\0").partition("\0")
        inner = (
            passage.inlines if passage.lang == self.language.tag else (model.Foreign(passage.lang, passage.inlines),)
        )
        return Passage(self.language.tag, (Text(before), *inner, *((Text(after),) if after else ())), passage.stand_in)

    def _table(self, block: nodes.Table) -> model.Table:
        anchor, caption = self._caption(block)
        head = self._cells(block.head)
        rows = tuple(self._cells(row) for row in block.rows)
        named = len(head) > 1 and block.alignments[0] == "left" and all(row.cells[0].inlines for row in block.rows)
        source = self._source(block.source)
        return model.Table(
            "table", anchor, caption, head, rows, block.alignments, _widths((head, *rows)), named, source, block.span
        )

    def _cells(self, row: Row) -> tuple[Passage, ...]:
        return tuple(
            self.passages.passage(cell) if cell.inlines else Passage(self.language.tag, (Text(NOTHING),))
            for cell in row.cells
        )

    def _figure(self, block: nodes.Figure) -> Block:
        anchor, caption = self._caption(block)
        found = reencode(block.image, f"images/{anchor}", self.theme.page.measure, block.span, self.report)
        asset, width, height = found or (Asset("", "", b""), 0.0, 0.0)
        self.assets[asset.name] = asset
        alt, source = self.passages.passage(block.alt), self._source(block.source)
        return model.Figure("figure", anchor, caption, asset.name, "", width, height, alt, source, block.span)

    def _chart(self, block: nodes.Chart) -> model.Figure:
        anchor, caption = self._caption(block)
        data = ChartData(
            block.kind,
            tuple(map(self.passages.plain, block.categories)),
            tuple(self.passages.plain(series.name) for series in block.series),
            tuple(tuple(map(float, series.values)) for series in block.series),
            tuple(
                tuple(self.language.write(block.format, value) for value in series.values) for series in block.series
            ),
            self.language.tag,
        )
        svg, png, width, height = draw(f"images/{anchor}", data, self.theme)
        self.assets[svg.name], self.assets[png.name] = svg, png
        alt, source = self.passages.passage(block.alt), self._source(block.source)
        return model.Figure("figure", anchor, caption, svg.name, png.name, width, height, alt, source, block.span)

    def _spelled_out(self, block: nodes.Chart) -> tuple[Block, Block]:
        """A chart and its data, below which their source stands: its alternative text cannot name them all."""
        figure = self._chart(block)
        cell, tag = self.passages.quiet, self.language.tag
        written = [[self.language.write(block.format, value) for value in series.values] for series in block.series]
        head = (Passage(tag, ()), *(cell(series.name) for series in block.series))
        rows = tuple(
            (cell(name), *(Passage(tag, (Text(values[row]),)) for values in written))
            for row, name in enumerate(block.categories)
        )
        aligned: list[nodes.Alignment] = ["left"]
        aligned += ["right" for _ in block.series]
        widths, source, place = _widths((head, *rows)), figure.source, block.span
        data = model.Table("table", self._anchor(), None, head, rows, tuple(aligned), widths, True, source, place)
        return replace(figure, source=None), data


def _with_full_stop(title: Passage) -> Passage:
    """A run-in heading ends like a sentence, unless its author ended it already."""
    if matter.passage_text(title).rstrip().endswith((".", ":", "?", "!", "…")):
        return title
    return replace(title, inlines=merged((*title.inlines, Text("."))))


def _widths(rows: Sequence[Sequence[Passage]]) -> tuple[float, ...]:
    """Shares of the measure: a column gets room by its longest cell, a long text is taken to wrap."""
    longest = [max(len(matter.passage_text(row[column])) for row in rows) for column in range(len(rows[0]))]
    words = [
        max((len(word) for row in rows for word in matter.passage_text(row[column]).split(" ")), default=1)
        for column in range(len(rows[0]))
    ]
    weights = [max(min(length, 34), word) + 5 for length, word in zip(longest, words, strict=True)]
    return tuple(weight / sum(weights) for weight in weights)
