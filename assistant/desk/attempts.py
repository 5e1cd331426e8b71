"""Failed sign-ins, counted by user name and by address, so that passwords cannot be tried one after the other."""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from collections.abc import Callable

WINDOW_SECONDS = 15 * 60
MOST_BY_NAME, MOST_BY_ADDRESS = 5, 20
MOST_KEPT = 10_000
"""Names and addresses kept at once; beyond, those that failed longest ago are forgotten."""


class Attempts:
    """`now` gives seconds that never run backwards."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._failed: defaultdict[tuple[str, str], deque[float]] = defaultdict(deque)
        self._lock = threading.Lock()

    def begin(self, name: str, address: str) -> bool:
        """Counts an attempt as failed until `succeeded` says otherwise. False where there were too many already."""
        now = self._now()
        with self._lock:
            kinds = ((("name", name), MOST_BY_NAME), (("address", address), MOST_BY_ADDRESS))
            if any(len(self._recent(key, now)) >= most for key, most in kinds):
                return False
            for key, most in kinds:
                failed = self._failed.pop(key, deque(maxlen=most))
                failed.append(now)
                self._failed[key] = failed
            while len(self._failed) > MOST_KEPT:
                del self._failed[next(iter(self._failed))]
            return True

    def succeeded(self, name: str, address: str) -> None:
        """The name starts afresh; of the address, this attempt alone is taken back."""
        with self._lock:
            self._failed.pop(("name", name), None)
            of_address = self._failed.get(("address", address))
            if of_address:
                of_address.pop()

    def _recent(self, key: tuple[str, str], now: float) -> deque[float]:
        failed = self._failed.get(key, deque())
        while failed and now - failed[0] >= WINDOW_SECONDS:
            failed.popleft()
        return failed
