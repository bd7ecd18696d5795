"""Turn the punctuation of a translation into faults: quotes, brackets, dashes, stops, spaces, words typed twice.

What `publish.language.typography` sets by itself (straight quotation marks, spaced hyphens, three dots) is no fault.

Sources: for Russian Milchin and Cheltsova, `Spravochnik izdatelya i avtora` (a full stop follows the closing quotation
mark and bracket, `?`, `!` and `…` come before; a dash has spaces; nested quotations may share one closing mark); for
Kazakh the spelling rules of 2019 (reduplicated words take a hyphen: `қайта-қайта`), and the same usage of stops.
"""

import re
from collections import Counter
from collections.abc import Iterator

from publish.checks.pairs import Fault, Pair, Project
from publish.checks.prose import LETTERS, NOTE, passages, prose
from publish.language.typography import OPAQUE

_SPACE = "[ \u00a0\u202f\u2009]"
_CYRILLIC = ("kk", "ru")

# ----------------------------------------------------------------------------------------------- quotes and brackets

_MARK = re.compile(r"[«»„“”‹›\"()\[\]{}]")
_PARTNERS = {"»": "«", "›": "‹", ")": "(", "]": "[", "}": "{"}
_CLOSES = {"«": "»", "„": "“ or ”", "“": "”", "‹": "›", '"': '"', "(": ")", "[": "]", "{": "}"}
_ENUMERATOR = re.compile(r"(?:^|[\s(«–—-])(?:\d{1,3}(?:[.-]\d{1,2})*|[^\W\d_]{1,2}|[ivxl]+)$")
_ONE_AFTER_ANOTHER = re.compile(r"[“\"«][^“”\"«»]*[”\"»][^“\"«]*[“\"«]")
_OUTER = {"kk": ('«"', "«…»"), "ru": ('«"', "«…»"), "en": ('“"', "“…”")}


def check_pairs_of_marks(pair: Pair, project: Project) -> Iterator[Fault]:
    """Brackets and quotation marks without their other half, unless the source has the same."""
    del project
    source = prose(pair.source, whole=True)
    loose = Counter(_kind(mark) for mark in _loose(source))
    for mark in _loose(prose(pair.translation), may_share=not _ONE_AFTER_ANOTHER.search(source)):
        if loose[_kind(mark)]:
            loose[_kind(mark)] -= 1
        elif mark in _CLOSES:
            yield Fault(f"{mark} is not closed", f"write {_CLOSES[mark]} after what it holds, or delete it")
        else:
            yield Fault(f"{mark} closes nothing", f"open it with {_PARTNERS.get(mark, '“')}, or delete it")


def _kind(mark: str) -> str:
    return mark if mark in "()[]{}" else ("open" if mark in '«„“‹"' else "close")


def _loose(text: str, may_share: bool = False) -> list[str]:
    """The marks without their other half, in their order. Two quotations that end together may share one mark."""
    opened: list[tuple[str, int]] = []
    loose: list[tuple[int, str]] = []
    shared = 0
    for match in _MARK.finditer(text):
        mark, place = match[0], match.start()
        if _opens(mark, [each for each, _ in opened], text, place):
            opened.append((mark, place))
            continue
        partner = next((index for index in range(len(opened) - 1, -1, -1) if _closes(mark, opened[index][0])), None)
        if partner is None:
            if not _stands_alone(mark, text, place):
                loose.append((place, mark))
            continue
        shared += mark == "»" and any(each == "«" for each, _ in opened[:partner])
        loose += [(other, each) for each, other in opened[partner + 1 :]]
        del opened[partner:]
    left = [(other, each) for each, other in opened]
    if may_share and shared and [each for _, each in left] == ["«"]:
        left = []  # «ТОО «Ромашка»
    return [mark for _, mark in sorted(loose + left)]


def _opens(mark: str, opened: list[str], text: str, place: int) -> bool:
    if mark == '"':
        return '"' not in opened and not _stands_alone(mark, text, place)
    if mark == "“":
        return "„" not in opened
    return mark in "«„‹([{"


