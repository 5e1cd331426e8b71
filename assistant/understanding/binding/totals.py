"""A sum that is told by its items, with what they are together said behind them: 设备180万, 装修84万, 合起来就是建设总投入."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.understanding.binding.bound_fact import BoundFact
from assistant.understanding.binding.said import Said
from tools.facts import Fact, Kind
from tools.quantities import Unit

TOGETHER = re.compile(r"^(?:全都?|都|两[项样笔个块]|几[项样笔个块])?(?:合起来|加起来|加一起|加在一起|合在一起|合一块|加一块|合计|相加|算一起)(?:才|就|刚好|正好|都|也)*(?:是|算|等于|叫|为)?")
SENTENCE_END = "。；;！!？?\n"


def value_by_items(said: Said, fact: Fact) -> BoundFact | None:
    """The items of the sentence added up, where a clause behind them says that together they are the fact."""
    message = said.message
    if fact.kind is not Kind.MONEY:
        return None
    for start, stop in message.segments:
        told = TOGETHER.match(message.text[start:stop])
        if told is None or any(start <= q.start < stop for q in message.quantities):
            continue
        named = message.lower[start + told.end() : stop]
        if not any(word in named for word in (*fact.words, fact.label)) or any(word in named for word in fact.against):
            continue
        begin = max(message.text.rfind(mark, 0, start) for mark in SENTENCE_END)
        items = [q for q in said.free if q.unit is Unit.MONEY and q.high is None and begin < q.start < start]
        if len(items) < 2:
            continue
        values = tuple(q.value for q in items)
        return BoundFact(
            fact,
            sum(values, Decimal(0)),
            quote="、".join(message.original(q.start, q.end) for q in items),
            labelled=True,
            turn=said.turn,
            spans=tuple((q.start, q.end) for q in items),
            parts=values,
        )
    return None
