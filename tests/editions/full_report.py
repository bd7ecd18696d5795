r"""Turn a report as reports arrive (Markdown with typed numbers, run-in heads in bold) into a content tree.

    python -m tests.editions.full_report SECTIONS FOLDER

`SECTIONS` holds a Markdown file for each section; `# Section 7. Worker Rights`, `## a\. Freedom of Association` and
`**Strikes:** The law ...` become headings with ids and without numbers. Links stay; plain words such as "see section
7.a." stay text.
"""

import random
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
SETTINGS = """id = "22222222-3333-4444-8555-666666666666"
slug = "full"
title = "A report at full length"
issuer = "The testers"
description = "As many words as a report has."
rights = "Pass it on."
date = 2001-02-03
language = "en"
languages = ["en"]
numbering = ["decimal", "letter"]
"""


@dataclass
class Chapter:
    """One section of the report, rewritten. `titles` are its headings and run-in heads in reading order."""

    markdown: str = ""
    titles: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def read_chapters(sections: Path) -> dict[str, Chapter]:
    """The chapters of the report in `sections`, by the names of their files."""
    identifiers: set[str] = set()
    files = sorted(path for path in sections.glob("*.md") if path.stem != "README")
    return {path.name: rewritten(path.read_text("utf-8"), identifiers) for path in files}


def convert(sections: Path, folder: Path) -> None:
    """Write the content tree of the report in `sections` to `folder`."""
    (folder / "content").mkdir(parents=True)
    settings = [SETTINGS]
    for name, chapter in read_chapters(sections).items():
        number = re.match(r"# Section (\d+)\.", (sections / name).read_text("utf-8"))
        settings.append(f'\n[[documents]]\npath = "{name}"\n')
        settings.append(f"start = {number[1]}\n" if number else "numbered = false\n")
        (folder / "content" / name).write_text(chapter.markdown, "utf-8")
    (folder / "content" / "publication.toml").write_text("".join(settings), "utf-8")
    shutil.copytree(REPOSITORY / "styles", folder / "styles")


def rewritten(text: str, identifiers: set[str]) -> Chapter:
    """A section in the dialect. `identifiers` are those that are taken; new ones are added."""
    chapter = Chapter()
    blocks = re.split(r"\n\s*\n", text.strip())
    chapter.markdown = "\n\n".join(
        line for block, following in zip(blocks, [*blocks[1:], ""], strict=True)
        for line in _block(block, following, chapter, identifiers)
    ) + "\n"  # fmt: skip
    return chapter


def _block(block: str, following: str, chapter: Chapter, identifiers: set[str]) -> Iterator[str]:
    """The blocks that one of the report becomes; `following` is the one after it."""
    heading = re.fullmatch(r"(#+) (?:Section \d+\. |[a-z]\\?\. )?(.+)", block)
    run_in = re.fullmatch(r"\*\*([^*]+:)\*\*\s*(.*)", block, re.DOTALL)
    if heading:
        yield _heading(heading[1], heading[2], "", chapter, identifiers)
        return
    if run_in:
        # A run-in head stands in a paragraph: where a list follows, it is a heading of its own.
        stands_in_text = run_in[2] or not re.match(r"[-*#|]|\d+\.", following or "#")
        yield _heading("####", run_in[1], " .run-in" if stands_in_text else "", chapter, identifiers)
        block = run_in[2]
    if block:
        chapter.links += re.findall(r"(?<=<)https?://[^>]+|(?<=\]\()https?://[^)]+", block)
        chapter.paragraphs.append(block)
        yield block


def _heading(marks: str, title: str, attributes: str, chapter: Chapter, identifiers: set[str]) -> str:
    chapter.titles.append(title)
    stem = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-0123456789") or "part"
    identifier = next(name for name in _numbered(stem) if name not in identifiers)
    identifiers.add(identifier)
    return f"{marks} {title} {{#{identifier}{attributes}}}"


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}-{number}" for number in range(2, 1000))


def write_synthetic_report(folder: Path, words: int = 18_000) -> None:
    """Write a report of the usual size and make: a summary, seven sections, lettered parts, run-in heads, links."""
    dice = random.Random(2019)  # noqa: S311 - no secret
    folder.mkdir(parents=True)
    (folder / "README.md").write_text("Not a part of the report.\n")
    (folder / "00-executive-summary.md").write_text(f"# Executive Summary\n\n{_paragraph(dice, 300)}\n")
    for section in range(1, 8):
        parts = [f"# Section {section}. {_title(dice)}, Including:"]
        for letter in "abcdef":
            parts += [f"## {letter}\\. {_title(dice)}", _paragraph(dice), f"### {_title(dice)}"]
            for _ in range(2):
                parts += [f"**{_title(dice)}:** {_paragraph(dice)}", _paragraph(dice)]
            parts.append(f"See section {section}.{letter}., and <https://example.org/{section}/{letter}_report/>.")
        parts += [f"**{_title(dice)}:**", "- one\n- two", f"**{_title(dice)}:**", _paragraph(dice)]
        text = "\n\n".join(parts)
        while len(text.split()) < words / 7:
            text += f"\n\n{_paragraph(dice)}"
        (folder / f"0{section}-section-{section}.md").write_text(f"{text}\n", "utf-8")


WORDS = """the law provides for rights but authorities did not always respect them courts sentenced activists who called
for peaceful assemblies observers’ reports noted “significant” restrictions on nongovernmental organizations and
independent unions while officials denied it in Almaty Nur-Sultan Shymkent during 2019"""


def _title(dice: random.Random) -> str:
    return " ".join(dice.choices(WORDS.split(), k=dice.randint(2, 7))).title()


def _paragraph(dice: random.Random, count: int = 70) -> str:
    return " ".join(dice.choices(WORDS.split(), k=dice.randint(count // 2, count * 3 // 2))).capitalize() + "."


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(sys.argv[2]))