def _closes(mark: str, opening: str) -> bool:
    if mark in "“”":
        return opening == "„" or (opening == "“" and mark == "”")
    return _PARTNERS.get(mark, mark) == opening


def _stands_alone(mark: str, text: str, place: int) -> bool:
    """`1) бап`, `а) ...` and `5"` have no other half."""
    if mark == ")":
        return bool(_ENUMERATOR.search(text[:place])) or text[:place].endswith((OPAQUE, ":", ";"))
    return mark == '"' and text[place - 1 : place].isdigit() and not text[place + 1 : place + 2].isalnum()


def check_foreign_quotes(pair: Pair, project: Project) -> Iterator[Fault]:
    """Quotation marks of another language."""
    del project
    allowed, own = _OUTER.get(pair.lang, ("", ""))
    text = prose(pair.translation)
    depth = 0
    for match in re.finditer(r"[«»„“”‹›\"]", text if allowed else ""):
        mark = match[0]
        if mark in "«„‹" or (mark == "“" and not depth):
            if not depth and mark not in allowed:
                yield Fault(f"the quotation begins with {mark}", f'write {own}, or plain "..."')
                return
            depth += 1
        elif mark in "»›”" or (mark == "“" and depth):
            depth = max(0, depth - 1)


# --------------------------------------------------------------------------------------------------------- the end

_CLOSERS = "»”“’\"')]}*_›"
_TAIL = re.compile(rf"[.?!:;,…{re.escape(_CLOSERS)}]*$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(«“\"/])(?:(?:[^\W\d_]\.[ \u00a0]?){1,3}[^\W\d_]|etc|Inc|Ltd|Co|Corp|Jr|Sr|No|vs|al|pp?|vols?|Dr|Mrs?"
    r"|approx|[тжқ]|др|пр|гг?|жж?|ғғ?|вв?|руб|тг|коп|тыс|обл|ауд|көш|даңғ|ул|стр|сс?|бб?|мин|сек|сағ|чел|экз|млн|млрд"
    r"|им|ред|шт|стат|рис|табл|сур|кест|янв|февр?|мар|апр|авг|сент?|окт|нояб?|дек|қаң|ақп|нау|сәу|мам|мау|шіл|қыр|қаз|жел)$",
    re.IGNORECASE,
)
_NAMES = {"": "none", ".": "a full stop", "…": "an ellipsis"}


def check_final_punctuation(pair: Pair, project: Project) -> Iterator[Fault]:
    """A text that ends in another kind of mark than its source."""
    del project
    source, text = prose(pair.source, whole=True), prose(pair.translation)
    wanted, found = _ends(source), _ends(text)
    if re.search(r"[?!…][”’\"]$", source.replace(NOTE, "")) and re.search(r"[?!…][»”\"]", text):
        wanted |= {"."}  # He asked: “Who?” Ол: «Кім?» — деп сұрады.
    if not wanted & found:
        want, have = min(wanted), min(found)
        hint = "delete it" if not want else f"end it with {_NAMES.get(want, want)}, as the source"
        yield Fault(f"the source ends in {_NAMES.get(want, want)}, the translation in {_NAMES.get(have, have)}", hint)


def _ends(text: str) -> set[str]:
    """The kinds of mark that a text may be said to end in: after an abbreviation a full stop may be its own alone."""
    text = text.replace(NOTE, "").strip()
    tail = _TAIL.search(text)
    stops = re.sub(f"[{re.escape(_CLOSERS)}]", "", tail[0]) if tail else ""
    stops = stops.replace("...", "…")
    for kind in "?!…":
        if kind in stops:
            return {kind}
    if stops[-1:] == "." and tail and _ABBREVIATION.search(text[: tail.start()]):
        return {".", ""}
    return {stops[-1:]}


