"""Turn catalogs into what agencies work on and back: nothing is lost, and nothing is taken that does not fit."""

import re
import time
from pathlib import Path

import pytest
from babel.messages.catalog import Message as PoMessage
from lxml import etree
from translate.storage.tmx import tmxfile
from translate.storage.xliff2 import Xliff2File

from publish.content.inlines import parse_phrase, to_markdown
from publish.content.tree import read_publication
from publish.diagnostics import PublishError, Report, Span
from publish.translation.exchange.codes import MisplacedError, Piece, coded, phrase_of
from publish.translation.exchange.export import export
from publish.translation.exchange.taking import Taken, take_xliff
from publish.translation.states import digest
from publish.translation.update import update
from tests.publications import write_publication

CATALOG = "locales/kk/LC_MESSAGES/report.po"
TEXT = """# Rights {#rights}

<!-- translators: the law of 2018 -->

On {date}`2019-06-09|day` *all* {number}`7` [unions](https://example.org/) met, see [section {number}](#rights).

New text.

Old text.

Read text.

An {index}`Act|Act, the` of {term}`maslikhats|maslikhat` [^n] `x`.

```{glossary}
maslikhat
: A council.
```

[^n]: A & B < C.
"""
ENTRIES = r"""# Аудармашының сөзі.
msgid ""
msgstr ""
"Language: kk\n"
"Content-Type: text/plain; charset=UTF-8\n"
"X-Generator: Poedit 3.4\n"

msgid "Rights"
msgstr "Құқықтар"

msgid ""
"On {date}`2019-06-09|day` *all* {number}`7` [unions](https://example.org/) "
"met, see [section {number}](#rights)."
msgstr ""
"[{number}-бөлімді](#rights) қараңыз: {date}`2019-06-09|day,loc` _барлық_ "
"{number}`7` [кәсіподақ](https://example.org/) жиналды."

msgid "New text."
msgstr ""

#, fuzzy
#| msgid "Older text."
msgid "Old text."
msgstr "Ескі мәтін."

# publish: reviewed <digest>
msgid "Read text."
msgstr "Оқылған мәтін."

msgid "An {index}`Act|Act, the` of {term}`maslikhats|maslikhat` [^n] `x`."
msgstr "{term}`Мәслихаттардың|maslikhat` {index}`Актісі|Акт` [^n] `x`."

msgid "maslikhat"
msgstr "мәслихат"

msgid "A council."
msgstr "Кеңес."

msgid "A & B \\< C."
msgstr "А & Ә < Б."

#~ msgid "Gone."
#~ msgstr "Кетті."
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A publication whose catalogs have messages in every state."""
    texts = ("A sample", "The testers", "What is tried out.", "Pass it on.")
    names = "".join(f'\nmsgid "{text}"\nmsgstr ""\n' for text in texts)
    header = 'msgid ""\nmsgstr "Language: kk\\nContent-Type: text/plain; charset=UTF-8\\n"\n'
    entries = ENTRIES.replace("<digest>", digest(PoMessage("Read text.", "Оқылған мәтін.")))
    imprint = "locales/kk/LC_MESSAGES/publication.po"
    return write_publication(tmp_path, f"{TEXT}=== {CATALOG}\n{entries}=== {imprint}\n{header}{names}")


def exported(root: Path) -> Path:
    return export(read_publication(root / "content"), root / "locales", "kk", "xliff", root / "out")


def taken(root: Path, path: Path, *, reviews: bool = False) -> Taken:
    return take_xliff(read_publication(root / "content"), root / "locales", path, reviews=reviews)


def edited(path: Path, *changes: tuple[str, str]) -> Path:
    """The file after an agency's edits."""
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return path


def translated(path: Path, source: str, target: str, state: str = "translated") -> Path:
    """The file with a target (XML) for a source that had none, or another."""
    text = path.read_text("utf-8")
    pattern = rf'<segment state="\w+"[^>]*>(\s*)<source>{re.escape(source)}</source>(?:\s*<target>.*</target>)?'
    text, count = re.subn(
        pattern, rf'<segment state="{state}">\1<source>{source}</source><target>{target}</target>', text
    )
    assert count == 1
    path.write_text(text, "utf-8")
    return path


