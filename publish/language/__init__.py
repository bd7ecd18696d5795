"""Language: turns values, the program's own words and lists of words into what one language makes of them.

A module a language (`en`, `kk`, `ru`), each of which corrects what `cldr` gives for any language; `scripts` makes
languages of Kazakh in other letters. What they offer is in `publish.language.protocol`.
"""

from publish.language.en import ENGLISH
from publish.language.kk import KAZAKH
from publish.language.protocol import Language
from publish.language.ru import RUSSIAN
from publish.language.scripts.derived import ArabicKazakh, LatinKazakh

LANGUAGES: dict[str, Language] = {
    "en": ENGLISH,
    "kk": KAZAKH,
    "kk-Latn": LatinKazakh(KAZAKH),
    "kk-Arab": ArabicKazakh(KAZAKH),
    "ru": RUSSIAN,
}
