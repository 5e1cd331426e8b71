"""Requests for a person (转人工)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from assistant.state.base import Base


class HandoffRow(Base):
    """A conversation that its visitor wants a person to look at. A contact is kept with the time of consent only."""

    __tablename__ = "handoffs"
    __table_args__ = (
        CheckConstraint("contact IS NULL OR consented_at IS NOT NULL", name="contact_needs_consent"),
        Index("ix_handoffs_conversation_id", "conversation_id"),
        Index("ix_handoffs_state", "state"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    requested_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(Text)
    contact: Mapped[str | None] = mapped_column(Text)
    consented_at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(String(16))
    handled_by: Mapped[str | None] = mapped_column(String(64))
    handled_at: Mapped[datetime | None]
