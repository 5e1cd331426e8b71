"""Faults in the answer: a citation of another text, an offset moved, a number that nothing gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from assistant.answer import Answer, Citation
from documents import Corpus
from evals.faults.fault import Fault, Tampered, suites
from evals.runner import Asked

INVENTED = "\n另可获得奖励 888万元。"


def in_answers(corpus: Corpus) -> Iterator[Fault]:
    """One fault each."""
    yield Fault("wrong document cited", "a clause of another text", suites("citations"), _tampered(_elsewhere(corpus)))
    yield Fault("citation offset moved", "every span one character on", suites("citations"), _tampered(_moved))
    yield Fault("number invented", "888万元 in the text", suites("figures"), _tampered(_invented))
    yield Fault("citation left out", "no citation", suites("citations"), _tampered(_uncited))


def _tampered(change: Callable[[Answer], Answer]) -> Callable[[Asked], AbstractContextManager[Asked]]:
    @contextmanager
    def plant(advisor: Asked) -> Iterator[Asked]:
        yield Tampered(advisor, change)

    return plant


def _elsewhere(corpus: Corpus) -> Callable[[Answer], Answer]:
    """Each citation a true quote, of the same length at most, from the beginning of another document."""

    def change(answer: Answer) -> Answer:
        return answer.model_copy(update={"citations": [_other(citation) for citation in answer.citations]})

    def _other(citation: Citation) -> Citation:
        document = next(id for id in corpus.documents if id != citation.document)
        clause = next(clause for clause in corpus.clauses(document) if clause.article is not None)
        where = {"document": document, "article": clause.article, "start": clause.start, "end": clause.end}
        return citation.model_copy(update={**where, "quote": clause.text})

    return change


def _moved(answer: Answer) -> Answer:
    moved = [c.model_copy(update={"start": c.start + 1, "end": c.end + 1}) for c in answer.citations]
    return answer.model_copy(update={"citations": moved})


def _invented(answer: Answer) -> Answer:
    return answer.model_copy(update={"text": answer.text + INVENTED})


def _uncited(answer: Answer) -> Answer:
    return answer.model_copy(update={"citations": []})
