"""Every mutant of a rule: one change, and the way to put it into the rule and take it out again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from evals.mutation.operators import OPERATORS
from evals.mutation.parts import Path, parts_of, with_part
from tools.conditions import Condition
from tools.rule import Rule

MUTATED = ("conditions", "formula", "adjustment", "other_reading", "bound")


@dataclass(frozen=True)
class Mutant:
    """A rule with one field changed. `change` names the part and the change: `formula.rate: 0.4 → 0.5`."""

    rule: str
    operator: str
    change: str
    field: str
    value: Any

    def __str__(self) -> str:
        return f"{self.rule}  {self.change}"


def mutants_of(rule: Rule) -> Iterator[Mutant]:
    """Every mutant of the rule, in the order of its fields."""
    for operator in OPERATORS:
        for path, part in [((), rule), *_parts(rule)]:
            name = str(path[-1]) if path else ""
            for words, changed in operator(part, name, rule.facts):
                change = f"{_named(rule, path)}: {words}" if path else words
                whole = changed if not path else with_part(rule, path, changed)
                field = _changed_field(rule, whole)
                yield Mutant(rule.id, operator.__name__, change, field, getattr(whole, field))


@contextmanager
def installed(mutant: Mutant, rule: Rule) -> Iterator[None]:
    """The change in the one rule object that the catalogue, the tests and the advisor share; taken out at the end."""
    original = getattr(rule, mutant.field)
    object.__setattr__(rule, mutant.field, mutant.value)
    try:
        yield
    finally:
        object.__setattr__(rule, mutant.field, original)


def _parts(rule: Rule) -> Iterator[tuple[Path, Any]]:
    for name in MUTATED:
        yield from parts_of(getattr(rule, name), (name,))


def _changed_field(rule: Rule, whole: Rule) -> str:
    return next(name for name in MUTATED if getattr(rule, name) is not getattr(whole, name))


def _named(rule: Rule, path: Path) -> str:
    """The path in words; a condition goes by the fact that it looks at, so that its name outlives its place."""
    named: list[str] = []
    whole: Any = rule
    for step in path:
        whole = whole[step] if not isinstance(step, str) or isinstance(whole, dict) else getattr(whole, step)
        is_condition = isinstance(step, int) and hasattr(whole, "met")
        if is_condition:
            condition: Condition = whole
            named[-1] = f"{named[-1]}[{condition.facts[0].id}]"
        else:
            named.append(str(step))
    return ".".join(named)
