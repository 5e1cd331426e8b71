"""What a question sets beside its own figure: other classes, other amounts, a range of amounts, the distance to the cap."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.answering.plausible import can_have
from assistant.calculating import Finding, assess, values_of
from assistant.grounding import Piece
from assistant.turn import Turn
from tools.amounts import plain, wan
from tools.award import Alternative, Assessment, Outcome, Step
from tools.conditions import amount_in_unit
from tools.facts import Fact, Kind, Value
from tools.formulas import Tiers
from tools.quantities import Quantity, Unit
from tools.reverse import base_of, corners, next_step, round_values
from tools.rule import Rule

CLASSES = re.compile(r"(?<![A-Z])[A-D](?=类|级|档|[、,和与跟/]?[A-D]类|[、,和与跟/][A-D])")
DISTANCE = re.compile(r"[离距差][^，。？?]{0,8}(?:封顶|上限|拿满|到?顶|顶格|满额)|(?:封顶|上限|拿满|顶格|满额)[^，。？?]{0,4}差")
SUPPOSED = re.compile(r"(?:如果|要是|假如|假设|倘若|增加到|加到|提高到|扩大到|花到|投到|买到|做到|达到|涨到|改成|换成)[^，。；,;\d]{0,8}$")
OF_THE_AWARD = re.compile(r"(?:补贴|奖励|补助|奖补|资助|金额|上限)(?:改成|换成|提高到|加到|增加到|涨到|变成)[^，。；,;\d]{0,8}$")
LISTED = re.compile(r"列[^，。]{0,3}表|表格|各(?:是|能|补|给|奖|拿)|分别(?:是|能|可以?|会)?(?:补|给|奖|拿|得|多少)|画|曲线|图")
JOINED = re.compile(r"[到至~～—-]+")
POINTS = 7


def suppose(turn: Turn) -> bool:
    """Adds what else was asked for under the conclusion. True where the reply is whole with it: a table of amounts."""
    awards = [f for f in turn.reply.findings if f.assessment is not None]
    if _classes(turn, awards):
        return False
    if len(awards) != 1:
        return False
    finding = awards[0]
    if LISTED.search(turn.message.text) and _listed(turn, finding):
        return True
    if finding.outcome is not None:
        _distance(turn, finding)
        _supposed(turn, finding)
    return False


def _classes(turn: Turn, awards: Sequence[Finding]) -> bool:
    """A类和C类: a row for each class that is named."""
    named = list(dict.fromkeys(CLASSES.findall(turn.message.text.upper())))
    given = [f for f in awards if f.rule.adjustment is not None and f.outcome is not None]
    if len(named) < 2 or not given:
        return False
    assert given[0].rule.adjustment is not None
    fact = given[0].rule.adjustment.fact
    rows: list[tuple[str, list[Assessment]]] = []
    for choice in fact.choices:
        if choice.label[:1] in named:
            rows.append((choice.label, [f.rule.assess({**values_of(f.facts), fact.id: choice.value}) for f in given]))
    lines = [
        f"| {turn.strings.say('beside.class', label=fact.label)} | {' | '.join(f.rule.title for f in given)} |",
        f"| --- |{' --- |' * len(given)}",
    ]
    lines += [f"| {label} | {' | '.join(_shown(turn, a.outcome) for a in found)} |" for label, found in rows]
    columns = [[found[at].outcome for _, found in rows] for at in range(len(given))]
    turn.reply.others += [
        Alternative(label=f"{label}: {finding.rule.title}", outcome=assessment.outcome)
        for label, found in rows
        for finding, assessment in zip(given, found, strict=True)
        if assessment.outcome is not None
    ]
    apart = [_apart(column) for column in columns]
    turn.reply.others += [_fixed(turn.strings.say("beside.difference"), amount) for amount in apart if amount is not None]
    if any(amount is not None for amount in apart):
        shown = (wan(amount) if amount is not None else "-" for amount in apart)
        lines.append(f"| {turn.strings.say('beside.difference')} | {' | '.join(shown)} |")
    _put(turn, lines)
    return True


def _apart(column: Sequence[Outcome | None]) -> Decimal | None:
    """How far two fixed amounts of a column lie apart; None for ranges, and for more than two."""
    amounts = [outcome.amount for outcome in column if outcome is not None and outcome.amount is not None]
    return abs(amounts[0] - amounts[1]) if len(column) == len(amounts) == 2 else None


def _fixed(label: str, amount: Decimal) -> Alternative:
    return Alternative(label=label, outcome=Outcome(certainty="fixed", amount=amount))


def _listed(turn: Turn, finding: Finding) -> bool:
    """5万到60万各补多少; 10万、20万和60万分别补多少: a row for each amount, and no figure leads."""
    fact = base_of(finding.rule)
    asked = _amounts(turn, fact)
    if fact is None or len(asked) < 2 or turn.intent.total or turn.selection.parallel:
        return False
    bound = finding.facts.get(fact.id)
    if bound is not None and isinstance(bound.value, tuple):
        return False  # the amounts are of several years
    values: Sequence[Decimal] = asked
    given = {name: value for name, value in values_of(finding.facts).items() if name != fact.id}
    if len(asked) == 2 and _is_range(turn, asked):
        low, high = sorted(asked)
        values = round_values(low, high, POINTS, corners(finding.rule, fact, given))
    lines = [turn.strings.say("plan.table_head", fact=fact.label), "| --- | --- |"]
    for value in values:
        outcome = _at(finding.rule, given, fact, value)
        lines.append(f"| {amount_in_unit(fact, value)} | {_shown(turn, outcome)} |")
        if outcome is not None:
            turn.reply.others.append(Alternative(label=amount_in_unit(fact, value), outcome=outcome))
    _put(turn, lines)
    rest = {name: bound for name, bound in finding.facts.items() if name != fact.id}
    turn.reply.findings[turn.reply.findings.index(finding)] = assess(finding.rule, finding.document, rest)
    turn.reply.status = "answered"
    turn.reply.opening = [Piece(f"**{turn.strings.say('answer.several')}**")]
    return True


def _distance(turn: Turn, finding: Finding) -> None:
    """How far the base is from the one that reaches the cap. The next tier of a scale stands with its award."""
    values = values_of(finding.facts)
    step = next_step(finding.rule, values)
    if step is None or isinstance(finding.rule.formula, Tiers) or not DISTANCE.search(turn.message.text):
        return
    fact, has = step.to.fact, values[step.to.fact.id]
    assert isinstance(has, Decimal)
    text = turn.strings.say(
        "beside.to_cap",
        title=finding.rule.title,
        fact=fact.label,
        has=amount_in_unit(fact, has),
        base=amount_in_unit(fact, step.to.base),
        amount=wan(step.to.amount),
        distance=amount_in_unit(fact, step.distance),
    )
    turn.composer.ground.allow("award", text)
    turn.reply.beside.append(Piece(text, "award"))
    way = f"{plain(step.to.base)} - {plain(has)}"
    distance = Step(label=fact.label, expression=way, value=step.distance, quote=step.to.quote)
    most = Outcome(certainty="ceiling", maximum=step.to.amount)
    turn.reply.others.append(Alternative(label=finding.rule.title, outcome=most, steps=(distance,)))


def _supposed(turn: Turn, finding: Finding) -> None:
    """如果花到50万: the award on the other amount, and how far it lies from the one on this."""
    fact = base_of(finding.rule)
    if fact is None or fact.id not in finding.facts:
        return
    now = finding.facts[fact.id]
    for quantity in _quantities(turn, fact):
        before = turn.message.text[max(0, quantity.start - 12) : quantity.start]
        if quantity.value == now.value or not SUPPOSED.search(before) or OF_THE_AWARD.search(before):
            continue
        outcome = _at(finding.rule, values_of(finding.facts), fact, quantity.value)
        more = _more(turn, finding.outcome, outcome)
        figure = _shown(turn, outcome)
        text = turn.strings.say(
            "beside.suppose", fact=fact.label, value=amount_in_unit(fact, quantity.value), figure=figure, more=more
        )
        turn.composer.ground.allow("award", text)
        turn.reply.beside.append(Piece(text, "award"))
        if outcome is not None:
            turn.reply.others.append(Alternative(label=amount_in_unit(fact, quantity.value), outcome=outcome))


def _more(turn: Turn, now: Outcome | None, then: Outcome | None) -> str:
    if now is None or then is None or now.amount is None or then.amount is None or now.amount == then.amount:
        return ""
    turn.reply.others.append(_fixed(turn.strings.say("beside.difference"), abs(then.amount - now.amount)))
    key = "beside.more" if then.amount > now.amount else "beside.less"
    return turn.strings.say(key, amount=wan(abs(then.amount - now.amount)))


def _quantities(turn: Turn, fact: Fact | None) -> list[Quantity]:
    """The amounts of the message in the fact's measure; 5万到60万 written as one range is two."""
    if fact is None or fact.kind is not Kind.MONEY:
        return []
    return [
        quantity
        for quantity in turn.message.quantities
        if quantity.unit is Unit.MONEY and all(can_have(fact, v) for v in (quantity.value, quantity.high) if v is not None)
    ]


