"""The window of the desk: consultations parked, saved and handed on, the company's plan, what if, a public terminal."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select

from assistant.desk.credit_code import credit_code
from assistant.desk.searching import initials
from assistant.desk.users import Users
from assistant.operations.replay import recorded, replay
from assistant.page.service import Service
from assistant.page.terminal import COOKIE, IDLE_SECONDS
from assistant.state.tables import AuditEntry, ConsultationDraftRow, ConsultationRow
from tests.assistant.desk.conftest import PASSWORD
from tests.assistant.desk.test_desk import CLOUD, add, pdf_text, slip_number

CODE = "91370212MA3TEXT01Q"
EQUIPMENT = {"place": "laoshan", "equipment_investment": "3000"}


def current(client: TestClient) -> str:
    return client.get("/desk").text.partition('class="current"')[2].partition("</section>")[0]


def test_a_parked_consultation_waits_with_its_note_for_anyone(
    clerk: TestClient, service: Service, browser: Callable[[], TestClient]
) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    page = clerk.post("/desk/consultation/park", data={"note": "下午带合同来 13800000000"}).text
    assert "7.2万元" not in current(clerk) and "下午带合同来 [电话号码]" in page and "已挂起" in page
    other = browser()
    other.post("/desk/sign-in", data={"name": "reviewer", "password": PASSWORD})
    other.post("/desk/consultations/1/resume")
    assert "7.2万元" in current(other) and "下午带合同来" in current(other)


def test_what_is_taken_over_is_no_longer_at_the_first_desk(
    clerk: TestClient, browser: Callable[[], TestClient]
) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    other = browser()
    other.post("/desk/sign-in", data={"name": "reviewer", "password": PASSWORD})
    other.post("/desk/consultations/1/resume")
    assert "7.2万元" not in current(clerk)
    add(clerk, "laoshan-6", cloud_spending="40万")
    assert "16万元" in current(clerk) and "16万元" not in current(other)


def test_taking_one_parks_the_one_before_it(clerk: TestClient) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    clerk.post("/desk/consultation/park")
    add(clerk, "laoshan-6", cloud_spending="20万")
    page = clerk.post("/desk/consultations/1/resume").text
    assert "7.2万元" in current(clerk) and re.search(r"consultations/2.*?已挂起", page, re.S)


def test_who_signs_out_leaves_the_consultation_to_the_next_shift(clerk: TestClient, service: Service) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    clerk.post("/desk/sign-out")
    with service.state.session() as session:
        [row] = session.scalars(select(ConsultationRow)).all()
        assert (row.parked_at, row.held_by, row.closed_at) == (service.state.now(), None, None)


def test_what_is_typed_is_saved_before_anything_is_computed(clerk: TestClient, service: Service) -> None:
    typed = {"cloud_spending": "18-", "listed_provider": "是", "other": "x"}
    assert clerk.post("/desk/consultation/drafts/laoshan-6", data=typed).status_code == 204
    page = clerk.get("/desk/rules/laoshan-6").text
    assert 'value="18-"' in page and re.search(r'name="listed_provider" value="是" checked', page)
    assert 'href="/desk/rules/laoshan-6"' in current(clerk)
    with service.state.session() as session:
        assert session.scalars(select(ConsultationDraftRow)).one().typed == {
            "cloud_spending": "18-",
            "listed_provider": "是",
        }
    add(clerk, "laoshan-6", **CLOUD)
    assert "没有填完的表" not in current(clerk)


def test_a_form_that_nobody_filled_in_opens_no_consultation(clerk: TestClient, service: Service) -> None:
    clerk.post("/desk/consultation/drafts/laoshan-6", data={"cloud_spending": " "})
    assert clerk.post("/desk/consultation/drafts/nothing", data={"x": "1"}).status_code == 404
    with service.state.session() as session:
        assert session.scalars(select(ConsultationRow)).all() == []


def test_what_was_said_of_the_company_is_not_asked_again(clerk: TestClient) -> None:
    add(clerk, "laoshan-6", **CLOUD, laoshan_registered="是")
    page = clerk.get("/desk/rules/laoshan-3.1").text
    assert re.search(r'name="laoshan_registered" value="是" checked', page)
    assert 'value="18万"' in clerk.get("/desk/company").text


def test_the_company_form_has_the_fields_of_the_texts_at_its_place(clerk: TestClient) -> None:
    jinan = clerk.get("/desk/company", params={"place": "jinan"}).text
    assert "济南市奖补政策实施细则" in jinan and "崂山区工业互联网若干政策" not in jinan
    laoshan = clerk.post("/desk/company", data={**EQUIPMENT, "again": "1"}).text
    assert "崂山区工业互联网若干政策" in laoshan and 'value="3000"' in laoshan and 'class="pa-figure"' not in laoshan
    assert f"年度设备投资额 {initials('年度设备投资额')}" in laoshan


def test_the_plan_joins_the_consultation_and_the_slip(clerk: TestClient, service: Service) -> None:
    facts = {**EQUIPMENT, "cloud_spending": "18万"}
    computed = clerk.post("/desk/company", data=facts).text
    assert "367.2万元" in computed and "autofocus>加入本次咨询" in computed
    clerk.post("/desk/consultation/plan", data=facts)
    assert "条文测算合计 367.2万元" in current(clerk) and "青岛市崂山区" in current(clerk)
    number = slip_number(clerk)
    page, pdf = clerk.get(f"/desk/slips/{number}").text, pdf_text(clerk, number)
    for said in (
        "企业整体测算", "条文测算合计367.2万元", "360+7.2", "技术改造设备投资奖补", "企业购买云服务补贴", "3000×12%",
        "企业所在地", "征求意见稿", "有效期已过", "待证明", "360万元(按条文测算;仅供核对)",
        "小计｜仅供核对(征求意见稿)｜按条文测算:360万元", "小计｜仅供核对(有效期已过)｜按条文测算:7.2万元",
    ):  # fmt: skip
        assert said in pdf, said
        assert said in re.sub(r"\s|<[^>]+>", "", page), said
    assert "没有相加" not in pdf  # said of several numbered items alone, not beside a total
    with service.state.session() as session:
        entry = session.scalars(select(AuditEntry)).one()
    assert replay(recorded(service.state, entry.id), service.advisor).same  # type: ignore[arg-type]


def test_a_wrong_value_of_the_company_is_said_at_its_field(clerk: TestClient) -> None:
    page = clerk.post("/desk/company", data={**EQUIPMENT, "equipment_investment": "很多"}).text
    assert (
        re.search(r'id="equipment_investment"[^>]*aria-invalid="true" autofocus', page)
        and 'class="pa-figure"' not in page
    )


def test_what_if_draws_the_award_and_says_it_at_another_value(clerk: TestClient) -> None:
    page = clerk.post("/desk/rules/laoshan-6", data={**CLOUD, "what_if": "30万"}).text
    assert "如果年购买云服务金额为30万元: 按条文测算 12万元" in page
    assert "如果年购买云服务金额为50万元: 按条文测算 20万元" in page and page.count("<polyline") == 1
    wrong = clerk.post("/desk/rules/laoshan-6", data={**CLOUD, "what_if": "30-40万"}).text
    assert "年购买云服务金额的值读不出来" in wrong


def test_a_credit_code_is_optional_and_checked(clerk: TestClient) -> None:
    assert credit_code(" 91370212ma3text01q ") == CODE and credit_code("  ") == ""
    for wrong in ("91370212MA3TEXT01R", "1", "91370212MA3TEXT01O", "9" * 19):
        with pytest.raises(ValueError):
            credit_code(wrong)
    assert clerk.post("/desk/consultation/company", data={"company": "海晟", "credit_code": "1"}).status_code == 400
    clerk.post("/desk/consultation/company", data={"company": "海晟", "credit_code": CODE})
    assert "/desk/consultations/1" in clerk.get("/desk/consultations", params={"query": CODE.lower()}).text


def test_a_public_terminal_forgets_a_visitor_who_is_gone(
    server: FastAPI, clerk: TestClient, service: Service, clock: list[float]
) -> None:
    page = clerk.post("/desk/terminal", data={"terminal": "1"}).text
    assert clerk.cookies[COOKIE] == "1" and f'data-idle-seconds="{IDLE_SECONDS}"' in page
    add(clerk, "laoshan-6", **CLOUD)
    clock[0] += IDLE_SECONDS - 1
    page = clerk.get("/desk").text
    assert "7.2万元" in page and "今天的咨询" not in page  # of other visitors nothing is shown
    clock[0] += IDLE_SECONDS
    assert "7.2万元" not in clerk.get("/desk").text
    with service.state.session() as session:
        assert session.scalars(select(ConsultationRow)).one().closed_at is not None


def test_a_public_terminal_shows_nothing_of_another_visitor_and_is_left_with_the_password(clerk: TestClient) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    before = slip_number(clerk)
    clerk.post("/desk/terminal", data={"terminal": "1"})
    for address in ("/desk/consultations", "/desk/export.xlsx", "/desk/lists", "/desk/slips", "/desk/statistics"):
        assert clerk.get(address).status_code == 403, address
    assert clerk.post("/desk/consultations/1/resume").status_code == 403
    assert clerk.post("/desk/consultations/1/slip").status_code == 404
    assert clerk.get(f"/desk/slips/{before}").status_code == 404
    add(clerk, "laoshan-6", cloud_spending="40万")
    own = slip_number(clerk, 2)
    page = clerk.get(f"/desk/slips/{own}").text
    assert "16万元" in page and f'data-idle-seconds="{IDLE_SECONDS}"' in page
    assert f"{own}.pdf" not in page and clerk.get(f"/desk/slips/{own}.pdf").status_code == 403
    page = clerk.post("/desk/terminal", data={"terminal": ""}).text
    assert COOKIE not in clerk.cookies and 'name="password"' in page


def test_only_who_is_signed_in_makes_a_terminal(browser: Callable[[], TestClient], clerk: TestClient) -> None:
    answer = browser().post("/desk/terminal", data={"terminal": "1"}, follow_redirects=False)
    assert answer.status_code == 303 and "set-cookie" not in answer.headers


def test_a_consultation_is_given_out_and_removed_whole(clerk: TestClient, browser: Callable[[], TestClient]) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    number = slip_number(clerk)
    data = clerk.get("/desk/consultations/1/data").json()
    assert data["items"][0]["facts"]["cloud_spending"]["shown"] == "18万元" and data["slips"][0]["number"] == number
    assert data["audit"][0]["question"] == "年购买云服务金额18万"
    code = data["slips"][0]["check_code"]
    assert clerk.post("/desk/consultations/1/remove", data={"sure": "1"}).status_code == 403
    reviewer = browser()
    reviewer.post("/desk/sign-in", data={"name": "reviewer", "password": PASSWORD})
    assert reviewer.post("/desk/consultations/1/remove", data={"sure": "2"}).status_code == 400
    reviewer.post("/desk/consultations/1/remove", data={"sure": "1"})
    assert reviewer.get("/desk/consultations/1").status_code == 404
    assert "应来访者要求删除" in reviewer.get("/desk/slips", params={"code": code.lower()}).text


def test_a_slip_is_looked_up_by_number_and_code(clerk: TestClient) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    number = slip_number(clerk)
    code = re.search(r"<dd>([A-Z2-7]{10})</dd>", clerk.get(f"/desk/slips/{number}").text)[1]  # type: ignore[index]
    for written in (number, f" {code.lower()} "):
        assert clerk.get("/desk/slips", params={"code": written}).url.path == f"/desk/slips/{number}"
    assert "没有这个编号的测算单" in clerk.get("/desk/slips", params={"code": "ABCDEFGHIJ"}).text


def test_a_corrected_slip_leads_to_the_new_one_and_back(clerk: TestClient, service: Service) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    clerk.post("/desk/consultation/company", data={"company": "海晟"})
    wrong = slip_number(clerk)
    assert clerk.post(f"/desk/slips/{wrong}/correct", data={"reason": ""}).status_code == 400
    page = clerk.post(f"/desk/slips/{wrong}/correct", data={"reason": "合同金额说错"}).text
    assert wrong in page and "7.2万元" in current(clerk) and "海晟" in current(clerk)
    clerk.post("/desk/consultation/remove/2")
    add(clerk, "laoshan-6", cloud_spending="40万")
    right = slip_number(clerk, 2)
    old, new = clerk.get(f"/desk/slips/{wrong}").text, clerk.get(f"/desk/slips/{right}").text
    assert "本单已作废" in old and "合同金额说错" in old and f'href="/desk/slips/{right}"' in old and "7.2万元" in old
    assert f'href="/desk/slips/{wrong}"' in new and "16万元" in new and "本单已作废" not in new
    assert f"更正自{wrong}" in pdf_text(clerk, right)
    assert slip_number(clerk, 2) == right
    assert clerk.post(f"/desk/slips/{wrong}/correct", data={"reason": "x"}).status_code == 409


def test_a_corrected_slip_keeps_the_plan(clerk: TestClient) -> None:
    clerk.post("/desk/consultation/plan", data={**EQUIPMENT, "cloud_spending": "18万"})
    clerk.post(f"/desk/slips/{slip_number(clerk)}/correct", data={"reason": "企业名称写错"})
    assert "条文测算合计 367.2万元" in current(clerk) and "青岛市崂山区" in current(clerk)


def test_a_clerk_cannot_correct_the_slip_of_another(
    clerk: TestClient, service: Service, browser: Callable[[], TestClient]
) -> None:
    Users(service.settings.data_dir).add("zhao", "clerk", PASSWORD)
    add(clerk, "laoshan-6", **CLOUD)
    other = browser()
    other.post("/desk/sign-in", data={"name": "zhao", "password": PASSWORD})
    assert other.post(f"/desk/slips/{slip_number(clerk)}/correct", data={"reason": "x"}).status_code == 403
