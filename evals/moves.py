"""What each case's answers say in figures, and which of them move when a rule or a text changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assistant.answer import Answer
from evals.runner import CaseResult

Figures = dict[str, Any]
_SIZE = re.compile(r"(?:amount|maximum) ([\d.]+)")


@dataclass(frozen=True)
class Move:
    """An answer that says something else. `was` and `now` are the headline in words; `by` are the awards that changed
    with their clauses."""

    case: str
    suite: str
    turn: int
    was: str
    now: str
    by: tuple[str, ...]

    def line(self) -> str:
        return f"{self.suite}  {self.case} [{self.turn}]: {self.was} → {self.now}; {'; '.join(self.by) or 'no award'}"


def figures_of(answer: Answer) -> Figures:
    """Status, headline, and each award with its amounts and the articles it cites."""
    return figures_in(answer.model_dump(mode="json"))


def figures_in(answer: Mapping[str, Any]) -> Figures:
    """The same of an answer as JSON, which another revision of the advisor may have given."""
    headline, citations = answer.get("headline"), answer.get("citations", [])
    awards = {}
    for award in answer.get("awards", []):
        cited = [citations[index] for index in award.get("citations", []) if index < len(citations)]
        articles = sorted({f"{citation['document']} {citation['article']}" for citation in cited})
        awards[award["rule"]] = {"figure": _figure(award), "articles": articles}
    return {"status": answer["status"], "headline": "none" if headline is None else _figure(headline), "awards": awards}


def moves(before: Mapping[str, Sequence[Figures]], results: Sequence[CaseResult]) -> list[Move]:
    """The answers of this run that differ from those of another; cases that only one of them has are left out."""
    found = []
    for result in results:
        earlier = before.get(result.case.id)
        for number, turn in enumerate(result.turns):
            if earlier is None or number >= len(earlier):
                break
            was, now = earlier[number], figures_of(turn.answer)
            if was != now:
                case = result.case
                by = tuple(_changed(was["awards"], now["awards"]))
                found.append(Move(case.id, case.suite, number, _said(was), _said(now), by))
    return found


def moved_lines(moved: Sequence[Move]) -> list[str]:
    """How many answers moved, suite by suite, then a line for each; one line where none did."""
    if not moved:
        return ["no answer has moved"]
    counts = Counter(move.suite for move in moved)
    by_suite = ", ".join(f"{suite} {count}" for suite, count in sorted(counts.items()))
    return [f"answers that moved ({len(moved)}): {by_suite}", *(move.line() for move in moved)]


def _changed(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    lines = []
    for rule in sorted({*was, *now}):
        one, other = was.get(rule), now.get(rule)
        if one != other:
            articles = ", ".join((other or one or {}).get("articles", []))
            before, after = (award["figure"] if award else "not given" for award in (one, other))
            lines.append(f"{rule} ({articles}): {before} → {after}{_difference(before, after)}")
    return lines


def _difference(before: str, after: str) -> str:
    """By how much an amount or a ceiling moved: ` (+1.8)`; nothing where one of the two has none."""
    sizes = [match[1] for text in (before, after) if (match := _SIZE.search(text))]
    if len(sizes) < 2 or sizes[0] == sizes[1]:
        return ""
    return f" ({Decimal(sizes[1]) - Decimal(sizes[0]):+f})"


def _said(figures: Figures) -> str:
    return f"{figures['status']}, {figures['headline']}"


def _figure(figure: Mapping[str, Any]) -> str:
    parts = [f"{name} {value}" for name in ("amount", "minimum", "maximum") if (value := figure.get(name)) is not None]
    if figure.get("schedule"):
        parts.append("years " + ", ".join(figure["schedule"]))
    return f"{' '.join(parts) or 'no figure'} ({figure['certainty']})"
