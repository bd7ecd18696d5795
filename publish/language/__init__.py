"""Language: turns values, the program's own words and lists of words into what one language makes of them.

A module a language (`en`, `kk`, `ru`), each of which corrects what `cldr` gives for any language. What they offer is in
`publish.language.protocol`.
"""

from publish.language.en import ENGLISH
from publish.language.kk import KAZAKH
from publish.language.protocol import Language
from publish.language.ru import RUSSIAN

LANGUAGES: dict[str, Language] = {
    "en": ENGLISH,
    "kk": KAZAKH,
    "ru": RUSSIAN,
}
