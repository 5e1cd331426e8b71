"""The end of a turn: what the conversation keeps of it."""

from __future__ import annotations

from assistant.turn import Turn
from assistant.understanding.places import LAOSHAN
from assistant.understanding.returning import supposes

REMEMBERED = 3  # messages that are read again where the place changes


def remember(turn: Turn) -> None:
    """Leaves the conversation knowing the facts, places and rules that the answer spoke of, and what it asked."""
    memory, reply = turn.memory, turn.reply
    stated = {b.fact.id: b for f in reply.findings for b in f.facts.values() if b.quote}
    memory.remember(stated, turn.places, supposes(turn.message.text))
    if turn.places.asked or turn.places.named:
        memory.policy_place = turn.places.asked or turn.places.named
        if memory.place is None and LAOSHAN in turn.places.named:
            memory.place = LAOSHAN
    rules = tuple(f.rule.id for f in reply.findings) or reply.spoken
    if awards := tuple(f.rule.id for f in reply.findings if not f.rule.is_lookup):
        whole = reply.total is not None or turn.intent.total or turn.intent.plan
        narrowed = not turn.continued or bool(turn.places.asked)
        kept = tuple(rule for rule in memory.whole if whole or not narrowed or rule not in awards)
        memory.awards = awards
        memory.given = reply.headline.amount if reply.headline is not None and not turn.intent.reverse else None
        if len(turn.places.asked) == 1 and not whole:
            memory.level = turn.places.asked[0]
        elif whole or not turn.continued:
            memory.level = None
        memory.whole = tuple(dict.fromkeys((*kept, *(awards if whole else ()))))
    if rules:
        memory.speak_of(rules)
        words = dict.fromkeys(m.word for c in turn.selection.chosen for m in c.evidence.matches)
        memory.subject = " ".join(words) or memory.subject
    memory.said = (*memory.said, turn.message.raw)[-REMEMBERED:]
    if awards or reply.missing or not memory.rules:
        memory.asked = tuple(reply.missing)  # an aside leaves open what was asked before it
    memory.turn += 1
