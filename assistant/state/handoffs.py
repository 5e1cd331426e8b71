"""Requests for a person: made by a visitor, taken and closed by staff."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.state.masking import masked
from assistant.state.tables import ConversationRow, HandoffRow

WAITING, TAKEN, CLOSED = "waiting", "taken", "closed"
LONGEST_NOTE, LONGEST_CONTACT = 500, 100


def request(
    session: Session,
    conversation: ConversationRow,
    now: datetime,
    note: str = "",
    contact: str = "",
    consent: bool = False,
) -> HandoffRow:
    """Puts a conversation into the desk's queue. The contact is kept where the visitor consents, and is not masked."""
    contact = contact.strip()[:LONGEST_CONTACT]
    row = HandoffRow(
        conversation_id=conversation.id,
        requested_at=now,
        note=masked(note.strip()[:LONGEST_NOTE]),
        contact=contact if consent and contact else None,
        consented_at=now if consent and contact else None,
        state=WAITING,
    )
    session.add(row)
    session.flush()
    return row


def waiting(session: Session) -> Sequence[HandoffRow]:
    """The queue, the longest waiting first."""
    return session.scalars(select(HandoffRow).where(HandoffRow.state == WAITING).order_by(HandoffRow.id)).all()


def get(session: Session, handoff_id: int) -> HandoffRow | None:
    return session.get(HandoffRow, handoff_id)


def take(row: HandoffRow, staff: str, now: datetime) -> None:
    row.state, row.handled_by, row.handled_at = TAKEN, staff, now


def close(row: HandoffRow, staff: str, now: datetime) -> None:
    """Done with; the contact has served its purpose and goes."""
    row.state, row.handled_by, row.handled_at = CLOSED, staff, now
    row.contact, row.consented_at = None, None
