"""The counter desk in a browser, by the keyboard alone: two rules for one visitor, their slip, and the slip found again."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from assistant.desk.users import Users
from assistant.page.service import Service
from tests.browser.conftest import DESKTOP, PHONE, ask
from tests.browser.test_accessibility import violations

PASSWORD = "correct horse 1"


@pytest.fixture
def desk(visitor: Callable[..., Page], service: Service) -> Callable[..., Page]:
    """Opens the desk and signs a clerk in, by keyboard."""
    users = Users(service.settings.data_dir)
    if "li" not in users.all():
        users.add("li", "clerk", PASSWORD)

    def open_desk(**options: object) -> Page:
        page = visitor("desk", **options)
        page.wait_for_selector("#name:focus")
        page.keyboard.type("li")
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector("input[name=query]:focus")
        return page

    return open_desk


def go_to(page: Page, selector: str) -> None:
    """Presses Tab until the focus is there."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def open_rule(page: Page, query: str, rule: str) -> None:
    page.keyboard.type(query)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"ol a[href='/desk/rules/{rule}']:focus")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/desk/rules/{rule}")
    page.wait_for_selector("form.facts input:focus")


def compute_and_add(page: Page) -> None:
    """Calculates, with the figure in sight, and keeps the result."""
    page.keyboard.press("Enter")
    page.wait_for_selector(".pa-figure")
    page.wait_for_selector("form.actions button:focus")
    figure = page.locator(".pa-figure").bounding_box()
    assert figure and figure["y"] >= 0 and figure["y"] + figure["height"] <= page.evaluate("innerHeight")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/desk$"))
    page.wait_for_selector("input[name=query]:focus")


def a_slip(page: Page) -> str:
    """Two rules become a slip; its number."""
    open_rule(page, "qygmyfw", "laoshan-6")
    page.keyboard.type("18")
    compute_and_add(page)
    open_rule(page, "jinan-15", "jinan-15")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("500")
    compute_and_add(page)
    go_to(page, "form[action$='/slip'] button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/slips/*")
    return page.url.rpartition("/")[2]


def test_two_rules_and_their_slip_by_the_keyboard_alone(desk: Callable[..., Page]) -> None:
    page = desk()
    number = a_slip(page)
    shown = [re.sub(r"\s", "", text) for text in page.locator(".figure, .value").all_inner_texts()]
    assert {"按条文测算7.2万元", "按条文测算150万元", "7.2", "150"} <= set(shown)
    page.emulate_media(media="print")
    assert page.locator("button:visible, input:visible, nav:visible").count() == 0  # on paper the slip alone
    page.emulate_media(media="screen")
    file = page.request.get(f"{page.url}.pdf")
    pdf = re.sub(r"\s", "", "".join(p.extract_text() for p in PdfReader(io.BytesIO(file.body())).pages))
    assert all(text in pdf for text in [*shown, number])
    page.keyboard.press("Alt+z")
    page.wait_for_selector("input[name=query]:focus")
    page.goto(f"{page.url.partition('/desk')[0]}/desk/consultations")
    page.wait_for_selector("input[name=query]:focus")
    page.keyboard.type(number)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"a[href='/desk/slips/{number}']")


def test_a_wrong_value_takes_the_focus_back_to_its_field(desk: Callable[..., Page]) -> None:
    page = desk()
    open_rule(page, "qygmyfw", "laoshan-6")
    page.keyboard.type("18-20")
    page.keyboard.press("Enter")
    page.wait_for_selector("#cloud_spending-problem")
    page.wait_for_selector("#cloud_spending:focus")
    assert page.locator(".pa-figure").count() == 0


def test_what_is_typed_outlives_the_window_and_joins_the_plan(desk: Callable[..., Page]) -> None:
    page = desk()
    open_rule(page, "qygmyfw", "laoshan-6")
    page.keyboard.type("18")
    page.wait_for_function("document.querySelector('form[data-draft] [data-saved]').textContent")
    page.reload()
    assert page.input_value("#cloud_spending") == "18"
    compute_and_add(page)
    root = page.url.partition("/desk")[0]
    page.goto(f"{root}/desk/company")
    page.wait_for_selector("input[data-narrows]:focus")
    page.select_option("select[name=place]", "laoshan")
    page.wait_for_selector("#company summary:has-text('崂山区工业互联网')")
    page.wait_for_selector("#company summary:has-text('济南市')", state="detached")
    page.locator("input[data-narrows]").focus()
    page.keyboard.type("ndsbtz")
    page.keyboard.press("Enter")
    page.wait_for_selector("#equipment_investment:focus")
    page.keyboard.type("3000")
    page.keyboard.press("Enter")
    page.wait_for_selector(".pa-figure")
    assert page.locator(".pa-figure").inner_text() == "367.2万元"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/desk$"))
    page.keyboard.press("Alt+c")
    page.wait_for_url("**/desk/slips/*")
    assert "条文测算合计 367.2万元" in page.locator(".figure").all_inner_texts()


def test_a_public_terminal_clears_itself_and_the_way_back_shows_nothing(desk: Callable[..., Page]) -> None:
    page = desk(clock=True)
    page.get_by_role("button", name="设为公共终端").click()
    page.wait_for_selector("form[data-idle-seconds]")
    page.locator("input[name=query]").focus()
    open_rule(page, "qygmyfw", "laoshan-6")
    page.keyboard.type("18")
    compute_and_add(page)
    assert "7.2万元" in page.locator(".current").inner_text()
    page.clock.fast_forward("02:01")
    page.wait_for_function("!document.body.innerText.includes('7.2万元')")
    page.go_back()
    page.wait_for_load_state()
    assert "7.2万元" not in page.locator("body").inner_text()
    page.goto(page.url.partition("/desk")[0] + "/")
    ask(page, "崂山区企业年购买云服务18万元能补多少")
    page.clock.fast_forward("02:11")
    page.wait_for_selector(".pa-welcome")
    assert page.locator(".pa-answer").count() == 0


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_page_of_the_desk_is_accessible(desk: Callable[..., Page], viewport: dict) -> None:
    page = desk(viewport=viewport, bypass_csp=True)
    assert violations(page) == []
    open_rule(page, "qygmyfw", "laoshan-6")
    page.keyboard.type("18")
    page.keyboard.press("Enter")
    page.locator("details.card summary").click()
    page.wait_for_selector("svg.plot")
    assert violations(page) == []
    page.goto(page.url.partition("/desk")[0] + "/desk")
    page.wait_for_selector("input[name=query]:focus")
    number = a_slip(page)
    assert violations(page) == []
    root = page.url.partition("/desk")[0]
    consultation = int(number.split("-")[1])
    for path in (
        "/desk?query=yun",
        "/desk/rules/shandong-5",
        "/desk/consultations",
        f"/desk/consultations/{consultation}",
        f"/desk/slips/{number}",
        "/desk/slips?code=x",
        "/desk/company?place=laoshan",
        "/desk/lists",
        "/desk/statistics",
    ):
        page.goto(root + path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
