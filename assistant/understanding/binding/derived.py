"""Values that a message gives by their parts: a share of a sum, named parts, things that are listed."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.understanding.binding.bound_fact import BoundFact, Reading
from assistant.understanding.binding.candidate import Candidate
from assistant.understanding.binding.fact_words import find_all
from assistant.understanding.binding.labels import OTHER_BASES, nearest
from assistant.understanding.binding.said import Said
from tools.facts import Fact, Kind
from tools.quantities import Quantity, Unit

PART_SUM = re.compile(r"(?:[的是约共花投买用了]|大概|差不多|一共|部分|投资|费用)*$")
OF_WHOLE = re.compile(r"(?P<part>[^，。,;；\d]{1,10}?)[占只就才约大概了到也仅有]*占[^，。,;；\d]{0,6}$")
IS_SPENT = re.compile(r"^(?:都|全)?(?:是|为|用于|花在|投在|用来|拿来|用在)(?P<part>[^，。,;；\d]{1,8})")


def value_by_share(said: Said, fact: Fact, taken: list[Candidate] | None) -> BoundFact | None:
    """`总共八千万, 设备占六成`: the sum of which the fact is said to be a share, times that share."""
    if fact.kind is not Kind.MONEY:
        return None
    text = said.message.lower
    for share in (q for q in said.message.quantities if q.unit is Unit.PERCENT and 0 < q.value < 1):
        start, stop = said.message.segment_at(share.start)
        before, after = OF_WHOLE.search(text[start : share.start]), IS_SPENT.match(text[share.end : stop])
        named = before["part"] if before else after["part"] if after else ""
        if not any(word in named for word in (*fact.words, fact.label)) or any(b in named for b in fact.against):
            continue
        sums = [q for q in said.free if q.unit is Unit.MONEY and q.end <= share.start and q.high is None]
        if not sums or nearest(said.message, OTHER_BASES, sums[-1]) is not None:
            continue
        whole = sums[-1]
        if taken and taken[0].quantity is not whole:
            return None
        quote = "、".join(said.message.original(q.start, q.end) for q in (whole, share))
        spans = tuple((q.start, q.end) for q in (whole, share))
        assumed = Reading("share_of_whole", share.text)
        value = whole.value * share.value
        return BoundFact(fact, value, quote, labelled=True, assumed=assumed, turn=said.turn, spans=spans)
    return None


def value_of_parts(said: Said, fact: Fact) -> BoundFact | None:
    """`智能硬件900万, 软件460万`: the parts of the number, each named right before its own sum."""
    found: dict[str, Quantity] = {}
    for quantity in (q for q in said.free if q.unit is Unit.MONEY and q.high is None):
        start, _ = said.message.segment_at(quantity.start)
        before = PART_SUM.sub("", said.message.lower[start : quantity.start])
        part = next((part for part in fact.parts if before.endswith(part)), None)
        whole = any(before.endswith(word) for word in fact.words if word not in fact.parts)
        if part is not None and not whole and not any(word in before for word in fact.against):
            found.setdefault(part, quantity)
    if len(found) < 2:
        return None
    sums = sorted(found.values(), key=lambda q: q.start)
    values = tuple(q.value for q in sums)
    spans = tuple((q.start, q.end) for q in sums)
    quote = "、".join(said.message.original(start, end) for start, end in spans)
    return BoundFact(fact, sum(values, Decimal(0)), quote, labelled=True, turn=said.turn, spans=spans, parts=values)


def value_of_list(said: Said, fact: Fact) -> BoundFact | None:
    """How many of the things that a number fact lists are named: two titles are two."""
    named = [
        hit
        for c in fact.choices
        if (hit := min((p for w in (*c.words, c.label) for p in find_all(said.message.lower, w)), default=None))
    ]
    if len(named) < 2:
        return None
    words = "、".join(said.message.original(start, end) for start, end in sorted(named))
    return BoundFact(fact, Decimal(len(named)), words, labelled=True, turn=said.turn, spans=tuple(sorted(named)))
