"""Turn the word for a draft into a watermark as Word makes it: letters along a path, in the heads of all pages.

Word draws it in VML to this day, and knows by its name that it is one; LibreOffice does too. What stands in the ground
of the cover is before it: the cover says in words what it is.
"""

from publish.language.tags import JOINED, script_of
from publish.layout.model import Layout
from publish.writers.docx.fields import run
from publish.writers.docx.markup import Xml, element, millimetres, w

NAME = "PowerPlusWaterMarkObject"
SHAPE = "_x0000_t136"
"""The id of WordArt along a straight line (MS-ODRAWXML, msosptTextPlainText)."""
PATH = "m@7,l@8,m@5,21600l@6,21600e"
FORMULAS = (
    "sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3", "if @0 @3 0", "if @0 21600 @1",
    "if @0 0 @2", "if @0 @4 21600", "mid @5 @6", "mid @8 @5", "mid @7 @8", "mid @6 @7", "sum @6 0 @5",
)  # fmt: skip
CONNECTIONS = {"o:connectlocs": "@9,0;@10,10800;@11,21600;@12,10800", "o:connectangles": "270,180,90,0"}
GREY = "#c8c8c8"
LETTER = 0.62
"""The width of a letter as a share of its height."""


def watermark(layout: Layout) -> Xml:
    """The run that holds the watermark."""
    word = layout.labels["draft"]
    width = millimetres(layout.theme.page.width) * 0.85
    height = min(width / (LETTER * max(len(word), 4)), width / 4)
    placed = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width:g}pt;height:{height:.1f}pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical:center;mso-position-vertical-relative:page"
    )
    shape = element(
        "v:shape",
        {"id": f"{NAME}1", "o:spid": "_x0000_s2049", "alt": layout.labels["draft-notice"], "type": f"#{SHAPE}",
         "style": placed, "o:allowincell": "f", "fillcolor": GREY, "stroked": "f"},
        element("v:fill", {"opacity": ".5"}),
        element("v:textpath", {"style": f'font-family:"{_family(layout)}";font-size:1pt', "string": word}),
    )  # fmt: skip
    return run(w("pict", _kind(), shape), w("rPr", w("noProof")))


def _kind() -> Xml:
    formulas = element("v:formulas", {}, *(element("v:f", {"eqn": formula}) for formula in FORMULAS))
    return element(
        "v:shapetype",
        {"id": SHAPE, "coordsize": "21600,21600", "o:spt": 136, "adj": 10800, "path": PATH},
        formulas,
        element("v:path", {"textpathok": "t", "o:connecttype": "custom", **CONNECTIONS}),
        element("v:textpath", {"on": "t", "fitshape": "t"}),
    )


def _family(layout: Layout) -> str:
    font, script = layout.theme.fonts["sans"], script_of(layout.lang)
    return font.scripts.get(script, font.family) if script in JOINED else font.family