def entry(root: Path, msgid: str) -> str:
    """The entry of a message as it stands in the catalog."""
    [found] = [each for each in (root / CATALOG).read_text("utf-8").split("\n\n") if f'msgid "{msgid}"' in each]
    return found


def bytes_of(root: Path) -> dict[Path, tuple[bytes, int]]:
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (root / "locales").rglob("*.po")}


# --------------------------------------------------------------------------------------------------------------- codes

SAME = [
    "plain & \\<tags> \\* \\[brackets\\] {braces}",
    "{date}`2019-06-09|day,loc` {money}`404000 KZT` {number}`7`",
    "*a **b** c* [words]{lang=kk}",
    "<https://example.org/x> and [x](<https://example.org/(y)>)",
    "[section {number}, page {page}](#a) and [{title}](#b)",
    "{abbr}`KNB (National Security Committee)` and {abbr}`KNB`",
    "{index}`unions` {index}`Act|Act, the` {term}`maslikhats|maslikhat` {term}`akim`",
    "one[^a] two[^b] ``a ` b``",
    "a\\\nb",
    "{number}`1` {number}`1` {number}`1|ord`",
]


@pytest.mark.parametrize("markdown", SAME)
def test_text_with_codes_becomes_the_same_phrase(markdown: str) -> None:
    inlines = parse_phrase(markdown, "en", Span(""), Report()).inlines
    content = coded(inlines)
    assert phrase_of(content.pieces, content.codes, "kk") == inlines
    assert to_markdown(inlines) == markdown


@pytest.mark.parametrize("markdown", SAME)
def test_codes_hold_all_markup(markdown: str) -> None:
    content = coded(parse_phrase(markdown, "en", Span(""), Report()).inlines)
    text = "".join(piece for piece in content.pieces if isinstance(piece, str))
    assert not re.search(r"`|\]\(|\*\*|\{(date|number|money|abbr|index|term)\}|\[\^", text)


def test_a_code_has_the_same_id_in_the_translation_wherever_it_stands() -> None:
    source = coded(parse_phrase("{number}`1` of {number}`2`[^a]", "en", Span(""), Report()).inlines)
    target = coded(
        parse_phrase("[^a]{number}`2` *ден* {number}`1|loc`", "kk", Span(""), Report()).inlines, source.codes
    )
    assert [code.id for code in source.codes] == ["1", "2", "3"]
    assert [code.id for code in target.codes] == ["3", "2", "4", "1"]


@pytest.mark.parametrize(
    ("after", "markdown"),
    [
        ("|loc бар", "{number}`7|loc` бар"),
        ("|ord,loc", "{number}`7|ord,loc`"),
        (" | loc", "{number}`7` | loc"),
        ("|Loc", "{number}`7`|Loc"),
    ],
)
def test_a_form_is_typed_after_its_code(after: str, markdown: str) -> None:
    content = coded(parse_phrase("{number}`7`", "en", Span(""), Report()).inlines)
    assert to_markdown(phrase_of([*content.pieces, after], content.codes, "kk")) == markdown


def _pieces(markdown: str) -> tuple[Piece, ...]:
    return coded(parse_phrase(markdown, "en", Span(""), Report()).inlines).pieces


def test_codes_that_no_phrase_can_have_are_refused() -> None:
    content = coded(parse_phrase("[see {number}](#a) {abbr}`X`", "en", Span(""), Report()).inlines)
    start, text, number, end, space, *abbr = content.pieces
    for pieces in ([number], [start, text], [end], [start, *abbr[:1], end, *abbr[1:]], [abbr[0], number, abbr[-1]]):
        with pytest.raises(MisplacedError):
            phrase_of(pieces, content.codes, "kk")
    assert text == "see "
    assert space == " "


# ---------------------------------------------------------------------------------------------------- the files written


def test_every_state_is_written_as_xliff_names_it(root: Path) -> None:
    text = exported(root).read_text("utf-8")
    states = re.findall(r'<segment state="(\w+)"( subState="publish:fuzzy")?>\s*<source>(\w+ text\.)', text)
    assert states == [
        ("initial", "", "New text."),
        ("initial", ' subState="publish:fuzzy"', "Old text."),
        ("reviewed", "", "Read text."),
    ]


