"""The searches of the peers: BM25 alone, vectors alone, and LangChain's in-memory vector store over cut-up texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from langchain_core.documents import Document
from langchain_core.vectorstores import InMemoryVectorStore

from assistant.embedding import Embedder
from assistant.retrieval import Retrieval, open_retrieval
from assistant.settings import NONE, Settings
from documents import Corpus

CHUNK = 300  # characters, as tutorials cut
OVERLAP = 50


@dataclass(frozen=True)
class Passage:
    """A piece of a text, as offsets."""

    document: str
    start: int
    end: int


Find = Callable[[str, int], Sequence[Passage]]


def bm25_only(settings: Settings, corpus: Corpus) -> Find:
    """The advisor's own BM25, without vectors, places, dates or synonyms."""
    return _of(open_retrieval(settings.model_copy(update={"embedding_model": NONE}), corpus))


def dense_only(corpus: Corpus, embedder: Embedder) -> Find:
    """The clauses nearest to the question by the advisor's own embedding model."""
    clauses = corpus.clauses()
    store = InMemoryVectorStore(embedder)
    store.add_documents([_document(c.text, c.document, c.start, c.end) for c in clauses if c.text.strip()])
    return _nearest(store)


def plain_langchain(corpus: Corpus, embedder: Embedder) -> Find:
    """Texts cut every few hundred characters, an in-memory vector store, similarity search: the tutorial."""
    pieces = []
    for document in corpus.documents:
        text = corpus.text(document)
        for start in range(0, len(text), CHUNK - OVERLAP):
            end = min(start + CHUNK, len(text))
            if text[start:end].strip():
                pieces.append(_document(text[start:end], document, start, end))
    store = InMemoryVectorStore(embedder)
    store.add_documents(pieces)
    return _nearest(store)


def _of(retrieval: Retrieval) -> Find:
    def find(question: str, k: int) -> list[Passage]:
        return [Passage(h.clause.document, h.clause.start, h.clause.end) for h in retrieval.search(question, k)]

    return find


def _nearest(store: InMemoryVectorStore) -> Find:
    def find(question: str, k: int) -> list[Passage]:
        return [Passage(**found.metadata) for found in store.similarity_search(question, k)]

    return find


def _document(text: str, document: str, start: int, end: int) -> Document:
    return Document(text, metadata={"document": document, "start": start, "end": end})
