"""What became of the model's work: each event counted, and logged without anybody's words."""

from __future__ import annotations

import logging
from collections import Counter
from threading import Lock

logger = logging.getLogger("assistant.model")


class Counters:
    """Events by name, such as `shown`, `rejected:digits`, `failed:timeout`. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._events: Counter[str] = Counter()

    def count(self, event: str, times: int = 1) -> None:
        """Adds to an event. What the model or the person wrote never stands in an event or in the log."""
        with self._lock:
            self._events[event] += times
        logger.info("model event %s", event)

    def snapshot(self) -> dict[str, int]:
        """How often each event has happened so far, in the order of their names."""
        with self._lock:
            return dict(sorted(self._events.items()))
