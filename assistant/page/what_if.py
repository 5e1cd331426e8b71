"""What the award would be at other values of its main fact: the range of a slider, the points of a plot, one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.strings import Strings
from tools.amounts import wan
from tools.award import Outcome
from tools.conditions import amount_in_unit
from tools.facts import WHOLE, Fact, FactError, Value
from tools.reverse import base_of, corners, over, values_between
from tools.rule import Rule

POINTS = 60
STEPS = 200
"""Of a fact that is counted, at most so many points."""

LEAST_STEPS, FINEST = 100, Decimal("0.01")
ROOM = Decimal("1.2")
BENDS_AHEAD = 2
"""Of a scale of many tiers the range shows the next ones: the visitor's own would be lost at its beginning."""


@dataclass(frozen=True)
class WhatIf:
    """An award over its main fact, from 0 to `high` in steps of `step`; `value` is the visitor's own."""

    rule: Rule
    fact: Fact
    given: Mapping[str, Value]
    value: Decimal
    high: Decimal
    step: Decimal

    def rows(self, words: Strings) -> list[dict[str, object]]:
        """The plot's points: x in the fact's unit, y in 万元, and what y is. Without those that give nothing."""
        bends = corners(self.rule, self.fact, self.given)
        if self.fact.kind in WHOLE:
            every = max(int(self.high) // STEPS, 1)
            values = tuple(Decimal(value) for value in range(0, int(self.high) + 1, every))
        else:
            values = values_between(Decimal(0), self.high, POINTS, (*bends, self.value))
        rows: list[dict[str, object]] = []
        for point in over(self.rule, self.given, self.fact, values):
            rows += _rows(point.value, point.outcome, words)
        return rows

    def turns(self) -> tuple[Decimal, ...]:
        """The visitor's own value, and those at which the award bends: thresholds, tiers, and where the cap is reached."""
        return tuple(sorted({self.value, *corners(self.rule, self.fact, self.given)}))

    def at(self, value: Decimal, words: Strings) -> list[dict[str, object]]:
        """The plot's points at one value. Raises FactError for a value that the fact cannot have."""
        [point] = over(self.rule, self.given, self.fact, [value])
        return _rows(point.value, point.outcome, words)

    def sentence(self, value: Decimal, words: Strings) -> str:
        """What the award is at one value, with its certainty. Raises FactError for a value that the fact cannot have."""
        [point] = over(self.rule, self.given, self.fact, [value])
        at = amount_in_unit(self.fact, value)
        return words.say("page.if_then", label=self.fact.label, value=at, award=in_words(point.outcome, words))


def what_if(answer: Answer | None, memory: Conversation, rules: Mapping[str, Rule]) -> WhatIf | None:
    """Of the first award with a figure whose main fact was stated as one number; None where there is none. `rules` are
    as they stand now: one stopped since the answer was given has no figure at any value."""
    for award in answer.awards if answer is not None else ():
        if award.amount is None and award.maximum is None:
            continue
        rule = rules[award.rule]
        found = of_rule(rule, {f.id: memory.facts[f.id].value for f in rule.facts if f.id in memory.facts})
        if found is not None:
            return found
    return None


def of_rule(rule: Rule, given: Mapping[str, Value]) -> WhatIf | None:
    """One rule over its main fact; None where it has none, or where that was not stated as one number."""
    fact = None if rule.is_lookup else base_of(rule)
    value = given.get(fact.id) if fact else None
    if fact is None or not isinstance(value, Decimal) or value <= 0:
        return None
    ahead = sorted(bend for bend in corners(rule, fact, given) if bend > value)[:BENDS_AHEAD]
    high = _round_up(max([value * 2, *(bend * ROOM for bend in ahead)]))
    high = min(high, fact.maximum) if fact.maximum is not None else high
    step = Decimal(1) if fact.kind in WHOLE else _step(high, value)
    try:
        over(rule, given, fact, [high])
    except FactError:
        return None  # the range leaves what the fact can be
    return WhatIf(rule, fact, given, value, high, step)


def in_words(outcome: Outcome | None, words: Strings) -> str:
    """An outcome with its certainty; that nothing can be computed where there is none."""
    if outcome is None:
        return words.say("answer.not_eligible")
    if outcome.certainty == "range" and outcome.minimum is not None and outcome.maximum is not None:
        return words.say("answer.range", minimum=wan(outcome.minimum), maximum=wan(outcome.maximum))
    if outcome.certainty == "ceiling" and outcome.maximum is not None:
        return words.say("answer.ceiling", amount=wan(outcome.maximum))
    if outcome.amount is not None:
        return words.say("answer.fixed", amount=wan(outcome.amount))
    return words.say("answer.discretionary")


def _rows(value: Decimal, outcome: Outcome | None, words: Strings) -> list[dict[str, object]]:
    if outcome is None:
        return []
    if outcome.certainty == "range" and outcome.minimum is not None and outcome.maximum is not None:
        ends = [("page.range_low", outcome.minimum), ("page.range_high", outcome.maximum)]
    elif outcome.certainty == "ceiling" and outcome.maximum is not None:
        ends = [("page.ceiling", outcome.maximum)]
    elif outcome.amount is not None:
        ends = [("page.fixed", outcome.amount)]
    else:
        return []
    # A drawing needs no more than floats; the sentence beside it has the exact amount.
    return [{"x": float(value), "y": float(amount), "series": words.say(key)} for key, amount in ends]


def _step(high: Decimal, value: Decimal) -> Decimal:
    """The slider's step: a round number, so that what is typed beside it stays what it is, and a part of `high`; small
    enough for LEAST_STEPS of them, and to reach `value`.

    >>> _step(Decimal(60), Decimal(18)), _step(Decimal(60), Decimal("17.25"))
    (Decimal('0.5'), Decimal('0.05'))
    """
    rounds = (Decimal(digit).scaleb(power) for power in range(high.adjusted(), -3, -1) for digit in (5, 2, 1))
    fitting = (step for step in rounds if step * LEAST_STEPS <= high and high % step == 0 == value % step)
    return next(fitting, FINEST)


def _round_up(value: Decimal) -> Decimal:
    """To two significant digits, upwards: 43.2 to 44."""
    scale = Decimal(1).scaleb(value.adjusted() - 1)
    return (value / scale).to_integral_value(ROUND_CEILING) * scale
