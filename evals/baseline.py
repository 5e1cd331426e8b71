"""What has changed since an earlier run: cases that newly fail or pass."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.runner import CaseResult


class BaselineError(Exception):
    """The file is no report of an earlier run."""


@dataclass(frozen=True)
class Since:
    """Ids of cases: failing now and passing then, the reverse, new ones, and those that are gone."""

    newly_failing: tuple[str, ...]
    newly_passing: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]

    def lines(self) -> list[str]:
        """A line for each kind that there is."""
        kinds = [
            ("newly failing", self.newly_failing),
            ("newly passing", self.newly_passing),
            ("new cases", self.new),
            ("cases that are gone", self.gone),
        ]
        found = [f"{name} ({len(ids)}): {', '.join(ids)}" for name, ids in kinds if ids]
        return found or ["nothing has changed"]


def read_baseline(file: Path) -> dict[str, bool]:
    """Whether each case passed in the `evals.json` of an earlier run. Raises BaselineError."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        return {case["id"]: bool(case["passed"]) for case in content["cases"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BaselineError(f"{file} is no evals.json: {type(error).__name__}: {error}") from error


def since(before: dict[str, bool], results: Sequence[CaseResult], *, whole: bool = True) -> Since:
    """The changes from an earlier run to this one, in this one's order.

    Where only a part of the cases was run (`whole` is false) those that were not are not gone.
    """
    now = {result.case.id: result.passed for result in results}
    return Since(
        newly_failing=tuple(id for id, passed in now.items() if not passed and before.get(id) is True),
        newly_passing=tuple(id for id, passed in now.items() if passed and before.get(id) is False),
        new=tuple(id for id in now if id not in before),
        gone=tuple(id for id in before if whole and id not in now),
    )
