"""Turn a passage into runs: letters that share their properties, links, fields and the calls of notes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from publish.document.nodes import Code, LineBreak, MessageMark, Text
from publish.language.tags import direction_of
from publish.layout.model import (
    Abbreviation,
    Emphasis,
    Foreign,
    Inline,
    Link,
    Mark,
    NoteCall,
    PageNumber,
    Passage,
    Reference,
    Strong,
)
from publish.writers.docx.bookmarks import bookmark_name
from publish.writers.docx.fields import argument, field, hidden_field, run
from publish.writers.docx.languages import kinds, language_properties, spoken
from publish.writers.docx.markup import RUN_PROPERTIES, Xml, characters, element, joined, properties, w
from publish.writers.docx.story import Story
from publish.writers.docx.styles import BOTH, CODE, EMPHASIS, HYPERLINK, NOTE_CALL, STAND_IN, STRONG, is_bold, style_id
from publish.writers.xhtml import words

# Word has elements for what are characters elsewhere: as characters it shows soft hyphens in the middle of a line and
# takes U+2011 from another face (pandoc writes them so too).
SIGNS = {
    "\u00ad": w("softHyphen"),
    "\u2011": w("noBreakHyphen"),
    "\t": w("tab"),
    "\n": w("br"),
}
SIGN = re.compile("([\u00ad\u2011\t\n])")

COLON = "\\:"
"""In an entry of the index, a bare colon would begin an entry below it (ISO 29500-1, 17.16.5)."""

TOOLTIP = 260
"""Word cuts a longer tip of a link off with an error."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How letters are set: in which language, with which character style, with what emphasis."""

    lang: str = ""
    """What Word is told; nothing where it is the language of the edition, which the document says once."""
    rtl: bool = False
    """From right to left, which every run says for itself: Word looks for it there (ISO 29500-1, 17.3.2.30)."""
    style: str = ""
    number: bool = False
    """A number in text from right to left: figures of its face, which run from left to right."""
    strong: bool = False
    emphasis: bool = False
    bold: bool = False
    """The paragraph is bold already: Word would set bold in bold light again (ISO 29500-1, 17.7.3)."""
    linked: bool = False
    """Inside a link, in which there is no other."""
    paper: bool = False
    """Not shown where there are no pages (ISO 29500-1, 17.3.2.44)."""


PLAIN = Voice()


def passage_runs(passage: Passage, story: Story, role: str, base: Voice = PLAIN) -> Xml:
    """The runs of a passage in a paragraph of this role."""
    layout = story.book.layout
    voice = replace(base, bold=is_bold(layout.theme.styles[role]), style=base.style or STAND_IN * passage.stand_in)
    return _runs(passage.inlines, _speaking(passage.lang, voice, story), story)


def own_run(text: str, story: Story, style: str = "") -> Xml:
    """A run of text in the language of the edition."""
    return text_run(text, own_voice(story, style))


def own_voice(story: Story, style: str = "") -> Voice:
    """Letters in the language of the edition."""
    return _speaking(story.book.layout.lang, Voice(style=style), story)


def _speaking(tag: str, voice: Voice, story: Story) -> Voice:
    """The same letters in the language `tag`."""
    return replace(voice, lang=spoken(tag, story.book.layout), rtl=direction_of(tag) == "rtl")


def text_run(text: str, voice: Voice) -> Xml:
    """Plain text as a run; from right to left, words in other letters are runs of their own."""
    if not voice.rtl:
        return run(text_content(text), voice_properties(voice))
    parts = [(part, replace(voice, rtl=kind == "text", number=kind == "number")) for part, kind in kinds(text)]
    return joined([run(text_content(part), voice_properties(letters)) for part, letters in parts])


def text_content(text: str) -> Xml:
    """What stands in a run for text."""
    if not SIGN.search(text):
        return _letters(text)
    return joined(SIGNS[part] if part in SIGNS else _letters(part) for part in SIGN.split(text) if part)


def _letters(text: str) -> Xml:
    return element("w:t", {"xml:space": "preserve"}, characters(text))


@cache
def voice_properties(voice: Voice) -> Xml:
    """The properties of a run: a named style where one says it, and only what it leaves unsaid besides."""
    members = {"lang": language_properties(voice.lang, direction_of(voice.lang))} if voice.lang else {}
    if voice.rtl:
        members["rtl"] = w("rtl")
    if voice.number:
        members["cs"] = w("cs")
    style, strong, emphasis = voice.style, voice.strong and not voice.bold, voice.emphasis
    if not style and strong and emphasis:
        style, strong, emphasis = BOTH, False, False
    elif not style and strong:
        style, strong = STRONG, False
    elif not style and emphasis:
        style, emphasis = EMPHASIS, False
    if style:
        members["rStyle"] = w("rStyle", val=style_id(style))
    if strong:
        members |= {"b": w("b"), "bCs": w("bCs")}
    if emphasis:
        members["i"] = w("i")
    if voice.emphasis and voice.rtl:
        members["bCs"] = w("bCs")  # also in a bold paragraph, where the style alone would take bold away
    if voice.paper:
        members |= {"noProof": w("noProof"), "webHidden": w("webHidden")}
    return properties("rPr", RUN_PROPERTIES, members)


