"""Turn the starter that is shipped with the program into a new publication."""

import shutil
import uuid
from datetime import datetime
from pathlib import Path

from publish.diagnostics import PublishError, error

STARTER = Path(__file__).parent
PARTS = ("content", "locales", "styles")
USUAL_THEME = "report"
"""The theme that the starter's publication.toml names."""


def themes() -> list[str]:
    """The themes that a new publication may wear; it gets all of them, and can change from one to another."""
    return sorted(file.parent.name for file in (STARTER / "styles").glob("*/theme.toml"))


def create(folder: Path, theme: str = USUAL_THEME) -> None:
    """Copy the starter to `folder`, with an identifier of its own, today's date and this theme.

    Raises PublishError if there is something in the folder already, or no such theme.
    """
    if theme not in themes():
        hint = f"the themes are {', '.join(themes())}"
        raise PublishError(error("unknown-theme", f"there is no theme '{theme}'", None, hint))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PublishError(error("folder-exists", f"'{folder}' exists and is not empty", None, "name a new folder"))
    try:
        for part in PARTS:
            shutil.copytree(STARTER / part, folder / part, dirs_exist_ok=True)
        settings = folder / "content" / "publication.toml"
        text = settings.read_text("utf-8")
        text = text.replace(f'theme = "{USUAL_THEME}"', f'theme = "{theme}"')
        text = text.replace("00000000-0000-4000-8000-000000000000", str(uuid.uuid4()))
        settings.write_text(text.replace("2000-01-01", datetime.now().astimezone().date().isoformat()), "utf-8")
    except OSError as fault:
        raise PublishError(
            error("cannot-write", f"'{folder}': {fault.strerror}", None, "choose another folder")
        ) from fault
