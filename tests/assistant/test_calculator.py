"""One rule as an answer: for every rule of the catalogue, with nothing known and with an example of every fact."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer
from assistant.calculator import calculate
from assistant.strings import LANGUAGES, strings
from documents import load_corpus
from tools.amounts import wan
from tools.catalogue import RULES
from tools.fact_values import example
from tools.facts import Fact, FactError, Kind, Problem
from tools.rule import Rule

CORPUS = load_corpus()
TODAY = date(2026, 11, 21)
COMPUTABLE = [rule for rule in RULES.values() if not rule.is_lookup]


def sample(fact: Fact) -> str:
    if fact.kind is Kind.CHOICE:
        return fact.choices[0].value
    return "是" if fact.kind is Kind.YES_NO else example(fact)


def answer_of(rule: Rule, written: dict[str, str], language: str = "zh-CN") -> Answer:
    return calculate(rule, written, CORPUS, TODAY, strings(language))


def check(answer: Answer) -> None:
    """Citations are verbatim, and the figure that leads stands in the first line with the state of the text."""
    for citation in answer.citations:
        assert CORPUS.text(citation.document)[citation.start : citation.end] == citation.quote
    first = answer.text.splitlines()[0]
    assert "｜" in first
    if answer.headline and answer.headline.amount is not None:
        assert wan(answer.headline.amount) in first


@pytest.mark.parametrize("rule", COMPUTABLE, ids=lambda rule: rule.id)
def test_nothing_known_is_no_error(rule: Rule) -> None:
    answer = answer_of(rule, {})
    assert answer.status in ("answered", "needs_facts")
    assert (answer.status == "needs_facts") == bool(answer.missing)
    check(answer)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", COMPUTABLE, ids=lambda rule: rule.id)
def test_every_fact_is_used_and_told(rule: Rule, language: str) -> None:
    written = {fact.id: sample(fact) for fact in rule.facts}
    answer = answer_of(rule, written, language)
    assert [fact.fact for fact in answer.facts] == list(written)
    assert [fact.quote for fact in answer.facts] == list(written.values())
    assert answer.missing == []
    check(answer)


def test_the_same_rule_gives_the_amount_of_the_clause() -> None:
    answer = answer_of(RULES["laoshan-6"], {"cloud_spending": "18万"})
    assert answer.headline is not None and wan(answer.headline.amount or 0) == "7.2万元"
    assert answer.notices[0].kind == "expired"


def test_a_value_that_a_fact_cannot_have_is_refused() -> None:
    with pytest.raises(FactError) as refusal:
        answer_of(RULES["laoshan-6"], {"cloud_spending": "-1万"})
    assert refusal.value.problem is Problem.NEGATIVE


def test_a_lookup_has_nothing_to_compute() -> None:
    with pytest.raises(TypeError, match=r"laoshan-8\.7"):
        answer_of(RULES["laoshan-8.7"], {})
