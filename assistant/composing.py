"""The answer's text and model from findings.

Conclusion first with the state in the same block, then the working, the clause, the conditions and what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from assistant.answer import (
    Answer,
    AnswerCondition,
    AnswerStep,
    Award,
    Cut,
    Headline,
    LeftOut,
    MissingFact,
    Notice,
    NoticeKind,
    OfficeInfo,
    OtherTotal,
    Possibility,
    Status,
    Subtotal,
    Total,
    Usable,
    UsedFact,
)
from assistant.calculating import Finding, NextTier, Sum
from assistant.citing import CitationBook
from assistant.grounding import Ground, Piece, Role
from assistant.office.records import NOTHING_KEPT, Office
from assistant.office.saying import of_policy, of_rules
from assistant.office.windows import Window, window
from assistant.strings import Strings
from assistant.understanding.binding import BoundFact
from documents import Corpus, PolicyDocument
from documents.model import Status as TextStatus
from tools.amounts import percent, plain, wan
from tools.award import Alternative, Assessment, Outcome, Step
from tools.clauses import Quote
from tools.conditions import amount_in_unit
from tools.fact_values import show
from tools.facts import Fact
from tools.formulas import WeightedScore
from tools.plan import State

ARTICLE_NAMED = re.compile(r"第\d+条")
NOTES_SHOWN, CONDITIONS_SHOWN = 4, 5


@dataclass
class Draft:
    """Lines of an answer, each a list of pieces whose figures have a role, and the ground that they are checked on."""

    ground: Ground = field(default_factory=Ground)
    lines: list[list[Piece]] = field(default_factory=list)

    def line(self, *pieces: Piece | str) -> None:
        self.lines.append([p if isinstance(p, Piece) else Piece(p) for p in pieces])

    def text(self) -> str:
        """The text; a line with an untraced figure is left out (and logged by the check)."""
        kept = ["".join(p.text for p in line) for line in self.lines if all(self.ground.traced(p) for p in line)]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


@dataclass
class Reply:
    """All that an answer says, before it is put into words."""

    status: Status
    findings: list[Finding] = field(default_factory=list)
    headline: Outcome | None = None
    total: Sum | None = None
    notices: list[tuple[NoticeKind, str, Role]] = field(default_factory=list)
    opening: list[Piece] = field(default_factory=list)
    missing: list[Fact] = field(default_factory=list)
    place_missing: bool = False
    beside: list[Piece] = field(default_factory=list)  # lines under the conclusion: what else was asked for, in a table
    others: list[Alternative] = field(default_factory=list)  # the figures of those lines
    after: list[Piece] = field(default_factory=list)  # lines of their own under the total
    office: list[OfficeInfo] = field(default_factory=list)  # of the office, beside what it keeps of the findings
    spoken: tuple[str, ...] = ()  # rules whose clause was quoted without a finding


class Composer:
    def __init__(
        self,
        corpus: Corpus,
        strings: Strings,
        as_of: date,
        messages: Sequence[str],
        office: Office = NOTHING_KEPT,
    ) -> None:
        self._corpus = corpus
        self._say, self._strings = strings.say, strings
        self._as_of = as_of
        self._office = office
        self._book = CitationBook(corpus)
        self._draft = Draft()
        self._draft.ground.allow("user", *messages)
        self._draft.ground.allow("document", as_of.isoformat())

    def compose(self, reply: Reply) -> Answer:
        """The whole answer. Status, figures and citations come from the findings alone."""
        for finding in reply.findings:
            self._allow(finding)
        if reply.total:
            self._draft.ground.allow_values([reply.total.outcome.size, reply.total.outcome.minimum, *reply.total.parts])
        if reply.opening:
            stands_alone = reply.headline is None and reply.status == "answered"
            self._draft.line(*reply.opening, *(self._states(reply) if reply.findings and stands_alone else []))
        if reply.headline is not None and reply.findings:
            self._headline(reply)
        elif reply.status == "needs_facts":
            self._needs(reply)
        elif reply.status == "not_eligible" and reply.findings:
            self._refusal(reply)
        for piece in reply.beside:
            self._draft.line(piece)
        own = [(finding, award) for finding in reply.findings if (award := self._award(finding)) is not None]
        awards = [award for _, award in own]
        if reply.status == "needs_facts":
            awards += [outcome for finding, award in own for outcome in self._outcomes(finding, award)]
        for finding in reply.findings:
            self._body(finding, reply)
        self._total(reply)
        for piece in reply.after:
            self._draft.line(piece)
        self._missing(reply)
        for _, text, role in reply.notices:
            self._draft.line(Piece(f"> {text}", role))
        self._used(reply)
        self._interpreters(reply)
        office_info = self._office_block(reply)
        headline = self._headline_model(reply.headline)
        return Answer(
            status=reply.status,
            text=self._draft.text(),
            headline=headline,
            awards=awards,
            total=self._total_model(reply),
            citations=self._book.citations,
            missing=self._missing_models(reply),
            notices=self._notices(reply),
            office_info=office_info,
            beside=[self._possibility(other) for other in reply.others],
            facts=self._facts(reply),
            as_of=self._as_of,
        )

    # the first block: figure and state together

    def _headline(self, reply: Reply) -> None:
        outcome = reply.headline
        assert outcome is not None
        lead = self.figure(outcome)
        if reply.total is not None and len(reply.total.members) > 1:
            key = "answer.total" if outcome.amount is not None else "answer.total_ceiling"
            if outcome.certainty != "range":
                lead = self._say(key, amount=wan(outcome.size or Decimal(0)))
        self._draft.line(Piece(f"**{lead}**", "award"), *self._states(reply))
        if outcome.schedule:
            years = "、".join(wan(year) for year in outcome.schedule)
            self._draft.line(Piece(self._say("answer.schedule", years=years), "award"))
        self._classes(reply)
        self._draft.line("")

    def figure(self, outcome: Outcome) -> str:
        """The outcome in words, with its certainty."""
        if outcome.certainty == "discretionary":
            return self._say("answer.discretionary")
        if outcome.certainty == "range" and outcome.minimum is not None and outcome.maximum is not None:
            return self._say("answer.range", minimum=wan(outcome.minimum), maximum=wan(outcome.maximum))
        if outcome.amount is not None:
            key = "answer.zero" if outcome.amount == 0 else "answer.fixed"
            return self._say(key, amount=wan(outcome.amount))
        return self._say("answer.ceiling", amount=wan(outcome.maximum or Decimal(0)))

    def _states(self, reply: Reply) -> list[Piece]:
        documents = {f.document.id: f.document for f in reply.findings}
        pieces: list[Piece] = []
        for document in documents.values():
            name = f"《{document.short_title}》" if len(documents) > 1 else ""
            self._draft.ground.allow("document", document.title, document.short_title, document.number or "")
            findings = [f for f in reply.findings if f.document.id == document.id]
            opened = [f for f in findings if f.assessment is not None and self._usable(f) == "open"]
            if len(opened) < len(findings):
                pieces.append(Piece(f"｜{name}{self.state(document)}", "document"))
            pieces += [self._open(finding, name if len(findings) == 1 else finding.rule.title) for finding in opened]
        open_count = sum(len(f.assessment.open_conditions) for f in reply.findings if f.assessment)
        if open_count:
            self._draft.ground.document.add(str(open_count))
            pieces.append(Piece(f"｜{self._say('part.open_conditions', count=open_count)}", "document"))
        return pieces

    def state(self, document: PolicyDocument) -> str:
        """Whether one can apply under the text today, in the words of the office."""
        dates = {"from": self._iso(document.valid_from), "to": self._iso(document.valid_to)}
        self._draft.ground.allow("document", *dates.values())
        if document.superseded_by:
            title = self._corpus.documents[document.superseded_by].title
            self._draft.ground.allow("document", title)
            return self._say("state.superseded", title=title)
        if document.status is TextStatus.DRAFT:
            over = document.period(self._as_of) == "expired"
            return self._say("state.draft_expired", **dates) if over else self._say("state.draft")
        if document.status is TextStatus.DIGEST:
            return self._say("state.digest")
        period = document.period(self._as_of)
        if period == "expired":
            return self._say("state.expired", **dates)
        if period == "not_yet":
            return self._say("state.not_yet", **dates)
        if document.valid_to is None:
            key = "without_period" if document.valid_from is None else "without_end"
            return self._say(f"state.await_notice_{key}", **dates)
        return self._say("state.await_notice", **dates)

    def _open(self, finding: Finding, name: str) -> Piece:
        """可申报, by the window that the office has recorded."""
        kept = self._window(finding).kept
        assert kept is not None
        self._draft.ground.allow("document", name)
        text = self._say(
            "state.open", opens=kept.record.opens, closes=kept.record.closes, checked=kept.record.checked_on
        )
        self._draft.ground.allow("office", text, name)
        return Piece(f"｜{name}{text}", "office")

    def _window(self, finding: Finding) -> Window:
        return window(self._office, finding.rule.id, self._as_of)

    def _usable(self, finding: Finding) -> Usable:
        return usable(finding.document, self._as_of, self._window(finding).open)

    def _iso(self, day: date | None) -> str:
        return day.isoformat() if day else self._say("page.unstated")

    def _classes(self, reply: Reply) -> None:
        """What another 亩产效益 class would give, where the class is not stated: for the leading figure, by award."""
        told = [f for f in reply.findings if f.classes and f.rule.adjustment is not None and not f.fails]
        if not told:
            return
        adjustment = told[0].rule.adjustment
        assert adjustment is not None
        differs = [label for label, _ in told[0].classes]
        same = "、".join(choice.label for choice in adjustment.fact.choices if choice.label not in differs)
        share = percent(Decimal(1))
        rest = "、".join(self._by_class(finding) for finding in told) if len(told) == 1 else ""
        line = self._say("part.class_unstated", label=adjustment.fact.label, same=same, share=share, rest=rest)
        self._draft.ground.award |= {"1", "100"}
        self._draft.line(Piece(line.rstrip("; "), "award"))
        for finding in told if len(told) > 1 else ():
            self._draft.ground.allow("award", finding.rule.title)
            self._draft.line(Piece(f"- {finding.rule.title}: {self._by_class(finding)}", "award"))

    def _by_class(self, finding: Finding) -> str:
        """`C类 80万元、D类 0万元`."""
        shown = []
        for label, assessment in finding.classes:
            if assessment.outcome is not None:
                self._draft.ground.allow_assessment(finding.rule, assessment)
                shown.append(f"{label} {self.brief(assessment.outcome)}")
        return "、".join(shown)

    def brief(self, outcome: Outcome) -> str:
        if outcome.minimum is not None and outcome.maximum is not None:
            return self._say("part.from_to", minimum=wan(outcome.minimum), maximum=wan(outcome.maximum))
        if outcome.amount is not None:
            return wan(outcome.amount)
        if outcome.maximum is not None:
            return self._say("part.at_most", amount=wan(outcome.maximum))
        return self._say("answer.discretionary")

    def _needs(self, reply: Reply) -> None:
        lead = self._say("answer.place_needed") if reply.place_missing else self._say("answer.needs_facts")
        self._draft.line(Piece(f"**{lead}**"), *self._states(reply))

    def _refusal(self, reply: Reply) -> None:
        self._draft.line(Piece(f"**{self._say('answer.not_eligible')}**"), *self._states(reply))

    # each finding

    def _body(self, finding: Finding, reply: Reply) -> None:
        rule, assessment = finding.rule, finding.assessment
        several = len(reply.findings) > 1
        title = f"**{rule.title}**" if several else rule.title
        self._draft.line("")
        place = f"《{finding.document.short_title}》{rule.quotes[0].article or ''}"
        self._draft.ground.allow("document", place)
        self._draft.ground.allow("document", rule.title)
        lead: list[Piece | str] = [Piece(f"{title}（{place}）", "document")]
        if assessment is not None and several and assessment.outcome is not None:
            lead.append(Piece(f": {self.figure(assessment.outcome)}", "award"))
        self._draft.line(*lead)
        if assessment is not None:
            self._failed(assessment)
            self._alternatives(assessment)
            self._working(finding, assessment)
            self._next_tier(finding)
        self._basis(finding)
        if assessment is not None:
            self._conditions(assessment)
            self._notes(finding)
        if rule.silent and (assessment is None or assessment.verdict != "given"):
            self._draft.line(Piece(self._say("answer.silent", things="、".join(rule.silent)), "clause"))

    def _failed(self, assessment: Assessment) -> None:
        for condition in assessment.failed:
            self._draft.line(Piece(f"- ✗ {self._say('part.unmet')}: {condition.text}", "clause"))

    def _alternatives(self, assessment: Assessment) -> None:
        if not assessment.alternatives:
            return
        results = "; ".join(f"{a.label}: {self.brief(a.outcome)}" for a in assessment.alternatives)
        self._draft.ground.allow("award", *(a.label for a in assessment.alternatives))
        self._draft.line(Piece(f"{self._say('part.alternatives')}: {results}", "award"))

    def _working(self, finding: Finding, assessment: Assessment) -> None:
        steps = assessment.steps
        if not steps and len(assessment.alternatives) == 1:
            steps = assessment.alternatives[0].steps
        if not steps:
            return
        value = self._say("part.points" if isinstance(finding.rule.formula, WeightedScore) else "part.value")
        header = f"| {self._say('part.step')} | {self._say('part.expression')} | {value} |"
        self._draft.line("")
        self._draft.line(header)
        self._draft.line("| --- | --- | --- |")
        for step in steps:
            self._draft.line(Piece(f"| {step.label} | {step.expression} | {plain(step.value)} |", "award"))
        self._draft.line("")

    def _next_tier(self, finding: Finding) -> None:
        tier = finding.next_tier
        if tier is None:
            return
        near = self._beyond(tier)
        self._draft.ground.allow_alternative(near)
        over = amount_in_unit(tier.fact, tier.threshold)
        short = amount_in_unit(tier.fact, tier.step.value)
        key = "part.next_tier" if tier.step.value else "part.at_next_tier"
        text = self._say(key, fact=tier.fact.label, over=over, short=short, result=self.brief(tier.outcome))
        self._draft.ground.allow("award", over, short)
        self._draft.line(Piece(text, "award"))

    def _beyond(self, tier: NextTier) -> Alternative:
        """The next tier as a case of its own."""
        over = amount_in_unit(tier.fact, tier.threshold)
        return Alternative(label=self._say("part.beyond_tier", over=over), outcome=tier.outcome, steps=(tier.step,))

    def _basis(self, finding: Finding) -> None:
        quotes = list(finding.rule.quotes)
        refused = finding.assessment.failed if finding.assessment else ()
        if finding.rule.adjustment and not refused:  # a class changes nothing for a company that gets nothing
            quotes.append(finding.rule.adjustment.quote)
        quotes += [c.quote for c in refused if c.quote]
        for quote in dict.fromkeys(quotes):
            number = self._book.number(quote)
            self._quote(number)

    def _quote(self, number: int) -> None:
        citation = self._book.citations[number]
        reading = _reading(citation.quote)
        self._draft.ground.allow("clause", reading, citation.article or "", citation.title, f"[{number + 1}]")
        article = f" {citation.article}" if citation.article else ""
        self._draft.line(Piece(f"> {self._say('part.basis')}[{number + 1}]{article}: 「{reading}」", "clause"))

    def _conditions(self, assessment: Assessment) -> None:
        states = [c for c in assessment.conditions if c.met is not False]
        if not states:
            return
        met = [c.text for c in states if c.met]
        unknown = [c.text for c in states if c.met is None]
        parts = []
        if met:
            parts.append(f"{self._say('part.met')} {'；'.join(met)}")
        if unknown:
            rest = self._say("part.and_more", count=len(unknown)) if len(unknown) > CONDITIONS_SHOWN else ""
            self._draft.ground.clause.add(str(len(unknown)))
            parts.append(f"{self._say('part.unknown')} {'；'.join(unknown[:CONDITIONS_SHOWN])}{rest}")
        self._draft.line(Piece(f"{self._say('part.conditions')}: {'。'.join(parts)}", "clause"))

    def _notes(self, finding: Finding) -> None:
        assert finding.assessment is not None
        if finding.chained is not None:
            self._draft.line(Piece(f"- {finding.chained.text}", "clause"))
        for note in finding.assessment.notes[:NOTES_SHOWN]:
            self._draft.line(Piece(f"- {note.text}", "clause"))
            if note.quote and ARTICLE_NAMED.search(note.text):
                self._quote(self._book.number(note.quote))

    # the end

    def _total(self, reply: Reply) -> None:
        if reply.total is None or max(len(reply.findings), len(reply.total.members)) < 2:
            return
        titles = {f.rule.id: f.rule.title for f in reply.findings}
        if len(reply.total.parts) > 1:
            expression = " + ".join(plain(part) for part in reply.total.parts)
            size = reply.total.outcome.size or Decimal(0)
            self._draft.line("")
            sign = "→" if reply.total.counted.cuts else "="  # what a limit cut is no sum
            self._draft.line(Piece(f"{self._say('answer.total', amount=f'{expression} {sign} {wan(size)}')}", "award"))
        for rule, exclusion in reply.total.counted.left_out:
            text = self._say("part.left_out", title=titles[rule], reason=exclusion.text)
            if exclusion.quote:
                self._quote(self._book.number(exclusion.quote))
            self._draft.line(Piece(text, "clause"))
        self._limits(reply.total)

    def _limits(self, total: Sum) -> None:
        """The sums that a limit cut, and the totals of other readings with who decides."""
        for cut in total.counted.cuts:
            self._draft.ground.allow_values([cut.before, cut.after])
            self._draft.ground.allow("award", cut.limit.text)
            self._quote(self._book.number(cut.limit.quote))
            text = self._say("plan.cut", limit=cut.limit.text, before=wan(cut.before), after=wan(cut.after))
            self._draft.line(Piece(text, "award"))
        for other in total.counted.others:
            self._draft.ground.allow_values([other.total])
            self._draft.ground.allow("award", other.text)
            if other.quote:
                self._quote(self._book.number(other.quote))
            text = self._say("plan.other_total", total=wan(other.total), text=other.text, who=other.decided_by)
            self._draft.line(Piece(text, "award"))

    def _missing(self, reply: Reply) -> None:
        if reply.place_missing:
            self._draft.line(f"{self._say('part.missing')}: {self._say('place.ask')}")
        for fact in reply.missing:
            self._draft.line(Piece(f"{self._say('part.missing')}: {fact.question}", "clause"))

    def _used(self, reply: Reply) -> None:
        used = [b for b in _facts_of(reply.findings) if b.quote]
        parts = []
        for bound in used:
            shown = show_value(bound)
            note = f", {bound.assumed.words(self._strings)}" if bound.assumed else ""
            parts.append(f"{bound.fact.label} {shown}(“{bound.quote}”{note})")
            self._draft.ground.allow("user", shown, bound.fact.label, bound.quote)
        if parts:
            self._draft.line("")
            self._draft.line(Piece(f"{self._say('part.facts')}: {'；'.join(parts)}", "user"))

    def _interpreters(self, reply: Reply) -> None:
        documents = {f.document.id: f.document for f in reply.findings}
        for document in documents.values():
            if document.interpreter:
                self._draft.line(Piece(self._say("answer.interpreter", office=document.interpreter), "document"))
            else:
                name = f"《{document.short_title}》" if len(documents) > 1 else ""
                self._draft.line(Piece(f"{name}{self._say('answer.no_interpreter')}", "document"))
            if document.leads:
                titles = "；".join(f"{_titled(lead.title)}{lead.number or ''}" for lead in document.leads)
                self._draft.ground.allow("document", titles)
                self._draft.line(Piece(self._say("state.leads", leads=titles), "document"))

    def _office_block(self, reply: Reply) -> list[OfficeInfo]:
        """What the office keeps of the texts and rules spoken of, under a heading that says so, after everything else."""
        infos, lines = list(reply.office), [info.text for info in reply.office]
        documents = {f.document.id: f.document for f in reply.findings}
        for document in documents.values():
            rules = [f.rule for f in reply.findings if f.document is document and (f.assessment or f.rule.stopped)]
            for said in (
                of_policy(self._office, document, self._as_of, self._strings),
                of_rules(self._office, rules, document, self._as_of, self._strings),
            ):
                infos += said.infos
                lines += said.lines
        if lines:
            self._draft.line("")
            self._draft.line(self._say("office.heading"))
        for line in lines:
            self._draft.ground.allow("office", line)
            self._draft.line(Piece(f"- {_one_line(line)}", "office"))
        return infos

    # the model's parts

    def _award(self, finding: Finding) -> Award | None:
        assessment = finding.assessment
        if assessment is None:
            return None
        assert finding.rule.formula is not None
        outcome = assessment.outcome or _span(assessment) or Outcome(certainty=finding.rule.formula.certainty)
        near = [self._beyond(finding.next_tier)] if finding.next_tier is not None else []
        return Award(
            rule=finding.rule.id,
            title=finding.rule.title,
            amount=outcome.amount,
            minimum=outcome.minimum,
            maximum=outcome.maximum,
            schedule=list(outcome.schedule) if outcome.schedule else None,
            certainty=outcome.certainty,
            steps=self._steps(assessment.steps),
            conditions=[AnswerCondition(text=c.text, met=c.met) for c in assessment.conditions],
            period=finding.period(self._as_of),
            text_status=finding.document.status.value,
            usable=self._usable(finding),
            citations=[self._book.number(quote) for quote in finding.rule.quotes],
            alternatives=[self._possibility(a) for a in (*assessment.alternatives, *finding.beside, *near)],
        )

    def _outcomes(self, finding: Finding, award: Award) -> list[Award]:
        """What each outcome of a choice that is not known gives, as an award of its own: 国家级 200, 省级 50. `award`, the
        finding's own before them, has the range and the conditions."""
        assessment = finding.assessment
        if assessment is None or assessment.outcome is not None or len(assessment.alternatives) < 2:
            return []
        return [
            award.model_copy(
                update={
                    "title": f"{award.title}: {other.label}",
                    "amount": other.outcome.amount,
                    "minimum": other.outcome.minimum,
                    "maximum": other.outcome.maximum,
                    "schedule": list(other.outcome.schedule) if other.outcome.schedule else None,
                    "certainty": other.outcome.certainty,
                    "steps": self._steps(other.steps),
                    "conditions": [],
                    "alternatives": [],
                }
            )
            for other in assessment.alternatives
        ]

    def _possibility(self, other: Alternative) -> Possibility:
        return Possibility(
            label=other.label,
            amount=other.outcome.amount,
            minimum=other.outcome.minimum,
            maximum=other.outcome.maximum,
            steps=self._steps(other.steps),
        )

    def _steps(self, steps: Sequence[Step]) -> list[AnswerStep]:
        return [
            AnswerStep(
                label=step.label,
                expression=step.expression,
                value=step.value,
                citation=self._book.number(step.quote) if step.quote else None,
            )
            for step in steps
        ]

    @staticmethod
    def _headline_model(outcome: Outcome | None) -> Headline | None:
        if outcome is None or outcome.certainty == "discretionary":
            return Headline(certainty="discretionary") if outcome is not None else None
        return Headline(
            amount=outcome.amount,
            minimum=outcome.minimum,
            maximum=outcome.maximum,
            schedule=list(outcome.schedule) if outcome.schedule else None,
            certainty=outcome.certainty,
        )

    def _total_model(self, reply: Reply) -> Total | None:
        if reply.total is None or max(len(reply.findings), len(reply.total.members)) < 2:
            return None
        outcome = reply.total.outcome
        explanation = " + ".join(plain(part) for part in reply.total.parts)
        counted = reply.total.counted
        return Total(
            amount=outcome.amount,
            maximum=outcome.maximum,
            explanation=explanation,
            counted=list(counted.rules),
            left_out=[LeftOut(rule=rule, reason=reason.text) for rule, reason in counted.left_out],
            others=[OtherTotal(amount=o.total, reason=o.text, decided_by=o.decided_by) for o in counted.others],
            cuts=[Cut(limit=c.limit.text, before=c.before, after=c.after) for c in counted.cuts],
            subtotals=[
                Subtotal(
                    usable=part.state is State.USABLE,
                    state=part.state.value,
                    certainty=part.certainty,
                    competitive=part.competitive,
                    minimum=part.minimum,
                    maximum=part.maximum,
                )
                for part in reply.total.subtotals
            ],
        )

    def _missing_models(self, reply: Reply) -> list[MissingFact]:
        found = [MissingFact(fact=f.id, label=f.label, question=f.question) for f in reply.missing]
        if reply.place_missing:
            found.insert(0, MissingFact(fact="place", label=self._say("place.label"), question=self._say("place.ask")))
        return found

    def _notices(self, reply: Reply) -> list[Notice]:
        notices = [Notice(kind=kind, text=text) for kind, text, _ in reply.notices]
        for document in {f.document.id: f.document for f in reply.findings}.values():
            if document.status is TextStatus.DRAFT:
                notices.append(Notice(kind="draft", text=self.state(document)))
            elif document.status is TextStatus.DIGEST:
                notices.append(Notice(kind="digest", text=self.state(document)))
            if document.status is not TextStatus.DIGEST and document.period(self._as_of) == "expired":
                notices.append(Notice(kind="expired", text=self.state(document)))
        for finding in reply.findings:
            for note in finding.assessment.notes if finding.assessment else ():
                notices.append(Notice(kind=note.kind, text=note.text))
        return notices

    @staticmethod
    def _facts(reply: Reply) -> list[UsedFact]:
        return [
            UsedFact(
                fact=b.fact.id,
                label=b.fact.label,
                value=show_number(b),
                unit=b.fact.kind.value,
                quote=b.quote,
                turn=b.turn,
                assumed=bool(b.assumed),
            )
            for b in _facts_of(reply.findings)
        ]

    def _allow(self, finding: Finding) -> None:
        ends = (finding.document.valid_from, finding.document.valid_to)
        self._draft.ground.allow("clause", *(day.isoformat() for day in ends if day))
        if finding.assessment is not None:
            self._draft.ground.allow_assessment(finding.rule, finding.assessment)
        else:
            self._draft.ground.allow_rule(finding.rule)

    def line(self, text: str, role: Role = "plain") -> None:
        """A line of the caller's, checked like the rest."""
        self._draft.line(Piece(text, role))

    def cite(self, quote: Quote) -> None:
        """Quotes a clause at this point of the text."""
        self._quote(self._book.number(quote))

    def cite_span(self, clause: object, start: int, end: int) -> None:
        self._quote(self._book.number_of_span(clause, start, end))  # type: ignore[arg-type]

    @property
    def ground(self) -> Ground:
        return self._draft.ground


