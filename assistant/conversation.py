"""What is remembered of a conversation: facts with the turn they came from, the rules spoken of, what was asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assistant.understanding.binding import BoundFact
from assistant.understanding.companies import Companies, companies_of, company_named
from assistant.understanding.places import Places
from assistant.understanding.returning import takes_back
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
    awards   those of the rules spoken of last that give an award; a clause looked up in between leaves them
    whole    the rules whose sum was asked for
    before   the facts as they were before the last change of one, or before all that is `supposing`
    companies  those that one message told of, with the one spoken of now; `aside` the facts and place of the others
    """

    turn: int = 0
    facts: dict[str, BoundFact] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    awards: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    before: dict[str, BoundFact] | None = None
    supposing: bool = False
    subject: str = ""
    asked: tuple[Fact, ...] = ()
    place: str | None = None
    policy_place: tuple[str, ...] = ()
    offered: Offered | None = None
    companies: Companies | None = None
    aside: dict[str, tuple[dict[str, BoundFact], str | None]] = field(default_factory=dict)

    def attend(self, text: str) -> str:
        """What a message says of the company asked about, where several are told of; that one's facts are taken up."""
        if takes_back(text, self.supposing):
            self._take_back()
        if (told := companies_of(text)) is not None:
            self._turn_to(told.asked)
            self.companies = told
            return told.told[told.asked]
        if self.companies is None:
            return text
        named = company_named(text, self.companies.told)
        if named is None or named == self.companies.asked:
            return text
        new = named not in self.aside
        self._turn_to(named)
        return f"{self.companies.told[named]}，{text}" if new else text

    def _turn_to(self, company: str) -> None:
        """Puts aside what is known of one company and takes up what is known of another."""
        if self.companies is not None:
            self.aside[self.companies.asked] = (self.facts, self.place)
            self.facts, self.place = self.aside.get(company, ({}, None))
            self.asked, self.offered = (), None
            self.companies = replace(self.companies, asked=company)

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

    def _take_back(self) -> None:
        """Puts the facts back as they were before what was supposed, or else changed last."""
        if self.before is not None:
            self.facts, self.before, self.supposing = self.before, None, False

    def remember(self, facts: dict[str, BoundFact], places: Places, supposed: bool = False) -> None:
        """`supposed`: the facts are only supposed (要是30万呢), so that what they replace still holds."""
        known = {name: self.facts[name].value for name in facts if name in self.facts}
        changed = any(facts[name].value != value for name, value in known.items())
        if changed or (supposed and len(known) < len(facts)):
            if not (supposed and self.supposing):
                self.before = dict(self.facts)
            self.supposing = supposed
        self.facts.update(facts)
        if places.company:
            self.place = places.company
