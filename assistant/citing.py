"""Citations: verbatim slices of the stored texts, each once, numbered in the order of their first use."""

from __future__ import annotations

from assistant.answer import Citation
from documents import Corpus
from documents.model import Clause
from tools.clauses import Quote

LONGEST = 400


class CitationBook:
    """Collects an answer's citations; `number` and `number_of_clause` give the index of each."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._index: dict[tuple[str, int, int], int] = {}
        self.citations: list[Citation] = []

    def number(self, quote: Quote) -> int:
        """The index of a rule's quote. Raises QuoteNotFound where the text no longer says it."""
        span = self._corpus.locate(quote.document, quote.text, quote.article)
        return self._add(quote.document, quote.article, span.start, span.end)

    def number_of_span(self, clause: Clause, start: int, end: int) -> int:
        """The index of a part of a clause, cut to the longest quote."""
        return self._add(clause.document, clause.article, start, min(end, start + LONGEST))

    def _add(self, document: str, article: str | None, start: int, end: int) -> int:
        key = (document, start, end)
        if key not in self._index:
            self._index[key] = len(self.citations)
            self.citations.append(
                Citation(
                    document=document,
                    title=self._corpus.documents[document].title,
                    article=article,
                    quote=self._corpus.text(document)[start:end],
                    start=start,
                    end=end,
                )
            )
        return self._index[key]
