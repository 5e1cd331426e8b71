"""Finds the rules a message is about: words and vectors over rule cards, then how well each rule's facts bind to the message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from assistant.conversation import Conversation
from assistant.understanding.binding import Binder, BoundFact
from assistant.understanding.intent import Intent
from assistant.understanding.learned import NONE, LearnedRules
from assistant.understanding.message import Message
from assistant.understanding.places import LAOSHAN, SHANDONG, Places, inside
from assistant.understanding.subjects import Evidence, SubjectIndex
from documents import Corpus, PolicyDocument
from tools.across import CHAINS
from tools.facts import Kind
from tools.numerals import read_whole
from tools.rule import Rule

if TYPE_CHECKING:
    from assistant.embedding import Vectors

DENSE_WEIGHT = 14.0  # e5 similarities of unrelated cards lie close together; the lead over the median counts
DENSE_MOST = 2.4
PLACE_EXACT, PLACE_BELOW, PLACE_ELSEWHERE = 2.5, -3.0, -4.0
DOCUMENT_NAMED = 4.0
ARTICLE_NAMED = 2.0
ARTICLE = re.compile(r"第[(（]?(?P<number>[一二三四五六七八九十0-9]{1,4})[)）]?条")
OWN_ARTICLE = re.compile(r"第?[(（]?(?P<number>[一二三四五六七八九十0-9]{1,4})[)）]?条?(?:$| )")
FACT_LABELLED, FACT_SOLE, FACT_WORD = 1.1, 0.4, 0.5
SEVERAL_SCORES, SCORED = 3, 8.0  # scores given for the indicators of one table are for nothing else
SAME_DOCUMENT = 1.2
CHAINED = 2.2  # the district's award on the city's that was spoken of just now
CHANGED = 2.0  # a number or kind told for the rule spoken of gets another value: 销售额改成3000万
CHANGES = re.compile(r"[改换变调][成为到作]")
SEEN_BEFORE = 0.8  # a rule spoken of earlier in the conversation
AMOUNT_FOR_LOOKUP, LOOKUP_FOR_AWARD = -1.2, -0.6
CONSIDERED = 28
CLEAR_LEAD, LEADER = 0.12, 0.6
# The share that the learned model gives a rule, among the rules of the place. A short message says too little for it.
LEARNED_MOST, LEARNED_LEAST, LEARNED_MASS, LEARNED_LENGTH = 3.0, 0.15, 0.35, 6
# How much of the whole the model gives to questions that no text covers, beside which few words of a rule, and fewer
# where examples do not point to the rule either, are a chance likeness (直播电商基地, 重点实验室). Of the questions that the
# texts do cover none came near.
OUTSIDE, OUTSIDE_WORDS, OUTSIDE_UNLIKE, OUTSIDE_FEW, UNLIKE = 0.4, 2.6, 0.25, 2.2, 0.25
POINTED = 1.5  # examples alone point to a rule: half of what they can say
POINTED_SHARE, POINTED_NEAR = 0.55, 0.35  # and, for a figure, this much of the whole, less where the card lies near
NEAR_CARD = 0.5
# Where a rule's own words speak for it alone and by such a lead, vectors decide nothing and are not computed: over the
# development conversations they changed no leading rule from a lead of 1.0 on.
DECIDED_WORDS, DECIDED_LEAD = 1.4, 2.0


class Cards(Protocol):
    """Similarity of a message to each rule's card, by rule id; and the message's vector of a given model, if any."""

    def vector(self, text: str, embedder: str) -> Vectors | None: ...
    def similarities(self, text: str) -> Mapping[str, float]: ...


@dataclass
class Candidate:
    """A rule with all evidence for it. `words` is the share of the score that the rule's own words earned.

    `pointed`: examples of questions alone point to it. `outside`: they rather say that no text covers the question, and
    the rule has little to say against it.
    """

    rule: Rule
    evidence: Evidence
    facts: dict[str, BoundFact]
    words: float
    score: float
    why: dict[str, float] = field(default_factory=dict)
    elsewhere: bool = False
    pointed: bool = False
    outside: bool = False

    @property
    def denied(self) -> bool:
        """Whether the message itself says that a condition of the rule does not hold."""
        stated = {fact: bound.value for fact, bound in self.facts.items()}
        return any(condition.met(stated) is False for condition in self.rule.conditions)


class Finder:
    def __init__(
        self, rules: Mapping[str, Rule], corpus: Corpus, cards: Cards | None, learned: LearnedRules | None = None
    ) -> None:
        self._rules = rules
        self._corpus = corpus
        self._cards = cards
        self._learned = learned
        self.subjects = SubjectIndex(rules)
        self._names = {d.id: _names(d) for d in corpus.documents.values()}

    def find(
        self,
        message: Message,
        binder: Binder,
        places: Places,
        intent: Intent,
        memory: Conversation,
        subject: str = "",
    ) -> list[Candidate]:
        """Candidates, best first. `subject`: words of an earlier turn that this message leans on."""
        named = self.named_documents(message)
        place = {rule.id: self._place(rule, places, memory) for rule in self._rules.values()}
        for rule_id, score in place.items():  # a document called by its name is asked about beside the place
            if self._rules[rule_id].document in named and score == PLACE_ELSEWHERE / 2:
                place[rule_id] = PLACE_EXACT
        within = frozenset(rule for rule, score in place.items() if score > PLACE_ELSEWHERE / 2)
        evidence = self.subjects.find(message.asserted, within)
        if subject:
            for spoken, earlier in self.subjects.find(subject, within).items():
                now = evidence.get(spoken)
                score = earlier.score * 0.7 + (now.score if now else 0.0)
                evidence[spoken] = Evidence(spoken, score, now.matches if now else ())
        binder.attend(_subjects(e for e in evidence.values() if not self._rules[e.rule].is_lookup))
        articles = _articles_named(message)
        bound: dict[str, dict[str, BoundFact]] = {}

        def ranked(dense: Mapping[str, float], shares: Mapping[str, float], by_vector: bool) -> list[Candidate]:
            learned = self._of_the_place(shares, within)
            leader = self._leader(dense, within)
            order = sorted(
                self._rules,
                key=lambda r: (
                    -(evidence[r].score if r in evidence else 0.0)
                    - dense.get(r, 0.0)
                    - learned.get(r, 0.0)
                    - 0.4 * place[r]
                ),
            )[:CONSIDERED]
            candidates = []
            for rule_id in order:
                rule = self._rules[rule_id]
                found = evidence.get(rule_id) or self.subjects.none(rule_id)
                if rule_id not in bound:
                    bound[rule_id] = binder.bind(rule, found.spans)
                facts = bound[rule_id]
                why = {"words": found.score, "dense": dense.get(rule_id, 0.0), "facts": _fact_score(rule, facts)}
                if self._learned is not None:
                    why["learned"] = learned.get(rule_id, 0.0)
                why["place"] = place[rule_id]
                why |= self._context(rule, intent, memory, named, articles)
                if rule_id in memory.rules and CHANGES.search(message.text):
                    told_before = any(b.labelled and name in memory.facts for name, b in facts.items())
                    why["changed"] = CHANGED if told_before else 0.0
                if rule_id == leader:
                    why["leader"] = LEADER
                elsewhere = place[rule_id] <= PLACE_ELSEWHERE
                share, none = shares.get(rule_id, 0.0), shares.get(NONE, 0.0)
                least = POINTED_NEAR if why["dense"] >= NEAR_CARD else POINTED_SHARE
                sure = rule.is_lookup or not by_vector or share >= least
                candidates.append(
                    Candidate(
                        rule,
                        found,
                        facts,
                        found.score,
                        sum(why.values()),
                        why,
                        elsewhere,
                        pointed=sure and why.get("learned", 0.0) >= POINTED,
                        outside=rule.document not in named and _is_outside(found.score, share, none),
                    )
                )
            return sorted(candidates, key=lambda c: -c.score)

        spoken = f"{subject} {message.text}".strip()
        by_words = ranked({}, self._learned_shares(spoken), by_vector=False)
        if self._cards is None or _decided(by_words):
            return by_words
        vector = self._cards.vector(spoken, self._learned.embedder) if self._learned else None
        dense = self._dense(self._cards, spoken)
        return ranked(dense, self._learned_shares(spoken, vector), by_vector=vector is not None)

    def _context(
        self, rule: Rule, intent: Intent, memory: Conversation, named: frozenset[str], articles: frozenset[int]
    ) -> dict[str, float]:
        """What the rest of the message and of the conversation says for a rule."""
        why: dict[str, float] = {}
        if rule.document in named:
            why["named"] = DOCUMENT_NAMED
        if _article(rule) in articles:
            why["article"] = ARTICLE_NAMED
        if rule.id in memory.seen and rule.id not in memory.rules:
            why["seen"] = SEEN_BEFORE
        if any(r in memory.rules and self._rules[r].document == rule.document for r in memory.rules):
            why["context"] = SAME_DOCUMENT
        if any(chain.rule == rule.id and chain.source in memory.rules for chain in CHAINS):
            why["chained"] = CHAINED
        if rule.is_lookup and intent.amount and not intent.lookup:
            why["intent"] = AMOUNT_FOR_LOOKUP
        elif not rule.is_lookup and (intent.lookup or intent.validity) and not intent.amount:
            why["intent"] = LOOKUP_FOR_AWARD
        return why

    @staticmethod
    def _leader(dense: Mapping[str, float], within: frozenset[str]) -> str | None:
        """The rule whose card is nearest by a clear margin, among those of the place."""
        ranked = sorted(((value, rule) for rule, value in dense.items() if rule in within), reverse=True)
        if len(ranked) < 2 or ranked[0][0] - ranked[1][0] < CLEAR_LEAD:
            return None
        return ranked[0][1]

    def named_documents(self, message: Message) -> frozenset[str]:
        """Documents that the message calls by name or number."""
        text = message.lower
        return frozenset(document for document, names in self._names.items() if any(name in text for name in names))

    @staticmethod
    def _dense(cards: Cards, text: str) -> dict[str, float]:
        similar = cards.similarities(text)
        middle = sorted(similar.values())[len(similar) // 2]
        return {rule: min(DENSE_MOST, max(0.0, (value - middle) * DENSE_WEIGHT)) for rule, value in similar.items()}

    def _learned_shares(self, text: str, vector: Vectors | None = None) -> Mapping[str, float]:
        """The share that examples of questions give to every rule, and to none; empty where the text says too little."""
        if self._learned is None or len(text) < LEARNED_LENGTH:
            return {}
        return self._learned.shares(text, vector)

    @staticmethod
    def _of_the_place(shares: Mapping[str, float], within: frozenset[str]) -> dict[str, float]:
        """What the shares say for each rule of the place; nothing where they rather say that none is meant."""
        mass = max(sum(share for rule, share in shares.items() if rule in within), LEARNED_MASS)
        none = shares.get(NONE, 0.0)
        return {
            rule: LEARNED_MOST * share / mass
            for rule, share in shares.items()
            if rule in within and share / mass >= LEARNED_LEAST and share > none
        }

    def _place(self, rule: Rule, places: Places, memory: Conversation) -> float:
        """Whose policy is asked about decides; else where the company is."""
        area = self._corpus.documents[rule.document].place
        asked = places.asked or (() if places.named or places.company else memory.policy_place)
        if asked:
            if area in asked:
                return PLACE_EXACT
            if any(inside(area, place) for place in asked):
                return PLACE_BELOW
            return PLACE_ELSEWHERE / 2 if any(inside(place, area) for place in asked) else PLACE_ELSEWHERE
        named = [p for p in places.named if not places.company or inside(p, places.company) or inside(places.company, p)]
        homes = [p for p in (places.company, *named) if p] or ([memory.place] if memory.place else [])
        if not homes:
            if places.city_asked and area in (LAOSHAN, SHANDONG):
                return PLACE_BELOW
            return -0.4 if area == LAOSHAN else 0.0
        if area in homes:
            return PLACE_EXACT
        if any(inside(home, area) for home in homes):
            return 0.0
        if any(inside(area, home) for home in homes):
            return PLACE_BELOW
        return PLACE_ELSEWHERE


def _is_outside(words: float, share: float, none: float) -> bool:
    """Whether examples say that no text covers the question, against the weight of a rule's words and its own share."""
    if none >= OUTSIDE:
        return words < OUTSIDE_WORDS
    return none >= OUTSIDE_UNLIKE and words < OUTSIDE_FEW and share < UNLIKE


