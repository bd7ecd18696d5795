"""Turn plainly typed text into what a typesetter would have set: quotation marks, dashes, spaces that do not break.

The rules of a language are data, its `Typography`; what is done with them is the same for all. Setting a text twice
changes nothing. Whatever is no prose (code, addresses, file names, ids, dates of machines) stays as it is.

Sources:

- Kazakh: spelling rules of 2019, par. 44 (the hyphen between a figure and its ending) and 107 (a figure and its unit
  on one line, `50 %`); quotation marks as CLDR has them.
- Russian: Milchin and Cheltsova, `Spravochnik izdatelya i avtora` (initials, units, one-letter words, dashes, ranges,
  `5%-й` without a space); quotation marks as CLDR has them.
- Two closing marks of one kind never meet (rusnauka.com 2016): nested quotations take the other pair.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

OPAQUE = "\ufffc"
"""Stands for what typography sees but never changes: code, a picture, the call of a note."""

NO_BREAK_SPACE = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"
APOSTROPHE = "\u2019"

_CAPITAL = "A-ZÄÇĞİÑÖŞŪÜА-ЯЁӘҒҚҢӨҰҮҺІ"
_SMALL = "a-zäçğıñöşūüа-яёәғқңөұүһі"


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


def typeset(text: str, rules: Typography, before: str = "", after: str = "") -> str:
    """Set one run of text; `before` and `after` are what stands next to it."""
    return typeset_runs((before, text, after), rules)[1]


def typeset_runs(runs: Sequence[str], rules: Typography) -> list[str]:
    """Set the runs of one passage: what they are cut at (italics, a link) is no end of a word or a quotation.

    A run that is not to be changed is given as `OPAQUE`. There come back as many runs as were given.
    """
    typed = "".join(runs)
    masked = _NO_PROSE.sub(lambda match: OPAQUE * len(match[0]), typed)
    line = _Line(masked, _cuts(runs))
    _set_quotes(line, rules)
    for pattern, replacement in _substitutions(rules):
        line.substitute(pattern, replacement)
    kept = (sign for sign, mask in zip(typed, masked, strict=True) if mask == OPAQUE)
    return [_unmasked(run, kept) for run in line.runs()]


def _cuts(runs: Sequence[str]) -> list[int]:
    cuts = [0]
    for run in runs:
        cuts.append(cuts[-1] + len(run))
    return cuts


def _unmasked(text: str, kept: Iterator[str]) -> str:
    return re.sub(OPAQUE, lambda _: next(kept), text)


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
_NO_PROSE = re.compile(
    r"""
    (?: https?:// | www\. | mailto: ) [^\s«»“”„‘’"<>]* [\w/=\#&-]      # addresses on the web
    | [\w.+-]+ @ [\w-]+ (?: \.[\w-]+ )+                              # addresses of mail
    | (?<![\w-]) \d{4}-\d{2} (?: -\d{2} )? (?![\w-])                 # 2018-05, 2019-06-09
    | \+\d [\d\ ()-]{7,} \d                                          # telephones
    | (?<![\w-]) (?= [\w-]* \d ) (?= [\w-]* [A-Za-z] ) [A-Za-z0-9_]+ (?: - [A-Za-z0-9_]+ ){2,} (?![\w-])  # UUIDs
    | (?<!\S) [\w./\\-]* [\w-] \. (?: md|po|csv|toml|py|html?|pdf|docx|epub|xml|json|png|svg|jpe?g ) (?!\w)  # files
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
    if rules.space_before_percent:
        found.append((rf"(?<=\d)(?=%{rules.space_before_percent})", NO_BREAK_SPACE))
    found += _SPACES
    end, start = r"(?!\w)", r"(?<![\w’'‑-])"
    for words, pattern in (
        (rules.after_figure, rf"(?<=[\d{OPAQUE}]) (?=(?:{{}}){end})"),
        (rules.after_roman, rf"(?<=[IVXLCІХ\d]) (?=(?:{{}}){end})"),
        (rules.before_figure, rf"{start}(?:{{}}) (?=[\d{OPAQUE}])"),
        (rules.before_name, rf"{start}(?:{{}}) (?=[{_CAPITAL}«“„])"),
        (rules.before_word, rf"{start}(?:{{}}) (?=[\w«“„({OPAQUE}])"),
        (rules.after_word, r"(?<=\w) (?=(?:{})(?![\w.‑-]))"),
        (rules.phrases, rf"{start}(?:{{}}){end}"),
    ):
        if words:
            found.append((pattern.format(_any_of(words)), _bound))
    if rules.ending_hyphens:
        found += _HYPHENS
    return tuple((re.compile(pattern), replacement) for pattern, replacement in found)


def _is_range(match: re.Match[str]) -> bool:
    """A range runs upwards: 9-13, 6,5-7,5, 2018-2019; article 56-4 and the code 05-12 are none."""
    first, last = (match[end].partition(",") for end in ("first", "last"))
    plain = not any(len(whole) > 1 and whole.startswith("0") for whole in (first[0], last[0]))
    near = len(last[0]) - len(first[0]) < 2
    return plain and near and float(".".join(first[::2])) < float(".".join(last[::2]))


def _range(match: re.Match[str]) -> str:
    return f"{match['first']}–{match['last']}" if _is_range(match) else match[0]


# What follows these is a number of a document, a house or a telephone, never a range.
_NUMBERED = ("№", "№ ", "№\u00a0", "ст. ", "ст.\u00a0", "бап ", "тел. ", "тел.: ", "кв. ", "дом ", "д. ", "үй ")
_NOT_NUMBERED = "".join(f"(?<!{word})" for word in _NUMBERED)
_END = r"\d{1,4}(?:,\d{1,2})?"
_PLURAL = rf"[-‑][{_SMALL}]*[лдт][ае]р"  # 1-2-бөліктері, but article 56-60-бап

_DASHES: list[tuple[str, _Replacement]] = [
    (r"(?<!\.)\.{3}(?!\.)", "…"),
    # Between two years the spaced hyphen is a range; between other figures it may be a minus, and stays.
    (r"(?<![\w./-])(?P<first>1\d{3}|20\d\d) [-–] (?P<last>1\d{3}|20\d\d)(?![\w/]|[-‑]\d)", _range),
    (r"(?<=[^\s\d])[ \u00a0]+(?:-{1,3}|[–—])[ \u00a0]+(?=\S)", "\u00a0— "),
    (r"(?<=\d)[ \u00a0]+(?:-{2,3}|[–—])[ \u00a0]+(?=\S)", "\u00a0— "),
    (r"(?<=\d)[ \u00a0]+-[ \u00a0]+(?=[^\s\d])", "\u00a0— "),
    (rf"(?<=[{_CAPITAL}{_SMALL}])-{{2,3}}(?=[{_CAPITAL}{_SMALL}])", "\u00a0— "),
    (r"(?:(?<=\n)|^)-{1,3} (?=\S)", "— "),  # the line of a speaker
    (
        rf"(?<![\w.,/+(‑–-]){_NOT_NUMBERED}(?P<first>{_END})-(?P<last>{_END})(?:(?={_PLURAL})|(?![\w/‑–-]|[.,]\d))",
        _range,
    ),
    (r"(?<![\w-])([IVXLC]+)-([IVXLC]+)(?=[ \u00a0](?:вв\.|век|ғғ?\.|ғасыр))", r"\1–\2"),
]

_INITIALS = rf"[{_CAPITAL}]\.(?:[ \u00a0]?[{_CAPITAL}]\.)?"

_SPACES: list[tuple[str, _Replacement]] = [
    (r"(?<![\w.,/+‑–-])\d{1,3}(?: \d{3})+(?!\d)", _bound),  # 404 000
    (rf"(?<![\w’'])(?:[{_CAPITAL}]|Дж)\.(?:-[{_CAPITAL}]\.)? (?=[{_CAPITAL}])", _bound),  # А. Байтұрсынұлы
    # Байтұрсынұлы А., but not the name after it.
    (rf"(?<!\w)[{_CAPITAL}][{_SMALL}]+ (?={_INITIALS}(?![\w.])(?![ \u00a0][{_CAPITAL}]))", _bound),
]

_FIGURE = r"(?<![\w./‑])\d[\d\u00a0,.–-]*%?"
_HYPHENS: list[tuple[str, _Replacement]] = [
    (
        rf"({_FIGURE}|(?<![\w‑-])(?:[{_CAPITAL}]{{2,}}|№\d+)|[»”“{OPAQUE}])-(?=[{_SMALL}]+(?![\w-]*\d))",
        r"\1" + NO_BREAK_HYPHEN,
    ),
]

# --------------------------------------------------------------------------------------------------- quotation marks

_Role = Literal["open", "close", "apostrophe", "none"]
_SINGLE = "'‘’‚"
_MARK = re.compile("[\"«»“”„'‘’‚]")
# Prose that begins with an apostrophe, in English.
_ELISION = re.compile(r"['’‘](?:\d\ds?\b|tis\b|twas\b|em\b|n['’]|cause\b)", re.IGNORECASE)
_ROUNDS = 5  # two do for prose; what is still not settled is no language
_CLOSES = {"»": '«"', "”": '“„"', "“": '„"', '"': '«“„"', "'": "'‘‚", "’": "'‘‚", "‘": "‚"}


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
        levels.append((pair.closing, inner))
        signs[pair.opening], signs[pair.closing] = rules.quotes[2:] if inner else rules.quotes[:2]
    line.text = "".join(signs)


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
        case "«" | "„" | "‚":
            return "open"
        case "»" | "”":
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
    opens = not before.strip() or before in "([{—–/«“„‘" or (before in "-\"'‑" and after.isalnum())
    if opens:
        return "open"
    return "none" if _is_measure(sign, before, opened) else "close"


def _is_measure(sign: str, before: str, opened: Sequence[str]) -> bool:
    """Feet, minutes, inches and seconds: a straight mark after a figure, with nothing open that it could close."""
    return before.isdigit() and not any(mark in _CLOSES[sign] for mark in opened)
