"""The reports of a run: a table for the terminal, JSON, Markdown, JUnit XML and HTML.

The files hold no times, so that two runs of one state are equal byte for byte; times stand in `latency.json` alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from evals.html_report import as_html
from evals.moves import figures_of, moved_lines
from evals.run_record import Run, fault_rows, metric_rows, suite_rows, unnoticed
from evals.runner import CaseResult, TurnResult
from evals.summary import Share

# Characters that XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


SLOWEST = 10


def write_reports(run: Run, folder: Path) -> list[Path]:
    """Writes the files into the folder, which is made where it is not there. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        "evals.json": as_json(run),
        "evals.md": as_markdown(run),
        "evals.xml": as_junit(run),
        "evals.html": as_html(run),
        "latency.json": latency(run),
    }
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8")
    return [folder / name for name in contents]


def as_terminal(run: Run) -> str:
    """The table by suite, the measures, every failing case in full, what has changed, and the verdict."""
    lines = [f"{'suite':<24}{'passed':>9}{'share':>8}"]
    lines += [_row(name, Share(hits, total)) for name, hits, total, _ in suite_rows(run) if total]
    lines += ["", *(f"{name:<24}{value}" for name, value in metric_rows(run))]
    for result in run.failing:
        lines += ["", *_failing(result)]
    lines += _changes(run)
    lines += ["", *run.verdict()]
    return "\n".join(lines) + "\n"


def _changes(run: Run) -> list[str]:
    """What a baseline, a revision and the planted faults have to tell, where they were asked for."""
    lines: list[str] = []
    if run.since is not None:
        lines += ["", *run.since.lines()]
    if run.moves is not None:
        lines += ["", *moved_lines(run.moves)]
    if run.faults is not None:
        lines += ["", f"{'planted fault':<28}{'noticed':>9}  suites turned red"]
        lines += [f"{kind:<28}{f'{hits}/{total}':>9}  {suites}" for kind, hits, total, suites in fault_rows(run)]
        lines += unnoticed(run)
    return lines


def as_json(run: Run) -> str:
    """Everything, for machines; the answer of a passing case is left out."""
    summary = run.summary
    content = {
        "passed": not run.shortfalls,
        "shortfalls": list(run.shortfalls),
        "about": dict(run.about),
        "suites": {suite: _share_json(share) for suite, share in summary.suites.items()},
        "bands": {band: _share_json(share) for band, share in summary.bands.items()},
        "parts": {part: _share_json(share) for part, share in summary.parts.items()},
        "metrics": {
            "cases_passed": _share_json(summary.passed),
            "figure_exactness": _share_json(summary.figures),
            "false_figures": _share_json(summary.false_figures),
            "citation_recall": _share_json(summary.citations),
            "citation_precision": _share_json(summary.precision),
            "citation_support": _share_json(summary.support),
            "quotes_verbatim": _share_json(summary.quotes),
            "numbers_grounded": _share_json(summary.grounded),
            "decline_precision": _share_json(summary.declines_precision),
            "decline_recall": _share_json(summary.declines_recall),
            "question_economy": {"asked": summary.asked, "needed": summary.needed, "interval": summary.economy},
            "retrieval": {
                name: {"mean": round(mean.value, 6), "interval": [round(end, 6) for end in mean.interval]}
                for name, mean in run.ranking.items()
            },
        },
        "faults": [
            {
                "kind": o.fault.kind,
                "name": o.fault.name,
                "suite": o.by.suite if o.by else None,
                "by": o.by.id if o.by else None,
            }
            for o in run.faults or ()
        ],
        "cases": [_case_json(result) for result in run.results],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def as_markdown(run: Run) -> str:
    """For a pull request: the verdict first, then the tables, then each failing case, folded."""
    lines = ["# Evaluation", "", *(f"{line}  " for line in run.verdict()), ""]
    lines += ["| suite | passed | of |", "|---|--:|--:|"]
    lines += [f"| {name} | {hits} | {total} |" for name, hits, total, _ in suite_rows(run)]
    lines += ["", "| measure | value |", "|---|---|", *(f"| {name} | {value} |" for name, value in metric_rows(run))]
    if run.since is not None:
        lines += ["", "## Since the baseline", "", *(f"- {line}" for line in run.since.lines())]
    if run.moves is not None:
        lines += ["", "## Moved answers", "", *(f"- {line}" for line in moved_lines(run.moves))]
    if run.faults is not None:
        lines += ["", "## Planted faults", "", "| fault | noticed | planted | suites turned red |", "|---|--:|--:|---|"]
        lines += [f"| {kind} | {hits} | {total} | {suites} |" for kind, hits, total, suites in fault_rows(run)]
        lines += ["", *(f"- {line}" for line in unnoticed(run))]
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
    return f"{name:<24}{f'{share.hits}/{share.total}':>9}{share.value or 0:>8.1%}{mark}"


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
    content["figures"] = [figures_of(turn.answer) for turn in result.turns]
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
