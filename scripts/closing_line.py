"""Print how many tests the last run of the set-up command executed, on one line, from its JUnit report.

Exits with 1 when the report is missing or counts no test: a check that ran nothing has not passed.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

REPORT = Path(__file__).resolve().parent.parent / "reports" / "tests.xml"


def closing_line(report: Path) -> tuple[str, int]:
    """The line, and the number of tests that were executed; raises OSError or ParseError for an unreadable report."""
    suites = ElementTree.parse(report).getroot().iter("testsuite")
    counts = [{key: int(suite.get(key, "0")) for key in ("tests", "failures", "errors", "skipped")} for suite in suites]
    total = {key: sum(count[key] for count in counts) for key in ("tests", "failures", "errors", "skipped")}
    failed = total["failures"] + total["errors"]
    passed = total["tests"] - failed - total["skipped"]
    return f"{passed} passed, {failed} failed, {total['skipped']} skipped", passed + failed


def main() -> int:
    """Print the line; returns the exit code."""
    try:
        line, executed = closing_line(REPORT)
    except (OSError, ElementTree.ParseError) as problem:
        print(f"no test report to read: {problem}", file=sys.stderr)
        return 1
    print(line)
    return 0 if executed else 1


if __name__ == "__main__":
    sys.exit(main())
