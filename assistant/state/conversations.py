"""Conversations by their token: started, continued, and ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.state.memory import as_record
from assistant.state.tables import ConversationRow, TurnRow
from assistant.state.tokens import digest_of

CHANNELS = ("chat", "desk")


def find(session: Session, token: str, now: datetime, idle: timedelta) -> ConversationRow | None:
    """The conversation of a token; None where there is none, where it has ended, or has been idle for too long."""
    row = session.scalar(select(ConversationRow).where(ConversationRow.token_digest == digest_of(token)))
    if row is None or row.ended_at is not None or now - row.last_active_at > idle:
        return None
    return row


def begin(session: Session, token: str, now: datetime, language: str, channel: str = "chat") -> ConversationRow:
    """A new conversation of this token; one that it had before has ended."""
    end(session, token, now)
    row = ConversationRow(
        token_digest=digest_of(token), channel=channel, language=language, started_at=now, last_active_at=now
    )
    session.add(row)
    session.flush()
    return row


def end(session: Session, token: str, now: datetime) -> bool:
    """Lets nobody open the conversation by this token again. Whether there was one."""
    row = session.scalar(select(ConversationRow).where(ConversationRow.token_digest == digest_of(token)))
    if row is None:
        return False
    row.token_digest, row.ended_at = None, now
    session.flush()
    return True


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
