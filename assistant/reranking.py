"""An optional cross-encoder that reads a question and a clause together and orders the best candidates anew."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.embedding import ModelUnavailable
from assistant.settings import NONE, Settings


class Reranker:
    """A sentence-transformers cross-encoder with one score, by name or by folder. Raises `ModelUnavailable`."""

    def __init__(self, name: str, *, token: str | None = None) -> None:
        try:
            from sentence_transformers import CrossEncoder

            self._model = CrossEncoder(name, token=token)
        except (ImportError, OSError, ValueError, RuntimeError) as error:
            reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
            raise ModelUnavailable("reranker", name, reason) from error
        if self._model.num_labels != 1:
            raise ModelUnavailable("reranker", name, f"{self._model.num_labels} labels instead of one score")

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers the question; higher is better, on the model's own scale."""
        if not texts:
            return []
        scores = self._model.predict([(question, text) for text in texts], show_progress_bar=False)
        return [float(score) for score in np.asarray(scores)]


def load_reranker(settings: Settings) -> Reranker | None:
    """The cross-encoder that the settings name, or None. Raises `ModelUnavailable`."""
    if settings.reranker == NONE:
        return None
    token = settings.hub_token
    return Reranker(settings.reranker, token=token.get_secret_value() if token else None)
