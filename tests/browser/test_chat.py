"""A visitor in a real browser: from the first visit to the end of the conversation."""

from __future__ import annotations

import json
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from assistant.page.service import Service
from assistant.state.handoffs import waiting
from assistant.state.tables import FeedbackRow
from tests.browser.conftest import PHONE, SLOW, answered, ask, last_answer

CLOUD = "崂山区企业年购买云服务18万元能补多少"
CENTRE = "济南新认定的工业互联网体验中心奖励多少"


def test_a_first_visit_says_what_is_on_record_and_what_to_ask(page: Page) -> None:
    assert "目前没有一份可直接据以申报" in page.inner_text(".pa-scope")
    page.wait_for_timeout(2000)  # by now the page has heard that there is no conversation yet
    expect(page.locator(".pa-welcome")).to_be_visible()
    assert page.get_by_text("错误", exact=True).count() == 0
    assert page.locator("text=不是官方决定").count() == 1
    assert page.locator(".pa-example").count() >= 5
    card = page.inner_text(".pa-scope-card")
    assert all(state in card for state in ("有效期已过", "征求意见稿", "新闻解读", "崂招促字〔2020〕21号"))
    page.locator(".pa-example").first.click()
    answered(page, 1)
    assert page.inner_text(".pa-figure") == "7.2万元"
    assert page.locator("text=不是官方决定").count() == 1  # once, not in every message


def test_amount_certainty_state_and_open_conditions_stand_in_one_block(page: Page) -> None:
    ask(page, CLOUD)
    block = page.locator(".pa-headline").inner_text()
    assert all(words in block for words in ("按条文测算", "7.2万元", "仅供核对", "前提 4 项待核", "有效期已过"))
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.pa-figure')).fontSize)") > 26
    assert page.locator(".pa-answer table tbody tr").count() == 2


def test_a_missing_fact_is_answered_by_a_button(page: Page) -> None:
    ask(page, CENTRE)
    assert "还需要补充信息" in last_answer(page)
    button = page.locator("#pa-chat form").get_by_role("button", name="省级", exact=True)
    expect(button).to_be_in_viewport()  # without scrolling: the question back stands right below the conclusion
    button.click()
    answered(page, 2)
    assert "300万元" in page.locator(".pa-headline").last.inner_text()


def test_a_missing_fact_is_answered_in_the_form_by_keyboard(page: Page) -> None:
    ask(page, "崂山企业购买云服务能补多少")
    field = page.locator("#pa-chat .pa-form input")
    expect(field).to_be_in_viewport()
    field.fill("许多")
    field.press("Enter")
    wrong = page.locator("#pa-chat .pa-wrong input")
    expect(wrong).to_have_value("许多")
    expect(wrong).to_be_focused()
    wrong.fill("18万")
    wrong.press("Enter")
    answered(page, 2)
    assert page.locator(".pa-figure").last.inner_text() == "7.2万元"
    expect(page.locator("#pa-chat form")).to_have_count(0)


def test_a_citation_opens_the_clause_with_its_words_marked(page: Page) -> None:
    ask(page, CLOUD)
    page.locator(".pa-mark", has_text="[2]").click()
    marked = page.locator("#pa-evidence mark")
    expect(marked).to_have_text("鼓励工业互联网企业购买列入青岛市工业互联网平台服务商名录的驻区企业的云服务。")
    particulars = page.inner_text("#pa-evidence dl")
    assert all(words in particulars for words in ("崂招促字〔2020〕21号", "发布机关", "2022-12-31", "有效期已过"))
    assert page.locator("#pa-evidence .pa-clause").count() > 5
    inside = page.evaluate(
        "() => { const box = document.querySelector('.pa-clauses').getBoundingClientRect();"
        "const mark = document.querySelector('#pa-evidence mark').getBoundingClientRect();"
        "return mark.top >= box.top - 1 && mark.bottom <= box.bottom + 1; }"
    )
    assert inside
    page.locator("#pa-sources label", has_text="[1]").click()
    expect(page.locator("#pa-evidence mark")).to_contain_text("按照实际费用的40%进行补贴")


def test_a_correction_in_the_panel_changes_the_answer(page: Page) -> None:
    ask(page, CLOUD)
    field = page.locator("#pa-company-cloud_spending")
    assert field.input_value() == "18万元" and "您的原话: “18万元”" in page.inner_text("#pa-company")
    field.fill("许多")
    field.press("Enter")
    expect(page.locator("#pa-company .pa-problem")).to_be_visible()
    page.locator("#pa-company-cloud_spending").fill("30万")
    page.locator("#pa-company-cloud_spending").press("Enter")
    answered(page, 2)
    assert page.locator(".pa-figure").last.inner_text() == "12万元"
    assert page.locator("#pa-company-cloud_spending").input_value() == "30万元"


