"""Turn the command line's options and the repository into what every test may ask for."""

from pathlib import Path

import hypothesis
import pytest

pytest.register_assert_rewrite("tests.command", "tests.golden", "tests.pairs")  # else they would not say what differs

# The same few examples on every run and every machine: a red run can be made again.
hypothesis.settings.register_profile(
    "publish",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=100,
    phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate, hypothesis.Phase.shrink],
)
hypothesis.settings.load_profile("publish")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew instead of comparing them"
    )


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which validators were skipped, so that a green run does not hide them."""
    skipped = [report for report in terminalreporter.getreports("skipped") if "validators" in report.keywords]
    for reason in sorted({report.longrepr[2].removeprefix("Skipped: ") for report in skipped}):
        terminalreporter.write_line(f"validator skipped: {reason}", yellow=True)
