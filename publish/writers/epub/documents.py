"""Turn the files of a plan into XHTML documents."""

from typing import NamedTuple
from xml.sax.saxutils import escape

from publish.language.tags import direction_of
from publish.layout.model import Layout, Note, NoteCall
from publish.writers.css import length
from publish.writers.epub.plan import COLUMN, COVER, STYLE, File, Plan, relative
from publish.writers.epub.style import of_reader
from publish.writers.epub.tables import too_wide
from publish.writers.xhtml import UNTITLED, Medium, language, page_break, render_blocks, render_section, tag, words

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
NAMESPACES = {"xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops"}


class Title(NamedTuple):
    """What a document is called, and in which language."""

    text: str
    lang: str


def meta_title(text: str, layout: Layout) -> Title:
    """A text of the layout's Meta with its language: the source's, where it is not translated."""
    return Title(text, layout.meta.foreign.get(text, layout.lang))


def render_file(file: File, plan: Plan) -> bytes:
    """A section of level 1 as a document of its own, its notes at its end."""
    medium = make_medium(file.name, plan)
    if file.section is plan.cover:
        content = _cover(file, plan.layout, medium)
    else:
        content = _draft_notice(file, plan.layout) + render_section(file.section, medium)
        content += _notes(file, plan.layout, medium)
    return document(file.name, Title(file.title, file.section.title.lang), file.matter, content, medium)


def _draft_notice(file: File, layout: Layout) -> str:
    """That this is a draft, above every part of the text: an e-book may be opened anywhere, and has no watermark."""
    if not layout.draft or file.section.role in UNTITLED:
        return ""
    return tag("p", {"class": "draft"}, escape(layout.labels["draft-notice"])) + "\n"


def document(name: str, title: Title, matter: str | None, content: str, medium: Medium) -> bytes:
    """A whole document, named `name` inside the e-book; `content` is the markup of its body."""
    sheets = (
        tag("link", {"rel": "stylesheet", "type": "text/css", "href": relative(sheet, name)}) + "\n"
        for sheet in (STYLE, COLUMN)
    )
    called = tag("title", language(title.lang, medium), escape(title.text))
    head = tag("head", {}, "\n", tag("meta", {"charset": "utf-8"}), "\n", called, "\n", *sheets)
    direction = direction_of(medium.lang)
    # Some readers look for it on the body only (EbookLib, pull request 174).
    turned = {"dir": direction} if direction == "rtl" else {}
    body = tag("body", {"epub:type": matter, **turned}, "\n", content, "\n")
    speech = {"lang": medium.lang, "xml:lang": medium.lang, "dir": direction}
    return (DECLARATION + tag("html", {**NAMESPACES, **speech}, "\n", head, "\n", body, "\n") + "\n").encode()


def make_medium(name: str, plan: Plan) -> Medium:
    """An e-book, seen from its file `name`."""
    size = of_reader(plan.layout.theme, plan.layout.lang).styles["body"].size
    return Medium(
        lang=plan.layout.lang,
        paged=False,
        href=lambda anchor: plan.href(anchor, name),
        asset=lambda asset: relative(plan.pictures[asset].name, name),
        length=lambda points: length(points, "em", size),
        note=note_call,
        pages=plan.pages,
        breaks=plan.breaks,
        stacks=too_wide,
        comma=plan.layout.labels["comma"],
    )


def _cover(file: File, layout: Layout, medium: Medium) -> str:
    section = file.section
    title = meta_title(layout.meta.title, layout)
    source = {"src": relative(COVER, file.name), "alt": title.text, "role": "doc-cover"}
    picture = {**source, **language(title.lang, medium)}
    frame = {"id": section.anchor, "class": "cover", "epub:type": "cover", "aria-label": words(section.title.inlines)}
    return page_break(section.anchor, medium) + tag("section", frame, tag("img", picture))


# ----------------------------------------------------------------------------------------------------------- notes


def note_call(call: NoteCall, medium: Medium) -> str:
    """The raised number: a link to the note, which a reader may also show in a box above the text."""
    place = {"id": call.anchor, "class": "note-call"}
    if medium.linked:
        return tag("sup", place, escape(call.number))
    link = {"epub:type": "noteref", "role": "doc-noteref", "href": medium.href(call.note)}
    return tag("sup", {}, tag("a", {**place, **link}, escape(call.number)))


def _notes(file: File, layout: Layout, medium: Medium) -> str:
    if not file.notes:
        return ""
    title = f"{file.section.anchor}.notes"
    heading = tag("h2", {"class": "heading-2", "id": title}, escape(layout.labels["notes"]))
    notes = "\n".join(_note(note, layout, medium) for note in file.notes)
    frame = {"class": "notes", "epub:type": "footnotes", "aria-labelledby": title}
    return "\n" + tag("section", frame, "\n", heading, "\n", notes, "\n")


def _note(note: Note, layout: Layout, medium: Medium) -> str:
    """A note that is read at the end of its chapter too, where a reader knows no boxes; its number leads back."""
    back = layout.labels["back-to-text"].format(number=note.number)
    link = {"class": "note-number", "role": "doc-backlink", "href": medium.href(note.call), "aria-label": back}
    frame = {"id": note.anchor, "class": "footnote", "epub:type": "footnote", "role": "doc-footnote"}
    name = layout.labels["note"].format(number=note.number)
    number = tag("a", link, escape(note.number))
    return tag("aside", {**frame, "aria-label": name}, number, "\n", render_blocks(note.blocks, medium), "\n")
