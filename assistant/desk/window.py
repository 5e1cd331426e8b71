"""What staff do with the consultation at their desk: add a rule or a plan, park it, take one, end it.

Each function is one transaction and leaves the shift with the consultation that is at the desk afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from assistant.answer import Answer
from assistant.desk import forms
from assistant.desk.company import PLACE, Company, facts_at
from assistant.desk.credit_code import credit_code
from assistant.desk.desk import Desk
from assistant.desk.signed_in import Shift
from assistant.desk.slips import LANGUAGE, title_of
from assistant.state import audit, consultations
from assistant.state.inputs import PLAN, Inputs
from assistant.state.tables import ConsultationItemRow, ConsultationRow
from assistant.strings import strings
from tools.rule import Rule
from tools.standing import company_facts


def add_rule(desk: Desk, shift: Shift, rule: Rule, facts: Mapping[str, str]) -> None:
    """Calculates a rule on facts as written, each of which can be read, and keeps it in the consultation."""
    answer = desk.answer(rule, facts)
    said = "；".join(f"{fact.label}{facts[fact.id]}" for fact in rule.facts if fact.id in facts)
    inputs = Inputs(language=LANGUAGE, rule=rule.id, written=facts)
    with desk.service.state.session() as session:
        row = _opened(session, desk, shift)
        stated = forms.as_stated(rule.facts, facts)
        consultations.add_item(session, row, rule.id, stated, answer, desk.service.state.now())
        consultations.keep_draft(session, row, rule.id, {}, desk.service.state.now())
        _record(session, desk, row, said, answer, inputs)


def add_plan(desk: Desk, shift: Shift, company: Company) -> None:
    """Keeps the plan of the visitor's company in the consultation."""
    answer, stated = company.plan(desk), company.stated(desk)
    said = "；".join(f"{fact['label']}{fact['written']}" for fact in stated.values())
    inputs = Inputs(language=LANGUAGE, rule=PLAN, written=company.facts, place=company.place)
    with desk.service.state.session() as session:
        row = _opened(session, desk, shift)
        now = desk.service.state.now()
        consultations.add_item(session, row, "", stated, answer, now, consultations.PLAN)
        consultations.keep_draft(session, row, PLAN, {}, now)
        _record(session, desk, row, said, answer, inputs)


def keep_draft(desk: Desk, shift: Shift, form: str, typed: Mapping[str, str]) -> None:
    """Keeps what is being typed into a form, so that nothing is lost when the desk is left. Nothing typed opens none."""
    with desk.service.state.session() as session:
        row = desk.current(session, shift)
        if row is None and not any(text.strip() for text in typed.values()):
            return
        row = row or _opened(session, desk, shift)
        consultations.keep_draft(session, row, form, typed, desk.service.state.now())


def typed_before(desk: Desk, shift: Shift, form: str) -> dict[str, str]:
    """What a form opens with: what was typed into it before, else what this visitor has stated so far. A rule takes over
    what is said of the company alone, for another sum may be meant; the company's form takes everything."""
    with desk.service.state.session() as session:
        row = desk.current(session, shift)
        if row is None:
            return {}
        if kept := consultations.draft(session, row, form):
            return dict(kept.typed)
        stated = {name: fact["written"] for item in row.items for name, fact in item.facts.items()}
    stated.pop(PLACE, None)
    return stated if form == PLAN else {name: text for name, text in stated.items() if name in company_facts()}


def name_company(desk: Desk, shift: Shift, company: str, code: str) -> None:
    """Both may be empty. Raises ValueError for what is no credit code."""
    checked = credit_code(code)
    with desk.service.state.session() as session:
        consultations.name_company(_opened(session, desk, shift), company, checked)


def remove_item(desk: Desk, shift: Shift, item: int) -> None:
    with desk.service.state.session() as session:
        if row := desk.current(session, shift):
            consultations.remove_item(session, row, item)


def park(desk: Desk, shift: Shift, note: str = "") -> None:
    """The visitor waits, or the shift ends: the desk is free, and anyone may go on with the consultation."""
    with desk.service.state.session() as session:
        if row := desk.current(session, shift):
            consultations.park(row, desk.service.state.now(), note)
        shift.put_at_desk(session, None)


