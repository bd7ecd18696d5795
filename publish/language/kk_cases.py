"""Turn a Kazakh word, or a numeral as it is read aloud, and a case into the ending that the case takes.

Sources:

- Regular endings by the last sound: the table of cases at ent-2014.kz/tutorials/septikter-padezhi.html, which also has
  the dative after third-person possessives (`-на`); its ablative is in `Grammatika prosto o slozhnom` (dereksiz.org).
- Proper names: И before the last consonant makes a loan front (Путинге, Парижде), except before х and қ (тарихқа);
  names in -ов and -ев follow their stem (Тоқаевқа, Әуезовке). From usage in the press, no rule found (review).
- Loans in -кт, -нк, -нг and -ск take і before an ending: Пактіге, банкіге, митингіге, Минскіде. `Пактіге` is in
  P2000000416; the rest by analogy (review).
- Ending after a figure, by the spoken numeral: spelling rules of 2019, par. 44 (`6-ға`, `100-ге дейін`, `10-15-тен`).
"""

import re
from typing import Literal, get_args

Case = Literal["gen", "dat", "acc", "loc", "abl", "ins"]
CASES: tuple[Case, ...] = get_args(Case)

# The columns are the last sound of the word.    vowel  м н ң  р л й у  з ж    other
_ENDINGS: dict[Case, tuple[str, str, str, str, str]] = {
    "gen": ("ның", "ның", "дың", "дың", "тың"),  # ілік: маусымның
    "dat": ("ға", "ға", "ға", "ға", "қа"),  # барыс: маусымға
    "acc": ("ны", "ды", "ды", "ды", "ты"),  # табыс: маусымды
    "loc": ("да", "да", "да", "да", "та"),  # жатыс: маусымда
    "abl": ("дан", "нан", "дан", "дан", "тан"),  # шығыс: маусымнан
    "ins": ("мен", "мен", "мен", "бен", "пен"),  # көмектес, which has no back form: маусыммен
}
# After a third-person possessive, whatever its vowel: доллары, долларына.
_POSSESSED_ENDINGS: dict[Case, str] = {
    "gen": "ның",
    "dat": "на",
    "acc": "н",
    "loc": "нда",
    "abl": "нан",
    "ins": "мен",
}

# и, у and ю are no vowels here: they go with the vowel before them (елуге, менюге) and count as й and у at the end.
_BACK, _FRONT = "аоұыяё", "әөүіеэ"
_SOUNDS = (_BACK + _FRONT, "мнң", "рлйуию", "зж", "пткқсшщфхһцчбвгғд")
_VOWELS = re.compile(f"[{_BACK}{_FRONT}]")
_LOAN_CLUSTERS = ("кт", "нк", "нг", "ск")
_TO_FRONT = str.maketrans("ағқы", "егкі")

_ONES = ("нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
_THOUSANDS = ("мың", "миллион", "миллиард", "триллион")


def attach(word: str, case: Case, *, possessed: bool = False) -> str:
    """The word with its ending: `attach("маусым", "loc")` is `маусымда`.

    `possessed` words already end in a third-person possessive: `АҚШ доллары` becomes `АҚШ долларына`. Only for words
    that are read as they are written, so not for initialisms. Raises ValueError for a word that does not end in a
    Kazakh letter.
    """
    return word + ending(word, case, possessed=possessed)


def ending(word: str, case: Case, *, possessed: bool = False) -> str:
    """What `attach` puts after the word: its vowel follows the word's last, its consonant the word's last sound."""
    sounds = word.lower().removesuffix("ь")
    if sounds.endswith(_LOAN_CLUSTERS) and not possessed:
        return "і" + ending("і", case)
    column = next((column for column, ends in enumerate(_SOUNDS) if sounds.endswith(tuple(ends))), None)
    if column is None:
        raise ValueError(f"'{word}' is no Kazakh word that a case ending could follow")
    back = _POSSESSED_ENDINGS[case] if possessed else _ENDINGS[case][column]
    return back.translate(_TO_FRONT) if is_front(word) else back


def is_front(word: str) -> bool:
    """Whether the endings of the word have front vowels."""
    sounds = word.lower()
    if sounds.endswith("ь"):
        return True
    stem = re.sub(r"[ое]в$", "", sounds) if word[word.rfind(" ") + 1 :].istitle() else sounds
    if re.search(r"и[^аоұыяёәөүіеэиуюйхқғ]+$", stem):
        return True
    vowels = _VOWELS.findall(stem) or _VOWELS.findall(sounds)
    if not vowels:
        return "и" in sounds and not re.search("[ую]", sounds)  # Тбилисиге, but институтқа
    return vowels[-1] in _FRONT


def spoken_end(number: int) -> str:
    """The last word of a number read aloud, which its case ending follows: 2019 ends in `тоғыз`, 404000 in `мың`."""
    for size, words in ((1, _ONES), (10, _TENS)):
        if number == 0 or number // size % 10:
            return words[number // size % 10]
    if number % 1000:
        return "жүз"
    thousands = 0
    while number % 1000 == 0 and thousands < len(_THOUSANDS):
        number, thousands = number // 1000, thousands + 1
    return _THOUSANDS[thousands - 1]
