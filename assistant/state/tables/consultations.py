"""Consultations at the counter: the rules calculated for one visitor, and the advice slips given."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from assistant.state.base import Base


class ConsultationRow(Base):
    """One visitor at the desk. `staff` is the user who received them; `company` is optional and masked.

    `parked_at` says that the visitor waits and nobody's desk has the consultation; `held_by` is whose desk has it, else.
    `note` is for whoever goes on with it. `corrects` is the number of the slip that its next slip takes the place of.
    """

    __tablename__ = "consultations"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[datetime] = mapped_column(index=True)
    closed_at: Mapped[datetime | None]
    staff: Mapped[str] = mapped_column(String(64))
    company: Mapped[str] = mapped_column(Text)
    credit_code: Mapped[str] = mapped_column(String(18), default="")
    parked_at: Mapped[datetime | None]
    held_by: Mapped[str | None] = mapped_column(String(64))
    note: Mapped[str] = mapped_column(Text, default="")
    corrects: Mapped[str | None] = mapped_column(String(32))

    items: Mapped[list[ConsultationItemRow]] = relationship(
        order_by="ConsultationItemRow.id", cascade="all, delete-orphan", passive_deletes=True
    )
    slips: Mapped[list[SlipRow]] = relationship(
        order_by="SlipRow.id", cascade="all, delete-orphan", passive_deletes=True
    )
    drafts: Mapped[list[ConsultationDraftRow]] = relationship(
        order_by="ConsultationDraftRow.saved_at", cascade="all, delete-orphan", passive_deletes=True
    )


class ConsultationItemRow(Base):
    """A rule, or the company's whole plan, with the facts as stated and the answer as it was given (the JSON form of
    `Answer`). `kind` is "rule" or "plan"; a plan's `rule` is empty."""

    __tablename__ = "consultation_items"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultations.id", ondelete="CASCADE"), index=True)
    added_at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(8), default="rule")
    rule: Mapped[str] = mapped_column(String(64))
    facts: Mapped[dict[str, Any]]
    answer: Mapped[dict[str, Any]]


class SlipRow(Base):
    """An advice slip as it was printed. The database refuses to change one; it goes with its consultation alone."""

    __tablename__ = "slips"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultations.id", ondelete="CASCADE"), index=True)
    number: Mapped[str] = mapped_column(String(32), unique=True)
    check_code: Mapped[str] = mapped_column(String(16), index=True)
    issued_at: Mapped[datetime]
    issued_by: Mapped[str] = mapped_column(String(64))
    issued_on: Mapped[date]
    items: Mapped[list[Any]]
    content: Mapped[dict[str, Any]]

    cancellation: Mapped[SlipCancellationRow | None] = relationship(passive_deletes=True)


class SlipCancellationRow(Base):
    """作废: a slip that no longer counts, and the number of the one that corrects it. Neither changes again."""

    __tablename__ = "slip_cancellations"

    slip_id: Mapped[int] = mapped_column(
        ForeignKey("slips.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    cancelled_at: Mapped[datetime]
    cancelled_by: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(Text)
    corrected_by: Mapped[str | None] = mapped_column(String(32))


class ConsultationDraftRow(Base):
    """What was typed into a form and not yet calculated. `form` is a rule's id or "plan"."""

    __tablename__ = "consultation_drafts"
    __table_args__ = (UniqueConstraint("consultation_id", "form"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultations.id", ondelete="CASCADE"))
    form: Mapped[str] = mapped_column(String(64))
    typed: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime]


class ConsultationEntryRow(Base):
    """An entry of the audit record that was made in a consultation. The entry is a number alone: it stays."""

    __tablename__ = "consultation_entries"

    entry_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultations.id", ondelete="CASCADE"), index=True)


class SlipRemovalRow(Base):
    """The tombstone of a slip: that it was given, and why its words are gone ("visitor", "retention")."""

    __tablename__ = "slip_removals"

    number: Mapped[str] = mapped_column(String(32), primary_key=True)
    check_code: Mapped[str] = mapped_column(String(16), index=True)
    removed_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(16))
