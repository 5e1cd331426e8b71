"""Puts the conversations to the advisor and counts what becomes of their figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from assistant.conversation import Conversation
from evals.talks.moving import Talk
from evals.talks.sources import Asked, Figure

Outcome = Literal["same", "asked", "silent", "changed"]
OUTCOMES: tuple[Outcome, ...] = ("same", "asked", "silent", "changed")


@dataclass
class Counts:
    """Outcomes by move, and the conversations that did not come to the same.

    same     the figure of the single message, or, where nothing is given, its status without a figure
    asked    a fact is asked for
    silent   no figure is shown: declined, or a clause quoted
    changed  another figure, a figure where none is due, or not eligible where one is
    """

    by_move: dict[str, Counter[Outcome]] = field(default_factory=lambda: defaultdict(Counter))
    missed: list[tuple[Outcome, Talk, Figure]] = field(default_factory=list)

    def total(self, outcome: Outcome) -> int:
        return sum(counts[outcome] for counts in self.by_move.values())

    @property
    def talks(self) -> int:
        return sum(self.total(outcome) for outcome in OUTCOMES)

    def lines(self) -> list[str]:
        """A table by move, then the sum with the share of changed figures."""
        rows = [f"{'move':22}" + "".join(f"{outcome:>9}" for outcome in OUTCOMES)]
        rows += [
            f"{move:22}" + "".join(f"{self.by_move[move][o]:9}" for o in OUTCOMES) for move in sorted(self.by_move)
        ]
        rows.append(f"{'all':22}" + "".join(f"{self.total(o):9}" for o in OUTCOMES))
        rows.append(f"changed: {self.total('changed') / max(1, self.talks):.2%} of {self.talks}")
        return rows


def ask_all(talks: Iterable[Talk], advisor: Asked) -> Counts:
    """Each talk in a conversation of its own; only the last answer counts."""
    counts = Counts()
    for talk in talks:
        memory = Conversation()
        got = [Figure.of(advisor.ask(turn, memory, talk.as_of)) for turn in talk.turns][-1]
        outcome = judged(got, talk.due)
        counts.by_move[talk.move][outcome] += 1
        if outcome != "same":
            counts.missed.append((outcome, talk, got))
    return counts


def judged(got: Figure, due: Figure) -> Outcome:
    """What became of the figure that is due."""
    if got.parts[:3] == due.parts[:3] and (got.parts or got.status == due.status):  # the years of an amount may stand by it
        return "same"
    if got.parts or got.status == "not_eligible":
        return "changed"
    return "asked" if got.status == "needs_facts" else "silent"
