"""Turn the glossary into faults: terms that a translation does not use, and words that it must not use for them.

A term is found in any of its forms: with English plurals and possessives, with Kazakh endings (and the letters that
change before them: кітап, кітабы), with Russian ones (and vowels that come and go: иностранец, иностранца). A pattern
may accept a form that there is not; it must not miss one that there is.

Sources: Kazakh endings as in `publish.language.scripts.exceptions`; the Russian ones are those of the declensions in
Zaliznyak, `Grammaticheskii slovar russkogo yazyka`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from publish.checks.pairs import Fault, Pair, Project, Term
from publish.checks.prose import passages, prose
from publish.language.scripts.exceptions import ENDINGS
from publish.translation.glossary import Row

# ------------------------------------------------------------------------------------------------ the forms of terms

_BETWEEN = r"[\s‑-]+"
_BEFORE_VOWEL = {"қ": "(?:қ|ғ(?=[ыіу]))", "к": "(?:к|г(?=[ыіу]))", "п": "(?:п|б(?=[ыіу]))"}
_RUSSIAN_ENDING = (
    "иями|ьями|ьми|ями|ами|ого|его|ому|ему|ыми|ими|ией|иям|иях|ием|ов|ев|ей|ой|ий|ый|ая|яя|ое|ее|ую|юю|ые|ие|ых|их|ым|им|ом|ем|"
    "ам|ям|ах|ях|ия|ью|ию|ьи|ья|ье|ьё|ьев|ьям|а|я|о|е|ё|ы|и|у|ю|ь|й"
)
_RUSSIAN_STEM = re.compile(rf"(?P<stem>\w{{3,}}?)(?:{_RUSSIAN_ENDING})?(?:ся)?")
_RUSSIAN_CONSONANT = "[бвгджзйклмнпрстфхцчшщ]"


@lru_cache(maxsize=4096)
def forms(term: str, lang: str) -> re.Pattern[str]:
    """What finds a term in a text of the language: any of its words may have endings, capitals do not count.

    An initialism fits capitals only, and has its endings after a hyphen.
    """
    of_word = {"kk": _kazakh, "ru": _russian, "en": _english}.get(lang, re.escape)
    words = [_exact(word) if _is_exact(word, lang) else f"(?i:{of_word(word)})" for word in re.split(_BETWEEN, term)]
    return re.compile(rf"(?<!\w)(?:{_BETWEEN.join(words)})(?!\w)")


def _is_exact(word: str, lang: str) -> bool:
    """Whether a word is an initialism, or in letters of another alphabet: those take no endings but after a hyphen."""
    letters = r"[a-z]" if lang == "en" else r"[\u0400-\u052f]"
    return (len(word) > 1 and word.isupper()) or not re.search(letters, word, re.IGNORECASE)


def _exact(word: str) -> str:
    return rf"{re.escape(word)}(?:['’]?s(?!\w))?"


def _kazakh(word: str) -> str:
    last = _BEFORE_VOWEL.get(word[-1:].lower(), "")
    stem = re.escape(word[:-1]) + last if last else re.escape(word)
    elided = re.fullmatch(r"(\w+[^\Wаәеиоөуұүыі])[ыі]([қклмнрсңз])", word, re.IGNORECASE)
    if elided:  # халық, халқы; орын, орны
        stem = rf"(?:{stem}|{elided[1]}{elided[2]}(?=[ыі]))"
    return f"{stem}{ENDINGS}"


def _russian(word: str) -> str:
    stem = russian_stem(word)
    found = re.sub("[её]", "[её]", re.escape(stem))
    if fleeting := re.fullmatch(rf"(?i)(\w+{_RUSSIAN_CONSONANT})[оеё]({_RUSSIAN_CONSONANT})", stem):
        found = f"{fleeting[1]}[оеёь]?{fleeting[2]}"  # иностранец, иностранца
    elif cluster := re.fullmatch(rf"(?i)(\w+{_RUSSIAN_CONSONANT})ь?({_RUSSIAN_CONSONANT})", stem):
        found = f"{cluster[1]}[оеёь]?{cluster[2]}"  # письмо, писем
    return f"{found}(?:{_RUSSIAN_ENDING})?(?:ся)?"


def russian_stem(word: str) -> str:
    """What is left without the longest ending of a declension; three letters at least."""
    match = _RUSSIAN_STEM.fullmatch(word)
    return match["stem"] if match else word


def _english(word: str) -> str:
    stem = f"{re.escape(word[:-1])}(?:y|ies)" if re.search("[^aeiou]y$", word) else re.escape(word)
    return rf"{stem}(?:es|s)?(?:['’]s?)?"


# ------------------------------------------------------------------------------------------------------- the checks


def glossary(rows: Iterable[Row], source_lang: str, lang: str) -> tuple[Term, ...]:
    """The terms of a glossary that say something about translations into `lang`."""
    return tuple(
        Term(source, row.terms(lang), row.forbidden(lang), row.note)
        for row in rows
        for source in row.terms(source_lang)
        if row.terms(lang) or row.forbidden(lang)
    )


def check_terms(pair: Pair, project: Project) -> Iterator[Fault]:
    """Terms of the source whose translation does not use what the glossary says."""
    text = _whole(pair)
    for term in _terms_in(pair, project):
        if term.targets and not any(forms(target, pair.lang).search(text) for target in term.targets):
            wanted = " or ".join(f"'{target}'" for target in term.targets)
            if term.targets == (term.source,):
                yield Fault(f"'{term.source}' is not translated, but it is not there", "write it as the source does")
            else:
                note = f" ({term.note})" if term.note else ""
                yield Fault(f"'{term.source}' is not translated as the glossary says", f"use {wanted}{note}")


def check_forbidden_terms(pair: Pair, project: Project) -> Iterator[Fault]:
    """Words that the glossary forbids for a term of the source."""
    text = _whole(pair)
    for term in _terms_in(pair, project):
        allowed = [found.span() for target in term.targets for found in forms(target, pair.lang).finditer(text)]
        for word in term.forbidden:
            for found in forms(word, pair.lang).finditer(text):
                if not any(start <= found.start() and found.end() <= end for start, end in allowed):
                    wanted = " or ".join(f"'{target}'" for target in term.targets)
                    hint = f"use {wanted}" if wanted else "see locales/glossary.csv"
                    yield Fault(f"the glossary forbids '{found[0]}' for '{term.source}'", hint)
                    break


def _whole(pair: Pair) -> str:
    """All words of the translation, with those in other languages and in the index."""
    return "\n".join([prose(pair.translation, whole=True), *(text for _, text in passages(pair.translation))])


def _terms_in(pair: Pair, project: Project) -> list[Term]:
    """The terms that the source has. Where two begin at one word, the longer one is meant."""
    if not project.glossary:
        return []
    pattern, terms = _any_of(tuple(project.glossary), project.source_lang)
    found = (match.lastgroup for match in pattern.finditer(prose(pair.source)))
    return [terms[int(name[1:])] for name in dict.fromkeys(found) if name]


@lru_cache(maxsize=16)
def _any_of(terms: Sequence[Term], source_lang: str) -> tuple[re.Pattern[str], list[Term]]:
    longest = sorted(terms, key=lambda term: len(term.source), reverse=True)
    choices = (f"(?P<t{index}>{forms(term.source, source_lang).pattern})" for index, term in enumerate(longest))
    return re.compile("|".join(choices)), longest
