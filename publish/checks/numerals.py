"""Turn words into the numbers that they stand for: `twenty-five`, `двухлетний`, `екеуі`.

Only for comparison with a translation: words that may stand for a number are here, whatever else they may mean.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_LASTING = r"(?:лет|год|днев|месяч|недел|час|сторон|крат|этап|уровн)\w*"
"""After a genitive: двухлетний, трёхдневный."""
_EN = {
    "0": r"zero",
    "1": r"a|an|one|once|single|first",
    "2": r"two|twice|both|double|pair|couple|second|twofold|bi(?:annual|lateral)",
    "3": r"three|triple|third|thirds|thrice|threefold|tripartite|trilateral",
    "4": r"four|fourth|quarter|quarters",
    "5": r"five|fifth|fifths",
    "6": r"six|sixth",
    "7": r"seven|seventh",
    "8": r"eight|eighth",
    "9": r"nine|ninth",
    "10": r"ten|tenth|decade",
    "11": r"eleven|eleventh",
    "12": r"twelve|twelfth|dozen",
    "13": r"thirteen(?:th)?",
    "14": r"fourteen(?:th)?|fortnight",
    "15": r"fifteen(?:th)?",
    "16": r"sixteen(?:th)?",
    "17": r"seventeen(?:th)?",
    "18": r"eighteen(?:th)?",
    "19": r"nineteen(?:th)?",
    "20": r"twent(?:y|ieth)",
    "30": r"thirt(?:y|ieth)",
    "40": r"fort(?:y|ieth)",
    "50": r"fift(?:y|ieth)",
    "60": r"sixt(?:y|ieth)",
    "70": r"sevent(?:y|ieth)",
    "80": r"eight(?:y|ieth)",
    "90": r"ninet(?:y|ieth)",
    "100": r"hundred(?:th)?",
    "1000": r"thousand(?:th)?",
    "0.5": r"half|halves",
    "1000000": r"million",
    "1000000000": r"billion",
}
_RU = {
    "0": r"нол[ьяюе]|нул[ьяюе]",
    "1": r"один|одн(?:а|о|ой|у|ого|ому|им|ом|их|ими)|перв\w+|одно(?:го|му|\w*крат\w+|лет\w+|днев\w+)|"
    r"однажды",
    "2": r"дв(?:а|е|ух|ум|умя)|дво(?:е|их|им|ими)|втор(?:ой|ая|ое|ого|ому|ым|ом|ую|ые|ых|ыми)|об[ае]|"
    rf"обо(?:их|им|ими)|обе(?:их|им|ими)|дважды|вдвое|двой(?:ка|ки|ку|кой|н\w+)|двукратн\w+|двух{_LASTING}|"
    r"пар[аыуе]|вторых",
    "3": r"тр(?:и|[её]х|[её]м|емя)|трет(?:ий|ья|ье|ьего|ьей|ьему|ьим|ьем|ью|ьи|ьих|ь|и|ей)|"
    rf"тро(?:е|их|им|ими)|трижды|втрое|трой\w+|тр[её]х{_LASTING}",
    "4": rf"четыр(?:е|[её]х|[её]м|ьмя)|четверт\w+|четверо|четверых|четыр[её]х{_LASTING}",
    "5": rf"пят(?:ь|и|ью|ый|ая|ое|ого|ой|ому|ым|ом|ую|ые|ых)|пятеро|пятерых|пяти{_LASTING}",
    "6": rf"шест(?:ь|и|ью|ой|ая|ое|ого|ому|ым|ом|ую|ые|ых)|шестеро|шести{_LASTING}",
    "7": rf"сем(?:ь|и|ью|еро|ерых)|седьм\w+|сем[её]рк\w+|семи{_LASTING}",
    "8": rf"вос(?:емь|ьми|емью|ьмью)|восьм(?:ой|ая|ое|ого|ому|ым|ом|ую|ые|ых)|восьм[её]рк\w+|восьми{_LASTING}",
    "9": rf"девят(?:ь|и|ью|ый|ая|ое|ого|ой|ому|ым|ом|ую|ые|ых)|девяти{_LASTING}",
    "10": rf"десят(?:ь|и|ью|ый|ая|ое|ого|ой|ому|ым|ом|ую|ые|ых|ок|ка|ку|ком)|десяти{_LASTING}",
    "11": r"одиннадцат\w+",
    "12": r"двенадцат\w+|дюжин\w+",
    "13": r"тринадцат\w+",
    "14": r"четырнадцат\w+",
    "15": r"пятнадцат\w+",
    "16": r"шестнадцат\w+",
    "17": r"семнадцат\w+",
    "18": r"восемнадцат\w+",
    "19": r"девятнадцат\w+",
    "20": r"двадцат\w+",
    "24": r"сутк\w+|суток",
    "30": r"тридцат\w+",
    "40": r"сорок|сорока|сороков\w+|сорока(?:лет|днев)\w+",
    "50": r"пят(?:ь|и|ью)десят\w*",
    "60": r"шест(?:ь|и|ью)десят\w*",
    "70": r"сем(?:ь|и|ью)десят\w*",
    "80": r"вос(?:емь|ьми|емью)десят\w*",
    "90": r"девяност\w+",
    "100": r"сто|ста|сот(?:ня|ни|ню|ый|ая|ое|ого|ой)?",
    "200": r"двести|двухсот",
    "300": r"триста|тр[её]хсот",
    "400": r"четыреста|четыр[её]хсот",
    "500": r"пятьсот|пятисот",
    "1.5": r"полтор[аы]|полутор\w+",
    "0.5": r"половин\w+|пол(?:года|часа|овина)|вполовину",
    "1000": r"тысяч\w*",
    "1000000": r"миллион\w*",
    "1000000000": r"миллиард\w*",
}
_KK = {
    "0": r"нөл",
    "1": r"бір",
    "2": r"екі",
    "3": r"үш",
    "4": r"төрт",
    "5": r"бес",
    "6": r"алты",
    "7": r"жеті",
    "8": r"сегіз",
    "9": r"тоғыз",
    "10": r"он",
    "20": r"жиырма",
    "30": r"отыз",
    "40": r"қырық",
    "50": r"елу",
    "60": r"алпыс",
    "70": r"жетпіс",
    "80": r"сексен",
    "90": r"тоқсан",
    "100": r"жүз",
    "1000": r"мың",
    "1000000": r"миллион",
    "1000000000": r"миллиард",
}
_KK_MORE = {
    "1": r"біреу\w*|алғашқы|бірде|бірінші\w*|бастапқы",
    "2": r"ек(?:еу|еуі|еуін|еуінің|еуіне|еуінен|еуі|інші\w*)|қос",
    "3": r"үшеу\w*|үштен",
    "4": r"төртеу\w*|төрттен|тоқсан",
    "5": r"бесеу\w*",
    "6": r"алтау\w*",
    "7": r"жетеу\w*",
    "10": r"ондық|онжылдық\w*|онкүндік\w*",
    "12": r"дюжина",
    "24": r"тәулік\w*",
    "0.5": r"жарты\w*|жартылай",
}
_KK_ENDING = (
    "(?:[ыі]?нш[ыі]\\w*|[дт][іы](?:ң)?|[дт][іы]ң|[гғкқ][еа]|[дт][еа](?:н|й)?|н[еа]н|[мпб]ен|[іы](?:н|нің|ның|нен|нан|не|на)?|с[іы]\\w{0,3}"
    "|ыншы|інші|қа|л[іы]к|лық|тық|дай|дей)?"
)
_KK_OTHERS = re.compile("он(?:да|дай|дан|ы|ың|ын|ға|сы|сыз)|үші?н|алтын|жүз(?:ін|і|іне|інде|де|деген)|бес(?:ін|і)")
"""Common words that only look like a numeral with an ending: оны, үшін, алтын, жүзінде (`іс жүзінде`)."""
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[\s\-]*")


class NumberWord(NamedTuple):
    """A word, or several, that may stand for a number: `value` as a decimal, and where it stands in the text."""

    value: str
    start: int
    end: int
    word: str


def _kazakh() -> dict[str, str]:
    stems = {value: f"{stem}{_KK_ENDING}" for value, stem in _KK.items()}
    return {value: "|".join(filter(None, (stems.get(value), _KK_MORE.get(value)))) for value in {**stems, **_KK_MORE}}


_TABLES = {"en": _EN, "ru": _RU, "kk": _kazakh()}


@cache
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((value, re.compile(pattern)) for value, pattern in _TABLES.get(lang, {}).items())


@cache
def _value(word: str, lang: str) -> str:
    if lang == "kk" and _KK_OTHERS.fullmatch(word):
        return ""
    return next((value for value, pattern in _patterns(lang) if pattern.fullmatch(word)), "")


def number_words(text: str, lang: str) -> Iterator[NumberWord]:
    """The numbers that words of a text may stand for: `двадцать пять` is 25, `five hundred` 500."""
    last: NumberWord | None = None
    for found in _WORD.finditer(text):
        value = _value(found[0].lower(), lang)
        if not value:
            continue
        here = NumberWord(value, found.start(), found.end(), found[0])
        joined = last and _BETWEEN.fullmatch(text[last.end : found.start()]) and _joined(last, here)
        if last and not joined:
            yield last
        last = joined or here
    if last:
        yield last


def _joined(first: NumberWord, second: NumberWord) -> NumberWord | None:
    if "." in first.value or "." in second.value:
        return None
    one, two = int(first.value), int(second.value)
    word = f"{first.word} {second.word}"
    if two >= 100 and two > one > 0:
        return NumberWord(str(one * two), first.start, second.end, word)
    if 0 < two < 10 <= one and one % 10 == 0 and one % 100 != 10:
        return NumberWord(str(one + two), first.start, second.end, word)
    if one % 100 == 0 and 0 < two < 100 and one >= 100:
        return NumberWord(str(one + two), first.start, second.end, word)
    if one == 10 and 0 < two < 10 and re.match("(?i)он", first.word):
        return NumberWord(str(one + two), first.start, second.end, word)
    return None
