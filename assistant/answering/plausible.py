"""Values that a fact cannot have (negative, beyond anything plausible) are set aside, and the person is told of each."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answer import NoticeKind
from assistant.errors import BadFact
from assistant.grounding import Role
from assistant.turn import Turn
from assistant.understanding.binding import BoundFact
from tools.facts import Fact, FactError, Problem, Value, checked


def plausible(facts: Mapping[str, BoundFact], turn: Turn) -> dict[str, BoundFact]:
    """The facts without those whose value no such fact can have."""
    kept = {}
    for fact_id, bound in facts.items():
        try:
            for value in (bound.value, bound.low, bound.high):
                if value is not None:
                    checked(bound.fact, value)
        except FactError as error:
            _tell(error, bound.quote, turn)
        else:
            kept[fact_id] = bound
    return kept


def can_have(fact: Fact, value: Value) -> bool:
    try:
        checked(fact, value)
    except FactError:
        return False
    return True


def _tell(error: FactError, quote: str, turn: Turn) -> None:
    problem = BadFact(error).words(turn.strings)
    if quote and error.problem is Problem.BEYOND_LIMITS:  # in the person's own words rather than as we read them
        problem = turn.strings.say("answer.implausible", label=error.label, quote=quote)
    notice: tuple[NoticeKind, str, Role] = ("premise", problem, "user")
    if notice not in turn.reply.notices:
        turn.reply.notices.append(notice)
        turn.composer.ground.allow("user", problem)
