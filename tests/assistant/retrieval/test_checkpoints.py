"""A build that is cut short goes on where it stopped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import assistant.index as indexing
from assistant.checkpoints import Checkpoints
from assistant.index import open_index


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "ROWS", 2)
    monkeypatch.setattr(indexing, "EMBEDDING_BATCH", 1)


class CutShort(Exception):
    pass


def test_the_next_build_embeds_only_what_was_not_kept(corpus, embedder, tmp_path, monkeypatch):
    folder = tmp_path / "index"
    encode, calls = embedder.encode_documents, []

    def counted(texts):
        calls.append(texts)
        if len(calls) == 4:
            raise CutShort
        return encode(texts)

    monkeypatch.setattr(embedder, "encode_documents", counted)
    with pytest.raises(CutShort):
        open_index(corpus, embedder, folder)
    kept = len(Checkpoints(folder, embedder.id).read())
    assert kept == 2
    before = len(calls)
    index = open_index(corpus, embedder, folder)
    index.close()
    assert len(calls) - before == len(index.chunks) - kept
    assert not (folder / "partial").exists()


def test_checkpoints_of_another_model_and_damaged_ones_are_passed_over(tmp_path: Path) -> None:
    vectors = np.eye(2, dtype=np.float32)
    Checkpoints(tmp_path, "other").keep(["a", "b"], vectors)
    mine = Checkpoints(tmp_path, "mine")
    mine.keep(["c", "d"], vectors)
    (tmp_path / "partial" / "x.npz").write_bytes(b"PK\x03\x04 no archive")
    (tmp_path / "partial" / "y.npz").write_bytes(b"")
    assert set(mine.read()) == {"c", "d"}
    mine.clear()
    assert mine.read() == {}


def test_a_checkpoint_that_cannot_be_written_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    Checkpoints(tmp_path, "mine").keep(["a"], np.eye(1, dtype=np.float32))
    assert Checkpoints(tmp_path, "mine").read() == {}
