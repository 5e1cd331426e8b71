"""The way back from an amount, and what an award would be over a range of inputs: the data of a table and of a plot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from tools.amounts import percent, plain
from tools.award import Assessment, Outcome
from tools.clauses import ByChoice, Figure, Quote
from tools.conditions import Limit
from tools.facts import Fact, Value
from tools.formulas import Cap, Share, ShareRange, Tiers, UpTo
from tools.rule import Rule

CENT = Decimal("0.000001")  # 万元: one fen
HUNDRED_YUAN = Decimal("0.01")
MOST_POINTS = 200


@dataclass(frozen=True)
class Needed:
    """The base with which an award comes to `amount`, for one choice of the rule (国家级, in its label), where it has any.

    `exact` is the quotient, `base` the least amount in whole fen that does reach it. `promised`: the clause grants the
    rate; where it says 不超过, reaching the base promises nothing. `beyond`: the base has to be over `base` (超过). `is_cap`: the
    amount is the most that the clause gives.
    """

    choice: str
    fact: Fact
    base: Decimal
    amount: Decimal
    expression: str
    quote: Quote
    promised: bool
    beyond: bool = False
    is_cap: bool = False

    @property
    def shown(self) -> Decimal:
        """The base to a hundred yuan, upwards: 666.666667万元 of a quotient that does not end is 666.67."""
        return self.base.quantize(HUNDRED_YUAN, rounding=ROUND_CEILING).normalize() + 0

    @property
    def working(self) -> str:
        """`1000 ÷ 30% ≈ 3333.33`, in 万元, to the nearest hundred yuan; a threshold stands as it is written."""
        if "÷" not in self.expression:
            return self.expression
        rounded = self.base.quantize(HUNDRED_YUAN, rounding=ROUND_HALF_UP)
        return f"{self.expression} {'=' if rounded == self.base else '≈'} {plain(rounded)}"


@dataclass(frozen=True)
class Point:
    """What the award is at one value of a fact. `outcome` is None where nothing is given; `assessment` says why."""

    value: Decimal
    outcome: Outcome | None
    assessment: Assessment


def needed(rule: Rule, given: Mapping[str, Value], amount: Decimal | None = None) -> tuple[Needed, ...]:
    """How large the base has to be for the award to come to `amount`; None asks for the cap.

    Of several rates (国家级、省级) each has its own, unless `given` chooses. Empty where no base leads there: the rule
    has no rate and no tiers, no cap is stated and none was asked for, or the amount lies above the cap.
    """
    formula = rule.formula
    if isinstance(formula, Tiers):
        return _by_tier(rule, formula, amount)
    if isinstance(formula, Share):
        pairs = list(_rates(rule, formula.rate, formula.cap, given))
    elif isinstance(formula, ShareRange):
        pairs = [("按最高比例", formula.high, _figure(formula.cap)), ("按最低比例", formula.low, _figure(formula.cap))]
    elif isinstance(formula, UpTo):
        pairs = [("", Figure(Decimal(1), _figure(formula.cap).span), _figure(formula.cap))]
    else:
        return ()
    found = []
    for choice, rate, cap in pairs:
        wanted = amount if amount is not None else (cap.value if cap else None)
        if wanted is None or (cap is not None and wanted > cap.value):
            continue
        promised = formula.certainty == "fixed"
        base = formula.cost if isinstance(formula, UpTo) else formula.of
        found.append(_at_rate(rule, base, choice, rate, wanted, promised, cap is not None and wanted == cap.value))
    return tuple(found)


def _at_rate(
    rule: Rule, fact: Fact, choice: str, rate: Figure, wanted: Decimal, promised: bool, is_cap: bool
) -> Needed:
    """The quotient, raised to the threshold that the rule sets for the base where that is higher."""
    base = (wanted / rate.value).quantize(CENT, rounding=ROUND_CEILING)
    expression = f"{plain(wanted)} ÷ {percent(rate.value)}"
    quote, beyond = rule.quote_of(rate.span), False
    for condition in rule.conditions:
        if isinstance(condition, Limit) and condition.fact is fact and condition.how in ("over", "at_least"):
            threshold, strict = condition.figure.value, condition.how == "over"
            if base < threshold or (strict and base == threshold):
                base, beyond = threshold, strict
                expression = f"max({expression}, 门槛 {plain(threshold)})"
                quote = condition.quote or quote
    return Needed(choice, fact, base.normalize() + 0, wanted, expression, quote, promised, beyond, is_cap)


def _by_tier(rule: Rule, formula: Tiers, amount: Decimal | None) -> tuple[Needed, ...]:
    """Every tier, or the lowest that gives so much; a tier begins over its threshold."""
    tiers = sorted(formula.tiers, key=lambda tier: tier.amount.value)
    if amount is not None:
        tiers = [tier for tier in tiers if tier.amount.value >= amount][:1]
    return tuple(
        Needed(
            "",
            formula.of,
            t.threshold.value,
            t.amount.value,
            plain(t.threshold.value),
            rule.quote_of(t.threshold.span),
            True,
            True,
        )
        for t in tiers
    )


def _rates(
    rule: Rule, rate: Figure | ByChoice, cap: Cap | None, given: Mapping[str, Value]
) -> Iterator[tuple[str, Figure, Figure | None]]:
    limit = cap.figure if cap else None
    names = [name for one in (rate, limit) if isinstance(one, ByChoice) for name in one.options]
    chosen = [given[one.fact] for one in (rate, limit) if isinstance(one, ByChoice) and one.fact in given]
    for name in dict.fromkeys(names) if names else [""]:
        if chosen and name not in chosen:
            continue
        r, c = _option(rate, name), _option(limit, name)
        if r is not None:
            yield name and _label(rule, (rate, limit), name), r, c


def _label(rule: Rule, figures: Iterable[Figure | ByChoice | None], name: str) -> str:
    """What people call the choice: 国家级."""
    fact = next(one.fact for one in figures if isinstance(one, ByChoice) and name in one.options)
    return rule.fact(fact).choice(name).label


def _option(figure: Figure | ByChoice | None, name: str) -> Figure | None:
    picked = figure.options[name] if isinstance(figure, ByChoice) else figure
    return picked if isinstance(picked, Figure) else None


def _figure(cap: Cap) -> Figure:
    if not isinstance(cap.figure, Figure):
        raise TypeError("a cap by choice has no one figure")
    return cap.figure


def over(rule: Rule, given: Mapping[str, Value], fact: Fact, values: Iterable[Decimal]) -> tuple[Point, ...]:
    """The award at each value of one fact, the others as given. Raises FactError for a value that the fact cannot have."""
    points = []
    for value in values:
        assessment = rule.assess({**given, fact.id: value})
        outcome = assessment.outcome
        if outcome is None and len(assessment.alternatives) == 1:
            outcome = assessment.alternatives[0].outcome
        points.append(Point(value, outcome, assessment))
    return tuple(points)


def base_of(rule: Rule) -> Fact | None:
    """The fact with which the award grows, the first where there are several."""
    assert rule.formula is not None
    return next(iter(rule.formula.bases()), None) or (rule.formula.cost if isinstance(rule.formula, UpTo) else None)


def values_between(low: Decimal, high: Decimal, count: int, corners: Sequence[Decimal] = ()) -> tuple[Decimal, ...]:
    """Evenly spread values from `low` to `high`, both included, with the corners that lie between them.

    Raises ValueError for an empty range, fewer than two values, or more than a plot can show.
    """
    if not low < high or not 2 <= count <= MOST_POINTS:
        raise ValueError(f"{plain(low)}..{plain(high)}, {count}")
    step = (high - low) / (count - 1)
    even = {low + step * i for i in range(count - 1)} | {high}
    rounded = {value.quantize(CENT).normalize() + 0 for value in even}
    return tuple(sorted(rounded | {corner for corner in corners if low <= corner <= high}))


def round_values(low: Decimal, high: Decimal, most: int, corners: Sequence[Decimal] = ()) -> tuple[Decimal, ...]:
    """Values from `low` to `high`, both included, at round steps (10, 20, 50 …), at most `most` of them, and the corners.

    >>> [str(value) for value in round_values(Decimal(5), Decimal(60), 7)]
    ['5', '10', '20', '30', '40', '50', '60']

    Raises ValueError for an empty range.
    """
    if not low < high:
        raise ValueError(f"{plain(low)}..{plain(high)}")
    scale = Decimal(1).scaleb((high - low).adjusted() - 1)
    step = next(scale * n for n in (1, 2, 5, 10, 20, 50, 100) if (high - low) / (scale * n) <= most - 2)
    first = (low / step).to_integral_value(ROUND_CEILING)
    inner = {step * (first + i) for i in range(most) if low < step * (first + i) < high}
    found = {low, high} | inner | {corner for corner in corners if low <= corner <= high}
    return tuple(sorted(value.normalize() + 0 for value in found))


def corners(rule: Rule, fact: Fact, given: Mapping[str, Value]) -> tuple[Decimal, ...]:
    """Where the award over a fact bends: its thresholds, its tiers and where its cap is reached."""
    found = {
        condition.figure.value
        for condition in rule.conditions
        if isinstance(condition, Limit) and condition.fact.id == fact.id and condition.how != "exactly"
    }
    found |= {one.base for one in needed(rule, given) if one.fact.id == fact.id}
    return tuple(sorted(found))


@dataclass(frozen=True)
class NextStep:
    """The next tier or the cap above what the company has, and how far it is in the fact's unit."""

    to: Needed
    distance: Decimal


def next_step(rule: Rule, given: Mapping[str, Value]) -> NextStep | None:
    """The nearest base above the company's own at which the award is larger; None where there is none."""
    steps = [
        NextStep(one, one.base - has)
        for one in needed(rule, given)
        if isinstance(has := given.get(one.fact.id), Decimal) and (one.base > has or (one.beyond and one.base == has))
    ]
    return min(steps, key=lambda step: step.distance, default=None)
