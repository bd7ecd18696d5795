"""Hyphenation: turns a Kazakh word into the places where a line may break it.

1. `syllables` states the official rules once, for Cyrillic and for Latin letters.
2. `patterns` restates them as Liang's patterns, which is what engines read.
3. `generate` writes the patterns into `data/`, where `dictionaries` finds them; `extension` packs them for LibreOffice.
4. `engines` gives them to Pyphen, and so to WeasyPrint; `soft_hyphens` writes the places into a text, for e-readers
   and Word.
"""
