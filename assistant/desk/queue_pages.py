"""The queue as plain values for the templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from assistant.answer import Answer
from assistant.desk.desk import Desk, minute, shown_answer
from assistant.desk.pages import Visit
from assistant.office.anonymising import anonymised
from assistant.office.cases import STATUSES
from assistant.state.queue import Question
from assistant.state.tables import CaseDraftRow, HandoffRow, StaffAnswerRow, TurnRow
from assistant.strings import Strings

EXPECTED = ("amount", "minimum", "maximum")


def question_shown(found: Question, words: Strings) -> dict[str, Any]:
    turn, answered = found.turn, found.answered
    return {
        "id": turn.id,
        "asked": minute(turn.asked_at),
        "question": turn.question,
        "why": [words.say(f"queue.why_{why}") for why in found.why],
        "reason": words.say(f"page.reason_{found.reason}") if found.reason else "",
        "comment": found.comment,
        "answer": _answer(turn),
        "told": "" if answered is None else answered.text,
        "told_by": "" if answered is None else words.say(
            "office.by_at", name=answered.answered_by, at=minute(answered.answered_at)
        ),
    }  # fmt: skip


def person_shown(row: HandoffRow, words: Strings) -> dict[str, Any]:
    """A request for a person; its contact is there where the visitor consented, until the request is closed."""
    return {
        "id": row.id,
        "requested": minute(row.requested_at),
        "note": row.note,
        "contact": row.contact or "",
        "state": words.say(f"queue.person_{row.state}", name=row.handled_by or ""),
        "waiting": row.handled_by is None,
    }


def conversation_shown(
    turns: Sequence[TurnRow], told: Mapping[int, StaffAnswerRow], words: Strings
) -> list[tuple[str, Markup, str]]:
    """Each question, the answer to it, and what a person answered since."""
    return [
        (turn.question, _answer(turn), _told(told[turn.id], words) if turn.id in told else "") for turn in turns
    ]


def _told(row: StaffAnswerRow, words: Strings) -> str:
    by = words.say("office.by_at", name=row.answered_by, at=minute(row.answered_at))
    return f"{row.text} ({by})"


def case_form(desk: Desk, found: Question, typed: Mapping[str, str]) -> dict[str, Any]:
    """The form as it was filled in; at first the question without what leads back to the visitor."""
    documents = desk.service.advisor.corpus.documents.values()
    return {
        "question": typed.get("question", anonymised(found.turn.question)),
        "statuses": STATUSES,
        "documents": [(document.id, document.short_title) for document in documents],
        "typed": {name: typed.get(name, "") for name in ("status", *EXPECTED, "no_figure", "source", "document")},
    }


def case_shown(row: CaseDraftRow, staff: Visit) -> dict[str, Any]:
    words, expected = staff.words, row.expected
    values = [words.say(f"queue.expect_{name}", value=expected[name]) for name in EXPECTED if name in expected]
    if expected.get("no_figure"):
        values.append(words.say("queue.no_figure"))
    mine = row.drafted_by == staff.shift.user.name
    return {
        "id": row.id,
        "question": row.question,
        "expected": [words.say(f"queue.status_{expected['status'][0]}"), *values],
        "source": row.source,
        "drafted": words.say("office.by_at", name=row.drafted_by, at=minute(row.drafted_at)),
        "confirmed": ""
        if row.confirmed_at is None
        else words.say("office.by_at", name=row.confirmed_by, at=minute(row.confirmed_at)),
        "may_confirm": row.confirmed_at is None and not mine and staff.may("confirm"),
        "mine": mine,
    }


def _answer(turn: TurnRow) -> Markup:
    if turn.answer is None:
        return Markup.escape(turn.error_code or "")
    return shown_answer(Answer.model_validate(turn.answer))
