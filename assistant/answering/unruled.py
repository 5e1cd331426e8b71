"""Texts that no rules have been written for: where one of them answers best, its clause is quoted and no figure given."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from assistant.lexical import tokens
from assistant.retrieval import Hit, Retrieval
from assistant.selecting import is_enough
from assistant.turn import Turn
from assistant.understanding.finder import Candidate
from assistant.understanding.message import Message
from assistant.understanding.places import inside
from assistant.validity import Validity
from documents import ClauseKind, Corpus, PolicyDocument
from tools.rule import Rule

ENOUGH, ENOUGH_OF_PLACE, ENOUGH_NAMED = 0.5, 0.3, 0.15
"""The least share of a question's words that a clause has to hold: of any text, of one of the place spoken of where no
rule holds, of one that is called by its name."""
BETTER = 0.1
"""By how much of the question's words the clause has to do better than the best rule."""
SECOND = 0.8
HITS = 12
CONSIDERED = 3

ASKED = re.compile(
    r"请问|多少钱?|几个?钱|怎么样?|如何|什么|哪些|哪里|有没有|能不能|可不可以|是不是|是否|我们|咱们|贵司|公司|企业|可以|能够?|得到|拿到?|"
    r"补贴|补助|奖励|奖补|资助|支持|扶持|政策|规定|[一二两三四五六七八九十百千\d.,]+(?:万元|亿元|万|亿|元|%|个|家|项)?|[吗呢吧啊了的我你他它在有给补奖领]"
)
ON_VALIDITY = re.compile(r"有效期|起(?:施行|实施|执行|生效)")
TAIL = re.compile(r"[^省市]+$")


