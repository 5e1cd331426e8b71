"""All that the policies give one company: every award with how it stands, the total under the limits, what to ask first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from documents import PolicyDocument
from documents.model import Period, Status
from tools.across import CHAINS, Counted, Item, Outside, combine
from tools.amounts import plain
from tools.award import Certainty, Outcome
from tools.facts import Fact, Kind, Value
from tools.limits import sum_limits
from tools.rule import Rule
from tools.rules.laoshan_2020 import OTHER_POLICY_AMOUNT
from tools.standing import Line, Standing, is_award, stand

ZERO = Decimal(0)
PLACE = Fact("place", "企业所在地", Kind.YES_NO, "企业注册在哪里(崂山区、青岛市其他区、济南市, 或山东省内其他市)?")
COUNTED = (Standing.ELIGIBLE, Standing.COMPETITIVE)


class State(StrEnum):
    """Of a text on the day asked, in the order in which a total tells them. Sums of different states are never mixed."""

    USABLE = "usable"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    DRAFT = "draft"
    DIGEST = "digest"
    UNSTATED = "unstated"


@dataclass(frozen=True)
class Text:
    """A policy as it stands to a company on the day asked.

    covers   whether the company lies in the policy's area; None where that is not known
    usable   a final text in its own period: the only kind that one can apply under, once its notice is out
    """

    document: PolicyDocument
    covers: bool | None
    on: date

    @property
    def period(self) -> Period:
        return self.document.period(self.on)

    @property
    def state(self) -> State:
        """What the text is to somebody who wants to apply under it on the day."""
        if self.document.superseded_by:
            return State.SUPERSEDED
        if self.document.status is not Status.FINAL:
            return State(self.document.status.value)
        return {"in_force": State.USABLE, "expired": State.EXPIRED}.get(self.period, State.UNSTATED)

    @property
    def usable(self) -> bool:
        return self.state is State.USABLE

    @property
    def counts(self) -> bool:
        """Whether its awards may stand in a total: not before it is in force. An expired text's awards are told apart."""
        return self.period != "not_yet"


@dataclass(frozen=True)
class Subtotal:
    """A part of the total that may not be mixed with the rest: one state of the text, one certainty."""

    state: State
    certainty: Certainty
    competitive: bool
    minimum: Decimal
    maximum: Decimal
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Total:
    """条文测算合计: the best combination under the limits, what it leaves out, and its parts. None of it is a promise."""

    counted: Counted
    outcome: Outcome
    subtotals: tuple[Subtotal, ...]


@dataclass(frozen=True)
class Question:
    """A fact worth asking: the rules that wait for it, and the most that they could give together."""

    fact: Fact
    rules: tuple[str, ...]
    most: Decimal


@dataclass(frozen=True)
class Plan:
    """The lines in the order of telling: by standing, then by amount. `chained` are awards whose base is another's."""

    lines: tuple[Line, ...]
    texts: Mapping[str, Text] = field(hash=False)
    total: Total | None = None
    questions: tuple[Question, ...] = ()
    chained: Mapping[str, str] = field(default_factory=dict, hash=False)

    def of(self, *standings: Standing) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.standing in standings)

    def line(self, rule: str) -> Line:
        return next(line for line in self.lines if line.rule.id == rule)


def plan(
    rules: Mapping[str, Rule],
    texts: Mapping[str, Text],
    facts: Mapping[str, Value],
    own: Mapping[str, Mapping[str, Value]] | None = None,
    claimed: Collection[str] = (),
    one_project: bool = False,
    usable_only: bool = False,
    counting: Sequence[Standing] = COUNTED,
) -> Plan:
    """The plan of a company.

    `facts` hold for every rule, `own` for one rule each, by rule id. `claimed` are awards that the company names itself.
    Two awards are paid for one expenditure where their bases are the same number, or where `one_project` says so.
    `usable_only` leaves out texts that one cannot apply
    under on the day asked. `counting` are the standings that the total counts. Rules of documents that `texts` does not name are not looked at. Raises FactError.
    """
    known = {rule_id: {**facts, **(own or {}).get(rule_id, {})} for rule_id in rules}
    lines: dict[str, Line] = {}
    for rule in rules.values():
        text = texts.get(rule.document)
        if text is None or not is_award(rule) or (usable_only and not text.usable):
            continue
        lines[rule.id] = _placed(rule, text, known[rule.id], rule.id in claimed)
    chained = _chain(lines, texts, known)
    ordered = sorted(lines.values(), key=lambda line: (_order(line), -line.size))
    total = _total(ordered, texts, known, chained, one_project, counting)
    return Plan(tuple(ordered), texts, total, questions(ordered), chained)


def questions(lines: Sequence[Line]) -> tuple[Question, ...]:
    """The facts that are missing, the one that could bring most first; those of awards without a stated cap last."""
    waiting: dict[str, tuple[Fact, list[Line]]] = {}
    for line in lines:
        if line.standing in (Standing.CANNOT_SAY, Standing.COMPETITIVE):
            for fact in line.missing:
                waiting.setdefault(fact.id, (fact, []))[1].append(line)
    found = [
        Question(fact, tuple(line.rule.id for line in group), sum((line.most or ZERO for line in group), ZERO))
        for fact, group in waiting.values()
    ]
    begun = {line.rule.id for line in lines if line.assessment is not None}
    return tuple(sorted(found, key=lambda q: (not begun & set(q.rules), -q.most)))


