"""Tell the script of a language tag (BCP 47), and the direction in which it is written."""

from functools import cache

from babel.core import get_global, parse_locale

from publish.language.protocol import Direction

JOINED = {"Adlm", "Arab", "Mand", "Mong", "Nkoo", "Rohg", "Syrc"}
"""Scripts whose letters join (Unicode, ArabicShaping.txt)."""

_RIGHT_TO_LEFT = {"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}


@cache
def script_of(tag: str) -> str:
    """The script by its code in ISO 15924: `Arab` for `kk-Arab-CN`, `Cyrl` for `kk`; empty where CLDR knows none."""
    try:
        language, territory, script, *_ = parse_locale(tag, sep="-")
        if script:
            return script
        likely = get_global("likely_subtags")
        full = likely.get(f"{language}_{territory}") or likely.get(language, "")
        return parse_locale(full)[2] or "" if full else ""
    except ValueError:  # private tags, `x-...`
        return ""


def direction_of(tag: str) -> Direction:
    """Where a line begins: its script decides, not its language."""
    return "rtl" if script_of(tag) in _RIGHT_TO_LEFT else "ltr"
