"""Turn a pair into the figures that count something else in the translation: days, dollars, articles of a law."""

import re
from collections.abc import Iterator, Sequence

from publish.checks.bindings import Bound, conflicts
from publish.checks.figures import CLOSE, HOLE, figures, running_text, words
from publish.checks.pairs import Fault, Pair, Project
from publish.document.nodes import Value
from publish.document.walk import walk

HINT = "compare what each figure counts with the msgid"

_TIME = {
    "second": r"seconds?|секунд\w*",
    "minute": r"minutes?|минут\w*",
    "hour": r"hours?|час(?:а|ов|ам|ами|ах|ы|овой|ового|овых|овая)?|сағат\w*",
    "day": r"days?|дн(?:я|ей|ям|ями|ях|и|евн\w+)|день|дневн\w+|сут(?:ок|ки|кам|ками|ках)|суточн\w+"
    r"|күн(?:ге|нен|де|дік|і|нің|ді|дей|деп)?|тәулік\w*",
    "week": r"weeks?|недел\w+|апта\w*",
    "month": r"months?|месяц\w*|месячн\w+|ай(?:ға|да|дан|дың|ды|лық|лықты|ы|ына|ында|ынан)?",
    "year": r"years?|год|года|году|годом|годов|лет|летн\w+|годичн\w+|жыл\w*|жас\w*",
}
_MONEY = {
    "dollar": r"dollars?|USD|долл\.?|доллар\w*",
    "tenge": r"tenge|KZT|тенге|тг\.?|теңге\w*",
    "euro": r"euros?|EUR|евро|еуро\w*",
    "ruble": r"rou?bles?|RUB|руб\.?|рубл\w+|рубль\w*",
    "pound": r"GBP|pounds? sterling|фунт\w*(?: стерлингов)?|фунт стерлинг\w*",
    "yuan": r"yuan|CNY|RMB|юан\w+|юань\w*",
    "som": r"som|KGS|сом(?:а|ов|ам)?",
}
_MEASURE = {
    "kilometer": r"km|kilomet(?:er|re)s?|км|километр\w*|шақырым\w*",
    "meter": r"met(?:er|re)s?|m(?=\b)|м(?=\b)|метр\w*",
    "kilogram": r"kg|kilograms?|кг|килограмм\w*|килограм\w*|келі\w*",
    "ton": r"tons?|tonnes?|т(?=\b)|тонн\w*",
    "hectare": r"ha|hectares?|га|гектар\w*",
}
_LAW = {
    "article": r"articles?|arts?\.|стать\w+|стат[ье]\w*|ст\.|ст(?=\b)|бап\w*|баб\w*",
    "chapter": r"chapters?|глав\w+|гл\.|тарау\w*",
    "paragraph": r"paragraphs?|paras?\.?|items?|points?|пункт\w*|п\.|пп\.|тармақ\w*|тармағ\w*|абзац\w*|параграф\w*",
    "section": r"sections?|раздел\w*|бөлім\w*",
    "part": r"parts?|част\w+|ч\.|бөлік\w*|бөліг\w*",
}
_PERCENT = {
    "percent": r"per ?cent(?:age)?|процент\w*|пайыз\w*|пайызы",
    "per mille": r"per mille|промилле",
}
_SIGNS = {"dollar": "$", "tenge": "₸", "euro": "€", "ruble": "₽", "pound": "£", "percent": "%", "per mille": "‰"}
_FRACTION = re.compile(
    r"(?i)\b(?:half|halves|thirds?|quarters?|половин\w+|трет[ьи]\w*|четверт\w+|жарты\w*|үштен|төрттен)\b"
)
_FAMILIES = {
    "time": (_TIME, False),
    "money": (_MONEY, True),
    "measure": (_MEASURE, False),
    "law": (_LAW, False),
    "percent": (_PERCENT, True),
}
"""Units that exclude each other; True: a figure may not lose them."""
_MENTION = {
    label: re.compile(rf"(?:(?<!\w)|(?<=\d))(?:{pattern})(?!\w)|[{_SIGNS.get(label, HOLE)}]", re.IGNORECASE)
    for units, _ in _FAMILIES.values()
    for label, pattern in units.items()
}
_GAP = r"(?:[\s\-]*(?:hundred|thousand|million|billion|trillion|тыс\.?|тысяч\w*|мың\w*|млн\.?|миллион\w*|млрд\.?|миллиард\w*|трлн\.?|триллион\w*))?[\s\-]*(?:(?:-?(?:ші|шы|го|й|я|е|х|ти|ми|и)\b)[\s]*)?(?:or (?:more|less|fewer) |(?:и|или) (?:более|менее) )?(?:US |АҚШ |американск\w+ |calendar |календарн\w+ |күнтізбелік |рабоч\w+ |working |жұмыс )?"  # noqa: E501
_AFTER = {label: re.compile(rf"{_GAP}(?:{pattern.pattern})", re.IGNORECASE) for label, pattern in _MENTION.items()}
_BEFORE = {
    label: re.compile(rf"(?:{pattern.pattern})\s?(?:№\s?)?$", re.IGNORECASE)
    for label, pattern in _MENTION.items()
    if label in _LAW or label in _MONEY
}


def _counted(text: str, lang: str, family: str) -> list[Bound]:
    """Every figure of a text, typed, written out or a `{number}`, with the unit of a family that it stands with."""
    labels = [label for label in _FAMILIES[family][0] if _MENTION[label].search(text)]
    if not labels:
        return []
    numbers = [(f.start, f.end, f.readings) for f in figures(text, lang) if not f.optional]
    numbers += [(w.start, w.end, frozenset({w.value})) for w in words(text, lang)]
    found = []
    for start, end, readings in numbers:
        for label in labels:
            near = _AFTER[label].match(text, end)
            if near is None and label in _BEFORE:
                near = _BEFORE[label].search(text, 0, start)
            if near:
                found.append(Bound(readings, label, near[0].strip(f" -{CLOSE}")))
    return found


def check_units(pair: Pair, _: Project) -> Iterator[Fault]:
    """What figures count: `15 days` is not `15 ай`, `$500` not `500 тенге`, `70 %` not `70`."""
    source, translation = running_text(pair.source), running_text(pair.translation)
    values = {node.kind for node in walk(pair.source.inlines) if isinstance(node, Value)}
    for family, (_units, lasting) in _FAMILIES.items():
        here, there = _counted(source, pair.source.lang, family), _counted(translation, pair.lang, family)
        yield from conflicts(here, there, HINT)
        if lasting and family not in values:
            yield from _lost_units(here, there, source, translation)


def _lost_units(here: Sequence[Bound], there: Sequence[Bound], source: str, translation: str) -> Iterator[Fault]:
    for label, text in _labels(here).items():
        if not _is_said(label, translation):
            yield Fault(f"the translation lacks the '{text}' of its source", HINT)
    for label, text in _labels(there).items():
        if not _is_said(label, source):
            yield Fault(f"the translation has '{text}', its source has not", HINT)


def _labels(bounds: Sequence[Bound]) -> dict[str, str]:
    return {bound.label: bound.text for bound in reversed(bounds)}


def _is_said(label: str, text: str) -> bool:
    fraction = label == "percent" and _FRACTION.search(text)  # `half of them` may be 50 %
    return bool(fraction or _MENTION[label].search(text))