def _amounts(turn: Turn, fact: Fact | None) -> list[Decimal]:
    found = [end for q in _quantities(turn, fact) for end in (q.value, q.high) if end is not None]
    return list(dict.fromkeys(found))


def _is_range(turn: Turn, asked: Sequence[Decimal]) -> bool:
    """Whether the two amounts are the ends of one range."""
    found = [q for q in turn.message.quantities if q.unit is Unit.MONEY and q.value in asked]
    if len(found) == 1:
        return True
    between = turn.message.text[found[0].end : found[1].start]
    return bool(JOINED.fullmatch(between))


def _at(rule: Rule, given: Mapping[str, Value], fact: Fact, value: Decimal) -> Outcome | None:
    """What is given at one value of the base, or would be if the company were chosen."""
    assessment = rule.assess({**given, fact.id: value})
    if assessment.outcome is None and len(assessment.alternatives) == 1:
        return assessment.alternatives[0].outcome
    return assessment.outcome


def _shown(turn: Turn, outcome: Outcome | None) -> str:
    return turn.composer.brief(outcome) if outcome is not None else turn.strings.say("plan.nothing")


def _put(turn: Turn, lines: Sequence[str]) -> None:
    turn.composer.ground.allow("award", *lines)
    turn.reply.beside += [Piece(line, "award") for line in ("", *lines, "")]
