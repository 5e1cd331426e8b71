"""Who is signed in at the desk, and sign-ins that failed: shared by every server on the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from assistant.state.base import Base


class SignInRow(Base):
    """A sign-in of a member of staff, by the digest of its token. `user_digest` is of the role and password hash that the
    user had, so that a later user of the same name is another one. `consultation_id` is the one at this desk now."""

    __tablename__ = "sign_ins"

    token_digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    staff: Mapped[str] = mapped_column(String(64))
    user_digest: Mapped[str] = mapped_column(String(64))
    began_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    consultation_id: Mapped[int | None] = mapped_column(ForeignKey("consultations.id", ondelete="SET NULL"), index=True)


class FailedSignInRow(Base):
    """An attempt to sign in that failed, or is not decided yet. Name and address stand as digests alone, for minutes."""

    __tablename__ = "failed_sign_ins"
    __table_args__ = (
        Index(None, "name_digest", "at"),
        Index(None, "address_digest", "at"),
        Index(None, "at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name_digest: Mapped[str] = mapped_column(String(64))
    address_digest: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