def test_notes_say_what_a_translator_should_know(root: Path) -> None:
    update(read_publication(root / "content"), root / "locales", "kk")
    text = exported(root).read_text("utf-8")
    assert '<note category="publish">paragraph; in: Rights</note>' in text
    assert '<note category="publish">Note: the law of 2018</note>' in text
    assert '<note category="publish">content/report.md:5</note>' in text
    assert "Older text." in text
    assert "Аудармашының сөзі" not in text


CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
ORDER = {
    "xliff": ["file"],
    "file": ["notes", "unit"],
    "unit": ["notes", "originalData", "segment"],
    "segment": ["source", "target"],
    "notes": ["note"],
    "originalData": ["data"],
}
NMTOKEN = re.compile(r"[\w.:-]+")


def test_the_file_keeps_the_rules_of_xliff_core(root: Path) -> None:
    tree = etree.parse(exported(root)).getroot()
    assert dict(tree.attrib) == {"version": "2.0", "srcLang": "en", "trgLang": "kk"}
    for element in tree.iter(f"{CORE}*"):
        name = etree.QName(element).localname
        children = [etree.QName(child).localname for child in element]
        if name in ORDER:
            assert children == sorted(children, key=ORDER[name].index)
            assert children
        if "id" in element.attrib:
            assert NMTOKEN.fullmatch(element.attrib["id"])
    for file in tree:
        ids = [unit.get("id") for unit in file.iterfind(f"{CORE}unit")]
        assert len(set(ids)) == len(ids)
    for unit in tree.iter(f"{CORE}unit"):
        data = [each.get("id") for each in unit.iter(f"{CORE}data")]
        assert len(set(data)) == len(data)
        for place in ("source", "target"):
            codes = list(unit.iterfind(f".//{CORE}{place}//*"))
            references = {value for each in codes for key, value in each.attrib.items() if key.startswith("dataRef")}
            assert references <= set(data)
            assert len({each.get("id") for each in codes}) == len(codes)


def test_units_keep_their_ids_from_one_export_to_the_next(root: Path) -> None:
    def ids() -> dict[str, str]:
        units = etree.parse(exported(root)).iter(f"{CORE}unit")
        return {"".join(next(unit.iterfind(f".//{CORE}source")).itertext()): unit.get("id", "") for unit in units}

    before = ids()
    path = root / "content" / "report.md"
    path.write_text(path.read_text("utf-8").replace("New text.\n\n", "").replace("Old", "Odd"), "utf-8")
    catalog = root / CATALOG
    catalog.write_text(catalog.read_text("utf-8").replace('msgid "New text."\nmsgstr ""\n\n', "").replace("Old", "Odd"))
    after = ids()
    assert {text: id for text, id in after.items() if text != "Odd text."}.items() <= before.items()
    assert after["Odd text."] != before["Old text."]


def test_the_translate_toolkit_reads_the_xliff(root: Path) -> None:
    store = Xliff2File.parsestring(exported(root).read_bytes())
    found = {unit.source: (unit.target, unit.istranslated()) for unit in store.units}
    assert found["Rights"] == ("Құқықтар", True)
    assert found["Old text."] == ("Ескі мәтін.", False)
    assert found["New text."][1] is False
    assert (store.sourcelanguage, store.targetlanguage) == ("en", "kk")


def test_the_translate_toolkit_reads_the_tmx(root: Path) -> None:
    path = export(read_publication(root / "content"), root / "locales", "kk", "tmx", root / "out")
    store = tmxfile.parsestring(path.read_bytes(), "en", "kk")
    found = {unit.source: unit.target for unit in store.units}
    assert found["Rights"] == "Құқықтар"
    assert found["A & B < C."] == "А & Ә < Б."
    assert "New text." not in found  # untranslated
    assert "Old text." not in found  # fuzzy
    assert 'srclang="en"' in path.read_text("utf-8")
    assert '<ph x="1">{date}`2019-06-09|day`</ph>' in path.read_text("utf-8")
    assert '<ph x="1">{date}`2019-06-09|day,loc`</ph>' in path.read_text("utf-8")


# ------------------------------------------------------------------------------------------------------- what is taken


