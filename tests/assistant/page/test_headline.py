"""The figure, its certainty, the state and the open conditions stand in one block."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from assistant.answer import Answer, Award, Headline, Total
from assistant.page.headline import headline_block, split_lead
from assistant.strings import Strings, strings

STATES = "｜仅供核对: 文本载明的有效期已过(至 2022-12-31)｜前提 3 项待核"


def texts(block: str) -> list[str]:
    """The texts of a block's parts, in order."""
    return [part for part in re.split(r"<[^>]+>", block) if part]


def block(answer: Answer, words: Strings) -> str:
    lead, _ = split_lead(answer.text)
    return headline_block(answer, lead, words)


@pytest.mark.parametrize(
    ("headline", "certainty", "figure"),
    [
        ({"certainty": "fixed", "amount": "7.2"}, "按条文测算", "7.2万元"),
        ({"certainty": "ceiling", "maximum": "300"}, "上限", "300万元"),
        ({"certainty": "range", "minimum": "60", "maximum": "100"}, "区间", "60万元 至 100万元"),
        ({"certainty": "discretionary"}, "由主管部门确定", "条文未写明金额"),
    ],
)
def test_each_certainty_is_said_in_words_beside_figure_and_state(
    answer: Answer, words: Strings, headline: dict[str, str], certainty: str, figure: str
) -> None:
    changed = answer.model_copy(
        update={"headline": Headline.model_validate(headline), "text": f"**{certainty} {figure}**{STATES}"}
    )
    made = block(changed, words)
    assert texts(made)[:2] == [certainty, figure]
    assert {"仅供核对", "前提 3 项待核"} <= set(texts(made))
    assert made.count("<section") == 1 and f"pa-{headline['certainty']}" in made


def test_a_ceiling_says_that_it_is_not_what_one_gets(answer: Answer, words: Strings) -> None:
    ceiling = answer.model_copy(update={"headline": Headline(certainty="ceiling", maximum=Decimal(300))})
    assert "不是应得额, 可能低于此数" in texts(block(ceiling, words))
    assert "不是应得额, 可能低于此数" not in texts(block(answer, words))


def test_an_amount_of_nothing_is_said_to_be_no_support(answer: Answer, words: Strings) -> None:
    nothing = answer.model_copy(update={"headline": Headline(certainty="fixed", amount=Decimal(0))})
    assert texts(block(nothing, words))[:3] == ["按条文测算", "0万元", "不予支持"]


def test_a_total_is_called_one(answer: Answer, words: Strings) -> None:
    total = answer.model_copy(update={"total": Total(amount=Decimal("7.2"), explanation="5 + 2.2")})
    assert texts(block(total, words))[0] == "条文测算合计"


def test_the_reason_stands_below_and_its_dates_stay_whole(answer: Answer, words: Strings) -> None:
    assert '<span class="pa-date">2022-12-31</span>' in block(answer, words)


def test_a_refusal_is_a_conclusion_without_a_figure(answer: Answer, words: Strings) -> None:
    refusal = answer.model_copy(
        update={"status": "not_eligible", "headline": None, "text": f"**按条文不符合条件**{STATES}\n- ✗ 超过10万元"}
    )
    made = block(refusal, words)
    assert texts(made)[0] == "按条文不符合条件"
    assert "pa-figure" not in made and "仅供核对" in texts(made)


def test_a_first_line_without_a_state_takes_it_from_the_awards(
    answer: Answer, words: Strings, award: Callable[..., Award]
) -> None:
    conditions = [{"text": "独立法人", "met": None}, {"text": "在崂山区", "met": True}]
    several = answer.model_copy(
        update={
            "headline": None,
            "text": "**分别测算如下**\n\n其余",
            "awards": [award(conditions=conditions), award(rule="b", usable="await_notice")],
        }
    )
    assert texts(block(several, words)) == ["分别测算如下", "仅供核对", "等通知", "前提 1 项待核"]


def test_the_line_with_the_state_leads_wherever_it_stands() -> None:
    lead, rest = split_lead("**要达到上限**\n**上限 20万元**｜仅供核对: 已过期\n正文")
    assert lead is not None and lead.figure == "上限 20万元" and lead.states == ("仅供核对: 已过期",)
    assert lead.notes == ("正文",) and rest == ["**要达到上限**"]


def test_what_qualifies_the_figure_stands_in_the_block(answer: Answer, words: Strings) -> None:
    text = f"**按条文测算 7.2万元**{STATES}\n各年: 3万元、4.2万元\n类别未说明: C类 **5.76万元**\n\n正文\n> 依据[1] 六"
    made = block(answer.model_copy(update={"text": text}), words)
    assert texts(made)[2:5] == ["各年: 3万元、4.2万元", "类别未说明: C类 ", "5.76万元"]
    assert "正文" not in made
    assert split_lead(text)[1] == ["", "正文", "> 依据[1] 六"]


def test_an_answer_that_only_speaks_has_no_block(answer: Answer, words: Strings) -> None:
    assert block(answer.model_copy(update={"headline": None, "text": "您好"}), words) == ""


def test_words_in_the_conclusion_are_escaped(answer: Answer, words: Strings) -> None:
    made = block(answer.model_copy(update={"headline": None, "text": "**<b>给</b>**｜<i>: <u>x</u>"}), words)
    assert not {"<b>", "<i>", "<u>"} & set(re.findall(r"<\w+>", made))


def test_the_block_speaks_english_too(answer: Answer) -> None:
    made = block(answer.model_copy(update={"text": "**By the text**｜For reference only: expired"}), strings("en"))
    assert texts(made)[:3] == ["By the text", "7.2万元", "For reference only"]


def test_an_answers_certainty_is_said_in_its_own_language(answer: Answer) -> None:
    english = answer.model_copy(update={"text": "**By the text: 7.2万元**｜For reference only｜to be verified: 3"})
    assert texts(block(english, strings("zh-CN")))[:2] == ["By the text", "7.2万元"]
    assert texts(block(answer, strings("en")))[:2] == ["按条文测算", "7.2万元"]


def test_several_texts_in_one_state_share_its_chip_and_each_says_why(answer: Answer, words: Strings) -> None:
    both = "**条文测算合计 252万元**｜《甲》仅供核对: 有效期已过｜《乙》仅供核对: 征求意见稿｜前提 5 项待核"
    said = texts(block(answer.model_copy(update={"text": both}), words))
    assert said[-4:] == ["仅供核对", "前提 5 项待核", "《甲》: 有效期已过", "《乙》: 征求意见稿"]
    differing = texts(block(answer.model_copy(update={"text": both.replace("《乙》仅供核对", "《乙》等通知")}), words))
    assert differing[-5:-2] == ["《甲》仅供核对", "《乙》等通知", "前提 5 项待核"]
