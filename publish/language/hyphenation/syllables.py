"""Turn a Kazakh word into the parts that a line's end may leave and carry.

The numbers of the rules are those of the project's list, after these sources:

- Q: the spelling rules of 2019 for the new alphabet, chapter IX, paragraphs 99-107 (qazlat.kz/ru/docs/hyphenation);
- T: the spelling rules in Cyrillic, "Сөздердің тасымалдануы" (tarbie.kz/20404);
- D: a university textbook, with loans from Russian (dereksiz.org, Ajipbaeva, page 46);
- U: a school's restatement (uroker.com/20601384).

What no source settles is marked "our decision".
"""

import re
from functools import cache
from itertools import pairwise

from publish.language.hyphenation.scripts import CYRILLIC, LATIN, Script, spelled

_HYPHENS = re.compile("[-\u2010\u2011]")

# The names of countries keep -стан whole after a consonant: Қа-зақ-стан (our decision; Q101 alone would give
# Қазақс-тан). They are listed, because loans have the same letters before an ending: курс-тан, класс-тан, бокс-тан.
NAMES_BEFORE_STAN = (
    *("қазақ", "өзбек", "тәжік", "қырғыз", "түрікмен", "қарақалпақ", "татар", "башқұрт", "ауған", "моңғол", "моғол"),
    *("ұйғыр", "араб", "бұлғар", "күрд", "шешен", "балқар", "гүл"),
)

# Four consonants or more: what can begin a Russian syllable goes down, so конс-трукция and абс-тракт, not конст-рукция
# (our decision). What stays must be a coda; those of three letters end in a glide and с.
CODAS = (
    *("бс", "вс", "гс", "дс", "айс", "ейс", "кс", "лс", "мс", "нс", "пс", "рс", "тс", "аус", "әус", "еус", "оус"),
    *("кт", "лт", "льт", "нт", "пт", "рт", "ст", "фт", "лк", "нк", "рк", "ск", "лд", "нд", "рд", "лп", "мп", "рп"),
)
ONSETS = ("бл", "бр", "гл", "гр", "др", "кл", "кр", "пл", "пр", "тр", "фл", "фр")

# The Russian suffix -ств goes down whole after a consonant: агент-ство, посоль-ство (our decision).
STV = "ств"
BEFORE_STV = (*"бвгджзклмнпрстфхц", "ль", "нь", "ай", "ей", "яй")


def syllables(word: str, script: Script = CYRILLIC) -> list[str]:
    """The parts that may stand on two lines: `алақан` is `ала`, `қан`. What never breaks comes back whole."""
    ends = [0, *break_points(word, script), len(word)]
    return [word[start:end] for start, end in pairwise(ends)]


def break_points(word: str, script: Script = CYRILLIC) -> list[int]:
    """Where `word` may break, each as the number of characters before the break.

    The parts of a hyphenated compound are divided each by itself, and one letter of a part is never left or carried.
    The hyphen itself is no break point: it is a break opportunity that the engine knows.
    """
    if never_breaks(word, script):
        return []
    return [
        start + point
        for start, part in hyphenated_parts(script.lower(word))
        for point in _part_points(part, script)
        if 2 <= point <= len(part) - 2  # Rule 7 (Q104, D): ара, ар-мия, ою-лы
    ]


def never_breaks(word: str, script: Script = CYRILLIC) -> bool:
    """Whether `word` is an initialism, also with an ending, or has a character that is no letter of the script.

    Rule 10: Q105 for БҰҰ, and U for ҚазҰУ, where a capital follows the first letter. Figures keep their endings and
    units (Q107). A word with a letter of another alphabet is foreign, or a slip that no rule can divide.
    """
    letters = script.lower("".join(part for _, part in hyphenated_parts(word)))
    return is_initialism(word) or not set(letters) <= set(script.letters)


def is_initialism(word: str) -> bool:
    """Whether a part of `word` has a capital after its first letter: БҰҰ, ҚазҰУ, ҰҚК-нің."""
    return any(part[1:] != part[1:].lower() for _, part in hyphenated_parts(word))


def hyphenated_parts(word: str) -> list[tuple[int, str]]:
    """The parts between hyphens, each with the place where it begins."""
    starts = [0, *(hyphen.end() for hyphen in _HYPHENS.finditer(word))]
    ends = [*(hyphen.start() for hyphen in _HYPHENS.finditer(word)), len(word)]
    return [(start, word[start:end]) for start, end in zip(starts, ends, strict=True)]


def _part_points(part: str, script: Script) -> list[int]:
    """The borders of all syllables (rule 1; a compound has no others, rule 9), one between two vowels (rule 8)."""
    kinds = _kinds(part, script)
    vowels = [place for place, kind in enumerate(kinds) if kind == "V"]
    return [_border(part, kinds, left, right, script) for left, right in pairwise(vowels)]


