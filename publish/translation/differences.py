"""Turn an old and a new text into what a translator must look at: the words that differ, and the facts that changed."""

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

PARAGRAPH = "¶"
"""Stands between the paragraphs that a text was joined from."""

_WORD = re.compile(r"(?:\{[\w-]+\}`[^`]*`|\S)+")  # a role is one word, whatever spaces it holds
_FACT = re.compile(
    r"\{(?P<kind>date|number|percent|money)\}`(?P<value>[^`|]*)[^`]*`|\{(?P<role>abbr|term|index)\}`[^`]*`"
    r"|\]\(<?(?P<link>[^)>]*)>?\)|<(?P<address>[^>\s]+:[^>\s]+)>|\[\^(?P<note>[^\]]+)\]"
    r"|(?<![\w.,])(?P<figure>\d+(?:[.,/\-–]\d+)*)"
)
_AROUND, _LONGEST = 3, 12


def word_diff(old: str, new: str) -> str:
    """The words that differ, as `wdiff` writes them, among a few that do not: `It was [-404-] {+405+} tenge.`"""
    before, after = _WORD.findall(old), _WORD.findall(new)
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    parts = []
    for number, (kind, start, end, new_start, new_end) in enumerate(changes):
        if kind == "equal":
            parts.append(_context(before[start:end], first=number == 0, last=number == len(changes) - 1))
            continue
        if end > start:
            parts.append(f"[-{_short(before[start:end])}-]")
        if new_end > new_start:
            parts.append(f"{{+{_short(after[new_start:new_end])}+}}")
    return " ".join(parts)


def _context(words: list[str], *, first: bool, last: bool) -> str:
    head, tail = 0 if first else _AROUND, 0 if last else _AROUND
    if len(words) <= head + tail:
        return " ".join(words)
    return " ".join([*words[:head], "…", *words[len(words) - tail :]])


def _short(words: list[str]) -> str:
    if len(words) > _LONGEST:
        words = [*words[: _LONGEST // 2], "…", *words[-_LONGEST // 2 :]]
    return " ".join(words)


def facts(text: str) -> list[tuple[str, str]]:
    """The values, figures, addresses and notes of a text in Markdown, each with its kind."""
    found = []
    for match in _FACT.finditer(text):
        if match["kind"]:
            found.append((match["kind"], match["value"]))
        else:
            name = next((name for name in ("link", "address", "note", "figure") if match[name]), "")
            if name:
                found.append(("link" if name == "address" else name, match[name]))
    return found


def changed_facts(old: str, new: str) -> list[str]:
    """What became of each fact that is not in both texts: `404000 KZT -> 405000 KZT`, `+ 2019-06-09`."""
    gone, come = _only(old, new), _only(new, old)
    lines = []
    for kind in dict.fromkeys((*gone, *come)):
        before, after = gone.get(kind, []), come.get(kind, [])
        both = min(len(before), len(after))
        lines += [f"{one} -> {other}" for one, other in zip(before, after, strict=False)]
        lines += [f"- {one}" for one in before[both:]] + [f"+ {one}" for one in after[both:]]
    return lines


def _only(text: str, other: str) -> dict[str, list[str]]:
    """The facts of `text` that `other` lacks, by kind."""
    theirs = facts(other)
    found = defaultdict(list)
    for fact in facts(text):
        if fact in theirs:
            theirs.remove(fact)
        else:
            found[fact[0]].append(_named(*fact))
    return found


def _named(kind: str, text: str) -> str:
    return {"note": f"[^{text}]", "percent": f"{text} %"}.get(kind, text)


def words(text: str) -> Iterator[str]:
    """The words of a text in small letters, to compare texts by: markup counts only by what it holds."""
    return (match[0].casefold() for match in re.finditer(r"\{[\w-]+\}(?=`)|[^\W_]+(?:[.,]\d+)*", text))
