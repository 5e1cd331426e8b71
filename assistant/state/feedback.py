"""赞 and 踩 on an answer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.state.masking import masked
from assistant.state.tables import FeedbackRow, TurnRow

VERDICTS = ("up", "down")
REASONS = ("citation", "amount", "expired", "unanswered", "other")
"""引用错, 金额错, 已过期, 没答到, 其他."""

LONGEST_COMMENT = 500


def give(
    session: Session, turn: TurnRow, verdict: str, now: datetime, reason: str | None = None, comment: str = ""
) -> FeedbackRow:
    """Keeps what was said of a turn; a later word replaces the one before. Raises ValueError for another verdict."""
    if verdict not in VERDICTS or (reason is not None and reason not in REASONS):
        raise ValueError(f"no such feedback: {verdict}, {reason}")
    row = of_turn(session, turn.id) or FeedbackRow(turn_id=turn.id)
    row.verdict, row.given_at = verdict, now
    row.reason = reason if verdict == "down" else None
    row.comment = masked(comment.strip()[:LONGEST_COMMENT])
    session.add(row)
    session.flush()
    return row


def of_turn(session: Session, turn_id: int) -> FeedbackRow | None:
    return session.scalar(select(FeedbackRow).where(FeedbackRow.turn_id == turn_id))
