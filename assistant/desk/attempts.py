"""Failed sign-ins, counted by user name and by address, so that passwords cannot be tried one after the other.

They stand in the database: an attempt at one server counts at all of them, and a restart forgives nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from assistant.state import State, sign_ins
from assistant.state.tokens import digest_of

WINDOW = timedelta(minutes=15)
MOST_BY_NAME, MOST_BY_ADDRESS = 5, 20


class Attempts:
    """One object serves every thread."""

    def __init__(self, state: State, now: Callable[[], datetime]) -> None:
        self._state, self._now = state, now

    def begin(self, name: str, address: str) -> int | None:
        """Counts an attempt as failed until `succeeded` says otherwise. Its number; None where there were too many."""
        now = self._now()
        since = now - WINDOW
        with self._state.session() as session:
            sign_ins.forget_failed_before(session, since)
            by_name = sign_ins.failed_by_name(session, digest_of(name), since)
            by_address = sign_ins.failed_by_address(session, digest_of(address), since)
            if by_name >= MOST_BY_NAME or by_address >= MOST_BY_ADDRESS:
                return None
            return sign_ins.keep_failed(session, digest_of(name), digest_of(address), now)

    def succeeded(self, name: str, attempt: int) -> None:
        """The name starts afresh; of the address, what others tried from there still counts."""
        with self._state.session() as session:
            sign_ins.forget_failed(session, digest_of(name), attempt)
