"""What the office keeps stands apart from the text, gives no amount, and alone makes an award one to apply for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from assistant.answer import Answer
from assistant.office.records import PolicyInfo, Reading, Record, Referral, YearlyNotice
from assistant.office.saying import lines_of
from assistant.office.windows import FRESH_DAYS, State, window
from assistant.page.messages import answer_blocks
from assistant.strings import strings
from tests.assistant.office.conftest import CLOUD, IN_FORCE, TODAY, office_with

HEADING = "【本单位记录, 不是政策原文, 不作为金额依据】"
INFO = PolicyInfo(
    policy="laoshan_2020",
    office="区工信局产业科",
    contact="0532-88990000",
    materials="申请表\n**合同**",
    checked_on=TODAY,
)
NOTICE = YearlyNotice(
    rule="laoshan-6",
    year=2022,
    opens=date(2022, 5, 15),
    closes=date(2022, 6, 30),
    channel="线上申报",
    link="https://example.gov.cn/notice",
    first_review="街道经济科",
    standard="实际按30%执行",
    source="崂工信函第12号",
    checked_on=date(2022, 5, 20),
)


def usable(answer: Answer) -> list[str]:
    return [award.usable for award in answer.awards]


def test_what_is_kept_stands_apart_under_its_heading_and_as_data(ask: Callable[..., Answer]) -> None:
    answer = ask(CLOUD, records=(INFO,))
    text, _, apart = answer.text.partition(HEADING)
    assert "88990000" not in text and "部门 区工信局产业科; 联系方式 0532-88990000" in apart
    assert "材料 申请表 ＊＊合同＊＊(最近核对 2026-11-21)" in apart
    [info] = answer.office_info
    assert (info.policy, info.checked_on, info.entered_by) == ("laoshan_2020", "2026-11-21", "li/wang")
    assert answer.headline is not None and str(answer.headline.amount) == "7.2"


def test_where_nothing_is_kept_the_answer_names_who_interprets_the_text(ask: Callable[..., Answer]) -> None:
    answer = ask(CLOUD)
    assert "条文未载明的联系方式、材料和当年申报窗口, 本单位未录入; 请向区财政局会同区工信局咨询" in answer.text
    assert answer.office_info == []
    digest = ask("青岛市级平台新认定奖励多少")
    assert "本单位未录入; 文本未载明解释单位, 请向当地主管部门核实" in digest.text


def test_a_figure_of_the_office_is_never_the_source_of_an_amount(ask: Callable[..., Answer]) -> None:
    told = Reading(
        rule="laoshan-6",
        text="按30%执行, 最高15万元",
        who="区财政局",
        channel="电话",
        given_on=TODAY,
        scope="2022年申报",
    )
    answer = ask(CLOUD, records=(told, NOTICE))
    assert answer.headline is not None and str(answer.headline.amount) == "7.2"
    assert (
        "“企业购买云服务补贴”官方口径: 按30%执行, 最高15万元(区财政局, 电话, 2026-11-21; 适用范围: 2022年申报)"
        in answer.text
    )
    assert all("30%" not in step.expression and "15" not in step.expression for a in answer.awards for step in a.steps)


def test_a_recorded_window_alone_makes_an_award_one_to_apply_for(ask: Callable[..., Answer]) -> None:
    waiting, opened = ask(CLOUD, on=IN_FORCE), ask(CLOUD, on=IN_FORCE, records=(NOTICE,))
    assert usable(waiting) == ["await_notice"] and "等通知" in waiting.text
    assert "2022年申报通知: 未录入(企业购买云服务补贴)" in waiting.text
    assert usable(opened) == ["open"]
    first = opened.text.splitlines()[0]
    assert "｜可申报: 申报窗口 2022-05-15 至 2022-06-30(本单位记录, 最近核对 2022-05-20)" in first
    assert "等通知" not in opened.text and "正在受理" in opened.text and "初审部门 街道经济科" in opened.text


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (NOTICE.model_copy(update={"checked_on": IN_FORCE - timedelta(days=FRESH_DAYS + 1)}), "可能已变"),
        (NOTICE.model_copy(update={"year": 2021, "opens": None, "closes": None}), "可能已变"),
        (NOTICE.model_copy(update={"closes": None}), "窗口起止未录全"),
        (NOTICE.model_copy(update={"opens": date(2022, 6, 2)}), "尚未开始"),
        (NOTICE.model_copy(update={"closes": date(2022, 5, 31)}), "已经结束"),
        (INFO.model_copy(update={"window": "全年受理"}), "全年受理"),
    ],
    ids=["stale", "of last year", "without an end", "not open yet", "over", "in words alone"],
)
def test_any_other_record_leaves_it_waiting(ask: Callable[..., Answer], record: Record, said: str) -> None:
    answer = ask(CLOUD, on=IN_FORCE, records=(record,))
    assert usable(answer) == ["await_notice"] and "可申报" not in answer.text and said in answer.text


def test_an_expired_text_is_for_checking_whatever_is_recorded(ask: Callable[..., Answer]) -> None:
    this_year = NOTICE.model_copy(
        update={"year": 2026, "opens": date(2026, 11, 1), "closes": date(2026, 12, 1), "checked_on": TODAY}
    )
    answer = ask(CLOUD, records=(this_year,))
    assert usable(answer) == ["reference"] and "可申报" not in answer.text and "有效期已过" in answer.text


def test_of_two_rules_of_a_text_each_has_its_own_window(ask: Callable[..., Answer]) -> None:
    question = "崂山区企业年购买云服务18万元能补多少? 崂山新认定智能工厂奖励多少?"
    answer = ask(question, on=IN_FORCE, records=(NOTICE,))
    states = {award.rule: award.usable for award in answer.awards if award.rule.startswith("laoshan")}
    assert states == {"laoshan-6": "open", "laoshan-4.2": "await_notice"}
    assert "企业购买云服务补贴可申报" in answer.text and "等通知" in answer.text


def test_the_ends_of_a_window_are_in_it() -> None:
    office = office_with(NOTICE)
    days = (date(2022, 5, 14), date(2022, 5, 15), date(2022, 6, 30), date(2022, 7, 1))
    assert [window(office, "laoshan-6", day).state for day in days] == [State.AHEAD, State.OPEN, State.OPEN, State.OVER]
    assert window(office, "laoshan-1", IN_FORCE).state is State.MISSING


def test_a_question_for_the_way_is_answered_from_what_is_kept(ask: Callable[..., Answer]) -> None:
    question = "崂山云服务补贴在哪报? 窗口电话是多少"
    assert ask(question).status == "declined"
    answer = ask(question, records=(INFO,))
    assert answer.status == "answered" and answer.headline is None
    assert "不是条文内容" in answer.text and "0532-88990000" in answer.text.partition(HEADING)[2]


def test_a_topic_that_no_text_covers_is_referred_to_who_knows(ask: Callable[..., Answer]) -> None:
    referral = Referral(
        topic="高新技术企业", words=("高企",), department="市科技局", contact="0532-85911111", checked_on=TODAY
    )
    question = "高企认定奖励多少钱"
    assert "市科技局" not in ask(question).text
    answer = ask(question, records=(referral,))
    assert answer.status == "declined" and answer.headline is None
    assert "“高新技术企业”不在收录的条文内, 请向市科技局咨询(0532-85911111)(最近核对 2026-11-21)" in answer.text
    assert [info.policy for info in answer.office_info] == [""]
    stale = referral.model_copy(update={"checked_on": TODAY - timedelta(days=FRESH_DAYS + 1)})
    assert "可能已变" in ask(question, records=(stale,)).text


def test_it_is_said_in_english_too(ask: Callable[..., Answer]) -> None:
    answer = ask(CLOUD, records=(INFO, NOTICE), on=IN_FORCE, language="en")
    assert "open for application" in answer.text and "[The office's own records" in answer.text


def test_it_stands_in_a_frame_of_its_own_on_the_page(ask: Callable[..., Answer]) -> None:
    for language in ("zh-CN", "en"):
        answer = ask(CLOUD, records=(INFO,), language=language)
        shown = answer_blocks(answer, 0, strings("zh-CN"))
        assert [block.startswith('<section class="pa-office">') for block in shown].count(True) == 1
        assert "0532-88990000" in shown[-1] and not any("0532-88990000" in block for block in shown[:-1])
        assert any("0532-88990000" in line for line in lines_of(answer))
