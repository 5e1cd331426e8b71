"""`python -m evals.with_model`: the cases once without and once with the language model that the settings name.

Opt-in, because it asks an endpoint once or twice for every turn. Exit code 0: the model changed no status, figure, award
or citation; 1: it did; 2: could not run, or no model is set.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, get_args

from assistant.errors import AdvisorError
from assistant.settings import Settings
from assistant.startup import open_advisor
from assistant.strings import strings
from evals.loading import SETS, CaseError, files_of, load_cases
from evals.numbers import numbers_in
from evals.runner import CaseResult, TurnResult, run
from evals.schema import Case, Suite
from evals.summary import Share, summarise

SAME, CHANGED, NOT_RUN = 0, 1, 2


@dataclass(frozen=True)
class Change:
    """A turn whose answer is another with the model: the part of it, and both values."""

    case: str
    turn: int
    part: str
    without: str
    with_model: str


@dataclass(frozen=True)
class Comparison:
    """Both runs side by side. `reworded`: turns whose text is another; `events`: what became of the model's work."""

    cases: int
    turns: int
    figures_without: str
    figures_with: str
    false_figures_without: str
    false_figures_with: str
    grounded_without: str
    grounded_with: str
    reworded: int
    events: dict[str, int]
    seconds: float
    changes: list[Change]

    @property
    def is_same(self) -> bool:
        return not self.changes and (self.figures_without, self.false_figures_without) == (
            self.figures_with,
            self.false_figures_with,
        )


def compare(cases: Sequence[Case], settings: Settings) -> Comparison:
    """Puts the cases to the advisor without and with the model. Raises AdvisorError where the model cannot be opened."""
    started = time.perf_counter()
    plain, plain_retrieval = open_advisor(settings.model_copy(update={"model": None}))
    try:
        helped, retrieval = open_advisor(settings)
        try:
            without = run(cases, plain, plain.corpus)
            with_model = run(cases, helped, helped.corpus)
            helper: Any = getattr(helped, "helper")  # noqa: B009 - only the advisor with a model has one
        finally:
            retrieval.close()
    finally:
        plain_retrieval.close()
    return compared(without, with_model, helper.counters.snapshot(), time.perf_counter() - started)


def compared(
    without: Sequence[CaseResult], with_model: Sequence[CaseResult], events: dict[str, int], seconds: float
) -> Comparison:
    """The two runs of the same cases, in the same order."""
    changes: list[Change] = []
    reworded = 0
    for one, other in zip(without, with_model, strict=True):
        if one.error != other.error:
            changes.append(Change(one.case.id, len(other.turns), "error", str(one.error), str(other.error)))
        for number, (before, after) in enumerate(zip(one.turns, other.turns, strict=False)):
            reworded += before.answer.text != after.answer.text
            changes += _changes(one.case.id, number, before, after)
    left, right = summarise(without), summarise(with_model)
    return Comparison(
        cases=len(without),
        turns=sum(len(result.turns) for result in with_model),
        figures_without=_share(left.figures),
        figures_with=_share(right.figures),
        false_figures_without=_share(left.false_figures),
        false_figures_with=_share(right.false_figures),
        grounded_without=_share(left.grounded),
        grounded_with=_share(right.grounded),
        reworded=reworded,
        events=events,
        seconds=round(seconds, 1),
        changes=changes,
    )


def _changes(case: str, turn: int, before: TurnResult, after: TurnResult) -> list[Change]:
    one, other = before.answer, after.answer
    parts = {
        "status": (one.status, other.status),
        "headline": (one.headline, other.headline),
        "awards": (one.awards, other.awards),
        "total": (one.total, other.total),
        "citations": (one.citations, other.citations),
        "failed figure checks": (_failed(before), _failed(after)),
        "first line": (one.text.split("\n")[0], other.text.split("\n")[0]),
    }
    said = numbers_in(before.said)
    known = {number.value for number in (*numbers_in(one.text), *said)}
    asked = "\n".join(notice.text for notice in other.notices[len(one.notices) :])
    new = [number.text for number in numbers_in(other.text.replace(asked, "")) if number.value not in known]
    found = [Change(case, turn, part, str(a), str(b)) for part, (a, b) in parts.items() if a != b]
    return found + ([Change(case, turn, "numbers in the text", "", ", ".join(new))] if new else [])


def _failed(turn: TurnResult) -> list[str]:
    return [f"{check.expected} / {check.got}" for check in turn.failed if check.part == "figure"]


def _share(share: Share) -> str:
    return f"{share.hits}/{share.total}"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    args = _parser().parse_args(argv)
    settings = Settings()
    if settings.model is None:
        print("not run: POLICY_ADVISOR_MODEL names no model (docs/model.md)", file=sys.stderr)
        return NOT_RUN
    try:
        cases = load_cases(args.cases or files_of(args.set))
        cases = [case for case in cases if not args.suite or case.suite in args.suite]
        result = compare(cases, settings)
    except CaseError as error:
        print(f"cases that cannot be used:\n{error}", file=sys.stderr)
        return NOT_RUN
    except AdvisorError as error:
        print(error.line(strings("en")), file=sys.stderr)
        return NOT_RUN
    args.out.mkdir(parents=True, exist_ok=True)
    path = args.out / "with_model.json"
    path.write_text(json.dumps(asdict(result), ensure_ascii=False, indent=2), encoding="utf-8")
    _tell(result, path)
    return SAME if result.is_same else CHANGED


def _tell(result: Comparison, path: Path) -> None:
    print(f"{result.cases} cases, {result.turns} turns, {result.seconds} s, {path}")
    print(f"figures exact   without {result.figures_without}, with the model {result.figures_with}")
    print(f"false figures   without {result.false_figures_without}, with the model {result.false_figures_with}")
    print(f"numbers traced  without {result.grounded_without}, with the model {result.grounded_with}")
    print(f"answers with other words: {result.reworded}; changed in substance: {len(result.changes)}")
    for event, times in result.events.items():
        print(f"  {event} {times}")
    for change in result.changes[:20]:
        print(f"  {change.case} turn {change.turn} {change.part}: {change.without} -> {change.with_model}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.with_model", description=__doc__)
    parser.add_argument("--set", choices=SETS, default="gate", help="the set of cases")
    parser.add_argument("--suite", action="append", choices=get_args(Suite), metavar="S", help="only this suite")
    parser.add_argument("--cases", nargs="+", type=Path, metavar="FILE", help="these files instead of the set's")
    parser.add_argument("--out", type=Path, default=Path("reports"), metavar="DIR", help="where the report goes")
    return parser


if __name__ == "__main__":
    sys.exit(main())
