"""The what-if plot of a rule as a drawing of the server: no script, no float in any figure that is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.page.what_if import WhatIf, of_rule
from assistant.strings import Strings
from tools.amounts import wan
from tools.conditions import amount_in_unit
from tools.fact_values import parse_value
from tools.facts import FactError
from tools.rule import Rule

WIDTH, HEIGHT = 640, 220
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 16, 34
STYLES = ("", "6 4")
"""How the lines of a range are told apart without colour: the lower whole, the upper in dashes."""


@dataclass(frozen=True)
class Plot:
    """A drawing in its own units. `lines` are name, dash and points; `at` is where the visitor stands."""

    lines: tuple[tuple[str, str, str], ...]
    highest: str
    furthest: str
    at: str
    label: str
    sentences: tuple[str, ...]


def plot(rule: Rule, facts: Mapping[str, str], words: Strings) -> tuple[Plot, WhatIf] | None:
    """The award over its main fact, on facts as written; None where it has none or it was not stated."""
    found = of_rule(rule, {fact.id: parse_value(fact, facts[fact.id]) for fact in rule.facts if fact.id in facts})
    if found is None:
        return None
    rows = found.rows(words)
    top = max((float(str(row["y"])) for row in rows), default=0.0)
    if not top:
        return None
    furthest = float(found.high)

    def x(value: float) -> float:
        return round(LEFT + value / furthest * (WIDTH - LEFT - RIGHT), 1)

    def y(value: float) -> float:
        return round(HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM), 1)

    series: dict[str, list[str]] = {}
    for row in rows:
        point = f"{x(float(str(row['x'])))},{y(float(str(row['y'])))}"
        series.setdefault(str(row["series"]), []).append(point)
    lines = tuple((name, STYLES[place % 2], " ".join(points)) for place, (name, points) in enumerate(series.items()))
    return (
        Plot(
            lines=lines,
            highest=wan(Decimal(str(top))),
            furthest=amount_in_unit(found.fact, found.high),
            at=str(x(float(found.value))),
            label=found.fact.label,
            sentences=tuple(found.sentence(value, words) for value in found.turns()),
        ),
        found,
    )


def other_value(found: WhatIf, written: str, words: Strings) -> str:
    """What the award would be at a value as written; what is wrong with the value where it is none of the fact."""
    try:
        value = parse_value(found.fact, written)
        if not isinstance(value, Decimal):
            raise ValueError(written)
        return found.sentence(value, words)
    except (FactError, ValueError):
        return words.say("desk.what_if_unread", label=found.fact.label)