def _reading(quote: str) -> str:
    """A quote as one line: the texts break lines inside sentences."""
    return re.sub(r"\s+", " ", re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", quote)).strip()


def _one_line(text: str) -> str:
    """Staff may write several lines; a line of a list is one, and a mark of the text's own form loses its meaning."""
    return " ".join(text.split()).replace("**", "＊＊")


def _titled(title: str) -> str:
    """A title in its marks, once: what carries them already (《…》实施细则) keeps them as they are."""
    return title if "《" in title else f"《{title}》"


def _span(assessment: Assessment) -> Outcome | None:
    """The outcomes that are possible while a fact is missing, from the least to the most."""
    outcomes = [a.outcome for a in assessment.alternatives]
    ends = [end for o in outcomes for end in (o.amount, o.minimum, o.maximum) if end is not None]
    if not ends:
        return None
    if len(ends) == 1:
        return Outcome(certainty="ceiling", maximum=ends[0])
    return Outcome(certainty="range", minimum=min(ends), maximum=max(ends))


def usable(document: PolicyDocument, as_of: date, window_open: bool = False) -> Usable:
    """可申报 needs a recorded application window; a final text in force otherwise waits for its notice."""
    if document.status is TextStatus.FINAL and document.period(as_of) == "in_force" and not document.superseded_by:
        return "open" if window_open else "await_notice"
    return "reference"


def _facts_of(findings: Iterable[Finding]) -> list[BoundFact]:
    found: dict[str, BoundFact] = {}
    for finding in findings:
        for fact_id, bound in finding.facts.items():
            found.setdefault(fact_id, bound)
    return list(found.values())


def show_number(bound: BoundFact) -> str:
    value = bound.value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(plain(v) for v in value)
    return plain(value) if isinstance(value, Decimal) else value


def show_value(bound: BoundFact) -> str:
    """A fact's value with its unit, as people write it; several kinds with how many of each."""
    if bound.kinds:
        return "、".join(f"{show(bound.fact, kind)} {plain(count)}个" for kind, count in bound.kinds)
    return show(bound.fact, bound.value)
