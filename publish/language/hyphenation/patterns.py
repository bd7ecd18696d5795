"""Turn the rules of hyphenation into Liang's patterns: `1ла` allows a break, and a higher even figure forbids it.

The patterns are written as templates, in which a capital stands for each letter of a class: `1CV` is a break before any
consonant that a vowel follows. `syllables` is the reference; a test proves that both say the same.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product, zip_longest

from publish.language.hyphenation.scripts import LATIN, Script, spelled
from publish.language.hyphenation.syllables import BEFORE_STV, CODAS, NAMES_BEFORE_STAN, ONSETS, STV

_BOTH_SCRIPTS = (
    "1CV 1Cу",  # Rules 1 to 3: the last consonant goes down
    "V1V",  # Rules 5 and 6: про-ект, қи-ын
    "1уV C2у",  # Rule 4: да-уыс; but a consonant goes down with its vowel у
    "у1V Vу2V",  # Rule 5: ту-ын-ды; but у between vowels is a consonant
    "1уу у1у Vу2у уу2V Aуу3N",  # жу-у-ға, жу-уы, жа-уу-ын
    ".L8 8X. -L8 8X-",  # Rule 7, also in the parts of a compound
    ".CC4",  # Rule 8: строй-ка
    "с4тр. с4трC 4ств. 4ствC",  # монстр-лар, against the patterns of _clusters
)
_CYRILLIC_ONLY = (
    "и1у",  # ра-ди-ус
    "й3уV 2йуV йу2V",  # хай-уан
    "1RьE .Rь4",  # пре-мьер, льго-та
    "ъ1V .Rъ4",  # объ-ект, съе-зі-не
    "2йё 2йю 2йя й1ё й1ю й1я",  # май-я-лар
)
_LATIN_ONLY = (
    "1iV 1Ci C2i",  # й opens between vowels; и is a vowel after a consonant
    "i1V Vi2V ii2V i2a",  # qi-yn, qi-ia; but ia after a consonant may be я
    "1iu i2uV i3ua i3uä iu2a iu2ä 2iua 2iuä",  # ю: qo-iu-yn; but hai-uan, di-ua-na
    "1ui i2ui 2uiV ui2V 2uiu",  # Dä-uit, däu-iet
)

# Four consonants that begin Russian words; `.CC4` does for three. The word list of hunspell-kk has бснде for БСН-де.
_LONG_ONSETS = ("бснд", "взбр", "взгл", "вздр", "вскр", "вспл", "вств", "встр")


def dictionary(script: Script) -> str:
    """The text of a hyph_*.dic file, as Pyphen and LibreOffice read it."""
    head = ["UTF-8", f"% Kazakh hyphenation, {script.tag}. Generated: see publish/language/hyphenation/patterns.py"]
    return "\n".join([*head, "LEFTHYPHENMIN 2", "RIGHTHYPHENMIN 2", *patterns(script), ""])


def patterns(script: Script) -> list[str]:
    """All patterns of a script, one for the same letters, in order."""
    templates = " ".join([*_BOTH_SCRIPTS, *(_LATIN_ONLY if script is LATIN else _CYRILLIC_ONLY)]).split()
    whole = [*_clusters(), *_names(), *(f".{onset[:3]}4{onset[3]}" for onset in _LONG_ONSETS)]
    return _merged([*_expanded(spelled((*templates, *whole), script), _classes(script))])


def _classes(script: Script) -> dict[str, str]:
    """What each capital of a template stands for."""
    (verb_vowels, endings, russian, after_sign) = spelled(("аәеоө", "ыі", "бвгджзклмнпрстфхцчшщ", "еёиоюя"), script)
    signs = {"R": russian, "E": after_sign} if script.signs else {}
    return {
        "V": script.vowels,
        "C": script.consonants,
        "X": script.vowels + script.glides,
        "L": script.letters,
        "A": verb_vowels,  # before the -у of a verb
        "N": endings,  # after it
        **signs,
    }


def _clusters() -> Iterator[str]:
    """Four consonants: `нс3т4р` for конс-трукция, `т3с4т4в` for агент-ство."""
    for coda, onset in (*product(CODAS, ONSETS), *product(BEFORE_STV, (STV,))):
        yield f"{coda}3{'4'.join(onset)}"


def _names() -> Iterator[str]:
    for name in NAMES_BEFORE_STAN:
        yield f".{name}3с4тан"


def _expanded(templates: Iterable[str], classes: dict[str, str]) -> Iterator[str]:
    """`1CV` once for each consonant and vowel."""
    for template in templates:
        for letters in product(*(classes.get(symbol, symbol) for symbol in template)):
            yield "".join(letters)


def _merged(some: Iterable[str]) -> list[str]:
    """Join patterns of the same letters, of which Pyphen would keep the last only: `1бу` and `б2у` are `1б2у`."""
    values: dict[str, list[str]] = {}
    for pattern in some:
        found = re.findall(r"(\d?)(\D?)", pattern)
        letters = "".join(letter for _, letter in found)
        figures = [figure or "0" for figure, _ in found][: len(letters) + 1]
        values[letters] = list(map(max, figures, values.get(letters, figures)))
    return sorted(_written(letters, figures) for letters, figures in values.items())


def _written(letters: str, figures: list[str]) -> str:
    pairs = zip_longest(figures, letters, fillvalue="")
    return "".join(figure.replace("0", "") + letter for figure, letter in pairs)
