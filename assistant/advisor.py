"""The orchestrator: understand, retrieve, calculate, check, compose: the story of an answer, top to bottom."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Self

from assistant.answer import Answer
from assistant.asking_further import asks_about_others, asks_how, tell_of_others
from assistant.calculating import Finding, as_hoped, assess, chained, downstream, upstream, with_year_open
from assistant.composing import Composer, Reply
from assistant.concluding import Conclusion
from assistant.conversation import Conversation
from assistant.grounding import Piece
from assistant.office.records import NOTHING_KEPT, Office
from assistant.office.saying import of_policy, of_referral
from assistant.plausible import plausible
from assistant.profile import Profile
from assistant.retrieval import Retrieval
from assistant.selecting import Selection, is_enough, select
from assistant.several_projects import counts_projects, several_projects
from assistant.side_by_side import SideBySide
from assistant.strings import Strings, strings
from assistant.supposing import suppose
from assistant.text_facts import TextFacts
from assistant.turn import Turn
from assistant.understanding.binding import Binder, BoundFact, Reading
from assistant.understanding.companies import asks_of_both
from assistant.understanding.finder import Candidate, Cards, Finder, explain
from assistant.understanding.intent import read_intent
from assistant.understanding.learned import learned_rules
from assistant.understanding.message import Message, read
from assistant.understanding.places import LAOSHAN, NAMES, SHANDONG, Places, find_places, inside
from assistant.understanding.topics import uncovered_topic
from assistant.understanding.years import ordinal_is_unknown
from assistant.unruled import UnruledTexts
from assistant.validity import Validity
from documents import Corpus, PolicyDocument
from tools.conditions import Limit
from tools.facts import Kind
from tools.formulas import Share
from tools.quantities import Quantity, Unit
from tools.rule import Rule
from tools.withdrawing import as_they_stand

CONTINUES = 2.6  # a message whose words weigh less than this leans on what was said before
SURELY_LEARNED, LEARNED_AS_WORDS = 2.0, 1.6  # a way of asking known from examples is as good as a subject's own words
ENOUGH_TO_SHIFT = 1.1  # the least weight of words that turns a conversation to another rule
SPOKEN_OF, SPOKEN_OF_TOO = 0.75, 0.4  # how much of the first rule's words a further one without a figure must have
MOST_QUESTIONS = 20  # in one message; a longer list is read as a whole
LEAST_QUESTION, OWN_SUBJECT = 4, 1.2  # characters, and weight of words, of a question that stands on its own
OUTWEIGHS_A_TOPIC = 2.0  # the weight of words of a rule beside which a topic (交社保的员工) is a side remark
REMEMBERED = 3  # messages that are read again where the place changes
RETURNS = re.compile(r"回到|回头[说看]|说回|再说回|刚才(?:那个|那条|说的|问的|第一个)|前面(?:那个|说的|问的)|最(?:开始|初|早)(?:那个|说的|问的)|第一个问的")
THAT_ONE = re.compile(r"那(?:个|条|家|边的?那个|边)|呢[?？]?$")
CORRECTS = re.compile(r"不对|说错|搞错|弄错|更正|不是")
ONE_OF = re.compile(r"第([一二三四五1-5])(?:个|笔|项|台|家)")
ORDINALS = {char: at % 5 for at, char in enumerate("一二三四五12345")}
CHANGES = re.compile(r"改成?|换成|变成|如果|要是|假如|调成|其实|应该|不对|说错|按")
ADDS = re.compile(
    r"又(?:签|买|投|拿|到|加|上)|再(?:加|投|签)|追加|加上|(?:剩下|余下|其余)[^，。]{0,14}[也都]"
)
FURTHER = re.compile(r"(?:另外?|还|又|再)(?:还|又)?有?(?:另外?)?[一1][个笔项台套批份条](?!数|事|问题|情况)")
TAKEN = re.compile(r"(?:已经?|都|刚)[^，。,;；]{0,8}(?:领|拿|发|补|到账|到手|兑现)(?:了|过|完|到|下来)|(?:领|拿|补)(?:过|完)了?")
THAT_ALONE = re.compile(r"[这那该](?:一)?[个笔项台套](?:项目)?(?:又|再|也)?(?:能|补|给|配|奖|返|拿|是?多少|呢)")
QUESTION_END = re.compile(r"[？?；;。!！\n]+|另外问?|还有个问题|再问(?:一下)?|第[二三]个?问题|顺便问")
WHICH_TEXT = re.compile(r"哪[一几]?[份个本]|(?:几|[二两三四五]|这些|所有)[份个本](?:文件|政策|文本)")
NOT_GRANTED = re.compile(r"市(?:里|级|财政|局)?[^，。]{0,8}(?:还没有?|没有?|尚未|未)(?:给|拨|发|批|下来|到账?|拿|奖|补|定|评|下)")
TOGETHER = re.compile(r"都|俩|两个|两项|两笔|两份|两头|两边|合到一起|合一起|凑一块|加一块|加起来|合起来|合计|一共|总共|两样|两件|together|both")


class Advisor:
    """Answers questions over a corpus with a set of rules. One object serves many conversations."""

    def __init__(
        self,
        corpus: Corpus,
        rules: Mapping[str, Rule],
        retrieval: Retrieval | None,
        cards: Cards | None,
        office: Office = NOTHING_KEPT,
    ) -> None:
        self._corpus = corpus
        self._rules = rules
        self._cards = cards
        self._finder = Finder(rules, corpus, cards, learned_rules())
        self._validity = Validity(corpus, rules)
        self._conclusion = Conclusion(corpus, self._validity)
        self._text_facts = TextFacts(corpus, rules, retrieval, lambda turn: self._finder.named_documents(turn.message))
        self._unruled = UnruledTexts(corpus, rules, retrieval, self._validity, self._candidates)
        self.last_trace: list[str] = []
        self._attend(office)

    def with_office(self, office: Office) -> Self:
        """The same advisor with what an office keeps: its words beside the answers, no figure of what it has stopped."""
        other = copy(self)
        other._attend(office)
        return other

    @property
    def stopped(self) -> frozenset[str]:
        """The rules that the office has stopped, by id."""
        return self._office.stopped

    def _attend(self, office: Office) -> None:
        """What was meant is found among all rules; what is told of one that is stopped is its text."""
        self._office = office
        self._standing = as_they_stand(self._rules, self._corpus, office.stopped)
        self._profile = Profile(self._standing, self._corpus)
        self._side_by_side = SideBySide(self._standing, self._corpus)

    @property
    def corpus(self) -> Corpus:
        return self._corpus

    def ask(self, text: str, memory: Conversation, as_of: date, language: str | None = None) -> Answer:
        """One answer; `memory` is left knowing what this turn said."""
        started = time.perf_counter()
        turn = self._begin(memory.attend(text), memory, as_of, language)
        if memory.companies is not None and asks_of_both(text):
            turn.reply.notices.append(("limit", turn.strings.say("answer.one_company"), "plain"))
        for step in (
            self._courtesy,
            self._unruled.answer,
            self._several_questions,
            self._decline_topic,
            self._find,
            self._about_the_text_spoken_of,
            self._side_by_side.answer,
            self._profile.answer,
            self._text_facts.article,
            self._choose,
            self._text_facts.sharpen,
            self._jurisdiction,
            self._calculate,
            self._across,
            suppose,
            several_projects,
            self._conclusion.conclude,
        ):
            if step(turn):
                break
        return self._finish(turn, started)

    def restate(
        self, stated: Mapping[str, BoundFact], memory: Conversation, as_of: date, language: str | None = None
    ) -> Answer:
        """The rules spoken of once more, with facts from a form, by id, in place of what was understood of them.

        A form says which fact it fills, so nothing is read into its words. Raises LookupError where no rule was
        spoken of.
        """
        if not memory.rules:
            raise LookupError("no rule was spoken of")
        started = time.perf_counter()
        memory.facts.update(stated)
        turn = self._begin("", memory, as_of, language)
        turn.continued = True
        turn.selection.chosen = self._finder_candidates(turn, memory.rules)
        for step in (self._jurisdiction, self._calculate, self._across, self._conclusion.conclude):
            if step(turn):
                break
        return self._finish(turn, started)

    def _finish(self, turn: Turn, started: float) -> Answer:
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
        composer = Composer(self._corpus, chosen, as_of, [text, message.text, *said], self._office)
        expected = [fact.id for rule in memory.rules for fact in self._rules[rule].facts]
        binder = Binder(message, memory.asked, memory.facts, memory.turn, expected)
        return Turn(message, as_of, memory, chosen, composer, read_intent(message), places, binder, office=self._office)

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
                turn.reply.opening.append(Piece("\n\n" + self._validity.scope(turn.as_of, turn.strings), "document"))
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
        if len(parts) > MOST_QUESTIONS:
            return False
        turns = [self._begin(part, turn.memory, turn.as_of, turn.strings.language) for part in parts]
        turns = [t for t in turns if t.intent.amount or t.intent.lookup or t.message.quantities]
        leads: list[str] = []
        for part in turns:
            if not part.places.any:
                part.places = turn.places
            part.candidates = self._candidates(part)
            enough = [
                c for c in part.candidates if is_enough(c, part.intent) and c.words >= OWN_SUBJECT and not c.elsewhere
            ]
            if not enough:
                return False
            leads.append(enough[0].rule.id)
        if len(set(leads)) < 2:
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
        self._conclusion.conclude(turn)
        if len(turn.reply.findings) > 1 and turn.reply.status == "answered":
            turn.reply.headline, turn.reply.total = None, None
        return True

    def _process(self, turn: Turn) -> bool:
        """Progress, windows, materials, named companies: what the advisor cannot do and where to go."""
        candidates = self._candidates(turn)
        if (
            candidates
            and candidates[0].rule.is_lookup
            and is_enough(candidates[0])
            and not turn.intent.company_name
            and not turn.intent.process_only
        ):
            return False
        if candidates and not candidates[0].rule.is_lookup and is_enough(candidates[0]) and believes_wrongly(turn, candidates[0].rule):
            return False
        return self._refer(turn, self._document_meant(turn, candidates))

    def _refer(self, turn: Turn, document: PolicyDocument | None) -> bool:
        """Says that no text tells how to apply, and who can."""
        say = turn.strings.say
        if document is not None and self._office.policy(document.id) is not None:
            turn.reply.opening = [Piece(say("office.process_kept"))]
            turn.reply.office = of_policy(self._office, document, turn.as_of, turn.strings).infos
            return True
        turn.reply.status = "declined"
        authority = document.interpreter if document else None
        key = "answer.process_where" if authority else "answer.process_where_unknown"
        where = say(key, office=authority)
        turn.reply.opening = [Piece(f"{say('answer.process')}\n{where}")]
        turn.reply.notices.append(("handoff", where, "plain"))
        return True

    def _decline_topic(self, turn: Turn) -> bool:
        """A topic that no text covers, where no rule's own words say more."""
        topic = uncovered_topic(turn.message.lower)
        if topic is None:
            return False
        candidates = self._candidates(turn)
        most = max((c.words for c in candidates[:3] if not c.elsewhere), default=0.0)
        if most >= OUTWEIGHS_A_TOPIC and turn.message.quantities:
            return False
        turn.trace.append(f"topic outside the texts: {topic}")
        return self._decline(turn)

    def _candidates(self, turn: Turn, subject: str = "") -> list[Candidate]:
        return self._finder.find(turn.message, turn.binder, turn.places, turn.intent, turn.memory, subject)

    def _find(self, turn: Turn) -> bool:
        turn.candidates = self._candidates(turn)
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
            if self._moves(turn):
                turn.candidates = self._candidates(turn, memory.subject)
        turn.trace += explain(turn.candidates)
        return False

    def _about_the_text_spoken_of(self, turn: Turn) -> bool:
        """How to apply for what was spoken of, and whether it may be had beside others, is asked of its own text."""
        others, how = asks_about_others(turn), asks_how(turn)
        if not (others or how) or self._finder.named_documents(turn.message):
            return False
        document = self._document_meant(turn, turn.candidates)
        if document is None:
            return False
        if others:
            tell_of_others(turn, document, self._rules)
            return True
        own = [c for c in turn.candidates if c.rule.document == document.id]
        if any(c.rule.is_lookup and c.words > 0 for c in own):
            turn.continued, turn.candidates = True, own
            return False
        return self._refer(turn, document)

    def _states_a_fact(self, turn: Turn, best: Candidate) -> bool:
        """Whether words that a clause to look up would own state a fact of the rules spoken of: 没参加评价."""
        if not best.rule.is_lookup or turn.intent.lookup or turn.intent.validity:
            return False
        bound = (b for rule in turn.memory.rules for b in turn.binder.bind(self._rules[rule]).values())
        return any(b.labelled for b in bound)

    def _returns(self, turn: Turn) -> Candidate | None:
        """The rule of an earlier turn that the person goes back to (回到刚才那个冠军), else None."""
        memory = turn.memory
        if not RETURNS.search(turn.message.text):
            return None
        earlier = [c for c in self._finder_candidates(turn, memory.seen) if c.rule.id not in memory.rules]
        named = [c for c in earlier if c.words > 0 or any(b.labelled for b in c.facts.values())]
        if named:
            return max(named, key=lambda c: c.words + len(c.facts))
        return next((c for c in earlier if c.rule.id in memory.earlier), None)

    def _moves(self, turn: Turn) -> bool:
        """Whether the message turns to another place than the rules spoken of."""
        named = [*turn.places.asked, *turn.places.named, *([turn.places.company] if turn.places.company else [])]
        areas = {self._corpus.documents[self._rules[r].document].place for r in turn.memory.rules}
        return bool(named) and not set(named) <= areas

    def _other_level(self, turn: Turn) -> Candidate | None:
        """The award of the level now asked about that is chained to one spoken of, where nothing else is named: 区里那份呢."""
        memory = turn.memory
        if not turn.continued or not self._moves(turn) or turn.intent.total or turn.message.quantities:
            return None
        if any(c.words > ENOUGH_TO_SHIFT and not _spoken_words(c, memory) for c in turn.candidates[:3]):
            return None
        at = {*turn.places.asked, *turn.places.named}
        linked = [chain.rule for r in memory.rules for chain in downstream(self._rules[r])]
        linked += [chain.source for r in memory.rules if (chain := upstream(self._rules[r])) is not None]
        linked = [r for r in linked if self._corpus.documents[self._rules[r].document].place in at]
        return self._finder_candidates(turn, (linked[0],))[0] if linked and not set(linked) & set(memory.rules) else None

    def _subject_of_the_place(self, turn: Turn) -> Candidate | None:
        """The rule spoken of last at the place now named, where the message names no subject: 那青岛那个是省级的呢."""
        memory = turn.memory
        if not turn.continued or not self._moves(turn) or turn.intent.total or not THAT_ONE.search(turn.message.text):
            return None
        at = {*turn.places.asked, *turn.places.named}
        own = self._finder.find(turn.message, turn.binder, turn.places, turn.intent, memory)
        if any(is_enough(c, turn.intent) and not c.elsewhere and c.rule.id not in memory.seen for c in own[:1]):
            return None
        earlier = [r for r in memory.seen if self._corpus.documents[self._rules[r].document].place in at]
        earlier = [r for r in earlier if r not in memory.rules]
        return self._finder_candidates(turn, (earlier[-1],))[0] if earlier else None

    def _choose(self, turn: Turn) -> bool:
        memory = turn.memory
        if self._asks_which_text(turn):
            return self._validity.answer(turn, list(self._corpus.documents.values()))
        if (back := self._returns(turn) or self._subject_of_the_place(turn)) is not None:
            turn.selection = Selection(chosen=[back])
            area = self._corpus.documents[back.rule.document].place
            if not turn.places.any or (turn.home is not None and not inside(turn.home, area)):
                turn.places = replace(turn.places, company=area)
            return False
        if (level := self._other_level(turn)) is not None:
            turn.selection = Selection(chosen=[level])
            return False
        both_levels = turn.intent.total and bool(memory.earlier) and bool(TOGETHER.search(turn.message.text))
        if turn.continued and (both_levels or not self._moves(turn)):
            own = {c.rule.id: c for c in self._finder_candidates(turn, memory.rules)}
            turn.selection = Selection(chosen=[own[r] for r in memory.rules if r in own])
            open_to = self._of_the_text_meant(turn)
            extra = select(open_to, turn.message, turn.intent, turn.places, turn.home, self._corpus)
            lead = extra.chosen[0] if extra.chosen else None
            if (
                lead
                and lead.rule.id not in memory.rules
                and lead.words >= ENOUGH_TO_SHIFT
                and self._answers_better(lead, turn)
            ):
                turn.selection = extra
            if turn.selection.chosen:
                if both_levels:
                    before = self._finder_candidates(turn, tuple(r for r in memory.earlier if r not in memory.rules))
                    turn.selection.chosen += before
                return False
        open_to = self._of_the_text_meant(turn)
        turn.selection = select(open_to, turn.message, turn.intent, turn.places, turn.home, self._corpus)
        if turn.selection.chosen:
            return False
        return self._lookup_or_decline(turn)

    def _asks_which_text(self, turn: Turn) -> bool:
        """Whether it is asked which of the texts holds, none of them and no award being named."""
        if turn.continued or not turn.intent.validity or not WHICH_TEXT.search(turn.message.text):
            return False
        unnamed = not turn.places.any and not self._finder.named_documents(turn.message)
        return unnamed and all(c.words < OWN_SUBJECT for c in turn.candidates if not c.rule.is_lookup)

    def _of_the_text_meant(self, turn: Turn) -> list[Candidate]:
        """The candidates of a follow-up. 这个政策还有效吗, naming none, is asked of the text spoken of, not of one whose
        clause on validity sounds more alike."""
        named = turn.places.any or self._finder.named_documents(turn.message)
        if not turn.intent.validity or named or not turn.candidates[0].rule.is_lookup:
            return turn.candidates
        spoken = {self._rules[rule].document for rule in turn.memory.rules}
        return [c for c in turn.candidates if c.rule.document in spoken] or turn.candidates

    def _answers_better(self, lead: Candidate, turn: Turn) -> bool:
        """A message about an aspect (有效期, 公示) or with other words leaves the rules spoken of; one that states a fact
        of theirs does not."""
        states = {f for c in turn.selection.chosen for f, bound in c.facts.items() if bound.labelled}
        if states & {fact.id for fact in turn.memory.asked} or (states and lead.words < CONTINUES * 1.5):
            return False
        if CORRECTS.search(turn.message.text) and not any(c.words for c in turn.selection.chosen):
            return not lead.rule.is_lookup
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
        """A question about the text is answered by the sentence that says it, everything else is declined."""
        if self._text_facts.answer(turn):
            return True
        spoken = self._finder.named_documents(turn.message) or self._documents_of_place(turn)
        if turn.intent.validity and spoken:
            return self._validity.answer(turn, [self._corpus.documents[d] for d in spoken])
        return self._decline(turn)

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
        if (referral := self._office.referral(turn.message.lower)) is not None:
            turn.reply.office.append(of_referral(referral, turn.as_of, turn.strings))
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
            return False  # in 青岛 may be in 崂山: the place stays a condition to be verified
        named = any(place == document.place and name in turn.message.lower for name, place in NAMES.items())
        if named and lead.elsewhere and denies_a_condition(lead):
            return False  # 北京总部在青岛的分公司: what is said rules it out by the clause itself
        if lead.elsewhere and not turn.places.asked:
            turn.selection.nearby = turn.selection.chosen
            return self._decline(turn)
        say = turn.strings.say
        place = company.removeprefix("外地")
        text = say("place.not_here", company=place, title=document.short_title, place=document.place)
        turn.composer.ground.allow("document", text)
        turn.reply.status = "not_eligible"
        turn.reply.spoken = (lead.rule.id,)
        turn.memory.facts |= {**lead.facts} if not turn.memory.facts else {}
        turn.reply.opening = [Piece(f"**{turn.strings.say('answer.not_eligible')}**\n{text}", "document")]
        turn.reply.notices.append(("place", text, "document"))
        for quote in lead.rule.quotes:
            turn.composer.cite(quote)
        return True

    # calculate

    def _calculate(self, turn: Turn) -> bool:
        selection = turn.selection
        if (failing := self._failing(turn)) is not None:
            selection.chosen = [failing]
        numbers = any(isinstance(b.value, Decimal) for b in selection.chosen[0].facts.values())
        if turn.intent.validity and not turn.intent.amount and not numbers:
            documents = [self._corpus.documents[c.rule.document] for c in selection.chosen[:1]]
            return self._validity.answer(turn, documents, selection.chosen[0])
        for candidate in [*selection.chosen, *selection.parallel]:
            finding = self._assess(turn, candidate)
            if ordinal_is_unknown(turn.message):
                finding = with_year_open(finding)
            turn.reply.findings.append(as_hoped(finding) if turn.intent.hopes else finding)
        self._drop_guesses(turn)
        return False

    @staticmethod
    def _failing(turn: Turn) -> Candidate | None:
        """The award whose threshold a number of the message fails, where a clause that only lists conditions was meant."""
        lead = turn.selection.chosen[0].rule
        if not lead.is_lookup or turn.intent.consequence:
            return None
        for candidate in turn.candidates:
            stated = {fact: bound.value for fact, bound in candidate.facts.items() if bound.labelled}
            conditions = () if candidate.rule.is_lookup or candidate.elsewhere else candidate.rule.conditions
            if any(isinstance(c, Limit) and c.quote in lead.quotes and c.met(stated) is False for c in conditions):
                return candidate
        return None

    def _drop_guesses(self, turn: Turn) -> None:
        """A further rule that came in on a few words and needs facts nobody spoke of was not meant."""
        findings = turn.reply.findings
        if turn.continued or not any(f.outcome is not None for f in findings):
            return
        lead = turn.selection.chosen[0]
        least = lead.words * (SPOKEN_OF_TOO if turn.intent.both or turn.intent.compare else SPOKEN_OF)
        words = {c.rule.id: c.words for c in turn.selection.chosen}
        kept = [
            f
            for f in findings
            if f.outcome is not None or f.rule.id == lead.rule.id or words.get(f.rule.id, 0) >= least
        ]
        if findings[0].assessment is not None and findings[0].assessment.verdict == "needs_facts":
            parallel = {c.rule.id for c in turn.selection.parallel}
            kept = [f for f in kept if f.rule.id not in parallel or turn.intent.compare]
        turn.reply.findings = kept

    def _assess(self, turn: Turn, candidate: Candidate) -> Finding:
        standing = self._standing[candidate.rule.id]
        if standing.stopped:
            return Finding(standing, self._corpus.documents[standing.document], {})
        remembered = {f.id: turn.memory.facts[f.id] for f in candidate.rule.facts if f.id in turn.memory.facts}
        facts = {**self._said_before(turn, candidate.rule), **remembered, **candidate.facts}
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
        document = self._corpus.documents[candidate.rule.document]
        return assess(candidate.rule, document, plausible(facts, turn))

    def _said_before(self, turn: Turn, rule: Rule) -> dict[str, BoundFact]:
        """What earlier messages say for a rule that was not spoken of then: the place has changed, the facts have not."""
        if not turn.continued or rule.id in turn.memory.rules:
            return {}
        facts: dict[str, BoundFact] = {}
        for back, said in enumerate(reversed(turn.memory.said), start=1):
            bound = Binder(read(said), turn=turn.memory.turn - back).bind(rule)
            facts = {**bound, **facts}
            turn.composer.ground.allow("user", said)
        return facts

    def _across(self, turn: Turn) -> bool:
        """Chains between levels: the base of a district award is the city award, received or computed."""
        reply = turn.reply
        not_granted = bool(NOT_GRANTED.search(turn.message.text))
        for finding in list(reply.findings):
            chain = upstream(finding.rule)
            if chain and not not_granted and finding.assessment and finding.assessment.verdict == "needs_facts":
                source = self._source(turn, chain.source, reply)
                if source is not None and source.outcome is not None:
                    new = chained(finding.rule, finding.document, self._facts_for(turn, finding.rule), source, chain)
                    reply.findings[reply.findings.index(finding)] = new
                    if source not in reply.findings:
                        reply.findings.insert(reply.findings.index(new), source)
        for finding in list(reply.findings):
            for chain in downstream(finding.rule):
                if not_granted or finding.outcome is None or any(f.rule.id == chain.rule for f in reply.findings):
                    continue
                rule = self._standing[chain.rule]
                document = self._corpus.documents[rule.document]
                if (turn.home and inside(turn.home, document.place)) or document.place in (
                    *turn.places.asked,
                    *turn.places.named,
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
        rule = self._standing[rule_id]
        return assess(rule, self._corpus.documents[rule.document], self._facts_for(turn, rule))

    # remember, and what the first screen says

    def scope(self, as_of: date, words: Strings) -> str:
        """How many texts there are and in what state: the scope card of the first screen."""
        return self._validity.scope(as_of, words)

    def _remember(self, turn: Turn) -> None:
        memory, reply = turn.memory, turn.reply
        stated = {b.fact.id: b for f in reply.findings for b in f.facts.values() if b.quote}
        memory.remember(stated, turn.places)
        if turn.places.asked or turn.places.named:
            memory.policy_place = (*turn.places.asked, *turn.places.named)
            if memory.place is None and LAOSHAN in turn.places.named:
                memory.place = LAOSHAN
        rules = tuple(f.rule.id for f in reply.findings) or reply.spoken
        if rules:
            memory.speak_of(rules)
            words = dict.fromkeys(m.word for c in turn.selection.chosen for m in c.evidence.matches)
            memory.subject = " ".join(words) or memory.subject
        memory.said = (*memory.said, turn.message.raw)[-REMEMBERED:]
        memory.asked = tuple(reply.missing)
        memory.turn += 1


def _spoken_words(candidate: Candidate, memory: Conversation) -> bool:
    """Whether the words that speak for a rule are none but those of the subject spoken of."""
    return all(match.word in memory.subject for match in candidate.evidence.matches)


def denies_a_condition(candidate: Candidate) -> bool:
    """Whether the message itself says that a condition of the rule does not hold."""
    stated = {fact: bound.value for fact, bound in candidate.facts.items()}
    return any(condition.met(stated) is False for condition in candidate.rule.conditions)


def believes_wrongly(turn: Turn, rule: Rule) -> bool:
    """Whether an amount is said to be the rule's that its text does not hold: that is set right before all else."""
    written = {figure.value for figure in rule.figures()}
    return any(claim.unit is Unit.MONEY and claim.value not in written for claim in turn.binder.claims)


def is_english(text: str) -> bool:
    letters = sum(c.isascii() and c.isalpha() for c in text)
    chinese = sum("\u4e00" <= c <= "\u9fff" for c in text)
    return letters > 12 and chinese <= 2


def revised(before: BoundFact, facts: Mapping[str, BoundFact], message: Message) -> BoundFact | None:
    """`第二年改成120万`: the series said before with one year's number changed; None where that is not what is said."""
    now = facts[before.fact.id]
    one = ONE_OF.search(message.text)
    if before.parts and one and isinstance(now.value, Decimal) and (at := ORDINALS[one[1]]) < len(before.parts):
        parts = (*before.parts[:at], now.value, *before.parts[at + 1 :])
        value = parts[0] if before.apart else sum(parts, Decimal(0))
        return replace(now, value=value, parts=parts, apart=before.apart, quote=f"{before.quote}, {message.text}")
    said = next((b.value for b in facts.values() if b.fact.kind is Kind.ORDINAL), None)
    year = Decimal(ORDINALS[one[1]] + 1) if one and said is None else said
    if not isinstance(before.value, tuple) or not isinstance(now.value, Decimal) or not isinstance(year, Decimal):
        return None
    if not CHANGES.search(message.text) or not 1 <= year <= len(before.value):
        return None
    values = [*before.value]
    values[int(year) - 1] = now.value
    return replace(now, value=tuple(values), quote=f"{before.quote}, {message.original(0, len(message.text))}")


def received_before(
    rule: Rule, remembered: Mapping[str, BoundFact], facts: Mapping[str, BoundFact], message: Message
) -> dict[str, BoundFact]:
    """`首年的已经领了, 第二年640万`: what was worked out for an earlier year counts against a cap over several years."""
    fact = rule.formula.received if isinstance(rule.formula, Share) else None
    if fact is None or not TAKEN.search(message.text):
        return {}
    assert isinstance(rule.formula, Share)
    base = rule.formula.of.id
    if base not in remembered or facts[base].turn == remembered[base].turn:
        return {}
    now = facts[base].turn
    if fact.id in facts and facts[fact.id].turn == now:
        return {}
    outcome = rule.assess({name: bound.value for name, bound in remembered.items()}).outcome
    if outcome is None or outcome.amount is None:
        return {}
    before = remembered[fact.id].value if fact.id in remembered else Decimal(0)
    assert isinstance(before, Decimal)
    return {
        fact.id: BoundFact(
            fact, before + outcome.amount, remembered[base].quote, True, assumed=Reading("earlier_award"), turn=now
        )
    }


def without(bound: BoundFact, part: Quantity, turn: int) -> BoundFact:
    """The fact less a part of it that does not count (其中60万是去年到的)."""
    behind = bound.turn == turn and bound.spans and bound.spans[0][0] > part.start  # 剩下2100万 is what is left already
    if not isinstance(bound.value, Decimal) or part.value >= bound.value or behind:
        return bound
    return replace(
        bound,
        value=bound.value - part.value,
        quote=f"{bound.quote} − {part.text}",
        assumed=Reading("less_a_part", part.text),
    )


def added(before: BoundFact, now: BoundFact, apart: bool = False) -> BoundFact:
    """A further amount on top of what was said before: of the same year, or of a project that is computed apart."""
    if not isinstance(before.value, Decimal) or not isinstance(now.value, Decimal):
        return now
    parts = (*(before.parts or (before.value,)), now.value)
    apart = apart or before.apart
    value = parts[0] if apart else before.value + now.value
    return replace(now, value=value, parts=parts, apart=apart, quote=f"{before.quote}、{now.quote}")
