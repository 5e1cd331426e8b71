"""The desk's window: a rule calculated for the visitor, and the consultation at the desk now.

Annotations are evaluated here: FastAPI reads those of functions that stand inside another one.
"""

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import Depends, FastAPI, Request
from fastapi.responses import Response

from assistant.desk import forms, slips
from assistant.desk.desk import Desk, shown_answer
from assistant.desk.pages import LARGEST_ID, Refused, Visit, back, message, page
from assistant.desk.record_routes import consultation_of
from assistant.desk.requests import Fields
from assistant.state import audit, consultations
from assistant.state.inputs import Inputs
from tools.rule import Rule


def add_window_routes(app: FastAPI, desk: Desk, signed_in: Callable[[Request], Visit]) -> None:
    Staff = Annotated[Visit, Depends(signed_in)]

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
        now = desk.service.state.now()
        with desk.service.state.session() as session:
            row = desk.current(session, staff.shift) or consultations.begin(session, staff.shift.user.name, now)
            consultations.add_item(session, row, rule.id, forms.as_stated(rule, facts), answer, now)
            said = "；".join(f"{fact.label}{facts[fact.id]}" for fact in rule.facts if fact.id in facts)
            occasion = audit.Occasion(now, "desk", desk.service.advisor.corpus.digest)
            audit.record(session, said, answer, occasion, Inputs(language=slips.LANGUAGE, rule=rule.id, written=facts))
        staff.shift.consultation = row.id
        return back()

    @app.post("/desk/consultation/remove/{item_id}")
    def remove(staff: Staff, item_id: int, _: Fields) -> Response:
        with desk.service.state.session() as session:
            row = desk.current(session, staff.shift)
            if row is not None and item_id <= LARGEST_ID:
                consultations.remove_item(session, row, item_id)
        return back()

    @app.post("/desk/consultation/company")
    def company(staff: Staff, fields: Fields) -> Response:
        written = fields.get("company", "")
        with desk.service.state.session() as session:
            row = desk.current(session, staff.shift)
            if row is None:
                row = consultations.begin(session, staff.shift.user.name, desk.service.state.now(), written)
            consultations.name_company(row, written)
        staff.shift.consultation = row.id
        return back()

    @app.post("/desk/consultation/close")
    def close(staff: Staff, _: Fields) -> Response:
        with desk.service.state.session() as session:
            row = desk.current(session, staff.shift)
            if row is not None:
                consultations.close(row, desk.service.state.now())
        staff.shift.consultation = None
        return back()

    @app.post("/desk/consultations/{number}/resume")
    def resume(staff: Staff, number: int, _: Fields) -> Response:
        with desk.service.state.session() as session:
            row = consultation_of(session, number, staff)
            if row.closed_at is not None:
                return message(staff.words.say("desk.closed"), 409)
            staff.shift.consultation = row.id
        return back()


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
    return page(
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


def _rule(desk: Desk, rule_id: str, visit: Visit) -> Rule:
    rule = desk.rules.get(rule_id)
    if rule is None or rule.is_lookup or rule.withdrawn:
        raise Refused(message(visit.words.say("desk.no_rule"), 404))
    return rule
