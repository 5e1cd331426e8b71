"""Two projects under one award (一个350万, 另一个280万): each computed by itself, then added under the limits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.plausible import can_have
from assistant.calculating import Finding, Sum, assess, downstream, upstream, values_of
from assistant.grounding import Piece
from assistant.turn import Turn
from assistant.understanding.binding import Binder, BoundFact
from assistant.understanding.message import read
from tools.across import Item, combine
from tools.award import Alternative, Assessment, Outcome
from tools.facts import Fact, Kind
from tools.formulas import Share
from tools.limits import sum_limits
from tools.quantities import Quantity, Unit
from tools.reverse import base_of
from tools.rule import Rule

SEVERAL = re.compile(
    r"项目(?:俩|[两二三]个)|俩[^，。,]{0,12}项目|[A-Za-z甲乙][^，。,]{0,3}项目[^，。,]{0,14}\d[^，。]{0,6}[，,、和][^，。,]{0,2}[B-Zb-z乙丙]|另(?:外)?(?:还有)?一?个[^，。,]{0,12}项目|[两二三]个[^，。,]{0,12}项目|一个[^，。,]{0,12}\d[^，。,]{0,4}[，,、和][^，。,]{0,2}(?:另)?一个"
)


def several_projects(turn: Turn) -> bool:
    """Fills the reply where all that was asked for is one award for several projects, with what is chained to it.

    False leaves the turn as it is, with a notice where the amount of a further project was not counted.
    """
    findings = [f for f in turn.reply.findings if f.assessment is not None]
    if not findings or not (SEVERAL.search(turn.message.text) or any(_said_apart(f) for f in findings)):
        return False
    here = {f.rule.id for f in findings}
    chained = [f for f in findings if (link := upstream(f.rule)) is not None and link.source in here]
    bases = [f for f in findings if f not in chained]
    fact = counts_projects(bases[0].rule) if len(bases) == 1 else None
    if fact is not None:
        bound = _said_apart(bases[0]) or _of_this_message(turn, bases[0], fact)
        if bound is not None and _tell(turn, bases[0], fact, bound, chained):
            return True
    say_left_out(turn)
    return False


def _said_apart(finding: Finding) -> BoundFact | None:
    """The base of an award where it is that of several projects, each by itself."""
    fact = base_of(finding.rule) if finding.rule.formula is not None else None
    bound = finding.facts.get(fact.id) if fact is not None else None
    return bound if bound is not None and bound.apart else None


def _of_this_message(turn: Turn, finding: Finding, fact: Fact) -> BoundFact | None:
    """The amounts of several projects that the message states: the first one's, quoted with the others, its parts."""
    values = [q for q in _money(turn) if can_have(fact, q.value) and _is_base(turn, finding.rule, q)]
    if len(values) < 2:
        return None
    quote = "、".join(turn.message.original(q.start, q.end) for q in values)
    parts = tuple(q.value for q in values)
    spans = ((values[0].start, values[0].end),)
    return BoundFact(fact, parts[0], quote, True, turn=turn.memory.turn, spans=spans, parts=parts, apart=True)


def say_left_out(turn: Turn) -> None:
    """A notice of the amounts of further projects that the answer does not count."""
    if left := left_out(turn):
        text = turn.strings.say("beside.left_out", amounts="、".join(left))
        turn.composer.ground.allow("user", text)
        turn.reply.notices.append(("limit", text, "user"))


def left_out(turn: Turn) -> list[str]:
    """The amounts of further projects that an answer about several awards does not count, in the person's words."""
    if not SEVERAL.search(turn.message.text):
        return []
    used = {span for f in turn.reply.findings for bound in f.facts.values() for span in bound.spans}
    rules = [f.rule for f in turn.reply.findings if counts_projects(f.rule) is not None]
    stray = [q for q in _money(turn) if (q.start, q.end) not in used]
    return [turn.message.original(q.start, q.end) for q in stray if any(_is_base(turn, rule, q) for rule in rules)]


