"""Conditions and formulas that read a threshold's strictness wrongly, where the rules' own have no switch for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from tools.award import Outcome
from tools.conditions import FirstOver, Given, Limit
from tools.formulas import EveryTier, Tier, Tiers, Working, YearlyShares

HAIR = Decimal("0.000000001")


@dataclass(frozen=True)
class Under(Limit):
    """不超过 read as 不满: the number itself is excluded."""

    def _passes(self, number: Decimal) -> bool:
        return number < self.figure.value


def _lowered(tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
    return tuple(replace(t, threshold=replace(t.threshold, value=t.threshold.value - HAIR)) for t in tiers)


@dataclass(frozen=True)
class InclusiveTiers(Tiers):
    """超过 read as 以上: the threshold itself reaches its tier."""

    def compute(self, work: Working) -> Outcome:
        return Tiers(self.of, _lowered(self.tiers), self.certainty).compute(work)


@dataclass(frozen=True)
class InclusiveEveryTier(EveryTier):
    """超过 read as 以上, for every tier crossed."""

    def compute(self, work: Working) -> Outcome:
        return EveryTier(self.of, self.before, _lowered(self.tiers), self.certainty).compute(work)


@dataclass(frozen=True)
class InclusiveFloor(YearlyShares):
    """A year's base that is exactly at the floor counts."""

    def compute(self, work: Working) -> Outcome:
        assert self.floor is not None
        floor = replace(self.floor, value=self.floor.value - HAIR)
        return YearlyShares(self.of, self.rates, self.year, self.certainty, floor).compute(work)


@dataclass(frozen=True)
class LooseFirstOver(FirstOver):
    """首次超过 with either comparison read wrongly: at a threshold counts as over it, now or before."""

    now_at: bool = False
    before_at: bool = False

    def met(self, given: Given) -> bool | None:
        now, before = given.get(self.fact.id), given.get(self.before.id)
        if given.get(self.claimed.id) is not False and isinstance(now, Decimal) and isinstance(before, Decimal):
            over = [t.value for t in self.thresholds if now > t.value or (self.now_at and now == t.value)]
            if over:
                return before < over[0] or (not self.before_at and before == over[0])
        return super().met(given)
