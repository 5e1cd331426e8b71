"""The thresholds of a set of cases, and what a run lacks to reach them."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from evals.loading import CaseSet
from evals.ranking import Mean
from evals.runner import CaseResult
from evals.schema import Suite
from evals.summary import Share, Summary, summarise

FILE = Path(__file__).parent / "thresholds.toml"
Fraction = Annotated[float, Field(ge=0, le=1)]


class Thresholds(BaseModel):
    """Shares from 0 to 1. `passed` has the least share of cases for each suite that has to be there, `retrieval` the
    least mean of a measure of the search; of a run of some suites nothing is asked of the search."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    grounded: Fraction
    quotes: Fraction
    false_figures: Fraction
    passed: dict[Suite, Fraction]
    retrieval: dict[str, Fraction] = {}

    def only(self, suites: Collection[Suite]) -> Thresholds:
        """The thresholds when nothing but these suites is run: each of them has to be there."""
        passed = {suite: self.passed.get(suite, 1.0) for suite in suites}
        return Thresholds(grounded=self.grounded, quotes=self.quotes, false_figures=self.false_figures, passed=passed)


def search_shortfalls(ranking: Mapping[str, Mean], thresholds: Thresholds) -> list[str]:
    """What the search lacks; a measure that has a threshold and was not taken is lacking, too."""
    found = []
    for name, least in thresholds.retrieval.items():
        mean = ranking.get(name)
        if mean is None:
            found.append(f"{name}: not measured")
        elif mean.value < least:
            found.append(f"{name}: {mean}, {least:.2f} is needed")
    return found


def load_thresholds(case_set: CaseSet, file: Path = FILE) -> Thresholds:
    """The thresholds of a set. Raises ValidationError, OSError or TOMLDecodeError for a file of another form."""
    return Thresholds.model_validate(tomllib.loads(file.read_text(encoding="utf-8")).get(case_set, {}))


def shortfalls(results: Sequence[CaseResult], thresholds: Thresholds) -> list[str]:
    """What keeps a run from being green, a line for each; empty when nothing does.

    A suite passes by nothing but checked cases: without a case, or with cases that checked nothing, it fails. A suite
    that no threshold names has to be all green.
    """
    found = [] if results else ["no case was run"]
    summary = summarise(results)
    checked = {result.case.suite for result in results if any(_asserted(result))}
    least = {str(suite): share for suite, share in thresholds.passed.items()}
    for suite in sorted({*least, *summary.suites}):
        found += _of_suite(suite, summary.suites, checked, least.get(suite, 1.0))
    found += _of_run(summary, thresholds)
    return found


def _asserted(result: CaseResult) -> list[bool]:
    """Whether each turn was measured against an expectation; a case that broke down was, by failing."""
    return [turn.expected is not None for turn in result.turns] or [result.error is not None]


def _of_suite(suite: str, shares: Mapping[str, Share], checked: Collection[str], least: float) -> list[str]:
    share = shares.get(suite, Share(0, 0))
    if share.value is None:
        return [f"{suite}: no case"]
    if suite not in checked:
        return [f"{suite}: no assertion"]
    if share.value < least:
        return [f"{suite}: {share.hits} of {share.total} cases pass, {least:.0%} are needed"]
    return []


def _of_run(summary: Summary, thresholds: Thresholds) -> list[str]:
    found = []
    for name, share, least in (
        ("numbers traced", summary.grounded, thresholds.grounded),
        ("quotes verbatim", summary.quotes, thresholds.quotes),
    ):
        if share.value is not None and share.value < least:
            found.append(f"{name}: {share.hits} of {share.total}, {least:.0%} are needed")
    false = summary.false_figures
    if false.value is not None and false.value > thresholds.false_figures:
        found.append(
            f"false figures: {false.hits} of {false.total} cases, at most {thresholds.false_figures:.0%} allowed"
        )
    return found