ODD = [
    pytest.param("\n\nmsgid", "\n\n\n\nmsgid", id="more empty lines"),
    pytest.param("\n", "\r\n", id="line ends of Windows"),
    pytest.param('msgstr "Құқықтар"', 'msgstr ""\n"Құқық"\n"тар"', id="broken lines"),
    pytest.param('msgstr "мәслихат"', 'msgstr " мәслихат  "', id="spaces at the ends"),
    pytest.param('msgstr "Кеңес."', 'msgstr "Кеңес {nothing}`x`."', id="a role that there is not"),
    pytest.param('msgstr "Кеңес."', 'msgstr "Кеңес {number}`7`|loc."', id="what looks like a form"),
    pytest.param('msgstr "Кеңес."', 'msgstr "Ке\\nңес  *бір*__екі__."', id="Markdown of another hand"),
]


@pytest.mark.parametrize(("old", "new"), ODD)
def test_an_export_that_comes_back_changes_no_byte_of_an_odd_catalog(root: Path, old: str, new: str) -> None:
    text = (root / CATALOG).read_text("utf-8")
    assert old in text
    (root / CATALOG).write_bytes(text.replace(old, new).encode())
    before = bytes_of(root)
    done = taken(root, exported(root), reviews=True)
    assert (done.taken, done.left) == (0, [])
    assert bytes_of(root) == before


def test_an_export_that_comes_back_as_it_went_changes_nothing(root: Path) -> None:
    before = bytes_of(root)
    for reviews in (False, True):
        done = taken(root, exported(root), reviews=reviews)
        assert (done.taken, done.unchanged, done.left) == (0, 8, [])
        assert bytes_of(root) == before


def test_a_new_translation_is_taken_and_nothing_else_changes(root: Path) -> None:
    before = (root / CATALOG).read_text("utf-8")
    done = taken(root, translated(exported(root), "New text.", "Жаңа *мәтін*."))
    assert (done.taken, done.fuzzy, done.left) == (1, 0, [])
    after = 'msgid "New text."\nmsgstr "Жаңа \\\\*мәтін\\\\*."'
    assert (root / CATALOG).read_text("utf-8") == before.replace('msgid "New text."\nmsgstr ""', after)


@pytest.mark.parametrize(
    ("state", "reviews", "expected"),
    [
        ("initial", True, '#, fuzzy\nmsgid "New text."'),
        ("translated", True, 'msgid "New text."'),
        ("reviewed", False, 'msgid "New text."'),
        ("reviewed", True, "# publish: reviewed "),
        ("final", True, "# publish: approved "),
        ("nonsense", True, '#, fuzzy\nmsgid "New text."'),
    ],
)
def test_states_become_ours(root: Path, state: str, reviews: bool, expected: str) -> None:
    taken(root, translated(exported(root), "New text.", "Жаңа мәтін.", state), reviews=reviews)
    assert entry(root, "New text.").startswith(expected)


def test_a_draft_that_the_agency_confirms_is_one_no_more(root: Path) -> None:
    taken(root, translated(exported(root), "Old text.", "Ескі мәтін."))
    assert entry(root, "Old text.") == 'msgid "Old text."\nmsgstr "Ескі мәтін."'


@pytest.mark.parametrize("remark", ["divided 1/2", "joined 2", "changed 90 % -> 91 %", "diff [-Older-] {+Old+} text."])
def test_what_was_said_of_a_confirmed_draft_goes(root: Path, remark: str) -> None:
    path = root / CATALOG
    draft = '#, fuzzy\n#| msgid "Older text."\n'
    path.write_text(path.read_text("utf-8").replace(draft, f"# publish: {remark}\n{draft}"), "utf-8")
    assert remark in path.read_text("utf-8")
    taken(root, translated(exported(root), "Old text.", "Ескі мәтін."))
    assert f"publish: {remark.partition(' ')[0]}" not in path.read_text("utf-8")


def test_a_state_that_goes_down_takes_nothing_back(root: Path) -> None:
    before = bytes_of(root)
    done = taken(root, translated(exported(root), "Read text.", "Оқылған мәтін.", "initial"), reviews=True)
    assert (done.unchanged, done.left) == (8, [])
    assert bytes_of(root) == before


