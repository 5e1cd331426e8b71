"""How much one visitor may ask: characters of a message, messages of a conversation, messages in a minute."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from assistant.errors import AdvisorError, Code
from assistant.operations.metrics import Metrics
from assistant.page.limits import check_message

MINUTE = 60.0
MOST_KEYS = 10_000
"""Visitors remembered before those of more than a minute ago are forgotten."""


class Rate:
    """At most so many in any minute, for each key. One object serves every thread; a process counts its own."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.per_minute = per_minute
        self._clock = clock
        self._lock = threading.Lock()
        self._times: dict[str, deque[float]] = {}

    def take(self, key: str) -> bool:
        """Whether one more is allowed now; it then counts."""
        now = self._clock()
        with self._lock:
            if len(self._times) > MOST_KEYS:
                self._times = {key: times for key, times in self._times.items() if times[-1] > now - MINUTE}
            times = self._times.setdefault(key, deque())
            while times and times[0] <= now - MINUTE:
                times.popleft()
            if len(times) >= self.per_minute:
                return False
            times.append(now)
            return True


class Allowance:
    """The limits of one visitor. Raises AdvisorError with the limit's own code, and counts what it refuses."""

    def __init__(self, per_minute: int = 30, most_turns: int = 200, metrics: Metrics | None = None) -> None:
        self._rate = Rate(per_minute)
        self._most_turns = most_turns
        self._metrics = metrics

    def check_message(self, visitor: str, text: str) -> None:
        """A message that is too long, or one too many in this minute."""
        try:
            check_message(text)
            if not self._rate.take(visitor):
                raise AdvisorError(Code.TOO_MANY_REQUESTS, limit=self._rate.per_minute)
        except AdvisorError as error:
            self._refused(error)
            raise

    def check_turns(self, turns: int) -> None:
        """One message too many in a conversation that has so many."""
        if turns >= self._most_turns:
            error = AdvisorError(Code.TOO_MANY_TURNS, limit=self._most_turns)
            self._refused(error)
            raise error

    def _refused(self, error: AdvisorError) -> None:
        if self._metrics is not None:
            self._metrics.refused(error.code)
