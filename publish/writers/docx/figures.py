"""Turn figures and the ground of the cover into DrawingML (ISO 29500-1, 20): pictures with a name and a description."""

from publish.layout.model import Figure, Layout
from publish.writers.docx.captions import caption, source
from publish.writers.docx.fields import run
from publish.writers.docx.markup import NAMESPACES, Xml, element, emus, joined, millimetres, w
from publish.writers.docx.paragraphs import Place, paragraph
from publish.writers.docx.story import Story
from publish.writers.docx.styles import FIGURE, color
from publish.writers.docx.variants import KEPT, room
from publish.writers.xhtml import words

# Extensions of DrawingML that Word knows by these names.
SVG_PICTURE = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"

NO_DISTANCE = {"distT": 0, "distB": 0, "distL": 0, "distR": 0}


def figure(block: Figure, place: Place, story: Story) -> Xml:
    """The caption, the picture and its source."""
    after = story.book.layout.theme.styles["source"].after  # what a source keeps free below it
    kept = [KEPT] if block.source else room(None, max(place.gap, after))
    drawing = run(w("drawing", _inline(block, story)))
    below = place.following(0 if block.source else place.gap) if block.caption else place
    picture = paragraph("body-first", drawing, below, story.book, FIGURE, kept)
    return Xml(caption(block, place, story) + picture + source(block, place, story))


def _inline(block: Figure, story: Story) -> Xml:
    number = next(story.book.drawings)
    name = block.caption.label if block.caption else block.anchor
    named: dict[str, str | int] = {"id": number, "name": name, "descr": words(block.alt.inlines)}
    extent = {"cx": emus(block.width), "cy": emus(block.height)}
    return element(
        "wp:inline",
        NO_DISTANCE,
        element("wp:extent", extent),
        element("wp:docPr", named),
        element("wp:cNvGraphicFramePr", {}, element("a:graphicFrameLocks", {"noChangeAspect": 1})),
        _graphic("pic", _picture(block, named, extent, story)),
    )


def _graphic(prefix: str, content: Xml) -> Xml:
    return element("a:graphic", {}, element("a:graphicData", {"uri": NAMESPACES[prefix]}, content))


def _picture(block: Figure, named: dict[str, str | int], extent: dict[str, int], story: Story) -> Xml:
    frame = element("a:xfrm", {}, element("a:off", {"x": 0, "y": 0}), element("a:ext", extent))
    return element(
        "pic:pic",
        {},
        element("pic:nvPicPr", {}, element("pic:cNvPr", named), element("pic:cNvPicPr", {})),
        element("pic:blipFill", {}, _blip(block, story), element("a:stretch", {}, element("a:fillRect", {}))),
        element("pic:spPr", {}, frame, _rectangle()),
    )


def _blip(block: Figure, story: Story) -> Xml:
    """The picture; a drawing goes beside the PNG that readers without SVG show (Word before 2019)."""
    if not block.fallback:
        return element("a:blip", {"r:embed": story.picture(block.picture)})
    fallback, drawing = story.picture(block.fallback), story.picture(block.picture)
    extension = element("a:ext", {"uri": SVG_PICTURE}, element("asvg:svgBlip", {"r:embed": drawing}))
    return element("a:blip", {"r:embed": fallback}, element("a:extLst", {}, extension))


def _rectangle() -> Xml:
    return element("a:prstGeom", {"prst": "rect"}, element("a:avLst", {}))


# ------------------------------------------------------------------------------------------------------------ cover


def cover_ground(story: Story, bar_start: float, bar_top: float) -> Xml:
    """The run that lays the colour of the cover behind its text, and the bar above its title.

    They are shapes in the text and not in the header: Word shows headers pale, and white letters on them not at all.
    """
    layout = story.book.layout
    page = layout.theme.page
    cover = layout.theme.cover
    width, height = millimetres(page.width), millimetres(page.height)
    ground = (0.0, 0.0, width, height * cover.ground)
    bar = (bar_start, bar_top, width * cover.bar_width, cover.bar_height)
    shapes = [(ground, "cover"), (bar, cover.bar_color)]
    return joined(run(_shape(box, ink, layout, next(story.book.drawings))) for box, ink in shapes if box[2] and box[3])


