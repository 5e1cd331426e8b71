"""Earlier consultations: searched, exported, looked at.

Annotations are evaluated here: FastAPI reads those of functions that stand inside another one.
"""

import json
from collections.abc import Callable, Mapping
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from assistant.desk.desk import MOST_SHOWN, SHOWN, Desk, as_shown, days
from assistant.desk.pages import EXCEL, LARGEST_ID, Refused, Visit, back, file, message, page
from assistant.desk.permissions import Act
from assistant.desk.requests import Fields
from assistant.desk.workbook import workbook
from assistant.state import audit, consultation_data, consultations
from assistant.state.tables import ConsultationRow
from assistant.strings import Strings


def add_record_routes(app: FastAPI, desk: Desk, signed_in: Callable[[Request], Visit]) -> None:
    Staff = Annotated[Visit, Depends(signed_in)]

    @app.get("/desk/consultations")
    def search(request: Request, staff: Staff) -> Response:
        written = request.query_params
        with desk.service.state.session() as session:
            rows, problem = _found(desk, session, written, staff.words, SHOWN)
            return page(
                "consultations.html",
                staff.words,
                400 if problem else 200,
                staff=staff,
                problem=problem,
                rows=[as_shown(row, staff.words) for row in rows],
                written={name: written.get(name, "") for name in ("query", "since", "until")},
                most=SHOWN,
                export="/desk/export.xlsx?" + urlencode(dict(written)),
            )

    @app.get("/desk/export.xlsx")
    def export(request: Request, staff: Staff) -> Response:
        with desk.service.state.session() as session:
            rows, problem = _found(desk, session, request.query_params, staff.words, MOST_SHOWN)
        if problem:
            return message(problem, 400)
        return file(workbook(rows, staff.words), EXCEL, "consultations.xlsx", "attachment")

    @app.get("/desk/consultations/{number}")
    def consultation(staff: Staff, number: int) -> Response:
        with desk.service.state.session() as session:
            row = consultation_of(session, number, staff)
            current = row.id == staff.shift.consultation and row.held_by == staff.shift.user.name
            shown = as_shown(row, staff.words)
        return page(
            "consultation.html", staff.words, staff=staff, row=shown, current=current, may_remove=staff.may(Act.REMOVE)
        )

    @app.get("/desk/consultations/{number}/data")
    def consultation_data_file(staff: Staff, number: int) -> Response:
        with desk.service.state.session() as session:
            data = consultation_data.export(session, consultation_of(session, number, staff))
        content = json.dumps(data, ensure_ascii=False, indent=2).encode()
        return file(content, "application/json", f"consultation-{number}.json")

    @app.post("/desk/consultations/{number}/remove")
    def remove(staff: Staff, number: int, fields: Fields) -> Response:
        with desk.service.state.session() as session:
            consultation_of(session, number, staff)
            if fields.get("sure") != str(number):
                return message(staff.words.say("desk.remove_unsure"), 400)
            consultation_data.remove(session, [number], desk.service.state.now(), audit.VISITOR)
        return back("/desk/consultations")


def _found(
    desk: Desk, session: Session, written: Mapping[str, str], words: Strings, limit: int
) -> tuple[list[ConsultationRow], str]:
    """The consultations that a search names, or what is wrong with it."""
    try:
        since, until = days(written)
    except ValueError:
        return [], words.say("desk.bad_day")
    query = written.get("query", "").strip()[:100]
    rules = [rule.id for rule in desk.search.find(query)] if query else []
    return list(consultations.found(session, query, rules, since, until, limit)), ""


def consultation_of(session: Session, number: int, visit: Visit) -> ConsultationRow:
    row = consultations.get(session, number) if 0 < number <= LARGEST_ID else None
    if row is None or not visit.may_see(row.id):
        raise Refused(message(visit.words.say("desk.no_consultation"), 404))
    return row
