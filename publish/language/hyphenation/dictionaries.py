"""Find the pattern files that `generate` writes and the package carries."""

from pathlib import Path

from publish.language.hyphenation.scripts import CYRILLIC, LATIN, Script

DICTIONARIES: dict[str, Script] = {"hyph_kk.dic": CYRILLIC, "hyph_kk_Latn.dic": LATIN}
FOLDER = Path(__file__).with_name("data")


def dictionary_path(script: Script) -> Path:
    """The pattern file of `script`."""
    return next(FOLDER / name for name, written in DICTIONARIES.items() if written is script)
