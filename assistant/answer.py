"""The answer: one model for the chat, the command line, batch runs and the evals.

Amounts are plain decimal strings in 万元.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from tools.amounts import plain
from tools.award import Certainty

Money = Annotated[Decimal, PlainSerializer(plain, return_type=str)]
Status = Literal["answered", "needs_facts", "not_eligible", "declined"]
PeriodState = Literal["in_force", "expired", "not_yet", "unknown"]
TextStatus = Literal["final", "draft", "digest"]
Usable = Literal["open", "await_notice", "reference"]
NoticeKind = Literal[
    "expired",
    "draft",
    "digest",
    "place",
    "limit",
    "competitive",
    "ambiguous",
    "premise",
    "handoff",
    "assumed",
    "withdrawn",
]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Headline(Model):
    """The one figure the answer leads with. A ceiling has `maximum` only, a range both ends."""

    amount: Money | None = None
    minimum: Money | None = None
    maximum: Money | None = None
    schedule: list[Money] | None = None
    certainty: Certainty


class AnswerStep(Model):
    label: str
    expression: str
    value: Money
    citation: int | None = None


class AnswerCondition(Model):
    text: str
    met: bool | None


class Possibility(Model):
    """What the award would be in another case: a level or class not stated, the next tier, the cap reached."""

    label: str
    amount: Money | None = None
    minimum: Money | None = None
    maximum: Money | None = None
    steps: list[AnswerStep] = Field(default_factory=list)


class Award(Model):
    """A rule's award. Without any figure where a condition fails or a fact is missing; `alternatives` may say more."""

    rule: str
    title: str
    amount: Money | None = None
    minimum: Money | None = None
    maximum: Money | None = None
    schedule: list[Money] | None = None
    certainty: Certainty
    steps: list[AnswerStep] = Field(default_factory=list)
    conditions: list[AnswerCondition] = Field(default_factory=list)
    period: PeriodState
    text_status: TextStatus
    usable: Usable
    citations: list[int] = Field(default_factory=list)
    alternatives: list[Possibility] = Field(default_factory=list)


class LeftOut(Model):
    """An award that the total leaves out, and what keeps it out."""

    rule: str
    reason: str


class OtherTotal(Model):
    """The total of another reading, where the text leaves it open, and who decides."""

    amount: Money
    reason: str
    decided_by: str


class Subtotal(Model):
    """A part of a total that may not be mixed with the rest: one state of the texts (`tools.plan.State`), one certainty."""

    usable: bool
    state: str = ""
    certainty: Certainty
    competitive: bool
    minimum: Money
    maximum: Money


class Cut(Model):
    """A limit on a sum that bit: what its awards come to without and with it."""

    limit: str
    before: Money
    after: Money


class Total(Model):
    """条文测算合计. `counted` are the rules in it; `others` the totals of other readings."""

    amount: Money | None = None
    maximum: Money | None = None
    explanation: str
    counted: list[str] = Field(default_factory=list)
    left_out: list[LeftOut] = Field(default_factory=list)
    others: list[OtherTotal] = Field(default_factory=list)
    cuts: list[Cut] = Field(default_factory=list)
    subtotals: list[Subtotal] = Field(default_factory=list)


class Citation(Model):
    """A verbatim slice `start:end` of a document's text, in Unicode code points."""

    document: str
    title: str
    article: str | None
    quote: str
    start: int
    end: int


class MissingFact(Model):
    fact: str
    label: str
    question: str


class Notice(Model):
    kind: NoticeKind
    text: str


class OfficeInfo(Model):
    policy: str
    text: str
    checked_on: str
    entered_by: str


class UsedFact(Model):
    """A fact the answer used, with the words of the person that state it."""

    fact: str
    label: str
    value: str
    unit: str
    quote: str
    turn: int
    assumed: bool = False


class Answer(Model):
    """`beside` is what else was asked for: the total of each place set side by side, an award on another amount."""

    status: Status
    text: str
    headline: Headline | None = None
    awards: list[Award] = Field(default_factory=list)
    total: Total | None = None
    citations: list[Citation] = Field(default_factory=list)
    missing: list[MissingFact] = Field(default_factory=list)
    notices: list[Notice] = Field(default_factory=list)
    office_info: list[OfficeInfo] = Field(default_factory=list)
    beside: list[Possibility] = Field(default_factory=list)
    facts: list[UsedFact] = Field(default_factory=list)
    as_of: date
    elapsed_ms: int = 0
