"""Consultations at the counter by their number: opened, added to, closed, found again; and the slips given."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session, selectinload

from assistant.answer import Answer
from assistant.state.masking import masked
from assistant.state.tables import ConsultationItemRow, ConsultationRow, SlipCancellationRow, SlipRow

LONGEST_COMPANY, LONGEST_REASON = 100, 200


def begin(session: Session, staff: str, now: datetime, company: str = "") -> ConsultationRow:
    row = ConsultationRow(started_at=now, staff=staff, company=masked(company.strip()[:LONGEST_COMPANY]))
    session.add(row)
    session.flush()
    return row


def get(session: Session, consultation_id: int) -> ConsultationRow | None:
    return session.get(ConsultationRow, consultation_id)


def name_company(row: ConsultationRow, company: str) -> None:
    row.company = masked(company.strip()[:LONGEST_COMPANY])


def add_item(
    session: Session, row: ConsultationRow, rule: str, facts: Mapping[str, Any], answer: Answer, now: datetime
) -> ConsultationItemRow:
    """Adds a calculated rule. `facts` are by fact id, each read as a value of its fact by the caller."""
    item = ConsultationItemRow(
        consultation_id=row.id, added_at=now, rule=rule, facts=dict(facts), answer=answer.model_dump(mode="json")
    )
    session.add(item)
    session.flush()
    session.refresh(row, ["items"])
    return item


def remove_item(session: Session, row: ConsultationRow, item_id: int) -> bool:
    """Takes an item out; slips already given keep what they said. Whether it was there."""
    gone = session.scalars(
        delete(ConsultationItemRow)
        .where(ConsultationItemRow.id == item_id, ConsultationItemRow.consultation_id == row.id)
        .returning(ConsultationItemRow.id)
    ).all()
    session.refresh(row, ["items"])
    return bool(gone)


def close(row: ConsultationRow, now: datetime) -> None:
    row.closed_at = row.closed_at or now


def found(
    session: Session,
    words: str = "",
    rules: Collection[str] = (),
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int | None = None,
) -> Sequence[ConsultationRow]:
    """Consultations with their items and slips, the latest first, begun from `since` on and before `until`.

    With `words`: of a company or a member of staff so named, with a slip of this number or check code, or with one
    of `rules`.
    """
    wanted = (
        select(ConsultationRow)
        .options(selectinload(ConsultationRow.items), selectinload(ConsultationRow.slips))
        .order_by(ConsultationRow.id.desc())
    )
    if since is not None:
        wanted = wanted.where(ConsultationRow.started_at >= since)
    if until is not None:
        wanted = wanted.where(ConsultationRow.started_at < until)
    if words:
        code = words.strip().upper()
        wanted = wanted.where(
            or_(
                ConsultationRow.company.contains(words, autoescape=True),
                ConsultationRow.staff == words,
                ConsultationRow.slips.any(or_(SlipRow.number == code, SlipRow.check_code == code)),
                ConsultationRow.items.any(ConsultationItemRow.rule.in_(rules)),
            )
        )
    return session.scalars(wanted.limit(limit)).all()


def slip(session: Session, number: str) -> SlipRow | None:
    return session.scalar(select(SlipRow).where(SlipRow.number == number))


def keep_slip(
    session: Session, row: ConsultationRow, content: dict[str, Any], now: datetime, staff: str, on: date
) -> SlipRow:
    """Keeps a slip whose `content` names its `number` and `check_code`, with the items that it was made of."""
    kept = SlipRow(
        consultation_id=row.id,
        number=content["number"],
        check_code=content["check_code"],
        issued_at=now,
        issued_by=staff,
        issued_on=on,
        items=[item.id for item in row.items],
        content=content,
    )
    session.add(kept)
    session.flush()
    session.refresh(row, ["slips"])
    return kept


def cancel_slip(
    session: Session, kept: SlipRow, reason: str, staff: str, now: datetime, corrected_by: str | None = None
) -> SlipCancellationRow:
    """Says that a slip no longer counts. One already cancelled stays as it was."""
    if kept.cancellation is None:
        kept.cancellation = SlipCancellationRow(
            slip_id=kept.id,
            cancelled_at=now,
            cancelled_by=staff,
            reason=masked(reason.strip()[:LONGEST_REASON]),
            corrected_by=corrected_by,
        )
        session.flush()
    return kept.cancellation
