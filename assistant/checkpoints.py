"""Vectors that a build has computed so far, kept so that a build cut short goes on where it stopped.

    index/partial/<random>.npz   some hundred vectors with the digests of their texts, of one model
"""

from __future__ import annotations

import io
import logging
import os
import shutil
import uuid
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.embedding import Vectors

logger = logging.getLogger(__name__)

FOLDER = "partial"
ROWS = 512
"""Vectors in a file: at most so many are computed twice after a build was cut short."""


class Checkpoints:
    """The vectors of one model beside the index; the caller holds the writer's lock.

    What cannot be written or read costs the time to compute it again, nothing else.
    """

    def __init__(self, folder: Path, model: str) -> None:
        self._folder = folder / FOLDER
        self._model = model

    def read(self) -> dict[str, Vectors]:
        """The vectors kept, by the digest of their text; files of another model or damaged ones are passed over."""
        known: dict[str, Vectors] = {}
        for path in sorted(self._folder.glob("*.npz")):
            try:
                with np.load(path, allow_pickle=False) as kept:
                    if str(kept["model"]) == self._model:
                        known |= dict(zip(map(str, kept["digests"]), kept["vectors"], strict=True))
            except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as reason:
                logger.info("a checkpoint is passed over: %s", reason)
        return known

    def keep(self, digests: Sequence[str], vectors: Vectors) -> None:
        """Writes one file of vectors, shape (len(digests), dimension), in one step."""
        content = io.BytesIO()
        np.savez(content, model=np.array(self._model), digests=np.array(digests), vectors=vectors)
        temporary = self._folder / f"{uuid.uuid4().hex}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(content.getvalue())
            os.replace(temporary, temporary.with_suffix(".npz"))
        except OSError as reason:
            temporary.unlink(missing_ok=True)
            logger.info("a checkpoint is not kept: %s", reason)

    def clear(self) -> None:
        """Removes everything, once the index that it was for is published."""
        shutil.rmtree(self._folder, ignore_errors=True)
