"""Chains between levels: an award of the district whose base is the award of the city."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.answering.known_facts import facts_for
from assistant.calculating import Finding, assess, chained, downstream, upstream
from assistant.composing import Reply
from assistant.turn import Turn
from assistant.understanding.places import inside
from documents import Corpus
from tools.amounts import wan
from tools.award import Alternative
from tools.rule import Rule

NOT_GRANTED = re.compile(
    r"市(?:里|级|财政|局)?[^，。]{0,8}(?:还没有?|没有?|尚未|未)(?:给|拨|发|批|下来|到账?|拿|奖|补|定|评|下)"
)

GRANTED = re.compile(r"市(?:里|级|财政|局)?[^，。]{0,8}(?:拿到|领到|到手|到账|下来|批|给|补|发|拨)了")
"""The city's money has come: what its clause would give says nothing of it any more."""


class Levels:
    """Adds the awards of other levels to the findings."""

    def __init__(self, corpus: Corpus, standing: Mapping[str, Rule]) -> None:
        self._corpus = corpus
        self._standing = standing

    def across(self, turn: Turn) -> bool:
        """The base of a district award is the city award, received or computed. Never ends the turn."""
        reply = turn.reply
        not_granted = bool(NOT_GRANTED.search(turn.message.text))
        for finding in list(reply.findings):
            chain = upstream(finding.rule)
            if chain and not not_granted and finding.assessment and finding.assessment.verdict == "needs_facts":
                source = self._source(turn, chain.source, reply)
                if source is None or source.outcome is None:
                    continue
                new = chained(finding.rule, finding.document, facts_for(turn, finding.rule), source, chain)
                if not self._is_spoken_of(turn, source):
                    if not GRANTED.search(turn.message.text):
                        self._tell_what_it_would_be(turn, finding, source, new)
                    continue
                reply.findings[reply.findings.index(finding)] = new
                if source not in reply.findings:
                    reply.findings.insert(reply.findings.index(new), source)
        for finding in list(reply.findings):
            for chain in downstream(finding.rule):
                if not_granted or finding.outcome is None or any(f.rule.id == chain.rule for f in reply.findings):
                    continue
                rule = self._standing[chain.rule]
                document = self._corpus.documents[rule.document]
                spoken_of = turn.places.asked if not chain.of_itself else (*turn.places.asked, *turn.places.named)
                at_home = chain.of_itself and turn.home is not None and inside(turn.home, document.place)
                if at_home or document.place in spoken_of:
                    reply.findings.append(chained(rule, document, facts_for(turn, rule), finding, chain))
        return False

    @staticmethod
    def _tell_what_it_would_be(turn: Turn, finding: Finding, source: Finding, new: Finding) -> None:
        """What the award comes to if the city gives what its clause says; whether it did is asked for."""
        assert finding.assessment is not None and source.outcome is not None
        if new.outcome is None or source.outcome.amount is None or new.assessment is None or source.assessment is None:
            return
        clause = f"《{source.document.short_title}》{source.rule.quotes[0].article or ''}"
        label = turn.strings.say("beside.if_the_city_gives", clause=clause, amount=wan(source.outcome.amount))
        steps = (*source.assessment.steps, *new.assessment.steps)
        would_be = Alternative(label=label, outcome=new.outcome, steps=steps)
        finding.assessment = finding.assessment.model_copy(update={"alternatives": (would_be,)})

    @staticmethod
    def _is_spoken_of(turn: Turn, source: Finding) -> bool:
        """Whether the city's award is asked for too, or was computed before: an investment alone is no award received."""
        asked = turn.intent.total or turn.intent.both or turn.intent.plan or source.document.place in turn.places.asked
        return asked or source in turn.reply.findings or source.rule.id in turn.memory.seen

    def _source(self, turn: Turn, rule_id: str, reply: Reply) -> Finding | None:
        known = next((f for f in reply.findings if f.rule.id == rule_id), None)
        if known:
            return known
        rule = self._standing[rule_id]
        return assess(rule, self._corpus.documents[rule.document], facts_for(turn, rule))
