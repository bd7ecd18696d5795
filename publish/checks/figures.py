"""Turn a phrase into the figures that are typed in it, each with all the numbers that it may be read as.

`404,000` in English and `404 000` in Russian are one number; `2 million` and `2 000 000` are; `IV` and `4`; `5 p.m.`
and `17.00` are. What cannot be told apart has several readings: `99` in `1998–99` is 99 or 1999.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from publish.checks.numerals import NumberWord, number_words
from publish.document.nodes import Code, Inline, LineBreak, NoteReference, Phrase, Placeholder, Value

HOLE = "\ufdd1"
"""Stands for what is compared elsewhere, or is no text: code, values with a unit of their own, addresses."""
OPEN, CLOSE = "\ufdd2", "\ufdd3"
"""Around the digits of a `{number}`: its value is compared by the build, the words that follow it are not."""

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007", " ") | {"\u2011": "-", "\u2010": "-"})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_HALVES = {"½": ".5", "¼": ".25", "¾": ".75"}

_SCALES = {
    100: r"hundred(?!s)|сот(?:ен|ни|ня)|жүз(?!\w)",
    1000: r"thousand(?!s)|тыс\.|тыс\b|тысяч\w*|мың\w*",
    10**6: r"million\w*|mln|млн|миллион\w*",
    10**9: r"billion\w*|bn\b|млрд|миллиард\w*",
    10**12: r"trillion\w*|трлн|триллион\w*",
}
"""In English a multiplier has no ending: "in 2019 thousands were detained" names no 2,019,000."""
_SCALE = {scale: re.compile(rf"[\s-]?(?:{pattern})", re.IGNORECASE) for scale, pattern in _SCALES.items()}
_SHORT_SCALE = {"k": 1000, "m": 10**6, "bn": 10**9, "b": 10**9}
_SIGN_BEFORE = re.compile(r"[$€£₸]\s?$")
_SHORT = re.compile(r"(k|m|bn|b)\b", re.IGNORECASE)
_CONNECTED = re.compile(
    r"\s*(?:[-–—]|to|and|or|до|и|или|мен|пен|бен|және|немесе|нан|нен|дан|ден|тан|тен)\s*", re.IGNORECASE
)

_ISO = r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)"
_DAY = r"(?<![\d.])\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d(?![\d])"
_VALUE = rf"{OPEN}[^{CLOSE}]*{CLOSE}"
_JOINED = r"(?<![\d.,])\d{1,3}(?: \d{3})+(?:,\d+)?(?![\d])"
_RUN = r"\d+(?:[.,]\d+)*[½¼¾]?|[½¼¾]"
_ROMAN = r"(?<![\w'’])(?:[IVX]+|[ІХV]+)(?![\w'’])"
_BEFORE_RUNS = f"(?P<iso>{_ISO})|(?P<day>{_DAY})|(?P<value>{_VALUE})"
_RUNS = f"(?P<run>{_RUN})|(?P<roman>{_ROMAN})"
_TOKEN = {
    True: re.compile(f"{_BEFORE_RUNS}|(?P<joined>{_JOINED})|{_RUNS}"),
    False: re.compile(f"{_BEFORE_RUNS}|{_RUNS}"),
}
_TIME = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
"""`14.30` may be half past two, or a decimal: it is both in turn."""
_VALID_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_DECADE = re.compile(r"['’]?s\b|-(?:е|х|ые|ых|ми)\b|[-\s]?жылдар|[-\s]е годы", re.IGNORECASE)
_MERIDIEM = re.compile(r"(?::\d\d)?\s?([ap])\.?m\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is typed. `readings` are all decimals that it may be, as plain text."""

    text: str
    readings: frozenset[str]
    start: int
    end: int
    optional: bool = False
    """It may be no number: a lone `I` or `X`."""
    value: bool = False
    """It is a `{number}`, which only has a scale to compare."""


def running_text(phrase: Phrase) -> str:
    """The text of a phrase, `HOLE` for what has no typed figures."""
    text = "".join(_texts(phrase.inlines)).translate(_SPACES)
    return ADDRESS.sub(HOLE, _INVISIBLE.sub("", text))


def _texts(inlines: Sequence[Inline]) -> Iterator[str]:
    for node in inlines:
        match node:
            case Value("number", text, form) if "/" not in text and not form.startswith("ord"):
                yield f"{OPEN}{text}{CLOSE}"
            case Value() | Code() | Placeholder():
                yield HOLE
            case NoteReference():
                yield " "
            case LineBreak():
                yield " "
            case _ if hasattr(node, "children"):
                yield from _texts(node.children)
            case _:
                yield node.text


def figures(text: str, lang: str, joined: bool = True) -> list[Figure]:
    """The figures of a running text. Where `joined`, spaces between groups of three digits are within a number."""
    found: list[Figure] = []
    for token in _TOKEN[joined].finditer(text):
        match token.lastgroup:
            case "iso":
                year, _, day = token[0].split("-")
                found += [_figure(token, {plain(day)}), _figure(token, {plain(year)})]
            case "day":
                first, second, year = re.split("[./]", token[0])
                days = {plain(first), plain(second)} if "/" in token[0] else {plain(first)}
                found += [_figure(token, days), _figure(token, {plain(year)})]
            case "roman":
                found += _roman(token, text[: token.start()])
            case "value":
                found.append(_figure(token, {plain(token[0][1:-1])}, value=True))
            case "joined":
                found.append(_figure(token, {plain(token[0].replace(" ", "").replace(",", "."))}))
            case _:
                found += _run(token, text, lang, joined)
    return _scaled(found, text)


