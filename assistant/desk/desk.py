"""The desk: what its pages stand on, and what they show, as plain values for the templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from typing import Any

from markupsafe import Markup
from sqlalchemy.orm import Session

from assistant.answer import Answer
from assistant.calculator import calculate
from assistant.desk.attempts import Attempts
from assistant.desk.searching import RuleSearch
from assistant.desk.signed_in import Shift, SignedIn
from assistant.desk.slips import LANGUAGE, stated, title_of
from assistant.desk.users import Users
from assistant.incoming import iso_day
from assistant.page.headline import split_lead
from assistant.page.messages import answer_blocks
from assistant.page.service import Service, clause_link
from assistant.state import consultations
from assistant.state.inputs import PLAN
from assistant.state.tables import ConsultationItemRow, ConsultationRow
from assistant.strings import Strings, strings
from tools.catalogue import RULES
from tools.rule import Rule

MINUTE = "%Y-%m-%d %H:%M"
SHOWN, MOST_SHOWN = 50, 5000
"""Consultations of one page, and of one exported file."""


@dataclass(frozen=True)
class Desk:
    """One object serves every thread."""

    service: Service
    users: Users
    signed_in: SignedIn
    attempts: Attempts
    search: RuleSearch

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules as they stand at this moment."""
        return self.service.rules(self.service.office())

    def current(self, session: Session, shift: Shift) -> ConsultationRow | None:
        """The consultation at this desk now; None once it is parked, closed, or on another's desk."""
        if shift.consultation is None:
            return None
        return consultations.at_desk(session, shift.consultation, shift.user.name)

    def answer(self, rule: Rule, facts: Mapping[str, str]) -> Answer:
        """Always in the language of the policies and of the slip."""
        service = self.service
        return calculate(
            rule, facts, service.advisor.corpus, service.today(), strings(LANGUAGE), service.office()
        )

    def found(self, query: str, document: str) -> list[dict[str, Any]]:
        """Rules of a search as they are listed: those to calculate, and those with a clause alone."""
        rules = self.rules
        return [self._listed(rules[rule.id]) for rule in self.search.find(query, document)]

    def _listed(self, rule: Rule) -> dict[str, Any]:
        corpus = self.service.advisor.corpus
        quoted = rule.quotes[0]
        start, _ = corpus.locate(quoted.document, quoted.text, quoted.article)
        computes = not rule.is_lookup and not rule.withdrawn
        link = f"/desk/rules/{rule.id}" if computes else clause_link(corpus.clause_at(quoted.document, start))
        return {
            "id": rule.id,
            "title": rule.title,
            "document": corpus.documents[rule.document].short_title,
            "article": quoted.article or "",
            "link": link,
            "computes": computes,
            "stopped": rule.stopped,
        }


def open_desk(service: Service, now: Callable[[], datetime]) -> Desk:
    corpus = service.advisor.corpus
    users = Users(service.settings.data_dir)
    return Desk(
        service=service,
        users=users,
        signed_in=SignedIn(users, service.state, timedelta(minutes=service.settings.idle_minutes), now),
        attempts=Attempts(service.state, now),
        search=RuleSearch(RULES.values(), dict(corpus.documents)),
    )


def shown_answer(answer: Answer) -> Markup:
    """An answer as safe HTML, its first block the figure with its states."""
    return Markup("".join(answer_blocks(answer, 0, strings(LANGUAGE))))  # escaped block by block


def as_shown(row: ConsultationRow, words: Strings) -> dict[str, Any]:
    return {
        "id": row.id,
        "started": minute(row.started_at),
        "staff": row.staff,
        "company": row.company,
        "credit_code": row.credit_code,
        "open": row.closed_at is None,
        "state": state_of(row, words),
        "note": row.note,
        "corrects": row.corrects or "",
        "items": [_item(item, words) for item in row.items],
        "drafts": [_draft(draft.form, words) for draft in row.drafts],
        "slips": [
            {"number": slip.number, "code": slip.check_code, "cancelled": slip.cancellation is not None}
            for slip in row.slips
        ],
    }


def _item(item: ConsultationItemRow, words: Strings) -> dict[str, Any]:
    answer = Answer.model_validate(item.answer)
    lead, _ = split_lead(answer.text)
    return {
        "id": item.id,
        "title": title_of(item, words),
        "conclusion": lead.figure if lead else words.say(f"desk.status_{answer.status}"),
        "states": lead.states if lead else (),
        "facts": stated(item),
    }


def _draft(form: str, words: Strings) -> tuple[str, str]:
    """The address of a form that is not finished, and what it is called."""
    if form == PLAN:
        return "/desk/company", words.say("desk.plan_title")
    rule = RULES.get(form)
    return f"/desk/rules/{form}", rule.title if rule else form


def state_of(row: ConsultationRow, words: Strings) -> str:
    """未结束 with where it is, or 已结束."""
    if row.closed_at is not None:
        return words.say("desk.done")
    if row.parked_at is not None:
        return words.say("desk.parked", at=minute(row.parked_at))
    return words.say("desk.held", name=row.held_by or row.staff)


def days(written: Mapping[str, str]) -> tuple[datetime | None, datetime | None]:
    """The span that `since` and `until` name, both days in it, from midnight to midnight where the server stands.

    Raises ValueError for what is no day.
    """
    since, until = (written.get(name, "").strip() for name in ("since", "until"))
    return (
        _midnight(iso_day(since)) if since else None,
        _midnight(iso_day(until) + timedelta(days=1)) if until else None,
    )


def today_span(now: datetime) -> tuple[datetime, datetime]:
    local = now.astimezone().date()
    return _midnight(local), _midnight(local + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, clock_time()).astimezone().astimezone(UTC)


def minute(at: datetime) -> str:
    """A time as the desk shows it, in the server's zone."""
    return at.astimezone().strftime(MINUTE)
