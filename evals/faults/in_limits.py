"""Faults in what crosses several rules: awards that the texts do not let add up, and five years' contribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from assistant.answering import concluding
from evals.faults.fault import Fault, Plant, replaced, suites
from evals.runner import Asked
from tools import across, limits
from tools.limits import CONTRIBUTION_YEARS, EXCLUSIONS, FIVE_YEARS, Exclusion

KIND, RIGHT = "limit across rules dropped", suites("profiles", "stacking")


def in_limits() -> Iterator[Fault]:
    """Each exclusion gone, and the limit of five years' contribution out of reach."""
    for exclusion in EXCLUSIONS:
        name = f"{', '.join(sorted(exclusion.rules))}: {exclusion.text}"
        rest = [other for other in EXCLUSIONS if other is not exclusion]
        yield Fault(KIND, name, RIGHT, _only(rest), exclusion.rules)
    yield Fault(KIND, f"{FIVE_YEARS}: a year more", RIGHT, _a_year_more, frozenset({FIVE_YEARS}))


def _only(rest: Sequence[Exclusion]) -> Plant:
    @contextmanager
    def plant(advisor: Asked) -> Iterator[Asked]:
        with replaced(across, "EXCLUSIONS", tuple(rest)), replaced(concluding, "EXCLUSIONS", tuple(rest)):
            yield advisor

    return plant


@contextmanager
def _a_year_more(advisor: Asked) -> Iterator[Asked]:
    """Of five stated years the sum is not known then, and nothing is cut."""
    with replaced(limits, "CONTRIBUTION_YEARS", replace(CONTRIBUTION_YEARS, value=CONTRIBUTION_YEARS.value + 1)):
        yield advisor