def plain(digits: str) -> str:
    """A decimal without zeros that say nothing: `9` for `09`, `1.5` for `1.50`."""
    return f"{Decimal(digits).normalize():f}"


def _figure(token: re.Match[str], readings: set[str], **marks: bool) -> Figure:
    return Figure(token[0].strip(OPEN + CLOSE), frozenset(readings), token.start(), token.end(), **marks)


def _roman(token: re.Match[str], before: str) -> Iterator[Figure]:
    if token[0] == "I" and not re.search(r"[A-ZА-ЯІҒҚӨҰҮҢӘ][\w.]*\s$", before):
        return  # the English word, not `World War I`
    letters = token[0].replace("І", "I").replace("Х", "X")
    if _VALID_ROMAN.fullmatch(letters):
        values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in letters]
        number = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
        yield _figure(token, {str(number)}, optional=len(letters) == 1)


def _run(token: re.Match[str], text: str, lang: str, joined: bool) -> Iterator[Figure]:
    digits, half = token[0].rstrip("½¼¾"), _HALVES.get(token[0][-1], "")
    if half:
        yield _figure(token, {plain(f"{digits or '0'}{half}")})
    elif digits.isdecimal():
        yield from _whole(token, text)
    elif not joined and _TIME.fullmatch(digits):
        yield from _parts(token, digits)
    elif readings := _separated(digits, lang):
        yield _figure(token, readings)
    elif re.fullmatch(r"\d+(?:,\d+)+", digits) and not (lang != "en" and joined):
        yield from _parts(token, digits)
    else:
        yield _figure(token, {digits})


def _parts(token: re.Match[str], digits: str) -> Iterator[Figure]:
    for part in re.finditer(r"\d+", digits):
        start = token.start() + part.start()
        yield Figure(part[0], frozenset({plain(part[0])}), start, start + len(part[0]))


def _separated(digits: str, lang: str) -> set[str]:
    """The readings of digits with points and commas in them; none, if they are no number of the language."""
    thousands, point = (",", ".") if lang == "en" else (r"\.", ",")
    found = set()
    if re.fullmatch(rf"\d{{1,3}}(?:{thousands}\d{{3}})+(?:{re.escape(point)}\d+)?", digits):
        found.add(plain(re.sub(thousands, "", digits).replace(point, ".")))
    if re.fullmatch(rf"\d+[{'.' if lang == 'en' else '.,'}]\d+", digits):
        found.add(plain(digits.replace(",", ".")))
    return found


def _whole(token: re.Match[str], text: str) -> Iterator[Figure]:
    readings = {plain(token[0])}
    before, after = text[: token.start()], text[token.end() :]
    first = re.search(r"(\d{2,4})\s?[-–—/]\s?$", before)
    if re.search(r"\d:$", before) and token[0] == "00":
        return
    if first and len(first[1]) > len(token[0]):
        readings.add(plain(first[1][: -len(token[0])] + token[0]))
    if len(token[0]) == 2 and _DECADE.match(after):
        readings.add(f"19{token[0]}")
    meridiem = _MERIDIEM.match(after)
    if meridiem and int(token[0]) <= 12:
        readings.add(str(int(token[0]) % 12 + (12 if meridiem[1] in "pP" else 0)))
    yield _figure(token, readings)


def _scaled(found: list[Figure], text: str) -> list[Figure]:
    """The figures with the `million` that follows them; of two with a dash between, it may be the first one's too."""
    scaled: list[Figure] = []
    following = 1, len(text)  # the scale of the next figure, and where that begins
    for figure in reversed(found):
        scale, end = _scale(text, figure)
        readings = figure.readings
        if scale > 1:
            readings = frozenset(_times(reading, scale) for reading in readings)
        elif following[0] > 1 and _CONNECTED.fullmatch(text[figure.end : following[1]]):
            readings |= {_times(reading, following[0]) for reading in readings}
            scale = following[0]
        following = scale, figure.start
        scaled.append(replace(figure, text=figure.text + text[figure.end : end], readings=readings))
    return scaled[::-1]


def _scale(text: str, figure: Figure) -> tuple[int, int]:
    """What the word after a figure multiplies it by, and where that word ends."""
    if figure.text.strip("IVXІХ") == "":
        return 1, figure.end
    after = text[figure.end : figure.end + 20]
    short = _SHORT.match(after)
    if short and _SIGN_BEFORE.search(text[: figure.start]):
        return _SHORT_SCALE[short[1].lower()], figure.end + short.end()
    for scale, pattern in _SCALE.items():
        if found := pattern.match(after):
            return scale, figure.end + found.end()
    return 1, figure.end


def _times(reading: str, scale: int) -> str:
    return plain(str(Decimal(reading) * scale)) if re.fullmatch(r"\d+(?:\.\d+)?", reading) else reading


def words(text: str, lang: str) -> list[NumberWord]:
    """The numbers that are written out; the `million` of `2 million` is none."""
    taken = [
        match.span()
        for pattern in _SCALE.values()
        for match in re.finditer(rf"(?<=[\d{CLOSE}]){pattern.pattern}", text, re.IGNORECASE)
    ]
    return [
        word
        for word in _with_halves(list(number_words(text, lang)), text)
        if not any(start <= word.start < end for start, end in taken)
    ]


_AND_HALF = re.compile(r"\s+(?:and a half|с половиной|жарым)", re.IGNORECASE)


def _with_halves(found: list[NumberWord], text: str) -> Iterator[NumberWord]:
    for word in found:
        yield word
        if "." not in word.value and _AND_HALF.match(text[word.end :]):
            yield word._replace(value=f"{word.value}.5")
