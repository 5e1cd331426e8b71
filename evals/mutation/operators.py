"""What is changed in a part of a rule: each operator gives the change in words and the part to put in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass, replace
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any, Literal

from evals.mutation.altered import InclusiveEveryTier, InclusiveFloor, InclusiveTiers, LooseFirstOver, Under
from tools.amounts import plain
from tools.clauses import Figure
from tools.conditions import Among, Condition, FirstOver, Holds, Limit
from tools.facts import Fact, Kind
from tools.formulas import Cap, CapScope, EveryTier, Share, Tier, Tiers, YearlyShares
from tools.rule import Adjustment, Rule

Change = tuple[str, Any]
Facts = Sequence[Fact]  # those of the rule
NO_CAP = Decimal(10**12)
OTHER_READING: Mapping[str, tuple[Literal["over", "at_least", "at_most"], ...]] = {
    "over": ("at_least",),
    "at_least": ("over",),
    "exactly": ("at_least", "at_most"),
}
CERTAINTY = {"fixed": "ceiling", "ceiling": "fixed"}
ORDERED = ("rates", "thresholds", "tiers", "parts")  # fields whose order says which is which
OPTIONAL = ("received", "together", "each_year", "other_reading", "adjustment", "contested")


def constant(part: Any, name: str, facts: Facts) -> Iterator[Change]:
    """A bound constant ten times as large, a tenth, and one more and one less in its last digit."""
    if not isinstance(part, Figure):
        return
    one = Decimal(1).scaleb(min(0, int(part.value.as_tuple().exponent)))
    for value in (part.value * 10, part.value / 10, part.value + one, part.value - one):
        if value != part.value and value >= 0:
            yield f"{plain(part.value)} → {plain(value)}", replace(part, value=value)


def swapped_options(part: Any, name: str, facts: Facts) -> Iterator[Change]:
    """Two options of a choice, two classes or two cases exchanged, words and all."""
    if not isinstance(part, Mapping):
        return
    for one, other in combinations(part, 2):
        if _stated(part[one]) != _stated(part[other]):
            yield f"{one} ↔ {other}", {**part, one: part[other], other: part[one]}


def order(part: Any, name: str, facts: Facts) -> Iterator[Change]:
    """Two neighbours of an ordered list exchanged: rates of years, thresholds, tiers, weights."""
    if not isinstance(part, tuple) or name not in ORDERED:
        return
    for first in range(len(part) - 1):
        one, other = part[first], part[first + 1]
        if _stated(one) == _stated(other):
            continue
        where = f"{first + 1} ↔ {first + 2}"
        if isinstance(one, tuple):  # a fact with its weight
            yield where, _put(part, first, (one[0], other[1]), (other[0], one[1]))
            continue
        yield where, _put(part, first, other, one)
        if isinstance(one, Tier):
            yield (
                f"amounts {where}",
                _put(part, first, replace(one, amount=other.amount), replace(other, amount=one.amount)),
            )
    if name == "rates" and any(one.value != other.value for one, other in pairwise(part)):
        yield "reversed", part[::-1]


def ends(part: Any, name: str, facts: Facts) -> Iterator[Change]:
    """The two ends of a range exchanged."""
    if hasattr(part, "low") and hasattr(part, "high"):
        yield "low ↔ high", replace(part, low=part.high, high=part.low)


def comparison(part: Any, name: str, facts: Facts) -> Iterator[Change]:
    """以上 for 超过 and the reverse; 不超过 for 不满; from one year that is named on, or up to it."""
    if isinstance(part, Limit):
        for how in OTHER_READING.get(part.how, ()):
            yield f"{part.how} → {how}", replace(part, how=how)
        if part.how == "at_most":
            yield "at_most → under", Under(**_values(part))
    if isinstance(part, FirstOver):
        yield "now over → at_least", LooseFirstOver(**_values(part), now_at=True)
        yield "before over → at_least", LooseFirstOver(**_values(part), before_at=True)
    if isinstance(part, Tiers):
        yield "over → at_least", InclusiveTiers(part.of, part.tiers, part.certainty)
    if isinstance(part, EveryTier):
        yield "over → at_least", InclusiveEveryTier(part.of, part.before, part.tiers, part.certainty)
    if isinstance(part, YearlyShares) and part.floor:
        yield "floor over → at_least", InclusiveFloor(part.of, part.rates, part.year, part.certainty, part.floor)


def base(part: Any, name: str, facts: Facts) -> Iterator[Change]:
    """Another number of the same kind taken: the investment for the city's money, the years before for this year's."""
    if not is_dataclass(part) or isinstance(part, (Rule, Adjustment, type)):
        return
    for field in fields(part):
        taken = getattr(part, field.name)
        if isinstance(taken, Fact) and taken.kind not in (Kind.YES_NO, Kind.CHOICE):
            for other in facts:
                if other.kind is taken.kind and other.id != taken.id:
                    yield f"{field.name} {taken.id} → {other.id}", replace(part, **{field.name: other})


def truth(part: Any, name: str, facts: Facts) -> Iterator[Change]:
    """A yes/no condition turned round; a value added to or taken from those of a choice."""
    if isinstance(part, Holds):
        yield f"so {part.so} → {not part.so}", replace(part, so=not part.so)
    if isinstance(part, Among):
        for choice in part.fact.choices:
            held = choice.value in part.values
            values = tuple(v for v in part.values if v != choice.value) if held else (*part.values, choice.value)
            yield f"{'without' if held else 'with'} {choice.value}", replace(part, values=values)


def trigger(part: Any, name: str, facts: Facts) -> Iterator[Change]:
    """A title or rank without which there is no award is not asked for."""
    if getattr(part, "trigger", False):
        yield "trigger dropped", replace(part, trigger=False)


def dropped_condition(part: Any, name: str, facts: Facts) -> Iterator[Change]:
    """A condition is left out."""
    if isinstance(part, tuple) and name in ("conditions", "options"):
        for index, condition in enumerate(part):
            yield f"{_fact(condition)} dropped", (*part[:index], *part[index + 1 :])


def cap(part: Any, name: str, facts: Facts) -> Iterator[Change]:
    """No cap; a cap on each year that holds for the whole, and the reverse."""
    if isinstance(getattr(part, "cap", None), Cap):
        unlimited = Cap(Figure(NO_CAP, _any_span(part.cap)), part.cap.scope)
        yield "cap dropped", replace(part, cap=None if isinstance(part, Share) else unlimited)
    if isinstance(part, Cap):
        scope = CapScope.COMPANY if part.yearly else CapScope.COMPANY_YEAR
        yield f"{part.scope.name} → {scope.name}", replace(part, scope=scope)


def promise(part: Any, name: str, facts: Facts) -> Iterator[Change]:
    """A ceiling promised as a sum, and a sum shown as a ceiling."""
    changed = CERTAINTY.get(getattr(part, "certainty", ""))
    if changed:
        yield f"{part.certainty} → {changed}", replace(part, certainty=changed)


def left_out(part: Any, name: str, facts: Facts) -> Iterator[Change]:
    """A second reading, a class, a running limit or the like left out."""
    if isinstance(part, (Rule, Adjustment, Share)):
        for field in fields(part):
            if field.name in OPTIONAL and field.default is not MISSING and getattr(part, field.name) != field.default:
                yield f"{field.name} dropped", replace(part, **{field.name: field.default})


Operator = Callable[[Any, str, Facts], Iterator[Change]]
OPERATORS: tuple[Operator, ...] = (
    constant,
    swapped_options,
    order,
    ends,
    comparison,
    base,
    truth,
    trigger,
    dropped_condition,
    cap,
    promise,
    left_out,
)


def _put(items: tuple[Any, ...], first: int, one: Any, other: Any) -> tuple[Any, ...]:
    return (*items[:first], one, other, *items[first + 2 :])


def _stated(part: Any) -> Any:
    """What a part states without the words that it is bound to: exchanging two equal rates changes nothing."""
    if isinstance(part, Figure):
        return part.value
    if isinstance(part, Tier):
        return (part.threshold.value, part.amount.value)
    return _stated(part[1]) if isinstance(part, tuple) else part


def _values(part: Limit | FirstOver) -> dict[str, Any]:
    return {field.name: getattr(part, field.name) for field in fields(part)}


def _fact(condition: Condition) -> str:
    return condition.facts[0].id


def _any_span(cap: Cap) -> str:
    return next(cap.figure.figures()).span