def test_a_refresh_keeps_the_history_with_its_citations(page: Page, address: str) -> None:
    ask(page, CLOUD)
    ask(page, "那30万呢")
    page.reload()
    answered(page, 2)
    assert page.locator(".pa-figure").all_inner_texts() == ["7.2万元", "12万元"]
    page.locator(".pa-open-0-0").click()
    expect(page.locator("#pa-evidence mark")).to_contain_text("按照实际费用的40%进行补贴")
    assert all(part not in page.url for part in ("conversation", "token", "id=")) and page.url == address


def test_another_conversation_is_begun_and_the_first_gone_back_to(page: Page, address: str) -> None:
    ask(page, CLOUD)
    page.click(".pa-new")
    page.wait_for_selector(".pa-welcome")
    assert "还没有了解到" in page.inner_text("#pa-company")
    ask(page, CENTRE)
    page.reload()
    answered(page, 1)
    page.click(".pa-menu summary")
    expect(page.locator(".pa-go-back")).to_contain_text(CLOUD)
    page.click(".pa-go-back")
    expect(page.locator(".pa-said")).to_have_text(CLOUD)
    page.locator(".pa-open-0-0").click()
    expect(page.locator("#pa-evidence mark")).to_contain_text("按照实际费用的40%进行补贴")
    page.click(".pa-menu summary")
    expect(page.locator(".pa-go-back")).to_contain_text(CENTRE)
    assert page.url == address
    page.get_by_role("button", name="结束并清除").click()
    page.wait_for_selector(".pa-welcome")
    page.click(".pa-menu summary")
    expect(page.locator(".pa-earlier")).to_contain_text("还没有以前的对话")


