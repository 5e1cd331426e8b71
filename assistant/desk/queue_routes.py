"""The queue of the chat: questions that wait for a person, visitors who asked for one, and the eval cases made of them.

Annotations are evaluated here: FastAPI reads those of functions that stand inside another one.
"""

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from assistant.desk.desk import Desk
from assistant.desk.pages import LARGEST_ID, Refused, Visit, back, file, message, page
from assistant.desk.queue_pages import case_form, case_shown, conversation_shown, person_shown, question_shown
from assistant.desk.requests import Fields
from assistant.office.anonymising import anonymised
from assistant.office.cases import as_case, read, verbatim
from assistant.office.uncovered import most_asked
from assistant.state import handoffs, queue
from assistant.state.tables import CaseDraftRow, HandoffRow

FORM = ("question", "status", "amount", "minimum", "maximum", "source")
MOST_SHOWN, MOST_COUNTED = 200, 5000


def add_queue_routes(app: FastAPI, desk: Desk, signed_in: Callable[[Request], Visit]) -> None:
    Staff = Annotated[Visit, Depends(signed_in)]
    state = desk.service.state

    @app.get("/desk/queue")
    def home(staff: Staff) -> Response:
        with state.session() as session:
            return page(
                "queue.html",
                staff.words,
                staff=staff,
                persons=[person_shown(row, staff.words) for row in queue.persons(session)],
                waiting=[question_shown(one, staff.words) for one in queue.questions(session, True, MOST_SHOWN)],
                answered=[question_shown(one, staff.words) for one in queue.questions(session, False, MOST_SHOWN)],
            )

    @app.get("/desk/queue/topics")
    def topics(staff: Staff) -> Response:
        days = desk.service.settings.retention_days
        with state.session() as session:
            turns = queue.declined(session, state.now() - timedelta(days=days), MOST_COUNTED)
            found = most_asked((turn.question, turn.asked_at) for turn in turns)
        referred = {topic.name: desk.service.office().referral(topic.name.lower()) for topic in found}
        return page("topics.html", staff.words, staff=staff, topics=found, referred=referred, days=days)

    @app.get("/desk/queue/questions/{turn_id}")
    def question(staff: Staff, turn_id: int) -> Response:
        with state.session() as session:
            return _question_page(desk, session, staff, _question(session, turn_id, staff), {}, {})

    @app.post("/desk/queue/questions/{turn_id}/answer")
    def answer(staff: Staff, turn_id: int, fields: Fields) -> Response:
        text = fields.get("text", "").strip()
        if not text:
            raise Refused(message(staff.words.say("queue.nothing_said"), 400))
        with state.session() as session:
            queue.answer(session, _question(session, turn_id, staff), text, staff.shift.user.name, state.now())
        return back(f"/desk/queue/questions/{turn_id}")

    @app.post("/desk/queue/questions/{turn_id}/aside")
    def aside(staff: Staff, turn_id: int, _: Fields) -> Response:
        with state.session() as session:
            found = _question(session, turn_id, staff)
            queue.set_aside(session, found, staff.shift.user.name, state.now())
        return back("/desk/queue")

    @app.post("/desk/queue/questions/{turn_id}/case")
    def draft(staff: Staff, turn_id: int, fields: Fields) -> Response:
        with state.session() as session:
            found = _question(session, turn_id, staff)
            expected, problems = read(fields, desk.service.advisor.corpus, staff.words)
            if problems:
                return _question_page(desk, session, staff, found, fields, problems)
            question, document = anonymised(fields["question"].strip()), fields.get("document", "")
            source = verbatim(fields.get("source", ""), document, desk.service.advisor.corpus)
            queue.draft_case(session, question, expected, source, document, staff.shift.user.name, state.now())
        return back("/desk/cases")

    @app.get("/desk/queue/persons/{handoff_id}")
    def person(staff: Staff, handoff_id: int) -> Response:
        with state.session() as session:
            row = _person(session, handoff_id, staff)
            turns = queue.turns_of(session, row)
            told = queue.answers_of(session, [turn.id for turn in turns])
            return page(
                "queue_person.html",
                staff.words,
                staff=staff,
                row=person_shown(row, staff.words),
                turns=conversation_shown(turns, told, staff.words),
            )

    @app.post("/desk/queue/persons/{handoff_id}/take")
    def take(staff: Staff, handoff_id: int, _: Fields) -> Response:
        with state.session() as session:
            row = _person(session, handoff_id, staff)
            if row.state == handoffs.WAITING:
                handoffs.take(row, staff.shift.user.name, state.now())
        return back(f"/desk/queue/persons/{handoff_id}")

    @app.post("/desk/queue/persons/{handoff_id}/answer")
    def answer_person(staff: Staff, handoff_id: int, fields: Fields) -> Response:
        text = fields.get("text", "").strip()
        if not text:
            raise Refused(message(staff.words.say("queue.nothing_said"), 400))
        with state.session() as session:
            row = _person(session, handoff_id, staff)
            if not queue.answer_person(session, row, text, staff.shift.user.name, state.now()):
                raise Refused(message(staff.words.say("queue.no_conversation"), 409))
        return back(f"/desk/queue/persons/{handoff_id}")

    @app.post("/desk/queue/persons/{handoff_id}/close")
    def close(staff: Staff, handoff_id: int, _: Fields) -> Response:
        with state.session() as session:
            handoffs.close(_person(session, handoff_id, staff), staff.shift.user.name, state.now())
        return back("/desk/queue")

    @app.get("/desk/cases")
    def cases(staff: Staff) -> Response:
        with state.session() as session:
            rows = [case_shown(row, staff) for row in queue.cases(session)]
        return page("cases.html", staff.words, staff=staff, rows=rows)

    @app.post("/desk/cases/{case_id}/confirm")
    def confirm(staff: Staff, case_id: int, _: Fields) -> Response:
        with state.session() as session:
            try:
                queue.confirm_case(session, _case(session, case_id, staff), staff.shift.user.name, state.now())
            except queue.SamePerson as error:
                raise Refused(message(staff.words.say("queue.same_person"), 403)) from error
        return back("/desk/cases")

    @app.post("/desk/cases/{case_id}/discard")
    def discard(staff: Staff, case_id: int, _: Fields) -> Response:
        with state.session() as session:
            row = _case(session, case_id, staff)
            if row.confirmed_at is not None:
                raise Refused(message(staff.words.say("queue.case_counts"), 409))
            session.delete(row)
        return back("/desk/cases")

    @app.get("/desk/cases.jsonl")
    def exported(staff: Staff) -> Response:
        with state.session() as session:
            lines = [json.dumps(_as_case(row), ensure_ascii=False) for row in queue.cases(session, confirmed=True)]
        return file("".join(f"{line}\n" for line in lines).encode(), "application/jsonl", "desk_cases.jsonl")


