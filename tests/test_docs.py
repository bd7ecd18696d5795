"""Prove that what the documents show is what a reader gets."""

import re
import shlex
from pathlib import Path

import pytest

from tests.command import publish

DOCUMENTS = ("README.md", "docs/language.md", "docs/dialect.md", "docs/translating.md")
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ publish (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
CODE = re.compile(r"^````?.*?^````?$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")


def shown(root: Path) -> list[tuple[str, str]]:
    """Each command that a document runs, and what it says comes out."""
    texts = [(root / name).read_text("utf-8") for name in DOCUMENTS]
    return [pair for text in texts for block in CONSOLE.findall(text) for pair in COMMAND.findall(block)]


def test_commands_print_what_the_documents_show(root: Path) -> None:
    commands = shown(root)
    assert len(commands) > 10
    for command, output in commands:
        run = publish(*shlex.split(command), folder=root)
        assert (run.returncode, run.stderr) == (0, ""), command
        assert run.stdout.replace("\u00a0", " ") == output, command


def anchors(text: str) -> set[str]:
    """The anchors of a document's headings, as forges make them."""
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize(
    "name",
    [*DOCUMENTS, "docs/themes.md", "docs/tools.md", "docs/checks.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"],
)
def test_links_between_documents_lead_somewhere(name: str, root: Path) -> None:
    page = root / name
    prose = CODE.sub("", page.read_text("utf-8"))
    for path, anchor in LINK.findall(prose):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{name}: {path}"
        assert not anchor or anchor in anchors(target.read_text("utf-8")), f"{name}: {path}#{anchor}"
