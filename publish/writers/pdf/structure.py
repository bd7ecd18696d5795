"""Turn rendered pages into the structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).

WeasyPrint 70 makes a tree of its boxes: a table that a page cuts is two tables, a note stands far from its call,
running heads are content, and no element says its language (Kozea/WeasyPrint#1836, #2550, #2903). This one is a tree
of the elements of the markup, which `mend` puts in its place: an element is one however many pages it stands on, and
what only repeats on paper is an artifact.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint import pdf as engine_pdf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

from publish.diagnostics import PublishError, error
from publish.writers.pdf.engine import boxes_of, placed

WEASYPRINT = engine_pdf.add_tags, Stream.marked
"""Its own functions, before `mend`."""

KINDS = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "section": "Sect",
    "p": "P",
    "pre": "P",
    "code": "Code",
    "blockquote": "BlockQuote",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "figure": "Div",
    "figcaption": "Caption",
    "img": "Figure",
}
"""Tag -> type of structure element. Items of lists and links have a function each; others pass on what they hold."""

CLASSES = {"box": "Div", "contents-list": "TOC", "index-list": "Index", "end-note": "Note", "note-paragraph": "P"}
"""Class -> type of structure element, before the tag is asked."""

NUMBERINGS = {"ul": "/Disc", "ol": "/Decimal"}
BLOCKS = {"div", "section", "figure"}
"""Tags of what holds blocks, and no text but the space among them."""

KEPT_EMPTY = {"TD", "TH"}
POINTS = 0.75
"""WeasyPrint counts in pixels of CSS, 96 an inch."""


@dataclass(slots=True)
class Node:
    """An element of the tree. Kids are nodes, places of marked content, and annotations."""

    kind: str
    parent: "Node | None" = None
    kids: list["Node | Content | Annotation"] = field(default_factory=list)
    entries: dict[str, Any] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)
    object: pydyf.Dictionary = field(default_factory=pydyf.Dictionary)

    def add(self, kind: str, **entries: Any) -> "Node":
        """A new last kid."""
        node = Node(kind, self, entries=entries)
        self.kids.append(node)
        return node


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content: its number on its page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """The place of a link on a page."""

    page: int
    object: pydyf.Dictionary


def mend() -> None:
    """Have WeasyPrint call the functions below, for the whole process; a second call changes nothing."""
    engine_pdf.add_tags = add_tags
    Stream.marked = marked


# ------------------------------------------------------------------------------------------------------- artifacts


def mark_artifacts(pages: Iterable[Any]) -> None:
    """Say which boxes are artifacts (14.8.2.2): running heads, folios, repeated heads of tables, space among blocks."""
    seen: set[Any] = set()
    for page in pages:
        heads = set()
        for box in boxes_of(page._page_box):
            if isinstance(box, boxes.MarginBox):
                _make_artifact(box)
            elif isinstance(box, boxes.TextBox) and not box.text.strip() and box.element_tag in BLOCKS:
                box.is_artifact = True
            elif box.element_tag == "thead":
                heads.add(box.element)
                if box.element in seen:
                    _make_artifact(box)
        seen |= heads


def _make_artifact(box: Any) -> None:
    for each in boxes_of(box):
        each.is_artifact = True


@contextmanager
def marked(stream: Stream, box: Any, tag: str) -> Iterator[None]:
    """Begin and end the content of a box; what is no part of the text is an artifact."""
    if not getattr(box, "is_artifact", False):
        with WEASYPRINT[1](stream, box, tag):
            yield
    else:
        stream.begin_marked_content("Artifact", pydyf.Dictionary({"Type": "/Pagination"}))
        try:
            yield
        finally:
            stream.end_marked_content()


# ------------------------------------------------------------------------------------------------- boxes into nodes


class Tree:
    """The tree of a book, as far as its pages have been read."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self.nodes: dict[tuple[Any, str], Node] = {}
        """Element of the markup, and its tag or a pseudo-element of it -> the node that holds its content."""
        self.page = 0
        self.height = 0.0
        self.numbers: dict[Any, dict[str, Any]] = {}

    def read(self, page: int, page_box: Any, numbers: dict[Any, dict[str, Any]]) -> None:
        """Add what stands on a page. `numbers` are WeasyPrint's: box -> its marked content; what is read goes."""
        self.page, self.height, self.numbers = page, page_box.margin_height(), numbers
        self._children(page_box, self.root)

    def _children(self, box: Any, node: Node) -> None:
        for child in box.children:
            self._box(placed(child), node)

    def _box(self, box: Any, parent: Node) -> None:
        if getattr(box, "is_artifact", False):
            return
        if isinstance(box, boxes.TextBox):
            self._content(box, parent)
            return
        known = box.element is not None and not isinstance(box, boxes.FootnoteAreaBox | boxes.LineBox)
        node = self._node(box, parent) if known else parent
        if box.link_annotation and (node.kind == "Link" or box.element_tag == "a"):
            node.kids.append(Annotation(self.page, box.link_annotation))
        if isinstance(box, boxes.ReplacedBox):
            self._content(box, node)
        elif isinstance(box, boxes.ParentBox):
            self._children(box, node)

    def _content(self, box: Any, node: Node) -> None:
        node.kids.append(Content(self.page, self.numbers.pop(box)["mcid"]))

    def _node(self, box: Any, parent: Node) -> Node:
        """The node for what a box holds: an element that an earlier page or line began has one already."""
        key = (box.element, box.element_tag)
        if key not in self.nodes:
            self.nodes[key] = self._made(box, parent)
        return self.nodes[key]

    def _made(self, box: Any, parent: Node) -> Node:
        element, tag = box.element, box.element_tag
        make = _MAKERS.get(tag)
        if tag in ("html", "body"):
            return parent
        if tag == "span" and element.get("class") == "note":  # its call is further on
            return _with_language(Node("Note", entries={"ID": _id(element)}), element)
        if tag == "span::footnote-call":
            return self._call(element, parent)
        node = make(element, parent) if make else _usual(element, tag, parent)
        if node.kind == "Figure":
            node.entries["Alt"] = pydyf.String(element.get("alt", ""))
            node.attributes = {"O": "/Layout", "BBox": pydyf.Array(_place(box, self.height))}
        return node if "::" in tag else _with_language(node, element, parent)

    def _call(self, element: Any, parent: Node) -> Node:
        """The call of a note, with the note right after it, wherever on paper that stands (14.8.4.4.1)."""
        call = parent.add("Reference").add("Link")
        key = (element, "span")
        note = self.nodes.setdefault(key, _with_language(Node("Note", entries={"ID": _id(element)}), element))
        note.parent = parent
        parent.kids.append(note)
        return call


