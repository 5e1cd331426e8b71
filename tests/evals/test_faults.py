"""The suite's own test: what is planted, that it is taken out again, and that an unnoticed fault is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assistant.answer import Answer
from assistant.conversation import Conversation
from documents import Corpus
from evals.faults.fault import Fault, suites
from evals.faults.in_advisor import in_advisor
from evals.faults.in_answers import in_answers
from evals.faults.in_limits import in_limits
from evals.faults.in_quotes import changed, in_quotes
from evals.faults.in_rules import in_rules
from evals.faults.run import all_faults, by_kind, run_faults
from evals.run_record import Run, fault_rows, unnoticed
from evals.runner import Asked, run
from evals.schema import Case
from tools import across
from tools.catalogue import RULES
from tools.clauses import Figure

KINDS = {
    *("constant changed", "comparison turned", "cap dropped", "look-alikes swapped", "missing fact assumed"),
    *("ineligible company paid", "place filter off", "expired shown as valid", "wrong document cited"),
    *("citation offset moved", "number invented", "quoted figure changed", "limit across rules dropped"),
}


class Same:
    """Answers each question alike."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def ask(self, text: str, memory: Conversation, as_of: date) -> Answer:
        return self.answer


def test_every_kind_of_fault_is_planted(corpus: Corpus) -> None:
    assert {fault.kind for fault in all_faults(RULES, corpus)} >= KINDS


def test_every_constant_that_an_answer_is_computed_from_is_changed_once() -> None:
    names = [
        fault.name for fault in in_rules({"laoshan-6": RULES["laoshan-6"], **_pairs()}) if "laoshan-6" in fault.name
    ]
    constants = [name for name in names if "→" in name and "over" not in name and "fixed" not in name]
    assert constants == [
        "laoshan-6  conditions.1.figure: 10 → 11",
        "laoshan-6  formula.rate: 0.4 → 0.5",
        "laoshan-6  formula.cap.figure: 20 → 21",
    ]


def test_each_exclusion_is_dropped_alone() -> None:
    whole = across.EXCLUSIONS
    first = next(in_limits())
    with first.plant(Same(Answer(status="declined", text="", as_of=date(2026, 11, 21)))):
        assert whole[1:] == across.EXCLUSIONS


def test_every_constant_that_is_only_quoted_is_told_wrongly_once() -> None:
    quoted = [figure for rule in RULES.values() for figure in rule.bound]
    assert len(list(in_quotes(RULES))) == len(quoted)
    assert all(changed(figure) != figure.span for figure in quoted)


@pytest.mark.parametrize(
    ("value", "span", "told"),
    [
        ("3", "前三年", "前40年"),
        ("25", "二十五条举措", "62条举措"),
        ("0.5", "不高于总股本的50%", "不高于总股本的87%"),
        ("1000000", "100亿元规模的基金", "137亿元规模的基金"),
        ("2", "每年评选1-2家", "每年评选1-39家"),
        ("0", "D类企业不予支持", "D类企业按照10%给予拨付"),
    ],
)
def test_a_constant_is_told_wrongly_in_its_own_words(value: str, span: str, told: str) -> None:
    assert changed(Figure(Decimal(value), span)) == told


def test_words_that_do_not_state_a_constant_are_refused() -> None:
    with pytest.raises(ValueError, match="does not state 4"):
        changed(Figure(Decimal(4), "前三年"))


def test_a_quoted_figure_is_changed_in_the_text_alone(right: Answer) -> None:
    rule = RULES["laoshan-8.6"]
    [fault] = in_quotes({rule.id: rule})
    shown = right.model_copy(update={"text": f"奖励总额最高{rule.bound[0].span}。"})
    with fault.plant(Same(shown)) as faulty:
        told = faulty.ask("", Conversation(), date(2026, 11, 21))
    assert told == shown.model_copy(update={"text": "奖励总额最高不超过42年区级经济贡献。"})


def test_a_fault_is_taken_out_again(right: Answer) -> None:
    advisor: Any = Same(right)
    before = {id: (rule.formula, rule.conditions, rule.adjustment) for id, rule in RULES.items()}
    across_rules = across.EXCLUSIONS
    for fault in [*in_rules(RULES), *in_advisor(RULES), *in_limits()]:
        with fault.plant(advisor):
            pass
    assert across.EXCLUSIONS is across_rules
    assert {id: (rule.formula, rule.conditions, rule.adjustment) for id, rule in RULES.items()} == before


def test_a_fault_in_the_answer_is_noticed_by_the_suite_of_its_kind(
    case: dict[str, Any], right: Answer, corpus: Corpus
) -> None:
    cases = [Case.model_validate(case | {"id": suite, "suite": suite}) for suite in ("figures", "citations")]
    results = run(cases, Same(right), corpus)
    noticed = run_faults(list(in_answers(corpus)), results, Same(right), corpus)
    assert [(one.fault.kind, one.by.suite if one.by else None) for one in noticed] == [
        ("wrong document cited", "citations"),
        ("citation offset moved", "citations"),
        ("number invented", "figures"),
        ("citation left out", "citations"),
    ]


def test_a_fault_that_no_case_notices_is_told(read_case: Case, right: Answer, corpus: Corpus) -> None:
    @contextmanager
    def nothing(advisor: Asked) -> Iterator[Asked]:
        yield advisor

    fault = Fault("a kind", "a fault", suites("figures"), nothing)
    results = run([read_case], Same(right), corpus)
    noticed = run_faults([fault], results, Same(right), corpus)
    assert by_kind(noticed) == {"a kind": (0, 1, "")}
    done = Run(results, [], {}, faults=noticed)
    assert fault_rows(done) == [("a kind", 0, 1, "")]
    assert "unnoticed: a kind: a fault" in unnoticed(done)


def test_a_case_that_fails_anyway_notices_nothing(read_case: Case, right: Answer, corpus: Corpus) -> None:
    broken = Same(right.model_copy(update={"text": "", "headline": None}))
    results = run([read_case], broken, corpus)
    assert [one.by for one in run_faults(list(in_answers(corpus)), results, broken, corpus)] == [None] * 4


def _pairs() -> dict[str, Any]:
    """The rules that are exchanged have to be there."""
    return {id: RULES[id] for id in ("laoshan-3.1", "laoshan-3.2", "laoshan-3.3", "laoshan-3.4")}
