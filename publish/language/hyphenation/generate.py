"""Write the pattern files of the package, or the extension for LibreOffice.

`python -m publish.language.hyphenation.generate` writes data/hyph_kk.dic and data/hyph_kk_Latn.dic; with `--oxt FILE`
it writes the extension that carries them.
"""

import argparse
from pathlib import Path

from publish.language.hyphenation.dictionaries import DICTIONARIES, FOLDER
from publish.language.hyphenation.extension import extension
from publish.language.hyphenation.patterns import dictionary

_FIRST_LINE = (__doc__ or "").partition("\n")[0]


def main(arguments: list[str] | None = None) -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m publish.language.hyphenation.generate", description=_FIRST_LINE)
    parser.add_argument("--oxt", type=Path, metavar="FILE", help="write the extension for LibreOffice to FILE instead")
    target: Path | None = parser.parse_args(arguments).oxt
    if target:
        target.write_bytes(extension())
    else:
        write_dictionaries(FOLDER)


def write_dictionaries(folder: Path) -> None:
    """Write a pattern file for each script."""
    folder.mkdir(exist_ok=True)
    for name, script in DICTIONARIES.items():
        (folder / name).write_text(dictionary(script), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