def _question_page(
    desk: Desk,
    session: Session,
    staff: Visit,
    found: queue.Question,
    typed: Mapping[str, str],
    problems: Mapping[str, str],
) -> Response:
    return page(
        "queue_question.html",
        staff.words,
        400 if problems else 200,
        staff=staff,
        row=question_shown(found, staff.words),
        form=case_form(desk, found, typed),
        problems=dict.fromkeys(FORM, "") | dict(problems),
        wrong=len(problems),
    )


def _question(session: Session, turn_id: int, staff: Visit) -> queue.Question:
    found = queue.question(session, turn_id) if 0 < turn_id <= LARGEST_ID else None
    if found is None:
        raise Refused(message(staff.words.say("queue.no_question"), 404))
    return found


def _person(session: Session, handoff_id: int, staff: Visit) -> HandoffRow:
    row = handoffs.get(session, handoff_id) if 0 < handoff_id <= LARGEST_ID else None
    if row is None:
        raise Refused(message(staff.words.say("queue.no_question"), 404))
    return row


def _case(session: Session, case_id: int, staff: Visit) -> CaseDraftRow:
    row = session.get(CaseDraftRow, case_id) if 0 < case_id <= LARGEST_ID else None
    if row is None:
        raise Refused(message(staff.words.say("queue.no_question"), 404))
    return row


def _as_case(row: CaseDraftRow) -> dict[str, Any]:
    return as_case(row.id, row.question, row.expected, row.source, row.drafted_at.astimezone().date())
