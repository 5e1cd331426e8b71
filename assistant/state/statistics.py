"""What the office is asked, week by week: counts alone, from the audit record, feedback and requests for a person.

No figure, word or name of a visitor is among them. The audit record keeps its entries when their words are gone, so the
questions of past years stay countable; feedback and requests for a person are counted as long as they are kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from assistant.state.tables import AuditEntry, FeedbackRow, HandoffRow

QUESTIONS, DECLINED, DOWN, HANDED_OVER = "questions", "declined", "down", "handed_over"
COUNTED = (QUESTIONS, DECLINED, DOWN, HANDED_OVER)


@dataclass
class Statistics:
    """Counts of COUNTED: by week (2026-W47), by policy, by rule, and by week and rule. An answer of two rules counts for both of them, and
    for each of their policies once; one of no text at all counts for the week alone."""

    weeks: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    policies: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    rules: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    weekly: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, what: str, at: datetime, subjects: Subjects) -> None:
        self.weeks[week(at)][what] += 1
        for policy in subjects.policies:
            self.policies[policy][what] += 1
        for rule in subjects.rules:
            self.rules[rule][what] += 1
            self.weekly[week(at), rule][what] += 1


@dataclass(frozen=True)
class Subjects:
    """What an answer was about."""

    rules: frozenset[str] = frozenset()
    policies: frozenset[str] = frozenset()


def week(at: datetime) -> str:
    """The week of a time where the server stands, as ISO 8601 numbers it: 2026-W47."""
    year, number, _ = at.astimezone().isocalendar()
    return f"{year}-W{number:02d}"


def statistics(
    session: Session, documents: Mapping[str, str], since: datetime | None, until: datetime | None
) -> Statistics:
    """The counts from `since` on and before `until`. `documents` names the policy of each rule."""
    found = Statistics()
    for entry in session.scalars(select(AuditEntry).where(*_within(AuditEntry.at, since, until))):
        about = _about(entry, documents)
        found.add(QUESTIONS, entry.at, about)
        if entry.status == "declined":
            found.add(DECLINED, entry.at, about)
    judged = (
        select(FeedbackRow, AuditEntry)
        .join(AuditEntry, AuditEntry.turn_id == FeedbackRow.turn_id, isouter=True)
        .where(FeedbackRow.verdict == "down", *_within(FeedbackRow.given_at, since, until))
    )
    for feedback, answer in session.execute(judged):
        found.add(DOWN, feedback.given_at, _about(answer, documents))
    asked = session.scalars(select(HandoffRow).where(*_within(HandoffRow.requested_at, since, until))).all()
    last = _last_answers(session, {request.conversation_id for request in asked})
    for request in asked:
        found.add(HANDED_OVER, request.requested_at, _about(last.get(request.conversation_id), documents))
    return found


def _about(entry: AuditEntry | None, documents: Mapping[str, str]) -> Subjects:
    """The rules of an answer, and the policies of those and of what it cites."""
    if entry is None:
        return Subjects()
    rules = frozenset(rule["rule"] for rule in entry.rules)
    cited = {citation["document"] for citation in entry.citations}
    return Subjects(rules, frozenset(cited | {documents[rule] for rule in rules if rule in documents}))


def _last_answers(session: Session, conversations: Iterable[int]) -> dict[int, AuditEntry]:
    """The last answer of each conversation: what its visitor wanted a person for."""
    wanted = select(AuditEntry).where(AuditEntry.conversation_id.in_(set(conversations))).order_by(AuditEntry.id)
    return {entry.conversation_id: entry for entry in session.scalars(wanted) if entry.conversation_id is not None}


def _within(
    at: InstrumentedAttribute[datetime], since: datetime | None, until: datetime | None
) -> list[ColumnElement[bool]]:
    return [*([at >= since] if since is not None else []), *([at < until] if until is not None else [])]
