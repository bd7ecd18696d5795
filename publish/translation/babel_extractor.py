"""Turn a file of `content/` into messages for `pybabel extract`: the same msgids as `publish extract` gives.

Babel finds it by its entry point. The mapping file says which files are ours:

    [publish: **.md]
    [publish: publication.toml]
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from publish.content.tree import SETTINGS, read_publication
from publish.diagnostics import PublishError, error
from publish.translation.exchange.units import original
from publish.translation.messages import translatable, units

Found = tuple[int, str | None, str | tuple[str, str], list[str]]


def extract(
    fileobj: IO[bytes], keywords: Mapping[str, Any], comment_tags: Iterable[str], options: Mapping[str, Any]
) -> Iterator[Found]:
    """Yield line, function, message and comments, as Babel asks for; a message with a context is one of `pgettext`.

    A Markdown file that the publication does not name has no messages. Raises PublishError for a publication that is
    faulty, and for a file that is in none.
    """
    del keywords, comment_tags, options  # Babel's: nothing here depends on them
    path = Path(fileobj.name).resolve()
    folder = next((each for each in path.parents if (each / SETTINGS).is_file()), None)
    if folder is None:
        raise PublishError(error("no-publication", f"'{fileobj.name}' is in no folder with a {SETTINGS}"))
    for content in units(read_publication(folder)):
        if original(content) == path.relative_to(folder).as_posix():
            for message in translatable(content):  # type: ignore[type-var]
                line = message.span.line if message.span.path.endswith(path.name) else 1  # else of a table's CSV file
                if message.context:
                    yield line, "pgettext", (message.context, message.msgid), list(message.comments)
                else:
                    yield line, None, message.msgid, list(message.comments)
