"""Hybrid retrieval: vectors and BM25, filtered before ranking, fused by rank over the chunk ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from assistant.cards import CardIndex
from assistant.dense import best_rows
from assistant.embedding import Embedder, Vectors, load_embedder
from assistant.index import Index, Notice, Progress, open_index
from assistant.reranking import Reranker, load_reranker
from assistant.settings import NONE, Settings
from documents import Clause, Corpus

REMEMBERED_QUESTIONS = 256


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that was found. `start` and `end` are the code points of the part of it that fits best.

    `score` is the fused score, or the cross-encoder's where one is set. Ranks count from 1 among the chunks;
    None where that search did not find the chunk.
    """

    clause: Clause
    score: float
    dense_rank: int | None
    bm25_rank: int | None
    start: int
    end: int


class Retrieval:
    """Finds clauses. One object serves all threads of a process."""

    def __init__(
        self,
        corpus: Corpus,
        index: Index,
        embedder: Embedder | None,
        settings: Settings,
        *,
        reranker: Reranker | None = None,
    ) -> None:
        self.corpus = corpus
        self._index = index
        self._embedder = embedder
        self._settings = settings
        self._reranker = reranker
        self._encode = lru_cache(maxsize=REMEMBERED_QUESTIONS)(self._encode_anew)
        self._codes = {id: code for code, id in enumerate(corpus.documents)}
        self._code_of_row = np.array([self._codes[chunk.clause.document] for chunk in index.chunks], dtype=np.int32)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the person should be told once: an index only in memory, retrieval without vectors."""
        notices = [self._index.notice] if self._index.notice else []
        if self._embedder is None and self._settings.embedding_model != NONE:
            notices.append(Notice("bm25_only", {"model": self._settings.embedding_model}))
        return tuple(notices)

    @property
    def embedder_id(self) -> str | None:
        """Which embedding model there is."""
        return None if self._embedder is None else self._embedder.id

    def embed_query(self, text: str) -> Vectors | None:
        """The vector of a question, shape (dimension,), read-only; None where there is no embedding model.

        The last questions are remembered, so a message is embedded once however many searches it takes.
        """
        return self._encode(text)

    def search(
        self,
        query: str,
        k: int | None = None,
        *,
        documents: Collection[str] | None = None,
        places: Collection[str] | None = None,
        in_force_on: date | None = None,
        vector: Vectors | None = None,
        also: Sequence[str] = (),
    ) -> list[Hit]:
        """At most `k` clauses (None: the setting), best first, each once.

        The filters hold before anything is ranked: `documents` keeps these ids, `places` the documents of exactly
        these places, `in_force_on` drops those that were expired or not yet valid on that day. `vector` is the
        question's, where the caller has it already; `also` are words added to BM25's question, such as synonyms.
        """
        limit = self._settings.search_results if k is None else k
        allowed = self._allowed(documents, places, in_force_on)
        if limit < 1 or (allowed is not None and not allowed):
            return []
        depth = max(self._settings.search_depth, limit)
        dense = self._dense_ranks(query, vector, depth, allowed)
        bm25 = self._bm25_ranks(" ".join([query, *also]), depth, allowed)
        return self._best(query, limit, dense, bm25)

    def weights(self, words: Iterable[str]) -> dict[str, float]:
        """How rare each token is among the clauses, from 0; one that stands in none weighs the most."""
        return self._index.lexical.weights(words)

    def cards(self, cards: Mapping[str, str]) -> CardIndex:
        """An index of cards (id to text) with the same model, its vectors kept beside the clauses' index."""
        return CardIndex(cards, self._embedder, self._index.folder)

    def close(self) -> None:
        """Releases what the index holds in the temporary directory."""
        self._index.close()

    def _encode_anew(self, text: str) -> Vectors | None:
        if self._embedder is None:
            return None
        vector = self._embedder.encode_query(text)
        vector.setflags(write=False)
        return vector

    def _allowed(
        self, documents: Collection[str] | None, places: Collection[str] | None, in_force_on: date | None
    ) -> frozenset[str] | None:
        """The documents that may be found, None for all."""
        known = self.corpus.documents
        allowed = frozenset(
            id
            for id, document in known.items()
            if (documents is None or id in documents)
            and (places is None or document.place in places)
            and (in_force_on is None or document.period(in_force_on) in ("in_force", "unknown"))
        )
        return None if len(allowed) == len(known) else allowed

    def _dense_ranks(
        self, query: str, vector: Vectors | None, depth: int, allowed: frozenset[str] | None
    ) -> dict[int, int]:
        if not self._index.has_vectors:
            return {}
        if vector is None:
            vector = self.embed_query(query)
        if vector is None:
            return {}
        nearest = self._index.nearest(vector, depth, allowed)
        return {row: rank for rank, (row, _) in enumerate(nearest, start=1)}

    def _bm25_ranks(self, query: str, depth: int, allowed: frozenset[str] | None) -> dict[int, int]:
        scores = self._index.lexical.scores(query)
        if allowed is not None:
            kept = np.zeros(len(self._codes), dtype=bool)
            kept[[self._codes[id] for id in allowed]] = True
            scores[~kept[self._code_of_row]] = 0.0
        return {row: rank for rank, row in enumerate(best_rows(scores, depth), start=1) if scores[row] > 0}

    def _best(self, query: str, limit: int, dense: dict[int, int], bm25: dict[int, int]) -> list[Hit]:
        constant = self._settings.fusion_constant
        fused = {
            row: sum(1 / (constant + ranks[row]) for ranks in (dense, bm25) if row in ranks)
            for row in {**dense, **bm25}
        }
        hits: dict[str, Hit] = {}
        for row in sorted(fused, key=lambda row: (-fused[row], row)):
            chunk = self._index.chunks[row]
            if chunk.clause.id not in hits:
                hits[chunk.clause.id] = Hit(
                    chunk.clause, fused[row], dense.get(row), bm25.get(row), chunk.start, chunk.end
                )
        ranked = list(hits.values())
        if self._reranker is None:
            return ranked[:limit]
        return self._reranked(self._reranker, query, ranked[: max(self._settings.rerank_depth, limit)])[:limit]

    @staticmethod
    def _reranked(reranker: Reranker, query: str, hits: list[Hit]) -> list[Hit]:
        scores = reranker.scores(query, [hit.clause.reading for hit in hits])
        rescored = [
            Hit(hit.clause, score, hit.dense_rank, hit.bm25_rank, hit.start, hit.end)
            for hit, score in zip(hits, scores, strict=True)
        ]
        return sorted(rescored, key=lambda hit: -hit.score)


