"""The orchestrator: understand, retrieve, calculate, check, compose: the story of an answer, top to bottom."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from assistant.answer import Answer
from assistant.calculating import Finding, Sum, add_up, assess, chained, downstream, to_the_cap, upstream
from assistant.composing import Composer, Reply
from assistant.conversation import Conversation
from assistant.grounding import Piece
from assistant.retrieval import Retrieval
from assistant.selecting import Selection, is_enough, select
from assistant.strings import Strings, strings
from assistant.understanding.binding import Binder, BoundFact
from assistant.understanding.finder import Candidate, Cards, Finder, explain
from assistant.understanding.intent import Intent, read_intent
from assistant.understanding.message import Message, read
from assistant.understanding.places import LAOSHAN, SHANDONG, Places, find_places, inside
from assistant.understanding.topics import uncovered_topic
from documents import Corpus, PolicyDocument
from documents.model import Status as TextStatus
from tools.amounts import plain
from tools.award import Outcome
from tools.clauses import squeeze
from tools.facts import Fact, FactError
from tools.formulas import Higher
from tools.quantities import Unit
from tools.rule import Rule

CONTINUES = 2.6  # a message whose words weigh less than this leans on what was said before
HITS = 2
LOOKUP_SIMILARITY = 0.845


@dataclass
class Turn:
    """What is known while a message is being answered."""

    message: Message
    as_of: date
    memory: Conversation
    strings: Strings
    composer: Composer
    intent: Intent
    places: Places
    binder: Binder
    reply: Reply = field(default_factory=lambda: Reply(status="answered"))
    candidates: list[Candidate] = field(default_factory=list)
    selection: Selection = field(default_factory=Selection)
    trace: list[str] = field(default_factory=list)
    continued: bool = False

    @property
    def home(self) -> str | None:
        return self.places.company or self.memory.place


class Advisor:
    """Answers questions over a corpus with a set of rules. One object serves many conversations."""

    def __init__(
        self, corpus: Corpus, rules: Mapping[str, Rule], retrieval: Retrieval | None, cards: Cards | None
    ) -> None:
        self._corpus = corpus
        self._rules = rules
        self._retrieval = retrieval
        self._finder = Finder(rules, corpus, cards)
        self.last_trace: list[str] = []

    @property
    def corpus(self) -> Corpus:
        return self._corpus

    def ask(self, text: str, memory: Conversation, as_of: date, language: str | None = None) -> Answer:
        """One answer; `memory` is left knowing what this turn said."""
        started = time.perf_counter()
        turn = self._begin(text, memory, as_of, language)
        for step in (
            self._courtesy,
            self._several_questions,
            self._decline_topic,
            self._find,
            self._choose,
            self._jurisdiction,
            self._calculate,
            self._across,
            self._conclude,
        ):
            if step(turn):
                break
        answer = turn.composer.compose(turn.reply)
        self._remember(turn)
        self.last_trace = turn.trace
        answer.elapsed_ms = int((time.perf_counter() - started) * 1000)
        return answer

    # understand

    def _begin(self, text: str, memory: Conversation, as_of: date, language: str | None) -> Turn:
        message = read(text)
        chosen = strings(language or ("en" if is_english(message.text) else "zh-CN"))
        places = self._places(message, memory)
        said = [bound.quote for bound in memory.facts.values()]
        composer = Composer(self._corpus, chosen, as_of, [text, message.text, *said])
        binder = Binder(message, memory.asked, memory.facts, memory.turn)
        return Turn(message, as_of, memory, chosen, composer, read_intent(message), places, binder)

    def _places(self, message: Message, memory: Conversation) -> Places:
        """The places of the message; a document called by its name is a question about its place."""
        places = find_places(message, memory.place)
        named = {self._corpus.documents[d].place for d in self._finder.named_documents(message)}
        if named and not places.asked and len(named) == 1:
            others = [p for p in places.named if p not in named and not any(inside(p, area) for area in named)]
            return replace(places, asked=(*named, *others))
        return places

    def _courtesy(self, turn: Turn) -> bool:
        """Greetings, thanks, a fresh start, and what the advisor cannot do."""
        intent, say = turn.intent, turn.strings.say
        key = None
        if not turn.message.text.strip():
            key = "answer.empty"
        elif intent.reset:
            turn.memory.reset()
            turn.binder = Binder(turn.message, (), (), turn.memory.turn)
            rest = re.split(r"[，,。;；!！]", turn.message.text, maxsplit=1)
            key = None if len(rest) > 1 and len(rest[1]) > 3 else "answer.reset"
        elif intent.greeting and not turn.message.quantities:
            key = "answer.greeting"
        elif intent.thanks:
            key = "answer.thanks"
        elif intent.about:
            key = "answer.about"
        if key:
            turn.reply.opening = [Piece(say(key))]
            if key in ("answer.greeting", "answer.about"):
                turn.composer.ground.document.update(str(n) for n in range(10))
                turn.reply.opening.append(Piece("\n\n" + self.scope(turn.as_of, turn.strings), "document"))
            return True
        if intent.process or intent.company_name:
            return self._process(turn)
        return False

    def _several_questions(self, turn: Turn) -> bool:
        """Two or three questions in one message, each on a subject of its own: an award each, and no headline."""
        intent = turn.intent
        if intent.total or intent.both or intent.compare or intent.plan or intent.reverse:
            return False
        parts = [part for part in QUESTION_END.split(turn.message.raw) if len(part.strip()) >= LEAST_QUESTION]
        turns = [self._begin(part, turn.memory, turn.as_of, turn.strings.language) for part in parts]
        turns = [t for t in turns if t.intent.amount or t.intent.lookup or t.message.quantities]
        leads: list[str] = []
        for part in turns:
            if not part.places.any:
                part.places = turn.places
            part.candidates = self._candidates(part)
            enough = [c for c in part.candidates if is_enough(c, part.intent) and c.words >= OWN_SUBJECT and not c.elsewhere]
            leads += [enough[0].rule.id] if enough else []
        if len(leads) < 2 or len(leads) < len(turns) or len(set(leads)) < 2:
            return False
        for part in turns:
            part.composer = turn.composer
            ended = any(step(part) for step in (self._choose, self._jurisdiction, self._calculate, self._across))
            turn.trace += explain(part.candidates)[:2]
            if not ended:
                turn.reply.findings += part.reply.findings
                turn.selection.chosen += part.selection.chosen
            turn.reply.notices += part.reply.notices
        if not turn.reply.findings:
            return False
        self._conclude(turn)
        if len(turn.reply.findings) > 1 and turn.reply.status == "answered":
            turn.reply.headline, turn.reply.total = None, None
        return True

    def _process(self, turn: Turn) -> bool:
        """Progress, windows, materials, named companies: what the advisor cannot do and where to go."""
        candidates = self._candidates(turn)
        if candidates and candidates[0].rule.is_lookup and is_enough(candidates[0]) and not turn.intent.company_name and not turn.intent.process_only:
            return False
        document = self._document_meant(turn, candidates)
        office = (
            document.interpreter if document and document.interpreter else turn.strings.say("answer.office_unknown")
        )
        say = turn.strings.say
        turn.reply.status = "declined"
        turn.reply.opening = [Piece(f"{say('answer.process')}\n{say('answer.process_where', office=office)}")]
        turn.reply.notices.append(("handoff", say("answer.process_where", office=office), "plain"))
        return True

    def _decline_topic(self, turn: Turn) -> bool:
        """A topic that no text covers, where no rule's own words say more."""
        topic = uncovered_topic(turn.message.lower)
        if topic is None:
            return False
        candidates = self._candidates(turn)
        strongest = max((m.weight for c in candidates[:3] for m in c.evidence.matches), default=0.0)
        if strongest >= 3.0 and turn.message.quantities:
            return False
        turn.trace.append(f"topic outside the texts: {topic}")
        return self._decline(turn)

    def _candidates(self, turn: Turn, subject: str = "") -> list[Candidate]:
        return self._finder.find(turn.message, turn.binder, turn.places, turn.intent, turn.memory, subject)

    def _find(self, turn: Turn) -> bool:
        turn.candidates = self._candidates(turn)
        memory = turn.memory
        best = next((c for c in turn.candidates if not c.elsewhere), turn.candidates[0])
        leaning = best.words < CONTINUES or (turn.intent.follow_up and best.words < CONTINUES * 1.3)
        replies = bool(memory.asked) and best.words < CONTINUES * 1.5
        if memory.rules and (leaning or replies or best.rule.id in memory.rules):
            turn.continued = True
            if self._moves(turn):
                turn.candidates = self._candidates(turn, memory.subject)
        turn.trace += explain(turn.candidates)
        return False

    def _moves(self, turn: Turn) -> bool:
        """Whether the message turns to another place than the rules spoken of."""
        named = [*turn.places.asked, *turn.places.named, *([turn.places.company] if turn.places.company else [])]
        areas = {self._corpus.documents[self._rules[r].document].place for r in turn.memory.rules}
        return bool(named) and not set(named) <= areas

    def _choose(self, turn: Turn) -> bool:
        memory = turn.memory
        if turn.continued and not self._moves(turn):
            own = {c.rule.id: c for c in self._finder_candidates(turn, memory.rules)}
            turn.selection = Selection(chosen=[own[r] for r in memory.rules if r in own])
            extra = select(turn.candidates, turn.message, turn.intent, turn.places, turn.home, self._corpus)
            lead = extra.chosen[0] if extra.chosen else None
            if (
                lead
                and lead.rule.id not in memory.rules
                and lead.words >= ENOUGH_TO_SHIFT
                and self._answers_better(lead, turn)
            ):
                turn.selection = extra
            if turn.selection.chosen:
                if turn.intent.total and TOGETHER.search(turn.message.text):
                    before = self._finder_candidates(turn, tuple(r for r in memory.earlier if r not in memory.rules))
                    turn.selection.chosen += before
                return False
        turn.selection = select(turn.candidates, turn.message, turn.intent, turn.places, turn.home, self._corpus)
        if turn.selection.chosen:
            return False
        return self._lookup_or_decline(turn)

    def _answers_better(self, lead: Candidate, turn: Turn) -> bool:
        """A message about an aspect (有效期, 公示) or with other words leaves the rules spoken of; one that states a fact
        of theirs does not."""
        states = {f for c in turn.selection.chosen for f, bound in c.facts.items() if bound.labelled}
        if states & {fact.id for fact in turn.memory.asked} or (states and lead.words < CONTINUES * 1.5):
            return False
        if lead.rule.is_lookup:
            return not turn.message.quantities or turn.intent.lookup or turn.intent.validity
        return any(b.labelled for b in lead.facts.values()) or lead.words >= CONTINUES

    def _finder_candidates(self, turn: Turn, rules: tuple[str, ...]) -> list[Candidate]:
        by_id = {c.rule.id: c for c in turn.candidates}
        found = []
        for rule_id in rules:
            if rule_id in by_id:
                found.append(by_id[rule_id])
                continue
            rule = self._rules[rule_id]
            facts = turn.binder.bind(rule)
            found.append(Candidate(rule, self._finder.subjects.none(rule_id), facts, 0.0, 0.0))
        return found

    # retrieve

    def _lookup_or_decline(self, turn: Turn) -> bool:
        """A question about the text is answered from the retrieved clause, everything else is declined."""
        if self._retrieval is None or not (turn.intent.lookup or turn.intent.validity):
            return self._decline(turn)
        documents = self._documents_in_reach(turn)
        named = self._finder.named_documents(turn.message)
        if turn.intent.validity and (spoken := named or self._documents_of_place(turn)):
            return self._validity(turn, [self._corpus.documents[d] for d in spoken])
        if not named and not turn.selection.nearby:
            return self._decline(turn)
        hits = self._retrieval.search(turn.message.text, HITS, documents=named or documents)
        if not hits:
            return self._decline(turn)
        turn.composer.line(turn.strings.say("answer.lookup"))
        for hit in hits:
            turn.composer.cite_span(hit.clause, hit.start, hit.end)
        turn.reply.opening = [Piece(f"**{turn.strings.say('answer.silent_figure')}**")]
        return True

    def _documents_in_reach(self, turn: Turn) -> list[str]:
        """The documents of the place asked about, or that hold where the company is."""
        places = [*turn.places.asked, *turn.places.named]
        if turn.home:
            places.append(turn.home)
        if not places:
            return list(self._corpus.documents)
        return [d.id for d in self._corpus.documents.values() if any(inside(p, d.place) for p in places)]

    def _documents_of_place(self, turn: Turn) -> list[str]:
        """The documents of exactly the places named."""
        places = {*turn.places.asked, *turn.places.named}
        return [d.id for d in self._corpus.documents.values() if d.place in places]

    def _decline(self, turn: Turn) -> bool:
        say = turn.strings.say
        turn.reply = Reply(status="declined")
        outside = next(
            (p for p in (*turn.places.asked, turn.places.company, *turn.places.named) if p and not self._covered(p)),
            None,
        )
        if outside:
            text = say("answer.declined_place", place=outside.removeprefix("外地").removeprefix("山东省"))
        else:
            text = say("answer.declined")
        turn.reply.opening = [Piece(text)]
        candidates = turn.selection.nearby or [c for c in turn.candidates if c.words >= 2.0][:2]
        items = "；".join(
            f"《{self._corpus.documents[c.rule.document].short_title}》{c.rule.title}" for c in candidates
        )
        if items:
            turn.composer.ground.allow("document", items)
            turn.reply.opening.append(Piece("\n" + say("answer.nearby", items=items), "document"))
        return True

    def _covered(self, place: str) -> bool:
        return (
            any(inside(place, d.place) and d.place != SHANDONG for d in self._corpus.documents.values())
            or place == SHANDONG
        )

    def _document_meant(self, turn: Turn, candidates: list[Candidate]) -> PolicyDocument | None:
        named = self._finder.named_documents(turn.message)
        if named:
            return self._corpus.documents[sorted(named)[0]]
        if turn.memory.rules:
            return self._corpus.documents[self._rules[turn.memory.rules[0]].document]
        usable = [c for c in candidates if is_enough(c)]
        return self._corpus.documents[usable[0].rule.document] if usable else None

    # place

    def _jurisdiction(self, turn: Turn) -> bool:
        """A company outside the policy's area gets the clause and the reason, never a figure."""
        lead = turn.selection.chosen[0]
        document = self._corpus.documents[lead.rule.document]
        company = turn.places.company or (None if turn.places.named else turn.memory.place)
        if company is None and lead.elsewhere:
            company = next((p for p in turn.places.named if not inside(p, document.place)), None)
        if company is None or inside(company, document.place):
            return False
        if inside(document.place, company) and company == SHANDONG:
            return False
        if inside(document.place, company):
            return self._district_unknown(turn, document)
        if lead.elsewhere and not turn.places.asked:
            turn.selection.nearby = turn.selection.chosen
            return self._decline(turn)
        say = turn.strings.say
        place = company.removeprefix("外地")
        text = say("place.not_here", company=place, title=document.short_title, place=document.place)
        turn.composer.ground.allow("document", text)
        turn.reply.status = "not_eligible"
        turn.reply.opening = [Piece(f"**{turn.strings.say('answer.not_eligible')}**\n{text}", "document")]
        turn.reply.notices.append(("place", text, "document"))
        for quote in lead.rule.quotes:
            turn.composer.cite(quote)
        return True

    def _district_unknown(self, turn: Turn, document: PolicyDocument) -> bool:
        """A company said to be in 青岛 may or may not be in 崂山: the district's award is given on that condition."""
        return False

    # calculate

    def _calculate(self, turn: Turn) -> bool:
        selection = turn.selection
        numbers = any(isinstance(b.value, Decimal) for b in selection.chosen[0].facts.values())
        if turn.intent.validity and not turn.intent.amount and not numbers:
            documents = [self._corpus.documents[c.rule.document] for c in selection.chosen[:1]]
            return self._validity(turn, documents, selection.chosen[0])
        for candidate in [*selection.chosen, *selection.parallel]:
            turn.reply.findings.append(self._assess(turn, candidate))
        self._drop_guesses(turn)
        return False

    def _drop_guesses(self, turn: Turn) -> None:
        """A further rule that came in on a few words and needs facts nobody spoke of was not meant."""
        findings = turn.reply.findings
        if turn.continued or not any(f.outcome is not None for f in findings):
            return
        lead = turn.selection.chosen[0]
        least = lead.words * (SPOKEN_OF_TOO if turn.intent.both or turn.intent.compare else SPOKEN_OF)
        words = {c.rule.id: c.words for c in turn.selection.chosen}
        kept = [
            f for f in findings if f.outcome is not None or f.rule.id == lead.rule.id or words.get(f.rule.id, 0) >= least
        ]
        if findings[0].assessment is not None and findings[0].assessment.verdict == "needs_facts":
            parallel = {c.rule.id for c in turn.selection.parallel}
            kept = [f for f in kept if f.rule.id not in parallel or turn.intent.compare]
        turn.reply.findings = kept

    def _assess(self, turn: Turn, candidate: Candidate) -> Finding:
        remembered = {f.id: turn.memory.facts[f.id] for f in candidate.rule.facts if f.id in turn.memory.facts}
        facts = {**remembered, **candidate.facts}
        if ADDS.search(turn.message.text):
            facts |= {f: added(remembered[f], b) for f, b in candidate.facts.items() if f in remembered and b.fact.additive}
        document = self._corpus.documents[candidate.rule.document]
        try:
            return assess(candidate.rule, document, facts)
        except FactError as error:
            turn.reply.notices.append(("premise", str(error), "user"))
            turn.composer.ground.allow("user", str(error))
            bad = {f for f, b in facts.items() if b.fact.label in str(error)}
            return assess(candidate.rule, document, {f: b for f, b in facts.items() if f not in bad})

    def _across(self, turn: Turn) -> bool:
        """Chains between levels: the base of a district award is the city award, received or computed."""
        reply = turn.reply
        for finding in list(reply.findings):
            chain = upstream(finding.rule)
            if chain and finding.assessment and finding.assessment.verdict == "needs_facts":
                source = self._source(turn, chain.source, reply)
                if source is not None and source.outcome is not None:
                    new = chained(finding.rule, finding.document, self._facts_for(turn, finding.rule), source, chain)
                    reply.findings[reply.findings.index(finding)] = new
                    if source not in reply.findings:
                        reply.findings.insert(reply.findings.index(new), source)
        for finding in list(reply.findings):
            for chain in downstream(finding.rule):
                if finding.outcome is None or any(f.rule.id == chain.rule for f in reply.findings):
                    continue
                rule = self._rules[chain.rule]
                document = self._corpus.documents[rule.document]
                if (
                    (turn.home
                    and inside(turn.home, document.place))
                    or document.place in (*turn.places.asked, *turn.places.named)
                ):
                    reply.findings.append(chained(rule, document, self._facts_for(turn, rule), finding, chain))
        return False

    def _facts_for(self, turn: Turn, rule: Rule) -> dict:
        remembered = {f.id: turn.memory.facts[f.id] for f in rule.facts if f.id in turn.memory.facts}
        return {**remembered, **turn.binder.bind(rule)}

    def _source(self, turn: Turn, rule_id: str, reply: Reply) -> Finding | None:
        known = next((f for f in reply.findings if f.rule.id == rule_id), None)
        if known:
            return known
        rule = self._rules[rule_id]
        return assess(rule, self._corpus.documents[rule.document], self._facts_for(turn, rule))

    # conclude

    def _conclude(self, turn: Turn) -> bool:
        """Status, headline, total, missing facts and notices from the findings."""
        reply, intent = turn.reply, turn.intent
        awards = [f for f in reply.findings if f.assessment is not None]
        given = [f for f in awards if f.outcome is not None]
        self._premises(turn, given)
        self._unknown_documents(turn)
        self._event_date(turn)
        if intent.validity and awards:
            self._validity_beside(turn)
        if not awards:
            reply.status = "answered"
            reply.opening = [Piece(f"**{turn.strings.say('answer.lookup')}**")]
            return True
        if turn.selection.place_decides and len(given) != 1:
            reply.status, reply.place_missing = "needs_facts", True
            reply.missing = self._missing(awards)
            return True
        if intent.reverse and self._reverse(turn, awards):
            return True
        self._status(turn, awards, given)
        return True

    def _status(self, turn: Turn, awards: list[Finding], given: list[Finding]) -> None:
        reply, intent = turn.reply, turn.intent
        if self._clause_question(turn, awards, given):
            reply.status = "answered"
            reply.opening = [Piece(f"**{turn.strings.say('answer.lookup')}**")]
            self._beside(turn)
            return
        if given:
            reply.status = "answered"
            chain = any(f.chained for f in given)
            if len(awards) == 1:
                reply.headline = given[0].outcome
            elif intent.total or (
                (intent.both or intent.plan or self._asked_once(turn, given)) and not intent.compare
            ):
                reply.total = self._total(turn, awards, given)
                reply.headline = reply.total.outcome if reply.total else None
            elif chain and not intent.compare:
                self._chain_headline(turn, given)
            elif given == awards[:1] and not intent.compare:
                reply.headline = given[0].outcome
            else:
                reply.opening = [Piece(f"**{turn.strings.say('answer.several')}**")]
            reply.missing = self._missing([f for f in awards if f.outcome is None])
            return
        lead = next((f for f in awards if f.assessment and f.assessment.verdict == "needs_facts"), awards[0])
        assert lead.assessment is not None
        if lead.assessment.verdict == "needs_facts":
            reply.status = "needs_facts"
            reply.missing = self._missing(awards)
        else:
            reply.status = "not_eligible"
            reply.headline = lead.assessment.outcome

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
            if rule.is_lookup and rule.document in documents and rule.id not in known and is_enough(candidate, turn.intent):
                turn.reply.findings.insert(0, Finding(rule, self._corpus.documents[rule.document], {}))
                return

    def _chain_headline(self, turn: Turn, given: list[Finding]) -> None:
        """The level that was asked for, else both levels together."""
        reply = turn.reply
        asked = turn.places.asked
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
        if intent.amount or not intent.lookup:
            return False
        return not any(isinstance(b.value, (Decimal, tuple)) for f in awards for b in f.facts.values())

    def _missing(self, findings: list[Finding]) -> list[Fact]:
        found: dict[str, Fact] = {}
        for finding in findings:
            for fact_id in finding.assessment.missing if finding.assessment else ():
                found.setdefault(fact_id, finding.rule.fact(fact_id))
        return list(found.values())

    def _premises(self, turn: Turn, given: list[Finding]) -> None:
        """Numbers that the person believed: corrected where the text says otherwise."""
        right: set[Decimal] = set()
        for finding in turn.reply.findings:
            right |= {figure.value for figure in finding.rule.figures()}
            if finding.assessment:
                right |= {step.value for step in finding.assessment.steps}
        for claim in turn.binder.claims:
            if claim.value in right or claim.unit is Unit.BARE:
                continue
            words = turn.message.original(claim.start, claim.end)
            text = turn.strings.say("part.premise", claim=words)
            turn.composer.ground.allow("user", words)
            turn.reply.notices.append(("premise", text, "user"))

    def _unknown_documents(self, turn: Turn) -> None:
        """A document number that no text on record bears or mentions: the answer rests on the record alone."""
        texts = [self._corpus.text(d) for d in self._corpus.documents]
        for match in DOCUMENT_NUMBER.finditer(turn.message.text):
            bare = match["year"] + match["number"]
            if any(bare in squeeze(text).replace("〔", "").replace("〕", "") for text in texts):
                continue
            words = turn.message.original(match.start(), match.end())
            turn.composer.ground.allow("user", words)
            turn.reply.notices.append(("premise", turn.strings.say("part.unknown_document", document=words), "user"))

    def _event_date(self, turn: Turn) -> None:
        """The day spoken of (2022年6月), told apart from the day of the question."""
        dated = next((q for q in turn.message.quantities if q.unit is Unit.DATE), None)
        if dated is None or not turn.reply.findings:
            return
        on = as_date(dated.value)
        if on is None:
            return
        for document in {f.document.id: f.document for f in turn.reply.findings}.values():
            period = document.period(on)
            key = {"in_force": "in_force_then", "unknown": "unknown_then"}.get(period, "not_in_force_then")
            words = turn.message.original(dated.start, dated.end)
            ends = {"from": _iso(document.valid_from), "to": _iso(document.valid_to)}
            text = turn.strings.say(f"state.{key}", on=words, **ends)
            turn.composer.ground.allow("document", text)
            turn.reply.notices.append(("expired" if period == "expired" else "limit", text, "document"))

    def _reverse(self, turn: Turn, awards: list[Finding]) -> bool:
        """How much is needed to reach the cap: the cap divided by the rate."""
        lines: list[str] = []
        for finding in awards:
            certainty = finding.rule.formula.certainty if finding.rule.formula else "fixed"
            key = "answer.reverse_ceiling" if certainty == "ceiling" else "answer.reverse"
            for alternative in to_the_cap(finding.rule):
                step, cap = alternative.steps[0], alternative.outcome.maximum or Decimal(0)
                base = step.label.replace("达到上限所需的", " ").strip()
                lines.append(turn.strings.say(key, cap=in_wan(cap), base=base, needed=in_wan(step.value)))
                finding.beside.append(alternative)
                turn.composer.ground.allow_alternative(alternative)
                turn.composer.ground.allow("award", lines[-1])
        if not lines:
            return False
        turn.reply.status = "answered"
        turn.reply.opening = [Piece("**" + "；\n".join(lines) + "**", "award")]
        return True

    def _validity(self, turn: Turn, documents: list[PolicyDocument], lead: Candidate | None = None) -> bool:
        """Whether a text holds, with the clause that says so."""
        reply, say = turn.reply, turn.strings.say
        for document in documents:
            on = self._spoken_date(turn) or turn.as_of
            text = self._validity_text(turn, document, turn.as_of)
            turn.composer.ground.allow("document", text, document.title)
            reply.opening.append(Piece(f"**{text}**", "document"))
            if on != turn.as_of:
                self._event_line(turn, document, on)
            rule = self._validity_rule(document)
            if rule:
                reply.findings.append(Finding(rule=rule, document=document, facts={}))
            if lead is not None and lead.rule is not rule and lead.rule.document == document.id:
                reply.findings.append(Finding(rule=lead.rule, document=document, facts={}))
        reply.status = "answered"
        del say
        return True

    def _validity_beside(self, turn: Turn) -> None:
        """The clause on validity, where a question for an amount asks for that too."""
        for document in {f.document.id: f.document for f in turn.reply.findings}.values():
            rule = self._validity_rule(document)
            if rule and all(f.rule is not rule for f in turn.reply.findings):
                turn.reply.findings.append(Finding(rule, document, {}))

    def _event_line(self, turn: Turn, document: PolicyDocument, on: date) -> None:
        period = document.period(on)
        key = {"in_force": "in_force_then", "unknown": "unknown_then"}.get(period, "not_in_force_then")
        ends = {"from": _iso(document.valid_from), "to": _iso(document.valid_to)}
        text = turn.strings.say(f"state.{key}", on=on.isoformat()[:7], **ends)
        turn.composer.ground.allow("document", text)
        turn.reply.opening.append(Piece(f"\n{text}", "document"))

    def _spoken_date(self, turn: Turn) -> date | None:
        dated = next((q for q in turn.message.quantities if q.unit is Unit.DATE), None)
        return as_date(dated.value) if dated else None

    def _validity_text(self, turn: Turn, document: PolicyDocument, on: date) -> str:
        say = turn.strings.say
        values = {
            "title": document.title,
            "from_long": _long(document.valid_from),
            "to_long": _long(document.valid_to),
            "on": on.isoformat(),
        }
        if document.status is TextStatus.DIGEST:
            return say("state.valid_digest", **values)
        if document.status is TextStatus.DRAFT:
            return say("state.valid_draft", **values)
        return say(f"state.valid_{document.period(on)}", **values)

    def _validity_rule(self, document: PolicyDocument) -> Rule | None:
        rules = [r for r in self._rules.values() if r.document == document.id and r.is_lookup]
        return next((r for r in rules if "有效期" in r.words), None)

    def scope(self, as_of: date, words: Strings) -> str:
        """How many texts there are and in what state: the scope card of the first screen."""
        documents = list(self._corpus.documents.values())
        counts = {
            "scope_expired": sum(d.status is TextStatus.FINAL and d.period(as_of) == "expired" for d in documents),
            "scope_final": sum(d.status is TextStatus.FINAL and d.period(as_of) == "in_force" for d in documents),
            "scope_draft": sum(d.status is TextStatus.DRAFT for d in documents),
            "scope_digest": sum(d.status is TextStatus.DIGEST for d in documents),
        }
        states = "，".join(words.say(f"answer.{key}", count=count) for key, count in counts.items() if count)
        key = "answer.scope" if not counts["scope_final"] else "answer.scope_usable"
        return words.say(key, count=len(documents), states=states)

    def _remember(self, turn: Turn) -> None:
        memory, reply = turn.memory, turn.reply
        stated = {b.fact.id: b for f in reply.findings for b in f.facts.values() if b.quote}
        memory.remember(stated, turn.places)
        if turn.places.asked or turn.places.named:
            memory.policy_place = (*turn.places.asked, *turn.places.named)
            if memory.place is None and LAOSHAN in turn.places.named:
                memory.place = LAOSHAN
        rules = tuple(f.rule.id for f in reply.findings)
        if rules:
            if not set(rules) & set(memory.rules):
                memory.earlier = memory.rules
            memory.rules = rules
            words = {m.word for c in turn.selection.chosen for m in c.evidence.matches}
            memory.subject = " ".join(words) or memory.subject
        memory.asked = tuple(reply.missing)
        memory.asked_place = reply.place_missing
        memory.turn += 1


DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{0,8}[〔\[【(（](?P<year>20\d\d)[〕\]】)）](?:第)?(?P<number>\d+号)")
ADDS = re.compile(r"又(?:签|买|投|拿|到|加|上)|再(?:加|投|签)|追加|加上")
QUESTION_END = re.compile(r"[？?；;。!！\n]+|另外问?|还有个问题|再问(?:一下)?|第[二三]个?问题|顺便问")
LEAST_QUESTION, OWN_SUBJECT = 4, 1.2
TOGETHER = re.compile(r"都|俩|两个|两项|两笔|加一块|加起来|合计|一共|together|both")
ENOUGH_TO_SHIFT = 1.1
APART = re.compile(r"另一个项目|另外一个项目|不同的?项目|不是同一|两个项目|别的项目")
SPOKEN_OF, SPOKEN_OF_TOO = 0.75, 0.4


def is_english(text: str) -> bool:
    letters = sum(c.isascii() and c.isalpha() for c in text)
    chinese = sum("\u4e00" <= c <= "\u9fff" for c in text)
    return letters > 12 and chinese <= 2


def as_date(value: Decimal) -> date | None:
    """A DATE quantity's value (YYYYMMDD) as a day."""
    digits = str(int(value))
    if len(digits) != 8:
        return None
    try:
        return date(int(digits[:4]), max(1, int(digits[4:6])), max(1, int(digits[6:])))
    except ValueError:
        return None


def added(before: BoundFact, now: BoundFact) -> BoundFact:
    """A further amount of the same year on top of what was said before."""
    if not isinstance(before.value, Decimal) or not isinstance(now.value, Decimal):
        return now
    return replace(now, value=before.value + now.value, quote=f"{before.quote}、{now.quote}")


def in_wan(value: Decimal) -> str:
    """An amount in 万元 whatever its size: what people put into a form."""
    return f"{plain(value)}万元"


def _iso(day: date | None) -> str:
    return day.isoformat() if day else "未载明"


def _long(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else "未载明"


__all__ = ["Advisor", "Outcome"]
