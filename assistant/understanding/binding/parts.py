"""The sums of a message that are a part of another (其中60万…), and which of them a rule leaves out."""

from __future__ import annotations

import re
from functools import cached_property

from assistant.understanding import years
from assistant.understanding.binding.denials import denials
from assistant.understanding.binding.fact_words import GAP
from assistant.understanding.binding.labels import nearest
from assistant.understanding.binding.sums import is_paid
from assistant.understanding.message import Message
from tools.facts import Fact, Kind
from tools.quantities import Quantity, Unit
from tools.rule import Rule

COUNTED = frozenset({Unit.MONEY, Unit.AREA, Unit.PEOPLE, Unit.ITEMS})
PART_OF = re.compile(
    r"(?:其中|里头|里面|里边|当中|里有|中有)(?:有|的)?[^，。]{0,3}$|(?:其实|实际上?|不过|但是?|只是|这里)[^，。]{0,2}有$"
)
THAT_ONE = re.compile(r"[那这]家|[那这]个?(?:厂商|服务商|云商|公司)|它|他们?家|对方|该")
DENIES = re.compile(r"(?:也|都|又|并)?(?:不|没|未|非)")
THE_REST = re.compile(r"[，, ]?(?:其余|其[他它](?!厂|云)|剩下|余下|剩余)")
LEFT_OUT = re.compile(
    r"扣掉|扣除|刨去|刨掉|刨开|剔除|剔掉|去掉|减掉|减去|退(?:掉|了|回|货|款|过)|作废|红冲|冲红|(?:不|别|不能|不该)算(?!错)|(?:别|其他|另外|另一个|旁)的?(?:的)?项目"
)  # of a part: 其中210万是别的项目的, 扣掉


class Parts:
    """`whole_known`: whether a sum was said before this message."""

    def __init__(self, message: Message, whole_known: bool) -> None:
        self._message = message
        self._whole_known = whole_known
        self._alone: dict[str, tuple[tuple[Quantity, int, int], ...]] = {}
        self._denials: dict[str, list[int]] = {}

    def apart(self, quantity: Quantity, rule: Rule) -> bool:
        """Whether a condition of the rule is said not to hold of this sum alone, beside another that states its base: 60万 of
        找外地云厂商买的60万, 名录里的云服务38万."""
        return any(quantity is q for q, _, _ in self._denied_alone(rule))

    def taken_out(self, fact: Fact, rule: Rule) -> Quantity | None:
        """The part of a sum that is another base or another year's, or to which a condition of the rule does not apply:
        其中60万是去年到的, 里头有8万付给了名录外的."""
        for quantity, start, stop in self._sums:
            after = self._message.lower[start:stop]
            if any(word in after for word in fact.against) or years.names_another(after) or LEFT_OUT.search(after):
                return quantity
            if self._is_less(quantity) and any(self._denied_within(f, start, stop) for f in rule.facts):
                return quantity
        return None

    def cover(self, at: int, rule: Rule) -> bool:
        """Whether what is said there is said of a part of a sum alone, or of one of several sums."""
        if any(start <= at < stop for _, start, stop in self._denied_alone(rule)):
            return True
        return any(start <= at < stop and self._is_less(quantity) for quantity, start, stop in self._sums)

    def _denied_alone(self, rule: Rule) -> tuple[tuple[Quantity, int, int], ...]:
        """The sums of which alone a condition is denied, each with where what is said of it stands."""
        if rule.id not in self._alone:
            told = [(q, *self._told_of(q)) for q in self._message.quantities if q.unit is Unit.MONEY]
            of_which = [
                (q, start, self._goes_on(stop))
                for q, start, stop in told
                if any(self._denied_within(f, start, stop) for f in rule.facts)
            ]
            bases = rule.formula.bases() if rule.formula else ()
            rest = [(q, start, stop) for q, start, stop in told if not any(q is denied for denied, _, _ in of_which)]
            stated = any(
                any(nearest(self._message, f.words, q) is not None for f in bases)
                or self._holds(rule, start, stop)
                or is_paid(self._message, q)
                for q, start, stop in rest
            )
            self._alone[rule.id] = tuple(of_which) if stated else ()
        return self._alone[rule.id]

    def _told_of(self, quantity: Quantity) -> tuple[int, int]:
        """Where a sum is spoken of: its clause from the number before it on, and the next one where that goes on about
        it and names no number (那家不在名录)."""
        start, stop = self._message.segment_at(quantity.start)
        sums = [q for q in self._message.quantities if q.unit is Unit.MONEY]
        start = max([start, *(q.end for q in sums if start <= q.end <= quantity.start)])
        later = [q.start for q in sums if quantity.end <= q.start < stop]
        if later:
            return start, min(later)
        if stop + 1 < len(self._message.text):
            low, high = self._message.segment_at(stop + 1)
            if THAT_ONE.match(self._message.text[low:high]) and not any(
                low <= q.start < high for q in self._message.quantities
            ):
                return start, high
        return start, stop

    def _holds(self, rule: Rule, start: int, stop: int) -> bool:
        """Whether a condition of the rule is said to hold there: 名录里的花了30万."""
        said = self._message.asserted[start:stop]
        return any(word in said for f in rule.facts if f.kind is Kind.YES_NO for word in f.words if GAP not in word)

    def _goes_on(self, stop: int) -> int:
        """The end of what is denied of a sum, with the next clause where that only denies more: …买的60万, 不在名录."""
        if stop + 1 >= len(self._message.text):
            return stop
        low, high = self._message.segment_at(stop + 1)
        more = DENIES.match(self._message.text[low:high]) and low == stop + 1
        return high if more and not any(low <= q.start < high for q in self._message.quantities) else stop

    def _is_less(self, part: Quantity) -> bool:
        """Whether a part can be told from its whole: the whole is said with it, or was said before."""
        sums = [q for q in self._message.quantities if q.unit is part.unit and q is not part]
        return any(q.value > part.value for q in sums) or (not sums and self._whole_known)

    def _denied_within(self, fact: Fact, start: int, stop: int) -> bool:
        if fact.kind is not Kind.YES_NO:
            return False
        if fact.id not in self._denials:
            self._denials[fact.id] = [at for at, _ in denials(self._message, fact)]
        return any(start <= at < stop for at in self._denials[fact.id])

    @cached_property
    def _sums(self) -> tuple[tuple[Quantity, int, int], ...]:
        """The sums that are said to be a part of another (其中60万…), each with where it is said what they are: the rest of
        the clause, and the next one where that names no number."""
        found = []
        for quantity in self._message.quantities:
            if quantity.unit in COUNTED:
                start, stop = self._message.segment_at(quantity.start)
                if PART_OF.search(self._message.text[max(start, quantity.start - 10) : quantity.start]):
                    following = (
                        self._message.segment_at(stop + 1) if stop + 1 < len(self._message.text) else (stop, stop)
                    )
                    if not THE_REST.match(self._message.text, following[0]) and not any(following[0] <= q.start < following[1] for q in self._message.quantities):
                        stop = following[1]
                    found.append((quantity, quantity.end, stop))
        return tuple(found)
