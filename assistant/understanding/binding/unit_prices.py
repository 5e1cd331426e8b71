"""A size or price of one and how many there are: 进了4台设备每台120万, 卖了八台一台二百六十五万, 两条线各1200万."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.understanding.binding.bound_fact import BoundFact, Reading
from assistant.understanding.binding.said import Said
from assistant.understanding.message import Message
from tools.facts import Fact
from tools.numerals import read_count
from tools.quantities import Quantity, Unit

THINGS = "台套件条辆款"
ROOMS = "层间栋"
SO_MANY_EACH = re.compile(
    rf"(?P<count>[一二两俩三仨四五六七八九十]|[1-9][0-9]?)(?:个)?(?P<thing>[{THINGS}{ROOMS}])[^，。,;；\d]{{0,6}}?(?:各|每[{THINGS}{ROOMS}]|都是|均)[^，。,;；\d]{{0,4}}$"
)
ONE = re.compile(rf"(?:^|[^单每\d])(?:另|还有)?(?:另外?)?一[{THINGS}{ROOMS}][^，。,;；\d每各]{{0,6}}$")
"""一台500万, beside 两台各800万."""
EACH = re.compile(
    rf"(?:每|一)(?P<stand>个)(?:标摊|标展|展位|摊位|标准展位)(?:费)?[^，。,;；\d]{{0,3}}$|(?:每一?|一|单)(?P<thing>[{THINGS}])[^，。,;；\d]{{0,4}}$|(?P<any>单价|每台价|单台价)(?:是|为|约|大概)*$"
)
ONE_MORE = re.compile(rf"(?:另|再|还有|外加|、|和|，|加)?(?:另外)?一[{THINGS}](?!套)[^，。,;；、\d每]{{1,8}}$")
SPAN = 14  # characters before a sum in which its being a price may be said


def value_of_things(said: Said, fact: Fact, quantity: Quantity) -> BoundFact | None:
    """What all of them cost: the sum that is said to be that, or the price times their number and what one more thing
    cost besides. None where other sums leave it open."""
    if (groups := _value_of_groups(said, fact, quantity)) is not None:
        return groups
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
    return said.told_by(fact, value, spent, None if whole else Reading("price_times_count"))


def _value_of_groups(said: Said, fact: Fact, quantity: Quantity) -> BoundFact | None:
    """What groups of things come to, each with the number of one of it: 一台500万, 另外两台各800万."""
    like = [q for q in said.free if q.unit is quantity.unit and q.high is None]
    groups = [(q, many) for q in like if (many := _so_many(said.message, q)) is not None]
    if quantity.unit not in (Unit.MONEY, Unit.AREA) or all(q is not quantity for q, _ in groups) or all(n == 1 for _, n in groups):
        return None
    value = sum((q.value * n for q, n in groups), Decimal(0))
    told = any(q.value == value for q in like)  # the message says what they come to
    return said.told_by(fact, value, [q for q, _ in groups], None if told else Reading("price_times_count"))


def _so_many(message: Message, quantity: Quantity) -> int | None:
    """How many things the number is said of each of; one where a single one is named."""
    before = message.text[max(0, quantity.start - SPAN) : quantity.start]
    if (many := SO_MANY_EACH.search(before)) is not None:
        return read_count(many["count"])
    return 1 if ONE.search(before) else None


def _count(said: Said, quantity: Quantity) -> Quantity | None:
    """How many there are of what the sum is the price of one of."""
    if quantity.unit is not Unit.MONEY or quantity.high is not None:
        return None
    priced = EACH.search(said.message.text[max(0, quantity.start - SPAN) : quantity.start])
    if priced is None:
        return None
    counts = [q for q in said.message.quantities if q.unit is Unit.ITEMS and q.value > 1 and q.high is None]
    counts = [q for q in counts if (priced["thing"] or priced["stand"]) in (None, q.classifier)]
    return counts[0] if len(counts) == 1 else None