def test_a_better_translation_takes_the_place_of_the_old_one_if_nobody_touched_that(root: Path) -> None:
    done = taken(root, translated(exported(root), "Read text.", "Мұқият оқылған мәтін."))
    assert (done.taken, done.left) == (1, [])
    assert entry(root, "Read text.").endswith('msgstr "Мұқият оқылған мәтін."')


def test_a_newer_translation_in_the_catalog_is_kept_and_the_other_named(root: Path) -> None:
    path = translated(exported(root), "Rights", "Құқық")
    edited(root / CATALOG, ('msgstr "Құқықтар"', 'msgstr "Хұқықтар"'))
    before = bytes_of(root)
    done = taken(root, path)
    [left] = done.left
    assert str(left).startswith(f"{path}:")
    assert f"error[newer-translation]: {CATALOG}:8 was edited since the export, and is kept as it is" in str(left)
    assert bytes_of(root) == before


def test_without_its_version_a_revised_translation_is_left(root: Path) -> None:
    path = translated(exported(root), "Rights", "Құқық")
    path.write_text(re.sub(' publish:version="[^"]*"', "", path.read_text("utf-8")), "utf-8")
    before = bytes_of(root)
    [left] = taken(root, path).left
    assert "error[newer-translation]" in str(left)
    assert bytes_of(root) == before


def test_a_source_that_changed_is_named(root: Path) -> None:
    path = translated(exported(root), "New text.", "Жаңа мәтін.")
    edited(root / CATALOG, ('msgid "New text."', 'msgid "Newer text."'))
    before = bytes_of(root)
    [left] = taken(root, path).left
    assert f"error[changed-source]: its source is no longer in {CATALOG}" in str(left)
    edited(root / CATALOG, ('msgid "Newer text."', 'msgid "New text."'))
    edited(path, ("<source>New text.</source>", "<source>New texts.</source>"))
    [left] = taken(root, path).left
    assert "error[changed-source]: its source is not that of" in str(left)
    assert {name: data for name, (data, _) in bytes_of(root).items()} != {}
    assert entry(root, "New text.") == 'msgid "New text."\nmsgstr ""'
    assert len(before) == 2


def test_a_lost_code_leaves_a_translation_as_it_is_and_makes_a_draft_of_a_new_one(root: Path) -> None:
    path = exported(root)
    text = re.sub(r"(<target>.*?)<ph [^>]*disp=\"7\"[^>]*/>", r"\1", path.read_text("utf-8"), count=1)
    path.write_text(text, "utf-8")
    before = bytes_of(root)
    [left] = taken(root, path).left
    assert "error[lost-part]: the translation lacks {number}`7`" in str(left)
    assert bytes_of(root) == before
    catalog = (root / CATALOG).read_text("utf-8")
    (root / CATALOG).write_text(re.sub(r'msgstr ""\n"\[\{number.*?\n\n', 'msgstr ""\n\n', catalog, flags=re.DOTALL))
    done = taken(root, path)
    assert (done.taken, done.fuzzy, len(done.left)) == (1, 1, 1)
    assert "#, fuzzy\nmsgid" in (root / CATALOG).read_text("utf-8").replace('#, fuzzy\n#| msgid "Older', "")


def test_segments_are_joined_and_codes_that_were_cut_apart_paired(root: Path) -> None:
    path = exported(root)
    text = path.read_text("utf-8")
    source = re.search(r"<source>On .*</source>", text)
    assert source
    link = re.search(r'<pc id="(\d)" dataRefStart="(d\d+)" dataRefEnd="(d\d+)"[^>]*>unions</pc>', source[0])
    assert link
    id, start, end = link.groups()
    two = source[0].replace("</source>", "").replace("<source>", "")
    first, second = two.split("met, ")
    cut = first.replace(link[0], f'<sc id="{id}" dataRef="{start}"/>кәсіподақ<ec startRef="{id}" dataRef="{end}"/>')
    segments = (
        f"<source>{first}</source><target>{cut}</target></segment><ignorable><source>met, </source></ignorable>"
        f'<segment state="translated"><source>{second}</source><target>{second.replace("see", "қар.")}</target>'
    )
    text = re.sub(r"<source>On .*</source>\s*<target>.*</target>", lambda _: segments, text)
    path.write_text(text, "utf-8")
    done = taken(root, path)
    assert (done.taken, done.left) == (1, [])
    catalog = (root / CATALOG).read_text("utf-8")
    assert "On {date}`2019-06-09|day` *all* {number}`7` [кәсіподақ](https://example.org/) met, қар. [sec" in catalog


