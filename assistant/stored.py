"""Files that are there whole or not at all, also after the process was killed or the disk ran full."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path

PART = ".part"


def put(path: Path, content: bytes) -> None:
    """Puts the content in place in one step and on the disk: a reader finds the old file or the new one, never a part.

    Raises OSError; what was there before is then left as it was.
    """
    with whole(path) as temporary:
        temporary.write_bytes(content)


@contextlib.contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A file beside the one of this path, to be written to, that takes its place in one step at the end.

    Raises OSError; what was there before is then left as it was.
    """
    temporary = path.with_name(f"{path.name}-{uuid.uuid4().hex}{PART}")
    try:
        yield temporary
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def add_line(path: Path, line: str) -> None:
    """Adds a line to a file, on the disk. A last line that was broken off (a full disk) stays a line by itself.

    Raises OSError.
    """
    with path.open("a+b") as file:
        end = file.seek(0, os.SEEK_END)
        if end:
            file.seek(end - 1)
            if file.read(1) != b"\n":
                file.write(b"\n")
        file.write(f"{line}\n".encode())
        file.flush()
        os.fsync(file.fileno())


def sweep(folder: Path) -> None:
    """Removes what writers that were killed have left half done; the caller holds the writers' lock."""
    for path in folder.glob(f"*{PART}"):
        path.unlink(missing_ok=True)


def opened_to_read(path: Path) -> sqlite3.Connection:
    """A database file opened to be read. Raises sqlite3.Error.

    Beside a file in write-ahead mode SQLite wants to put an index of its journal, also to read it. Where nobody may write
    to the folder, and no journal is left in it, the file itself holds everything and is read alone.
    """
    journal = path.with_name(f"{path.name}-wal")
    whole_by_itself = not (journal.exists() and journal.stat().st_size)
    alone = "&immutable=1" if whole_by_itself and not os.access(path.parent, os.W_OK) else ""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{alone}", uri=True)
