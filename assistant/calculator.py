"""One rule on given facts, as an answer: the same words, citations and number check as in a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.answer import Answer, Status
from assistant.calculating import assess
from assistant.composing import Composer, Reply
from assistant.office.records import NOTHING_KEPT, Office
from assistant.strings import Strings
from assistant.understanding.binding import BoundFact
from documents import Corpus
from tools.fact_values import parse_value
from tools.rule import Rule

STATUSES: Mapping[str, Status] = {
    "given": "answered",
    "needs_facts": "needs_facts",
    "not_eligible": "not_eligible",
}


def calculate(
    rule: Rule,
    written: Mapping[str, str],
    corpus: Corpus,
    as_of: date,
    strings: Strings,
    office: Office = NOTHING_KEPT,
) -> Answer:
    """The answer of one rule to facts as written (`{"cloud_spend": "18万"}`), by fact id.

    Raises FactError for a value that a fact cannot have, TypeError for a rule without a formula.
    """
    if rule.is_lookup:
        raise TypeError(f"{rule.id} is a lookup: it has nothing to compute")
    facts = {
        fact.id: BoundFact(fact=fact, value=parse_value(fact, written[fact.id]), quote=written[fact.id], labelled=True)
        for fact in rule.facts
        if fact.id in written
    }
    finding = assess(rule, corpus.documents[rule.document], facts)
    assessment = finding.assessment
    assert assessment is not None
    reply = Reply(status=STATUSES[assessment.verdict], findings=[finding])
    if assessment.verdict != "needs_facts":
        reply.headline = assessment.outcome
    reply.missing = [rule.fact(fact) for fact in assessment.missing]
    return Composer(corpus, strings, as_of, list(written.values()), office).compose(reply)
