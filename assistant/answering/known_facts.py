"""The facts of a rule: what this message says of them, merged with what earlier turns said."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.answering.plausible import plausible
from assistant.answering.revising import added, received_before, revised, without
from assistant.answering.several_projects import counts_projects
from assistant.turn import Turn
from assistant.understanding.binding import Binder, BoundFact
from assistant.understanding.finder import Candidate
from assistant.understanding.message import read
from tools.facts import Kind
from tools.rule import Rule

ADDS = re.compile(r"又(?:签|买|投|拿|到|加|上)|再(?:加|投|签)|追加|加上|(?:剩下|余下|其余)[^，。]{0,14}[也都]")
FURTHER = re.compile(r"(?:另外?|还|又|再)(?:还|又)?有?(?:另外?)?[一1][个笔项台套批份条](?!数|事|问题|情况)")
THAT_ALONE = re.compile(r"[这那该](?:一)?[个笔项台套](?:项目)?(?:又|再|也)?(?:能|补|给|配|奖|返|拿|是?多少|呢)")


def facts_of(turn: Turn, candidate: Candidate) -> dict[str, BoundFact]:
    """The facts that the candidate's rule is applied to, by id, without those that cannot be."""
    remembered = {f.id: turn.memory.facts[f.id] for f in candidate.rule.facts if f.id in turn.memory.facts}
    facts = {**_said_before(turn, candidate.rule), **remembered, **candidate.facts}
    facts |= {f: b for f in candidate.facts if f in remembered and (b := revised(remembered[f], facts, turn.message))}
    if any(isinstance(facts[f].value, tuple) for f in remembered):
        facts = {f: b for f, b in facts.items() if b.fact.kind is not Kind.ORDINAL}
    facts |= received_before(candidate.rule, remembered, facts, turn.message)
    text = turn.message.text
    further = bool(FURTHER.search(text)) and not THAT_ALONE.search(text)
    if further or ADDS.search(text):
        apart = further and "项目" in text + candidate.rule.title
        facts |= {
            f: added(remembered[f], b, apart)
            for f, b in candidate.facts.items()
            if f in remembered and (b.fact.additive or (apart and counts_projects(candidate.rule) is b.fact))
        }
    for fact_id, bound in facts.items():
        if isinstance(bound.value, Decimal) and (part := turn.binder.taken_out(bound.fact, candidate.rule)) is not None:
            facts[fact_id] = without(bound, part, turn.memory.turn)
    return plausible(facts, turn)


def facts_for(turn: Turn, rule: Rule) -> dict[str, BoundFact]:
    """What is remembered and what the message says of a rule that the turn has no candidate for."""
    remembered = {f.id: turn.memory.facts[f.id] for f in rule.facts if f.id in turn.memory.facts}
    return {**remembered, **turn.binder.bind(rule)}


def _said_before(turn: Turn, rule: Rule) -> dict[str, BoundFact]:
    """What earlier messages say for a rule that was not spoken of then: the place has changed, the facts have not."""
    if not turn.continued or rule.id in turn.memory.rules:
        return {}
    facts: dict[str, BoundFact] = {}
    for back, said in enumerate(reversed(turn.memory.said), start=1):
        bound = Binder(read(said), turn=turn.memory.turn - back).bind(rule)
        facts = {**bound, **facts}
        turn.composer.ground.allow("user", said)
    return facts
