"""Another level, another place, and back."""

from __future__ import annotations

from collections.abc import Callable

from assistant.answer import Answer

Ask = Callable[..., Answer]


def test_the_district_s_part_is_that_of_the_subject_and_falls_with_it(ask: Ask) -> None:
    turns = (
        "青岛企业，两化融合项目，网络和软件集成投了500万，已上线，市里补多少",
        "我们在崂山，区里那份呢",
        "两级加起来",
        "说错了，其实没上线",
    )
    assert ask(*turns[:2]).headline.amount == 50
    both = ask(*turns[:3])
    assert both.headline.amount == 150
    assert len(both.awards) == len({award.rule for award in both.awards}) == 2
    assert ask(*turns).status == "not_eligible"


def test_a_place_brings_back_the_subject_spoken_of_there(ask: Ask) -> None:
    first = "青岛企业新认定国家级智能制造示范工厂，奖多少"
    then = "换个事，济南分公司参加工业互联网应用成熟度测评，一家给多少"
    assert ask(first, then, "那青岛那个，我们是C类呢").headline.amount == 80
