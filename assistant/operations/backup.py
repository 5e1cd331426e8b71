"""The data folder in one file, and back. Databases are copied as of one moment, also while a server writes to them.

The index stays out: it is derived from the texts, and a start builds what is missing of it. So does a PostgreSQL
database, which its own server backs up.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
import uuid
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO

from filelock import FileLock

from assistant.errors import AdvisorError, Code
from assistant.ingesting import LOCK as INGESTING
from assistant.operations.running import LOCK, STAGE, alone
from assistant.screening import LISTS
from assistant.stored import PART, opened_to_read

FORMAT = 1
MANIFEST = "policy-advisor-backup.json"
BEFORE = "before-restore-"
NOT_KEPT = ("index", LISTS, STAGE, LOCK)
NOT_KEPT_ENDS = (".lock", PART, "-wal", "-shm", "-journal")
SQLITE = b"SQLite format 3\x00"
OWNER_ONLY = 0o600


def back_up(data_dir: Path, file: Path, now: datetime) -> int:
    """Writes the file in one step; how many files are in it. Raises OSError and AdvisorError; an older file stays then.

    The file is its owner's alone: it holds what visitors wrote.
    """
    if not data_dir.is_dir():
        raise AdvisorError(Code.NOTHING_TO_BACK_UP, folder=data_dir)
    part = file.with_name(f"{file.name}-{uuid.uuid4().hex}{PART}")
    with ExitStack() as stack:
        temporary = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="policy-advisor-")))
        texts = data_dir / "texts"
        # No text may be taken in between its file and the list of texts; where nobody may write, none is.
        if texts.is_dir() and os.access(texts, os.W_OK):
            stack.enter_context(FileLock(texts / INGESTING))
        sources = {name: _still(path, temporary) for name, path in _kept(data_dir, apart=(file, part))}
        stack.callback(part.unlink, missing_ok=True)
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY), "wb") as written:
            _pack(written, sources, now)
            written.flush()
            os.fsync(written.fileno())
        os.replace(part, file)
    return len(sources)


def restore(data_dir: Path, file: Path, now: datetime, replace: bool = False) -> Path | None:
    """Puts the files of a backup in place. What was there before goes into the folder that is given back, if anything
    was there, which `replace` has to allow.

    The whole file is read and checked before anything is touched. Raises OSError and AdvisorError.
    """
    with alone(data_dir):
        stage = data_dir / STAGE
        unfinished = stage.exists()
        present = sorted({PurePosixPath(name).parts[0] for name, _ in _kept(data_dir)})
        if present and not replace and not unfinished:
            raise AdvisorError(Code.DATA_THERE, folder=data_dir)
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir(mode=0o700)
        try:
            restored = _unpack(file, stage)
        except BaseException:
            if not unfinished:
                shutil.rmtree(stage)
            raise
        # Journals belong to the database beside them: one left behind would be played into the restored one.
        journals = [path.name for end in ("-wal", "-shm", "-journal") for path in data_dir.glob(f"*{end}")]
        aside = data_dir / f"{BEFORE}{now:%Y%m%d-%H%M%S}-{uuid.uuid4().hex[:6]}" if present or journals else None
        if aside is not None:
            aside.mkdir(mode=0o700)
            for name in (*present, *journals):
                os.rename(data_dir / name, aside / name)
        for name in restored:
            os.rename(stage / name, data_dir / name)
        stage.rmdir()
    return aside


def _kept(data_dir: Path, apart: tuple[Path, ...] = ()) -> Iterator[tuple[str, Path]]:
    """What belongs into a backup, by its name in it."""
    own = {path.absolute() for path in apart}
    for path in sorted(data_dir.rglob("*")):
        name = path.relative_to(data_dir)
        first = name.parts[0]
        if first in NOT_KEPT or first.startswith(BEFORE) or path.name.endswith(NOT_KEPT_ENDS):
            continue
        if path.is_file() and not path.is_symlink() and path.absolute() not in own:
            yield name.as_posix(), path


def _still(path: Path, temporary: Path) -> Path:
    """A copy that nobody writes to any more; of a database, as of one moment."""
    copy = temporary / uuid.uuid4().hex
    with path.open("rb") as file:
        is_database = file.read(len(SQLITE)) == SQLITE
    if not is_database:
        shutil.copyfile(path, copy)
        return copy
    try:
        with closing(opened_to_read(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
            # The copy takes the write-ahead mode over; without it the file stands for itself.
            target.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise AdvisorError(Code.STATE_UNUSABLE, database=path, reason=error) from error
    return copy


def _pack(written: IO[bytes], sources: Mapping[str, Path], now: datetime) -> None:
    digests = {name: _digest(path) for name, path in sources.items()}
    manifest = {"format": FORMAT, "at": now.isoformat(), "files": digests}
    with tempfile.TemporaryDirectory(prefix="policy-advisor-") as folder:
        described = Path(folder, MANIFEST)
        described.write_text(json.dumps(manifest, ensure_ascii=False, indent=2), encoding="utf-8")
        with tarfile.open(fileobj=written, mode="w:gz") as archive:
            archive.add(described, MANIFEST, filter=_plain)
            for name, path in sources.items():
                archive.add(path, name, filter=_plain)


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the names and numbers of this machine's users."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = OWNER_ONLY
    return member


def _unpack(file: Path, stage: Path) -> list[str]:
    """The backup's files in a folder, each with the digest that its list states; the names at the top."""
    try:
        with tarfile.open(file, mode="r:gz") as archive:
            digests = _listed(archive)
            for member in archive:
                if member.name == MANIFEST:
                    continue
                if member.name not in digests or not member.isreg():
                    raise AdvisorError(Code.BAD_BACKUP, file=file, reason=member.name)
                archive.extract(member, stage, filter="data")
            for name, digest in digests.items():
                if not (stage / name).is_file() or _digest(stage / name) != digest:
                    raise AdvisorError(Code.BAD_BACKUP, file=file, reason=name)
    except (tarfile.TarError, zlib.error, EOFError, KeyError, TypeError, ValueError) as error:
        raise AdvisorError(Code.BAD_BACKUP, file=file, reason=error) from error
    return sorted(path.name for path in stage.iterdir())


def _listed(archive: tarfile.TarFile) -> dict[str, str]:
    """The names and digests of a backup. Raises KeyError, TypeError or ValueError for anything else."""
    listed = archive.extractfile(MANIFEST)
    if listed is None:
        raise ValueError(MANIFEST)
    manifest = json.loads(listed.read())
    if manifest["format"] != FORMAT:
        raise ValueError(f"format {manifest['format']}")
    return {str(name): str(digest) for name, digest in manifest["files"].items()}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
