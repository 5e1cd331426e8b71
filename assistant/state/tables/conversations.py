"""Conversations and their turns."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from assistant.state.base import Base


class ConversationRow(Base):
    """One visitor's conversation. Who holds the token may read it; only the token's digest is kept.

    `token_digest` is that of the conversation that a browser is in. While it is in another one, `kept_for` holds the
    digest instead. Both are null once the conversation has ended in the browser: nobody can open it there again.
    """

    __tablename__ = "conversations"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    token_digest: Mapped[str | None] = mapped_column(String(64), unique=True)
    kept_for: Mapped[str | None] = mapped_column(String(64), index=True)
    channel: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(8))
    started_at: Mapped[datetime]
    last_active_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]

    turns: Mapped[list[TurnRow]] = relationship(
        back_populates="conversation", order_by="TurnRow.id", cascade="all, delete-orphan", passive_deletes=True
    )


class TurnRow(Base):
    """A message with its answer, and what the advisor remembered after it.

    `answer` is the JSON form of `Answer`; null where the message could not be answered, with the error's `error_code`.
    A turn that was asked again or reworded is kept with `replaced_at` and no longer shown.
    """

    __tablename__ = "turns"
    __table_args__ = (Index("ix_turns_conversation_id", "conversation_id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    asked_at: Mapped[datetime]
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[dict[str, Any] | None]
    memory: Mapped[dict[str, Any]]
    error_code: Mapped[str | None] = mapped_column(String(16))
    replaced_at: Mapped[datetime | None]

    conversation: Mapped[ConversationRow] = relationship(back_populates="turns")
