"""A lock on the data folder: any number of servers share it, a restore wants it for itself."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import AdvisorError, Code

LOCK = "serving.lock"
STAGE = ".restoring"
"""Folder that a restore works in; while it is there, the restore is unfinished."""


@contextmanager
def serving(data_dir: Path) -> Iterator[None]:
    """Held while a server runs. Raises AdvisorError while a restore runs, or where one was broken off.

    A folder that cannot be written to cannot be restored either, so no lock is needed there.
    """
    if (data_dir / STAGE).exists():
        raise AdvisorError(Code.RESTORE_UNFINISHED, folder=data_dir)
    try:
        lock = _opened(data_dir)
    except OSError as error:
        if error.errno not in (errno.EROFS, errno.EACCES):
            raise
        yield
        return
    with _held(lock, fcntl.LOCK_SH, data_dir):
        yield


@contextmanager
def alone(data_dir: Path) -> Iterator[None]:
    """Held while the data folder is replaced. Raises AdvisorError while a server runs on it."""
    with _held(_opened(data_dir), fcntl.LOCK_EX, data_dir):
        yield


def _opened(data_dir: Path) -> int:
    data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    return os.open(data_dir / LOCK, os.O_CREAT | os.O_RDWR, 0o600)


@contextmanager
def _held(lock: int, kind: int, data_dir: Path) -> Iterator[None]:
    try:
        try:
            fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AdvisorError(Code.IN_USE, folder=data_dir) from error
        yield
    finally:
        os.close(lock)
