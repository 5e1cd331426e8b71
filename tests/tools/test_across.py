"""Awards across rules: the best combination that the limits allow, and the bases that are awards of another level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import load_corpus
from tools.across import CHAINS, Counted, Item, Outside, best_combination, combine, nested, paid
from tools.award import Outcome
from tools.catalogue import RULES
from tools.facts import Kind
from tools.limits import EXCLUSIONS, FIVE_YEARS, LAOSHAN_AWARDS, SumLimit, sum_limits

BINDING = [e for e in EXCLUSIONS if e.binds]
EXCLUDED = sorted({rule for exclusion in BINDING for rule in exclusion.rules})
OTHERS = ["laoshan-1", "laoshan-6", "laoshan-4.2", "qd24-19"]


def fixed(amount: int | str) -> Outcome:
    return Outcome(certainty="fixed", amount=Decimal(amount))


def award(rule: str, size: int | str, expenditure: str = "", **facts: str) -> Item:
    return Item(f"{rule}/{expenditure}", rule, Decimal(size), expenditure, facts)


def contribution(*years: int) -> dict[str, tuple[Decimal, ...]]:
    return {"district_contribution": tuple(Decimal(year) for year in years)}


def forbidden(items: Sequence[Item]) -> bool:
    """The exclusions said again, in their plainest form: two of one kind, for one expenditure where that matters."""
    return any(
        {one.rule, other.rule} <= e.rules
        and (one.expenditure == other.expenditure if e.same_expenditure else one.rule != other.rule or e.once)
        for e in BINDING
        for one, other in combinations(items, 2)
    )


def most_under(items: Sequence[Item], limits: Sequence[SumLimit]) -> Decimal:
    """What may be paid at most, by the definition: the least over all ways to cover the items by limits or themselves.

    For limits that lie inside one another this is the value of the linear program: min cut of its tree.
    """
    best = sum((item.size for item in items), Decimal(0))
    for count in range(1, len(limits) + 1):
        for cover in combinations(limits, count):
            covered = frozenset[str]().union(*(limit.rules for limit in cover))
            rest = sum((item.size for item in items if item.rule not in covered), Decimal(0))
            best = min(best, rest + sum((limit.most for limit in cover), Decimal(0)))
    return best


items_of_rules = st.lists(
    st.builds(award, st.sampled_from(EXCLUDED + OTHERS), st.integers(0, 1500), st.sampled_from(["", "甲项目"])),
    max_size=7,
    unique_by=lambda item: item.key,
)
LIMITS = [
    SumLimit(FIVE_YEARS, LAOSHAN_AWARDS, Decimal(700), "", RULES["laoshan-8.6"].quotes[0]),
    *(limit for limit in sum_limits({}) if limit.id in ("laoshan-1", "laoshan-6", "qd24-5.1")),
]


@settings(deadline=None)
@given(items_of_rules, st.lists(st.sampled_from(LIMITS), unique_by=lambda limit: limit.id))
def test_the_combination_is_the_best_of_all_allowed_ones(items: list[Item], limits: list[SumLimit]) -> None:
    counted = combine(items, limits)
    subsets = chain.from_iterable(combinations(items, n) for n in range(len(items) + 1))
    assert counted.total == max(most_under(subset, limits) for subset in subsets if not forbidden(subset))


@settings(deadline=None)
@given(items_of_rules, st.lists(st.sampled_from(LIMITS), unique_by=lambda limit: limit.id))
def test_no_limit_is_ever_exceeded(items: list[Item], limits: list[SumLimit]) -> None:
    counted = combine(items, limits)
    chosen = [item for item in items if item.key in counted.rules]
    assert not forbidden(chosen)
    for limit in limits:
        outside = sum((item.size for item in chosen if item.rule not in limit.rules), Decimal(0))
        assert counted.total <= limit.most + outside


@settings(deadline=None)
@given(items_of_rules)
def test_every_award_is_counted_or_left_out_with_a_reason_it_falls_under(items: list[Item]) -> None:
    counted = combine(items)
    rules = {item.key: item.rule for item in items}
    assert sorted([*counted.rules, *(key for key, _ in counted.left_out)]) == sorted(rules)
    taken = {rules[key] for key in counted.rules}
    assert all(rules[key] in reason.rules and reason.rules & taken for key, reason in counted.left_out)


@settings(deadline=None)
@given(st.lists(st.sampled_from(LIMITS), unique_by=lambda limit: limit.id), items_of_rules)
def test_a_cut_is_what_its_limit_takes_away(limits: list[SumLimit], items: list[Item]) -> None:
    total, cuts = paid(items, limits)
    assert total == sum((item.size for item in items), Decimal(0)) - sum((c.before - c.after for c in cuts), Decimal(0))
    assert all(cut.before > cut.after == cut.limit.most for cut in cuts)


def test_the_limits_of_the_texts_lie_inside_one_another() -> None:
    assert nested(sum_limits(contribution(10, 10, 10, 10, 10)))


def test_rent_is_not_added_to_the_contribution_that_contains_it() -> None:
    counted = best_combination({"laoshan-5.1": fixed(200), "laoshan-5.2": fixed(90), "laoshan-6": fixed(12)})
    assert counted.rules == ("laoshan-5.1", "laoshan-6")
    assert [(rule, bool(reason.quote)) for rule, reason in counted.left_out] == [("laoshan-5.2", True)]
    assert not counted.others


def test_different_expenditures_are_counted_together() -> None:
    outcomes = {"jinan-1": fixed(100), "jinan-7": fixed(50)}
    assert best_combination(outcomes).rules == ("jinan-1",)
    assert best_combination(outcomes, apart=("jinan-1", "jinan-7")).rules == ("jinan-1", "jinan-7")


def test_one_expenditure_is_used_once_and_the_other_total_says_who_decides() -> None:
    counted = best_combination({"qd20-8": fixed(120), "qd24-5.1": fixed(72)})
    assert (counted.rules, counted.total) == (("qd20-8",), 120)
    assert [(other.total, bool(other.decided_by)) for other in counted.others] == [(192, True)]


def test_the_province_pays_a_legal_person_once_a_year_and_in_principle_leaves_the_other_total() -> None:
    counted = best_combination({"shandong-5": fixed(100), "shandong-6": fixed(80)}, apart=("shandong-5", "shandong-6"))
    assert counted.rules == ("shandong-5",)
    assert [other.total for other in counted.others] == [180]


def test_the_same_title_at_two_levels_is_added_and_the_other_total_counts_the_higher() -> None:
    city = award("qd20-3.1", 100, qd20_title="智能工厂")
    counted = combine([award("laoshan-4.2", 50), city])
    assert counted.total == 150
    assert [other.total for other in counted.others] == [100]


def test_another_title_at_the_other_level_is_no_question() -> None:
    counted = combine([award("laoshan-4.2", 50), award("qd20-3.1", 300, qd20_title="平台")])
    assert (counted.total, counted.others) == (350, ())


def test_all_awards_stay_within_five_years_of_contribution() -> None:
    limits = sum_limits(contribution(20, 20, 20, 20, 20))
    counted = combine([award("laoshan-2.1", 300), award("laoshan-6", 20), award("qd24-2", 50)], limits)
    assert counted.total == 150
    assert [(cut.limit.id, cut.before, cut.after) for cut in counted.cuts] == [(FIVE_YEARS, 320, 100)]


def test_whether_the_match_of_national_money_counts_among_them_is_open() -> None:
    limits = sum_limits(contribution(20, 20, 20, 20, 20))
    counted = combine([award("laoshan-1", 400), award("laoshan-6", 20)], limits)
    assert counted.total == 100
    assert [(other.total, other.decided_by) for other in counted.others] == [(420, "区财政局会同区工信局")]


@pytest.mark.parametrize("years", [(), (50,), (50, 50, 50, 50)], ids=["none", "one", "four"])
def test_fewer_than_five_known_years_cut_nothing(years: tuple[int, ...]) -> None:
    facts = contribution(*years) if years else {}
    assert FIVE_YEARS not in {limit.id for limit in sum_limits(facts)}


def test_two_projects_of_a_year_stay_under_the_yearly_sum_of_the_company() -> None:
    counted = combine([award("qd24-5.1", 400, "甲"), award("qd24-5.1", 500, "乙")], sum_limits({}))
    assert counted.total == 600
    assert [(cut.limit.id, cut.before) for cut in counted.cuts] == [("qd24-5.1", 900)]


@pytest.mark.parametrize(("other", "total"), [(80, 100), (100, 100), (120, 120)])
def test_of_two_laoshan_policies_the_higher_award_counts_and_not_both(other: int, total: int) -> None:
    counted = combine([award("laoshan-2.1", 100)], outside=Outside(Decimal(other), "laoshan-2.1"))
    assert counted.total == total
    assert bool(counted.left_out) == (other > 100)


def test_an_award_of_nothing_and_one_without_a_figure_can_be_counted() -> None:
    outcomes = {"laoshan-6": fixed(0), "laoshan-2.2": Outcome(certainty="discretionary")}
    assert set(best_combination(outcomes).rules) == set(outcomes)


def test_nothing_comes_to_nothing() -> None:
    assert combine([]) == Counted((), ())


@pytest.mark.parametrize("link", CHAINS, ids=lambda link: link.rule)
def test_a_chain_joins_rules_that_exist_by_a_money_fact(link) -> None:
    assert link.source in RULES
    assert RULES[link.rule].fact(link.fact).kind is Kind.MONEY


def test_limits_name_rules_and_choices_that_exist() -> None:
    named = {rule for exclusion in EXCLUSIONS for rule in exclusion.rules} | LAOSHAN_AWARDS
    assert named <= set(RULES)
    for exclusion in EXCLUSIONS:
        for rule, (fact, *values) in exclusion.only.items():
            assert [RULES[rule].fact(fact).choice(value).value for value in values] == values


def test_every_limit_but_custom_between_documents_stands_on_its_clause() -> None:
    without = [sorted(exclusion.rules) for exclusion in EXCLUSIONS if exclusion.quote is None]
    assert without == [["qd20-8", "qd24-5.1", "qd24-5.2"]]


@pytest.mark.parametrize("exclusion", [e for e in EXCLUSIONS if e.quote], ids=lambda e: "+".join(sorted(e.rules))[:40])
def test_a_limit_quotes_its_clause_verbatim(exclusion) -> None:
    corpus = load_corpus()
    span = corpus.locate(exclusion.quote.document, exclusion.quote.text, exclusion.quote.article)
    assert span.end > span.start


def test_two_expenditures_are_counted_together_and_the_other_total_takes_them_for_one() -> None:
    counted = combine([award("jinan-1", 100, "500"), award("jinan-7", 90, "300")])
    assert counted.total == 190
    assert [(other.total, other.quote is not None) for other in counted.others] == [(100, True)]


def test_an_award_on_another_award_falls_with_it() -> None:
    city, upgrade = award("qd20-8", 120, "600"), award("qd24-5.1", 500, "600")
    district = replace(award("laoshan-3.2", 60), needs=city.key)
    counted = combine([city, district, upgrade])
    assert counted.rules == (upgrade.key,)
    assert [key for key, _ in counted.left_out] == [city.key, district.key]


def test_an_award_on_another_award_speaks_for_its_base() -> None:
    city, upgrade = award("qd20-8", 120, "600"), award("qd24-5.1", 150, "600")
    district = replace(award("laoshan-3.2", 60), needs=city.key)
    assert combine([city, district, upgrade]).total == 180


@settings(deadline=None, max_examples=60)
@given(
    st.tuples(*[st.integers(0, 600)] * 3),
    st.lists(
        st.builds(award, st.sampled_from(EXCLUDED + OTHERS), st.integers(0, 600), st.sampled_from(["", "甲项目"])),
        max_size=4,
        unique_by=lambda item: item.key,
    ),
)
def test_the_best_of_all_allowed_counts_an_award_only_with_its_base(
    sizes: tuple[int, int, int], others: list[Item]
) -> None:
    city, upgrade = award("qd20-8", sizes[0], "乙项目"), award("qd24-5.1", sizes[1], "乙项目")
    district = replace(award("laoshan-3.2", sizes[2]), needs=city.key)
    items = [city, district, upgrade, *others]
    subsets = chain.from_iterable(combinations(items, n) for n in range(len(items) + 1))
    allowed = [s for s in subsets if not forbidden(s) and (district not in s or city in s)]
    assert combine(items).total == max(sum((item.size for item in s), Decimal(0)) for s in allowed)
