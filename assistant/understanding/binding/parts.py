"""The sums of a message that are a part of another (其中60万…), and which of them a rule leaves out."""

from __future__ import annotations

import re
from functools import cached_property

from assistant.understanding import years
from assistant.understanding.binding.denials import denials
from assistant.understanding.message import Message
from tools.facts import Fact, Kind
from tools.quantities import Quantity, Unit
from tools.rule import Rule

PART_OF = re.compile(
    r"(?:其中|里头|里面|里边|当中|里有|中有)(?:有|的)?[^，。]{0,3}$|(?:其实|实际上?|不过|但是?|只是|这里)[^，。]{0,2}有$"
)
LEFT_OUT = re.compile(
    r"扣掉|扣除|刨去|刨掉|刨开|剔除|剔掉|去掉|减掉|减去|(?:不|别|不能|不该)算(?!错)|(?:别|其他|另外|另一个|旁)的?(?:的)?项目"
)  # of a part: 其中210万是别的项目的, 扣掉


class Parts:
    """`whole_known`: whether a sum was said before this message."""

    def __init__(self, message: Message, whole_known: bool) -> None:
        self._message = message
        self._whole_known = whole_known

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

    def cover(self, at: int) -> bool:
        """Whether what is said there is said of a part of a sum alone."""
        return any(start <= at < stop and self._is_less(quantity) for quantity, start, stop in self._sums)

    def _is_less(self, part: Quantity) -> bool:
        """Whether a part can be told from its whole: the whole is said with it, or was said before."""
        sums = [q for q in self._message.quantities if q.unit is Unit.MONEY and q is not part]
        return any(q.value > part.value for q in sums) or (not sums and self._whole_known)

    def _denied_within(self, fact: Fact, start: int, stop: int) -> bool:
        return fact.kind is Kind.YES_NO and any(start <= at < stop for at, _ in denials(self._message, fact))

    @cached_property
    def _sums(self) -> tuple[tuple[Quantity, int, int], ...]:
        """The sums that are said to be a part of another (其中60万…), each with where it is said what they are: the rest of
        the clause, and the next one where that names no number."""
        found = []
        for quantity in self._message.quantities:
            if quantity.unit is Unit.MONEY:
                start, stop = self._message.segment_at(quantity.start)
                if PART_OF.search(self._message.text[max(start, quantity.start - 10) : quantity.start]):
                    following = (
                        self._message.segment_at(stop + 1) if stop + 1 < len(self._message.text) else (stop, stop)
                    )
                    if not any(following[0] <= q.start < following[1] for q in self._message.quantities):
                        stop = following[1]
                    found.append((quantity, quantity.end, stop))
        return tuple(found)
