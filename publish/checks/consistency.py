"""Turn a pair, beside all others of its language, into what does not fit: its length, words left as they were."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import exp, log
from statistics import median

from rapidfuzz import fuzz

from publish.checks.pairs import Fault, Pair, Project
from publish.document.nodes import Abbreviation, Code, Foreign, IndexMark, Inline, Phrase, Text
from publish.document.walk import plain_text, walk
from publish.language.tags import script_of

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_INITIAL = re.compile(r"(?<!\w)([^\W\d_]{1,2})\.")
_SIGNS = re.compile(r"[\W_]+")


def _key(text: str) -> str:
    """A text without what does not count: capitals, punctuation, the forms of values."""
    return _SIGNS.sub(" ", re.sub(r"\|[\w,]+(?=`)", "", text).casefold()).strip()


# ------------------------------------------------------------------------------------------------------ left as it was


def check_same_as_source(pair: Pair, project: Project) -> Iterator[Fault]:
    """Translations that are their source, and sentences of it that were left in: not names, codes or single words."""
    source = plain_text(pair.source.inlines)
    if len(_WORD.findall(source)) > 1 and _common_words(source):
        if _key(plain_text(pair.translation.inlines)) == _key(source):
            yield Fault("the translation is the same as its source", "translate it, or say why it stays")
        elif left := _left_over(pair, project):
            yield Fault(f"'{left}' was left as it is in the source", "translate it, or mark it: [words]{lang=en}")


def _common_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word[0].islower() and len(word) > 2]


def _left_over(pair: Pair, project: Project) -> str:
    """Four words or more in the letters of the source, and as the source has them, two of which are no names."""
    if script_of(project.lang) == script_of(project.source_lang):
        return ""
    letters = "A-Za-z" if script_of(project.source_lang) == "Latn" else "\u0400-\u052f"
    runs = re.compile(rf"[{letters}’'-]{{1,}}(?:[ ,]+[{letters}’'-]+){{3,}}")
    source = _key(plain_text(pair.source.inlines))
    for text in _own_texts(pair.translation.inlines):
        for run in runs.findall(text):
            if len(_common_words(run)) > 1 and _key(run) in source:
                return str(run)
    return ""


def _own_texts(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for node in inlines:
        if isinstance(node, Text):
            yield node.text
        elif not isinstance(node, Foreign | Code):
            yield from _own_texts(getattr(node, "children", ()))


# -------------------------------------------------------------------------------------------------------------- length

_SENTENCE = re.compile(r"[.!?…](?:[»”\")\]]|\[\^[^\]]*\])*(?=\s|$)")
_NOT_AT_END = re.compile(
    r"\b(?:[A-ZА-ЯӘІҢҒҮҰҚӨҺ]|U\.S|[ap]\.m|Mr|Mrs|Ms|Dr|No|см|ст|гг?|т|п|рис|табл|им|ул|жж?|тг|руб|млн|млрд|тыс)\."
)
SHORT = 40
"""Characters below which a length says little."""


@lru_cache(maxsize=8)
def _usual(project: Project) -> tuple[float, float]:
    """How much longer translations are, as a logarithm, and by how much that differs (robust: median, scaled MAD)."""
    ratios = [_ratio(pair) for pair in project.pairs if len(pair.msgid) >= SHORT]
    if len(ratios) < 20:
        return log(1.1), 0.25
    middle = median(ratios)
    return middle, max(0.1, 1.4826 * median(abs(ratio - middle) for ratio in ratios))


def _ratio(pair: Pair) -> float:
    source, translation = (max(1, len(plain_text(side.inlines))) for side in (pair.source, pair.translation))
    return log(translation / source)


def check_length(pair: Pair, project: Project) -> Iterator[Fault]:
    """Translations much shorter or longer than others of the language: something was left out, or pasted in."""
    length = len(plain_text(pair.source.inlines))
    if not any(map(str.isalnum, pair.msgstr)):  # `blank` says so
        return
    middle, spread = _usual(project)
    off = _ratio(pair) - middle
    allowed = max(4 * spread, log(1.6)) if length >= 3 * SHORT else max(6 * spread, log(2.5))
    if length < 12:
        allowed = log(8)
    elif length < SHORT:
        allowed = max(allowed, log(4))
    if abs(off) > allowed:
        than = "shorter" if off < 0 else "longer"
        message = f"the translation is {exp(abs(off)):.1f} times {than} than translations of this length are"
        yield Fault(message, "see that nothing was left out or pasted in")
    elif length >= SHORT:
        yield from _lost_sentences(pair, off)


def _lost_sentences(pair: Pair, off: float) -> Iterator[Fault]:
    """Fewer sentences, and as much shorter as that many of them would make it: those that were joined do not."""
    sentences = _sentences(pair.source)
    lost = sentences - _sentences(pair.translation)
    if 0 < lost < sentences and off < 0.4 * log(1 - lost / sentences):
        message = f"the translation has {lost} of {sentences} sentences less than its source, and is shorter"
        yield Fault(message, "see that no sentence was left out")


def _sentences(phrase: Phrase) -> int:
    return len(_SENTENCE.findall(_NOT_AT_END.sub("", plain_text(phrase.inlines))))


# --------------------------------------------------------------------------------------------------------- consistency


@lru_cache(maxsize=8)
def _by_source(project: Project) -> Mapping[tuple[str, str], list[Pair]]:
    found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in project.pairs:
        found[_key(pair.msgid), _family(pair.role)].append(pair)
    return found


def _family(role: str) -> str:
    """Headings among headings, cells among cells: elsewhere other words may be right."""
    return re.sub(r"[ (].*", "", role)


def check_inconsistent(pair: Pair, project: Project) -> Iterator[Fault]:
    """The same words of the source in two places, with two translations."""
    for other in _by_source(project)[_key(pair.msgid), _family(pair.role)]:
        if _key(other.msgstr) != _key(pair.msgstr):
            message = f"the same text is translated otherwise at {other.span}: '{_cut(other.msgstr)}'"
            yield Fault(message, "choose one of the two")
            return


@lru_cache(maxsize=8)
def _by_translation(project: Project) -> Mapping[str, list[Pair]]:
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in project.pairs:
        found[_key(pair.msgstr)].append(pair)
    return found


def check_pasted(pair: Pair, project: Project) -> Iterator[Fault]:
    """One translation for two texts that are not alike: it was pasted into the wrong message."""
    if len(pair.msgstr) < 12:
        return
    for other in _by_translation(project)[_key(pair.msgstr)]:
        if fuzz.token_set_ratio(_key(other.msgid), _key(pair.msgid)) < 60:
            message = f"another text has this translation too, at {other.span}: '{_cut(other.msgid)}'"
            yield Fault(message, "see which of the two it belongs to")
            return


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


# ------------------------------------------------------------------------------------------------- abbreviations, index


@lru_cache(maxsize=8)
def _short_forms(project: Project) -> Mapping[str, Counter[str]]:
    """Each abbreviation of the source, and how often which ones stand in the translations of its messages."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in project.pairs:
        for short in _abbreviations(pair.source):
            found[short].update(_abbreviations(pair.translation))
    return found


