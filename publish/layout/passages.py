"""Turn phrases into passages: values become text, references find their anchor, notes get their number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from publish.diagnostics import Report, Span
from publish.document import nodes
from publish.document.nodes import Code, LineBreak, Phrase, Text
from publish.document.walk import has_words, plain_text, walk
from publish.language.protocol import Language
from publish.language.typography import NO_BREAK_HYPHEN
from publish.layout import model
from publish.layout.model import Inline, Passage
from publish.layout.outline import Targets
from publish.layout.typesetting import typeset


@dataclass(slots=True)
class Passages:
    """Resolves phrases in reading order; remembers which notes were called and what the index points to."""

    lang: str
    """The edition's language."""
    languages: Mapping[str, Language]
    targets: Targets
    expansions: Mapping[str, Passage]
    terms: Mapping[str, str]
    """Key of a glossary's term -> its anchor."""
    report: Report
    typography: bool
    """Whether text is typeset, or left as it was typed."""
    document: str = ""
    """The path of the document whose phrases are resolved: notes are named within it."""
    calls: dict[tuple[str, str], model.NoteCall] = field(default_factory=dict)
    marks: dict[str, list[str]] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    """Entry of the index -> its language: the edition's, if it is spoken of in that anywhere."""

    def passage(self, phrase: Phrase) -> Passage:
        """The passage of a phrase."""
        # A lone figure or date is no message: it is never translated, and the edition's language writes it.
        lang = phrase.lang if has_words(phrase) else self.lang
        inlines = merged(self._inlines(phrase.inlines, lang, phrase.span))
        return _marked(self.typeset(inlines, lang), phrase)

    def typeset(self, inlines: tuple[Inline, ...], lang: str) -> Passage:
        """The passage of what is typed plainly."""
        written = typeset(inlines, self.languages, lang) if self.typography else inlines
        return Passage(lang, written, stand_in=lang != self.lang)

    def quiet(self, phrase: Phrase) -> Passage:
        """The passage of a phrase that is seen a second time (in the contents): no note is called, nothing marked."""
        passage = replace(self, calls={}, marks={}, entries={}).passage(phrase)
        return replace(passage, inlines=merged(without_marks(passage.inlines)))

    def shown(self, phrase: Phrase) -> Passage:
        """As `quiet`, but with the mark that the phrase has in a preview: here it is seen first."""
        return _marked(self.quiet(phrase), phrase)

    def plain(self, phrase: Phrase) -> str:
        """The characters of a phrase, for metadata, bookmarks and charts; they hold no U+2011, which few search for."""
        return model_text(self.quiet(phrase).inlines).replace(NO_BREAK_HYPHEN, "-")

    def _inlines(self, inlines: Sequence[nodes.Inline], lang: str, span: Span) -> list[Inline]:
        return [part for node in inlines for part in self._inline(node, lang, span)]

    def _inline(self, node: nodes.Inline, lang: str, span: Span) -> list[Inline]:
        match node:
            case Text() | Code() | LineBreak():
                return [node]
            case nodes.Emphasis(children):
                return [model.Emphasis(tuple(self._inlines(children, lang, span)))]
            case nodes.Strong(children):
                return [model.Strong(tuple(self._inlines(children, lang, span)))]
            case nodes.Foreign(foreign, children):
                return [model.Foreign(foreign, tuple(self._inlines(children, foreign, span)))]
            case nodes.Link(url, children):
                text = tuple(self._inlines(children, lang, span))
                return [model.Link(url, model_text(text), text)]
            case nodes.Reference():
                return [self._reference(node, lang, span)]
            case nodes.Placeholder(kind):
                return [Text(f"{{{kind}}}")]
            case nodes.Value():
                return [Text(self._value(node, lang, span))]
            case nodes.Abbreviation(short, expansion):
                return [model.Abbreviation(short, expansion or self._expansion(short))]
            case nodes.Term(text, key):
                anchor = self.terms.get(key, "")
                return [model.Reference(anchor, text, (Text(text),)) if anchor else Text(text)]
            case nodes.IndexMark(text, entry):
                return [self._mark(entry, text, lang)]
            case nodes.NoteReference(name):
                return self._call(name, span)

    def _value(self, value: nodes.Value, lang: str, span: Span) -> str:
        if lang not in self.languages:
            hint = "write the value outside of the foreign words"
            self.report.error("unknown-language", f"no values can be written in '{lang}'", span, hint)
            return value.text
        try:
            return self.languages[lang].write(value.kind, value.text, value.form)
        except ValueError as fault:
            self.report.error("bad-form", str(fault), span, "see docs/dialect.md for the forms of each language")
            return value.text
        except ArithmeticError:  # more figures than a decimal holds
            self.report.error("bad-value", f"'{value.text}' has too many figures", span, "write it in words")
            return value.text

    def _expansion(self, short: str) -> str:
        return model_text(self.expansions[short].inlines) if short in self.expansions else ""

    def _mark(self, entry: str, text: str, lang: str) -> model.Mark:
        if lang == self.lang or entry not in self.entries:
            self.entries[entry] = lang
        places = self.marks.setdefault(entry, [])
        mark = model.Mark(f"mark_{sum(map(len, self.marks.values())) + 1}", (Text(text),))
        places.append(mark.anchor)
        return mark

    def _call(self, name: str, span: Span) -> list[Inline]:
        key = (self.document, name)
        if key in self.calls:
            hint = "write a second note, or refer to the first one in words"
            self.report.error("note-called-twice", f"the note '{name}' is called a second time", span, hint)
            return []
        number = str(len(self.calls) + 1)
        self.calls[key] = model.NoteCall(number, f"call_{number}", f"note_{number}")
        return [self.calls[key]]

    def _reference(self, node: nodes.Reference, lang: str, span: Span) -> Inline:
        target = self.targets.by_id[node.target]
        children: list[Inline] = []
        for child in node.children:
            if isinstance(child, nodes.Placeholder):
                children.extend(self._placeholder(child, node.target, lang, span))
            else:
                children.extend(self._inline(child, lang, span))
        title = plain_text(target.title.inlines) if target.title else ""
        description = f"{target.label}. {title}" if target.label else title
        return model.Reference(target.anchor, description, merged(children))

    def _title(self, title: Phrase, lang: str) -> list[Inline]:
        """A title inside a text in `lang`: in its own language, where it is not translated."""
        titled = self.quiet(title)
        return list(titled.inlines) if titled.lang == lang else [model.Foreign(titled.lang, titled.inlines)]

    def _placeholder(self, node: nodes.Placeholder, target_id: str, lang: str, span: Span) -> list[Inline]:
        target = self.targets.by_id[target_id]
        if node.kind == "page":
            return [model.PageNumber(target.anchor)]
        if node.kind == "title":
            return self._title(target.title, lang) if target.title else []
        if not target.number:
            self.report.error("no-number", f"'{target_id}' has no number", span, "refer to it by {title} or {page}")
        return [Text(target.number)]


