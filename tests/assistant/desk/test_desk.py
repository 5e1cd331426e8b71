"""The desk as staff meet it: signing in, a rule found and calculated, a consultation, its slip, and earlier ones."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import select, text

from assistant.desk.attempts import MOST_BY_NAME
from assistant.desk.pdf import GETA, legible
from assistant.desk.permissions import ADDRESSES, ENTRANCE
from assistant.desk.users import Users
from assistant.operations.replay import recorded, replay
from assistant.page.service import Service
from assistant.state.tables import AuditEntry, ConsultationRow
from documents import load_corpus
from tests.assistant.desk.conftest import HOST, PASSWORD
from tools.catalogue import RULES
from tools.fact_values import EXAMPLES, example

CLOUD = {"cloud_spending": "18万"}
TITLE = "政策咨询测算单(非受理、非审批、不构成行政承诺)"
HOSTILE = "=1+1<script>alert(1)</script>[x](http://evil)\u202e"


def add(client: TestClient, rule: str, **facts: str) -> None:
    assert client.post(f"/desk/consultation/items/{rule}", data=facts).status_code == 200


def slip_number(client: TestClient, consultation: int = 1) -> str:
    answer = client.post(f"/desk/consultations/{consultation}/slip")
    assert answer.status_code == 200, answer.text
    return answer.url.path.rpartition("/")[2]


def pdf_text(client: TestClient, number: str) -> str:
    """The PDF's words without white space: a line of Chinese may break anywhere."""
    answer = client.get(f"/desk/slips/{number}.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages))


def test_without_users_the_desk_is_off_and_says_how_to_turn_it_on(browser: Callable[[], TestClient]) -> None:
    client = browser()
    page = client.get("/desk").text
    assert "policy-advisor users add NAME --role clerk" in page and "<form" not in page
    assert client.post("/desk/sign-in", data={"name": "admin", "password": "admin"}).status_code == 401


def test_every_address_of_the_desk_asks_for_a_sign_in(
    server: FastAPI, clerk: TestClient, browser: Callable[[], TestClient]
) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    number = slip_number(clerk)
    values = defaultdict(lambda: "1", rule_id="laoshan-6", number=number, kind="xlsx")
    visitor, tried = browser(), set[tuple[str, str]]()
    for route in server.routes:
        if not isinstance(route, APIRoute):
            continue
        known = values | {"number": "1"} if "consultations/{number}" in route.path else values
        for method in route.methods - {"HEAD"}:
            if (method, route.path) in ENTRANCE:
                continue
            answer = visitor.request(method, route.path.format_map(known), follow_redirects=False)
            assert (answer.status_code, answer.headers["location"]) == (303, "/desk"), route.path
            tried.add((method, route.path))
    assert tried == set(ADDRESSES)
    assert "7.2" not in visitor.get("/desk").text


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(
    clerk: TestClient, browser: Callable[[], TestClient]
) -> None:
    answer = browser().post("/desk/sign-in", data={"name": "clerk", "password": PASSWORD}, follow_redirects=False)
    said = answer.headers["set-cookie"]
    assert all(part in said for part in ("HttpOnly", "SameSite=Strict", "Path=/desk"))
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "headers", [{"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
def test_a_form_of_another_site_changes_nothing(clerk: TestClient, service: Service, headers: dict[str, str]) -> None:
    answer = clerk.post("/desk/consultation/items/laoshan-6", data=CLOUD, headers=headers)
    assert answer.status_code == 403
    with service.state.session() as session:
        assert session.scalars(select(ConsultationRow)).all() == []


def test_a_form_that_does_not_say_where_it_comes_from_changes_nothing(clerk: TestClient) -> None:
    del clerk.headers["origin"]
    assert clerk.post("/desk/consultation/close").status_code == 403


def test_passwords_cannot_be_tried_one_after_the_other(clerk: TestClient, browser: Callable[[], TestClient]) -> None:
    client = browser()
    wrong = {"name": "admin", "password": "wrong password"}
    codes = [client.post("/desk/sign-in", data=wrong).status_code for _ in range(MOST_BY_NAME + 1)]
    assert codes == [401] * MOST_BY_NAME + [429]
    right = {"name": "admin", "password": PASSWORD}
    assert client.post("/desk/sign-in", data=right).status_code == 429


def test_who_signs_out_or_is_removed_is_out_at_once(clerk: TestClient, service: Service) -> None:
    token = clerk.cookies["pa_desk"]
    clerk.post("/desk/sign-out")
    clerk.cookies.set("pa_desk", token, path="/desk")
    assert "退出登录" not in clerk.get("/desk").text
    again = clerk.post("/desk/sign-in", data={"name": "clerk", "password": PASSWORD})
    assert "退出登录" in again.text
    Users(service.settings.data_dir).remove("clerk")
    assert "退出登录" not in clerk.get("/desk").text


@pytest.mark.parametrize("query", ["qygmyfw", "云服务", "laoshan-6"])
def test_a_rule_is_found_by_initials_keyword_and_id(clerk: TestClient, query: str) -> None:
    page = clerk.get("/desk", params={"query": query}).text
    assert 'href="/desk/rules/laoshan-6"' in page


def test_a_document_narrows_the_search_and_lists_all_of_its_rules(clerk: TestClient) -> None:
    assert "laoshan-6" not in clerk.get("/desk", params={"query": "云", "document": "jinan_2020_2022"}).text
    whole = clerk.get("/desk", params={"document": "jinan_2020_2022"}).text
    assert "/desk/rules/jinan-16" not in whole and "/desk/rules/jinan-15" in whole
    assert "/library/jinan_2020_2022#" in whole


def test_the_form_has_a_field_for_every_fact_with_its_unit(clerk: TestClient) -> None:
    page = clerk.get("/desk/rules/shandong-5").text
    assert {fact.id for fact in RULES["shandong-5"].facts} <= set(re.findall(r'name="(\w+)"', page))
    assert "(万元)" in page and page.count("autofocus") == 1


@pytest.mark.parametrize("rule", ["jinan-16", "nothing", "laoshan-7"])
def test_a_rule_without_a_formula_has_no_form(clerk: TestClient, rule: str) -> None:
    assert clerk.get(f"/desk/rules/{rule}").status_code == 404


def test_a_wrong_value_is_said_at_its_field_and_gives_no_figure(clerk: TestClient) -> None:
    answer = clerk.post("/desk/rules/laoshan-6", data={"cloud_spending": "18-20万", "listed_provider": "是"})
    assert answer.status_code == 200
    assert re.search(r'id="cloud_spending"[^>]*value="18-20万"[^>]*aria-invalid="true" autofocus', answer.text)
    assert 'id="cloud_spending-problem"' in answer.text and "加入本次咨询" not in answer.text
    assert re.search(r'name="listed_provider" value="是" checked', answer.text)


def test_two_rules_become_one_consultation_with_a_slip_whose_pdf_says_the_same_amounts(clerk: TestClient) -> None:
    computed = clerk.post("/desk/rules/laoshan-6", data=CLOUD)
    assert "7.2万元" in computed.text and "autofocus>加入本次咨询" in computed.text
    add(clerk, "laoshan-6", **CLOUD)
    add(clerk, "jinan-15", jinan_service_platform_level="国家", jinan_service_platform_investment="500万")
    clerk.post("/desk/consultation/company", data={"company": "青岛鑫淼云科技有限公司 13800000000"})
    number = slip_number(clerk)
    page, pdf = clerk.get(f"/desk/slips/{number}").text, pdf_text(clerk, number)
    code = re.search(r"<dd>([A-Z2-7]{10})</dd>", page)[1]  # type: ignore[index]
    for said in (
        TITLE, "依据来访者自述,未核验", number, code, "按条文测算7.2万元", "18×40%", "按条文测算150万元", "500×30%",
        "有效期已过(至2022-12-31)", "青岛鑫淼云科技有限公司[电话号码]", "按照实际费用的40%进行补贴",
    ):  # fmt: skip
        assert said in pdf, said
        assert said in re.sub(r"\s|<[^>]+>", "", page), said
    shown = set(re.findall(r'class="value">([\d.]+)<', page))
    assert shown and all(value in pdf for value in shown)


@pytest.mark.parametrize("stated", [False, True], ids=["nothing stated", "every number stated"])
def test_every_rule_with_a_formula_has_a_form_and_a_place_on_a_slip(clerk: TestClient, stated: bool) -> None:
    rules = [rule for rule in RULES.values() if not rule.is_lookup]
    for rule in rules:
        facts = {fact.id: example(fact) for fact in rule.facts if fact.kind in EXAMPLES} if stated else {}
        page = clerk.post(f"/desk/rules/{rule.id}", data=facts).text
        assert "加入本次咨询" in page and 'class="problem"' not in page, rule.id
        added = clerk.post(f"/desk/consultation/items/{rule.id}", data=facts, follow_redirects=False)
        assert added.headers["location"] == "/desk"
    number = slip_number(clerk)
    page, pdf = clerk.get(f"/desk/slips/{number}").text, pdf_text(clerk, number)
    conclusions = re.findall(r'<p class="figure">(.*?)</p>', page)
    assert len(conclusions) == len(rules) >= 70
    assert [c for c in conclusions if re.sub(r"\s", "", c) not in pdf] == []
    assert [rule.id for rule in rules if re.sub(r"\s", "", rule.title) not in pdf] == []


def test_a_slip_is_given_again_unchanged_until_the_consultation_changes(clerk: TestClient) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    first = slip_number(clerk)
    assert slip_number(clerk) == first
    files = [clerk.get(f"/desk/slips/{first}.pdf").content for _ in range(2)]
    assert files[0] == files[1]
    add(clerk, "laoshan-6", cloud_spending="40万")
    second = slip_number(clerk)
    assert second != first
    assert "8万元" not in pdf_text(clerk, first).replace("18万元", "") and "16万元" in pdf_text(clerk, second)


def test_a_slip_that_somebody_changed_in_the_database_is_not_shown(clerk: TestClient, service: Service) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    number = slip_number(clerk)
    with service.state.session() as session:
        session.execute(text("DROP TRIGGER slips_no_update"))
        session.execute(text("UPDATE slips SET content = replace(content, '7.2', '9.2')"))
    for address in (f"/desk/slips/{number}", f"/desk/slips/{number}.pdf"):
        answer = clerk.get(address)
        assert answer.status_code == 409 and "校验码不符" in answer.text


def test_a_cancelled_slip_says_so_and_leads_to_the_one_that_corrects_it(clerk: TestClient) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    wrong = slip_number(clerk)
    assert clerk.post(f"/desk/slips/{wrong}/cancel", data={"reason": " "}).status_code == 400
    assert clerk.post(f"/desk/slips/{wrong}/cancel", data={"reason": "x", "corrected_by": wrong}).status_code == 400
    add(clerk, "laoshan-6", cloud_spending="40万")
    right = slip_number(clerk)
    page = clerk.post(f"/desk/slips/{wrong}/cancel", data={"reason": "金额说错", "corrected_by": right}).text
    assert "本单已作废" in page and "金额说错" in page and f'href="/desk/slips/{right}"' in page and "7.2万元" in page
    assert pdf_text(clerk, wrong).count(f"更正为{right}") == 1 and "本单已作废" not in pdf_text(clerk, right)
    clerk.post(f"/desk/slips/{wrong}/cancel", data={"reason": "another"})
    assert "another" not in clerk.get(f"/desk/slips/{wrong}").text
    clerk.post(f"/desk/slips/{right}/cancel", data={"reason": "x"})
    assert slip_number(clerk) not in (wrong, right)


def test_a_clerk_cannot_cancel_the_slip_of_another_and_a_reviewer_can(
    clerk: TestClient, service: Service, browser: Callable[[], TestClient]
) -> None:
    Users(service.settings.data_dir).add("zhao", "clerk", PASSWORD)
    add(clerk, "laoshan-6", **CLOUD)
    number, codes = slip_number(clerk), []
    for name in ("zhao", "reviewer"):
        other = browser()
        other.post("/desk/sign-in", data={"name": name, "password": PASSWORD})
        codes.append(other.post(f"/desk/slips/{number}/cancel", data={"reason": "错"}).status_code)
    assert codes == [403, 200]


def test_the_next_visitor_sees_nothing_of_the_one_before(clerk: TestClient) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    clerk.post("/desk/consultation/company", data={"company": "海晟公司"})
    page = clerk.post("/desk/consultation/close").text
    current = page.partition('class="current"')[2].partition("</section>")[0]
    assert "还没有内容" in current
    assert clerk.post("/desk/consultations/1/resume").status_code == 409
    add(clerk, "laoshan-6", cloud_spending="20万")
    assert "/desk/consultations/2" in clerk.get("/desk").text


def test_an_open_consultation_is_taken_over_by_the_next_shift(
    clerk: TestClient, browser: Callable[[], TestClient]
) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    other = browser()
    other.post("/desk/sign-in", data={"name": "reviewer", "password": PASSWORD})
    page = other.post("/desk/consultations/1/resume").text
    assert "7.2万元" in page.partition('class="current"')[2].partition("</section>")[0]


def test_a_character_that_the_font_lacks_is_marked_and_not_lost(clerk: TestClient) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    clerk.post("/desk/consultation/company", data={"company": "青岛𠀀崂鑫公司"})
    assert "青岛〓崂鑫公司" in pdf_text(clerk, slip_number(clerk))


def test_the_font_has_every_character_of_the_texts_and_of_the_rules() -> None:
    corpus = load_corpus()
    said = "".join(corpus.text(document) for document in corpus.documents) + "".join(map(str, RULES.values()))
    assert {character for character in said if legible(character) == GETA} == set()


def test_earlier_consultations_are_found_by_company_rule_and_slip(clerk: TestClient) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    clerk.post("/desk/consultation/company", data={"company": "海晟公司"})
    number = slip_number(clerk)
    for query in ("海晟", "qygmyfw", number):
        assert "/desk/consultations/1" in clerk.get("/desk/consultations", params={"query": query}).text, query
    assert "/desk/consultations/1" not in clerk.get("/desk/consultations", params={"query": "没有的公司"}).text
    assert "/desk/consultations/1" not in clerk.get("/desk/consultations", params={"until": "2026-11-20"}).text
    assert clerk.get("/desk/consultations", params={"since": "yesterday"}).status_code == 400


def test_the_excel_file_has_amounts_as_numbers_and_texts_as_texts(clerk: TestClient) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    clerk.post("/desk/consultation/company", data={"company": "=HYPERLINK(1)"})
    answer = clerk.get("/desk/export.xlsx", params={"since": "2026-11-21"})
    sheet = load_workbook(io.BytesIO(answer.content)).active
    heads, row = ([cell for cell in line] for line in sheet.iter_rows())
    cells = {head.value: cell for head, cell in zip(heads, row, strict=True)}
    assert cells["金额(万元)"].value == 7.2 and cells["金额(万元)"].data_type == "n"
    assert cells["企业名称"].value == "=HYPERLINK(1)" and cells["企业名称"].data_type == "s"
    assert "18万元" in cells["来访者陈述"].value
    # The state goes with the amount wherever it goes.
    assert (cells["性质"].value, cells["能否申报"].value, cells["待核前提(项)"].value) == ("按条文测算", "仅供核对", 4)
    clerk.post(f"/desk/slips/{slip_number(clerk)}/cancel", data={"reason": "错"})
    assert "(已作废)" in clerk.get("/desk/consultations").text
    sheet = load_workbook(io.BytesIO(clerk.get("/desk/export.xlsx").content)).active
    assert str(sheet["F2"].value).endswith("(已作废)")


def test_what_a_visitor_says_is_shown_as_text_everywhere(clerk: TestClient) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    pages = [clerk.post("/desk/consultation/company", data={"company": HOSTILE}).text]
    number = slip_number(clerk)
    pages += [
        clerk.get(address, params=params).text
        for address, params in (
            (f"/desk/slips/{number}", {}),
            ("/desk/consultations", {"query": HOSTILE}),
            ("/desk", {"query": HOSTILE, "document": HOSTILE}),
            ("/desk/consultations/1", {}),
            ("/desk/slips", {"code": HOSTILE}),
            ("/desk/company", {"place": HOSTILE}),
        )
    ]
    pages.append(clerk.post("/desk/rules/laoshan-6", data={"cloud_spending": HOSTILE}).text)
    pages.append(clerk.post("/desk/rules/laoshan-6", data={**CLOUD, "what_if": HOSTILE}).text)
    pages.append(clerk.post("/desk/company", data={"cloud_spending": HOSTILE}).text)
    pages.append(clerk.post("/desk/lists", data={"purpose": HOSTILE}, files={"file": (HOSTILE, b"")}).text)
    pages.append(clerk.post("/desk/consultation/park", data={"note": HOSTILE}).text)
    assert all("<script>alert" not in page and "\u202e" not in page for page in pages)
    assert "<script>alert(1)</script>" in pdf_text(clerk, number)


def test_a_form_that_is_too_large_is_refused(clerk: TestClient) -> None:
    assert clerk.post("/desk/rules/laoshan-6", data={"cloud_spending": "1" * 70_000}).status_code == 413
    page = clerk.post("/desk/rules/laoshan-6", data={"cloud_spending": "1" * 20_000}).text
    assert 'id="cloud_spending-problem"' in page and "加入本次咨询" not in page


def test_what_is_calculated_at_the_desk_is_in_the_audit_record(clerk: TestClient, service: Service) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    with service.state.session() as session:
        [entry] = session.scalars(select(AuditEntry)).all()
        assert (entry.channel, entry.status) == ("desk", "answered")
    found = replay(recorded(service.state, entry.id), service.advisor)  # type: ignore[arg-type]
    assert (found.same, found.recorded.inputs.rule) == (True, "laoshan-6")


@pytest.mark.parametrize("address", ["/desk", "/desk/rules/laoshan-6", "/desk/consultations"])
def test_the_pages_speak_english_too(clerk: TestClient, address: str) -> None:
    page = clerk.get(address, params={"language": "en"}).text
    assert "Sign out" in page and '<html lang="en">' in page and HOST not in page