def test_the_page_finds_the_server_again_and_keeps_what_was_typed(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.wait_for_selector(".pa-welcome")
    ask(page, CLOUD)
    page.route("**/gradio_api/**", lambda route: route.abort())
    page.fill("#pa-question textarea", "那30万呢")
    page.press("#pa-question textarea", "Enter")
    expect(page.locator(".toast-wrap")).to_contain_text("连不上服务器")
    assert "Error" not in page.inner_text(".toast-wrap")
    page.unroute_all()
    expect(page.locator(".toast-wrap")).not_to_contain_text("连不上服务器")
    answered(page, 1)
    expect(page.locator("#pa-question textarea")).to_have_value("那30万呢")
    page.press("#pa-question textarea", "Enter")
    answered(page, 2)
    page.context.close()


def test_what_opens_on_a_wide_screen_can_be_seen_at_once(page: Page) -> None:
    ask(page, CLOUD)
    page.click(".pa-do-down-0")
    expect(page.get_by_role("button", name="提交", exact=True)).to_be_in_viewport()
    page.get_by_role("button", name="取消").click()
    page.click(".pa-do-edit-0")
    expect(page.locator("#pa-question textarea")).to_be_in_viewport()
    page.click(".pa-do-edit-0")  # pressed once more, the question stays as it was
    expect(page.locator("#pa-question textarea")).to_have_value("")
    page.locator("#pa-slider").scroll_into_view_if_needed()
    expect(page.locator("#pa-send")).to_be_in_viewport()


def test_a_suggested_question_leads_on(page: Page) -> None:
    ask(page, CLOUD)
    page.get_by_role("button", name="要达到上限需要多少投入？").click()
    answered(page, 2)
    assert "50万元" in last_answer(page)


def test_feedback_is_given_with_a_reason(page: Page, service: Service) -> None:
    ask(page, CLOUD)
    page.click(".pa-do-down-0")
    page.get_by_label("金额错").check()
    page.locator("#pa-judging textarea").fill("应该更多,电话13800000000")
    page.locator("#pa-judging button", has_text="提交").click()
    expect(page.locator(".pa-do-down-0")).to_have_text("已踩")
    with service.state.session() as session:
        given = session.scalars(select(FeedbackRow).order_by(FeedbackRow.id.desc())).first()
        assert given is not None
        assert (given.verdict, given.reason, given.comment) == ("down", "amount", "应该更多,电话[电话号码]")
    page.click(".pa-do-up-0")
    expect(page.locator(".pa-do-up-0")).to_have_text("已赞")


def test_a_person_is_asked_for(page: Page, service: Service) -> None:
    ask(page, CLOUD)
    page.click("#pa-ask-person")
    page.get_by_label("想请工作人员看什么").fill("请核对")
    page.get_by_label("联系方式(可不填)").fill("13900000000")
    page.get_by_label("同意把联系方式交给工作人员").check()
    page.get_by_role("button", name="提交给工作人员").click()
    expect(page.locator("#pa-told")).to_contain_text("已提交")
    with service.state.session() as session:
        assert [(row.note, row.contact) for row in waiting(session)] == [("请核对", "13900000000")]


def test_an_answer_is_stopped_and_the_question_asked_again(page: Page) -> None:
    page.fill("#pa-question textarea", f"{SLOW}想一想")
    page.press("#pa-question textarea", "Enter")
    page.locator("#pa-stop").click()
    expect(page.locator("#pa-send")).to_be_visible()
    expect(page.locator("#pa-chat .pa-answer")).to_have_count(0)
    page.wait_for_timeout(3500)  # by now the answer would have come
    page.reload()
    page.wait_for_selector(".pa-welcome")
    ask(page, CLOUD)
    page.click(".pa-do-retry-0")
    page.wait_for_timeout(300)
    answered(page, 1)
    assert page.inner_text(".pa-figure") == "7.2万元"


def test_a_question_is_reworded(page: Page) -> None:
    ask(page, CLOUD)
    page.click(".pa-do-edit-0")
    expect(page.locator("#pa-question textarea")).to_have_value(CLOUD)
    page.fill("#pa-question textarea", CLOUD.replace("18", "20"))
    page.press("#pa-question textarea", "Enter")
    expect(page.locator(".pa-figure")).to_have_text("8万元")
    assert page.locator(".pa-said").all_inner_texts() == [CLOUD.replace("18", "20")]


def test_an_answer_is_copied_as_text(visitor: Callable[..., Page]) -> None:
    page = visitor(permissions=["clipboard-read", "clipboard-write"])
    ask(page, CLOUD)
    page.click(".pa-do-copy-0")
    page.wait_for_selector(".pa-do-copy-0.pa-chosen")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "7.2万元" in copied and "仅供核对" in copied and "复制" not in copied and "\n" in copied


def test_the_slider_tells_what_another_amount_would_give(page: Page) -> None:
    ask(page, CLOUD)
    slider = page.locator("#pa-slider input[type=range]")
    slider.focus()
    for _ in range(10):
        slider.press("ArrowRight")
    expect(page.locator("#pa-at-value")).to_contain_text("如果年购买云服务金额为23万元: 按条文测算 9.2万元")
    mark = page.locator("#pa-at-value circle")
    before = float(mark.get_attribute("cx") or 0)
    slider.press("ArrowLeft")
    expect(page.locator("#pa-at-value")).to_contain_text("22.5万元: 按条文测算 9万元")
    assert float(mark.get_attribute("cx") or 0) < before
    typed = page.locator("#pa-slider input[type=number]")
    for value, said in (("5", "5万元: 按条文不符合条件"), ("99999", "60万元: 按条文测算 20万元"), ("-3", "为0万元")):
        typed.fill("")
        typed.fill(value)
        expect(page.locator("#pa-at-value")).to_contain_text(said)
    assert page.locator(".toast-wrap").inner_text() == ""
    ask(page, "青岛规上制造企业今年设备投资3000万，亩产效益C类，能补多少")  # a range has two lines, and none of the answer before
    expect(page.locator("#pa-at-value polyline")).to_have_count(2)


def test_the_conversation_is_exported_as_a_page_and_as_data(page: Page, address: str) -> None:
    ask(page, CLOUD)
    page.click(".pa-menu summary")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="打印本次对话").click()
    printed = opened.value
    text = printed.inner_text("main")
    assert CLOUD in text and "7.2万元" in text and "崂招促字〔2020〕21号" in text and "有效期已过" in text
    data = json.loads(page.context.request.get(f"{address}conversation/data").text())
    assert data["chat"][0]["question"] == CLOUD and data["chat"][0]["answer"]["citations"]


def test_ending_clears_the_screen_and_nothing_brings_it_back(page: Page) -> None:
    ask(page, CLOUD)
    page.get_by_role("button", name="结束并清除").click()
    page.wait_for_selector(".pa-welcome")
    assert page.locator(".pa-answer").count() == 0 and "还没有了解到" in page.inner_text("#pa-company")
    page.go_back()
    page.wait_for_timeout(1000)
    assert page.locator(".pa-answer").count() == 0


def test_data_are_deleted_when_the_visitor_confirms(page: Page) -> None:
    ask(page, CLOUD)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.click(".pa-menu summary")
    page.get_by_role("button", name="删除我的数据").click()
    page.reload()
    answered(page, 1)
    page.once("dialog", lambda dialog: dialog.accept())
    page.click(".pa-menu summary")
    page.get_by_role("button", name="删除我的数据").click()
    page.wait_for_selector(".pa-welcome")