class UnruledTexts:
    """The texts of a corpus without rules. With none of them it leaves every question to the rules."""

    def __init__(
        self,
        corpus: Corpus,
        rules: Mapping[str, Rule],
        retrieval: Retrieval | None,
        validity: Validity,
        find: Callable[[Turn], list[Candidate]],
    ) -> None:
        ruled = {rule.document for rule in rules.values()}
        documents = corpus.documents.values()
        self._corpus = corpus
        self._retrieval = retrieval
        self._validity = validity
        self._find = find
        self._ids = frozenset(d.id for d in documents if d.id not in ruled)
        self._in_use = frozenset(d.id for d in documents if d.id in self._ids and d.superseded_by is None)
        self._names = {d.id: _names(d) for d in documents if d.id in self._ids}
        self._ruled_places = frozenset(d.place for d in documents if d.id in ruled)
        self._places = sorted({d.place for d in documents if d.id in self._ids} - self._ruled_places)

    def answer(self, turn: Turn) -> bool:
        """Whether the question was answered from one of these texts, by its clause."""
        if not self._ids or self._retrieval is None:
            return False
        named = frozenset(id for id, names in self._names.items() if any(name in turn.message.lower for name in names))
        if named and turn.intent.validity and not turn.intent.amount:
            return self._holds(turn, sorted(named))
        own_places = self._places_of(turn.message)
        hits = self._retrieval.search(turn.message.text, HITS, documents=named or self._in_reach(turn, own_places))
        asked = self._weights(turn.message)
        usable = self._usable(named)
        hits = [hit for hit in hits if hit.clause.document in usable and hit.clause.kind is not ClauseKind.TITLE]
        found = [(self._share(asked, self._words(hit)), hit) for hit in hits]
        if not found:
            return False
        share, best = max(found, key=lambda pair: pair[0])
        least = ENOUGH_NAMED if named else ENOUGH_OF_PLACE if own_places else ENOUGH
        if share < least or not (named or own_places or share >= self._of_the_rules(turn, asked) + BETTER):
            return False
        self._quote(turn, [best, *self._second(found, best, share)])
        turn.trace.append(f"text without rules: {best.clause.id}, {share:.2f} of the question's words")
        return True

    def _holds(self, turn: Turn, documents: Sequence[str]) -> bool:
        """Whether the texts are in force, with the clause of each that says so."""
        for id in documents:
            speaks = [clause for clause in self._corpus.clauses(id) if ON_VALIDITY.search(clause.reading)]
            for clause in speaks[-1:]:
                turn.composer.cite_span(clause, clause.start, clause.end)
        return self._validity.answer(turn, [self._corpus.documents[id] for id in documents])

    def _places_of(self, message: Message) -> list[str]:
        """The places in the message of which there are texts, none with rules, and to which no text with rules extends.

        A text of 海州区 and one of 东海市海州区 are both meant by the name.
        """
        found = []
        for place in self._places:
            tail = TAIL.search(place.removesuffix("市").removesuffix("省"))
            name = tail[0] if tail else place
            if any(inside(place, area) for area in self._ruled_places):
                continue
            if name in message.text or place in message.text:
                found.append(place)
        return found

    def _in_reach(self, turn: Turn, own_places: Sequence[str]) -> Collection[str] | None:
        """The documents of the places spoken of, None for all."""
        places = [*own_places] or [*turn.places.asked, *turn.places.named]
        if turn.home and not own_places:
            places.append(turn.home)
        if not places:
            return None
        return [d.id for d in self._corpus.documents.values() if any(inside(p, d.place) for p in places)]

    def _usable(self, named: frozenset[str]) -> frozenset[str]:
        """A text that another has taken the place of answers only where it is called by its name."""
        return named or self._in_use

    def _weights(self, message: Message) -> dict[str, float]:
        """The question's own words with their weight: rare ones count for more, those of any question for nothing."""
        assert self._retrieval is not None
        return self._retrieval.weights(tokens(ASKED.sub(" ", message.text)))

    @staticmethod
    def _share(asked: Mapping[str, float], words: frozenset[str]) -> float:
        whole = sum(asked.values())
        return sum(weight for token, weight in asked.items() if token in words) / whole if whole else 0.0

    def _words(self, hit: Hit) -> frozenset[str]:
        document = self._corpus.documents[hit.clause.document]
        return frozenset(tokens("\n".join([document.title, document.place, *hit.clause.headings, hit.clause.reading])))

    def _of_the_rules(self, turn: Turn, asked: Mapping[str, float]) -> float:
        """The largest share of the question's words that a rule meant by it holds."""
        rules = [c.rule for c in self._find(turn)[:CONSIDERED] if not c.elsewhere and is_enough(c, turn.intent)]
        return max((self._share(asked, self._words_of(rule)) for rule in rules), default=0.0)

    def _words_of(self, rule: Rule) -> frozenset[str]:
        document = self._corpus.documents[rule.document]
        facts = [word for fact in rule.facts for word in (fact.label, *fact.words)]
        quotes = [quote.text for quote in rule.all_quotes()]
        return frozenset(tokens("\n".join([document.title, document.place, rule.title, *rule.words, *facts, *quotes])))

    @staticmethod
    def _second(found: Sequence[tuple[float, Hit]], best: Hit, share: float) -> list[Hit]:
        """A further clause of the same text that holds nearly as much of the question."""
        others = [(s, h) for s, h in found if h is not best and h.clause.document == best.clause.document]
        return (
            [max(others, key=lambda pair: pair[0])[1]] if others and max(s for s, _ in others) >= SECOND * share else []
        )

    def _quote(self, turn: Turn, hits: Sequence[Hit]) -> None:
        document = self._corpus.documents[hits[0].clause.document]
        composer, say = turn.composer, turn.strings.say
        composer.ground.allow("document", document.title, document.short_title, document.number or "")
        state = composer.state(document)
        composer.line(f"**《{document.title}》{say('answer.text_only')}**｜{state}", "document")
        composer.line("")
        for hit in hits:
            composer.cite_span(hit.clause, hit.start, hit.end)
        if document.interpreter:
            composer.ground.allow("document", document.interpreter)
            composer.line(say("answer.interpreter", office=document.interpreter), "document")
        else:
            composer.line(say("answer.no_interpreter"), "document")
        turn.reply.status = "answered"


def _names(document: PolicyDocument) -> tuple[str, ...]:
    """What the text is called, as a message is compared with it."""
    names = (document.title, document.short_title, document.number or "", *document.aliases)
    return tuple(dict.fromkeys(name.lower().replace(" ", "") for name in names if name))
