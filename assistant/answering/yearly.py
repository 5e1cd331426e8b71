"""What is told of a series year by year, over several messages: 第一年480万, then 第二年600万, then 两年加起来."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from assistant.turn import Turn
from assistant.understanding import years
from assistant.understanding.binding import BoundFact, OfYear
from tools.formulas import YearlyShares
from tools.quantities import Unit
from tools.rule import Rule

COUNTED = re.compile(r"第|头一年|首年|次年")  # a year that is counted from the first one


def told_by_year(
    rule: Rule, turn: Turn, remembered: Mapping[str, BoundFact], facts: Mapping[str, BoundFact]
) -> dict[str, BoundFact]:
    """The base of a rule that counts by year, knowing what was told of each. Its value is the series from the first year
    on where the sum is asked for, or where several years are told at once; else what it was. Empty for other rules, and
    where one message tells the series."""
    formula = rule.formula
    if not isinstance(formula, YearlyShares) or formula.of.id not in remembered:
        return {}
    base, year = formula.of.id, formula.year.id
    now, is_new = facts[base], facts[base].turn == turn.memory.turn
    if is_new and isinstance(now.value, tuple):
        return {}
    news = _of_the_message(turn) or (_of(now, facts.get(year)) if is_new else {})
    told = _of(remembered[base], remembered.get(year)) | news
    kept = replace(now, years=tuple(told[at] for at in sorted(told)))
    whole = kept.years[: next((int(q.value) for q in turn.message.quantities if q.unit is Unit.YEARS), len(told))]
    in_order = [one.year for one in whole] == list(range(1, len(whole) + 1))
    if not (in_order and len(whole) > 1 and (turn.intent.total or len(news) > 1)):
        return {base: kept}
    quote = "、".join(one.quote for one in whole)
    return {base: replace(kept, value=tuple(one.value for one in whole), quote=quote, labelled=True, assumed=None)}


def _of(base: BoundFact, year: BoundFact | None) -> dict[int, OfYear]:
    """What a fact tells of each year; a number without a year is the first one's, as the rule takes it."""
    if base.years:
        return {one.year: one for one in base.years}
    values = base.value if isinstance(base.value, tuple) else (base.value,)
    first = int(year.value) if year is not None and isinstance(year.value, Decimal) else 1
    return {
        at: OfYear(at, value, base.quote) for at, value in enumerate(values, start=first) if isinstance(value, Decimal)
    }


def _of_the_message(turn: Turn) -> dict[int, OfYear]:
    """Sums of the message, each of a year counted from the first: 第二年600万, 第三年700万."""
    told = {}
    for quantity in turn.binder.free:
        word, mark = years.year_word(turn.message, quantity), years.year_mark(turn.message, quantity)
        if quantity.unit is Unit.MONEY and mark is not None and word is not None and COUNTED.match(word):
            told[mark] = OfYear(mark, quantity.value, turn.message.original(quantity.start, quantity.end))
    return told
