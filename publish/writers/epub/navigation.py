"""Turn contents, landmarks and printed pages into the nav and into the NCX that old readers look for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from publish.layout.model import Entry
from publish.writers.epub.documents import Title, document, make_medium, meta_title
from publish.writers.epub.plan import NAV, NCX, Plan, relative, speech
from publish.writers.xhtml import Medium, page_anchor, render_passage, tag, words

LANDMARKS = {
    "cover": "cover",
    "title-page": "titlepage",
    "contents": "toc",
    "tables": "lot",
    "figures": "loi",
    "glossary": "glossary",
    "index": "index",
}
"""Role of a section -> `epub:type` of the landmark that leads to it."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of the contents and the lines under it."""

    entry: Entry
    branches: "tuple[Branch, ...]"


def grow(entries: Sequence[Entry]) -> tuple[Branch, ...]:
    """Flat lines of contents as a tree; a line stands under the last one of a lower level."""
    branches = []
    rest = list(entries)
    while rest:
        head = rest.pop(0)
        end = next((place for place, entry in enumerate(rest) if entry.level <= head.level), len(rest))
        branches.append(Branch(head, grow(rest[:end])))
        rest = rest[end:]
    return tuple(branches)


# ------------------------------------------------------------------------------------------------------------- nav


def render_nav(plan: Plan) -> bytes:
    """The nav: contents, landmarks and, where the pages of print are known, a list of them."""
    parts = [_contents(plan), _landmarks(plan), *([_pages(plan)] if plan.breaks else [])]
    title = meta_title(plan.layout.meta.title, plan.layout)
    return document(NAV, title, None, "\n".join(parts), make_medium(NAV, plan))


def _contents(plan: Plan) -> str:
    title = tag("h1", {"class": "front-heading", "id": "toc.title"}, escape(plan.layout.labels["contents"]))
    medium = replace(make_medium(NAV, plan), linked=True)
    frame = {"epub:type": "toc", "role": "doc-toc", "aria-labelledby": "toc.title"}
    return tag("nav", frame, "\n", title, "\n", _branches(grow(plan.layout.toc), medium), "\n")


def _branches(branches: Sequence[Branch], medium: Medium) -> str:
    lines = []
    for branch in branches:
        entry = branch.entry
        number = f"{escape(entry.number)} " if entry.number else ""
        link = tag("a", {"href": medium.href(entry.anchor)}, number, render_passage(entry.title, medium))
        below = f"\n{_branches(branch.branches, medium)}\n" if branch.branches else ""
        lines.append(tag("li", {"class": entry.role}, link, below))
    return tag("ol", {"class": "contents-list"}, "\n", "\n".join(lines), "\n")


def _landmarks(plan: Plan) -> str:
    lines = (
        tag("li", {}, tag("a", {"epub:type": kind, "href": target}, escape(title)))
        for kind, title, target in landmarks(plan)
    )
    return tag("nav", {"epub:type": "landmarks", "hidden": "hidden"}, tag("ol", {}, "\n", "\n".join(lines), "\n"))


def landmarks(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """The type, the title and the target of every landmark, in reading order."""
    start = plan.layout.body[0] if plan.layout.body else None
    for file in plan.files:
        target = plan.href(file.section.anchor, NAV)
        if file.section is start:
            yield "bodymatter", plan.layout.labels["start"], target
        elif file.section.role in LANDMARKS:
            yield LANDMARKS[file.section.role], words(file.section.title.inlines), target


def _pages(plan: Plan) -> str:
    lines = (tag("li", {}, tag("a", {"href": target}, escape(label))) for label, target in _page_targets(plan, NAV))
    frame = {"epub:type": "page-list", "role": "doc-pagelist", "aria-label": plan.layout.labels["pages"]}
    return tag("nav", {**frame, "hidden": "hidden"}, tag("ol", {}, "\n", "\n".join(lines), "\n"))


def _page_targets(plan: Plan, base: str) -> Iterator[tuple[str, str]]:
    for anchor, labels in plan.breaks.items():
        for label in labels:
            yield label, f"{relative(plan.homes[anchor], base)}#{page_anchor(label)}"


# ------------------------------------------------------------------------------------------------------------- NCX


def render_ncx(plan: Plan) -> bytes:
    """The NCX: the nav's contents and pages for readers that came before EPUB 3 (OPF 2.0.1, 2.4.1)."""
    layout = plan.layout
    branches = grow(layout.toc)
    parts = [
        tag("head", {}, *(tag("meta", {"name": name, "content": value}) for name, value in _ncx_head(plan, branches))),
        _named("docTitle", meta_title(layout.meta.title, layout), plan),
        _named("docAuthor", meta_title(layout.meta.issuer, layout), plan),
        tag("navMap", {}, "\n", "\n".join(_points(branches, plan, _play_order(plan))), "\n"),
        *([_page_list(plan, _play_order(plan))] if plan.breaks else []),
    ]
    frame = {"xmlns": "http://www.daisy.org/z3986/2005/ncx/", "version": "2005-1", "xml:lang": layout.lang}
    frame |= {"dir": "rtl"} if layout.direction == "rtl" else {}
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + tag("ncx", frame, "\n", "\n".join(parts), "\n")).encode()


def _ncx_head(plan: Plan, branches: Sequence[Branch]) -> Iterator[tuple[str, str]]:
    labels = [label for labels in plan.breaks.values() for label in labels]
    yield "dtb:uid", plan.layout.meta.identifier
    yield "dtb:depth", str(_depth(branches))
    yield "dtb:totalPageCount", str(len(labels))
    yield "dtb:maxPageNumber", str(max((int(label) for label in labels if label.isdecimal()), default=0))


def _depth(branches: Sequence[Branch]) -> int:
    return max((1 + _depth(branch.branches) for branch in branches), default=0)


def _play_order(plan: Plan) -> dict[str, str]:
    """Target -> its place among all targets, in reading order; a page begins before what stands first on it."""
    entries = {entry.anchor for entry in plan.layout.toc}
    order: dict[str, str] = {}
    for anchor in plan.homes:
        for target in (*map(page_anchor, plan.breaks.get(anchor, ())), *([anchor] if anchor in entries else [])):
            order[target] = str(len(order) + 1)
    return order


def _points(branches: Sequence[Branch], plan: Plan, order: dict[str, str]) -> Iterator[str]:
    for branch in branches:
        anchor = branch.entry.anchor
        title = " ".join(filter(None, (branch.entry.number, words(branch.entry.title.inlines))))
        name = Title(title, branch.entry.title.lang)
        below = "".join(f"\n{point}" for point in _points(branch.branches, plan, order))
        yield tag(
            "navPoint",
            {"id": f"point-{order[anchor]}", "playOrder": order[anchor]},
            *_target(name, plan.href(anchor, NCX), plan),
            below,
        )


def _page_list(plan: Plan, order: dict[str, str]) -> str:
    lines = []
    for label, source in _page_targets(plan, NCX):
        place = order[page_anchor(label)]
        kind = {"type": "normal", "value": label} if label.isdecimal() else {"type": "front"}
        target = _target(Title(label, plan.layout.lang), source, plan)
        lines.append(tag("pageTarget", {"id": f"point-{place}", **kind, "playOrder": place}, *target))
    return tag("pageList", {}, "\n", "\n".join(lines), "\n")


def _target(title: Title, source: str, plan: Plan) -> tuple[str, str]:
    return _named("navLabel", title, plan), tag("content", {"src": source})


def _named(name: str, title: Title, plan: Plan) -> str:
    return tag(name, speech(title.lang, plan.layout), tag("text", {}, escape(title.text)))
