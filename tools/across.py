"""What crosses several rules: an award that is the base of another, and the best combination that the limits allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product

from tools.award import Outcome
from tools.clauses import Quote
from tools.facts import Value
from tools.limits import COMPANY_CAPS, EXCLUSIONS, HIGHER_ONLY, Exclusion, SumLimit

ZERO = Decimal(0)
SAME_PROJECT = "审核部门(项目查重)"


@dataclass(frozen=True)
class Chain:
    """The base `fact` of `rule` is the award of `source`: the district tops up what the city has paid.

    `of_itself`: whoever is told of the city's award is told of this one too. Not where the district's clause is for a
    part of such projects only (of the upgrades those of the industrial internet): there it has to be asked for.
    """

    rule: str
    fact: str
    source: str
    text: str
    of_itself: bool = True


ON_CITY_MONEY = "区级基数是市级奖补实际到账金额, 此处以市级测算值代入"
CHAINS: tuple[Chain, ...] = (
    Chain("laoshan-3.1", "upgrade_city_money", "qd24-5.1", ON_CITY_MONEY, of_itself=False),
    Chain("laoshan-3.2", "integration_city_money", "qd20-8", ON_CITY_MONEY),
    Chain("laoshan-4.1", "scene_city_money", "qd20-3.2", "区级基数是市财政奖补实际到账金额, 此处以市级测算值代入"),
)


@dataclass(frozen=True)
class Item:
    """An award that could be counted, under a key of its own: two projects may bring a rule's award twice.

    `expenditure` names the project or purchase it is paid for; items that name none share one. `facts` are those the
    award was computed from. `needs` is the key of the award that is its base: without that it is not paid. An item that
    needs another falls under no exclusion that binds.
    """

    key: str
    rule: str
    size: Decimal
    expenditure: str = ""
    facts: Mapping[str, Value] = field(default_factory=dict, hash=False)
    needs: str = ""


@dataclass(frozen=True)
class Outside:
    """An award of another policy, as the company states it, for the same thing as an award of `rule` here."""

    size: Decimal
    rule: str


@dataclass(frozen=True)
class Reason:
    """Why an award is left out: what the limit says and the clause that says so, if any."""

    text: str
    quote: Quote | None


@dataclass(frozen=True)
class Cut:
    """A sum limit that bit: what its members come to without and with it."""

    limit: SumLimit
    before: Decimal
    after: Decimal


@dataclass(frozen=True)
class OtherTotal:
    """The total of the other reading, where the text leaves one open, and who decides."""

    total: Decimal
    text: str
    quote: Quote | None
    decided_by: str


@dataclass(frozen=True)
class Counted:
    """Which awards a total counts, by key, what it comes to, and what was left out or cut and why."""

    rules: tuple[str, ...]
    left_out: tuple[tuple[str, Exclusion | Reason], ...]
    total: Decimal = ZERO
    cuts: tuple[Cut, ...] = ()
    others: tuple[OtherTotal, ...] = ()


def best_combination(
    outcomes: Mapping[str, Outcome], apart: Sequence[str] = (), limits: Sequence[SumLimit] = COMPANY_CAPS
) -> Counted:
    """The combination of one award a rule with the greatest sum that the limits allow.

    `apart`: rules whose expenditure the person has said to be different: no `same_expenditure` exclusion binds them.
    """
    different = {rule: rule for rule in apart} if len(apart) > 1 else {}
    items = [Item(rule, rule, o.size or ZERO, different.get(rule, "")) for rule, o in outcomes.items()]
    return combine(items, limits)


def combine(
    items: Sequence[Item], limits: Sequence[SumLimit] = (), outside: Outside | None = None, said_apart: bool = False
) -> Counted:
    """The combination of items with the greatest sum that no exclusion forbids, under the limits on sums.

    Limits on sums lie inside one another or apart (`nested`). Between equal sums the earlier items win. An award from
    `outside` replaces the one that it overlaps with where it is higher. `said_apart`: the person says that the
    expenditures are different projects', so no total takes them for one.
    """
    left_out: list[tuple[str, Exclusion | Reason]] = []
    if outside is not None:
        items, left_out = _beside(items, outside)
    chosen = _best(items, [e for e in EXCLUSIONS if e.binds], limits)
    left_out += [(item.key, _reason(item, chosen)) for item in items if item not in chosen]
    total, cuts = paid(chosen, limits)
    return Counted(
        tuple(item.key for item in chosen), tuple(left_out), total, cuts, _others(items, chosen, limits, total, said_apart)
    )


def _reason(item: Item, chosen: Sequence[Item]) -> Exclusion | Reason:
    if item.needs and item.needs not in {c.key for c in chosen}:
        return Reason("其基数所依据的另一级奖补未计入合计", None)
    return next(e for e in EXCLUSIONS if e.binds and any(_excluded(e, item, c) for c in chosen))


def paid(items: Iterable[Item], limits: Sequence[SumLimit]) -> tuple[Decimal, tuple[Cut, ...]]:
    """What the items come to under the limits, the inner limits first, and the limits that bit."""
    left = {item.key: item.size for item in items}
    rules = {item.key: item.rule for item in items}
    cuts = []
    for limit in sorted(limits, key=lambda limit: len(limit.rules)):
        members = [key for key in left if rules[key] in limit.rules]
        before = sum((left[key] for key in members), ZERO)
        if before > limit.most:
            cuts.append(Cut(limit, before, limit.most))
            # Whom a sum limit cuts no clause says; the first member stands for all of them from here on.
            left |= {key: limit.most if key == members[0] else ZERO for key in members}
    return sum(left.values(), ZERO), tuple(cuts)


def nested(limits: Sequence[SumLimit]) -> bool:
    """Whether every two limits lie apart or inside one another, which `paid` relies on."""
    return all(
        one.rules <= other.rules or other.rules <= one.rules or not one.rules & other.rules
        for one in limits
        for other in limits
    )


def _beside(items: Sequence[Item], outside: Outside) -> tuple[list[Item], list[tuple[str, Exclusion | Reason]]]:
    """就高不重复: the higher of an award here and the one from outside."""
    reason = Reason(HIGHER_ONLY.text, HIGHER_ONLY.quote)
    beaten = [i for i in items if i.rule == outside.rule and i.rule in HIGHER_ONLY.rules and i.size < outside.size]
    if not beaten:
        return list(items), []
    instead = Item(HIGHER_ONLY.outside, HIGHER_ONLY.outside, outside.size)
    return [*(i for i in items if i not in beaten), instead], [(i.key, reason) for i in beaten]


def _excluded(exclusion: Exclusion, one: Item, other: Item) -> bool:
    """Whether an exclusion keeps two items from counting together."""
    if one.key == other.key or not (
        exclusion.concerns(one.rule, one.facts) and exclusion.concerns(other.rule, other.facts)
    ):
        return False
    if exclusion.same_expenditure:
        return one.expenditure == other.expenditure
    return one.rule != other.rule or exclusion.once


def _best(items: Sequence[Item], exclusions: Sequence[Exclusion], limits: Sequence[SumLimit]) -> list[Item]:
    """Tries every largest allowed choice; an item that nothing excludes is always in, for more is never less."""
    conflicts = {item.key: {o.key for o in items if any(_excluded(e, item, o) for e in exclusions)} for item in items}
    choices = product(*(list(_largest(group, conflicts)) for group in _groups(items, conflicts)))
    best: list[Item] = []
    best_total: Decimal | None = None
    for choice in choices:
        keys = {key for part in choice for key in part}
        chosen = [item for item in items if item.key in keys and (not item.needs or item.needs in keys)]
        total, _ = paid(chosen, limits)
        if best_total is None or (total, len(chosen)) > (best_total, len(best)):
            best, best_total = chosen, total
    return best


def _groups(items: Sequence[Item], conflicts: Mapping[str, set[str]]) -> list[list[str]]:
    """Items that exclude one another, directly or through others; each of the rest by itself."""
    groups: list[list[str]] = []
    placed: set[str] = set()
    for item in items:
        if item.key in placed:
            continue
        group, waiting = [], [item.key]
        while waiting:
            key = waiting.pop()
            if key not in placed:
                placed.add(key)
                group.append(key)
                waiting += conflicts[key]
        order = {i.key: n for n, i in enumerate(items)}
        groups.append(sorted(group, key=order.__getitem__))
    return groups


def _largest(group: Sequence[str], conflicts: Mapping[str, set[str]]) -> Iterator[frozenset[str]]:
    """Every choice within a group that excludes nothing of itself and to which nothing can be added."""

    def extend(chosen: frozenset[str], rest: Sequence[str]) -> Iterator[frozenset[str]]:
        if not rest:
            if all(key in chosen or conflicts[key] & chosen for key in group):
                yield chosen
            return
        first, *others = rest
        if not conflicts[first] & chosen:
            yield from extend(chosen | {first}, others)
        if conflicts[first]:
            yield from extend(chosen, others)

    return extend(frozenset(), group)


def _others(
    items: Sequence[Item], chosen: Sequence[Item], limits: Sequence[SumLimit], total: Decimal, said_apart: bool
) -> tuple[OtherTotal, ...]:
    """The totals of the readings that the text leaves open, each by itself."""
    found = []
    for exclusion in EXCLUSIONS:
        if not exclusion.open:
            continue
        rest = [e for e in EXCLUSIONS if e is not exclusion and e.binds]
        other = _best(items, rest if exclusion.binds else [*rest, exclusion], limits)
        other_total, _ = paid(other, limits)
        if other_total != total:
            found.append(OtherTotal(other_total, exclusion.text, exclusion.quote, exclusion.decided_by))
    one_project = [replace(item, expenditure="") for item in items]
    same = paid(_best(one_project, [e for e in EXCLUSIONS if e.binds], limits), limits)[0]
    if same != total and not said_apart:
        said = next(
            e
            for e in EXCLUSIONS
            if e.same_expenditure and len({c.expenditure for c in chosen if c.rule in e.rules}) > 1
        )
        text = f"各项投入按不同项目计; 若属同一项目或同一笔投入: {said.text}"
        found.append(OtherTotal(same, text, said.quote, said.decided_by or SAME_PROJECT))
    for limit in limits:
        if not limit.unsure:
            continue
        narrow = [SumLimit(limit.id, limit.rules - limit.unsure, limit.most, limit.text, limit.quote)]
        other_total, _ = paid(chosen, [*(one for one in limits if one is not limit), *narrow])
        if other_total != total:
            text = f"{limit.text}; 是否包含1:1配套补助, 条文未写"
            found.append(OtherTotal(other_total, text, limit.quote, limit.decided_by))
    return tuple(found)