def test_idle_minutes_end_the_conversation_in_the_browser(visitor: Callable[..., Page]) -> None:
    page = visitor(clock=True)
    ask(page, CLOUD)
    page.wait_for_timeout(1000)
    page.clock.fast_forward("31:00")
    page.wait_for_selector(".pa-welcome")
    assert page.locator(".pa-answer").count() == 0


def test_idle_minutes_are_announced_and_any_key_goes_on(visitor: Callable[..., Page]) -> None:
    page = visitor(clock=True)
    ask(page, CLOUD)
    page.wait_for_timeout(1000)  # the scrolling to the answer counts as use
    page.clock.fast_forward("28:50")
    page.wait_for_timeout(300)
    expect(page.get_by_role("alert")).to_be_hidden()
    page.clock.fast_forward("00:20")
    expect(page.get_by_role("alert")).to_contain_text("即将结束并清除")
    page.keyboard.press("Shift")
    expect(page.get_by_role("alert")).to_be_hidden()
    page.clock.fast_forward("02:00")
    page.wait_for_timeout(300)
    assert page.locator(".pa-answer").count() == 1


def test_who_only_reads_is_not_forgotten_by_the_server(visitor: Callable[..., Page]) -> None:
    page = visitor(clock=True)
    ask(page, CLOUD)
    page.wait_for_timeout(1000)  # the scrolling to the answer counts as use
    page.clock.fast_forward("10:00")
    with page.expect_response("**/conversation/earlier") as renewed:
        page.keyboard.press("Shift")
    cookie = renewed.value.header_value("set-cookie") or ""
    assert "pa_conversation=" in cookie and "Max-Age=1800" in cookie


def test_windows_of_one_browser_stay_and_leave_together(visitor: Callable[..., Page]) -> None:
    page = visitor(clock=True)
    ask(page, CLOUD)
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_selector(".pa-answer")
    page.clock.fast_forward("29:00")
    other.keyboard.press("Shift")  # the other window is used, so neither is idle
    page.wait_for_timeout(500)
    page.clock.fast_forward("02:00")
    assert page.locator(".pa-answer").count() == 1
    printed = page.context.new_page()
    printed.goto(f"{page.url}conversation/print")
    expect(printed.locator("main")).to_contain_text(CLOUD)
    other.get_by_role("button", name="结束并清除").click()
    expect(printed.locator("main")).not_to_contain_text(CLOUD)
    for window in (other, page):
        window.wait_for_selector(".pa-welcome")
        assert window.locator(".pa-answer").count() == 0


def test_two_visitors_do_not_see_each_other(visitor: Callable[..., Page]) -> None:
    mine, theirs = visitor(), visitor()
    ask(mine, CLOUD)
    theirs.reload()
    theirs.wait_for_selector(".pa-welcome")
    assert theirs.locator(".pa-answer").count() == 0


def test_the_page_speaks_english(visitor: Callable[..., Page]) -> None:
    page = visitor("en/")
    assert page.evaluate("document.documentElement.lang") == "en"
    ask(page, "A company in Laoshan bought cloud services for 180,000 yuan this year. What subsidy?")
    assert page.inner_text(".pa-figure") == "7.2万元" and "For reference only" in last_answer(page)
    page.get_by_role("link", name="中文").click()
    page.wait_for_selector(".pa-answer")
    assert page.inner_text("h1") == "政策顾问" and page.inner_text(".pa-figure") == "7.2万元"


def test_a_phone_shows_it_all_in_one_column(visitor: Callable[..., Page]) -> None:
    page = visitor(viewport=PHONE, is_mobile=True, has_touch=True)
    ask(page, CLOUD)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    headline = page.locator(".pa-headline").bounding_box()
    assert headline is not None and headline["x"] >= 0 and headline["x"] + headline["width"] <= PHONE["width"]
    expect(page.locator("#pa-send")).to_be_in_viewport()  # what is asked with stays at hand
    page.locator(".pa-mark").first.tap()
    expect(page.locator("#pa-evidence mark")).to_be_in_viewport()
    page.get_by_role("button", name="回到回答").tap()
    expect(page.locator(".pa-mark").first).to_be_in_viewport()
    page.click(".pa-menu summary")
    sizes = page.evaluate(
        "[...document.querySelectorAll('.pa-do, .pa-bar nav :is(a, button, summary)')].map(e => e.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 24


def test_the_library_leads_to_a_clause_by_its_link(visitor: Callable[..., Page]) -> None:
    page = visitor("library?theme=cloud")
    page.locator("main a", has_text="崂山区工业互联网若干政策").first.click()
    target = page.locator(".clause:target")
    expect(target).to_contain_text("按照实际费用的40%进行补贴")
    expect(target).to_be_in_viewport()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载收录的原文").click()
    assert download.value.suggested_filename == "laoshan_2020.txt"
