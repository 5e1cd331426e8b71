"""Every constant of every rule stands in the words that it is bound to, and these words stand in the text."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from documents import Corpus, load_corpus
from tests.tools.figures_in_text import figures_in
from tests.tools.rule_parts import parts, quotes_of
from tools.catalogue import RULES
from tools.clauses import ByChoice, Figure, squeeze
from tools.conditions import Among, ByCase
from tools.facts import Fact, Kind
from tools.formulas import YearlyRent, YearlyShares
from tools.rule import Adjustment, Rule

NOTHING = "不予支持"  # the one way in which the texts write 0

by_id = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


def stated(span: str) -> list[Decimal]:
    """The values that these words state, in their order."""
    values = [figure.value for figure in figures_in(span)]
    return [*values, Decimal(0)] if NOTHING in span else values


@pytest.mark.parametrize(
    ("span", "values"),
    [
        ("实际费用的 40%", ["0.4"]),
        ("1:1 的比例", ["1"]),
        ("参数量超过千亿", ["100000000000"]),
        ("超过百亿的行业大模型", ["10000000000"]),
        ("给予最高１亿元的综合资助", ["10000"]),
        ("不低于 50 亿元", ["500000"]),
        ("1000 万、300 万、100 万的资金奖励", ["1000", "300", "100"]),
        ("不低于 100 万条", ["1000000"]),
        ("“十佳场景示范”", ["10"]),
        ("前三年 100%房租补贴", ["3", "1"]),
        ("不超过十个产业链", ["10"]),
        ("10%-30%", ["0.1", "0.3"]),
        ("每个展会给予补贴50-200万元", ["50", "200"]),
        ("10000平方米以上", ["10000"]),
        ("D类企业不予支持", ["0"]),
        ("二十条举措", ["20"]),
        ("给予奖励", []),
    ],
)
def test_the_reader_of_spans(span: str, values: list[str]) -> None:
    assert stated(span) == [Decimal(value) for value in values]


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES.values()]
    assert list(RULES) == ids
    assert len(set(ids)) == len(ids)


@by_id
def test_every_quote_stands_in_its_article(rule: Rule, corpus: Corpus) -> None:
    assert rule.quotes
    for quote in quotes_of(rule):
        span = corpus.locate(quote.document, quote.text, quote.article)
        assert squeeze(quote.text) in squeeze(corpus.text(quote.document)[span.start : span.end])


@by_id
def test_every_constant_is_stated_by_its_words_in_a_quote_of_the_rule(rule: Rule) -> None:
    for figure in parts(rule, Figure):
        assert squeeze(figure.span) in squeeze(rule.quote_of(figure.span).text)
        assert figure.value in stated(figure.span), f"{figure.value} is not what 「{figure.span}」 states"


@by_id
def test_the_rule_lists_all_of_its_constants(rule: Rule) -> None:
    assert set(parts(rule, Figure)) <= set(rule.figures())


@by_id
def test_the_rates_of_the_years_stand_in_the_order_of_the_clause(rule: Rule) -> None:
    for shares in parts(rule, YearlyShares):
        rates = [rate.value for rate in shares.rates]
        assert [stated(rate.span) for rate in shares.rates] == [rates[year:] for year in range(len(rates))]
    for rent in parts(rule, YearlyRent):
        spans = dict.fromkeys(rate.span for rate in rent.rates)
        years = [stated(span) for span in spans]
        assert [rate.value for rate in rent.rates] == [rate for number, rate in years for _ in range(int(number))]


@by_id
def test_every_fact_can_be_asked_for(rule: Rule) -> None:
    for fact in parts(rule, Fact):
        assert fact.label.strip()
        assert "?" in fact.question
        values = [choice.value for choice in fact.choices]
        assert len(set(values)) == len(values)
        assert (fact.kind is Kind.CHOICE) <= (len(values) > 1)


def test_facts_of_one_id_are_the_same_fact() -> None:
    facts = {fact for rule in RULES.values() for fact in parts(rule, Fact)}
    assert [name for name, count in Counter(fact.id for fact in facts).items() if count > 1] == []


@by_id
def test_every_choice_has_its_option_and_every_option_its_choice(rule: Rule) -> None:
    facts = {fact.id: fact for fact in parts(rule, Fact)}
    for figure in parts(rule, ByChoice):
        assert list(figure.options) == [choice.value for choice in facts[figure.fact].choices]
    for case in parts(rule, ByCase):
        assert list(case.cases) == [choice.value for choice in case.choice.choices]
    for adjustment in parts(rule, Adjustment):
        assert list(adjustment.factors) == [choice.value for choice in adjustment.fact.choices]
        assert adjustment.default in adjustment.factors
    for among in parts(rule, Among):
        assert set(among.values) < {choice.value for choice in among.fact.choices}
