"""Limits across rules, as data: what may not be added up, what a sum may not exceed, each with its own clause.

The text leaves much open. An `Exclusion` therefore says whether it binds the default total, and who decides where the
text does not: then the total of the other reading is shown beside the default one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tools.amounts import plain, wan
from tools.catalogue import RULES
from tools.clauses import ByChoice, Figure, Quote
from tools.facts import Value
from tools.formulas import CapScope
from tools.rule import Adjustment, Rule
from tools.rules import jinan_2020_2022, laoshan_2020, qingdao_2024_draft, shandong_2022

ZERO = Decimal(0)
OTHER_LAOSHAN = "laoshan-other"
"""An award of another Laoshan policy, which the corpus does not hold and the company states."""

LAOSHAN_OFFICE = "区财政局会同区工信局"
SHANDONG_OFFICE = "省工业和信息化厅、省财政厅"
NO_OFFICE = "受理部门(文本未载明解释单位)"


@dataclass(frozen=True)
class Exclusion:
    """At most one of these awards counts.

    quote             the clause; None where no text speaks
    same_expenditure  it holds for one project or purchase, not for two different ones
    once              it also keeps a rule's own award from counting twice (两个项目)
    binds             whether the default total counts one alone; otherwise it counts all, and one in the other total
    decided_by        who decides, where the text leaves it open; empty where it is said
    only              members that are meant with some choices alone: `{"qd20-3.1": ("qd20_title", "平台")}`, the fact first
    """

    rules: frozenset[str]
    text: str
    quote: Quote | None
    same_expenditure: bool = False
    once: bool = False
    binds: bool = True
    decided_by: str = ""
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    @property
    def open(self) -> bool:
        return bool(self.decided_by)

    def concerns(self, rule: str, facts: Mapping[str, Value]) -> bool:
        """Whether an award of this rule, for these facts, is one of those meant. An unknown choice counts as meant."""
        if rule not in self.rules:
            return False
        fact, *values = self.only.get(rule, ("",))
        return fact not in facts or facts[fact] in values


@dataclass(frozen=True)
class SumLimit:
    """What all awards of these rules may come to together, in 万元. `unsure` are members that the text may not mean."""

    id: str
    rules: frozenset[str]
    most: Decimal
    text: str
    quote: Quote
    unsure: frozenset[str] = frozenset()
    decided_by: str = ""


def awards_of(rules: Iterable[Rule], *ids: str) -> frozenset[str]:
    """The rules that give something, or those named. Raises LookupError for one that is not there."""
    known = {rule.id for rule in rules if not rule.is_lookup}
    if missing := set(ids) - known:
        raise LookupError(f"no award: {', '.join(sorted(missing))}")
    return frozenset(ids) or frozenset(known)


LAOSHAN_AWARDS = awards_of(laoshan_2020.RULES) - {"laoshan-8.4"}
TWO_LEVELS = "同一称号在两级各有奖励, 条文未禁止也未写明能否兼得"

EXCLUSIONS: tuple[Exclusion, ...] = (
    # laoshan_2020, in the order of the text
    Exclusion(
        awards_of(laoshan_2020.RULES, "laoshan-3.3", "laoshan-3.4"),
        "管理体系认证奖励与贯标试点补助能否同享, 条文未写",
        laoshan_2020.THREE_2_PILOT,
        binds=False,
        decided_by=LAOSHAN_OFFICE,
    ),
    Exclusion(
        awards_of(laoshan_2020.RULES, "laoshan-5.1", "laoshan-5.2"),
        "房屋补贴包含在经济贡献奖励中, 不能相加; 如何抵扣条文未写",
        laoshan_2020.CONTAINED,
    ),
    # jinan_2020_2022
    Exclusion(
        awards_of(jinan_2020_2022.RULES, "jinan-1", "jinan-2", "jinan-7", "jinan-10", "jinan-11", "jinan-15"),
        "同一企业同一项目不重复奖补",
        jinan_2020_2022.NO_REPEAT,
        same_expenditure=True,
    ),
    # shandong_2022
    Exclusion(
        awards_of(shandong_2022.RULES) - {rule for rule in RULES if rule.startswith("shandong-annex")},
        "原则上同一法人单位年度内只能享受一次",
        shandong_2022.ONCE_A_YEAR,
        once=True,
        decided_by=SHANDONG_OFFICE,
    ),
    # qingdao_2024_draft
    Exclusion(
        awards_of(qingdao_2024_draft.RULES, "qd24-5.1", "qd24-5.2"),
        "重大技改支持与年度设备投资奖补的关系条文未写, 两项不相加",
        qingdao_2024_draft.FIVE_MAJOR,
    ),
    # between documents: no text speaks of the other
    Exclusion(
        frozenset({"qd20-8", "qd24-5.1", "qd24-5.2"}),
        "同一笔设备或项目投入在合计中只用一次; 能否兼得两份文本均未写",
        None,
        same_expenditure=True,
        decided_by=NO_OFFICE,
    ),
    Exclusion(
        frozenset({"laoshan-4.2", "qd20-3.1"}),
        f"智能工厂、数字化车间: {TWO_LEVELS}",
        laoshan_2020.FOUR_2,
        binds=False,
        decided_by=LAOSHAN_OFFICE,
        only={"qd20-3.1": ("qd20_title", "智能工厂", "数字化车间")},
    ),
    Exclusion(
        frozenset({"laoshan-2.1", "qd20-3.1"}),
        f"工业互联网平台: {TWO_LEVELS}",
        laoshan_2020.TWO,
        binds=False,
        decided_by=LAOSHAN_OFFICE,
        only={"qd20-3.1": ("qd20_title", "平台"), "laoshan-2.1": ("platform_level", "市")},
    ),
    Exclusion(
        frozenset({"laoshan-2.1", "qd24-18.1", "shandong-6"}),
        f"国家级工业互联网平台: {TWO_LEVELS}",
        laoshan_2020.TWO,
        binds=False,
        decided_by=f"{LAOSHAN_OFFICE}及上级主管部门",
        only={"laoshan-2.1": ("platform_level", "国家")},
    ),
)


@dataclass(frozen=True)
class Overlap:
    """Of an award here and one of another policy for the same thing, the higher one alone."""

    rules: frozenset[str]
    outside: str
    text: str
    quote: Quote


HIGHER_ONLY = Overlap(
    LAOSHAN_AWARDS,
    OTHER_LAOSHAN,
    "与崂山区其他扶持政策重叠的, 就高不重复, 只计较高的一项",
    laoshan_2020.HIGHER_ONLY,
)

FACTORS: tuple[tuple[str, Adjustment], ...] = tuple(
    (rule.id, rule.adjustment) for rule in RULES.values() if rule.adjustment
)
"""The 亩产效益 factor on what a rule gives, after the rule's own cap. `Rule.assess` applies it."""

