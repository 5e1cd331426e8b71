"""Lists of companies screened at the desk: one run after the other in the background, with how far each is.

What a run is and how far it has come stands in a file of its folder, so that every server process on the same data folder
knows it. The uploaded list is deleted when its run is over, however it ended. The results are kept for an hour, for who
started the run alone, or until they are removed. What a server left that is no longer there is deleted.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from assistant.errors import as_advisor_error
from assistant.screening.running import Purpose, Scope, screen_file
from assistant.state.tokens import is_token, new_token
from assistant.stored import whole
from assistant.strings import LANGUAGES, Strings, strings

logger = logging.getLogger(__name__)

KEPT_SECONDS = 60 * 60
MOST_OF_ONE = 3
"""Runs that one member of staff may have, done or not."""

LIST_KINDS = (".csv", ".xlsx")
RESULT, STATE = "results.xlsx", "run.json"
OWNER_ONLY, OWNER_ONLY_FOLDER = 0o600, 0o700


@dataclass(frozen=True)
class Found:
    """What came of a run: rows, companies with a lead, rows with an error, columns that no rule knows."""

    rows: int
    leads: int
    errors: int
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Run:
    """One list as it stood when it was looked at. `rows` counts those screened so far, of about `lines` where that is
    known; `failed` says by language why there is no result. Times are seconds since the epoch."""

    id: str
    staff: str
    name: str
    began: float
    lines: int | None = None
    rows: int = 0
    result: Found | None = None
    failed: dict[str, str] | None = None
    ended: float | None = None

    @property
    def done(self) -> bool:
        return self.ended is not None


class Lists:
    """The runs of a data folder. `now` gives the seconds since the epoch."""

    def __init__(self, folder: Path, log: Path, now: Callable[[], float] = time.time) -> None:
        self._all, self._log, self._now = folder, log, now
        self._lock = threading.Lock()
        self._one_after_another = ThreadPoolExecutor(1, thread_name_prefix="screening")
        self._own, self._living = _own_folder(folder)

    def start(
        self, staff: str, name: str, content: bytes, scope: Scope, purpose: Purpose, encoding: str, words: Strings
    ) -> Run | None:
        """Puts a list into the queue; None where this member has too many runs already."""
        run = Run(new_token(), staff, name, self._now())
        folder = self._own / run.id
        with self._lock:
            if len(self.of(staff)) >= MOST_OF_ONE:
                return None
            folder.mkdir(mode=OWNER_ONLY_FOLDER)
            _write(folder, run)
        source = folder / f"list{Path(name).suffix.lower()}"
        with os.fdopen(os.open(source, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY), "wb") as file:
            file.write(content)
        self._one_after_another.submit(self._screen, folder, run, source, scope, purpose, encoding, words)
        return run

    def of(self, staff: str) -> list[Run]:
        """The runs of a member of staff, the latest first, whichever server process they are of."""
        found = [run for _, run in self._kept() if run.staff == staff]
        return sorted(found, key=lambda run: run.began, reverse=True)

    def find(self, staff: str, run_id: str) -> Run | None:
        """A run of this member; None for another one's."""
        return next((run for run in self.of(staff) if run.id == run_id), None)

    def remove(self, staff: str, run_id: str) -> None:
        """Takes a run that is over away, with its results."""
        for folder, run in self._kept():
            if run.id == run_id and run.staff == staff and run.done:
                _remove(folder)

    def result(self, run: Run) -> bytes:
        """The file of results. Raises FileNotFoundError where the run has none."""
        return self._folder(run.id).joinpath(RESULT).read_bytes()

    def _folder(self, run_id: str) -> Path:
        """Raises FileNotFoundError where there is none."""
        found = next(self._all.glob(f"*/{run_id}"), None) if is_token(run_id) else None
        if found is None:
            raise FileNotFoundError(run_id)
        return found

    def _kept(self) -> Iterator[tuple[Path, Run]]:
        """Every run of every living server with its folder. What is over for too long goes, and what a dead server left."""
        _sweep(self._all, but=self._own)
        for state in self._all.glob(f"*/*/{STATE}"):
            run = _read(state)
            if run is None:
                continue
            if run.ended is not None and self._now() - run.ended >= KEPT_SECONDS:
                _remove(state.parent)
            else:
                yield state.parent, run

    def _screen(
        self, folder: Path, run: Run, source: Path, scope: Scope, purpose: Purpose, encoding: str, words: Strings
    ) -> None:
        def progress(rows: int, about: int) -> None:
            nonlocal run
            run = replace(run, rows=rows, lines=about or None)
            _write(folder, run)

        try:
            target = folder / RESULT
            done = screen_file(
                source, target, scope, purpose, words, encoding=encoding, progress=progress, log=self._log
            )
            target.chmod(OWNER_ONLY)
            counts = done.counts
            found = Found(counts.rows, counts.with_leads, counts.with_errors, tuple(done.unknown))
            run = replace(run, rows=counts.rows, result=found)
        except Exception as error:
            known = as_advisor_error(error)
            run = replace(run, failed={language: known.line(strings(language)) for language in LANGUAGES})
            # The error's own words may hold what stands in the list, which belongs in no log.
            logger.error("%s %s", known.code, type(error).__name__)
        finally:
            source.unlink(missing_ok=True)
            _write(folder, replace(run, ended=self._now()))
            timer = threading.Timer(KEPT_SECONDS + 1, lambda: list(self._kept()))
            timer.daemon = True
            timer.start()


def _own_folder(folder: Path) -> tuple[Path, FileLock]:
    """A folder for this server alone, with the lock that says that it lives; folders without a living server go."""
    folder.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY_FOLDER)
    own = folder / new_token()
    living = FileLock(f"{own}.lock", mode=OWNER_ONLY, thread_local=False)
    living.acquire()
    own.mkdir(mode=OWNER_ONLY_FOLDER)
    _sweep(folder, but=own)
    return own, living


def _sweep(folder: Path, but: Path) -> None:
    """Removes the folders of servers that no longer live: nobody holds their lock."""
    for left in folder.glob("*.lock"):
        if left == Path(f"{but}.lock"):
            continue
        try:
            with FileLock(left, timeout=0):
                shutil.rmtree(left.with_suffix(""), ignore_errors=True)
                left.unlink(missing_ok=True)
        except Timeout:
            continue  # another server on the same data folder


def _write(folder: Path, run: Run) -> None:
    """Keeps a run as it stands now, whole or not at all; of a run that was removed meanwhile nothing comes back."""
    if folder.is_dir():
        with whole(folder / STATE) as part:
            part.touch(OWNER_ONLY)
            part.write_text(json.dumps(asdict(run), ensure_ascii=False), encoding="utf-8")


def _read(state: Path) -> Run | None:
    """The run of a file; None where it was removed meanwhile."""
    try:
        kept: dict[str, Any] = json.loads(state.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    result = kept.pop("result")
    if result is not None:
        result = Found(**{**result, "unknown": tuple(result["unknown"])})
    return Run(**kept, result=result)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
