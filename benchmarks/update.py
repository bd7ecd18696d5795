"""Turn an old catalog and an edited text into a new catalog, here and with GNU msgmerge, and tell how long each takes.

    python benchmarks/update.py [messages] [per cent of edits] [--alone]

The messages are sentences of this repository's own publication, put together anew, with their Kazakh translations.
`--alone` leaves msgmerge out, which takes minutes. Seconds are of wall clock, files are read and written in both.
"""

import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from publish.translation.catalogs import catalog_path, new_catalog, read_catalog, template_path, write_catalog
from publish.translation.dividing import sentences
from publish.translation.po import Entry, Po, add_message
from publish.translation.update import merge

ROOT = Path(__file__).parents[1]
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def stock() -> list[tuple[str, str]]:
    """Sentences with their translations: of the messages whose source and translation have equally many."""
    catalog = read_catalog(catalog_path(ROOT / "locales", "kk", "worker-rights"), ROOT / "locales")
    pairs: list[tuple[str, str]] = []
    for message in catalog:
        one, other = sentences(str(message.id)), sentences(str(message.string))
        if message.id and len(one) == len(other):
            pairs += zip(one, other, strict=True)
    return pairs


def text(count: int, chance: random.Random) -> list[tuple[str, str]]:
    """Messages of one to four sentences, no two alike, with their translations."""
    pairs = stock()
    found: dict[str, str] = {}
    while len(found) < count:
        held = chance.choices(pairs, k=chance.choice((1, 2, 2, 3, 4)))
        number = chance.randrange(10, 10**6)
        held = [*held, (f"Case {{number}}`{number}`.", f"{{number}}`{number}`-іс.")]
        chance.shuffle(held)
        found[" ".join(source for source, _ in held)] = " ".join(translation for _, translation in held)
    return list(found.items())


def edited(msgids: list[str], share: float, chance: random.Random) -> list[str]:
    """The text with words dropped, replaced or mistyped, figures changed, messages moved or new, in `share` of them."""
    result = list(msgids)
    for place in chance.sample(range(len(result)), int(len(result) * share)):
        words = result[place].split(" ")
        spot = chance.randrange(len(words))
        kind = chance.choice(("drop", "replace", "typo", "figure", "move", "new"))
        if kind == "drop":
            del words[spot]
        elif kind == "replace":
            words[spot] = chance.choice(("however", "reportedly", "later"))
        elif kind == "typo":
            words[spot] += "s"
        elif kind == "figure":
            words = ["".join("1" if sign == "7" else sign for sign in word) for word in words] + ["In 2020."]
        elif kind == "new":
            words = text(1, chance)[0][0].split(" ")
        else:
            result[place], result[place - 1] = result[place - 1], result[place]
            continue
        result[place] = " ".join(words)
    return list(dict.fromkeys(result))


def write_files(locales: Path, count: int, share: float) -> int:
    """Write `text.pot` and the old `kk` catalog; returns how many messages of the template are new."""
    chance = random.Random(7)  # noqa: S311  the same text each time
    old = text(count, chance)
    new = edited([msgid for msgid, _ in old], share, chance)
    template, catalog = new_catalog(None, "Text", MOMENT), new_catalog("kk", "Text", MOMENT)
    for place, msgid in enumerate(new, 1):
        add_message(template, _entry(msgid, "", place))
    for place, (msgid, msgstr) in enumerate(old, 1):
        add_message(catalog, _entry(msgid, msgstr, place))
    write_catalog(template_path(locales, "text"), template, locales)
    write_catalog(catalog_path(locales, "kk", "text"), catalog, locales)
    return len(set(new) - {msgid for msgid, _ in old})


def _entry(msgid: str, msgstr: str, line: int) -> Entry:
    entry = Entry(msgid, msgstr, [("content/text.md", line)], auto_comments=["paragraph"])
    entry.flags = set()
    return entry


def ours(locales: Path) -> tuple[float, Po]:
    """Read, merge and write; the seconds and the new catalog."""
    start = time.perf_counter()
    template = read_catalog(template_path(locales, "text"), locales)
    old = read_catalog(catalog_path(locales, "kk", "text"), locales)
    new = merge({"text": template}, {"text": old})["text"]
    write_catalog(catalog_path(locales, "kk", "text"), new, locales)
    return time.perf_counter() - start, new


def theirs(locales: Path) -> tuple[float, Po]:
    """The same with msgmerge; run it first, as `ours` writes the old catalog anew."""
    out = locales / "theirs.po"
    command = ["msgmerge", "--previous", "--quiet", "--no-wrap", "--output-file", str(out)]
    start = time.perf_counter()
    files = [str(catalog_path(locales, "kk", "text")), str(template_path(locales, "text"))]
    subprocess.run([*command, *files], check=True)
    return time.perf_counter() - start, read_catalog(out, locales)


def main(count: int, share: float, *, alone: bool) -> None:
    """Measure, and print a line of figures for each."""
    with tempfile.TemporaryDirectory() as folder:
        locales = Path(folder) / "locales"
        new = write_files(locales, count, share)
        print(f"{count} messages, {new} of the template are new")  # noqa: T201
        runs = {} if alone else {"msgmerge": theirs(locales)}
        runs["publish"] = ours(locales)
        for name, (seconds, catalog) in runs.items():
            drafts = sum(bool(message.string) and message.fuzzy for message in catalog if message.id)
            print(f"{name:9} {seconds:8.2f} s  {drafts} drafts of {new}")  # noqa: T201
        if not alone:
            print(f"msgmerge takes {runs['msgmerge'][0] / runs['publish'][0]:.0f} times as long")  # noqa: T201


if __name__ == "__main__":
    numbers = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    main(int(numbers[0]) if numbers else 10_000, float(numbers[1]) / 100 if numbers[1:] else 0.05,
         alone="--alone" in sys.argv)  # fmt: skip
