"""Turn a folder into the root of a publication: where its content, catalogs and styles lie."""

from dataclasses import dataclass
from pathlib import Path

from publish.diagnostics import Diagnostic, PublishError, Span, error

MARKER = Path("content/publication.toml")


@dataclass(frozen=True, slots=True)
class Root:
    """A folder that holds a publication."""

    folder: Path

    @property
    def content(self) -> Path:
        """The source of truth."""
        return self.folder / "content"

    @property
    def locales(self) -> Path:
        """Templates and catalogs."""
        return self.folder / "locales"

    @property
    def styles(self) -> Path:
        """Themes."""
        return self.folder / "styles"

    @property
    def output(self) -> Path:
        """Where editions go unless another folder is named."""
        return self.folder / "output"


def find_root(folder: Path) -> Root:
    """The publication in `folder`. Raises PublishError if there is none."""
    if not (folder / MARKER).is_file():
        hint = "name its folder with --root, or make one with 'publish new DIR'"
        raise PublishError(error("no-publication", f"'{folder}' holds no {MARKER}", None, hint))
    return Root(folder)


def missing_edition(path: Path, place: Span | None) -> Diagnostic:
    """An edition is not where it should be; `place` is that of the publication."""
    hint = "run 'publish build', or name the folder of the editions with --output"
    return error("missing-edition", f"there is no '{path}'", place, hint)