def _marked(passage: Passage, phrase: Phrase) -> Passage:
    """The passage after the phrase's mark, which typography does not see."""
    return replace(passage, inlines=(phrase.mark, *passage.inlines)) if phrase.mark else passage


def merged(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring texts."""
    result: list[Inline] = []
    for node in inlines:
        if isinstance(node, Text) and result and isinstance(result[-1], Text):
            result[-1] = Text(result[-1].text + node.text)
        else:
            result.append(node)
    return tuple(result)


def without_marks(inlines: Sequence[Inline]) -> list[Inline]:
    """Without note calls, index marks and messages' marks, and links that would stand inside another link laid open."""
    result: list[Inline] = []
    for node in inlines:
        if isinstance(node, model.Link | model.Reference | model.Mark):
            result.extend(without_marks(node.children))
        elif isinstance(node, model.Emphasis | model.Strong):
            result.append(type(node)(tuple(without_marks(node.children))))
        elif not isinstance(node, model.NoteCall | nodes.MessageMark):
            result.append(node)
    return result


def model_text(inlines: Sequence[Inline]) -> str:
    """The characters of passages' inline nodes, without note numbers."""
    return "".join(
        node.text if isinstance(node, Text | Code | model.Abbreviation) else model_text(getattr(node, "children", ()))
        for node in inlines
    )


def expansions_of(publication: nodes.Publication) -> dict[str, Passage]:
    """Every abbreviation that the publication explains, with its first explanation."""
    found: dict[str, Passage] = {}
    for node in walk(publication.documents):
        if isinstance(node, Phrase):
            for inline in walk(node.inlines):
                if isinstance(inline, nodes.Abbreviation) and inline.expansion:
                    found.setdefault(inline.text, Passage(node.lang, (Text(inline.expansion),)))
    return found
