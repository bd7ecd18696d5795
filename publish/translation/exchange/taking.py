"""Turn what an agency sent back into catalogs: what fits is taken, all else is left as it was and reported.

A unit is taken only if its source is still the catalog's, its codes are those of the source, and the catalog was not
edited since the export. The write is that of every catalog: nothing that was there goes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from babel.messages.catalog import Message as PoMessage

from publish.content.inlines import to_markdown
from publish.diagnostics import Diagnostic, PublishError, Span, error
from publish.document.nodes import Inline, Publication
from publish.translation.catalogs import catalog_path, is_there, locked, read_catalog, write_catalog
from publish.translation.exchange.codes import Mark, MisplacedError, Piece, phrase_of
from publish.translation.exchange.reading import Returned, read_xliff
from publish.translation.exchange.units import Unit, check_language, original, unit_id, unit_of
from publish.translation.messages import domain_of, units
from publish.translation.po import serialize_po
from publish.translation.remarks import CHANGES, set_remark
from publish.translation.states import MARKS, STATES, State, mark
from publish.translation.translate import Entry, read_translation

STATE_OF: dict[str, State] = {"translated": "translated", "reviewed": "reviewed", "final": "approved"}
"""What XLIFF's states are in a catalog; what it calls `initial` is fuzzy here."""


@dataclass(slots=True)
class Taken:
    """What an import did. `left` says of each unit that was not taken where it stands and why."""

    lang: str
    taken: int = 0
    fuzzy: int = 0
    """Of those taken, how many are drafts."""
    unchanged: int = 0
    untranslated: int = 0
    left: list[Diagnostic] = field(default_factory=list)


class _LeftError(Exception):
    """Why a unit is not taken."""

    def __init__(self, *reasons: Diagnostic) -> None:
        super().__init__()
        self.reasons = reasons


def take_xliff(publication: Publication, locales: Path, path: Path, *, reviews: bool = False) -> Taken:
    """Put the translations of an XLIFF file into the catalogs.

    `reviews` makes its states `reviewed` and `final` our marks. Raises PublishError for a file that cannot be read as a
    whole, and for a broken catalog; then nothing is written.
    """
    tag, returned = read_xliff(path, publication.lang)
    result = Taken(_language(publication, path, tag))
    paths = {original(each): catalog_path(locales, result.lang, domain_of(each)) for each in units(publication)}
    with locked(locales):
        catalogs = {name: read_catalog(each, locales) for name, each in paths.items() if is_there(each)}
        before = {name: serialize_po(catalog) for name, catalog in catalogs.items()}
        places = {name: f"{locales.name}/{each.relative_to(locales)}" for name, each in paths.items()}
        known = {
            (name, unit_id(message)): message
            for name, catalog in catalogs.items()
            for message in catalog
            if message.id and isinstance(message.id, str)
        }
        for each in returned:
            message = known.get((each.original, each.id))
            try:
                _take(each, message, places.get(each.original, ""), result, reviews)
            except _LeftError as left:
                result.left.extend(left.reasons)
        for name, catalog in catalogs.items():
            if serialize_po(catalog) != before[name]:
                write_catalog(paths[name], catalog, locales, edited=True)
    return result


def _language(publication: Publication, path: Path, tag: str) -> str:
    """The language of catalogs that a tag such as `kk-KZ` means; a script makes it another language."""
    primary, *others = tag.split("-")
    lang = tag if any(len(other) == 4 for other in others) else primary.lower()
    try:
        check_language(publication, lang)
    except PublishError as fault:
        raise PublishError(*(replace(each, span=Span(str(path))) for each in fault.diagnostics)) from fault
    return lang


def _take(returned: Returned, message: PoMessage | None, place: str, result: Taken, reviews: bool) -> None:
    """Take one unit into its message, and count it. Raises _LeftError."""
    if message is None:
        hint = "run 'publish export' anew for what the text now says"
        raise _left(returned, "changed-source", f"its source is no longer in {place or 'the publication'}", hint)
    unit = unit_of(message, result.lang)
    here = f"{place}:{message.lineno}"
    if _joined(returned.source) != _joined(unit.source.pieces):
        hint = "only the target is to be edited: export the file anew"
        raise _left(returned, "changed-source", f"its source is not that of {here}", hint)
    _take_notes(returned, message)
    if not returned.target:
        result.untranslated += 1
        return
    if not returned.whole:
        what = "only some of its segments are translated"
        raise _left(returned, "part-translated", what, "translate them all; the catalog was left as it is")
    inlines = _translation(returned, unit, result.lang)
    state = _state(returned, reviews)
    if inlines == unit.translation and STATES.index(state) <= STATES.index(unit.state):
        result.unchanged += 1
        return
    if message.string and returned.version != unit.version:
        why = "was edited since the export" if returned.version else "may be newer, as publish:version is gone"
        what = f"{here} {why}, and is kept as it is"
        raise _left(returned, "newer-translation", what, "compare the two, and put what is right into the .po file")
    text = str(message.string) if inlines == unit.translation else to_markdown(inlines)
    faults = read_translation(str(message.id), Entry(text, returned.span), result.lang)[1]
    if faults and message.string:
        raise _LeftError(*faults)
    result.left.extend(faults)  # taken all the same, as a draft: there was nothing
    _put(message, text, "fuzzy" if faults else state)
    result.taken += 1
    result.fuzzy += message.fuzzy


def _left(returned: Returned, code: str, what: str, hint: str) -> _LeftError:
    return _LeftError(error(code, what, returned.span, hint))


def _joined(pieces: Sequence[Piece], data: bool = False) -> list[Piece]:
    """Text with codes, however a tool has cut the text; `data` tells codes of other data apart."""
    joined: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Mark):
            joined.append(piece if data else Mark(piece.kind, piece.id))
        elif joined and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    return [piece for piece in joined if piece]


def _translation(returned: Returned, unit: Unit, lang: str) -> tuple[Inline, ...]:
    """What the agency wrote; what it left as it was is the catalog's, whatever that is."""
    if unit.target and _joined(returned.target, True) == _joined(unit.target.pieces, True):
        return unit.translation or ()
    try:
        return phrase_of(returned.target, unit.source.codes, lang)
    except MisplacedError as fault:
        hint = "put the codes where the source has them"
        raise _left(returned, "bad-codes", str(fault), hint) from fault


def _state(returned: Returned, reviews: bool) -> State:
    state = STATE_OF.get(returned.state, "fuzzy")
    return "translated" if state in MARKS and not reviews else state


def _put(message: PoMessage, text: str, state: State) -> None:
    """Give a message its translation and state."""
    message.string = text
    if state == "fuzzy":
        message.flags.add("fuzzy")
        return
    message.flags.discard("fuzzy")
    message.previous_id = []
    set_remark(message, CHANGES, None)
    if state in MARKS:
        mark(message, state)


def _take_notes(returned: Returned, message: PoMessage) -> None:
    """Keep what the agency wrote, as comments; one that is there already is not written again."""
    comments = [f" From the agency: {note}" for note in returned.notes]
    message.user_comments = [*message.user_comments, *(each for each in comments if each not in message.user_comments)]
