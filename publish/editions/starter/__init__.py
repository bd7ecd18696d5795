"""Turn the starter that is shipped with the program into a new publication."""

import shutil
import uuid
from datetime import datetime
from pathlib import Path

from publish.diagnostics import PublishError, error

STARTER = Path(__file__).parent
PARTS = ("content", "locales", "styles")


def create(folder: Path) -> None:
    """Copy the starter to `folder`, with an identifier of its own and today's date.

    Raises PublishError if there is something in the folder already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PublishError(error("folder-exists", f"'{folder}' exists and is not empty", None, "name a new folder"))
    try:
        for part in PARTS:
            shutil.copytree(STARTER / part, folder / part, dirs_exist_ok=True)
        settings = folder / "content" / "publication.toml"
        text = settings.read_text("utf-8")
        text = text.replace("00000000-0000-4000-8000-000000000000", str(uuid.uuid4()))
        settings.write_text(text.replace("2000-01-01", datetime.now().astimezone().date().isoformat()), "utf-8")
    except OSError as fault:
        raise PublishError(
            error("cannot-write", f"'{folder}': {fault.strerror}", None, "choose another folder")
        ) from fault
