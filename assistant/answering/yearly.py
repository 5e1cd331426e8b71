"""What is told of a series year by year, over several messages: 第一年480万, then 第二年600万, then 两年加起来; 今年是第二年,
then 明年呢."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from assistant.turn import Turn
from assistant.understanding import years
from assistant.understanding.binding import Binder, BoundFact, OfYear, Reading
from assistant.understanding.message import Message, read
from tools.facts import Kind
from tools.formulas import CapScope, Share, YearlyRent, YearlyShares
from tools.quantities import Unit
from tools.rule import Rule

COUNTED = re.compile(r"第|头一年|首年|次年")  # a year that is counted from the first one
ALIKE = re.compile(r"都|每年|一样|同样|不变|照这|照此|按这|这么|这样")
MOST_YEARS = 10
FROM_TODAY = re.compile(r"(?<!大)(?:去年|前年|今年|明年|来年|后年)")


def year_counted_on(
    rule: Rule, turn: Turn, remembered: Mapping[str, BoundFact], stated: Mapping[str, BoundFact]
) -> dict[str, BoundFact]:
    """Which year of the series this message is of, where it names one from today and an earlier message says which year
    of the series another is: 今年是第二年, then 明年呢. Empty where none does, or where the message counts for itself, by
    what it has `stated`."""
    formula = rule.formula
    if not isinstance(formula, (YearlyShares, YearlyRent)) or formula.year.id not in remembered:
        return {}
    asked = _from_today(turn.message)
    if asked is None or any(bound.fact.kind is Kind.ORDINAL for bound in stated.values()):
        return {}
    word, mark = asked
    for said in reversed(turn.memory.said):
        message = read(said)
        told = Binder(message).bind(rule).get(formula.year.id)
        if told is None or not isinstance(told.value, Decimal):
            continue
        other = _from_today(message)
        year = told.value + mark - (other[1] if other else 0)
        if year < 1:
            return {}
        turn.composer.ground.allow("user", said)
        reading = Reading("year_counted_on", unit=told.quote)
        return {formula.year.id: replace(told, value=year, quote=word, assumed=reading, turn=turn.memory.turn)}
    return {}


def _from_today(message: Message) -> tuple[str, int] | None:
    """The one year that a message names from today, and how far off it is; None where it names none, or several."""
    named = set(FROM_TODAY.findall(message.text))
    if len(named) != 1:
        return None
    word = named.pop()
    return word, years.ORDER[word]


def same_in_each_year(rule: Rule, turn: Turn, remembered: Mapping[str, BoundFact]) -> dict[str, BoundFact]:
    """A number told before, once for each of the years that this message counts and calls alike: 今年运营花了350万, then
    要是三年都这么花, 加起来呢. Where the cap is one on all years, the sum of the years is asked for by itself."""
    formula = rule.formula
    if not isinstance(formula, (Share, YearlyShares)) or formula.of.id not in remembered:
        return {}
    counts = {int(q.value) for q in turn.message.quantities if q.unit is Unit.YEARS and q.value == int(q.value)}
    if len(counts) != 1:
        return {}
    base = remembered[formula.of.id]
    term = isinstance(formula, Share) and formula.cap is not None and formula.cap.scope is CapScope.TERM
    if not ALIKE.search(turn.message.text) and not (term and turn.intent.total):
        return {}
    if any(q.unit is Unit.MONEY for q in turn.message.quantities) or not isinstance(base.value, Decimal):
        return {}
    most = len(formula.rates) if isinstance(formula, YearlyShares) else MOST_YEARS
    count = min(counts.pop(), most)
    if count < 2 or (isinstance(formula, Share) and not term):
        return {}
    return {base.fact.id: replace(base, value=(base.value,) * count, assumed=Reading("same_each_year"), turn=turn.memory.turn)}


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