def _border(part: str, kinds: str, left: int, right: int, script: Script) -> int:
    """Where the syllable of the vowel at `right` begins."""
    if part[right - 1] == "ъ" or part[right - 1 : right + 1] in ("йё", "йю", "йя"):
        return right  # ъ closes its syllable (our decision): объ-ект; я is a consonant and a vowel (rule 6): май-я-лар
    stan = _before_stan(part, script)
    if left < stan < right:
        return stan
    consonants = [place for place in range(left + 1, right) if kinds[place] == "C"]
    if not consonants:  # Rules 5 and 6: бу-ын, қи-ын, про-ект
        return right
    if len(consonants) > 3:
        return _border_in_loan(part, consonants, script)
    return consonants[-1]  # Rules 1 to 4: ала-қан, құр-мет, құмырс-қа, да-уыс; ь goes with it: пре-мьер


def _before_stan(part: str, script: Script) -> int:
    """Where -стан begins in the name of a country, or -1."""
    people = _people_before_stan(script).match(part)
    return people.end() if people else -1


@cache
def _people_before_stan(script: Script) -> re.Pattern[str]:
    (stan,) = spelled(("стан",), script)
    return re.compile(f"(?:{'|'.join(spelled(NAMES_BEFORE_STAN, script))})(?={stan})")


def _border_in_loan(part: str, consonants: list[int], script: Script) -> int:
    """Where a syllable begins after four consonants or more: with -ств, one of ONSETS, or the last of them."""
    letters = part[: consonants[-1] + 1]
    for codas, onsets, start in ((BEFORE_STV, (STV,), consonants[-3]), (CODAS, ONSETS, consonants[-2])):
        if letters[start:] in spelled(onsets, script) and letters[:start].endswith(spelled(codas, script)):
            return start
    return consonants[-1]


def _kinds(part: str, script: Script) -> str:
    """A letter for each letter: V for a vowel, C for a consonant, S for a sign."""
    kind_of_glide = _kind_in_latin if script is LATIN else _kind_in_cyrillic
    kinds = ""
    for place, letter in enumerate(part):
        if letter in script.glides:
            kinds += kind_of_glide(part, place, kinds)
        else:
            kinds += "V" if letter in script.vowels else "S" if letter in script.signs else "C"
    return kinds


def _kind_in_cyrillic(part: str, place: int, kinds: str) -> str:
    """Rules 4 and 5: у is a vowel after a consonant and a consonant after a vowel; what is left is decided by us."""
    before, after = part[:place], part[place + 1 : place + 2]
    vowel_follows = bool(after) and after in CYRILLIC.vowels
    if not before:  # уни-вер-си-тет, but уа-қыт
        return "C" if vowel_follows else "V"
    if kinds[-1] == "V":  # да-уыс, сау-да; but ра-ди-ус, жу-у-ға, ва-ку-ум
        return "V" if before[-1] in "иу" and not vowel_follows else "C"
    return "C" if before[-1] == "й" and vowel_follows else "V"  # ту-ын-ды, су-ық; but хай-уан


def _kind_in_latin(part: str, place: int, kinds: str) -> str:
    """Rules 4 and 5 for u (у) and i (и, й, and the first half of ю, я, ё), where they can be told apart."""
    letter, before, after = part[place], part[:place], part[place + 1 : place + 2]
    vowel_follows = bool(after) and after in LATIN.vowels
    if letter == "u":
        return _kind_of_u(before, after, kinds, vowel_follows=vowel_follows)
    if not before:
        return "C" if vowel_follows or after == "u" else "V"
    if kinds[-1] == "V":  # й: da-iyn-dyq, ai-maq; ия: qi-ia
        return "C"
    if kinds[-1] == "C" and before[-1] in "iu":  # mai-ia (майя); Dä-uit (Дәуіт), but no vowel before another
        return "C" if before[-1] == "i" or vowel_follows or after == "u" else "V"
    # After a consonant: qi-yn, mil-li-on. But ia may be я (apellia-) and iu is mostly ю (biud-jet): they stay whole.
    return "S" if after == "a" or (after == "u" and part[place + 2 : place + 3] not in ("a", "ä")) else "V"


def _kind_of_u(before: str, after: str, kinds: str, *, vowel_follows: bool) -> str:
    if not before:
        return "C" if vowel_follows else "V"
    if before[-1] == "i":  # ю: qo-iu-yn, biud-jet; but hai-uan, di-ua-na
        return "C" if after in ("a", "ä") else "V"
    if kinds[-1] == "V":  # da-uys, sau-da; but ju-u-ğa
        return "V" if before[-1] == "u" and not vowel_follows else "C"
    return "V"  # tu-yn-dy
