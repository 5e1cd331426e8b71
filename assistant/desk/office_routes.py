"""What the office keeps itself: looked at, drafted, released or refused by another one, taken back.

Annotations are evaluated here: FastAPI reads those of functions that stand inside another one.
"""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from assistant.desk.desk import Desk
from assistant.desk.office_pages import entry_shown, form_shown, listed, rules_of
from assistant.desk.pages import LARGEST_ID, Refused, Visit, back, message, page
from assistant.desk.requests import Fields
from assistant.office import fields
from assistant.office.records import KINDS, Kind
from assistant.state import office
from assistant.state.tables import OfficeEntryRow
from tools.catalogue import RULES

MOST_SHOWN = 300


def add_office_routes(app: FastAPI, desk: Desk, signed_in: Callable[[Request], Visit]) -> None:
    Staff = Annotated[Visit, Depends(signed_in)]
    state, today = desk.service.state, desk.service.today

    @app.get("/desk/office")
    def home(request: Request, staff: Staff) -> Response:
        kind = request.query_params.get("kind", "")
        with state.session() as session:
            rows = office.entries(session, kind if kind in KINDS else "", MOST_SHOWN)
            return page(
                "office.html",
                staff.words,
                staff=staff,
                kinds=list(KINDS),
                chosen=kind,
                rows=[listed(desk, row, staff, today()) for row in rows],
            )

    @app.get("/desk/office/new/{kind}")
    def form(request: Request, staff: Staff, kind: str) -> Response:
        return _form(desk, staff, _kind(kind, staff), dict(request.query_params), {})

    @app.post("/desk/office/new/{kind}")
    def draft(staff: Staff, kind: str, fields_: Fields) -> Response:
        chosen = _kind(kind, staff)
        record, problems = fields.read(chosen, fields_, _known(desk), today(), staff.words)
        if record is None:
            return _form(desk, staff, chosen, fields_, problems)
        with state.session() as session:
            row = office.draft(session, record, staff.shift.user.name, state.now())
        return back(f"/desk/office/{row.id}")

    @app.get("/desk/office/{entry_id}")
    def entry(staff: Staff, entry_id: int) -> Response:
        with state.session() as session:
            row = _entry(session, entry_id, staff)
            affected = office.affected(session, rules_of(row))
            return page(
                "office_entry.html", staff.words, staff=staff, **entry_shown(desk, row, affected, staff, today())
            )

    def changes(path: str, change: Callable[[Session, OfficeEntryRow, Visit, Mapping[str, str]], Any]) -> None:
        @app.post(f"/desk/office/{{entry_id}}/{path}")
        def changed(staff: Staff, entry_id: int, fields_: Fields) -> Response:
            with state.session() as session:
                row = _entry(session, entry_id, staff)
                try:
                    change(session, row, staff, fields_)
                except office.SamePerson as error:
                    raise Refused(message(staff.words.say("office.same_person"), 403)) from error
                except office.NotOpen as error:
                    raise Refused(message(staff.words.say("office.not_open"), 409)) from error
            return back(f"/desk/office/{entry_id}")

    def name(staff: Visit) -> str:
        return staff.shift.user.name

    changes("release", lambda session, row, staff, _: office.release(session, row, name(staff), state.now()))
    changes("refuse", lambda session, row, staff, _: office.refuse(session, row, name(staff), state.now()))
    changes("withdraw", lambda session, row, staff, _: office.withdraw(session, row, name(staff), state.now()))
    changes("end", lambda session, row, staff, _: office.end(session, row, name(staff), state.now()))
    changes("keep", lambda session, row, staff, _: office.keep_standing(session, row))
    changes(
        "propose-end",
        lambda session, row, staff, written: office.propose_end(
            session, row, name(staff), written.get("why", ""), state.now()
        ),
    )


def _form(desk: Desk, staff: Visit, kind: Kind, typed: Mapping[str, str], problems: Mapping[str, str]) -> Response:
    status = 400 if problems else 200
    shown = form_shown(desk, kind, typed, problems, staff.words)
    return page("office_form.html", staff.words, status, staff=staff, kind=kind, **shown)


def _kind(kind: str, staff: Visit) -> Kind:
    if kind not in KINDS:
        raise Refused(message(staff.words.say("office.no_entry"), 404))
    return kind  # type: ignore[return-value]  # one of the keys


def _entry(session: Session, entry_id: int, staff: Visit) -> OfficeEntryRow:
    row = office.get(session, entry_id) if 0 < entry_id <= LARGEST_ID else None
    if row is None:
        raise Refused(message(staff.words.say("office.no_entry"), 404))
    return row


def _known(desk: Desk) -> fields.Known:
    computing = frozenset(rule.id for rule in RULES.values() if not rule.is_lookup)
    return fields.Known(frozenset(desk.service.advisor.corpus.documents), frozenset(RULES), computing)