def _usual(element: Any, tag: str, parent: Node) -> Node:
    classes = (element.get("class") or "").split()
    kind = next((CLASSES[name] for name in classes if name in CLASSES), KINDS.get(tag))
    if kind is None or "::" in tag:
        return parent
    node = parent.add(kind)
    if kind == "Note":
        node.entries["ID"] = _id(element)
    elif kind in ("TH", "TD"):
        node.attributes = _cell(element, kind)
    elif kind == "L" and "list" in classes:
        node.attributes = {"O": "/List", "ListNumbering": NUMBERINGS[tag]}
    return node


def _cell(element: Any, kind: str) -> dict[str, Any]:
    """What a head is the head of (ISO 32000-1, table 349)."""
    return {"O": "/Table", "Scope": "/Row" if element.get("scope") == "row" else "/Column"} if kind == "TH" else {}


def _item(element: Any, parent: Node) -> Node:  # noqa: ARG001 - all makers take it
    if parent.kind == "TOC":
        return parent.add("TOCI")
    return parent.add("LI").add("LBody")


def _marker(element: Any, parent: Node) -> Node:  # noqa: ARG001
    """The label of an item, before its body."""
    item = parent.parent
    if parent.kind != "LBody" or item is None:
        return parent
    label = Node("Lbl", item)
    item.kids.insert(0, label)
    return label


def _term(element: Any, parent: Node) -> Node:  # noqa: ARG001
    return parent.add("LI").add("Lbl")


def _definition(element: Any, parent: Node) -> Node:  # noqa: ARG001
    last = parent.kids[-1] if parent.kids else None
    return (last if isinstance(last, Node) and last.kind == "LI" else parent.add("LI")).add("LBody")


def _link(element: Any, parent: Node) -> Node:  # noqa: ARG001
    return (parent.add("Reference") if parent.kind == "TOCI" else parent).add("Link")


def _abbreviation(element: Any, parent: Node) -> Node:
    return parent.add("Span", E=pydyf.String(element.get("title"))) if element.get("title") else parent


def _label(element: Any, parent: Node) -> Node:  # noqa: ARG001
    return parent.add("Lbl").add("Link")


