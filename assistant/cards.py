"""Short texts with an id, such as rule cards, scored against a question by vectors and BM25."""

from __future__ import annotations

import hashlib
import io
import json
import logging
import os
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from assistant.embedding import Embedder, Vectors
from assistant.lexical import LexicalIndex

logger = logging.getLogger(__name__)

KEPT = 4
"""Sets of card vectors that the folder keeps; older ones are removed."""


class CardScore(NamedTuple):
    """Cosine of the card and the question (0.0 without vectors), and the card's BM25 score (0.0 or more)."""

    similarity: float
    bm25: float


class CardIndex:
    """All cards against one question. Their vectors are kept in `folder` under the digest of texts and model.

    A folder that cannot be written costs the time to compute the vectors again at the next start, nothing else.
    """

    def __init__(self, cards: Mapping[str, str], embedder: Embedder | None, folder: Path) -> None:
        self.ids = tuple(cards)
        texts = list(cards.values())
        self._lexical = LexicalIndex.build(texts) if texts else None
        self._vectors = _vectors(cards, embedder, folder) if embedder and texts else None

    def rank(self, query_vector: Vectors | None, query_text: str) -> dict[str, CardScore]:
        """The score of every card, in the order of the cards. `query_vector` is None where there are no vectors."""
        if self._lexical is None:
            return {}
        bm25 = self._lexical.scores(query_text)
        cosines = np.zeros(len(self.ids), dtype=np.float32)
        if self._vectors is not None and query_vector is not None:
            cosines = self._vectors @ query_vector
        return {id: CardScore(float(cosines[row]), float(bm25[row])) for row, id in enumerate(self.ids)}


def _vectors(cards: Mapping[str, str], embedder: Embedder, folder: Path) -> Vectors:
    key = hashlib.sha256(json.dumps([embedder.id, *cards.items()], ensure_ascii=False).encode()).hexdigest()
    path = folder / "cards" / f"{key}.npy"
    try:
        kept: Vectors = np.load(path, allow_pickle=False)
        if kept.shape == (len(cards), embedder.dimension) and kept.dtype == np.float32:
            return kept
    except (OSError, ValueError, EOFError) as reason:
        logger.debug("the card vectors are computed: %s", reason)
    vectors = embedder.encode_documents(list(cards.values()))
    try:
        _keep(path, vectors)
    except OSError as reason:
        logger.info("the card vectors are not kept: %s", reason)
    return vectors


def _keep(path: Path, vectors: Vectors) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    content = io.BytesIO()
    np.save(content, vectors, allow_pickle=False)
    temporary = path.with_name(f"{uuid.uuid4().hex}.part")
    temporary.write_bytes(content.getvalue())
    os.replace(temporary, path)
    # A clock that was set back makes the newest file look old: it is kept whatever its time.
    others = [other for other in path.parent.glob("*.npy") if other != path]
    by_age = sorted(others, key=lambda other: other.stat().st_mtime_ns, reverse=True)
    for old in by_age[KEPT - 1 :]:
        old.unlink(missing_ok=True)
