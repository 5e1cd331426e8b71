"""The office's records: drafted by one member of staff, released, refused or taken back by another one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.office.records import KINDS, Kept, Office, PolicyInfo, Record, Referral, YearlyNotice
from assistant.state.engine import State
from assistant.state.tables import ConsultationItemRow, ConsultationRow, OfficeEntryRow, SlipRow

REFUSED, ENDED, REPLACED = "refused", "ended", "replaced"
SEVERAL = ("reading",)
"""Kinds of which several may stand for one subject; of the others a new one takes the place of the one before."""

LONGEST_WHY = 300


class SamePerson(Exception):
    """Who drafted something cannot release it, and who proposed its end cannot end it."""


class NotOpen(Exception):
    """What is no draft any more cannot be released; what does not stand cannot be ended."""


class Books:
    """The records of a state, read anew at each answer, so that a stop counts from the moment of its release."""

    def __init__(self, state: State) -> None:
        self._state = state

    def read(self) -> Office:
        with self._state.reading() as session:
            return standing(session)


def draft(session: Session, record: Record, staff: str, now: datetime) -> OfficeEntryRow:
    """Keeps a record that does not count yet."""
    kind = next(name for name, type_ in KINDS.items() if isinstance(record, type_))
    row = OfficeEntryRow(
        kind=kind,
        subject=subject_of(record),
        year=record.year if isinstance(record, YearlyNotice) else None,
        content=record.model_dump(mode="json"),
        drafted_by=staff,
        drafted_at=now,
    )
    session.add(row)
    session.flush()
    return row


def release(session: Session, row: OfficeEntryRow, staff: str, now: datetime) -> None:
    """The record counts from now on, in the place of the one before it. Raises SamePerson, NotOpen."""
    if not is_draft(row):
        raise NotOpen(row.id)
    if row.drafted_by == staff:
        raise SamePerson(staff)
    if row.kind not in SEVERAL:
        for before in session.scalars(_standing().where(*_same_place(row))):
            before.closed_by, before.closed_at, before.closed_as = staff, now, REPLACED
    row.released_by, row.released_at = staff, now
    session.flush()


def refuse(session: Session, row: OfficeEntryRow, staff: str, now: datetime) -> None:
    """The draft will not count. Raises NotOpen."""
    if not is_draft(row):
        raise NotOpen(row.id)
    row.closed_by, row.closed_at, row.closed_as = staff, now, REFUSED
    session.flush()


def withdraw(session: Session, row: OfficeEntryRow, staff: str, now: datetime) -> None:
    """Who drafted a record takes the draft back. Raises NotOpen, also for the draft of another."""
    if row.drafted_by != staff:
        raise NotOpen(row.id)
    refuse(session, row, staff, now)


def propose_end(session: Session, row: OfficeEntryRow, staff: str, why: str, now: datetime) -> None:
    """Asks for a record that stands to be taken back; it stands until another one agrees. Raises NotOpen."""
    if not stands(row) or row.ending_by is not None:
        raise NotOpen(row.id)
    row.ending_by, row.ending_at, row.ending_why = staff, now, why.strip()[:LONGEST_WHY]
    session.flush()


def end(session: Session, row: OfficeEntryRow, staff: str, now: datetime) -> None:
    """Takes back a record whose end was proposed. Raises SamePerson, NotOpen."""
    if not stands(row) or row.ending_by is None:
        raise NotOpen(row.id)
    if row.ending_by == staff:
        raise SamePerson(staff)
    row.closed_by, row.closed_at, row.closed_as = staff, now, ENDED
    session.flush()


def keep_standing(session: Session, row: OfficeEntryRow) -> None:
    """The proposal to end a record is dropped. Raises NotOpen."""
    if not stands(row) or row.ending_by is None:
        raise NotOpen(row.id)
    row.ending_by = row.ending_at = row.ending_why = None
    session.flush()


def is_draft(row: OfficeEntryRow) -> bool:
    return row.released_at is None and row.closed_at is None


def stands(row: OfficeEntryRow) -> bool:
    return row.released_at is not None and row.closed_at is None


def get(session: Session, entry_id: int) -> OfficeEntryRow | None:
    return session.get(OfficeEntryRow, entry_id)


def entries(session: Session, kind: str = "", limit: int | None = None) -> Sequence[OfficeEntryRow]:
    """All of a kind, or of all kinds, those that wait for a second person first, then the latest."""
    wanted = select(OfficeEntryRow).order_by(OfficeEntryRow.id.desc()).limit(limit)
    if kind:
        wanted = wanted.where(OfficeEntryRow.kind == kind)
    rows = session.scalars(wanted).all()
    return sorted(rows, key=lambda row: not waits(row))


def waiting_for(session: Session, staff: str) -> int:
    """How many records wait for this member of staff to release them, or to agree to their end."""
    return sum(staff != (row.drafted_by if is_draft(row) else row.ending_by) for row in entries(session) if waits(row))


def waits(row: OfficeEntryRow) -> bool:
    """Whether it waits for a second person: as a draft, or to be taken back."""
    return is_draft(row) or (stands(row) and row.ending_by is not None)


def record_of(row: OfficeEntryRow) -> Record:
    return KINDS[row.kind].model_validate(row.content)  # type: ignore[index]  # written by `draft` alone


def subject_of(record: Record) -> str:
    """The policy, rule or topic that a record is about."""
    if isinstance(record, PolicyInfo):
        return record.policy
    if isinstance(record, Referral):
        return record.topic
    return str(record.rule)  # type: ignore[attr-defined]  # of every other kind


def standing(session: Session) -> Office:
    """Every record that counts now."""
    rows = session.scalars(_standing().order_by(OfficeEntryRow.released_at, OfficeEntryRow.id))
    return Office(tuple(_kept(row) for row in rows))


def affected(session: Session, rules: Sequence[str]) -> tuple[Sequence[ConsultationRow], Sequence[SlipRow]]:
    """The consultations in which one of these rules was calculated, and the slips that say so and still count; the
    latest first."""
    if not rules:
        return (), ()
    items = session.execute(
        select(ConsultationItemRow.id, ConsultationItemRow.consultation_id, ConsultationItemRow.answer)
    )
    bearing = {id: consultation for id, consultation, answer in items if _names(answer, rules)}
    given = session.scalars(select(SlipRow).where(~SlipRow.cancellation.has()).order_by(SlipRow.id.desc()))
    slips = [slip for slip in given if _says(slip, rules) or not bearing.keys().isdisjoint(slip.items)]
    of = {*bearing.values(), *(slip.consultation_id for slip in slips)}
    consultations = session.scalars(
        select(ConsultationRow).where(ConsultationRow.id.in_(of)).order_by(ConsultationRow.id.desc())
    ).all()
    return consultations, slips


def _says(slip: SlipRow, rules: Sequence[str]) -> bool:
    """Whether a slip has an award of one of the rules, also where its item was taken out of the consultation since."""
    return any(not set(rules).isdisjoint(item.get("rules", ())) for item in slip.content["items"])


def _names(answer: dict[str, Any], rules: Sequence[str]) -> bool:
    """Whether an answer has an award of one of the rules: alone, in a chain or in a company's plan."""
    return any(award["rule"] in rules for award in answer["awards"])


def _standing() -> Any:
    return select(OfficeEntryRow).where(OfficeEntryRow.released_at.is_not(None), OfficeEntryRow.closed_at.is_(None))


def _same_place(row: OfficeEntryRow) -> tuple[Any, ...]:
    return (
        OfficeEntryRow.kind == row.kind,
        OfficeEntryRow.subject == row.subject,
        OfficeEntryRow.year.is_(None) if row.year is None else OfficeEntryRow.year == row.year,
    )


def _kept(row: OfficeEntryRow) -> Kept[Record]:
    assert row.released_at is not None and row.released_by is not None
    released_on = row.released_at.astimezone().date()
    return Kept(record_of(row), row.drafted_by, row.released_by, released_on)
