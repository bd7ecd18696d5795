"""Prove that an import only runs down the floors of DESIGN.md: `TYPE_CHECKING` and function-level imports count."""

import ast
from collections.abc import Iterator
from importlib.util import resolve_name
from pathlib import Path

import pytest

FLOORS = {
    "cli": 8,
    "release": 7,
    "checks": 6,
    "audit": 6,
    "validators": 6,
    "editions": 5,
    "writers": 4,
    "translation": 4,
    "layout": 3,
    "content": 3,
    "language": 2,
    "document": 2,
    "files": 2,
    "toml": 2,
    "diagnostics": 1,
}
GRAB_BAGS = {"utils", "helpers", "common", "shared"}


def imported(tree: ast.AST, package: str) -> Iterator[str]:
    """The dotted name of everything that a module of `package` imports, at any depth of its code."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = resolve_name("." * node.level + (node.module or ""), package)
            yield from (f"{source}.{alias.name}" for alias in node.names)


def upward_imports(source: str, module: str) -> list[str]:
    """What the module, named by its dotted path, imports from its own floor or above, outside its own package."""
    home, parent = module.split(".")[1], module.rpartition(".")[0]
    names = [name for name in imported(ast.parse(source), parent) if name.startswith("publish.")]
    targets = [name for name in names if name.split(".")[1] != home]
    return [name for name in targets if FLOORS.get(name.split(".")[1], 99) >= FLOORS[home]]


def dotted(path: Path, root: Path) -> str:
    """`publish.layout.themes` for `publish/layout/themes.py`; a package's own module is its `__init__`."""
    return ".".join(path.relative_to(root).with_suffix("").parts)


def test_imports_only_run_down(root: Path) -> None:
    modules = {dotted(path, root): path.read_text("utf-8") for path in (root / "publish").rglob("*.py")}
    front = modules.pop("publish.__init__")
    assert not list(imported(ast.parse(front), "publish")), "publish/__init__.py re-exports nothing"
    assert {name: up for name, source in modules.items() if (up := upward_imports(source, name))} == {}


@pytest.mark.parametrize(
    "source",
    [
        "import publish.writers.pdf",
        "from publish import writers",
        "from publish.editions.build import build",
        "from publish.content import tree",  # the neighbour on the same floor
        "from ..writers import pdf",
        "def late():\n    from publish.cli import main",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from publish.checks import CHECKS",
        "from publish.attic import old",  # a package without a floor
    ],
)
def test_an_upward_import_is_found(source: str) -> None:
    assert upward_imports(source, "publish.layout.compose")


@pytest.mark.parametrize(
    "source",
    [
        "import lxml.etree",
        "from publish.layout.model import Layout",
        "from .model import Layout",
        "import publish.document",
    ],
)
def test_a_downward_import_is_allowed(source: str) -> None:
    assert not upward_imports(source, "publish.layout.compose")


def test_no_module_is_a_grab_bag(root: Path) -> None:
    modules = [path for folder in ("publish", "tests") for path in (root / folder).rglob("*")]
    assert not [path for path in modules if path.stem in GRAB_BAGS]
