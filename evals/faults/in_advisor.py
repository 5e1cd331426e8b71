"""Faults in the advisor: what it assumes, whom it pays, which place it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from typing import Any

from assistant.answering.jurisdiction import Jurisdiction
from documents import PolicyDocument
from evals.faults.fault import Fault, replaced, suites
from evals.mutation.mutants import Mutant, installed
from evals.runner import Asked
from tools.facts import Fact, Kind
from tools.rule import Rule

ASSUMED = Decimal(100)


def in_advisor(rules: Mapping[str, Rule]) -> Iterator[Fault]:
    """One fault each."""
    yield Fault(
        "missing fact assumed", "a fact that is not known is taken to be 100", suites("missing_facts"), _assumed
    )
    yield Fault("ineligible company paid", "no condition is looked at", suites("not_eligible"), _unconditional(rules))
    yield Fault("place filter off", "no text is out of reach", suites("jurisdiction"), _everywhere)
    yield Fault("expired shown as valid", "every text is in force", suites("validity"), _always_in_force)


@contextmanager
def _assumed(advisor: Asked) -> Iterator[Asked]:
    plain = Rule.assess

    def assess(rule: Rule, facts: Mapping[str, Any]) -> Any:
        return plain(rule, {**{fact.id: _guess(fact) for fact in rule.facts}, **facts})

    with replaced(Rule, "assess", assess):
        yield advisor


def _guess(fact: Fact) -> Any:
    if fact.kind is Kind.YES_NO:
        return True
    return fact.choices[0].value if fact.kind is Kind.CHOICE else ASSUMED


def _unconditional(rules: Mapping[str, Rule]) -> Callable[[Asked], Any]:
    @contextmanager
    def plant(advisor: Asked) -> Iterator[Asked]:
        with ExitStack() as stack:
            for rule in rules.values():
                stack.enter_context(installed(Mutant(rule.id, "paid", "no condition", "conditions", ()), rule))
            yield advisor

    return plant


@contextmanager
def _everywhere(advisor: Asked) -> Iterator[Asked]:
    with replaced(Jurisdiction, "decide", lambda self, turn: False):
        yield advisor


@contextmanager
def _always_in_force(advisor: Asked) -> Iterator[Asked]:
    with replaced(PolicyDocument, "period", lambda self, on: "in_force"):
        yield advisor
