"""Lists of companies screened at the desk: one run after the other in the background, with how far each is.

The uploaded list is deleted when its run is over, however it ended. The results are kept for an hour, for who started the
run alone, or until they are removed. A server that starts deletes what one left that is no longer there.
"""

from __future__ import annotations

import logging
import os
import shutil
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import AdvisorError, as_advisor_error
from assistant.screening.running import Done, Purpose, Scope, screen_file
from assistant.state.tokens import new_token
from assistant.strings import Strings

logger = logging.getLogger(__name__)

KEPT_SECONDS = 60 * 60
MOST_OF_ONE = 3
"""Runs that one member of staff may have, done or not."""

LIST_KINDS = (".csv", ".xlsx")
RESULT = "results.xlsx"
OWNER_ONLY, OWNER_ONLY_FOLDER = 0o600, 0o700


@dataclass
class Run:
    """One list. `rows` counts those screened so far, of `lines` where that is known; `failed` says why there is no result."""

    id: str
    staff: str
    name: str
    folder: Path
    lines: int | None = None
    rows: int = 0
    result: Done | None = None
    failed: AdvisorError | None = None
    ended: float | None = None

    @property
    def done(self) -> bool:
        return self.ended is not None


class Lists:
    """The runs of a server. `now` gives seconds that never run backwards."""

    def __init__(self, folder: Path, log: Path, now: Callable[[], float] = time.monotonic) -> None:
        self._log, self._now = log, now
        self._runs: dict[str, Run] = {}
        self._lock = threading.Lock()
        self._one_after_another = ThreadPoolExecutor(1, thread_name_prefix="screening")
        self._folder, self._living = _own_folder(folder)

    def start(
        self, staff: str, name: str, content: bytes, scope: Scope, purpose: Purpose, encoding: str, words: Strings
    ) -> Run | None:
        """Puts a list into the queue; None where this member has too many runs already."""
        run_id = new_token()
        folder = self._folder / run_id
        with self._lock:
            self._forget_old()
            if sum(run.staff == staff for run in self._runs.values()) >= MOST_OF_ONE:
                return None
            run = self._runs[run_id] = Run(run_id, staff, name, folder, _lines(name, content))
        self._folder.mkdir(exist_ok=True, mode=OWNER_ONLY_FOLDER)
        folder.mkdir(mode=OWNER_ONLY_FOLDER)
        source = folder / f"list{Path(name).suffix.lower()}"
        with os.fdopen(os.open(source, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY), "wb") as file:
            file.write(content)
        self._one_after_another.submit(self._screen, run, source, scope, purpose, encoding, words)
        return run

    def of(self, staff: str) -> list[Run]:
        """The runs of a member of staff, the latest first."""
        with self._lock:
            self._forget_old()
            return [run for run in reversed(self._runs.values()) if run.staff == staff]

    def find(self, staff: str, run_id: str) -> Run | None:
        """A run of this member; None for another one's."""
        return next((run for run in self.of(staff) if run.id == run_id), None)

    def remove(self, staff: str, run_id: str) -> None:
        """Takes a run that is over away, with its results."""
        with self._lock:
            run = self._runs.get(run_id)
            if run is not None and run.staff == staff and run.done:
                self._forget(run)

    def result(self, run: Run) -> bytes:
        """The file of results. Raises FileNotFoundError where the run has none."""
        return (run.folder / RESULT).read_bytes()

    def _screen(self, run: Run, source: Path, scope: Scope, purpose: Purpose, encoding: str, words: Strings) -> None:
        def progress(rows: int) -> None:
            run.rows = rows

        try:
            done = screen_file(
                source, run.folder / RESULT, scope, purpose, words, encoding=encoding, progress=progress, log=self._log
            )
            run.rows, run.result = done.counts.rows, done
        except Exception as error:
            run.failed = as_advisor_error(error)
            # The error's own words may hold what stands in the list, which belongs in no log.
            logger.error("%s %s", run.failed.code, type(error).__name__)
        finally:
            source.unlink(missing_ok=True)
            run.ended = self._now()
            timer = threading.Timer(KEPT_SECONDS, self._later)
            timer.daemon = True
            timer.start()

    def _later(self) -> None:
        with self._lock:
            self._forget_old()

    def _forget_old(self) -> None:
        for run in list(self._runs.values()):
            if run.ended is not None and self._now() - run.ended >= KEPT_SECONDS:
                self._forget(run)

    def _forget(self, run: Run) -> None:
        del self._runs[run.id]
        shutil.rmtree(run.folder, ignore_errors=True)


def _own_folder(folder: Path) -> tuple[Path, FileLock]:
    """A folder for this server alone, with the lock that says that it lives; folders without a living server go."""
    folder.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY_FOLDER)
    for left in folder.glob("*.lock"):
        try:
            with FileLock(left, timeout=0):
                shutil.rmtree(left.with_suffix(""), ignore_errors=True)
                left.unlink(missing_ok=True)
        except Timeout:
            continue  # another server on the same data folder
    own = folder / new_token()
    living = FileLock(f"{own}.lock", mode=OWNER_ONLY, thread_local=False)
    living.acquire()
    return own, living


def _lines(name: str, content: bytes) -> int | None:
    """The rows of a CSV below its headings; an Excel file does not say how many it has."""
    return max(content.count(b"\n") - 1, 0) or None if name.lower().endswith(".csv") else None
