"""Sentences of the texts against a question: its words, what people say for the office's words, the kind of fact that is
asked for, and the vectors' rank."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.lexical import tokens
from assistant.retrieval import Hit, Retrieval
from assistant.understanding.asking import Asking
from assistant.understanding.lay_words import LAY_WORDS
from documents import Clause, ClauseKind, Corpus, reading_of

FILLER = re.compile(
    r"请问|麻烦|您好|你好|想问一?下?|问一?下|问个事|告诉我|帮(?:我|忙)?(?:看|查)一?下?|一下|那个|这个|那份|这份|那条|这条|那些|这些|到底|究竟|具体|大概|"
    r"多少钱?|怎么样?|咋样?|如何|什么|啥|哪[些个里儿天年条]?|谁|几[个家项场条张类种次名天年成]|有没有|能不能|可不可以|是不是|是否|会不会|要不要|算不算|"
    r"我们|咱们?|俺们?|贵司|我司|人家|你们|政策|规定|文件|里头|里面|里边|这块|这事儿?|的话|的说法|说的|写的|可以|能够|应该|需要|还要|都是|都有|是吗|对吧|对不对|[吗呢吧啊呀哦噢嘛么哈了的我你他它在给就还也都]"
)
UNKNOWN = 2.0
"""The weight of two characters that stand in no text: less than of a rare word, for most lie across two words."""
CONTEXT = 0.45
"""What a word counts that stands in the headings alone."""
LAY = 5.0
"""The weight of a phrase of everyday speech."""
ANSWERS, TELLS, NEAR, RANKS = 0.14, 0.3, 0.16, 12
"""What the mark of an answer adds to a sentence, what a mark does that few sentences bear, and what the first rank of the
vectors does."""
LONG = 150
KINDS = frozenset(
    {ClauseKind.PREAMBLE, ClauseKind.ARTICLE, ClauseKind.PARAGRAPH, ClauseKind.ITEM, ClauseKind.TABLE_ROW}
)


@dataclass(frozen=True)
class Sentence:
    """A stretch of a clause that is quoted; `start` and `end` are code points of the document's text."""

    clause: Clause
    start: int
    end: int
    text: str
    own: frozenset[str]
    context: frozenset[str]

    @property
    def document(self) -> str:
        return self.clause.document


@dataclass(frozen=True)
class Passage:
    """A sentence with how well it answers: `share` of the question's words, `score` with the rest of the evidence."""

    sentence: Sentence
    share: float
    score: float
    answers: bool


class Passages:
    """The sentences of a corpus. Built at the first question that needs them."""

    def __init__(self, corpus: Corpus, retrieval: Retrieval | None) -> None:
        self._corpus = corpus
        self._retrieval = retrieval

    def find(self, text: str, asks: Sequence[Asking], documents: Collection[str]) -> list[Passage]:
        """The sentences of these documents that share words with a question, best first."""
        asked = self._words(text)
        lay = {phrase: formal for phrase, formal in LAY_WORDS.items() if phrase in text}
        whole = sum(asked.values()) + LAY * len(lay)
        if not whole:
            return []
        near = self._near(text, documents)
        found = []
        for sentence in self._candidates(asked, lay, near, documents):
            share = (
                self._weight(asked, sentence) + LAY * sum(_says(sentence, formal) for formal in lay.values())
            ) / whole
            marks = [kind for kind in asks if kind.answered.pattern and kind.answered.search(sentence.text)]
            answers = bool(marks)
            mark = TELLS if any(kind.telling for kind in marks) else ANSWERS if marks else 0.0
            score = share + mark * min(1.0, 0.4 + share) + self._nearness(sentence, near)
            score -= 0.03 * max(0, len(sentence.text) - LONG) / LONG
            found.append(Passage(sentence, share, score, answers))
        return sorted(found, key=lambda p: -p.score)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in the order of the texts."""
        found = []
        for clause in self._corpus.clauses():
            if clause.kind not in KINDS:
                continue
            text = self._corpus.text(clause.document)
            context = frozenset(tokens("\n".join(clause.headings)))
            spans = self._corpus.sentences(clause)
            if clause.kind is ClauseKind.TABLE_ROW:
                spans = (type(spans[0])(clause.start, clause.end),) if spans else ()
            whole = frozenset(tokens(clause.reading)) if len(spans) > 1 else frozenset[str]()
            for start, end in spans:
                reading = reading_of(text[start:end])
                found.append(Sentence(clause, start, end, reading, frozenset(tokens(reading)), context | whole))
        return tuple(found)

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        counts = Counter(token for sentence in self.sentences for token in sentence.own | sentence.context)
        return {token: math.log(1 + len(self.sentences) / count) for token, count in counts.items()}

    @cached_property
    def _holding(self) -> Mapping[str, Sequence[int]]:
        rows = defaultdict(list)
        for row, sentence in enumerate(self.sentences):
            for token in sentence.own | sentence.context:
                rows[token].append(row)
        return rows

    def _words(self, text: str) -> dict[str, float]:
        """The question's own words with their weight."""
        for phrase in LAY_WORDS:
            if phrase in text:
                text = text.replace(phrase, f" {phrase} " if self._rarity.get(phrase) else " ")
        return {token: self._rarity.get(token, UNKNOWN) for token in tokens(FILLER.sub(" ", text)) if len(token) > 1}

    @staticmethod
    def _weight(asked: Mapping[str, float], sentence: Sentence) -> float:
        return sum(
            weight if token in sentence.own else CONTEXT * weight
            for token, weight in asked.items()
            if token in sentence.own or token in sentence.context
        )

    def _near(self, text: str, documents: Collection[str]) -> Sequence[Hit]:
        if self._retrieval is None:
            return ()
        return [h for h in self._retrieval.search(text, 2 * RANKS, documents=documents) if h.dense_rank]

    @staticmethod
    def _nearness(sentence: Sentence, near: Sequence[Hit]) -> float:
        for hit in near:
            if hit.clause is sentence.clause and hit.start <= sentence.start < hit.end and hit.dense_rank:
                return NEAR / math.sqrt(hit.dense_rank)
        return 0.0

    def _candidates(
        self,
        asked: Mapping[str, float],
        lay: Mapping[str, Sequence[str]],
        near: Sequence[Hit],
        documents: Collection[str],
    ) -> list[Sentence]:
        rows = {row for token in asked for row in self._holding.get(token, ())}
        formal = {token for words in lay.values() for word in words for token in tokens(word)}
        rows |= {row for token in formal for row in self._holding.get(token, ())}
        clauses = {hit.clause.id for hit in near}
        return [
            sentence
            for row, sentence in enumerate(self.sentences)
            if sentence.document in documents and (row in rows or sentence.clause.id in clauses)
        ]


def _says(sentence: Sentence, formal: Sequence[str]) -> float:
    """How many of the office's words for a phrase the sentence has: one is most of it."""
    said = sum(word in sentence.text for word in formal)
    return 0.0 if not said else 0.7 + 0.3 * said / len(formal)
