"""The model's reading beside the program's. Where they differ on a rule or a figure, the person is asked; the model's
reading is computed only once the person has said that it is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import Answer
from assistant.calculating import assess, values_of
from assistant.composing import Composer, Reply
from assistant.conversation import Conversation, Offered
from assistant.model.requests import Reading
from assistant.office.records import NOTHING_KEPT, Office
from assistant.strings import LANGUAGES, Strings, strings
from assistant.understanding.binding import BoundFact
from assistant.understanding.places import inside
from documents import Corpus
from tools.award import Outcome
from tools.facts import FactError
from tools.rule import Rule

NUMBERED = re.compile(r"[（(][^（()）]*\d[^（()）]*[)）]|前?\d+(?:亿元|年内?|名的?)?")


@dataclass(frozen=True)
class Offer:
    """A reading to be confirmed, with the question that asks for it."""

    offered: Offered
    question: str
    event: str


def compare(
    answer: Answer, found: Sequence[Reading], memory: Conversation, corpus: Corpus, words: Strings
) -> Offer | None:
    """What to ask the person, or None where the readings agree. `memory` is as the answer left it."""
    here = [reading for reading in found if _may_hold(reading.rule, memory, corpus)]
    covered = [reading for reading in here if _speaks_of(answer, reading.rule)]
    for reading in covered:
        differing = _differing(reading, memory)
        if differing:
            return _offer("model.other_figure", reading, differing, corpus, words, "asked:figure")
    if covered or not here:
        return None
    return _offer("model.other_rule", here[0], here[0].facts, corpus, words, "asked:rule")


def is_confirmation(text: str) -> bool:
    """Whether a message confirms the reading offered, in the words that the question named."""
    said = re.sub(r"[\s“”\"'。.!！]", "", text).lower()
    return said in {re.sub(r"\s", "", strings(language).say("model.confirm")) for language in LANGUAGES}


def answer_offered(
    offered: Offered,
    memory: Conversation,
    rules: Mapping[str, Rule],
    corpus: Corpus,
    as_of: date,
    words: Strings,
    office: Office = NOTHING_KEPT,
) -> Answer:
    """The answer on the reading that the person has confirmed, computed like any other. Leaves `memory` knowing it."""
    rule = rules[offered.rule]
    known = {fact.id: memory.facts[fact.id] for fact in rule.facts if fact.id in memory.facts}
    facts = {**known, **{bound.fact.id: bound for bound in offered.facts}}
    finding = assess(rule, corpus.documents[rule.document], facts)
    assessment = finding.assessment
    reply = Reply(status="answered", findings=[finding])
    if assessment is not None:
        statuses = {"given": "answered", "needs_facts": "needs_facts", "not_eligible": "not_eligible"}
        reply.status = statuses[assessment.verdict]  # type: ignore[assignment]
        reply.headline = assessment.outcome if assessment.verdict != "needs_facts" else None
        reply.missing = [rule.fact(fact) for fact in assessment.missing]
    composer = Composer(corpus, words, as_of, [bound.quote for bound in facts.values()], office)
    reply.notices.append(("ambiguous", words.say("model.confirmed"), "plain"))
    answer = composer.compose(reply)
    memory.facts.update(facts)
    memory.earlier, memory.rules = memory.rules, (rule.id,)
    memory.asked = tuple(reply.missing)
    memory.turn += 1
    return answer


def _may_hold(rule: Rule, memory: Conversation, corpus: Corpus) -> bool:
    """Whether the rule's place and the company's, where that is known, have to do with one another."""
    place = corpus.documents[rule.document].place
    return memory.place is None or inside(memory.place, place) or inside(place, memory.place)


def _speaks_of(answer: Answer, rule: Rule) -> bool:
    """Whether the answer has an award of the rule, or quotes one of its clauses."""
    if any(award.rule == rule.id for award in answer.awards):
        return True
    quoted = {_squeezed(citation.quote) for citation in answer.citations}
    return any(_squeezed(quote.text) in quoted for quote in rule.all_quotes())


def _differing(reading: Reading, memory: Conversation) -> tuple[BoundFact, ...]:
    """The facts of the reading that would change the award."""
    rule = reading.rule
    if rule.is_lookup:
        return ()
    known = {fact.id: memory.facts[fact.id] for fact in rule.facts if fact.id in memory.facts}
    changed = {b.fact.id: b for b in reading.facts if b.fact.id not in known or known[b.fact.id].value != b.value}
    if not changed:
        return ()
    try:
        before, now = _outcome(rule, known), _outcome(rule, {**known, **changed})
    except FactError:
        return ()  # together they state what cannot be; the program's reading stands
    return tuple(changed.values()) if before != now else ()


def _outcome(rule: Rule, facts: Mapping[str, BoundFact]) -> Outcome | None:
    return rule.assess(values_of(facts)).outcome


def _offer(key: str, reading: Reading, facts: Sequence[BoundFact], corpus: Corpus, words: Strings, event: str) -> Offer:
    stated = "".join(
        words.say("model.stated", label=without_numbers(bound.fact.label), words=bound.quote) for bound in facts
    )
    question = words.say(
        key,
        policy=corpus.documents[reading.rule.document].short_title,
        title=without_numbers(reading.rule.title),
        facts=stated,
        confirm=words.say("model.confirm"),
    )
    return Offer(Offered(reading.rule.id, tuple(facts)), question, event)


def without_numbers(name: str) -> str:
    """A title or label without the clause's own numbers: in a question back only the person's own are shown."""
    return NUMBERED.sub("", name)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
