"""What an answer comes to: its status, its headline or total, what is missing, and what it corrects."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.answering.city_money import with_city_money
from assistant.answering.premises import correct_numbers, name_unknown_documents
from assistant.calculating import Finding, Sum, add_up, needed_fact, upstream, values_of
from assistant.grounding import Piece
from assistant.selecting import is_enough, words_beside
from assistant.turn import Turn
from assistant.understanding.companies import asks_of_both
from assistant.validity import Validity
from assistant.withdrawn import tell_withdrawn
from documents import Corpus
from tools.amounts import plain
from tools.award import Alternative, Outcome, Step
from tools.catalogue import RULES
from tools.conditions import amount_in_unit
from tools.facts import Fact
from tools.formulas import Higher, Share, ShareRange
from tools.limits import EXCLUSIONS
from tools.quantities import Unit
from tools.reverse import needed

BOTH_LEVELS = re.compile(r"一起|一块|总|共|合|都|两|俩|各|分别")
AGAIN = re.compile(r"(?:再|又|报)[^，。]{0,12}(?:一遍|一次|一回|两遍|两次|两回)")
OWN_CASE = re.compile(r"我|咱|俺|本公司|本企业|敝司|了[，,。;；]")  # told of oneself, or as what has happened
OF_A_YEAR = re.compile(r"一年|全年|每年|年度|整年|a year|per year|yearly|annual", re.IGNORECASE)
SPOKEN_BESIDE = 1.7  # the weight of the words of an award that is spoken of beside those shown
APART = re.compile(r"另一个项目|另外一个项目|不同的?项目|不是同一|两个项目|别的项目")


class Conclusion:
    """The last step before the words: findings in, a whole reply out."""

    def __init__(self, corpus: Corpus, validity: Validity) -> None:
        self._corpus = corpus
        self._validity = validity

    def conclude(self, turn: Turn) -> bool:
        """Status, headline, total, missing facts and notices from the findings."""
        reply, intent = turn.reply, turn.intent
        awards = [f for f in reply.findings if f.assessment is not None]
        given = [f for f in awards if f.outcome is not None]
        correct_numbers(turn)
        name_unknown_documents(turn, self._corpus)
        self._validity.event_date(turn)
        withdrawn = tell_withdrawn(turn)
        _tell_of_a_year(turn)
        if intent.validity and awards:
            self._validity.beside(turn)
        if not awards:
            reply.status = "answered"
            reply.opening = [Piece(f"**{turn.strings.say(withdrawn or 'answer.lookup')}**")]
            return True
        if turn.selection.place_decides and not given and awards[0].fails:  # what is said rules it out in any case
            reply.findings, awards = awards[:1], awards[:1]
        elif turn.selection.place_decides and (len(given) != 1 or given == awards[:1]) and not intent.reverse:
            reply.status, reply.place_missing = "needs_facts", True
            reply.missing = self._missing(awards)
            return True
        if intent.reverse and not (intent.total and given) and self._reverse(turn, awards):
            return True
        self._status(turn, awards, given)
        if (intent.total or intent.both) and reply.status == "answered":
            self._exclusions_beside(turn)
        if (withdrawn or _asks_of_all_companies(turn)) and reply.status == "answered":
            reply.headline, reply.total = None, None  # what is left would pass for the whole
            reply.opening = reply.opening or [Piece(f"**{turn.strings.say('answer.several')}**")]
        return True

    def _status(self, turn: Turn, awards: list[Finding], given: list[Finding]) -> None:
        reply, intent = turn.reply, turn.intent
        again = bool(AGAIN.search(turn.message.text))
        if intent.both and not intent.amount and (again or not _states_numbers(awards)) and self._may_be_combined(turn, awards):
            reply.status = "answered"
            reply.opening = [Piece(f"**{turn.strings.say('answer.lookup')}**")]
            return
        if self._clause_question(turn, awards, given):
            reply.status = "answered"
            reply.opening = [Piece(f"**{turn.strings.say('answer.lookup')}**")]
            if _tells_of_itself(turn, awards[0]):
                assert awards[0].assessment is not None
                reply.headline = awards[0].assessment.outcome
            self._beside(turn)
            return
        if given:
            reply.status = "answered"
            chain = any(f.chained for f in given)
            if with_city_money(turn, awards, given):
                return
            if len(awards) == 1:
                reply.headline = given[0].outcome
            elif intent.total or ((intent.both or intent.plan or self._asked_once(turn, given)) and not intent.compare):
                reply.total = self._total(turn, awards, given)
                reply.headline = reply.total.outcome if reply.total else None
            elif chain and not intent.compare:
                self._chain_headline(turn, given)
            elif (given == awards[:1] or self._only_one_holds(turn, awards, given)) and not intent.compare:
                reply.headline = given[0].outcome
            else:
                reply.opening = [Piece(f"**{turn.strings.say('answer.several')}**")]
            reply.missing = self._missing([f for f in awards if f.outcome is None])
            return
        lead = next((f for f in awards if _needs_facts(f) and not _falls_with(f, awards)), None)
        lead = lead or next((f for f in awards if f.fails), awards[0])
        assert lead.assessment is not None
        if _needs_facts(lead):
            reply.status = "needs_facts"
            reply.missing = self._missing(awards)
        else:
            reply.headline = lead.assessment.outcome  # of a clause that itself sets the payment to nothing: D类不予支持
            reply.status = "not_eligible" if reply.headline is None else "answered"

    @staticmethod
    def _only_one_holds(turn: Turn, awards: list[Finding], given: list[Finding]) -> bool:
        """Whether one question has brought up several awards, of which all but one are ruled out by what is said."""
        return turn.intent.questions == 1 and len(given) == 1 and all(f.fails for f in awards if f is not given[0])

    def _total(self, turn: Turn, awards: list[Finding], given: list[Finding]) -> Sum | None:
        """The sum of what has a figure; of awards that exclude one another, also those whose facts are missing count."""
        if turn.intent.both:
            whole = add_up(awards)
            if whole is not None and whole.counted.left_out:
                return whole
        return add_up(given, [f.rule.id for f in given] if APART.search(turn.message.text) else ())

    def _asked_once(self, turn: Turn, given: list[Finding]) -> bool:
        """Several awards under one question (…, …, 能拿多少) are asked for together; one title at two levels is not."""
        parallel = {c.rule.id for c in turn.selection.parallel}
        several = [f for f in given if f.rule.id not in parallel]
        return len(several) == len(given) > 1 and turn.intent.questions == 1 and not any(f.chained for f in given)

    def _beside(self, turn: Turn) -> None:
        """The best lookup clause of the same document, where a question about the text has brought up an award."""
        documents = {f.document.id for f in turn.reply.findings}
        known = {f.rule.id for f in turn.reply.findings}
        for candidate in turn.candidates:
            rule = candidate.rule
            if (
                rule.is_lookup
                and rule.document in documents
                and rule.id not in known
                and is_enough(candidate, turn.intent)
            ):
                turn.reply.findings.insert(0, Finding(rule, self._corpus.documents[rule.document], {}))
                return

    def _chain_headline(self, turn: Turn, given: list[Finding]) -> None:
        """The level that was asked for, in this message or the one that it goes on with, else both levels together."""
        reply = turn.reply
        goes_on = turn.continued and not BOTH_LEVELS.search(turn.message.text)
        asked = turn.places.asked or ((turn.memory.level,) if goes_on else ())
        wanted = [f for f in given if f.document.place in asked]
        if len(wanted) == 1 and not turn.intent.total:
            reply.headline = wanted[0].outcome
            reply.findings.sort(key=lambda f: f is not wanted[0])
            return
        reply.total = add_up(given)
        reply.headline = reply.total.outcome if reply.total else None

    def _clause_question(self, turn: Turn, awards: list[Finding], given: list[Finding]) -> bool:
        """A question about the clause rather than for an amount: nothing is asked back."""
        intent = turn.intent
        if intent.compare and any(f.assessment and f.assessment.alternatives for f in awards) and not given:
            return True
        if not given and all(isinstance(f.rule.formula, Higher) and not f.facts for f in awards):
            return True
        if intent.amount or not intent.lookup or (intent.process_only and given):
            return False
        own_case = bool(OWN_CASE.search(turn.message.text) or turn.message.quantities)
        if awards[0].fails and own_case and not intent.consequence:
            return False
        return not _states_numbers(awards)

    def _may_be_combined(self, turn: Turn, awards: list[Finding]) -> bool:
        """Quotes the clauses that say whether these awards may be had together, or else one of them with others."""
        rules = {f.rule.id for f in awards}
        quoted = [e for e in EXCLUSIONS if e.quote]
        found = [e for e in quoted if len(e.rules & rules) > 1] or [e for e in quoted if e.rules & rules]
        for exclusion in found[:2]:
            assert exclusion.quote is not None
            turn.composer.line(exclusion.text, "clause")
            turn.composer.ground.allow("clause", exclusion.text)
            turn.composer.cite(exclusion.quote)
        return bool(found)

    def _exclusions_beside(self, turn: Turn) -> None:
        """The clause by which an award spoken of may not be added to the ones shown (房租补贴包含在经济贡献奖励中)."""
        reply, chosen = turn.reply, turn.selection.chosen
        shown = {f.rule.id for f in reply.findings}
        told = {e.quote for _, e in reply.total.counted.left_out} if reply.total else set()
        spoken = shown | {
            c.rule.id
            for c in turn.candidates
            if not c.elsewhere and (c in chosen or words_beside(c, chosen) >= SPOKEN_BESIDE)
        }
        for exclusion in EXCLUSIONS:
            clause = next((r for r in RULES.values() if r.is_lookup and exclusion.quote in r.quotes), None)
            bears = exclusion.rules & shown and len(exclusion.rules & spoken) > 1 and exclusion.binds
            if bears and clause is not None and clause.id not in shown and exclusion.quote not in told:
                reply.findings.append(Finding(clause, self._corpus.documents[clause.document], {}))

    def _missing(self, findings: list[Finding]) -> list[Fact]:
        found: dict[str, Fact] = {}
        for finding in findings:
            for fact_id in finding.assessment.missing if finding.assessment else ():
                found.setdefault(fact_id, needed_fact(finding.rule, fact_id))
        return list(found.values())

    def _reverse(self, turn: Turn, awards: list[Finding]) -> bool:
        """How much is needed for the amount that the person named, or for the cap: it divided by the rate."""
        target = next((q.value for q in turn.binder.claims if q.unit is Unit.MONEY), None)
        reaching = [f for f in awards if target is not None and needed(f.rule, values_of(f.facts), target)]
        lines = [line for finding in reaching or awards for line in self._ways(turn, finding, target)]
        if not lines:
            lines = [line for finding in awards for line in self._without_cap(turn, finding)]
        if not lines:
            return False
        turn.reply.status = "answered"
        turn.reply.place_missing = False
        turn.reply.notices = [notice for notice in turn.reply.notices if notice[0] != "premise"]
        turn.reply.opening = [Piece("**" + "；\n".join(lines) + "**", "award")]
        return True

    def _ways(self, turn: Turn, finding: Finding, target: Decimal | None) -> list[str]:
        """A line for each choice of the rule (国家级、省级); the cap where the amount named lies above it."""
        facts = values_of(finding.facts)
        found = (needed(finding.rule, facts, target) if target is not None else ()) or needed(finding.rule, facts)
        lines = []
        for way in found:
            base = amount_in_unit(way.fact, way.shown)
            key = "needed_beyond" if way.beyond else "needed_fixed" if way.promised else "needed_ceiling"
            key = "needed_range" if isinstance(finding.rule.formula, ShareRange) else key
            amount = turn.strings.say("beside.the_cap", amount=in_wan(way.amount)) if way.is_cap else in_wan(way.amount)
            line = turn.strings.say(f"plan.{key}", amount=amount, fact=way.fact.label, base=base)
            line = f"{way.choice}: {line}" if way.choice else line
            line += f" ({way.working})" if "÷" in way.expression else ""
            step = Step(label=way.fact.label, expression=way.working, value=way.shown, quote=way.quote)
            most = Outcome(certainty="ceiling", maximum=way.amount)
            finding.beside.append(Alternative(label=way.choice or way.fact.label, outcome=most, steps=(step,)))
            turn.composer.ground.allow_alternative(finding.beside[-1])
            turn.composer.ground.allow("award", line)
            lines.append(line)
        return lines

    def _without_cap(self, turn: Turn, finding: Finding) -> list[str]:
        """A rate without a cap has no full sum; where its base is another level's award, that one's cap implies one."""
        rule, say = finding.rule, turn.strings.say
        if not isinstance(rule.formula, Share) or rule.formula.cap is not None:
            return []
        chain = upstream(rule)
        implied = needed(RULES[chain.source], {}) if chain is not None else ()
        if not implied:
            return [say("beside.no_cap", title=rule.title)]
        (city,) = implied
        assert chain is not None
        district = rule.assess({chain.fact: city.amount})
        outcome = district.outcome
        assert outcome is not None and outcome.amount is not None
        most = Step(label=city.fact.label, expression=city.working, value=city.shown, quote=city.quote)
        implied_cap = Outcome(certainty="ceiling", maximum=outcome.amount)
        finding.beside.append(Alternative(label=rule.title, outcome=implied_cap, steps=(most, *district.steps)))
        base, amount = amount_in_unit(city.fact, city.base), in_wan(outcome.amount)
        line = say(
            "beside.inferred_cap", title=rule.title, city=in_wan(city.amount), amount=amount, fact=city.fact.label, base=base
        )
        turn.composer.ground.allow("award", line)
        return [line]


def _asks_of_all_companies(turn: Turn) -> bool:
    """Whether the sum of several companies is asked for, of which this is the result of one: 两家合计多少."""
    several = turn.memory.companies is not None or bool(turn.memory.others)
    return several and turn.intent.total and asks_of_both(turn.message.text)


def _tell_of_a_year(turn: Turn) -> None:
    """A year's number where one is asked for and the clause states every quarter's, with the working."""
    if not OF_A_YEAR.search(turn.message.text):
        return
    for finding in turn.reply.findings:
        if steps := finding.rule.of_a_year():
            working = "; ".join(f"{step.label} {step.expression} = {plain(step.value)}" for step in steps)
            line = turn.strings.say("answer.of_a_year", working=working)
            turn.composer.ground.allow("award", line)
            turn.reply.after.append(Piece(line, "award"))
            turn.reply.others.append(Alternative(label=finding.rule.title, outcome=Outcome(certainty="fixed"), steps=steps))


def _needs_facts(finding: Finding) -> bool:
    return finding.assessment is not None and finding.assessment.verdict == "needs_facts"


def _tells_of_itself(turn: Turn, lead: Finding) -> bool:
    """Whether a follow-up says something of the company and asks what that changes: 我们是D类, 有影响不."""
    newly = any(bound.labelled and bound.turn == turn.memory.turn for bound in lead.facts.values())
    return turn.continued and newly and lead.assessment is not None and bool(OWN_CASE.search(turn.message.text))


def _falls_with(finding: Finding, awards: list[Finding]) -> bool:
    """Whether all that is missing is the award of another level, which is not given."""
    chain = upstream(finding.rule)
    if chain is None or finding.assessment is None or set(finding.assessment.missing) - {chain.fact}:
        return False
    return any(f.rule.id == chain.source and f.fails for f in awards)


def _states_numbers(awards: list[Finding]) -> bool:
    return any(isinstance(b.value, (Decimal, tuple)) for f in awards for b in f.facts.values())


def in_wan(value: Decimal) -> str:
    """An amount in 万元 whatever its size: what people put into a form."""
    return f"{plain(value)}万元"
