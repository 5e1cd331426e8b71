"""What is remembered of a conversation: facts with the turn they came from, the rules spoken of, what was asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from assistant.understanding.binding import BoundFact
from assistant.understanding.companies import Companies, companies_of, company_named
from assistant.understanding.one_by_one import FIRST, are_together, begins_with_one, company_turned_to, lettered
from assistant.understanding.places import Places
from assistant.understanding.returning import takes_back
from tools.facts import Fact, Kind


@dataclass(frozen=True)
class Offered:
    """A reading of the last message that the person may confirm: a rule's id, and facts in the person's own words."""

    rule: str
    facts: tuple[BoundFact, ...]


@dataclass(frozen=True)
class Company:
    """What a conversation knows of one company while it speaks of another."""

    facts: dict[str, BoundFact]
    place: str | None
    policy_place: tuple[str, ...]
    rules: tuple[str, ...]
    awards: tuple[str, ...]
    whole: tuple[str, ...]
    subject: str

    @property
    def where(self) -> str | None:
        return self.place or (self.policy_place[-1] if self.policy_place else None)


@dataclass
class Conversation:
    """Belongs to one person's dialogue; the advisor reads it and leaves it changed.

    rules    what the last answer spoke of; `earlier` what the one before did; `seen` all of them
    said     the person's last messages, for what a change of place makes a fact of
    awards   those of the rules spoken of last that give an award; a clause looked up in between leaves them
    whole    the rules whose sum was asked for
    given    the fixed amount that the last answer led with, in 万元
    level    the one place whose award was asked for, of several chained to one another: 市里给多少
    before   the facts as they were before the last change of one, or before all that is `supposing`
    companies  those that one message told of, with the one spoken of now; `aside` the facts and place of the others
    number   which company is spoken of, where they are told of one after the other, else 0; `others` the others, by their
             numbers; `together` whether the place said is that of all
    """

    turn: int = 0
    facts: dict[str, BoundFact] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    awards: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    given: Decimal | None = None
    level: str | None = None
    before: dict[str, BoundFact] | None = None
    supposing: bool = False
    subject: str = ""
    asked: tuple[Fact, ...] = ()
    place: str | None = None
    policy_place: tuple[str, ...] = ()
    offered: Offered | None = None
    companies: Companies | None = None
    aside: dict[str, tuple[dict[str, BoundFact], str | None]] = field(default_factory=dict)
    number: int = 0
    others: dict[int, Company] = field(default_factory=dict)
    together: bool = False

    def attend(self, text: str) -> str:
        """What a message says of the company asked about, where several are told of; that one's facts are taken up."""
        if takes_back(text, self.supposing):
            self._take_back()
        if (told := companies_of(text)) is not None:
            self._turn_to(told.asked)
            self.companies = told
            return told.told[told.asked]
        if self.companies is None:
            self._attend_to_one(text)
            return text
        named = company_named(text, self.companies.told)
        if named is None or named == self.companies.asked:
            return text
        new = named not in self.aside
        self._turn_to(named)
        return f"{self.companies.told[named]}，{text}" if new else text

    def _attend_to_one(self, text: str) -> None:
        """Takes up what is known of the company that the message turns to, where they are told of one after the other."""
        if not self.number:
            letter = lettered(text)
            if letter is not None or begins_with_one(text):
                self.number, self.together = letter or FIRST, letter is not None or are_together(text)
            return
        now = Company(
            self.facts, self.place, self.policy_place, self.rules, self.awards, self.whole, self.subject
        )
        places = {number: company.where for number, company in self.others.items()} | {self.number: now.where}
        if (number := company_turned_to(text, self.number, places)) == self.number:
            return
        self.others[self.number] = now
        self.number = number
        self.asked, self.offered, self.said, self.before, self.supposing = (), None, (), None, False
        if (known := self.others.pop(number, None)) is not None:
            self.facts, self.place, self.policy_place = known.facts, known.place, known.policy_place
            self.rules, self.awards, self.whole, self.subject = known.rules, known.awards, known.whole, known.subject
            return
        self.facts, self.whole = {}, ()
        if not self.together:
            self.place, self.policy_place = None, ()

    def _turn_to(self, company: str) -> None:
        """Puts aside what is known of one company and takes up what is known of another."""
        if self.companies is not None:
            self.aside[self.companies.asked] = (self.facts, self.place)
            self.facts, self.place = self.aside.get(company, ({}, None))
            self.asked, self.offered = (), None
            self.companies = replace(self.companies, asked=company)

    def speak_of(self, rules: tuple[str, ...]) -> None:
        """Takes the rules for the ones that the conversation is about now."""
        left = tuple(rule for rule in self.rules if rule not in rules)
        if not set(rules) & set(self.rules) or (left and set(rules) < set(self.rules)):
            self.earlier = left  # of several spoken of, 合计 means those that were left aside too
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

    def _said_in_the_same_words(self, facts: dict[str, BoundFact]) -> dict[str, BoundFact]:
        """Further facts that the words now corrected stated too, corrected likewise: the 智能工厂 that turned out to be a
        数字化车间 was the district's title and the city's."""
        found: dict[str, BoundFact] = {}
        for name, now in facts.items():
            before = self.facts.get(name)
            if before is None or not before.spans or before.value == now.value:
                continue
            for other, known in self.facts.items():
                same = (known.turn, known.spans, known.value) == (before.turn, before.spans, before.value)
                if same and other not in facts and _can_be(known.fact, now):
                    found[other] = replace(now, fact=known.fact)
        return found

    def remember(self, facts: dict[str, BoundFact], places: Places, supposed: bool = False) -> None:
        """`supposed`: the facts are only supposed (要是30万呢), so that what they replace still holds."""
        facts = {**self._said_in_the_same_words(facts), **facts}
        known = {name: self.facts[name].value for name in facts if name in self.facts}
        changed = any(facts[name].value != value for name, value in known.items())
        if changed or (supposed and len(known) < len(facts)):
            if not (supposed and self.supposing):
                self.before = dict(self.facts)
            self.supposing = supposed
        self.facts.update(facts)
        if places.company:
            self.place = places.company


def _can_be(fact: Fact, bound: BoundFact) -> bool:
    """Whether another fact's new value is one that this fact may have."""
    if fact.kind is not bound.fact.kind:
        return False
    return fact.kind is not Kind.CHOICE or bound.value in {choice.value for choice in fact.choices}
