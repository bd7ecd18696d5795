"""Turn a publication and its catalogs into how far its translation has come: words by state, chapter by chapter."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from publish.document.nodes import Publication
from publish.translation.messages import domain_of, translatable, units
from publish.translation.states import STATES, State
from publish.translation.translate import load_catalog


@dataclass(frozen=True, slots=True)
class Progress:
    """The words of the source's messages, by the state of their translations: all states, and nothing besides."""

    words: Mapping[State, int]

    @property
    def total(self) -> int:
        """All words."""
        return sum(self.words.values())

    def reached(self, state: State) -> int:
        """The words whose translation has come to `state` or further: what is approved is reviewed, too."""
        return sum(self.words[each] for each in STATES[STATES.index(state) :])

    def share(self, state: State) -> Fraction:
        """The share of words that have come to `state` or further, 0 to 1; of nothing, all."""
        return Fraction(self.reached(state), self.total) if self.total else Fraction(1)

    def percent(self, state: State) -> int:
        """The same share in whole percent, never rounded up: 99 is not all."""
        return int(self.share(state) * 100)


def progress(publication: Publication, locales: Path, lang: str) -> dict[str, Progress]:
    """How far the catalogs of `lang` have come: domain -> Progress, in reading order; nothing for the source language.

    Words are those of the msgids, as translators count them: what stands between spaces. Raises PublishError for a
    broken catalog.
    """
    if lang == publication.lang:
        return {}
    found = {}
    for unit in units(publication):
        catalog = load_catalog(locales, lang, domain_of(unit))
        count: Counter[State] = Counter()
        for message in translatable(unit):  # type: ignore[type-var]  # whichever it is
            entry = catalog.entry(message)
            count[entry.state if entry else "untranslated"] += len(message.msgid.split())
        found[domain_of(unit)] = _progress(count)
    return found


def whole(parts: Iterable[Progress]) -> Progress:
    """The progress of several parts together."""
    count: Counter[State] = Counter()
    for part in parts:
        count.update(part.words)
    return _progress(count)


def _progress(count: Counter[State]) -> Progress:
    return Progress({state: count[state] for state in STATES})
