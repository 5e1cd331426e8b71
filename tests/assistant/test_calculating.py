"""From rules and facts to findings, chains and totals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.calculating import Finding, add_up, assess, chained, downstream, upstream
from assistant.understanding.binding import Binder, Reading
from assistant.understanding.message import read
from documents import Corpus
from tools.award import Outcome
from tools.catalogue import RULES


@pytest.fixture(scope="module")
def found(texts: Corpus):
    """The finding of a rule for a sentence."""

    def found(rule: str, text: str) -> Finding:
        document = texts.documents[RULES[rule].document]
        return assess(RULES[rule], document, Binder(read(text)).bind(RULES[rule]))

    return found


@pytest.mark.parametrize(
    ("rule", "text", "amount"),
    [
        ("laoshan-6", "买云花了18万", "7.2"),
        ("laoshan-6", "买云花了60万", "20"),
        ("laoshan-3.1", "市里给了140万", "70"),
        ("laoshan-3.1", "市里给了260万", "100"),
        ("qd20-8", "两化融合投入600万，已上线", "120"),
        ("laoshan-1", "第一承担单位，两个项目分别到位300万和400万", "700"),
    ],
)
def test_a_rule_is_applied_to_the_facts_of_the_sentence(found, rule: str, text: str, amount: str) -> None:
    assert found(rule, text).outcome.amount == Decimal(amount)


def test_several_years_are_a_schedule_capped_year_by_year(found) -> None:
    outcome = found("laoshan-6", "去年买云30万，今年买云80万").outcome
    assert outcome.schedule == (12, 20)
    assert outcome.amount == 32


def test_a_stated_range_is_computed_at_both_ends(found) -> None:
    outcome = found("laoshan-6", "买云花了20到30万").outcome
    assert (outcome.certainty, outcome.minimum, outcome.maximum) == ("range", 8, 12)


def test_both_ends_over_the_cap_are_no_range(found) -> None:
    assert found("laoshan-6", "买云花了80到90万").outcome.amount == 20


def test_a_lookup_has_no_assessment(found) -> None:
    finding = found("laoshan-8.5", "一票否决")
    assert finding.assessment is None
    assert finding.outcome is None


@pytest.mark.parametrize(("text", "verdict"), [("买云", "needs_facts"), ("买云花了8万", "not_eligible")])
def test_without_the_base_or_under_the_threshold_there_is_no_outcome(found, text: str, verdict: str) -> None:
    finding = found("laoshan-6", text)
    assert finding.assessment.verdict == verdict
    assert finding.outcome is None


def test_class_d_gets_nothing_by_a_clause(found) -> None:
    assessment = found("qd24-2", "新认定国家级制造业单项冠军，我们是D类企业").assessment
    assert assessment.verdict == "not_eligible"
    assert assessment.outcome.amount == 0


def test_where_the_class_may_or_may_not_apply_both_results_are_a_range(found) -> None:
    outcome = found("qd24-5.1", "规上企业，设备投资3000万，C类").outcome
    assert (outcome.certainty, outcome.minimum, outcome.maximum) == ("range", 288, 360)


def test_a_class_that_is_not_stated_is_shown_beside(found) -> None:
    finding = found("qd24-5.1", "规上企业，设备投资3000万")
    assert finding.outcome.amount == 360
    assert {label[0] for label, _ in finding.classes} == {"C", "D"}


def test_the_district_award_takes_the_city_award_as_its_base(found, texts: Corpus) -> None:
    source = found("qd20-8", "两化融合投入600万，已上线")
    chain = upstream(RULES["laoshan-3.2"])
    finding = chained(RULES["laoshan-3.2"], texts.documents["laoshan_2020"], {}, source, chain)
    assert finding.outcome.amount == 60
    assert finding.chained is chain
    assert finding.facts[chain.fact].assumed == Reading(text=chain.text)


def test_chains_are_found_from_both_ends() -> None:
    assert [chain.rule for chain in downstream(RULES["qd20-8"])] == ["laoshan-3.2"]
    assert upstream(RULES["qd20-8"]) is None
    assert downstream(RULES["laoshan-6"]) == ()


def test_a_chain_without_a_city_award_leaves_the_base_open(found, texts: Corpus) -> None:
    source = found("qd20-8", "两化融合")
    finding = chained(RULES["laoshan-3.2"], texts.documents["laoshan_2020"], {}, source, upstream(RULES["laoshan-3.2"]))
    assert finding.outcome is None
    assert finding.chained is None


def test_awards_are_added_up(found) -> None:
    total = add_up([found("laoshan-6", "买云花了30万"), found("laoshan-3.3", "通过认证")])
    assert total.outcome == Outcome(certainty="fixed", amount=Decimal(62))
    assert total.parts == (12, 50)


def test_a_range_among_the_awards_makes_the_total_a_range(found) -> None:
    total = add_up([found("laoshan-6", "买云花了20到30万"), found("laoshan-3.3", "通过认证")])
    assert (total.outcome.certainty, total.outcome.minimum, total.outcome.maximum) == ("range", 58, 62)


def test_an_excluded_award_is_left_out_of_the_total_with_the_reason(found) -> None:
    rent = found("laoshan-5.2", "入驻载体，员工50人，租了400平米，年租金80万，第1年")
    contribution = found("laoshan-5.1", "入驻载体，区级贡献200万，第1年")
    total = add_up([rent, contribution])
    assert total.members == ("laoshan-5.1",)
    assert total.outcome.amount == 200
    assert [(rule, "经济贡献" in exclusion.text) for rule, exclusion in total.counted.left_out] == [("laoshan-5.2", True)]


def test_an_award_whose_base_is_missing_counts_as_a_ceiling(found) -> None:
    total = add_up([found("laoshan-6", "买云"), found("laoshan-3.3", "通过认证")])
    assert (total.outcome.certainty, total.outcome.maximum) == ("ceiling", 70)


def test_nothing_with_a_figure_is_no_total(found) -> None:
    assert add_up([found("laoshan-6", "买云花了8万"), found("laoshan-8.5", "一票否决")]) is None