def test_a_note_of_the_agency_becomes_a_comment_once_and_never_a_mark_of_ours(root: Path) -> None:
    path = exported(root)
    note = "<note>publish: approved 12345678\nis it?</note>"
    edited(path, (">Rights</source>", f">Rights</source>{''}"))
    text = re.sub(
        r"(<unit [^>]*>\s*)(<segment[^>]*>\s*<source>Rights<)", rf"\1<notes>{note}</notes>\2", path.read_text()
    )
    path.write_text(text, "utf-8")
    for _ in range(2):
        assert taken(root, path).left == []
        comments = "# From the agency: publish: approved 12345678\n# From the agency: is it?\n"
        assert entry(root, "Rights") == f'{comments}msgid "Rights"\nmsgstr "Құқықтар"'


def test_line_breaks_of_the_xml_are_spaces(root: Path) -> None:
    taken(root, translated(exported(root), "New text.", "\n        Жаңа\n        мәтін.\n      "))
    assert entry(root, "New text.").endswith('msgstr "Жаңа мәтін."')


def test_a_regional_tag_means_its_language(root: Path) -> None:
    path = edited(translated(exported(root), "New text.", "Жаңа мәтін."), ('trgLang="kk"', 'trgLang="kk-KZ"'))
    assert taken(root, path).taken == 1


# ----------------------------------------------------------------------------------------------------- what is refused

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
XLIFF = f'<xliff xmlns="{NAMESPACE}" version="2.0" srcLang="{{}}" trgLang="{{}}"><file id="f"/></xliff>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
REFUSED = [
    pytest.param("", "this is no XML", id="empty"),
    pytest.param("not XML", "this is no XML", id="no XML"),
    pytest.param(XLIFF.format("en", "kk")[:-4], "this is no XML", id="cut off"),
    pytest.param("<html/>", "this is no XLIFF, but <html>", id="another format"),
    pytest.param('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', "this is XLIFF 1.2", id="1.2"),
    pytest.param(XLIFF.format("ru", "kk"), "it translates from 'ru'", id="other source"),
    pytest.param(XLIFF.format("en", "en"), "there are no catalogs in 'en'", id="source as target"),
    pytest.param(XLIFF.format("en", "de"), "there are no catalogs in 'de'", id="other target"),
    pytest.param(XLIFF.format("en", "kk-Latn"), "there are no catalogs in 'kk-Latn'", id="made from another"),
    pytest.param(XLIFF.format("en", ""), "there are no catalogs in ''", id="no target"),
    pytest.param(
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff>&e;</xliff>', "document type", id="outside entity"
    ),
    pytest.param('<!DOCTYPE xliff SYSTEM "http://127.0.0.1:9/x.dtd"><xliff/>', "document type", id="outside DTD"),
    pytest.param(f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><xliff a="&l11;">&l11;</xliff>', "", id="a billion laughs"),
]


@pytest.mark.parametrize(("text", "why"), REFUSED)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_that_is_no_translation_of_ours_is_one_line(root: Path, text: str, why: str, encoding: str) -> None:
    path = root / "bad.xlf"
    path.write_bytes(text.encode(encoding))
    before, start = bytes_of(root), time.monotonic()
    with pytest.raises(PublishError) as raised:
        taken(root, path)
    assert re.fullmatch(
        rf"{re.escape(str(path))}(:\d+)?: error\[[\w-]+\]: [^\n]*{re.escape(why)}[^\n]*", str(raised.value)
    )
    assert "root:" not in str(raised.value)
    assert time.monotonic() - start < 2
    assert bytes_of(root) == before


def test_a_catalog_that_does_not_match_the_content_is_not_exported(root: Path) -> None:
    edited(root / "content" / "report.md", ("New text.", "Newer text."))
    with pytest.raises(
        PublishError, match=r"report\.po: error\[stale-catalog\]: .*run 'publish update --lang kk' first"
    ):
        exported(root)
    assert not (root / "out").exists()
