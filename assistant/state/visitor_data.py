"""One visitor's data: all of it given out, all of it removed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from assistant.state.holdings import HOLDINGS


def export(session: Session, conversation_id: int) -> dict[str, Any]:
    """Everything kept of a conversation, as plain JSON values under the name of each kind."""
    return {holding.name: holding.export(session, conversation_id) for holding in HOLDINGS}


def export_all(session: Session, conversation_ids: Sequence[int]) -> dict[str, Any]:
    """The same of several conversations, one after the other under each kind's name; empty where there is none."""
    parts = [export(session, number) for number in conversation_ids]
    return {name: [record for part in parts for record in part[name]] for name in (parts[0] if parts else ())}


def remove(session: Session, conversation_id: int, now: datetime) -> dict[str, int]:
    """Removes everything of a conversation; of the audit record tombstones stay. How many records went, by kind."""
    return {holding.name: holding.remove(session, conversation_id, now) for holding in HOLDINGS}
