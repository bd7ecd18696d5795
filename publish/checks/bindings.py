"""Turn two lists of numbers, each with what it stands beside, into those that stand beside something else."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from publish.checks.pairs import Fault


class Bound(NamedTuple):
    """A number with what it counts, or is counted by: `("9", "June")`."""

    readings: frozenset[str]
    label: str
    text: str


def conflicts(here: Sequence[Bound], there: Sequence[Bound], hint: str) -> Iterator[Fault]:
    """Numbers that stand with something else than in the source."""
    for bound in here:
        same = [other for other in there if other.readings & bound.readings]
        others = {other.label for other in here if other.readings & bound.readings}
        wrong = [other for other in same if other.label not in others]
        if wrong and bound.label not in {other.label for other in same}:
            number = min(bound.readings)
            yield Fault(f"{number} stands with '{bound.text}' in the source, with '{wrong[0].text}' here", hint)
