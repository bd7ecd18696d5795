"""Turn a text file of readable pairs into test cases.

A pair is a title in one line, a line with a dot, what is given, a dot, what is expected, and a dot.
"""

import hashlib
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

PAIR = re.compile(r"^(?P<title>[^\n]+)\n\.\n(?P<given>.*?)^\.\n(?P<expected>.*?)^\.$\n?\n?", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Pair:
    """One case and the file that it stands in."""

    path: Path
    title: str
    given: str
    expected: str

    def check(self, actual: str, update_golden: bool) -> None:
        """Compare with what is expected, or make that the expectation."""
        if not update_golden:
            assert actual == self.expected
        elif actual != self.expected:
            self._rewrite(actual)

    def _rewrite(self, actual: str) -> None:
        # A lock, because the workers of a session write the pairs of one file at the same time.
        name = hashlib.sha256(str(self.path).encode()).hexdigest()
        with FileLock(Path(tempfile.gettempdir()) / f"{name}.lock"):
            before = f"{self.title}\n.\n{self.given}.\n"
            text = self.path.read_text("utf-8")
            assert text.count(f"{before}{self.expected}.\n") == 1
            self.path.write_text(text.replace(f"{before}{self.expected}.\n", f"{before}{actual}.\n"), "utf-8")


def read_pairs(path: Path) -> list[Pair]:
    """All pairs of a file. What is no pair is an error: a misplaced dot would make cases vanish."""
    text = path.read_text("utf-8")
    rest = PAIR.sub("", text)
    assert not rest.strip(), f"{path}: this is no pair: {rest.strip()[:60]!r}"
    pairs = [Pair(path, *match.group("title", "given", "expected")) for match in PAIR.finditer(text)]
    titles = [pair.title for pair in pairs]
    assert len(set(titles)) == len(titles), f"{path}: two pairs have the same title"
    return pairs


def parameters(*paths: Path) -> list[object]:
    """The pairs of files as pytest's parameters, named by file and title."""
    return [pytest.param(pair, id=f"{path.stem}: {pair.title}") for path in paths for pair in read_pairs(path)]
