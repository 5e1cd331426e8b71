"""Whether a message goes on with the rules spoken of, and its candidates in that light."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.candidates import Candidates
from assistant.answering.moving import Moving
from assistant.calculating import downstream, upstream
from assistant.turn import Turn
from assistant.understanding.another_subject import another_subject
from assistant.understanding.binding import BoundFact
from assistant.understanding.binding.choices import LEVEL_NAMES
from assistant.understanding.finder import Candidate, explain
from assistant.understanding.returning import takes_back, takes_up
from tools.facts import Kind
from tools.rule import Rule

CONTINUES = 2.6  # a message whose words weigh less than this leans on what was said before
NARROWS = re.compile(r"[只单光就](?:[问算看说要报领拿]|申报|申请)|先算|单独|其中")
OWN_SUBJECT = 1.2  # the weight of words of a question that stands on its own
ASKS_ANEW = re.compile(r"(?:那|那么)[^，。,;；]{1,16}呢[，,?？ ]+[^，。,;；]{3,}")
"""那山东省的细则呢, 公示几天: the text is another one, and so is the question."""
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
        if self._resumes(turn, best):
            memory.speak_of(memory.awards)
        leaning = own < CONTINUES or (turn.intent.follow_up and best.words < CONTINUES * 1.3)
        replies = bool(memory.asked) and own < CONTINUES * 1.5
        if (other := self._asks_of_another(turn)) is not None:
            turn.trace.append(f"another subject: {other}")
        elif memory.rules and (leaning or replies or best.rule.id in memory.rules or self._states_a_fact(turn, best)):
            turn.continued = True
            anew = best.rule.is_lookup and best.words > 0 and ASKS_ANEW.match(turn.message.text) is not None
            if self._moving.elsewhere(turn) and not anew and not _stands_alone(best, memory.rules):
                turn.candidates = self._candidates.find(turn, memory.subject)
        if turn.continued and self._goes_on_with_the_sum(turn):
            turn.intent = replace(turn.intent, total=True)
        turn.trace += explain(turn.candidates)
        return False

    def _asks_of_another(self, turn: Turn) -> str | None:
        """What the message asks support for, where that is no part of the rules spoken of."""
        rules = [self._rules[rule] for rule in turn.memory.rules]
        if not rules or turn.message.quantities or any(turn.binder.bind(rule) for rule in rules):
            return None
        facts = [fact for rule in rules for fact in rule.facts]
        words = [word for rule in rules for word in (*rule.words, rule.title)]
        words += [word for fact in facts for word in (fact.label, *fact.words)]
        return another_subject(turn.message.lower, words)

    def _resumes(self, turn: Turn, best: Candidate) -> bool:
        """Whether the message goes on with the award that was spoken of before a clause was looked up: it states a fact of
        it, or takes it up again."""
        memory, intent = turn.memory, turn.intent
        if not memory.awards or not memory.rules or not all(self._rules[rule].is_lookup for rule in memory.rules):
            return False
        states = any(turn.binder.bind(self._rules[rule]) for rule in memory.awards)
        if (intent.lookup or intent.validity or intent.process) and not (states or turn.message.quantities):
            return False
        if best.rule.id not in memory.awards and best.words >= CONTINUES:
            return False
        return states or takes_up(turn.message.text) or takes_back(turn.message.text) or intent.amount

    def _goes_on_with_the_sum(self, turn: Turn) -> bool:
        """Whether the sum of what was spoken of is still what is asked for: the message names no level or award of it."""
        memory, intent = turn.memory, turn.intent
        if not set(memory.rules) & set(memory.whole) or turn.places.asked or NARROWS.search(turn.message.text):
            return False
        if intent.compare or intent.reverse:
            return False
        if (intent.lookup or intent.validity) and not any(turn.binder.bind(self._rules[rule]) for rule in memory.rules):
            return False
        chained = len(memory.rules) > 1 and all(
            upstream(self._rules[rule]) is not None or downstream(self._rules[rule]) for rule in memory.rules
        )
        named = {c.rule.id for c in self._candidates.of_rules(turn, memory.rules) if c.words > 0}
        return chained or not named or named == set(memory.rules)

    def _is_of_the_text_spoken_of(self, turn: Turn, best: Candidate) -> bool:
        return all(self._rules[rule].document == best.rule.document for rule in turn.memory.rules)

    def _states_a_fact(self, turn: Turn, best: Candidate) -> bool:
        """Whether words that a clause to look up would own state a fact of the rules spoken of: 没参加评价; or those of
        another award of the same text, which is told nothing and not asked about: 去年领过平台评价的奖补."""
        if turn.intent.lookup or turn.intent.validity:
            return False
        if not best.rule.is_lookup and (best.facts or turn.intent.amount or not self._is_of_the_text_spoken_of(turn, best)):
            return False
        numbers = [(q.start, q.end) for q in turn.message.quantities]
        if all(any(low < m.end and m.start < high for low, high in numbers) for m in best.evidence.matches):
            return bool(numbers)  # 还是2000万元 names no fund of 2000万元
        bound = (b for rule in turn.memory.rules for b in turn.binder.bind(self._rules[rule]).values())
        return any(b.labelled for b in bound)


def _stands_alone(best: Candidate, spoken: Sequence[str]) -> bool:
    """Whether the message names another subject with its number or kind, so that it leans on none before."""
    labelled = any(bound.labelled and _is_its_own(bound) for bound in best.facts.values())
    return best.rule.id not in spoken and best.words >= OWN_SUBJECT and labelled


def _is_its_own(bound: BoundFact) -> bool:
    """Whether a fact says what is spoken of: a number, or a kind (智能工厂) that is no level, which awards of all sorts have."""
    if bound.fact.kind is Kind.CHOICE:
        return not {choice.value for choice in bound.fact.choices} & LEVEL_NAMES
    return isinstance(bound.value, Decimal)
