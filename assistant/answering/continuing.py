"""Whether a message goes on with the rules spoken of, and its candidates in that light."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answering.candidates import Candidates
from assistant.answering.moving import Moving
from assistant.turn import Turn
from assistant.understanding.finder import Candidate, explain
from tools.rule import Rule

CONTINUES = 2.6  # a message whose words weigh less than this leans on what was said before
SURELY_LEARNED, LEARNED_AS_WORDS = 2.0, 1.6  # a way of asking known from examples is as good as a subject's own words


class Continuing:
    """Finds what a message is about, beside what the conversation was about."""

    def __init__(self, rules: Mapping[str, Rule], candidates: Candidates, moving: Moving) -> None:
        self._rules = rules
        self._candidates = candidates
        self._moving = moving

    def find(self, turn: Turn) -> bool:
        """Leaves the turn with its candidates, and with whether it continues. Never ends it."""
        turn.candidates = self._candidates.find(turn)
        memory = turn.memory
        best = next((c for c in turn.candidates if not c.elsewhere), turn.candidates[0])
        own = best.words
        asks_clause = (turn.intent.lookup or turn.intent.validity) and not turn.message.quantities
        told = best.rule.is_lookup and not asks_clause  # a number, or where the company is: of what was spoken of
        if best.why.get("learned", 0.0) >= SURELY_LEARNED and not turn.intent.follow_up and not told:
            own += LEARNED_AS_WORDS * best.why["learned"]
        leaning = own < CONTINUES or (turn.intent.follow_up and best.words < CONTINUES * 1.3)
        replies = bool(memory.asked) and own < CONTINUES * 1.5
        if memory.rules and (leaning or replies or best.rule.id in memory.rules or self._states_a_fact(turn, best)):
            turn.continued = True
            if self._moving.elsewhere(turn):
                turn.candidates = self._candidates.find(turn, memory.subject)
        turn.trace += explain(turn.candidates)
        return False

    def _states_a_fact(self, turn: Turn, best: Candidate) -> bool:
        """Whether words that a clause to look up would own state a fact of the rules spoken of: 没参加评价."""
        if not best.rule.is_lookup or turn.intent.lookup or turn.intent.validity:
            return False
        bound = (b for rule in turn.memory.rules for b in turn.binder.bind(self._rules[rule]).values())
        return any(b.labelled for b in bound)
