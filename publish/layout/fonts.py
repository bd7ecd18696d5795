"""Turn a layout into the list of its characters that the theme's faces have no glyph for.

Engines take another face in silence: a tenge sign in a strange type, or an empty box on a phone. So every character of
an edition is looked up in the character maps of the very files that its theme's families have on this machine.

fontconfig (`fc-list`) knows the files, fontTools reads their maps; both are asked once a process.
"""

import re
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from fontTools.ttLib import TTFont

from publish.diagnostics import Diagnostic, Span, error
from publish.document.nodes import Code, Text
from publish.language.tags import script_of
from publish.layout import model
from publish.layout.model import Block, Layout, Passage, Section
from publish.layout.themes import Face, Theme

BOLD = 600
"""The weight from which a style takes a bold file."""

_NEEDS_NO_GLYPH = ("Cc", "Cf")  # line breaks; soft hyphens, joiners, direction marks (U+00AD, U+200B to U+200F, ...)
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that are set in one face: what a role and its inline nodes make of them."""

    text: str
    lang: str
    face: Face
    bold: bool
    italic: bool
    span: Span


class FontFile(NamedTuple):
    """One face of a family. `place` is where it stands in a collection of fonts."""

    path: str
    place: int
    bold: bool
    italic: bool


def check_fonts(layout: Layout) -> list[Diagnostic]:
    """An error for each family in use that is not installed, and for each character that a face lacks."""
    absent: dict[str, Piece] = {}
    missing: dict[tuple[str, tuple[str, ...]], list[Piece]] = {}
    for piece in pieces(layout):
        names = families(layout.theme, piece.face, piece.lang)
        unknown = [name for name in names if name not in installed()]
        for name in unknown:
            absent.setdefault(name, piece)
        for sign in [] if unknown else missing_characters(names, piece):
            missing.setdefault((sign, names), []).append(piece)
    faults = [_missing_glyph(sign, names, places) for (sign, names), places in missing.items()]
    return [_missing_font(family, piece) for family, piece in absent.items()] + faults


def families(theme: Theme, face: Face, lang: str) -> tuple[str, ...]:
    """The families that text of a language is set in, in the order in which an engine tries them.

    The one that the theme has for the language's script stands behind the face's own, which sets figures, signs and
    names in Latin letters alike in every edition.
    """
    font = theme.fonts[face]
    own = font.scripts.get(script_of(lang))
    return (font.family, own) if own else (font.family,)


def missing_characters(names: Sequence[str], piece: Piece) -> list[str]:
    """The characters of a piece that none of the families has, in their order."""
    covered = _coverage(tuple(names), piece.bold, piece.italic)
    rest = set(map(ord, piece.text)) - covered
    return [sign for sign in dict.fromkeys(piece.text) if ord(sign) in rest and _needs_glyph(sign)] if rest else []


def _needs_glyph(sign: str) -> bool:
    return unicodedata.category(sign) not in _NEEDS_NO_GLYPH and ord(sign) not in _VARIATION_SELECTORS


# ------------------------------------------------------------------------------------------------------ diagnostics


def _missing_glyph(sign: str, names: tuple[str, ...], places: list[Piece]) -> Diagnostic:
    name = unicodedata.name(sign, "no name")
    others = len(places) - 1
    more = f" and in {others} more place{'s' * (others > 1)}" if others else ""
    message = f"U+{ord(sign):04X} {name} in '{_word(sign, places[0].text)}'{more} is not in {' or '.join(names)}"
    hint = "write it in another way, or give the theme a family that has it: else another face stands in"
    return error("missing-glyph", message, places[0].span, hint)


def _missing_font(family: str, piece: Piece) -> Diagnostic:
    message = f"the family '{family}', which sets '{piece.text[:30].strip()}', is not installed"
    return error("missing-font", message, piece.span, "install it; `fc-list : family` names those that are")


def _word(sign: str, text: str) -> str:
    """The word that the character stands in; with its neighbours where it stands alone."""
    start = text.index(sign)
    before, after = re.split(r"\s", text[:start])[-1], re.split(r"\s", text[start + 1 :])[0]
    word = f"{before}{sign}{after}"
    return word if len(word) > 1 else text[max(0, start - 15) : start + 15].strip() or sign


# ------------------------------------------------------------------------------------------------- faces of the machine


@cache
def installed() -> dict[str, tuple[FontFile, ...]]:
    """Every family of this machine with its files, as fontconfig lists them."""
    form = "%{family}\t%{weight}\t%{slant}\t%{index}\t%{file}\n"
    found: dict[str, list[FontFile]] = {}
    for line in subprocess.run(
        ["fc-list", "--format", form], capture_output=True, text=True, check=True
    ).stdout.splitlines():
        names, weight, slant, index, path = line.split("\t")
        # fontconfig's weights: 80 is regular, 180 demi-bold; a variable font has a range, `[40 210]`.
        heaviest = float(re.findall(r"[\d.]+", weight)[-1]) if weight else 80
        file = FontFile(path, int(index or 0) & 0xFFFF, heaviest >= 180, slant not in {"", "0"})
        for name in names.split(","):
            found.setdefault(name, []).append(file)
    return {name: tuple(files) for name, files in found.items()}


@cache
def _coverage(names: tuple[str, ...], bold: bool, italic: bool) -> frozenset[int]:
    """The characters that the families have in a style; a family without the style gives its nearest one."""
    files = (installed().get(name, ()) for name in names)
    return frozenset(chain.from_iterable(characters(*nearest(faces, bold, italic)[:2]) for faces in files if faces))


def nearest(faces: Sequence[FontFile], bold: bool, italic: bool) -> FontFile:
    """The file of a family for a style, or for the style most like it that the family has."""
    return min(faces, key=lambda face: (face.italic != italic, face.bold != bold, face.path))


@cache
def characters(path: str, place: int) -> frozenset[int]:
    """The characters that a file has glyphs for."""
    with TTFont(path, fontNumber=place, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


# ----------------------------------------------------------------------------------------------- characters of a layout


def pieces(layout: Layout) -> Iterator[Piece]:
    """Everything of a layout that is set in type, with the face that its role has."""
    for section in (*layout.front, *layout.back):
        yield from _section(layout, section, in_text=False)
    for section in layout.body:
        yield from _section(layout, section, in_text=True)
    for note in layout.notes:
        yield from _own(layout, "note", note.number, note.span)
        yield from _blocks(layout, note.blocks)
    yield from _own(layout, "running-head", layout.meta.title, Span("publication.toml"))
    yield from _own(layout, "folio", "0123456789ivxlcdm", Span(f"styles/{layout.theme.name}/theme.toml"))


def _section(layout: Layout, section: Section, in_text: bool) -> Iterator[Piece]:
    role = f"heading-{min(section.level, 4)}" if in_text else "front-heading"
    yield from _own(layout, "section-label", section.label, section.span)
    yield from _own(layout, role, section.number, section.span)
    yield from _passage(layout, role, section.title, section.span)
    for block in section.blocks:
        if isinstance(block, Section):
            yield from _section(layout, block, in_text)
        else:
            yield from _block(layout, block)


def _blocks(layout: Layout, blocks: Sequence[Block]) -> Iterator[Piece]:
    for block in blocks:
        yield from _block(layout, block)


def _block(layout: Layout, block: Block) -> Iterator[Piece]:
    match block:
        case model.Paragraph(role, _, text, span):
            yield from _passage(layout, role, text, span)
        case model.RunIn():
            yield from _passage(layout, block.role, block.title, block.span)
            yield from _passage(layout, "body", block.body, block.span)
        case model.List(items=items):
            yield from _blocks(layout, tuple(chain.from_iterable(items)))
        case model.DefinitionList(definitions=definitions, span=span):
            for definition in definitions:
                yield from _passage(layout, "definition-term", definition.term, span)
                yield from _blocks(layout, definition.blocks)
        case model.Quote(blocks=blocks):
            yield from _blocks(layout, blocks)
        case model.Admonition():
            yield from _passage(layout, "admonition-title", block.title, block.span)
            yield from _blocks(layout, block.blocks)
        case model.CodeBlock(text=code, span=span):
            yield from _own(layout, "code", code, span)
        case model.Table() | model.Figure():
            yield from _table_or_figure(layout, block)
        case model.Contents() | model.Index():
            yield from _list(layout, block)


def _table_or_figure(layout: Layout, block: model.Table | model.Figure) -> Iterator[Piece]:
    if block.caption:
        yield from _own(layout, "caption", block.caption.label, block.span)
        yield from _passage(layout, "caption", block.caption.text, block.span)
    if isinstance(block, model.Table):
        for cell in block.head:
            yield from _passage(layout, "table-head", cell, block.span)
        for cell in chain.from_iterable(block.rows):
            yield from _passage(layout, "table-cell", cell, block.span)
    if block.source:
        yield from _passage(layout, "source", block.source, block.span)


def _list(layout: Layout, block: model.Contents | model.Index) -> Iterator[Piece]:
    if isinstance(block, model.Contents):
        for entry in block.entries:
            yield from _own(layout, entry.role, entry.number, block.span)
            yield from _passage(layout, entry.role, entry.title, block.span)
        return
    for letter, entries in block.groups:
        yield from _own(layout, "index-letter", letter, block.span)
        for word in entries:
            yield from _own(layout, "index-entry", word.text, block.span)


def _own(layout: Layout, role: str, text: str, span: Span) -> Iterator[Piece]:
    """The program's own words, in the edition's language."""
    return _passage(layout, role, Passage(layout.lang, (Text(text),)), span) if text else iter(())


def _passage(layout: Layout, role: str, passage: Passage, span: Span) -> Iterator[Piece]:
    style = layout.theme.styles[role]
    start = Piece("", passage.lang, style.face, style.weight >= BOLD, style.italic, span)
    for piece in _inlines(passage.inlines, start, layout.theme):
        yield replace(piece, text=piece.text.upper()) if style.uppercase else piece


def _inlines(inlines: Sequence[Any], around: Piece, theme: Theme) -> Iterator[Piece]:
    for node in inlines:
        match node:
            case Text(text) | model.Abbreviation(text):
                yield replace(around, text=text)
            case Code(text):
                yield replace(around, text=text, face="mono")
            case model.NoteCall(number):
                yield replace(around, text=number)
            case model.Emphasis(children):
                stressed = replace(around, italic=not around.italic)
                if theme.emphasis == "bold":
                    stressed = replace(around, bold=True)
                yield from _inlines(children, stressed, theme)
            case model.Strong(children):
                yield from _inlines(children, replace(around, bold=True), theme)
            case model.Foreign(lang, children):
                yield from _inlines(children, replace(around, lang=lang), theme)
            case model.Link() | model.Reference() | model.Mark():
                yield from _inlines(node.children, around, theme)
