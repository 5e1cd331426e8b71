"""One visitor's data: all of it given out, all of it removed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from assistant.state.holdings import HOLDINGS


def export(session: Session, conversation_id: int) -> dict[str, Any]:
    """Everything kept of a conversation, as plain JSON values under the name of each kind."""
    return {holding.name: holding.export(session, conversation_id) for holding in HOLDINGS}


def remove(session: Session, conversation_id: int, now: datetime) -> dict[str, int]:
    """Removes everything of a conversation; of the audit record tombstones stay. How many records went, by kind."""
    return {holding.name: holding.remove(session, conversation_id, now) for holding in HOLDINGS}
