"""Whatever a visitor types is shown as text, and breaks nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, ask

TEXTS = {
    "html": '<img src=x onerror="window.broken=1"><b>粗</b><iframe src=//evil.example></iframe>',
    "script": "</div><script>window.broken=1</script><svg onload=window.broken=1>",
    "markdown": "![图](https://evil.example/x.png) [点](javascript:window.broken=1) # 标题\n\n```js\nx\n```\n| a | b |\n|---|---|",
    "templates": "${window.broken=1} {{constructor.constructor('window.broken=1')()}} $$x^2$$ \\(y\\)",
    "right to left": "崂山\u202e元万81务服云\u202c 企业 \u2066x\u2069 \u200b",
    "one long word": "企" * 1900,
    "long latin word": "x" * 1900,
    "nulls": "崂山\x00\x07\x1b[31m\ud83d\ude00 云服务",
    "formula": '=HYPERLINK("http://evil.example","点")',
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, PHONE], ids=["desktop", "phone"])
def test_it_is_shown_as_text(visitor: Callable[..., Page], address: str, name: str, viewport: dict) -> None:
    page = visitor(viewport=viewport)
    ask(page, TEXTS[name].encode("utf-16", "surrogatepass").decode("utf-16"))
    said = page.locator(".pa-said").last
    assert said.locator("*:not(br)").count() == 0
    assert page.locator("#pa-chat img, #pa-chat iframe, #pa-chat svg[onload], #pa-chat .pa-said a").count() == 0
    assert page.evaluate("window.broken") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    if name == "right to left":
        assert "[U+202E]" in said.inner_text() and "\u202e" not in said.inner_text()
    printed = page.context.new_page()  # leaving the chat would break off its stream of updates
    printed.goto(f"{address}conversation/print")
    assert printed.locator("main img, main iframe, main script").count() == 0
    assert printed.evaluate("window.broken") is None
    assert printed.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_twenty_thousand_characters_are_refused_and_the_page_goes_on(page: Page) -> None:
    page.fill("#pa-question textarea", "<b>" + "云" * 19_997)
    page.press("#pa-question textarea", "Enter")
    expect(page.locator("#pa-chat .pa-notice")).to_contain_text("PA-511")
    ask(page, "崂山区企业年购买云服务18万元能补多少")
    assert page.inner_text(".pa-figure") == "7.2万元"


def test_a_field_of_a_form_is_text_too(page: Page) -> None:
    ask(page, "崂山区企业年购买云服务18万元能补多少")
    page.locator("#pa-company-cloud_spending").fill('"><img src=x onerror=window.broken=1>')
    page.locator("#pa-company-cloud_spending").press("Enter")
    expect(page.locator("#pa-company .pa-problem")).to_be_visible()
    assert page.evaluate("window.broken") is None and page.locator("#pa-company img").count() == 0
