"""The lines that say which tests failed and how many were executed."""

from pathlib import Path

import pytest

from scripts.closing_line import closing_lines


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
    assert closing_lines(report) == ([line], executed)


def test_a_failed_test_is_named_with_what_it_says(tmp_path: Path) -> None:
    report = tmp_path / "tests.xml"
    report.write_text(
        '<testsuite tests="3" failures="1" errors="1" skipped="0"><testcase classname="tests.a" name="one"/>'
        '<testcase classname="tests.a" name="two[x]"><failure message="assert 1 == 2&#10;more">…</failure></testcase>'
        '<testcase classname="tests.b" name="three"><error message="no server">…</error></testcase></testsuite>',
        encoding="utf-8",
    )
    lines, _ = closing_lines(report)
    assert lines == [
        "failed: tests.a::two[x]: assert 1 == 2",
        "failed: tests.b::three: no server",
        "1 passed, 2 failed, 0 skipped",
    ]


def test_a_missing_report_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        closing_lines(tmp_path / "tests.xml")
