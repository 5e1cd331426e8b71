"""Which number of a message is which fact of a rule: by the label beside it, or because it can be no other."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from assistant.understanding import years
from assistant.understanding.binding.amounts import exact, inexact, single
from assistant.understanding.binding.bound_fact import BoundFact, Reading
from assistant.understanding.binding.candidate import LABELLED, Candidate
from assistant.understanding.binding.derived import (
    value_by_share,
    value_less_others,
    value_less_share,
    value_of_list,
    value_of_parts,
)
from assistant.understanding.binding.instalments import told_by_stretches, value_by_stretches
from assistant.understanding.binding.labels import (
    OTHER_BASES,
    is_beside,
    is_never,
    is_of_the_past,
    is_qualified,
    is_spent_on_another,
    is_strong,
    names_more,
    nearest,
    other_base,
    within,
    within_any,
)
from assistant.understanding.binding.leading import UNREAL, lead_on
from assistant.understanding.binding.objects import is_of_something_else, words_of
from assistant.understanding.binding.owners import Owners
from assistant.understanding.binding.parts import Parts
from assistant.understanding.binding.said import Said
from assistant.understanding.binding.series import (
    are_items,
    is_counted_list,
    is_told_by_year,
    several_values,
    yearly_values,
)
from assistant.understanding.binding.sums import (
    is_first_passed,
    is_real,
    is_said_exactly,
    is_spent_on,
    is_unreal,
    is_whole,
    passes,
)
from assistant.understanding.binding.totals import value_told_by_others
from assistant.understanding.binding.undivided import is_undivided
from assistant.understanding.binding.unit_prices import value_of_things
from assistant.understanding.binding.year_from_today import year_from_today
from assistant.understanding.paid import has_not_come, is_given_by
from assistant.understanding.quantities_as_facts import can_state
from tools.conditions import Limit
from tools.facts import Fact, Kind
from tools.formulas import YearlyRent, YearlyShares
from tools.quantities import Quantity, Unit
from tools.rule import Rule

SOLE = 1.0
PAST, REAL_MONEY, STRONG = 2.0, 0.6, 0.8
SPENT_ON = 2.2  # a payment for what an earlier clause named: less than a label beside the number
AGAINST = 1.2  # what another base named in the same clause takes from a label
WHOLE = re.compile(r"(?:总投|总共|一共|总盘|总造价|总额|全部|整个|拢共|统共|合计)[^，。,;；\d]{0,5}$")
WHOLE_SPAN = 9  # how far before a number its being a whole may be said, in characters
BROUGHT_TO = re.compile(r"凑(?:到|够|成|足)?$")
LESS_A_PART = re.compile(r"[^。；;]{0,3}(?:差|扣|减|刨|去掉|少)[^。；;]{1,14}?(?:也就是|就是|等于|剩下?|净)(?:说)?(?:是|有)?")
"""半个亿差六百万, 也就是4400万: between a sum and what is left of it."""
SUMMING = ("一共", "总共", "合计", "总计", "共计")  # of what is known already: 现在一共779万了
RECEIVED = re.compile(
    r"(?:市里|市级|市财政|区里|省里|国家|中央|上级|政府)[^，。]{0,6}(?:给|补|奖|拨|批|发|下达|到账|到手|到位|下来)(?:了|过|的|我们|到)*$"
)


class Numbers:
    """Finds the facts of a rule that numbers of one message state."""

    def __init__(self, said: Said, owners: Owners, parts: Parts) -> None:
        self._said = said
        self._owners = owners
        self._parts = parts

    def bind(self, rule: Rule, spans: Sequence[tuple[int, int]]) -> dict[str, BoundFact]:
        facts = [fact for fact in rule.facts if fact.kind not in (Kind.YES_NO, Kind.CHOICE)]
        own = tuple(word for fact in facts for word in (*fact.words, fact.label))
        known = words_of(rule)
        candidates = [
            Candidate(fact, quantity, score)
            for fact in facts
            for quantity in self._said.message.quantities
            if self._fits(rule, quantity, fact)
            and quantity is not self._parts.taken_out(fact, rule)
            and not self._parts.apart(quantity, rule)
            and (id(quantity) in self._said.free_ids or (fact.claim and quantity in self._said.claims))
            and (fact.claim or fact.kind is Kind.YEAR or not self._owners.elsewhere(rule, quantity, fact))
            and (score := self._score(fact, quantity, spans, own, known)) > 0
        ]
        candidates.sort(key=lambda c: (-c.score, c.quantity.start))
        taken: dict[str, list[Candidate]] = {}
        used: set[Quantity] = set()
        for candidate in candidates:
            if candidate.quantity in used or candidate.fact.id in taken:
                continue
            taken[candidate.fact.id] = [candidate]
            used.add(candidate.quantity)
        lead_on(self._said, self._owners, rule, facts, taken, used, own)
        for fact in sorted(facts, key=self._turn_of_asking):
            if fact.id in taken or self._is_side(rule, fact, taken):
                continue
            sole = self._sole(rule, fact, used, spans, known)
            if sole:
                taken[fact.id] = [Candidate(fact, sole, SOLE)]
                used.add(sole)
        bound: dict[str, BoundFact] = {}
        for fact in facts:
            derived = (
                value_by_share(self._said, fact, taken.get(fact.id))
                or value_less_share(self._said, fact)
                or value_of_parts(self._said, fact)
                or value_told_by_others(self._said, fact)
                or value_less_others(self._said, fact)
            )
            if derived is not None:
                bound[fact.id] = derived
                continue
            counted_years = years.years_counted(self._said.message) if _is_counted(rule, fact) else None
            if counted_years is not None:
                count, start, end = counted_years
                bound[fact.id] = self._said.stated(fact, Decimal(count), start, end)
                continue
            asked = years.ordinal_asked(self._said.message) if fact.kind is Kind.ORDINAL else None
            if asked is not None:
                word = next(q for q in self._said.free if q.unit is Unit.ORDINAL_YEAR and q.value == asked)
                bound[fact.id] = self._said.stated(fact, Decimal(asked), word.start, word.end)
                continue
            if fact.kind is Kind.ORDINAL and len({q.value for q in self._said.free if q.unit is Unit.ORDINAL_YEAR}) > 1:
                continue
            if fact.choices and (counted := value_of_list(self._said, fact)):
                bound[fact.id] = counted
                continue
            if fact.id in taken and (priced := value_of_things(self._said, fact, taken[fact.id][0].quantity)) is not None:
                bound[fact.id] = priced
                continue
            if fact.id not in taken and (said := year_from_today(self._said, rule, fact)) is not None:
                bound[fact.id] = said
                continue
            if fact.id in taken:
                others = [c for c in candidates if c.fact is fact and c.quantity not in used and c.score >= LABELLED]
                bound[fact.id] = self._value(rule, fact, taken[fact.id][0], others, used)
        return bound

    def _turn_of_asking(self, fact: Fact) -> tuple[bool, int]:
        """The order in which a number without a label is given to facts: a bare reply is to what was asked for, a
        correction is of what was said last."""
        said_in = self._said.said_in.get(fact.id, -1)
        return not (said_in < 0 and self._said.is_reply and fact in self._said.asked), -said_in

    def _fits(self, rule: Rule, quantity: Quantity, fact: Fact) -> bool:
        if is_undivided(self._said.message, fact, quantity):
            return False
        if fact.givers and has_not_come(self._said.message, quantity):
            return False
        if self._said.gives_scores and quantity.unit is Unit.BARE and fact.kind is not Kind.POINTS:
            return False
        if years.names_past(" ".join((fact.label, *fact.words))) and (
            self._said.has_passed(quantity) or is_first_passed(self._said.message, quantity)
        ):
            return False
        counted = (
            fact.kind in (Kind.PEOPLE, Kind.COMPANIES) and quantity.unit is Unit.ITEMS and quantity.classifier == "个"
        )
        lasting = quantity.unit is Unit.MONTHS and fact.kind is Kind.YEARS and _is_threshold(rule, fact)
        return (
            counted
            or lasting
            or can_state(quantity, fact.kind)
            or (quantity.unit is Unit.BARE and fact.kind not in (Kind.YEAR, Kind.ORDINAL))
        )

    def _score(
        self, fact: Fact, quantity: Quantity, spans: Sequence[tuple[int, int]], own: Sequence[str], known: str
    ) -> float:
        """How well a label near the number names the fact; 0 where none does or another base is nearer."""
        label = nearest(self._said.message, (*fact.words, fact.label), quantity)
        spent_on = is_spent_on(self._said.message, fact, quantity, spans)
        given = is_given_by(self._said.message, quantity, fact.givers) and not is_qualified(
            self._said.message, fact, quantity
        )
        least = SPENT_ON if spent_on or given else 0.0
        if fact.kind is Kind.MONEY and self._is_of_something_else(quantity, known, spans):
            return 0.0
        if self._covers_more(fact, quantity) or is_never(self._said.message, fact, quantity):
            return 0.0
        if label is None:
            return least
        bases = (b for b in OTHER_BASES if not within(b, own))
        others = (*fact.against, *bases)
        other = other_base(self._said.message, others, quantity)
        if other is not None and (
            other < label or (other == label and names_more(self._said.message, fact, others, quantity, label))
        ):
            return 0.0
        if is_spent_on_another(self._said.message, quantity, own):
            return 0.0
        doubt = 0.0
        if is_qualified(self._said.message, fact, quantity):
            if (
                fact.loosely
                and nearest(self._said.message, [w for w in fact.words if w not in fact.loosely], quantity) is None
            ):
                return 0.0
            doubt = AGAINST
        near = min((abs(start - quantity.start) for start, _ in spans), default=40)
        bare = 1.5 if quantity.unit is Unit.BARE else 0.0
        if bare and fact.kind is not Kind.MONEY and label > 2 and fact not in self._said.asked:
            return 0.0
        bare += 1.0 if quantity.comparison in ("over", "at_least", "under", "at_most") else 0.0
        past = is_of_the_past(self._said, fact, quantity)
        doubt += PAST if past else 0.0
        if fact.kind is Kind.MONEY and not within_any(UNREAL, own):
            doubt += (AGAINST if is_unreal(self._said.message, quantity) else 0.0) - (
                REAL_MONEY if is_real(self._said.message, quantity) else 0.0
            )
        if fact.loosely and not past and is_strong(self._said.message, fact, quantity):
            doubt -= STRONG
        return max(least, LABELLED, LABELLED + 2 - label / 8 - min(near, 40) / 80 - bare / 2 - doubt)

    def _is_side(self, rule: Rule, fact: Fact, taken: Collection[str]) -> bool:
        """Whether a sum is only held against a threshold, beside a base that is stated, and nobody asked for it."""
        if rule.formula is None or fact.kind is not Kind.MONEY or fact in rule.formula.facts:
            return False
        asked = fact in self._said.asked or fact.id in self._said.known or fact.id in self._said.open
        return not asked and any(base.id in taken for base in rule.formula.bases())

    def _is_of_something_else(self, quantity: Quantity, known: str, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether the clause of the sum names another thing, and it is not the only sum that may be meant."""
        message = self._said.message
        if not is_of_something_else(message, quantity, known, spans):
            return False
        return any(q is not quantity for q in self._owners.sums_of_no_other_base)

    def _covers_more(self, fact: Fact, quantity: Quantity) -> bool:
        """Whether the number is a whole with a part that the fact leaves out: 总投2600万 with 土建700万."""
        message = self._said.message
        if not fact.beside or not WHOLE.search(message.lower[max(0, quantity.start - WHOLE_SPAN) : quantity.start]):
            return False
        others = (q for q in message.quantities if q.unit is Unit.MONEY and q is not quantity)
        return any(nearest(message, fact.beside, q) is not None and not is_beside(message, q) for q in others)

    def _sole(
        self, rule: Rule, fact: Fact, used: set[Quantity], spans: Sequence[tuple[int, int]], known: str
    ) -> Quantity | None:
        """The one number that can only be this fact: no label says so, but none says otherwise."""
        wanted = (
            fact.id in {f.id for f in self._said.asked} or fact.id in self._said.known or fact.id in self._said.open
        )
        if not (fact.sole or wanted):
            return None
        against = [w for w in fact.against if fact.id not in self._said.known or w not in SUMMING]
        others = (*against, *(b for b in OTHER_BASES if not within(b, (*fact.words, fact.label))))
        left = [
            q
            for q in self._said.free
            if q not in used
            and q is not self._parts.taken_out(fact, rule)
            and not self._parts.apart(q, rule)
            and not self._covers_more(fact, q)
            and not is_never(self._said.message, fact, q)
            and not is_undivided(self._said.message, fact, q)
            and not (fact.givers and has_not_come(self._said.message, q))
            and not self._owners.elsewhere(rule, q, fact)
            and not RECEIVED.search(self._said.message.text[max(0, q.start - 10) : q.start])
            and not (q.unit is Unit.BARE and any(other.unit is Unit.MONEY for other in self._said.message.quantities))
            and (
                (self._fits(rule, q, fact) if wanted and q.unit is not Unit.BARE else can_state(q, fact.kind))
                or (q.unit is Unit.BARE and (wanted or fact.kind is Kind.MONEY) and fact.kind is not Kind.YEAR)
            )
            and other_base(self._said.message, others, q) is None
        ]
        exact = [q for q in left if q.unit is not Unit.BARE] or left
        if fact.kind is Kind.MONEY:
            exact = [q for q in exact if not self._is_of_something_else(q, known, spans)]
        if len(exact) > 1 and spans:
            near = [
                q
                for q in exact
                if any(self._said.message.segment_at(q.start) == self._said.message.segment_at(s) for s, _ in spans)
            ]
            exact = near or exact
        brought = [q for q in exact if self._is_brought_to(fact, q)]
        exact = brought or exact  # 再买3万凑12万: the sum that is reached
        if len(exact) == 1 or (wanted and is_told_by_year(self._said.message, rule, fact, exact)):
            return exact[0]
        if fact.kind is Kind.MONEY and self._are_one_sum(fact, exact):
            return exact[0]
        return exact[-1] if exact and wanted and fact.kind is not Kind.MONEY else None

    def _are_one_sum(self, fact: Fact, numbers: Sequence[Quantity]) -> bool:
        """Whether the numbers only tell the parts of one."""
        message = self._said.message
        return (
            told_by_stretches(message, numbers)
            or is_counted_list(message, numbers)
            or are_items(message, numbers, fact)
        )

    def _whole(self, fact: Fact, first: Quantity) -> Quantity | None:
        """The sum that is reached with what is added, where the fact was known before or the message says it is brought to."""
        for quantity in self._said.free:
            if quantity.unit is not first.unit:
                continue
            between = self._said.message.text[first.end : quantity.start]
            if self._is_brought_to(fact, quantity) or LESS_A_PART.fullmatch(between):
                return quantity
        return None

    def _is_brought_to(self, fact: Fact, quantity: Quantity) -> bool:
        if BROUGHT_TO.search(self._said.message.text[max(0, quantity.start - 2) : quantity.start]):
            return True
        return fact.id in self._said.known and is_whole(self._said.message, quantity.start)

    def _is_beyond(self, quantity: Quantity) -> bool:
        """Whether the number is one that the value is over: 首次超过100亿."""
        message = self._said.message
        over = quantity.comparison == "over" or passes(message, quantity)
        return over and not is_said_exactly(message, quantity)

    def _value(
        self, rule: Rule, fact: Fact, first: Candidate, others: list[Candidate], used: set[Quantity]
    ) -> BoundFact:
        whole = self._whole(fact, first.quantity)
        one_year = isinstance(rule.formula, YearlyShares) and years.ordinal_asked(self._said.message) is not None
        series = (
            None
            if whole or one_year
            else value_by_stretches(self._said, fact, first.quantity, used)
            or several_values(self._said, self._owners, self._parts, rule, fact, first, others, used)
        )
        if series is not None:
            return series
        quantity = whole or exact(self._said, first.quantity, used)
        value, assumed = single(self._said.message, quantity, fact)
        low = high = None
        quote = self._said.message.original(quantity.start, quantity.end)
        if self._said.taxed is not None and quantity is self._said.taxed[0]:
            including = self._said.taxed[1]
            low, high = value, single(self._said.message, including, fact)[0]
            quote = f"{quote}、{self._said.message.original(including.start, including.end)}"
            assumed = Reading("tax_open")
        elif quantity.high is not None:
            low, high = value, single(self._said.message, quantity, fact, high=True)[0]
        repeated = yearly_values(self._said.message, rule, fact, quantity, value)
        return BoundFact(
            fact=fact,
            value=repeated if repeated is not None else value,
            quote=quote,
            labelled=first.score >= LABELLED,
            assumed=assumed or inexact(quantity),
            low=low,
            high=high,
            beyond=high is None and self._is_beyond(quantity),
            turn=self._said.turn,
            spans=((quantity.start, quantity.end),),
        )


def _is_counted(rule: Rule, fact: Fact) -> bool:
    """Whether the fact says for how many years the rule's awards are worked out."""
    return isinstance(rule.formula, YearlyRent) and rule.formula.years is fact


def _is_threshold(rule: Rule, fact: Fact) -> bool:
    """Whether a condition of the rule holds the fact against a number."""
    return any(isinstance(condition, Limit) and condition.fact is fact for condition in rule.conditions)