def check_stops_at_quotes(pair: Pair, project: Project) -> Iterator[Fault]:
    """A full stop or comma before a closing quotation mark, which in Kazakh and Russian follows it."""
    del project
    text = prose(pair.translation).replace(NOTE, "")
    if pair.lang not in _CYRILLIC:
        return
    for match in re.finditer(r"(?<![.…?!])[.,](?P<mark>[»”]|\"(?!\w))", text):
        before = text[: match.start()]
        whole = before.lstrip().startswith(("«", '"', "“")) and match[0][0] == "." and match.end() == len(text.rstrip())
        is_closing = match["mark"] != '"' or before.count('"') % 2 == 1
        if is_closing and not whole and not _ABBREVIATION.search(before):
            yield Fault(
                f"'{_around(text, match)}': the stop stands before the quotation mark",
                f"write {match['mark']}{match[0][0]}",
            )


def _around(text: str, match: re.Match[str], signs: int = 12) -> str:
    """A few signs of the text on both sides of a match."""
    shown = text[max(0, match.start() - signs) : match.end() + signs]
    return shown.replace(OPAQUE, "…").replace(NOTE, "").replace("\n", " ").strip()


# ------------------------------------------------------------------------------------------------- signs and spaces

_DOUBLED = re.compile(
    r"""
    (?<![.?!…]) \.\. (?![.?!]) | \.{4,} | …[.…] | ,,+ | ;;+   # Russian has `?..` and `!..`
    | (?<!\w)::+(?!\w) | (?<=\w)::+(?=\s|$)
    | ,[.;:] | [;:], | [;:]\.(?!\w) | [?!]; | [?!]{4,} | \.(?=\s\.(?:\s|$))
    | (?:(?<=\.»)|(?<=\.")) \.
    | [—–]{2,} | [—–]\s+[—–]
    """,
    re.VERBOSE,
)


def check_doubled_punctuation(pair: Pair, project: Project) -> Iterator[Fault]:
    """Marks that were typed twice, or that exclude each other."""
    del project
    source = prose(pair.source, whole=True)
    text = prose(pair.translation)
    for match in _DOUBLED.finditer(text):
        if len(match[0]) == 1 or match[0] not in source:
            yield Fault(f"'{_around(text, match)}' has {match[0]}", "write one mark")


_AFTER = rf"(?=[,;:!?](?:[\s»”)\"{NOTE}]|$))"
_SMALL, _CAPITAL = "а-яёәғқңөұүһі", "А-ЯЁӘҒҚҢӨҰҮҺІ"
_WRONG_SPACES = (
    (rf"(?<=\S){_SPACE}{{2,}}(?=\S)", "has more than one space", "write one"),
    (rf"(?<=\S){_SPACE}+{_AFTER}", "has a space before the mark", "delete it"),
    (rf"(?<={LETTERS}){_SPACE}+(?=[,;!?]{LETTERS})", "has the space before the mark, not after it", "move it"),
    (rf"(?<=[^\s.]){_SPACE}+(?=\.(?:[\s»”)\"{NOTE}]|$)(?!\s\.))", "has a space before the stop", "delete it"),
    (rf"(?:(?<=\()|(?<=«)|(?<=„)|(?<=\[)){_SPACE}+", "has a space after the opening mark", "delete it"),
    (rf"(?<=[\w.,!?…»”]){_SPACE}+(?=[)»\]])", "has a space before the closing mark", "delete it"),
    (rf"(?<=[^\W_]|[»”)%{OPAQUE}])[,;!?](?={LETTERS})", "has no space after the mark", "put one"),
    (rf"(?<={LETTERS})[,;](?=\d)", "has no space after the mark", "put one"),
    (rf"(?<={LETTERS}{{2}}):(?={LETTERS}{{2}})", "has no space after the mark", "put one"),
    (rf"(?<=[{_SMALL}»)%\d])\.(?=[{_CAPITAL}][{_SMALL}])", "has no space after the stop", "put one"),
    (rf"(?<={LETTERS})(?=«)", "has no space before the quotation mark", "put one"),
    (rf"(?<={LETTERS}{{2}})(?=\({LETTERS}+{_SPACE}[^)]+\))", "has no space before the bracket", "put one"),
)
_WRONG_SPACE_PATTERNS = tuple((re.compile(pattern), what, hint) for pattern, what, hint in _WRONG_SPACES)
_SHORT = re.compile(
    r"(?:^|[\s(«])(?:[гқдпстбжғмрс]|ст|ул|көш|обл|ауд|пр|просп|мкр|тел|стр|рис|проф|акад|им|св|оз|бул|пер|см|др)$",
    re.IGNORECASE,
)
"""What may stand before a name without a space: `г.Алматы`."""