COMPANY_SCOPES = (CapScope.COMPANY, CapScope.COMPANY_YEAR, CapScope.TERM)


def _company_caps() -> tuple[SumLimit, ...]:
    """The caps that rules set for a company, a year or a term: they bind all awards of the rule together."""
    found = []
    for rule in RULES.values():
        cap = getattr(rule.formula, "cap", None)
        if cap is None or cap.scope not in COMPANY_SCOPES or isinstance(cap.figure, ByChoice):
            continue
        limit: Figure = cap.figure
        text = f"{rule.title}: {cap.scope.value}不超过{wan(limit.value)}"
        found.append(SumLimit(rule.id, frozenset({rule.id}), limit.value, text, rule.quote_of(limit.span)))
    return tuple(found)


COMPANY_CAPS = _company_caps()
CONTRIBUTION_YEARS = laoshan_2020.LAOSHAN_8_6.bound[0]
FIVE_YEARS = "laoshan-8.6"


def sum_limits(facts: Mapping[str, Value]) -> tuple[SumLimit, ...]:
    """The sums that hold for a company with these facts.

    The limit of five years' district contribution is known only when the contribution of five years is: which five
    years the clause means is open, so nothing is cut on fewer.
    """
    contribution = facts.get(laoshan_2020.CONTRIBUTION.id)
    years = int(CONTRIBUTION_YEARS.value)
    if not isinstance(contribution, tuple) or len(contribution) != years:
        return COMPANY_CAPS
    most = sum(contribution, ZERO)
    rule = laoshan_2020.LAOSHAN_8_6
    text = f"奖励总额不超过{years}年区级经济贡献: {' + '.join(plain(year) for year in contribution)} = {wan(most)}"
    whole = SumLimit(
        FIVE_YEARS,
        LAOSHAN_AWARDS,
        most,
        text,
        rule.quotes[0],
        unsure=frozenset({"laoshan-1"}),
        decided_by=LAOSHAN_OFFICE,
    )
    return (*COMPANY_CAPS, whole)
