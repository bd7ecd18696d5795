"""Turn a publication's folder into the words whose spelling in another script a native editor should look at."""

from publish.content.tree import read_publication
from publish.diagnostics import PublishError, error
from publish.editions.root import Root
from publish.language import LANGUAGES
from publish.language.scripts.derived import ScriptOf
from publish.translation.respelling import WordInDoubt, words_in_doubt
from publish.translation.spellings import spelled
from publish.translation.translate import translate


def words_to_review(root: Root, lang: str) -> list[WordInDoubt]:
    """The words in doubt of the edition in `lang`, the commonest first; those that the project spells are not there.

    Raises PublishError for a language that is not written with another one's catalogs, as `kk-Latn` is.
    """
    language = spelled(LANGUAGES[lang], root.locales) if lang in LANGUAGES else None
    if not isinstance(language, ScriptOf):
        known = ", ".join(tag for tag, each in LANGUAGES.items() if isinstance(each, ScriptOf))
        message = f"no language in another script is called '{lang}'"
        raise PublishError(error("unknown-language", message, None, f"the languages are {known}"))
    source = translate(read_publication(root.content), root.locales, LANGUAGES[language.catalog])
    return words_in_doubt(source.publication, language)
