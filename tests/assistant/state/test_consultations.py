"""Consultations at the counter: kept, found again, and gone in time; a slip never changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from assistant.answer import Answer
from assistant.state import State, consultations
from assistant.state.retention import expire
from assistant.state.tables import ConsultationItemRow, ConsultationRow, SlipRow
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
