"""Turn plainly typed text into what a typesetter would have set: quotation marks, dashes, spaces that do not break.

The rules of a language are data, its `Typography`; what is done with them is the same for all. Setting a text twice
changes nothing. Whatever is no prose (code, addresses, file names, ids, dates of machines) stays as it is.

Sources:

- Kazakh: spelling rules of 2019, par. 44 (the hyphen between a figure and its ending) and 107 (a figure and its unit
  on one line, `50 %`); quotation marks as CLDR has them.
- Russian: Milchin and Cheltsova, `Spravochnik izdatelya i avtora` (initials, units, one-letter words, dashes, ranges,
  `5%-й` without a space); quotation marks as CLDR has them.
- Figures in text that runs from right to left: Unicode Standard Annex 9; CLDR's `ar` marks its minus sign likewise.
- Two closing marks of one kind never meet (rusnauka.com 2016): nested quotations take the other pair.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

OPAQUE = "\ufffc"
"""Stands for what typography sees but never changes: code, a picture, the call of a note."""

NO_BREAK_SPACE = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"
APOSTROPHE = "\u2019"


def _letters(found: Callable[[str], bool], *spans: range) -> str:
    return "".join(sign for span in spans for sign in map(chr, span) if found(sign))


_WITH_CASE = (range(0x41, 0x250), range(0x400, 0x530))  # Latin and Cyrillic
_ARABIC = _letters(str.isalpha, range(0x620, 0x6D4))
_CAPITAL = _letters(str.isupper, *_WITH_CASE)
_SMALL = _letters(str.islower, *_WITH_CASE) + _ARABIC
_INITIAL = _CAPITAL + _ARABIC
"""What a name begins with: Arabic letters have no capitals."""
_ROMAN = "IVXLCІХ"
"""The signs of Roman figures; on a Kazakh keyboard І and Х are typed in Cyrillic."""


@dataclass(frozen=True, slots=True)
class Typography:
    """The rules of one language. Words are regular expressions without groups; a space in one becomes no-break."""

    quotes: tuple[str, str, str, str]
    """Outer opening and closing mark, inner opening and closing mark."""
    prose_dashes: bool = False
    """A hyphen between spaces is a dash after a no-break space, one between figures (9-13) an en dash, ... one sign."""
    ending_hyphens: bool = False
    """A figure or an initialism does not part from the ending or word that a hyphen joins to it: `50-ге`."""
    space_before_percent: str = ""
    """What follows a percent sign that takes a space (a regular expression): `50 %`. Empty: no space is put in."""
    after_figure: Sequence[str] = ()
    """Units and counted words that a figure keeps on its line."""
    after_roman: Sequence[str] = ()
    """The same, for Roman figures."""
    before_figure: Sequence[str] = ("№", "§")
    """What keeps a figure on its line."""
    before_name: Sequence[str] = ()
    """What keeps a word with a capital, or a quoted name, on its line: `г.` of a town."""
    before_word: Sequence[str] = ()
    """What keeps any word on its line: `в`, `с`."""
    after_word: Sequence[str] = ()
    """What stays with the word before it: `же`, `ли`."""
    phrases: Sequence[str] = ()
    """What does not break inside: `т. е.`"""
    left_to_right_figures: bool = False
    """Text runs from right to left: marks keep the order of `250-12-34`, `-5` and `5 °C`, which bidi would turn."""


def typeset(text: str, rules: Typography, before: str = "", after: str = "") -> str:
    """Set one run of text; `before` and `after` are what stands next to it."""
    return typeset_runs((before, text, after), rules)[1]


def typeset_runs(runs: Sequence[str], rules: Typography) -> list[str]:
    """Set the runs of one passage: what they are cut at (italics, a link) is no end of a word or a quotation.

    A run that is not to be changed is given as `OPAQUE`. There come back as many runs as were given.
    """
    if rules.left_to_right_figures:
        runs = [_MARKED.sub(r"\1", run) for run in runs]
    typed = "".join(runs)
    masked = NO_PROSE.sub(lambda match: OPAQUE * len(match[0]), typed)
    line = _Line(masked, _cuts(runs))
    _set_quotes(line, rules)
    for pattern, replacement in _substitutions(rules):
        line.substitute(pattern, replacement)
    kept = (sign for sign, mask in zip(typed, masked, strict=True) if mask == OPAQUE)
    typeset = [_unmasked(run, kept) for run in line.runs()]
    return [_marked(run) for run in typeset] if rules.left_to_right_figures else typeset


def _cuts(runs: Sequence[str]) -> list[int]:
    cuts = [0]
    for run in runs:
        cuts.append(cuts[-1] + len(run))
    return cuts


def _unmasked(text: str, kept: Iterator[str]) -> str:
    return re.sub(OPAQUE, lambda _: next(kept), text)


# Beside Arabic letters a European figure is an Arabic one (UAX #9, W2): hyphens and signs no longer belong to it (W4).
_TURNED = re.compile(
    r"""
    \u200e [^\u200f]* \u200f                             # what has its marks
    | (?P<head>
        (?<! [\w./:=&?\#@%+‑-] ) \d[\d.,]*               # the first figures of a telephone, an article, degrees
        (?= [-‑]\d | [ ]\d | [ ]?\(\d+\)[ ]?\d | [ \u00a0]?°[CF] )
      | (?<! [^\s(\[«“‹] ) (?= [+−±-]\d )
      )
      (?P<rest> [+−±-]? (?: (?: [-‑ \u00a0.,:/] | [ ]?\( | \)[ ]? )? \d )* (?: [ \u00a0]?°[CF] )? )
    """,
    re.VERBOSE,
)


# What an earlier setting marked: the rules are to see it as it was typed.
_MARKED = re.compile("\u200e([^\\w\u200e\u200f]*\\d[^a-zA-Z\u200e\u200f]*[CF]?)\u200f")


def _marked(text: str) -> str:
    """Text that runs from right to left, with what bidi would turn between marks; the second one ends their effect."""
    return _TURNED.sub(lambda found: f"{found['head']}\u200e{found['rest']}\u200f" if found["rest"] else found[0], text)


@dataclass(slots=True)
class _Line:
    """The text of a passage, and the places where its runs begin and end."""

    text: str
    cuts: list[int]

    def substitute(self, pattern: re.Pattern[str], replacement: "str | Callable[[re.Match[str]], str]") -> None:
        """As re.sub does; a run keeps what was found in it."""
        for match in reversed(list(pattern.finditer(self.text))):
            new = match.expand(replacement) if isinstance(replacement, str) else replacement(match)
            if new != match[0]:
                self.replace(match.start(), match.end(), new)

    def replace(self, start: int, end: int, new: str) -> None:
        self.text = self.text[:start] + new + self.text[end:]
        self.cuts = [
            cut if cut <= start else cut + len(new) - (end - start) if cut >= end else min(cut, start + len(new))
            for cut in self.cuts
        ]

    def runs(self) -> list[str]:
        return [self.text[start:end] for start, end in pairwise(self.cuts)]


# A sentence's own full stop or closing mark after an address does not belong to it.
NO_PROSE = re.compile(
    r"""
    (?: https?:// | www\. | mailto: ) [^\s«»‹›“”„‘’"<>]* [\w/=\#&-]      # addresses on the web
    | (?<!\w) (?<!(?<!\.)\.) \w[\w.+-]* @ [\w-]+ (?: \.[\w-]+ )+        # addresses of mail
    | (?<!\w) (?<!(?<!\.)\.) (?: [A-Za-z0-9-]+\. )+ [a-z]{2,} (?! \w )     # azattyq.org/a
      (?: / (?: [^\s«»‹›“”„‘’"<>]* [\w/=\#&-] )? )?
    | (?<![\w-]) \d{4}-(?: 0[1-9] | 1[0-2] ) (?: -\d{2} )? (?![\w-])  # 2018-05, 2019-06-09
    | \+\d [\d\ ()-]{7,} \d                                          # telephones
    | (?<![\w-]) (?= [\w-]* \d ) (?= [\w-]* [A-Za-z] ) [A-Za-z0-9_]+ (?: - [A-Za-z0-9_]+ ){2,} (?![\w-])  # UUIDs
    | (?<!\S) [\w./:\\-]* [\w-] \. (?: md|po|csv|toml|py|html?|pdf|docx|epub|xml|json|png|svg|jpe?g ) (?!\w)  # files
    | (?<!\S) --? [A-Za-z] [\w-]*                                    # --lang
    | \ufffc
    """,
    re.VERBOSE,
)

# ---------------------------------------------------------------------------------------------------- substitutions

_Replacement = str | Callable[[re.Match[str]], str]


def _bound(match: re.Match[str]) -> str:
    return match[0].replace(" ", NO_BREAK_SPACE)


def _any_of(words: Sequence[str]) -> str:
    return "|".join(word.replace(" ", "[ \u00a0]") for word in words)


@cache
def _substitutions(rules: Typography) -> tuple[tuple[re.Pattern[str], _Replacement], ...]:
    """Everything but quotation marks, in order. Most turn a space into one that does not break."""
    found: list[tuple[str, _Replacement]] = []
    if rules.prose_dashes:
        found += _DASHES
        found.append((_ROMAN_RANGE.format(_any_of(rules.after_roman)), r"\1–\2"))
    if rules.space_before_percent:
        found.append((rf"(?<=\d)(?=%{rules.space_before_percent})", NO_BREAK_SPACE))
    found += _SPACES
    end, start = r"(?!\w)", r"(?<![\w’'‑-])"
    for words, pattern in (
        (rules.after_figure, rf"(?:(?<=[\d{OPAQUE}])|(?<=\d[-‑][{_SMALL}])) (?=(?:{{}}){end})"),  # 1990-х гг.
        (rules.after_roman, rf"(?<=[{_ROMAN}\d]) (?=(?:{{}}){end})"),
        (rules.before_figure, rf"{start}(?:{{}}) (?=[\d{OPAQUE}]|[{_ROMAN}]+{end})"),
        (rules.before_name, rf"{start}(?:{{}}) (?=[{_INITIAL}«‹“„])"),
        (rules.before_word, rf"{start}(?:{{}}) (?=[\w«‹“„(№§{OPAQUE}])"),
        (rules.after_word, r"(?<=\w) (?=(?:{})(?![\w/‑-]))"),
        (rules.phrases, rf"{start}(?:{{}}){end}"),
    ):
        if words:
            found.append((pattern.format(_any_of(words)), _bound))
    if rules.ending_hyphens:
        found += _HYPHENS
    return tuple((re.compile(pattern), replacement) for pattern, replacement in found)


# What follows these is a number of a document, a house or a telephone, never a range.
_NUMBERED = re.compile(
    r"""
    (?: № | \b (?: ст\. | бап | тел\.:? | кв\. | дом | д\. | үй ) ) [ \u00a0]? $
    | (?: \b (?: ул | пр | просп | бул | пер | мкр | көш | даңғ ) \. | улиц | проспект | көшесі | даңғылы | ауданы )
      [^.;:\n]* ,[ \u00a0] $
    """,
    re.VERBOSE,
)


def _is_range(match: re.Match[str]) -> bool:
    """A range runs upwards: 9-13, 6,5-7,5, 2018-2019, 2017-19; article 56-4 and the code 05-12 are none."""
    if _NUMBERED.search(match.string, max(0, match.start() - 60), match.start()):
        return False
    first, last = (re.sub("[ \u00a0]", "", match[end]).partition(",") for end in ("first", "last"))
    if re.match("(?:19|20)..$", first[0]) and len(last[0]) == 2:
        return int(first[0][2:]) < int(last[0])
    plain = not any(len(whole) > 1 and whole.startswith("0") for whole in (first[0], last[0]))
    near = len(last[0]) - len(first[0]) < 2
    return plain and near and float(".".join(first[::2])) < float(".".join(last[::2]))


def _range(match: re.Match[str]) -> str:
    return f"{match['first']}–{match['last']}" if _is_range(match) else match[0]


_SPACE = "[ \u00a0]"
_YEAR = r"(?:1\d|20)\d\d"
_GROUPED = rf"\d{{1,3}}(?:{_SPACE}\d{{3}})*(?:,\d{{1,2}})?"
_END = rf"(?:\d{{4}}|{_GROUPED})(?!\d)"
_ALONE = r"(?<![\w.,:/+‑–-])"
"""Nothing stands before a range that could make a number of another kind of it."""
# 1-2-бөліктері, 80-90-е; but article 56-60-бап
_PLURAL = rf"[-‑](?:[{_SMALL}]*[лдт][ае]р|(?:ми|[ейхм])(?!\w))"
_MOMENT = r"\d{1,2}(?::\d\d|\.\d\d\.\d{4})"
_ROMAN_RANGE = rf"(?<![\w-])([{_ROMAN}]+)-([{_ROMAN}]+)(?={_SPACE}(?:{{}})(?!\w))"

_DASHES: list[tuple[str, _Replacement]] = [
    (r"(?<!\.)\.{3}(?!\.)", "…"),
    # Between two years the spaced hyphen is a range, and so between figures that count something: 10 - 15 адам.
    # Between other figures it may be a minus, and stays.
    (rf"(?<![\w./–-])(?P<first>{_YEAR}) [-–] (?P<last>{_YEAR})(?![\w/]|[-‑–]\d)", _range),
    (rf"{_ALONE}(?P<first>{_GROUPED}){_SPACE}[-–]{_SPACE}(?P<last>{_GROUPED})(?={_SPACE}[^\W\d_]|{_SPACE}?%)", _range),
    (rf"(?<=[^\s\d]){_SPACE}+(?:-{{1,3}}|[–—]){_SPACE}+(?=\S)", "\u00a0— "),
    (rf"(?<=\d){_SPACE}+(?:-{{2,3}}|[–—]){_SPACE}+(?=\S)", "\u00a0— "),
    (rf"(?<=\d){_SPACE}+-{_SPACE}+(?=[^\s\d])", "\u00a0— "),
    (rf"(?<=[^\d][,!?…])(?:-{{1,3}}|[–—]){_SPACE}+(?=\S)", "\u00a0— "),  # «Иә»,- деді
    (rf"(?<=[{_CAPITAL}{_SMALL}])-{{2,3}}(?=[{_CAPITAL}{_SMALL}])", "\u00a0— "),
    (r"(?:(?<=\n)|^)-{1,3} (?=\S)", "— "),  # the line of a speaker
    (rf"{_ALONE}(?P<first>{_END})-(?P<last>{_END})(?:(?={_PLURAL})|(?![\w/‑–-]|[.,:]\d))", _range),
    (rf"{_ALONE}(?P<first>{_YEAR})-(?P<last>{_YEAR})(?=[-‑][{_SMALL}])", _range),  # 1920-1930-шы
    (rf"{_ALONE}({_MOMENT})-(?={_MOMENT}(?![\w:/‑–-]|\.\d))", r"\1–"),  # 10:00-18:00, 09.06.2019-13.06.2019
]

_INITIALS = rf"[{_INITIAL}]\.(?:{_SPACE}?[{_INITIAL}]\.)?"

_SPACES: list[tuple[str, _Replacement]] = [
    (r"(?<![\w.,/+‑-])\d{1,3}(?: \d{3})+(?! ?\d)", _bound),  # 404 000; a telephone goes on
    (rf"(?<![\w’'])(?:[{_INITIAL}]|Дж)\.(?:-[{_INITIAL}]\.)? (?=[{_INITIAL}])", _bound),  # А. Байтұрсынұлы
    # Байтұрсынұлы А., but not the name after it.
    (rf"(?<!\w)[{_INITIAL}][{_SMALL}]+ (?={_INITIALS}(?![\w.])(?!{_SPACE}[{_INITIAL}]))", _bound),
]

_FIGURE = r"(?<![\w./‑])\d[\d\u00a0,.–-]*%?"
# ҰҚК, ҚазҰУ, ӘҚБтК, G20, 5G
_INITIALISM = rf"(?<![\w‑-])(?:[{_CAPITAL}][{_CAPITAL}{_SMALL}]*[{_CAPITAL}]|[{_CAPITAL}]+\d+|\d+[{_CAPITAL}]|№\d+)"
_HYPHENS: list[tuple[str, _Replacement]] = [
    (rf"({_FIGURE}|{_INITIALISM}|[»›”“{OPAQUE}])-(?=[{_SMALL}]+(?![\w-]*\d))", r"\1" + NO_BREAK_HYPHEN),
]

# --------------------------------------------------------------------------------------------------- quotation marks

_Role = Literal["open", "close", "apostrophe", "none"]
_SINGLE = "'‘’‚"
_MARK = re.compile("[\"«»‹›“”„'‘’‚]")
# Prose that begins with an apostrophe, in English.
_ELISION = re.compile(r"(?<!\w)['’‘](?:\d\ds?\b|tis\b|twas\b|em\b|n['’]|cause\b)", re.IGNORECASE)
_ROUNDS = 5  # two do for prose; what is still not settled is no language
_CLOSES = {"»": '«"', "›": '‹"', "”": '“„"', "“": '„"', '"': '«‹“„"', "'": "'‘‚", "’": "'‘‚", "‘": "‚"}


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two marks of one quotation, by their places in the text."""

    opening: int
    closing: int


def _set_quotes(line: _Line, rules: Typography) -> None:
    """Until nothing changes: the shape that one mark got may show what its neighbour does."""
    for _ in range(_ROUNDS):
        before = line.text
        _set_marks(line, rules)
        if line.text == before:
            return


def _set_marks(line: _Line, rules: Typography) -> None:
    """Every mark is one sign and stays one, so the runs do not move."""
    signs = list(line.text)
    pairs, loose = _matched(line.text)
    for place, role in loose.items():
        signs[place] = _loose_mark(signs[place], role, rules)
    levels: list[tuple[int, bool]] = []
    for pair in sorted(pairs, key=lambda pair: pair.opening):
        while levels and levels[-1][0] < pair.opening:
            levels.pop()
        inner = bool(levels) and not levels[-1][1]
        if line.text[pair.opening] in _SINGLE and "‘" in rules.quotes:
            inner = True  # English singles may hold apostrophes, which nobody can tell from them: they stay single
        if line.text[pair.opening] == rules.quotes[2] and _goes_on(pair, loose):
            inner = True
        levels.append((pair.closing, inner))
        signs[pair.opening], signs[pair.closing] = rules.quotes[2:] if inner else rules.quotes[:2]
    line.text = "".join(signs)


def _goes_on(pair: _Pair, loose: Mapping[int, _Role]) -> bool:
    """Whether a quotation around the pair has its other mark in another paragraph."""
    return any(role == ("open" if place < pair.opening else "close") for place, role in loose.items())


def _loose_mark(sign: str, role: _Role, rules: Typography) -> str:
    """A mark without its other half: what was typed straight gets its shape, the rest stays."""
    if role == "apostrophe":
        return APOSTROPHE
    if sign == '"' and role in ("open", "close"):
        return rules.quotes[0 if role == "open" else 1]
    return sign


def _matched(text: str) -> tuple[list[_Pair], dict[int, _Role]]:
    """The pairs of marks in a text, and the marks that are alone."""
    pairs: list[_Pair] = []
    loose: dict[int, _Role] = {}
    opened: list[int] = []
    for match in _MARK.finditer(text):
        place = match.start()
        role = _role(text, place, [text[other] for other in opened])
        if role == "open":
            opened.append(place)
            continue
        partner = _partner(text, place, opened) if role == "close" else None
        if partner is None:
            loose[place] = "apostrophe" if text[place] in "'’" and role == "close" else role
            continue
        for unmatched in opened[opened.index(partner) + 1 :]:
            loose[unmatched] = "open"
        del opened[opened.index(partner) :]
        pairs.append(_Pair(partner, place))
    loose.update({place: "apostrophe" if text[place] == "'" else "open" for place in opened})
    return pairs, loose


def _partner(text: str, place: int, opened: Sequence[int]) -> int | None:
    """The nearest open mark that the one at `place` can close."""
    return next((other for other in reversed(opened) if text[other] in _CLOSES[text[place]]), None)


def _role(text: str, place: int, opened: Sequence[str]) -> _Role:
    """What a mark does where it stands, `opened` being the marks before it that are still open."""
    sign, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    inside = before.isalnum() and after.isalnum() and not after.isdigit()
    match sign:
        case "«" | "‹" | "„" | "‚":
            return "open"
        case "»" | "›" | "”":
            return "close"
        case "“" if opened and opened[-1] == "„":
            return "close"
        case "“" | "‘":
            return "apostrophe" if sign == "‘" and _ELISION.match(text, place) else "open"
        case "'" | "’" if inside or _ELISION.match(text, place):
            return "apostrophe"
        case "’":
            return "close" if before.strip() else "apostrophe"
    if not after.strip():
        return "close" if before.strip() and not _is_measure(sign, before, opened) else "none"
    opens = not before.strip() or before in "([{—–/«‹“„‘" or (before in "-\"'‑:=…" and after.isalnum())
    glued = sign == '"' and after.isalnum() and not before.isdigit() and not _can_close(sign, opened)  # ЖШС"Ромашка"
    if opens or glued:
        return "open"
    return "none" if _is_measure(sign, before, opened) else "close"


def _can_close(sign: str, opened: Sequence[str]) -> bool:
    return any(mark in _CLOSES[sign] for mark in opened)


def _is_measure(sign: str, before: str, opened: Sequence[str]) -> bool:
    """Feet, minutes, inches and seconds: a straight mark after a figure, with nothing open that it could close."""
    return before.isdigit() and not _can_close(sign, opened)
