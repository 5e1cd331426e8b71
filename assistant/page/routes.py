"""Pages and actions beside the chat: what belongs to the visitor's own conversation, and the library."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Body, FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from assistant.errors import AdvisorError
from assistant.office.calendar import calendar
from assistant.page.cookies import cookie, is_secure, token_of
from assistant.page.library import library_page, notice_page, text_page
from assistant.page.printing import earlier_list, printable
from assistant.page.service import Service
from assistant.state.tokens import new_token
from assistant.strings import LANGUAGES, Strings, strings
from tools.catalogue import RULES

NOT_KEPT = {"cache-control": "no-store"}


def add_routes(app: FastAPI, service: Service) -> None:
    """None of these takes a conversation from its address: the cookie alone names it."""

    @app.get("/conversation/print")
    def print_conversation(request: Request) -> HTMLResponse:
        page = printable(service, token_in(request), words_of(request, service), datetime.now(UTC))
        return HTMLResponse(page, headers=NOT_KEPT)

    @app.get("/conversation/data")
    def export_data(request: Request) -> Response:
        token = token_in(request)
        data = service.visits.export(token) if token else {}
        content = json.dumps(data, ensure_ascii=False, indent=2)
        named = {"content-disposition": 'attachment; filename="policy-advisor.json"'}
        return Response(content, media_type="application/json", headers=NOT_KEPT | named)

    @app.get("/conversation/earlier")
    def list_earlier(request: Request) -> HTMLResponse:
        token = token_in(request)
        listed = earlier_list(service.visits.earlier(token) if token else [], words_of(request, service))
        return HTMLResponse(listed, headers=NOT_KEPT)

    @app.post("/conversation/new")
    def begin_another(request: Request) -> Response:
        if token := token_in(request):
            service.visits.put_aside(token)
        return Response(status_code=204, headers=NOT_KEPT)

    @app.post("/conversation/open")
    def go_back(request: Request, number: Annotated[int, Body(embed=True)]) -> Response:
        if token := token_in(request):
            service.visits.go_back(token, number)
        return Response(status_code=204, headers=NOT_KEPT)

    @app.post("/conversation/end")
    def end_conversation(request: Request) -> Response:
        return _left(request, service, service.visits.end)

    @app.post("/conversation/remove")
    def remove_conversation(request: Request) -> Response:
        return _left(request, service, service.visits.remove)

    @app.get("/deadlines.ics")
    def deadlines(request: Request) -> Response:
        words = words_of(request, service)
        content = calendar(service.office(), RULES, service.today(), words)
        named = {"content-disposition": 'attachment; filename="deadlines.ics"'}
        return Response(content, media_type="text/calendar; charset=utf-8", headers=named)

    @app.get("/library")
    def library(request: Request) -> Response:
        words = words_of(request, service)
        try:
            return HTMLResponse(library_page(service, request.query_params, words))
        except AdvisorError as error:
            return HTMLResponse(notice_page(error.line(words), words), 400)

    @app.get("/library/{document}")
    def text(request: Request, document: str) -> Response:
        words = words_of(request, service)
        page = text_page(service, document, words)
        return HTMLResponse(notice_page(words.say("library.no_such_text"), words), 404) if page is None else HTMLResponse(page)

    @app.get("/library/{document}/original")
    def original(document: str) -> Response:
        if document not in service.advisor.corpus.documents:
            return Response("not found", 404)
        named = {"content-disposition": f'attachment; filename="{document}.txt"'}
        content = service.advisor.corpus.text(document).encode("utf-8")
        return Response(content, media_type="text/plain; charset=utf-8", headers=named)


def words_of(request: Request, service: Service) -> Strings:
    """The words of the language that the address names, else of the settings."""
    language = request.query_params.get("language", "")
    return strings(language if language in LANGUAGES else service.settings.language)


def token_in(request: Request) -> str | None:
    return token_of(request.headers.get("cookie"))


def _left(request: Request, service: Service, leave: Callable[[str], None]) -> Response:
    """Ends or removes the conversation, and gives the browser another token. For scripts of the page alone."""
    if token := token_in(request):
        leave(token)
    response = JSONResponse({"ended": True}, headers=NOT_KEPT)
    seconds = service.settings.idle_minutes * 60
    response.headers["set-cookie"] = cookie(new_token(), seconds, is_secure(request.scope))
    return response
