"""A rule: one provision of a policy, stated once, from which questions, forms, tools and catalogue are derived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from tools.amounts import percent, plain
from tools.award import Alternative, Assessment, ConditionState, Note, Outcome, Step
from tools.clauses import Figure, Quote, squeeze
from tools.conditions import Condition, amount_in_unit, asked_for
from tools.facts import Choice, Fact, Kind, Value, checked
from tools.formulas import BelowLowestTier, Cap, FactNeeded, Formula, Working


class Period(StrEnum):
    """How often the award is given."""

    ONCE = "一次性"
    YEARLY = "每年"
    PROJECT = "每个项目"
    TERM = "政策期内"
    UNSTATED = "条文未写次数"


@dataclass(frozen=True)
class Adjustment:
    """A factor on the computed amount, by a class of the company, after the rule's own cap (亩产效益 A/B/C/D).

    Unknown, the company gets `default` and the class is named as what could change it. Where the text does not say
    whether the factor reaches this rule, it is `contested`: both readings are computed.
    """

    fact: Fact
    factors: Mapping[str, Figure]
    quote: Quote
    default: str
    contested: str = ""

    def apply(self, outcome: Outcome, factor: Decimal) -> Outcome:
        def scaled(value: Decimal | None) -> Decimal | None:
            return None if value is None else value * factor

        schedule = tuple(year * factor for year in outcome.schedule) if outcome.schedule else None
        return Outcome(
            certainty=outcome.certainty,
            amount=scaled(outcome.amount),
            minimum=scaled(outcome.minimum),
            maximum=scaled(outcome.maximum),
            schedule=schedule,
        )


QUARTERS = 4  # of a year


@dataclass(frozen=True)
class OtherReading:
    """A second way to read the clause that gives another amount; both are shown and neither is chosen."""

    text: str
    formula: Formula


EARLIER_AWARD = Fact(
    "earlier_level_award",
    "同一称号此前较低级别已获的奖励",
    Kind.MONEY,
    "同一称号此前按较低级别(市级、省级)已经获得过奖励的, 是多少(万元)? 没有则不填。",
    words=(
        "级~拿过", "级~领过", "级~奖过", "级~拿了", "级~领了", "级~奖了", "级~已拿", "级~已领", "级~已奖", "级~已经拿", "级~已经领", "级~已经奖",
        "之前拿过", "之前领过", "以前拿过", "以前领过", "此前获得", "上次拿了", "上回拿了",
    ),
    sole=False,
    found_at="此前奖励的拨款文件和银行进账单",
)  # fmt: skip


@dataclass(frozen=True)
class Upgrade:
    """A title that rises a level (省级 to 国家级) after the lower one was paid: whether that is deducted, the text leaves
    open. Where the earlier award is stated, the full amount and the difference are both computed."""

    text: str
    received: Fact = EARLIER_AWARD

    def difference(self, full: Decimal, received: Decimal) -> Decimal:
        return max(full - received, Decimal(0))


@dataclass(frozen=True)
class Rule:
    """One provision. Read it beside its quotes: conditions and formula follow the order of the sentence.

    words       what people call the subject of the rule (not its facts)
    competition how many are chosen, where meeting the conditions is not enough
    silent      what people ask about this provision and the text does not say
    withdrawn   its text has changed: it quotes the new words and gives no figure until it is reviewed
    stopped     the office has stopped its figure until it is checked: withdrawn too, its text unchanged
    """

    id: str
    document: str
    title: str
    quotes: tuple[Quote, ...]
    words: tuple[str, ...]
    formula: Formula | None = None
    conditions: tuple[Condition, ...] = ()
    recipient: str = ""
    period: Period = Period.UNSTATED
    competition: str = ""
    adjustment: Adjustment | None = None
    other_reading: OtherReading | None = None
    upgrade: Upgrade | None = None
    notes: tuple[Note, ...] = ()
    bound: tuple[Figure, ...] = ()  # figures of the clause that no formula or condition uses (a fund's size, a quota)
    quarterly: tuple[tuple[str, Figure], ...] = ()  # what the clause says of every quarter, each with what is counted
    silent: tuple[str, ...] = field(default=())
    withdrawn: bool = False
    stopped: bool = False

    @property
    def is_lookup(self) -> bool:
        """Nothing to compute: the clause is quoted."""
        return self.formula is None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that bears on the rule, in the order of need: formula, conditions, adjustment."""
        found: dict[str, Fact] = {}
        for source in (self.formula, *self.conditions):
            for fact in source.facts if source else ():
                found.setdefault(fact.id, fact)
        if self.upgrade:
            found.setdefault(self.upgrade.received.id, self.upgrade.received)
        if self.adjustment:
            found.setdefault(self.adjustment.fact.id, self.adjustment.fact)
        return tuple(found.values())

    def fact(self, fact_id: str) -> Fact:
        return next(fact for fact in self.facts if fact.id == fact_id)

    def figures(self) -> Iterator[Figure]:
        """Every constant of the rule, each bound to words of the text."""
        if self.formula:
            yield from self.formula.figures()
        for condition in self.conditions:
            yield from condition.figures()
        if self.adjustment:
            yield from self.adjustment.factors.values()
        if self.other_reading:
            yield from self.other_reading.formula.figures()
        yield from self.bound

    def of_a_year(self) -> tuple[Step, ...]:
        """What the clause's numbers of a quarter come to in a year, and together; the text itself states no year's number."""
        each = [
            Step(label=label, expression=f"{plain(f.value)} × {QUARTERS}", value=f.value * QUARTERS, quote=self.quote_of(f.span))
            for label, f in self.quarterly
        ]
        if len(each) < 2:
            return tuple(each)
        whole = Step(
            label="合计",
            expression=" + ".join(plain(step.value) for step in each),
            value=sum((step.value for step in each), Decimal(0)),
            quote=each[0].quote,
        )
        return (*each, whole)

    def all_quotes(self) -> tuple[Quote, ...]:
        quotes = [
            *self.quotes,
            *(c.quote for c in self.conditions if c.quote),
            *(n.quote for n in self.notes if n.quote),
        ]
        if self.adjustment:
            quotes.append(self.adjustment.quote)
        return tuple(dict.fromkeys(quotes))

    def quote_of(self, span: str) -> Quote:
        """The quote that holds these words."""
        wanted = squeeze(span)
        for quote in self.all_quotes():
            if wanted in squeeze(quote.text):
                return quote
        raise LookupError(f"{self.id}: 「{span}」 is in no quote of the rule")

    def assess(self, given: Mapping[str, Value]) -> Assessment:
        """Applies the rule to the known facts; facts of other rules are ignored.

        Raises FactError for a value that a fact cannot have, TypeError for a lookup.
        """
        if self.formula is None:
            raise TypeError(f"{self.id} is a lookup: it has nothing to compute")
        known = {fact.id: checked(fact, given[fact.id]) for fact in self.facts if fact.id in given}
        conditions = tuple(self._state(condition, known) for condition in self.conditions)
        base = Assessment(rule=self.id, verdict="given", conditions=conditions, notes=self._notes(), quotes=self.quotes)
        failed = tuple(c for c in conditions if c.met is False)
        if failed:
            return base.model_copy(update={"verdict": "not_eligible"})
        triggers = [fact for condition in self.conditions for fact in asked_for(condition, known)]
        try:
            outcome, steps, notes = self._given(known)
        except BelowLowestTier as below:
            return base.model_copy(
                update={"verdict": "not_eligible", "conditions": (*conditions, self._tier_state(below))}
            )
        except FactNeeded as needed:
            missing = [needed.fact, *(f for f in triggers if f.id != needed.fact.id)]
            alternatives, more = self._alternatives(needed.fact, known)
            if not alternatives:
                alternatives = self._most()
            missing += [fact for fact in more if fact not in missing]
            return base.model_copy(
                update={
                    "verdict": "needs_facts",
                    "missing": tuple(fact.id for fact in missing),
                    "alternatives": alternatives,
                    "steps": self._cited(needed.steps),
                }
            )
        if triggers:
            label = f"若{'、'.join(fact.label for fact in triggers)}"
            return base.model_copy(
                update={
                    "verdict": "needs_facts",
                    "missing": tuple(dict.fromkeys(fact.id for fact in triggers)),
                    "alternatives": (Alternative(label=label, outcome=outcome, steps=steps),),
                    "notes": (*base.notes, *notes),
                }
            )
        update = {"outcome": outcome, "steps": steps, "notes": (*base.notes, *notes)}
        if self.adjustment and not self.adjustment.contested and outcome.size == 0 and self._factor(known) == 0:
            state = ConditionState(
                text=f"{self.adjustment.fact.label}: {self._class_label(known)}, 不予支持",
                met=False,
                fact=self.adjustment.fact.id,
                quote=self.adjustment.quote,
            )
            zero = Outcome(certainty="fixed", amount=Decimal(0))
            update |= {"verdict": "not_eligible", "outcome": zero, "conditions": (*conditions, state)}
        return base.model_copy(update=update)

    def _state(self, condition: Condition, known: Mapping[str, Value]) -> ConditionState:
        return ConditionState(
            text=condition.text,
            met=condition.met(known),
            fact=condition.facts[0].id if condition.facts else None,
            quote=condition.quote,
            proof=condition.proof,
            decided_by=condition.decided_by,
        )

    def _tier_state(self, below: BelowLowestTier) -> ConditionState:
        threshold = amount_in_unit(below.fact, below.lowest.threshold.value)
        return ConditionState(
            text=f"{below.fact.label}超过(不含本数)最低一档{threshold}",
            met=False,
            fact=below.fact.id,
            quote=self.quote_of(below.lowest.threshold.span),
        )

    def _notes(self) -> tuple[Note, ...]:
        if not self.competition:
            return self.notes
        return (Note(kind="competitive", text=self.competition), *self.notes)

    def _working(self, formula: Formula, known: Mapping[str, Value]) -> tuple[Outcome, tuple[Step, ...]]:
        work = Working(given=known, choices={fact.id: fact for fact in self.facts})
        try:
            outcome = formula.compute(work)
        except FactNeeded as needed:
            needed.steps = tuple(work.steps)
            raise
        return outcome, self._cited(work.steps)

    def _cited(self, steps: Iterable[tuple[Step, str]]) -> tuple[Step, ...]:
        return tuple(step.model_copy(update={"quote": self.quote_of(span)}) for step, span in steps)

    def _most(self) -> tuple[Alternative, ...]:
        """What the cap lets be said while the base is not known: at most so much."""
        cap = getattr(self.formula, "cap", None)
        if not isinstance(cap, Cap) or not isinstance(cap.figure, Figure):
            return ()
        most = Outcome(certainty="ceiling", maximum=cap.figure.value)
        return (Alternative(label=f"{cap.scope.value}上限", outcome=most),)

    def _given(self, known: Mapping[str, Value]) -> tuple[Outcome, tuple[Step, ...], tuple[Note, ...]]:
        """The outcome under the rule's own formula, its second reading and its adjustment."""
        assert self.formula is not None
        outcome, steps = self._working(self.formula, known)
        notes: tuple[Note, ...] = ()
        if self.other_reading:
            other, other_steps = self._working(self.other_reading.formula, known)
            if other.size != outcome.size:
                outcome, steps = between(outcome, other), (*steps, *other_steps)
                notes = (Note(kind="ambiguous", text=self.other_reading.text, quote=self.quotes[0]),)
        if self.upgrade and outcome.size is not None and self.upgrade.received.id in known:
            lower, step = self._less_earlier(outcome, known)
            outcome, steps = between(lower, outcome), (*steps, step)
            if all(note.text != self.upgrade.text for note in self.notes):
                notes = (*notes, Note(kind="ambiguous", text=self.upgrade.text, quote=self.quotes[0]))
        factor = self._factor(known)
        if self.adjustment and factor is not None and outcome.certainty != "discretionary":
            adjusted, more = self._adjusted(outcome, factor, known)
            if self.adjustment.contested and factor != 1:
                notes = (*notes, Note(kind="ambiguous", text=self.adjustment.contested, quote=self.adjustment.quote))
                return between(outcome, adjusted), (*steps, *more), notes
            return adjusted, (*steps, *more), notes
        return outcome, steps, notes

    def _less_earlier(self, outcome: Outcome, known: Mapping[str, Value]) -> tuple[Outcome, Step]:
        """The award if what the lower level was paid is deducted."""
        assert self.upgrade is not None and outcome.size is not None
        value = known[self.upgrade.received.id]
        received = sum(value, Decimal(0)) if isinstance(value, tuple) else Decimal(str(value))
        difference = self.upgrade.difference(outcome.size, received)
        step = Step(
            label="若补差: 减去此前较低级别已获的奖励",
            expression=f"max({plain(outcome.size)} - {plain(received)}, 0)",
            value=difference,
            quote=self.quotes[0],
        )
        return Outcome(certainty="fixed", amount=difference), step

    def _factor(self, known: Mapping[str, Value]) -> Decimal | None:
        if not self.adjustment or self.adjustment.fact.id not in known:
            return None
        return self.adjustment.factors[str(known[self.adjustment.fact.id])].value

    def _class_label(self, known: Mapping[str, Value]) -> str:
        assert self.adjustment is not None
        return self.adjustment.fact.choice(str(known[self.adjustment.fact.id])).label

    def _adjusted(
        self, outcome: Outcome, factor: Decimal, known: Mapping[str, Value]
    ) -> tuple[Outcome, tuple[Step, ...]]:
        assert self.adjustment is not None
        adjusted = self.adjustment.apply(outcome, factor)
        label = f"{self.adjustment.fact.label}{self._class_label(known)}: 按{percent(factor)}拨付"
        pairs = [(outcome.minimum, adjusted.minimum), (outcome.size, adjusted.size)]
        steps = tuple(
            Step(
                label=label, expression=f"{plain(before)} × {percent(factor)}", value=after, quote=self.adjustment.quote
            )
            for before, after in pairs
            if before is not None and after is not None
        )
        return adjusted, steps

    def _alternatives(self, fact: Fact, known: Mapping[str, Value]) -> tuple[tuple[Alternative, ...], list[Fact]]:
        """Every outcome of an unknown choice, and the facts that those need besides."""
        if fact.kind is not Kind.CHOICE:
            return (), []
        found: list[Alternative] = []
        more: list[Fact] = []
        for choice in fact.choices:
            try:
                outcome, steps, _ = self._given({**known, fact.id: choice.value})
            except FactNeeded as needed:
                more.append(needed.fact)
                continue
            found.append(Alternative(label=choice.label, outcome=outcome, steps=steps))
        return tuple(found), more


def between(one: Outcome, other: Outcome) -> Outcome:
    """The range that two readings span."""
    ends = [end for o in (one, other) for end in (o.amount, o.minimum, o.maximum) if end is not None]
    return Outcome(certainty="range", minimum=min(ends), maximum=max(ends))


LEVEL_WORDS = {
    "国家": ("国家级", "国家", "国字号", "全国", "部级", "工信部", "national"),
    "省": ("省级", "省里认定", "山东省级", "provincial"),
    "市": ("市级", "市里认定", "city-level", "municipal"),
}


def level_fact(fact_id: str, label: str, question: str, levels: tuple[str, ...]) -> Fact:
    """The level of a title: 国家/省/市, as far as the clause names them."""
    choices = tuple(Choice(level, f"{level}级", LEVEL_WORDS[level]) for level in levels)
    return Fact(fact_id, label, Kind.CHOICE, question, choices=choices)