def take(desk: Desk, shift: Shift, number: int) -> bool:
    """Puts an open consultation on this desk; what was there is parked. Whether it was open."""
    with desk.service.state.session() as session:
        row = consultations.get(session, number)
        before = desk.current(session, shift)
        if row is None or not consultations.take(row, shift.user.name):
            return False
        if before is not None and before.id != row.id:
            consultations.park(before, desk.service.state.now())
        shift.put_at_desk(session, number)
    return True


def bring_up_to_date(desk: Desk, session: Session, row: ConsultationRow) -> tuple[list[str], bool]:
    """Calculates anew, before it goes on a slip, what was calculated on an earlier day or with a rule that gives no figure
    any more. The titles of rules that stand alone and give none, and whether anything was calculated anew; where there are
    such rules, nothing was.
    """
    rules, today, gone, anew = desk.rules, desk.service.today(), [], []
    for item in row.items:
        answer = Answer.model_validate(item.answer)
        named = {*([item.rule] if item.kind == consultations.RULE else []), *(award.rule for award in answer.awards)}
        if answer.as_of == today and all(_gives_figures(rules.get(name)) for name in named):
            continue
        if again := _again(desk, rules, item):
            anew.append((item, *again))
        else:
            gone.append(title_of(item, strings(LANGUAGE)))
    if gone:
        return gone, False
    for item, answer, inputs in anew:
        item.answer = answer.model_dump(mode="json")
        _record(session, desk, row, _said(item), answer, inputs)
    return [], bool(anew)


def end(desk: Desk, shift: Shift) -> None:
    """结束接待并清除: the consultation is closed for good and the desk shows nothing of it."""
    with desk.service.state.session() as session:
        if row := desk.current(session, shift):
            consultations.close(session, row, desk.service.state.now())
        shift.put_at_desk(session, None)


def correct(desk: Desk, shift: Shift, number: int, slip: str, reason: str) -> None:
    """更正: begins a consultation with the items of another one, calculated anew; its slip takes the place of `slip`.
    A rule that has no figure any more is left out.

    Raises LookupError for a consultation that there is not.
    """
    park(desk, shift)
    rules = desk.rules
    with desk.service.state.session() as session:
        before = consultations.get(session, number)
        if before is None:
            raise LookupError(f"no consultation {number}")
        row = _opened(session, desk, shift)
        consultations.name_company(row, before.company, before.credit_code)
        consultations.correct(row, slip, reason)
        for item in before.items:
            if again := _again(desk, rules, item):
                answer, inputs = again
                now = desk.service.state.now()
                consultations.add_item(session, row, item.rule, item.facts, answer, now, item.kind)
                _record(session, desk, row, _said(item), answer, inputs)


def _again(desk: Desk, rules: Mapping[str, Rule], item: ConsultationItemRow) -> tuple[Answer, Inputs] | None:
    """An item calculated anew on the same facts; None for a rule that has no figure any more."""
    written = {name: fact["written"] for name, fact in item.facts.items()}
    if item.kind == consultations.PLAN:
        place = written.pop(PLACE)
        asked = {fact.id for fact in facts_at(desk, place)}  # a rule that was stopped since asks for nothing any more
        company = Company(place, {name: text for name, text in written.items() if name in asked})
        return company.plan(desk), Inputs(language=LANGUAGE, rule=PLAN, written=company.facts, place=place)
    rule = rules.get(item.rule)
    if rule is None or not _gives_figures(rule):
        return None
    return desk.answer(rule, written), Inputs(language=LANGUAGE, rule=rule.id, written=written)


def _gives_figures(rule: Rule | None) -> bool:
    return rule is not None and not rule.withdrawn and not rule.stopped


def _said(item: ConsultationItemRow) -> str:
    return "；".join(f"{fact['label']}{fact['written']}" for fact in item.facts.values())


def _opened(session: Session, desk: Desk, shift: Shift) -> ConsultationRow:
    """The consultation at the desk, one begun for it where there is none."""
    row = desk.current(session, shift)
    if row is None:
        row = consultations.begin(session, shift.user.name, desk.service.state.now())
        shift.put_at_desk(session, row.id)
    return row


def _record(session: Session, desk: Desk, row: ConsultationRow, said: str, answer: Answer, inputs: Inputs) -> None:
    occasion = audit.Occasion(desk.service.state.now(), "desk", desk.service.advisor.corpus.digest)
    entry = audit.record(session, said, answer, occasion, inputs)
    consultations.remember_entry(session, row, entry.id)
