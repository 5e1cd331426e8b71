"""An answer's lines as blocks."""

from __future__ import annotations

from assistant.page.rendering import blocks

QUOTE = "> 依据[2] 26: 「根据每年度公布的工业企业A、B、C、D四类亩产效益综合评价结果，对上述非投资类政策支持的企业进行差别化配置」"


def test_a_clause_quoted_once_more_is_shown_by_its_first_words_with_its_mark() -> None:
    first, _, again = blocks([QUOTE, "另一项", QUOTE], 0, 2)
    assert "差别化配置" in first and "pa-open-0-1" in first
    assert "「根据每年度公布的工业企业A、B、C、D四…」" in again and "pa-open-0-1" in again


def test_a_short_quote_and_another_one_stand_whole() -> None:
    short = "> 依据[1] 14: 「给予最高1000万元的奖励」"
    assert blocks([short, short], 0, 1)[0] == blocks([short, short], 0, 1)[1]
    assert "差别化配置" in blocks([short, QUOTE], 0, 2)[1]
