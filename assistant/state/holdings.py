"""Everything that is kept of a visitor, so that export, delete and retention reach all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from assistant.state import audit, consultation_data
from assistant.state.tables import (
    AuditEntry,
    AuditRemoval,
    ConsultationRow,
    ConversationRow,
    FeedbackRow,
    HandoffRow,
    StaffAnswerRow,
    TurnRow,
)


@dataclass(frozen=True)
class Holding:
    """One kind of data: what `export` gives of a conversation, and how it goes.

    `export(session, conversation_id)` gives plain JSON values. `remove(session, conversation_id, now)` and
    `expire(session, before, now)` give how many records went: of one conversation, or older than a time.
    """

    name: str
    export: Callable[[Session, int], Any]
    remove: Callable[[Session, int, datetime], int]
    expire: Callable[[Session, datetime, datetime], int]


def _export_chat(session: Session, conversation_id: int) -> list[dict[str, Any]]:
    turns = session.scalars(select(TurnRow).where(TurnRow.conversation_id == conversation_id).order_by(TurnRow.id))
    return [
        {
            "asked_at": turn.asked_at.isoformat(),
            "question": turn.question,
            "answer": turn.answer,
            "remembered": turn.memory,
            "replaced_at": turn.replaced_at.isoformat() if turn.replaced_at else None,
        }
        for turn in turns
    ]


def _export_feedback(session: Session, conversation_id: int) -> list[dict[str, Any]]:
    rows = session.scalars(
        select(FeedbackRow).join(TurnRow, TurnRow.id == FeedbackRow.turn_id)
        .where(TurnRow.conversation_id == conversation_id).order_by(FeedbackRow.id)
    )  # fmt: skip
    return [
        {"given_at": row.given_at.isoformat(), "verdict": row.verdict, "reason": row.reason, "comment": row.comment}
        for row in rows
    ]


def _export_staff_answers(session: Session, conversation_id: int) -> list[dict[str, Any]]:
    rows = session.scalars(
        select(StaffAnswerRow).join(TurnRow, TurnRow.id == StaffAnswerRow.turn_id)
        .where(TurnRow.conversation_id == conversation_id).order_by(StaffAnswerRow.id)
    )  # fmt: skip
    return [{"answered_at": row.answered_at.isoformat(), "text": row.text} for row in rows]


def _export_handoffs(session: Session, conversation_id: int) -> list[dict[str, Any]]:
    rows = session.scalars(
        select(HandoffRow).where(HandoffRow.conversation_id == conversation_id).order_by(HandoffRow.id)
    )
    return [
        {"requested_at": row.requested_at.isoformat(), "note": row.note, "contact": row.contact, "state": row.state}
        for row in rows
    ]


def _export_audit(session: Session, conversation_id: int) -> list[dict[str, Any]]:
    entries = session.scalars(
        select(AuditEntry).where(AuditEntry.conversation_id == conversation_id).order_by(AuditEntry.id)
    )
    return [audit.whole(session, entry) for entry in entries]


def _remove_chat(session: Session, conversation_id: int, now: datetime) -> int:
    """The conversation with its turns, feedback and requests for a person, which hang on it."""
    removed = session.scalars(
        delete(ConversationRow).where(ConversationRow.id == conversation_id).returning(ConversationRow.id)
    )
    return len(removed.all())


def _expire_chat(session: Session, before: datetime, now: datetime) -> int:
    removed = session.scalars(
        delete(ConversationRow).where(ConversationRow.last_active_at < before).returning(ConversationRow.id)
    )
    return len(removed.all())


def _remove_audit(session: Session, conversation_id: int, now: datetime) -> int:
    return audit.remove_words(session, audit.entries_of(session, conversation_id), now, audit.VISITOR)


def _expire_audit(session: Session, before: datetime, now: datetime) -> int:
    old = select(AuditEntry.id).outerjoin(AuditRemoval).where(AuditEntry.at < before, AuditRemoval.entry_id.is_(None))
    return audit.remove_words(session, session.scalars(old), now, audit.RETENTION)


def _no_consultations(_: Session, __: int) -> list[Any]:
    """A consultation at the desk belongs to no conversation of the chat, so its token opens none."""
    return []


def _keep_consultations(_: Session, __: int, ___: datetime) -> int:
    return 0


def _expire_desk(session: Session, before: datetime, now: datetime) -> int:
    """Consultations with their items, slips and audit entries."""
    old = session.scalars(select(ConsultationRow.id).where(ConsultationRow.started_at < before)).all()
    return consultation_data.remove(session, old, now, audit.RETENTION)


def _with_chat(_: Session, __: object, ___: datetime) -> int:
    """These go with their conversation."""
    return 0


HOLDINGS = (
    Holding("audit", _export_audit, _remove_audit, _expire_audit),
    Holding("feedback", _export_feedback, _with_chat, _with_chat),
    Holding("staff_answers", _export_staff_answers, _with_chat, _with_chat),
    Holding("handoffs", _export_handoffs, _with_chat, _with_chat),
    Holding("desk", _no_consultations, _keep_consultations, _expire_desk),
    Holding("chat", _export_chat, _remove_chat, _expire_chat),
)
"""In the order in which they are removed."""
