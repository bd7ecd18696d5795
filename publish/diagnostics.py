"""Turn what is wrong into one line that names the place, the fault and the mend."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: lines and columns count from 1; 0 stands for "the whole file" or "the whole line"."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `code` is stable and documented; `hint` says how to mend what `message` says is wrong."""

    severity: Severity
    code: str
    message: str
    span: Span | None = None
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.span}: " if self.span else ""
        hint = f", hint: {self.hint}" if self.hint else ""
        return f"{place}{self.severity}[{self.code}]: {self.message}{hint}"


def error(code: str, message: str, span: Span | None = None, hint: str = "") -> Diagnostic:
    """An error: the edition cannot be built."""
    return Diagnostic("error", code, message, span, hint)


class PublishError(Exception):
    """The one family of errors that the CLI prints as lines; anything else is a bug and shows its traceback."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type["PublishError"], tuple[Diagnostic, ...]]:
        # Errors cross from worker processes: the default would rebuild them from the joined text.
        return type(self), self.diagnostics


class Report:
    """Collects diagnostics, so that one run tells all that is wrong and not only the first fault."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def error(self, code: str, message: str, span: Span | None = None, hint: str = "") -> None:
        """Note an error and go on."""
        self.diagnostics.append(error(code, message, span, hint))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take over what another stage found."""
        self.diagnostics.extend(diagnostics)

    def raise_errors(self) -> None:
        """Raise PublishError if any error was noted."""
        errors = [found for found in self.diagnostics if found.severity == "error"]
        if errors:
            raise PublishError(*dict.fromkeys(errors))  # a title is seen in more than one place