def open_retrieval(settings: Settings, corpus: Corpus, progress: Progress | None = None) -> Retrieval:
    """Retrieval as the settings say, its index built first where there is none that fits.

    Raises `ModelUnavailable` for a model that was asked for and cannot be loaded.
    """
    embedder = load_embedder(settings)
    reranker = load_reranker(settings)
    index = open_index(
        corpus, embedder, settings.index_dir, progress=progress, wait_seconds=settings.index_wait_seconds
    )
    return Retrieval(corpus, index, embedder, settings, reranker=reranker)


class PolicyRetriever(BaseRetriever):
    """`Retrieval.search` as a LangChain retriever.

    A document's text is the clause as it reads; its metadata hold `clause`, `document`, `title`, `article`, `start`,
    `end` (code points of the stored text), `quote` (that slice, verbatim) and `score`.
    """

    retrieval: Retrieval
    k: int | None = None
    documents: tuple[str, ...] | None = None
    places: tuple[str, ...] | None = None
    in_force_on: date | None = None

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        hits = self.retrieval.search(
            query, self.k, documents=self.documents, places=self.places, in_force_on=self.in_force_on
        )
        return [self._document(hit) for hit in hits]

    def _document(self, hit: Hit) -> Document:
        clause = hit.clause
        return Document(
            id=clause.id,
            page_content=clause.reading,
            metadata={
                "clause": clause.id,
                "document": clause.document,
                "title": self.retrieval.corpus.documents[clause.document].title,
                "article": clause.article,
                "start": clause.start,
                "end": clause.end,
                "quote": clause.text,
                "score": hit.score,
            },
        )
