"""Turn the faces of a theme into the font files of an e-book: cut down to the letters that it uses.

Most readers have faces of their own; those of old ones lack the letters that only Kazakh has (ә ғ қ ң ө ұ ү һ і), and
show boxes or set each of them in another face.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePath

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from publish.diagnostics import PublishError, error
from publish.layout.fonts import FontFile, characters, families, installed, nearest, pieces
from publish.layout.model import Layout

FOLDER = "fonts"
KAZAKH = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"
"""The alphabet, for what a reader writes in the margin; a subset takes those that its face has."""
FIGURES = "0123456789"

COPYRIGHT, LICENSE, LICENSE_ADDRESS = 0, 13, 14
"""Names that a font has in itself (OpenType, `name`). The Open Font License wants them in every copy."""
NAMES = (COPYRIGHT, 1, 2, 3, 4, 5, 6, LICENSE, LICENSE_ADDRESS)
NO_EMBEDDING, NO_SUBSETTING = 0x0002, 0x0100
"""Bits of OS/2.fsType."""


@dataclass(frozen=True)
class Face:
    """A font file of the e-book. `letters` are the characters that it is for."""

    family: str
    file: FontFile
    letters: frozenset[int]

    @property
    def name(self) -> str:
        """Its name inside the e-book."""
        return f"{FOLDER}/{PurePath(self.file.path).stem}.{'otf' if self._cut[1] == 'OTTO' else 'ttf'}"

    @property
    def media_type(self) -> str:
        """A core media type of EPUB 3.3."""
        return f"font/{PurePath(self.name).suffix[1:]}"

    @property
    def data(self) -> bytes:
        """The file, with the glyphs of `letters` and all that joins, marks and spaces them."""
        return self._cut[0]

    @property
    def rights(self) -> str:
        """Whose it is, and under which licence: its own words."""
        return f"{self.family}: {self._cut[2]}"

    @cached_property
    def _cut(self) -> tuple[bytes, str, str]:
        options = Options(name_IDs=list(NAMES), hinting=False, notdef_outline=True, recalc_timestamp=False)
        with TTFont(self.file.path, fontNumber=self.file.place, recalcTimestamp=False) as font:
            check_licence(font, self.family)
            names = [font["name"].getDebugName(name) for name in (COPYRIGHT, LICENSE, LICENSE_ADDRESS)]
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=self.letters)
            subsetter.subset(font)
            buffer = io.BytesIO()
            font.save(buffer)
            return buffer.getvalue(), font.sfntVersion, " ".join(filter(None, names))


def check_licence(font: TTFont, family: str) -> None:
    """Raise PublishError where the maker of a font does not let it be embedded, or cut down."""
    if font["OS/2"].fsType & (NO_EMBEDDING | NO_SUBSETTING):
        hint = "take `epub_fonts` out of publication.toml, or give the theme a family with an open licence"
        raise PublishError(error("font-licence", f"the family '{family}' may not be put into a file", None, hint))


def faces(layout: Layout) -> tuple[Face, ...]:
    """The files of the families and styles that the layout's text is set in, each with the letters that it is for.

    Raises PublishError where a font's maker does not let it be embedded.
    """
    front = tuple(section for section in layout.front if section.role != "cover")  # a picture
    styles: dict[tuple[str, FontFile], None] = {}
    used = {ord(sign) for sign in (KAZAKH + FIGURES + "".join(layout.labels.values()))}
    for piece in pieces(replace(layout, front=front)):
        used |= set(map(ord, piece.text))
        for family in families(layout.theme, piece.face, piece.lang):
            styles[family, nearest(installed()[family], piece.bold, piece.italic)] = None
    found = (Face(family, file, frozenset(used & characters(file.path, file.place))) for family, file in styles)
    return tuple(sorted(found, key=lambda face: face.file.path))


def font_css(found: Iterable[Face]) -> str:
    """The rules that make the files known to the style sheet beside them."""
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {700 if face.file.bold else 400};'
        f" font-style: {'italic' if face.file.italic else 'normal'}; src: url({face.name}); }}\n"
        for face in found
    )


def rights(found: Iterable[Face]) -> Iterator[str]:
    """What the package says of the licences: once for each family."""
    by_family: Mapping[str, str] = {face.family: face.rights for face in found}
    yield from by_family.values()
