"""Conversations by their token: started, continued, put aside for another one, and ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.state.memory import as_record
from assistant.state.tables import ConversationRow, TurnRow
from assistant.state.tokens import digest_of

CHANNELS = ("chat", "desk")


def find(session: Session, token: str, now: datetime, idle: timedelta) -> ConversationRow | None:
    """The conversation of a token; None where there is none, where it has ended, or has been idle for too long."""
    row = _current(session, token)
    if row is None or row.ended_at is not None or now - row.last_active_at > idle:
        return None
    return row


def begin(session: Session, token: str, now: datetime, language: str, channel: str = "chat") -> ConversationRow:
    """A new conversation of this token. One that it was in before has been idle for too long and ends, and the ones put
    aside with it."""
    if _current(session, token) is not None:
        end(session, token, now)
    row = ConversationRow(
        token_digest=digest_of(token), channel=channel, language=language, started_at=now, last_active_at=now
    )
    session.add(row)
    session.flush()
    return row


def end(session: Session, token: str, now: datetime) -> bool:
    """Lets nobody open a conversation by this token again, those put aside among them. Whether there was one."""
    rows = of_token(session, token)
    for row in rows:
        row.token_digest, row.kept_for, row.ended_at = None, None, now
    session.flush()
    return bool(rows)


def of_token(session: Session, token: str) -> Sequence[ConversationRow]:
    """The conversation that a token is in, and those that it put aside, in the order in which they began."""
    digest = digest_of(token)
    wanted = select(ConversationRow).where(or_(ConversationRow.token_digest == digest, ConversationRow.kept_for == digest))
    return session.scalars(wanted.order_by(ConversationRow.id)).all()


def put_aside(session: Session, token: str) -> None:
    """Leaves the conversation that a token is in, to come back to it; the next message begins another one."""
    row = _current(session, token)
    if row is not None:
        row.token_digest, row.kept_for = None, digest_of(token)
        session.flush()


def put_aside_by(session: Session, token: str, now: datetime, idle: timedelta) -> Sequence[ConversationRow]:
    """The conversations that a token can go back to, the latest first."""
    wanted = select(ConversationRow).where(
        ConversationRow.kept_for == digest_of(token), ConversationRow.last_active_at >= now - idle
    )
    return session.scalars(wanted.order_by(ConversationRow.id.desc())).all()


def go_back(session: Session, token: str, conversation_id: int, now: datetime, idle: timedelta) -> None:
    """Makes one that the token put aside the one it is in; of any other number, nothing changes."""
    row = next((one for one in put_aside_by(session, token, now, idle) if one.id == conversation_id), None)
    if row is not None:
        put_aside(session, token)
        row.token_digest, row.kept_for = digest_of(token), None
        session.flush()


def _current(session: Session, token: str) -> ConversationRow | None:
    return session.scalar(select(ConversationRow).where(ConversationRow.token_digest == digest_of(token)))


def shown_turns(session: Session, conversation: ConversationRow) -> Sequence[TurnRow]:
    """The turns in their order, without those that were asked again or reworded."""
    wanted = select(TurnRow).where(TurnRow.conversation_id == conversation.id, TurnRow.replaced_at.is_(None))
    return session.scalars(wanted.order_by(TurnRow.id)).all()


def add_turn(
    session: Session,
    conversation: ConversationRow,
    question: str,
    answer: Answer | None,
    memory: Conversation,
    now: datetime,
    error_code: str | None = None,
) -> TurnRow:
    """Keeps a turn. `question` is masked by the caller, who showed the advisor the same words."""
    row = TurnRow(
        conversation_id=conversation.id,
        asked_at=now,
        question=question,
        answer=None if answer is None else answer.model_dump(mode="json"),
        memory=as_record(memory),
        error_code=error_code,
    )
    conversation.last_active_at = now
    session.add(row)
    session.flush()
    return row
