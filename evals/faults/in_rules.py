"""Faults in a rule: a constant, a comparison, a cap, a condition, a promise, two rules exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from decimal import Decimal
from typing import Any

from evals.faults.fault import Fault, Plant, suites
from evals.mutation.mutants import Mutant, installed, mutants_of
from evals.mutation.parts import parts_of, with_part
from evals.runner import Asked
from evals.schema import Suite
from tools.amounts import plain
from tools.clauses import Figure
from tools.rule import Rule

FIGURES = suites("figures", "boundaries", "fact_questions", "stacking")
KINDS = {
    "comparison": ("comparison turned", suites("boundaries", "not_eligible")),
    "promise": ("ceiling and sum exchanged", suites("figures", "boundaries", "stacking")),
    "ends": ("ends of a range exchanged", suites("figures", "boundaries")),
    "swapped_options": ("two levels exchanged", suites("figures", "boundaries", "missing_facts")),
}
GREAT = Decimal(100_000)  # from here on a constant is changed by a hundredth: nobody asks about 50亿元 and one 万元
# Pairs that people take for one another, with the part in which they differ.
LOOK_ALIKES = (("laoshan-3.1", "laoshan-3.2", "cap"), ("laoshan-3.3", "laoshan-3.4", "formula"))


def in_rules(rules: Mapping[str, Rule]) -> Iterator[Fault]:
    """Every constant made a little greater, every comparison, every cap, and the other kinds, rule by rule.

    What several rules share (the classes of 亩产效益) is one constant of the text, and changed in all of them.
    """
    for rule in rules.values():
        for changed in _constants(rule):
            yield _of([changed], "constant changed", FIGURES, rules)
        for mutant in mutants_of(rule):
            if mutant.field == "adjustment":
                continue
            if mutant.operator == "cap" and mutant.change.endswith("cap dropped"):
                yield _of([mutant], "cap dropped", FIGURES | suites("look_alikes"), rules)
            elif mutant.operator in KINDS and not (mutant.operator == "promise" and mutant.field != "formula"):
                kind, right = KINDS[mutant.operator]
                yield _of([mutant], kind, right, rules)
    yield from _in_adjustments(rules)
    for one, other, part in LOOK_ALIKES:
        name = f"{part} of {one} ↔ {other}"
        plant = _swapped(rules[one], rules[other], part)
        yield Fault("look-alikes swapped", name, suites("look_alikes"), plant, frozenset({one, other}))


def _constants(rule: Rule, fields: tuple[str, ...] = ("conditions", "formula", "other_reading")) -> Iterator[Mutant]:
    """The rule with one constant greater by one in its last digit, for each constant that an answer is computed from."""
    for field in fields:
        whole = getattr(rule, field)
        for path, part in parts_of(whole):
            if isinstance(part, Figure):
                one = part.value / 100 if part.value >= GREAT else Decimal(1).scaleb(min(0, _exponent(part.value)))
                value = part.value + one
                change = f"{'.'.join([field, *map(str, path)])}: {plain(part.value)} → {plain(value)}"
                yield Mutant(rule.id, "constant", change, field, with_part(whole, path, replace(part, value=value)))


def _in_adjustments(rules: Mapping[str, Rule]) -> Iterator[Fault]:
    """The constants of each adjustment, and two of its classes exchanged, in all the rules that share it."""
    sharing: dict[int, list[Rule]] = {}
    for rule in rules.values():
        if rule.adjustment is not None:
            sharing.setdefault(id(rule.adjustment), []).append(rule)
    for members in sharing.values():
        first = members[0]
        for mutant in _constants(first, ("adjustment",)):
            yield _of([replace(mutant, rule=rule.id) for rule in members], "constant changed", FIGURES, rules)
        for mutant in mutants_of(first):
            if mutant.field == "adjustment" and mutant.operator == "swapped_options":
                kind, right = KINDS[mutant.operator]
                yield _of([replace(mutant, rule=rule.id) for rule in members], kind, right, rules)


def _of(mutants: Sequence[Mutant], kind: str, right: frozenset[Suite], rules: Mapping[str, Rule]) -> Fault:
    """The fault of one change in one rule, or of the same change in all the rules that share what is changed."""

    @contextmanager
    def plant(advisor: Asked) -> Iterator[Asked]:
        with ExitStack() as stack:
            for mutant in mutants:
                stack.enter_context(installed(mutant, rules[mutant.rule]))
            yield advisor

    first, *others = mutants
    name = f"{first} (and {len(others)} rules more)" if others else str(first)
    return Fault(kind, name, right, plant, frozenset(mutant.rule for mutant in mutants))


def _exponent(value: Decimal) -> int:
    return int(value.as_tuple().exponent)


def _swapped(one: Rule, other: Rule, part: str) -> Plant:
    """Each rule computes with the other's part; a cap is a part of the formula."""

    @contextmanager
    def plant(advisor: Asked) -> Iterator[Asked]:
        formulas: list[Any] = [one.formula, other.formula]
        if part == "cap":
            changed = [replace(formulas[0], cap=formulas[1].cap), replace(formulas[1], cap=formulas[0].cap)]
        else:
            changed = formulas[::-1]
        with ExitStack() as stack:
            for rule, formula in zip((one, other), changed, strict=True):
                mutant = Mutant(rule.id, "swapped", part, "formula", formula)
                stack.enter_context(installed(mutant, rule))
            yield advisor

    return plant
