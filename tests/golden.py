"""Compare a whole output with its golden file, or write the golden file anew."""

from pathlib import Path


def check_golden(actual: str, golden: Path, update: bool) -> None:
    """`golden` holds what `actual` should be; with `update` it is made so."""
    if update:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(actual, "utf-8")
    assert actual == golden.read_text("utf-8")
