"""Forms of facts: a field for every fact, and what is wrong with what was written. A rule's form, as the most of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.errors import BadFact
from assistant.strings import Strings
from tools.describing import needed
from tools.fact_values import EXAMPLES, example, parse_value, show
from tools.facts import Fact, FactError, Kind, Problem
from tools.rule import Rule

LONGEST_VALUE, LONGEST_SHOWN = 60, 20
"""Characters of a field, and of one too long as the message repeats it."""


@dataclass(frozen=True)
class Field:
    """One fact. With `options` it is a choice, otherwise a line to write in, in `unit`."""

    name: str
    label: str
    question: str
    found_at: str
    unit: str
    example: str
    value: str
    options: tuple[tuple[str, str], ...]
    problem: str
    focus: bool


@dataclass(frozen=True)
class Form:
    """The facts of the formula, and those that bear on conditions."""

    formula: tuple[Field, ...]
    conditions: tuple[Field, ...]


def read(facts: Iterable[Fact], typed: Mapping[str, str], words: Strings) -> tuple[dict[str, str], dict[str, str]]:
    """What was stated, by fact id, as written; and what is wrong with the rest, in words, by fact id."""
    stated: dict[str, str] = {}
    problems: dict[str, str] = {}
    for fact in facts:
        written = typed.get(fact.id, "").strip()
        if not written:
            continue
        try:
            if len(written) > LONGEST_VALUE:
                shortened = f"{written[:LONGEST_SHOWN]}…"
                raise FactError(Problem.NOT_DEFINITE, fact.label, written=shortened, example=example(fact))
            parse_value(fact, written)
        except FactError as error:
            problems[fact.id] = BadFact(error).words(words)
        else:
            stated[fact.id] = written
    return stated, problems


def typed(facts: Iterable[Fact], fields: Mapping[str, str]) -> dict[str, str]:
    """What was typed into the fields of these facts, as a draft keeps it."""
    return {fact.id: text[:LONGEST_VALUE] for fact in facts if (text := fields.get(fact.id, "").strip())}


def as_stated(facts: Iterable[Fact], stated: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """What a consultation keeps of the facts: label, as written, and as people write it, in the order of `facts`."""
    return {
        fact.id: {
            "label": fact.label,
            "written": stated[fact.id],
            "shown": show(fact, parse_value(fact, stated[fact.id])),
        }
        for fact in facts
        if fact.id in stated
    }


def form(rule: Rule, typed: Mapping[str, str], problems: Mapping[str, str], focus: bool, words: Strings) -> Form:
    """The form as it was filled in. With `focus` the first wrong field has it, or the first of all."""
    facts = sorted(rule.facts, key=lambda fact: not needed(rule, fact))
    first = next((fact for fact in facts if fact.id in problems), facts[0] if facts else None)
    fields = {
        fact.id: field_of(fact, typed.get(fact.id, ""), problems.get(fact.id, ""), focus and fact is first, words)
        for fact in facts
    }
    return Form(
        formula=tuple(fields[fact.id] for fact in facts if needed(rule, fact)),
        conditions=tuple(fields[fact.id] for fact in facts if not needed(rule, fact)),
    )


def field_of(fact: Fact, value: str, problem: str, focus: bool, words: Strings) -> Field:
    """The field of one fact, with what was typed into it and what is wrong with that."""
    options: tuple[tuple[str, str], ...] = ()
    if fact.kind is Kind.YES_NO:
        options = (("是", words.say("page.yes")), ("否", words.say("page.no")))
    elif fact.kind is Kind.CHOICE:
        options = tuple((choice.value, choice.label) for choice in fact.choices)
    return Field(
        name=fact.id,
        label=fact.label,
        question=fact.question,
        found_at=fact.found_at,
        unit="" if options else fact.kind.value,
        example=EXAMPLES.get(fact.kind, ""),
        value=value,
        options=options,
        problem=problem,
        focus=focus,
    )