# ----------------------------------------------------------------------------------------------------- inline nodes


def _runs(inlines: Iterable[Inline], voice: Voice, story: Story) -> Xml:
    return joined([_inline(node, voice, story) for node in inlines])


def _inline(node: Inline, voice: Voice, story: Story) -> Xml:
    match node:
        case Text(text) | Abbreviation(text=text):
            return text_run(text, voice)
        case Emphasis(children):
            bold = story.book.layout.theme.emphasis == "bold"
            return _runs(children, replace(voice, strong=True) if bold else replace(voice, emphasis=True), story)
        case Strong(children):
            return _runs(children, replace(voice, strong=True), story)
        case Code(text):
            return text_run(text, replace(voice, style=CODE, rtl=False))
        case LineBreak():
            return run(w("br"))
        case Foreign(lang, children):
            return _runs(children, _speaking(lang, voice, story), story)
        case Link() | Reference():
            return _link(node, voice, story)
        case PageNumber(anchor):
            return page_field(anchor, story, voice)
        case NoteCall():
            return _call(node, story)
        case Mark(anchor, children):
            return _mark(anchor, _runs(children, voice, story), story)
        case MessageMark(label):
            return text_run(f"{label} ", voice)


def _link(node: Link | Reference, voice: Voice, story: Story) -> Xml:
    if voice.linked:
        return _runs(node.children, voice, story)
    if isinstance(node, Link):
        style, attributes = HYPERLINK, {"r:id": story.link(node.url)}
    else:
        style, attributes = voice.style, {"w:anchor": bookmark_name(node.anchor)}
    if node.description not in {"", words(node.children)}:
        attributes["w:tooltip"] = node.description[:TOOLTIP]
    known = story.book.known.get(node.anchor, {}) if isinstance(node, Reference) else {}
    inner = replace(voice, style=style, linked=True)
    return hyperlink(attributes, joined([_shown(child, known, inner, story) for child in node.children]))


def hyperlink(attributes: dict[str, str], content: Xml) -> Xml:
    """A link; it is shown as visited once it was followed, as Word does."""
    return element("w:hyperlink", {**attributes, "w:history": 1}, content)


def page_field(anchor: str, story: Story, voice: Voice, bookmark: str = "") -> Xml:
    """The number of the page on which `anchor` stands."""
    result = text_run(story.book.page(anchor), voice)
    return field(f"PAGEREF {bookmark or bookmark_name(anchor)} \\h", result, voice_properties(voice))


def _shown(node: Inline, known: dict[str, str], voice: Voice, story: Story) -> Xml:
    """A part of a reference, with a field for each number and title in it of what it leads to.

    The layout counts: Word has no numbers of its own that a switch for these would find.
    """
    if not isinstance(node, Text) or not known:
        return _inline(node, voice, story)
    alternatives = "|".join(re.escape(text) for text in sorted(known, key=len, reverse=True))
    parts = re.split(rf"(?<![\w.])({alternatives})(?![\w]|\.\d)", node.text)
    return joined([_field_or_text(part, known, voice) for part in parts if part])


def _field_or_text(text: str, known: dict[str, str], voice: Voice) -> Xml:
    shown = text_run(text, voice)
    if text not in known:
        return shown
    return field(f"REF {known[text]} \\h \\* MERGEFORMAT", shown, voice_properties(voice))


def _call(call: NoteCall, story: Story) -> Xml:
    """The call of a footnote. Word counts footnotes itself; where its count is another, the number is written."""
    book, raised = story.book, voice_properties(own_voice(story, NOTE_CALL))
    number = book.note_ids[call.note]
    if story.is_note:
        return run(text_content(call.number), raised)
    if call.number == str(number):
        mark = run(w("footnoteReference", id=number), raised)
    else:
        own = w("footnoteReference", customMarkFollows=1, id=number)
        mark = run(Xml(own + text_content(call.number)), raised)
    return book.bookmarked(call.anchor, mark)


def _mark(anchor: str, marked: Xml, story: Story) -> Xml:
    """Words that the index points to, after fields that tell Word's own index so."""
    terms = story.book.terms.get(anchor, [])
    entries = [hidden_field(f"XE {argument(term).replace(':', COLON)}") for term in terms]
    return story.book.bookmarked(anchor, joined([*entries, marked]))
