"""A turn of the conversation, as the page shows it."""

from __future__ import annotations

import logging
from copy import deepcopy
from typing import Any

import pytest

from assistant.advisor import Advisor
from assistant.answer import Answer, MissingFact
from assistant.page.chat import Chat, Session, reply_options
from assistant.page.examples import EXAMPLES
from assistant.page.limits import LONGEST_MESSAGE
from assistant.page.understood import understood_panel
from assistant.strings import Strings
from assistant.understanding.binding import BoundFact, Reading
from documents import Corpus
from tests.assistant.page.canned import DAY, CannedAdvisor
from tools.catalogue import RULES
from tools.facts import Choice, Fact, Kind

LEVEL = Fact("level", "级别", Kind.CHOICE, "哪一级?", choices=(Choice("n", "国家级"), Choice("p", "省级")))


def finish(chat: Chat, text: str, session: Session) -> list[list[str]]:
    """Every state of the chat while a message is answered, as the contents shown."""
    return [[message["content"] for message in deepcopy(state.messages)] for state in chat.reply(text, session)]


def test_the_question_comes_first_and_the_answer_grows_from_its_headline(chat: Chat) -> None:
    states = finish(chat, "云服务18万元", Session())
    assert states[0][0] == '<div class="pa-said">云服务18万元</div>' and "正在查阅" in states[0][1]
    answers = [state[1] for state in states[1:]]
    assert "pa-headline" in answers[0] and "pa-table" not in answers[0]
    assert "pa-table" in answers[-1] and "pa-open-0-0" in answers[-1]
    assert [len(a) for a in answers] == sorted(len(a) for a in answers) and len(set(answers)) > 3


def test_the_headline_is_not_said_twice(chat: Chat) -> None:
    assert finish(chat, "云服务18万元", Session())[-1][1].count("前提 3 项待核") == 1


def test_a_message_says_what_it_is_of_and_when(chat: Chat, advisor: CannedAdvisor) -> None:
    session = Session()
    finish(chat, "  一  ", session)
    finish(chat, "二", session)
    assert advisor.asked == [("一", 1, DAY), ("二", 2, DAY)]
    assert "pa-open-1-0" in session.messages[-1]["content"]


def test_nothing_is_sent_for_an_empty_message(chat: Chat, advisor: CannedAdvisor) -> None:
    assert finish(chat, "  \n", Session()) == [[]] and advisor.asked == []


def test_a_message_that_is_too_long_is_shown_and_refused(chat: Chat, advisor: CannedAdvisor) -> None:
    session = Session()
    shown = finish(chat, "<b>" + "长" * 19_997, session)[-1]
    assert advisor.asked == [] and session.answers == []
    assert "PA-511" in shown[1] and "20000" in shown[1] and str(LONGEST_MESSAGE) in shown[1] and "<b>" not in shown[0]


def test_the_longest_message_is_answered(chat: Chat, advisor: CannedAdvisor) -> None:
    finish(chat, "长" * LONGEST_MESSAGE, Session())
    assert len(advisor.asked) == 1


