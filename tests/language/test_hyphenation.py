"""Turn Kazakh words into the parts that two lines may hold: by the rules, by the patterns and in the engines."""

import io
import random
import zipfile
from pathlib import Path

import pypdfium2
import pyphen
import pytest
import weasyprint
from lxml import etree

from publish.language.hyphenation import engines
from publish.language.hyphenation.dictionaries import DICTIONARIES, FOLDER, dictionary_path
from publish.language.hyphenation.extension import extension
from publish.language.hyphenation.generate import main
from publish.language.hyphenation.patterns import dictionary, patterns
from publish.language.hyphenation.scripts import CYRILLIC, LATIN, Script, script_of, spelled
from publish.language.hyphenation.soft_hyphens import soft_hyphenate
from publish.language.hyphenation.syllables import BEFORE_STV, CODAS, ONSETS, STV, break_points, never_breaks, syllables
from publish.language.scripts.latin import to_latin

SOURCED = Path(__file__).with_name("hyphenation-kk.tsv")
HUNSPELL = Path("/usr/share/hunspell/kk_KZ.dic")
EACH_SCRIPT = pytest.mark.parametrize("script", [CYRILLIC, LATIN], ids=lambda script: script.tag)

# A bar is a break: all that a word allows are shown. A hyphen is the word's own.
CYRILLIC_WORDS = {
    "one consonant goes down, and one of two": """
        ең|бек мәж|бүр|лі жұ|мыс|кер|лер|дің бос|тан|ды|ғы ша|ңы|рақ кә|сі|по|дақ құ|қық әді|лет ор|на|лас|ты|ру
        рес|пуб|ли|ка де|мок|ра|тия аг|рес|сия тер|ри|то|рия бас|па|сөз қыл|мыс|тық мем|ле|кет|тік Ал|ма|ты""",
    "one of three goes down": """
        құ|мырс|қа жаң|ғырт|ты ұлт|тық конс|ти|ту|ция конт|ракт транс|порт экс|перт те|атр|да центр|ге""",
    "in loans, of four or more, what can begin a syllable goes down": """
        конс|трук|ция экс|тре|мис|тік абс|тракт экс|пресс спорт|клуб Авс|тра|лия Аус|тра|лия транс|план|та|ция
        агент|ство|лық по|соль|ство|сы ве|дом|ство ис|кус|ство хо|зяй|ство об|щест|во
        пункт|тер ми|нистр|лі|гі электр|лік монстр|лар""",
    "й and у open a syllable between vowels": """
        са|уат жа|уап|кер|ші|лік қа|уіп|сіз|дік ере|уіл ауыл айып|пұл қо|йы|лым кү|йеу са|йыс ра|йон бо|яу уа|қыт
        хай|уан бей|уақ""",
    "у closes a syllable between a vowel and a consonant": "тә|уел|сіз|дік сау|да Еу|ро|па әлеу|мет|тік қай|рау|шы",
    "и and у as vowels part from the next vowel": """
        ту|ын|ды жи|ыр|ма ти|іс|ті оқи|ға си|ыр қу|ат ту|ыс|тық жу|ан әде|би|ет мә|де|ни|ет бо|лу|ын жи|на|луы""",
    "у after у": "жу|у|ға жу|уы жа|уу|ын ва|ку|ум уу|лы",
    "two vowels part in loans": """
        аэ|ро|порт по|э|зия по|э|ма про|ект мил|ли|он зо|о|парк ра|ди|ус со|ци|а|лизм уни|вер|си|тет те|атр ди|уа|на""",
    "ю and я are one letter": "ро|яль ою|лы аял|да|ма ар|ми|я|ны жо|ю|ға қо|ю|ын ре|во|лю|ция бюд|жет юрист май|я|лар",
    "ь goes with its consonant, ъ closes its syllable": """
        аль|бом пре|мьер ком|пью|тер ин|тер|вью льго|та объ|ект субъ|ек|ті|лер съе|зі|не подъ|езд""",
    "-стан is whole in the name of a country": """
        Қа|зақ|стан Қа|зақ|стан|дық Өз|бек|стан Қыр|ғыз|стан Баш|құрт|стан Да|ғыс|тан Түр|кіс|тан курс|тан класс|тан""",
    "one letter is neither left nor carried": "ая аю ауа ұлы оны Абай идея сия ар|мия аты-жө|ні",
    "a word of one vowel, or of none, is whole": "төрт сот съезд взвод жшс",
    "suffixes make syllables too, and names break as words do": """
        кел|мей|тін|дік|те|рі|ңіз|ден бер|гіз|бей|ді құ|қық|қор|ғау|шы|лар ұйым|дас|ты|ру|шы|лар ба|қы|лау|шы
        Бай|тұр|сы|нұ|лы Әуе|зов То|қа|ев Бө|кей|ха|нов Ба|уыр|жан Сү|йін|бай Жа|ңа|ө|зен""",
    "each part of a compound has its own breaks": "әлеу|мет|тік-эко|но|ми|ка|лық Нұр-Сұл|тан аман-есен іс-ша|ра",
}

