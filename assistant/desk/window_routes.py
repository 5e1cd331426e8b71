"""The desk's window: a rule calculated for the visitor, and the consultation at the desk now.

Annotations are evaluated here: FastAPI reads those of functions that stand inside another one.
"""

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import Depends, FastAPI, Request
from fastapi.responses import Response

from assistant.desk import company, forms, window
from assistant.desk.desk import Desk, shown_answer
from assistant.desk.pages import LARGEST_ID, Refused, Visit, back, message, page
from assistant.desk.plotting import other_value, plot
from assistant.desk.record_routes import consultation_of
from assistant.desk.requests import Fields
from assistant.state.inputs import PLAN
from tools.rule import Rule

WHAT_IF = "what_if"
"""The field of a value that the visitor wonders about; no fact has this id."""


def add_window_routes(app: FastAPI, desk: Desk, signed_in: Callable[[Request], Visit]) -> None:
    Staff = Annotated[Visit, Depends(signed_in)]

    @app.get("/desk/rules/{rule_id}")
    def rule_form(staff: Staff, rule_id: str) -> Response:
        rule = _rule(desk, rule_id, staff)
        typed = window.typed_before(desk, staff.shift, rule.id)
        return _rule_page(desk, staff, rule, typed, {}, None)

    @app.post("/desk/rules/{rule_id}")
    def compute(staff: Staff, rule_id: str, fields: Fields) -> Response:
        rule = _rule(desk, rule_id, staff)
        window.keep_draft(desk, staff.shift, rule.id, forms.typed(rule.facts, fields))
        facts, problems = forms.read(rule.facts, fields, staff.words)
        return _rule_page(desk, staff, rule, fields, problems, None if problems else facts)

    @app.post("/desk/consultation/drafts/{form}")
    def draft(staff: Staff, form: str, fields: Fields) -> Response:
        facts = company.facts_at(desk, company.place_in(fields)) if form == PLAN else _rule(desk, form, staff).facts
        extra = {company.PLACE: fields[company.PLACE]} if form == PLAN and company.PLACE in fields else {}
        window.keep_draft(desk, staff.shift, form, forms.typed(facts, fields) | extra)
        return message("", 204)

    @app.post("/desk/consultation/items/{rule_id}")
    def add(staff: Staff, rule_id: str, fields: Fields) -> Response:
        rule = _rule(desk, rule_id, staff)
        facts, problems = forms.read(rule.facts, fields, staff.words)
        if problems:
            return _rule_page(desk, staff, rule, fields, problems, None)
        window.add_rule(desk, staff.shift, rule, facts)
        return back()

    @app.post("/desk/consultation/remove/{item_id}")
    def remove(staff: Staff, item_id: int, _: Fields) -> Response:
        if item_id <= LARGEST_ID:
            window.remove_item(desk, staff.shift, item_id)
        return back()

    @app.post("/desk/consultation/company")
    def visitor(staff: Staff, fields: Fields) -> Response:
        try:
            window.name_company(desk, staff.shift, fields.get("company", ""), fields.get("credit_code", ""))
        except ValueError:
            return message(staff.words.say("desk.bad_credit_code"), 400)
        return back()

    @app.post("/desk/consultation/park")
    def park(staff: Staff, fields: Fields) -> Response:
        window.park(desk, staff.shift, fields.get("note", ""))
        return back()

    @app.post("/desk/consultation/close")
    def close(staff: Staff, _: Fields) -> Response:
        window.end(desk, staff.shift)
        return back()

    @app.post("/desk/consultations/{number}/resume")
    def resume(staff: Staff, number: int, _: Fields) -> Response:
        with desk.service.state.session() as session:
            consultation_of(session, number, staff)
        if not window.take(desk, staff.shift, number):
            return message(staff.words.say("desk.closed"), 409)
        return back()

    @app.get("/desk/company")
    def company_form(request: Request, staff: Staff) -> Response:
        typed = window.typed_before(desk, staff.shift, PLAN)
        typed |= {name: text for name, text in request.query_params.items() if name == company.PLACE}
        return _company_page(desk, staff, typed, {}, None)

    @app.post("/desk/company")
    def plan(staff: Staff, fields: Fields) -> Response:
        stated, problems = company.read(desk, fields, staff.words)
        kept = forms.typed(company.facts_at(desk, stated.place), fields) | {company.PLACE: fields.get("place", "")}
        window.keep_draft(desk, staff.shift, PLAN, kept)
        if fields.get("again"):
            return _company_page(desk, staff, fields, {}, None)
        return _company_page(desk, staff, fields, problems, None if problems else stated)

    @app.post("/desk/consultation/plan")
    def add_plan(staff: Staff, fields: Fields) -> Response:
        stated, problems = company.read(desk, fields, staff.words)
        if problems:
            return _company_page(desk, staff, fields, problems, None)
        window.add_plan(desk, staff.shift, stated)
        return back()


def _company_page(
    desk: Desk, visit: Visit, typed: Mapping[str, str], problems: Mapping[str, str], stated: company.Company | None
) -> Response:
    """The company's form as it was filled in; with `stated` its plan below, and the button that keeps it."""
    return page(
        "company.html",
        visit.words,
        staff=visit,
        places=[(name, visit.words.say(f"desk.place_{name or 'unknown'}")) for name in company.PLACES],
        place=typed.get(company.PLACE, ""),
        parts_of_form=company.parts(desk, typed, problems, visit.words),
        facts=None if stated is None else stated.facts,
        answer=None if stated is None else shown_answer(stated.plan(desk)),
        problems=len(problems),
    )


def _rule_page(
    desk: Desk,
    visit: Visit,
    rule: Rule,
    typed: Mapping[str, str],
    problems: Mapping[str, str],
    facts: Mapping[str, str] | None,
) -> Response:
    """The form as it was filled in; with `facts` the answer, the plot of what if, and the button that keeps it."""
    document = desk.service.advisor.corpus.documents[rule.document]
    drawn = plot(rule, facts, visit.words) if facts else None
    other = typed.get(WHAT_IF, "").strip()
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
        plot=drawn[0] if drawn else None,
        other=other,
        otherwise=other_value(drawn[1], other, visit.words) if drawn and other else "",
        problems=len(problems),
    )


def _rule(desk: Desk, rule_id: str, visit: Visit) -> Rule:
    rule = desk.rules.get(rule_id)
    if rule is not None and rule.stopped:
        raise Refused(message(visit.words.say("desk.rule_stopped", title=rule.title), 409))
    if rule is None or rule.is_lookup or rule.withdrawn:
        raise Refused(message(visit.words.say("desk.no_rule"), 404))
    return rule
