"""A sum that only leads to the one meant: what it rose to, what was paid of it, this year's beside an earlier year's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding import years
from assistant.understanding.binding.candidate import LABELLED, Candidate
from assistant.understanding.binding.labels import OTHER_BASES, is_of_the_past, nearest, within, within_any
from assistant.understanding.binding.owners import Owners
from assistant.understanding.binding.said import Said
from assistant.understanding.binding.sums import is_paid, is_unreal, passes, rises
from tools.facts import Fact, Kind
from tools.formulas import Tiers
from tools.quantities import Quantity
from tools.rule import Rule

FIRST_DATED = 1900
SEVERAL_YEARS = re.compile(r"一共|合计|总共|两年|三年一|加起来|分别|各(?:是|能|补|给)|都没")
SENTENCE = re.compile(r"[。！？!?；;]")
UNREAL = ("合同", "预算", "计划", "批复", "备案", "立项", "概算", "报价", "签")


def lead_on(
    said: Said,
    owners: Owners,
    rule: Rule,
    facts: Sequence[Fact],
    taken: dict[str, list[Candidate]],
    used: set[Quantity],
    own: Sequence[str],
) -> None:
    """Puts in a sum's place what it only leads to: what it rose to (从98亿涨到103亿), what was paid of what was agreed,
    this year's beside an earlier year's. What it rose from is the earlier sum, where the rule asks for one."""
    _grown_into(said, facts, taken, used)
    for fact in facts:
        if fact.kind is not Kind.MONEY or fact.id not in taken:
            continue
        first = taken[fact.id][0]
        other = _led_to(said, owners, rule, fact, first.quantity, used, own)
        if other is not None:
            taken[fact.id] = [Candidate(fact, other, first.score)]
            used.discard(first.quantity)
            used.add(other)
        earlier = next((f for f in facts if f.id not in taken and years.names_past(" ".join(f.words))), None)
        if earlier is None or earlier.kind is not Kind.MONEY:
            continue
        base = taken[fact.id][0].quantity
        others = (*fact.against, *(b for b in OTHER_BASES if not within(b, own)))
        earlier_sums = [
            q
            for q in said.free
            if q not in used and q.unit is base.unit and _was(said, q, base) and nearest(said.message, others, q) is None
        ]
        if earlier_sums:
            before = max(earlier_sums, key=lambda q: q.value)
            taken[earlier.id] = [Candidate(earlier, before, LABELLED)]
            used.add(before)


def _grown_into(said: Said, facts: Sequence[Fact], taken: dict[str, list[Candidate]], used: set[Quantity]) -> None:
    """Takes what an earlier sum rose to where only the earlier one is named: 营收从去年的48亿一下子到了103亿."""
    sums = [f for f in facts if f.kind is Kind.MONEY]
    earlier = [f for f in sums if years.names_past(" ".join(f.words)) and f.id in taken]
    open_sums = [f for f in sums if f.id not in taken and f not in earlier]
    if not earlier or len(open_sums) != 1:
        return
    grown = [q for q in said.free if q not in used and rises(said.message, taken[earlier[0].id][0].quantity, q)]
    if grown:
        taken[open_sums[0].id] = [Candidate(open_sums[0], grown[0], LABELLED)]
        used.add(grown[0])


def _was(said: Said, one: Quantity, other: Quantity) -> bool:
    """Whether a number is what the other was before: from it the other rose, or it is an earlier year's."""
    marks = [_year_of(said, q) for q in (one, other)]
    dated = all(mark is not None and mark > FIRST_DATED for mark in marks)
    return rises(said.message, one, other) or (dated and (marks[0] or 0) < (marks[1] or 0))


def _year_of(said: Said, quantity: Quantity) -> int | None:
    """The year of a number, which the clause before may name where it tells no number of its own: 2025年首次过百亿, 做到了108亿."""
    message = said.message
    if (mark := years.year_mark(message, quantity)) is not None:
        return mark
    named = [m for m in years.MARK.finditer(message.text) if m.end() <= quantity.start]
    if not named or any(q.unit is quantity.unit and named[-1].end() <= q.start < quantity.start for q in said.free):
        return None
    return years.order_of(named[-1][0]) if SENTENCE.search(message.text[named[-1].end() : quantity.start]) is None else None


def _led_to(
    said: Said, owners: Owners, rule: Rule, fact: Fact, one: Quantity, used: set[Quantity], own: Sequence[str]
) -> Quantity | None:
    if years.names_past(" ".join((fact.label, *fact.words))):
        return None
    others = (*fact.against, *(b for b in OTHER_BASES if not within(b, own)))
    agreed = is_unreal(said.message, one) and not within_any(UNREAL, own)
    dated = (years.year_mark(said.message, one) or 0) > FIRST_DATED  # 2025年48亿, 今年51亿
    past = (dated or is_of_the_past(said, fact, one)) and not SEVERAL_YEARS.search(said.message.text)
    asked = years.ordinal_asked(said.message)
    if isinstance(rule.formula, Tiers) and (last := _of_the_last_year(said, one, others)) is not None:
        return last
    for other in said.free:
        if other in used or other is one or other.unit is not one.unit or owners.elsewhere(rule, other):
            continue
        if nearest(said.message, others, other) is not None or is_unreal(said.message, other):
            continue
        if years.is_asked_of(said.message, other) and not years.is_asked_of(said.message, one):
            return other
        if rises(said.message, one, other) or (
            agreed and is_paid(said.message, other) and not is_of_the_past(said, fact, other)
        ):
            return other
        mark = years.year_mark(said.message, other)
        if (past and mark == 0) or (asked is not None and mark == asked != years.year_mark(said.message, one)):
            return other
    return None


def _of_the_last_year(said: Said, one: Quantity, others: Sequence[str]) -> Quantity | None:
    """The number that is said to pass a threshold for the first time, else that of the latest calendar year, where
    several years' are told and one grows into the next's tier."""
    message = said.message
    same = [q for q in said.free if q.unit is one.unit and nearest(message, others, q) is None]
    same = [q for q in same if not is_unreal(message, q)]
    passed = [q for q in said.free if q.unit is one.unit and said.has_passed(q)]
    if len(passed) == 1:  # whatever its year: 去年首次突破200亿到了213亿
        return passed[0] if passed[0] is not one else None
    dated = [(mark, q) for q in same if (mark := _year_of(said, q)) is not None and mark > FIRST_DATED]
    latest = max((mark for mark, _ in dated), default=0)
    if latest <= (_year_of(said, one) or latest):
        return None
    return next((q for mark, q in dated if mark == latest and not passes(message, q)), None)
