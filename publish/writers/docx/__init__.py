"""Turn a Layout into a Word document (ISO/IEC 29500-1, transitional): real styles, notes, fields and captions.

Text, footnotes, heads and feet are written as strings of markup, part by part, then packed. Nothing of a template goes
into the file: its styles are the theme's.
"""

from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONSHIP

from publish.language.hyphenation.scripts import script_of
from publish.layout.model import Layout, PageMap
from publish.writers.docx.footnotes import footnotes_part
from publish.writers.docx.markup import root, w
from publish.writers.docx.numbering import list_styles, numbering_part
from publish.writers.docx.package import Content, pack, text_content
from publish.writers.docx.properties import core_part, custom_part, extended_part
from publish.writers.docx.sections import body
from publish.writers.docx.settings import fonts_part, settings_part
from publish.writers.docx.story import Story, open_book
from publish.writers.docx.styles import styles_part
from publish.writers.soft_hyphens import with_soft_hyphens

DOCUMENT, FOOTNOTES = "/word/document.xml", "/word/footnotes.xml"
PREFIXES = "w r wp a pic asvg adec mc wps v"

RELATED = {
    "/word/styles.xml": RELATIONSHIP.STYLES,
    "/word/settings.xml": RELATIONSHIP.SETTINGS,
    "/word/fontTable.xml": RELATIONSHIP.FONT_TABLE,
    "/word/numbering.xml": RELATIONSHIP.NUMBERING,
    FOOTNOTES: RELATIONSHIP.FOOTNOTES,
}
"""What the document is set with."""


def write(layout: Layout, pages: PageMap | None = None) -> bytes:
    """The DOCX of a layout. `pages` are the numbers shown until a reader updates the fields."""
    if layout.soft_hyphens and script_of(layout.lang):  # Word hyphenates English and Russian by itself
        layout = with_soft_hyphens(layout)
    book = open_book(layout, pages)
    text, notes = Story(book), Story(book, is_note=True)
    for name, kind in RELATED.items():
        text.relate(kind, name)
    content, furniture = body(text)
    parts = {
        DOCUMENT: root("w:document", PREFIXES, w("body", content)),
        FOOTNOTES: footnotes_part(notes),
        # After the texts: they count the lists, and the styles that differ from those of the roles.
        "/word/numbering.xml": numbering_part(layout, book.starts),
        "/word/styles.xml": styles_part(layout, *list_styles(layout), *book.variants.styles()),
        "/word/settings.xml": settings_part(layout),
        "/word/fontTable.xml": fonts_part(layout.theme),
        "/docProps/core.xml": core_part(layout),
        "/docProps/app.xml": extended_part(layout.meta),
        "/docProps/custom.xml": custom_part(layout.meta),
        **furniture,
    }
    contents = {name: text_content(name, data) for name, data in parts.items()}
    pictures = {part: layout.assets[asset] for asset, part in book.assets.items()}
    contents |= {part: Content(asset.data, asset.media_type) for part, asset in pictures.items()}
    return pack(contents, {DOCUMENT: text, FOOTNOTES: notes})