NEVER = """
    ҰҚК ҰҚК-нің АҚШ-тың ЮНЕСКО ЮНЕСКО-лықтарға ҚазҰУ ҚазМұнайГаз ҚАЗАҚСТАН 2019-жылғы 25га COVID Facebook қaзaқстан
    қазақ_стан қазақ.стан да\u00adуыс құи\u0306ын
"""  # the a in қaзaқстан is Latin; the й of құйын is in two characters

LATIN_WORDS = {
    "as in Cyrillic": """
        ala|qan eñ|bek qa|zaq|stan ja|uap|ker|şı|lık qa|uıp|sız|dık tä|uel|sız|dık ere|uıl kons|truk|si|ia
        eks|tre|mis|tık mi|nistr|lı|gı da|uys su|yq tu|yn|dy ju|u|ğa ūia ara""",
    "i is й after a vowel, и after a consonant": "da|iyn|dyq ai|maq oqi|ğa qi|yn mä|de|ni|et mil|li|on hai|uan ra|ion",
    "ia and iu are я and ю, also where they might be иа and иу": """
        aial|da|ma bo|ia|uy qo|iu|yn biud|jet re|vo|liu|si|ia ra|dius ma|te|rial""",
    "I is the capital of ı, İ that of i": "İran İman|ğa|li Is|qaq Isa",
}


def sourced() -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in SOURCED.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [(word, broken.replace("-", "|")) for word, broken, _ in rows]


def pairs(words: dict[str, str]) -> list[tuple[str, str]]:
    return [(broken.replace("|", ""), broken) for line in words.values() for broken in line.split()]


def hunspell_words(script: Script) -> list[str]:
    """The stems of hunspell-kk, each once; in Latin as an edition spells them."""
    if not HUNSPELL.exists():
        pytest.skip(f"needs {HUNSPELL}: apt-get install hunspell-kk")
    stems = [line.partition("/")[0].lower() for line in HUNSPELL.read_text("utf-8-sig").splitlines()[1:]]
    return list(dict.fromkeys(map(to_latin, stems) if script is LATIN else stems))


def random_words(script: Script, count: int) -> list[str]:
    """Words that no dictionary has, made of all beginnings and ends of syllables that the rules know."""
    choose = random.Random(3).choice  # noqa: S311 - no secret
    starts = ["", *script.consonants, *spelled((*ONSETS, STV), script)]
    middles = script.vowels + 3 * script.glides
    codas = [coda for coda in (*CODAS, *BEFORE_STV) if not coda.endswith("ь")]  # no word has льа, льө, ...
    ends = [*([""] * 8), *script.consonants, *spelled(tuple(codas), script)]
    return ["".join(choose(part) for part in (starts, middles, ends) * (1 + n % 4)) for n in range(count)]


