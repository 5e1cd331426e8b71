"""What the office keeps itself: records with their draft and release, answers to visitors, drafts of eval cases."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from assistant.state.base import Base


class OfficeEntryRow(Base):
    """A record of `office.records`: `kind` and `content` are one of its KINDS, `subject` the policy, rule or topic.

    Drafted by one, released by another; taken back likewise, on the proposal of one (`ending_by`). `closed_as` is
    refused, ended or replaced. The database refuses a release by who drafted it.
    """

    __tablename__ = "office_entries"
    __table_args__ = (
        CheckConstraint("released_by IS NULL OR released_by <> drafted_by", name="released_by_another"),
        CheckConstraint("closed_as IS NULL OR closed_as <> 'ended' OR closed_by <> ending_by", name="ended_by_another"),
        Index("ix_office_entries_kind_subject", "kind", "subject"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    subject: Mapped[str] = mapped_column(String(64))
    year: Mapped[int | None] = mapped_column(Integer)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    drafted_by: Mapped[str] = mapped_column(String(64))
    drafted_at: Mapped[datetime]
    released_by: Mapped[str | None] = mapped_column(String(64))
    released_at: Mapped[datetime | None]
    ending_by: Mapped[str | None] = mapped_column(String(64))
    ending_at: Mapped[datetime | None]
    ending_why: Mapped[str | None] = mapped_column(Text)
    closed_by: Mapped[str | None] = mapped_column(String(64))
    closed_at: Mapped[datetime | None]
    closed_as: Mapped[str | None] = mapped_column(String(16))


class StaffAnswerRow(Base):
    """What a person answered to a question of the chat: to one that was declined or got a 踩. It goes with its turn."""

    __tablename__ = "staff_answers"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    turn_id: Mapped[int] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"), unique=True)
    answered_at: Mapped[datetime]
    answered_by: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)


class CaseDraftRow(Base):
    """An eval case made of a visitor's question, without anything that leads back to the visitor.

    `expected` and `source` (a sentence of a text, verbatim) are needed before it can be confirmed, by another person
    than the one who drafted it; only then does it count.
    """

    __tablename__ = "case_drafts"
    __table_args__ = (
        CheckConstraint("confirmed_by IS NULL OR confirmed_by <> drafted_by", name="confirmed_by_another"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    drafted_at: Mapped[datetime]
    drafted_by: Mapped[str] = mapped_column(String(64))
    question: Mapped[str] = mapped_column(Text)
    expected: Mapped[dict[str, Any]] = mapped_column(JSON)
    source: Mapped[str] = mapped_column(Text)
    document: Mapped[str] = mapped_column(String(64))
    confirmed_by: Mapped[str | None] = mapped_column(String(64))
    confirmed_at: Mapped[datetime | None]
