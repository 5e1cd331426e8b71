"""Nearest vectors by cosine: Chroma over a private copy of the published files, or exactly with numpy."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import weakref
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import numpy as np

from assistant.chunks import Chunk
from assistant.embedding import Vectors

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.types import Where

# Chroma refuses names that are not ASCII.
COLLECTION = "clauses"
LARGEST_BATCH = 5461
"""Rows that Chroma takes in one call at most."""


FEW = 0.05
"""Share of the rows up to which the chosen ones are copied out for an exact search."""


class ChromaFailed(Exception):
    """Chroma reported an error, or found other than what was stored."""


class DenseSearch(Protocol):
    """Finds the rows nearest to a question's vector."""

    def search(self, vector: Vectors, limit: int, documents: Collection[str] | None) -> list[tuple[int, float]]:
        """Row and cosine of at most `limit` rows of these documents (None: of all), best first, ties by row."""


def best_rows(scores: np.ndarray, limit: int) -> list[int]:
    """The rows of the highest scores, best first, ties by row; without sorting the rest."""
    if limit < len(scores):
        least = np.partition(scores, -limit)[-limit]
        above, level = np.flatnonzero(scores > least), np.flatnonzero(scores == least)
        rows = np.sort(np.concatenate([above, level[: limit - len(above)]]))
    else:
        rows = np.arange(len(scores))
    return [int(row) for row in rows[np.argsort(-scores[rows], kind="stable")]]


class ExactSearch:
    """Every cosine computed: no files, exact, and fast enough for tens of thousands of rows."""

    def __init__(self, chunks: Sequence[Chunk], vectors: Vectors) -> None:
        codes: dict[str, int] = {}
        rows = [codes.setdefault(chunk.clause.document, len(codes)) for chunk in chunks]
        self._codes = codes
        self._code_of_row = np.array(rows, dtype=np.int32)
        self._vectors = vectors

    def search(self, vector: Vectors, limit: int, documents: Collection[str] | None) -> list[tuple[int, float]]:
        if documents is None:
            cosines = self._vectors @ vector
            return [(row, float(cosines[row])) for row in best_rows(cosines, limit)]
        kept = np.zeros(len(self._codes), dtype=bool)
        kept[[self._codes[id] for id in documents if id in self._codes]] = True
        chosen = kept[self._code_of_row]
        rows = np.flatnonzero(chosen)
        if len(rows) <= FEW * len(chosen):
            cosines = self._vectors[rows] @ vector
            return [(int(rows[i]), float(cosines[i])) for i in best_rows(cosines, limit)]
        # To copy many rows takes longer than to compute the cosines of the others too.
        cosines = self._vectors @ vector
        cosines[~chosen] = -np.inf
        return [(row, float(cosines[row])) for row in best_rows(cosines, min(limit, len(rows)))]


class ChromaSearch:
    """Chroma over a copy of a published folder in the temporary directory.

    Chroma takes its writer's lock, which is a row in its database, even to read. With a copy of its own a reader
    leaves the published files as they are, byte for byte, reads them where it may not write, and is not disturbed
    when they are replaced. Raises `OSError` where nothing can be copied and `ChromaFailed` for damaged files.
    """

    def __init__(self, published: Path, chunks: Sequence[Chunk], probe: Vectors) -> None:
        copy = Path(tempfile.mkdtemp(prefix="policy-advisor-index-"))
        # Also runs when the process ends; a forked child must not remove its parent's copy.
        self._discard = weakref.finalize(self, _discard_copy, copy, os.getpid())
        shutil.copytree(published, copy, dirs_exist_ok=True)
        with _reported():
            self._client = _client(copy)
            weakref.finalize(self, self._client.close)
            self._collection = self._client.get_collection(COLLECTION, embedding_function=None)
            count = self._collection.count()
        if count != len(chunks):
            raise ChromaFailed(f"{count} rows in Chroma instead of {len(chunks)}")
        self._rows = {chunk.id: row for row, chunk in enumerate(chunks)}
        # Without its graph files Chroma finds one row of any number and reports nothing.
        expected = min(10, len(chunks))
        if len(self.search(probe, expected, None)) != expected:
            raise ChromaFailed("Chroma does not find its rows")

    def search(self, vector: Vectors, limit: int, documents: Collection[str] | None) -> list[tuple[int, float]]:
        """As `DenseSearch.search`; the nearest are approximate in a large index. Raises `ChromaFailed`."""
        where = None if documents is None else cast("Where", {"document": {"$in": sorted(documents)}})
        with _reported():
            result = self._collection.query(
                query_embeddings=vector[np.newaxis, :],
                n_results=min(limit, len(self._rows)),
                where=where,
                include=["distances"],
            )
        distances = result["distances"] or [[]]
        found = [
            (self._rows[id], 1.0 - float(distance)) for id, distance in zip(result["ids"][0], distances[0], strict=True)
        ]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def close(self) -> None:
        """Releases the copy; nothing can be searched afterwards."""
        self._client.close()
        self._discard()


def write_chroma(folder: Path, chunks: Sequence[Chunk], vectors: Vectors) -> None:
    """Writes a new Chroma database into an empty folder. Raises `OSError` and `ChromaFailed`."""
    with _reported(), contextlib.closing(_client(folder)) as client:
        collection = client.create_collection(
            COLLECTION,
            embedding_function=None,
            configuration={
                "hnsw": {
                    "space": "cosine",
                    "ef_construction": 200,
                    "ef_search": 1000,
                    "max_neighbors": 32,
                    # The graph is written after every batch; with the default it would be made again at each start.
                    "sync_threshold": 2,
                }
            },
        )
        step = min(LARGEST_BATCH, client.get_max_batch_size())
        for start in range(0, len(chunks), step):
            batch = chunks[start : start + step]
            collection.add(
                ids=[chunk.id for chunk in batch],
                embeddings=vectors[start : start + step],
                metadatas=[{"document": chunk.clause.document} for chunk in batch],
            )


@contextlib.contextmanager
def _reported() -> Iterator[None]:
    """Chroma's errors as `ChromaFailed`."""
    # Half a second to import, and not used where retrieval runs on BM25 alone.
    from chromadb.errors import ChromaError

    try:
        yield
    except ChromaError as error:
        raise ChromaFailed(str(error)) from error


def _client(folder: Path) -> Client:
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
    # The declared type lacks `close`.
    return cast("Client", client)


def _discard_copy(copy: Path, owner: int) -> None:
    if os.getpid() == owner:
        shutil.rmtree(copy, ignore_errors=True)
