"""A company's whole plan as an answer: what it can get, what it nearly reaches, what is not for it, and what to ask first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from assistant.answer import Answer
from assistant.answer import Subtotal as AnswerSubtotal
from assistant.calculating import Finding, Sum, assess, chained
from assistant.composing import Composer, Reply
from assistant.grounding import Piece
from assistant.office.records import NOTHING_KEPT, Office
from assistant.strings import Strings
from assistant.understanding.binding import BoundFact
from assistant.understanding.places import inside
from assistant.withdrawn import tell
from documents import Corpus, PolicyDocument
from tools.across import CHAINS
from tools.amounts import plain, wan
from tools.award import Alternative, Outcome, Step
from tools.catalogue import RULES
from tools.fact_values import parse_value
from tools.limits import OTHER_LAOSHAN
from tools.plan import PLACE, Plan, Subtotal, Text, plan
from tools.rule import Rule
from tools.rules.laoshan_2020 import OTHER_POLICY_AMOUNT
from tools.standing import Line, Shortfall, Standing, company_facts, is_award, subject_fact
from tools.withdrawing import as_they_stand

QUESTIONS, NOT_FOR = 5, 5


@dataclass
class Known:
    """What is known of a company: its place, facts for all rules, facts for one rule each, and awards it names."""

    place: str | None
    facts: dict[str, BoundFact] = field(default_factory=dict)
    own: dict[str, dict[str, BoundFact]] = field(default_factory=dict)
    claimed: set[str] = field(default_factory=set)
    one_project: bool = False

    def of(self, rule: Rule) -> dict[str, BoundFact]:
        """The facts that this rule is assessed on."""
        found = {**self.facts, **self.own.get(rule.id, {})}
        return {fact.id: found[fact.id] for fact in rule.facts if fact.id in found}


def plan_of(rules: Mapping[str, Rule], corpus: Corpus, known: Known, as_of: date) -> Plan:
    """The plan on a day. Texts that the place lies outside of are in it, as not for this company."""
    texts = {d.id: Text(d, _covers(known.place, d), as_of) for d in corpus.documents.values()}
    facts = {name: bound.value for name, bound in known.facts.items()}
    own = {rule: {name: bound.value for name, bound in bounds.items()} for rule, bounds in known.own.items()}
    return plan(rules, texts, facts, own, known.claimed, known.one_project)


def _covers(place: str | None, document: PolicyDocument) -> bool | None:
    if place is None:
        return None
    if inside(place, document.place):
        return True
    return None if inside(document.place, place) else False


def put(found: Plan, known: Known, reply: Reply, composer: Composer, words: Strings) -> None:
    """Fills a reply with a plan: findings in its order, the total, what follows them, and the facts to ask."""
    lines = [line for line in found.lines if _spoken(line)]
    reply.findings = findings_of([line for line in lines if found.texts[line.rule.document].counts], found, known, words)
    given = [line for line in lines if line.standing in (Standing.ELIGIBLE, Standing.COMPETITIVE)]
    asked = [q.fact for q in found.questions]
    if known.place is None:
        reply.place_missing = True
        asked = [fact for fact in asked if fact.id != PLACE.id]
    reply.missing = [fact for fact in asked if fact.id != PLACE.id][:QUESTIONS]
    if given and found.total is not None:
        reply.status = "answered"
        reply.total = total_of(found)
        reply.headline = found.total.outcome
    elif given:
        reply.status = "answered"
        reply.headline = Outcome(certainty="discretionary")
    elif lines and all(line.standing in (Standing.NOT_FOR_YOU, Standing.NEARLY) for line in lines):
        reply.status = "not_eligible"
        if not reply.findings:
            reply.opening = [Piece(f"**{words.say('answer.not_eligible')}**")]
        if all(line.outcome is not None for line in lines):
            reply.headline = lines[0].outcome  # a clause that sets the payment to nothing
            reply.status = "answered"
    else:
        reply.status = "needs_facts"
    reply.after = [*_total_lines(found, composer, words), *_other_lines(found, lines, composer, words)]


def total_of(found: Plan) -> Sum | None:
    """The plan's total in the form that answers are composed from."""
    if found.total is None:
        return None
    counted = found.total.counted
    sizes = {line.rule.id: line.size for line in found.lines}
    parts = tuple(sizes[rule] for rule in counted.rules if rule in sizes)
    if OTHER_LAOSHAN in counted.rules:
        parts = (*parts, counted.total - sum(parts, Decimal(0)))
    return Sum(found.total.outcome, counted, parts, counted.rules, found.total.subtotals)


def _spoken(line: Line) -> bool:
    """Lines about which the company has said something; the rest are questions."""
    if line.standing in (Standing.ELIGIBLE, Standing.COMPETITIVE, Standing.NEARLY):
        return True
    return line.assessment is not None


def findings_of(lines: list[Line], found: Plan, known: Known, words: Strings) -> list[Finding]:
    """A finding for each line, chained awards on the base that their source gives."""
    findings: dict[str, Finding] = {}
    for line in lines:
        document = found.texts[line.rule.document].document
        finding = assess(line.rule, document, known.of(line.rule))
        finding.beside += [_reached(short, words) for short in line.shortfalls if line.standing is Standing.NEARLY]
        findings[line.rule.id] = finding
    for chain in CHAINS:
        if chain.rule in found.chained and chain.rule in findings and chain.source in findings:
            rule, document = findings[chain.rule].rule, findings[chain.rule].document
            findings[chain.rule] = chained(rule, document, known.of(rule), findings[chain.source], chain)
    return list(findings.values())


