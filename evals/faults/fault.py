"""One planted fault, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.answer import Answer
from assistant.conversation import Conversation
from evals.runner import Asked
from evals.schema import Case, Suite

Plant = Callable[[Asked], AbstractContextManager[Asked]]
"""Puts the fault in for as long as the context lasts; gives the advisor to ask meanwhile."""


@dataclass(frozen=True)
class Fault:
    """A fault. `suites` are those that it has to turn red; `rules` those whose cases are tried, None: all cases."""

    kind: str
    name: str
    suites: frozenset[Suite]
    plant: Plant
    rules: frozenset[str] | None = None

    def tried_on(self, cases: Sequence[Case]) -> list[Case]:
        """The cases that should notice it."""
        return [
            case
            for case in cases
            if case.suite in self.suites and (self.rules is None or self.rules & set(case.rules or ()))
        ]


@dataclass(frozen=True)
class Noticed:
    """A fault with the case that noticed it first (`by`, None: none did) and how many were tried until then."""

    fault: Fault
    by: Case | None
    tried: int


class Tampered:
    """An advisor whose answers are changed on their way out."""

    def __init__(self, advisor: Asked, change: Callable[[Answer], Answer]) -> None:
        self._advisor = advisor
        self._change = change

    def ask(self, text: str, memory: Conversation, as_of: date) -> Answer:
        return self._change(self._advisor.ask(text, memory=memory, as_of=as_of))


def suites(*names: Suite) -> frozenset[Suite]:
    return frozenset(names)


@contextmanager
def replaced(owner: object, name: str, value: Any) -> Iterator[None]:
    """Another value of a class's or module's name for a while. Raises AttributeError where the name is not there."""
    original = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, original)
