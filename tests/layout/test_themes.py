"""Turn a theme's file into a Theme, and its faults into lines: the cases are in `themes.txt`.

A case changes the repository's theme: `-accent` takes a line or a table out, `=colors` begins lines that are put in.
"""

import re
from pathlib import Path

import pytest

from publish.diagnostics import PublishError
from publish.language import LANGUAGES
from publish.layout.roles import ROLES
from publish.layout.themes import Theme, dressed, read_theme
from publish.writers.css import role_css
from publish.writers.docx.styles import STYLE_NAMES
from publish.writers.epub.style import ON_PAPER, reader_css
from tests.pairs import Pair, parameters


def changed(theme: str, case: str) -> str:
    """The theme's text as a case wants it."""
    for line in re.findall(r"^-(.+)\n", case, re.MULTILINE):
        if line.startswith("["):
            theme = re.sub(rf"^{re.escape(line)}\n.*?(?=^\[)", "", theme, flags=re.MULTILINE | re.DOTALL)
        else:
            theme = re.sub(rf"^{line} = .*\n", "", theme, flags=re.MULTILINE)
    for table, lines in re.findall(r"^=(\w+)\n(.*)", case, re.MULTILINE | re.DOTALL):
        theme = theme.replace(f"[{table}]\n", f"[{table}]\n{lines}")
    return theme


def read(root: Path, folder: Path, case: str) -> Theme:
    """The repository's theme, changed."""
    text = (root / "styles" / "report" / "theme.toml").read_text("utf-8")
    (folder / "styles" / "report").mkdir(parents=True)
    (folder / "styles" / "report" / "theme.toml").write_text(changed(text, case), "utf-8")
    return read_theme(folder / "styles", "report")


@pytest.mark.parametrize("pair", parameters(Path(__file__).with_name("themes.txt")))
def test_a_theme_is_read_or_refused(pair: Pair, tmp_path: Path, root: Path, update_golden: bool) -> None:
    try:
        theme = read(root, tmp_path, pair.given)
        actual = f"{theme.name}: {len(theme.styles)} of {len(ROLES)} roles\n"
    except PublishError as fault:
        actual = f"{fault}\n"
    pair.check(actual, update_golden)


@pytest.mark.parametrize(
    ("case", "named"),
    [
        ('-quote\n=roles\nquote = { face = "serif", size = 10, leading = 15, colour = "text" }\n', ["quote", "colour"]),
        ('-quote\n=roles\nquote = { face = "serif", size = 10 }\n', ["quote", "leading"]),
        ('-quote\n=roles\nquote = { face = "serif", size = 10, leading = 15, color = "red" }\n', ["quote", "red"]),
        ('-quote\n=roles\nquote = { face = "script", size = 10, leading = 15 }\n', ["quote", "script"]),
        ('-quote\n=roles\nquote = { face = "serif", size = "big", leading = 15 }\n', ["quote", "size"]),
        ("-quote\n=roles\nquote = 7\n", ["quote"]),
        ('-accent\n=colors\naccent = "teal"\n', ["accent"]),
        ("-accent\n=colors\naccent = 7\n", ["accent"]),
        ("-mono\n", ["mono"]),
        ("-mono\n=fonts\nmono = { fallbacks = [] }\n", ["mono", "family"]),
        ('-sans\n=fonts\nsans = { family = "A", fallbacks = [], scales = { Arab = "big" } }\n', ["sans", "scales"]),
        ('-sans\n=fonts\nsans = { family = "A", fallbacks = [], scripts = { Arab = 7 } }\n', ["sans", "scripts"]),
        ("-inner\n", ["inner"]),
        ("-inner\n=page\ninner = 300\n", ["page"]),
        ("-hang\n", ["space", "hang"]),
        ("-hang\n=space\nhang = 200\n", ["space", "hang"]),
        ("-ground\n=cover\nground = 60\n", ["cover", "60"]),
        ('-bar_color\n=cover\nbar_color = "red"\n', ["cover", "red"]),
        ("-[cover]\n", [r"\[cover\]"]),
        ("=roles\nquote = {\n", [r"theme\.toml:\d+:\d+: error\[bad-toml\]"]),
    ],
    ids=[
        "unknown token",
        "missing token",
        "color",
        "face",
        "size",
        "role",
        "color name",
        "color number",
        "missing face",
        "missing family",
        "scale",
        "script",
        "missing margin",
        "no measure",
        "missing distance",
        "number outside",
        "share",
        "bar",
        "missing table",
        "toml",
    ],
)
def test_a_token_that_is_wrong_is_one_line_that_names_it(
    case: str, named: list[str], root: Path, tmp_path: Path
) -> None:
    with pytest.raises(PublishError) as raised:
        read(root, tmp_path, case)
    [line] = str(raised.value).splitlines()
    assert line.startswith("styles/report/theme.toml")
    message, _, _ = line.partition(", hint: ")
    assert [word for word in named if not re.search(word, message)] == []
    assert "argument" not in message, "the words of Python help no designer"


