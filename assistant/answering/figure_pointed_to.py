"""The award told last, pointed to as money received: 市里真按这个数拨下来的话, 区里再给多少."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.turn import Turn
from assistant.understanding.binding import BoundFact, Reading
from tools.facts import Kind
from tools.quantities import Unit
from tools.rule import Rule

COMES = r"(?:拨|给|发|补|奖|兑现|到账|到位|到手|下来|批|拿)"
POINTED_TO = re.compile(
    rf"(?:[这那]|刚才(?:那|说的|算的)?|上面(?:那|说的)?)(?:个|笔|份)?(?:数字?|钱|金额|奖补|补贴|奖励)?(?:真|要|都|全|能|如果|若)*{COMES}"
    rf"|{COMES}(?:了|到|下来)?(?:我们?)?[这那](?:个数|笔|么多|些)"
)


def of_the_figure_pointed_to(turn: Turn, rule: Rule, facts: Mapping[str, BoundFact]) -> dict[str, BoundFact]:
    """The money from another level that the rule is a share of, where the message points to the figure told last and states
    no amount itself. Empty for every other message."""
    given, pointed = turn.memory.given, POINTED_TO.search(turn.message.text)
    if given is None or pointed is None or rule.formula is None or rule.id in turn.memory.rules:
        return {}
    if any(q.unit in (Unit.MONEY, Unit.BARE) for q in turn.message.quantities):
        return {}
    bases = [fact for fact in rule.formula.bases() if fact.kind is Kind.MONEY and fact.givers and fact.id not in facts]
    if len(bases) != 1:
        return {}
    quote = turn.message.original(*pointed.span())
    assumed = Reading("figure_pointed_to")
    return {bases[0].id: BoundFact(bases[0], given, quote, True, assumed=assumed, turn=turn.memory.turn)}
