"""Feedback, requests for a person, the audit record, and what becomes of them."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.state import State, audit, feedback, handoffs, visitor_data
from assistant.state.conversations import add_turn, begin
from assistant.state.holdings import HOLDINGS
from assistant.state.retention import expire
from assistant.state.tables import (
    AuditEntry,
    AuditFigures,
    AuditText,
    ConversationRow,
    FeedbackRow,
    HandoffRow,
    TurnRow,
)
from assistant.state.tokens import new_token
from tests.assistant.state.conftest import NOW

WORDS = "海晟公司"


def a_visit(session: Session, answer: Answer, question: str = f"{WORDS}云服务18万元", at=NOW) -> ConversationRow:
    """A conversation of one answered turn with feedback, a request for a person, and its audit entry."""
    row = begin(session, new_token(), at, "zh-CN")
    turn = add_turn(session, row, question, answer, Conversation(), at)
    feedback.give(session, turn, "down", at, "amount", f"{WORDS}不对")
    handoffs.request(session, row, at, f"{WORDS}想咨询", "张先生 13800000000", consent=True)
    audit.record(session, question, answer, audit.Occasion(at, "chat", "d" * 64, row.id, turn.id))
    return row


def test_a_later_word_replaces_the_one_before(state: State, answer: Answer) -> None:
    with state.session() as session:
        row = begin(session, new_token(), NOW, "zh-CN")
        turn = add_turn(session, row, "问", answer, Conversation(), NOW)
        feedback.give(session, turn, "down", NOW, "expired", "打13800000000给我")
        [kept] = session.scalars(select(FeedbackRow)).all()
        assert (kept.verdict, kept.reason, kept.comment) == ("down", "expired", "打[电话号码]给我")
        feedback.give(session, turn, "up", NOW, "expired")
        [kept] = session.scalars(select(FeedbackRow)).all()
        assert (kept.verdict, kept.reason, kept.comment) == ("up", None, "")


@pytest.mark.parametrize(("verdict", "reason"), [("sideways", None), ("down", "ugly")])
def test_another_verdict_or_reason_is_refused(state: State, answer: Answer, verdict: str, reason: str | None) -> None:
    with state.session() as session:
        turn = add_turn(session, begin(session, new_token(), NOW, "zh-CN"), "问", answer, Conversation(), NOW)
        with pytest.raises(ValueError, match="no such feedback"):
            feedback.give(session, turn, verdict, NOW, reason)


def test_a_contact_is_kept_with_consent_alone(state: State) -> None:
    with state.session() as session:
        row = begin(session, new_token(), NOW, "zh-CN")
        without = handoffs.request(session, row, NOW, "电话13800000000", "13900000000", consent=False)
        given = handoffs.request(session, row, NOW, "", "13900000000", consent=True)
        assert (without.contact, without.consented_at, without.note) == (None, None, "电话[电话号码]")
        assert (given.contact, given.consented_at) == ("13900000000", NOW)
        assert [waiting.id for waiting in handoffs.waiting(session)] == [without.id, given.id]
        handoffs.take(without, "li", NOW)
        handoffs.close(given, "li", NOW)
        assert handoffs.waiting(session) == [] and given.contact is None


def test_the_database_itself_refuses_a_contact_without_consent(state: State) -> None:
    with pytest.raises(IntegrityError), state.session() as session:
        row = begin(session, new_token(), NOW, "zh-CN")
        session.add(HandoffRow(conversation_id=row.id, requested_at=NOW, note="", contact="x", state="waiting"))


def test_an_entry_holds_what_the_answer_stood_on(state: State, answer: Answer) -> None:
    with state.session() as session:
        a_visit(session, answer)
        [entry] = session.scalars(select(AuditEntry)).all()
        kept = audit.whole(session, entry)
    assert kept["question"] == f"{WORDS}云服务18万元" and kept["answer"] == answer.text
    assert kept["rules"] == [{"rule": "laoshan-6", "digest": audit.rule_digest("laoshan-6")}]
    assert kept["citations"] == [{"document": "laoshan_2020", "article": "六", "start": 10, "end": 16}]
    assert kept["facts"][0]["value"] == "18" and kept["figures"]["headline"]["amount"] == "7.2"
    assert kept["removed"] is None


def test_a_rules_digest_is_the_same_in_every_process() -> None:
    code = "from assistant.state.audit import rule_digest; from tools.catalogue import RULES; print([rule_digest(r) for r in RULES])"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(p for p in sys.path if p) or "."}
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(seen) == 1
    assert len(set(json.loads(seen.pop().replace("'", '"')))) > 100


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET status = 'declined'",
        "DELETE FROM audit_entries",
        "UPDATE audit_texts SET answer = 'other'",
        "UPDATE audit_figures SET facts = '[]'",
    ],
)
def test_the_record_is_append_only(state: State, answer: Answer, statement: str) -> None:
    with state.session() as session:
        a_visit(session, answer)
    with pytest.raises(DBAPIError, match="append-only"), state.session() as session:
        session.execute(text(statement))
    with state.session() as session:
        [entry] = session.scalars(select(AuditEntry)).all()
        assert audit.whole(session, entry)["answer"] == answer.text


def test_a_visitors_data_come_out_whole(state: State, answer: Answer) -> None:
    with state.session() as session:
        mine, other = a_visit(session, answer), a_visit(session, answer, "别人的问题")
        mine_out, other_out = visitor_data.export(session, mine.id), visitor_data.export(session, other.id)
    assert set(mine_out) == {holding.name for holding in HOLDINGS}
    assert mine_out["chat"][0]["question"].startswith(WORDS) and mine_out["chat"][0]["answer"]["citations"]
    assert mine_out["feedback"][0]["comment"] and mine_out["handoffs"][0]["contact"] == "张先生 13800000000"
    assert mine_out["audit"][0]["figures"]["headline"]["amount"] == "7.2"
    assert "别人的问题" not in json.dumps(mine_out, ensure_ascii=False)
    assert "别人的问题" in json.dumps(other_out, ensure_ascii=False)


def test_removal_takes_everything_and_leaves_a_tombstone(state: State, answer: Answer) -> None:
    with state.session() as session:
        mine, other = a_visit(session, answer), a_visit(session, answer, "别人的问题")
        went = visitor_data.remove(session, mine.id, NOW)
        kept = mine.id, other.id
    assert went["audit"] == 1 and went["chat"] == 1
    with state.session() as session:
        assert [row.id for row in session.scalars(select(ConversationRow))] == [kept[1]]
        for table in (TurnRow, FeedbackRow, HandoffRow, AuditText, AuditFigures):
            assert len(session.scalars(select(table)).all()) == 1
        entries = [audit.whole(session, entry) for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.id))]
    assert [entry["removed"] and entry["removed"]["reason"] for entry in entries] == ["visitor", None]
    assert entries[0]["question"] is entries[0]["answer"] is entries[0]["facts"] is entries[0]["figures"] is None
    assert entries[0]["rules"][0]["rule"] == "laoshan-6"


def test_what_is_removed_is_in_no_table_any_more(state: State, answer: Answer) -> None:
    with state.session() as session:
        row = a_visit(session, answer)
        visitor_data.remove(session, row.id, NOW)
    with state.engine.connect() as connection:
        assert WORDS not in "\n".join(connection.connection.iterdump())


def test_retention_takes_what_is_older_than_the_setting(state: State, answer: Answer) -> None:
    with state.session() as session:
        a_visit(session, answer, "早先的", NOW - timedelta(days=181))
        a_visit(session, answer, "近来的", NOW - timedelta(days=179))
    went = expire(state, 180)
    assert (went["audit"], went["chat"]) == (1, 1)
    assert expire(state, 180) == dict.fromkeys(went, 0)
    with state.session() as session:
        assert [turn.question for turn in session.scalars(select(TurnRow))] == ["近来的"]
        entries = [audit.whole(session, entry) for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.id))]
    assert [entry["question"] for entry in entries] == [None, "近来的"]
    assert entries[0]["removed"]["reason"] == "retention"
