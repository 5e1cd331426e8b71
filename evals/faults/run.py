"""Plants the faults and looks which case notices each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from documents import Corpus
from evals.faults.fault import Fault, Noticed
from evals.faults.in_advisor import in_advisor
from evals.faults.in_answers import in_answers
from evals.faults.in_limits import in_limits
from evals.faults.in_quotes import in_quotes
from evals.faults.in_rules import in_rules
from evals.runner import Asked, CaseResult, run_case
from tools.rule import Rule


def all_faults(rules: Mapping[str, Rule], corpus: Corpus) -> Iterator[Fault]:
    """Rule by rule, so that an advisor that remembers its last questions answers sooner."""
    yield from in_rules(rules)
    yield from in_limits()
    yield from in_quotes(rules)
    yield from in_advisor(rules)
    yield from in_answers(corpus)


def run_faults(
    faults: Sequence[Fault],
    results: Sequence[CaseResult],
    advisor: Asked,
    corpus: Corpus,
    progress: Callable[[int, int], None] | None = None,
) -> list[Noticed]:
    """What became of each fault. Only cases that pass without any fault can notice one.

    The boundaries come first: they are the likeliest to notice.
    """
    sound = [result.case for result in results if result.passed]
    sound.sort(key=lambda case: case.suite != "boundaries")
    noticed = []
    for number, fault in enumerate(faults, start=1):
        noticed.append(_tried(fault, fault.tried_on(sound), advisor, corpus))
        if progress is not None:
            progress(number, len(faults))
    return noticed


def by_kind(noticed: Sequence[Noticed]) -> dict[str, tuple[int, int, str]]:
    """For each kind: how many were noticed, of how many, and the suites that turned red."""
    kinds = dict.fromkeys(one.fault.kind for one in noticed)
    table = {}
    for kind in kinds:
        of_kind = [one for one in noticed if one.fault.kind == kind]
        red = Counter(one.by.suite for one in of_kind if one.by is not None)
        table[kind] = (red.total(), len(of_kind), ", ".join(sorted(red)))
    return table


def _tried(fault: Fault, cases: Sequence, advisor: Asked, corpus: Corpus) -> Noticed:
    with fault.plant(advisor) as faulty:
        for number, case in enumerate(cases, start=1):
            if not run_case(case, faulty, corpus).passed:
                return Noticed(fault, case, number)
    return Noticed(fault, None, len(cases))
