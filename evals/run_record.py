"""A run with all that its reports tell, and the rows that several of them share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evals.baseline import Since
from evals.faults.fault import Noticed
from evals.faults.run import by_kind
from evals.moves import Move
from evals.ranking import Mean
from evals.runner import CaseResult
from evals.summary import Summary, summarise


@dataclass(frozen=True)
class Run:
    """The results, what is lacking, and what was run (names and digests).

    `ranking` are the measures of the search. `since`: against a baseline, `moves`: against a revision, `faults`: the
    planted ones; None where they were not asked for.
    """

    results: Sequence[CaseResult]
    shortfalls: list[str]
    about: Mapping[str, str]
    ranking: Mapping[str, Mean] = field(default_factory=dict)
    since: Since | None = None
    moves: Sequence[Move] | None = None
    faults: Sequence[Noticed] | None = None

    @property
    def summary(self) -> Summary:
        return summarise(self.results)

    @property
    def failing(self) -> list[CaseResult]:
        return [result for result in self.results if not result.passed]

    def verdict(self) -> list[str]:
        """One line where all is reached, else a line for each thing that is lacking."""
        if self.shortfalls:
            return [f"FAILED: {shortfall}" for shortfall in self.shortfalls]
        return [f"PASSED: {self.summary.passed.hits} of {len(self.results)} cases"]


def suite_rows(run: Run) -> list[tuple[str, int, int, str]]:
    """Name, passed, of, share: the suites, all of them, then the kinds of figure, which an average would hide."""
    summary = run.summary
    shares = {**summary.suites, "all": summary.passed, **{f"of these: {b}": s for b, s in summary.bands.items()}}
    return [(name, share.hits, share.total, str(share)) for name, share in shares.items()]


def metric_rows(run: Run) -> list[tuple[str, str]]:
    """Each measure with its value and interval; one that nothing was measured for is left out."""
    summary = run.summary
    metrics = {
        "figure exactness": str(summary.figures),
        "false figures": str(summary.false_figures),
        "citation recall": str(summary.citations),
        "citation precision": str(summary.precision),
        "citations that support": str(summary.support),
        "quotes verbatim": str(summary.quotes),
        "numbers grounded": str(summary.grounded),
        "decline precision": str(summary.declines_precision),
        "decline recall": str(summary.declines_recall),
        "question economy": f"{summary.asked} facts asked for where {summary.needed} were needed",
    }
    if summary.economy is not None:
        metrics["question economy"] += f", {summary.economy[0]:.2f} to {summary.economy[1]:.2f} for each"
    metrics |= {name: str(mean) for name, mean in run.ranking.items()}
    return [(name, value) for name, value in metrics.items() if value != "none"]


def fault_rows(run: Run) -> list[tuple[str, int, int, str]]:
    """Kind, noticed, planted, and the suites that turned red."""
    return [(kind, *counts) for kind, counts in by_kind(run.faults or ()).items()]


def unnoticed(run: Run) -> list[str]:
    """The faults that no case of the right suite noticed."""
    return [f"unnoticed: {one.fault.kind}: {one.fault.name}" for one in run.faults or () if one.by is None]
