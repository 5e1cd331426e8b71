"""Records of the office: drafted by one, released by another; what they bear on; and read while somebody writes."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from assistant.answer import Answer
from assistant.office.records import PolicyInfo, Reading, Record, Referral, Stop, YearlyNotice
from assistant.settings import Settings
from assistant.state import State, consultations, office
from assistant.state.tables import OfficeEntryRow
from tests.assistant.state.conftest import NOW

TODAY = NOW.date()
STOP = Stop(rule="laoshan-6", reason="待核")
INFO = PolicyInfo(policy="laoshan_2020", office="产业科", checked_on=TODAY)
READING = Reading(rule="laoshan-6", text="按发票", who="区财政局", channel="电话", given_on=TODAY, scope="2022")
NOTICE = YearlyNotice(rule="laoshan-6", year=2026, source="通知", checked_on=TODAY)
REFERRAL = Referral(topic="高企", department="科技局", checked_on=TODAY)


def drafted(state: State, record: Record, staff: str = "li") -> int:
    with state.session() as session:
        return office.draft(session, record, staff, NOW).id


def released(state: State, record: Record) -> int:
    entry = drafted(state, record)
    with state.session() as session:
        office.release(session, row(session, entry), "wang", NOW)
    return entry


def row(session: object, entry: int) -> OfficeEntryRow:
    found = office.get(session, entry)  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.mark.parametrize("record", [STOP, INFO, READING, NOTICE, REFERRAL], ids=lambda record: type(record).__name__)
def test_a_record_counts_once_another_one_has_released_it(state: State, record: Record) -> None:
    entry = drafted(state, record)
    assert office.Books(state).read().kept == ()
    with state.session() as session, pytest.raises(office.SamePerson):
        office.release(session, row(session, entry), "li", NOW)
    with state.session() as session:
        office.release(session, row(session, entry), "wang", NOW)
    [kept] = office.Books(state).read().kept
    assert kept.record == record and kept.entered_by == "li/wang"


def test_the_database_itself_refuses_a_release_by_who_drafted_it(state: State) -> None:
    entry = drafted(state, STOP)
    with pytest.raises(IntegrityError, match="released_by_another"), state.session() as session:
        kept = row(session, entry)
        kept.released_by, kept.released_at = kept.drafted_by, NOW


def test_what_is_refused_or_withdrawn_never_counts(state: State) -> None:
    refused, withdrawn = drafted(state, STOP), drafted(state, STOP)
    with state.session() as session:
        office.refuse(session, row(session, refused), "wang", NOW)
        with pytest.raises(office.NotOpen):
            office.withdraw(session, row(session, withdrawn), "wang", NOW)
        office.withdraw(session, row(session, withdrawn), "li", NOW)
        for entry in (refused, withdrawn):
            with pytest.raises(office.NotOpen):
                office.release(session, row(session, entry), "zhao", NOW)
    assert office.Books(state).read().stopped == frozenset()


def test_taking_back_needs_two_as_well(state: State) -> None:
    entry = released(state, STOP)
    with state.session() as session:
        with pytest.raises(office.NotOpen):
            office.end(session, row(session, entry), "wang", NOW)
        office.propose_end(session, row(session, entry), "li", "已答复", NOW)
        with pytest.raises(office.SamePerson):
            office.end(session, row(session, entry), "li", NOW)
    assert office.Books(state).read().stopped == {"laoshan-6"}
    with state.session() as session:
        office.keep_standing(session, row(session, entry))
        with pytest.raises(office.NotOpen):
            office.end(session, row(session, entry), "wang", NOW)
        office.propose_end(session, row(session, entry), "wang", "已答复", NOW)
        office.end(session, row(session, entry), "li", NOW)
    assert office.Books(state).read().stopped == frozenset()


def test_a_newer_record_takes_the_place_of_the_one_before_and_readings_stand_beside_each_other(state: State) -> None:
    for record in (INFO, INFO.model_copy(update={"office": "综合科"}), READING, READING, NOTICE):
        released(state, record)
    released(state, NOTICE.model_copy(update={"year": 2025}))
    standing = office.Books(state).read()
    info = standing.policy("laoshan_2020")
    assert info is not None and info.record.office == "综合科"
    assert len(standing.readings("laoshan-6")) == 2
    assert [kept.record.year for kept in standing.notices("laoshan-6")] == [2026, 2025]
    with state.session() as session:
        assert [entry.closed_as for entry in office.entries(session, "policy")] == [None, "replaced"]


def test_what_waits_for_a_second_person_stands_first(state: State) -> None:
    waiting = drafted(state, STOP)
    released(state, INFO)
    with state.session() as session:
        assert office.entries(session)[0].id == waiting


def test_a_change_names_the_consultations_and_the_slips_that_still_count(state: State, answer: Answer) -> None:
    with state.session() as session:
        rows = []
        for rule, number in (("laoshan-6", "A"), ("laoshan-6", "B"), ("qd20-8", "C")):
            given = answer.model_copy(deep=True)
            given.awards[0].rule = rule
            one = consultations.begin(session, "li", NOW)
            consultations.add_item(session, one, rule, {}, given, NOW)
            content = {"number": number, "check_code": number * 10, "items": [{"rule": rule}]}
            consultations.keep_slip(session, one, content, NOW, "li", TODAY)
            rows.append(one)
        kept = consultations.slip(session, "B")
        consultations.cancel_slip(session, kept, "x", "li", NOW)  # type: ignore[arg-type]
        found, slips = office.affected(session, ["laoshan-6"])
        assert [one.id for one in found] == [rows[1].id, rows[0].id]
        assert [slip.number for slip in slips] == ["A"]
        assert office.affected(session, []) == ((), ())


def test_the_records_are_read_while_this_very_thread_writes(state: State) -> None:
    entry = released(state, STOP)
    with state.session() as session:
        row(session, entry).ending_by = "li"
        assert office.Books(state).read().stopped == {"laoshan-6"}


def test_they_are_read_without_the_database_packages(state: State, settings: Settings) -> None:
    from assistant.office.opening import office_of

    assert office_of(settings).attended is False
    released(state, INFO)
    assert office_of(settings).kept == office.Books(state).read().kept