def _abbreviations(phrase: Phrase) -> set[str]:
    return {node.text for node in walk(phrase.inlines) if isinstance(node, Abbreviation)}


def check_abbreviations(pair: Pair, project: Project) -> Iterator[Fault]:
    """An abbreviation that is another one in the rest of the catalogs."""
    here = _abbreviations(pair.translation)
    for short in sorted(_abbreviations(pair.source)):
        usual = _short_forms(project)[short].most_common(1)
        if usual and usual[0][1] > 1 and usual[0][0] not in here:
            hint = "write it in the same way everywhere: its explanation is found by it"
            yield Fault(f"'{short}' is '{usual[0][0]}' elsewhere in the catalogs", hint)


_DIGITS = re.compile(r"\d+")


def check_index_entries(pair: Pair, _: Project) -> Iterator[Fault]:
    """Entries of the index that are other words than those in the sentence, though the source has the same."""
    source, translation = (
        [node for node in walk(side.inlines) if isinstance(node, IndexMark)] for side in (pair.source, pair.translation)
    )
    kept = [same for same in (_alike, _same_digits) if all(same(mark.text, mark.entry) for mark in source)]
    for mark in translation:
        if not all(same(mark.text, mark.entry) for same in kept):
            message = f"the index would list '{mark.text}' as '{mark.entry}'"
            yield Fault(message, "write after the bar the same words in their first form")


def _same_digits(text: str, entry: str) -> bool:
    return _DIGITS.findall(text) == _DIGITS.findall(entry)


def _alike(text: str, entry: str) -> bool:
    """Whether the words of an entry are those of the text, whatever their order and endings; `K.` may be `Kassym`."""
    words = [word.casefold() for word in _WORD.findall(text)]
    initials = tuple(_INITIAL.findall(text))
    return all(
        any(fuzz.ratio(word.casefold()[:5], other[:5]) >= 60 for other in words)
        or (initials and word.startswith(initials))
        for word in _WORD.findall(entry)
    )
