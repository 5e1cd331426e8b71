"""Consultations at the counter by their number: opened, added to, parked, closed, found again; and the slips given."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from assistant.answer import Answer
from assistant.state.masking import masked
from assistant.state.tables import (
    ConsultationDraftRow,
    ConsultationEntryRow,
    ConsultationItemRow,
    ConsultationRow,
    SlipCancellationRow,
    SlipRemovalRow,
    SlipRow,
)

LONGEST_COMPANY, LONGEST_REASON, LONGEST_NOTE = 100, 200, 500
RULE, PLAN = "rule", "plan"
"""Kinds of items: one rule, or the plan of the visitor's company."""


def begin(session: Session, staff: str, now: datetime, company: str = "") -> ConsultationRow:
    """A new consultation, at the desk of whoever received the visitor."""
    row = ConsultationRow(
        started_at=now, staff=staff, held_by=staff, company=masked(company.strip()[:LONGEST_COMPANY])
    )
    session.add(row)
    session.flush()
    return row


def get(session: Session, consultation_id: int) -> ConsultationRow | None:
    return session.get(ConsultationRow, consultation_id)


def at_desk(session: Session, consultation_id: int, staff: str) -> ConsultationRow | None:
    """The consultation if it is open and at this member's desk: not parked, and not taken over by another."""
    row = get(session, consultation_id)
    return row if row is not None and row.closed_at is None and row.held_by == staff else None


def name_company(row: ConsultationRow, company: str, credit_code: str = "") -> None:
    """Both are optional. The credit code is a checked one or empty."""
    row.company = masked(company.strip()[:LONGEST_COMPANY])
    row.credit_code = credit_code


def park(row: ConsultationRow, now: datetime, note: str = "") -> None:
    """The visitor waits: nobody's desk has the consultation until it is taken. `note` is for who goes on with it."""
    if row.closed_at is None:
        row.parked_at, row.held_by = now, None
        row.note = masked(note.strip()[:LONGEST_NOTE]) or row.note


def correct(row: ConsultationRow, slip: str, reason: str) -> None:
    """That the next slip of this consultation takes the place of another one, and why."""
    row.corrects, row.note = slip, masked(reason.strip()[:LONGEST_REASON])


def take(row: ConsultationRow, staff: str) -> bool:
    """Puts an open consultation on a member's desk, whoever had it before. Whether it was open."""
    if row.closed_at is not None:
        return False
    row.parked_at, row.held_by = None, staff
    return True


def waiting(session: Session) -> Sequence[ConsultationRow]:
    """Open consultations: those parked, then those at a desk, the longest waiting first."""
    wanted = select(ConsultationRow).options(*_parts()).where(ConsultationRow.closed_at.is_(None))
    rows = session.scalars(wanted.order_by(ConsultationRow.id)).all()
    return sorted(rows, key=lambda row: row.parked_at is None)


def add_item(
    session: Session,
    row: ConsultationRow,
    rule: str,
    facts: Mapping[str, Any],
    answer: Answer,
    now: datetime,
    kind: str = RULE,
) -> ConsultationItemRow:
    """Adds a calculated rule, or a plan with an empty `rule`. `facts` are by fact id, each read by the caller."""
    item = ConsultationItemRow(
        consultation_id=row.id,
        added_at=now,
        kind=kind,
        rule=rule,
        facts=dict(facts),
        answer=answer.model_dump(mode="json"),
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


def close(session: Session, row: ConsultationRow, now: datetime) -> None:
    """Done with: nothing is added any more, and what was typed and not calculated goes."""
    row.closed_at = row.closed_at or now
    row.held_by, row.parked_at = None, None
    session.execute(delete(ConsultationDraftRow).where(ConsultationDraftRow.consultation_id == row.id))


def keep_draft(session: Session, row: ConsultationRow, form: str, typed: Mapping[str, str], now: datetime) -> None:
    """What is being typed into a form, in the place of what was kept of it before; nothing typed, nothing kept."""
    kept = draft(session, row, form)
    typed = {name: masked(text) for name, text in typed.items() if text.strip()}
    if kept is not None and not typed:
        session.delete(kept)
    elif kept is not None:
        kept.typed, kept.saved_at = typed, now
    elif typed:
        session.add(ConsultationDraftRow(consultation_id=row.id, form=form, typed=typed, saved_at=now))
    session.flush()


def draft(session: Session, row: ConsultationRow, form: str) -> ConsultationDraftRow | None:
    wanted = select(ConsultationDraftRow).where(
        ConsultationDraftRow.consultation_id == row.id, ConsultationDraftRow.form == form
    )
    return session.scalar(wanted)


def remember_entry(session: Session, row: ConsultationRow, entry_id: int) -> None:
    """That an entry of the audit record belongs to this consultation, so that its words go with it."""
    session.add(ConsultationEntryRow(entry_id=entry_id, consultation_id=row.id))
    session.flush()


def found(
    session: Session,
    words: str = "",
    rules: Collection[str] = (),
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int | None = None,
) -> Sequence[ConsultationRow]:
    """Consultations with their items and slips, the latest first, begun from `since` on and before `until`.

    With `words`: of a company or a member of staff so named, with this credit code, with a slip of this number or
    check code, or with one of `rules`.
    """
    wanted = select(ConsultationRow).options(*_parts()).order_by(ConsultationRow.id.desc())
    if since is not None:
        wanted = wanted.where(ConsultationRow.started_at >= since)
    if until is not None:
        wanted = wanted.where(ConsultationRow.started_at < until)
    if words:
        code = words.strip().upper()
        wanted = wanted.where(
            or_(
                ConsultationRow.company.contains(words, autoescape=True),
                ConsultationRow.credit_code == code,
                ConsultationRow.staff == words,
                ConsultationRow.slips.any(or_(SlipRow.number == code, SlipRow.check_code == code)),
                ConsultationRow.items.any(ConsultationItemRow.rule.in_(rules)),
            )
        )
    return session.scalars(wanted.limit(limit)).all()


def _parts() -> list[ORMOption]:
    """What a list of consultations shows, read at once."""
    slips = selectinload(ConsultationRow.slips).selectinload(SlipRow.cancellation)
    return [selectinload(ConsultationRow.items), slips, selectinload(ConsultationRow.drafts)]


def slip(session: Session, number: str) -> SlipRow | None:
    return session.scalar(select(SlipRow).where(SlipRow.number == number))


def looked_up(session: Session, written: str) -> SlipRow | SlipRemovalRow | None:
    """The slip of a number or check code, or the tombstone of one whose words were removed."""
    code = written.strip().upper()
    given = select(SlipRow).where(or_(SlipRow.number == code, SlipRow.check_code == code))
    gone = select(SlipRemovalRow).where(or_(SlipRemovalRow.number == code, SlipRemovalRow.check_code == code))
    return session.scalar(given) or session.scalar(gone)


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
