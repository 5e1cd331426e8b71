"""A fact said before and said again: corrected in part, added to, less a part of it, or used up in an earlier year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from assistant.understanding import years
from assistant.understanding.binding import BoundFact, Reading
from assistant.understanding.message import Message
from tools.facts import Kind
from tools.formulas import Share
from tools.quantities import Quantity
from tools.rule import Rule

ONE_OF = re.compile(r"第([一二三四五1-5])(?:个|笔|项|台|家)")
ORDINALS = {char: at % 5 for at, char in enumerate("一二三四五12345")}
CHANGES = re.compile(r"改成?|换成|变成|如果|要是|假如|调成|其实|应该|不对|说错|按")
TAKEN = re.compile(
    r"(?:已经?|都|刚)[^，。,;；]{0,8}(?:领|拿|发|补|到账|到手|兑现)(?:了|过|完|到|下来)|(?:领|拿|补)(?:过|完)了?"
)


def revised(before: BoundFact, facts: Mapping[str, BoundFact], message: Message) -> BoundFact | None:
    """`第二年改成120万`: the series said before with one year's number changed; None where that is not what is said."""
    now = facts[before.fact.id]
    one = ONE_OF.search(message.text)
    if before.parts and one and isinstance(now.value, Decimal) and (at := ORDINALS[one[1]]) < len(before.parts):
        parts = (*before.parts[:at], now.value, *before.parts[at + 1 :])
        value = parts[0] if before.apart else sum(parts, Decimal(0))
        return replace(now, value=value, parts=parts, apart=before.apart, quote=f"{before.quote}, {message.text}")
    if (stretched := _of_some_years(before, now, message)) is not None:
        return stretched
    same_each_year = isinstance(before.value, tuple) and len(set(before.value)) == 1
    of_a_year = one or any(b.fact.kind is Kind.ORDINAL for b in facts.values())
    if isinstance(before.value, tuple) and same_each_year and isinstance(now.value, Decimal) and not of_a_year:
        return replace(now, value=(now.value,) * len(before.value))  # 每年150万, 那120万呢: each year again
    said = next((b.value for b in facts.values() if b.fact.kind is Kind.ORDINAL), None)
    year = Decimal(ORDINALS[one[1]] + 1) if one and said is None else said
    if not isinstance(before.value, tuple) or not isinstance(now.value, Decimal) or not isinstance(year, Decimal):
        return None
    if not CHANGES.search(message.text) or not 1 <= year <= len(before.value):
        return None
    values = [*before.value]
    values[int(year) - 1] = now.value
    return replace(now, value=tuple(values), quote=f"{before.quote}, {message.original(0, len(message.text))}")


def _of_some_years(before: BoundFact, now: BoundFact, message: Message) -> BoundFact | None:
    """`后三年改成400万`: the series said before with the number of its last or first years changed."""
    stretch = years.stretch_at(message, now.spans[0][0]) if len(now.spans) == 1 else None
    value = now.value[0] if isinstance(now.value, tuple) else now.value
    if stretch is None or not isinstance(before.value, tuple) or not isinstance(value, Decimal):
        return None
    left = len(before.value) - stretch.count
    if left <= 0:
        return None
    kept = before.value[-left:] if stretch.from_first else before.value[:left]
    changed = (value,) * stretch.count
    series = (*changed, *kept) if stretch.from_first else (*kept, *changed)
    return replace(now, value=series, quote=f"{before.quote}, {message.original(0, len(message.text))}")


def received_before(
    rule: Rule, remembered: Mapping[str, BoundFact], facts: Mapping[str, BoundFact], message: Message
) -> dict[str, BoundFact]:
    """`首年的已经领了, 第二年640万`: what was worked out for an earlier year counts against a cap over several years."""
    fact = rule.formula.received if isinstance(rule.formula, Share) else None
    if fact is None or not TAKEN.search(message.text):
        return {}
    assert isinstance(rule.formula, Share)
    base = rule.formula.of.id
    if base not in remembered or facts[base].turn == remembered[base].turn:
        return {}
    now = facts[base].turn
    if fact.id in facts and facts[fact.id].turn == now:
        return {}
    outcome = rule.assess({name: bound.value for name, bound in remembered.items()}).outcome
    if outcome is None or outcome.amount is None:
        return {}
    before = remembered[fact.id].value if fact.id in remembered else Decimal(0)
    assert isinstance(before, Decimal)
    return {
        fact.id: BoundFact(
            fact, before + outcome.amount, remembered[base].quote, True, assumed=Reading("earlier_award"), turn=now
        )
    }


def without(bound: BoundFact, part: Quantity, turn: int) -> BoundFact:
    """The fact less a part of it that does not count (其中60万是去年到的)."""
    behind = bound.turn == turn and bound.spans and bound.spans[0][0] > part.start  # 剩下2100万 is what is left already
    if not isinstance(bound.value, Decimal) or part.value >= bound.value or behind:
        return bound
    return replace(
        bound,
        value=bound.value - part.value,
        quote=f"{bound.quote} − {part.text}",
        assumed=Reading("less_a_part", part.text),
    )


def added(before: BoundFact, now: BoundFact, apart: bool = False) -> BoundFact:
    """A further amount on top of what was said before: of the same year, or of a project that is computed apart."""
    if not isinstance(before.value, Decimal) or not isinstance(now.value, Decimal):
        return now
    parts = (*(before.parts or (before.value,)), now.value)
    apart = apart or before.apart
    value = parts[0] if apart else before.value + now.value
    return replace(now, value=value, parts=parts, apart=apart, quote=f"{before.quote}、{now.quote}")
