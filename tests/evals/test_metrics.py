"""Each metric at its edges: what it lets pass, and what it does not."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from assistant.answer import Answer
from documents import Corpus
from evals import metrics
from evals.metrics import Check
from evals.runner import measure
from evals.schema import Expectation

from .conftest import QUESTION

Change = Callable[..., Answer]


def expect(**fields: Any) -> Expectation:
    return Expectation.model_validate({"turn": 0, **fields})


def failed(metric: Callable[..., Any], *arguments: object) -> list[str]:
    return [check.got for check in metric(*arguments) if not check.passed]


def grounding(answer: Answer, corpus: Corpus, *said: str) -> str:
    check, _, _ = metrics.grounding(answer, said or (QUESTION,), corpus)
    return "" if check.passed else check.got


def test_the_right_answer_passes_every_metric(right: Answer, read_case: Any, corpus: Corpus) -> None:
    turn = measure(read_case.expect[0], right, [QUESTION], corpus)
    assert turn.failed == []
    assert {check.part for check in turn.checks} == {
        *("status", "figure", "certainty", "citation", "mention", "forbid", "verbatim", "grounding", "form", "support"),
    }
    assert not turn.false_figure


def test_a_metric_that_is_not_asked_for_checks_nothing(right: Answer) -> None:
    wanted = expect(status=["answered"])
    assert [check.part for metric in metrics.ASKED for check in metric(wanted, right)] == ["status"]


def test_status(right: Answer) -> None:
    assert not failed(metrics.status, expect(status=["declined", "answered"]), right)
    assert failed(metrics.status, expect(status=["needs_facts"]), right) == ["answered"]


@pytest.mark.parametrize(("wanted", "passes"), [("7.2", True), ("7.20", True), ("7", False), ("7.21", False)])
def test_an_amount_is_exact(right: Answer, wanted: str, passes: bool) -> None:
    assert (not failed(metrics.amount, expect(amount=wanted), right)) is passes


def test_zero_is_an_amount_and_not_null(change: Change) -> None:
    zero = change("headline.amount", "0")
    assert not failed(metrics.amount, expect(amount="0"), zero)
    assert failed(metrics.amount, expect(amount=None), zero) == ["amount 0"]
    assert failed(metrics.no_figure, expect(no_figure=True), zero)


def test_without_a_headline_the_amount_is_null(change: Change) -> None:
    none = change("headline", None)
    assert not failed(metrics.amount, expect(amount=None), none)
    assert not failed(metrics.no_figure, expect(no_figure=True), none)
    assert failed(metrics.amount, expect(amount="7.2"), none) == ["amount null"]
    assert failed(metrics.certainty, expect(certainty="fixed"), none) == ["None"]


def test_an_end_beside_an_amount_is_wrong(change: Change) -> None:
    assert failed(metrics.amount, expect(amount="7.2"), change("headline.maximum", "20")) == ["maximum 20"]


def test_any_of_several_amounts(right: Answer) -> None:
    assert not failed(metrics.amount, expect(amount_any=["7.2", "8"]), right)
    assert failed(metrics.amount, expect(amount_any=["7", "8"]), right)


def test_an_amount_beside_a_range_or_a_ceiling_is_wrong(right: Answer) -> None:
    assert failed(metrics.ends, expect(maximum="20"), right) == ["maximum null", "amount 7.2"]
    assert failed(metrics.certainty, expect(certainty="ceiling"), right) == ["fixed", "amount 7.2"]


def test_a_schedule_is_compared_year_by_year(change: Change, right: Answer) -> None:
    years = change("headline.schedule", ["4", "3.2"])
    assert not failed(metrics.schedule, expect(schedule=["4", "3.2"]), years)
    assert failed(metrics.schedule, expect(schedule=["3.2", "4"]), years)
    assert failed(metrics.schedule, expect(schedule=["4", "3.2", "0"]), years)
    assert failed(metrics.schedule, expect(schedule=["7.2"]), right) == ["years []"]


def test_each_award_needs_one_of_its_own(change: Change, right: Answer) -> None:
    assert not failed(metrics.awards, expect(awards=["7.2"]), right)
    assert failed(metrics.awards, expect(awards=["7.2", "7.2"]), right)
    with_total = change("total", {"amount": "14.4", "explanation": "7.2 + 7.2"})
    assert not failed(metrics.awards, expect(awards=["14.4", "7.2"]), with_total)


def test_the_headline_is_no_award(change: Change) -> None:
    assert failed(metrics.awards, expect(awards=["7.2"]), change("awards", []))


@pytest.mark.parametrize(
    ("cite", "passes"),
    [
        ({"document": "laoshan_2020", "quote": "按照实际费用的 40% 进行补贴"}, True),
        ({"document": "laoshan_2020", "quote": "按照实际费用的４０%"}, True),
        ({"document": "laoshan_2020", "article": "六"}, True),
        ({"document": "laoshan_2020", "article": "五", "quote": "40%"}, False),
        ({"document": "laoshan_2020", "quote": "按照实际费用的 50%"}, False),
        ({"document": "jinan_2020_2022", "quote": "40%"}, False),
    ],
)
def test_a_citation_agrees_in_everything(right: Answer, cite: dict[str, str], passes: bool) -> None:
    assert (not failed(metrics.citation, expect(cite=[cite]), right)) is passes


@pytest.mark.parametrize(
    ("got", "wanted", "passes"),
    [
        ("三 第1款", "三", True),
        ("三", "三 第1款", False),
        ("15", "1", False),
        ("第十二条 （五）", "第十二条 (五)", True),
        (None, "六", False),
    ],
)
def test_an_article_holds_its_parts(change: Change, got: str | None, wanted: str, passes: bool) -> None:
    answer = change("citations.0.article", got)
    cite = [{"document": "laoshan_2020", "article": wanted}]
    assert (not failed(metrics.citation, expect(cite=cite), answer)) is passes


def test_a_missing_fact_is_found_by_its_label_or_question(change: Change) -> None:
    answer = change("missing", [{"fact": "cloud_cost", "label": "年购买云服务金额", "question": "一年花了多少?"}])
    assert not failed(metrics.missing, expect(missing=["云服务", "花了多少"]), answer)
    assert failed(metrics.missing, expect(missing=["员工"]), answer) == ["年购买云服务金额"]


def test_a_mention_ignores_spaces_and_commas_in_numbers(change: Change) -> None:
    answer = change("text", "共 1,200 万 元")
    assert not failed(metrics.mention, expect(mention=[["没有", "1200万元"]]), answer)
    assert failed(metrics.mention, expect(mention=[["1200万元"], ["没有"]]), answer) == ["does not say it"]


def test_a_forbidden_phrase_is_found_in_text_notices_and_questions(change: Change, right: Answer) -> None:
    wanted = expect(forbid=["确定 可得"])
    assert not failed(metrics.forbid, wanted, right)
    assert failed(metrics.forbid, wanted, change("text", "您确定\n可得"))
    assert failed(metrics.forbid, wanted, change("notices", [{"kind": "limit", "text": "确定可得"}]))
    missing = [{"fact": "f", "label": "l", "question": "确定可得?"}]
    assert failed(metrics.forbid, wanted, change("missing", missing))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("citations.0.start", 5),
        ("citations.0.end", 10**6),
        ("citations.0.start", -1),
        ("citations.0.quote", "按照实际费用的40%进行补贴"),
        ("citations.0.quote", ""),
        ("citations.0.document", "elsewhere"),
        ("citations.0.document", "jinan_2020_2022"),
    ],
)
def test_a_quote_that_is_not_the_slice_is_found(change: Change, corpus: Corpus, path: str, value: object) -> None:
    assert failed(metrics.verbatim, change(path, value), corpus)


def test_a_quote_is_at_most_400_characters(change: Change, corpus: Corpus) -> None:
    text = corpus.text("laoshan_2020")
    for length, passes in ((400, True), (401, False)):
        citation = {"document": "laoshan_2020", "title": "t", "article": None, "start": 0, "end": length}
        answer = change("citations", [{**citation, "quote": text[:length]}])
        assert (not failed(metrics.verbatim, answer, corpus)) is passes


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("按条文测算 7.2万元", ""),
        ("72000 元", ""),
        ("上限 20 万元, 超过 10 万元", ""),
        ("您提到的 18万", ""),
        ("《若干政策》(崂招促字〔2020〕21号) 至 2022-12-31", ""),
        ("截至 2026-11-21", ""),
        ("[1] 依据\n1. 前提 1 项待核", ""),
        ("没有数字", ""),
        ("前提 3 项待核, 等 9 项", ""),
        ("按条文测算 7.3万元", "7.3万"),
        ("40 万元", "40万"),
        ("补贴 20%", "20%"),
        ("至 2023-12-31", "2023-12-31"),
        ("五十万元", "五十万"),
    ],
)
def test_every_number_traces_to_a_source_with_its_unit(change: Change, corpus: Corpus, text: str, stray: str) -> None:
    assert grounding(change("text", text), corpus) == stray


def test_a_notice_and_a_question_back_are_no_sources(change: Change, corpus: Corpus) -> None:
    answer = change("notices", [{"kind": "limit", "text": "最高 999 万元"}])
    answer = answer.model_copy(update={"text": "最高 999 万元"})
    assert grounding(answer, corpus) == "999万"


def test_a_fact_is_a_source_only_where_the_person_said_it(change: Change, corpus: Corpus) -> None:
    fact = {"fact": "cost", "label": "费用", "value": "500", "unit": "money", "quote": "伍佰万", "turn": 0}
    said = change("facts", [fact]).model_copy(update={"text": "您提到的 500万元"})
    assert grounding(said, corpus, "我们花了伍佰万") == ""
    assert grounding(said, corpus, "我们花了一些") == "500万"


def test_a_fact_is_kept_in_a_unit_of_its_own(change: Change, corpus: Corpus) -> None:
    fact = {"fact": "size", "label": "参数量", "value": "1300", "unit": "count", "quote": "130B", "turn": 0}
    answer = change("facts", [fact]).model_copy(update={"text": "您提到的 1300亿个参数"})
    assert grounding(answer, corpus, "130B 的大模型") == ""


def test_what_was_said_in_an_earlier_turn_is_a_source(change: Change, corpus: Corpus) -> None:
    answer = change("text", "您提到的 26万元")
    assert grounding(answer, corpus, "花了26万元", "再算一次") == ""


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("headline.certainty", "ceiling"),
        ("headline.maximum", "20"),
        ("headline.amount", None),
        ("headline.schedule", ["4", "4"]),
        ("awards.0.amount", None),
        ("awards.0.conditions.0.met", False),
        ("awards.0.citations", [1]),
        ("awards.0.steps.0.citation", -1),
        ("status", "needs_facts"),
        ("status", "not_eligible"),
        ("status", "declined"),
    ],
)
def test_an_answer_that_contradicts_itself_is_found(change: Change, path: str, value: object) -> None:
    assert failed(metrics.form, change(path, value))


def test_a_clause_may_set_the_payment_of_the_ineligible_to_nothing(change: Change) -> None:
    answer = change("headline.amount", "0").model_copy(update={"status": "not_eligible"})
    assert not failed(metrics.form, answer)


def test_an_award_with_an_unmet_condition_has_no_figure_or_nothing(change: Change) -> None:
    unmet = change("awards.0.conditions.0.met", False)
    for amount in (None, 0):
        award = unmet.awards[0].model_copy(update={"amount": None if amount is None else Decimal(amount)})
        assert not failed(metrics.form, unmet.model_copy(update={"awards": [award]}))


def test_needs_facts_asks_for_something(change: Change) -> None:
    answer = change("headline", None).model_copy(update={"status": "needs_facts"})
    assert failed(metrics.form, answer) == ["0 asked for"]


@pytest.mark.parametrize(
    ("wanted", "path", "value", "false"),
    [
        ({"amount": "7.2"}, "headline.amount", "7.2", False),
        ({"amount": "7.2"}, "headline.amount", "8", True),
        ({"amount": "7.2"}, "headline", None, False),
        ({"no_figure": True}, "headline.amount", "8", True),
        ({"maximum": "20"}, "headline.amount", "8", True),
        ({"status": ["declined"]}, "headline.amount", "8", True),
        ({"status": ["declined"]}, "headline.amount", "0", False),
        ({"status": ["declined"]}, "headline", None, False),
        ({"mention": [["没有"]]}, "headline.amount", "8", False),
    ],
)
def test_a_false_figure_is_one_where_another_or_none_was_right(
    change: Change, wanted: dict[str, Any], path: str, value: object, false: bool
) -> None:
    expectation, answer = expect(**wanted), change(path, value)
    checks: list[Check] = [check for metric in metrics.ASKED for check in metric(expectation, answer)]
    assert metrics.is_false_figure(expectation, answer, checks) is false
