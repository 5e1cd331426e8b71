"""A conversation belongs to its token, survives a restart, and ends."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation, Offered
from assistant.state import State
from assistant.state.conversations import add_turn, begin, end, find, go_back, put_aside, put_aside_by, shown_turns
from assistant.state.memory import as_record, from_record
from assistant.state.tables import ConversationRow
from assistant.state.tokens import digest_of, is_token, new_token
from assistant.understanding.binding import BoundFact
from documents import load_corpus
from tests.assistant.state.conftest import NOW
from tools.catalogue import RULES
from tools.facts import Kind

IDLE = timedelta(minutes=30)


def test_tokens_differ_and_have_their_form() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100 and all(is_token(token) for token in tokens)
    assert not any(is_token(text) for text in ("", "1", "a" * 42, "a" * 44, "ä" * 43, "../" * 14 + "a"))


def test_the_database_holds_no_token(state: State) -> None:
    token = new_token()
    with state.session() as session:
        begin(session, token, NOW, "zh-CN")
        [kept] = session.scalars(select(ConversationRow.token_digest)).all()
    assert kept == digest_of(token) != token


def test_only_the_token_opens_the_conversation(state: State) -> None:
    token = new_token()
    with state.session() as session:
        mine = begin(session, token, NOW, "zh-CN")
        found = find(session, token, NOW, IDLE)
        assert found is not None and found.id == mine.id
        assert find(session, new_token(), NOW, IDLE) is None
        assert find(session, digest_of(token), NOW, IDLE) is None


def test_an_ended_conversation_is_not_opened_again(state: State) -> None:
    token = new_token()
    with state.session() as session:
        begin(session, token, NOW, "zh-CN")
        assert end(session, token, NOW) and not end(session, token, NOW)
        assert find(session, token, NOW, IDLE) is None
        [kept] = session.scalars(select(ConversationRow)).all()
    assert kept.ended_at == NOW and kept.token_digest is None


def test_an_idle_conversation_is_not_opened_again(state: State) -> None:
    token = new_token()
    with state.session() as session:
        begin(session, token, NOW, "zh-CN")
        assert find(session, token, NOW + IDLE, IDLE) is not None
        assert find(session, token, NOW + IDLE + timedelta(seconds=1), IDLE) is None


def test_a_conversation_put_aside_is_gone_back_to_by_its_token_alone(state: State) -> None:
    token, other = new_token(), new_token()
    with state.session() as session:
        first = begin(session, token, NOW, "zh-CN")
        put_aside(session, token)
        assert find(session, token, NOW, IDLE) is None
        second = begin(session, token, NOW, "zh-CN")
        assert [row.id for row in put_aside_by(session, token, NOW, IDLE)] == [first.id]
        assert put_aside_by(session, other, NOW, IDLE) == []
        for number in (second.id, first.id + 999):
            go_back(session, token, number, NOW, IDLE)
        go_back(session, other, first.id, NOW, IDLE)
        assert find(session, token, NOW, IDLE) is second and find(session, other, NOW, IDLE) is None
        go_back(session, token, first.id, NOW, IDLE)
        assert find(session, token, NOW, IDLE) is first
        assert [row.id for row in put_aside_by(session, token, NOW, IDLE)] == [second.id]


def test_what_was_put_aside_ends_with_the_visit(state: State) -> None:
    token = new_token()
    with state.session() as session:
        first = begin(session, token, NOW, "zh-CN")
        put_aside(session, token)
        assert put_aside_by(session, token, NOW + IDLE + timedelta(seconds=1), IDLE) == []
        second = begin(session, token, NOW, "zh-CN")
        assert end(session, token, NOW) and put_aside_by(session, token, NOW, IDLE) == []
        go_back(session, token, first.id, NOW, IDLE)
        assert find(session, token, NOW, IDLE) is None
        assert {first.ended_at, second.ended_at} == {NOW}
        assert {first.kept_for, first.token_digest, second.token_digest} == {None}


def test_turns_come_back_in_order_with_their_answers(state: State, answer: Answer) -> None:
    token = new_token()
    with state.session() as session:
        row = begin(session, token, NOW, "zh-CN")
        first = add_turn(session, row, "一", answer, Conversation(), NOW)
        add_turn(session, row, "二", None, Conversation(), NOW + timedelta(minutes=1), "PA-999")
        first.replaced_at = NOW
        add_turn(session, row, "三", answer, Conversation(), NOW + timedelta(minutes=2))
    with state.session() as session:
        found = find(session, token, NOW + timedelta(minutes=2), IDLE)
        assert found is not None and found.last_active_at == NOW + timedelta(minutes=2)
        turns = shown_turns(session, found)
        assert [(turn.question, turn.error_code) for turn in turns] == [("二", "PA-999"), ("三", None)]
        assert Answer.model_validate(turns[1].answer) == answer


def test_a_memory_comes_back_as_it_was() -> None:
    memory = Conversation()
    advisor = Advisor(load_corpus(), RULES, None, None)
    for text in ("崂山区企业年购买云服务18万元能补多少", "服务商在名录里", "那济南的国家级体验中心呢"):
        advisor.ask(text, memory, date(2026, 11, 21))
    back = from_record(as_record(memory))
    assert back.facts["cloud_spending"].value == Decimal(18)
    assert as_record(back) == as_record(memory)
    assert {name: bound.value for name, bound in back.facts.items()} == {
        name: bound.value for name, bound in memory.facts.items()
    }
    assert (back.rules, back.place, back.turn, back.asked) == (memory.rules, memory.place, memory.turn, memory.asked)


def test_every_kind_of_value_comes_back_in_its_type() -> None:
    samples = {Kind.YES_NO: False, Kind.CHOICE: None}
    memory = Conversation()
    for rule in RULES.values():
        for fact in rule.facts:
            value = samples.get(fact.kind, Decimal("1.50"))
            if fact.kind is Kind.CHOICE:
                value = fact.choices[-1].value
            memory.facts[fact.id] = BoundFact(fact=fact, value=value, quote="x", labelled=True)
    yearly = next(fact for rule in RULES.values() for fact in rule.facts if fact.kind is Kind.MONEY)
    memory.facts[yearly.id] = BoundFact(
        yearly, (Decimal(1), Decimal("2.5")), "x", True, low=Decimal(1), high=Decimal(3)
    )
    back = from_record(as_record(memory))
    assert back.facts == {**memory.facts}


def test_every_field_of_a_memory_is_kept() -> None:
    assert set(as_record(Conversation())) == {field.name for field in fields(Conversation)}


def test_what_was_offered_comes_back() -> None:
    fact = RULES["laoshan-6"].facts[0]
    memory = Conversation(offered=Offered("laoshan-6", (BoundFact(fact, Decimal(18), "18万", True),)))
    assert from_record(as_record(memory)).offered == memory.offered


def test_a_fact_that_no_rule_knows_any_more_is_forgotten() -> None:
    record = as_record(Conversation())
    record["facts"] = [
        {
            "fact": "gone",
            "value": "1",
            "quote": "",
            "labelled": True,
            "assumed": None,
            "low": None,
            "high": None,
            "turn": 0,
        }
    ]
    record["rules"], record["asked"] = ["gone-1", "laoshan-6"], ["gone"]
    memory = from_record(record)
    assert memory.facts == {} and memory.rules == ("laoshan-6",) and memory.asked == ()
