"""The calendar year of a fact that is said from today: 我们今年新入选双跨."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.understanding import years
from assistant.understanding.binding.bound_fact import BoundFact, Reading
from assistant.understanding.binding.said import Said
from tools.facts import Fact, Kind
from tools.rule import Rule

YEAR = r"(?P<year>前年|去年|上一?年|今年|本年)"
NOT_YET = re.compile(r"没|未|不|想|争|打算|准备|拟|计划|要|能")


def year_from_today(said: Said, rule: Rule, fact: Fact) -> BoundFact | None:
    """The year that a word of the fact is said of; None where none is, and where it is only denied or hoped for. What names
    the rule itself (双跨) says nothing of when."""
    if fact.kind is not Kind.YEAR or said.today is None:
        return None
    words = [re.escape(word) for word in fact.words if word not in rule.words]
    if not words:
        return None
    told = re.search(rf"{YEAR}(?P<between>[^，。,;；\d]{{0,8}}?)(?:{'|'.join(words)})", said.message.asserted)
    if told is None or NOT_YET.search(told["between"]):
        return None
    year = Decimal(said.today.year + years.ORDER[told["year"]])
    return replace(said.stated(fact, year, *told.span("year")), assumed=Reading("year_from_today", unit=str(year)))
