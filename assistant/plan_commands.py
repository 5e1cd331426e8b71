"""`plan`, `reverse` and `whatif`: a company's plan, the way back from an amount, an award over a range of inputs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.answer import Answer
from assistant.errors import AdvisorError, BadFact, Code
from assistant.incoming import readable
from assistant.office.records import NOTHING_KEPT, Office
from assistant.planning import plan_answer
from assistant.strings import Strings
from assistant.understanding.message import read
from assistant.understanding.places import find_places
from documents import Corpus
from tools.amounts import plain, wan
from tools.award import Outcome
from tools.catalogue import RULES
from tools.conditions import amount_in_unit
from tools.fact_values import parse_value
from tools.facts import Fact, FactError, Value
from tools.formulas import ShareRange
from tools.reverse import Needed, Point, base_of, corners, needed, next_step, over, values_between
from tools.rule import Rule
from tools.standing import is_award, subject_fact


def known_facts() -> dict[str, Fact]:
    """Every fact that an award looks at, by its id, and by its label where no other fact has it."""
    found: dict[str, Fact] = {}
    for rule in RULES.values():
        if is_award(rule):
            found |= {fact.id: fact for fact in (*rule.facts, subject_fact(rule))}
    labels = [fact.label for fact in found.values()]
    return found | {fact.label: fact for fact in found.values() if labels.count(fact.label) == 1}


def written_facts(stated: Sequence[str], known: Mapping[str, Fact], where: str) -> dict[str, str]:
    """The facts by id, as written: `NAME=VALUE`. Raises AdvisorError."""
    written: dict[str, str] = {}
    for statement in map(readable, stated):
        name, sign, value = statement.replace("＝", "=", 1).partition("=")
        if not sign or not value.strip():
            raise AdvisorError(Code.FACT_WITHOUT_VALUE, fact=statement)
        fact = known.get(name.strip())
        if fact is None:
            names = ", ".join(dict.fromkeys(f.id for f in known.values()))
            raise AdvisorError(Code.UNKNOWN_FACT, fact=name, rule=where, known=names)
        if fact.id in written:
            raise AdvisorError(Code.FACT_TWICE, fact=fact.id)
        written[fact.id] = value.strip()
    return written


def place_named(written: str | None) -> str | None:
    """The place that an option names. Raises AdvisorError."""
    if written is None:
        return None
    found = find_places(read(f"{readable(written)}企业"))
    place = found.company or next(iter((*found.named, *found.asked)), None)
    if place is None:
        raise AdvisorError(Code.UNKNOWN_PLACE, place=written)
    return place


def plans(
    corpus: Corpus,
    stated: Sequence[str],
    places: Sequence[str],
    beside: Sequence[str],
    on: date,
    words: Strings,
    office: Office = NOTHING_KEPT,
) -> list[tuple[str, Answer]]:
    """The plan for each place, or for each fact of `beside` in turn on top of the rest: side by side. Raises AdvisorError."""
    known = known_facts()
    written = written_facts(stated, known, "plan")
    cases: list[tuple[str, str | None, dict[str, str]]] = [
        (place, place_named(place), written) for place in places or ("",) if place
    ] or [("", None, written)]
    if beside:
        first = cases[0]
        cases = [(one, first[1], {**written, **written_facts([one], known, "plan")}) for one in beside]
    try:
        return [(name, plan_answer(RULES, corpus, facts, place, on, words, office)) for name, place, facts in cases]
    except FactError as error:
        raise AdvisorError(Code.BAD_FACT, reason=BadFact(error)) from error


def side_by_side(found: Sequence[tuple[str, Answer]], words: Strings) -> str:
    """A table of several plans: a row for each award and one for the totals."""
    rules = dict.fromkeys(award.rule for _, answer in found for award in answer.awards)
    lines = [f"| | {' | '.join(name for name, _ in found)} |", f"|{' --- |' * (len(found) + 1)}"]
    for rule in rules:
        cells = [next((_award_cell(a, words) for a in answer.awards if a.rule == rule), "-") for _, answer in found]
        lines.append(f"| {RULES[rule].title} | {' | '.join(cells)} |")
    totals = [_figure(answer.headline, words) if answer.headline else "-" for _, answer in found]
    lines.append(f"| {words.say('screen.total')} | {' | '.join(totals)} |")
    return "\n".join(lines)


def _award_cell(award: Any, words: Strings) -> str:
    if any(condition.met is False for condition in award.conditions):
        return words.say("plan.nothing")
    return _figure(award, words)


def _figure(figure: Any, words: Strings) -> str:
    """An award or headline in a cell: 120万元, 最高 200万元, 90万元 至 200万元."""
    if figure.amount is not None:
        return wan(figure.amount)
    if figure.minimum is not None and figure.maximum is not None:
        return words.say("plan.between", minimum=wan(figure.minimum), maximum=wan(figure.maximum))
    if figure.maximum is not None:
        return words.say("answer.ceiling", amount=wan(figure.maximum))
    return words.say("plan.certainty.discretionary")


# the way back, and what if


def values_as_written(rule: Rule, stated: Sequence[str]) -> dict[str, Value]:
    """A rule's facts from `NAME=VALUE`. Raises AdvisorError."""
    known = {name: fact for fact in rule.facts for name in (fact.id, fact.label)}
    try:
        return {
            name: parse_value(rule.fact(name), text) for name, text in written_facts(stated, known, rule.id).items()
        }
    except FactError as error:
        raise AdvisorError(Code.BAD_FACT, reason=BadFact(error)) from error


