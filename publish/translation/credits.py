"""Turn `locales/<lang>/credits.toml`, a file of the translators' own, into the people that an edition names.

Whoever is not in it, or has `show = false`, is named nowhere: heads and comments of catalogs are never asked.
"""

from pathlib import Path
from typing import Any

from publish.content.files import Files
from publish.diagnostics import Report, Span
from publish.document.nodes import CREDIT_ROLES, Credit
from publish.toml import parse_toml
from publish.translation.catalogs import catalog_folder

CREDITS = "credits.toml"
PERSON = {"name": str, "role": str, "show": bool}
HINT = 'write [[people]] with name = "..." and role = "translation"'


def read_credits(locales: Path, lang: str) -> tuple[Credit, ...]:
    """Who is named in the editions of `lang`, by role, in the order of the file; nobody where there is no file.

    Raises PublishError with all that is wrong in the file.
    """
    path = catalog_folder(locales, lang).parent / CREDITS
    if not path.exists():
        return ()
    report = Report()
    files = Files(locales, report)
    name = str(path.relative_to(locales))
    text, place = files.text(name), files.place(name)
    report.raise_errors()
    values = parse_toml(text, place)
    people = values.pop("people", [])
    for key in values:
        report.error("bad-credits", f"there is no setting '{key}'", place, HINT)
    shown = [credit for number, each in enumerate(_tables(people, place, report), 1)
             if (credit := _credit(each, _place(text, number, place), report))]  # fmt: skip
    report.raise_errors()
    return tuple(sorted(dict.fromkeys(shown), key=lambda credit: CREDIT_ROLES.index(credit.role)))


def _tables(people: Any, place: Span, report: Report) -> list[dict[str, Any]]:
    if isinstance(people, list) and all(isinstance(each, dict) for each in people):
        return people
    report.error("bad-credits", "people are tables", place, HINT)
    return []


def _credit(person: dict[str, Any], place: Span, report: Report) -> Credit | None:
    """The credit of a person who wants to be named."""
    before = len(report.diagnostics)
    for key, value in person.items():
        if key not in PERSON:
            report.error("bad-credits", f"a person has no '{key}'", place, f"they have {', '.join(PERSON)}")
        elif type(value) is not PERSON[key]:
            report.error("bad-credits", f"'{key}' is a {type(value).__name__}", place, HINT)
    name, role = " ".join(str(person.get("name", "")).split()), person.get("role")
    if not name:
        report.error("bad-credits", "a person has no name", place, "any name will do, or take the entry out")
    if role not in CREDIT_ROLES:
        report.error("bad-credits", f"there is no role {role!r}", place, f"the roles are {', '.join(CREDIT_ROLES)}")
    wanted = len(report.diagnostics) == before and person.get("show", True)
    return Credit(name, role) if wanted else None  # type: ignore[arg-type]


def _place(text: str, number: int, place: Span) -> Span:
    """The line on which a person's table begins: TOML readers keep none."""
    heads = [line for line, words in enumerate(text.splitlines(), 1) if "".join(words.split()).startswith("[[people]]")]
    return Span(place.path, heads[number - 1]) if number <= len(heads) else place