def test_an_error_says_its_code_keeps_the_memory_and_logs_no_words(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    session = Session()
    finish(chat, "一", session)
    with caplog.at_level(logging.ERROR):
        shown = finish(chat, "boom 某某公司", session)[-1]
    assert "PA-999" in shown[-1] and "Traceback" not in shown[-1]
    assert session.memory.turn == 1 and len(session.answers) == 1
    assert "某某公司" not in caplog.text and "RuntimeError" in caplog.text


def test_a_session_can_be_copied_for_each_visitor(chat: Chat) -> None:
    session = Session()
    finish(chat, "一", session)
    other = deepcopy(session)
    finish(chat, "二", other)
    assert (session.memory.turn, other.memory.turn) == (1, 2)
    assert (len(session.messages), len(other.messages)) == (2, 4)


@pytest.mark.parametrize("key", ["", "0", "x-y", "-1-0", "9-0", "0-9", "0--1", "٣-٠"])
def test_a_key_of_no_citation_opens_nothing(chat: Chat, key: str) -> None:
    session = Session()
    finish(chat, "一", session)
    assert session.citation("0-0") is not None
    assert session.citation(key) is None


def missing(fact: str) -> dict[str, Any]:
    return {"status": "needs_facts", "missing": [MissingFact(fact=fact, label="", question="")]}


def labels(answer: Answer, asked: tuple[Fact, ...], words: Strings) -> list[str]:
    return [option["label"] for option in reply_options(answer, asked, words)]


def test_a_choice_that_is_missing_becomes_reply_buttons(answer: Answer, words: Strings) -> None:
    needs = answer.model_copy(update=missing("level"))
    assert labels(needs, (LEVEL,), words) == ["国家级", "省级"]
    assert labels(answer, (LEVEL,), words) == []


def test_the_place_and_a_yes_or_no_become_reply_buttons(answer: Answer, words: Strings) -> None:
    assert labels(answer.model_copy(update=missing("place")), (), words)[0] == "崂山区"
    fact = Fact("listed", "列入目录", Kind.YES_NO, "列入了吗?")
    assert labels(answer.model_copy(update=missing("listed")), (fact,), words) == ["是", "否"]


def test_a_number_or_too_many_choices_are_asked_in_words(answer: Answer, words: Strings) -> None:
    number = Fact("money", "金额", Kind.MONEY, "多少?")
    many = Fact("kind", "类型", Kind.CHOICE, "哪种?", choices=tuple(Choice(str(n), f"第{n}种") for n in range(7)))
    assert labels(answer.model_copy(update=missing("money")), (number,), words) == []
    assert labels(answer.model_copy(update=missing("kind")), (many,), words) == []


def test_reply_buttons_of_earlier_turns_are_gone(chat: Chat, advisor: CannedAdvisor) -> None:
    session = Session()
    canned, advisor.canned = advisor.canned, advisor.canned.model_copy(update=missing("place"))
    finish(chat, "一", session)
    assert len(session.messages[1]["options"]) == 4
    advisor.canned = canned
    finish(chat, "崂山", session)
    assert not any(message.get("options") for message in session.messages)


def test_what_is_understood_is_shown_with_the_visitors_words(words: Strings) -> None:
    session = Session()
    assert "还没有了解到" in understood_panel(session.memory, words)
    session.memory.place = "青岛市崂山区"
    session.memory.facts = {"level": BoundFact(LEVEL, "n", "<b>国家级</b>", True, assumed=Reading(text="按此理解"))}
    panel = understood_panel(session.memory, words)
    assert "青岛市崂山区" in panel and "<td>国家级</td>" in panel and "按此理解" in panel
    assert "“&#60;b&#62;国家级&#60;/b&#62;”" in panel


def test_every_policy_on_record_has_an_example(corpus: Corpus) -> None:
    assert set(EXAMPLES) == set(corpus.documents)


@pytest.mark.parametrize(("document", "question"), [(d, q) for d, questions in EXAMPLES.items() for q in questions])
def test_an_example_is_answered_from_its_policy(corpus: Corpus, words: Strings, document: str, question: str) -> None:
    session = Session()
    chat = Chat(Advisor(corpus, RULES, None, None), words, lambda: DAY)
    finish(chat, question, session)
    assert session.answers[0].status in ("answered", "needs_facts")
    assert session.answers[0].citations[0].document == document


def test_a_reply_button_leads_on_to_the_figure(corpus: Corpus, words: Strings) -> None:
    session = Session()
    chat = Chat(Advisor(corpus, RULES, None, None), words, lambda: DAY)
    finish(chat, "济南新认定的工业互联网体验中心奖励多少", session)
    options = session.messages[-1]["options"]
    assert [option["label"] for option in options] == ["国家级", "省级", "市级"]
    finish(chat, options[0]["value"], session)
    assert session.answers[1].headline is not None and session.answers[1].missing == []
