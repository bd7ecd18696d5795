"""Turn a few lines of text into a publication's folder, as an editor would write it.

The text is the Markdown of `report.md`. Lines such as `=== data/cases.csv` begin another file of `content/`, and
`=== locales/...` one of `locales/`; `=== publication.toml` begins settings that take the place of the usual ones, and
`=== kk` begins translations into Kazakh, one a line: `msgid => msgstr`.
"""

import io
import re
from pathlib import Path

from PIL import Image

SETTINGS = {
    "id": '"11111111-2222-4333-8444-555555555555"',
    "slug": '"sample"',
    "title": '"A sample"',
    "issuer": '"The testers"',
    "description": '"What is tried out."',
    "rights": '"Pass it on."',
    "date": "2001-02-03",
    "language": '"en"',
    "languages": '["en", "kk", "ru"]',
    "numbering": '["decimal", "decimal"]',
}
DOCUMENT = '[[documents]]\npath = "report.md"\n'
LANGUAGE = re.compile("[a-z]{2}")


def write_publication(folder: Path, text: str) -> Path:
    """Write `content/` and `locales/` of the publication that `text` describes. Returns the folder."""
    first, *others = re.split(r"^=== (.+)\n", text, flags=re.MULTILINE)
    files = {"report.md": first, "publication.toml": "", **dict(zip(others[::2], others[1::2], strict=True))}
    files["publication.toml"] = settings(files["publication.toml"])
    for name, content in files.items():
        if LANGUAGE.fullmatch(name):
            write_catalog(folder, name, "report", translations(content))
        else:
            path = folder / name if name.startswith("locales/") else folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
    return folder


def settings(own: str) -> str:
    """publication.toml with the usual settings, but for those that `own` sets. `# Nothing else.` keeps them out."""
    if own.startswith("# Nothing else."):
        return own
    head, bracket, documents = own.partition("[[")
    keys = re.findall(r"^(\w+) =", head, re.MULTILINE)
    usual = "".join(f"{key} = {value}\n" for key, value in SETTINGS.items() if key not in keys)
    return head + usual + (bracket + documents or DOCUMENT * ("documents" not in keys))


def translations(text: str) -> dict[str, str]:
    """The translations that lines of `msgid => msgstr` hold."""
    return dict(line.split(" => ") for line in text.splitlines() if line)


def write_catalog(folder: Path, lang: str, domain: str, entries: dict[str, str]) -> Path:
    """Write a catalog by hand, as any editor of .po files might."""
    path = folder / "locales" / lang / "LC_MESSAGES" / f"{domain}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    header = f'msgid ""\nmsgstr ""\n"Language: {lang}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    bodies = [f"\nmsgid {_quoted(msgid)}\nmsgstr {_quoted(msgstr)}\n" for msgid, msgstr in entries.items()]
    path.write_text(header + "".join(bodies), "utf-8")
    return path


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def picture(format: str = "PNG", size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    """The bytes of a small picture."""
    buffer = io.BytesIO()
    Image.new("RGB", size, "teal").save(buffer, format, **options)
    return buffer.getvalue()