def _order(line: Line) -> int:
    return list(Standing).index(line.standing)


def _placed(rule: Rule, text: Text, facts: Mapping[str, Value], claimed: bool) -> Line:
    """A rule's standing, but for where the company is and whether the text is in force yet."""
    document = text.document
    if text.covers is False:
        reason = f"适用于{document.place}"
        return Line(rule, Standing.NOT_FOR_YOU, because=(reason,))
    line = stand(rule, facts, claimed)
    if text.covers is None:
        refused = line.standing is Standing.NOT_FOR_YOU
        return line if refused else Line(rule, Standing.CANNOT_SAY, line.assessment, missing=(PLACE,), most=line.size)
    if not text.counts and line.standing in COUNTED:
        reason = f"《{document.short_title}》自 {document.valid_from} 起施行, 所问之日尚未生效"
        return Line(rule, Standing.NOT_FOR_YOU, line.assessment, because=(reason,))
    return line


def _chain(lines: dict[str, Line], texts: Mapping[str, Text], known: dict[str, dict[str, Value]]) -> dict[str, str]:
    """Gives awards whose base is the award of another level that base; says which came about so."""
    found = {}
    for chain in CHAINS:
        source, line = lines.get(chain.source), lines.get(chain.rule)
        if not chain.of_itself or source is None or line is None or source.outcome is None or line.standing is not Standing.CANNOT_SAY:
            continue
        if source.standing in COUNTED and source.outcome.amount is not None and chain.fact not in known[chain.rule]:
            known[chain.rule][chain.fact] = source.outcome.amount
            lines[chain.rule] = _placed(line.rule, texts[line.rule.document], known[chain.rule], False)
            found[chain.rule] = chain.text
    return found


def _total(
    lines: Sequence[Line],
    texts: Mapping[str, Text],
    known: Mapping[str, Mapping[str, Value]],
    chained: Collection[str],
    one_project: bool,
    counting: Sequence[Standing],
) -> Total | None:
    counted = [line for line in lines if line.standing in counting and line.outcome and line.outcome.size is not None]
    if not counted:
        return None
    bases = {chain.rule: chain.source for chain in CHAINS if chain.rule in chained}
    items = []
    for line in counted:
        rule, own = line.rule.id, known[line.rule.id]
        paid_for = "" if one_project else _expenditure(line.rule, own)
        items.append(Item(rule, rule, line.size, paid_for, own, bases.get(rule, "")))
    common = {name: value for facts in known.values() for name, value in facts.items()}
    best = combine(items, sum_limits(common), _outside(common, counted))
    members = [line for line in counted if line.rule.id in best.rules]
    return Total(best, sum_of(members, best), _subtotals(members, texts))


def _expenditure(rule: Rule, facts: Mapping[str, Value]) -> str:
    """What tells one expenditure from another: the number that the award is computed on."""
    assert rule.formula is not None
    base = next((facts[fact.id] for fact in rule.formula.bases() if fact.id in facts), None)
    return plain(base) if isinstance(base, Decimal) else ""


def _outside(facts: Mapping[str, Value], lines: Sequence[Line]) -> Outside | None:
    """The award of another Laoshan policy, where it can only overlap with one award here."""
    amount = facts.get(OTHER_POLICY_AMOUNT.id)
    here = [line.rule.id for line in lines if line.rule.document == "laoshan_2020"]
    return Outside(amount, here[0]) if isinstance(amount, Decimal) and len(here) == 1 else None


def sum_of(lines: Sequence[Line], counted: Counted) -> Outcome:
    """The total of a combination: fixed where all is, a range where one is, else at most so much."""
    kinds = {line.outcome.certainty for line in lines if line.outcome is not None}
    least = sum((least_of(line) for line in lines), ZERO)
    if kinds == {"fixed"} or not kinds:
        return Outcome(certainty="fixed", amount=counted.total)
    if "range" in kinds:
        return Outcome(certainty="range", minimum=min(least, counted.total), maximum=counted.total)
    return Outcome(certainty="ceiling", maximum=counted.total)


def least_of(line: Line) -> Decimal:
    """What a line gives at least; nothing of a ceiling is sure."""
    if line.outcome is None:
        return ZERO
    if line.outcome.amount is not None:
        return line.outcome.amount
    return line.outcome.minimum or ZERO


def _subtotals(lines: Sequence[Line], texts: Mapping[str, Text]) -> tuple[Subtotal, ...]:
    """可申报, 已过期, 征求意见稿 … apart, and within each what is fixed, a range, a ceiling, and what has to be won first."""
    groups: dict[tuple[State, bool, Certainty], list[Line]] = {}
    for line in lines:
        assert line.outcome is not None
        key = (texts[line.rule.document].state, line.standing is Standing.COMPETITIVE, line.outcome.certainty)
        groups.setdefault(key, []).append(line)
    return tuple(
        Subtotal(
            state,
            certainty,
            competitive,
            sum((least_of(line) for line in members), ZERO),
            sum((line.size for line in members), ZERO),
            tuple(line.rule.id for line in members),
        )
        for (state, competitive, certainty), members in sorted(
            groups.items(), key=lambda group: (list(State).index(group[0][0]), group[0][1])
        )
    )
