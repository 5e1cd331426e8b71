"""The desk's addresses. Every one but the sign-in asks for a sign-in; what changes something takes a form of the desk.

Annotations are evaluated here: FastAPI reads those of functions that stand inside another one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy.orm import Session

from assistant.desk import forms, pdf, slips
from assistant.desk.desk import (
    MOST_SHOWN,
    SHOWN,
    Desk,
    as_shown,
    days,
    open_desk,
    shown_answer,
    today_span,
)
from assistant.desk.requests import cookie, form_fields, token_in
from assistant.desk.signed_in import Shift
from assistant.desk.workbook import workbook
from assistant.page.routes import words_of
from assistant.page.service import Service
from assistant.page.templates import render
from assistant.state import audit, consultations
from assistant.state.inputs import Inputs
from assistant.state.tables import ConsultationRow, SlipRow
from assistant.strings import Strings, strings
from tools.rule import Rule

HEADERS = {
    "cache-control": "no-store",
    # The default of the server, no-referrer, would hide from it that its own forms are its own.
    "referrer-policy": "same-origin",
}
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST_ID = 2**31 - 1
LONGEST_NAME = 64
REVIEWING = ("reviewer", "admin")
Fields = Annotated[dict[str, str], Depends(form_fields)]


class Refused(Exception):
    """A request that gets this response."""

    def __init__(self, response: Response) -> None:
        self.response = response


@dataclass(frozen=True)
class Visit:
    """A request of a signed-in member of staff."""

    shift: Shift
    words: Strings


def add_routes(app: FastAPI, service: Service) -> None:
    """Adds the desk to the server."""
    desk = open_desk(service)

    def signed_in(request: Request) -> Visit:
        shift = desk.signed_in.find(token_in(request))
        if shift is None:
            raise Refused(RedirectResponse("/desk", 303, HEADERS))
        return Visit(shift, words_of(request, service))

    Staff = Annotated[Visit, Depends(signed_in)]

    @app.exception_handler(Refused)
    def refused(_: Request, refusal: Refused) -> Response:
        return refusal.response

    @app.get("/desk")
    def home(request: Request) -> Response:
        words = words_of(request, service)
        shift = desk.signed_in.find(token_in(request))
        if shift is None:
            name = "off" if not desk.users.all() else "sign_in"
            return _page(f"{name}.html", words, problem="")
        return _home(desk, Visit(shift, words), request.query_params)

    @app.post("/desk/sign-in")
    def sign_in(request: Request, fields: Fields) -> Response:
        words = words_of(request, service)
        name = fields.get("name", "").strip()[:LONGEST_NAME]
        address = request.client.host if request.client else ""
        if not desk.attempts.begin(name, address):
            return _page("sign_in.html", words, 429, problem=words.say("desk.too_many"))
        user = desk.users.checked(name, fields.get("password", ""))
        if user is None:
            return _page("sign_in.html", words, 401, problem=words.say("desk.wrong"))
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

    @app.get("/desk/rules/{rule_id}")
    def rule_form(staff: Staff, rule_id: str) -> Response:
        return _rule_page(desk, staff, _rule(desk, rule_id, staff), {}, {}, None)

    @app.post("/desk/rules/{rule_id}")
    def compute(staff: Staff, rule_id: str, fields: Fields) -> Response:
        rule = _rule(desk, rule_id, staff)
        facts, problems = forms.read(rule, fields, staff.words)
        return _rule_page(desk, staff, rule, fields, problems, None if problems else facts)

    @app.post("/desk/consultation/items/{rule_id}")
    def add(staff: Staff, rule_id: str, fields: Fields) -> Response:
        rule = _rule(desk, rule_id, staff)
        facts, problems = forms.read(rule, fields, staff.words)
        if problems:
            return _rule_page(desk, staff, rule, fields, problems, None)
        answer = desk.answer(rule, facts)
        now = service.state.now()
        with service.state.session() as session:
            row = desk.current(session, staff.shift) or consultations.begin(session, staff.shift.user.name, now)
            consultations.add_item(session, row, rule.id, forms.as_stated(rule, facts), answer, now)
            said = "；".join(f"{fact.label}{facts[fact.id]}" for fact in rule.facts if fact.id in facts)
            occasion = audit.Occasion(now, "desk", service.advisor.corpus.digest)
            audit.record(session, said, answer, occasion, Inputs(language=slips.LANGUAGE, rule=rule.id, written=facts))
        staff.shift.consultation = row.id
        return _back()

    @app.post("/desk/consultation/remove/{item_id}")
    def remove(staff: Staff, item_id: int, _: Fields) -> Response:
        with service.state.session() as session:
            row = desk.current(session, staff.shift)
            if row is not None and item_id <= LARGEST_ID:
                consultations.remove_item(session, row, item_id)
        return _back()

    @app.post("/desk/consultation/company")
    def company(staff: Staff, fields: Fields) -> Response:
        written = fields.get("company", "")
        with service.state.session() as session:
            row = desk.current(session, staff.shift)
            if row is None:
                row = consultations.begin(session, staff.shift.user.name, service.state.now(), written)
            consultations.name_company(row, written)
        staff.shift.consultation = row.id
        return _back()

    @app.post("/desk/consultation/close")
    def close(staff: Staff, _: Fields) -> Response:
        with service.state.session() as session:
            row = desk.current(session, staff.shift)
            if row is not None:
                consultations.close(row, service.state.now())
        staff.shift.consultation = None
        return _back()

    @app.get("/desk/consultations")
    def search(request: Request, staff: Staff) -> Response:
        written = request.query_params
        with service.state.session() as session:
            rows, problem = _found(desk, session, written, staff.words, SHOWN)
            return _page(
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
        with service.state.session() as session:
            rows, problem = _found(desk, session, request.query_params, staff.words, MOST_SHOWN)
        if problem:
            return _message(problem, 400)
        return _file(workbook(rows, staff.words), EXCEL, "consultations.xlsx", "attachment")

    @app.get("/desk/consultations/{number}")
    def consultation(staff: Staff, number: int) -> Response:
        with service.state.session() as session:
            row = _consultation(session, number, staff)
            current = row.id == staff.shift.consultation
            return _page("consultation.html", staff.words, staff=staff, row=as_shown(row, staff.words), current=current)

    @app.post("/desk/consultations/{number}/resume")
    def resume(staff: Staff, number: int, _: Fields) -> Response:
        with service.state.session() as session:
            row = _consultation(session, number, staff)
            if row.closed_at is not None:
                return _message(staff.words.say("desk.closed"), 409)
            staff.shift.consultation = row.id
        return _back()

    @app.post("/desk/consultations/{number}/slip")
    def give_slip(staff: Staff, number: int, _: Fields) -> Response:
        now = service.state.now()
        with service.state.session() as session:
            row = _consultation(session, number, staff)
            if not row.items:
                return _message(staff.words.say("desk.nothing_to_print"), 409)
            corpus, name = service.advisor.corpus, staff.shift.user.name
            slip = slips.slip_of(session, row, corpus, name, now, service.today())
            return RedirectResponse(f"/desk/slips/{slip.number}", 303, HEADERS)

    @app.get("/desk/slips/{number}.pdf")
    def slip_pdf(staff: Staff, number: str) -> Response:
        words = strings(slips.LANGUAGE)
        with service.state.session() as session:
            kept = _slip(session, number, staff)
            marks = _cancellation(kept, words)
        file = pdf.draw(kept.content, words, marks)
        return _file(file, "application/pdf", f"{kept.number}.pdf", "inline")

    @app.get("/desk/slips/{number}")
    def slip_page(staff: Staff, number: str) -> Response:
        words = strings(slips.LANGUAGE)
        with service.state.session() as session:
            kept = _slip(session, number, staff)
            gone = kept.cancellation
            return _page(
                "slip.html",
                words,
                slip=kept.content,
                cancelled=slips.cancelled(kept, words),
                corrected_by=gone.corrected_by if gone else None,
                may_cancel=gone is None and _may_cancel(staff, kept),
            )

    @app.post("/desk/slips/{number}/cancel")
    def cancel_slip(staff: Staff, number: str, fields: Fields) -> Response:
        reason, corrected_by = fields.get("reason", "").strip(), fields.get("corrected_by", "").strip()
        with service.state.session() as session:
            kept = _slip(session, number, staff)
            if not _may_cancel(staff, kept):
                return _message(staff.words.say("desk.not_yours"), 403)
            if not reason:
                return _message(staff.words.say("desk.reason_needed"), 400)
            if corrected_by:
                other = _slip(session, corrected_by, staff)
                if other.number == kept.number or other.cancellation is not None:
                    return _message(staff.words.say("desk.no_correction"), 400)
            name, now = staff.shift.user.name, service.state.now()
            consultations.cancel_slip(session, kept, reason, name, now, corrected_by or None)
        return RedirectResponse(f"/desk/slips/{number}", 303, HEADERS)


def _home(desk: Desk, visit: Visit, written: Mapping[str, str]) -> Response:
    service, words = desk.service, visit.words
    query, document = written.get("query", "").strip()[:100], written.get("document", "")
    since, until = today_span(service.state.now())
    with service.state.session() as session:
        current = desk.current(session, visit.shift)
        rows = consultations.found(session, since=since, until=until, limit=SHOWN)
        return _page(
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


def _rule_page(
    desk: Desk,
    visit: Visit,
    rule: Rule,
    typed: Mapping[str, str],
    problems: Mapping[str, str],
    facts: Mapping[str, str] | None,
) -> Response:
    """The form as it was filled in; with `facts` the answer below it, and the button that keeps it."""
    document = desk.service.advisor.corpus.documents[rule.document]
    return _page(
        "rule.html",
        visit.words,
        staff=visit,
        rule=rule,
        document=document,
        quotes=[(quote.article or visit.words.say("desk.unnumbered"), quote.text) for quote in rule.quotes],
        form=forms.form(rule, typed, problems, facts is None, visit.words),
        facts=facts,
        answer=None if facts is None else shown_answer(desk.answer(rule, facts)),
        problems=len(problems),
    )


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


def _rule(desk: Desk, rule_id: str, visit: Visit) -> Rule:
    rule = desk.rules.get(rule_id)
    if rule is None or rule.is_lookup or rule.withdrawn:
        raise Refused(_message(visit.words.say("desk.no_rule"), 404))
    return rule


def _consultation(session: Session, number: int, visit: Visit) -> ConsultationRow:
    row = consultations.get(session, number) if 0 < number <= LARGEST_ID else None
    if row is None:
        raise Refused(_message(visit.words.say("desk.no_consultation"), 404))
    return row


def _slip(session: Session, number: str, visit: Visit) -> SlipRow:
    """A slip that was given. One whose words are no longer those of its code is not shown."""
    kept = consultations.slip(session, number)
    if kept is None:
        raise Refused(_message(visit.words.say("desk.no_slip"), 404))
    if not slips.is_genuine(kept.content) or kept.content["number"] != number:
        raise Refused(_message(visit.words.say("desk.slip_altered"), 409))
    return kept


def _may_cancel(visit: Visit, kept: SlipRow) -> bool:
    """Who gave it, and those who review."""
    return visit.shift.user.name == kept.issued_by or visit.shift.user.role in REVIEWING


def _cancellation(kept: SlipRow, words: Strings) -> list[str]:
    gone = kept.cancellation
    corrected = [words.say("desk.corrected_by", number=gone.corrected_by)] if gone and gone.corrected_by else []
    return [slips.cancelled(kept, words), *corrected] if gone else []


def _page(name: str, words: Strings, status: int = 200, **values: Any) -> Response:
    return HTMLResponse(render(f"desk/{name}", words, **values), status, HEADERS)


def _message(text: str, status: int) -> Response:
    return Response(text, status, HEADERS, "text/plain; charset=utf-8")


def _file(content: bytes, kind: str, name: str, disposition: str) -> Response:
    return Response(content, 200, HEADERS | {"content-disposition": f'{disposition}; filename="{name}"'}, kind)


def _back() -> Response:
    return RedirectResponse("/desk", 303, HEADERS)
