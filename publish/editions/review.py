"""Turn a reader's word into marks in the catalogs of a publication's language."""

from collections.abc import Sequence

from publish.content.tree import read_publication
from publish.diagnostics import PublishError, error
from publish.editions.build import target_languages
from publish.editions.root import Root
from publish.language import LANGUAGES
from publish.translation.review import Reviewed, review
from publish.translation.states import State


def mark_reviewed(
    root: Root, lang: str, names: Sequence[str], *, approve: bool, undo: bool, message: str
) -> list[Reviewed]:
    """Mark what was read (publish.translation.review). Kazakh in another script has the catalogs of Kazakh.

    Raises PublishError for a language that has no catalogs.
    """
    known = ", ".join(target_languages(read_publication(root.content), []))
    if lang not in LANGUAGES:
        message = f"there is no language '{lang}'" if lang else "no language is named"
        raise PublishError(error("unknown-language", message, None, f"name one with --lang: {known}"))
    state: State = "approved" if approve else "reviewed"
    return review(root.locales, LANGUAGES[lang].catalog, names, state=state, undo=undo, message=message)
