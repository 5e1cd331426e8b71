"""The index on disk: written whole into a new folder by one process, published by one rename, never changed after.

    index/writer.lock            held while writing
    index/current                the name of the generation in force
    index/generation-…/manifest.json, vectors.npy, rows.json, bm25/, chroma/
    index/partial/               vectors of a build that is not finished (`checkpoints`)

Readers verify every file against the manifest. Whatever does not fit, is missing or damaged is built again.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import logging
import os
import re
import shutil
import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from filelock import FileLock
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.checkpoints import ROWS, Checkpoints
from assistant.chunks import CHUNKING, Chunk, chunks_of, digest_of
from assistant.dense import ChromaFailed, ChromaSearch, DenseSearch, ExactSearch, write_chroma
from assistant.embedding import Embedder, Vectors
from assistant.errors import Code, as_advisor_error
from assistant.lexical import TOKENS, LexicalIndex
from assistant.settings import NONE
from documents import Corpus

logger = logging.getLogger(__name__)

FORMAT = 1
"""Raised when the files of a generation change their layout."""

EMBEDDING_BATCH = 16

BYTES_PER_CHUNK = 8192
"""What a chunk takes on disk, about; a write that fails with less left than all chunks take has met a full disk."""

Progress = Callable[[int, int], None]
"""Called with the chunks that have their vector and the chunks in all, from (0, all) to (all, all)."""


class Manifest(BaseModel):
    """What a generation was made from and which files it has; any difference makes it stale or damaged."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    corpus: str
    chunks: str
    chunking: int
    tokens: int
    model: str
    dimension: int
    count: int
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell the person once: `key` names the sentence in the catalogue of strings."""

    key: str
    params: dict[str, str] = field(default_factory=dict)


class Unusable(Exception):
    """There is no generation that can be read as it stands. The message says why."""


class Index:
    """The index in memory. `persistent` is False when it could not be stored, and `notice` says why.

    Rows are positions in `chunks`.
    """

    def __init__(
        self,
        chunks: Sequence[Chunk],
        lexical: LexicalIndex,
        dense: DenseSearch | None,
        exact: ExactSearch | None,
        *,
        folder: Path,
        notice: Notice | None = None,
    ) -> None:
        self.chunks = tuple(chunks)
        self.lexical = lexical
        self.folder = folder
        self.notice = notice
        self._dense = dense
        self._exact = exact

    @property
    def persistent(self) -> bool:
        return self.notice is None

    @property
    def has_vectors(self) -> bool:
        """False where retrieval runs on BM25 alone."""
        return self._dense is not None

    def nearest(self, vector: Vectors, limit: int, documents: Collection[str] | None = None) -> list[tuple[int, float]]:
        """Row and cosine of the nearest chunks of these documents (None: of all), best first."""
        if self._dense is None or self._exact is None:
            return []
        if documents is not None:
            # Chroma looks a long list of documents up row by row; what is left of the vectors is quicker gone through.
            return self._exact.search(vector, limit, documents)
        try:
            return self._dense.search(vector, limit, documents)
        except ChromaFailed as error:
            logger.error("Chroma failed, the vectors are searched without it: %s", error)
            self._dense = self._exact
            return self._exact.search(vector, limit, documents)

    def close(self) -> None:
        """Releases what the search holds in the temporary directory."""
        if isinstance(self._dense, ChromaSearch):
            self._dense.close()


def open_index(
    corpus: Corpus,
    embedder: Embedder | None,
    folder: Path,
    *,
    progress: Progress | None = None,
    wait_seconds: float = 600,
) -> Index:
    """The index of a corpus: the one in `folder` when it fits, a new one otherwise.

    Where the folder cannot be written, or another process holds the lock for longer than `wait_seconds`, the index
    is built in memory and its `notice` says so.
    """
    wanted = _Wanted(chunks_of(corpus), corpus.digest, embedder, folder, progress)
    try:
        return _read(wanted)
    except Unusable as reason:
        logger.info("the index is built: %s", reason)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "writer.lock", timeout=wait_seconds):
            # Another process may have built it while this one waited.
            with contextlib.suppress(Unusable):
                return _read(wanted)
            wanted.may_write = True
            _write(wanted)
            return _read(wanted)
    except (OSError, ChromaFailed, Unusable) as error:
        logger.info("the index cannot be stored in %s: %s", folder, error)
        return _in_memory(wanted, error)


class _Wanted:
    """What the index must hold; its vectors are computed once, whoever asks for them."""

    def __init__(
        self,
        chunks: Sequence[Chunk],
        corpus_digest: str,
        embedder: Embedder | None,
        folder: Path,
        progress: Progress | None,
    ) -> None:
        self.chunks = chunks
        self.embedder = embedder
        self.folder = folder
        self.progress = progress
        self.may_write = False  # while the writer's lock is held
        self.manifest = Manifest(
            format=FORMAT,
            corpus=corpus_digest,
            chunks=digest_of(chunks),
            chunking=CHUNKING,
            tokens=TOKENS,
            model=embedder.id if embedder else NONE,
            dimension=embedder.dimension if embedder else 0,
            count=len(chunks),
            files={},
        )

    @cached_property
    def row_digests(self) -> list[str]:
        return [hashlib.sha256(chunk.search_text.encode()).hexdigest() for chunk in self.chunks]

    @cached_property
    def vectors(self) -> Vectors:
        """The vector of every chunk, shape (count, dimension); the old index and the checkpoints of a build that was
        cut short give those of unchanged chunks."""
        if self.embedder is None:
            raise ValueError("no embedder, no vectors")
        vectors = np.empty((len(self.chunks), self.embedder.dimension), dtype=np.float32)
        kept = Checkpoints(self.folder, self.embedder.id)
        known = {**kept.read(), **_known_vectors(self.folder, self.embedder)}
        missing = []
        for row, digest in enumerate(self.row_digests):
            if digest in known:
                vectors[row] = known[digest]
            else:
                missing.append(row)
        done = len(self.chunks) - len(missing)
        self._report(done)
        for first in range(0, len(missing), ROWS):
            part = missing[first : first + ROWS]
            for start in range(0, len(part), EMBEDDING_BATCH):
                rows = part[start : start + EMBEDDING_BATCH]
                vectors[rows] = self.embedder.encode_documents([self.chunks[row].search_text for row in rows])
                self._report(done + first + start + len(rows))
            if self.may_write and first + len(part) < len(missing):
                kept.keep([self.row_digests[row] for row in part], vectors[part])
        return vectors

    def _report(self, done: int) -> None:
        if self.progress:
            self.progress(done, len(self.chunks))


def _read(wanted: _Wanted) -> Index:
    """The published generation. Raises `Unusable` unless it is what is wanted, whole and readable."""
    try:
        generation = _current(wanted.folder)
        manifest = _manifest(generation)
        _verify(generation, manifest)
        if manifest.model_copy(update={"files": {}}) != wanted.manifest:
            raise Unusable("made from other texts, another model or another chunking")
        lexical = LexicalIndex.load(generation / "bm25")
        if lexical.count != manifest.count:
            raise Unusable(f"{lexical.count} rows in BM25 instead of {manifest.count}")
        dense: DenseSearch | None = None
        exact: ExactSearch | None = None
        if wanted.embedder:
            vectors = np.load(generation / "vectors.npy", allow_pickle=False)
            if vectors.shape != (manifest.count, manifest.dimension):
                raise Unusable(f"vectors of shape {vectors.shape}")
            exact = ExactSearch(wanted.chunks, vectors)
            dense = _chroma(generation / "chroma", wanted.chunks, vectors) or exact
    except (OSError, ValueError, KeyError, TypeError, ChromaFailed) as error:
        raise Unusable(f"damaged: {error}") from error
    return Index(wanted.chunks, lexical, dense, exact, folder=wanted.folder)


def _chroma(published: Path, chunks: Sequence[Chunk], vectors: Vectors) -> ChromaSearch | None:
    """Chroma over the published files, None where there is no temporary folder for its copy."""
    try:
        return ChromaSearch(published, chunks, vectors[0])
    except OSError as error:
        logger.info("the vectors are searched without Chroma, which has no place for its copy: %s", error)
        return None


def _write(wanted: _Wanted) -> None:
    """Writes and publishes a generation; the lock is held. A failure leaves what was published before."""
    building = wanted.folder / f"building-{uuid.uuid4().hex}"
    building.mkdir()
    try:
        LexicalIndex.build(chunk.search_text for chunk in wanted.chunks).save(building / "bm25")
        if wanted.embedder:
            np.save(building / "vectors.npy", wanted.vectors, allow_pickle=False)
            (building / "rows.json").write_text(json.dumps(wanted.row_digests), encoding="utf-8")
            write_chroma(building / "chroma", wanted.chunks, wanted.vectors)
        files = {path.relative_to(building).as_posix(): _sha256(path) for path in _files(building)}
        manifest = wanted.manifest.model_copy(update={"files": files})
        (building / "manifest.json").write_text(manifest.model_dump_json(indent=2), encoding="utf-8")
        generation = wanted.folder / f"generation-{uuid.uuid4().hex}"
        building.rename(generation)
    except BaseException as error:
        is_full = shutil.disk_usage(building).free < BYTES_PER_CHUNK * len(wanted.chunks)
        shutil.rmtree(building, ignore_errors=True)
        if is_full and isinstance(error, Exception):  # numpy and Chroma have their own words for it, and no number
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(wanted.folder)) from error
        raise
    _replace(wanted.folder / "current", f"{generation.name}\n".encode())
    if wanted.embedder:
        Checkpoints(wanted.folder, wanted.embedder.id).clear()
    # Readers work on copies, and one that is copying just now finds a file gone and reads again under the lock.
    for old in wanted.folder.iterdir():
        if old.name.startswith(("generation-", "building-")) and old != generation:
            shutil.rmtree(old, ignore_errors=True)


def _in_memory(wanted: _Wanted, reason: Exception) -> Index:
    lexical = LexicalIndex.build(chunk.search_text for chunk in wanted.chunks)
    exact = ExactSearch(wanted.chunks, wanted.vectors) if wanted.embedder else None
    return Index(
        wanted.chunks, lexical, exact, exact, folder=wanted.folder, notice=_not_stored(wanted.folder, reason)
    )


def _not_stored(folder: Path, reason: Exception) -> Notice:
    """Why the index is in memory: what a clerk can mend in words of its own, anything else as the system says it."""
    match as_advisor_error(reason).code:
        case Code.DISK_FULL:
            return Notice("index_in_memory_disk_full", {"folder": str(folder)})
        case Code.NO_PERMISSION:
            return Notice("index_in_memory_no_permission", {"folder": str(folder)})
        case _:
            return Notice("index_in_memory", {"folder": str(folder), "reason": str(reason)})


def _known_vectors(folder: Path, embedder: Embedder) -> dict[str, Vectors]:
    """The published vectors of the same model by the digest of their text; none when they cannot be trusted."""
    try:
        generation = _current(folder)
        manifest = _manifest(generation)
        if manifest.model != embedder.id:
            return {}
        for name in ("vectors.npy", "rows.json"):
            if _sha256(generation / name) != manifest.files.get(name):
                return {}
        vectors = np.load(generation / "vectors.npy", allow_pickle=False)
        digests = json.loads((generation / "rows.json").read_text(encoding="utf-8"))
        return dict(zip(digests, vectors, strict=True))
    except (OSError, ValueError, Unusable) as reason:
        logger.debug("no vectors to reuse: %s", reason)
        return {}


def _current(folder: Path) -> Path:
    name = (folder / "current").read_text(encoding="utf-8").strip()
    if not re.fullmatch(r"generation-[0-9a-f]{32}", name):
        raise Unusable("the pointer names no generation")
    return folder / name


def _manifest(generation: Path) -> Manifest:
    try:
        return Manifest.model_validate_json((generation / "manifest.json").read_bytes())
    except ValidationError as error:
        raise Unusable(f"unreadable manifest: {error.error_count()} errors") from error


def _verify(generation: Path, manifest: Manifest) -> None:
    for name, digest in manifest.files.items():
        if _sha256(generation / name) != digest:
            raise Unusable(f"{name} is not what was written")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _replace(path: Path, content: bytes) -> None:
    """Puts the content in place in one step: a reader finds the old file or the new one, never a part."""
    temporary = path.with_name(f"{path.name}-{uuid.uuid4().hex}")
    temporary.write_bytes(content)
    os.replace(temporary, path)
