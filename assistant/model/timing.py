"""The model's time for one answer, and work that is left behind when it is over."""

from __future__ import annotations

import contextvars
import time
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, Full, Queue
from threading import BoundedSemaphore, Event, Lock, Thread
from typing import TypeVar

from langsmith import tracing_context

from assistant.model.failures import ENDPOINT, ModelFailure, failure_of

T = TypeVar("T")
CHECK_SECONDS = 0.05
"""How often work that was left behind looks whether anybody still waits for it."""


class Deadline:
    """A point in time, `seconds` from now."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        return self._end - time.monotonic()


class Workers:
    """Runs the model's calls beside the person's thread, `parallel` at once. One object serves every conversation.

    A call that hangs is waited for no longer than its deadline; its thread ends with the client's own time limit.
    """

    def __init__(self, parallel: int) -> None:
        self._free = BoundedSemaphore(parallel)

    def stream(self, source: Callable[[], Iterable[T]], deadline: Deadline) -> Iterator[T]:
        """The items of `source` as they come. Raises ModelFailure when it fails, is late, or too many are at work."""
        if deadline.left <= 0:
            raise ModelFailure(f"{ENDPOINT}timeout")
        if not self._free.acquire(timeout=deadline.left):
            raise ModelFailure("failed_here:busy")
        items: Queue[tuple[str, object]] = Queue(maxsize=64)
        abandoned = Event()

        def put(kind: str, item: object) -> None:
            while not abandoned.is_set():
                try:
                    return items.put((kind, item), timeout=CHECK_SECONDS)
                except Full:
                    continue

        def work() -> None:
            try:
                # What people ask stays between this program and the endpoint: no tracing, whatever the environment says.
                with tracing_context(enabled=False):
                    for item in source():
                        if abandoned.is_set():
                            return
                        put("item", item)
                put("end", None)
            except Exception as error:
                put("error", error)
            finally:
                self._free.release()

        Thread(target=contextvars.copy_context().run, args=(work,), daemon=True, name="language-model").start()
        try:
            while True:
                try:
                    kind, item = items.get(timeout=max(deadline.left, 0))
                except Empty:
                    raise ModelFailure(f"{ENDPOINT}timeout") from None
                if kind == "end":
                    return
                if kind == "error":
                    assert isinstance(item, BaseException)
                    raise failure_of(item) from item
                yield item  # type: ignore[misc]
        finally:
            abandoned.set()

    def call(self, function: Callable[[], T], deadline: Deadline) -> T:
        """The function's result. Raises ModelFailure as `stream` does."""
        return next(iter(list(self.stream(lambda: [function()], deadline))))


class Rest:
    """Leaves an endpoint alone for `seconds` after it failed `most` times in a row, so that nobody waits for it."""

    def __init__(self, most: int = 3, seconds: float = 30) -> None:
        self._most = most
        self._seconds = seconds
        self._lock = Lock()
        self._failures = 0
        self._until = 0.0

    @property
    def resting(self) -> bool:
        with self._lock:
            return time.monotonic() < self._until

    def failed(self) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= self._most:
                self._until = time.monotonic() + self._seconds
                self._failures = self._most - 1  # one more failure afterwards is enough to rest again

    def worked(self) -> None:
        with self._lock:
            self._failures = 0
