"""The desk's addresses. Every one but the sign-in asks for a sign-in; what changes something takes a form of the desk.

Annotations are evaluated here: FastAPI reads those of functions that stand inside another one.
"""

from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response

from assistant.desk.desk import SHOWN, Desk, as_shown, open_desk, today_span
from assistant.desk.pages import HEADERS, Refused, Visit, page
from assistant.desk.record_routes import add_record_routes
from assistant.desk.requests import Fields, cookie, token_in
from assistant.desk.slip_routes import add_slip_routes
from assistant.desk.window_routes import add_window_routes
from assistant.page.routes import words_of
from assistant.page.service import Service
from assistant.state import consultations

LONGEST_NAME = 64


def add_routes(app: FastAPI, service: Service) -> None:
    """Adds the desk to the server."""
    desk = open_desk(service)

    def signed_in(request: Request) -> Visit:
        shift = desk.signed_in.find(token_in(request))
        if shift is None:
            raise Refused(RedirectResponse("/desk", 303, HEADERS))
        return Visit(shift, words_of(request, service))

    @app.exception_handler(Refused)
    def refused(_: Request, refusal: Refused) -> Response:
        return refusal.response

    _add_entrance(app, desk)
    add_window_routes(app, desk, signed_in)
    add_record_routes(app, desk, signed_in)
    add_slip_routes(app, desk, signed_in)


def _add_entrance(app: FastAPI, desk: Desk) -> None:
    service = desk.service

    @app.get("/desk")
    def home(request: Request) -> Response:
        words = words_of(request, service)
        shift = desk.signed_in.find(token_in(request))
        if shift is None:
            name = "off" if not desk.users.all() else "sign_in"
            return page(f"{name}.html", words, problem="")
        return _home(desk, Visit(shift, words), request.query_params)

    @app.post("/desk/sign-in")
    def sign_in(request: Request, fields: Fields) -> Response:
        words = words_of(request, service)
        name = fields.get("name", "").strip()[:LONGEST_NAME]
        address = request.client.host if request.client else ""
        if not desk.attempts.begin(name, address):
            return page("sign_in.html", words, 429, problem=words.say("desk.too_many"))
        user = desk.users.checked(name, fields.get("password", ""))
        if user is None:
            return page("sign_in.html", words, 401, problem=words.say("desk.wrong"))
        desk.attempts.succeeded(name, address)
        response = RedirectResponse("/desk", 303, HEADERS)
        response.headers["set-cookie"] = cookie(desk.signed_in.begin(user), request)
        return response

    @app.post("/desk/sign-out")
    def sign_out(request: Request, _: Fields) -> Response:
        desk.signed_in.end(token_in(request))
        response = RedirectResponse("/desk", 303, HEADERS)
        response.headers["set-cookie"] = cookie("", request)
        return response


def _home(desk: Desk, visit: Visit, written: Mapping[str, str]) -> Response:
    service, words = desk.service, visit.words
    query, document = written.get("query", "").strip()[:100], written.get("document", "")
    since, until = today_span(service.state.now())
    with service.state.session() as session:
        current = desk.current(session, visit.shift)
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
            rows=[as_shown(row, words) for row in rows],
            scope=service.advisor.scope(service.today(), words),
        )
