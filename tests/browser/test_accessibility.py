"""WCAG 2.2 AA, as far as axe-core can tell, and what it cannot: the keyboard's way, zoom, and what is told aloud."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, PHONE, ask

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CLOUD = "崂山区企业年购买云服务18万元能补多少"


def violations(page: Page) -> list[str]:
    page.wait_for_timeout(500)  # colours that are still fading in have another contrast
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", RULES)
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("path", ["", "en/"])
def test_the_chat_in_all_its_states(visitor: Callable[..., Page], scheme: str, viewport: dict, path: str) -> None:
    page = visitor(path, color_scheme=scheme, viewport=viewport, bypass_csp=True)
    assert violations(page) == []
    ask(page, CLOUD)
    page.click(".pa-do-down-0")
    page.click("#pa-ask-person")
    page.wait_for_selector("#pa-person textarea")
    assert violations(page) == []
    page.click(".pa-new")
    page.wait_for_selector(".pa-welcome")
    page.click(".pa-menu summary")
    page.wait_for_selector(".pa-go-back")
    assert violations(page) == []
    page.click(".pa-go-back")
    page.wait_for_selector(".pa-answer")
    ask(page, "济南新认定的工业互联网体验中心奖励多少")
    page.locator("#pa-company-cloud_spending").fill("许多")
    page.locator("#pa-company-cloud_spending").press("Enter")
    page.wait_for_selector(".pa-problem")
    assert violations(page) == []


@pytest.mark.parametrize("path", ["library?theme=ai", "library/shandong_2022", "conversation/print"])
def test_the_pages_without_scripts(visitor: Callable[..., Page], path: str) -> None:
    page = visitor(path, bypass_csp=True)
    assert violations(page) == []


def focused(page: Page) -> str:
    return page.evaluate(
        "() => { const e = document.activeElement; return e.closest('[id^=pa-]')?.id + ' ' + (e.innerText || e.tagName); }"
    )


def test_the_keyboard_goes_from_the_top_through_the_chat_to_the_sources(page: Page) -> None:
    ask(page, CLOUD)
    page.locator("h1").click()  # the way begins at the top
    seen: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break  # the end of the page
        seen.append(focused(page).split(" ")[0])
        style = page.evaluate(
            "[getComputedStyle(document.activeElement)].map(style => style.outlineStyle + style.boxShadow)[0]"
        )
        assert style != "nonenone", focused(page)
    order = list(dict.fromkeys(seen))
    wanted = [
        "pa-top",
        "pa-chat",
        "pa-question",
        "pa-send",
        "pa-ask-person",
        "pa-sources",
        "pa-company-cloud_spending",
        "pa-slider",
    ]
    assert [one for one in order if one in wanted] == wanted


def test_twice_the_size_needs_no_scrolling_sideways(visitor: Callable[..., Page]) -> None:
    page = visitor(viewport={"width": 640, "height": 450}, device_scale_factor=2)  # 1280 × 900 at 200 %
    ask(page, CLOUD)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    for part in ("#pa-question", "#pa-send", ".pa-headline", "#pa-evidence", "#pa-company"):
        box = page.locator(part).bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 640, part


def test_an_answer_is_told_aloud_while_it_comes(page: Page) -> None:
    log = page.locator("#pa-chat [role=log]")
    assert log.get_attribute("aria-live") == "polite"
    ask(page, CLOUD)
    assert log.locator(".pa-answer").count() == 1
    assert page.locator("#pa-at-value [role=status]").count() == 1


def test_certainty_and_validity_are_words_not_colours_alone(page: Page) -> None:
    ask(page, "青岛规上制造企业今年设备投资3000万，能补多少")
    page.add_style_tag(
        content="* { color: #000 !important; background: #fff !important; border-color: #000 !important; }"
    )
    block = page.locator(".pa-headline").inner_text()
    assert "按条文测算" in block and "仅供核对" in block and "征求意见稿" in block
