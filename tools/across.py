"""What crosses several rules: an award that is the base of another, and awards that may not be added up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from tools.award import Outcome
from tools.clauses import Quote
from tools.rules import jinan_2020_2022, laoshan_2020, shandong_2022

ZERO = Decimal(0)


@dataclass(frozen=True)
class Chain:
    """The base `fact` of `rule` is the award of `source`: the district tops up what the city has paid."""

    rule: str
    fact: str
    source: str
    text: str


CHAINS: tuple[Chain, ...] = (
    Chain("laoshan-3.2", "integration_city_money", "qd20-8", "区级基数是市级奖补实际到账金额, 此处以市级测算值代入"),
    Chain("laoshan-4.1", "scene_city_money", "qd20-3.2", "区级基数是市财政奖补实际到账金额, 此处以市级测算值代入"),
)


@dataclass(frozen=True)
class Exclusion:
    """At most one of these awards counts in a total; `said` is false where the text does not speak and custom does."""

    rules: frozenset[str]
    text: str
    quote: Quote | None
    same_expenditure: bool = False


def _of(module: object, *ids: str) -> frozenset[str]:
    rules = getattr(module, "RULES")  # noqa: B009 - modules of rules share one name
    return frozenset(rule.id for rule in rules if not ids or rule.id in ids)


EXCLUSIONS: tuple[Exclusion, ...] = (
    Exclusion(
        _of(laoshan_2020, "laoshan-5.1", "laoshan-5.2"),
        "房屋补贴包含在经济贡献奖励中, 不能相加; 如何抵扣条文未写",
        laoshan_2020.CONTAINED,
    ),
    Exclusion(_of(shandong_2022), "原则上同一法人单位年度内只能享受一次", shandong_2022.ONCE_A_YEAR),
    Exclusion(
        _of(jinan_2020_2022, "jinan-1", "jinan-2", "jinan-7", "jinan-10", "jinan-11", "jinan-15"),
        "同一企业同一项目不重复奖补",
        jinan_2020_2022.NO_REPEAT,
        same_expenditure=True,
    ),
    Exclusion(
        frozenset({"qd20-8", "qd24-5.1", "qd24-5.2"}),
        "同一笔设备或项目投入在合计中只用一次; 能否兼得两份文本均未写",
        None,
        same_expenditure=True,
    ),
)


@dataclass(frozen=True)
class Counted:
    """Which awards a total counts, and which it leaves out with the exclusion that says why."""

    rules: tuple[str, ...]
    left_out: tuple[tuple[str, Exclusion], ...]


def best_combination(outcomes: Mapping[str, Outcome], apart: Sequence[str] = ()) -> Counted:
    """The combination of awards with the greatest sum that no exclusion forbids.

    `apart`: rules whose expenditure the person has said to be different: no `same_expenditure` exclusion binds them.
    """
    sizes = {rule: outcome.size or ZERO for rule, outcome in outcomes.items()}
    binding = [e for e in EXCLUSIONS if len(e.rules & sizes.keys()) > 1]
    binding = [e for e in binding if not (e.same_expenditure and len(e.rules & set(apart)) > 1)]
    best: tuple[str, ...] = ()
    for count in range(len(sizes), 0, -1):
        for chosen in combinations(sizes, count):
            if any(len(e.rules & set(chosen)) > 1 for e in binding):
                continue
            if not best or sum((sizes[r] for r in chosen), ZERO) > sum((sizes[r] for r in best), ZERO):
                best = chosen
    left_out = [
        (rule, next(e for e in binding if rule in e.rules and e.rules & set(best)))
        for rule in sizes
        if rule not in best
    ]
    return Counted(best, tuple(left_out))
