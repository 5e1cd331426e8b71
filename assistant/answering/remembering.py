"""The end of a turn: what the conversation keeps of it."""

from __future__ import annotations

from assistant.turn import Turn
from assistant.understanding.places import LAOSHAN

REMEMBERED = 3  # messages that are read again where the place changes


def remember(turn: Turn) -> None:
    """Leaves the conversation knowing the facts, places and rules that the answer spoke of, and what it asked."""
    memory, reply = turn.memory, turn.reply
    stated = {b.fact.id: b for f in reply.findings for b in f.facts.values() if b.quote}
    memory.remember(stated, turn.places)
    if turn.places.asked or turn.places.named:
        memory.policy_place = (*turn.places.asked, *turn.places.named)
        if memory.place is None and LAOSHAN in turn.places.named:
            memory.place = LAOSHAN
    rules = tuple(f.rule.id for f in reply.findings) or reply.spoken
    if rules:
        memory.speak_of(rules)
        words = dict.fromkeys(m.word for c in turn.selection.chosen for m in c.evidence.matches)
        memory.subject = " ".join(words) or memory.subject
    memory.said = (*memory.said, turn.message.raw)[-REMEMBERED:]
    memory.asked = tuple(reply.missing)
    memory.turn += 1
