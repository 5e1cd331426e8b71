"""What is told beside the matter is left out; what an award is counted by, and what is asked, never is."""

from __future__ import annotations

import pytest

from assistant.understanding.asides import matter_of
from assistant.understanding.side_matters import ALL
from tools.catalogue import RULES
from tools.facts import Kind

CLOUD = "崂山企业买名录内云服务18万，能补多少"


@pytest.mark.parametrize(
    "beside",
    (
        "公司注册资本3000万",
        "银行贷款还有500万没还",
        "员工60人",
        "去年营收8000万",
        "食堂改造花了36万",
        "土建1900万",
        "前年营收2.2亿、去年2.6亿",
        "稳岗补贴领过5万",
        "毛利率12%",
        "发明专利7项",
        "另外交了5万培训费",
        "隔壁那家花了20万，不用管它",
        "明年打算再投200万",
        "前年那期投了320万，已经报过了",
    ),
)
def test_what_no_award_is_counted_by_is_left_out(beside: str) -> None:
    for told in (f"{beside}，{CLOUD}", CLOUD.replace("，", f"，{beside}，")):
        assert matter_of(told) == CLOUD


@pytest.mark.parametrize(
    "told",
    (
        "贷款500万能不能贴息",
        "我们厂装修花了80万，能补多少",
        "技改总共花了1800万，其中厂房翻修760万，剩下是设备，补多少",
        "注册资本2000万，想要省里股权投资，够格吗",
        "正式员工45个，租了600平米，年租金72万，五年补多少",
        "青岛规上制造企业，去年营收96亿，今年首次超过100亿，奖多少",
        "员工38个，面积400平",
        "首版次软件有软著3个，一年内到账200万，补多少",
        "明年打算投500万上MES，能补多少",
        "去年领过85万，今年运营费用390万，还能领多少",
    ),
)
def test_what_the_question_is_about_stays(told: str) -> None:
    assert matter_of(told) == told


def test_where_the_company_is_stays() -> None:
    told = "青岛胶州企业员工260人，新认定国家级单项冠军，奖多少"
    assert matter_of(told) == "青岛胶州企业，新认定国家级单项冠军，奖多少"


def test_a_list_that_ends_early_is_closed() -> None:
    told = "今年改造其中厂房760万、食堂和绿化400万，工业软件640万，补多少"
    assert matter_of(told) == "今年改造其中厂房760万，工业软件640万，补多少"


def test_what_was_spoken_of_before_counts() -> None:
    assert matter_of("员工38个，18万", "崂山载体里的房租补贴") == "员工38个，18万"


def test_a_rule_that_counts_by_such_a_thing_is_left_to_its_own() -> None:
    """Each word of a number fact that names a side matter is spoken of with words that keep the clause."""
    for rule in RULES.values():
        for fact in rule.facts:
            if fact.kind in (Kind.YES_NO, Kind.CHOICE):
                continue
            for word in (fact.label, *fact.words):
                for matter in ALL:
                    if matter.named.search(word):
                        subject = " ".join((rule.title, *rule.words, fact.label))
                        assert matter.counts_in(subject), f"{rule.id}: {word}"
