"""The sum of what the city has paid and the district tops up: 市里给了80万, 区里再给多少; then 市区一共呢."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.calculating import Finding, Sum, upstream
from assistant.grounding import Piece
from assistant.turn import Turn
from tools.across import Counted
from tools.amounts import wan
from tools.award import Outcome

BOTH = re.compile(
    r"(?:市、?区|两级|市[里级]?(?:和|加|跟|与|带|连)?区[里级]?|区[里级]?(?:和|加|跟|与|带|连)?市[里级]?|(?:连同?|加上?|算上|包括|带上?|带着)上?市[里级]?的?(?:那份|那笔)?)"
    r"[^，。,;；\d]{0,8}(?:一共|总共|合计|共|加起来|合起来|拢共|统共|到手)"
)


def with_city_money(turn: Turn, awards: Sequence[Finding], given: Sequence[Finding]) -> bool:
    """Puts the sum of the city money that was told and the district's award on it where both are asked for together.

    False leaves the reply as it is: what the city pays is computed, or only one of the two is asked for.
    """
    if len(given) != 1 or not turn.intent.total or not _asks_for_both(turn):
        return False
    finding, reply = given[0], turn.reply
    chain = upstream(finding.rule)
    if chain is None or finding.chained or chain.fact not in finding.facts:
        return False
    if any(f is not finding and f.rule.id != chain.source for f in awards):
        return False
    received, topped_up = finding.facts[chain.fact].value, finding.outcome
    if not isinstance(received, Decimal) or topped_up is None or topped_up.amount is None:
        return False
    reply.findings = [f for f in reply.findings if f.rule.id != chain.source]
    whole = received + topped_up.amount
    members = (chain.source, finding.rule.id)
    counted = Counted((finding.rule.id,), (), whole)
    reply.total = Sum(Outcome(certainty="fixed", amount=whole), counted, (received, topped_up.amount), members)
    reply.headline = reply.total.outcome
    told = turn.strings.say("answer.with_city_money", fact=finding.facts[chain.fact].fact.label, amount=wan(received))
    turn.composer.ground.allow("award", told)
    reply.after.append(Piece(told, "award"))
    return True


def _asks_for_both(turn: Turn) -> bool:
    """Whether the message names both levels, or goes on with nothing but the question for the sum."""
    if BOTH.search(turn.message.text):
        return True
    return turn.continued and not turn.message.quantities and not turn.places.asked
