"""The facts of rules that one message states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from assistant.understanding.binding.bound_fact import BoundFact
from assistant.understanding.binding.choices import choice_named
from assistant.understanding.binding.kinds import kinds_held
from assistant.understanding.binding.numbers import Numbers
from assistant.understanding.binding.owners import Owners
from assistant.understanding.binding.parts import Parts
from assistant.understanding.binding.points import points_given
from assistant.understanding.binding.said import Said
from assistant.understanding.binding.yes_no import yes_no
from assistant.understanding.message import Message
from tools.facts import Fact, Kind
from tools.formulas import PerUnit
from tools.quantities import Quantity
from tools.rule import Rule


class Binder:
    """Binds one message to rules. `asked`: facts that the advisor asked for in the turn before; `known`: facts stated so
    far; `open_facts`: facts of the rules spoken of, which a short reply may state without naming them; `today`: the day
    that 今年 is said on."""

    def __init__(
        self,
        message: Message,
        asked: Sequence[Fact] = (),
        known: Iterable[str] | Mapping[str, BoundFact] = (),
        turn: int = 0,
        open_facts: Iterable[str] = (),
        today: date | None = None,
    ) -> None:
        self._said = Said(message, asked, known, turn, open_facts, today)
        self._owners = Owners(message, self.free)
        self._parts = Parts(message, whole_known=bool(self._said.known))

    @property
    def free(self) -> tuple[Quantity, ...]:
        """The numbers that may state a fact."""
        return self._said.free

    @property
    def claims(self) -> tuple[Quantity, ...]:
        """The numbers that the person believes to be the award."""
        return self._said.claims

    def attend(self, subjects: Sequence[tuple[int, int, frozenset[str]]]) -> None:
        """Take note of where the words of rules stand, in order, each with the rules that it speaks for."""
        named = [s for s in subjects if not any(_is_digits_of(s, q) for q in self._said.message.quantities)]
        self._owners = Owners(self._said.message, self.free, named)

    def owners(self, quantity: Quantity) -> frozenset[str]:
        """The rules whose subject stands nearest to a number; empty where no subject is near."""
        return self._owners.of(quantity)

    def taken_out(self, fact: Fact, rule: Rule) -> Quantity | None:
        """The part of a sum that the rule leaves out; see `Parts`."""
        return self._parts.taken_out(fact, rule)

    def bind(self, rule: Rule, spans: Sequence[tuple[int, int]] = ()) -> dict[str, BoundFact]:
        """The facts of a rule that the message states. `spans`: where the rule's subject stands."""
        several = next((found for fact in rule.facts if (found := kinds_held(self._said, rule, fact))), None)
        bound = Numbers(self._said, self._owners, self._parts).bind(rule, spans)
        for fact in rule.facts:
            if fact.kind is Kind.POINTS and (found := points_given(self._said, fact)):
                bound[fact.id] = found
            if fact.kind is Kind.CHOICE and (found := choice_named(self._said, fact, spans)):
                bound[fact.id] = found
        if several is not None and isinstance(rule.formula, PerUnit):
            bound[several.fact.id] = several
            bound.pop(rule.formula.count.id, None)  # each kind has its own
        chosen = [span for b in bound.values() if b.fact.kind is Kind.CHOICE for span in b.spans]
        for fact in rule.facts:
            if fact.kind is Kind.YES_NO and (found := yes_no(self._said, self._parts, self._owners, rule, fact, chosen)):
                bound[fact.id] = found
        return bound


def _is_digits_of(subject: tuple[int, int, frozenset[str]], quantity: Quantity) -> bool:
    """Whether the words are only a part of a number: 一亿 of 一亿零五百万."""
    start, end, _ = subject
    return quantity.start <= start and end <= quantity.end and end - start < quantity.end - quantity.start