def counts_projects(rule: Rule) -> Fact | None:
    """What a project cost, where the award is a share of it: one a project. None for other awards."""
    fact = base_of(rule) if isinstance(rule.formula, Share) else None
    return fact if fact is not None and fact.kind is Kind.MONEY else None


def _money(turn: Turn) -> list[Quantity]:
    return [q for q in turn.binder.free if q.unit is Unit.MONEY and q.value]


def _is_base(turn: Turn, rule: Rule, quantity: Quantity) -> bool:
    """Whether the number, read with the words about it alone, is the award's base."""
    fact, message = base_of(rule), turn.message
    start, stop = message.segment_at(quantity.start)
    others = [q for q in message.quantities if q is not quantity and q.unit is Unit.MONEY]
    start = max([start, *(q.end for q in others if q.end <= quantity.start)])
    stop = min([stop, *(q.start for q in others if q.start >= quantity.end)])
    bound = Binder(read(message.text[start:stop])).bind(rule)
    return fact is not None and fact.id in bound and bound[fact.id].value == quantity.value


def _tell(turn: Turn, finding: Finding, fact: Fact, bound: BoundFact, chained: Sequence[Finding]) -> bool:
    """A row for each project and award, and the sum under the limits."""
    rows: list[tuple[Rule, str, Assessment]] = []
    items: list[Item] = []
    for number, value in enumerate(bound.parts, start=1):
        first = _assess(finding, fact, value)
        if first.outcome is None or first.outcome.amount is None:
            return False
        name = turn.strings.say("beside.project", number=number)
        rows.append((finding.rule, name, first))
        items.append(Item(f"{finding.rule.id}/{number}", finding.rule.id, first.outcome.amount, str(number)))
        for further in chained:
            link = next(chain for chain in downstream(finding.rule) if chain.rule == further.rule.id)
            top = _assess(further, further.rule.fact(link.fact), first.outcome.amount)
            if top.outcome is None or top.outcome.amount is None:
                return False
            rows.append((further.rule, name, top))
            key = f"{further.rule.id}/{number}"
            items.append(Item(key, further.rule.id, top.outcome.amount, str(number), needs=items[-1].key))
    facts = {name: value for f in (finding, *chained) for name, value in values_of(f.facts).items()}
    counted = combine(items, sum_limits(facts), said_apart=True)
    _put(turn, rows)
    first_of_all = assess(finding.rule, finding.document, {**finding.facts, fact.id: bound})
    if first_of_all.classes:
        turn.reply.beside.append(Piece(turn.strings.say("beside.classes_apart")))
    # What another class gives stands by the award of one project, and would pass for that of all.
    whole = replace(first_of_all, assessment=rows[0][2], classes=())
    turn.reply.findings[turn.reply.findings.index(finding)] = whole
    turn.reply.status = "answered"
    outcome = Outcome(certainty="fixed", amount=counted.total)
    turn.reply.total = Sum(outcome, counted, tuple(item.size for item in items), counted.rules)
    turn.reply.headline = outcome
    return True


def _assess(finding: Finding, fact: Fact, value: Decimal) -> Assessment:
    return finding.rule.assess({**values_of(finding.facts), fact.id: value})


def _put(turn: Turn, rows: Sequence[tuple[Rule, str, Assessment]]) -> None:
    say, ground = turn.strings.say, turn.composer.ground
    lines = [say("beside.projects_head"), "| --- | --- | --- | --- |"]
    for rule, name, assessment in rows:
        ground.allow_assessment(rule, assessment)
        assert assessment.outcome is not None
        label = f"{rule.title}: {name}"
        turn.reply.others.append(Alternative(label=label, outcome=assessment.outcome, steps=assessment.steps))
        working = assessment.steps[0].expression
        lines.append(f"| {name} | {rule.title} | {working} | {turn.composer.brief(assessment.outcome)} |")
    ground.allow("award", *lines)
    turn.reply.beside += [Piece(line, "award") for line in ("", *lines, "")]
