"""An advisor of canned answers over the real texts, for tests of the page alone."""

from collections.abc import Mapping
from datetime import date

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.retrieval import Hit
from assistant.strings import Strings
from assistant.understanding.binding import BoundFact
from documents import Corpus

DAY = date(2026, 11, 21)
CITED = "对年购买云服务金额超过10万元"


class CannedAdvisor:
    """Answers every message with one answer; `boom` in a message is an error with the visitor's words in it."""

    def __init__(self, corpus: Corpus, answer: Answer) -> None:
        self.corpus = corpus
        self.canned = answer
        self.asked: list[tuple[str, int, date]] = []
        self.stated: list[Mapping[str, BoundFact]] = []

    def scope(self, as_of: date, words: Strings) -> str:
        return "收录 5 份: 目前没有一份可直接据以申报"

    def ask(self, text: str, memory: Conversation, as_of: date, language: str | None = None) -> Answer:
        memory.turn += 1
        memory.rules = ("laoshan-6",)
        if "boom" in text:
            raise RuntimeError(f"secret words: {text}")
        self.asked.append((text, memory.turn, as_of))
        return self.canned

    def restate(
        self, stated: Mapping[str, BoundFact], memory: Conversation, as_of: date, language: str | None = None
    ) -> Answer:
        memory.turn += 1
        memory.facts.update(stated)
        self.stated.append(stated)
        return self.canned


class FirstClauses:
    """A search that finds the first articles of each text, whatever is looked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def search(self, query: str, k: int | None = None, *, documents: list[str] | None = None) -> list[Hit]:
        wanted = documents or list(self._corpus.documents)
        found = [clause for d in wanted for clause in self._corpus.clauses(d) if clause.article]
        return [Hit(clause, 1.0, None, None, clause.start, clause.end) for clause in found[:k]]
