"""Puts every case to the advisor and measures the answers."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from assistant.answer import Answer
from assistant.conversation import Conversation
from documents import Corpus
from evals import metrics, plan_metrics
from evals.bands import bands_of
from evals.metrics import Check
from evals.schema import Case, Expectation
from evals.support import relevant, support


class Asked(Protocol):
    """What is evaluated: the call that the chat, the command line and the API make too."""

    def ask(self, text: str, memory: Conversation, as_of: date) -> Answer: ...


@dataclass
class TurnResult:
    """One answer with what it was measured by.

    `milliseconds` is the time of the call as seen from outside. `relevant`: how many of its citations bear on the
    question, of how many. `trace` is what the advisor says of its own decisions.
    """

    said: str
    answer: Answer
    checks: list[Check]
    numbers: int
    traced: int
    false_figure: bool
    milliseconds: float
    expected: Expectation | None
    relevant: tuple[int, int] | None = None
    trace: tuple[str, ...] = ()

    @property
    def failed(self) -> list[Check]:
        return [check for check in self.checks if not check.passed]


@dataclass
class CaseResult:
    """A case passes when every check of every turn does, and the advisor did not break down (`error`)."""

    case: Case
    bands: frozenset[str] = frozenset()
    turns: list[TurnResult] = field(default_factory=list)
    error: str | None = None

    @property
    def passed(self) -> bool:
        return self.error is None and not any(turn.failed for turn in self.turns)


def run(
    cases: Sequence[Case], advisor: Asked, corpus: Corpus, progress: Callable[[int, int], None] | None = None
) -> list[CaseResult]:
    """One result a case, in order. Each case is a conversation of its own."""
    results = []
    for number, case in enumerate(cases, start=1):
        results.append(run_case(case, advisor, corpus))
        if progress is not None:
            progress(number, len(cases))
    return results


def run_case(case: Case, advisor: Asked, corpus: Corpus) -> CaseResult:
    """Asks the turns in one conversation. An exception ends it and is kept as the case's error: the case fails."""
    result = CaseResult(case, frozenset(bands_of(case, corpus)))
    memory = Conversation()
    expected = {expectation.turn: expectation for expectation in case.expect}
    for index, said in enumerate(case.turns):
        started = time.perf_counter()
        try:
            answer = advisor.ask(said, memory=memory, as_of=case.as_of)
        except Exception:
            result.error = f"turn {index}: {traceback.format_exc()}"
            return result
        elapsed = (time.perf_counter() - started) * 1000
        turn = measure(expected.get(index), answer, case.turns[: index + 1], corpus)
        turn.milliseconds = elapsed
        turn.trace = tuple(getattr(advisor, "last_trace", ()))
        result.turns.append(turn)
    return result


def measure(expected: Expectation | None, answer: Answer, said: Sequence[str], corpus: Corpus) -> TurnResult:
    """Every metric of one answer. What holds for every answer is looked at in a turn without expectation, too."""
    checks = [check for metric in (*metrics.ASKED, *plan_metrics.ASKED) for check in metric(expected, answer)] if expected else []
    grounded, numbers, traced = metrics.grounding(answer, said, corpus)
    checks += [*metrics.verbatim(answer, corpus), grounded, *metrics.form(answer), *support(answer)]
    false_figure = expected is not None and metrics.is_false_figure(expected, answer, checks)
    return TurnResult(
        said[-1], answer, checks, numbers, traced, false_figure, 0.0, expected, relevant(expected, answer)
    )
