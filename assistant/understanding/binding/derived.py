"""Values that a message gives by their parts: a share of a sum, named parts, things that are listed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.understanding import years
from assistant.understanding.binding.bound_fact import BoundFact, Reading
from assistant.understanding.binding.candidate import Candidate
from assistant.understanding.binding.denials import NEGATION
from assistant.understanding.binding.fact_words import find_all
from assistant.understanding.binding.labels import OTHER_BASES, nearest
from assistant.understanding.binding.said import SOMEWHERE_ELSE, Said
from tools.facts import Fact, Kind
from tools.quantities import Quantity, Unit

OF_A_YUAN = Decimal("0.000001")  # 分 of a sum in 万元
PART_SUM = re.compile(r"(?:[的是约共花投买用了]|大概|差不多|一共|部分|投资|费用|改造|升级|采购|购置|建设|开发|这块|那块)*$")
OF_WHOLE = re.compile(r"(?P<part>[^，。,;；\d]{1,10}?)[占只就才约大概了到也仅有]*占[^，。,;；\d]{0,6}$")
ARRIVES, SPENT = re.compile(r"到位|到账"), re.compile(r"投入|投资|费用|成本|购买")
COME = re.compile(
    r"(?:到位|到账|进账|入账|下来|下达|拨付?|收到|打来|打进|划来|到手|到|来)(?:了|过|的)?(?:大概|差不多|约|其中的?|总共)?$"
)
PAID_OUT = re.compile(r"(?:花|付|支付|投|投入|用|完成|执行)(?:了|过|掉|的)?(?:大概|差不多|约|其中的?)?$")
"""到了四成, 付了一半: before the share of a sum that has come or been paid out so far."""
AMONG = re.compile(r"^(?:企业|公司|客户)?[，,]?(?:里头|里面|里边|里|中|当中|其中)")
"""Behind a number of companies, of which a part is told of next."""
OF_IT = re.compile(r"(?:其中|里头|里面|里边|当中|里)(?:有|的)?$")
NOT_COUNTED = re.compile(r"(?:不|没|别|不能|不该)(?:给)?算|扣掉|扣除|剔除|刨掉|刨去|去掉|不计")
NOT_COUNTED_SPAN = 16  # characters behind a share in which it may be said not to count
IS_SPENT = re.compile(r"^(?:都|全)?(?:是|为|用于|花在|投在|用来|拿来|用在)(?P<part>[^，。,;；\d]{1,8})")


def value_by_share(said: Said, fact: Fact, taken: list[Candidate] | None) -> BoundFact | None:
    """`总共八千万, 设备占六成`, `批了2000万, 今年到了四成`: the sum of which the fact is said to be a share, times that share."""
    if fact.kind is not Kind.MONEY:
        return None
    text = said.message.lower
    shares = [q for q in said.message.quantities if q.unit is Unit.PERCENT and 0 < q.value < 1]
    if (come := _come_of_whole(said, fact, shares, taken)) is not None:
        return come
    for share in shares:
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
        return _share_of(said, fact, whole, share)
    return None


def value_less_share(said: Said, fact: Fact) -> BoundFact | None:
    """`卖了1800万里头有两成是老型号不算`: the sum less the share of it that does not count."""
    if fact.kind is not Kind.MONEY:
        return None
    text = said.message.lower
    for share in said.message.quantities:
        if share.unit is not Unit.PERCENT or not 0 < share.value < 1 or not OF_IT.search(text[max(0, share.start - 6) : share.start]):
            continue
        wholes = [q for q in said.free if q.unit is Unit.MONEY and q.high is None and q.end <= share.start]
        if not wholes or not NOT_COUNTED.search(text[share.end : share.end + NOT_COUNTED_SPAN]):
            continue
        whole = wholes[-1]
        if nearest(said.message, (*fact.words, fact.label), whole) is None and fact not in said.asked and fact.id not in said.known:
            continue
        return _share_of(said, fact, whole, replace(share, value=1 - share.value))
    return None


def _come_of_whole(
    said: Said, fact: Fact, shares: Sequence[Quantity], taken: list[Candidate] | None
) -> BoundFact | None:
    """The part of a sum that has come or been paid; of several, this year's."""
    verbs = COME if ARRIVES.search(fact.label) else PAID_OUT if SPENT.search(fact.label) else None
    if verbs is None:
        return None
    come = [q for q in shares if verbs.search(said.message.lower[slice(said.message.segment_at(q.start)[0], q.start)])]
    if len(come) > 1:
        come = [q for q in come if years.year_mark(said.message, q) == 0]
    sums = [q for q in said.free if come and q.unit is Unit.MONEY and q.end <= come[0].start and q.high is None]
    if len(come) != 1 or len(sums) != 1 or (taken and taken[0].quantity is not sums[0]):
        return None
    return _share_of(said, fact, sums[0], come[0])


def _share_of(said: Said, fact: Fact, whole: Quantity, share: Quantity) -> BoundFact:
    value = (whole.value * share.value).quantize(OF_A_YUAN).normalize() + 0  # a third of 1800 is 600
    return said.told_by(fact, value, (whole, share), Reading("share_of_whole", share.text))


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
    return said.told_by(fact, sum(values, Decimal(0)), sums, parts=values)


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


def value_less_others(said: Said, fact: Fact) -> BoundFact | None:
    """`63家里头有15家是外地客户`: of a number of companies told whole, those that are left when others are taken out. None
    where what is left is told itself (本地的就48家)."""
    if fact.kind is not Kind.COMPANIES:
        return None
    text = said.message.lower
    counts = [q for q in said.message.quantities if q.unit is Unit.COMPANIES]
    if len(counts) != 2 or counts[0].value <= counts[1].value or not AMONG.match(text[counts[0].end :]):
        return None
    whole, part = counts
    _, stop = said.message.segment_at(part.start)
    after = text[part.end : stop]
    if not (SOMEWHERE_ELSE.match(after) or any(word in after for word in fact.against)) or NEGATION.search(after):
        return None
    return said.told_by(fact, whole.value - part.value, counts, Reading("less_a_part", part.text))
