"""Scripts: turns Kazakh in Cyrillic letters into Kazakh in Latin (`kk-Latn`) and in Arabic letters (`kk-Arab`).

One catalog serves three scripts. `latin` and `arabic` have the tables and rules, each with its source; `conversion`
walks a text and applies them; `exceptions` are a project's own spellings; `review` lists the words that a native editor
should look at; `derived` makes a Language of each.
"""

from publish.language.scripts.arabic import to_arabic
from publish.language.scripts.conversion import Script, convert_pieces
from publish.language.scripts.latin import to_latin

__all__ = ["Script", "convert_pieces", "to_arabic", "to_latin"]
