"""Turn a pair into the months and days of the week that it says differently."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from publish.checks.bindings import Bound, conflicts
from publish.checks.figures import running_text
from publish.checks.pairs import Fault, Pair, Project

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "январ феврал март апрел ма[йяюе](?!\\w)|маем ию[н] ию[л] август сентябр октябр ноябр декабр",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйе[кг] қазан қараша желтоқсан",
}
_SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sept? Oct Nov Dec"
_WEEKDAYS = {
    "en": "Mondays? Tuesdays? Wednesdays? Thursdays? Fridays? Saturdays? Sundays?",
    "ru": "понедельник\\w* вторник\\w* сред[аеуыо]й?(?=\\W+\\d) четверг\\w* "
    "пятни[цч]\\w* суббот\\w* воскрес(?:ень|н)\\w*",
    "kk": "дүйсенбі\\w* сейсенбі\\w* сәрсенбі\\w* бейсенбі\\w* жұма(?:да|ға|ның)?(?=\\W+\\d) сенбі\\w* жексенбі\\w*",
}


@lru_cache(maxsize=8)
def _month_patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    stems = _MONTHS.get(lang, "").split(" ") if lang in _MONTHS else []
    if lang == "en":
        short = _SHORT_MONTHS.split()
        return tuple(
            (full, re.compile(rf"\b(?:{full}|{cut}\.?)(?!\w)")) for full, cut in zip(stems, short, strict=True)
        )
    names = _MONTHS["en"].split()
    return tuple(
        (name, re.compile(rf"(?<!\w)(?:{stem})\w*", re.IGNORECASE)) for name, stem in zip(names, stems, strict=True)
    )


_NUMERIC_DAY = re.compile(
    r"(?<!\d)(?:(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)|(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4}))(?!\d)"
)
_FIGURE_BEFORE = re.compile(
    r"(?<![\d.,])(\d{1,4})(?:st|nd|rd|th|-?(?:го|е|ого|ші|шы))?(?:\s+of)?,?\s*"
    r"(?:жылғы|жылдың|жылы|ж\.)?\s*(?:\d{1,2}\s?[-–—]\s?\d{1,2}\s)?$"
)
_FIGURE_AFTER = re.compile(r"^,?\s+(?:of\s+)?(\d{1,4})(?![\d:])")


def _dated(text: str, lang: str) -> list[Bound]:
    """Every month that a day or year stands beside."""
    names = _MONTHS["en"].split()
    found = []
    for day in _NUMERIC_DAY.finditer(text):
        number = int(day["month"] or day["m"])
        if 1 <= number <= 12:
            found.append(Bound(frozenset({str(int(day["day"] or day["d"]))}), names[number - 1], day[0]))
    for name, pattern in _month_patterns(lang):
        for month in pattern.finditer(text):
            before = _FIGURE_BEFORE.search(text[: month.start()])
            after = _FIGURE_AFTER.search(text[month.end() :])
            for figure in (before, after if lang != "kk" else None):
                if figure:
                    found.append(Bound(frozenset({str(int(figure[1]))}), name, month[0]))
    return found


def check_dates(pair: Pair, _: Project) -> Iterator[Fault]:
    """Months, days of the week and parts of years: `9 June` is not `9 июля`, `second quarter` not `III квартал`."""
    source, translation = running_text(pair.source), running_text(pair.translation)
    here, there = _dated(source, pair.source.lang), _dated(translation, pair.lang)
    yield from _month_faults(here, there, source, translation, pair)
    yield from _part_faults(source, translation, pair)
    lost, added = _weekdays(source, pair.source.lang), _weekdays(translation, pair.lang)
    for day in sorted(lost - _weekdays(translation, pair.lang, loose=True)):
        yield Fault(f"the translation lacks {day} of its source", "compare the day of the week with the msgid")
    for day in sorted(added - _weekdays(source, pair.source.lang, loose=True)):
        yield Fault(f"the translation has {day}, its source has not", "compare the day of the week with the msgid")


_PARTS = {
    "en": ("first second third fourth", "quarter half"),
    "ru": ("перв втор трет четв[её]рт", "квартал полугоди|половин"),
    "kk": ("бірінші|алғашқы екінші үшінші төртінші", "тоқсан жартыжылдық|жартысы"),
}
"""Ordinals of the parts of a year, and what these are called: `second quarter`, `екінші тоқсан`."""


def _parts_of_years(text: str, lang: str) -> dict[str, dict[int, str]]:
    """The quarters and halves that are named, in words or figures: their numbers, and how each is said."""
    ordinals, parts = _PARTS.get(lang, ("", ""))
    found: dict[str, dict[int, str]] = {}
    for kind, part in zip(("quarter", "half"), parts.split(), strict=False):
        for number, (word, roman) in enumerate(zip(ordinals.split(), ("I", "II", "III", "IV"), strict=False), 1):
            ordinal = rf"(?<!\w)(?:(?i:{word})\w*|{roman}|{number}(?:[a-z]+|-\w{{1,3}})?)"
            for named in re.finditer(rf"{ordinal}[\s-]+(?:{part})\w*", text):
                found.setdefault(kind, {})[number] = named[0]
    return found


def _part_faults(source: str, translation: str, pair: Pair) -> Iterator[Fault]:
    """Parts of a year that stand in the place of others: not those that are told by their months."""
    there = _parts_of_years(translation, pair.lang)
    for kind, parts in _parts_of_years(source, pair.source.lang).items():
        said = there.get(kind, {})
        lost = [text for number, text in parts.items() if number not in said]
        added = [text for number, text in said.items() if number not in parts]
        if lost and added:
            yield Fault(f"the source names the {lost[0]}, the translation {added[0]}", "compare the part of the year")


def _month_faults(
    here: Sequence[Bound], there: Sequence[Bound], source: str, translation: str, pair: Pair
) -> Iterator[Fault]:
    hint = "compare the date with the msgid"
    named = {name for name, pattern in _month_patterns(pair.source.lang) if pattern.search(source)}
    said = {name for name, pattern in _month_patterns(pair.lang) if pattern.search(translation)}
    for name in dict.fromkeys(bound.label for bound in here):
        if name not in said | {bound.label for bound in there}:
            yield Fault(f"the translation lacks the month of its source: {name}", hint)
    for bound in there:
        if bound.label not in named | {each.label for each in here}:
            yield Fault(f"the translation has {bound.text}, its source has not", hint)
    here, there = [b for b in here if b.label in said], [b for b in there if b.label in named]
    years = {reading for bound in here for reading in bound.readings if len(reading) == 4}
    if len(years) < 2:  # `from January to May 2019`: the year stands beside one month or beside both
        here = [bound for bound in here if not bound.readings & years]
    yield from conflicts(here, there, hint)


def _weekdays(text: str, lang: str, *, loose: bool = False) -> set[str]:
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    stems = _WEEKDAYS.get(lang, "").split(" ") if lang in _WEEKDAYS else []
    flags = 0 if lang == "en" else re.IGNORECASE
    if loose:
        stems = [re.sub(r"\(\?=.*", r"\\w*", stem) for stem in stems]
    found = zip(names, stems, strict=False)
    return {name for name, stem in found if re.search(rf"(?<!\w)(?:{stem})(?!\w)", text, flags)}
