"""A peer as an advisor: it answers every question with the passages it finds."""

from __future__ import annotations

from datetime import date

from assistant.answer import Answer, Citation
from assistant.conversation import Conversation
from documents import Corpus
from evals.peer.searches import Find, Passage

SHOWN = 3
LONGEST = 400


class Quoting:
    """Shows the first passages. It declines nothing, asks nothing and computes nothing."""

    def __init__(self, find: Find, corpus: Corpus) -> None:
        self._find = find
        self._corpus = corpus

    def ask(self, text: str, memory: Conversation, as_of: date) -> Answer:
        citations = [self._cited(passage) for passage in self._find(text, SHOWN)]
        return Answer(
            status="answered",
            text="\n".join(citation.quote for citation in citations),
            citations=citations,
            as_of=as_of,
        )

    def ranked(self, question: str, k: int) -> list[str]:
        """Clause ids, best first, each once: those that begin in a passage or hold it."""
        ids: dict[str, None] = {}
        for passage in self._find(question, k):
            for clause in self._corpus.clauses(passage.document):
                if clause.start < passage.end and passage.start < clause.end:
                    ids.setdefault(clause.id)
        return list(ids)[:k]

    def _cited(self, passage: Passage) -> Citation:
        end = min(passage.end, passage.start + LONGEST)
        text = self._corpus.text(passage.document)
        return Citation(
            document=passage.document,
            title=self._corpus.documents[passage.document].title,
            article=self._corpus.clause_at(passage.document, _inside(text, passage.start, end)).article,
            quote=text[passage.start : end],
            start=passage.start,
            end=end,
        )


def _inside(text: str, start: int, end: int) -> int:
    """The first character that is not white space: a clause holds it."""
    return next((at for at in range(start, end) if not text[at].isspace()), start)
