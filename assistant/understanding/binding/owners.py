"""Which rule's subject stands nearest to a number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from assistant.understanding.binding.labels import OTHER_BASES, nearest
from assistant.understanding.message import Message
from tools.facts import Fact
from tools.quantities import Quantity, Unit
from tools.rule import Rule


class Owners:
    """`free`: the numbers that may state a fact. `subjects`: where the words of rules stand, in order, each with the rules
    that it speaks for."""

    def __init__(
        self, message: Message, free: Sequence[Quantity], subjects: Sequence[tuple[int, int, frozenset[str]]] = ()
    ) -> None:
        self._message = message
        self._free = tuple(free)
        self._subjects = tuple(subjects)
        self._owned: dict[Quantity, frozenset[str]] = {}
        self._owned_by_unit: dict[Unit, frozenset[str]] = {}

    def of(self, quantity: Quantity) -> frozenset[str]:
        """The rules whose subject stands nearest; see `_nearest_subject`."""
        if quantity not in self._owned:
            self._owned[quantity] = self._nearest_subject(quantity)
        return self._owned[quantity]

    @cached_property
    def sums_of_no_other_base(self) -> tuple[Quantity, ...]:
        """The free sums that no word for another base stands near: found once, however many facts ask."""
        return tuple(q for q in self._free if q.unit is Unit.MONEY and nearest(self._message, OTHER_BASES, q) is None)

    def elsewhere(self, rule: Rule, quantity: Quantity, fact: Fact | None = None) -> bool:
        """Whether the number stands with another rule's subject, while this rule's own stands with another number. A subject
        that is a name of the fact as well (设备投资) takes nothing away from it."""
        owners = self.of(quantity)
        if not owners or rule.id in owners or rule.id not in self._of_unit(quantity.unit):
            return False
        if fact is None:
            return True
        start, stop = self._message.segment_at(quantity.start)
        alone = not any(start <= s[0] < stop for s in self._subjects)
        if alone and nearest(self._message, (*fact.words, fact.label), quantity) is not None:
            return False  # its own clause names the fact, the other subject stands in an earlier one
        return not any(word in fact.words for word in self._words_beside(quantity))

    def said_of_another(self, rule: Rule, at: int, end: int) -> bool:
        """Whether words lie in a clause that speaks of other rules' subjects only, while this rule's stands in another
        clause: 绿色工厂拿到了, 单项冠军没评上. What is a part of the words is no subject: 上规模 of 没上规模."""
        start, stop = self._message.segment_at(at)
        here = [s for s in self._subjects if start <= s[0] < stop and not at < s[0] < end]
        if not here or any(rule.id in rules for _, _, rules in here):
            return False
        return any(rule.id in rules for _, _, rules in self._subjects)

    def _words_beside(self, quantity: Quantity) -> tuple[str, ...]:
        """The words of subjects in the clause before a number."""
        start, _ = self._message.segment_at(quantity.start)
        near = (s for s in self._subjects if start <= s[0] and s[1] <= quantity.start)
        return tuple(self._message.lower[low:high] for low, high, _ in near)

    def _of_unit(self, unit: Unit) -> frozenset[str]:
        """The rules whose subject stands nearest to some number of this unit."""
        if unit not in self._owned_by_unit:
            owners = (self.of(q) for q in self._free if q.unit is unit)
            self._owned_by_unit[unit] = frozenset().union(*owners)
        return self._owned_by_unit[unit]

    def _nearest_subject(self, quantity: Quantity) -> frozenset[str]:
        """The rules whose subject stands nearest: right behind the number (前5的节点), else before it in the segment,
        else behind it; empty where no subject is near."""
        segment = self._message.segment_at(quantity.start)
        around = [s for s in self._subjects if s[0] <= quantity.start and quantity.end <= s[1]]
        if around:  # 前10的平台: the number is a part of the name
            return frozenset().union(*(s[2] for s in around))
        inside = [s for s in self._subjects if segment[0] <= s[0] < segment[1]]
        behind = [s for s in inside if quantity.end <= s[0] <= quantity.end + 3]
        before = [s for s in inside if s[1] <= quantity.start]
        after = [s for s in inside if s[0] >= quantity.end]
        if behind:
            return _together(behind, behind[0][0], 0)
        if before:
            return _together(before, before[-1][1], 1)
        if after:
            return _together(after, after[0][0], 0)
        earlier = [s for s in self._subjects if s[1] <= segment[0]]
        return _together(earlier, earlier[-1][1], 1) if earlier else frozenset()


def _together(subjects: Sequence[tuple[int, int, frozenset[str]]], at: int, side: int) -> frozenset[str]:
    """The rules of all subjects that begin (side 0) or end (side 1) at one place."""
    return frozenset().union(*(s[2] for s in subjects if s[side] == at))
