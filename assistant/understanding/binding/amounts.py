"""The amount that a number states of a fact, and what is assumed where its writing leaves that open."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.understanding.binding.bound_fact import Reading
from assistant.understanding.binding.said import SHORT_OF, Said
from assistant.understanding.binding.sums import passes
from assistant.understanding.message import Message
from assistant.understanding.quantities_as_facts import as_value, bare_money
from tools.facts import Fact, Kind
from tools.quantities import Quantity, Unit

NEXT_TO = 6
YI = Decimal(10000)
LIKE_SIZE = (Decimal("0.1"), Decimal(10))
TO_REACH = re.compile(r"[^，。,;；\d]{0,3}(?:满|到|够|足|达)了?")


def exact(said: Said, quantity: Quantity, used: set[Quantity]) -> Quantity:
    """`冲过五十亿, 51.3亿`: the number itself where the first only says what it is more or less than."""
    if quantity.comparison not in ("over", "under") and not passes(said.message, quantity):
        return quantity
    others = [q for q in said.free if q.unit is quantity.unit and q not in used and q is not quantity]
    for other in (*others, *reversed(others)):
        apart = said.message.text[quantity.end : other.start] or said.message.text[other.end : quantity.start]
        if len(apart) <= NEXT_TO:
            used.add(other)
            return other
    return quantity


def single(message: Message, quantity: Quantity, fact: Fact, high: bool = False) -> tuple[Decimal, Reading | None]:
    raw = quantity.high if high and quantity.high is not None else quantity.value
    if quantity.unit is Unit.BARE:
        if fact.kind is Kind.MONEY:
            value, unit = _bare_money(message, raw)
            return value, Reading("unit_taken", unit)
        return raw, None
    value = as_value(quantity, fact.kind)
    if (lacking := _lacking(message, quantity)) is not None:
        return value - as_value(lacking, fact.kind), Reading("short_by", lacking.text)
    if high and quantity.high is not None and quantity.value:
        value = value * quantity.high / quantity.value
    return value, None


def inexact(quantity: Quantity) -> Reading | None:
    """What is assumed of a number that is not given exactly, or whose writing can be read in two ways."""
    if quantity.assumed:
        return Reading(text=quantity.assumed)
    if quantity.approximate:
        return Reading("approximate")
    if quantity.comparison in ("under", "over"):
        return Reading("inexact")
    return None


def _lacking(message: Message, quantity: Quantity) -> Quantity | None:
    """What is still missing to the number: 两个月 of 还差两个月满两年."""
    text = message.text
    for other in message.quantities:
        like = other.unit is quantity.unit or (other.unit is Unit.MONTHS and quantity.unit is Unit.YEARS)
        if (
            like
            and TO_REACH.fullmatch(text[other.end : quantity.start])
            and SHORT_OF.search(text[max(0, other.start - 4) : other.start])
        ):
            return other
    return None


def _bare_money(message: Message, raw: Decimal) -> tuple[Decimal, str]:
    """A number without unit beside one in 亿 of like size (今年203亿, 去年187) is in 亿 too."""
    for quantity in message.quantities:
        if quantity.unit is Unit.MONEY and "亿" in quantity.text:
            ratio = quantity.value / YI / raw if raw else YI
            if LIKE_SIZE[0] <= ratio <= LIKE_SIZE[1]:
                return raw * YI, "亿元"
    return bare_money(raw)