def check_spaces(pair: Pair, project: Project) -> Iterator[Fault]:
    """Spaces that are doubled, that stand before a mark, or that are missing after one."""
    del project
    source = prose(pair.source, whole=True)
    for _, text in passages(pair.translation):
        for pattern, what, hint in _WRONG_SPACE_PATTERNS:
            for match in pattern.finditer(text):
                in_source = match[0] and text[match.start() - 1 : match.end() + 1] in source
                if not in_source and not (match[0] == "." and _SHORT.search(text[: match.start()])):
                    yield Fault(f"'{_around(text, match)}' {what}", hint)


_DASH_OR_HYPHEN = "delete it, or write a dash between spaces"
_WRONG_DASHES = (
    (rf"(?<=[^\s({{«—–-])—(?=«|{LETTERS})", "has a dash without spaces", "put one on each side"),
    (rf"(?<=[^\W_])–{_SPACE}|(?<=[\w»”)%{OPAQUE}])—{_SPACE}", "has a dash with one space", "put one on each side"),
    (rf"(?<=[\w»”)%{OPAQUE},]){_SPACE}[—–](?={LETTERS}|«)", "has a dash with one space", "put one on each side"),
    (rf"(?<={LETTERS}{{2}}){_SPACE}-(?={LETTERS}{{2}})", "has a space before the hyphen", _DASH_OR_HYPHEN),
    (rf"(?<={LETTERS}{{2}})-{_SPACE}(?={LETTERS}{{2}})", "has a space after the hyphen", _DASH_OR_HYPHEN),
)
_WRONG_DASH_PATTERNS = tuple((re.compile(pattern), what, hint) for pattern, what, hint in _WRONG_DASHES)
_SUSPENDED = re.compile(
    r"[-‑–][ \u00a0](?:и|или|либо|да|а|но|так|ни|және|мен|бен|пен|не|немесе|я|әрі|and|or|to)\b",
)
"""What follows the first half of `екі- және үшжақты`."""


def check_dashes(pair: Pair, project: Project) -> Iterator[Fault]:
    """Dashes and hyphens whose spaces make them neither."""
    del project
    text = prose(pair.translation)
    if pair.lang not in _CYRILLIC:
        return
    for pattern, what, hint in _WRONG_DASH_PATTERNS:
        for match in pattern.finditer(text):
            if not _SUSPENDED.match(text, match.start()):
                yield Fault(f"'{_around(text, match)}' {what}", hint)


# ---------------------------------------------------------------------------------------------------- words, twice

_TWICE = re.compile(
    rf"(?<![\w‑-])(?P<words>{LETTERS}+(?:{_SPACE}{LETTERS}+){{0,3}})\s+(?P=words)(?![\w‑-])", re.IGNORECASE
)
# What may stand twice with a space between: pronouns before themselves, numerals that count out.
_LEGAL_TWICE = {
    "kk": {"бір", "екі", "үш", "төрт", "бес", "он", "кім", "не"},
    "ru": {"его", "ее", "её", "их", "что", "то"},
    "en": {"had", "that", "her", "is"},
}


def check_doubled_words(pair: Pair, project: Project) -> Iterator[Fault]:
    """A word, or up to four, that stand twice: `және және`. With a hyphen, `қайта-қайта`, they may."""
    del project
    source = prose(pair.source, whole=True).lower()
    for match in _TWICE.finditer(prose(pair.translation)):
        name = match["words"][0].isupper() and _TWICE.search(source)  # Баден Баден
        letters = len(match["words"]) == 1 and match[0].isupper()
        if not name and not letters and match["words"].lower() not in _LEGAL_TWICE.get(pair.lang, ()):
            hint = "delete one, or join them with a hyphen" if pair.lang == "kk" else "delete one"
            yield Fault(f"'{match[0]}' is there twice", hint)
