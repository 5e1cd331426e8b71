"""What a rule gives: an amount with its working, its conditions and its state. All amounts are Decimal 万元."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

from tools.clauses import Quote

Certainty = Literal["fixed", "ceiling", "range", "discretionary"]


class Step(BaseModel):
    """A line of the working: `年购买云服务金额 × 40%`, `18 × 40%`, 7.2, and the clause that orders it."""

    model_config = ConfigDict(frozen=True)
    label: str
    expression: str
    value: Decimal
    quote: Quote | None = None


class ConditionState(BaseModel):
    """A condition of the clause: met, not met, or not known (None, which never counts as met)."""

    model_config = ConfigDict(frozen=True)
    text: str
    met: bool | None
    fact: str | None = None
    quote: Quote | None = None
    proof: str = ""
    decided_by: str = ""


class Outcome(BaseModel):
    """What a formula gives. A ceiling has `maximum` only; a range both ends; a schedule its years and their sum."""

    model_config = ConfigDict(frozen=True)
    certainty: Certainty
    amount: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    schedule: tuple[Decimal, ...] | None = None

    @property
    def size(self) -> Decimal | None:
        """The one figure to order awards by: the amount, or the most that can be given."""
        return self.amount if self.amount is not None else self.maximum


class Alternative(BaseModel):
    """One outcome of a choice that is not known yet: `国家级` → 200."""

    model_config = ConfigDict(frozen=True)
    label: str
    outcome: Outcome
    steps: tuple[Step, ...] = ()


class Note(BaseModel):
    """Something that bears on the answer and that the text leaves open, limits or says besides."""

    model_config = ConfigDict(frozen=True)
    kind: Literal["ambiguous", "limit", "competitive", "premise"]
    text: str
    quote: Quote | None = None


Verdict = Literal["given", "needs_facts", "not_eligible"]


class Assessment(BaseModel):
    """A rule applied to the known facts.

    `given` has an outcome; `needs_facts` names the missing facts and, where they are few, every alternative;
    `not_eligible` names the conditions that fail; it has an outcome only where a clause sets the payment to nothing.
    """

    model_config = ConfigDict(frozen=True)
    rule: str
    verdict: Verdict
    outcome: Outcome | None = None
    steps: tuple[Step, ...] = ()
    conditions: tuple[ConditionState, ...] = ()
    missing: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    notes: tuple[Note, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def failed(self) -> tuple[ConditionState, ...]:
        return tuple(c for c in self.conditions if c.met is False)

    @property
    def open_conditions(self) -> tuple[ConditionState, ...]:
        return tuple(c for c in self.conditions if c.met is None)
