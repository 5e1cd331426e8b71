"""The desk's addresses. Every one but the sign-in asks for a sign-in; what changes something takes a form of the desk.

Annotations are evaluated here: FastAPI reads those of functions that stand inside another one.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from fastapi.routing import APIRoute
from sqlalchemy.orm import Session

from assistant.desk import window
from assistant.desk.desk import SHOWN, Desk, as_shown, open_desk, today_span
from assistant.desk.list_routes import add_list_routes
from assistant.desk.office_routes import add_office_routes
from assistant.desk.pages import HEADERS, Refused, Visit, back, message, page
from assistant.desk.permissions import ON_TERMINAL, may_open, unlisted
from assistant.desk.queue_routes import add_queue_routes
from assistant.desk.record_routes import add_record_routes
from assistant.desk.requests import Fields, cookie, token_in
from assistant.desk.signed_in import Shift
from assistant.desk.slip_routes import add_slip_routes
from assistant.desk.statistics_routes import add_statistics_routes
from assistant.desk.user_routes import add_user_routes
from assistant.desk.window_routes import add_window_routes
from assistant.page.cookies import is_secure
from assistant.page.routes import words_of
from assistant.page.service import Service
from assistant.page.terminal import IDLE_SECONDS, is_terminal
from assistant.page.terminal import cookie as terminal_cookie
from assistant.state import consultations, office, queue

LONGEST_NAME = 64


def add_routes(app: FastAPI, service: Service, now: Callable[[], datetime] | None = None) -> None:
    """Adds the desk to the server. `now` gives the time that sign-ins are counted in; without it the state's."""
    desk = open_desk(service, now or (lambda: service.state.now()))

    def signed_in(request: Request) -> Visit:
        shift = desk.signed_in.find(token_in(request))
        if shift is None:
            raise Refused(RedirectResponse("/desk", 303, HEADERS))
        visit = _visit(desk, shift, request)
        path = request.scope["route"].path
        if not may_open(shift.user.role, request.method, path):
            raise Refused(message(visit.words.say("desk.not_allowed", role=visit.role), 403))
        if visit.terminal and (request.method, path) not in ON_TERMINAL:
            raise Refused(message(visit.words.say("desk.not_on_terminal"), 403))
        return visit

    @app.exception_handler(Refused)
    def refused(_: Request, refusal: Refused) -> Response:
        return refusal.response

    _add_entrance(app, desk)
    add_window_routes(app, desk, signed_in)
    add_record_routes(app, desk, signed_in)
    add_slip_routes(app, desk, signed_in)
    add_list_routes(app, desk, signed_in)
    add_statistics_routes(app, desk, signed_in)
    add_office_routes(app, desk, signed_in)
    add_queue_routes(app, desk, signed_in)
    add_user_routes(app, desk, signed_in)
    registered = [(method, route.path) for route in app.routes if isinstance(route, APIRoute) for method in route.methods or ()]
    if forgotten := unlisted(address for address in registered if address[1].startswith("/desk")):
        raise LookupError(f"in no table of assistant/desk/permissions.py: {sorted(forgotten)}")


def _add_entrance(app: FastAPI, desk: Desk) -> None:
    service = desk.service

    @app.get("/desk")
    def home(request: Request) -> Response:
        words = words_of(request, service)
        shift = desk.signed_in.find(token_in(request))
        if shift is None:
            name = "off" if not desk.users.all() else "sign_in"
            return page(f"{name}.html", words, problem="")
        return _home(desk, _visit(desk, shift, request), request.query_params)

    @app.post("/desk/sign-in")
    def sign_in(request: Request, fields: Fields) -> Response:
        words = words_of(request, service)
        name = fields.get("name", "").strip()[:LONGEST_NAME]
        address = request.client.host if request.client else ""
        attempt = desk.attempts.begin(name, address)
        if attempt is None:
            return page("sign_in.html", words, 429, problem=words.say("desk.too_many"))
        user = desk.users.checked(name, fields.get("password", ""))
        if user is None:
            return page("sign_in.html", words, 401, problem=words.say("desk.wrong"))
        desk.attempts.succeeded(name, attempt)
        response = RedirectResponse("/desk", 303, HEADERS)
        response.headers["set-cookie"] = cookie(desk.signed_in.begin(user), request)
        return response

    @app.post("/desk/terminal")
    def terminal(request: Request, fields: Fields) -> Response:
        token, secure, begins = token_in(request), is_secure(request.scope), fields.get("terminal") == "1"
        response, shift = back(), desk.signed_in.find(token_in(request))
        if shift is None:
            return response
        window.end(desk, shift)
        response.headers.append("set-cookie", terminal_cookie(begins, secure))
        if not begins:  # whoever stands there shows with the password that it is not a visitor
            desk.signed_in.end(token)
            response.headers.append("set-cookie", cookie("", request))
        return response

    @app.post("/desk/sign-out")
    def sign_out(request: Request, _: Fields) -> Response:
        if shift := desk.signed_in.find(token_in(request)):
            window.park(desk, shift)
        desk.signed_in.end(token_in(request))
        response = RedirectResponse("/desk", 303, HEADERS)
        response.headers["set-cookie"] = cookie("", request)
        return response


def _visit(desk: Desk, shift: Shift, request: Request) -> Visit:
    """On a public terminal a visitor who left without a word is seen off before anything is shown."""
    terminal = is_terminal(request.headers.get("cookie"))
    if terminal and shift.idle >= timedelta(seconds=IDLE_SECONDS):
        window.end(desk, shift)
    return Visit(shift, words_of(request, desk.service), terminal)


def _tasks(session: Session, visit: Visit) -> list[tuple[str, str]]:
    """What waits for this member of staff, as links: records to release, and the queue of the chat."""
    if visit.terminal:
        return []
    found = []
    if visit.may("release") and (count := office.waiting_for(session, visit.shift.user.name)):
        found.append(("/desk/office", visit.words.say("office.to_release", count=count)))
    if visit.may("answer") and (count := len(queue.persons(session)) + len(queue.questions(session))):
        found.append(("/desk/queue", visit.words.say("queue.to_answer", count=count)))
    return found


def _home(desk: Desk, visit: Visit, written: Mapping[str, str]) -> Response:
    service, words = desk.service, visit.words
    query, document = written.get("query", "").strip()[:100], written.get("document", "")
    since, until = today_span(service.state.now())
    with service.state.session() as session:
        current = desk.current(session, visit.shift)
        waiting = [row for row in consultations.waiting(session) if current is None or row.id != current.id]
        rows = consultations.found(session, since=since, until=until, limit=SHOWN)
        return page(
            "home.html",
            words,
            staff=visit,
            query=query,
            chosen=document,
            documents=[(d.id, d.short_title) for d in service.advisor.corpus.documents.values()],
            found=desk.found(query, document) if query or document else None,
            current=as_shown(current, words) if current else None,
            waiting=[as_shown(row, words) for row in waiting],
            rows=[as_shown(row, words) for row in rows],
            tasks=_tasks(session, visit),
            scope=service.advisor.scope(service.today(), words),
        )
