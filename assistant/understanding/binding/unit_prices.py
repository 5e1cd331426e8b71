"""A price of one and how many there are: 进了4台设备每台120万, 卖了八台一台二百六十五万."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.understanding.binding.bound_fact import BoundFact, Reading
from assistant.understanding.binding.said import Said
from tools.facts import Fact
from tools.quantities import Quantity, Unit

THINGS = "台套件条辆款"
EACH = re.compile(
    rf"(?:每一?|一|单)(?P<thing>[{THINGS}])[^，。,;；\d]{{0,4}}$|(?P<any>单价|每台价|单台价)(?:是|为|约|大概)*$"
)
ONE_MORE = re.compile(rf"(?:另|再|还有|外加|、|和|，|加)?(?:另外)?一[{THINGS}](?!套)[^，。,;；、\d每]{{1,8}}$")
SPAN = 14  # characters before a sum in which its being a price may be said


def value_of_things(said: Said, fact: Fact, quantity: Quantity) -> BoundFact | None:
    """What all of them cost: the sum that is said to be that, or the price times their number and what one more thing
    cost besides. None where other sums leave it open."""
    count = _count(said, quantity)
    if count is None:
        return None
    product = quantity.value * count.value
    rest = [q for q in said.free if q.unit is Unit.MONEY and q is not quantity and _count(said, q) is None]
    whole = next((q for q in rest if q.value == product), None)
    besides = [q for q in rest if ONE_MORE.search(said.message.text[max(0, q.start - SPAN) : q.start])]
    spent = [whole] if whole else [count, quantity, *besides]
    value = product if whole else product + sum((q.value for q in besides), Decimal(0))
    spent.sort(key=lambda q: q.start)
    return BoundFact(
        fact,
        value,
        quote="、".join(said.message.original(q.start, q.end) for q in spent),
        labelled=True,
        assumed=None if whole else Reading("price_times_count"),
        turn=said.turn,
        spans=tuple((q.start, q.end) for q in spent),
    )


def _count(said: Said, quantity: Quantity) -> Quantity | None:
    """How many there are of what the sum is the price of one of."""
    if quantity.unit is not Unit.MONEY or quantity.high is not None:
        return None
    priced = EACH.search(said.message.text[max(0, quantity.start - SPAN) : quantity.start])
    if priced is None:
        return None
    counts = [q for q in said.message.quantities if q.unit is Unit.ITEMS and q.value > 1 and q.high is None]
    counts = [q for q in counts if priced["thing"] in (None, q.classifier)]
    return counts[0] if len(counts) == 1 else None
