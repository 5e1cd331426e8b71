"""A rule in words: what the catalogue, the command line and a model's tool say about it before anything is computed."""

from __future__ import annotations

from dataclasses import dataclass

from tools.award import Certainty
from tools.fact_values import example
from tools.facts import Fact, Kind
from tools.rule import Rule

CERTAINTIES: dict[Certainty, str] = {
    "fixed": "定额",
    "ceiling": "上限, 不是应得额",
    "range": "区间",
    "discretionary": "条文未写明金额",
}
LOOKUP = "查阅条文, 无可计算金额"


@dataclass(frozen=True)
class Description:
    """A rule's line of the catalogue. `formula` is None for a rule that only quotes its clause."""

    id: str
    document: str
    articles: tuple[str, ...]
    title: str
    facts: tuple[Fact, ...]
    formula: str | None
    certainty: str
    conditions: tuple[str, ...]
    recipient: str
    period: str
    competition: str


def describe(rule: Rule) -> Description:
    articles = dict.fromkeys(quote.article for quote in rule.quotes if quote.article)
    return Description(
        id=rule.id,
        document=rule.document,
        articles=tuple(articles),
        title=rule.title,
        facts=rule.facts if rule.formula else (),
        formula=rule.formula.words() if rule.formula else None,
        certainty=CERTAINTIES[rule.formula.certainty] if rule.formula else LOOKUP,
        conditions=tuple(condition.text for condition in rule.conditions),
        recipient=rule.recipient,
        period=rule.period.value,
        competition=rule.competition,
    )


def needed(rule: Rule, fact: Fact) -> bool:
    """Whether the formula uses the fact; the others bear on conditions or on the class of the company."""
    return rule.formula is not None and any(fact.id == used.id for used in rule.formula.facts)


def fact_words(fact: Fact) -> str:
    """What a fact takes and where a company finds it: `万元, 如 18万元; 见发票和付款凭证`."""
    if fact.kind is Kind.YES_NO:
        values = example(fact)
    elif fact.kind is Kind.CHOICE:
        values = " / ".join(_choice_words(choice.value, choice.label) for choice in fact.choices)
    else:
        values = f"{fact.kind.value}, 如 {example(fact)}"
    return f"{values}; 见{fact.found_at}" if fact.found_at else values


def _choice_words(value: str, label: str) -> str:
    return value if value == label else f"{value}({label})"
