"""The audit record: one entry for every answer. Entries are never changed nor removed; the database refuses it.

Words and figures stand apart from the entry, so that taking them away at a visitor's wish, or when their time is over,
leaves the entry as a tombstone: that at this time, by these rules, something was answered.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from assistant.state.base import Base


class AuditEntry(Base):
    """That an answer was given. `rules` has each rule with the digest of its definition, `citations` the places cited.

    The conversation and the turn are numbers alone, not keys: they stay when those are deleted.
    """

    __tablename__ = "audit_entries"
    __table_args__ = (
        Index("ix_audit_entries_at", "at"),
        Index("ix_audit_entries_conversation_id", "conversation_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    channel: Mapped[str] = mapped_column(String(16))
    conversation_id: Mapped[int | None]
    turn_id: Mapped[int | None]
    as_of: Mapped[date] = mapped_column(Date)
    status: Mapped[str] = mapped_column(String(16))
    rules: Mapped[list[Any]] = mapped_column(JSON)
    citations: Mapped[list[Any]] = mapped_column(JSON)
    corpus_digest: Mapped[str] = mapped_column(String(64))
    program_version: Mapped[str] = mapped_column(String(32))
    elapsed_ms: Mapped[int]


class AuditText(Base):
    """The words of an entry: what was asked and what was said."""

    __tablename__ = "audit_texts"

    entry_id: Mapped[int] = mapped_column(ForeignKey("audit_entries.id"), primary_key=True, autoincrement=False)
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)


class AuditFigures(Base):
    """The figures of an entry: facts as they were understood, and as JSON headline, awards, total, and the `inputs` that
    the answer was made from beside its question (`state.inputs`)."""

    __tablename__ = "audit_figures"

    entry_id: Mapped[int] = mapped_column(ForeignKey("audit_entries.id"), primary_key=True, autoincrement=False)
    facts: Mapped[list[Any]] = mapped_column(JSON)
    figures: Mapped[dict[str, Any]]


class AuditRemoval(Base):
    """The tombstone: when the words and figures of an entry were taken away, and why ("visitor", "retention")."""

    __tablename__ = "audit_removals"

    entry_id: Mapped[int] = mapped_column(ForeignKey("audit_entries.id"), primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(16))