def disagreements(words: list[str], script: Script) -> list[str]:
    """The words that the rules and the pattern file break differently."""
    by_patterns = pyphen.Pyphen(filename=dictionary_path(script))
    differing = [word for word in words if by_patterns.positions(word) != break_points(word, script)]
    return [word for word in differing if not never_breaks(word, script)]


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pyphen knows Kazakh for one test."""
    for table in ("LANGUAGES", "LANGUAGES_LOWERCASE", "hdcache"):
        monkeypatch.setattr(pyphen, table, dict(getattr(pyphen, table)))
    engines.register()
    engines.register()


@pytest.mark.parametrize(("word", "broken"), [*sourced(), *pairs(CYRILLIC_WORDS)])
def test_cyrillic(word: str, broken: str) -> None:
    assert "|".join(syllables(word)) == broken


@pytest.mark.parametrize(("word", "broken"), pairs(LATIN_WORDS))
def test_latin(word: str, broken: str) -> None:
    assert "|".join(syllables(word, LATIN)) == broken


@pytest.mark.parametrize("word", NEVER.split())
def test_initialisms_figures_and_foreign_letters_never_break(word: str) -> None:
    assert syllables(word) == [word]


@EACH_SCRIPT
def test_the_pattern_file_is_what_the_generator_makes(script: Script) -> None:
    assert dictionary_path(script).read_text("utf-8") == dictionary(script)
    assert len(patterns(script)) < 2500


@EACH_SCRIPT
def test_the_patterns_agree_with_the_rules_on_the_words_of_hunspell(script: Script) -> None:
    words = hunspell_words(script)
    assert len(words) > 50_000
    assert disagreements(words, script) == []


@EACH_SCRIPT
def test_the_patterns_agree_with_the_rules_on_random_words(script: Script) -> None:
    assert disagreements(random_words(script, 5000), script) == []


@pytest.mark.usefixtures("registered")
@pytest.mark.parametrize(
    ("lang", "word", "broken"),
    [
        ("kk", "жауапкершілік", "жа|уап|кер|ші|лік"),
        ("kk-KZ", "Қазақстан", "Қа|зақ|стан"),
        ("kk-Cyrl-KZ", "әлеуметтік-экономикалық", "әлеу|мет|тік-эко|но|ми|ка|лық"),
        ("kk", "аман-есен", "аман-есен"),
        ("kk", "ЮНЕСКО-ның", "ЮНЕСКО-ның"),
        ("ru", "ЮНЕСКО", "ЮНЕСКО"),
        ("ru", "КазМунайГаз", "КазМунайГаз"),
        ("ru-RU", "осуждённый", "осу|ждён|ный"),
        ("ru", "ребёнок", "ре|бё|нок"),
        ("en-GB", "UNESCO", "UNESCO"),
        ("en-GB", "responsibility", "re|spons|ib|il|ity"),
        ("kk-Latn", "jauapkerşılık", "ja|uap|ker|şı|lık"),
        ("kk-Latn-KZ", "İmanğali", "İman|ğa|li"),
        ("kk-Arab", "قازاقستان", "قازاقستان"),
    ],
)
def test_pyphen_knows_kazakh_and_initialisms(lang: str, word: str, broken: str) -> None:
    assert pyphen.Pyphen(lang=lang).inserted(word, "|") == broken


@pytest.mark.usefixtures("registered")
def test_a_pdf_is_hyphenated() -> None:
    style = "@page { size: 42mm 90mm; margin: 5mm } p { hyphens: auto; font: 11pt 'Noto Serif' }"
    text = "жауапкершілік тәуелсіздік ЮНЕСКО бостандығы"
    page = weasyprint.HTML(string=f"<html lang=kk><style>{style}</style><p>{text}</p>").write_pdf()
    lines = pypdfium2.PdfDocument(page)[0].get_textpage().get_text_range().splitlines()
    assert lines == ["жауапкерші\u2010", "лік тәуелсіз\u2010", "дік ЮНЕСКО", "бостандығы"]


def test_the_extension_for_libreoffice() -> None:
    assert extension() == extension()
    with zipfile.ZipFile(io.BytesIO(extension())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    settings = etree.fromstring(files["dictionaries.xcu"])
    assert settings.xpath("//prop/value/text()") == [
        *("%origin%/hyph_kk.dic", "DICT_HYPH", "kk-KZ"),
        *("%origin%/hyph_kk_Latn.dic", "DICT_HYPH", "kk-Latn-KZ"),
    ]
    assert next(iter(files)) == "META-INF/manifest.xml"
    assert {name: files[name] for name in DICTIONARIES} == {name: (FOLDER / name).read_bytes() for name in DICTIONARIES}
    assert etree.QName(etree.fromstring(files["description.xml"])).localname == "description"


def test_the_command_writes_the_extension(tmp_path: Path) -> None:
    main(["--oxt", str(tmp_path / "kk.oxt")])
    assert (tmp_path / "kk.oxt").read_bytes() == extension()


@pytest.mark.parametrize(
    ("lang", "text", "expected"),  # a tilde stands for U+00AD
    [
        ("kk", "Сот әділдігі мен жауапкершілік.", "Сот әділ~дігі мен жауап~кер~ші~лік."),
        ("kk-KZ", "«территориялық», (тәуелсіздік)", "«тер~ри~то~ри~я~лық», (тәуел~сіз~дік)"),
        ("kk", "сауат бостандық таңдаудан", "сауат бос~тан~дық таң~дау~дан"),
        ("kk", "әлеуметтік-экономикалық қазақ-ағылшын", "әлеу~мет~тік-эко~но~ми~ка~лық қазақ-ағылшын"),
        ("kk", "50\u2011ге 404\u00a0000\u00a0теңгеден", "50\u2011ге 404\u00a0000\u00a0тең~ге~ден"),
        ("kk", "Қазақстан Нұр-Сұлтан", "Қазақ~стан Нұр-Сұлтан"),
        ("kk", "ЮНЕСКО-лықтардың  2019-жылғыдан", "ЮНЕСКО-лықтардың  2019-жылғыдан"),
        ("kk", "жұмысшылар/қызметкерлер", "жұмыс~шы~лар/қыз~мет~кер~лер"),
        ("kk", "https://қазақстан.kz/территория", "https://қазақстан.kz/территория"),
        ("kk", "қазақстан@пошта.қаз www.қазақстан.қаз", "қазақстан@пошта.қаз www.қазақстан.қаз"),
        ("kk", "content/территория.md параметр_атауы", "content/территория.md параметр_атауы"),
        ("kk", "жауап~кершілік", "жауап~кершілік"),
        ("kk-Latn", "İmanğaliev jauapkerşılık", "İman~ğa~liev jauap~ker~şı~lık"),
        ("kk-Arab", "قازاقستاندىقتار", "قازاقستاندىقتار"),
        ("ru", "ответственность ЮНЕСКОВЦЫ", "ответ~ствен~ность ЮНЕСКОВЦЫ"),
        ("ru", "кто-нибудь социально-экономический", "кто-нибудь соци~ально-эко~но~ми~че~ский"),
        ("ru", "КазМунайГаз удостоверённый", "КазМунайГаз удо~сто~ве~рён~ный"),
        ("en-US", "hyphenation", "hyphen~ation"),
        ("xx", "responsibility", "responsibility"),
    ],
)
def test_soft_hyphens(lang: str, text: str, expected: str) -> None:
    text, expected = text.replace("~", "\u00ad"), expected.replace("~", "\u00ad")
    assert soft_hyphenate(text, lang) == expected
    assert soft_hyphenate(expected, lang) == expected


@pytest.mark.parametrize(
    ("lang", "script"),
    [("kk", CYRILLIC), ("kk_KZ", CYRILLIC), ("kk-Latn-KZ", LATIN), ("kk-Arab", None), ("ru", None), ("kkj", None)],
)
def test_the_script_of_a_language_tag(lang: str, script: Script | None) -> None:
    assert script_of(lang) == script
