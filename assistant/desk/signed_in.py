"""Who is signed in at the desk: held in memory, so that a restart of the server signs everybody out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from assistant.desk.users import User, Users
from assistant.state.tokens import digest_of, new_token

LONGEST_SECONDS = 12 * 60 * 60
"""A shift: after it the password is asked for again, however busy the desk was."""


@dataclass
class Shift:
    """One sign-in. `consultation` is the one at the desk now; None between two visitors. `idle` is how many seconds
    passed between the last two requests."""

    user: User
    began: float
    last_seen: float
    consultation: int | None = None
    idle: float = 0.0


class SignedIn:
    """Sign-ins by the digest of their token. `now` gives seconds that never run backwards."""

    def __init__(self, users: Users, idle_seconds: float, now: Callable[[], float]) -> None:
        self._users, self._idle, self._now = users, idle_seconds, now
        self._shifts: dict[str, Shift] = {}
        self._lock = threading.Lock()

    def begin(self, user: User) -> str:
        """The token of a new sign-in."""
        token, now = new_token(), self._now()
        with self._lock:
            self._shifts = {key: shift for key, shift in self._shifts.items() if self._is_open(shift, now)}
            self._shifts[digest_of(token)] = Shift(user, now, now)
        return token

    def find(self, token: str) -> Shift | None:
        """The sign-in of a token; None where it has ended, was idle for too long, or its user is gone or another."""
        now = self._now()
        with self._lock:
            shift = self._shifts.get(digest_of(token))
            if shift is None:
                return None
            if not self._is_open(shift, now) or self._users.all().get(shift.user.name) != shift.user:
                del self._shifts[digest_of(token)]
                return None
            shift.idle = now - shift.last_seen
            shift.last_seen = now
            return shift

    def end(self, token: str) -> None:
        with self._lock:
            self._shifts.pop(digest_of(token), None)

    def _is_open(self, shift: Shift, now: float) -> bool:
        return now - shift.last_seen < self._idle and now - shift.began < LONGEST_SECONDS
