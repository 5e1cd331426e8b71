"""Runs mutants against the checks and counts, per rule, what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from evals.mutation.equivalents import Equivalent
from evals.mutation.examples import BINDING, Example
from evals.mutation.mutants import Mutant, installed
from tools.rule import Rule

Fate = Literal["examples", "binding", "gate", "equivalent", "survived"]


class Conversations(Protocol):
    """The last check: `Gate`, or what stands for it."""

    def prepare(self, rule: Rule) -> None: ...
    def notices(self, rule: Rule) -> bool: ...


@dataclass
class Outcome:
    """What became of each mutant, in their order."""

    fates: list[tuple[Mutant, Fate]] = field(default_factory=list)

    def counts(self) -> dict[str, Counter[Fate]]:
        """Per rule, how many mutants met which fate."""
        found: dict[str, Counter[Fate]] = {}
        for mutant, fate in self.fates:
            found.setdefault(mutant.rule, Counter())[fate] += 1
        return found

    def of(self, fate: Fate) -> list[Mutant]:
        return [mutant for mutant, got in self.fates if got == fate]

    def stale(self, equivalents: Iterable[Equivalent]) -> list[tuple[str, str]]:
        """Reviewed equivalents that a check has noticed or that no longer exist, as rule and change."""
        alive = {(mutant.rule, mutant.change) for mutant in self.of("equivalent")}
        listed = [(rule, entry.change) for entry in equivalents for rule in entry.rules]
        return [one for one in listed if one not in alive]


def run(
    mutants: Sequence[Mutant],
    rules: Mapping[str, Rule],
    examples: Mapping[str, Sequence[Example]],
    equivalents: Sequence[Equivalent],
    gate: Conversations,
) -> Outcome:
    """The fate of each mutant: the first check that notices it, a reviewed equivalent, or a survivor."""
    outcome = Outcome()
    for mutant in mutants:
        rule = rules[mutant.rule]
        fate = _by_examples(mutant, rule, examples.get(rule.id, ()))
        if fate is None:
            fate = "equivalent" if any(e.covers(mutant) for e in equivalents) else _by_gate(mutant, rule, gate)
        outcome.fates.append((mutant, fate))
    return outcome


def _by_examples(mutant: Mutant, rule: Rule, examples: Sequence[Example]) -> Fate | None:
    """`examples` before `binding`: that a constant is still in its words says less than a wrong amount."""
    worked = [example for example in examples if example.file != BINDING]
    bound = [example for example in examples if example.file == BINDING]
    with installed(mutant, rule):
        if not all(example.holds() for example in worked):
            return "examples"
        return None if all(example.holds() for example in bound) else "binding"


def _by_gate(mutant: Mutant, rule: Rule, gate: Conversations) -> Fate:
    gate.prepare(rule)
    with installed(mutant, rule):
        return "gate" if gate.notices(rule) else "survived"
