"""What is older than the retention setting goes."""

from __future__ import annotations

from datetime import timedelta

from assistant.state.engine import State
from assistant.state.holdings import HOLDINGS


def expire(state: State, days: int) -> dict[str, int]:
    """Removes what is older than so many days. How many records went, by kind."""
    now = state.now()
    before = now - timedelta(days=days)
    with state.session() as session:
        return {holding.name: holding.expire(session, before, now) for holding in HOLDINGS}
