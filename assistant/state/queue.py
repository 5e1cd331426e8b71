"""What waits for a person: questions that the chat declined or that got a 踩, and visitors who asked for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from assistant.state.handoffs import CLOSED
from assistant.state.tables import CaseDraftRow, FeedbackRow, HandoffRow, StaffAnswerRow, TurnRow

DECLINED, DOWN, FAILED = "declined", "down", "failed"
LONGEST_ANSWER, LONGEST_QUESTION = 2000, 1000


@dataclass(frozen=True)
class Question:
    """A question of the chat that waits for a person, and why; with the answer of a person once there is one."""

    turn: TurnRow
    why: tuple[str, ...]
    reason: str | None
    comment: str
    answered: StaffAnswerRow | None


class SamePerson(Exception):
    """Who drafted a case cannot confirm it."""


def questions(session: Session, waiting: bool = True, limit: int | None = None) -> list[Question]:
    """Those without an answer of a person, the longest waiting first; or those with one, the latest first."""
    order = TurnRow.id if waiting else TurnRow.id.desc()
    answered = StaffAnswerRow.id.is_(None) if waiting else StaffAnswerRow.id.is_not(None)
    wanted = _joined().where(answered, _bad()).order_by(order).limit(limit)
    return [_question(*row) for row in session.execute(wanted)]


def question(session: Session, turn_id: int) -> Question | None:
    """The question of a turn, if it is one for a person."""
    row = session.execute(_joined().where(TurnRow.id == turn_id, _bad())).one_or_none()
    return None if row is None else _question(*row)


def answer(session: Session, found: Question, text: str, staff: str, now: datetime) -> StaffAnswerRow:
    """Keeps what a person answers; a later word replaces the one before. The office's own numbers stay in it."""
    row = found.answered or StaffAnswerRow(turn_id=found.turn.id)
    row.text, row.answered_by, row.answered_at = text.strip()[:LONGEST_ANSWER], staff, now
    session.add(row)
    session.flush()
    return row


def set_aside(session: Session, found: Question, staff: str, now: datetime) -> None:
    """Says that a question needs no answer, or none any more: it waits no longer, and the visitor is told nothing."""
    answer(session, found, "", staff, now)


def answer_person(session: Session, handoff: HandoffRow, text: str, staff: str, now: datetime) -> bool:
    """Keeps what a person answers to a request, under the last turn of its conversation. Whether there is one."""
    turns = turns_of(session, handoff)
    if not turns:
        return False
    row = session.scalar(select(StaffAnswerRow).where(StaffAnswerRow.turn_id == turns[-1].id))
    answer(session, Question(turns[-1], (), None, "", row), text, staff, now)
    return True


def answers_of(session: Session, turn_ids: Sequence[int]) -> dict[int, StaffAnswerRow]:
    """What persons answered, by turn; of a question that was set aside, nothing."""
    wanted = select(StaffAnswerRow).where(StaffAnswerRow.turn_id.in_(turn_ids), StaffAnswerRow.text != "")
    rows = session.scalars(wanted)
    return {row.turn_id: row for row in rows}


def declined(session: Session, since: datetime, limit: int) -> Sequence[TurnRow]:
    """Questions that no text covers, asked since a time; the latest first."""
    wanted = select(TurnRow).where(TurnRow.asked_at >= since, _declined()).order_by(TurnRow.id.desc()).limit(limit)
    return session.scalars(wanted).all()


def persons(session: Session) -> Sequence[HandoffRow]:
    """Visitors who asked for a person and are not done with; the longest waiting first."""
    return session.scalars(select(HandoffRow).where(HandoffRow.state != CLOSED).order_by(HandoffRow.id)).all()


def turns_of(session: Session, handoff: HandoffRow) -> Sequence[TurnRow]:
    """The conversation that a visitor wants a person to look at."""
    wanted = select(TurnRow).where(TurnRow.conversation_id == handoff.conversation_id, TurnRow.replaced_at.is_(None))
    return session.scalars(wanted.order_by(TurnRow.id)).all()


def draft_case(
    session: Session, question: str, expected: dict[str, Any], source: str, document: str, staff: str, now: datetime
) -> CaseDraftRow:
    """Keeps a case that does not count yet. It has no tie to the turn that it was made of."""
    row = CaseDraftRow(
        drafted_at=now,
        drafted_by=staff,
        question=question[:LONGEST_QUESTION],
        expected=expected,
        source=source,
        document=document,
    )
    session.add(row)
    session.flush()
    return row


def cases(session: Session, confirmed: bool | None = None) -> Sequence[CaseDraftRow]:
    wanted = select(CaseDraftRow).order_by(CaseDraftRow.id)
    if confirmed is not None:
        at = CaseDraftRow.confirmed_at
        wanted = wanted.where(at.is_not(None) if confirmed else at.is_(None))
    return session.scalars(wanted).all()


def confirm_case(session: Session, row: CaseDraftRow, staff: str, now: datetime) -> None:
    """The case counts from now on; one that does stays as it is. Raises SamePerson."""
    if row.drafted_by == staff:
        raise SamePerson(staff)
    if row.confirmed_at is None:
        row.confirmed_by, row.confirmed_at = staff, now
        session.flush()


def _joined() -> Any:
    return (
        select(TurnRow, FeedbackRow, StaffAnswerRow)
        .outerjoin(FeedbackRow, FeedbackRow.turn_id == TurnRow.id)
        .outerjoin(StaffAnswerRow, StaffAnswerRow.turn_id == TurnRow.id)
    )


def _bad() -> Any:
    """Declined, got a 踩, or ended in an error; not what was asked again or reworded."""
    return or_(
        FeedbackRow.verdict == DOWN, (_declined() | TurnRow.error_code.is_not(None)) & TurnRow.replaced_at.is_(None)
    )


def _declined() -> Any:
    return TurnRow.answer["status"].as_string() == DECLINED


def _question(turn: TurnRow, given: FeedbackRow | None, answered: StaffAnswerRow | None) -> Question:
    why = []
    if turn.answer is not None and turn.answer["status"] == DECLINED:
        why.append(DECLINED)
    if turn.error_code is not None:
        why.append(FAILED)
    if given is not None and given.verdict == DOWN:
        why.append(DOWN)
    down = given if given is not None and given.verdict == DOWN else None
    return Question(turn, tuple(why), down.reason if down else None, down.comment if down else "", answered)
