"""The mutation command: what it changes, that it changes it back, and that an unnoticed change fails the run."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evals.mutation import __main__ as command
from evals.mutation.equivalents import Equivalent
from evals.mutation.examples import Example, by_rule
from evals.mutation.mutants import Mutant, installed, mutants_of
from evals.mutation.run import run
from tools.catalogue import RULES

CLOUD = RULES["laoshan-6"]


class NoGate:
    """A gate whose conversations notice nothing."""

    def prepare(self, rule: object) -> None:
        assert rule is CLOUD

    def notices(self, rule: object) -> bool:
        return rule is not CLOUD


def mutant(change: str) -> Mutant:
    return next(m for m in mutants_of(CLOUD) if m.change == change)


def cloud_amount() -> Decimal | None:
    outcome = CLOUD.assess({"cloud_spending": Decimal(18)}).outcome
    return outcome.amount if outcome else None


def example(expected: str) -> Example:
    def check(amount: Decimal) -> None:
        assert cloud_amount() == amount

    return Example("an example", "test_laoshan_2020.py", check, {"amount": Decimal(expected)})


@pytest.mark.parametrize(
    "change",
    [
        "formula.rate: 0.4 → 0.5",
        "formula.rate: 0.4 → 0.3",
        "formula.rate: 0.4 → 4",
        "formula.cap.figure: 20 → 21",
        "conditions[cloud_spending]: over → at_least",
        "conditions[listed_provider]: so True → False",
        "conditions: cloud_spending dropped",
        "formula: cap dropped",
        "formula.cap: COMPANY_YEAR → COMPANY",
        "formula: fixed → ceiling",
    ],
)
def test_every_operator_reaches_the_rule(change: str) -> None:
    changed = mutant(change)
    original = getattr(CLOUD, changed.field)
    with installed(changed, CLOUD):
        assert getattr(CLOUD, changed.field) != original
    assert getattr(CLOUD, changed.field) is original


def test_the_two_strictnesses_of_a_tier_are_told_apart() -> None:
    rule = RULES["qd24-1"]
    inclusive = next(m for m in mutants_of(rule) if m.change == "formula: over → at_least")
    at_100 = {"qd24_revenue": Decimal(1000000)}
    with installed(inclusive, rule):
        changed = rule.assess(at_100)
    assert changed.outcome != rule.assess(at_100).outcome


def test_no_two_mutants_of_a_rule_bear_one_name() -> None:
    for rule in RULES.values():
        names = [m.change for m in mutants_of(rule)]
        assert len(names) == len(set(names))


def test_the_rule_is_as_before_when_a_check_breaks_down() -> None:
    with pytest.raises(RuntimeError), installed(mutant("formula.rate: 0.4 → 0.5"), CLOUD):
        assert cloud_amount() == 9
        raise RuntimeError
    assert cloud_amount() == Decimal("7.2")


def test_examples_are_found_by_the_rules_they_look_at() -> None:
    assert set(by_rule([example("7.2")])) == {"laoshan-6"}


def test_a_change_that_no_check_notices_survives() -> None:
    rate, cap = mutant("formula.rate: 0.4 → 0.5"), mutant("formula.cap.figure: 20 → 21")
    outcome = run([rate, cap], RULES, {"laoshan-6": [example("7.2")]}, [], NoGate())
    assert outcome.fates == [(rate, "examples"), (cap, "survived")]


def test_a_reviewed_equivalent_is_let_pass_until_a_check_notices_it() -> None:
    cap = mutant("formula.cap.figure: 20 → 21")
    rate = mutant("formula.rate: 0.4 → 0.5")
    entries = [Equivalent(rules=("laoshan-6",), change=m.change, reason="for the test") for m in (cap, rate)]
    outcome = run([rate, cap], RULES, {"laoshan-6": [example("7.2")]}, entries, NoGate())
    assert outcome.of("equivalent") == [cap]
    assert outcome.stale(entries) == [("laoshan-6", rate.change)]


def test_an_unnoticed_change_fails_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "collected", lambda documents: [example("7.2")])
    monkeypatch.setattr(command, "Gate", NoGate)
    assert command.main(["--rule", "laoshan-6"]) == command.UNNOTICED
    printed = capsys.readouterr().out
    assert "survived: laoshan-6  formula.cap.figure: 20 → 21" in printed
    assert "survived: laoshan-6  formula.rate: 0.4 → 0.5" not in printed


def test_an_example_that_fails_without_a_mutant_stops_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "collected", lambda documents: [example("7.3")])
    assert command.main([]) == command.COULD_NOT_RUN
    assert "an example" in capsys.readouterr().err


def test_a_slice_is_noticed_whole_and_the_same_for_one_seed(capsys: pytest.CaptureFixture[str]) -> None:
    codes = [command.main(["--slice", "11", "40"]) for _ in range(2)]
    printed = capsys.readouterr()
    assert codes == [command.NOTICED, command.NOTICED], printed.err + printed.out
    first, second = printed.out.split("40 mutants in ")[:2]
    assert second.endswith(first)