def _decided(candidates: Sequence[Candidate]) -> bool:
    """Whether words, facts and place alone leave no doubt which of the candidates, best first, is meant."""
    first, rest = candidates[0], candidates[1:]
    return first.words >= DECIDED_WORDS and all(first.score - other.score >= DECIDED_LEAD for other in rest[:1])


def _names(document: PolicyDocument) -> tuple[str, ...]:
    """What a document is called, as it stands in a message: lower case, without spaces."""
    names = (document.title, document.short_title, document.number or "", *document.aliases)
    return tuple(name.lower().replace(" ", "") for name in names if name)


def _articles_named(message: Message) -> frozenset[int]:
    """The numbers of the articles that the message names: 第六条, 第(六)条, 第6条."""
    found = (number for match in ARTICLE.finditer(message.text) if (number := _as_number(match["number"])) is not None)
    return frozenset(found)


def _article(rule: Rule) -> int | None:
    """The number of the rule's article, of whatever style: 第六条, (六), 六, 6; None for an annex or a supplement."""
    match = OWN_ARTICLE.match(rule.quotes[0].article or "")
    return _as_number(match["number"]) if match else None


def _as_number(written: str) -> int | None:
    number = read_whole(written)
    return int(number) if number is not None else None


def _subjects(evidence: Iterable[Evidence]) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """The words found, in order, each with the rules that it speaks for in full (not as a part of a longer word)."""
    places: dict[tuple[int, int], set[str]] = {}
    for one in evidence:
        for match in one.matches:
            if match.whole:
                places.setdefault((match.start, match.end), set()).add(one.rule)
    return tuple((start, end, frozenset(rules)) for (start, end), rules in sorted(places.items()))


def _fact_score(rule: Rule, facts: Mapping[str, BoundFact]) -> float:
    """What the bound facts say for the rule: labelled numbers most; a formula's number more than a side condition."""
    if sum(bound.fact.kind is Kind.POINTS for bound in facts.values()) >= SEVERAL_SCORES:
        return SCORED
    score = 0.0
    needed = {fact.id for fact in rule.formula.facts} if rule.formula else set()
    for bound in facts.values():
        kind = bound.fact.kind
        if kind is Kind.YES_NO or kind is Kind.CHOICE:
            score += FACT_WORD
        elif bound.labelled:
            score += FACT_LABELLED * (1.0 if bound.fact.id in needed else 0.6)
        else:
            score += FACT_SOLE
    return min(score, 3.5)


def explain(candidates: Sequence[Candidate]) -> list[str]:
    """A line per candidate for the trace: the score and what it is made of."""
    return [
        f"{c.rule.id} {c.score:.2f} = " + " + ".join(f"{name} {value:.2f}" for name, value in c.why.items() if value)
        for c in candidates[:8]
    ]
