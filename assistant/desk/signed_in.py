"""Who is signed in at the desk, and what each has before them: in the database, for every server on it alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from assistant.desk.users import User, Users
from assistant.state import State, sign_ins
from assistant.state.tokens import digest_of, new_token

LONGEST = timedelta(hours=12)
"""A shift: after it the password is asked for again, however busy the desk was."""

SEEN_EVERY = timedelta(seconds=1)
"""Requests closer together than this are one use of the desk; a page that asks often writes no more for it."""


@dataclass
class Shift:
    """One sign-in, as a request finds it. `consultation` is the one at the desk now; None between two visitors. `idle` is
    how long nobody used it before this request."""

    user: User
    token_digest: str
    consultation: int | None
    idle: timedelta

    def put_at_desk(self, session: Session, consultation: int | None) -> None:
        """What is at this desk from now on, for the requests that follow too."""
        self.consultation = consultation
        sign_ins.put_at_desk(session, self.token_digest, consultation)


class SignedIn:
    """Sign-ins by the digest of their token. One object serves every thread."""

    def __init__(self, users: Users, state: State, idle: timedelta, now: Callable[[], datetime]) -> None:
        self._users, self._state, self._idle, self._now = users, state, idle, now

    def begin(self, user: User) -> str:
        """The token of a new sign-in."""
        token, now = new_token(), self._now()
        with self._state.session() as session:
            sign_ins.end_old(session, now - self._idle, now - LONGEST)
            sign_ins.begin(session, digest_of(token), user.name, _digest(user), now)
        return token

    def find(self, token: str) -> Shift | None:
        """The sign-in of a token; None where it has ended, was idle for too long, or its user is gone or another."""
        now, digest = self._now(), digest_of(token)
        with self._state.reading() as session:
            row = sign_ins.find(session, digest)
        if row is None:
            return None
        user, idle = self._users.all().get(row.staff), now - row.last_seen_at
        if user is None or _digest(user) != row.user_digest or idle >= self._idle or now - row.began_at >= LONGEST:
            self.end(token)
            return None
        if idle >= SEEN_EVERY:
            with self._state.session() as session:
                sign_ins.seen(session, digest, now)
        return Shift(user, digest, row.consultation_id, idle)

    def end(self, token: str) -> None:
        with self._state.session() as session:
            sign_ins.end(session, digest_of(token))


def _digest(user: User) -> str:
    """Of what makes a user the same one: who gets another role or password signs in again."""
    return digest_of(f"{user.role}:{user.password}")
