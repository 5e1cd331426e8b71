"""The number of another year, told before and asked for now: 今年18.5万, 去年31万, 补多少; then 去年的呢."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.turn import Turn
from assistant.understanding import years
from assistant.understanding.binding import Binder, BoundFact
from assistant.understanding.message import read
from tools.facts import Kind
from tools.quantities import Unit
from tools.rule import Rule

ASKED = re.compile(r"(?:那|那么|要是|如果|按|换成|换|再说|再算|的话|我们|一下)*(?P<year>去年|前年|今年|上一?年|本年)(?:度)?(?:的|那[笔个块份]|那年)?")

SUMS = (Unit.MONEY, Unit.BARE)


def of_the_year_asked(turn: Turn, rule: Rule, facts: Mapping[str, BoundFact]) -> dict[str, BoundFact]:
    """The base of the rule as an earlier message told it for the one year that this message names and gives no number
    for. Empty where no message told one, or told several."""
    asked = ASKED.match(turn.message.text)
    if asked is None or rule.formula is None or any(q.unit in SUMS for q in turn.message.quantities):
        return {}
    bases = [fact for fact in rule.formula.bases() if fact.kind is Kind.MONEY and fact.id in facts]
    if len(bases) != 1:
        return {}
    mark = years.ORDER.get(asked["year"].replace("上年", "上一年"))
    for back, said in enumerate(reversed(turn.memory.said), start=1):
        message = read(said)
        sums = [q for q in message.quantities if q.unit is Unit.MONEY]
        told = [q for q in sums if years.year_mark(message, q) == mark]
        if not told and mark == 0:  # 今年 may stand far before its number
            told = [q for q in sums if not years.is_past(message, q)]
        if len(told) != 1 or not Binder(message).bind(rule).get(bases[0].id):
            continue
        turn.composer.ground.allow("user", said)
        quote = message.original(told[0].start, told[0].end)
        bound = BoundFact(bases[0], told[0].value, quote, labelled=True, turn=turn.memory.turn - back)
        return {bases[0].id: bound}
    return {}
