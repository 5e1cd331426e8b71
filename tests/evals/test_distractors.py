"""A slice of the distractors with a fixed seed; `python -m evals.distractors` asks all right figures again."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.settings import Settings
from assistant.startup import open_advisor
from evals.distractors.bank import BANK, BEARS_ON, FILLS, bears_on, written
from evals.distractors.campaign import Outcome, Question, Trial, put_in, questions, trials
from evals.loading import CASES, load_cases
from tools.catalogue import RULES

SEED = 3
FILES = ("gate_laoshan.jsonl", "gate_qingdao.jsonl", "gate_jinan_shandong.jsonl")
EVERY = 3  # of the cases of those files
ALLOWED = 0.01


@pytest.fixture(scope="module")
def advisor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Advisor]:
    """The advisor by words and rules alone."""
    found, retrieval = open_advisor(Settings(data_dir=tmp_path_factory.mktemp("advisor"), embedding_model="none"))
    yield found
    retrieval.close()


def test_right_figures_stay_among_clauses_that_do_not_bear_on_them(advisor: Advisor) -> None:
    cases = load_cases(CASES / name for name in FILES)[::EVERY]
    asked = list(questions(cases, advisor))
    assert len(asked) >= 20
    outcome = Outcome(list(trials(asked, advisor, SEED)))
    assert len(outcome.trials) == 3 * len(asked)
    changed = [trial.line() for trial in outcome.trials if trial.became == "changed"]
    assert outcome.changed <= ALLOWED, "\n".join(changed)


def test_the_same_seed_asks_the_same(advisor: Advisor) -> None:
    asked = [Question("one", "崂山企业，云服务18万，能补多少", date(2026, 11, 21), ("7.2",), ("laoshan-6",))]
    first, again, other = ([t.asked for t in trials(asked, advisor, seed)] for seed in (1, 1, 2))
    assert first == again != other


def test_a_clause_stands_before_between_or_behind() -> None:
    text, chance = "崂山企业，云服务18万，能补多少？", random.Random(1)
    assert put_in(text, ["员工60人"], "before", chance) == f"员工60人，{text}"
    assert put_in(text, ["员工60人"], "after", chance) == f"{text}对了，员工60人"
    between = put_in(text, ["员工60人"], "between", chance)
    assert between in {"崂山企业，员工60人，云服务18万，能补多少？", "崂山企业，云服务18万，员工60人，能补多少？"}


def test_a_part_is_not_parted_from_its_whole() -> None:
    text = "总共花了90万，其中云服务18万"
    assert put_in(text, ["员工60人"], "between", random.Random(1)) == f"员工60人，{text}"


def test_every_clause_is_filled_in_and_every_rule_named_is_one() -> None:
    for clause in BANK:
        words = written(clause, random.Random(clause.words))
        assert not any(f"{{{name}}}" in words for name in FILLS) and "{" not in words
    for prefixes in BEARS_ON.values():
        for prefix in prefixes:
            assert any(rule.startswith(prefix) for rule in RULES), prefix


def test_what_may_bear_on_a_rule_is_no_distractor_of_it() -> None:
    assert bears_on("staff", ["laoshan-5.2"]) and not bears_on("staff", ["laoshan-6"])
    assert bears_on("cloud elsewhere", ["qd20-8"]) and not bears_on("cloud elsewhere", ["laoshan-6"])


def test_a_question_back_is_no_false_figure() -> None:
    question = Question("one", "…", date(2026, 11, 21), ("7.2",), ("laoshan-6",))

    def became(status: str) -> str:
        answer = Answer.model_validate(
            {"status": status, "text": "…", "awards": [], "citations": [], "as_of": "2026-11-21"}
        )
        return Trial(question, (), "before", "…", answer).became

    assert became("needs_facts") == "asked"
    assert became("not_eligible") == became("answered") == "changed"