def test_a_theme_that_there_is_not_is_one_line(root: Path) -> None:
    with pytest.raises(PublishError) as raised:
        read_theme(root / "styles", "book")
    assert str(raised.value).startswith(
        "styles/book/theme.toml: error[unknown-theme]: there is no theme 'book', hint: "
    )
    assert "report" in str(raised.value)


@pytest.mark.parametrize("name", ["../report", "report/../../styles/report", "", ".", "report/"])
def test_a_theme_lies_in_the_folder_of_themes(root: Path, name: str) -> None:
    with pytest.raises(PublishError, match=r"error\[unknown-theme\]"):
        read_theme(root / "styles", name)


@pytest.mark.parametrize("name", ["brief", "report"])
def test_every_role_is_dressed_in_every_format(name: str, root: Path) -> None:
    theme = read_theme(root / "styles", name)
    assert list(theme.styles) == list(ROLES)
    assert set(STYLE_NAMES) == set(ROLES), "a role without a style in Word"
    assert len(set(STYLE_NAMES.values())) == len(STYLE_NAMES)
    on_paper, on_screen = role_css(theme, "pt"), reader_css(theme, "kk")
    assert [role for role in ROLES if f".{role} {{" not in on_paper] == []
    assert [role for role in ROLES if f".{role} {{" not in on_screen and not role.startswith(ON_PAPER)] == []


def test_the_running_text_of_an_e_book_is_in_its_readers_face(root: Path) -> None:
    for name, body, other in (("report", ".body", ".table-cell"), ("brief", ".body", ".quote")):
        rules = dict(
            re.findall(r"^(\.[\w-]+) \{(.*?)\}", reader_css(read_theme(root / "styles", name), "kk"), re.MULTILINE)
        )
        assert "font-family" not in rules[body]
        assert "font-family" in rules[other]


def test_the_measure_is_what_the_margins_leave(root: Path) -> None:
    page = read_theme(root / "styles", "report").page
    assert page.measure == pytest.approx((page.width - page.inner - page.outer) / 25.4 * 72)


@pytest.mark.parametrize(
    ("lang", "role", "worn"),
    [
        ("kk", "body", {"size": 10, "leading": 15}),
        ("kk", "quote", {"italic": True}),
        ("kk", "section-label", {"uppercase": True, "tracking": 60}),
        ("kk-Latn", "section-label", {"uppercase": False, "tracking": 60, "size": 9}),
        ("kk-Latn", "quote", {"italic": True, "size": 10}),
        ("kk-Arab", "body", {"size": 12, "leading": 18, "indent": 15}),
        ("kk-Arab", "table-cell", {"size": 9.35, "leading": 13.2}),
        ("kk-Arab", "code", {"size": 8.5, "leading": 13}),
        ("kk-Arab", "quote", {"italic": False, "weight": 400}),
        ("kk-Arab", "section-label", {"tracking": 0}),
    ],
)
def test_letters_are_dressed_as_their_script_wants(lang: str, role: str, worn: dict[str, object], root: Path) -> None:
    style = dressed(read_theme(root / "styles", "report"), LANGUAGES[lang]).styles[role]
    assert {token: getattr(style, token) for token in worn} == worn


@pytest.mark.parametrize(("lang", "emphasis"), [("kk", "italic"), ("kk-Latn", "italic"), ("kk-Arab", "bold")])
def test_emphasis_in_a_joined_script_is_bold(lang: str, emphasis: str, root: Path) -> None:
    assert dressed(read_theme(root / "styles", "report"), LANGUAGES[lang]).emphasis == emphasis
