"""A score that a message gives right behind its indicator."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.understanding.binding.bound_fact import BoundFact
from assistant.understanding.binding.said import Said
from tools.facts import Fact


def points_given(said: Said, fact: Fact) -> BoundFact | None:
    """`平台基础水平80分`: a score right behind the indicator."""
    for word in sorted((fact.label, *fact.words), key=len, reverse=True):
        match = re.search(
            rf"{re.escape(word.lower())}[^，。,;；、0-9]{{0,6}}(?P<points>\d+(?:\.\d+)?)(?:分|(?=[，。,;；、]|$))",
            said.message.lower,
        )
        if match:
            return said.stated(fact, Decimal(match["points"]), *match.span("points"))
    return None
