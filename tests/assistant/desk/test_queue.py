"""The queue of the chat: what gets there, how a person answers it, and how it becomes an eval case that counts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from assistant.page.escaping import shown
from assistant.page.messages import chat_messages
from assistant.page.service import Service
from assistant.state.tokens import new_token
from assistant.strings import strings
from evals.schema import Case
from tests.assistant.desk.conftest import PASSWORD

DECLINED = "我们公司叫青岛某云智能有限公司, 高企认定奖励多少钱, 我姓王, 电话13812345678"
GOOD = "崂山区企业年购买云服务18万元能补多少"
SENTENCE = "按照实际费用的 40%进行补贴"
CASE = {
    "question": "崂山企业买云服务18万能补多少", "status": "answered", "amount": "7.2", "document": "laoshan_2020",
    "source": SENTENCE,
}  # fmt: skip


@pytest.fixture
def reviewer(service: Service, clerk: TestClient, browser: Callable[[], TestClient]) -> TestClient:
    client = browser()
    client.post("/desk/sign-in", data={"name": "reviewer", "password": PASSWORD})
    return client


def ask(service: Service, *questions: str) -> str:
    """The token of a conversation in which this was asked."""
    token = new_token()
    for question in questions:
        list(service.visits.ask(token, question, "zh-CN"))
    return token


def entry(client: TestClient, question: str = "") -> str:
    """The address of the first question of the queue."""
    found = re.search(r'href="(/desk/queue/questions/\d+)', client.get("/desk/queue").text)
    assert found is not None
    return found[1]


def test_declined_questions_and_those_with_a_thumbs_down_wait_and_others_do_not(
    clerk: TestClient, service: Service
) -> None:
    ask(service, GOOD)
    assert "待答复的提问(0)" in clerk.get("/desk/queue").text
    ask(service, DECLINED)
    token = ask(service, GOOD)
    service.visits.judge(token, 0, "down", "amount", "应为8万")
    service.visits.judge(ask(service, GOOD), 0, "up")
    page = clerk.get("/desk/queue").text
    assert "待答复的提问(2)" in page and "条文没有涉及" in page and "踩" in page
    assert "金额错" in page and "应为8万" in page
    assert "13812345678" not in page


def test_what_a_person_answers_reaches_the_visitor_and_leaves_the_queue(clerk: TestClient, service: Service) -> None:
    token = ask(service, DECLINED)
    path = entry(clerk)
    assert clerk.post(f"{path}/answer", data={"text": " "}).status_code == 400
    assert "clerk" in clerk.post(f"{path}/answer", data={"text": "请问市科技局 <b>0532-85911111</b>"}).text
    page = clerk.get("/desk/queue").text
    assert "待答复的提问(0)" in page and "已答复的提问(1)" in page
    view = service.visits.view(token)
    assert view.exchanges[0].told == "请问市科技局 <b>0532-85911111</b>"
    shown = chat_messages(view, service.advisor.corpus, strings("zh-CN"))[1]["content"]
    assert "工作人员答复" in shown and "0532-85911111" in shown and "<b>" not in shown
    assert service.visits.export(token)["staff_answers"][0]["text"].startswith("请问市科技局")
    service.visits.remove(token)
    assert "已答复的提问(0)" in clerk.get("/desk/queue").text
    assert clerk.get(path).status_code == 404


def test_a_case_is_anonymised_and_counts_once_another_one_has_confirmed_it(
    clerk: TestClient, reviewer: TestClient, service: Service
) -> None:
    ask(service, DECLINED)
    path = entry(clerk)
    form = clerk.get(path).text
    assert "某公司" in form and "我姓某人" in form
    stated = CASE | {"question": f"我们公司叫崂山某云科技有限公司, {CASE['question']}"}
    page = clerk.post(f"{path}/case", data=stated).text
    assert "我们公司叫某公司" in page and "崂山某云" not in page and "须由另一人确认" in page
    assert clerk.get("/desk/cases.jsonl").text == ""
    assert clerk.post("/desk/cases/1/confirm").status_code == 403
    assert "reviewer" in reviewer.post("/desk/cases/1/confirm").text
    [line] = clerk.get("/desk/cases.jsonl").text.splitlines()
    case = Case.model_validate(json.loads(line))
    assert (case.id, case.suite, str(case.expect[0].amount), case.source) == ("desk-00001", "figures", "7.2", SENTENCE)
    assert clerk.post("/desk/cases/1/discard").status_code == 409


def test_who_drafted_a_case_cannot_confirm_it(reviewer: TestClient, service: Service) -> None:
    ask(service, DECLINED)
    reviewer.post(f"{entry(reviewer)}/case", data=CASE)
    assert reviewer.post("/desk/cases/1/confirm").status_code == 403
    assert reviewer.get("/desk/cases.jsonl").text == ""
    reviewer.post("/desk/cases/1/discard")
    assert "没有。" in reviewer.get("/desk/cases").text


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"source": ""}, "逐字抄录"),
        ({"source": "每个企业都给一千万元"}, "逐字抄录"),
        ({"document": "jinan_2020_2022"}, "逐字抄录"),
        ({"amount": ""}, "写一个应得结果"),
        ({"no_figure": "1"}, "写一个应得结果"),
        ({"amount": "7,2"}, "例如 7.2"),
        ({"amount": "", "minimum": "5", "maximum": "3"}, "写一个应得结果"),
        ({"status": ""}, "请选择状态"),
        ({"question": " "}, "请填写提问"),
    ],
)
def test_a_case_needs_an_expected_value_and_the_sentence_of_the_policy(
    clerk: TestClient, service: Service, changed: dict[str, str], problem: str
) -> None:
    ask(service, DECLINED)
    answer = clerk.post(f"{entry(clerk)}/case", data=CASE | changed)
    assert answer.status_code == 400 and problem in answer.text
    assert "没有。" in clerk.get("/desk/cases").text


@pytest.mark.parametrize(
    ("expected", "suite"),
    [
        ({"amount": "", "minimum": "7.2", "maximum": "20"}, "figures"),
        ({"amount": "", "maximum": "20"}, "figures"),
        ({"amount": "", "no_figure": "1", "status": "needs_facts"}, "fact_questions"),
        ({"amount": "", "no_figure": "1", "status": "declined", "source": "", "document": ""}, "declines"),
    ],
)
def test_every_expectation_that_is_taken_is_a_case_of_the_eval_suite(
    clerk: TestClient, reviewer: TestClient, service: Service, expected: dict[str, str], suite: str
) -> None:
    ask(service, DECLINED)
    assert clerk.post(f"{entry(clerk)}/case", data=CASE | expected).status_code == 200
    reviewer.post("/desk/cases/1/confirm")
    assert Case.model_validate(json.loads(clerk.get("/desk/cases.jsonl").text)).suite == suite


def test_a_contact_is_there_with_consent_alone_and_goes_when_the_request_is_closed(
    clerk: TestClient, service: Service
) -> None:
    for consent in (True, False):
        service.visits.request_person(ask(service, GOOD), "zh-CN", "请回电", "张先生 13800000000", consent)
    page = clerk.get("/desk/queue").text
    assert "请求人工(2)" in page and "13800000000" not in page
    with_contact, without = clerk.get("/desk/queue/persons/1").text, clerk.get("/desk/queue/persons/2").text
    assert "13800000000" in with_contact and "同意留下" in with_contact
    assert "13800000000" not in without and "没有留下联系方式" in without
    assert "年购买云服务18万元" in with_contact and "7.2" in with_contact
    assert "由 clerk 接手" in clerk.post("/desk/queue/persons/1/take").text
    clerk.post("/desk/queue/persons/1/close")
    assert "13800000000" not in clerk.get("/desk/queue/persons/1").text
    assert "请求人工(1)" in clerk.get("/desk/queue").text


def test_who_asked_for_a_person_without_a_contact_is_answered_on_the_page(
    clerk: TestClient, service: Service
) -> None:
    token = ask(service, GOOD)
    service.visits.request_person(token, "zh-CN", "还有别的吗", "", False)
    assert clerk.post("/desk/queue/persons/1/answer", data={"text": " "}).status_code == 400
    assert "请到窗口" in clerk.post("/desk/queue/persons/1/answer", data={"text": "请到窗口"}).text
    page = clerk.post("/desk/queue/persons/1/answer", data={"text": "请到 <b>3号</b> 窗口"}).text
    assert shown("请到 <b>3号</b> 窗口") in page and "请到窗口" not in page and "<b>3号" not in page
    assert service.visits.view(token).exchanges[0].told == "请到 <b>3号</b> 窗口"
    service.visits.request_person(new_token(), "zh-CN", "还没有提问", "", False)
    assert clerk.post("/desk/queue/persons/2/answer", data={"text": "好"}).status_code == 409


def test_a_question_that_needs_no_answer_is_set_aside_without_a_word_to_the_visitor(
    clerk: TestClient, service: Service
) -> None:
    token = ask(service, DECLINED)
    path = entry(clerk)
    page = clerk.post(f"{path}/aside").text
    assert "待答复的提问(0)" in page and "不需答复 (clerk" in page
    assert service.visits.view(token).exchanges[0].told == ""
    clerk.post(f"{path}/answer", data={"text": "请问市科技局"})
    assert service.visits.view(token).exchanges[0].told == "请问市科技局"


def test_the_sentence_of_a_case_is_kept_as_the_text_has_it(
    clerk: TestClient, reviewer: TestClient, service: Service
) -> None:
    ask(service, DECLINED)
    clerk.post(f"{entry(clerk)}/case", data=CASE | {"source": " 按照实际费用的40%进行补贴 "})
    reviewer.post("/desk/cases/1/confirm")
    assert json.loads(clerk.get("/desk/cases.jsonl").text)["source"] == SENTENCE


def test_a_question_without_a_known_topic_is_listed_without_who_asked_it(clerk: TestClient, service: Service) -> None:
    ask(service, "我们公司叫青岛某云智能有限公司, 月球采矿设备有补贴吗, 我姓王")
    page = clerk.get("/desk/queue/topics").text
    assert "月球采矿" in page and "某云智能" not in page and "姓王" not in page


def test_an_administrator_sees_the_queue_and_no_contact(
    service: Service, clerk: TestClient, browser: Callable[[], TestClient]
) -> None:
    service.visits.request_person(ask(service, GOOD), "zh-CN", "", "13800000000", True)
    admin = browser()
    admin.post("/desk/sign-in", data={"name": "admin", "password": PASSWORD})
    assert "请求人工(1)" in admin.get("/desk/queue").text
    assert admin.get("/desk/queue/persons/1").status_code == 403


def test_the_most_asked_topics_in_no_text_are_listed_with_their_referral(
    clerk: TestClient, reviewer: TestClient, service: Service
) -> None:
    for question in ("高企认定奖励多少钱", "高企补贴有吗", "博士后进站补贴多少"):
        ask(service, question)
    page = clerk.get("/desk/queue/topics").text
    assert page.index("高企") < page.index("博士后")
    assert "/desk/office/new/referral?topic=%E9%AB%98%E4%BC%81" in page
    assert 'value="高企"' in clerk.get("/desk/office/new/referral?topic=高企").text
    fields = {"topic": "高企", "department": "市科技局", "checked_on": "2026-11-20"}
    path = clerk.post("/desk/office/new/referral", data=fields).url.path
    reviewer.post(f"{path}/release")
    assert "市科技局" in clerk.get("/desk/queue/topics").text
    view = service.visits.view(ask(service, "高企认定奖励多少钱"))
    assert view.last is not None and view.last.status == "declined" and "请向市科技局咨询" in view.last.text
