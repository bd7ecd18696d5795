"""Prove that a content tree opens files of its own folder only, and says in a line what it cannot read."""

import socket
from pathlib import Path

import pytest

from publish.content.tree import read_publication
from publish.diagnostics import PublishError
from publish.document.nodes import Figure
from publish.document.walk import walk
from tests.publications import picture, write_publication

OUTSIDE = "error[outside-content]: '{name}' is not inside content/, hint: keep its files there"


def faults(folder: Path) -> list[str]:
    """What is wrong with the content tree in `folder`."""
    with pytest.raises(PublishError) as raised:
        read_publication(folder / "content")
    return str(raised.value).splitlines()


def test_a_picture_inside_content_is_read_through_a_link_that_stays_there(tmp_path: Path) -> None:
    write_publication(tmp_path, "![A map.](link.png)\n")
    (tmp_path / "content" / "map.png").write_bytes(picture())
    (tmp_path / "content" / "link.png").symlink_to("map.png")
    [figure] = [node for node in walk(read_publication(tmp_path / "content")) if isinstance(node, Figure)]
    assert figure.image.data == picture()


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("![A map.](link.png)\n", "link.png", "content/report.md:1:1"),
        ("```{csv-table} Sums\n:file: link.csv\n```\n", "link.csv", "content/report.md:2:1"),
        ('=== publication.toml\n[[documents]]\npath = "link.md"\n', "link.md", "content/publication.toml:12:1"),
    ],
    ids=["picture", "data", "document"],
)
def test_a_link_that_leads_out_of_content_is_refused(tmp_path: Path, text: str, name: str, place: str) -> None:
    write_publication(tmp_path, text)
    (tmp_path / "secret").write_text("# Secret {#secret}\n", "utf-8")
    (tmp_path / "content" / name).symlink_to("../secret")
    assert faults(tmp_path) == [f"{place}: {OUTSIDE.format(name=name)}"]


def test_a_folder_that_leads_out_of_content_is_refused(tmp_path: Path) -> None:
    write_publication(tmp_path, "![A map.](images/map.png)\n")
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "map.png").write_bytes(picture())
    (tmp_path / "content" / "images").symlink_to(tmp_path / "images")
    assert faults(tmp_path) == [f"content/report.md:1:1: {OUTSIDE.format(name='images/map.png')}"]


def test_a_folder_whose_name_begins_alike_is_outside(tmp_path: Path) -> None:
    write_publication(tmp_path, "![A map.](../content-2/map.png)\n")
    (tmp_path / "content-2").mkdir()
    (tmp_path / "content-2" / "map.png").write_bytes(picture())
    assert faults(tmp_path) == [f"content/report.md:1:1: {OUTSIDE.format(name='../content-2/map.png')}"]


def test_links_that_lead_to_each_other_are_one_line(tmp_path: Path) -> None:
    write_publication(tmp_path, "![A map.](a.png)\n")
    (tmp_path / "content" / "a.png").symlink_to("b.png")
    (tmp_path / "content" / "b.png").symlink_to("a.png")
    [line] = faults(tmp_path)
    assert line.startswith("content/report.md:1:1: error[missing-file]: 'a.png'")


def test_a_name_that_no_file_can_have_is_one_line(tmp_path: Path) -> None:
    write_publication(tmp_path, '=== publication.toml\n[[documents]]\npath = "a\\u0000.md"\n')
    [line] = faults(tmp_path)
    assert line.startswith("content/publication.toml:12:1: error[missing-file]")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    write_publication(tmp_path, "![A map.](images.png)\n")
    (tmp_path / "content" / "images.png").mkdir()
    assert faults(tmp_path) == [
        "content/report.md:1:1: error[missing-file]: 'images.png': Is a directory, hint: paths are relative to content/"
    ]


@pytest.mark.parametrize("name", ["report.md", "publication.toml", "data/sums.csv"])
def test_a_file_in_another_encoding_is_named_with_its_line(tmp_path: Path, name: str) -> None:
    write_publication(tmp_path, "```{csv-table} Sums\n:file: data/sums.csv\n```\n=== data/sums.csv\nYear,Sum\n2017,1\n")
    path = tmp_path / "content" / name
    path.write_bytes(path.read_bytes() + "\nправо\n".encode("cp1251"))
    line = path.read_bytes().count(b"\n")
    assert faults(tmp_path) == [
        f"content/{name}:{line}: error[bad-encoding]: this is not UTF-8, hint: save the file as UTF-8"
    ]


def test_a_byte_order_mark_and_the_line_ends_of_windows_change_nothing(tmp_path: Path) -> None:
    text = "# Rights {#rights}\n\nA {money}`404000 KZT`\nfine.\n\n```{csv-table} Sums\n:file: sums.csv\n```\n"
    plain = write_publication(tmp_path / "plain", f"{text}=== sums.csv\nYear,Sum\n2017,1\n")
    windows = write_publication(tmp_path / "windows", f"{text}=== sums.csv\nYear,Sum\n2017,1\n")
    for path in (windows / "content").iterdir():
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_publication(windows / "content") == read_publication(plain / "content")


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    write_publication(tmp_path, "[Text](https://example.org/).\n\n![A map.](https://example.org/map.png)\n")
    [line] = faults(tmp_path)
    assert line.startswith("content/report.md:3:1: error[missing-file]: 'https://example.org/map.png'")


def test_a_tree_without_settings_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert faults(tmp_path) == [
        "error[missing-file]: 'publication.toml': No such file or directory, hint: paths are relative to content/"
    ]
