"""Whole answers: conversations, totals, premises, documents and dates, and what holds for every answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.grounding import numbers_in
from assistant.validity import as_date
from documents import Corpus, load_corpus
from tools.catalogue import RULES

Ask = Callable[..., Answer]
CLOUD = "崂山企业，云服务花了18万，补多少"
TODAY = date(2026, 11, 21)


def awards(answer: Answer) -> dict[str, Decimal | None]:
    return {award.rule: award.amount for award in answer.awards}


# one question

@pytest.mark.parametrize(
    ("text", "amount"),
    [
        (CLOUD, "7.2"),
        ("崂山企业，云服务花了90万，补多少", "20"),
        ("崂山企业，去年营收5亿，云服务花了30万，补多少", "12"),
        ("崂山企业，每年买云服务都是30万，连续3年，一共能补多少", "36"),
        ("崂山企业国家重大项目，我们是第一承担单位，到位500万，区里配套多少", "500"),
        ("崂山企业，数字化车间，区里奖多少", "30"),
        ("青岛规上企业技改设备投资3000万补多少", "360"),
        ("青岛企业，C类，新认定国家级智能制造示范工厂，奖多少", "80"),
        ("崂山企业，入驻载体，每年区级贡献200万，5年一共返多少", "720"),
        ("崂山企业，上云花了十二万五，补多少", "5"),
        ("标识解析国家立项项目，青岛企业，中央财政资金2000万，总投资1亿，给多少", "100"),
    ],
)
def test_the_headline_is_the_amount(ask: Ask, text: str, amount: str) -> None:
    answer = ask(text)
    assert answer.status == "answered"
    assert answer.headline.amount == Decimal(amount)
    assert answer.missing == []


def test_the_first_line_carries_the_figure_and_the_state_of_the_text(ask: Ask) -> None:
    first = ask(CLOUD).text.splitlines()[0]
    assert "7.2万元" in first
    assert "2022-12-31" in first


def test_a_missing_base_is_asked_for(ask: Ask) -> None:
    answer = ask("崂山企业，技改项目区里给多少")
    assert answer.status == "needs_facts"
    assert answer.headline is None
    assert [fact.fact for fact in answer.missing] == ["upgrade_city_money"]


@pytest.mark.parametrize(
    "text",
    [
        "崂山企业，没拿到市级奖补，技改项目区里补多少",
        "崂山企业，不是第一承担单位，国家重大项目资金到位500万，区里配套多少",
        "崂山企业买云服务，花了10万，补多少",
        "崂山企业，云服务商不在名录，花了30万，补多少",
        "崂山企业两化融合项目投入600万，还没上线，市里给多少",
        "崂山企业，十佳场景，智能软硬件投资1500万，政府投资项目，市里给多少",
    ],
)
def test_a_failing_condition_is_named_instead_of_a_figure(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.status == "not_eligible"
    assert answer.headline is None
    assert any(condition.met is False for condition in answer.awards[0].conditions)


def test_class_d_is_zero_with_the_clause_that_says_so(ask: Ask) -> None:
    answer = ask("青岛企业，D类，新认定国家级智能制造示范工厂，奖多少")
    assert answer.status == "answered"
    assert answer.headline.amount == 0
    assert "26" in {citation.article for citation in answer.citations}


def test_class_c_on_an_investment_is_a_range(ask: Ask) -> None:
    headline = ask("青岛规上企业技改设备投资3000万，C类，补多少").headline
    assert (headline.certainty, headline.minimum, headline.maximum) == ("range", 288, 360)


def test_a_number_without_unit_is_answered_with_the_reading_taken(ask: Ask) -> None:
    answer = ask("崂山企业买云服务花了15，补多少")
    assert answer.headline.amount == 6
    assert [fact.assumed for fact in answer.facts] == [True]
    assert "按万元理解" in answer.text


def test_an_impossible_number_is_refused_with_a_word(ask: Ask) -> None:
    answer = ask("崂山企业买云服务花了-5万补多少")
    assert answer.status == "needs_facts"
    assert "premise" in {notice.kind for notice in answer.notices}


def test_the_way_back_from_the_cap(ask: Ask) -> None:
    answer = ask("崂山企业买多少云服务才能拿到上限")
    assert answer.status == "answered"
    assert "50万元" in answer.text.splitlines()[0]
    assert "20万元" in answer.text.splitlines()[0]


# conversations

@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((CLOUD, "那要是花了60万呢"), "20"),
        ((CLOUD, "那要是花了60万呢", "不对，应该是25万"), "10"),
        (("崂山企业，技改项目区里给多少", "市里给了140万"), "70"),
        (("崂山企业，技改项目区里给多少", "市里给了140万", "说错了，是100万"), "50"),
        ((CLOUD, "谢谢", "换成50万呢"), "20"),
        (("崂山企业，买云花了30万补多少", "那通过两化融合管理体系认证呢"), "50"),
    ],
)
def test_a_later_message_completes_or_corrects_an_earlier_one(ask: Ask, messages: tuple[str, ...], amount: str) -> None:
    assert ask(*messages).headline.amount == Decimal(amount)


def test_the_place_is_remembered(ask: Ask) -> None:
    answer = ask("新认定的数字化车间奖多少", "崂山")
    assert answer.status == "answered"
    assert awards(answer)["laoshan-4.2"] == 30


def test_facts_say_which_turn_they_came_from(ask: Ask) -> None:
    answer = ask("崂山企业，技改项目区里给多少", "市里给了140万")
    assert {(fact.fact, fact.turn) for fact in answer.facts if fact.fact == "upgrade_city_money"} == {
        ("upgrade_city_money", 1)
    }


def test_conversations_do_not_mix(advisor: Advisor) -> None:
    one, other = Conversation(), Conversation()
    advisor.ask("崂山企业，云服务花了30万，补多少", one, TODAY)
    advisor.ask("济南企业办展会补多少", other, TODAY)
    answer = advisor.ask("那要是花了50万呢", one, TODAY)
    assert answer.headline.amount == 20
    assert one.place != other.place


# totals


def test_a_total_shows_its_addition(ask: Ask) -> None:
    answer = ask("崂山企业，通过两化融合管理体系认证，另外买云服务花了30万，一共给多少")
    assert answer.total.amount == 62
    assert answer.total.explanation == "50 + 12"
    assert "50 + 12 = 62万元" in answer.text


def test_an_award_contained_in_another_is_left_out_with_its_reason(ask: Ask) -> None:
    answer = ask("崂山企业，入驻认定载体，区级经济贡献200万，第1年，年租金80万，员工50人，面积400平米，房租补贴和贡献奖励一共多少")
    assert answer.total.amount == 200
    assert awards(answer)["laoshan-5.2"] == 80
    assert "未计入合计: 新落户企业房租补贴" in answer.text
    assert "附则 3" in {citation.article for citation in answer.citations}


# premises and documents

@pytest.mark.parametrize(("claim", "words"), [("能拿100万对吧", "100万"), ("封顶500万是吧", "500万"), ("就是补25%吧", "25%")])
def test_a_wrong_belief_is_corrected_and_not_used(ask: Ask, claim: str, words: str) -> None:
    answer = ask(f"崂山企业，买云服务花了30万，{claim}")
    assert answer.headline.amount == 12
    assert any(notice.kind == "premise" and words in notice.text for notice in answer.notices)


def test_a_right_belief_is_not_corrected(ask: Ask) -> None:
    answer = ask("崂山企业，买云服务花了30万，封顶20万是吧")
    assert "premise" not in {notice.kind for notice in answer.notices}


def test_an_unknown_document_is_said_to_be_unknown(ask: Ask) -> None:
    answer = ask("工信部联〔2099〕7号规定的云补贴，崂山企业花了30万，补多少")
    assert answer.headline.amount == 12
    assert any("〔2099〕7号" in notice.text and notice.kind == "premise" for notice in answer.notices)


def test_a_document_on_record_is_not_called_unknown(ask: Ask, texts: Corpus) -> None:
    number = texts.documents["laoshan_2020"].number
    answer = ask(f"{number}规定的云补贴，崂山企业花了30万，补多少")
    assert answer.headline.amount == 12
    assert "premise" not in {notice.kind for notice in answer.notices}


# validity and dates

def test_validity_is_told_with_its_clause(ask: Ask) -> None:
    answer = ask("崂山若干政策还有效吗")
    assert answer.status == "answered"
    assert "2022年12月31日" in answer.text.splitlines()[0]
    assert "已过期" in answer.text
    assert answer.citations[0].article == "附则 7"
    assert answer.awards == []


def test_validity_depends_on_the_day_of_the_question(ask: Ask) -> None:
    assert "已过期" not in ask("崂山若干政策还有效吗", as_of=date(2021, 5, 1)).text


def test_an_expired_text_is_for_reference_only(ask: Ask) -> None:
    (award,) = ask(CLOUD).awards
    assert (award.period, award.usable) == ("expired", "reference")
    (award,) = ask(CLOUD, as_of=date(2021, 5, 1)).awards
    assert (award.period, award.usable) == ("in_force", "await_notice")


@pytest.mark.parametrize(("when", "said"), [("2021年6月", "当时有效"), ("2024年6月", "不在文本载明的有效期内")])
def test_the_day_spoken_of_is_held_against_the_text(ask: Ask, when: str, said: str) -> None:
    answer = ask(f"{when}崂山企业买云花了18万补多少")
    assert answer.headline.amount == Decimal("7.2")
    assert any(said in notice.text for notice in answer.notices)


@pytest.mark.parametrize(
    ("value", "day"), [("20210601", date(2021, 6, 1)), ("20211301", None), ("202106", None), ("0", None)]
)
def test_a_date_is_a_day_or_nothing(value: str, day: date | None) -> None:
    assert as_date(Decimal(value)) == day


# every answer

QUESTIONS = (
    CLOUD,
    "崂山企业，两化融合项目投入600万，市里和区里一共能拿多少",
    "青岛规上企业技改设备投资3000万，C类，补多少",
    "济南企业，内网改造标杆项目投资800万，能拿多少",
    "山东工业互联网园区综合排名第3名给多少",
    "青岛企业DCMM评估费用花了40万，补多少",
    "崂山若干政策还有效吗",
    "烟台企业，买云服务花了30万，崂山给多少",
)


@pytest.mark.parametrize("text", QUESTIONS)
def test_citations_are_verbatim_slices(ask: Ask, texts: Corpus, text: str) -> None:
    answer = ask(text)
    assert answer.citations
    for citation in answer.citations:
        assert citation.quote == texts.text(citation.document)[citation.start : citation.end]
        assert citation.title == texts.documents[citation.document].title
    for award in answer.awards:
        assert award.citations
        assert all(answer.citations[number].document for number in award.citations)


@pytest.mark.parametrize("text", QUESTIONS)
def test_no_line_of_a_usual_answer_is_lost_to_the_number_check(
    ask: Ask, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="assistant.grounding"):
        ask(text)
    assert caplog.text == ""


@pytest.mark.parametrize("text", QUESTIONS)
def test_the_same_question_has_the_same_answer(ask: Ask, text: str) -> None:
    assert ask(text).model_dump(exclude={"elapsed_ms"}) == ask(text).model_dump(exclude={"elapsed_ms"})


WORDS = st.sampled_from(
    ["崂山", "青岛", "济南企业", "云服务", "两化融合", "技改", "设备投资", "市里给了", "能拿", "一共", "多少", "不是", "D类", "国家级", "3000万", "18万元", "两千", "第3名", "50家", "2021年6月", "，", "？", "封顶", "40%", "还有效吗", "那", "另外"]
)  # fmt: skip
MESSAGES = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=14).map("".join))


@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(MESSAGES, min_size=1, max_size=3))
def test_any_conversation_is_answered_without_an_untraced_number(advisor: Advisor, messages: list[str]) -> None:
    records: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: records.append(record.getMessage())
    logger = logging.getLogger("assistant.grounding")
    logger.addHandler(handler)
    try:
        memory = Conversation()
        answers = [advisor.ask(message, memory, TODAY) for message in messages]
    finally:
        logger.removeHandler(handler)
    assert records == []
    for answer in answers:
        assert answer.text
        assert answer.status in ("answered", "needs_facts", "not_eligible", "declined")
        assert all(c.quote == advisor.corpus.text(c.document)[c.start : c.end] for c in answer.citations)


@pytest.mark.parametrize("sign", ["!@#￥%……&*（）", "\u0000\u200b\ufeff", "，。、；", "1.,-", "？！", "😀", "%", "万亿"])
def test_two_thousand_symbols_are_declined_or_answered_without_a_figure(ask: Ask, sign: str) -> None:
    answer = ask((sign * 2000)[:2000])
    assert answer.status in ("answered", "declined")
    assert not numbers_in(answer.text)
    assert (answer.headline, answer.awards) == (None, [])


class AlikeValidity:
    """Cards whose nearest is another text's clause on validity, whatever is asked."""

    def vector(self, text: str, embedder: str) -> None:
        return None

    def similarities(self, text: str) -> dict[str, float]:
        return {rule: 0.9 if rule == "qd24-27" else 0.3 for rule in RULES}


@pytest.mark.parametrize("text", ["这个政策还有效吗", "有效期到什么时候", "政策过期了吗"])
def test_whether_it_is_still_valid_is_asked_of_the_text_spoken_of(text: str) -> None:
    advisor, memory = Advisor(load_corpus(), RULES, None, AlikeValidity()), Conversation()
    advisor.ask("青岛企业的两化融合项目今年软件和系统集成投入600万，已竣工，能补多少", memory, TODAY)
    answer = advisor.ask(text, memory, TODAY)
    assert {citation.document for citation in answer.citations} == {"qingdao_20_measures"}
    assert "不能判断是否有效" in answer.text and answer.headline is None


