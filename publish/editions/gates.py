"""Turn how far a translation has come into whether its edition may be built, and as what: publication.toml says so."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from publish.diagnostics import Diagnostic, PublishError, Span, error
from publish.document.nodes import Minimum, Publication
from publish.document.revision import revision
from publish.language import LANGUAGES
from publish.language.protocol import Language
from publish.language.pseudo import PSEUDO
from publish.layout.matter import Standing
from publish.translation.credits import read_credits
from publish.translation.progress import Progress, progress, whole


def standing(publication: Publication, locales: Path, language: Language, omitted: int = 0) -> Standing:
    """What an edition in `language` says of itself; `publication` is the source. Raises PublishError as `drafts` does.

    Texts of a pseudo-language come from no catalog.
    """
    credits = read_credits(locales, language.catalog)
    done = _progress(publication, locales, language.tag)
    if done is None:
        return Standing(revision(publication), credits=credits)
    return Standing(
        revision=revision(publication),
        translated=done.percent("translated"),
        reviewed=done.percent("reviewed"),
        omitted=omitted,
        draft=_is_draft(publication, language.tag, done),
        credits=credits,
    )


def drafts(publication: Publication, locales: Path, langs: Iterable[str]) -> set[str]:
    """The languages among `langs` whose editions are drafts.

    Raises PublishError with a line for each language that has not come far enough for an edition.
    """
    found: set[str] = set()
    faults: list[Diagnostic] = []
    for lang in langs:
        done = _progress(publication, locales, lang)
        try:
            found |= {lang} if done and _is_draft(publication, lang, done) else set()
        except PublishError as fault:
            faults += fault.diagnostics
    if faults:
        raise PublishError(*faults)
    return found


def _progress(publication: Publication, locales: Path, lang: str) -> Progress | None:
    """The progress of all chapters together; None where there is nothing to translate."""
    if lang in PSEUDO or LANGUAGES[lang].catalog == publication.lang:
        return None
    return whole(progress(publication, locales, LANGUAGES[lang].catalog).values())


def _is_draft(publication: Publication, lang: str, done: Progress) -> bool:
    policy = publication.policy(lang, LANGUAGES[lang].catalog)
    minimum = policy.minimum
    if minimum is None or done.share(minimum.state) * 100 >= minimum.percent:
        return False
    if policy.below == "refuse":
        raise PublishError(_refusal(lang, done, minimum, policy.span))
    return True


def _refusal(lang: str, done: Progress, minimum: Minimum, place: Span | None) -> Diagnostic:
    state, total = minimum.state, done.total
    figures = f"{done.reached(state):,} of {total:,} words ({done.percent(state)} %) are {state}"
    message = f"{lang}: {figures}, this edition needs {_written(minimum.percent)} %"
    verb = {"translated": "translate", "reviewed": "review", "approved": "approve"}[state]
    hint = f"{verb} the rest ('publish status' tells where it is), or set below = \"draft\""
    return error("below-minimum", message, place, hint)


def _written(percent: Fraction) -> str:
    return f"{float(percent):g}"
