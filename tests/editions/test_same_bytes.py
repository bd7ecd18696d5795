"""Prove that the same input gives the same bytes, whenever, wherever and by whomever it is built."""

import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pikepdf
import pytest

from tests.command import build, publish

PARTS = ("content", "locales", "styles")


def test_another_folder_clock_and_seed_change_no_byte(editions: Path, root: Path, tmp_path: Path) -> None:
    """Build the repository's publication a second time, with everything different that should not matter."""
    copy = tmp_path / "Көшірме of it"
    for part in PARTS:
        shutil.copytree(root / part, copy / part, copy_function=shutil.copyfile)
    for path in copy.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    (copy / "matplotlibrc").write_text("axes.facecolor: red\nfont.size: 20\n")
    env = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "HOME": str(tmp_path), "USER": "somebody"}
    run = publish("build", "--quiet", "--lang", "kk", "--output", "again", folder=copy, env=env)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    again = sorted((copy / "again").iterdir())
    assert [path.suffix for path in again] == [".docx", ".epub", ".pdf"]
    assert not [path.name for path in again if path.read_bytes() != (editions / path.name).read_bytes()]


@pytest.fixture(scope="module")
def old(starter: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Editions of a publication that was published long ago, built today."""
    folder = tmp_path_factory.mktemp("old")
    for part in PARTS:
        shutil.copytree(starter / part, folder / part)
    settings = folder / "content" / "publication.toml"
    settings.write_text(re.sub(r"(?m)^date = .*$", "date = 2001-02-03", settings.read_text("utf-8")), "utf-8")
    build(folder, folder / "output", "--lang", "en")
    return folder / "output"


@pytest.mark.parametrize("format", ["pdf", "docx", "epub"])
def test_no_file_tells_when_or_where_it_was_built(old: Path, format: str) -> None:
    now = datetime.now(UTC)
    days = [now - timedelta(days=1), now, now + timedelta(days=1)]
    traces = {written for day in days for written in (f"{day:%Y-%m-%d}", f"{day:%Y%m%d}", f"{day:%Y:%m:%d}")}
    traces |= {str(old.parent), f"{Path.home()}/"}
    [path] = old.glob(f"*.{format}")
    content = [path.read_bytes(), *(_streams(path) if format == "pdf" else _members(path))]
    found = {trace for trace in traces for part in content if trace.encode() in part}
    assert not found


@pytest.mark.parametrize("format", ["docx", "epub"])
def test_no_member_of_an_archive_tells_a_time_or_a_system(old: Path, format: str) -> None:
    [path] = old.glob(f"*.{format}")
    with zipfile.ZipFile(path) as archive:
        found = {(entry.date_time, entry.create_system, entry.extra) for entry in archive.infolist()}
    assert found == {((1980, 1, 1, 0, 0, 0), 3, b"")}


def test_the_dates_of_a_pdf_are_those_of_the_publication(old: Path) -> None:
    with pikepdf.open(old / "report.en.pdf") as pdf:
        dates = {str(pdf.docinfo[name]) for name in ("/CreationDate", "/ModDate") if name in pdf.docinfo}
        with pdf.open_metadata() as metadata:
            dates |= {str(metadata.get(name)) for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate")}
    assert all("2001" in date for date in dates - {"None"})


def _streams(path: Path) -> Iterator[bytes]:
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                try:
                    yield thing.read_bytes()
                except pikepdf.PdfError:  # a JPEG is not unpacked
                    yield thing.read_raw_bytes()


def _members(path: Path) -> Iterator[bytes]:
    with zipfile.ZipFile(path) as archive:
        yield from (archive.read(name) for name in archive.namelist())
