"""The line that says how many tests were executed."""

from pathlib import Path

import pytest

from scripts.closing_line import closing_line


@pytest.mark.parametrize(
    ("suites", "line", "executed"),
    [
        ('<testsuite tests="5" failures="1" errors="1" skipped="1"/>', "2 passed, 2 failed, 1 skipped", 4),
        ('<testsuite tests="2" failures="0" errors="0" skipped="0"/>' * 2, "4 passed, 0 failed, 0 skipped", 4),
        ('<testsuite tests="1" failures="0" errors="0" skipped="1"/>', "0 passed, 0 failed, 1 skipped", 0),
        ("", "0 passed, 0 failed, 0 skipped", 0),
    ],
)
def test_counts_are_added_over_the_suites(tmp_path: Path, suites: str, line: str, executed: int) -> None:
    report = tmp_path / "tests.xml"
    report.write_text(f"<testsuites>{suites}</testsuites>", encoding="utf-8")
    assert closing_line(report) == (line, executed)


def test_a_missing_report_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        closing_line(tmp_path / "tests.xml")
