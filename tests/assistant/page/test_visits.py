"""A visitor's conversation: asked, asked again, reworded, stopped, corrected, judged, handed over and ended."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from assistant.answer import Answer
from assistant.errors import AdvisorError, Code
from assistant.page.limits import LONGEST_MESSAGE
from assistant.page.service import Service
from assistant.page.visits import View, Visits
from assistant.state import State, audit
from assistant.state.handoffs import waiting
from assistant.state.inputs import Inputs
from assistant.state.tables import AuditEntry, AuditText, ConversationRow, FeedbackRow, TurnRow
from assistant.state.tokens import new_token
from assistant.strings import Strings
from tests.assistant.page.canned import DAY, CannedAdvisor
from tests.assistant.page.conftest import Clock

ZH = "zh-CN"
CLOUD = "崂山区企业年购买云服务18万元能补多少"


def last(views: Iterator[View]) -> View:
    *_, view = views
    return view


def asked(visits: Visits, token: str, *texts: str) -> View:
    view = View()
    for text in texts:
        view = last(visits.ask(token, text, ZH))
    return view


def questions(view: View) -> list[str]:
    return [exchange.question for exchange in view.exchanges]


def test_the_question_is_shown_before_its_answer(visits: Visits, token: str) -> None:
    first, second = visits.ask(token, "  云服务18万元 ", ZH)
    assert (first.pending, first.exchanges) == ("云服务18万元", ())
    assert second.pending is None and questions(second) == ["云服务18万元"] and second.last is not None


def test_a_conversation_is_there_after_a_refresh_and_a_restart(
    visits: Visits, advisor: CannedAdvisor, state: State, token: str
) -> None:
    asked(visits, token, "一", "二")
    again = Visits(advisor, state, 30, lambda: DAY).view(token)
    assert questions(again) == ["一", "二"] and again.memory.turn == 2
    assert again.exchanges[0].answer == advisor.canned
    assert advisor.asked == [("一", 1, DAY), ("二", 2, DAY)]


def test_another_conversation_is_begun_and_the_first_gone_back_to(visits: Visits, token: str, clock: Clock) -> None:
    asked(visits, token, "一", "二")
    visits.put_aside(token)
    assert visits.view(token).exchanges == () and visits.view(token).memory.turn == 0
    assert asked(visits, token, "三").memory.turn == 1
    [earlier] = visits.earlier(token)
    assert (earlier.question, earlier.questions) == ("一", 2)
    clock.forward(minutes=29)
    visits.view(token)  # who goes on in one keeps the others
    clock.forward(minutes=29)
    visits.go_back(new_token(), earlier.number)
    visits.go_back(token, earlier.number)
    assert questions(visits.view(token)) == ["一", "二"]
    assert [one.question for one in visits.earlier(token)] == ["三"]


def test_export_delete_and_idle_minutes_reach_what_was_put_aside(visits: Visits, token: str, clock: Clock) -> None:
    asked(visits, token, "一")
    visits.put_aside(token)
    assert [turn["question"] for turn in visits.export(token)["chat"]] == ["一"]
    asked(visits, token, "二")
    assert [turn["question"] for turn in visits.export(token)["chat"]] == ["一", "二"]
    visits.remove(token)
    assert visits.export(token) == {} and visits.earlier(token) == []
    asked(visits, token, "三")
    visits.put_aside(token)
    clock.forward(minutes=31)
    assert visits.earlier(token) == [] and visits.export(token) == {}


def test_nobody_else_sees_it(visits: Visits, token: str) -> None:
    asked(visits, token, "一")
    assert visits.view(new_token()).exchanges == () and visits.export(new_token()) == {}


def test_nothing_is_sent_for_an_empty_message(visits: Visits, advisor: CannedAdvisor, token: str) -> None:
    assert asked(visits, token, "  \n").exchanges == () and advisor.asked == []


def test_private_numbers_reach_neither_the_advisor_nor_the_database(
    visits: Visits, advisor: CannedAdvisor, state: State, token: str
) -> None:
    asked(visits, token, "我的电话13800000000,年投入13800000000元")
    assert advisor.asked[0][0] == "我的电话[电话号码],年投入13800000000元"
    with state.engine.connect() as connection:
        assert "13800000000," not in "\n".join(connection.connection.iterdump())


def test_a_message_that_is_too_long_is_shown_and_refused(visits: Visits, advisor: CannedAdvisor, token: str) -> None:
    view = asked(visits, token, "长" * 20_000)
    assert view.refused is not None and view.refused.code is Code.MESSAGE_TOO_LONG and len(view.pending or "") == 20_000
    assert advisor.asked == [] and visits.view(token).exchanges == ()
    assert asked(visits, token, "长" * LONGEST_MESSAGE).refused is None


def test_an_error_is_kept_with_its_code_and_logs_no_words(
    visits: Visits, token: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        view = asked(visits, token, "一", "boom 某某公司")
    assert (view.exchanges[1].answer, view.exchanges[1].error_code) == (None, "PA-999")
    assert view.memory.turn == 1  # what went wrong half-way is not remembered
    assert "某某公司" not in caplog.text and "RuntimeError" in caplog.text
    assert asked(visits, token, "三").memory.turn == 2


def test_asking_again_takes_the_place_of_the_last_answer(
    visits: Visits, advisor: CannedAdvisor, state: State, token: str
) -> None:
    asked(visits, token, "一", "二")
    view = last(visits.ask_again(token, ZH))
    assert questions(view) == ["一", "二"] and view.memory.turn == 2
    assert [turn for _, turn, _ in advisor.asked] == [1, 2, 2]
    with state.session() as session:
        assert len(session.scalars(select(TurnRow)).all()) == 3
        assert len(session.scalars(select(AuditEntry)).all()) == 3  # the record keeps what was said before
    assert last(visits.ask_again(new_token(), ZH)).exchanges == ()


def test_a_reworded_question_takes_its_place_and_what_followed_goes(visits: Visits, token: str) -> None:
    asked(visits, token, "一", "二", "三")
    first, view = visits.ask(token, "二, 改了", ZH, replacing=1)
    assert questions(first) == ["一"] and questions(view) == ["一", "二, 改了"] and view.memory.turn == 2


class SlowAdvisor(CannedAdvisor):
    """Answers once it is let go."""

    started, go = threading.Event(), threading.Event()

    def ask(self, *arguments, **more) -> Answer:  # type: ignore[no-untyped-def]
        self.started.set()
        assert self.go.wait(10)
        return super().ask(*arguments, **more)


@pytest.fixture
def slow(advisor: CannedAdvisor, state: State) -> Visits:
    slow = SlowAdvisor(advisor.corpus, advisor.canned)
    slow.started, slow.go = threading.Event(), threading.Event()
    return Visits(slow, state, 30, lambda: DAY)


def answering(slow: Visits, token: str) -> tuple[threading.Thread, list[View]]:
    views: list[View] = []
    thread = threading.Thread(target=lambda: views.extend(slow.ask(token, "一", ZH)))
    thread.start()
    assert slow.advisor.started.wait(10)  # type: ignore[attr-defined]
    return thread, views


def test_what_was_stopped_is_not_kept(slow: Visits, token: str) -> None:
    thread, views = answering(slow, token)
    slow.stop(token)
    slow.advisor.go.set()  # type: ignore[attr-defined]
    thread.join()
    assert views[-1].exchanges == () and slow.view(token).exchanges == ()
    assert questions(last(slow.ask(token, "二", ZH))) == ["二"]


def test_one_conversation_is_answered_one_question_at_a_time(slow: Visits, token: str) -> None:
    thread, views = answering(slow, token)
    second = last(slow.ask(token, "二", ZH))
    slow.advisor.go.set()  # type: ignore[attr-defined]
    thread.join()
    assert second.refused is not None and second.refused.code is Code.STILL_ANSWERING
    assert questions(views[-1]) == ["一"]


class WritingAdvisor(CannedAdvisor):
    """Writes its answer while it is read."""

    def stream(self, text, memory, as_of, language=None):  # type: ignore[no-untyped-def]
        yield "按条文"
        yield "按条文测算"
        yield self.ask(text, memory, as_of, language)


def test_an_answer_is_shown_while_it_is_written(advisor: CannedAdvisor, state: State, token: str) -> None:
    visits = Visits(WritingAdvisor(advisor.corpus, advisor.canned), state, 30, lambda: DAY)
    views = list(visits.ask(token, "一", ZH))
    assert [view.partial for view in views] == ["", "按条文", "按条文测算", ""]
    assert views[-1].last == advisor.canned


def test_a_correction_in_the_panel_changes_the_answer(real: Visits, token: str, words: Strings) -> None:
    asked(real, token, CLOUD)
    view = last(real.state(token, {"cloud_spending": "30万", "place": ""}, words))
    assert view.exchanges[1].question == "年购买云服务金额30万元"
    assert view.last is not None and view.last.headline is not None and view.last.headline.amount == 12
    assert view.memory.facts["cloud_spending"].quote == "30万"


def test_an_emptied_field_takes_the_fact_back(real: Visits, state: State, token: str, words: Strings) -> None:
    asked(real, token, CLOUD)
    view = last(real.state(token, {"cloud_spending": ""}, words))
    assert view.exchanges[1].question == "不按年购买云服务金额测算" and "cloud_spending" not in view.memory.facts
    assert view.last is not None and view.last.status == "needs_facts" and view.last.headline is None
    with state.session() as session:
        number = session.scalars(select(AuditEntry.id).order_by(AuditEntry.id.desc())).first()
        entry = session.get(AuditEntry, number)
        assert entry is not None and "cloud_spending" not in str(audit.whole(session, entry)["inputs"])
    assert len(last(real.state(token, {"cloud_spending": "", "place": ""}, words)).exchanges) == 2  # there is nothing to take back


def test_a_field_left_as_it_was_asks_nothing(real: Visits, token: str, words: Strings) -> None:
    asked(real, token, CLOUD)
    assert len(last(real.state(token, {"cloud_spending": "18万元"}, words)).exchanges) == 1
    assert len(last(real.state(token, {"nothing": "18万元"}, words)).exchanges) == 1


def test_a_value_that_cannot_be_used_is_a_problem_of_its_field(real: Visits, token: str, words: Strings) -> None:
    asked(real, token, CLOUD)
    view = last(real.state(token, {"cloud_spending": "很多"}, words))
    assert set(view.problems) == {"cloud_spending"} and len(view.exchanges) == 1


def test_a_missing_choice_is_answered_in_the_form(real: Visits, token: str, words: Strings) -> None:
    asked(real, token, "济南新认定的工业互联网体验中心奖励多少")
    view = last(real.state(token, {"jinan_center_level": "省"}, words))
    assert view.last is not None and view.last.missing == [] and str(view.last.awards[0].maximum) == "300"


def test_the_place_is_stated_as_a_sentence(real: Visits, token: str, words: Strings) -> None:
    asked(real, token, CLOUD)
    view = last(real.state(token, {"place": "jinan"}, words))
    assert view.exchanges[1].question == "企业在济南市" and view.memory.place == "济南市"


def test_feedback_stays_with_its_exchange(visits: Visits, state: State, token: str) -> None:
    asked(visits, token, "一", "二")
    assert [e.verdict for e in visits.judge(token, 0, "down", "amount", "应为8").exchanges] == ["down", None]
    assert [e.verdict for e in visits.judge(token, 1, "up").exchanges] == ["down", "up"]
    assert [e.verdict for e in visits.judge(token, 9, "up").exchanges] == ["down", "up"]
    assert visits.judge(new_token(), 0, "up").exchanges == ()
    with state.session() as session:
        assert [(row.verdict, row.reason) for row in session.scalars(select(FeedbackRow))] == [
            ("down", "amount"),
            ("up", None),
        ]


def test_a_person_is_asked_for_with_the_conversation(visits: Visits, state: State, token: str) -> None:
    asked(visits, token, "一")
    visits.request_person(token, ZH, "请看看", "13900000000", True)
    visits.request_person(new_token(), ZH, "没有问过", "13900000000", False)
    with state.session() as session:
        first, second = waiting(session)
        assert (first.contact, second.contact) == ("13900000000", None)
        assert first.conversation_id != second.conversation_id


def test_an_ended_conversation_is_gone_from_the_browser_and_kept_for_the_office(
    visits: Visits, state: State, token: str
) -> None:
    asked(visits, token, "一")
    visits.end(token)
    assert visits.view(token).exchanges == () and visits.export(token) == {}
    with state.session() as session:
        assert [row.token_digest for row in session.scalars(select(ConversationRow))] == [None]
    assert questions(asked(visits, token, "二")) == ["二"]


def test_an_idle_conversation_is_not_restored(visits: Visits, clock: Clock, token: str) -> None:
    asked(visits, token, "一")
    clock.forward(minutes=29)
    assert questions(visits.view(token)) == ["一"]
    clock.forward(minutes=29)
    assert questions(visits.view(token)) == ["一"]  # looking at it is not idling
    clock.forward(minutes=31)
    assert visits.view(token).exchanges == ()
    assert questions(asked(visits, token, "二")) == ["二"]


def test_removed_data_are_gone_but_for_the_tombstone(visits: Visits, state: State, token: str) -> None:
    asked(visits, token, "一")
    assert visits.export(token)["chat"][0]["question"] == "一"
    visits.remove(token)
    assert visits.view(token).exchanges == () and visits.export(token) == {}
    with state.session() as session:
        assert session.scalars(select(TurnRow)).all() == [] and session.scalars(select(AuditText)).all() == []
        assert len(session.scalars(select(AuditEntry)).all()) == 1


def test_every_answer_is_in_the_audit_record(service: Service, visits: Visits, state: State, token: str) -> None:
    asked(visits, token, "一")
    visits.record("二", service.advisor.ask("二", visits.view(token).memory, DAY), "api", Inputs())
    with state.session() as session:
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
        assert [(entry.channel, entry.conversation_id is None) for entry in entries] == [("chat", False), ("api", True)]
        assert {entry.corpus_digest for entry in entries} == {service.advisor.corpus.digest}


def test_a_locked_database_is_told_and_the_question_can_be_asked_again(
    visits: Visits, state: State, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(visits, token, "一")
    with monkeypatch.context() as patched:

        def busy() -> None:
            raise AdvisorError(Code.STATE_BUSY, seconds=30)

        def ask(*_: object) -> Answer:
            patched.setattr(state, "session", busy)
            return visits.advisor.canned  # type: ignore[attr-defined]

        patched.setattr(visits.advisor, "ask", ask)
        view = last(visits.ask(token, "二", ZH))
        assert view.refused is not None and view.refused.code == Code.STATE_BUSY
        assert (questions(view), view.pending) == (["一"], "二")
    assert not visits.busy
    assert questions(asked(visits, token, "二")) == ["一", "二"]