_MAKERS: dict[str, Callable[[Any, Node], Node]] = {
    "li": _item,
    "li::marker": _marker,
    "dt": _term,
    "dd": _definition,
    "a": _link,
    "abbr": _abbreviation,
    "span::footnote-marker": _label,
}


def _with_language(node: Node, element: Any, parent: Node | None = None) -> Node:
    """The node that says the element's language, where that is not the one around it (14.9.2)."""
    lang = element.get("lang")
    if not lang:
        return node
    if node is parent:
        node = node.add("Span")
    node.entries["Lang"] = pydyf.String(lang)
    return node


def _id(element: Any) -> pydyf.String:
    """A note has an id that no other element has (ISO 14289-1, 7.9). An end note is named by what is in it."""
    named = element if element.get("id") else next(each for each in element.iter() if each.get("id"))
    return pydyf.String(named.get("id"))


def _place(box: Any, page_height: float) -> list[float]:
    """Left, lower, right and upper edge of a picture, in points from the lower left corner of its page."""
    left, top = box.content_box_x(), box.content_box_y()
    edges = left, page_height - top - box.height, left + box.width, page_height - top
    return [round(edge * POINTS, 2) for edge in edges]


# ----------------------------------------------------------------------------------------------- nodes into objects


def add_tags(pdf: pydyf.PDF, document: Any, pdf_version: Any, page_streams: list[Stream]) -> None:  # noqa: ARG001
    """Put the structure tree of a document into its PDF, in the place of WeasyPrint's function of that name."""
    tree = Tree()
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        tree.read(number, page._page_box, stream._tags)
        if stream._tags:
            raise PublishError(error("pdf-engine", "a text of the page stands in no element", None, "report this"))
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    writer = _Writer(pdf, len(document.pages))
    writer.write(tree.root, root)
    root["K"] = pydyf.Array([tree.root.object.reference])
    root["ParentTree"] = writer.parents()
    root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(writer.named())})
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


class _Writer:
    def __init__(self, pdf: pydyf.PDF, pages: int) -> None:
        self.pdf = pdf
        self.contents: list[dict[int, bytes]] = [{} for _ in range(pages)]
        """By page: number of marked content -> the element that holds it."""
        self.annotations: list[bytes] = []
        self.ids: dict[bytes, bytes] = {}

    def write(self, node: Node, parent: pydyf.Dictionary) -> None:
        """Make the objects of a node and of what is under it."""
        self.pdf.add_object(node.object)
        node.object.update({"Type": "/StructElem", "S": f"/{node.kind}", "P": parent.reference, **node.entries})
        if node.attributes:
            node.object["A"] = pydyf.Dictionary(node.attributes)
        if "ID" in node.entries:
            self.ids[node.entries["ID"].data] = node.object.reference
        page = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        if page is not None:
            node.object["Pg"] = self.pdf.page_references[page]
        node.object["K"] = pydyf.Array([self._kid(kid, node, page) for kid in node.kids if _says_something(kid)])

    def _kid(self, kid: Node | Content | Annotation, node: Node, page: int | None) -> Any:
        if isinstance(kid, Node):
            self.write(kid, node.object)
            return kid.object.reference
        if isinstance(kid, Content):
            self.contents[kid.page][kid.number] = node.object.reference
            there = {"Type": "/MCR", "Pg": self.pdf.page_references[kid.page], "MCID": kid.number}
            return kid.number if kid.page == page else pydyf.Dictionary(there)
        kid.object["StructParent"] = len(self.contents) + len(self.annotations)
        self.annotations.append(node.object.reference)
        there = {"Type": "/OBJR", "Obj": kid.object.reference, "Pg": self.pdf.page_references[kid.page]}
        return pydyf.Dictionary(there)

    def parents(self) -> pydyf.Dictionary:
        """Key of a page or an annotation -> the elements of its content (14.7.4.4)."""
        pages = [pydyf.Array([held[number] for number in sorted(held)]) for held in self.contents]
        return pydyf.Dictionary({"Nums": pydyf.Array(_flat(enumerate([*pages, *self.annotations])))})

    def named(self) -> list[Any]:
        """Each id with its element, in the order of their bytes."""
        return list(_flat((pydyf.String(id), element) for id, element in sorted(self.ids.items())))


def _flat(pairs: Iterable[tuple[Any, Any]]) -> Iterator[Any]:
    for pair in pairs:
        yield from pair


def _says_something(kid: Node | Content | Annotation) -> bool:
    return not isinstance(kid, Node) or kid.kind in KEPT_EMPTY or any(map(_says_something, kid.kids))