def way_back(
    rule: Rule, stated: Sequence[str], amount: str | None, words: Strings
) -> tuple[list[str], list[dict[str, Any]]]:
    """How much is needed for an amount (None: the cap), in words and as data. Raises AdvisorError."""
    values = values_as_written(rule, stated)
    wanted = None if amount is None else _money(amount)
    found = needed(rule, values, wanted)
    if not found:
        raise AdvisorError(Code.NO_WAY_BACK, rule=rule.id, title=rule.title)
    lines = [_needed_line(rule, one, words) for one in found]
    step = next_step(rule, values)
    if step is not None:
        has = values[step.to.fact.id]
        assert isinstance(has, Decimal)
        lines.append(
            words.say(
                "plan.next_step",
                has=amount_in_unit(step.to.fact, has),
                distance=amount_in_unit(step.to.fact, step.distance),
            )
        )
    return lines, [_needed_data(one) for one in found]


def _money(written: str) -> Decimal:
    """An amount as people write it. Raises AdvisorError."""
    from tools.rules.laoshan_2020 import THIS_POLICY_AMOUNT

    try:
        value = parse_value(THIS_POLICY_AMOUNT, written)
    except FactError as error:
        raise AdvisorError(Code.BAD_FACT, reason=BadFact(error)) from error
    assert isinstance(value, Decimal)
    return value


def _needed_line(rule: Rule, one: Needed, words: Strings) -> str:
    key = "needed_beyond" if one.beyond else "needed_fixed" if one.promised else "needed_ceiling"
    key = "needed_range" if isinstance(rule.formula, ShareRange) else key
    base = amount_in_unit(one.fact, one.shown)
    choice = f"{one.choice}: " if one.choice else ""
    return choice + words.say(f"plan.{key}", amount=wan(one.amount), fact=one.fact.label, base=base)


def _needed_data(one: Needed) -> dict[str, Any]:
    return {
        "choice": one.choice,
        "fact": one.fact.id,
        "base": plain(one.base),
        "amount": plain(one.amount),
        "expression": one.expression,
        "promised": one.promised,
        "beyond": one.beyond,
    }


def table(
    rule: Rule, stated: Sequence[str], fact_name: str | None, spread: str, points: int, words: Strings
) -> tuple[list[str], dict[str, Any]]:
    """The award over a range of one fact, as a table and as the data of a plot. Raises AdvisorError."""
    values = values_as_written(rule, stated)
    fact = _over(rule, fact_name)
    low, sign, high = spread.replace("～", "..").replace("~", "..").partition("..")
    try:
        if not sign:
            raise ValueError(spread)
        ends = [parse_value(fact, end) for end in (low, high)]
        first, last = ends
        if not isinstance(first, Decimal) or not isinstance(last, Decimal):
            raise ValueError(spread)
        found = over(rule, values, fact, values_between(first, last, points, corners(rule, fact, values)))
    except FactError as error:
        raise AdvisorError(Code.BAD_FACT, reason=BadFact(error)) from error
    except ValueError as error:
        raise AdvisorError(Code.BAD_RANGE, range=spread) from error
    lines = [words.say("plan.table_head", fact=fact.label), "| --- | --- |"]
    lines += [f"| {amount_in_unit(fact, point.value)} | {_point(point, words)} |" for point in found]
    data = {
        "rule": rule.id,
        "fact": fact.id,
        "unit": fact.kind.value,
        "points": [_point_data(point) for point in found],
    }
    return lines, data


def _over(rule: Rule, name: str | None) -> Fact:
    known = {key: fact for fact in rule.facts for key in (fact.id, fact.label)}
    fact = known.get(name) if name else base_of(rule)
    if fact is None and name:
        raise AdvisorError(Code.UNKNOWN_FACT, fact=name, rule=rule.id, known=", ".join(f.id for f in rule.facts))
    if fact is None:
        raise AdvisorError(Code.NO_WAY_BACK, rule=rule.id, title=rule.title)
    return fact


def _point(point: Point, words: Strings) -> str:
    return _figure(point.outcome, words) if point.outcome is not None else words.say("plan.nothing")


def _point_data(point: Point) -> dict[str, Any]:
    outcome = point.outcome or Outcome(certainty="fixed")
    return {
        "value": plain(point.value),
        "verdict": point.assessment.verdict,
        "certainty": outcome.certainty if point.outcome else None,
        "amount": None if outcome.amount is None else plain(outcome.amount),
        "minimum": None if outcome.minimum is None else plain(outcome.minimum),
        "maximum": None if outcome.maximum is None else plain(outcome.maximum),
    }


def as_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
