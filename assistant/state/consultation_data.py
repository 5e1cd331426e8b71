"""One consultation's data: all of it given out, all of it removed. Of its slips and audit entries tombstones stay."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from assistant.state import audit
from assistant.state.tables import AuditEntry, ConsultationEntryRow, ConsultationRow, SlipRemovalRow, SlipRow


def export(session: Session, row: ConsultationRow) -> dict[str, Any]:
    """Everything kept of a consultation, as plain JSON values under the name of each kind."""
    return {
        "consultation": {
            "number": row.id,
            "started_at": row.started_at.isoformat(),
            "closed_at": row.closed_at.isoformat() if row.closed_at else None,
            "staff": row.staff,
            "company": row.company,
            "credit_code": row.credit_code,
            "note": row.note,
        },
        "items": [
            {
                "added_at": item.added_at.isoformat(),
                "kind": item.kind,
                "rule": item.rule,
                "facts": item.facts,
                "answer": item.answer,
            }
            for item in row.items
        ],
        "drafts": [
            {"form": draft.form, "typed": draft.typed, "saved_at": draft.saved_at.isoformat()} for draft in row.drafts
        ],
        "slips": [slip.content for slip in row.slips],
        "audit": [audit.whole(session, entry) for entry in _entries(session, row.id)],
    }


def remove(session: Session, numbers: Collection[int], now: datetime, reason: str) -> int:
    """Removes consultations, at a visitor's wish or when their time is over (`audit.VISITOR`, `audit.RETENTION`).

    How many there were.
    """
    entries = select(ConsultationEntryRow.entry_id).where(ConsultationEntryRow.consultation_id.in_(numbers))
    audit.remove_words(session, session.scalars(entries).all(), now, reason)
    given = select(SlipRow.number, SlipRow.check_code).where(SlipRow.consultation_id.in_(numbers))
    tombstones = [
        {"number": number, "check_code": code, "removed_at": now, "reason": reason}
        for number, code in session.execute(given).all()
    ]
    if tombstones:
        session.execute(insert(SlipRemovalRow), tombstones)
    removed = delete(ConsultationRow).where(ConsultationRow.id.in_(numbers)).returning(ConsultationRow.id)
    return len(session.scalars(removed).all())


def _entries(session: Session, number: int) -> list[AuditEntry]:
    wanted = select(AuditEntry).join(ConsultationEntryRow, ConsultationEntryRow.entry_id == AuditEntry.id)
    wanted = wanted.where(ConsultationEntryRow.consultation_id == number)
    return list(session.scalars(wanted.order_by(AuditEntry.id)))
