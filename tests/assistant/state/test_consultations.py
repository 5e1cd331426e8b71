"""Consultations at the counter: kept, found again, and gone in time; a slip never changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from assistant.answer import Answer
from assistant.state import State, audit, consultation_data, consultations
from assistant.state.retention import expire
from assistant.state.tables import (
    AuditText,
    ConsultationDraftRow,
    ConsultationItemRow,
    ConsultationRow,
    SlipRemovalRow,
    SlipRow,
)
from tests.assistant.state.conftest import NOW

CONTENT = {"number": "20261121-00001-1", "check_code": "ABCDEFGH23", "title": "t"}


def a_consultation(session: Session, answer: Answer, company: str = "海晟100%公司") -> ConsultationRow:
    row = consultations.begin(session, "li", NOW, company)
    consultations.add_item(session, row, "laoshan-6", {"cloud_spending": {"label": "年购买云服务金额", "written": "18万", "shown": "18万元"}}, answer, NOW)
    consultations.keep_slip(session, row, CONTENT, NOW, "li", date(2026, 11, 21))
    return row


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("", True),
        ("海晟", True),
        ("100%公", True),
        ("1%0", False),
        ("li", True),
        ("l", False),
        ("20261121-00001-1", True),
        ("abcdefgh23", True),
        ("ABC", False),
    ],
)
def test_it_is_found_by_company_staff_slip_and_code(state: State, answer: Answer, words: str, there: bool) -> None:
    with state.session() as session:
        a_consultation(session, answer)
        assert bool(consultations.found(session, words)) is there


def test_it_is_found_by_rule_and_by_day(state: State, answer: Answer) -> None:
    with state.session() as session:
        a_consultation(session, answer)
        assert len(consultations.found(session, "云", ["laoshan-6"])) == 1
        assert consultations.found(session, "云", ["laoshan-1"]) == []
        assert len(consultations.found(session, since=NOW, until=NOW + timedelta(1))) == 1
        assert consultations.found(session, until=NOW) == []


def test_a_telephone_number_in_the_company_is_masked(state: State) -> None:
    with state.session() as session:
        assert consultations.begin(session, "li", NOW, "海晟 13800000000").company == "海晟 [电话号码]"


def test_an_item_goes_out_of_its_own_consultation_alone(state: State, answer: Answer) -> None:
    with state.session() as session:
        one, other = a_consultation(session, answer), consultations.begin(session, "li", NOW)
        item = one.items[0].id
        assert not consultations.remove_item(session, other, item)
        assert consultations.remove_item(session, one, item) and one.items == []


@pytest.mark.parametrize("change", ["number = 'x'", "content = '{}'", "check_code = 'x'"])
def test_a_slip_cannot_be_changed(state: State, answer: Answer, change: str) -> None:
    with state.session() as session:
        a_consultation(session, answer)
    with pytest.raises(DBAPIError, match="slips do not change"), state.session() as session:
        session.execute(text(f"UPDATE slips SET {change}"))


def test_what_is_older_than_the_setting_goes_with_items_and_slips(state: State, answer: Answer) -> None:
    with state.session() as session:
        a_consultation(session, answer)
    assert expire(state, 1)["desk"] == 0
    state.now = lambda: NOW + timedelta(days=2)
    assert expire(state, 1)["desk"] == 1
    with state.session() as session:
        for table in (ConsultationRow, ConsultationItemRow, SlipRow):
            assert session.scalar(select(func.count()).select_from(table)) == 0


def test_with_a_consultation_go_its_words_in_the_audit_record_and_of_its_slips_a_tombstone_stays(
    state: State, answer: Answer
) -> None:
    with state.session() as session:
        row, other = a_consultation(session, answer), consultations.begin(session, "wang", NOW)
        entries = [audit.record(session, "云服务18万", answer, audit.Occasion(NOW, "desk", "d")) for _ in range(2)]
        consultations.remember_entry(session, row, entries[0].id)
        consultations.remember_entry(session, other, entries[1].id)
        assert [entry["question"] for entry in consultation_data.export(session, row)["audit"]] == ["云服务18万"]
        assert consultation_data.remove(session, [row.id], NOW, audit.VISITOR) == 1
        assert [session.get(AuditText, entry.id) is None for entry in entries] == [True, False]
        gone = consultations.looked_up(session, "abcdefgh23")
        assert isinstance(gone, SlipRemovalRow) and (gone.number, gone.reason) == (CONTENT["number"], "visitor")
        assert session.scalar(select(func.count()).select_from(SlipRow)) == 0


def test_what_is_older_than_the_retention_goes_with_its_words(state: State, answer: Answer) -> None:
    with state.session() as session:
        row = a_consultation(session, answer)
        entry = audit.record(session, "q", answer, audit.Occasion(NOW + timedelta(1), "desk", "d"))
        consultations.remember_entry(session, row, entry.id)
    state.now = lambda: NOW + timedelta(days=180, minutes=1)
    assert expire(state, 180)["desk"] == 1
    with state.session() as session:
        assert session.get(AuditText, entry.id) is None
        gone = consultations.looked_up(session, CONTENT["number"])
        assert isinstance(gone, SlipRemovalRow) and gone.reason == "retention"


def test_what_is_typed_is_masked_and_kept_once_for_each_form(state: State) -> None:
    with state.session() as session:
        row = consultations.begin(session, "li", NOW)
        for text in ("1", "联系 13800000000"):
            consultations.keep_draft(session, row, "laoshan-6", {"cloud_spending": text, "empty": " "}, NOW)
        kept = session.scalars(select(ConsultationDraftRow)).all()
        assert [draft.typed for draft in kept] == [{"cloud_spending": "联系 [电话号码]"}]
        consultations.close(session, row, NOW)
        assert session.scalars(select(ConsultationDraftRow)).all() == []


def test_parked_consultations_come_before_those_at_a_desk(state: State) -> None:
    with state.session() as session:
        rows = [consultations.begin(session, "li", NOW) for _ in range(3)]
        consultations.park(rows[2], NOW, "note")
        consultations.close(session, rows[1], NOW)
        assert [row.id for row in consultations.waiting(session)] == [rows[2].id, rows[0].id]
        assert not consultations.take(rows[1], "wang") and consultations.take(rows[2], "wang")
        assert consultations.at_desk(session, rows[2].id, "wang") is rows[2]
        assert consultations.at_desk(session, rows[2].id, "li") is None
