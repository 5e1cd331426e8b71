"""BM25 over character bigrams and words of Latin letters and digits."""

from __future__ import annotations

import logging
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import bm25s
import numpy as np

# bm25s sets its logger to DEBUG, which shows in every program that has a handler on the root logger.
logging.getLogger("bm25s").setLevel(logging.WARNING)

TOKENS = 1
"""Raised when `tokens` gives other tokens for the same text, so that saved indexes are rebuilt."""

_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f]+|[a-z0-9]+(?:\.[0-9]+)?")


def tokens(text: str) -> Iterator[str]:
    """The tokens of a text in order: `工业互联网5G` gives 工业, 业互, 互联, 联网, 5g.

    A character that stands alone is its own token.
    """
    for run in _RUN.findall(unicodedata.normalize("NFKC", text).lower()):
        if run[0].isascii() or len(run) == 1:
            yield run
        else:
            yield from map("".join, pairwise(run))


class LexicalIndex:
    """BM25 scores of one question against all rows at once."""

    def __init__(self, bm25: bm25s.BM25, count: int) -> None:
        self._bm25 = bm25
        self.count = count

    @classmethod
    def build(cls, texts: Iterable[str]) -> LexicalIndex:
        """An index with one row a text. At least one text is needed: raises `ValueError`."""
        # Numbered by first appearance: a set's order would make two builds of the same texts differ.
        vocabulary: dict[str, int] = {"": 0}
        rows = [[vocabulary.setdefault(token, len(vocabulary)) for token in tokens(text)] or [0] for text in texts]
        if not rows:
            raise ValueError("no text to index")
        bm25 = bm25s.BM25(method="lucene")
        bm25.index((rows, vocabulary), create_empty_token=False, show_progress=False)
        return cls(bm25, len(rows))

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """The index saved in a folder. Raises `OSError`, `ValueError` or `KeyError` for what is not one."""
        bm25 = bm25s.BM25.load(folder, show_progress=False)
        count = bm25.scores["num_docs"]
        if not isinstance(count, int):
            raise ValueError("no row count in the saved index")
        return cls(bm25, count)

    def save(self, folder: Path) -> None:
        self._bm25.save(folder, show_progress=False)

    def weights(self, words: Iterable[str]) -> dict[str, float]:
        """The inverse document frequency of each token, from 0; a token of no row has that of a row by itself."""
        counts = self._bm25.scores["indptr"]
        ids = self._bm25.vocab_dict
        found = {}
        for word in words:
            rows = int(counts[ids[word] + 1] - counts[ids[word]]) if word in ids else 0
            found[word] = math.log(1 + self.count / max(1, rows))
        return found

    def scores(self, text: str) -> np.ndarray:
        """BM25 score of every row, shape (count,), 0 where no token is shared. A repeated token counts once."""
        ids = self._bm25.get_tokens_ids(list(dict.fromkeys(tokens(text))))
        if not ids:
            return np.zeros(self.count, dtype=np.float32)
        return np.asarray(self._bm25.get_scores_from_ids(ids), dtype=np.float32)
