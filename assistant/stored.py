"""Files that are there whole or not at all, also after the process was killed or the disk ran full."""

from __future__ import annotations

import contextlib
import os
import uuid
from pathlib import Path

PART = ".part"


def put(path: Path, content: bytes) -> None:
    """Puts the content in place in one step and on the disk: a reader finds the old file or the new one, never a part.

    Raises OSError; what was there before is then left as it was.
    """
    temporary = path.with_name(f"{path.name}-{uuid.uuid4().hex}{PART}")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
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


def sweep(folder: Path) -> None:
    """Removes what writers that were killed have left half done; the caller holds the writers' lock."""
    for path in folder.glob(f"*{PART}"):
        path.unlink(missing_ok=True)
