"""Turn the files of a plan into XHTML documents."""

from xml.sax.saxutils import escape

from publish.layout.model import Layout, Note, NoteCall
from publish.writers.css import length
from publish.writers.epub.plan import COVER, STYLE, File, Plan, relative
from publish.writers.xhtml import Medium, page_break, render_blocks, render_section, tag, words

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
NAMESPACES = {"xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops"}


def render_file(file: File, plan: Plan) -> bytes:
    """A section of level 1 as a document of its own, its notes at its end."""
    medium = make_medium(file.name, plan)
    if file.section is plan.cover:
        content = _cover(file, plan.layout, medium)
    else:
        content = render_section(file.section, medium) + _notes(file, plan.layout, medium)
    return document(file.name, file.title, file.matter, content, plan.layout)


def document(name: str, title: str, matter: str | None, content: str, layout: Layout) -> bytes:
    """A whole document, named `name` inside the e-book; `content` is the markup of its body."""
    style = {"rel": "stylesheet", "type": "text/css", "href": relative(STYLE, name)}
    head = tag("head", {}, "\n", tag("title", {}, escape(title)), "\n", tag("link", style), "\n")
    body = tag("body", {"epub:type": matter}, "\n", content, "\n")
    speech = {"lang": layout.lang, "xml:lang": layout.lang, "dir": layout.direction}
    return (DECLARATION + tag("html", {**NAMESPACES, **speech}, "\n", head, "\n", body, "\n") + "\n").encode()


def make_medium(name: str, plan: Plan) -> Medium:
    """An e-book, seen from its file `name`."""
    size = plan.layout.theme.styles["body"].size
    return Medium(
        lang=plan.layout.lang,
        paged=False,
        href=lambda anchor: plan.href(anchor, name),
        asset=lambda asset: relative(asset, name),
        length=lambda points: length(points, "em", size),
        note=note_call,
        pages=plan.pages,
        breaks=plan.breaks,
    )


def _cover(file: File, layout: Layout, medium: Medium) -> str:
    section = file.section
    picture = {"src": relative(COVER, file.name), "alt": layout.meta.title, "role": "doc-cover"}
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
