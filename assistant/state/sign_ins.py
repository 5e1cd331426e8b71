"""Sign-ins at the desk by the digest of their token, and attempts that failed by digests of name and address."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.orm import Session

from assistant.state.tables import FailedSignInRow, SignInRow


def begin(session: Session, token_digest: str, staff: str, user_digest: str, now: datetime) -> None:
    """Keeps a new sign-in, with nobody at its desk."""
    session.add(
        SignInRow(token_digest=token_digest, staff=staff, user_digest=user_digest, began_at=now, last_seen_at=now)
    )
    session.flush()


def find(session: Session, token_digest: str) -> SignInRow | None:
    return session.get(SignInRow, token_digest)


def seen(session: Session, token_digest: str, now: datetime) -> None:
    session.execute(update(SignInRow).where(SignInRow.token_digest == token_digest).values(last_seen_at=now))


def put_at_desk(session: Session, token_digest: str, consultation: int | None) -> None:
    """Which consultation is at this desk from now on."""
    changed = update(SignInRow).where(SignInRow.token_digest == token_digest)
    session.execute(changed.values(consultation_id=consultation))


def end(session: Session, token_digest: str) -> None:
    session.execute(delete(SignInRow).where(SignInRow.token_digest == token_digest))


def end_old(session: Session, seen_before: datetime, begun_before: datetime) -> None:
    """Ends those that nobody used since a time, and those that began too long ago."""
    old = or_(SignInRow.last_seen_at <= seen_before, SignInRow.began_at <= begun_before)
    session.execute(delete(SignInRow).where(old))


def failed_by_name(session: Session, name_digest: str, since: datetime) -> int:
    return _count(session, FailedSignInRow.name_digest == name_digest, since)


def failed_by_address(session: Session, address_digest: str, since: datetime) -> int:
    return _count(session, FailedSignInRow.address_digest == address_digest, since)


def keep_failed(session: Session, name_digest: str, address_digest: str, now: datetime) -> int:
    """Keeps an attempt as failed. Its number."""
    row = FailedSignInRow(name_digest=name_digest, address_digest=address_digest, at=now)
    session.add(row)
    session.flush()
    return row.id


def forget_failed(session: Session, name_digest: str, attempt: int) -> None:
    """The attempt did not fail: it is forgotten, and those before it no longer count for its name; for the addresses that
    they came from they do."""
    session.execute(delete(FailedSignInRow).where(FailedSignInRow.id == attempt))
    of_name = update(FailedSignInRow).where(FailedSignInRow.name_digest == name_digest)
    session.execute(of_name.values(name_digest=""))


def forget_failed_before(session: Session, before: datetime) -> None:
    session.execute(delete(FailedSignInRow).where(FailedSignInRow.at <= before))


def _count(session: Session, whose: ColumnElement[bool], since: datetime) -> int:
    wanted = select(func.count()).select_from(FailedSignInRow).where(whose, FailedSignInRow.at > since)
    return session.scalar(wanted) or 0
