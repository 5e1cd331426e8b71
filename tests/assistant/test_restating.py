"""Facts from a form: nothing is read into their words, and the rules spoken of are applied once more."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.understanding.binding import BoundFact
from documents import load_corpus
from tools.catalogue import RULES
from tools.fact_values import parse_value

TODAY = date(2026, 11, 21)


def restated(question: str, **written: str) -> tuple[Answer, Answer, Conversation]:
    """The answer to a question, and the one after a form's fields were filled in."""
    advisor, memory = Advisor(load_corpus(), RULES, None, None), Conversation()
    before = advisor.ask(question, memory, TODAY)
    facts = {fact.id: fact for rule in memory.rules for fact in RULES[rule].facts}
    stated = {
        name: BoundFact(facts[name], parse_value(facts[name], value), value, labelled=True)
        for name, value in written.items()
    }
    return before, advisor.restate(stated, memory, TODAY), memory


def test_a_fact_from_a_form_takes_the_place_of_the_one_understood() -> None:
    before, after, memory = restated("崂山区企业年购买云服务18万元能补多少", cloud_spending="30万")
    assert (before.headline.amount, after.headline.amount) == (Decimal("7.2"), Decimal("12"))
    assert after.facts[0].quote == "30万" and memory.rules == ("laoshan-6",)


def test_a_condition_denied_in_a_form_is_denied() -> None:
    before, after, _ = restated("技改项目拿到市级奖补260万,崂山再给多少", got_city_money="否")
    assert before.status == "answered" and after.status == "not_eligible" and after.headline is None


def test_a_form_before_any_rule_was_spoken_of_is_an_error() -> None:
    with pytest.raises(LookupError):
        Advisor(load_corpus(), RULES, None, None).restate({}, Conversation(), TODAY)
