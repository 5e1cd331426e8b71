"""A tiny corpus and an embedder without a model, for tests of the index and of retrieval."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import date

import numpy as np
import pytest

from assistant.embedding import Embedder, Vectors
from assistant.lexical import tokens
from assistant.settings import Settings
from documents.model import Clause, ClauseKind, PolicyDocument, Span, Status

TEXTS = {
    "laoshan": (
        "青岛市崂山区",
        date(2020, 1, 1),
        date(2022, 12, 31),
        ["购买云服务给予百分之四十补助。", "宽带网络费用补贴。"],
    ),
    "qingdao": ("青岛市", date(2024, 1, 1), date(2026, 12, 31), ["设备投资按比例奖补。", "算力成本给予补贴。"]),
    "draft": ("青岛市", None, None, ["人工智能大模型奖励。", "购买云服务另行规定。"]),
}


class TinyCorpus:
    """What the index asks of a corpus, over a few sentences."""

    def __init__(self, texts: dict[str, tuple[str, date | None, date | None, list[str]]]) -> None:
        self._texts = {id: "".join(sentences) for id, (_, _, _, sentences) in texts.items()}
        self.documents = {
            id: PolicyDocument(
                id=id, title=f"{id}的政策", short_title=f"{id}政策", place=place, valid_from=start, valid_to=end,
                status=Status.FINAL, origin="test", file=f"{id}.txt", sha256="0" * 64,
            )
            for id, (place, start, end, _) in texts.items()
        }  # fmt: skip
        self._clauses: list[Clause] = []
        for id, (_, _, _, sentences) in texts.items():
            position = 0
            for number, text in enumerate(sentences, start=1):
                self._clauses.append(
                    Clause(
                        id=f"{id}:{number}", document=id, article=str(number), kind=ClauseKind.ARTICLE,
                        start=position, end=position + len(text), text=text, reading=text,
                    )
                )  # fmt: skip
                position += len(text)

    @property
    def digest(self) -> str:
        return hashlib.sha256(repr(sorted(self._texts.items())).encode()).hexdigest()

    def text(self, document: str) -> str:
        return self._texts[document]

    def clauses(self, document: str | None = None) -> tuple[Clause, ...]:
        return tuple(clause for clause in self._clauses if document in (None, clause.document))

    def sentences(self, clause: Clause) -> tuple[Span, ...]:
        spans, start = [], clause.start
        for offset, character in enumerate(clause.text, start=1):
            if character == "。":
                spans.append(Span(start, clause.start + offset))
                start = clause.start + offset
        return tuple(spans)


class BigramEmbedder(Embedder):
    """Vectors that count hashed bigrams: near where words are shared. `encoded` lists the texts it was given."""

    dimension = 64

    def __init__(self, id: str = "bigrams") -> None:
        self.id = id
        self.encoded: list[str] = []

    def encode_query(self, text: str) -> Vectors:
        return self.encode_documents([text])[0]

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        vectors = np.full((len(texts), self.dimension), 1e-3, dtype=np.float32)
        for row, text in enumerate(texts):
            for token in tokens(text):
                vectors[row, hashlib.sha256(token.encode()).digest()[0] % self.dimension] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def make_corpus() -> Callable[..., TinyCorpus]:
    """Builds a corpus: the usual texts, with the given ones added or put in their place."""
    return lambda **texts: TinyCorpus(TEXTS | texts)


@pytest.fixture
def corpus() -> TinyCorpus:
    return TinyCorpus(TEXTS)


@pytest.fixture
def embedder() -> BigramEmbedder:
    return BigramEmbedder()


@pytest.fixture
def make_embedder() -> Callable[..., BigramEmbedder]:
    return BigramEmbedder


@pytest.fixture
def settings(tmp_path, monkeypatch) -> Settings:
    """The defaults, with the data folder in the test's own."""
    monkeypatch.chdir(tmp_path)
    return Settings(data_dir=tmp_path / "data")
