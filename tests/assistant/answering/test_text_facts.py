"""Questions about what a text says: the sentence that answers is quoted, and none where it is not certain."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.understanding.asking import kinds_of

TODAY = date(2026, 11, 21)


def ask(advisor: Advisor, *messages: str) -> Answer:
    memory = Conversation()
    answers = [advisor.ask(message, memory, TODAY) for message in messages]
    return answers[-1]


def quotes(answer: Answer) -> str:
    return "".join("".join(c.quote.split()) for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("享受了崂山的钱几年之内不能搬走", "10年内注册地址及办公地址不迁离"),
        ("崂山什么情况会一票否决", "可一票否决"),
        ("崂山的奖金是一次性打过来还是分着给", "按进度拨付"),
        ("进了场景清单的项目有啥优先权", "优先享受工业互联网相关扶持政策"),
        ("济南奖补采用什么方式", "一次性奖励和项目后补助"),
        ("标识解析二级节点指的是什么", "标识解析公共服务节点"),
        ("省里骗补怎么处理", "一律取消补助资格"),
        ("崂山附则第5条说的啥", "可一票否决"),
    ],
    ids=["搬走: 迁离", "一票否决", "分着给: 按进度拨付", "优先权", "奖补方式", "定义", "骗补", "条款号"],
)
def test_the_sentence_that_answers_is_quoted_and_no_figure_given(advisor: Advisor, question: str, says: str) -> None:
    answer = ask(advisor, question)
    assert answer.status == "answered"
    assert answer.headline is None
    assert says in quotes(answer)


def test_a_text_that_names_no_interpreter_is_not_answered_for_by_another(advisor: Advisor) -> None:
    answer = ask(advisor, "青岛企业展位费8.8万补多少，新型工业化那份稿子", "这政策谁解释啊?")
    assert {c.document for c in answer.citations} <= {"qingdao_2024_draft"}


@pytest.mark.parametrize("question", ["员工生孩子的生育津贴你这能算吗", "我女儿上崂山的公办幼儿园要什么材料"])
def test_what_no_text_speaks_of_is_declined(advisor: Advisor, question: str) -> None:
    assert ask(advisor, question).status == "declined"


def test_a_question_for_an_amount_stays_one(advisor: Advisor) -> None:
    answer = ask(advisor, "崂山企业，要符合什么条件、云服务花了18万补多少钱")
    assert answer.headline is not None
    assert answer.headline.amount is not None


@pytest.mark.parametrize(
    ("question", "kind"),
    [("一年评几个", "count"), ("权重占几成", "share"), ("往哪递材料", "who"), ("怎么定义的", "definition")],
)
def test_the_kind_of_fact_asked_for(question: str, kind: str) -> None:
    assert kind in {found.name for found in kinds_of(question)}


@pytest.mark.parametrize("question", ["这个奖大不大,几个", "能落袋几个", "补贴18万怎么样"])
def test_an_amount_in_the_words_of_a_count_is_no_fact_of_a_text(question: str) -> None:
    assert not kinds_of(question)
