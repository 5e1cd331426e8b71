"""The office's records at the desk: drafted by one, released by another, and what then changes everywhere."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from icalendar import Calendar
from pypdf import PdfReader
from sqlalchemy import select

from assistant.page.routes import add_routes as add_pages
from assistant.page.service import Service
from assistant.state.tables import ConsultationItemRow
from assistant.state.tokens import new_token
from tests.assistant.desk.conftest import PASSWORD

CLOUD = {"cloud_spending": "18万"}
STOP = {"rule": "laoshan-6", "reason": "区财政局正在核对"}
NOTICE = {
    "rule": "laoshan-6", "year": "2026", "opens": "2026-11-01", "closes": "2026-12-01", "channel": "=线上",
    "link": "https://example.gov.cn/n", "first_review": "街道", "source": "通知<b>", "checked_on": "2026-11-20",
}  # fmt: skip
INFO = {"policy": "laoshan_2020", "office": "产业科", "contact": "0532-88990000", "checked_on": "2026-11-20"}


@pytest.fixture
def reviewer(service: Service, clerk: TestClient, browser: Callable[[], TestClient]) -> TestClient:
    client = browser()
    client.post("/desk/sign-in", data={"name": "reviewer", "password": PASSWORD})
    return client


def drafted(client: TestClient, kind: str, **fields: str) -> str:
    """The address of a new draft."""
    answer = client.post(f"/desk/office/new/{kind}", data=fields)
    assert answer.status_code == 200, answer.text
    return answer.url.path


def released(clerk: TestClient, reviewer: TestClient, kind: str, **fields: str) -> str:
    path = drafted(clerk, kind, **fields)
    assert "已发布" in reviewer.post(f"{path}/release").text
    return path


def computed(client: TestClient) -> str:
    return client.post("/desk/rules/laoshan-6", data=CLOUD).text


def asked(service: Service, question: str = "崂山区企业年购买云服务18万元能补多少") -> str:
    *_, view = service.visits.ask(new_token(), question, "zh-CN")
    assert view.last is not None
    return view.last.text


def test_a_stop_counts_once_another_one_has_released_it_and_until_two_take_it_back(
    clerk: TestClient, reviewer: TestClient, service: Service
) -> None:
    path = drafted(clerk, "stop", **STOP)
    assert "须由另一人发布" in clerk.get(path).text
    assert clerk.post(f"{path}/release").status_code == 403
    assert "7.2" in computed(clerk) and "7.2" in asked(service)
    reviewer.post(f"{path}/release")
    assert "测算暂停" in clerk.get("/desk?query=云服务").text
    stopped = clerk.post("/desk/rules/laoshan-6", data=CLOUD)
    assert stopped.status_code == 409 and "该条测算暂停" in stopped.text
    assert clerk.post("/desk/consultation/items/laoshan-6", data=CLOUD).status_code == 409
    assert "7.2" not in asked(service) and "区财政局正在核对" in asked(service)
    clerk.post(f"{path}/propose-end", data={"why": "已答复"})
    assert clerk.post(f"{path}/end").status_code == 403, "a clerk releases nothing"
    assert computed(clerk) and "7.2" not in computed(clerk)
    assert "已停用" in reviewer.post(f"{path}/end").text
    assert "7.2" in computed(clerk) and "7.2" in asked(service)


def test_no_slip_says_a_figure_that_has_been_stopped_since(
    clerk: TestClient, reviewer: TestClient, service: Service
) -> None:
    clerk.post("/desk/consultation/items/laoshan-6", data=CLOUD)
    clerk.post("/desk/consultation/plan", data={"place": "laoshan", "equipment_investment": "3000", **CLOUD})
    given = clerk.post("/desk/consultations/1/slip").url.path
    stop = released(clerk, reviewer, "stop", **STOP)
    assert given in clerk.get(stop).text
    refused = clerk.post("/desk/consultations/1/slip")
    assert refused.status_code == 409 and "企业购买云服务补贴" in refused.text
    with service.state.session() as session:
        first = session.scalars(select(ConsultationItemRow.id)).first()
    clerk.post(f"/desk/consultation/remove/{first}")
    page = clerk.post("/desk/consultations/1/slip")  # of the plan alone, which is calculated without the stopped rule
    assert page.url.path != given and "条文测算合计 360万元" not in page.text and "7.2" not in page.text
    assert "360万元" in page.text
    assert given in clerk.get(stop).text, "a slip counts although its item was taken out since"


def test_what_was_calculated_on_an_earlier_day_goes_on_a_slip_as_it_stands_today(
    clerk: TestClient, service: Service
) -> None:
    clerk.post("/desk/consultation/items/laoshan-6", data=CLOUD)
    with service.state.session() as session:
        item = session.scalars(select(ConsultationItemRow)).one()
        item.answer = {**item.answer, "as_of": "2022-06-01", "text": "**按条文测算 7.2万元**｜等通知｜前提 4 项待核"}
    assert "等通知" in clerk.get("/desk").text
    page = clerk.post("/desk/consultations/1/slip").text
    assert "仅供核对" in page and "等通知" not in page and "7.2万元" in page


def test_who_may_release_is_told_what_waits_and_who_receives_visitors_what_is_asked(
    clerk: TestClient, reviewer: TestClient, service: Service, browser: Callable[[], TestClient]
) -> None:
    drafted(clerk, "stop", **STOP)
    drafted(reviewer, "policy", **INFO)
    asked(service, "高企认定奖励多少钱")
    admin = browser()
    home = admin.post("/desk/sign-in", data={"name": "admin", "password": PASSWORD}).text
    assert "有 2 条本单位记录待您发布" in home and "待人工处理\"" not in home and "当前接待</h2>" not in home
    assert "有 1 条本单位记录待您发布" in reviewer.get("/desk").text
    page = clerk.get("/desk").text
    assert "待您发布" not in page and "有 1 项提问或请求待人工处理" in page and "当前接待</h2>" in page


def test_a_reviewer_cannot_release_his_own_draft(reviewer: TestClient, service: Service) -> None:
    path = drafted(reviewer, "stop", **STOP)
    answer = reviewer.post(f"{path}/release")
    assert answer.status_code == 403 and "请另一人处理" in answer.text
    assert service.office().stopped == frozenset()
    assert "已退回" not in reviewer.post(f"{path}/withdraw").text
    assert reviewer.post(f"{path}/withdraw").status_code == 409


def test_a_change_lists_the_consultations_and_slips_that_it_affects(clerk: TestClient, reviewer: TestClient) -> None:
    clerk.post("/desk/consultation/items/laoshan-6", data=CLOUD)
    number = re.search(r"/desk/consultations/(\d+)/slip", clerk.get("/desk").text)
    assert number is not None
    slip = clerk.post(f"/desk/consultations/{number[1]}/slip").url.path.rpartition("/")[2]
    path = drafted(clerk, "stop", **STOP)
    page = reviewer.get(path).text
    assert "涉及咨询 1 次, 有效测算单 1 份" in page and slip in page
    policy = drafted(clerk, "policy", **INFO)
    assert slip in reviewer.get(policy).text
    other = drafted(clerk, "stop", rule="qd20-8", reason="x")
    assert "涉及咨询 0 次, 有效测算单 0 份" in reviewer.get(other).text


def test_what_is_kept_stands_apart_on_the_slip_and_in_the_library(
    clerk: TestClient, reviewer: TestClient, service: Service, server: FastAPI
) -> None:
    add_pages(server, service)
    library = clerk.get("/library/laoshan_2020").text
    assert "本单位未录入" in library and "区财政局会同区工信局" in library
    released(clerk, reviewer, "policy", **INFO)
    released(clerk, reviewer, "notice", **NOTICE)
    library = clerk.get("/library/laoshan_2020").text
    kept = library.partition("本单位记录(不是政策原文)")[2].partition("</section>")[0]
    assert "0532-88990000" in kept and "通知&#60;b&#62;" in kept and "/deadlines.ics" in kept
    clerk.post("/desk/consultation/items/laoshan-6", data=CLOUD)
    number = re.search(r"/desk/consultations/(\d+)/slip", clerk.get("/desk").text)
    assert number is not None
    slip = clerk.post(f"/desk/consultations/{number[1]}/slip")
    assert "0532-88990000" in slip.text and "正在受理" in slip.text and "仅供核对" in slip.text
    pdf = PdfReader(io.BytesIO(clerk.get(f"{slip.url.path}.pdf").content))
    assert "0532-88990000" in re.sub(r"\s", "", "".join(page.extract_text() for page in pdf.pages))


def test_the_deadlines_are_a_calendar_that_others_can_read(
    clerk: TestClient, reviewer: TestClient, service: Service, server: FastAPI
) -> None:
    add_pages(server, service)
    drafted(clerk, "notice", **NOTICE)
    assert Calendar.from_ical(clerk.get("/deadlines.ics").content).walk("VEVENT") == []
    released(clerk, reviewer, "notice", **NOTICE)
    answer = clerk.get("/deadlines.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [(str(event["summary"]), event.decoded("dtstart")) for event in events] == [
        ("企业购买云服务补贴 2026年申报开始", date(2026, 11, 1)),
        ("企业购买云服务补贴 2026年申报截止", date(2026, 12, 1)),
    ]
    assert "https://example.gov.cn/n" in events[1]["description"] and len(events[1].walk("VALARM")) == 1
    released(clerk, reviewer, "notice", **NOTICE | {"checked_on": "2026-01-01"})
    stale = Calendar.from_ical(clerk.get("/deadlines.ics").content).walk("VEVENT")
    assert all("可能已变" in event["summary"] for event in stale) and len(stale) == 2


@pytest.mark.parametrize(
    ("kind", "fields", "problem"),
    [
        ("stop", {"rule": "laoshan-6"}, "请填写"),
        ("stop", {"rule": "laoshan-7", "reason": "x"}, "本来就没有金额"),
        ("stop", {"rule": "no-such", "reason": "x"}, "请选择一条规则"),
        ("policy", {"policy": "laoshan_2020", "checked_on": "2026-11-20"}, "至少填写一项"),
        ("policy", INFO | {"policy": "beijing"}, "请选择一份政策"),
        ("policy", INFO | {"checked_on": "2026-11-22"}, "不能晚于今天"),
        ("policy", INFO | {"office": "长" * 101}, "太长了"),
        ("notice", NOTICE | {"closes": "2026-10-01"}, "早于开始日期"),
        ("notice", NOTICE | {"opens": "十一月"}, "日期读不出来"),
        ("notice", NOTICE | {"year": "26"}, "四位年份"),
        ("notice", NOTICE | {"link": "javascript:alert(1)"}, "http 或 https"),
        ("notice", NOTICE | {"link": "https://"}, "http 或 https"),
        ("reading", {"rule": "laoshan-6", "text": "t", "who": "w", "channel": "c", "given_on": "2026-11-20"}, "请填写"),
        ("referral", {"topic": "高企", "checked_on": "2026-11-20"}, "请填写"),
    ],
)
def test_a_record_that_cannot_be_used_says_why_at_its_field(
    clerk: TestClient, kind: str, fields: dict[str, str], problem: str
) -> None:
    answer = clerk.post(f"/desk/office/new/{kind}", data=fields)
    assert answer.status_code == 400 and problem in answer.text and 'aria-invalid="true"' in answer.text
    assert "还没有记录" in clerk.get("/desk/office").text


def test_a_record_is_drafted_again_from_the_one_before_with_one_field_changed(
    clerk: TestClient, reviewer: TestClient, service: Service
) -> None:
    path = released(clerk, reviewer, "policy", **INFO)
    again = re.search(r'href="(/desk/office/new/policy\?[^"]+)"', clerk.get(path).text)
    assert again is not None
    assert 'value="0532-88990000"' in clerk.get(again[1].replace("&amp;", "&")).text
    released(clerk, reviewer, "policy", **INFO | {"contact": "0532-1"})
    kept = service.office().policy("laoshan_2020")
    assert kept is not None and kept.record.contact == "0532-1"
    assert "已由新记录代替" in clerk.get(path).text


def test_what_staff_write_is_shown_as_text(clerk: TestClient, reviewer: TestClient, service: Service) -> None:
    evil = "<script>alert(1)</script>![x](http://evil/x.png)**粗**"
    path = released(clerk, reviewer, "policy", **INFO | {"office": evil})
    assert "<script>alert" not in clerk.get(path).text
    assert "<script>alert" not in computed(clerk)
    assert "**粗**" not in asked(service)


def test_an_entry_that_there_is_not_is_not_found(clerk: TestClient) -> None:
    for path in ("/desk/office/99", "/desk/office/99999999999", "/desk/office/new/secret"):
        assert clerk.get(path).status_code == 404
