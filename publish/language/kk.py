"""Turn values into Kazakh in Cyrillic script: CLDR's `kk`, corrected."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, cast

from publish.language.cldr import CldrLanguage, Form, What
from publish.language.endings import attach_to_figure, ordinal_ending
from publish.language.kk_cases import CASES, Case, attach, ending
from publish.language.typography import NO_BREAK_HYPHEN, NO_BREAK_SPACE, Typography

TYPOGRAPHY = Typography(
    quotes=("«", "»", "“", "”"),  # (review) some publishers in Kazakhstan take the Russian inner pair „ “
    prose_dashes=True,
    ending_hyphens=True,
    space_before_percent=r"(?!\w)",
    after_figure=(
        *("%", "‰", "°C?", "₸", "₽", r"\$", "€", "£"),
        *("[кмсд]?м[23²³]?", "к?г", "т", "га", "л", "к?Вт", "МВт"),
        *(r"жж?\.", r"ғғ?\.", r"тг\.?", "мың", "млн", "млрд", "трлн", r"миллион\w*", r"миллиард\w*", r"триллион\w*"),
        *(r"пайыз\w*", r"теңге\w*", "АҚШ", r"доллар\w*", r"еуро\w*", r"рубл\w+"),
        *(r"қаңтар\w*", r"ақпан\w*", r"наурыз\w*", r"сәуір\w*", r"мамыр\w*", r"маусым\w*", r"шілде\w*", r"тамыз\w*"),
        *(r"қыркүйе[кг]\w*", r"қазан\w*", r"қараша\w*", r"желтоқсан\w*"),
        *(r"жыл\w*", "жас", r"жаст?[аы]\w*", r"ай(?:да|дан|ға|дың|ды|ы|ын\w+|лық)?", r"апта\w*", r"күн\w*"),
        *(r"тәулік\w*", r"сағат\w*", r"минут\w*", r"адам\w*", "рет", "есе", r"бб?\."),
    ),
    after_roman=(r"ғғ?\.", r"ғасыр\w*", r"том\w*", r"тоқсан\w*"),
    before_name=(r"қ\.",),
    before_word=("ҚР",),
    after_word=(r"қ\.", r"ауд\.", r"обл\.", r"көш\.", r"даңғ\."),
    phrases=(r"т\. б\.", r"т\. с\. с\.", r"б\. з\. [бд]\.", r"ж\. б\.", r"\d+\) тарма[қғ]\w*"),
)


class Kazakh(CldrLanguage):
    """Kazakh as running text wants it: `2019 жылғы 9 маусымда`, `404 000 теңгеге`, `50‑ге`.

    Spaces are U+00A0 after a year, after a day and between a number and its unit, so that lines do not break there.
    """

    # A percentage has no cases: no rule that we know says how an ending follows the sign. The press has `14%-ға`.
    cases: ClassVar[Mapping[What, tuple[str, ...]]] = {"date": CASES, "month": CASES, "number": CASES, "money": CASES}

    # CLDR: `Қазақстан теңгесі`. Statutes and the press of Kazakhstan write `404 000 теңге`. The others have capitals in
    # CLDR that are wrong inside a sentence: `Британдық фунт`, `Түрік лирасы` (review).
    currency_names: ClassVar[Mapping[str, str]] = {"KZT": "теңге", "GBP": "фунт стерлинг", "TRY": "түрік лирасы"}

    # CLDR has no space; the spelling rules of 2019, par. 107, print `50 %` and forbid a line break before the sign.
    percent_pattern: ClassVar[str] = f"#,##0{NO_BREAK_SPACE}%"

    # The same paragraph: a figure and its unit stay on one line (`25 га`, `50 см`).
    unit_space: ClassVar[str] = NO_BREAK_SPACE

    typography: Typography = TYPOGRAPHY

    def join(self, items: Sequence[str]) -> str:
        """`А, Б және В`."""
        # CLDR: `А, Б, В`, though `А және Б` for two. Running text has `және` before the last, without a comma (review).
        return " және ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))

    def write_date(self, day: date, form: Form) -> str:
        """`2019 жылғы 9 маусым`, short `9 маусым`; the case falls on the month."""
        # CLDR: `2019 ж. 9 маусым`. Statutes write the year out: `2020 жылғы 9 шілдеде № 7303 болып тіркелді`
        # (adilet.zan.kz, V20VK007303).
        written = f"{day.day}{NO_BREAK_SPACE}{self._month_name(day, form)}"
        return written if form.short else self.with_year(written, day)

    def write_month(self, month: date, form: Form) -> str:
        """`2018 жылғы мамыр`, short `мамыр`."""
        # CLDR: `2018 ж. мамыр`.
        name = self._month_name(month, form)
        return name if form.short else self.with_year(name, month)

    def write_months(self, start: date, end: date, form: Form) -> str:
        """`2018 жылғы мамыр–қыркүйек`; the case falls on the last month only (review)."""
        if start.year != end.year:
            return f"{self.write_month(start, Form())}{self.dash}{self.write_month(end, form)}"
        written = f"{self._month_name(start, Form())}–{self._month_name(end, form)}"
        return written if form.short else self.with_year(written, end)

    def with_year(self, written: str, day: date) -> str:
        """`2019 жылғы 9 маусым`."""
        return f"{day.year}{NO_BREAK_SPACE}жылғы {written}"

    def _month_name(self, day: date, form: Form) -> str:
        # CLDR's "stand-alone" names are right at the head of a calendar only: they have capitals.
        return _attached(self.locale.months["format"]["wide"][day.month], form)

    def write_number(self, number: str, form: Form) -> str:
        """`8 774`; with a case `50‑ге`: the ending follows the numeral as it is read aloud."""
        # The hyphen is par. 44 of the spelling rules of 2019 (`6-ға`, `100-ге дейін`); it must not end a line.
        written = super().write_number(number, form)
        if not form.case or form.ordinal:
            return written
        if "." in number:
            raise ValueError(f"only a whole number can be in a case, not {number}")
        return attach_to_figure(written, cast(Case, form.case))

    def write_ordinal(self, number: int, form: Form) -> str:
        """`50‑ші`; with a case `50‑шіге`."""
        # CLDR's rule (RBNF) has -шы for 50, 70, 80 and 100; they are read елуінші, жетпісінші, сексенінші, жүзінші.
        suffix = ordinal_ending(number)
        written = f"{self.ordinal_figures(number)}{NO_BREAK_HYPHEN}{suffix}"
        return written + ending(suffix, cast(Case, form.case)) if form.case else written

    def write_money(self, amount: str, currency: str, form: Form) -> str:
        """`404 000 теңге`; the case falls on the currency: `404 000 теңгеге`, `1 049 АҚШ долларына`."""
        return _attached(super().write_money(amount, currency, Form()), form, self.currency_name(currency, amount))


def _attached(text: str, form: Form, name: str = "") -> str:
    """`text` in its case. A currency's `name` of two words has the possessive: АҚШ доллары, the dollar of the USA."""
    if not form.case:
        return text
    possessed = " " in name and name.endswith(("ы", "і"))
    return attach(text, cast(Case, form.case), possessed=possessed)


KAZAKH = Kazakh(
    tag="kk",
    region_tag="kk-KZ",
    own_name="қазақша",
    alphabet="аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    # (review) Lists run а), ә), б), в), г), ғ), д); ё, й, ъ and ь number nothing, as in Russian. We know of no rule.
    list_letters="аәбвгғдежзикқлмнңоөпрстуұүфхһцчшщыіэюя",
)