def _shape(box: tuple[float, float, float, float], ink: str, layout: Layout, number: int) -> Xml:
    """A rectangle (start, top, width, height) behind the text: as DrawingML, and as VML for Word 2007."""
    drawn = element("mc:Choice", {"Requires": "wps"}, w("drawing", _anchor(box, ink, layout, number)))
    return element("mc:AlternateContent", {}, drawn, element("mc:Fallback", {}, _vml(box, ink, layout)))


def _anchor(box: tuple[float, float, float, float], ink: str, layout: Layout, number: int) -> Xml:
    start, top, width, height = map(emus, box)
    layer = {"simplePos": 0, "relativeHeight": number, "behindDoc": 1}
    fixed = {"locked": 1, "layoutInCell": 1, "allowOverlap": 1}
    return element(
        "wp:anchor",
        {**NO_DISTANCE, **layer, **fixed},
        element("wp:simplePos", {"x": 0, "y": 0}),
        _across(start, layout),
        _position("wp:positionV", top),
        element("wp:extent", {"cx": width, "cy": height}),
        element("wp:wrapNone", {}),
        _decoration(layout.labels["cover"], number),
        element("wp:cNvGraphicFramePr", {}),
        _graphic("wps", _filled({"cx": width, "cy": height}, color(layout.theme, ink))),
    )


def _across(start: int, layout: Layout) -> Xml:
    """Where a shape stands; what is not as wide as the page begins at the margin.

    An offset is no way to say so from right to left: LibreOffice mirrors it, Word does not.
    """
    if start and layout.direction == "rtl":
        return element("wp:positionH", {"relativeFrom": "margin"}, element("wp:align", {}, Xml("right")))
    return _position("wp:positionH", start)


def _position(name: str, offset: int) -> Xml:
    return element(name, {"relativeFrom": "page"}, element("wp:posOffset", {}, Xml(str(offset))))


def _decoration(title: str, number: int) -> Xml:
    """Nothing to be read out: Word passes over what is marked so (MS-ODRAWXML)."""
    mark = element("a:ext", {"uri": DECORATIVE}, element("adec:decorative", {"val": 1}))
    named: dict[str, str | int] = {"id": number, "name": f"{title} {number}", "title": title}
    return element("wp:docPr", named, element("a:extLst", {}, mark))


def _filled(extent: dict[str, int], fill: str) -> Xml:
    frame = element("a:xfrm", {}, element("a:off", {"x": 0, "y": 0}), element("a:ext", extent))
    paint = element("a:solidFill", {}, element("a:srgbClr", {"val": fill}))
    line = element("a:ln", {}, element("a:noFill", {}))
    return element(
        "wps:wsp",
        {},
        element("wps:cNvSpPr", {}),
        element("wps:spPr", {}, frame, _rectangle(), paint, line),
        element("wps:bodyPr", {}),
    )


def _vml(box: tuple[float, float, float, float], ink: str, layout: Layout) -> Xml:
    start, top, width, height = box
    at_end = start and layout.direction == "rtl"
    across = "mso-position-horizontal:right;mso-position-horizontal-relative:margin"
    style = (
        f"position:absolute;margin-left:{start:g}pt;margin-top:{top:g}pt;width:{width:g}pt;height:{height:g}pt;z-index:-1;"
        f"{across if at_end else 'mso-position-horizontal-relative:page'};mso-position-vertical-relative:page"
    )
    fill = f"#{color(layout.theme, ink)}"
    return w("pict", element("v:rect", {"style": style, "fillcolor": fill, "stroked": "f"}))
