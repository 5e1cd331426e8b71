"""The reports of a run: a table for the terminal, JSON, Markdown and JUnit XML.

The files hold no times, so that two runs of one state are equal byte for byte; times stand in `latency.json` alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from evals.runner import CaseResult, TurnResult
from evals.summary import Share, Summary, summarise

# Characters that XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


SLOWEST = 10


@dataclass(frozen=True)
class Run:
    """All that a report tells: the results, what is lacking, and what was run (names and digests)."""

    results: Sequence[CaseResult]
    shortfalls: Sequence[str]
    about: Mapping[str, str]

    @property
    def summary(self) -> Summary:
        return summarise(self.results)

    @property
    def failing(self) -> list[CaseResult]:
        return [result for result in self.results if not result.passed]


def write_reports(run: Run, folder: Path) -> list[Path]:
    """Writes the files into the folder, which is made where it is not there. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        "evals.json": as_json(run),
        "evals.md": as_markdown(run),
        "evals.xml": as_junit(run),
        "latency.json": latency(run),
    }
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8")
    return [folder / name for name in contents]


def as_terminal(run: Run) -> str:
    """The table by suite, the metrics, every failing case in full, and the verdict."""
    summary = run.summary
    lines = [f"{'suite':<16}{'passed':>9}{'share':>8}"]
    lines += [_row(suite, share) for suite, share in summary.suites.items()]
    lines += [_row("all", summary.passed), ""]
    lines += [f"{name:<24}{value}" for name, value in _metrics(summary).items()]
    for result in run.failing:
        lines += ["", *_failing(result)]
    lines += ["", *_verdict(run)]
    return "\n".join(lines) + "\n"


