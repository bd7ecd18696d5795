"""What a language tag says of its script and direction."""

import pytest

from publish.language.tags import direction_of, script_of


@pytest.mark.parametrize(
    ("tag", "script", "direction"),
    [
        ("kk", "Cyrl", "ltr"),
        ("kk-Latn-KZ", "Latn", "ltr"),
        ("kk-Arab", "Arab", "rtl"),
        ("kk-arab-CN", "Arab", "rtl"),
        ("kk-CN", "Arab", "rtl"),
        ("ru", "Cyrl", "ltr"),
        ("en-US", "Latn", "ltr"),
        ("ar-EG", "Arab", "rtl"),
        ("ug-Cyrl", "Cyrl", "ltr"),
        ("he", "Hebr", "rtl"),
        ("x-own", "", "ltr"),
    ],
)
def test_script_and_direction(tag: str, script: str, direction: str) -> None:
    assert (script_of(tag), direction_of(tag)) == (script, direction)
