"""The office's records in a browser: a stop drafted by one, released by another, and felt by a visitor at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from assistant.desk.users import Users
from assistant.page.service import Service
from tests.browser.conftest import DESKTOP, PHONE, ask, last_answer
from tests.browser.test_accessibility import violations

PASSWORD = "correct horse 1"
CLOUD = "崂山区企业年购买云服务18万元能补多少"


@pytest.fixture
def staff(visitor: Callable[..., Page], service: Service) -> Callable[..., Page]:
    """Opens the desk for a new member of staff of a role."""
    users = Users(service.settings.data_dir)

    def sign_in(role: str, **options: object) -> Page:
        if role not in users.all():
            users.add(role, role, PASSWORD)
        page = visitor("desk", **options)
        page.fill("#name", role)
        page.fill("#password", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector(".desk-bar")
        return page

    return sign_in


def test_a_stop_is_drafted_released_and_lifted_without_a_programmer(
    visitor: Callable[..., Page], staff: Callable[..., Page]
) -> None:
    clerk, reviewer, chat = staff("clerk"), staff("reviewer"), visitor("")
    ask(chat, CLOUD)
    assert "7.2" in last_answer(chat)
    clerk.click("text=本单位记录")
    clerk.click("text=起草暂停测算")
    clerk.wait_for_selector("#rule:focus")
    clerk.keyboard.type("laoshan-6")
    clerk.keyboard.press("Tab")
    clerk.keyboard.type("区财政局正在核对")
    clerk.keyboard.press("Tab")
    clerk.keyboard.press("Enter")
    clerk.wait_for_selector("text=须由另一人发布")
    assert clerk.locator("button:text-is('发布')").count() == 0
    reviewer.goto(clerk.url)
    reviewer.click("button:text-is('发布')")
    reviewer.wait_for_selector("text=提出恢复测算")
    ask(chat, CLOUD)
    stopped = last_answer(chat)
    assert "该条测算暂停, 待核" in stopped and "7.2" not in stopped
    reviewer.click("text=提出恢复测算")
    reviewer.wait_for_selector("text=待他人确认停用")
    assert reviewer.locator("button:text-is('恢复测算')").count() == 0
    admin = staff("admin")
    admin.goto(clerk.url)
    admin.click("button:text-is('恢复测算')")
    admin.wait_for_selector("text=已停用")
    ask(chat, CLOUD)
    assert "7.2" in last_answer(chat)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_pages_of_the_office_are_accessible_and_fit_the_screen(
    staff: Callable[..., Page], visitor: Callable[..., Page], address: str, size: dict[str, int]
) -> None:
    ask(visitor(""), "高企认定奖励多少钱")
    admin, clerk = staff("admin", viewport=size), staff("clerk", viewport=size)
    clerk.goto(f"{address}desk/queue")
    question = clerk.locator("a[href^='/desk/queue/questions/']").first.get_attribute("href")
    assert question is not None
    pages = [(clerk, path) for path in ("office", "office/new/notice", "queue", "queue/topics", "cases")]
    for page, path in [*pages, (clerk, question.removeprefix("/desk/")), (admin, "users")]:
        page.goto(f"{address}desk/{path}")
        assert violations(page) == [], path
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{path} is {wide} pixels too wide"
