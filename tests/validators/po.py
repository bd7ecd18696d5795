"""Turn a .po catalog into what gettext, i18nspector and pofilter find wrong with it."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from publish.validators.installation import run
from publish.validators.validator import Finding, Validator

# Not among them: `pythonbraceformat`, `xmltags` and `urls`. pofilter takes the dialect's `{role}` for a placeholder,
# `<key>` for a tag, and the `).` after a link for its end. The program compares roles, keys and links as nodes.
HARD_CHECKS = ["emails", "escapes", "functions", "newlines", "nplurals", "printf", "tabs", "variables"]


def check(path: Path) -> list[Finding]:
    """The findings that fail the catalog."""
    catalog = _read(path)
    lines = [*_msgfmt(path), *_i18nspector(path, catalog), *_pofilter(path, catalog), *_mixed_scripts(catalog)]
    return [Finding("error", line) for line in lines]


PO = Validator("po", "gettext's tools", "po", check, commands=("msgfmt", "i18nspector", "pofilter"))


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _msgfmt(path: Path) -> list[str]:
    check = run("msgfmt", "--check", "--output-file=-", path)
    return check.stderr.splitlines() if check.returncode else []


def _i18nspector(path: Path, catalog: Catalog) -> list[str]:
    """Its errors, but for one on Kazakh: its data give the language one plural form, CLDR gives two."""
    errors = [line for line in run("i18nspector", path).stdout.splitlines() if line.startswith("E:")]
    two_forms = str(catalog.locale) == "kk" and catalog.num_plurals == 2
    return [line for line in errors if not (two_forms and "unusual-plural-forms" in line)]


def _pofilter(path: Path, catalog: Catalog) -> list[str]:
    """The hard checks only: pofilter's others judge style. It writes the messages that fail, each with its reasons."""
    with tempfile.TemporaryDirectory() as folder:
        failing = Path(folder, path.name)
        tests = [f"--test={check}" for check in HARD_CHECKS]
        run("pofilter", "--progress=none", f"--language={catalog.locale}", *tests, path, failing).check_returncode()
        messages = list(_read(failing)) if failing.exists() else []
    return [f"{comment}: {m.id!r}" for m in messages for comment in m.user_comments if "(pofilter)" in comment]


def _mixed_scripts(catalog: Catalog) -> list[str]:
    """The words that mix Latin and Cyrillic letters: they look right, but cannot be searched or hyphenated."""
    words = {word for text in _translations(catalog) for word in re.findall(r"[^\W\d_]+", text)}
    mixed = [word for word in words if re.search("[A-Za-z]", word) and re.search("[\u0400-\u052f]", word)]
    return [f"mixed scripts: {word}" for word in sorted(mixed)]


def _translations(catalog: Catalog) -> Iterator[str]:
    for message in catalog:
        if message.id and message.string and not message.fuzzy:
            yield from [message.string] if isinstance(message.string, str) else message.string
