"""Print which tests of the last run of the set-up command failed, and on one line how many ran, from its JUnit report.

Exits with 1 when the report is missing or counts no test: a check that ran nothing has not passed.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

REPORT = Path(__file__).resolve().parent.parent / "reports" / "tests.xml"


def closing_lines(report: Path) -> tuple[list[str], int]:
    """The failed tests with the first line of what each says and the line of counts, and the number of tests that were
    executed; raises OSError or ParseError for an unreadable report."""
    root = ElementTree.parse(report).getroot()
    suites = list(root.iter("testsuite"))
    counts = [{key: int(suite.get(key, "0")) for key in ("tests", "failures", "errors", "skipped")} for suite in suites]
    total = {key: sum(count[key] for count in counts) for key in ("tests", "failures", "errors", "skipped")}
    failed = total["failures"] + total["errors"]
    passed = total["tests"] - failed - total["skipped"]
    lines = [
        f"failed: {case.get('classname')}::{case.get('name')}: {problem.get('message', '').partition(chr(10))[0]}"
        for case in root.iter("testcase")
        for problem in (*case.findall("failure"), *case.findall("error"))
    ]
    return [*lines, f"{passed} passed, {failed} failed, {total['skipped']} skipped"], passed + failed


def main() -> int:
    """Print the line; returns the exit code."""
    try:
        lines, executed = closing_lines(REPORT)
    except (OSError, ElementTree.ParseError) as problem:
        print(f"no test report to read: {problem}", file=sys.stderr)
        return 1
    print(*lines, sep="\n")
    return 0 if executed else 1


if __name__ == "__main__":
    sys.exit(main())