def _reached(short: Shortfall, words: Strings) -> Alternative:
    """The threshold reached: how far it is, and what the award would be."""
    step = Step(
        label=short.text,
        expression=f"{plain(short.threshold)} - {plain(short.has)}",
        value=short.distance,
        quote=short.quote,
    )
    return Alternative(label=words.say("beside.threshold"), outcome=short.then or Outcome(certainty="discretionary"), steps=(step,))


# what stands under the awards


def _total_lines(found: Plan, composer: Composer, words: Strings) -> list[Piece]:
    """The parts of the total that may not be mixed."""
    if found.total is None:
        return []
    total = found.total
    lines = []
    if len(total.subtotals) > 1 or len(total.counted.rules) > 1:
        lines += [Piece(subtotal_line(part, words), "award") for part in total.subtotals]
    composer.ground.allow_values(value for part in total.subtotals for value in (part.minimum, part.maximum))
    return lines


def subtotal_line(part: Subtotal | AnswerSubtotal, words: Strings) -> str:
    """A part of a total as a line of a list: its state, its certainty, its amount."""
    say = words.say
    state = say(f"plan.state.{part.state}")
    kind = say(f"plan.certainty.{part.certainty}") + (say("plan.competitive") if part.competitive else "")
    amount = wan(part.maximum)
    if part.certainty == "range":
        amount = say("plan.between", minimum=wan(part.minimum), maximum=amount)
    return say("plan.subtotal", state=state, kind=kind, amount=amount)


def _other_lines(found: Plan, spoken: list[Line], composer: Composer, words: Strings) -> list[Piece]:
    """What is nearly reached and how far it is, and what is not for this company and why."""
    say, lines = words.say, []
    for line in spoken:
        if line.standing is Standing.NEARLY:
            far = "；".join(short.text for short in line.shortfalls)
            composer.ground.allow("award", far)
            then = next((s.then for s in line.shortfalls if s.then is not None), None)
            result = (
                say("plan.then", amount=composer.brief(then)) if then is not None and len(line.shortfalls) == 1 else ""
            )
            lines.append(Piece(say("plan.nearly", title=line.rule.title, far=far, then=result), "award"))
            composer.ground.allow("award", line.rule.title, result)
    refused = [line for line in spoken if line.standing is Standing.NOT_FOR_YOU and line.because]
    for line in refused[:NOT_FOR]:
        because = "；".join(line.because)
        composer.ground.allow("clause", line.rule.title, because)
        lines.append(Piece(say("plan.not_for_you", title=line.rule.title, because=because), "clause"))
    outside = [t.document for t in found.texts.values() if t.covers is False]
    if outside:
        titles = "、".join(f"《{document.short_title}》" for document in outside)
        composer.ground.allow("document", titles)
        lines.append(Piece(say("plan.outside", titles=titles), "document"))
    return lines


# by the API and the command line


def plan_answer(
    rules: Mapping[str, Rule],
    corpus: Corpus,
    written: Mapping[str, str],
    place: str | None,
    as_of: date,
    words: Strings,
    office: Office = NOTHING_KEPT,
) -> Answer:
    """The plan for facts as written, by fact id (`{"cloud_spending": "18万"}`).

    Raises FactError for a value that a fact cannot have, KeyError for an id that no award knows.
    """
    known = Known(place, facts_as_written(rules, written))
    composer = Composer(corpus, words, as_of, [*written.values(), *([place] if place else [])], office)
    reply = Reply(status="answered")
    standing = as_they_stand(rules, corpus, office.stopped)
    found = plan_of(standing, corpus, known, as_of)
    put(found, known, reply, composer, words)
    tell(withdrawn_within(found, standing), office, reply, composer, words)
    return composer.compose(reply)


def withdrawn_within(found: Plan, rules: Mapping[str, Rule]) -> list[tuple[Rule, PolicyDocument]]:
    """The awards without a figure for now, of texts that may be for this company: a plan cannot count them."""
    texts = found.texts
    withdrawn = [rule for rule in rules.values() if rule.withdrawn and is_award(RULES.get(rule.id, rule))]
    return [(rule, texts[rule.document].document) for rule in withdrawn if texts[rule.document].covers is not False]


def facts_as_written(rules: Mapping[str, Rule], written: Mapping[str, str]) -> dict[str, BoundFact]:
    """Facts by id from their texts. Raises FactError and KeyError."""
    known = {fact.id: fact for rule in rules.values() if is_award(rule) for fact in rule.facts}
    known |= {f"subject:{rule.id}": subject_fact(rule) for rule in rules.values() if is_award(rule)}
    known[OTHER_POLICY_AMOUNT.id] = OTHER_POLICY_AMOUNT
    return {
        name: BoundFact(known[name], parse_value(known[name], text), text, labelled=True)
        for name, text in written.items()
    }


def shared(facts: Mapping[str, BoundFact]) -> dict[str, BoundFact]:
    """The facts that are about the company and not about one award."""
    return {name: bound for name, bound in facts.items() if name in company_facts()}
