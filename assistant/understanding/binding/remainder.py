"""A sum that is told as the rest of a whole: 总投5400万, 土建1400万, 其余都是设备."""

from __future__ import annotations

import re

from assistant.understanding.binding.bound_fact import BoundFact
from assistant.understanding.binding.said import Said
from tools.facts import Fact, Kind
from tools.quantities import Unit

REST = re.compile(
    r"^(?:那么?|就)?(?:剩下|剩余|其余|余下|其它|其他|剩)的?(?:钱|部分|那些|这些|款)?(?:那?就|都|全|才|全部|统统)*是"
)
SENTENCE_END = "。；;！!？?\n"


def value_of_rest(said: Said, fact: Fact) -> BoundFact | None:
    """The first sum of the sentence less those behind it, where the rest is said to be what the fact is of."""
    message = said.message
    if fact.kind is not Kind.MONEY:
        return None
    for start, stop in message.segments:
        told = REST.match(message.text[start:stop])
        if told is None or any(start <= q.start < stop for q in message.quantities):
            continue
        named = message.lower[start + told.end() : stop]
        if not any(word in named for word in (*fact.words, fact.label)) or any(word in named for word in fact.against):
            continue
        begin = max(message.text.rfind(mark, 0, start) for mark in SENTENCE_END)
        sums = [q for q in message.quantities if q.unit is Unit.MONEY and q.high is None and begin < q.start < start]
        if len(sums) < 2:
            continue
        whole, *parts = sums
        rest = whole.value - sum(q.value for q in parts)
        if rest <= 0:
            continue
        return BoundFact(
            fact,
            rest,
            quote="、".join(message.original(q.start, q.end) for q in sums),
            labelled=True,
            turn=said.turn,
            spans=tuple((q.start, q.end) for q in sums),
        )
    return None
