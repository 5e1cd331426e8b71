"""The conditions of an answer as a list."""

from __future__ import annotations

import re
from datetime import date

import pytest

from assistant.advisor import Advisor
from assistant.conversation import Conversation
from assistant.page.conditions import condition_list
from assistant.page.rendering import blocks
from documents import Corpus
from tools.catalogue import RULES


def test_what_was_stated_stands_apart_from_what_is_to_be_checked() -> None:
    shown = condition_list("前提: 已述 金额超过10万元。待核 服务商在名录内；独立<法人>")
    assert re.findall(r'<li class="pa-(\w+)"><b>(\w+)</b> ([^<]+)</li>', shown) == [
        ("met", "已述", "金额超过10万元"),
        ("unknown", "待核", "服务商在名录内"),
        ("unknown", "待核", "独立&#60;法人&#62;"),
    ]


@pytest.mark.parametrize("line", ["前提", "前提条件: 待核 一", "前提: 其他 一", "前提: ", "说明: 待核 一", "[前提]: 待核 一"])
def test_another_line_stays_as_it_is(line: str) -> None:
    assert condition_list(line) == ""


@pytest.mark.parametrize(
    "question", ["崂山区企业年购买云服务18万元能补多少", "A company in Laoshan bought cloud services for 180,000 yuan this year"]
)
def test_every_condition_of_an_answer_is_a_row(corpus: Corpus, question: str) -> None:
    answer = Advisor(corpus, RULES, None, None).ask(question, Conversation(), date(2026, 11, 21))
    rows = "".join(blocks(answer.text.split("\n"), 0, 0)).count('<li class="pa-')
    assert rows == len([one for one in answer.awards[0].conditions if one.met is not False]) > 1
