"""The shares and counts of a run, each share with its Wilson interval."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evals.bands import BANDS
from evals.intervals import bootstrap, wilson
from evals.metrics import Check
from evals.runner import CaseResult, TurnResult

_STATED = ("amount", "amount_any", "minimum", "maximum", "schedule")


@dataclass(frozen=True)
class Share:
    """`hits` of `total`. A share of nothing has no value."""

    hits: int
    total: int

    @property
    def value(self) -> float | None:
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95% Wilson score interval."""
        return wilson(self.hits, self.total)

    def __str__(self) -> str:
        if self.value is None or self.interval is None:
            return "none"
        low, high = self.interval
        return f"{self.hits}/{self.total} {self.value:.1%} [{low:.1%}, {high:.1%}]"


@dataclass(frozen=True)
class Summary:
    """A run in figures.

    `figures`: turns with every figure right, of those where a figure is expected. `false_figures`: the conversations that show a figure where another or none
    was right. `citations`: wanted citations that are there (recall). `precision`: citations that bear on the question, of
    those shown. `support`: working steps whose clause contains their rate or sum. `bands`: cases passed by kind of
    figure. `quotes`: quotes that are verbatim. `grounded`:
    numbers of the answers' texts that trace to where they may come from. `declines_precision`: of the declined answers,
    those that were to be; `declines_recall`: of those that were to be declined, those that are. `asked` and `needed`:
    facts asked for, and facts that the cases name, over the turns that name any; `economy` is the interval of asked for
    each needed.
    """

    passed: Share
    suites: dict[str, Share]
    bands: dict[str, Share]
    parts: dict[str, Share]
    figures: Share
    false_figures: Share
    citations: Share
    precision: Share
    support: Share
    quotes: Share
    grounded: Share
    declines_precision: Share
    declines_recall: Share
    asked: int
    needed: int
    economy: tuple[float, float] | None


def summarise(results: Sequence[CaseResult]) -> Summary:
    turns = [turn for result in results for turn in result.turns]
    checks = [check for turn in turns for check in turn.checks]
    parts = {part: _share(checks, part) for part in sorted({check.part for check in checks})}
    asking = [(turn, turn.expected.missing) for turn in turns if turn.expected and turn.expected.missing]
    return Summary(
        passed=_passed(results),
        suites={
            suite: _passed([r for r in results if r.case.suite == suite])
            for suite in sorted({r.case.suite for r in results})
        },
        bands={band: _passed([r for r in results if band in r.bands]) for band in BANDS},
        parts=parts,
        figures=_figures(turns),
        false_figures=Share(sum(any(t.false_figure for t in r.turns) for r in results), len(results)),
        citations=_share(checks, "citation"),
        precision=Share(
            sum(turn.relevant[0] for turn in turns if turn.relevant),
            sum(turn.relevant[1] for turn in turns if turn.relevant),
        ),
        support=_share(checks, "support"),
        quotes=_share(checks, "verbatim"),
        grounded=Share(sum(turn.traced for turn in turns), sum(turn.numbers for turn in turns)),
        declines_precision=_declined(turn for turn in turns if turn.answer.status == "declined"),
        declines_recall=_declined(turn for turn in turns if _statuses(turn) == ["declined"]),
        asked=sum(len(turn.answer.missing) for turn, _ in asking),
        needed=sum(len(missing) for _, missing in asking),
        economy=bootstrap([len(turn.answer.missing) / len(missing) for turn, missing in asking]),
    )


def _passed(results: Sequence[CaseResult]) -> Share:
    return Share(sum(result.passed for result in results), len(results))


def _share(checks: Sequence[Check], part: str) -> Share:
    of_part = [check for check in checks if check.part == part]
    return Share(sum(check.passed for check in of_part), len(of_part))


def _figures(turns: Sequence[TurnResult]) -> Share:
    """A figure that is not shown is not exact either, so turns that only have to show none do not count."""
    stating = [
        turn for turn in turns if turn.expected and any(getattr(turn.expected, name) is not None for name in _STATED)
    ]
    exact = [turn for turn in stating if not any(check.part == "figure" for check in turn.failed)]
    return Share(len(exact), len(stating))


def _statuses(turn: TurnResult) -> list[str]:
    return list(turn.expected.status or []) if turn.expected else []


def _declined(turns: Iterable[TurnResult]) -> Share:
    """Turns with an expected status that are rightly declined."""
    judged = [turn for turn in turns if _statuses(turn)]
    return Share(sum(t.answer.status == "declined" and "declined" in _statuses(t) for t in judged), len(judged))