def as_json(run: Run) -> str:
    """Everything, for machines; the answer of a passing case is left out."""
    summary = run.summary
    content = {
        "passed": not run.shortfalls,
        "shortfalls": list(run.shortfalls),
        "about": dict(run.about),
        "suites": {suite: _share_json(share) for suite, share in summary.suites.items()},
        "parts": {part: _share_json(share) for part, share in summary.parts.items()},
        "metrics": {
            "cases_passed": _share_json(summary.passed),
            "figure_exactness": _share_json(summary.figures),
            "false_figures": _share_json(summary.false_figures),
            "citation_recall": _share_json(summary.citations),
            "quotes_verbatim": _share_json(summary.quotes),
            "numbers_grounded": _share_json(summary.grounded),
            "decline_precision": _share_json(summary.declines_precision),
            "decline_recall": _share_json(summary.declines_recall),
            "question_economy": {"asked": summary.asked, "needed": summary.needed},
        },
        "cases": [_case_json(result) for result in run.results],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def as_markdown(run: Run) -> str:
    """For a pull request: the verdict first, then the suites, then each failing case, folded."""
    summary = run.summary
    lines = [
        "# Evaluation",
        "",
        *(f"{line}  " for line in _verdict(run)),
        "",
        "| suite | passed | of |",
        "|---|--:|--:|",
    ]
    lines += [f"| {suite} | {share.hits} | {share.total} |" for suite, share in summary.suites.items()]
    lines += [
        f"| **all** | **{summary.passed.hits}** | **{summary.passed.total}** |",
        "",
        "| metric | value |",
        "|---|---|",
    ]
    lines += [f"| {name} | {value} |" for name, value in _metrics(summary).items()]
    lines += ["", *(f"- {name}: `{value}`" for name, value in run.about.items())]
    for result in run.failing:
        fence = "`" * 4
        title = f"{result.case.id} ({result.case.suite})"
        lines += ["", f"<details><summary>{title}</summary>", "", fence, *_failing(result), fence, "", "</details>"]
    return "\n".join(lines) + "\n"


def as_junit(run: Run) -> str:
    """A test suite for each suite of cases; a shortfall of the whole run is a test case of its own."""
    root = ElementTree.Element("testsuites", name="evals")
    for suite in run.summary.suites:
        results = [result for result in run.results if result.case.suite == suite]
        failures = sum(not r.passed and r.error is None for r in results)
        errors = sum(r.error is not None for r in results)
        counts = {"tests": str(len(results)), "failures": str(failures), "errors": str(errors)}
        element = ElementTree.SubElement(root, "testsuite", {"name": suite, **counts})
        for result in results:
            case = ElementTree.SubElement(element, "testcase", classname=f"evals.{suite}", name=result.case.id)
            if not result.passed:
                kind = "failure" if result.error is None else "error"
                failed = [check for turn in result.turns for check in turn.failed]
                message = failed[0].part if failed else "the advisor broke down"
                ElementTree.SubElement(case, kind, message=message).text = _NOT_XML.sub(
                    "?", "\n".join(_failing(result))
                )
    lacking = len(run.shortfalls)
    element = ElementTree.SubElement(
        root, "testsuite", name="thresholds", tests=str(max(1, lacking)), failures=str(lacking), errors="0"
    )
    for number, shortfall in enumerate(run.shortfalls, start=1):
        case = ElementTree.SubElement(element, "testcase", classname="evals.thresholds", name=f"threshold {number}")
        ElementTree.SubElement(case, "failure", message=shortfall).text = shortfall
    if not lacking:
        ElementTree.SubElement(element, "testcase", classname="evals.thresholds", name="all reached")
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def latency(run: Run) -> str:
    """The milliseconds of each call, as seen from outside: the one file in which two runs differ."""
    timed = [(turn.milliseconds, result.case.id, i) for result in run.results for i, turn in enumerate(result.turns)]
    times = sorted(milliseconds for milliseconds, _, _ in timed)
    content: dict[str, Any] = {"turns": len(times)}
    if times:
        content |= {f"p{share}": round(percentile(times, share), 2) for share in (50, 95, 99)}
        slowest = sorted(timed, reverse=True)[:SLOWEST]
        content["slowest"] = [{"case": case, "turn": turn, "ms": round(ms, 2)} for ms, case, turn in slowest]
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def percentile(ordered: Sequence[float], share: float) -> float:
    """The nearest-rank percentile (0 to 100) of ordered values: always one of them. Raises ValueError for none."""
    if not ordered:
        raise ValueError("no value has no percentile")
    rank = -(-share * len(ordered) // 100)
    return ordered[max(1, int(rank)) - 1]


def _row(name: str, share: Share) -> str:
    mark = "" if share.hits == share.total else "  <-"
    return f"{name:<16}{f'{share.hits}/{share.total}':>9}{share.value or 0:>8.1%}{mark}"


def _metrics(summary: Summary) -> dict[str, str]:
    metrics = {
        "figure exactness": str(summary.figures),
        "false figures": str(summary.false_figures),
        "citation recall": str(summary.citations),
        "quotes verbatim": str(summary.quotes),
        "numbers grounded": str(summary.grounded),
        "decline precision": str(summary.declines_precision),
        "decline recall": str(summary.declines_recall),
        "question economy": f"{summary.asked} facts asked for where {summary.needed} were needed",
    }
    return {name: value for name, value in metrics.items() if value != "none"}


def _verdict(run: Run) -> list[str]:
    if not run.shortfalls:
        return [f"PASSED: {run.summary.passed.hits} of {len(run.results)} cases"]
    return [f"FAILED: {shortfall}" for shortfall in run.shortfalls]


def _failing(result: CaseResult) -> list[str]:
    case = result.case
    lines = [f"--- {case.id} ({case.suite}, as of {case.as_of})"]
    if case.source:
        lines.append(f"source: {case.source}")
    if case.story:
        lines.append(f"story: {case.story}")
    for number, turn in enumerate(result.turns):
        lines += _turn(number, turn)
    if result.error:
        lines += [f"asked: {case.turns[len(result.turns)]}", result.error.rstrip()]
    return lines


def _turn(number: int, turn: TurnResult) -> list[str]:
    lines = [f"[{number}] {turn.said}"]
    for check in turn.failed:
        lines += [f"    {check.part}: expected {check.expected}", f"    {' ' * len(check.part)}  got      {check.got}"]
    if turn.failed:
        shown = turn.answer.text.strip().splitlines()
        lines += [f"    status {turn.answer.status}, text:", *(f"    | {line}" for line in shown)]
    return lines


def _share_json(share: Share) -> dict[str, Any]:
    interval = share.interval
    return {
        "hits": share.hits,
        "total": share.total,
        "share": None if share.value is None else round(share.value, 6),
        "interval": None if interval is None else [round(end, 6) for end in interval],
    }


def _case_json(result: CaseResult) -> dict[str, Any]:
    content: dict[str, Any] = {"id": result.case.id, "suite": result.case.suite, "passed": result.passed}
    if not result.passed:
        content["case"] = result.case.model_dump(mode="json", exclude_unset=True)
        content["error"] = result.error
        content["turns"] = [
            {
                "said": turn.said,
                "failed": [{"part": c.part, "expected": c.expected, "got": c.got} for c in turn.failed],
                "false_figure": turn.false_figure,
                "answer": turn.answer.model_dump(mode="json", exclude={"elapsed_ms"}),
            }
            for turn in result.turns
        ]
    return content
