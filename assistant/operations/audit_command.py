"""The audit record on the command line: exported as JSON lines, and one visitor's words removed at request."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from assistant.errors import AdvisorError, Code
from assistant.state import State, audit, visitor_data
from assistant.state.tables import ConversationRow


def export(state: State, since: date | None, until: date | None) -> Iterator[str]:
    """Every entry of these days (UTC, both included) as a JSON object, with its words or its tombstone."""
    first = None if since is None else _midnight(since)
    last = None if until is None else _midnight(until) + timedelta(days=1)
    with state.session() as session:
        for entry in audit.between(session, first, last):
            yield json.dumps(audit.whole(session, entry), ensure_ascii=False)


def remove(state: State, conversation_id: int) -> dict[str, int]:
    """Removes all that is kept of a conversation; its audit entries stay as tombstones. How many records went, by kind.

    Raises AdvisorError where nothing is known of such a conversation.
    """
    with state.session() as session:
        if session.get(ConversationRow, conversation_id) is None and not audit.entries_of(session, conversation_id):
            raise AdvisorError(Code.NO_CONVERSATION, id=conversation_id)
        return visitor_data.remove(session, conversation_id, state.now())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
