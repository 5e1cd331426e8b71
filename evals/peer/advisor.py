"""A peer as an advisor: it answers every question with the passages it finds."""

from __future__ import annotations

from datetime import date

from assistant.answer import Answer, Citation
from assistant.conversation import Conversation
from documents import Clause, Corpus
from evals.peer.searches import Find, Passage

SHOWN = 3
LONGEST = 400


class Quoting:
    """Shows the first passages, each as the clauses that it holds. It declines, asks and computes nothing."""

    def __init__(self, find: Find, corpus: Corpus) -> None:
        self._find = find
        self._corpus = corpus

    def ask(self, text: str, memory: Conversation, as_of: date) -> Answer:
        passages = self._find(text, SHOWN)
        citations = [self._cited(passage, clause) for passage in passages for clause in self._held(passage)]
        said = "\n".join(citation.quote for citation in citations)
        return Answer(status="answered", text=said, citations=citations, as_of=as_of)

    def ranked(self, question: str, k: int) -> list[str]:
        """Clause ids, best first, each once: of each passage the clause that most of it is comes first."""
        held = (clause.id for passage in self._find(question, k) for clause in self._held(passage))
        return list(dict.fromkeys(held))[:k]

    def _held(self, passage: Passage) -> list[Clause]:
        """The clauses that a passage has a part of, the longest part first; none where all are noise."""
        parts = {
            clause: _shared(passage, clause)
            for clause in self._corpus.clauses(passage.document)
            if _shared(passage, clause) > 0
        }
        return sorted(parts, key=lambda clause: -parts[clause])

    def _cited(self, passage: Passage, clause: Clause) -> Citation:
        start = max(passage.start, clause.start)
        end = min(passage.end, clause.end, start + LONGEST)
        return Citation(
            document=passage.document,
            title=self._corpus.documents[passage.document].title,
            article=clause.article,
            quote=self._corpus.text(passage.document)[start:end],
            start=start,
            end=end,
        )


def _shared(passage: Passage, clause: Clause) -> int:
    return min(passage.end, clause.end) - max(passage.start, clause.start)
