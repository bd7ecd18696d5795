"""What every language module offers to layout, translation and checks."""

from collections.abc import Sequence
from typing import Literal, Protocol

from publish.language.typography import Typography

Direction = Literal["ltr", "rtl"]
Kind = Literal["date", "number", "percent", "money"]


class Language(Protocol):
    """One language of editions. There is one module for each; `publish.language.LANGUAGES` lists them by tag."""

    tag: str
    """BCP 47: `kk`."""
    region_tag: str
    """With the region that Word wants: `kk-KZ`."""
    own_name: str
    """What its speakers call it: `қазақша`."""
    catalog: str
    """The language whose catalogs it is published from: its own tag, or `kk` for Kazakh in another script."""
    direction: Direction
    comma: str
    """What stands between the numbers of pages in an index, with its space."""
    typography: Typography
    """What `typeset_runs` does to text that was typed plainly."""

    def words(self, message: str, **values: str) -> str:
        """The program's own words in this language: `words("Section {number}", number="7")` is `7-бөлім`.

        `message` is an English msgid of the `publish` domain; `values` fill its braces. A message that the language has
        no words for comes back in English. Raises KeyError where a value is missing.
        """

    def counted(self, one: str, many: str, count: int, **values: str) -> str:
        """The program's own words for `count` things: `one` and `many` are an English msgid and its msgid_plural.

        The language chooses among its plural forms, and writes the number that fills `{count}`.
        """

    def write(self, kind: Kind, text: str, form: str = "") -> str:
        """Write a value for running text: `write("money", "404000 KZT")` is `404 000 теңге`.

        `text` is canonical: `2019-06-09` or `2018-05`, `94.20`, `404000 KZT`; the decimals stay as they were typed. A
        value may have two ends, the lower first (an ISO 8601 interval): from `2019-06-09/2019-06-13` comes
        `2019 жылғы 9–13 маусым`, from `30/50` `30–50`, from `404000/500000 KZT` `404 000–500 000 теңге`.

        `form` is empty or names, between commas and in any order: `day` (a date without its year) or `month` (a month
        without its year), `ord` (a number as an ordinal), a case, and of a Russian ordinal the gender: `day,loc` is
        `9 маусымда`, `ord,f,acc` `3‑ю`. Raises ValueError, with a message that says which forms there are, for a `form`
        that the language does not know or that the value cannot have.
        """

    def ordinal(self, number: int, form: str = "") -> str:
        """The ordinal in figures: `5‑ші`, `2‑го` in the form `gen`, `1st`. Raises ValueError as `write` does."""

    def join(self, items: Sequence[str]) -> str:
        """A list in running text: `А, Б және В`."""

    def letter(self, position: int) -> str:
        """The letter that stands for the 1-based `position` in a lettered list or section number.

        After the last letter come two: `z`, `aa`, `ab`. Raises ValueError for a position below 1.
        """

    def upper(self, text: str) -> str:
        """Capitals: those of Unicode, but in Kazakh in Latin letters İ for i and I for ı."""

    def sort_key(self, text: str) -> tuple[tuple[int, ...], str]:
        """A key that sorts words as the language's dictionaries do.

        Accents that make no letter of the alphabet, then capitals, count only where letters are equal; signs before the
        first letter or figure do not count. The text itself decides between equals.
        """

    def index_letter(self, text: str) -> str:
        """The capital under which an index lists `text`; `#` where it begins with a figure or has no letter.

        Texts in the order of `sort_key` have their index letters together.
        """
