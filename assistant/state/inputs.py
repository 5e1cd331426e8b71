"""What an answer was made from beside its question, kept with it so that it can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.conversation import Conversation
from assistant.state.memory import bound_from_record, bound_record, from_record
from assistant.understanding.binding import BoundFact

PLAN = "plan"
"""In the place of a rule: the whole plan of a company, in the place that was chosen."""


@dataclass(frozen=True)
class Inputs:
    """How an answer came about; without any of these, a question in words that nothing preceded.

    remembered   what the conversation knew before, as `memory.as_record` writes it
    language     of the answer; None where it followed the question
    stated       facts of a form that answered instead of words, and `place`, the sentence that a chosen place is;
                 of a plan the place itself
    rule         the one rule that was calculated, or PLAN, with the facts as `written`, by id
    model        name of the language model that was turned on
    """

    remembered: Mapping[str, Any] | None = None
    language: str | None = None
    stated: tuple[BoundFact, ...] | None = None
    place: str = ""
    rule: str | None = None
    written: Mapping[str, str] = field(default_factory=dict)
    model: str | None = None

    def record(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "remembered": self.remembered,
            "language": self.language,
            "stated": None if self.stated is None else [bound_record(bound) for bound in self.stated],
            "place": self.place,
            "rule": self.rule,
            "written": dict(self.written),
            "model": self.model,
        }

    def memory(self) -> Conversation:
        """What was remembered, ready to go on from; the record stays as it is."""
        return Conversation() if self.remembered is None else from_record(self.remembered)


def inputs_of(record: Mapping[str, Any]) -> Inputs:
    """The inputs that a record holds. Raises LookupError where a fact of it is no fact of a rule any more."""
    stated = record["stated"]
    return Inputs(
        remembered=record["remembered"],
        language=record["language"],
        stated=None if stated is None else tuple(bound_from_record(entry) for entry in stated),
        place=record["place"],
        rule=record["rule"],
        written=record["written"],
        model=record["model"],
    )
