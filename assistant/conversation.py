"""What is remembered of a conversation: facts with the turn they came from, the rules spoken of, what was asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.understanding.binding import BoundFact
from assistant.understanding.places import Places
from tools.facts import Fact


@dataclass(frozen=True)
class Offered:
    """A reading of the last message that the person may confirm: a rule's id, and facts in the person's own words."""

    rule: str
    facts: tuple[BoundFact, ...]


@dataclass
class Conversation:
    """Belongs to one person's dialogue; the advisor reads it and leaves it changed.

    rules    what the last answer spoke of; `earlier` what the one before did; `seen` all of them
    said     the person's last messages, for what a change of place makes a fact of
    """

    turn: int = 0
    facts: dict[str, BoundFact] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    subject: str = ""
    asked: tuple[Fact, ...] = ()
    place: str | None = None
    policy_place: tuple[str, ...] = ()
    offered: Offered | None = None

    def speak_of(self, rules: tuple[str, ...]) -> None:
        """Takes the rules for the ones that the conversation is about now."""
        if not set(rules) & set(self.rules):
            self.earlier = self.rules
        self.rules = rules
        self.seen = tuple(dict.fromkeys((*self.seen, *rules)))

    def reset(self) -> None:
        """Forgets everything but the number of turns."""
        turn = self.turn
        self.__init__()  # type: ignore[misc]
        self.turn = turn

    def remember(self, facts: dict[str, BoundFact], places: Places) -> None:
        self.facts.update(facts)
        if places.company:
            self.place = places.company
