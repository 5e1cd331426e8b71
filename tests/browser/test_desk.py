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
from tests.browser.conftest import DESKTOP, PHONE
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
    page.keyboard.press("Enter")
    page.wait_for_selector(".pa-figure")
    page.wait_for_selector("form.actions button:focus")
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
    file = page.request.get(f"{page.url}.pdf")
    pdf = re.sub(r"\s", "", "".join(p.extract_text() for p in PdfReader(io.BytesIO(file.body())).pages))
    assert all(text in pdf for text in [*shown, number])
    page.goto(page.url.replace(f"slips/{number}", "consultations"))
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


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_page_of_the_desk_is_accessible(desk: Callable[..., Page], viewport: dict) -> None:
    page = desk(viewport=viewport, bypass_csp=True)
    assert violations(page) == []
    number = a_slip(page)
    assert violations(page) == []
    root = page.url.partition("/desk")[0]
    for path in ("/desk?query=yun", "/desk/rules/shandong-5", "/desk/consultations", f"/desk/slips/{number}"):
        page.goto(root + path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
