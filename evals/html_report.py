"""The report as one HTML page that needs nothing else: filters, failing conversations in full, and every table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from string import Template

from evals.bands import BANDS
from evals.moves import moved_lines
from evals.run_record import Run, fault_rows, metric_rows, suite_rows, unnoticed
from evals.runner import CaseResult, TurnResult

PAGE = Path(__file__).with_name("report.html")


def as_html(run: Run) -> str:
    """The whole page. Everything that a person or a text has said is escaped."""
    parts = [
        "<h1>Evaluation</h1>",
        *(f'<p class="{"red" if run.shortfalls else "green"}">{escape(line)}</p>' for line in run.verdict()),
        _table(("suite", "passed", "of", "share, 95% interval"), suite_rows(run)),
        "<h2>Measures</h2>",
        _table(("measure", "value"), metric_rows(run)),
    ]
    if run.since is not None:
        parts += ["<h2>Since the baseline</h2>", _list(run.since.lines())]
    if run.moves is not None:
        parts += ["<h2>Moved answers</h2>", _list(moved_lines(run.moves))]
    if run.faults is not None:
        parts += [
            "<h2>Planted faults</h2>",
            _table(("fault", "noticed", "planted", "suites turned red"), fault_rows(run)),
        ]
        planted = [
            (one.fault.kind, one.fault.name, one.by.suite if one.by else "none", one.by.id if one.by else "none")
            for one in run.faults
        ]
        parts += [_list(unnoticed(run))]
        parts += [_folded("each fault", _table(("kind", "change", "suite", "case that noticed it"), planted))]
    parts += ["<h2>What was run</h2>", _table(("what", "digest or name"), run.about.items())]
    parts += ["<h2>Cases</h2>", _form(run), *(_case(result) for result in _failing_first(run.results))]
    return Template(PAGE.read_text(encoding="utf-8")).substitute(body="\n".join(parts))


def _failing_first(results: Sequence[CaseResult]) -> list[CaseResult]:
    return sorted(results, key=lambda result: result.passed)


def _form(run: Run) -> str:
    suites = list(run.summary.suites)
    return (
        "<form>"
        + _select("state", ("failing", "passing"))
        + _select("suite", suites)
        + _select("band", BANDS)
        + '<label>words <input name="words"></label> <output id="count"></output></form>'
    )


def _select(name: str, values: Iterable[str]) -> str:
    options = "".join(f"<option>{escape(value)}</option>" for value in values)
    return f'<label>{name} <select name="{name}"><option value="">all</option>{options}</select></label>'


def _case(result: CaseResult) -> str:
    case = result.case
    state = "passing" if result.passed else "failing"
    colour = "green" if result.passed else "red"
    head = f'<summary><span class="{colour}">{state}</span> <b>{escape(case.id)}</b> {escape(case.suite)}: '
    head += f"{escape(case.turns[0])}</summary>"
    notes = [f"as of {case.as_of}", *([f"source: {case.source}"] if case.source else [])]
    notes += [f"story: {case.story}"] if case.story else []
    body = [f"<p>{escape(note)}</p>" for note in notes]
    body += [_turn(turn, full=not result.passed) for turn in result.turns]
    if result.error:
        body.append(f"<pre>{escape(result.error)}</pre>")
    data = f'data-case data-state="{state}" data-suite="{case.suite}" data-bands="{" ".join(sorted(result.bands))}"'
    return f"<details {data}{'' if result.passed else ' open'}>{head}{''.join(body)}</details>"


def _turn(turn: TurnResult, *, full: bool) -> str:
    """A turn; of a failing case with what was expected and got, the whole answer and the trace."""
    parts = [f'<p class="said">{escape(turn.said)}</p>']
    if turn.failed:
        parts.append(_table(("check", "expected", "got"), [(c.part, c.expected, c.got) for c in turn.failed]))
    if full:
        answer = turn.answer.model_dump(mode="json", exclude={"elapsed_ms", "text"})
        parts += [_plain(turn.answer.text)]
        parts += [_folded("the answer as data", _plain(json.dumps(answer, ensure_ascii=False, indent=1)))]
        parts += [_folded("trace", _plain("\n".join(turn.trace) or "none"))]
    return "".join(parts)


def _folded(title: str, inner: str) -> str:
    return f"<details><summary>{title}</summary>{inner}</details>"


def _plain(text: str) -> str:
    return f"<pre>{escape(text)}</pre>"


def _list(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    lines = ("".join(f"<td>{escape(str(cell))}</td>" for cell in row) for row in rows)
    return f"<table><tr>{top}</tr>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"
