"""Describe a validator, and what it finds in a file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from publish.diagnostics import Severity
from publish.validators import installation


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a file.

    `place` is where it is, as the validator says it: `EPUB/text/trials.xhtml:12`, `page 3`. `ids` are the ids (names of
    bookmarks in a DOCX, of destinations in a PDF) before that place, the nearest first.
    """

    severity: Severity
    message: str
    place: str = ""
    ids: tuple[str, ...] = ()
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


@dataclass(frozen=True, slots=True)
class Validator:
    """One program that judges files of a format.

    `run` yields what is wrong with a file. It raises NoVerdict, subprocess.TimeoutExpired or OSError where the program
    says nothing that can be read. `wheels` and `commands` are what it needs (see `installation`),
    `libraries` what it imports itself.
    """

    code: str
    name: str
    format: str
    run: Callable[[Path], Iterable[Finding]]
    wheels: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()

    def missing(self) -> tuple[str, ...]:
        """What it needs and is not installed."""
        return installation.missing(self.wheels, self.commands, self.libraries)
