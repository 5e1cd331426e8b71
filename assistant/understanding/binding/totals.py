"""A sum that a clause without a number tells by those before it: 设备180万, 装修84万, 合起来就是建设总投入; 总投5400万,
土建1400万, 其余都是设备."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.understanding.binding.amounts import single
from assistant.understanding.binding.bound_fact import BoundFact
from assistant.understanding.binding.said import Said
from tools.facts import Fact, Kind
from tools.quantities import Quantity, Unit

TOGETHER = re.compile(
    r"^(?:全都?|都|两[项样笔个块]|几[项样笔个块])?(?:合起来|加起来|加一起|加在一起|合在一起|合一块|加一块|合计|相加|算一起)"
    r"(?:才|就|刚好|正好|都|也)*(?:是|算|等于|叫|为)?"
)
REST = re.compile(
    r"(?:^|(?<=[\d万亿百十千零一二三四五六七八九元]))(?:那么?|就)?(?:剩下|剩余|其余|余下|其它|其他|剩)的?(?:钱|部分|那些|这些|款)?(?:那?就|都|全|才|全部|统统)*是"
)
THING = r"(?:设备|软件|硬件|施工|安装|人工|材料|装修|布线|网络|系统集成|集成|服务|场地|平台|咨询|设计|开发|实施)"
ITEM = re.compile(rf"[、和跟加与]?{THING}(?:费用?|款|部分|投入|投资)?[是花了用约]*")
WHOLE_AND_ITEM = re.compile(rf"(?P<whole>总投入?|总投资|总造价)(?:额|嘛|呢|是|有|包括|:)*{THING}(?:费用?|款|部分)?[是花了用约]*$")
SUMS = (Unit.MONEY, Unit.BARE)
SENTENCE_END = "。；;！!？?\n"


def value_told_by_others(said: Said, fact: Fact) -> BoundFact | None:
    """The sums of a sentence added up, where a clause behind them says that together they are the fact; the first less those
    behind it, where the rest is said to be what the fact is of."""
    if fact.kind is not Kind.MONEY:
        return None
    if items := _before(said, fact, TOGETHER):
        return _together(said, fact, items)
    if items := _listed_behind(said, fact):
        return _together(said, fact, items)
    if sums := _before(said, fact, REST):
        values = [single(said.message, q, fact)[0] for q in sums]
        rest = values[0] - sum(values[1:])
        return said.told_by(fact, rest, sums) if rest > 0 else None
    return None


def _before(said: Said, fact: Fact, clause: re.Pattern[str]) -> list[Quantity]:
    """Two sums or more of a sentence, before such a clause that names the fact and no number."""
    message = said.message
    for start, stop in message.segments:
        told = clause.search(message.text[start:stop])
        if told is None or any(start + told.start() <= q.start < stop for q in message.quantities):
            continue
        start, named = start + told.start(), message.lower[start + told.end() : stop]
        if not any(word in named for word in (*fact.words, fact.label)) or any(word in named for word in fact.against):
            continue
        begin = max(message.text.rfind(mark, 0, start) for mark in SENTENCE_END)
        sums = [q for q in message.quantities if q.unit in SUMS and q.high is None and begin < q.start < start]
        if len(sums) > 1 and sums[0].unit is Unit.MONEY:
            return sums
    return []


def _listed_behind(said: Said, fact: Fact) -> list[Quantity]:
    """The items that stand in one clause behind the word of a whole: 项目总投入设备160万软件70万施工50万."""
    message = said.message
    for start, stop in message.segments:
        sums = [q for q in said.free if q.unit is Unit.MONEY and q.high is None and start <= q.start < stop]
        if len(sums) < 2:
            continue
        gaps = [message.lower[one.end : other.start] for one, other in pairwise(sums)]
        head = WHOLE_AND_ITEM.search(message.lower, start, sums[0].start)
        if head is None or head["whole"] not in fact.words or not all(ITEM.fullmatch(gap) for gap in gaps):
            continue
        return sums
    return []


def _together(said: Said, fact: Fact, items: Sequence[Quantity]) -> BoundFact:
    values = tuple(single(said.message, q, fact)[0] for q in items)
    return said.told_by(fact, sum(values, Decimal(0)), items, parts=values)
